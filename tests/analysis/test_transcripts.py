"""Whatever the text, turns lie in order beside their labels, and cost no more than its length."""

import itertools
import time
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.transcripts import find_turns
from generator.model.articles import Article, RawArticle
from generator.model.findings import Analysis
from generator.model.transcripts import Turn
from generator.reading.paragraphs import cut_paragraphs
from generator.site import Engine, Knowledge, analyse_article, clean_article

LABELS = (
    "KARI DAHL:",
    "MR. BERG:",
    "Dahl:",
    "Kari Dahl (Norland):",
    "Q",
    "Q:",
    "A:",
    "MODERATOR:",
    "THE MINISTER:",
    "**Berg**:",
    "KARI DAHL",
)
SPEECH = (
    "I say no.",
    "We said, “Holm said that we go,” and went.",
    "Holm said that the dam is full.",
    "(Laughter.)",
    "(In Norlandic)",
    "\\[sic\\]",
    "Note:",
    "Yes.",
    "",
    "“",
    ")",
)
HEADS = (
    "Remarks by Kari Dahl",
    "Statement by Ole Berg on the dam",
    "---",
    'title: "Interview with\\_Dahl"',
    "10:15 A.M.",
    "END",
    "* * *",
    "\\###",
    "The dam on the lower river of Norland stays closed until May.",
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*HEADS, *SPEECH]),
        st.builds("{} {}".format, st.sampled_from(LABELS), st.sampled_from(SPEECH)),
        st.text(max_size=30),
    ),
    max_size=14,
).map("\n".join)
Analyse = Callable[[str], tuple[Article, Analysis, tuple[Turn, ...]]]


@pytest.fixture(scope="session")
def analyse(some_knowledge: Callable[[Mapping[str, object]], Knowledge], engine: Engine) -> Analyse:
    knowledge = some_knowledge({})

    def run(text: str) -> tuple[Article, Analysis, tuple[Turn, ...]]:
        article = clean_article(RawArticle("a", "articles/a.txt", cut_paragraphs(text)), engine)
        _, analysis = analyse_article(article, knowledge, engine)
        return article, analysis, find_turns("a", article.paragraphs, engine.lexicon.transcripts)

    return run


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_turns_lie_in_order_behind_their_labels(analyse: Analyse, text: str) -> None:
    article, _, turns = analyse(text)
    places = [place for turn in turns for place in (turn.label, *turn.passages)]
    assert places == sorted(places)
    for one, other in itertools.pairwise(places):
        assert one.paragraph < other.paragraph or one.end <= other.start
    assert all(article.passage(place).strip() == article.passage(place) != "" for place in places)
    labels = {turn.label.paragraph for turn in turns}
    assert not labels & {drop.paragraph for drop in article.dropped if drop.rule in ("title", "standfirst", "byline")}


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_statements_of_turns_lie_in_the_body(analyse: Analyse, text: str) -> None:
    article, analysis, _ = analyse(text)
    ids = [statement.id for statement in analysis.statements]
    assert len(set(ids)) == len(ids)
    assert ids == [one.id for one in sorted(analysis.statements, key=lambda one: (one.paragraph, one.content[0].start))]
    for statement in analysis.statements:
        assert statement.paragraph in article.body
        assert len({part.paragraph for part in statement.content}) == 1
        if statement.sieve in ("transcript-turn", "release-statement"):
            assert statement.source is not None
            assert statement.cue is None
            assert statement.kind == "direct"
            assert article.passage(statement.source)


@pytest.mark.parametrize(
    "piece", ["KARI DAHL: I say no.\n", "A ", "A" * 9, "(", "KARI DAHL (", "KARI DAHL\n", "Q  ", ", ", "“"]
)
def test_the_time_grows_with_the_length_alone(piece: str, engine: Engine) -> None:
    paragraphs = cut_paragraphs("Remarks by Kari Dahl\n\nMR. BERG: I say no.\n\n" + piece * 10_000)
    start = time.perf_counter()
    find_turns("a", paragraphs, engine.lexicon.transcripts)
    assert time.perf_counter() - start < 2
