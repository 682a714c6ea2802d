"""Pages of articles, and their index."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.articles import Article, HeaderField
from generator.model.evidence import Evidence
from generator.model.findings import Statement
from generator.publishing import labels, urls
from generator.publishing.pages.home import ArticleRow, article_row
from generator.publishing.views import NOTHING, Composer, FactView, LinkView, PageHead, StatementView
from generator.text import Markup, Untrusted


@dataclass(frozen=True, slots=True)
class StatedField:
    """A header field and where the text states it."""

    text: Untrusted
    paragraph: int
    """0 where it is not the text but the editor that gives it."""


@dataclass(frozen=True, slots=True)
class OriginView:
    """A medium whose report the article names."""

    actor: LinkView
    paragraphs: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Passages of the outlet's own, of one paragraph, that facts of this site rest on."""

    passages: tuple[Untrusted, ...]
    """In order; empty where the excerpt limits leave nothing of them."""
    cut: bool
    """True where words are missing at the end."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One or more paragraphs of the file, in order."""

    number: int
    """Of the first paragraph."""
    anchor: Markup
    numbers: tuple[int, ...]
    """All paragraphs of the entry: several only where nothing is used."""
    anchors: tuple[Markup, ...]
    statements: tuple[StatementView, ...]
    own_words: OwnWords | None
    used: bool


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """The paragraphs that one cleaning rule dropped."""

    rule: Markup
    numbers: tuple[Untrusted, ...]
    """Numbers, runs of them as `28–63`."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The view-model of `article.md.jinja`."""

    head: PageHead
    file: Untrusted
    paragraphs: int
    outlet: StatedField | None
    bylines: tuple[StatedField, ...]
    agencies: tuple[StatedField, ...]
    date: Markup
    """Empty for not stated."""
    date_paragraph: int
    url: Untrusted
    reason: Untrusted
    """Why the editor gave a field that the text does not state."""
    origins: tuple[OriginView, ...]
    limit_words: int
    limit_share: int
    """Percent."""
    shown_share: int
    """Percent of the article's own wording that the site shows."""
    full_rights: bool
    key_points: tuple[FactView, ...]
    ledger: tuple[LedgerEntry, ...]
    dropped: tuple[DroppedRow, ...]


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """The view-model of `articles.md.jinja`."""

    head: PageHead
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class ExcerptTerms:
    """The limits and what they left of one article, for its card."""

    words: int
    share: float
    shown: float


def article_page(
    composer: Composer, article: Article, terms: ExcerptTerms, anchored: Iterable[Evidence]
) -> ArticlePage:
    """Compose the page of an article.

    Args:
        composer: For this page.
        article: The article.
        terms: The excerpt limits.
        anchored: Passages of this article that curated facts rest on.
    """
    note = composer.index.notes.get(article.id)
    headers = article.headers
    published = headers.published
    return ArticlePage(
        file=Untrusted(article.file.rsplit("/", 1)[-1]),
        paragraphs=len(article.paragraphs),
        outlet=_field(headers.outlet) if headers.outlet else None,
        bylines=tuple(_field(byline) for byline in headers.bylines),
        agencies=tuple(_field(agency) for agency in headers.agencies),
        date=labels.date(published.date, weekday=True) if published else NOTHING,
        date_paragraph=published.evidence.paragraph if published and published.evidence else 0,
        url=Untrusted(headers.url.value if headers.url else ""),
        reason=Untrusted(note.reason if note else ""),
        origins=_origins(composer, article),
        limit_words=terms.words,
        limit_share=round(terms.share * 100),
        shown_share=round(terms.shown * 100),
        full_rights=bool(note and note.rights == "full"),
        key_points=composer.facts(note.key_points) if note else (),
        ledger=_ledger(composer, article, sorted(set(anchored))),
        dropped=_dropped(article),
        head=_head(composer, article),
    )


def article_index(composer: Composer) -> ArticleIndex:
    """Compose the index of articles."""
    rows = tuple(article_row(composer, article) for article in composer.index.corpus.articles.values())
    return ArticleIndex(articles=rows, head=composer.head("Articles", labels.INDEX))


