"""How well what the engine found agrees with what people marked.

Words are compared, punctuation never counts.  A found statement is paired with
the marked one whose content shares most words with it, one to one, the best
pairs first; a pair with a token F1 of 0.5 or more is a match.  Kinds are read
off the quotation marks of the text, on both sides alike: *direct* is content
all inside marks, *mixed* partly, *indirect* not at all.  A speaker is right
where the head of the marked source (the last word of its name, or its noun)
lies in the one found.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from benchmarks.corpora import Marked, MarkedArticle, Ranges

Kind = Literal["direct", "mixed", "indirect"]
Cues = Literal["speech", "all"]

MATCH = 0.5
_TOKEN = re.compile(r"\w+(?:['’.,\-‐]\w+)*")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(r"[“„«”»\"]|``|''")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»"})
_SMALL_WORDS = """
a an the of in on at to for from by with and or who which that his her its their our my your this these those some many
one as mr mrs ms dr sen rep gov
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that are no part of a name, capitalised or not."""
_HEAD_ENDS = frozenset(("of", "for", "in", "at", "with", "from", "who", "which", "that", "on"))
"""Words that part the head of a phrase without a name from what hangs on it."""


@dataclass(frozen=True)
class Text:
    """An article as words, with what stands inside quotation marks."""

    characters: str

    @cached_property
    def words(self) -> Sequence[tuple[int, int]]:
        """Places of the words, in order."""
        return [match.span() for match in _TOKEN.finditer(self.characters)]

    @cached_property
    def quoted(self) -> bytearray:
        """1 for every character inside double quotation marks; a mark left open reaches its paragraph's end."""
        mask = bytearray(len(self.characters))
        for paragraph in _PARAGRAPH.finditer(self.characters):
            opened: int | None = None
            for mark in _MARK.finditer(self.characters, *paragraph.span()):
                opens = mark.group() in _OPENING or (mark.group() not in _CLOSING and opened is None)
                if not opens and opened is not None:
                    mask[opened : mark.end()] = b"\1" * (mark.end() - opened)
                    opened = None
                elif opens and opened is None and not self._is_inside_word(mark, paragraph.start()):
                    opened = mark.start()
            if opened is not None:
                mask[opened : paragraph.end()] = b"\1" * (paragraph.end() - opened)
        return mask

    def _is_inside_word(self, mark: re.Match[str], start: int) -> bool:
        """Say whether a straight mark stands right behind a letter or digit, where it cannot open."""
        is_straight = mark.group()[0] in "\"'"
        return is_straight and mark.start() > start and self.characters[mark.start() - 1].isalnum()

    @cached_property
    def _word_at(self) -> dict[int, int]:
        return {place: number for number, (start, end) in enumerate(self.words) for place in range(start, end)}

    def cover(self, ranges: Ranges) -> frozenset[int]:
        """Return the numbers of the words that some ranges touch."""
        places = (place for start, end in ranges for place in range(start, end))
        return frozenset(self._word_at[place] for place in places if place in self._word_at)

    def kind(self, words: frozenset[int]) -> Kind:
        """Return the kind of a content."""
        inside = sum(self.quoted[self.words[number][0]] for number in words)
        return "indirect" if not inside else "direct" if inside == len(words) else "mixed"

    def word(self, number: int) -> str:
        """Return a word as written."""
        return self.characters[slice(*self.words[number])]

    def head(self, words: frozenset[int]) -> int | None:
        """Return the number of a source's head: the last word of its first name, or else its noun; by shape alone."""
        order = sorted(words)
        run: list[int] = []
        for number in order:
            is_joined = not run or self._between(number).strip() in ("", "&", ".")
            if self.word(number)[0].isupper() and self.word(number).lower() not in _SMALL and is_joined:
                run.append(number)
            elif run:
                break
        if run:
            return run[-1]
        last: int | None = None
        for number in order:
            if last is not None and self.word(number).lower() in _HEAD_ENDS:
                break
            last = number
            if self.characters.startswith(",", self.words[number][1]):
                break
        return last

    def _between(self, number: int) -> str:
        return self.characters[self.words[number - 1][1] : self.words[number][0]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement of either side as words, with the verdict on it."""

    kind: Kind
    sieve: str
    """Empty for what a person marked."""
    is_match: bool
    is_exact: bool
    """True where the two contents hold the same words."""
    is_speaker: bool
    """True where the speaker is right, or none is written on either side."""
    is_nobody: bool
    """True where the found statement has no source."""
    asks_speaker: bool
    """True where the marked statement has a source; both are False without a pair."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """All statements of one article, or of many."""

    gold: tuple[Judged, ...]
    found: tuple[Judged, ...]

    def of_kind(self, kind: str) -> "Judgement":
        """Return the statements of one kind; "all" for all."""
        return Judgement(
            tuple(one for one in self.gold if kind in (one.kind, "all")),
            tuple(one for one in self.found if kind in (one.kind, "all")),
        )


def judge(article: MarkedArticle, cues: Cues, speech_words: frozenset[str]) -> Judgement:
    """Compare what was found in an article with what a person marked.

    Args:
        article: Both sides.
        cues: "speech" leaves out what people marked with a cue that is no word of
            saying (thoughts, wishes, plans); what matches it is neither right nor wrong.
        speech_words: Those words, in small letters.
    """
    text = Text(article.text)
    gold = [_Side(text, one) for one in article.gold if text.cover(one.content)]
    found = [_Side(text, one) for one in article.found if text.cover(one.content)]
    left_out = {n for n, one in enumerate(gold) if cues == "speech" and not one.is_speech(speech_words)}
    pairs = _pair_up(gold, found)
    by_gold, by_found = {i: pair for i, _, pair in pairs}, {j: pair for _, j, pair in pairs}
    ignored = {j for i, j, _ in pairs if i in left_out}
    return Judgement(
        gold=tuple(_verdict(one, by_gold.get(i)) for i, one in enumerate(gold) if i not in left_out),
        found=tuple(_verdict(one, by_found.get(j)) for j, one in enumerate(found) if j not in ignored),
    )


class _Side:
    """A statement as numbers of words."""

    def __init__(self, text: Text, marked: Marked) -> None:
        self.text = text
        self.content = text.cover(marked.content)
        self.source = text.cover(marked.source)
        self.cue = frozenset(text.word(number).lower() for number in text.cover(marked.cue))
        self.kind = text.kind(self.content)
        self.sieve = marked.sieve

    def is_speech(self, speech_words: frozenset[str]) -> bool:
        """Say whether a cue of saying stands with it; a quotation needs no cue at all."""
        return bool(self.cue & speech_words) or (self.kind != "indirect" and not self.cue)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A marked statement with the one found for it."""

    gold: _Side
    found: _Side
    likeness: float
    """Token F1 of the two contents."""


def _verdict(own: _Side, pair: _Pair | None) -> Judged:
    """Return the verdict on a statement of either side."""
    if pair is None:
        return Judged(
            own.kind, own.sieve, is_match=False, is_exact=False, is_speaker=False, is_nobody=False, asks_speaker=False
        )
    gold, found = pair.gold, pair.found
    return Judged(
        own.kind,
        own.sieve,
        is_match=pair.likeness >= MATCH,
        is_exact=gold.content == found.content,
        is_speaker=gold.text.head(gold.source) in found.source if gold.source else not found.source,
        is_nobody=not found.source,
        asks_speaker=bool(gold.source),
    )


def _pair_up(gold: Sequence[_Side], found: Sequence[_Side]) -> list[tuple[int, int, _Pair]]:
    """Return one-to-one pairs with their positions, greedily: the likest first, of equals the earliest."""
    scored = sorted(
        (-2 * shared / (len(one.content) + len(other.content)), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (shared := len(one.content & other.content))
    )
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for negative, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = j, -negative
            taken.add(j)
    return [(i, j, _Pair(gold[i], found[j], likeness)) for i, (j, likeness) in pairs.items()]
