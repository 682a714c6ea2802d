"""The home page: bottom line, venues, core dispute, what comes next, the articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.articles import Article
from generator.model.dossier import Demand, Event, Fact, Meeting, Participant, Position, Side, Venue
from generator.publishing import labels, urls
from generator.publishing.index import upcoming
from generator.publishing.views import (
    NOTHING,
    ChipView,
    Composer,
    DateView,
    FactView,
    LinkView,
    PageHead,
    position_terms,
)
from generator.text import Markup, Untrusted


@dataclass(frozen=True, slots=True)
class StripMeeting:
    """One main meeting in the strip."""

    title: Untrusted
    date: DateView
    status: Markup
    rooms: tuple["RoomView", ...]
    outcome: FactView | None


@dataclass(frozen=True, slots=True)
class RoomView:
    """Who was or is to be in the room for one side."""

    side: Untrusted
    """Empty for those who take no side, and where it would repeat the only name."""
    people: tuple[LinkView, ...]
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class StripStop:
    """One venue of the strip."""

    venue: LinkView
    held: bool
    """True if a main meeting here has been held."""
    meetings: tuple[StripMeeting, ...]


@dataclass(frozen=True, slots=True)
class DisputeCell:
    """What one side says on one demand."""

    side: Untrusted
    verb: Markup
    sign: Markup
    terms: Untrusted
    """What the stance consists in and its condition; empty where the verb says it all."""
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One demand of the core dispute."""

    demand: LinkView
    cells: tuple[tuple[DisputeCell, ...], ...]
    """One tuple per side of the table; empty for no statement."""


@dataclass(frozen=True, slots=True)
class NextView:
    """Something scheduled."""

    title: Untrusted
    venue: LinkView | None
    date: DateView


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the corpus."""

    title: LinkView
    label: Untrusted
    outlet: Untrusted
    """Empty for not stated."""
    date: Markup
    """Empty for not stated."""
    statements: int
    repairs: int
    """Number of paragraphs whose quotation marks had to be repaired."""
    repairs_text: Markup


@dataclass(frozen=True, slots=True)
class HomePage:
    """The view-model of `home.md.jinja`."""

    head: PageHead
    bottom_line: tuple[FactView, ...]
    strip: tuple[StripStop, ...]
    sides: tuple[Untrusted, ...]
    dispute: tuple[DisputeRow, ...]
    next: tuple[NextView, ...]
    articles: tuple[ArticleRow, ...]
    positions: Markup
    timeline: Markup


def home_page(composer: Composer) -> HomePage:
    """Compose the home page."""
    dossier = composer.index.corpus.dossier
    affair = dossier.affair
    core = [composer.index.demands[id_] for id_ in affair.core_dispute]
    sides = [side for side in dossier.sides if any(p.side == side.id for demand in core for p in demand.positions)]
    bottom_line = composer.facts(affair.bottom_line)
    strip = tuple(strip_stop(composer, venue) for venue in dossier.venues if venue.main)
    dispute = tuple(_dispute_row(composer, demand, sides) for demand in core)
    following = tuple(_next(composer, meeting) for meeting in upcoming(composer.index))
    articles = tuple(article_row(composer, article) for article in composer.index.corpus.articles.values())
    return HomePage(
        head=composer.head(affair.headline, Markup("Briefing"), description=_description(affair.bottom_line)),
        bottom_line=bottom_line,
        strip=tuple(stop for stop in strip if stop.meetings),
        sides=tuple(Untrusted(side.name) for side in sides),
        dispute=dispute,
        next=following,
        articles=articles,
        positions=composer.to(urls.POSITIONS),
        timeline=composer.to(urls.TIMELINE),
    )


def strip_stop(composer: Composer, venue: Venue) -> StripStop:
    """Return one stop of the strip: the main meetings at a venue, in time order."""
    meetings = [m for m in composer.index.corpus.dossier.meetings if m.venue == venue.id and m.main]
    meetings.sort(key=lambda meeting: meeting.date.day.first)
    return StripStop(
        venue=composer.venue(venue.id),
        held=any(meeting.status == "held" for meeting in meetings),
        meetings=tuple(_strip_meeting(composer, meeting) for meeting in meetings),
    )


def rooms(composer: Composer, meeting: Meeting) -> tuple[RoomView, ...]:
    """Return who is in the room, side by side in the dossier's order, those without a side last."""
    actors = composer.index.actors
    found = []
    for side in (*composer.index.corpus.dossier.sides, None):
        here = [p for p in meeting.participants if actors[p.actor].side == (side.id if side else None)]
        if here:
            found.append(
                RoomView(
                    side=Untrusted(_side_label(composer, side, here)),
                    people=tuple(composer.actor(participant.actor) for participant in here),
                    chips=composer.chips(evidence for participant in here for evidence in participant.evidence),
                )
            )
    return tuple(found)


def _side_label(composer: Composer, side: Side | None, here: Sequence[Participant]) -> str:
    """Return the side's name, or nothing where it would only repeat its one actor."""
    names = [composer.index.actors[participant.actor].name for participant in here]
    return "" if side is None or names == [side.name] else side.name


def article_row(composer: Composer, article: Article) -> ArticleRow:
    """Return one line of a list of articles."""
    index = composer.index
    headers = article.headers
    analysis = index.corpus.analyses[article.id]
    repaired = {s.paragraph for s in analysis.statements if set(s.repairs) - {"continued"}}
    return ArticleRow(
        title=LinkView(Untrusted(headers.title.value), composer.to(urls.article_page(article.id))),
        label=Untrusted(index.label(article.id)),
        outlet=Untrusted(headers.outlet.value if headers.outlet else ""),
        date=labels.date(headers.published.date) if headers.published else NOTHING,
        statements=len(analysis.statements),
        repairs=len(repaired),
        repairs_text=labels.counted(len(repaired), "paragraph", "paragraphs"),
    )


def _strip_meeting(composer: Composer, meeting: Meeting) -> StripMeeting:
    return StripMeeting(
        title=Untrusted(meeting.title),
        date=composer.dated(meeting.date),
        status=Markup(meeting.status),
        rooms=rooms(composer, meeting),
        outcome=composer.fact(meeting.outcome[0]) if meeting.outcome else None,
    )


def _dispute_row(composer: Composer, demand: Demand, sides: list[Side]) -> DisputeRow:
    cells = (_best(demand, side) for side in sides)
    return DisputeRow(
        demand=composer.demand(demand.id),
        cells=tuple((_dispute_cell(composer, position),) if position else () for position in cells),
    )


def _best(demand: Demand, side: Side) -> Position | None:
    """Return the side's own position, else the first one that an actor takes for it."""
    here = [position for position in demand.positions if position.side == side.id]
    return next((position for position in here if position.actor is None), here[0] if here else None)


def _dispute_cell(composer: Composer, position: Position) -> DisputeCell:
    return DisputeCell(
        side=Untrusted(composer.index.sides[position.side].name),
        verb=labels.STANCES[position.stance],
        sign=labels.STANCE_SIGNS[position.stance],
        terms=position_terms(position),
        chips=composer.chips(position.evidence),
    )


def _next(composer: Composer, entry: Meeting | Event) -> NextView:
    return NextView(
        title=Untrusted(entry.title),
        venue=composer.venue(entry.venue) if entry.venue else None,
        date=composer.dated(entry.date),
    )


def _description(facts: tuple[Fact, ...]) -> str:
    return facts[0].text if facts else ""
