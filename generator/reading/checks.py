"""What a dossier's form cannot say: ids that exist once, names that mean one entry, no circles."""

import graphlib
from collections.abc import Iterable, Iterator

from generator.errors import InputError, Location, did_you_mean
from generator.reading.forms import Forms, Placed
from generator.reading.schema import (
    ActorForm,
    ActorLinkForm,
    AffairForm,
    ArticleForm,
    DemandForm,
    DemandLinkForm,
    EventForm,
    Form,
    MeetingForm,
    ParticipantForm,
    PositionForm,
    VenueForm,
)

_Entry = tuple[str, Location]
"""Id and place."""

_REFERENCES: dict[tuple[type[Form], str], str] = {
    (AffairForm, "core_dispute"): "demand",
    (ActorForm, "side"): "side",
    (ActorLinkForm, "to"): "actor",
    (DemandForm, "by"): "actor",
    (DemandForm, "of"): "actor",
    (DemandLinkForm, "to"): "demand",
    (PositionForm, "side"): "side",
    (PositionForm, "actor"): "actor",
    (MeetingForm, "venue"): "venue",
    (ParticipantForm, "actor"): "actor",
    (EventForm, "venue"): "venue",
    (EventForm, "actors"): "actor",
}
"""Fields that hold ids, one or several, and the kind of entry they name."""


def find_contradictions(forms: Forms, parts: Iterable[Placed[Form]], folder: str) -> list[InputError]:
    """Find everything in a dossier that contradicts itself, evidence and dates apart.

    Args:
        forms: The dossier.
        parts: All its forms, nested ones too.
        folder: Its folder as shown to the editor.
    """
    entries = _entries(forms)
    return [
        *_affair_errors(forms, folder),
        *(error for kind, found in entries.items() for error in _duplicate_errors(kind, found)),
        *_name_errors("actor", forms.actors),
        *_name_errors("venue", forms.venues),
        *_reference_errors(parts, entries),
        *_circle_errors(forms.actors),
        *_circle_errors(forms.demands),
        *(error for article in forms.articles for error in _reason_errors(article)),
    ]


def _entries(forms: Forms) -> dict[str, tuple[_Entry, ...]]:
    return {
        "side": tuple((placed.form.id, placed.at("id")) for placed in forms.sides),
        "actor": tuple((placed.form.id, placed.at("id")) for placed in forms.actors),
        "venue": tuple((placed.form.id, placed.at("id")) for placed in forms.venues),
        "meeting": tuple((placed.form.id, placed.at("id")) for placed in forms.meetings),
        "event": tuple((placed.form.id, placed.at("id")) for placed in forms.events),
        "demand": tuple((placed.form.id, placed.at("id")) for placed in forms.demands),
        "article": tuple((placed.form.article, placed.at("article")) for placed in forms.articles),
    }


def _affair_errors(forms: Forms, folder: str) -> Iterator[InputError]:
    if not forms.affairs:
        remedy = 'Write "affair:" with "name:" and "headline:" in one of its .yml files.'
        yield InputError(Location(folder), 'the dossier has no "affair".', remedy)
    for placed in forms.affairs[1:]:
        yield InputError(
            placed.at(), f"the affair is described already in {forms.affairs[0].at()}.", "Join the two, or remove one."
        )


def _duplicate_errors(kind: str, entries: Iterable[_Entry]) -> Iterator[InputError]:
    first: dict[str, Location] = {}
    for name, place in entries:
        known = first.setdefault(name, place)
        if known is not place:
            yield InputError(place, f'{kind} "{name}" stands already in {known}.', "Join the two, or rename one.")


def _name_errors(kind: str, entries: Iterable[Placed[ActorForm] | Placed[VenueForm]]) -> Iterator[InputError]:
    """Find names, aliases and misspellings that two entries claim."""
    first: dict[str, tuple[Placed[ActorForm] | Placed[VenueForm], Location]] = {}
    for placed in entries:
        for what, name, place in _names(placed):
            owner, known = first.setdefault(name, (placed, place))
            if owner is not placed:
                where = f"line {known.line}" if known.file == place.file else str(known)
                problem = f'{what} "{name}" already belongs to {kind} "{owner.form.id}" ({where}).'
                yield InputError(place, problem, "Remove one, or write the longer form.")


def _names(placed: Placed[ActorForm] | Placed[VenueForm]) -> Iterator[tuple[str, str, Location]]:
    form = placed.form
    yield "name", form.name, placed.at("name")
    for number, alias in enumerate(form.aliases):
        yield "alias", alias, placed.at("aliases", number)
    if isinstance(form, ActorForm):
        for number, misspelling in enumerate(form.misspellings):
            yield "misspelling", misspelling, placed.at("misspellings", number)


def _reference_errors(parts: Iterable[Placed[Form]], entries: dict[str, tuple[_Entry, ...]]) -> Iterator[InputError]:
    valid = {kind: {name for name, _ in found} for kind, found in entries.items()}
    for placed in parts:
        for key in type(placed.form).model_fields:
            kind = _REFERENCES.get((type(placed.form), key))
            if kind is not None:
                for name, place in _written(placed, key):
                    if name not in valid[kind]:
                        yield InputError(place, f'there is no {kind} "{name}".', did_you_mean(name, valid[kind]))


def _written(placed: Placed[Form], key: str) -> Iterator[_Entry]:
    """Return the ids that a field holds: none, one or several."""
    value = getattr(placed.form, key)
    if isinstance(value, str):
        yield value, placed.at(key)
    elif isinstance(value, tuple):
        yield from ((name, placed.at(key, number)) for number, name in enumerate(value))


def _circle_errors(entries: Iterable[Placed[ActorForm] | Placed[DemandForm]]) -> Iterator[InputError]:
    """Find the first circle of part-of links; of several circles, one is reported."""
    wholes: dict[str, list[str]] = {}
    places: dict[tuple[str, str], Location] = {}
    for placed in entries:
        links: tuple[ActorLinkForm | DemandLinkForm, ...] = placed.form.links
        for number, link in enumerate(links):
            if link.type == "part-of":
                wholes.setdefault(placed.form.id, []).append(link.to)
                places.setdefault((placed.form.id, link.to), placed.at("links", number))
    try:
        graphlib.TopologicalSorter(wholes).prepare()
    except graphlib.CycleError as error:
        circle = list(reversed(error.args[1]))
        problem = f"part-of links run in a circle: {' → '.join(circle)}."
        yield InputError(places[circle[-2], circle[-1]], problem, "Remove one of these links.")


def _reason_errors(placed: Placed[ArticleForm]) -> Iterator[InputError]:
    form = placed.form
    keys = [key for key in ("outlet", "published", "url") if getattr(form, key) is not None]
    if form.rights == "full":
        keys.append("rights")
    if keys and not form.reason:
        named = ", ".join(f'"{key}"' for key in keys)
        remedy = 'Say under "reason:" how this is known, so that readers can judge it.'
        yield InputError(placed.at(keys[0]), f"{named} set without a reason.", remedy)
