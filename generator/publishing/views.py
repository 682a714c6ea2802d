"""View-models that pages share, and the composer that makes them for one page.

A view-model holds `Untrusted` for what comes from articles and dossier,
`Markup` for our own words and addresses, whole numbers, and tuples of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.articles import DatePrecision
from generator.model.dossier import DatedFact, Fact, Position
from generator.model.evidence import Evidence
from generator.model.findings import Statement, Voice
from generator.publishing import labels, urls
from generator.publishing.escaping import escape_front_matter
from generator.publishing.excerpts import Excerpt, Excerpts
from generator.publishing.index import SiteIndex
from generator.text import Markup, Untrusted

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A name that links to its page."""

    text: Untrusted
    href: Markup


@dataclass(frozen=True, slots=True)
class ChipView:
    """An evidence chip and its card."""

    article: Untrusted
    """Short label of the article."""
    paragraph: int
    grade: Markup
    """`B` or `C`; empty for A, for unidentified speakers and for the outlet's own words."""
    voice: Markup
    """CSS class: verbatim, reported or outlet."""
    voice_label: Markup
    passage: Untrusted
    """Empty where the passage stands beside the chip or may not be shown."""
    cut: bool
    chain: tuple[Untrusted, ...]
    """From the speaker over relays to the article."""
    grade_note: Markup
    outlet: Untrusted
    """Empty where the text states none."""
    date: Markup
    """Empty where the text states none."""
    href: Markup


