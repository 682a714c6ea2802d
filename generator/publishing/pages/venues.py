"""Pages of venues, and their index."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.dossier import Meeting, Venue
from generator.model.findings import Link, Statement
from generator.publishing import labels, urls
from generator.publishing.pages.home import RoomView, StripStop, rooms, strip_stop
from generator.publishing.views import ChipView, Composer, DateView, FactView, LinkView, PageHead, StatementView
from generator.text import Markup, Untrusted


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A main meeting in full."""

    anchor: Markup
    title: Untrusted
    date: DateView
    other_dates: tuple[DateView, ...]
    status: Markup
    called: tuple[FactView, ...]
    place: tuple[FactView, ...]
    host: tuple[FactView, ...]
    rooms: tuple[RoomView, ...]
    durations: tuple[FactView, ...]
    outcome: tuple[FactView, ...]
    next_steps: tuple[FactView, ...]
    absent: tuple[FactView, ...]
    silent: bool
    """True for a scheduled meeting of which no article reports the outcome."""


@dataclass(frozen=True, slots=True)
class MinorMeeting:
    """Another meeting at the place, in one line."""

    title: Untrusted
    date: DateView
    status: Markup
    people: tuple[LinkView, ...]
    outcome: tuple[FactView, ...]
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class RaisedView:
    """A demand that passages about the place bear on."""

    demand: LinkView
    type: Markup
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class SideVoices:
    """What one side said in passages about the place."""

    side: Untrusted
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class UsedParagraphs:
    """The paragraphs of one article that concern the place."""

    article: LinkView
    paragraphs: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class VenuePage:
    """The view-model of `venue.md.jinja`."""

    head: PageHead
    meetings: tuple[MeetingCard, ...]
    summary: tuple[FactView, ...]
    raised: tuple[RaisedView, ...]
    voices: tuple[SideVoices, ...]
    minor: tuple[MinorMeeting, ...]
    paragraphs: tuple[UsedParagraphs, ...]


@dataclass(frozen=True, slots=True)
class OtherVenue:
    """A venue that is not a main one."""

    venue: LinkView
    meetings: tuple[MinorMeeting, ...]


@dataclass(frozen=True, slots=True)
class VenueIndex:
    """The view-model of `venues.md.jinja`."""

    head: PageHead
    strip: tuple[StripStop, ...]
    others: tuple[OtherVenue, ...]
    unplaced: tuple[MinorMeeting, ...]
    """Meetings of which no article says where."""


def venue_page(composer: Composer, venue: Venue) -> VenuePage:
    """Compose the page of a venue."""
    meetings = _meetings_at(composer, venue.id)
    main = [meeting for meeting in meetings if meeting.main]
    links = _links(composer, venue, main)
    return VenuePage(
        meetings=tuple(_card(composer, meeting) for meeting in main),
        summary=composer.facts(venue.summary),
        raised=_raised(composer, links),
        voices=_voices(composer, links),
        minor=tuple(_minor(composer, meeting) for meeting in meetings if not meeting.main),
        paragraphs=_paragraphs(composer, links),
        head=composer.head(venue.name, Markup("venue"), ("Venues", urls.VENUES)),
    )


def venue_index(composer: Composer) -> VenueIndex:
    """Compose the index of venues."""
    venues = composer.index.corpus.dossier.venues
    return VenueIndex(
        strip=tuple(stop for venue in venues if venue.main and (stop := strip_stop(composer, venue)).meetings),
        others=tuple(
            OtherVenue(
                composer.venue(venue.id),
                tuple(_minor(composer, meeting) for meeting in _meetings_at(composer, venue.id)),
            )
            for venue in venues
            if not venue.main
        ),
        unplaced=tuple(_minor(composer, meeting) for meeting in _meetings_at(composer, None)),
        head=composer.head("Venues", labels.INDEX),
    )


def _meetings_at(composer: Composer, venue: str | None) -> list[Meeting]:
    meetings = [meeting for meeting in composer.index.corpus.dossier.meetings if meeting.venue == venue]
    return sorted(meetings, key=lambda meeting: (meeting.date.precision == "unknown", meeting.date.day.first))


def _card(composer: Composer, meeting: Meeting) -> MeetingCard:
    return MeetingCard(
        anchor=Markup(meeting.id),
        title=Untrusted(meeting.title),
        date=composer.dated(meeting.date),
        other_dates=tuple(composer.dated(date) for date in meeting.other_dates),
        status=Markup(meeting.status),
        called=composer.facts(meeting.called),
        place=composer.facts(meeting.place),
        host=composer.facts(meeting.host),
        rooms=rooms(composer, meeting),
        durations=composer.facts(meeting.durations),
        outcome=composer.facts(meeting.outcome),
        next_steps=composer.facts(meeting.next_steps),
        absent=composer.facts(meeting.absent),
        silent=meeting.status == "scheduled" and not meeting.outcome,
    )


def _minor(composer: Composer, meeting: Meeting) -> MinorMeeting:
    return MinorMeeting(
        title=Untrusted(meeting.title),
        date=composer.dated(meeting.date),
        status=Markup(meeting.status),
        people=tuple(composer.actor(participant.actor) for participant in meeting.participants),
        outcome=composer.facts(meeting.outcome),
        chips=composer.chips(meeting.evidence),
    )


def _links(composer: Composer, venue: Venue, meetings: Sequence[Meeting]) -> list[Link]:
    """Return the links to the venue and its main meetings, in order of articles and paragraphs."""
    index = composer.index
    found = list(index.links.get(("venue", venue.id), ()))
    for meeting in meetings:
        found += index.links.get(("meeting", meeting.id), ())
    order = list(index.corpus.articles)
    return sorted(found, key=lambda link: (order.index(link.evidence.article), link.evidence))


def _raised(composer: Composer, links: Sequence[Link]) -> tuple[RaisedView, ...]:
    """Return the demands that the same statements and sentences bear on."""
    index = composer.index
    places = [link.evidence for link in links]
    raised = []
    for demand in index.demands.values():
        evidence = [
            passage
            for passage in demand.passages
            if any(
                place.article == passage.article
                and place.paragraph == passage.paragraph
                and place.span.overlaps(passage.span)
                for place in places
            )
        ]
        if evidence:
            raised.append(
                RaisedView(composer.demand(demand.id), labels.DEMAND_TYPES[demand.type], composer.chips(evidence))
            )
    return tuple(raised)


def _voices(composer: Composer, links: Sequence[Link]) -> tuple[SideVoices, ...]:
    index = composer.index
    statements: dict[str, Statement] = {
        link.statement: index.statements[link.statement] for link in links if link.statement
    }
    voices = []
    for side in index.corpus.dossier.sides:
        here = [
            statement
            for statement in statements.values()
            if statement.speaker and statement.grade != "C" and index.actors[statement.speaker].side == side.id
        ]
        if here:
            views = tuple(composer.statement(statement, topics=False) for statement in here)
            voices.append(SideVoices(Untrusted(side.name), views))
    return tuple(voices)


def _paragraphs(composer: Composer, links: Sequence[Link]) -> tuple[UsedParagraphs, ...]:
    numbers: dict[str, set[int]] = {}
    for link in links:
        numbers.setdefault(link.evidence.article, set()).add(link.evidence.paragraph)
    return tuple(
        UsedParagraphs(
            composer.article(article),
            tuple(
                LinkView(
                    Untrusted(f"¶{number}"),
                    composer.to(urls.article_page(article), urls.paragraph_anchor(number)),
                )
                for number in sorted(numbers[article])
            ),
        )
        for article in composer.index.corpus.articles
        if article in numbers
    )
