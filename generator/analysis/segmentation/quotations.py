"""Find the quotations of an article: a state machine over the marks of each paragraph.

What a mark does depends on which way it faces and on where it stands:

- outside: in the outlet's own words.
- quoted: in a quotation that a double mark opened, or that the paragraph
  before left open.
- nested: in a quotation within that one, or in several, one in the other.
- single: in a quotation between single marks.  `pairs` knows its end, so
  other marks are passed over.

`_Machine.STEPS` is the table of transitions.  What it does not name changes nothing:
a mark of measure outside, an apostrophe, a quotation within one between single
marks.

The time grows with the text and no faster: a step looks at the text behind the
last quotation and at the next mark, and knows of those further ahead only what
one backward pass has counted.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal, TypeAlias

from generator.analysis.segmentation.ahead import Ahead, look_ahead
from generator.analysis.segmentation.marks import KINDS, Facing, Kind, Mark
from generator.analysis.segmentation.pairs import may_be_apostrophe, pair_single_marks
from generator.analysis.segmentation.stops import STOP, is_abbreviation
from generator.model.articles import Quotation, Repair
from generator.model.evidence import Span
from generator.model.lexicon import Abbreviations

SPEECH_ENDS = (",", ".", "?", "!", "…")
"""Signs that stand before the mark with which speech ends."""
_WRONG_OPENING = ("”", "’’")
_WRONG_CLOSING = ("“", "„", "«", "``", "‘‘", "‘")
_PARTNERS = {"„": "“", "»": "«"}
"""Signs that open where the one usual in English would close, with what then closes them."""
_TAIL_WORDS = 8
"""What stands between a quotation that was not closed and the next one has no more words."""

_State: TypeAlias = Literal["outside", "quoted", "nested", "single"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the paragraphs around one tell about its quotations."""

    left_open: Kind | None = None
    """The marks of a quotation that the paragraph before left open and this one closes."""
    opens_next: Kind | None = None
    """The mark with which the next paragraph begins: then a missing closing one is the custom and no error."""
    closes_next: bool = False
    """True if the next paragraph closes what this one leaves open."""
    single_style: bool = False
    """True if the article puts speech between single marks."""


@dataclass(frozen=True, slots=True)
class Found:
    """The quotations of a paragraph."""

    quotations: tuple[Quotation, ...]
    left_open: Kind | None
    """The marks of the last one, if it runs to the end of the paragraph without a closing mark."""


def find_quotations(
    text: str, paragraph: int, marks: Sequence[Mark], around: Surroundings, abbreviations: Abbreviations
) -> Found:
    """Return the quotations of a paragraph in order, nested ones left out.

    A missing or wrong mark is repaired and flagged.  Where a text has lost all
    its marks nothing is found.
    """
    if not marks:
        return Found((), None)
    return _Machine(text, paragraph, marks, around, abbreviations).run()


_Step: TypeAlias = Callable[["_Machine", int, Mark], _State]


