"""Read an article's header fields from its front matter, its dropped lines and its dateline.

A field that the text does not state stays empty: nothing is guessed.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable

from generator.analysis.dates import DateFinder, find_dates
from generator.analysis.words import alternatives, without_section
from generator.model.articles import Article, Dropped, HeaderField, Headers, Paragraph, PublicationDate, RawArticle
from generator.model.evidence import Evidence, Span
from generator.model.front_matter import find_entry, plain_value
from generator.model.lexicon import Boilerplate

_FIRST_SENTENCE = re.compile(r".{20,}?[.!?…][\"”’»)]*(?=\s)", re.DOTALL)
_TITLE_LENGTH = 200
"""Code points after which words that serve as a title for want of one are cut."""
_DATELINE = re.compile(r"[A-Z][\w.,’' /-]{1,60}\((?P<agency>[A-Za-z]{2,10})\)\s*[—–-]")
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_NAME_LIST = re.compile(r"\s*,\s*and\s+|\s*[,|·•;/]\s*|\s+and\s+|\s*&\s*|\s+[–—-]\s+")


def find_headers(
    article: RawArticle, dropped: tuple[Dropped, ...], boilerplate: Boilerplate, finder: DateFinder
) -> Headers:
    """Return the header fields that the text states.

    Args:
        article: The article as read.
        dropped: What cleaning dropped, with the rules' names.
        boilerplate: Patterns of outlet lines and bylines, and the agencies.
        finder: Compiled date patterns.
    """
    lines = [(article.paragraphs[drop.paragraph - 1], drop.rule) for drop in dropped]
    byline = next((paragraph for paragraph, rule in lines if rule == "byline"), None)
    names = _bylines(article.id, byline, boilerplate, finder) if byline else ()
    agencies = _agencies(article, {drop.paragraph for drop in dropped}, boilerplate)
    employers = {*boilerplate.agencies, *boilerplate.agencies.values()}
    header = [paragraph for paragraph, rule in lines if rule in ("date-line", "byline")]
    stated = _stated(article.id, [paragraph for paragraph, rule in lines if rule == "front-matter"], boilerplate)
    dates = [*(article.paragraphs[field.evidence.paragraph - 1] for field in stated["date"] if field.evidence), *header]
    url = next((field for field in stated["url"] if _URL.fullmatch(field.value)), None)
    return Headers(
        title=next(iter(stated["title"]), None) or _title(article, dropped),
        outlet=next(iter(stated["outlet"]), None)
        or _outlet(article.id, lines, boilerplate)
        or next((name for name in names if name.value in employers), None),
        bylines=tuple(stated["author"]) or tuple(name for name in names if name.value not in employers),
        published=next((date for paragraph in dates if (date := _published(article.id, paragraph, finder))), None),
        url=url or _url(article.id, lines),
        agencies=agencies,
    )


def build_article(
    article: RawArticle, body: tuple[int, ...], dropped: tuple[Dropped, ...], headers: Headers
) -> Article:
    """Join what reading, cleaning and the header stage found."""
    return Article(article.id, article.file, article.paragraphs, body, dropped, headers)


def _stated(article: str, front: Iterable[Paragraph], boilerplate: Boilerplate) -> defaultdict[str, list[HeaderField]]:
    """Return what front matter states of each header field, in order; a value is plain, its evidence as written."""
    stated: defaultdict[str, list[HeaderField]] = defaultdict(list)
    for paragraph in front:
        entry = find_entry(paragraph.text)
        if entry is None or entry[0] not in boilerplate.front_matter:
            continue
        field = HeaderField(
            plain_value(paragraph.text, entry[1]), Evidence(article, paragraph.number, entry[1].start, entry[1].end)
        )
        # Lists and blocks of YAML would need its whole grammar.
        if any(sign.isalnum() for sign in field.value) and not field.value.startswith(("[", "{", "- ", "|", ">")):
            stated[boilerplate.front_matter[entry[0]]].append(field)
    return stated


def _field(article: str, paragraph: Paragraph, span: Span) -> HeaderField:
    evidence = Evidence(article, paragraph.number, span.start, span.end)
    return HeaderField(paragraph.text[span.start : span.end], evidence)


def _title(article: RawArticle, dropped: tuple[Dropped, ...]) -> HeaderField:
    """Return the title without its section name, or the opening words of an article without one."""
    number = next((drop.paragraph for drop in dropped if drop.rule == "title"), None)
    if number is not None:
        paragraph = article.paragraphs[number - 1]
        return _field(article.id, paragraph, Span(0, len(without_section(paragraph.text))))
    if not article.paragraphs:
        return HeaderField("", None)
    gone = {drop.paragraph for drop in dropped}
    paragraph = next((one for one in article.paragraphs if one.number not in gone), article.paragraphs[0])
    sentence = _FIRST_SENTENCE.match(paragraph.text, 0, _TITLE_LENGTH)
    if sentence:
        return _field(article.id, paragraph, Span(*sentence.span()))
    end = len(paragraph.text)
    if end > _TITLE_LENGTH:
        end = max(paragraph.text.rfind(" ", 0, _TITLE_LENGTH), 0) or _TITLE_LENGTH
    return _field(article.id, paragraph, Span(0, end))


def _outlet(article: str, lines: list[tuple[Paragraph, str]], boilerplate: Boilerplate) -> HeaderField | None:
    for paragraph, rule in lines:
        if rule != "outlet-line":
            continue
        for line_rule in boilerplate.rules:
            match = line_rule.pattern.fullmatch(paragraph.text) if line_rule.name == rule else None
            if match and not _URL.match(match["outlet"]):
                return _field(article, paragraph, Span(*match.span("outlet")))
    return None


def _bylines(
    article: str, paragraph: Paragraph, boilerplate: Boilerplate, finder: DateFinder
) -> tuple[HeaderField, ...]:
    """Return the names of a byline up to its date: authors, and behind the last comma perhaps their employer."""
    text = paragraph.text
    opening = re.compile(rf"(?:^|(?<=[\s\d]))(?i:{alternatives(boilerplate.bylines)})\s+(?=[A-ZÀ-Þ])").search(text)
    if opening is None:
        return ()
    dates = [date.span.start for date in find_dates(text, finder) if date.span.start > opening.end()]
    limit = min([*dates, len(text)])
    fields, position = [], opening.end()
    for gap in (*_NAME_LIST.finditer(text, position, limit), None):
        name = text[position : gap.start() if gap else limit].rstrip(" ,|·•;–—-")
        last_word = name.rpartition(" ")[2].lower()
        if name[:1].isalpha() and last_word not in boilerplate.byline_jobs:
            fields.append(_field(article, paragraph, Span(position, position + len(name))))
        position = gap.end() if gap else limit
    return tuple(fields)


def _agencies(article: RawArticle, dropped: set[int], boilerplate: Boilerplate) -> tuple[HeaderField, ...]:
    opening = next((paragraph for paragraph in article.paragraphs if paragraph.number not in dropped), None)
    match = _DATELINE.match(opening.text) if opening else None
    if opening is None or match is None or match["agency"] not in boilerplate.agencies:
        return ()
    span = match.span("agency")
    return (HeaderField(boilerplate.agencies[match["agency"]], Evidence(article.id, opening.number, *span)),)


def _published(article: str, paragraph: Paragraph, finder: DateFinder) -> PublicationDate | None:
    for date in find_dates(paragraph.text, finder):
        if date.form == "full" and date.year and date.month and date.day:
            evidence = Evidence(article, paragraph.number, date.span.start, date.span.end)
            return PublicationDate(datetime.date(date.year, date.month, date.day), evidence)
    return None


def _url(article: str, lines: list[tuple[Paragraph, str]]) -> HeaderField | None:
    for paragraph, rule in lines:
        match = _URL.search(paragraph.text) if rule in ("outlet-line", "standfirst") else None
        if match:
            return _field(article, paragraph, Span(*match.span()))
    return None
