"""Quotations that no sentence attributes: resumed, continued, carried, or nobody's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.analysis.attribution.speakers import NOBODY, Speaker
from generator.analysis.lookup import ByPlace
from generator.analysis.words import WORD, count_words
from generator.model.articles import Quotation, Sentence
from generator.model.evidence import Span

_SPEECH_WORDS = 5
"""A quotation without attribution is speech from so many words on; shorter ones are names and scare quotes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has its id."""

    paragraph: int
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: Speaker
    sieve: str
    sentence: int
    """Position of its sentence in the paragraph."""


@dataclass(frozen=True, slots=True)
class ParagraphSpeech:
    """A paragraph with its sentences, quotations and what attributes them so far."""

    text: str
    number: int
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    drafts: Sequence[Draft]


def attribute_leftovers(here: ParagraphSpeech, previous: ParagraphSpeech | None) -> list[Draft]:
    """Return the drafts of a paragraph with those of its unattributed quotations, in order of their content.

    A quotation that is a sentence of its own belongs to the speaker of the
    sentence right before it: it resumes what that attribution interrupted, or
    is carried by it.  A paragraph of nothing but quotation goes on with the
    previous paragraph's speaker.  Any other quotation is nobody's.
    """
    by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in here.drafts:
        by_sentence[draft.sentence].append(draft)
    contents = ByPlace([span for draft in here.drafts for span in draft.content], lambda span: [(0, span)])
    quotations = ByPlace(here.quotations, lambda quotation: [(0, quotation.span)])
    inside = [quotations.within(0, sentence.span) for sentence in here.sentences]
    is_own = [_is_quoted(here.text, *pair) for pair in zip(here.sentences, inside, strict=True)]
    continued = _continued(previous, is_whole=all(is_own))
    for position, found in enumerate(inside):
        for quotation in found:
            if contents.overlapping(0, quotation.inner):
                continue
            before = by_sentence[position - 1] or by_sentence[position]
            if is_own[position] and len(before) == 1 and before[0].sieve in _INTERRUPTING:
                # It now ends with this sentence, so that the next quotation resumes it too.
                resumed = before.pop()
                content = (*resumed.content, quotation.inner)
                by_sentence[position].append(replace(resumed, content=content, sentence=position))
                continue
            speaker, sieve = NOBODY, "quote-unattributed"
            if is_own[position] and before:
                speaker, sieve = _carried(before), "quote-carried"
            elif is_own[position] and position == 0 and continued is not None:
                speaker, sieve = continued, "quote-continued"
            if speaker.actor is not None or not _is_label(here.text, quotation):
                draft = Draft(here.number, (quotation.inner,), None, None, speaker, sieve, position)
                by_sentence[position].append(draft)
    drafts = [draft for found in by_sentence.values() for draft in found]
    return sorted(drafts, key=lambda draft: (draft.content[0], draft.sieve))


_INTERRUPTING = frozenset({"quote-canonical", "quote-inverted"})
"""Sieves whose attribution stands behind a quotation, which may go on: `“…,” X said. “…”`"""


def _is_quoted(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> bool:
    """Say whether no word of a sentence stands outside its quotations."""
    parts, position = [], sentence.span.start
    for quotation in quotations:
        parts.append(text[position : quotation.span.start])
        position = quotation.span.end
    return WORD.search(" ".join([*parts, text[position : sentence.span.end]])) is None


def _carried(before: Sequence[Draft]) -> Speaker:
    """Return the one speaker of the sentence before; known from context only."""
    speakers = {draft.speaker.actor for draft in before}
    return Speaker(before[0].speaker.actor, "C") if len(speakers) == 1 else NOBODY


def _is_label(text: str, quotation: Quotation) -> bool:
    """Say whether a quotation is a name, a title or a scare quote rather than speech."""
    inner = text[quotation.inner.start : quotation.inner.end]
    if count_words(inner) < _SPEECH_WORDS:
        return True
    long_words = [word for word in WORD.findall(inner) if len(word) > 3]
    return all(word[0].isupper() for word in long_words)


def _continued(previous: ParagraphSpeech | None, *, is_whole: bool) -> Speaker | None:
    """Return the speaker of the paragraph before, known from context only, for a quotation that opens the next.

    He is the one of its last quotation, if that was left open for the next
    paragraph; else the only one there, if its last sentence is still his, for a
    paragraph of nothing but quotation.  `None` where nothing can be continued.
    """
    if previous is None:
        return None
    last = previous.quotations[-1] if previous.quotations else None
    if last is not None and "continued" in last.repairs:
        open_ones = [one for one in previous.drafts if any(span.overlaps(last.inner) for span in one.content)]
        return Speaker(open_ones[0].speaker.actor, "C") if len(open_ones) == 1 else NOBODY
    if not is_whole:
        return None
    speakers = {draft.speaker.actor for draft in previous.drafts}
    reach = max((draft.sentence for draft in previous.drafts), default=-1)
    if len(speakers) != 1 or reach < len(previous.sentences) - 1:
        return NOBODY
    return Speaker(previous.drafts[0].speaker.actor, "C")
