"""Cut an article's body into quotations and sentences."""

from collections.abc import Sequence

from generator.analysis.segmentation.marks import Kind, Mark, find_marks
from generator.analysis.segmentation.quotations import SPEECH_ENDS, Surroundings, find_quotations
from generator.analysis.segmentation.sentences import split_sentences
from generator.analysis.words import ends_as_prose
from generator.model.articles import Article, Quotation, Segments, Sentence
from generator.model.lexicon import Abbreviations

_SIGNATURE_WORDS = 10
_Body = Sequence[tuple[int, str, Sequence[Mark]]]
"""Paragraphs: number, text, and its quotation marks."""


def segment(article: Article, abbreviations: Abbreviations) -> Segments:
    """Find the quotations and sentences of an article's body.

    Sentences never begin or end inside a quotation.
    """
    texts = [(number, article.paragraph(number).text) for number in article.body]
    body = [(number, text, find_marks(text)) for number, text in texts]
    by_paragraph = _find_quotations(body, abbreviations, single_style=False)
    if any(_first_kind(marks) == "single" for _, _, marks in body) and _is_single_style(body, by_paragraph):
        by_paragraph = _find_quotations(body, abbreviations, single_style=True)
    sentences = [
        Sentence(number, span)
        for (number, text), found in zip(texts, by_paragraph, strict=True)
        for span in split_sentences(text, found, abbreviations)
    ]
    return Segments(tuple(sentences), tuple(one for found in by_paragraph for one in found))


def _find_quotations(body: _Body, abbreviations: Abbreviations, *, single_style: bool) -> list[Sequence[Quotation]]:
    """Return the quotations of each paragraph."""
    by_paragraph: list[Sequence[Quotation]] = []
    left_open: Kind | None = None
    is_signature = False
    for position, (number, text, marks) in enumerate(body):
        if not marks:
            by_paragraph.append(())
            left_open, is_signature = None, False
            continue
        _, next_text, next_marks = body[position + 1] if position + 1 < len(body) else (0, "", ())
        closes_next = _closes_first(next_marks)
        signed_next = closes_next and _is_signature(text, next_text, next_marks)
        around = Surroundings(
            left_open=left_open,
            opens_next=_first_kind(next_marks),
            closes_next=closes_next and not signed_next,
            single_style=single_style,
        )
        found = find_quotations(text, number, () if is_signature else marks, around, abbreviations)
        by_paragraph.append(found.quotations)
        is_signature = signed_next and found.left_open is not None
        left_open = found.left_open if around.closes_next else None
    return by_paragraph


def _first_kind(marks: Sequence[Mark]) -> Kind | None:
    """Return the mark with which a paragraph begins."""
    return marks[0].kind if marks and marks[0].start == 0 and marks[0].facing != "single-closes" else None


def _closes_first(marks: Sequence[Mark]) -> bool:
    """Say whether the first double mark of a paragraph closes what none in it has opened."""
    first = next((mark for mark in marks if mark.kind != "single"), None)
    return first is not None and first.facing == "closes"


def _is_signature(previous: str, text: str, marks: Sequence[Mark]) -> bool:
    """Say whether a paragraph only names the speaker of the one before it, whose mark closes behind his name.

    “The river is low. The dams are full.
    Kari Berg, mayor.”
    """
    words = text.split(None, _SIGNATURE_WORDS + 1)
    return (
        len(words) <= _SIGNATURE_WORDS
        and sum(word[0].isupper() for word in words) > 1
        and [mark.end for mark in marks if mark.kind != "single"] == [len(text)]
        and ends_as_prose(previous)
        and not previous.endswith((",", ";", ":"))
    )


def _is_single_style(body: _Body, by_paragraph: Sequence[Sequence[Quotation]]) -> bool:
    """Say whether more speech stands between single marks than quotations between double ones."""
    single, double = 0, 0
    for (_, text, _), found in zip(body, by_paragraph, strict=True):
        for one in found:
            if one.inner.start - one.span.start > 1 or text[one.span.start] not in "'‘":
                double += 1
            elif text[one.inner.end - 1] in SPEECH_ENDS:
                single += 1
    return single > double
