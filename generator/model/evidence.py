"""Where a fact rests: a range of one paragraph of one article."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points of one `Paragraph.text`."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Say whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage of an article."""

    article: str
    paragraph: int
    """Number of the paragraph in the file as found, from 1."""
    start: int
    """Half-open range of code points of `Paragraph.text`."""
    end: int

    @property
    def span(self) -> Span:
        """The range within the paragraph."""
        return Span(self.start, self.end)