def _head(composer: Composer, article: Article) -> PageHead:
    kind = Markup("article")
    return composer.head(article.headers.title.value, kind, ("Articles", urls.ARTICLES))


def _field(field: HeaderField) -> StatedField:
    return StatedField(Untrusted(field.value), field.evidence.paragraph if field.evidence else 0)


def _origins(composer: Composer, article: Article) -> tuple[OriginView, ...]:
    """Return the media that the text names, its own outlet left out."""
    index = composer.index
    found: dict[str, set[int]] = {}
    for mention in index.corpus.analyses[article.id].mentions:
        is_origin = index.actors[mention.actor].kind == "media" and mention.actor != index.outlets.get(article.id)
        if is_origin and mention.form in ("name", "misspelt"):
            found.setdefault(mention.actor, set()).add(mention.evidence.paragraph)
    return tuple(
        OriginView(
            composer.actor(actor),
            tuple(
                LinkView(Untrusted(f"¶{n}"), composer.to(composer.here, urls.paragraph_anchor(n)))
                for n in sorted(numbers)
            ),
        )
        for actor, numbers in found.items()
    )


def _ledger(composer: Composer, article: Article, anchored: list[Evidence]) -> tuple[LedgerEntry, ...]:
    """Return the file's paragraphs in order: used ones each, runs of unused ones together."""
    entries: list[LedgerEntry] = []
    idle: list[int] = []
    for paragraph in article.paragraphs:
        number = paragraph.number
        statements = composer.index.statements_at.get((article.id, number), ()) if number in article.body else ()
        own = _own_words(composer, [passage for passage in anchored if passage.paragraph == number], statements)
        if not statements and own is None:
            idle.append(number)
            continue
        entries += _idle_entry(idle)
        idle = []
        views = tuple(composer.statement(statement) for statement in statements)
        entries.append(_entry((number,), views, own))
    return (*entries, *_idle_entry(idle))


def _idle_entry(numbers: list[int]) -> list[LedgerEntry]:
    return [_entry(tuple(numbers), (), None)] if numbers else []


def _entry(numbers: tuple[int, ...], statements: tuple[StatementView, ...], own_words: OwnWords | None) -> LedgerEntry:
    anchors = tuple(Markup(urls.paragraph_anchor(number)) for number in numbers)
    used = bool(statements) or own_words is not None
    return LedgerEntry(numbers[0], anchors[0], numbers, anchors, statements, own_words, used)


def _own_words(composer: Composer, passages: list[Evidence], statements: Iterable[Statement]) -> OwnWords | None:
    """Return the anchored passages outside all statements and their attributions, overlapping ones once."""
    spoken = [
        part for statement in statements for part in (*statement.content, statement.source, statement.cue) if part
    ]
    shown: list[Evidence] = []
    for passage in sorted(passages, key=lambda passage: (passage.start, -passage.end)):
        near = (other for other in (*spoken, *shown) if other.paragraph == passage.paragraph)
        if not any(other.span.overlaps(passage.span) for other in near):
            shown.append(passage)
    if not shown:
        return None
    chips = [chip for chip in map(composer.chip, shown) if chip.passage]
    return OwnWords(tuple(chip.passage for chip in chips), bool(chips) and chips[-1].cut)


def _dropped(article: Article) -> tuple[DroppedRow, ...]:
    by_rule: dict[str, list[int]] = {}
    for drop in article.dropped:
        by_rule.setdefault(drop.rule, []).append(drop.paragraph)
    return tuple(DroppedRow(labels.cleaning_rule(rule), _runs(numbers)) for rule, numbers in by_rule.items())


def _runs(numbers: list[int]) -> tuple[Untrusted, ...]:
    """Return numbers as text, neighbours joined: `1`, `28–63`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(Untrusted(f"¶{run[0]}" if len(run) == 1 else f"¶{run[0]}–{run[-1]}") for run in runs)
