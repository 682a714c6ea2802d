"""From a corpus to the files of a site: grants excerpts, composes every page, renders it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.errors import Location
from generator.model.corpus import Corpus
from generator.model.evidence import Evidence
from generator.model.lexicon import Lexicon
from generator.model.output import NavItem, OutputFile, Summary
from generator.publishing import urls
from generator.publishing.data import data_files
from generator.publishing.excerpts import Excerpts, Limits, grant_excerpts
from generator.publishing.index import SiteIndex, build_index
from generator.publishing.pages.accuracy import accuracy_page
from generator.publishing.pages.actors import actor_index, actor_page
from generator.publishing.pages.articles import ExcerptTerms, article_index, article_page
from generator.publishing.pages.data import data_page
from generator.publishing.pages.demands import demand_index, demand_page
from generator.publishing.pages.home import home_page
from generator.publishing.pages.registers import (
    figures_page,
    names_page,
    positions_page,
    statements_page,
    timeline_page,
)
from generator.publishing.pages.venues import venue_index, venue_page
from generator.publishing.rendering import Renderer
from generator.publishing.views import Composer
from generator.publishing.wanted import dossier_evidence, printed_texts, wanted_passages

NAVIGATION = (
    NavItem("Briefing", urls.HOME),
    NavItem("Venues", urls.VENUES),
    NavItem("Actors", urls.ACTORS),
    NavItem("Demands", urls.DEMANDS),
    NavItem("Positions", urls.POSITIONS),
    NavItem("Timeline", urls.TIMELINE),
    NavItem("Statements", urls.STATEMENTS),
    NavItem("Articles", urls.ARTICLES),
)
"""Section indexes only: a full navigation would grow every page with every entry."""


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a site and what is to be said about them."""

    files: tuple[OutputFile, ...]
    navigation: tuple[NavItem, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every page is made from."""

    index: SiteIndex
    excerpts: Excerpts
    renderer: Renderer

    def composer(self, path: str) -> Composer:
        return Composer(self.index, self.excerpts, path)

    def page(self, path: str, template: str, view: object, source: Location | None = None) -> OutputFile:
        return OutputFile(path, self.renderer.render(template, view), source)


def publish(corpus: Corpus, limits: Limits, renderer: Renderer, lexicon: Lexicon) -> Published:
    """Make all files of the site.

    Args:
        corpus: Articles, dossier and findings.
        limits: How much of the articles may be shown.
        renderer: With the templates.
        lexicon: Whose rules and their accuracy are published.

    Raises:
        InputError: A template is wrong.
    """
    lifted = frozenset(note.article for note in corpus.dossier.articles if note.rights == "full")
    index = build_index(corpus)
    excerpts = grant_excerpts(
        wanted_passages(index),
        corpus.articles,
        corpus.segments,
        replace(limits, lifted=lifted),
        printed_texts(corpus.dossier),
    )
    desk = _Desk(index, excerpts, renderer)
    files = [*_overviews(desk), _accuracy(desk, lexicon), *_entries(desk, limits), *data_files(desk.index, excerpts)]
    files.sort(key=lambda file: file.path)
    pages = sum(file.path.endswith(".md") for file in files)
    return Published(tuple(files), NAVIGATION, _summary(corpus, excerpts, pages))


def _overviews(desk: _Desk) -> Iterator[OutputFile]:
    yield desk.page(urls.HOME, "home.md.jinja", home_page(desk.composer(urls.HOME)))
    yield desk.page(urls.ACTORS, "actors.md.jinja", actor_index(desk.composer(urls.ACTORS)))
    yield desk.page(urls.DEMANDS, "demands.md.jinja", demand_index(desk.composer(urls.DEMANDS)))
    yield desk.page(urls.VENUES, "venues.md.jinja", venue_index(desk.composer(urls.VENUES)))
    yield desk.page(urls.ARTICLES, "articles.md.jinja", article_index(desk.composer(urls.ARTICLES)))
    yield desk.page(urls.TIMELINE, "timeline.md.jinja", timeline_page(desk.composer(urls.TIMELINE)))
    yield desk.page(urls.POSITIONS, "positions.md.jinja", positions_page(desk.composer(urls.POSITIONS)))
    yield desk.page(urls.STATEMENTS, "statements.md.jinja", statements_page(desk.composer(urls.STATEMENTS)))
    yield desk.page(urls.FIGURES, "figures.md.jinja", figures_page(desk.composer(urls.FIGURES)))
    yield desk.page(urls.NAMES, "names.md.jinja", names_page(desk.composer(urls.NAMES)))
    yield desk.page(urls.DATA, "data.md.jinja", data_page(desk.composer(urls.DATA)))


def _accuracy(desk: _Desk, lexicon: Lexicon) -> OutputFile:
    view = accuracy_page(desk.composer(urls.ACCURACY), lexicon.sieves, lexicon.accuracy)
    return desk.page(urls.ACCURACY, "accuracy.md.jinja", view)


def _entries(desk: _Desk, limits: Limits) -> Iterator[OutputFile]:
    index = desk.index
    for actor in index.actors.values():
        path = urls.actor_page(actor.id)
        yield desk.page(path, "actor.md.jinja", actor_page(desk.composer(path), actor), actor.location)
    for demand in index.demands.values():
        path = urls.demand_page(demand.id)
        yield desk.page(path, "demand.md.jinja", demand_page(desk.composer(path), demand), demand.location)
    for venue in index.venues.values():
        path = urls.venue_page(venue.id)
        yield desk.page(path, "venue.md.jinja", venue_page(desk.composer(path), venue), venue.location)
    anchored = _anchored(index.corpus)
    for article in index.corpus.articles.values():
        path = urls.article_page(article.id)
        terms = ExcerptTerms(limits.words, limits.share, desk.excerpts.shares[article.id])
        view = article_page(desk.composer(path), article, terms, anchored.get(article.id, ()))
        yield desk.page(path, "article.md.jinja", view, Location(article.file))


def _anchored(corpus: Corpus) -> dict[str, list[Evidence]]:
    """Return the passages that curated facts rest on, by article."""
    found: dict[str, list[Evidence]] = {}
    for evidence in dossier_evidence(corpus.dossier):
        found.setdefault(evidence.article, []).append(evidence)
    return found


def _summary(corpus: Corpus, excerpts: Excerpts, pages: int) -> Summary:
    statements = [statement for analysis in corpus.analyses.values() for statement in analysis.statements]
    grades = Counter(statement.grade for statement in statements)
    articles = corpus.articles.values()
    return Summary(
        articles=len(corpus.articles),
        paragraphs=sum(len(article.paragraphs) for article in articles),
        dropped=sum(len(article.dropped) for article in articles),
        statements=len(statements),
        unidentified=sum(statement.speaker is None for statement in statements),
        grades=tuple(sorted(grades.items())),
        pages=pages,
        shown=tuple(sorted(excerpts.shares.items())),
    )
