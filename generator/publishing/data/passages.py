"""Places, dates and words of articles in their public form."""

from collections.abc import Iterable

from generator.model.dossier import DatedFact, Fact
from generator.model.evidence import Evidence
from generator.publishing.data.records import DateRecord, EvidenceRecord, FactRecord, Range
from generator.publishing.excerpts import Excerpt, Excerpts
from generator.publishing.index import SiteIndex


def file_range(index: SiteIndex, evidence: Evidence) -> Range:
    """Return a passage as a range of code points of its decoded file."""
    start = index.corpus.articles[evidence.article].paragraph(evidence.paragraph).start
    return start + evidence.start, start + evidence.end


def evidence_record(index: SiteIndex, evidence: Evidence) -> EvidenceRecord:
    """Return where a passage stands."""
    start, end = file_range(index, evidence)
    return EvidenceRecord(article=evidence.article, paragraph=evidence.paragraph, start=start, end=end)


def evidence_records(index: SiteIndex, evidence: Iterable[Evidence]) -> tuple[EvidenceRecord, ...]:
    """Return where passages stand, each once, in the editor's order."""
    return tuple(evidence_record(index, passage) for passage in dict.fromkeys(evidence))


def fact_records(index: SiteIndex, facts: Iterable[Fact]) -> tuple[FactRecord, ...]:
    """Return curated sentences with their evidence."""
    return tuple(FactRecord(text=fact.text, evidence=evidence_records(index, fact.evidence)) for fact in facts)


def date_record(index: SiteIndex, fact: DatedFact) -> DateRecord:
    """Return a curated date with its evidence."""
    return DateRecord(date=day_text(fact), precision=fact.precision, evidence=evidence_records(index, fact.evidence))


def day_text(fact: DatedFact) -> str | None:
    """Return a date as far as it is known; one that is not only keeps a place in the editor's list."""
    return None if fact.precision == "unknown" else fact.day.iso


def passage_text(index: SiteIndex, excerpts: Excerpts, passages: Iterable[Evidence]) -> tuple[str, bool]:
    """Return what may be shown of a discontinuous passage, and whether words are missing."""
    granted = [(passage, excerpts.of(passage)) for passage in passages]
    shown = " … ".join(_beginning(index, passage, excerpt) for passage, excerpt in granted if excerpt.text)
    return shown, any(excerpt.cut for _, excerpt in granted)


def _beginning(index: SiteIndex, evidence: Evidence, excerpt: Excerpt) -> str:
    """Return as much of a passage as was granted."""
    text = index.corpus.articles[evidence.article].paragraph(evidence.paragraph).text
    return text[evidence.start : excerpt.end]
