"""Read the lexicons of one language into the values that the analysis uses."""

import re
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.errors import InputError, Location
from generator.model.lexicon import (
    Abbreviations,
    Boilerplate,
    Calendar,
    Counting,
    Cue,
    Frame,
    Lexicon,
    LineRule,
    Speech,
    WordClasses,
)
from generator.reading.yamlfile import YamlDocument, read_yaml

Words = tuple[Annotated[str, Field(min_length=1)], ...]
WordSet = frozenset[Annotated[str, Field(min_length=1)]]


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
    byline_jobs: WordSet
    agencies: dict[str, str]
    date_labels: Words


class _AbbreviationsForm(_Form):
    never_final: WordSet
    before_numbers: WordSet
    perhaps_final: WordSet
    openers: WordSet


class _CalendarForm(_Form):
    months: Annotated[Words, Field(min_length=12, max_length=12)]
    month_abbreviations: dict[str, int]
    weekdays: Annotated[Words, Field(min_length=7, max_length=7)]
    relative_days: dict[str, int]
    day_openers: Words
    day_parts: Words
    other_times: Words
    vague: Words


class _CountingForm(_Form):
    numbers: dict[str, int]
    multipliers: dict[str, int]
    qualifiers: Words
    modifiers: Words
    range_words: Words
    before_years: Words
    currencies: dict[str, str]
    units: dict[str, Words]


class _TextFile(_Form):
    abbreviations: _AbbreviationsForm
    calendar: _CalendarForm
    counting: _CountingForm


class _WordClassesFile(_Form):
    pronouns: dict[str, Words]
    determiners: WordSet
    indefinites: WordSet
    prepositions: WordSet
    name_links: WordSet
    sentence_openers: WordSet
    verbs: WordSet
    verb_endings: Words
    participle_endings: Words
    plural_endings: Words
    plural_subjects: WordSet
    person_endings: Words
    person_nouns: WordSet
    group_nouns: WordSet
    body_nouns: WordSet


class _CueForm(_Form):
    forms: Words
    participles: Words
    takes: tuple[Frame, ...]
    audience: bool = False
    audience_optional: bool = False


class _SpeechFile(_Form):
    cues: tuple[_CueForm, ...]
    ambiguous: WordSet
    according: Words
    that: Words
    agents: Words
    not_before: WordSet
    conditionals: WordSet
    nobodies: WordSet
    adverbs: Words
    adverb_endings: Words
    no_adverbs: WordSet
    auxiliaries: Words
    coordinators: Words
    contrasts: WordSet
    breaks: WordSet
    subordinators: WordSet
    relatives: WordSet
    as_words: WordSet
    circumstances: WordSet
    settings: Words
    audiences: WordSet
    relays: Words
    phrase_ends: Words
    never_clauses: WordSet
    seldom_clauses: WordSet
    never_phrases: WordSet
    infinitives: WordSet
    account_nouns: Words


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
    classes = _read(folder, "word_classes.yml", _WordClassesFile)
    calendar = _calendar(text.calendar)
    return Lexicon(
        boilerplate=_boilerplate(boilerplate, folder),
        abbreviations=Abbreviations(
            never_final=text.abbreviations.never_final,
            before_numbers=text.abbreviations.before_numbers,
            perhaps_final=text.abbreviations.perhaps_final,
            openers=text.abbreviations.openers,
        ),
        calendar=calendar,
        counting=_counting(text.counting, calendar),
        classes=_classes(classes, speech, calendar),
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


def _boilerplate(form: _BoilerplateFile, folder: Path) -> Boilerplate:
    return Boilerplate(
        rules=tuple(_line_rule(rule, folder) for rule in form.rules),
        bylines=form.bylines,
        byline_jobs=form.byline_jobs,
        agencies=form.agencies,
        date_labels=form.date_labels,
    )


def _line_rule(form: _RuleForm, folder: Path) -> LineRule:
    try:
        return LineRule(form.name, form.where, re.compile(form.pattern, re.IGNORECASE))
    except re.error as error:
        place = Location(f"lexicons/{folder.name}/boilerplate.yml")
        raise InputError(place, f'pattern of rule "{form.name}": {error}', "Mend the regular expression.") from error


def _calendar(form: _CalendarForm) -> Calendar:
    return Calendar(
        months={**{name: number for number, name in enumerate(form.months, 1)}, **form.month_abbreviations},
        weekdays=form.weekdays,
        relative_days=form.relative_days,
        day_openers=form.day_openers,
        day_parts=form.day_parts,
        other_times=form.other_times,
        vague=form.vague,
    )


def _counting(form: _CountingForm, calendar: Calendar) -> Counting:
    return Counting(
        numbers=form.numbers,
        multipliers=form.multipliers,
        qualifiers=form.qualifiers,
        units={written: unit for unit, forms in form.units.items() for written in forms},
        currencies=form.currencies,
        modifiers=form.modifiers,
        range_words=form.range_words,
        before_years=form.before_years,
        months=frozenset(calendar.months),
    )


def _classes(form: _WordClassesFile, speech: _SpeechFile, calendar: Calendar) -> WordClasses:
    days = {day.lower() for day in calendar.weekdays}
    return WordClasses(
        pronouns={word: name for name, words in form.pronouns.items() for word in words},
        subjects=frozenset(words[0] for words in form.pronouns.values()),
        determiners=form.determiners,
        indefinites=form.indefinites,
        prepositions=form.prepositions,
        name_links=form.name_links,
        sentence_openers=form.sentence_openers,
        verbs=form.verbs,
        verb_endings=form.verb_endings,
        participle_endings=form.participle_endings,
        plural_endings=form.plural_endings,
        plural_subjects=form.plural_subjects,
        person_endings=form.person_endings,
        person_nouns=form.person_nouns,
        group_nouns=form.group_nouns,
        body_nouns=form.body_nouns,
        before_names=frozenset().union(
            form.person_nouns,
            form.determiners,
            form.prepositions,
            form.sentence_openers,
            form.verbs,
            speech.adverbs,
            speech.breaks,
            days,
            calendar.months,
            *(words for words in form.pronouns.values()),
        ),
    )


def _speech(form: _SpeechFile) -> Speech:
    return Speech(
        cues={
            written: Cue(cue.forms[0], frozenset(cue.takes), cue.audience, cue.audience_optional)
            for cue in form.cues
            for written in (*cue.forms, *cue.participles)
        },
        bases=frozenset(cue.forms[0] for cue in form.cues),
        participles=frozenset(written for cue in form.cues for written in cue.participles),
        ambiguous=form.ambiguous,
        according=form.according,
        that=form.that,
        agents=form.agents,
        not_before=form.not_before,
        conditionals=form.conditionals,
        nobodies=form.nobodies,
        adverbs=form.adverbs,
        adverb_endings=form.adverb_endings,
        no_adverbs=form.no_adverbs,
        auxiliaries=form.auxiliaries,
        coordinators=form.coordinators,
        contrasts=form.contrasts,
        breaks=form.breaks,
        subordinators=form.subordinators,
        relatives=form.relatives,
        as_words=form.as_words,
        circumstances=form.circumstances,
        settings=form.settings,
        audiences=form.audiences,
        relays=form.relays,
        phrase_ends=form.phrase_ends,
        never_clauses=form.never_clauses,
        seldom_clauses=form.seldom_clauses,
        never_phrases=form.never_phrases,
        infinitives=form.infinitives,
        account_nouns=form.account_nouns,
    )
