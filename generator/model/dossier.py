"""The dossier: what the editor knows about an affair, each fact with its evidence.

Every `location` is the place of the entry in its YAML file, for messages and
edit links.  Order is the editor's order in the files.
"""

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.errors import Location
from generator.model.articles import DatePrecision
from generator.model.evidence import Evidence

ActorKind: TypeAlias = Literal["person", "state", "organisation", "media", "role"]
Pronoun: TypeAlias = Literal["he", "she", "they", "it"]
DemandType: TypeAlias = Literal[
    "demand",
    "counter-demand",
    "offer",
    "refusal",
    "threat",
    "answer",
    "principle",
    "counter-charge",
    "aspiration",
    "vehicle",
]
Stance: TypeAlias = Literal[
    "asks",
    "offers",
    "supports",
    "open",
    "accepts",
    "secondary",
    "declines",
    "refuses",
    "objects",
    "denies",
    "warns",
    "charges",
    "states",
]
DemandLinkType: TypeAlias = Literal[
    "part-of", "answers", "counters", "offered-for", "threatened-over", "carried-by", "related"
]
Rights: TypeAlias = Literal["excerpt", "full"]
Status: TypeAlias = Literal["held", "scheduled", "background"]


@dataclass(frozen=True, slots=True)
class Day:
    """A date that is known to the day, the month or the year."""

    year: int
    month: int | None
    """`None` where only the year is known."""
    day: int | None
    """`None` where only the month or the year is known."""

    @property
    def iso(self) -> str:
        """`2022-01-10`, `2022-01` or `2022`."""
        return "-".join([f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None])

    @property
    def first(self) -> datetime.date:
        """The first calendar day that the date may mean, for sorting."""
        return datetime.date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A day with how it is known and the passages that give it."""

    day: Day
    precision: DatePrecision
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One curated sentence or phrase and the passages it rests on."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A column of the positions matrix, in the order of the dossier."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ActorLink:
    """A typed link from one actor to another."""

    type: str
    to: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation, medium or unnamed role."""

    id: str
    name: str
    kind: ActorKind
    side: str | None
    """Side id; `None` for experts, media and others who take no side."""
    pronoun: Pronoun
    aliases: tuple[str, ...]
    """Forms that always mean this actor; the name itself is one of them."""
    misspellings: tuple[str, ...]
    """Wrong or garbled forms seen in the articles; they count as mentions."""
    titles: tuple[str, ...]
    """Roles that may stand for this actor where the context allows: "deputy minister"."""
    roles: tuple[Fact, ...]
    """The actor's role in the outlets' words."""
    short: str
    """Short label; the name where the dossier gives none."""
    summary: tuple[Fact, ...]
    links: tuple[ActorLink, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class DemandLink:
    """A typed link from one demand to another."""

    type: DemandLinkType
    to: str


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's or side's curated stance on a demand."""

    side: str
    actor: str | None
    """`None` where the side as a whole is meant."""
    stance: Stance
    gist: str
    """What the stance consists in, to follow its verb: "that no dam is planned"; empty where the verb says it all."""
    condition: str
    """Empty for none."""
    evidence: tuple[Evidence, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand, offer, refusal, threat, answer or principle."""

    id: str
    title: str
    type: DemandType
    by: tuple[str, ...]
    """Actor ids."""
    of: tuple[str, ...]
    """Actor ids; empty where nobody in particular is addressed."""
    since: DatedFact | None
    documents: tuple[Fact, ...]
    called: tuple[Fact, ...]
    """Words the outlets use for it: "demand", "proposal", "guarantee"."""
    cues: tuple[str, ...]
    """Cue phrases; see `analysis.linking` for their form."""
    passages: tuple[Evidence, ...]
    """Every passage that the editor found to bear on it."""
    positions: tuple[Position, ...]
    links: tuple[DemandLink, ...]
    history: tuple[Fact, ...]
    comments: tuple[Fact, ...]
    """What experts say of it."""
    location: Location


@dataclass(frozen=True, slots=True)
class Venue:
    """A place where meetings are held."""

    id: str
    name: str
    aliases: tuple[str, ...]
    main: bool
    """True for the venues that the home page and the navigation show."""
    summary: tuple[Fact, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in the room."""

    actor: str
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, talk, summit or interview."""

    id: str
    title: str
    venue: str | None
    """Venue id; `None` where no article says where."""
    main: bool
    """True for the meetings that the affair is about: they get a card and stand on the home page."""
    date: DatedFact
    other_dates: tuple[DatedFact, ...]
    """Dates that other articles give for the same meeting."""
    status: Status
    evidence: tuple[Evidence, ...]
    called: tuple[Fact, ...]
    """Format names as the outlets write them."""
    place: tuple[Fact, ...]
    host: tuple[Fact, ...]
    durations: tuple[Fact, ...]
    participants: tuple[Participant, ...]
    outcome: tuple[Fact, ...]
    next_steps: tuple[Fact, ...]
    absent: tuple[Fact, ...]
    """Who was left out and who objected."""
    cues: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event that is not a meeting."""

    id: str
    title: str
    date: DatedFact
    status: Status
    venue: str | None
    actors: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """What the editor knows of one article: a label and corrected header fields."""

    article: str
    label: str | None
    """Short label for evidence chips; `None` to derive one."""
    outlet: str | None
    published: datetime.date | None
    url: str | None
    reason: str
    """Why a header field is corrected; empty where none is."""
    key_points: tuple[Fact, ...]
    rights: Rights
    location: Location


@dataclass(frozen=True, slots=True)
class Affair:
    """What the home page says about the affair as a whole."""

    name: str
    headline: str
    bottom_line: tuple[Fact, ...]
    core_dispute: tuple[str, ...]
    """Demand ids."""
    location: Location


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the editor wrote."""

    affair: Affair
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...]
    demands: tuple[Demand, ...]
    venues: tuple[Venue, ...]
    meetings: tuple[Meeting, ...]
    events: tuple[Event, ...]
    articles: tuple[ArticleNote, ...]
