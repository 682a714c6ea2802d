"""The rules that find statements, and how often they were right on texts in which people marked who said what.

What a person marked is called *marked*, what the analysis found *found*.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

SURE: Final = 0.80
"""Share of a rule's statements whose content is right, from which on the rule is sure.

Readers take grades A and B as they stand, and positions rest on them.  The
people who marked the measured texts left out about half of what the rules find
beyond them, by a reading of thirty such finds, so that a rule measured at 0.80
is wrong in about one of ten statements.  Compared in whole per cent, as pages
show it.
"""
ENOUGH: Final = 30
"""Measured statements below which a share is chance: 2 wrong of 15 say nothing about 0.90."""

MeasuredKind: TypeAlias = Literal["direct", "mixed", "indirect", "all"]
CorpusPart: TypeAlias = Literal["train", "dev"]
"""Articles with which rules were written; articles with which they were only checked."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Statements of one side, and how many of them the other side has too."""

    total: int
    matched: int
    """Those whose content the other side has by and large: the words shared have a token F1 of 0.5 or more."""
    exact: int
    """Those whose content the other side has word for word."""
    whole: int
    """Those of `matched` whose speaker is right too."""


@dataclass(frozen=True, slots=True)
class SpeakerCounts:
    """Matched statements for which people marked a speaker in the text."""

    asked: int
    right: int
    """Found in the same place."""
    nobody: int
    """Left without a speaker in the text; what is neither right nor nobody is wrong."""

    @property
    def wrong(self) -> int:
        """Those with another speaker."""
        return self.asked - self.right - self.nobody


@dataclass(frozen=True, slots=True)
class KindAccuracy:
    """How well statements of one kind are found."""

    kind: MeasuredKind
    marked: Counts
    found: Counts
    speakers: SpeakerCounts


@dataclass(frozen=True, slots=True)
class SieveAccuracy:
    """How often one rule is right."""

    found: Counts
    speakers: SpeakerCounts

    @property
    def precision(self) -> float | None:
        """Share of the found statements whose content is right; `None` where nothing was found."""
        return share(self.found.matched, self.found.total)

    @property
    def is_unsure(self) -> bool:
        """Say whether the rule errs too often; what was found too seldom to tell, does not count as such."""
        return self.found.total >= ENOUGH and round(self.precision or 0.0, 2) < SURE


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was counted in one part of a corpus."""

    part: CorpusPart
    corpus: str
    """Its name, for readers."""
    articles: int
    kinds: tuple[KindAccuracy, ...]
    sieves: Mapping[str, SieveAccuracy]
    """By name of the rule."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """All that was measured at one time."""

    date: datetime.date
    command: str
    """What measures it again."""
    measurements: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class Sieve:
    """A rule that finds statements."""

    name: str
    what: str
    """What it recognises, in one plain sentence."""
    example: str
    """An invented text in which it finds a statement; an empty line parts its paragraphs."""
    measured: SieveAccuracy | None
    """Over all measured texts together; `None` where it was never measured."""

    @property
    def is_unsure(self) -> bool:
        """Say whether it was measured to err too often."""
        return self.measured is not None and self.measured.is_unsure


def share(part: int, whole: int) -> float | None:
    """Return a share from 0 to 1; `None` of nothing."""
    return part / whole if whole else None
