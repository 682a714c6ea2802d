"""The public form of every item in the machine-readable files: what other programs may rely on.

Docstrings become the descriptions of the JSON Schemas.  A field may be added
at any time; one that is renamed, removed or read differently needs a new
number in the `schema` of its file (`forms`).
"""

import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from generator.model.articles import DatePrecision, Repair
from generator.model.dossier import ActorKind, DemandLinkType, DemandType, Rights, Stance, Status
from generator.model.findings import Grade, StatementKind, Voice

Number = Annotated[int, Field(ge=1)]
Offset = Annotated[int, Field(ge=0)]
Range: TypeAlias = tuple[Offset, Offset]
DayText = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Record(BaseModel):
    """Settings that all records share."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


class ParagraphRecord(Record):
    """A paragraph of an article."""

    article: str
    """Id of the article."""
    paragraph: Number
    """Number of the paragraph: the non-empty lines of the file as found, from 1 (blocks of a hard-wrapped file)."""


class EvidenceRecord(ParagraphRecord):
    """A passage of an article: `text[start:end]` of the file."""

    start: Offset
    """Where the passage begins, in code points of the decoded file, from 0."""
    end: Offset
    """Where it ends; the range is half-open."""


class FactRecord(Record):
    """A sentence or phrase of the editor's, from the dossier."""

    text: str
    """The editor's words, or a name as the outlets write it."""
    evidence: tuple[EvidenceRecord, ...]
    """The passages that it rests on."""


class DateRecord(Record):
    """A date and how it is known."""

    date: DayText | None
    """YYYY-MM-DD, or YYYY-MM or YYYY where no more is known; null where the articles do not give it."""
    precision: DatePrecision
    """stated; counted from a weekday or another relative expression; known to the month or year; unknown."""
    evidence: tuple[EvidenceRecord, ...]
    """The passages that give the date."""


class DroppedRecord(Record):
    """A paragraph that is no part of the article's own text; its words are published nowhere."""

    paragraph: Number
    """Number of the paragraph."""
    rule: str
    """Name of the cleaning rule that dropped it, such as `byline` or `after-end`."""


class ArticleRecord(Record):
    """One article as found, with what its text states about itself."""

    id: str
    """Id of the article: the stem of its file, and the slug of its page."""
    file: str
    """Name of the file."""
    paragraphs: Offset
    """How many paragraphs the file has, dropped ones included."""
    title: str
    """Its title as stated."""
    outlet: str | None
    """Who published it; null where neither text nor editor says so."""
    bylines: tuple[str, ...]
    """Its authors as stated; empty for not stated."""
    agencies: tuple[str, ...]
    """Press agencies that the dateline or a credit names."""
    published: datetime.date | None
    """The day of publication; null where neither text nor editor says so."""
    date_precision: Literal["stated", "curated", "unknown"]
    """Whether the text states the day, or the editor gives it, or nobody."""
    url: str | None
    """Its web address, as text; null where neither text nor editor gives it."""
    curated: tuple[Literal["bylines", "outlet", "published", "title", "url"], ...]
    """Those of the fields above that the editor gives and not the text."""
    reason: str
    """Why the editor gives them; empty where there are none."""
    rights: Rights
    """`excerpt`: only short passages are published; `full`: the editor states a right to more."""
    quality: str | None
    """State of the text (clean, edited, machine-paraphrased); null: not judged."""
    boilerplate_paragraphs: tuple[Number, ...]
    """Numbers of all dropped paragraphs, the header's (title, byline, date) among them."""
    dropped: tuple[DroppedRecord, ...]
    """The same paragraphs with the rules that dropped them."""
    derived_from: tuple[str, ...]
    """Ids of articles that this one copies or rewords; empty where none is known."""


