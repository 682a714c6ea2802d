"""The one place that knows the order of the stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from generator.analysis.attribution.grammar import Grammar, build_grammar
from generator.analysis.attribution.labels import Labels
from generator.analysis.attribution.sieves import find_statements
from generator.analysis.attribution.turns import add_turns
from generator.analysis.cleaning import clean
from generator.analysis.corrections import correct_headers
from generator.analysis.dates import DateFinder, build_date_finder
from generator.analysis.dating import date_statements
from generator.analysis.figures import FigureFinder, build_figure_finder, find_figures
from generator.analysis.headers import build_article, find_headers
from generator.analysis.linking import CueIndex, build_cue_index, curated_links, find_links
from generator.analysis.mentions import Gazetteer, build_gazetteer, find_mentions
from generator.analysis.references.finder import ReferenceFinder, build_reference_finder
from generator.analysis.references.resolution import resolve_references
from generator.analysis.segmentation.segments import segment
from generator.analysis.transcripts import find_release, find_turns
from generator.errors import Notice
from generator.model.articles import Article, RawArticle, Segments
from generator.model.corpus import Corpus
from generator.model.dossier import Actor, Dossier
from generator.model.findings import Analysis
from generator.model.lexicon import Lexicon
from generator.model.output import NavItem, OutputFile, Summary
from generator.publishing.excerpts import Limits
from generator.publishing.publish import publish
from generator.publishing.rendering import Renderer
from generator.reading.articles import read_articles
from generator.reading.dossier import read_dossier
from generator.reading.lexicons import lexicon_folder, read_lexicon
from generator.reading.settings import Settings


@dataclass(frozen=True, slots=True)
class Engine:
    """A lexicon with all its patterns compiled, and templates; serves any number of articles and dossiers."""

    lexicon: Lexicon
    dates: DateFinder
    figures: FigureFinder
    grammar: Grammar
    references: ReferenceFinder
    renderers: dict[tuple[Path, Path], Renderer] = field(default_factory=dict)
    """Renderers by folder of templates and project: they compile a template once, and again when it changes."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A dossier with its names and cues compiled."""

    dossier: Dossier | None
    """`None` where texts are analysed without a dossier."""
    actors: Mapping[str, Actor]
    gazetteer: Gazetteer
    cues: CueIndex | None


def load_engine(language: str = "en") -> Engine:
    """Read and compile the lexicons of a language.

    Raises:
        InputError: A lexicon is not in its form.
    """
    lexicon = read_lexicon(lexicon_folder(language))
    return Engine(
        lexicon=lexicon,
        dates=build_date_finder(lexicon.calendar),
        figures=build_figure_finder(lexicon.counting),
        grammar=build_grammar(lexicon),
        references=build_reference_finder(lexicon),
    )


def prepare_dossier(dossier: Dossier | None) -> Knowledge:
    """Compile the names and cues of a dossier, or of none."""
    actors = dossier.actors if dossier else ()
    return Knowledge(
        dossier=dossier,
        actors={actor.id: actor for actor in actors},
        gazetteer=build_gazetteer(actors),
        cues=build_cue_index(dossier) if dossier else None,
    )


def clean_article(raw: RawArticle, engine: Engine) -> Article:
    """Run the stages that need no dossier: cleaning and header fields."""
    boilerplate = engine.lexicon.boilerplate
    turns = find_turns(raw.id, raw.paragraphs, engine.lexicon.transcripts)
    cut = clean(raw, boilerplate, engine.dates, frozenset(turn.label.paragraph for turn in turns))
    headers = find_headers(raw, cut.dropped, boilerplate, engine.dates)
    return build_article(raw, cut.body, cut.dropped, headers)


def analyse_article(article: Article, knowledge: Knowledge, engine: Engine) -> tuple[Segments, Analysis]:
    """Run all stages of one article: a pure function, so that articles can be analysed in any order."""
    segments = segment(article, engine.lexicon.abbreviations)
    named, titles = find_mentions(article, knowledge.gazetteer, engine.lexicon.classes)
    resolved = resolve_references(article, segments, (*named, *titles), knowledge.actors, engine.references)
    mentions = tuple(sorted([*named, *resolved], key=lambda mention: mention.evidence))
    statements = find_statements(article, segments, mentions, knowledge.actors, engine.grammar)
    words = engine.lexicon.transcripts
    turns = find_turns(article.id, article.paragraphs, words) or find_release(article, words)
    if turns:
        statements = add_turns(article, turns, statements, Labels(article, mentions, knowledge.actors, words))
    statements = date_statements(article, segments, statements, engine.dates)
    links = find_links(article, segments, statements, knowledge.cues) if knowledge.cues else ()
    curated = curated_links(knowledge.dossier, article, statements) if knowledge.dossier else ()
    return segments, Analysis(
        mentions=mentions,
        statements=statements,
        links=tuple(sorted({*links, *curated}, key=lambda link: (link.kind, link.target, link.evidence))),
        figures=find_figures(article, statements, engine.figures),
    )


def build_corpus(settings: Settings, root: Path, engine: Engine) -> Corpus:
    """Read and analyse everything.

    Args:
        settings: Where the content is.
        root: The project's folder; messages name files relative to it.
        engine: The compiled lexicons.

    Raises:
        InputErrors: Something in the content must be mended first.
    """
    raw, reading_notices = read_articles(settings.content / "articles", root)
    articles = {article.id: clean_article(article, engine) for article in raw}
    weekdays = engine.lexicon.calendar.weekdays
    dossier, dossier_notices = read_dossier(settings.content / "dossier", root, articles, weekdays)
    notes = {note.article: note for note in dossier.articles}
    articles = {id_: correct_headers(article, notes.get(id_)) for id_, article in articles.items()}
    knowledge = prepare_dossier(dossier)
    analysed = {id_: analyse_article(article, knowledge, engine) for id_, article in articles.items()}
    return Corpus(
        dossier=dossier,
        articles=articles,
        segments={id_: segments for id_, (segments, _) in analysed.items()},
        analyses={id_: analysis for id_, (_, analysis) in analysed.items()},
        notices=tuple(sorted(chain(reading_notices, dossier_notices), key=_by_place)),
    )


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A whole site, ready for an adapter to hand on; nothing is on disk yet."""

    files: tuple[OutputFile, ...]
    """Markdown pages and data files, in order of their paths."""
    navigation: tuple[NavItem, ...]
    corpus: Corpus
    summary: Summary


def build_site(settings: Settings, root: Path, engine: Engine) -> BuiltSite:
    """Read, analyse and render everything.

    Args:
        settings: Where content and templates are, and the excerpt limits.
        root: The project's folder; messages name files relative to it.
        engine: The compiled lexicons; load once, use for every build.

    Raises:
        InputError, InputErrors: Content or templates must be mended first.
    """
    corpus = build_corpus(settings, root, engine)
    limits = Limits(settings.excerpt_words, settings.excerpt_share)
    key = settings.templates, root
    if key not in engine.renderers:
        engine.renderers[key] = Renderer((settings.templates / "pages",), root)
    published = publish(corpus, limits, engine.renderers[key], engine.lexicon)
    return BuiltSite(published.files, published.navigation, corpus, published.summary)


def _by_place(notice: Notice) -> tuple[str, int, str]:
    return notice.location.file, notice.location.line or 0, notice.message
