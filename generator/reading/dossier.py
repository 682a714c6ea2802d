"""Read the dossier: its files, checked against themselves and against the articles."""

from collections.abc import Collection, Mapping
from pathlib import Path

from generator.errors import InputErrors, Notice
from generator.model.articles import Article
from generator.model.dossier import Dossier, Side
from generator.reading.anchors import Anchors, resolve_anchors
from generator.reading.checks import find_contradictions
from generator.reading.date_checks import find_date_errors
from generator.reading.entries import Entries
from generator.reading.files import shown_path
from generator.reading.forms import Forms, all_parts, of_kind, read_forms
from generator.reading.schema import EvidenceForm


def read_dossier(
    folder: Path, root: Path, articles: Mapping[str, Article], weekdays: tuple[str, ...]
) -> tuple[Dossier, tuple[Notice, ...]]:
    """Read all `*.yml` files of a folder and find the passages that their evidence names.

    An article that the dossier lists under `articles:` but that is not there is
    withdrawn: evidence in it is left out, and so is everything that rests on
    nothing else, with all references to it.

    Args:
        folder: The dossier.
        root: The project, to which file names in messages are relative.
        articles: Cleaned articles by id; evidence may lie in their body only.
        weekdays: Names of the days from Monday to Sunday, against which dates
            of precision `weekday` are checked.

    Returns:
        The dossier, and notices of withdrawn articles and the entries left out with them.

    Raises:
        InputErrors: All errors of form in all files; where there are none, all
            contradictions, wrong dates and passages that were not found.
    """
    forms = read_forms(folder, root)
    parts = all_parts(forms)
    listed = {placed.form.article for placed in forms.articles}
    anchors, anchor_errors = resolve_anchors(of_kind(parts, EvidenceForm), articles, listed)
    errors = [
        *find_contradictions(forms, parts, shown_path(folder, root)),
        *anchor_errors,
        *find_date_errors(parts, anchors.found, articles, weekdays),
    ]
    if errors:
        raise InputErrors(errors)
    dossier = _make_dossier(forms, anchors)
    return dossier, (*_withdrawal_notices(forms, anchors), *_left_out_notices(forms, dossier, anchors.found))


def _make_dossier(forms: Forms, anchors: Anchors) -> Dossier:
    make = Entries(anchors.found)
    demands = frozenset(
        placed.form.id for placed in forms.demands if any(form in anchors.found for form in placed.form.passages)
    )
    return Dossier(
        affair=make.affair(forms.affairs[0], demands),
        sides=tuple(Side(placed.form.id, placed.form.name) for placed in forms.sides),
        actors=tuple(make.actor(placed) for placed in forms.actors),
        demands=tuple(make.demand(placed, demands) for placed in forms.demands if placed.form.id in demands),
        venues=tuple(make.venue(placed) for placed in forms.venues),
        meetings=tuple(meeting for placed in forms.meetings if (meeting := make.meeting(placed))),
        events=tuple(event for placed in forms.events if (event := make.event(placed))),
        articles=tuple(make.note(placed) for placed in forms.articles if placed.form.article not in anchors.withdrawn),
    )


def _withdrawal_notices(forms: Forms, anchors: Anchors) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            placed.at("article"),
            f'article "{placed.form.article}" is listed but not there; '
            f"pieces of evidence left out: {anchors.withdrawn[placed.form.article]}.",
        )
        for placed in forms.articles
        if placed.form.article in anchors.withdrawn
    )


def _left_out_notices(forms: Forms, dossier: Dossier, found: Collection[EvidenceForm]) -> tuple[Notice, ...]:
    written = (
        *(("demand", placed.form.id, placed.at(), placed.form.passages) for placed in forms.demands),
        *(("meeting", placed.form.id, placed.at(), placed.form.evidence) for placed in forms.meetings),
        *(("event", placed.form.id, placed.at(), placed.form.evidence) for placed in forms.events),
    )
    kept = {
        *(("demand", demand.id) for demand in dossier.demands),
        *(("meeting", meeting.id) for meeting in dossier.meetings),
        *(("event", event.id) for event in dossier.events),
    }
    return tuple(
        Notice(place, f'{kind} "{name}" is left out: {what} rests on withdrawn articles only.')
        for kind, name, place, proof in written
        if (kind, name) not in kept
        for what in ["its date" if any(form in found for form in proof) else "it"]
    )
