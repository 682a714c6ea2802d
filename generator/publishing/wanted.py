"""Every passage that any page or file may show, and what for.

Of each need the most important come first: statements that many curated facts
rest on before others, known speakers before unknown ones, and quotations, whose
words are free, before reported speech.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from generator.errors import Location
from generator.model.dossier import Dossier
from generator.model.evidence import Evidence
from generator.model.findings import Statement
from generator.publishing.excerpts import Need, Wanted
from generator.publishing.index import SiteIndex

_KEY_PROOFS = 3
"""So many curated facts make a statement a key one."""
_UNPRINTED = frozenset({"aliases", "cues", "titles"})
"""Fields of the dossier that serve finding and never reach a page."""
_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}


def wanted_passages(index: SiteIndex) -> Iterator[Wanted]:
    """Return the passages, most needed first; one may occur several times, its first need counts."""
    dossier = index.corpus.dossier
    analyses = index.corpus.analyses.values()
    proofs = Counter(
        statement.id for evidence in dossier_evidence(dossier) if (statement := index.statement_around(evidence))
    )

    def rank(statement: Statement) -> tuple[bool, int, int, str]:
        return statement.speaker is None, -proofs[statement.id], _ORDER[statement.kind], statement.grade

    summaries = (dossier.affair.bottom_line, *(venue.summary for venue in dossier.venues))
    yield from (Wanted(evidence, "key") for evidence in dossier_evidence(summaries))
    statements = sorted(index.statements.values(), key=rank)
    for statement in statements:
        need: Need = "key" if proofs[statement.id] >= _KEY_PROOFS else "statement"
        yield from (Wanted(content, need) for content in statement.content)
    for statement in statements:
        yield from (Wanted(passage, "anchor") for passage in attribution(statement))
    yield from (Wanted(figure.evidence, "key") for analysis in analyses for figure in analysis.figures)
    yield from (Wanted(evidence, "anchor") for evidence in dossier_evidence(_without_names(dossier)))
    for demand in dossier.demands:
        for passage in demand.passages:
            # Pages show the statement that holds a passage; the passage itself need not be paid for.
            yield Wanted(passage, "name" if index.statement_around(passage) else "anchor")
    yield from (Wanted(evidence, "name") for evidence in dossier_evidence(dossier))
    yield from (
        Wanted(link.evidence, "sentence") for analysis in analyses for link in analysis.links if not link.curated
    )


def _without_names(dossier: Dossier) -> Dossier:
    """Leave out the parts of a dossier whose text is itself a name, role or word of the articles, and the passages."""
    return replace(
        dossier,
        actors=tuple(replace(actor, roles=(), links=()) for actor in dossier.actors),
        demands=tuple(replace(demand, called=(), documents=(), passages=()) for demand in dossier.demands),
        meetings=tuple(replace(meeting, called=(), participants=()) for meeting in dossier.meetings),
    )


def printed_texts(value: object) -> Iterator[str]:
    """Return the sentences, titles and words of a dossier that pages print."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from printed_texts(item)
    elif is_dataclass(value) and not isinstance(value, (Evidence, Location)):
        for field in fields(value):
            if field.name not in _UNPRINTED:
                yield from printed_texts(getattr(value, field.name))


def attribution(statement: Statement) -> Iterator[Evidence]:
    """Return the words around a statement that pages show: its cue, and who spoke where nobody could be identified."""
    if statement.cue:
        yield statement.cue
    if statement.source and statement.speaker is None:
        yield statement.source


def dossier_evidence(value: object) -> Iterator[Evidence]:
    """Return all evidence inside a dossier or a part of it, in the editor's order."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        yield from _each(value)
    elif is_dataclass(value):
        yield from _each(getattr(value, field.name) for field in fields(value))


def _each(values: Iterable[object]) -> Iterator[Evidence]:
    for value in values:
        yield from dossier_evidence(value)
