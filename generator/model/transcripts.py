"""Turns: who speaks in a transcript or release, and what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.evidence import Evidence

Voice: TypeAlias = Literal["speaker", "answer", "question", "chair", "release"]
"""Whose turn it is: somebody's whom the label names; of whoever answers, asks or
leads, without a name; the author's of a release, whom its heading names."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without interruption."""

    label: Evidence
    """The speaker as written before the words, or in the heading of a release."""
    voice: Voice
    passages: tuple[Evidence, ...]
    """The words in order, without label and stage directions; several in a
    paragraph where directions interrupt it."""


@dataclass(frozen=True, slots=True)
class TranscriptWords:
    """How transcripts and releases are worded; `lexicons/en/transcripts.yml` explains each list."""

    questions: frozenset[str]
    answers: frozenset[str]
    chairs: frozenset[str]
    headings: frozenset[str]
    honorifics: Mapping[str, str]
    """Form of address to "he", "she" or "any"."""
    offices: frozenset[str]
    """Words of offices, those of `WordClasses.person_nouns` with them."""
    name_links: frozenset[str]
    """Small words inside names and offices."""
    ends: frozenset[str]
    name_ends: frozenset[str]
    joints: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    own_sources: frozenset[str]
    occasion: re.Pattern[str]
    """Finds the words of `occasions` in a heading."""
    statement: re.Pattern[str]
    """Finds the words of `statements` in a heading, up to where the name begins."""
    direction: re.Pattern[str]
    """Matches a whole stage direction with its brackets."""
    language: re.Pattern[str]
    """Matches a direction that names a language."""
