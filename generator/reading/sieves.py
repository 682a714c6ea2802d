"""Read what the rules that find statements are called and mean, and how often each was right."""

import datetime
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.errors import InputError, Location
from generator.model.accuracy import (
    Accuracy,
    CorpusPart,
    Counts,
    KindAccuracy,
    MeasuredKind,
    Measurement,
    Sieve,
    SieveAccuracy,
    SpeakerCounts,
)
from generator.reading.lexicon_files import LexiconForm, read_lexicon_file

SIEVES, ACCURACY = "sieves.yml", "accuracy.yml"

_Text = Annotated[str, Field(min_length=1)]
_Count = Annotated[int, Field(ge=0)]


class _SieveForm(LexiconForm):
    name: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    what: _Text
    example: _Text


class _SievesFile(LexiconForm):
    sieves: tuple[_SieveForm, ...]


class _CountsForm(LexiconForm):
    total: _Count
    matched: _Count
    exact: _Count
    whole: _Count


class _SpeakersForm(LexiconForm):
    asked: _Count
    right: _Count
    nobody: _Count


class _KindForm(LexiconForm):
    kind: MeasuredKind
    marked: _CountsForm
    found: _CountsForm
    speakers: _SpeakersForm


class _SieveCountsForm(LexiconForm):
    sieve: _Text
    found: _CountsForm
    speakers: _SpeakersForm


class _MeasurementForm(LexiconForm):
    part: CorpusPart
    corpus: _Text
    articles: _Count
    kinds: tuple[_KindForm, ...]
    sieves: tuple[_SieveCountsForm, ...]


class _AccuracyFile(LexiconForm):
    date: datetime.date
    command: _Text
    measurements: tuple[_MeasurementForm, ...]


def read_sieves(folder: Path) -> tuple[tuple[Sieve, ...], Accuracy]:
    """Read the rules in the order in which they are tried, and what was measured.

    A rule that was measured and is no longer there is passed over, so that the
    figures can be measured again after a change of the rules; a test of the
    lexicons says when that is due.

    Raises:
        InputError: A file does not have its form, or two rules have one name.
    """
    accuracy = _accuracy(read_lexicon_file(folder, ACCURACY, _AccuracyFile))
    form = read_lexicon_file(folder, SIEVES, _SievesFile)
    names = [sieve.name for sieve in form.sieves]
    for name in names:
        if names.count(name) > 1:
            place = Location(f"lexicons/{folder.name}/{SIEVES}")
            raise InputError(place, f'two sieves are called "{name}".', "Remove or rename one.")
    sieves = tuple(Sieve(one.name, one.what, one.example, _measured(one.name, accuracy)) for one in form.sieves)
    return sieves, accuracy


def _accuracy(form: _AccuracyFile) -> Accuracy:
    measurements = tuple(
        Measurement(
            part=one.part,
            corpus=one.corpus,
            articles=one.articles,
            kinds=tuple(
                KindAccuracy(kind.kind, _counts(kind.marked), _counts(kind.found), _speakers(kind.speakers))
                for kind in one.kinds
            ),
            sieves={row.sieve: SieveAccuracy(_counts(row.found), _speakers(row.speakers)) for row in one.sieves},
        )
        for one in form.measurements
    )
    return Accuracy(form.date, form.command, measurements)


def _counts(form: _CountsForm) -> Counts:
    return Counts(form.total, form.matched, form.exact, form.whole)


def _speakers(form: _SpeakersForm) -> SpeakerCounts:
    return SpeakerCounts(form.asked, form.right, form.nobody)


def _measured(name: str, accuracy: Accuracy) -> SieveAccuracy | None:
    """Return the figures of a rule over all measured texts."""
    found = [one.sieves[name] for one in accuracy.measurements if name in one.sieves]
    if not found:
        return None
    return SieveAccuracy(
        Counts(*_sums(one.found for one in found)),
        SpeakerCounts(*_sums(one.speakers for one in found)),
    )


def _sums(counts: Iterable[Counts | SpeakerCounts]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*map(astuple, counts), strict=True)))
