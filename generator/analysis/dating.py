"""Find the day of a statement from what its own sentence states.

A weekday or "yesterday" is counted from the article's date; without one it
stays unknown.  A weekday beside a statement is the last such day up to the
article's date: the press reports what has been said.
"""

import datetime
import re
from dataclasses import dataclass, replace

from generator.analysis.dates import DateFinder, WrittenDate, find_dates
from generator.analysis.lookup import ByPlace, sentences_by_place, statements_by_place
from generator.model.articles import Article, DatePrecision, Segments, Sentence
from generator.model.evidence import Evidence, Span
from generator.model.findings import SaidOn, Statement

_NEAR_WORDS = 12
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s)")


@dataclass(frozen=True, slots=True)
class _Work:
    """What dating needs of one article."""

    article: Article
    sentences: ByPlace[Sentence]
    contents: ByPlace[Statement]
    cues: ByPlace[Statement]
    finder: DateFinder


def date_statements(
    article: Article, segments: Segments, statements: tuple[Statement, ...], finder: DateFinder
) -> tuple[Statement, ...]:
    """Return the statements with their day where the text gives one."""
    work = _Work(
        article=article,
        sentences=sentences_by_place(segments.sentences),
        contents=statements_by_place(statements),
        cues=ByPlace(statements, lambda one: [(one.cue.paragraph, one.cue.span)] if one.cue else []),
        finder=finder,
    )
    dated = ((statement, _said_on(work, statement)) for statement in statements)
    return tuple(replace(statement, said_on=said_on) if said_on else statement for statement, said_on in dated)


def resolve_date(date: WrittenDate, published: datetime.date | None) -> tuple[datetime.date, DatePrecision] | None:
    """Return the calendar day of a written date seen from an article's date, or `None` if it cannot be known."""
    if date.form == "full" and date.year and date.month and date.day:
        return datetime.date(date.year, date.month, date.day), "stated"
    if published is None:
        return None
    if date.form == "weekday" and date.weekday is not None:
        return published - datetime.timedelta(days=(published.weekday() - date.weekday) % 7), "weekday"
    if date.form == "relative" and date.offset is not None:
        return published + datetime.timedelta(days=date.offset), "relative"
    if date.form == "day" and date.month and date.day:
        nearest = _nearest_year(date.month, date.day, published)
        return (nearest, "stated") if nearest else None
    return None


def _nearest_year(month: int, day: int, published: datetime.date) -> datetime.date | None:
    """Return the day nearest to the article's date: "December 17" in a January article is last year's.

    `None` for 29 February where none is near.
    """
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(datetime.date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda candidate: abs(candidate - published), default=None)


def _said_on(work: _Work, statement: Statement) -> SaidOn | None:
    """Return the first day named outside the content in the sentence of the cue, if it belongs to the cue."""
    if statement.cue is None:
        return None
    text = work.article.paragraph(statement.paragraph).text
    for sentence in work.sentences.overlapping(statement.paragraph, statement.cue.span):
        start, end = sentence.span
        for date in find_dates(text[start:end], work.finder):
            span = Span(start + date.span.start, start + date.span.end)
            if any(content.span.overlaps(span) for content in statement.content):
                continue
            if _belongs_to_cue(work, sentence.span, statement, span):
                return _resolved(work, statement, date, span)
    return None


def _resolved(work: _Work, statement: Statement, date: WrittenDate, span: Span) -> SaidOn | None:
    text = work.article.paragraph(statement.paragraph).text
    published = work.article.headers.published
    if date.form == "weekday" and work.finder.vague.search(text[max(0, span.start - 20) : span.start]):
        return None
    resolved = resolve_date(date, published.date if published else None)
    evidence = Evidence(work.article.id, statement.paragraph, span.start, span.end)
    return SaidOn(*resolved, evidence) if resolved else None


def _belongs_to_cue(work: _Work, sentence: Span, statement: Statement, date: Span) -> bool:
    """Say whether a date is the time of speaking.

    It is within a few words of the cue; not as part of the speaker's name ("the
    account of the Sunday dinner said"), not before a possessive ("Sunday's
    dinner"), nor in the time of something else: "After the dinner Sunday, X said".
    """
    text = work.article.paragraph(statement.paragraph).text
    source = statement.source
    if statement.cue is None or statement.cue.paragraph != statement.paragraph:
        return False
    if source is not None and source.paragraph == statement.paragraph and source.span.overlaps(date):
        return False
    if _POSSESSIVE.match(text, date.end):
        return False
    if date.end <= statement.cue.start:
        gap = Span(date.end, statement.cue.start)
        opening = text[sentence.start : date.start].rpartition(",")[2]
    else:
        gap = Span(statement.cue.end, date.start)
        opening = text[slice(*gap)]
    if len(text[slice(*gap)].split()) > _NEAR_WORDS or work.finder.other_time.search(opening):
        return False
    return not _is_interrupted(work, statement, gap)


def _is_interrupted(work: _Work, statement: Statement, gap: Span) -> bool:
    """Say whether another cue, or somebody else's words, stand between a cue and a date."""
    near = work.contents.overlapping(statement.paragraph, gap)
    others = [one for one in near if one.speaker is None or one.speaker != statement.speaker]
    return bool(others or work.cues.within(statement.paragraph, gap))
