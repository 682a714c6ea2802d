"""From the dossier's forms to its values, without what rests on withdrawn articles alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.model import dossier as model
from generator.model.evidence import Evidence
from generator.reading import schema
from generator.reading.days import read_day
from generator.reading.forms import Placed

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes values from forms that have been checked.

    Evidence that was not found lies in a withdrawn article and is left out.
    What then has no evidence, though its form asks for some, is left out too:
    inside an entry in silence; a whole entry becomes `None`.
    """

    found: Mapping[schema.EvidenceForm, Evidence]

    def affair(self, placed: Placed[schema.AffairForm], demands: frozenset[str]) -> model.Affair:
        """Make the affair; of the core dispute, only the demands that are left remain."""
        form = placed.form
        return model.Affair(
            name=form.name,
            headline=form.headline,
            bottom_line=self._facts(form.bottom_line),
            core_dispute=tuple(demand for demand in form.core_dispute if demand in demands),
            location=placed.at(),
        )

    def actor(self, placed: Placed[schema.ActorForm]) -> model.Actor:
        """Make an actor; its name is the first of its aliases."""
        form = placed.form
        return model.Actor(
            id=form.id,
            name=form.name,
            kind=form.kind,
            side=form.side,
            pronoun=form.pronoun,
            aliases=_distinct((form.name, *form.aliases)),
            misspellings=_distinct(form.misspellings),
            titles=_distinct(form.titles),
            roles=self._facts(form.roles),
            short=form.short or form.name,
            summary=self._facts(form.summary),
            links=tuple(
                model.ActorLink(link.type, link.to, evidence)
                for link in form.links
                if (evidence := self._proof(link.evidence))
            ),
            location=placed.at(),
        )

    def venue(self, placed: Placed[schema.VenueForm]) -> model.Venue:
        """Make a venue; its name is the first of its aliases."""
        form = placed.form
        return model.Venue(
            id=form.id,
            name=form.name,
            aliases=_distinct((form.name, *form.aliases)),
            main=form.main,
            summary=self._facts(form.summary),
            location=placed.at(),
        )

    def demand(self, placed: Placed[schema.DemandForm], demands: frozenset[str]) -> model.Demand:
        """Make a demand; of its links, only those to the given demands remain."""
        form = placed.form
        return model.Demand(
            id=form.id,
            title=form.title,
            type=form.type,
            by=form.by,
            of=form.of,
            since=None if form.since is None else self._dated(form.since),
            documents=self._facts(form.documents),
            called=self._facts(form.called),
            cues=form.cues,
            passages=self._proof(form.passages),
            positions=self._positions(placed),
            links=tuple(model.DemandLink(link.type, link.to) for link in form.links if link.to in demands),
            history=self._facts(form.history),
            comments=self._facts(form.comments),
            location=placed.at(),
        )

    def meeting(self, placed: Placed[schema.MeetingForm]) -> model.Meeting | None:
        """Make a meeting; where its date has lost its evidence, another article's date takes its place."""
        form = placed.form
        dates = _present(self._dated(date) for date in (form.date, *form.other_dates))
        evidence = self._proof(form.evidence)
        if not dates or not evidence:
            return None
        return model.Meeting(
            id=form.id,
            title=form.title,
            venue=form.venue,
            main=form.main,
            date=dates[0],
            other_dates=dates[1:],
            status=form.status,
            evidence=evidence,
            called=self._facts(form.called),
            place=self._facts(form.place),
            host=self._facts(form.host),
            durations=self._facts(form.durations),
            participants=self._participants(form.participants),
            outcome=self._facts(form.outcome),
            next_steps=self._facts(form.next_steps),
            absent=self._facts(form.absent),
            cues=form.cues,
            location=placed.at(),
        )

    def event(self, placed: Placed[schema.EventForm]) -> model.Event | None:
        """Make an event."""
        form = placed.form
        date, evidence = self._dated(form.date), self._proof(form.evidence)
        if date is None or not evidence:
            return None
        return model.Event(
            id=form.id,
            title=form.title,
            date=date,
            status=form.status,
            venue=form.venue,
            actors=form.actors,
            evidence=evidence,
            location=placed.at(),
        )

    def note(self, placed: Placed[schema.ArticleForm]) -> model.ArticleNote:
        """Make the note on an article."""
        form = placed.form
        return model.ArticleNote(
            article=form.article,
            label=form.label,
            outlet=form.outlet,
            published=None if form.published is None else read_day(form.published).first,
            url=form.url,
            reason=form.reason,
            key_points=self._facts(form.key_points),
            rights=form.rights,
            location=placed.at(),
        )

    def _proof(self, forms: Iterable[schema.EvidenceForm]) -> tuple[Evidence, ...]:
        return tuple(self.found[form] for form in forms if form in self.found)

    def _facts(self, forms: Iterable[schema.FactForm]) -> tuple[model.Fact, ...]:
        return tuple(model.Fact(form.text, evidence) for form in forms if (evidence := self._proof(form.evidence)))

    def _dated(self, form: schema.DatedForm) -> model.DatedFact | None:
        evidence = self._proof(form.evidence)
        return model.DatedFact(read_day(form.day), form.precision, evidence) if evidence else None

    def _positions(self, placed: Placed[schema.DemandForm]) -> tuple[model.Position, ...]:
        return tuple(
            model.Position(
                side=form.side,
                actor=form.actor,
                stance=form.stance,
                gist=form.gist,
                condition=form.condition,
                evidence=evidence,
                location=placed.at("positions", number),
            )
            for number, form in enumerate(placed.form.positions)
            if (evidence := self._proof(form.evidence))
        )

    def _participants(self, forms: Iterable[schema.ParticipantForm]) -> tuple[model.Participant, ...]:
        return tuple(
            model.Participant(form.actor, form.note, evidence)
            for form in forms
            if (evidence := self._proof(form.evidence))
        )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _present(values: Iterable[Value | None]) -> tuple[Value, ...]:
    return tuple(value for value in values if value is not None)
