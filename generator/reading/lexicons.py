"""Read the lexicons of one language into the values that the analysis uses."""

import re
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from generator.errors import InputError, Location
from generator.model.lexicon import (
    Abbreviations,
    Boilerplate,
    Calendar,
    Counting,
    Cue,
    Frame,
    Inflection,
    Lexicon,
    LineRule,
    Speech,
    WordClasses,
)
from generator.reading.lexicon_files import LexiconForm, read_lexicon_file
from generator.reading.sieves import read_sieves
from generator.reading.transcripts import read_transcript_words

Words = tuple[Annotated[str, Field(min_length=1)], ...]
_PARTICIPLE = 3
"""Place of the form in -ing among a verb's forms."""
WordSet = frozenset[Annotated[str, Field(min_length=1)]]


class _RuleForm(LexiconForm):
    name: str
    where: Literal["header", "anywhere", "end"]
    pattern: str
    why: str


class _BoilerplateFile(LexiconForm):
    rules: tuple[_RuleForm, ...]
    bylines: Words
    byline_jobs: WordSet
    agencies: dict[str, str]
    date_labels: Words
    front_matter: dict[Literal["title", "outlet", "author", "date", "url"], Words]


class _AbbreviationsForm(LexiconForm):
    never_final: WordSet
    before_numbers: WordSet
    perhaps_final: WordSet
    openers: WordSet


class _CalendarForm(LexiconForm):
    months: Annotated[Words, Field(min_length=12, max_length=12)]
    month_abbreviations: dict[str, int]
    weekdays: Annotated[Words, Field(min_length=7, max_length=7)]
    relative_days: dict[str, int]
    day_openers: Words
    day_parts: Words
    other_times: Words
    vague: Words


class _CountingForm(LexiconForm):
    numbers: dict[str, int]
    multipliers: dict[str, int]
    qualifiers: Words
    modifiers: Words
    range_words: Words
    before_years: Words
    currencies: dict[str, str]
    units: dict[str, Words]


class _TextFile(LexiconForm):
    abbreviations: _AbbreviationsForm
    calendar: _CalendarForm
    counting: _CountingForm


class _InflectionForm(LexiconForm):
    ending: str
    cut: int
    third: str
    past: str
    may_double: bool = False


class _WordClassesFile(LexiconForm):
    pronouns: dict[str, Words]
    possessives: WordSet
    articles: WordSet
    determiners: WordSet
    pronoun_determiners: WordSet
    indefinites: WordSet
    prepositions: WordSet
    name_links: WordSet
    sentence_openers: WordSet
    bases: WordSet
    modals: WordSet
    auxiliaries: WordSet
    copulas: WordSet
    negations: WordSet
    negated_endings: Words
    contractions: dict[str, str]
    contracted: WordSet
    speakers: WordSet
    objects: WordSet
    questions: WordSet
    personal_relatives: WordSet
    not_verbs: WordSet
    inflections: tuple[_InflectionForm, ...]
    supports: WordSet
    perfects: WordSet
    verbs: WordSet
    verb_endings: Words
    participle_endings: Words
    plural_endings: Words
    plural_subjects: WordSet
    person_endings: Words
    quantities: WordSet
    person_nouns: WordSet
    group_nouns: WordSet
    body_nouns: WordSet


class _CueForm(LexiconForm):
    takes: tuple[Frame, ...]
    verbs: tuple[Annotated[Words, Field(min_length=4, max_length=5)], ...]
    audience: bool = False
    audience_optional: bool = False


class _NounForm(LexiconForm):
    takes: Words
    forms: Words


class _SpeechFile(LexiconForm):
    cues: tuple[_CueForm, ...]
    ambiguous: WordSet
    according: Words
    catenatives: Words
    joiners: WordSet
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
    absolutes: WordSet
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
    asides: WordSet
    about: WordSet
    phrase_stops: WordSet
    silences: WordSet
    occasions: WordSet
    causatives: WordSet
    expressing: WordSet
    light_verbs: WordSet
    nouns: tuple[_NounForm, ...]
    comparatives: WordSet


def lexicon_folder(language: str) -> Path:
    """Return the folder of the lexicons that come with the package."""
    return Path(str(resources.files("generator") / "lexicons" / language))


def read_lexicon(folder: Path) -> Lexicon:
    """Read all lexicons of one language.

    Raises:
        InputError: A file is missing, is no valid YAML or does not have the form.
    """
    boilerplate = read_lexicon_file(folder, "boilerplate.yml", _BoilerplateFile)
    text = read_lexicon_file(folder, "text.yml", _TextFile)
    speech = read_lexicon_file(folder, "speech.yml", _SpeechFile)
    classes = read_lexicon_file(folder, "word_classes.yml", _WordClassesFile)
    calendar = _calendar(text.calendar)
    word_classes = _classes(classes, speech, calendar)
    sieves, accuracy = read_sieves(folder)
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
        classes=word_classes,
        speech=_speech(speech),
        transcripts=read_transcript_words(folder, word_classes),
        sieves={sieve.name: sieve for sieve in sieves},
        accuracy=accuracy,
    )


def _boilerplate(form: _BoilerplateFile, folder: Path) -> Boilerplate:
    return Boilerplate(
        rules=tuple(_line_rule(rule, folder) for rule in form.rules),
        bylines=form.bylines,
        byline_jobs=form.byline_jobs,
        agencies=form.agencies,
        date_labels=form.date_labels,
        front_matter={key: field for field, keys in form.front_matter.items() for key in keys},
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
        speakers=form.speakers,
        objects=form.objects,
        questions=form.questions,
        personal_relatives=form.personal_relatives,
        modals=form.modals,
        auxiliaries=form.auxiliaries,
        copulas=form.copulas,
        negations=form.negations,
        negated_endings=form.negated_endings,
        contractions=form.contractions,
        contracted=form.contracted,
        bases=form.bases,
        inflections=tuple(Inflection(**rule.model_dump()) for rule in form.inflections),
        supports=form.supports,
        perfects=form.perfects,
        not_verbs=form.not_verbs,
        possessives=form.possessives,
        articles=form.articles,
        determiners=form.determiners,
        pronoun_determiners=form.pronoun_determiners,
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
        quantities=form.quantities,
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
            written: Cue(verb[0], frozenset(group.takes), group.audience, group.audience_optional)
            for group in form.cues
            for verb in group.verbs
            for written in verb
        },
        verbs=tuple(verb for group in form.cues for verb in group.verbs),
        bases=frozenset(verb[0] for group in form.cues for verb in group.verbs),
        participles=frozenset(verb[_PARTICIPLE] for group in form.cues for verb in group.verbs),
        ambiguous=form.ambiguous,
        according=form.according,
        catenatives=form.catenatives,
        joiners=form.joiners,
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
        absolutes=form.absolutes,
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
        asides=form.asides,
        about=form.about,
        phrase_stops=form.phrase_stops,
        silences=form.silences,
        occasions=form.occasions,
        causatives=form.causatives,
        expressing=form.expressing,
        light_verbs=form.light_verbs,
        nouns={written: frozenset(group.takes) for group in form.nouns for written in group.forms},
        comparatives=form.comparatives,
    )