class StatementRecord(EvidenceRecord):
    """What one article attributes to a speaker in one paragraph; start and end span all pieces of `content`."""

    id: str
    """Id of the statement: article, paragraph and a letter."""
    kind: StatementKind
    """direct: in quotation marks; indirect: in the outlet's words; mixed: both."""
    voice: Voice
    """`verbatim` are the speaker's words, `reported` the outlet's."""
    content: tuple[Range, ...]
    """What was said, as ranges of the file: several where the attribution interrupts it."""
    source: tuple[Range, ...] | None
    """The speaker as written, a pronoun or role too; null where none is written."""
    cue: tuple[Range, ...] | None
    """The attributing words; null where there are none."""
    speaker: str | None
    """Actor id; null where nobody could be identified."""
    about: str | None
    """Actor whose words the speaker relates, as in a read-out; else null."""
    via: tuple[str, ...]
    """Actors through whom the article has it, nearest to the speaker first."""
    grade: Grade
    """How the speaker is known. A: named beside the words; B: from a pronoun or role; C: from context only."""
    sieve: str
    """Name of the rule that found the statement."""
    repairs: tuple[Repair, ...]
    """What was wrong with its quotation marks; `continued` is custom and no error."""
    said_on: datetime.date | None
    """The day it was said; null where the article does not tell."""
    said_on_precision: DatePrecision
    """How that day is known; `unknown` where it is null."""
    demands: tuple[str, ...]
    """Ids of demands that it bears on, by cue words or by the editor."""
    venues: tuple[str, ...]
    """Ids of venues that it bears on, those of `meetings` among them."""
    meetings: tuple[str, ...]
    """Ids of meetings that it bears on; see events.json."""
    collation: str | None
    """Id of the utterance that it is one report of; null: not collated."""
    passage: str
    """The words of `content`, several pieces joined by “ … ”; as much as the excerpt limits allow, perhaps nothing."""
    cut: bool
    """True where words are missing from `passage`."""


class VariantRecord(ParagraphRecord):
    """A form of an actor's name and a paragraph where it stands."""

    form: str
    """The name as written, white space made single spaces."""
    misspelt: bool
    """True for a wrong or garbled form."""


class ActorLinkRecord(Record):
    """A typed link from one actor to another."""

    type: str
    """Such as `works-for` or `part-of`."""
    id: str
    """Id of the other actor."""
    evidence: tuple[EvidenceRecord, ...]
    """The passages that it rests on."""


class ActorRecord(Record):
    """A person, state, organisation, medium or unnamed role."""

    id: str
    """Id of the actor, and the slug of its page."""
    name: str
    """The editor's form of the name."""
    kind: ActorKind
    """What kind of actor."""
    side: str | None
    """Id of the side; null for those who take none."""
    role: str | None
    """The first of `roles`; null where no article states one."""
    roles: tuple[FactRecord, ...]
    """The actor's roles as the articles state them."""
    summary: tuple[FactRecord, ...]
    """The editor's summary."""
    links: tuple[ActorLinkRecord, ...]
    """Links to other actors."""
    variants: tuple[VariantRecord, ...]
    """Forms of the name as written, once for each paragraph."""
    statement_ids: tuple[str, ...]
    """Statements of this speaker with grades A and B; those with grade C stand in statements.json only."""
    mentioned_in: tuple[ParagraphRecord, ...]
    """Paragraphs that name the actor or give its role; pronouns do not count."""


class PositionRecord(Record):
    """A stance within one demand: one record for each, and one without a stance for each side that takes none."""

    side: str
    """Id of the side."""
    actor: str | None
    """Id of the actor who takes the stance; null where the side as a whole is meant."""
    stance: Stance | None
    """The verb. null: no statement in these articles, which is not neutrality; but see `statement_ids`."""
    gist: str
    """What follows the verb, in the editor's words; empty where the verb says it all."""
    conditions: tuple[str, ...]
    """Conditions of the stance, in the editor's words."""
    evidence: tuple[EvidenceRecord, ...]
    """The passages that the stance rests on; empty where there is none."""
    curated: bool
    """True for a stance that the editor entered; false where there is none."""
    statement_ids: tuple[str, ...]
    """Statements of the actor, else of the side, that bear on the demand, grades A and B: found by rule, no stance."""


class CellRecord(PositionRecord):
    """A stance of a side on a demand, or the absence of one."""

    demand: str
    """Id of the demand."""
    side_name: str
    """Name of the side."""


class DemandLinkRecord(Record):
    """A typed link from one demand to another."""

    type: DemandLinkType
    """How this demand is linked to the other."""
    id: str
    """Id of the other demand."""


class WordingRecord(EvidenceRecord):
    """A passage that bears on a demand."""

    statement: str | None
    """Id of the statement that it belongs to; null for the outlet's own words."""
    curated: bool
    """True where the editor chose the passage; false where cue words alone found it."""
    passage: str
    """Its words, as many as the excerpt limits allow, perhaps none; its statement may show more."""
    cut: bool
    """True where words are missing from `passage`."""


