"""What one backward pass over the marks of a paragraph tells of those that follow each."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.segmentation.marks import KINDS, Mark


@dataclass(frozen=True, slots=True)
class Ahead:
    """Of each mark, by its position, what stands behind it; single marks are not counted."""

    following: Sequence[Mark | None]
    """The next double mark that is none of measure."""
    closes_alike: Sequence[bool]
    """True if the next one of its kind does not open."""
    lowest: Sequence[int]
    """By how many those of its kind ever close more than they open, at most; never above 0."""


def look_ahead(marks: Sequence[Mark]) -> Ahead:
    """Count the marks from the last to the first."""
    following: list[Mark | None] = [None] * len(marks)
    closes_alike = [False] * len(marks)
    lowest = [0] * len(marks)
    next_mark: Mark | None = None
    next_closes = dict.fromkeys(KINDS, False)
    low = dict.fromkeys(KINDS, 0)
    for position in range(len(marks) - 1, -1, -1):
        mark = marks[position]
        kind = mark.kind
        if kind == "single":
            following[position] = next_mark
            continue
        following[position], closes_alike[position], lowest[position] = next_mark, next_closes[kind], low[kind]
        opens = mark.facing == "opens"
        next_mark = next_mark if mark.facing == "measure" else mark
        next_closes[kind] = not opens
        low[kind] = min(0, low[kind] + (1 if opens else -1))
    return Ahead(following, closes_alike, lowest)
