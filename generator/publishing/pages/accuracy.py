"""The page on accuracy: how often the rules that find statements were right, on texts in which people marked them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.accuracy import (
    ENOUGH,
    SURE,
    Accuracy,
    KindAccuracy,
    MeasuredKind,
    Measurement,
    Sieve,
    SpeakerCounts,
    share,
)
from generator.publishing import labels, urls
from generator.publishing.views import NOTHING, Composer, PageHead
from generator.text import Markup, Untrusted

_KINDS: Mapping[MeasuredKind, Markup] = {
    "direct": Markup("quoted statements"),
    "mixed": Markup("reported statements that are partly quoted"),
    "indirect": Markup("reported statements"),
    "all": Markup("statements of all kinds"),
}


@dataclass(frozen=True, slots=True)
class SpeakerShares:
    """Of 100 statements found, whose speaker is right, left open or wrong; together 100."""

    right: int
    nobody: int
    wrong: int


@dataclass(frozen=True, slots=True)
class KindRow:
    """How well one kind of statement is found; all numbers are of 100."""

    kind: Markup
    found: int
    """Of those in the articles."""
    right: int
    """Of those found."""
    exact: int
    """Of those found, word for word."""
    speakers: SpeakerShares | None
    """`None` where no marked statement has a speaker."""


@dataclass(frozen=True, slots=True)
class SieveRow:
    """One rule."""

    name: Untrusted
    what: Untrusted
    examples: tuple[Untrusted, ...]
    """Paragraphs of its example."""
    found: int
    """Measured statements; 0 for none."""
    right: int
    """Of 100 found."""
    speakers: SpeakerShares | None
    """`None` where the rule finds no speaker beside the words."""
    lowers: bool
    few: bool
    """True where too little was found to tell."""


@dataclass(frozen=True, slots=True)
class AccuracyPage:
    """The view-model of `accuracy.md.jinja`."""

    head: PageHead
    date: Markup
    """Empty where nothing was measured."""
    corpus: Untrusted
    """The texts of the table of kinds."""
    articles: int
    kinds: tuple[KindRow, ...]
    """Empty where nothing was measured."""
    sieves: tuple[SieveRow, ...]
    measured: int
    """Articles on which the rules were measured one by one."""
    sure: int
    """Right ones of 100 below which a rule lowers the grade."""
    enough: int
    command: Untrusted
    grades: Markup
    """Address of what the grades mean."""


def accuracy_page(composer: Composer, sieves: Mapping[str, Sieve], accuracy: Accuracy) -> AccuracyPage:
    """Compose the page: the kinds on the texts the rules were only checked with, the rules on all texts."""
    shown = _checked(accuracy)
    return AccuracyPage(
        date=labels.date(accuracy.date) if shown else NOTHING,
        corpus=Untrusted(shown.corpus if shown else ""),
        articles=shown.articles if shown else 0,
        kinds=tuple(_kind_row(kind) for kind in shown.kinds) if shown else (),
        sieves=tuple(_sieve_row(sieve) for sieve in sieves.values()),
        measured=sum(measurement.articles for measurement in accuracy.measurements),
        sure=_of_hundred(SURE),
        enough=ENOUGH,
        command=Untrusted(accuracy.command),
        grades=composer.to(urls.METHOD, "speakers"),
        head=composer.head("Accuracy", labels.ABOUT, ("Method", urls.METHOD), "How often the rules are right"),
    )


def _checked(accuracy: Accuracy) -> Measurement | None:
    """Return what was measured on articles that rules were only checked with; else what there is."""
    ranked = sorted(accuracy.measurements, key=lambda measurement: measurement.part != "dev")
    return ranked[0] if ranked else None


def _kind_row(row: KindAccuracy) -> KindRow:
    return KindRow(
        kind=_KINDS[row.kind],
        found=_of_hundred(share(row.marked.matched, row.marked.total)),
        right=_of_hundred(share(row.found.matched, row.found.total)),
        exact=_of_hundred(share(row.found.exact, row.found.total)),
        speakers=_speaker_shares(row.speakers),
    )


def _sieve_row(sieve: Sieve) -> SieveRow:
    measured = sieve.measured
    finds_speakers = measured is not None and measured.speakers.nobody < measured.speakers.asked
    return SieveRow(
        name=Untrusted(sieve.name),
        what=Untrusted(sieve.what),
        examples=tuple(Untrusted(" ".join(paragraph.split())) for paragraph in sieve.example.split("\n\n")),
        found=measured.found.total if measured else 0,
        right=_of_hundred(measured.precision) if measured else 0,
        speakers=_speaker_shares(measured.speakers) if measured and finds_speakers else None,
        lowers=sieve.is_unsure,
        few=measured is not None and measured.found.total < ENOUGH,
    )


def _speaker_shares(counts: SpeakerCounts) -> SpeakerShares | None:
    if not counts.asked:
        return None
    right = _of_hundred(share(counts.right, counts.asked))
    wrong = _of_hundred(share(counts.wrong, counts.asked))
    return SpeakerShares(right=right, nobody=max(0, 100 - right - wrong), wrong=wrong)


def _of_hundred(part: float | None) -> int:
    return round(100 * (part or 0.0))