@dataclass(frozen=True, slots=True)
class FactView:
    """A curated sentence with its evidence."""

    text: Untrusted
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """A date with how it is known."""

    text: Markup
    precision: Markup
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as an item of a list."""

    anchor: Markup
    voice: Markup
    label: Markup
    speaker: LinkView | None
    source: Untrusted
    """The speaker as written, where nobody was identified; empty otherwise or where none is written."""
    about: LinkView | None
    cue: Untrusted
    """The attributing words as written; empty for none."""
    passages: tuple[Untrusted, ...]
    quoted: bool
    """True where the passages stand inside quotation marks that the page must add."""
    cut: bool
    chip: ChipView
    date: DateView | None
    topics: tuple[LinkView, ...]
    repairs: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class PageHead:
    """What every page begins with."""

    title: Untrusted
    front_title: Markup
    """The title for the front matter."""
    front_description: Markup
    section: LinkView | None
    """The section index above the page."""
    kind: Markup
    as_of: Markup
    """The latest date stated in the articles that the page rests on; empty for none."""
    articles: tuple[LinkView, ...]
    """The articles that the page rests on."""
    hide_toc: bool


def position_terms(position: Position) -> Untrusted:
    """Return what follows the verb of a stance: its gist, then its condition."""
    return Untrusted(", ".join(part for part in (position.gist, position.condition) if part))


class Composer:
    """Makes the shared view-models for one page, and remembers which articles it has drawn on."""

    def __init__(self, index: SiteIndex, excerpts: Excerpts, here: str) -> None:
        """Prepare a composer.

        Args:
            index: The look-ups.
            excerpts: What may be shown.
            here: Path of the page, for relative addresses.
        """
        self.index = index
        self.here = here
        self._excerpts = excerpts
        self._drawn_on: set[str] = set()

    def head(
        self,
        title: str,
        kind: Markup,
        section: tuple[str, str] | None = None,
        description: str = "",
        *,
        wide: bool = False,
    ) -> PageHead:
        """Return the head of the page; call it last, when all evidence has been drawn.

        Args:
            title: Of the page.
            kind: What kind of page or thing it is.
            section: Title and path of the section index above it.
            description: For search engines; the title where there is none.
            wide: True for a page that needs the room of its table of contents.
        """
        articles = [id_ for id_ in self.index.corpus.articles if id_ in self._drawn_on]
        published = [self.index.corpus.articles[id_].headers.published for id_ in articles]
        dates = [date.date for date in published if date]
        return PageHead(
            title=Untrusted(title),
            front_title=escape_front_matter(Untrusted(title)),
            front_description=escape_front_matter(Untrusted(description or title)),
            section=LinkView(Untrusted(section[0]), self.to(section[1])) if section else None,
            kind=kind,
            as_of=labels.date(max(dates)) if dates else NOTHING,
            articles=tuple(self.article(id_) for id_ in articles),
            hide_toc=wide,
        )

    def to(self, page: str, anchor: str = "") -> Markup:
        """Return the address of a page as seen from this one."""
        return urls.link(self.here, page, anchor)

    def actor(self, id_: str) -> LinkView:
        """Return a link to an actor."""
        return LinkView(Untrusted(self.index.actors[id_].name), self.to(urls.actor_page(id_)))

    def demand(self, id_: str) -> LinkView:
        """Return a link to a demand."""
        return LinkView(Untrusted(self.index.demands[id_].title), self.to(urls.demand_page(id_)))

    def venue(self, id_: str) -> LinkView:
        """Return a link to a venue."""
        return LinkView(Untrusted(self.index.venues[id_].name), self.to(urls.venue_page(id_)))

    def article(self, id_: str) -> LinkView:
        """Return a link to an article by its short label."""
        return LinkView(Untrusted(self.index.label(id_)), self.to(urls.article_page(id_)))

    def fact(self, fact: Fact) -> FactView:
        """Return a curated sentence with its chips."""
        return FactView(Untrusted(fact.text), self.chips(fact.evidence))

    def facts(self, facts: Iterable[Fact]) -> tuple[FactView, ...]:
        """Return curated sentences with their chips."""
        return tuple(self.fact(fact) for fact in facts)

    def dated(self, fact: DatedFact) -> DateView:
        """Return a curated date; one that is not known is not shown as one."""
        unknown = fact.precision == "unknown"
        weekday = fact.day.day is not None
        text = Markup("Date not stated") if unknown else labels.day(fact.day, weekday=weekday)
        precision = NOTHING if unknown else _precision(fact.precision)
        return DateView(text, precision, self.chips(fact.evidence))

    def chips(self, evidence: Iterable[Evidence]) -> tuple[ChipView, ...]:
        """Return one chip for each paragraph, in the editor's order."""
        chosen: dict[tuple[str, int], Evidence] = {}
        for passage in evidence:
            chosen.setdefault((passage.article, passage.paragraph), passage)
        return tuple(self.chip(passage) for passage in chosen.values())

    def chip(self, evidence: Evidence, statement: Statement | None = None, *, passage: bool = True) -> ChipView:
        """Return the chip of a passage.

        Args:
            evidence: The passage.
            statement: The statement it belongs to, where the caller knows; looked up otherwise.
            passage: False where the page shows the passage itself.
        """
        self._drawn_on.add(evidence.article)
        statement = statement or self.index.statement_around(evidence)
        headers = self.index.corpus.articles[evidence.article].headers
        voice: Voice = statement.voice if statement else "outlet"
        excerpt = self._excerpt(evidence, statement) if passage else None
        graded = statement is not None and statement.speaker is not None
        return ChipView(
            article=Untrusted(self.index.label(evidence.article)),
            paragraph=evidence.paragraph,
            grade=Markup(statement.grade) if statement and graded and statement.grade != "A" else NOTHING,
            voice=Markup(voice),
            voice_label=labels.KINDS[statement.kind] if statement else labels.VOICES[voice],
            passage=excerpt.text if excerpt else Untrusted(""),
            cut=bool(excerpt and excerpt.cut),
            chain=self._chain(evidence.article, statement),
            grade_note=_grade_note(statement),
            outlet=Untrusted(headers.outlet.value if headers.outlet else ""),
            date=labels.date(headers.published.date) if headers.published else NOTHING,
            href=urls.evidence_link(self.here, evidence),
        )

    def _excerpt(self, evidence: Evidence, statement: Statement | None) -> Excerpt:
        """Return what may be shown of a passage, or else of the statement's content that holds it."""
        excerpt = self._excerpts.of(evidence)
        if statement and not excerpt.text:
            around = (content for content in statement.content if content.span.overlaps(evidence.span))
            return self._excerpts.of(next(around, evidence))
        return excerpt

    def statement(self, statement: Statement, *, topics: bool = True) -> StatementView:
        """Return a statement as a list item."""
        excerpts = [self._excerpts.of(content) for content in statement.content]
        cue = self._excerpts.of(statement.cue).text if statement.cue else Untrusted("")
        unnamed = statement.source if statement.speaker is None else None
        said_on = statement.said_on
        return StatementView(
            anchor=Markup(statement.id),
            voice=Markup(statement.voice),
            label=labels.KINDS[statement.kind],
            speaker=self.actor(statement.speaker) if statement.speaker else None,
            source=self._excerpts.of(unnamed).text if unnamed else Untrusted(""),
            about=self.actor(statement.about) if statement.about else None,
            cue=cue,
            passages=tuple(excerpt.text for excerpt in excerpts if excerpt.text),
            quoted=statement.kind == "direct",
            cut=any(excerpt.cut for excerpt in excerpts),
            chip=self.chip(statement.content[0], statement, passage=False),
            date=DateView(labels.date(said_on.date), _precision(said_on.precision), ()) if said_on else None,
            topics=tuple(self.demand(id_) for id_ in self.index.topics.get(statement.id, ())) if topics else (),
            repairs=tuple(_REPAIRS[repair] for repair in statement.repairs if repair in _REPAIRS),
        )

    def _chain(self, article: str, statement: Statement | None) -> tuple[Untrusted, ...]:
        """Return who said it and through whom: the minister, an agency, the article."""
        chain = []
        if statement:
            if statement.about:
                chain.append(self.index.actors[statement.about].short)
            if statement.speaker:
                chain.append(self.index.actors[statement.speaker].short)
            chain += [self.index.actors[actor].short for actor in statement.via]
        return tuple(Untrusted(name) for name in (*chain, self.index.label(article)))


_REPAIRS = {
    "unclosed": Markup("closing mark missing in the text"),
    "unopened": Markup("opening mark missing in the text"),
    "reversed": Markup("a mark points the wrong way in the text"),
}


def _grade_note(statement: Statement | None) -> Markup:
    if statement is None:
        return NOTHING
    return labels.GRADES[statement.grade] if statement.speaker else labels.UNIDENTIFIED


def _precision(precision: DatePrecision) -> Markup:
    return labels.PRECISIONS[precision]
