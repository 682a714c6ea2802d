"""Look up the facts of one article by paragraph and range, without walking through all of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from generator.model.articles import Quotation, Sentence
from generator.model.evidence import Evidence, Span
from generator.model.findings import Mention, Statement

Fact = TypeVar("Fact")
_Place = tuple[int, Span]


class ByPlace(Generic[Fact]):
    """Facts with the ranges they take, in order; the ranges may overlap."""

    def __init__(self, facts: Iterable[Fact], places: Callable[[Fact], Iterable[_Place]]) -> None:
        """Sort the facts.

        Args:
            facts: In any order.
            places: Gives the paragraphs and ranges of a fact.
        """
        found: defaultdict[int, list[tuple[Span, Fact]]] = defaultdict(list)
        for fact in facts:
            for paragraph, span in places(fact):
                found[paragraph].append((span, fact))
        self._facts = {number: sorted(placed, key=itemgetter(0)) for number, placed in found.items()}
        self._edges: dict[int, tuple[list[int], list[int]]] = {}
        """Of the paragraphs asked for so far, where each fact begins, and the furthest end up to it."""

    def within(self, paragraph: int, span: Span) -> list[Fact]:
        """Return the facts that lie inside a range, in order."""
        return [fact for place, fact in self._near(paragraph, span) if span.covers(place)]

    def overlapping(self, paragraph: int, span: Span) -> list[Fact]:
        """Return the facts that share a code point with a range, in order."""
        return [fact for place, fact in self._near(paragraph, span) if span.overlaps(place)]

    def last(self, paragraph: int, end: int, count: int) -> list[Fact]:
        """Return the last facts that begin before a position, `count` at most, in order."""
        if paragraph not in self._facts:
            return []
        starts, _ = self._edges_of(paragraph)
        stop = bisect_left(starts, end)
        return [fact for _, fact in self._facts[paragraph][max(0, stop - count) : stop]]

    def of(self, paragraph: int) -> list[Fact]:
        """Return the facts of a paragraph, in order."""
        return [fact for _, fact in self._facts.get(paragraph, ())]

    def _near(self, paragraph: int, span: Span) -> list[tuple[Span, Fact]]:
        if paragraph not in self._facts:
            return []
        starts, ends = self._edges_of(paragraph)
        last = bisect_left(starts, span.end)
        # Where the furthest end falls short of a range, no earlier fact reaches it.
        first = bisect_left(ends, span.start + 1, hi=last)
        return self._facts[paragraph][first:last]

    def _edges_of(self, paragraph: int) -> tuple[list[int], list[int]]:
        edges = self._edges.get(paragraph)
        if edges is None:
            spans = [span for span, _ in self._facts[paragraph]]
            edges = [span.start for span in spans], list(accumulate([span.end for span in spans], max))
            self._edges[paragraph] = edges
        return edges


def sentences_by_place(sentences: Iterable[Sentence]) -> ByPlace[Sentence]:
    """Place sentences by their spans."""
    return ByPlace(sentences, lambda sentence: [(sentence.paragraph, sentence.span)])


def quotations_by_place(quotations: Iterable[Quotation]) -> ByPlace[Quotation]:
    """Place quotations by their spans with the marks."""
    return ByPlace(quotations, lambda quotation: [(quotation.paragraph, quotation.span)])


def mentions_by_place(mentions: Iterable[Mention]) -> ByPlace[Mention]:
    """Place mentions by their evidence."""
    return ByPlace(mentions, lambda mention: [(mention.evidence.paragraph, mention.evidence.span)])


def statements_by_place(statements: Iterable[Statement]) -> ByPlace[Statement]:
    """Place statements by every passage of their content."""
    return ByPlace(statements, lambda statement: [(part.paragraph, part.span) for part in statement.content])


def statement_at(evidence: Evidence, statements: ByPlace[Statement]) -> str | None:
    """Return the id of the statement in whose content a passage stands, the one that shares most of it, if any."""
    best: tuple[int, str] | None = None
    for statement in dict.fromkeys(statements.overlapping(evidence.paragraph, evidence.span)):
        shared = sum(
            min(part.end, evidence.end) - max(part.start, evidence.start)
            for part in statement.content
            if part.span.overlaps(evidence.span)
        )
        if best is None or shared > best[0]:
            best = shared, statement.id
    return None if best is None else best[1]
