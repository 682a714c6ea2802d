"""Whatever the text, the stages never raise, and what they find lies where they say."""

import itertools
from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.articles import Article, RawArticle, Segments
from generator.model.evidence import Evidence, Span
from generator.model.findings import Analysis
from generator.reading.paragraphs import cut_paragraphs
from generator.site import Engine, Knowledge, analyse_article, clean_article

PIECES = (
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "''",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "—",
        " – ",
        "-",
        ",",
        ".",
        ";",
        ":",
        "?",
        "!",
        "…",
    ),
    *(" ", " ", " ", "\u00a0", "\n\n", "\n", "_", "$", "%", "\ue000", "\ue001", "\ufffd", "ß", "İ", "\U0001f600"),
    *(
        "Dahl",
        "Kari Dahl",
        "Berg",
        "Ole",
        "Vestergard",
        "Norland",
        "US",
        "Herald",
        "Per Vik",
        "state secretary",
        "RICO",
    ),
    *(
        "He",
        "she",
        "it",
        "they",
        "who",
        "that",
        "which",
        "as",
        "and",
        "but",
        "if",
        "the",
        "a",
        "of",
        "in",
        "to",
        "by",
        "not",
    ),
    *(
        "said",
        "says",
        "told",
        "adding",
        "Asked",
        "asked",
        "ruled out",
        "called on",
        "according to",
        "warned",
        "demands",
    ),
    *(
        "was",
        "left",
        "full",
        "dam",
        "again",
        "Monday",
        "on",
        "March 8",
        "2021",
        "12 May 2020",
        "50 boats",
        "two",
        "10",
        "A",
        "x",
    ),
    *("By", "Related:", "Source:", "Read More", "___", "Leave a reply", "Title | News", "The dam is full."),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(max_size=200),
)
Analyse = Callable[[str], tuple[Article, Segments, Analysis]]


@pytest.fixture(scope="session")
def knowledge(some_knowledge: Callable[[Mapping[str, object]], Knowledge]) -> Knowledge:
    return some_knowledge({"demands": [{"id": "d1", "cues": ["dam full*"]}, {"id": "d2", "cues": ["again"]}]})


@pytest.fixture(scope="session")
def analyse(knowledge: Knowledge, engine: Engine) -> Analyse:
    def run(text: str) -> tuple[Article, Segments, Analysis]:
        article = clean_article(RawArticle("a", "articles/a.txt", cut_paragraphs(text)), engine)
        return article, *analyse_article(article, knowledge, engine)

    return run


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_every_paragraph_is_body_or_dropped(analyse: Analyse, text: str) -> None:
    article, _, _ = analyse(text)
    numbers = [*article.body, *(drop.paragraph for drop in article.dropped)]
    assert sorted(numbers) == [paragraph.number for paragraph in article.paragraphs]
    assert list(article.body) == sorted(article.body)
    headers = article.headers
    fields = [headers.title, *headers.bylines, *headers.agencies, *filter(None, [headers.outlet, headers.url])]
    for field in fields:
        # An agency's sign stands for its name.
        assert field.evidence is None or field in headers.agencies or article.passage(field.evidence) == field.value


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_sentences_and_quotations_nest(analyse: Analyse, text: str) -> None:
    article, segments, _ = analyse(text)
    for number in article.body:
        words = article.paragraph(number).text
        sentences = [one.span for one in segments.sentences if one.paragraph == number]
        quotations = [one for one in segments.quotations if one.paragraph == number]
        assert in_order(sentences, len(words))
        assert in_order([one.span for one in quotations], len(words))
        outside = "".join(words[one.end : other.start] for one, other in itertools.pairwise(edges(sentences, words)))
        assert not outside.strip()
        for sentence in sentences:
            assert words[slice(*sentence)] == words[slice(*sentence)].strip()
        for one in quotations:
            assert one.span.covers(one.inner)
            assert one.inner.start < one.inner.end
            assert sum(sentence.covers(one.span) for sentence in sentences) == 1


@settings(max_examples=1000, deadline=None)
@given(text=TEXTS)
def test_findings_lie_in_their_paragraph(analyse: Analyse, knowledge: Knowledge, text: str) -> None:
    article, _, analysis = analyse(text)
    for statement in analysis.statements:
        number = statement.paragraph
        assert {part.paragraph for part in statement.content} == {number}
        assert in_order([part.span for part in statement.content], len(article.paragraph(number).text))
        assert all(article.passage(part).strip() for part in statement.content)
        assert (statement.speaker is None) or statement.speaker in knowledge.actors
        assert all(actor in knowledge.actors for actor in (*statement.via, *filter(None, [statement.about])))
    assert len({statement.id for statement in analysis.statements}) == len(analysis.statements)
    evidence = [mention.evidence for mention in analysis.mentions]
    evidence += [link.evidence for link in analysis.links] + [figure.evidence for figure in analysis.figures]
    for statement in analysis.statements:
        said_on = statement.said_on.evidence if statement.said_on else None
        evidence += filter(None, [statement.source, statement.cue, said_on])
    assert all(lies_inside(article, passage) for passage in evidence)
    for number in article.body:
        named = [mention.evidence.span for mention in analysis.mentions if mention.evidence.paragraph == number]
        assert in_order(named, len(article.paragraph(number).text))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_two_runs_agree(analyse: Analyse, text: str) -> None:
    assert analyse(text) == analyse(text)


def in_order(spans: Sequence[Span], limit: int) -> bool:
    """Say whether ranges are not empty, follow one another without overlap and stay below a limit."""
    inside = all(0 <= span.start < span.end <= limit for span in spans)
    return inside and all(before.end <= after.start for before, after in itertools.pairwise(spans))


def edges(spans: Sequence[Span], text: str) -> list[Span]:
    return [Span(0, 0), *spans, Span(len(text), len(text))]


def lies_inside(article: Article, passage: Evidence) -> bool:
    text = article.paragraph(passage.paragraph).text
    return passage.paragraph in article.body and 0 <= passage.start < passage.end <= len(text)
