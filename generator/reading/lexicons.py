"""Read the lexicons of one language into the values that the analysis uses."""

import re
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.errors import InputError, Location
from generator.model.lexicon import Boilerplate, Calendar, Counting, Cue, Frame, Lexicon, LineRule, Speech
from generator.reading.yamlfile import YamlDocument, read_yaml

Words = tuple[Annotated[str, Field(min_length=1)], ...]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _RuleForm(_Form):
    name: str
    where: Literal["header", "anywhere", "end"]
    pattern: str
    why: str


class _BoilerplateFile(_Form):
    rules: tuple[_RuleForm, ...]
    bylines: Words
    agencies: dict[str, str]


class _TextFile(_Form):
    abbreviations: Words
    months: Annotated[Words, Field(min_length=12, max_length=12)]
    month_abbreviations: dict[str, int]
    weekdays: Annotated[Words, Field(min_length=7, max_length=7)]
    relative_days: dict[str, int]
    numbers: dict[str, int]
    qualifiers: Words
    units: dict[str, Words]


class _CueForm(_Form):
    forms: Words
    takes: tuple[Frame, ...]
    audience: bool = False
    audience_optional: bool = False


class _SpeechFile(_Form):
    cues: tuple[_CueForm, ...]
    according: Words
    not_before: Words
    adverbs: Words
    auxiliaries: Words
    coordinators: Words
    account_nouns: Words
    ambiguous: Words
    noun_ends: Words
    audiences: Words
    settings: Words
    pronouns: dict[str, Words]
    relatives: Words
    phrase_ends: Words
    determiners: Words
    clause_ends: Words


FileForm = TypeVar("FileForm", bound=_Form)


def lexicon_folder(language: str) -> Path:
    """Return the folder of the lexicons that come with the package."""
    return Path(str(resources.files("generator") / "lexicons" / language))


def read_lexicon(folder: Path) -> Lexicon:
    """Read all lexicons of one language.

    Raises:
        InputError: A file is missing, is no valid YAML or does not have the form.
    """
    boilerplate = _read(folder, "boilerplate.yml", _BoilerplateFile)
    text = _read(folder, "text.yml", _TextFile)
    speech = _read(folder, "speech.yml", _SpeechFile)
    return Lexicon(
        boilerplate=Boilerplate(
            rules=tuple(_line_rule(rule, folder) for rule in boilerplate.rules),
            bylines=boilerplate.bylines,
            agencies=boilerplate.agencies,
        ),
        abbreviations=frozenset(word.lower() for word in text.abbreviations),
        calendar=Calendar(
            months={**{name: number for number, name in enumerate(text.months, 1)}, **text.month_abbreviations},
            weekdays=text.weekdays,
            relative_days=text.relative_days,
        ),
        counting=Counting(
            numbers=text.numbers,
            qualifiers=text.qualifiers,
            units={form: unit for unit, forms in text.units.items() for form in forms},
        ),
        speech=_speech(speech),
    )


def _read(folder: Path, name: str, form: type[FileForm]) -> FileForm:
    shown = f"lexicons/{folder.name}/{name}"
    document: YamlDocument = read_yaml(folder / name, shown)
    try:
        return form.model_validate(document.data)
    except ValidationError as error:
        first = error.errors()[0]
        line = document.line(tuple(first["loc"]))
        raise InputError(Location(shown, line), first["msg"], "See the comments at the top of the file.") from error


def _line_rule(form: _RuleForm, folder: Path) -> LineRule:
    try:
        return LineRule(form.name, form.where, re.compile(form.pattern, re.IGNORECASE))
    except re.error as error:
        place = Location(f"lexicons/{folder.name}/boilerplate.yml")
        raise InputError(place, f'pattern of rule "{form.name}": {error}', "Mend the regular expression.") from error


def _speech(form: _SpeechFile) -> Speech:
    cues = {
        written: Cue(cue.forms[0], frozenset(cue.takes), cue.audience, cue.audience_optional)
        for cue in form.cues
        for written in cue.forms
    }
    return Speech(
        cues=cues,
        according=form.according,
        not_before=frozenset(form.not_before),
        adverbs=form.adverbs,
        auxiliaries=form.auxiliaries,
        coordinators=form.coordinators,
        account_nouns=form.account_nouns,
        ambiguous=frozenset(form.ambiguous),
        noun_ends=form.noun_ends,
        audiences=form.audiences,
        settings=form.settings,
        pronouns={word: name for name, words in form.pronouns.items() for word in words},
        relatives=form.relatives,
        phrase_ends=form.phrase_ends,
        determiners=frozenset(form.determiners),
        clause_ends=form.clause_ends,
    )
