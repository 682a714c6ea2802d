"""Quotations lie where they say, whatever the marks of a text, and no text takes longer than its length explains."""

import itertools
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.segmentation.segments import segment
from generator.model.articles import Article, Segments
from generator.site import Engine

SIGNS = (*"“”„«»\"'‘’`´′", "''", "``", "‘‘", "’’", "'''", "\"'", "’”")
REST = (*"()[]{}<>=.,;:!?…—–-/", " ", " ", " ", "\u00a0", "\ufffd", "\n\n", "\n\n", ". ", ", ", "?! ", " … ")
WORDS = (
    "Berg",
    "Dahl said",
    "he said",
    "boats'",
    "the ministers’ plan",
    "'tis",
    "'90s",
    "6'2",
    "12",
    "Gen. ",
    "U.S. ",
    "I",
)
TEXTS = st.one_of(
    st.lists(st.sampled_from((*SIGNS, *REST, *WORDS)), max_size=80).map("".join),
    st.lists(st.sampled_from((*SIGNS, *SIGNS, *WORDS)), max_size=40).map(" ".join),
    st.text(alphabet="“”‘’\"'ab .,\n", max_size=120),
)
Cut = Callable[[str], tuple[Article, Segments]]


@pytest.fixture(scope="session")
def cut(engine: Engine, an_article: Callable[[str], Article]) -> Cut:
    def run(text: str) -> tuple[Article, Segments]:
        article = an_article(text)
        return article, segment(article, engine.lexicon.abbreviations)

    return run


@settings(max_examples=1500, deadline=None)
@given(text=TEXTS)
def test_quotations_follow_one_another_within_their_paragraph(cut: Cut, text: str) -> None:
    article, segments = cut(text)
    assert list(segments.quotations) == sorted(segments.quotations, key=lambda one: (one.paragraph, one.span))
    for number, found in itertools.groupby(segments.quotations, key=lambda one: one.paragraph):
        assert number in article.body
        words = article.paragraph(number).text
        end = 0
        for one in found:
            assert end <= one.span.start <= one.inner.start < one.inner.end <= one.span.end <= len(words)
            assert words[slice(*one.inner)] == words[slice(*one.inner)].strip()
            assert len(set(one.repairs)) == len(one.repairs)
            end = one.span.end


@settings(max_examples=500, deadline=None)
@given(text=TEXTS)
def test_sentences_hold_whole_quotations_and_leave_no_word_out(cut: Cut, text: str) -> None:
    article, segments = cut(text)
    for number in article.body:
        words = article.paragraph(number).text
        spans = [one.span for one in segments.sentences if one.paragraph == number]
        edges = [0, *itertools.chain(*spans), len(words)]
        assert edges == sorted(edges)
        assert not "".join(words[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()
        for one in segments.quotations:
            assert one.paragraph != number or sum(span.covers(one.span) for span in spans) == 1


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_quotations_that_need_no_repair_stand_between_marks(cut: Cut, text: str) -> None:
    article, segments = cut(text)
    for one in segments.quotations:
        words = article.paragraph(one.paragraph).text
        opening, closing = words[one.span.start : one.inner.start], words[one.inner.end : one.span.end]
        assert one.repairs or (opening.strip() and closing.strip())


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_two_cuts_agree(cut: Cut, text: str) -> None:
    assert cut(text) == cut(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ab .,;:!?…()-\n", max_size=200))
def test_nothing_is_found_without_marks(cut: Cut, text: str) -> None:
    assert cut(text)[1].quotations == ()


@pytest.mark.parametrize(
    "piece",
    [
        *("“", "”", '"', "''", "'", "’", "‘", "«", "»a", "„", "“”", '""', "‘’", " “", "” ", ' " ', "’ ", " ‘a", "“‘"),
        *(
            "“a ",
            "a” ",
            '"a ',
            'a." ',
            "‘a ",
            "as’ ",
            "„a “b ",
            "“a. Gen. ",
            "Gen. a.” ",
            "“We go, said Berg. ",
            '12" ',
        ),
        *("(“a [", "]”) ", "“a ‘b «c \"d „e ''f ", "a” b’ c» d\" e“ f'' ", "“a\n\n", "a.”\n\n", "‘as’ b\n\n"),
        *(". ", ".", ") ", ".)", "A.", "U.S. ", "…", "?! "),
    ],
)
def test_twice_the_text_takes_twice_the_calls(cut: Cut, piece: str) -> None:
    half, whole = (piece * (length // len(piece)) for length in (2_000, 4_000))
    assert calls(lambda: cut(f"{whole}a{whole}")) < 2.5 * calls(lambda: cut(f"{half}a{half}")) + 200


def calls(run: Callable[[], object]) -> int:
    """Return how many functions a call enters, built-in ones included: its time, without a clock."""
    entered = itertools.count()
    sys.setprofile(lambda _frame, event, _argument: next(entered) if event in ("call", "c_call") else None)
    try:
        run()
    finally:
        sys.setprofile(None)
    return next(entered)
