"""Overviews across the corpus: timeline, positions, statements, figures, names, data."""

from dataclasses import dataclass

from generator.model.dossier import Demand, Event, Meeting, Side
from generator.model.findings import Figure
from generator.publishing import labels
from generator.publishing.pages.actors import ArticleGroup, VariantView, grouped_by_article, name_variants
from generator.publishing.pages.demands import SideResponses, side_responses
from generator.publishing.views import NOTHING, ChipView, Composer, DateView, LinkView, PageHead
from generator.text import Markup, Untrusted


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A meeting or an event."""

    title: Untrusted
    is_meeting: bool
    date: DateView
    status: Markup
    """Empty for an event that has happened: only meetings are held."""
    venue: LinkView | None
    actors: tuple[LinkView, ...]
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """All entries of one day, month or year."""

    date: Markup
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The view-model of `timeline.md.jinja`."""

    head: PageHead
    background: tuple[TimelineDay, ...]
    days: tuple[TimelineDay, ...]
    undated: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One demand of the matrix."""

    demand: LinkView
    type: Markup
    by: tuple[LinkView, ...]
    cells: tuple[SideResponses, ...]
    """One per side; without responses for no statement."""
    silent: tuple[Untrusted, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The rows of one type of demand."""

    title: Markup
    anchor: Markup
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """The view-model of `positions.md.jinja`."""

    head: PageHead
    sides: tuple[Untrusted, ...]
    groups: tuple[MatrixGroup, ...]


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """The view-model of `statements.md.jinja`."""

    head: PageHead
    total: int
    groups: tuple[ArticleGroup, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one article."""

    written: Untrusted
    about: tuple[LinkView, ...]
    speaker: LinkView | None
    """`None` where nobody is identified or the outlet gives it."""
    spoken: bool
    """True where a statement holds it."""
    article: LinkView
    chip: ChipView


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """All figures of one value and unit."""

    value: Untrusted
    unit: Untrusted
    single: bool
    """True where one article only has it."""
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The view-model of `figures.md.jinja`."""

    head: PageHead
    groups: tuple[FigureGroup, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One actor with the forms of its name."""

    actor: LinkView
    variants: tuple[VariantView, ...]


@dataclass(frozen=True, slots=True)
class NamesPage:
    """The view-model of `names.md.jinja`."""

    head: PageHead
    misspelt: tuple[NameRow, ...]
    several: tuple[NameRow, ...]


def timeline_page(composer: Composer) -> TimelinePage:
    """Compose the timeline: background first, then day by day, what has no date last."""
    dossier = composer.index.corpus.dossier
    entries: list[Meeting | Event] = [*dossier.meetings, *dossier.events]
    dated = sorted(
        (entry for entry in entries if entry.date.precision != "unknown"),
        key=lambda entry: (entry.date.day.first, entry.date.day.iso, entry.id),
    )
    undated = [entry for entry in entries if entry.date.precision == "unknown"]
    return TimelinePage(
        background=_days(composer, [entry for entry in dated if entry.status == "background"]),
        days=_days(composer, [entry for entry in dated if entry.status != "background"]),
        undated=tuple(_timeline_entry(composer, entry) for entry in undated),
        head=composer.head("Timeline", labels.REGISTER),
    )


def positions_page(composer: Composer) -> PositionsPage:
    """Compose the matrix of curated positions, demands by type, sides in the editor's order."""
    dossier = composer.index.corpus.dossier
    groups = []
    for type_, title in labels.DEMAND_GROUPS.items():
        demands = [demand for demand in dossier.demands if demand.type == type_ and demand.positions]
        if demands:
            rows = tuple(_matrix_row(composer, demand, dossier.sides) for demand in demands)
            groups.append(MatrixGroup(title, Markup(type_), rows))
    return PositionsPage(
        sides=tuple(Untrusted(side.name) for side in dossier.sides),
        groups=tuple(groups),
        head=composer.head("Positions", labels.REGISTER, wide=True),
    )


def statements_page(composer: Composer) -> StatementsPage:
    """Compose the list of all statements."""
    statements = list(composer.index.statements.values())
    return StatementsPage(
        total=len(statements),
        groups=grouped_by_article(composer, statements, topics=True),
        head=composer.head("Statements", labels.REGISTER),
    )


def figures_page(composer: Composer) -> FiguresPage:
    """Compose the register of figures: those that most articles give first."""
    figures: dict[tuple[str, str], list[Figure]] = {}
    for analysis in composer.index.corpus.analyses.values():
        for figure in analysis.figures:
            figures.setdefault((figure.unit, figure.value), []).append(figure)
    ranked = sorted(figures.items(), key=lambda item: (-len({f.evidence.article for f in item[1]}), item[0]))
    return FiguresPage(
        groups=tuple(_figure_group(composer, value, unit, found) for (unit, value), found in ranked),
        head=composer.head("Figures", labels.REGISTER),
    )


def names_page(composer: Composer) -> NamesPage:
    """Compose the register of names: misspelt ones, and those that are written in several ways."""
    rows = [
        NameRow(composer.actor(actor.id), name_variants(composer, actor)) for actor in composer.index.actors.values()
    ]
    wrong = [
        NameRow(row.actor, tuple(variant for variant in row.variants if variant.misspelt))
        for row in rows
        if any(variant.misspelt for variant in row.variants)
    ]
    several = [
        NameRow(row.actor, tuple(variant for variant in row.variants if not variant.misspelt))
        for row in rows
        if sum(not variant.misspelt for variant in row.variants) > 1
    ]
    return NamesPage(misspelt=tuple(wrong), several=tuple(several), head=composer.head("Names", labels.REGISTER))


def _days(composer: Composer, entries: list[Meeting | Event]) -> tuple[TimelineDay, ...]:
    days: dict[str, list[Meeting | Event]] = {}
    for entry in entries:
        days.setdefault(entry.date.day.iso, []).append(entry)
    return tuple(
        TimelineDay(
            labels.day(here[0].date.day, weekday=True), tuple(_timeline_entry(composer, entry) for entry in here)
        )
        for here in days.values()
    )


def _timeline_entry(composer: Composer, entry: Meeting | Event) -> TimelineEntry:
    actors = entry.actors if isinstance(entry, Event) else tuple(p.actor for p in entry.participants)
    return TimelineEntry(
        title=Untrusted(entry.title),
        is_meeting=isinstance(entry, Meeting),
        date=composer.dated(entry.date),
        status=NOTHING if isinstance(entry, Event) and entry.status == "held" else Markup(entry.status),
        venue=composer.venue(entry.venue) if entry.venue else None,
        actors=tuple(composer.actor(actor) for actor in dict.fromkeys(actors)),
        chips=composer.chips((*entry.date.evidence, *entry.evidence)),
    )


def _matrix_row(composer: Composer, demand: Demand, sides: tuple[Side, ...]) -> MatrixRow:
    cells = tuple(side_responses(composer, demand, side) for side in sides)
    return MatrixRow(
        demand=composer.demand(demand.id),
        type=labels.DEMAND_TYPES[demand.type],
        by=tuple(composer.actor(actor) for actor in demand.by),
        cells=cells,
        silent=tuple(cell.side for cell in cells if not cell.responses),
    )


def _figure_group(composer: Composer, value: str, unit: str, figures: list[Figure]) -> FigureGroup:
    return FigureGroup(
        value=Untrusted(_grouped_digits(value)),
        unit=Untrusted(unit),
        single=len({figure.evidence.article for figure in figures}) == 1,
        rows=tuple(_figure_row(composer, figure) for figure in figures),
    )


def _figure_row(composer: Composer, figure: Figure) -> FigureRow:
    statement = composer.index.statements[figure.statement] if figure.statement else None
    chip = composer.chip(figure.evidence, statement)
    return FigureRow(
        written=chip.passage,
        about=_named_beside(composer, figure),
        speaker=composer.actor(statement.speaker) if statement and statement.speaker else None,
        spoken=statement is not None,
        article=composer.article(figure.evidence.article),
        chip=composer.chip(figure.evidence, statement, passage=False),
    )


def _named_beside(composer: Composer, figure: Figure) -> tuple[LinkView, ...]:
    """Return the actors that the figure's sentence names."""
    corpus = composer.index.corpus
    article = figure.evidence.article
    sentence = next(
        sentence
        for sentence in corpus.segments[article].sentences
        if sentence.paragraph == figure.evidence.paragraph and sentence.span.overlaps(figure.evidence.span)
    )
    named = [
        mention.actor
        for mention in corpus.analyses[article].mentions
        if mention.evidence.paragraph == sentence.paragraph
        and sentence.span.covers(mention.evidence.span)
        and mention.form != "pronoun"
    ]
    return tuple(composer.actor(actor) for actor in dict.fromkeys(named))


def _grouped_digits(value: str) -> str:
    """Return digits with a comma between thousands."""
    whole, dot, rest = value.partition(".")
    return f"{int(whole):,}{dot}{rest}"
