"""Look-ups over the corpus that many pages need, made once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model.corpus import Corpus
from generator.model.dossier import Actor, ArticleNote, Demand, Event, Meeting, Side, Venue
from generator.model.evidence import Evidence
from generator.model.findings import Link, Mention, Statement

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """The corpus, and its facts by what pages look them up by."""

    corpus: Corpus
    actors: Mapping[str, Actor]
    demands: Mapping[str, Demand]
    venues: Mapping[str, Venue]
    meetings: Mapping[str, Meeting]
    sides: Mapping[str, Side]
    notes: Mapping[str, ArticleNote]
    """The editor's note by article id; not every article has one."""
    outlets: Mapping[str, str]
    """Actor id of an article's outlet, by article id, where the dossier knows it."""
    statements: Mapping[str, Statement]
    """By id, in order of articles and paragraphs."""
    statements_at: Mapping[tuple[str, int], Sequence[Statement]]
    """By article and paragraph."""
    spoken: Mapping[str, Sequence[Statement]]
    """Statements by speaker."""
    mentions: Mapping[str, Sequence[Mention]]
    """Mentions by actor."""
    links: Mapping[tuple[str, str], Sequence[Link]]
    """Links by kind and target."""
    topics: Mapping[str, Sequence[str]]
    """Demand ids by statement id."""

    def statement_around(self, evidence: Evidence) -> Statement | None:
        """Return the statement that holds a passage: its content first, else its attribution."""
        here = self.statements_at.get((evidence.article, evidence.paragraph), ())
        for statement in here:
            if any(content.span.overlaps(evidence.span) for content in statement.content):
                return statement
        return None

    def label(self, article: str) -> str:
        """Return the short label of an article for evidence chips: the editor's, the outlet's or the first author's.

        Without any of these it is `Text` and the beginning of the file's name.
        """
        note = self.notes.get(article)
        if note and note.label:
            return note.label
        headers = self.corpus.articles[article].headers
        if article in self.outlets:
            return self.actors[self.outlets[article]].short
        if headers.outlet:
            return headers.outlet.value
        if headers.bylines:
            return headers.bylines[0].value.split()[-1]
        return f"Text {article.split('_', maxsplit=1)[0][:12]}"


def build_index(corpus: Corpus) -> SiteIndex:
    """Make the look-ups of a corpus."""
    dossier = corpus.dossier
    statements = [statement for analysis in corpus.analyses.values() for statement in analysis.statements]
    links = [link for analysis in corpus.analyses.values() for link in analysis.links]
    topics: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.kind == "demand" and link.statement and link.target not in topics[link.statement]:
            topics[link.statement].append(link.target)
    return SiteIndex(
        corpus=corpus,
        actors={actor.id: actor for actor in dossier.actors},
        demands={demand.id: demand for demand in dossier.demands},
        venues={venue.id: venue for venue in dossier.venues},
        meetings={meeting.id: meeting for meeting in dossier.meetings},
        sides={side.id: side for side in dossier.sides},
        notes={note.article: note for note in dossier.articles},
        outlets=_outlets(corpus),
        statements={statement.id: statement for statement in statements},
        statements_at=_grouped(((s.article, s.paragraph), s) for s in statements),
        spoken=_grouped((s.speaker, s) for s in statements if s.speaker),
        mentions=_grouped((m.actor, m) for analysis in corpus.analyses.values() for m in analysis.mentions),
        links=_grouped(((link.kind, link.target), link) for link in links),
        topics=dict(topics),
    )


def upcoming(index: SiteIndex) -> list[Meeting | Event]:
    """Return what is scheduled, by date; entries without a known day last."""
    dossier = index.corpus.dossier
    entries: list[Meeting | Event] = [*dossier.meetings, *dossier.events]
    scheduled = [entry for entry in entries if entry.status == "scheduled"]
    return sorted(scheduled, key=lambda entry: (entry.date.precision == "unknown", entry.date.day.first, entry.id))


def _outlets(corpus: Corpus) -> dict[str, str]:
    names = {
        form.lower(): actor.id
        for actor in corpus.dossier.actors
        if actor.kind == "media"
        for form in (actor.name, *actor.aliases)
    }
    found = {}
    for id_, article in corpus.articles.items():
        outlet = article.headers.outlet
        if outlet and outlet.value.lower() in names:
            found[id_] = names[outlet.value.lower()]
    return found


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
