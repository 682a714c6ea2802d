"""Records of what the editor wrote, with what the analysis found about it."""

import datetime
from collections.abc import Iterator

from generator.model.dossier import Actor, Demand, Event, Meeting, Position, Side, Venue
from generator.model.evidence import Evidence
from generator.publishing.data.passages import (
    date_record,
    day_text,
    evidence_record,
    evidence_records,
    fact_records,
    passage_text,
)
from generator.publishing.data.records import (
    ActorLinkRecord,
    ActorRecord,
    CellRecord,
    DemandLinkRecord,
    DemandRecord,
    EventRecord,
    MeetingRecord,
    ParagraphRecord,
    ParticipantRecord,
    PositionRecord,
    VariantRecord,
    VenueRecord,
    WordingRecord,
)
from generator.publishing.excerpts import Excerpts
from generator.publishing.index import SiteIndex


def actor_records(index: SiteIndex) -> Iterator[ActorRecord]:
    """Return the actors in the editor's order."""
    for actor in index.actors.values():
        yield _actor(index, actor)


def demand_records(index: SiteIndex, excerpts: Excerpts) -> Iterator[DemandRecord]:
    """Return the demands in the editor's order."""
    for demand in index.demands.values():
        yield _demand(index, excerpts, demand)


def cell_records(index: SiteIndex) -> Iterator[CellRecord]:
    """Return the stances on all demands; a side without one has a record that says so."""
    for demand in index.demands.values():
        for position in _positions(index, demand):
            name = index.sides[position.side].name
            yield CellRecord(demand=demand.id, side_name=name, **dict(position))


def venue_records(index: SiteIndex) -> Iterator[VenueRecord]:
    """Return the venues in the editor's order."""
    for venue in index.venues.values():
        yield _venue(index, venue)


def event_records(index: SiteIndex) -> Iterator[EventRecord]:
    """Return meetings and events by date."""
    dossier = index.corpus.dossier
    entries: tuple[Meeting | Event, ...] = (*dossier.meetings, *dossier.events)
    for entry in sorted(entries, key=_by_date):
        yield _event(index, entry)


def _actor(index: SiteIndex, actor: Actor) -> ActorRecord:
    roles = fact_records(index, actor.roles)
    return ActorRecord(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        side=actor.side,
        role=roles[0].text if roles else None,
        roles=roles,
        summary=fact_records(index, actor.summary),
        links=tuple(
            ActorLinkRecord(type=link.type, id=link.to, evidence=evidence_records(index, link.evidence))
            for link in actor.links
        ),
        variants=tuple(_variants(index, actor)),
        statement_ids=tuple(s.id for s in index.spoken.get(actor.id, ()) if s.grade != "C"),
        mentioned_in=tuple(_mentioned_in(index, actor)),
    )


def _variants(index: SiteIndex, actor: Actor) -> Iterator[VariantRecord]:
    found: dict[tuple[str, str, str, int], None] = {}
    for mention in index.mentions.get(actor.id, ()):
        if mention.form in ("name", "misspelt"):
            place = mention.evidence
            form = " ".join(index.corpus.articles[place.article].passage(place).split())
            found[form, mention.form, place.article, place.paragraph] = None
    for form, how, article, paragraph in found:
        yield VariantRecord(form=form, misspelt=how == "misspelt", article=article, paragraph=paragraph)


def _mentioned_in(index: SiteIndex, actor: Actor) -> Iterator[ParagraphRecord]:
    named = [mention.evidence for mention in index.mentions.get(actor.id, ()) if mention.form != "pronoun"]
    for article, paragraph in dict.fromkeys((place.article, place.paragraph) for place in named):
        yield ParagraphRecord(article=article, paragraph=paragraph)


def _demand(index: SiteIndex, excerpts: Excerpts, demand: Demand) -> DemandRecord:
    return DemandRecord(
        id=demand.id,
        title=demand.title,
        type=demand.type,
        by=demand.by,
        of=demand.of,
        since=date_record(index, demand.since) if demand.since else None,
        documents=fact_records(index, demand.documents),
        called=fact_records(index, demand.called),
        history=fact_records(index, demand.history),
        comments=fact_records(index, demand.comments),
        links=tuple(DemandLinkRecord(type=link.type, id=link.to) for link in demand.links),
        wordings=tuple(_wordings(index, excerpts, demand)),
        positions=tuple(_positions(index, demand)),
    )