class DemandRecord(Record):
    """A demand, offer, refusal, threat, answer or principle."""

    id: str
    """Id of the demand, and the slug of its page."""
    title: str
    """The editor's neutral title."""
    type: DemandType
    """What it is."""
    by: tuple[str, ...]
    """Ids of the actors who make it."""
    of: tuple[str, ...]
    """Ids of the actors of whom it is asked; empty where nobody in particular is."""
    since: DateRecord | None
    """Since when, where an article says so."""
    documents: tuple[FactRecord, ...]
    """Documents that carry it."""
    called: tuple[FactRecord, ...]
    """What the outlets call it: demand, proposal, guarantee."""
    history: tuple[FactRecord, ...]
    """What went before."""
    comments: tuple[FactRecord, ...]
    """What experts say of it."""
    links: tuple[DemandLinkRecord, ...]
    """Links to other demands."""
    wordings: tuple[WordingRecord, ...]
    """Passages that bear on it, by article. Cue words count only where the editor chose nothing in the paragraph."""
    positions: tuple[PositionRecord, ...]
    """What each side says to it: the demand's records of positions.json."""


class ParticipantRecord(Record):
    """An actor in the room."""

    actor: str
    """Id of the actor."""
    note: str
    """How it took part, in the editor's words; empty for nothing to say."""
    evidence: tuple[EvidenceRecord, ...]
    """The passages that say so."""


class MeetingRecord(DateRecord):
    """A meeting at a venue; `evidence` holds the passages that give its date and those that tell of it."""

    id: str
    """Id of the meeting; events.json has it too."""
    title: str
    """The editor's title."""
    main: bool
    """True for the meetings that the affair is about."""
    status: Status
    """held, or only scheduled, or background from before the affair."""
    other_dates: tuple[DateRecord, ...]
    """Dates that other articles give for the same meeting."""
    format_names: tuple[FactRecord, ...]
    """What the outlets call the meeting."""
    place: tuple[FactRecord, ...]
    """Where it was, more exactly."""
    host: tuple[FactRecord, ...]
    """Who received the participants."""
    durations: tuple[FactRecord, ...]
    """How long it lasted."""
    participants: tuple[ParticipantRecord, ...]
    """Who was or is to be in the room."""
    outcome: tuple[FactRecord, ...]
    """What came of it; always empty where no article reports an outcome."""
    next_steps: tuple[FactRecord, ...]
    """What was agreed to follow."""
    absent: tuple[FactRecord, ...]
    """Who was left out and who objected."""


class VenueRecord(Record):
    """A place where meetings are held."""

    id: str
    """Id of the venue, and the slug of its page."""
    name: str
    """Its name."""
    main: bool
    """True for the venues that the affair is about."""
    summary: tuple[FactRecord, ...]
    """The editor's summary."""
    meetings: tuple[MeetingRecord, ...]
    """Meetings here by date, those without a known date last; a meeting of unknown place is in events.json only."""


class EventRecord(DateRecord):
    """Something dated; `evidence` holds the passages that give its date and those that tell of it."""

    id: str
    """Id of the event or meeting, unique together with `kind`."""
    kind: Literal["meeting", "event"]
    """Whether people met or something else happened; venues.json tells more of meetings."""
    title: str
    """The editor's title."""
    status: Status
    """held, or only scheduled, or background from before the affair."""
    venue: str | None
    """Id of the venue; null where no article says where."""
    actors: tuple[str, ...]
    """Ids of the actors concerned, or of the participants."""
    other_dates: tuple[DateRecord, ...]
    """Dates that other articles give for the same meeting; for other events always empty."""


class FigureRecord(Record):
    """A number as one article gives it."""

    value: Annotated[str, Field(pattern=r"^\d+(\.\d+)?$")]
    """Decimal digits, with a point before fractions: `100000`, `2.5`. A string, so that nothing is rounded."""
    unit: str
    """What is counted: `troops`, `hours`."""
    qualifier: str
    """`about`, `more than`, `nearly` as written; empty for none."""
    about: tuple[str, ...]
    """Ids of the actors that the figure's sentence names, in order; pronouns do not count."""
    statement: str | None
    """Id of the statement that the figure stands in; null where the outlet itself gives it."""
    attributed_to: str | None
    """Actor id of that statement's speaker. null: the outlet itself, or with a `statement` somebody unidentified."""
    grade: Grade | None
    """How the speaker is known, as in statements.json; null where `attributed_to` is."""
    evidence: EvidenceRecord
    """Where the figure stands."""
