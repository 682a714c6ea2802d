"""The dossier's YAML form, and its JSON Schema for editors.

A dossier is any number of `*.yml` files; each holds one or more of the keys of
`DossierFile`, and lists of the same key in several files are joined in the
order of the file names.  Unknown keys are errors.  Cross-references, dates and
anchor phrases are checked in `dossier`.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.model.articles import DatePrecision
from generator.model.dossier import ActorKind, DemandLinkType, DemandType, Pronoun, Rights, Stance, Status

Slug = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Lower-case letters, digits and single hyphens.")
]
Line = Annotated[str, Field(min_length=1, max_length=600)]
DayText = Annotated[
    str,
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="2022-01-10, or 2022-01 or 2022 where no more is known."),
]


class Form(BaseModel):
    """Common settings of every form."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EvidenceForm(Form):
    """Where a curated fact rests: the phrase must stand in that paragraph, letter for letter."""

    article: Annotated[str, Field(description="File stem of the article.")]
    paragraph: Annotated[int, Field(ge=1, description="Number of the non-empty line in the file, from 1.")]
    phrase: Annotated[str, Field(min_length=2, max_length=300, description="Exact words from the paragraph.")]


Proof = Annotated[tuple[EvidenceForm, ...], Field(min_length=1)]


class FactForm(Form):
    """One sentence or phrase of the editor's and the passages it rests on."""

    text: Line
    evidence: Proof


class DatedForm(Form):
    """A day, how it is known, and where."""

    day: DayText
    precision: Annotated[
        DatePrecision,
        Field(description="stated, weekday (from a weekday), relative (from 'last month'), month, year or unknown."),
    ]
    evidence: Proof


class AffairForm(Form):
    """The affair as a whole: what the home page opens with."""

    name: Line
    headline: Line
    bottom_line: Annotated[tuple[FactForm, ...], Field(max_length=3)] = ()
    core_dispute: Annotated[tuple[Slug, ...], Field(description="Demands shown on the home page.")] = ()


class SideForm(Form):
    """A column of the positions matrix."""

    id: Slug
    name: Line


class ActorLinkForm(Form):
    """A typed link to another actor, such as `works-for`."""

    type: Slug
    to: Slug
    evidence: Proof


class ActorForm(Form):
    """A person, state, organisation, medium or unnamed role."""

    id: Slug
    name: Line
    kind: ActorKind
    side: Slug | None = None
    pronoun: Pronoun = "it"
    aliases: Annotated[tuple[Line, ...], Field(description="Other forms that always mean this actor.")] = ()
    misspellings: Annotated[tuple[Line, ...], Field(description="Wrong or garbled forms seen in articles.")] = ()
    titles: Annotated[
        tuple[Line, ...], Field(description="Roles that may stand for the actor in context: deputy minister.")
    ] = ()
    short: Line | None = None
    roles: Annotated[tuple[FactForm, ...], Field(description="The role as the articles state it.")] = ()
    summary: tuple[FactForm, ...] = ()
    links: tuple[ActorLinkForm, ...] = ()


class DemandLinkForm(Form):
    """A typed link to another demand."""

    type: DemandLinkType
    to: Slug


class PositionForm(Form):
    """The curated stance of a side, or of one actor for a side."""

    side: Slug
    actor: Slug | None = None
    stance: Stance
    gist: Annotated[str, Field(description="Follows the verb: `that no dam is planned`.")] = ""
    condition: Annotated[str, Field(description="Under which condition, or as to which part.")] = ""
    evidence: Proof


class DemandForm(Form):
    """A demand, offer, refusal, threat, answer or principle."""

    id: Slug
    title: Line
    type: DemandType
    by: Annotated[tuple[Slug, ...], Field(min_length=1)]
    of: tuple[Slug, ...] = ()
    since: DatedForm | None = None
    documents: tuple[FactForm, ...] = ()
    called: tuple[FactForm, ...] = ()
    cues: Annotated[
        tuple[Line, ...],
        Field(description="Words that must all stand in one sentence: `treaty renew*|extend*`; * any ending, | or."),
    ] = ()
    passages: Annotated[Proof, Field(description="Every passage that bears on it.")]
    positions: tuple[PositionForm, ...] = ()
    links: tuple[DemandLinkForm, ...] = ()
    history: tuple[FactForm, ...] = ()
    comments: Annotated[tuple[FactForm, ...], Field(description="What experts say of it.")] = ()


class VenueForm(Form):
    """A place where meetings are held."""

    id: Slug
    name: Line
    aliases: tuple[Line, ...] = ()
    main: Annotated[bool, Field(description="Shown on the home page.")] = False
    summary: tuple[FactForm, ...] = ()


class ParticipantForm(Form):
    """An actor in the room."""

    actor: Slug
    note: str = ""
    evidence: Proof


class MeetingForm(Form):
    """A meeting, talk, summit or interview."""

    id: Slug
    title: Line
    venue: Slug | None = None
    main: Annotated[bool, Field(description="Shown on the home page and as a card of its venue.")] = False
    date: DatedForm
    other_dates: Annotated[tuple[DatedForm, ...], Field(description="Dates that other articles give.")] = ()
    status: Status
    evidence: Proof
    called: Annotated[tuple[FactForm, ...], Field(description="Names of the format as written.")] = ()
    place: tuple[FactForm, ...] = ()
    host: tuple[FactForm, ...] = ()
    durations: tuple[FactForm, ...] = ()
    participants: tuple[ParticipantForm, ...] = ()
    outcome: tuple[FactForm, ...] = ()
    next_steps: tuple[FactForm, ...] = ()
    absent: Annotated[tuple[FactForm, ...], Field(description="Who was left out, who objected.")] = ()
    cues: tuple[Line, ...] = ()


class EventForm(Form):
    """A dated event that is not a meeting."""

    id: Slug
    title: Line
    date: DatedForm
    status: Status
    venue: Slug | None = None
    actors: tuple[Slug, ...] = ()
    evidence: Proof


class ArticleForm(Form):
    """A known article: its label, and header fields that the text does not state."""

    article: str
    label: Line | None = None
    outlet: Line | None = None
    published: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    url: Line | None = None
    reason: Annotated[str, Field(description="Why a field is set or the rights lifted; required then.")] = ""
    key_points: Annotated[tuple[FactForm, ...], Field(max_length=5)] = ()
    rights: Rights = "excerpt"


class DossierFile(Form):
    """One file of the dossier."""

    affair: AffairForm | None = None
    sides: tuple[SideForm, ...] = ()
    actors: tuple[ActorForm, ...] = ()
    venues: tuple[VenueForm, ...] = ()
    meetings: tuple[MeetingForm, ...] = ()
    events: tuple[EventForm, ...] = ()
    demands: tuple[DemandForm, ...] = ()
    articles: tuple[ArticleForm, ...] = ()


def dossier_schema() -> dict[str, object]:
    """Return the JSON Schema of a dossier file, for editors' completion."""
    return DossierFile.model_json_schema()
