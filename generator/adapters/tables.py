"""Tables of plain text: what commands report, apart from how a terminal shows it."""

from dataclasses import dataclass

from generator.model.articles import Article
from generator.model.evidence import Evidence

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As many cells each as there are columns."""


def shortened(text: str) -> str:
    """Return a text on one line, its end cut off where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


def passages(article: Article, evidence: tuple[Evidence, ...]) -> str:
    """Return passages as found, joined with an ellipsis and shortened."""
    return shortened(" … ".join(article.passage(passage) for passage in evidence))