def _wordings(index: SiteIndex, excerpts: Excerpts, demand: Demand) -> Iterator[WordingRecord]:
    """Return what the demand's page shows: the editor's passages, and others in paragraphs without one."""
    taken = {(passage.article, passage.paragraph) for passage in demand.passages}
    found = [link.evidence for link in index.links.get(("demand", demand.id), ()) if not link.curated]
    others = [passage for passage in found if (passage.article, passage.paragraph) not in taken]
    chosen = frozenset(demand.passages)
    order = {article: number for number, article in enumerate(index.corpus.articles)}
    for passage in sorted({*chosen, *others}, key=lambda passage: (order[passage.article], passage)):
        yield _wording(index, excerpts, passage, curated=passage in chosen)


def _wording(index: SiteIndex, excerpts: Excerpts, evidence: Evidence, *, curated: bool) -> WordingRecord:
    statement = index.statement_around(evidence)
    passage, cut = passage_text(index, excerpts, (evidence,))
    return WordingRecord(
        **dict(evidence_record(index, evidence)),
        statement=statement.id if statement else None,
        curated=curated,
        passage=passage,
        cut=cut,
    )


def _positions(index: SiteIndex, demand: Demand) -> Iterator[PositionRecord]:
    for side in index.corpus.dossier.sides:
        here = [position for position in demand.positions if position.side == side.id]
        for position in here:
            yield _position(index, demand, position)
        if not here:
            yield _silence(index, demand, side)


def _position(index: SiteIndex, demand: Demand, position: Position) -> PositionRecord:
    return PositionRecord(
        side=position.side,
        actor=position.actor,
        stance=position.stance,
        gist=position.gist,
        conditions=(position.condition,) if position.condition else (),
        evidence=evidence_records(index, position.evidence),
        curated=True,
        statement_ids=_statements_on(index, demand, position.side, position.actor),
    )


def _silence(index: SiteIndex, demand: Demand, side: Side) -> PositionRecord:
    """Return the record of a side without a stance.

    It is there so that a program that counts stances cannot take a missing
    record for a neutral one.
    """
    return PositionRecord(
        side=side.id,
        actor=None,
        stance=None,
        gist="",
        conditions=(),
        evidence=(),
        curated=False,
        statement_ids=_statements_on(index, demand, side.id, None),
    )


def _statements_on(index: SiteIndex, demand: Demand, side: str, actor: str | None) -> tuple[str, ...]:
    links = index.links.get(("demand", demand.id), ())
    found = {link.statement: index.statements[link.statement] for link in links if link.statement}
    return tuple(
        sorted(
            statement.id
            for statement in found.values()
            if statement.speaker
            and statement.grade != "C"
            and index.actors[statement.speaker].side == side
            and actor in (None, statement.speaker)
        )
    )


def _venue(index: SiteIndex, venue: Venue) -> VenueRecord:
    meetings = [meeting for meeting in index.corpus.dossier.meetings if meeting.venue == venue.id]
    return VenueRecord(
        id=venue.id,
        name=venue.name,
        main=venue.main,
        summary=fact_records(index, venue.summary),
        meetings=tuple(_meeting(index, meeting) for meeting in sorted(meetings, key=_by_date)),
    )


def _meeting(index: SiteIndex, meeting: Meeting) -> MeetingRecord:
    return MeetingRecord(
        id=meeting.id,
        title=meeting.title,
        main=meeting.main,
        date=day_text(meeting.date),
        precision=meeting.date.precision,
        status=meeting.status,
        evidence=evidence_records(index, (*meeting.date.evidence, *meeting.evidence)),
        other_dates=tuple(date_record(index, date) for date in meeting.other_dates),
        format_names=fact_records(index, meeting.called),
        place=fact_records(index, meeting.place),
        host=fact_records(index, meeting.host),
        durations=fact_records(index, meeting.durations),
        participants=tuple(
            ParticipantRecord(actor=who.actor, note=who.note, evidence=evidence_records(index, who.evidence))
            for who in meeting.participants
        ),
        outcome=fact_records(index, meeting.outcome),
        next_steps=fact_records(index, meeting.next_steps),
        absent=fact_records(index, meeting.absent),
    )


def _event(index: SiteIndex, entry: Meeting | Event) -> EventRecord:
    met = isinstance(entry, Meeting)
    actors = tuple(who.actor for who in entry.participants) if isinstance(entry, Meeting) else entry.actors
    return EventRecord(
        id=entry.id,
        kind="meeting" if met else "event",
        title=entry.title,
        date=day_text(entry.date),
        precision=entry.date.precision,
        status=entry.status,
        venue=entry.venue,
        actors=tuple(dict.fromkeys(actors)),
        evidence=evidence_records(index, (*entry.date.evidence, *entry.evidence)),
        other_dates=tuple(date_record(index, date) for date in entry.other_dates) if isinstance(entry, Meeting) else (),
    )


def _by_date(entry: Meeting | Event) -> tuple[bool, datetime.date, str, str]:
    day = entry.date.day
    return entry.date.precision == "unknown", day.first, day.iso, entry.id
