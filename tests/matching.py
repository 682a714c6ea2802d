"""Pair the statements that a person marked with those that were found, by the words of their contents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.articles import Article
from generator.model.findings import Statement

Plain = Mapping[str, Any]

MATCH = 0.5
"""Token F1 from which on a statement counts as found."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Match:
    """A marked statement with the one found for it."""

    gold: Plain
    found: Statement


def match_statements(article: Article, gold: Sequence[Plain], found: Iterable[Statement], said: str) -> list[Match]:
    """Pair statements one to one, the likest first, in the order of the gold.

    Args:
        article: Where they are.
        gold: Marked statements with `paragraph` and their content as text.
        found: Statements of the analysis.
        said: The field of the gold that holds the content: a text, or a list of its pieces in order.
    """
    candidates = list(found)
    likest = sorted(
        (
            (-alike, i, j)
            for i, wanted in enumerate(gold)
            for j, one in enumerate(candidates)
            if one.paragraph == wanted["paragraph"] and (alike := likeness(article, one, wanted[said])) >= MATCH
        )
    )
    pairs: dict[int, int] = {}
    for _, i, j in likest:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [Match(gold[i], candidates[j]) for i, j in sorted(pairs.items())]


def likeness(article: Article, found: Statement, said: str | Sequence[str]) -> float:
    """Return the F1 of the words that two contents share, by their places."""
    text = article.paragraph(found.paragraph).text
    gold = _words_at(text, places(text, said))
    ours = _words_at(text, [(part.start, part.end) for part in found.content])
    return 2 * len(gold & ours) / (len(gold) + len(ours))


def places(text: str, said: str | Sequence[str]) -> list[tuple[int, int]]:
    """Return where the pieces of a content stand, each behind the one before it.

    Raises:
        ValueError: A piece is not there.
    """
    found: list[tuple[int, int]] = []
    for piece in [said] if isinstance(said, str) else said:
        start = text.index(piece, found[-1][1] if found else 0)
        found.append((start, start + len(piece)))
    return found


def _words_at(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    words: Iterable[re.Match[str]] = (word for start, end in spans for word in _WORD.finditer(text, start, end))
    return {word.start() for word in words}
