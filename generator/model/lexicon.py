"""Knowledge of a language, read from `lexicons/`: no names of any affair.

Words are lower-case with straight apostrophes unless a field says otherwise; a
phrase of several words is one text with single spaces.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.accuracy import Accuracy, Sieve
from generator.model.transcripts import TranscriptWords

Frame: TypeAlias = Literal["quote", "clause", "that", "wh", "about", "phrase", "name", "to"]
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
    byline_jobs: frozenset[str]
    """Last words of what a byline adds to a name and is no name: "correspondent"."""
    agencies: Mapping[str, str]
    """Sign in a dateline to the agency's name."""
    date_labels: tuple[str, ...]
    """Words that may stand beside the date on a date line."""
    front_matter: Mapping[str, str]
    """Key of front matter to the header field that it states: title, outlet, author, date, url."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words with a full stop that ends no sentence; without that full stop."""

    never_final: frozenset[str]
    """Those that something always follows: "gen"."""
    before_numbers: frozenset[str]
    """Abbreviations only before a number: "no"."""
    perhaps_final: frozenset[str]
    """Those that may also end a sentence: "u.s"."""
    openers: frozenset[str]
    """Words that, capitalised behind one of the latter, begin a sentence."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of months and days."""

    months: Mapping[str, int]
    """Lower-case name or abbreviation to 1-12."""
    weekdays: tuple[str, ...]
    """Monday first, capitalised."""
    relative_days: Mapping[str, int]
    """Lower-case word to days counted from the article's own date."""
    day_openers: tuple[str, ...]
    """What may stand before a day: "late", "on"."""
    day_parts: tuple[str, ...]
    """What may stand behind a weekday: "evening"."""
    other_times: tuple[str, ...]
    """What begins the time of another event: "after" the dinner on Sunday."""
    vague: tuple[str, ...]
    """What makes a weekday before which it stands ambiguous: "last"."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How figures are written."""

    numbers: Mapping[str, int]
    """Number word to its value."""
    multipliers: Mapping[str, int]
    """Number word to what it multiplies by: "dozen"."""
    qualifiers: tuple[str, ...]
    units: Mapping[str, str]
    """Form as matched to the unit shown."""
    currencies: Mapping[str, str]
    """Sign before a number to the unit shown."""
    modifiers: tuple[str, ...]
    """What may stand between a number and its unit."""
    range_words: tuple[str, ...]
    """What joins two numbers to a range: "to"."""
    before_years: tuple[str, ...]
    """What before a number of four digits makes it a year."""
    months: frozenset[str]
    """Beside these a number is a day."""


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
    """How statements are attributed; `lexicons/en/speech.yml` explains each list."""

    cues: Mapping[str, Cue]
    """Form to its cue."""
    verbs: tuple[tuple[str, ...], ...]
    """The forms of each cue: infinitive, third person, past, -ing and, where it differs, the participle."""
    bases: frozenset[str]
    """Those forms that are infinitives too: "say"."""
    participles: frozenset[str]
    """Those forms that cannot be the verb of a sentence: "saying"."""
    ambiguous: frozenset[str]
    according: tuple[str, ...]
    catenatives: tuple[str, ...]
    joiners: frozenset[str]
    that: tuple[str, ...]
    agents: tuple[str, ...]
    not_before: frozenset[str]
    conditionals: frozenset[str]
    nobodies: frozenset[str]
    adverbs: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    no_adverbs: frozenset[str]
    auxiliaries: tuple[str, ...]
    coordinators: tuple[str, ...]
    contrasts: frozenset[str]
    breaks: frozenset[str]
    subordinators: frozenset[str]
    absolutes: frozenset[str]
    relatives: frozenset[str]
    as_words: frozenset[str]
    circumstances: frozenset[str]
    settings: tuple[str, ...]
    audiences: frozenset[str]
    relays: tuple[str, ...]
    phrase_ends: tuple[str, ...]
    never_clauses: frozenset[str]
    seldom_clauses: frozenset[str]
    never_phrases: frozenset[str]
    infinitives: frozenset[str]
    account_nouns: tuple[str, ...]
    asides: frozenset[str]
    about: frozenset[str]
    phrase_stops: frozenset[str]
    silences: frozenset[str]
    occasions: frozenset[str]
    causatives: frozenset[str]
    expressing: frozenset[str]
    light_verbs: frozenset[str]
    nouns: Mapping[str, frozenset[str]]
    """Noun that attributes to what it takes."""
    comparatives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Inflection:
    """How the verbs with one ending are inflected."""

    ending: str
    """Of the infinitive; empty for all others."""
    cut: int
    """Letters that the other forms lose."""
    third: str
    """Ending of the third person."""
    past: str
    may_double: bool
    """The last letter may be doubled before the ending of the past: "planned"."""


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Closed classes of words, with the nouns that stand for people and bodies."""

    pronouns: Mapping[str, str]
    """Form to he, she, they or it."""
    subjects: frozenset[str]
    """The pronouns of the third person that can be subjects."""
    speakers: frozenset[str]
    """Subjects in the first and second person."""
    objects: frozenset[str]
    """Pronouns that cannot be subjects."""
    questions: frozenset[str]
    """Words that ask or relate: "what", "who"."""
    personal_relatives: frozenset[str]
    modals: frozenset[str]
    auxiliaries: frozenset[str]
    """Forms of be, have and do."""
    copulas: frozenset[str]
    """Forms of be."""
    negations: frozenset[str]
    negated_endings: tuple[str, ...]
    contractions: Mapping[str, str]
    """Verbs that hang on another word, to their full forms."""
    contracted: frozenset[str]
    """Those other words."""
    bases: frozenset[str]
    """Verbs as they stand in the present, beside the cues."""
    inflections: tuple[Inflection, ...]
    """The first that fits decides."""
    supports: frozenset[str]
    """What an infinitive without "to" may follow: "do"."""
    perfects: frozenset[str]
    """Participles that no ending shows."""
    not_verbs: frozenset[str]
    """Words in -ed and -ing that are no verbs."""
    possessives: frozenset[str]
    articles: frozenset[str]
    determiners: frozenset[str]
    pronoun_determiners: frozenset[str]
    """Those that can stand alone."""
    indefinites: frozenset[str]
    """Before an office these introduce somebody new."""
    prepositions: frozenset[str]
    name_links: frozenset[str]
    """Small words inside names."""
    sentence_openers: frozenset[str]
    """What may open a sentence before its subject, beside prepositions."""
    verbs: frozenset[str]
    """Finite verbs that no ending shows: "is", "left"."""
    verb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    plural_subjects: frozenset[str]
    person_endings: tuple[str, ...]
    quantities: frozenset[str]
    """Shares of people: "a majority"."""
    person_nouns: frozenset[str]
    """Offices and occupations, singular."""
    group_nouns: frozenset[str]
    """The same in the plural; they need no article."""
    body_nouns: frozenset[str]
    """Kinds of organisations."""
    before_names: frozenset[str]
    """What may stand before a surname, capitalised, and is no given name."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the analysis knows about one language."""

    boilerplate: Boilerplate
    abbreviations: Abbreviations
    calendar: Calendar
    counting: Counting
    classes: WordClasses
    speech: Speech
    transcripts: TranscriptWords
    sieves: Mapping[str, Sieve]
    """The rules that find statements, by name, in the order in which they are tried."""
    accuracy: Accuracy
    """How often they were right when they were last measured."""
