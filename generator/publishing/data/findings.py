"""Records of what the analysis found: articles, statements, figures."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Figure, Statement
from generator.publishing.data.passages import evidence_record, file_range, passage_text
from generator.publishing.data.records import ArticleRecord, DroppedRecord, FigureRecord, Range, StatementRecord
from generator.publishing.excerpts import Excerpts
from generator.publishing.index import SiteIndex

_HeaderName: TypeAlias = Literal["bylines", "outlet", "published", "title", "url"]
_Places: TypeAlias = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Venue and meeting ids by statement id."""


def article_records(index: SiteIndex) -> Iterator[ArticleRecord]:
    """Return the articles in the order of the files' names."""
    for article in index.corpus.articles.values():
        yield _article(index, article)


def statement_records(index: SiteIndex, excerpts: Excerpts) -> Iterator[StatementRecord]:
    """Return the statements in the order of articles and paragraphs."""
    places = _places(index)
    for statement in index.statements.values():
        yield _statement(index, excerpts, statement, places)


def figure_records(index: SiteIndex) -> Iterator[FigureRecord]:
    """Return the figures in the order of articles and paragraphs."""
    for analysis in index.corpus.analyses.values():
        for figure in analysis.figures:
            yield _figure(index, figure)


def _article(index: SiteIndex, article: Article) -> ArticleRecord:
    headers = article.headers
    note = index.notes.get(article.id)
    published = headers.published
    return ArticleRecord(
        id=article.id,
        file=article.file.rsplit("/", 1)[-1],
        paragraphs=len(article.paragraphs),
        title=headers.title.value,
        outlet=headers.outlet.value if headers.outlet else None,
        bylines=tuple(byline.value for byline in headers.bylines),
        agencies=tuple(agency.value for agency in headers.agencies),
        published=published.date if published else None,
        date_precision="unknown" if published is None else "stated" if published.evidence else "curated",
        url=headers.url.value if headers.url else None,
        curated=tuple(_curated(article)),
        reason=note.reason if note else "",
        rights=note.rights if note else "excerpt",
        quality=None,
        boilerplate_paragraphs=tuple(drop.paragraph for drop in article.dropped),
        dropped=tuple(DroppedRecord(paragraph=drop.paragraph, rule=drop.rule) for drop in article.dropped),
        derived_from=(),
    )


def _curated(article: Article) -> Iterator[_HeaderName]:
    """Return the header fields that the text does not state, although they are known."""
    headers = article.headers
    if any(byline.evidence is None for byline in headers.bylines):
        yield "bylines"
    if headers.outlet and headers.outlet.evidence is None:
        yield "outlet"
    if headers.published and headers.published.evidence is None:
        yield "published"
    if headers.title.evidence is None:
        yield "title"
    if headers.url and headers.url.evidence is None:
        yield "url"


def _statement(index: SiteIndex, excerpts: Excerpts, statement: Statement, places: _Places) -> StatementRecord:
    content = tuple(file_range(index, passage) for passage in statement.content)
    passage, cut = passage_text(index, excerpts, statement.content)
    said_on = statement.said_on
    venues, meetings = places.get(statement.id, ((), ()))
    return StatementRecord(
        id=statement.id,
        article=statement.article,
        paragraph=statement.paragraph,
        start=min(start for start, _ in content),
        end=max(end for _, end in content),
        kind=statement.kind,
        voice=statement.voice,
        content=content,
        source=_ranges(index, statement.source),
        cue=_ranges(index, statement.cue),
        speaker=statement.speaker,
        about=statement.about,
        via=statement.via,
        grade=statement.grade,
        sieve=statement.sieve,
        repairs=statement.repairs,
        said_on=said_on.date if said_on else None,
        said_on_precision=said_on.precision if said_on else "unknown",
        demands=tuple(sorted(index.topics.get(statement.id, ()))),
        venues=venues,
        meetings=meetings,
        collation=None,
        passage=passage,
        cut=cut,
    )


def _ranges(index: SiteIndex, passage: Evidence | None) -> tuple[Range, ...] | None:
    """Return a passage in the form of `generator extract`: a list, since others may be discontinuous."""
    return (file_range(index, passage),) if passage else None


def _places(index: SiteIndex) -> _Places:
    venues: dict[str, set[str]] = {}
    meetings: dict[str, set[str]] = {}
    for (kind, target), links in index.links.items():
        venue = target if kind == "venue" else index.meetings[target].venue if kind == "meeting" else None
        for statement in (link.statement for link in links if link.statement):
            if venue:
                venues.setdefault(statement, set()).add(venue)
            if kind == "meeting":
                meetings.setdefault(statement, set()).add(target)
    return {
        statement: (tuple(sorted(venues.get(statement, ()))), tuple(sorted(meetings.get(statement, ()))))
        for statement in venues.keys() | meetings.keys()
    }


def _figure(index: SiteIndex, figure: Figure) -> FigureRecord:
    statement = index.statements[figure.statement] if figure.statement else None
    speaker = statement.speaker if statement else None
    return FigureRecord(
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        about=_named_beside(index, figure),
        statement=figure.statement,
        attributed_to=speaker,
        grade=statement.grade if statement and speaker else None,
        evidence=evidence_record(index, figure.evidence),
    )


def _named_beside(index: SiteIndex, figure: Figure) -> tuple[str, ...]:
    """Return the actors that the figure's sentence names, as on the page of figures."""
    place = figure.evidence
    spans = [
        sentence.span
        for sentence in index.corpus.segments[place.article].sentences
        if sentence.paragraph == place.paragraph and sentence.span.overlaps(place.span)
    ]
    named = (
        mention.actor
        for mention in index.corpus.analyses[place.article].mentions
        if mention.evidence.paragraph == place.paragraph
        and mention.form != "pronoun"
        and any(span.covers(mention.evidence.span) for span in spans[:1])
    )
    return tuple(dict.fromkeys(named))
