"""The machine-readable files as wholes: each has the name of its form and its items.

The docstrings become the descriptions of the JSON Schemas, and stand on the
page about the data.
"""

from typing import ClassVar, Literal

from pydantic import Field

from generator.publishing.data.records import (
    ActorRecord,
    ArticleRecord,
    CellRecord,
    DemandRecord,
    EventRecord,
    FigureRecord,
    Record,
    StatementRecord,
    VenueRecord,
)

_SCHEMA = "Name of this form, and the number of its version."


class DataFile(Record):
    """One file: the name of its form, and its items."""

    name: ClassVar[str]


class ArticlesFile(DataFile):
    """The articles: what their texts state about themselves, and the paragraphs left out."""

    name = "articles"
    form: Literal["articles/1"] = Field("articles/1", alias="schema", description=_SCHEMA)
    items: tuple[ArticleRecord, ...]
    """In the order of the files' names."""


class StatementsFile(DataFile):
    """All statements: what was said, by whom, where it stands, and how the speaker is known."""

    name = "statements"
    form: Literal["statements/1"] = Field("statements/1", alias="schema", description=_SCHEMA)
    items: tuple[StatementRecord, ...]
    """In the order of articles and paragraphs."""


class ActorsFile(DataFile):
    """People, states, organisations, media and unnamed roles, with the forms of their names."""

    name = "actors"
    form: Literal["actors/1"] = Field("actors/1", alias="schema", description=_SCHEMA)
    items: tuple[ActorRecord, ...]
    """In the editor's order."""


class DemandsFile(DataFile):
    """Demands, offers, refusals, threats and answers, with their wordings and links."""

    name = "demands"
    form: Literal["demands/1"] = Field("demands/1", alias="schema", description=_SCHEMA)
    items: tuple[DemandRecord, ...]
    """In the editor's order."""


class PositionsFile(DataFile):
    """What each side says on each demand; a side without a statement has a record without a stance."""

    name = "positions"
    form: Literal["positions/1"] = Field("positions/1", alias="schema", description=_SCHEMA)
    items: tuple[CellRecord, ...]
    """Demands and sides in the editor's order; a cell has one record or several."""


class VenuesFile(DataFile):
    """Venues and their meetings: format names, participants, outcomes."""

    name = "venues"
    form: Literal["venues/1"] = Field("venues/1", alias="schema", description=_SCHEMA)
    items: tuple[VenueRecord, ...]
    """In the editor's order."""


class EventsFile(DataFile):
    """Everything dated, meetings included, held and scheduled: what a calendar is drawn from."""

    name = "events"
    form: Literal["events/1"] = Field("events/1", alias="schema", description=_SCHEMA)
    items: tuple[EventRecord, ...]
    """By date; those without a known date last."""


class FiguresFile(DataFile):
    """Numbers with their units, as each article gives them, and who gives them."""

    name = "figures"
    form: Literal["figures/1"] = Field("figures/1", alias="schema", description=_SCHEMA)
    items: tuple[FigureRecord, ...]
    """In the order of articles and paragraphs."""


FORMS: tuple[type[DataFile], ...] = (
    ArticlesFile,
    StatementsFile,
    ActorsFile,
    DemandsFile,
    PositionsFile,
    VenuesFile,
    EventsFile,
    FiguresFile,
)
"""All files, in the order in which the page about the data lists them."""
