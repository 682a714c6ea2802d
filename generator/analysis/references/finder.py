"""The lexicon compiled for finding and resolving references."""

import re
from dataclasses import dataclass

from generator.analysis.words import alternatives
from generator.model.lexicon import Lexicon, WordClasses


@dataclass(frozen=True, slots=True)
class ReferenceFinder:
    """Compiled reference patterns of one language."""

    classes: WordClasses
    pronoun: re.Pattern[str]
    oblique: re.Pattern[str]
    """What before a name shows that it hangs on a preposition."""
    title: re.Pattern[str]
    """Capitalised words right before a name, which belong to it: "Secretary of State"."""
    according: re.Pattern[str]
    """What before a name shows that it is a speaker."""
    cue_behind: re.Pattern[str]
    cue_before: re.Pattern[str]
    """An inverted reporting verb, with the mark before it: "…, said"."""
    somebody: re.Pattern[str]
    """Nouns for one person."""
    something: re.Pattern[str]
    """Nouns for a body."""
    somebody_first: re.Pattern[str]
    """A noun phrase at the beginning of a sentence that by its ending may stand for a person."""
    speaks: re.Pattern[str]
    """A reporting verb with the word before it."""
    no_speakers: frozenset[str]
    """Words before a reporting verb that are no subject."""
    office: re.Pattern[str]
    """What may stand between an office and its name: "the minister for fisheries, Kari Berg"."""
    no_names: frozenset[str]
    """Words that are capitalised for other reasons than being a name: days, and what opens sentences."""


def build_reference_finder(lexicon: Lexicon) -> ReferenceFinder:
    """Compile the patterns once; they serve any number of articles."""
    classes, speech = lexicon.classes, lexicon.speech
    prepositions = alternatives(classes.prepositions)
    days = alternatives(lexicon.calendar.weekdays)
    on = alternatives(lexicon.calendar.day_openers)
    between = alternatives((*speech.adverbs, *speech.auxiliaries))
    skip = rf"(?:(?:{between}|(?:(?:{on})\s+)?(?:{days}))\s+)*"
    determiners = alternatives(classes.determiners)
    saying = {form for form, cue in speech.cues.items() if cue.takes & {"quote", "clause", "that", "phrase"}}
    spoken = alternatives(saying - speech.ambiguous - speech.participles - speech.bases)
    cues = alternatives(saying)
    according = alternatives(speech.according)
    return ReferenceFinder(
        classes=classes,
        pronoun=re.compile(rf"(?<![\w’'-])(?:{alternatives(classes.pronouns)})(?![\w’'-])", re.IGNORECASE),
        oblique=re.compile(rf"\b(?:{prepositions})\s+(?:[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE),
        title=re.compile(rf"(?<![\w.’'-])(?:[A-ZÀ-Þ][\w.’'-]*\s+(?:(?:{alternatives(classes.name_links)})\s+)*)+$"),
        according=re.compile(rf"\b(?:{according})\s+(?:[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE),
        cue_behind=re.compile(rf"(?:,[^,;:]{{1,120}},)?\s+{skip}(?:{cues})(?![\w’'-])"),
        cue_before=re.compile(rf"[,.?!”\"’»]\s+(?:{cues})\s+(?:[\w.’'-]+\s+){{0,4}}$"),
        somebody=re.compile(rf"(?<![\w’'-])(?:{alternatives(classes.person_nouns)})(?![\w’'-])", re.IGNORECASE),
        something=re.compile(rf"(?<![\w’'-])(?:{alternatives(classes.body_nouns)})(?![\w’'-])", re.IGNORECASE),
        somebody_first=re.compile(
            rf"(?:{determiners})\s+(?:[\w-]+\s+){{0,3}}?\w+(?:{alternatives(classes.person_endings)})\b", re.IGNORECASE
        ),
        speaks=re.compile(rf"(?<![\w’'-])(?P<word>[\w’'-]++),?\s+{skip}(?:{spoken})(?![\w’'-])"),
        no_speakers=frozenset().union(
            speech.not_before,
            speech.relatives,
            speech.coordinators,
            speech.breaks,
            speech.subordinators,
            classes.determiners,
        ),
        office=re.compile(rf"(?:\s+(?:{prepositions})(?:\s+[\w’'-]+){{1,5}})?,\s+"),
        no_names=classes.before_names - classes.person_nouns,
    )
