"""Cut paragraphs into quotation spans and sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, TypeAlias

from generator.model.articles import Article, Quotation, Repair, Segments, Sentence
from generator.model.evidence import Span
from generator.model.lexicon import Abbreviations

_OPENING = "“„«"
_CLOSING = "”»"
_PARTNERS = {"„": "“", "»": "«"}
"""Marks that open where the sign usual in English would close, with what then closes them."""
_STRAIGHT = ('"', "''", "``")
_MARK = re.compile(r"[“”„«»\"]|''|``")
_SINGLE = re.compile(r"(?<![^\s(\[—–])[‘'](?=\w)(?!\d+s\b)|(?<=\S)[’'](?!\w)")
_HIDDEN = "\ue000"
"""Stands for every character of a quotation when patterns must not look inside."""
_HIDDEN_END = "\ue001"
"""Stands for the last character of a quotation that ends a sentence."""
_BOUNDARY = re.compile(
    rf"(?:(?<![.!?…])[.!?…]++[’)\]]*+|{_HIDDEN_END})(?=\s+(?P<next>[(\[‘]*+(?:[^\W_a-z]\w*+|{_HIDDEN}|{_HIDDEN_END})))"
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]++(?=\s)")
_SPEECH_ENDS = (",", ".", "?", "!", "…")

_Role: TypeAlias = Literal["open", "close", "reversed", "nested", "new", "nothing"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A double quotation mark."""

    sign: str
    span: Span
    opens: bool
    """By its form, or for a straight one by its neighbours."""
    lowest: int
    """By how many the marks behind it ever close more than they open, at most; never above 0."""


def segment(article: Article, abbreviations: Abbreviations) -> Segments:
    """Find the quotations and sentences of an article's body.

    Sentences never begin or end inside a quotation.
    """
    quotations: list[Quotation] = []
    sentences: list[Sentence] = []
    texts = [article.paragraph(number).text for number in article.body]
    for position, number in enumerate(article.body):
        following = texts[position + 1] if position + 1 < len(texts) else ""
        goes_on = following.startswith((*_OPENING, *_STRAIGHT))
        found = _Finder(texts[position], number, abbreviations).find(goes_on=goes_on)
        quotations += found
        sentences += [Sentence(number, span) for span in _split_sentences(texts[position], found, abbreviations)]
    return Segments(tuple(sentences), tuple(quotations))


