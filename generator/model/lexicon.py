"""Knowledge of a language, read from `lexicons/`: no names of any affair."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Frame: TypeAlias = Literal["quote", "clause", "that", "phrase", "to"]
"""What a cue takes as content; `lexicons/en/speech.yml` explains each."""


@dataclass(frozen=True, slots=True)
class LineRule:
    """Recognises a line that is no part of an article."""

    name: str
    where: Literal["header", "anywhere", "end"]
    pattern: re.Pattern[str]
    """Matched against the whole line, ignoring case; may capture `outlet`."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What surrounds articles in their files."""

    rules: tuple[LineRule, ...]
    bylines: tuple[str, ...]
    agencies: Mapping[str, str]
    """Sign in a dateline to the agency's name."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of months and days."""

    months: Mapping[str, int]
    """Lower-case name or abbreviation to 1-12."""
    weekdays: tuple[str, ...]
    """Monday first, capitalised."""
    relative_days: Mapping[str, int]
    """Lower-case word to days counted from the article's own date."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How figures are written."""

    numbers: Mapping[str, int]
    """Lower-case number word to its value."""
    qualifiers: tuple[str, ...]
    units: Mapping[str, str]
    """Form as matched to the unit shown."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One attributing verb."""

    lemma: str
    """Its first form, for explanations."""
    takes: frozenset[Frame]
    audience: bool
    """The addressee follows the verb at once, as in "told reporters"."""
    audience_optional: bool
    """An addressee may follow, as in "warned Russia that"."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How statements are attributed."""

    cues: Mapping[str, Cue]
    """Lower-case form to its cue."""
    according: tuple[str, ...]
    not_before: frozenset[str]
    adverbs: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    coordinators: tuple[str, ...]
    account_nouns: tuple[str, ...]
    ambiguous: frozenset[str]
    """Forms that are nouns as often as verbs."""
    noun_ends: tuple[str, ...]
    audiences: tuple[str, ...]
    settings: tuple[str, ...]
    pronouns: Mapping[str, str]
    """Lower-case form to he, she, they or it."""
    relatives: tuple[str, ...]
    phrase_ends: tuple[str, ...]
    determiners: frozenset[str]
    clause_ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the analysis knows about one language."""

    boilerplate: Boilerplate
    abbreviations: frozenset[str]
    """Lower-case, without the final full stop."""
    calendar: Calendar
    counting: Counting
    speech: Speech
