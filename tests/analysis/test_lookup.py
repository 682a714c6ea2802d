"""Facts are found by place as if all of them had been looked at."""

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.lookup import ByPlace
from generator.model.evidence import Span

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda drawn: Span(drawn[0], drawn[0] + drawn[1]))


@given(placed=st.lists(st.tuples(st.integers(1, 2), SPANS)), paragraph=st.integers(1, 3), span=SPANS)
def test_as_if_all_had_been_looked_at(placed: list[tuple[int, Span]], paragraph: int, span: Span) -> None:
    facts = ByPlace(placed, lambda fact: [fact])
    here = sorted(fact for fact in placed if fact[0] == paragraph)
    assert facts.of(paragraph) == here
    assert facts.within(paragraph, span) == [fact for fact in here if span.covers(fact[1])]
    assert facts.overlapping(paragraph, span) == [fact for fact in here if span.overlaps(fact[1])]
    assert facts.last(paragraph, span.start, 2) == [fact for fact in here if fact[1].start < span.start][-2:]