class _Machine:
    """Walks through the marks of one paragraph; each step returns the next state."""

    def __init__(
        self, text: str, paragraph: int, marks: Sequence[Mark], around: Surroundings, abbreviations: Abbreviations
    ) -> None:
        self._text = text
        self._paragraph = paragraph
        self._marks = marks
        self._around = around
        self._abbreviations = abbreviations
        self._ahead: Ahead = look_ahead(marks)
        self._pairs = pair_single_marks(text, marks)
        self._paired = frozenset(self._pairs.values())
        self._found: list[Quotation] = []
        self._floor = 0
        """Where the last quotation or stray mark ends: no repair reaches back over it."""
        self._opened = Mark(0, 0, "", around.left_open or "curly", "opens")
        """The mark of the quotation that the machine is in; it is empty where another paragraph holds it."""
        self._nested: list[Kind] = []
        """Marks of the quotations within it that are open, the innermost last."""
        self._counts = dict.fromkeys(KINDS, 0)
        """How many of them are of each kind."""
        self._single_end = 0
        """Position of the mark with which a quotation between single marks ends."""
        self._makeshift: Mark | None = None
        """The first single mark that may stand for the double one that closes the quotation."""
        self._merged = False
        """True if the quotation holds an opening mark that was passed over."""

    def run(self) -> Found:
        state: _State = "quoted" if self._around.left_open else "outside"
        for position, mark in enumerate(self._marks):
            step = self.STEPS.get((state, mark.facing))
            if step is not None:
                state = step(self, position, mark)
        left_open = state in ("quoted", "nested") and self._end_with_text()
        return Found(tuple(self._found), self._opened.kind if left_open else None)

    # ---- Steps ----

    def _begin(self, _: int, mark: Mark) -> _State:
        while self._nested:
            self._leave()
        self._opened = mark
        self._makeshift, self._merged = None, False
        return "quoted"

    def _begin_if_closed(self, position: int, mark: Mark) -> _State:
        """Begin with a mark that may face either way, if the next one closes."""
        following = self._ahead.following[position]
        if following is None or following.facing == "opens":
            return "outside"
        return self._begin(position, mark)

    def _begin_unopened(self, _: int, mark: Mark) -> _State:
        """Quote the sentence before a closing mark without an opening one.

        A mark without a direction is stray where no speech ends before it.  So
        is any in the sentence that attributes the last quotation.
        """
        before = self._text[mark.start - 1 : mark.start]
        has_direction = mark.kind in ("curly", "angle")
        if before.strip() and not before.isdigit() and (has_direction or before in SPEECH_ENDS):
            start = self._sentence_start(mark.start)
            if start is None:
                self._floor = mark.end
            else:
                self._add(Span(start, mark.end), Span(start, mark.start), "unopened")
        return "outside"

    def _begin_single(self, position: int, mark: Mark) -> _State:
        end = self._pairs.get(position)
        opens_paragraph = self._around.single_style and mark.start == 0
        goes_on = opens_paragraph and self._around.opens_next == "single"
        if end is not None and not (goes_on and may_be_apostrophe(self._text, self._marks[end])):
            self._opened, self._single_end = mark, end
            return "single"
        return self._begin(position, mark) if opens_paragraph else "outside"

    def _end_single(self, position: int, mark: Mark) -> _State:
        if position < self._single_end:
            return "single"
        return self._end(position, mark)

    def _end(self, _: int, mark: Mark) -> _State:
        opening, closing = self._opened.sign, mark.sign
        is_wrong = closing in _WRONG_CLOSING and closing != _PARTNERS.get(opening)
        repairs: list[Repair] = [] if opening else ["unopened"]
        if opening in _WRONG_OPENING or is_wrong:
            repairs.append("reversed")
        self._end_with(mark, *repairs)
        return "outside"

    def _end_or_measure(self, position: int, mark: Mark) -> _State:
        """End behind a number, unless the next mark does: "a mesh of 12" here," he said."""
        following = self._ahead.following[position]
        if following is not None and following.facing == "closes":
            return "quoted"
        return self._end(position, mark)

    def _nest_or_renew(self, position: int, mark: Mark) -> _State:
        """Nest where what opens is closed apart from the quotation; else end the quotation before or at the mark."""
        following = self._ahead.following[position]
        closes_next = following is not None and following.facing != "opens"
        if mark.kind == self._opened.kind:
            nests = self._ahead.lowest[position] <= -2 - self._counts[mark.kind]
        else:
            nests = closes_next or self._ahead.closes_alike[position]
        if nests:
            self._nested.append(mark.kind)
            self._counts[mark.kind] += 1
            return "nested"
        # “… approaches, “said X: an opening mark where the closing one belongs.
        spoken = self._text[max(0, mark.start - 9) : mark.start].rstrip()[-1:]
        if spoken in SPEECH_ENDS and self._text[mark.end : mark.end + 1].islower() and not closes_next:
            self._end_with(mark, "reversed")
            return "outside"
        if self._makeshift is not None:
            self._end_with(self._makeshift, "unclosed")
            return self._begin(position, mark)
        end = self._guessed_end(mark.start, follows_speech=spoken in SPEECH_ENDS)
        if end is None:
            self._merged = True
            return "nested" if self._nested else "quoted"
        self._add(Span(self._opened.start, end), Span(self._opened.end, end), "unclosed")
        return self._begin(position, mark)

    def _unnest(self, position: int, mark: Mark) -> _State:
        """End the last nested quotation that the mark can end, and those within it."""
        kind = mark.kind
        if not self._counts[kind]:
            if kind == self._opened.kind:
                return self._end(position, mark)
            kind = self._nested[-1]
        while self._leave() != kind:
            pass
        return "nested" if self._nested else "quoted"

    def _leave(self) -> Kind:
        left = self._nested.pop()
        self._counts[left] -= 1
        return left

    def _remember(self, position: int, mark: Mark) -> _State:
        """Remember a single mark that may stand for the double one: “We are going home.’ Berg left."""
        ends_speech = self._text[mark.start - 1 : mark.start] in SPEECH_ENDS
        if self._makeshift is None and ends_speech and position not in self._paired:
            self._makeshift = mark
        return "quoted"

    # ---- Repairs ----

    @cached_property
    def _stops(self) -> list[int]:
        """Where sentences end inside the paragraph; asked for only where a mark is missing."""
        stops = STOP.finditer(self._text)
        return [stop.end() for stop in stops if not is_abbreviation(self._text, stop, self._abbreviations)]

    def _last_stop(self, start: int, end: int) -> int | None:
        """Return where the last sentence that ends well inside a range ends."""
        position = bisect_left(self._stops, end - 1) - 1
        return self._stops[position] if position >= 0 and self._stops[position] > start else None

    def _sentence_start(self, end: int) -> int | None:
        """Return where the sentence that ends with an unopened mark begins; `None` for that of the last quotation."""
        start = self._last_stop(self._floor, end)
        if start is None and self._floor == 0:
            start = 0
        if start is not None:
            while start < end and (self._text[start].isspace() or self._text[start] in ",;"):
                start += 1
        return start

    def _guessed_end(self, end: int, *, follows_speech: bool) -> int | None:
        """Return where a quotation without a closing mark ends before the next mark opens.

        Behind it its attribution stands, mostly after a comma in the last
        sentence: “We will fight, said X. “And …”.  `None` where nothing looks like
        one and the mark stands amid a sentence: “They call it “our river,” he said.
        """
        text, start = self._text, self._opened.end
        while end > start and text[end - 1].isspace():
            end -= 1
        sentence = self._last_stop(start, end) or start
        comma = text.rfind(", ", sentence, end)
        is_clear = follows_speech or self._merged or self._began_inside_sentence()
        if comma >= 0 and (is_clear or _is_short(text, comma + 1, end)):
            return comma + 1
        if sentence > start and (self._merged or _is_short(text, sentence, end)):
            return sentence
        return end if is_clear else None

    def _end_with(self, mark: Mark, *repairs: Repair) -> None:
        self._add(Span(self._opened.start, mark.end), Span(self._opened.end, mark.start), *repairs)

    def _began_inside_sentence(self) -> bool:
        """Say whether a word stands right before the quotation: Berg called it “a beginning”."""
        start = self._opened.start
        return self._text[max(0, start - 2) : start].rstrip()[-1:].isalnum()

    def _end_with_text(self) -> bool:
        """End a quotation that is never closed, and say whether it runs to the end of the paragraph.

        One that began inside a sentence runs to the end of that sentence only.
        """
        opened, text, around = self._opened, self._text, self._around
        is_alike = (around.opens_next == "single") == (opened.kind == "single")
        goes_on = around.closes_next or (around.opens_next is not None and is_alike)
        is_inside = self._began_inside_sentence()
        if self._makeshift is not None and (is_inside or not goes_on):
            self._end_with(self._makeshift, "unclosed")
            return False
        if is_inside:
            position = bisect_right(self._stops, opened.end)
            if position < len(self._stops):
                stop = self._stops[position]
                self._add(Span(opened.start, stop), Span(opened.end, stop), "unclosed")
                return False
        self._add(Span(opened.start, len(text)), Span(opened.end, len(text)), "continued" if goes_on else "unclosed")
        return True

    def _add(self, span: Span, inner: Span, *repairs: Repair) -> None:
        self._floor = span.end
        start, end = inner
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if end > start:
            self._found.append(Quotation(self._paragraph, span, Span(start, end), repairs))

    # ---- Transitions ----

    STEPS: ClassVar[Mapping[tuple[_State, Facing], _Step]] = {
        ("outside", "opens"): _begin,
        ("outside", "either"): _begin_if_closed,
        ("outside", "closes"): _begin_unopened,
        ("outside", "single-opens"): _begin_single,
        ("quoted", "opens"): _nest_or_renew,
        ("quoted", "either"): _end,
        ("quoted", "closes"): _end,
        ("quoted", "measure"): _end_or_measure,
        ("quoted", "single-closes"): _remember,
        ("nested", "opens"): _nest_or_renew,
        ("nested", "either"): _unnest,
        ("nested", "closes"): _unnest,
        ("nested", "measure"): _unnest,
        ("single", "single-closes"): _end_single,
    }


def _is_short(text: str, start: int, end: int) -> bool:
    return text.count(" ", start, end) <= _TAIL_WORDS