class _Finder:
    """Finds the quotations of one paragraph, in order of appearance.

    Double marks of any style count; single ones only in paragraphs without
    double ones, and only where they cannot be apostrophes.  Nested quotations
    are not returned.  A missing or wrong mark is repaired and flagged.
    """

    def __init__(self, text: str, paragraph: int, abbreviations: Abbreviations) -> None:
        self._text = text
        self._paragraph = paragraph
        self._abbreviations = abbreviations
        self._found: list[Quotation] = []
        self._opened: _Mark | None = None
        self._depth = 0
        self._floor = 0
        """Where the last quotation or stray mark ends: no repair reaches back over it."""

    def find(self, *, goes_on: bool) -> list[Quotation]:
        """Return the quotations.

        Args:
            goes_on: True if the next paragraph opens with a quotation mark, so
                that a missing closing mark is the custom and no error.
        """
        marks = _marks(self._text)
        for position, mark in enumerate(marks):
            self._take(mark, marks[position + 1] if position + 1 < len(marks) else None)
        if self._opened is not None:
            self._end_with_text(self._opened, goes_on=goes_on)
        return self._found or _single_quotations(self._text, self._paragraph)

    def _take(self, mark: _Mark, following: _Mark | None) -> None:
        role = self._role(mark, following)
        if role == "open":
            self._opened, self._depth = mark, 0
        elif role == "nested":
            self._depth += 1
        elif role == "close" and self._depth:
            self._depth -= 1
        elif role == "new" and self._opened is not None:
            end = self._guessed_end(self._opened.span.end, mark.span.start)
            self._add(Span(self._opened.span.start, end), Span(self._opened.span.end, end), ("unclosed",))
            self._opened, self._depth = mark, 0
        elif role in ("close", "reversed") and self._opened is not None:
            repairs: tuple[Repair, ...] = ("reversed",) if role == "reversed" else ()
            if not self._opened.opens:
                repairs = ("reversed",)
            inner = Span(self._opened.span.end, mark.span.start)
            self._add(Span(self._opened.span.start, mark.span.end), inner, repairs)
            self._opened = None
        elif role == "close":
            start = self._sentence_start(mark.span.start)
            self._add(Span(start, mark.span.end), Span(start, mark.span.start), ("unopened",))

    def _role(self, mark: _Mark, following: _Mark | None) -> _Role:
        before = self._text[mark.span.start - 1 : mark.span.start]
        after = self._text[mark.span.end : mark.span.end + 1]
        if self._opened is None:
            if mark.opens or (mark.sign in _CLOSING and (not before.strip() or before in "([") and after.strip()):
                return "open"
            # A mark behind a digit is a measure: 12”.
            stray = before.isdigit() or (mark.sign in _STRAIGHT and not before.endswith(_SPEECH_ENDS))
            return "nothing" if stray or not before.strip() else "close"
        if not mark.opens or mark.sign == _PARTNERS.get(self._opened.sign):
            return "close"
        spoken = self._text[max(0, mark.span.start - 9) : mark.span.start].rstrip()[-1:]
        if mark.lowest <= -2 - self._depth:
            return "nested"
        # “… approaches, “said X: an opening mark where the closing one belongs.
        closes_next = following is not None and not following.opens
        if mark.sign in _OPENING and spoken in _SPEECH_ENDS and not closes_next and after.islower():
            return "reversed"
        return "new"

    def _add(self, span: Span, inner: Span, repairs: tuple[Repair, ...]) -> None:
        self._floor = span.end
        start, end = inner
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if end > start:
            self._found.append(Quotation(self._paragraph, span, Span(start, end), repairs))

    def _sentence_start(self, end: int) -> int:
        """Return where the sentence that ends with an unopened mark begins, behind the last quotation."""
        start = self._floor
        for stop in _STOP.finditer(self._text, self._floor, max(self._floor, end - 1)):
            if not _is_abbreviation(self._text, stop, self._abbreviations):
                start = stop.end()
        while start < end and (self._text[start].isspace() or self._text[start] in ",;"):
            start += 1
        return start

    def _guessed_end(self, start: int, end: int) -> int:
        """Return where a quotation without a closing mark ends before the next one opens.

        Behind it its attribution stands, mostly after a comma in the last
        sentence: “We will fight, said X. “And …”
        """
        inner = self._text[start:end].rstrip()
        stops = [stop.end() for stop in _STOP.finditer(inner, 0, max(0, len(inner) - 1))]
        sentence = stops[-1] if stops else 0
        comma = inner.rfind(", ", sentence)
        return start + (comma + 1 if comma > 0 else sentence or len(inner))

    def _end_with_text(self, opened: _Mark, *, goes_on: bool) -> None:
        """End a quotation that is never closed: with the paragraph, or with its sentence where it began inside one."""
        end = len(self._text)
        repair: Repair = "continued" if goes_on else "unclosed"
        before = self._text[: opened.span.start].rstrip()
        if before and before[-1].isalnum():
            stops = (
                stop
                for stop in _STOP.finditer(self._text, opened.span.end)
                if not _is_abbreviation(self._text, stop, self._abbreviations)
            )
            first = next(stops, None)
            if first is not None:
                end, repair = first.end(), "unclosed"
        self._add(Span(opened.span.start, end), Span(opened.span.end, end), (repair,))


