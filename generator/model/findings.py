"""What the analysis finds in the articles."""

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.articles import DatePrecision, Repair
from generator.model.evidence import Evidence

StatementKind: TypeAlias = Literal["direct", "mixed", "indirect"]
"""The speaker's own words, inside quotation marks or in a turn of a transcript or
release; such words and the outlet's; the outlet's alone."""
Voice: TypeAlias = Literal["verbatim", "reported", "outlet", "editor"]
"""Who speaks on the page: the speaker's words in quotation marks; the speaker
in the outlet's words; the outlet for itself; the editor from the dossier."""
Grade: TypeAlias = Literal["A", "B", "C"]
"""How the speaker is known: A named beside the words or by the label of his turn; B a pronoun or role
resolved in the same or the previous paragraph; C from context only.  One lower
where the rule that found the statement was measured to err often."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an article refers to a dossier entry."""

    actor: str
    evidence: Evidence
    form: Literal["name", "misspelt", "title", "pronoun"]
    """How: a name or alias; a name at edit distance one; a role such as "the
    deputy minister"; a pronoun."""


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A role that stands for somebody, before it is resolved."""

    evidence: Evidence
    candidates: tuple[str, ...]
    """Actors whom the dossier gives this role."""


@dataclass(frozen=True, slots=True)
class SaidOn:
    """The day of a statement, counted from what the article states."""

    date: datetime.date
    precision: DatePrecision
    evidence: Evidence | None
    """The words that give the day."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something an article attributes to a speaker."""

    id: str
    """Article id, paragraph and running letters: `002_…-p23a`, after `z` `aa`, `ab`."""
    kind: StatementKind
    content: tuple[Evidence, ...]
    """What was said, in order; several where the attribution interrupts it.
    All passages lie in the paragraph that gives the statement its id."""
    source: Evidence | None
    """The speaker as written, a pronoun or role too, perhaps in an earlier paragraph: where the words
    that go on here are attributed, the label of a turn, the heading of a release; `None` where none
    is written."""
    cue: Evidence | None
    """The attributing words; `None` where there are none."""
    speaker: str | None
    """Actor id; `None` where nobody could be identified with certainty."""
    about: str | None
    """Actor whose words the speaker relates: the minister of a read-out; else `None`."""
    via: tuple[str, ...]
    """Actors through whom the article has it, nearest to the speaker first."""
    grade: Grade
    sieve: str
    """Name of the rule that found it."""
    repairs: tuple[Repair, ...]
    continues: str | None
    """Id of the statement of the paragraph before that goes on here; `None` for most."""
    said_on: SaidOn | None

    @property
    def article(self) -> str:
        """Id of the article."""
        return self.content[0].article

    @property
    def paragraph(self) -> int:
        """Number of the paragraph."""
        return self.content[0].paragraph

    @property
    def voice(self) -> Voice:
        """Verbatim for direct speech, reported for mixed and indirect."""
        return "verbatim" if self.kind == "direct" else "reported"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A passage that bears on a demand, a venue or a meeting of the dossier."""

    kind: Literal["demand", "venue", "meeting"]
    target: str
    """Id of the dossier entry."""
    evidence: Evidence
    """The sentence, or the curated phrase."""
    statement: str | None
    """Statement that the passage belongs to; `None` for the outlet's own words."""
    curated: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as an article gives it."""

    value: str
    """Normalised decimal digits: `100000`, `7`, `2.5`."""
    unit: str
    """Unit or thing counted, from the lexicon: `troops`, `hours`."""
    qualifier: str
    """`about`, `more than`, `nearly`, `estimated` as written; empty for none."""
    evidence: Evidence
    statement: str | None
    """Statement that the figure stands in; `None` where the outlet gives it."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All findings in one article."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    figures: tuple[Figure, ...]
