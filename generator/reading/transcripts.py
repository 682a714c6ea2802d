"""Read the words of transcripts and releases."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from generator.model.lexicon import WordClasses
from generator.model.transcripts import TranscriptWords
from generator.reading.lexicon_files import LexiconForm, read_lexicon_file

FILE = "transcripts.yml"

_Words = frozenset[Annotated[str, Field(min_length=1)]]


class _TranscriptsFile(LexiconForm):
    questions: _Words
    answers: _Words
    chairs: _Words
    headings: _Words
    honorifics: dict[Literal["he", "she", "any"], _Words]
    offices: _Words
    occasions: _Words
    directions: _Words
    languages: _Words
    ends: _Words
    statements: _Words
    name_ends: _Words
    joints: _Words
    first_person: _Words
    second_person: _Words
    own_sources: _Words


def read_transcript_words(folder: Path, classes: WordClasses) -> TranscriptWords:
    """Read `transcripts.yml` of one language.

    Raises:
        InputError: It is missing, is no valid YAML or does not have the form.
    """
    form = read_lexicon_file(folder, FILE, _TranscriptsFile)
    return TranscriptWords(
        questions=form.questions,
        answers=form.answers,
        chairs=form.chairs,
        headings=form.headings,
        honorifics={word: pronoun for pronoun, words in form.honorifics.items() for word in words},
        offices=form.offices | classes.person_nouns,
        name_links=classes.name_links | classes.prepositions,
        ends=form.ends,
        name_ends=form.name_ends,
        joints=form.joints,
        first_person=form.first_person,
        second_person=form.second_person,
        own_sources=form.own_sources,
        occasion=re.compile(rf"\b(?:{_any(form.occasions)})(?!\w)", re.IGNORECASE),
        statement=re.compile(rf"\b(?:{_any(form.statements)})(?:\s|\\_)+", re.IGNORECASE),
        direction=re.compile(rf"[(\[]\s*(?:{_any(form.directions)})\b[^()\[\]]{{0,120}}[)\]]\.?", re.IGNORECASE),
        language=re.compile(rf"[(\[]\s*(?i:{_any(form.languages)})\s+[A-ZÀ-Þ]\w+\.?\s*[)\]]\.?"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )
