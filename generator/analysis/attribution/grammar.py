"""The lexicon compiled for finding attributions in tokens."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.attribution.tokens import Range, Tokens
from generator.model.lexicon import Calendar, Cue, Lexicon, Speech, WordClasses

_LONGEST_DAY = 6
"""Tokens of the longest expression for a day: "early on March 3, 2021"."""
_YEAR_DIGITS = 4


class Phrases:
    """Words and phrases to be found at a place among tokens, the longest first."""

    def __init__(self, phrases: Iterable[str], endings: tuple[str, ...] = (), without: Container[str] = ()) -> None:
        """Prepare phrases.

        Args:
            phrases: Lower-case, with single spaces.
            endings: Words in small letters with one of these endings count too.
            without: Words that do not, for all their ending.
        """
        self._phrases = frozenset(tuple(phrase.split()) for phrase in phrases)
        self._lengths = sorted({len(phrase) for phrase in self._phrases} | {1}, reverse=True)
        self._endings = endings
        self._without = without

    def end(self, tokens: Tokens, start: int) -> int:
        """Return where the phrase that begins here ends; `start` itself if there is none."""
        for length in self._lengths:
            if self._fits(tokens, start, start + length):
                return start + length
        return start

    def start(self, tokens: Tokens, end: int) -> int:
        """Return where the phrase that ends here begins; `end` itself if there is none."""
        for length in self._lengths:
            if length <= end and self._fits(tokens, end - length, end):
                return end - length
        return end

    def _fits(self, tokens: Tokens, start: int, end: int) -> bool:
        words = tuple(token.form for token in tokens.items[start:end])
        if end > len(tokens) or words in self._phrases:
            return end <= len(tokens)
        ends = len(words) == 1 and words[0].endswith(self._endings) and words[0] not in self._without
        return ends and not tokens.is_capital(start)


class Days:
    """Expressions for a day: "Monday", "late on Sunday evening", "on March 3", "yesterday"."""

    def __init__(self, calendar: Calendar) -> None:
        self._openers = frozenset(calendar.day_openers)
        self._weekdays = frozenset(day.lower() for day in calendar.weekdays)
        self._parts = frozenset(calendar.day_parts)
        self._months = frozenset(calendar.months)
        self._relative = frozenset(calendar.relative_days)

    def end(self, tokens: Tokens, start: int) -> int:
        """Return where the expression that begins here ends; `start` itself if there is none."""
        position = start
        while tokens.form(position) in self._openers:
            position += 1
        if tokens.form(position) in self._weekdays:
            return position + 2 if tokens.form(position + 1) in self._parts else position + 1
        if tokens.form(position) in self._relative:
            return position + 1
        one, other = tokens.form(position), tokens.form(position + 1)
        if not ((one in self._months and other[:1].isdigit()) or (one[:1].isdigit() and other in self._months)):
            return start
        year = position + 3 if tokens.form(position + 2) == "," else position + 2
        return year + 1 if len(tokens.form(year)) == _YEAR_DIGITS and tokens.form(year).isdigit() else position + 2

    def start(self, tokens: Tokens, end: int) -> int:
        """Return where the longest expression that ends here begins; `end` itself if there is none."""
        for start in range(max(0, end - _LONGEST_DAY), end):
            if self.end(tokens, start) == end:
                return start
        return end


@dataclass(frozen=True, slots=True)
class CuePlace:
    """A reporting verb among the tokens of a sentence."""

    start: int
    end: int
    form: str
    cue: Cue


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lexicon of one language, compiled."""

    speech: Speech
    classes: WordClasses
    cues: Mapping[tuple[str, ...], Cue]
    adverbs: Phrases
    before_cue: Phrases
    """Adverbs and auxiliaries."""
    settings: Phrases
    according: Phrases
    relays: Phrases
    phrase_ends: Phrases
    account_nouns: Phrases
    days: Days

    def find_cues(self, tokens: Tokens) -> list[CuePlace]:
        """Return the reporting verbs of a sentence, in order; the longest form wins, and names have none."""
        found = []
        position = 0
        longest = max(map(len, self.cues), default=0)
        while position < len(tokens):
            for length in range(min(longest, len(tokens) - position), 0, -1):
                words = tuple(token.form for token in tokens.items[position : position + length])
                if words in self.cues and not (position and tokens.is_capital(position)):
                    found.append(CuePlace(position, position + length, " ".join(words), self.cues[words]))
                    position += length - 1
                    break
            position += 1
        return found

    def is_participle(self, place: CuePlace) -> bool:
        """Say whether a cue cannot be the verb of its sentence."""
        return place.form in self.speech.participles

    def is_finite(self, place: CuePlace) -> bool:
        """Say whether a cue can go on a sentence in the third person: "and said", not "and say" nor "saying"."""
        return place.form not in self.speech.participles and place.form not in self.speech.bases

    def is_verb(self, tokens: Tokens, position: int) -> bool:
        """Guess whether a word is a finite verb."""
        form = tokens.form(position)
        if not tokens.is_word(position) or tokens.is_capital(position):
            return False
        known = form in self.classes.verbs or ((form,) in self.cues and form not in self.speech.participles)
        return known or (len(form) > 4 and form.endswith(self.classes.verb_endings))

    def names_somebody(self, tokens: Tokens, piece: Range) -> bool:
        """Say whether a name, a pronoun or an office stands in a phrase."""
        return any(
            tokens.is_capital(n) or tokens.form(n) in self.classes.subjects or self.is_office(tokens.form(n))
            for n in range(*piece)
        )

    def is_plural(self, tokens: Tokens, position: int) -> bool:
        """Guess whether a word makes its phrase a plural."""
        form = tokens.form(position)
        if form in self.classes.group_nouns or form in self.speech.coordinators or form in self.classes.plural_subjects:
            return True
        return form.endswith(self.classes.plural_endings) and not tokens.items[position].is_possessive

    def opens_sentence(self, form: str) -> bool:
        """Say whether a word may open a sentence before its subject."""
        return form in self.classes.sentence_openers or form in self.classes.prepositions

    def opens_noun(self, tokens: Tokens, position: int) -> bool:
        """Say whether a noun phrase may begin here."""
        form = tokens.form(position)
        is_known = form in self.classes.determiners or form in self.classes.subjects or form in self.classes.group_nouns
        return is_known or (tokens.is_capital(position) and not self.opens_sentence(form))

    def is_office(self, form: str) -> bool:
        """Say whether a word stands for an office, a group of people or a body."""
        classes = self.classes
        return form in classes.person_nouns or form in classes.group_nouns or form in classes.body_nouns

    def is_name(self, tokens: Tokens, piece: Range) -> bool:
        """Say whether a range is one name: capitalised words and the small words inside names."""
        start, end = piece
        if start >= end or not tokens.is_capital(start) or not tokens.is_capital(end - 1):
            return False
        if self.opens_sentence(tokens.form(start)):
            return False
        return all(tokens.is_capital(n) or tokens.form(n) in self.classes.name_links for n in range(start, end))

    def name_end(self, tokens: Tokens, start: int) -> int:
        """Return where the name that begins here ends; `start` itself if there is none."""
        end = position = start
        while tokens.is_word(position):
            if tokens.is_capital(position):
                end = position + 1
                if tokens.items[position].is_possessive:
                    break
            elif end == start or tokens.form(position) not in self.classes.name_links:
                break
            position += 1
        return end


@dataclass(frozen=True, slots=True)
class CuedSentence:
    """A sentence with the reporting verbs in it."""

    tokens: Tokens
    grammar: Grammar
    cues: Sequence[CuePlace]


def build_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the lexicon once; it serves any number of articles."""
    speech = lexicon.speech
    return Grammar(
        speech=speech,
        classes=lexicon.classes,
        cues={tuple(form.split()): cue for form, cue in speech.cues.items()},
        adverbs=Phrases(speech.adverbs, speech.adverb_endings, speech.no_adverbs),
        before_cue=Phrases((*speech.adverbs, *speech.auxiliaries), speech.adverb_endings, speech.no_adverbs),
        settings=Phrases(speech.settings),
        according=Phrases(speech.according),
        relays=Phrases(speech.relays),
        phrase_ends=Phrases(speech.phrase_ends),
        account_nouns=Phrases(speech.account_nouns),
        days=Days(lexicon.calendar),
    )