def _marks(text: str) -> list[_Mark]:
    found = [(match.group(), Span(*match.span())) for match in _MARK.finditer(text)]
    opens = [_opens(text, sign, span) for sign, span in found]
    depths = list(accumulate(1 if opening else -1 for opening in opens))
    lowest = list(accumulate(reversed(depths), min))[::-1]
    return [
        _Mark(sign, span, opening, min(0, low - depth))
        for (sign, span), opening, low, depth in zip(found, opens, lowest, depths, strict=True)
    ]


def _opens(text: str, sign: str, span: Span) -> bool:
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    apart = not before.strip() or before in "([—–"
    if sign in _STRAIGHT:
        return apart and bool(after.strip())
    if sign in _OPENING:
        return apart or bool(after.strip())
    return False


def _single_quotations(text: str, paragraph: int) -> list[Quotation]:
    """Pair single marks; an apostrophe behind a plural closes only where nothing else does."""
    found: list[Quotation] = []
    opened: int | None = None
    doubtful: int | None = None
    for mark in (*_SINGLE.finditer(text), None):
        opening = mark is None or not _closes(text, mark.start())
        if opening and opened is not None and doubtful is not None:
            found.append(Quotation(paragraph, Span(opened, doubtful + 1), Span(opened + 1, doubtful), ()))
        if mark is None or opening:
            opened, doubtful = (mark.start() if mark else None), None
        elif opened is not None and text[mark.start() - 1] in "sS":
            doubtful = mark.start() if doubtful is None else doubtful
        elif opened is not None:
            found.append(Quotation(paragraph, Span(opened, mark.end()), Span(opened + 1, mark.start()), ()))
            opened = doubtful = None
    return found


def _closes(text: str, mark: int) -> bool:
    return not text[mark + 1 : mark + 2].isalnum()


def _hide_quotations(text: str, quotations: Sequence[Quotation]) -> str:
    """Return the text with every quotation replaced by placeholders, lengths unchanged.

    A quotation whose last word ends a sentence ends with `_HIDDEN_END`.
    """
    parts, position = [], 0
    for quotation in quotations:
        start, end = quotation.span
        ends = text[quotation.inner.end - 1] in ".!?…"
        parts += [text[position:start], _HIDDEN * (end - start - 1), _HIDDEN_END if ends else _HIDDEN]
        position = end
    return "".join([*parts, text[position:]])


def _split_sentences(text: str, quotations: Sequence[Quotation], abbreviations: Abbreviations) -> list[Span]:
    """Split a paragraph into sentences, white space between them left out."""
    hidden = _hide_quotations(text, quotations)
    spans, start = [], 0
    for boundary in _BOUNDARY.finditer(hidden):
        if _is_abbreviation(hidden, boundary, abbreviations, boundary["next"]):
            continue
        spans.append(_trimmed(text, start, boundary.end()))
        start = boundary.end()
    if text[start:].strip():
        spans.append(_trimmed(text, start, len(text)))
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_abbreviation(text: str, stop: re.Match[str], abbreviations: Abbreviations, following: str = "") -> bool:
    """Say whether a full stop belongs to an abbreviation or initial and ends no sentence.

    Args:
        text: The paragraph, quotations hidden or not.
        stop: The full stop.
        abbreviations: The lexicon.
        following: The next word; read from the text where empty.
    """
    if text[stop.start()] != "." or stop.end() - stop.start() > 1:
        return False
    following = following or text[stop.end() : stop.end() + 20].strip().partition(" ")[0]
    word = re.search(r"(?:\w|(?<=\w)\.)*$", text[max(0, stop.start() - 20) : stop.start()])
    name = word.group() if word else ""
    if len(name) == 1 and name.isalpha():
        return name.isupper() and name != "I"
    lower = name.lower()
    if lower in abbreviations.before_numbers:
        return following[:1].isdigit()
    if lower in abbreviations.perhaps_final:
        return following.lower() not in abbreviations.openers
    return lower in abbreviations.never_final
