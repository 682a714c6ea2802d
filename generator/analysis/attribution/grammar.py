"""The lexicon compiled for finding attributions in tokens."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.attribution.phrases import Days, Phrases
from generator.analysis.attribution.tagging import Tagger
from generator.analysis.attribution.tokens import Range, Token, Tokens, cut_tokens
from generator.model.accuracy import Sieve
from generator.model.articles import Quotation
from generator.model.evidence import Span
from generator.model.lexicon import Cue, Lexicon, Speech, WordClasses

_VERBS = frozenset("vmxe")
_WORDS = re.compile(r"\w+(?:-\w+)*")


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
    cues: Mapping[str, Sequence[tuple[list[str], Cue]]]
    """First word to the cues that begin with it, the longest first."""
    tagger: Tagger
    adverbs: Phrases
    before_cue: Phrases
    """Adverbs and auxiliaries."""
    catenatives: Phrases
    settings: Phrases
    according: Phrases
    according_words: frozenset[str]
    """Their first words."""
    telling: Mapping[str, frozenset[str]]
    """First words of all that attributes, to the words that must follow, empty where the first is enough.
    A sentence without any of them, nor a quotation, attributes nothing."""
    relays: Phrases
    phrase_ends: Phrases
    account_nouns: Phrases
    days: Days
    sieves: Mapping[str, Sieve]

    def tokenise(self, text: str, sentence: Span, quotations: Sequence[Quotation] = ()) -> Tokens:
        """Cut a sentence of a paragraph into tagged tokens; the quotations are those in it."""
        return self.tagged(self._without_contractions(cut_tokens(text, sentence, quotations)))

    def _without_contractions(self, items: list[Token]) -> list[Token]:
        """Cut "he's" into its pronoun and its verb."""
        if not any("'" in token.form for token in items):
            return items
        found: list[Token] = []
        for token in items:
            word, mark, rest = token.form.rpartition("'")
            if mark and mark + rest in self.classes.contractions and word in self.classes.contracted:
                middle = token.start + len(word)
                found.append(token._replace(end=middle, form=word))
                found.append(token._replace(start=middle, form=mark + rest, is_capital=False))
            else:
                found.append(token)
        return found

    def tells(self, text: str, sentence: Span) -> bool:
        """Say whether a sentence holds a word that may attribute something."""
        found = _WORDS.findall(text, *sentence)
        # A capital inside a sentence makes a name of a verb: "the United States".
        words = {*found, *(word.lower() for word in found[:1])}
        return any(not seconds or seconds & words for seconds in map(self.telling.get, words & self.telling.keys()))

    def tagged(self, items: Sequence[Token]) -> Tokens:
        """Return tokens with their parts of speech."""
        return Tokens(items, self.tagger.tag(items))

    def find_cues(self, tokens: Tokens) -> list[CuePlace]:
        """Return the reporting verbs of a sentence, in order; the longest form wins, and names have none."""
        found: list[CuePlace] = []
        end = 0
        for position, form in enumerate(tokens.forms):
            if position < end or form not in self.cues or tokens.tags[position] not in "vbge":
                continue
            for words, cue in self.cues[form]:
                end = position + len(words)
                # "reported on Monday" is no "report on".
                is_day = len(words) > 1 and self.days.end(tokens, end - 1) > end
                if not is_day and (len(words) == 1 or tokens.forms[position:end] == words):
                    found.append(CuePlace(position, end, " ".join(words), cue))
                    break
        return found

    def is_participle(self, place: CuePlace) -> bool:
        """Say whether a cue cannot be the verb of its sentence."""
        return place.form in self.speech.participles

    def is_finite(self, place: CuePlace) -> bool:
        """Say whether a cue can go on a sentence in the third person: "and said", not "and say" nor "saying"."""
        return place.form not in self.speech.participles and place.form not in self.speech.bases

    def is_verb(self, tokens: Tokens, position: int) -> bool:
        """Say whether a word is a finite verb or belongs to one."""
        return tokens.tag(position) in _VERBS

    def names_somebody(self, tokens: Tokens, piece: Range) -> bool:
        """Say whether a name, a pronoun or an office stands in a phrase."""
        return any(
            tokens.is_capital(n) or tokens.form(n) in self.classes.subjects or self.is_office(tokens.form(n))
            for n in range(*piece)
        )

    def can_act(self, tokens: Tokens, phrase: Range) -> bool:
        """Say whether somebody or something that speaks heads a phrase: not "the standards", nor "a case"."""
        start, end = phrase
        stop = next(
            (n for n in range(start + 1, end) if tokens.tag(n) in ("p", "w", "h", ",", "e", "g", "v", "—", "(", "[")),
            end,
        )
        head = stop - 1
        form = tokens.form(head)
        if tokens.tag(head) in ("P", "O") or tokens.is_capital(head) or form in self.classes.pronoun_determiners:
            return True
        singular = form[:-1] if form.endswith(self.classes.plural_endings) else form
        if self.is_office(form) or self.is_office(singular) or form[:1].isdigit() or form.endswith("%"):
            return True
        if self.account_nouns.start(tokens, stop) < stop or singular.endswith(self.classes.person_endings):
            return True
        return form in self.classes.quantities

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
        cues=_by_first_word(speech.cues),
        tagger=Tagger(lexicon),
        adverbs=Phrases(speech.adverbs, speech.adverb_endings, speech.no_adverbs),
        before_cue=Phrases((*speech.adverbs, *speech.auxiliaries), speech.adverb_endings, speech.no_adverbs),
        catenatives=Phrases(speech.catenatives),
        settings=Phrases(speech.settings),
        according=Phrases(speech.according),
        according_words=frozenset(phrase.split()[0] for phrase in speech.according),
        telling=_telling(speech),
        relays=Phrases(speech.relays),
        phrase_ends=Phrases(speech.phrase_ends),
        account_nouns=Phrases(speech.account_nouns),
        days=Days(lexicon.calendar),
        sieves=lexicon.sieves,
    )


def _telling(speech: Speech) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for phrase in sorted((*speech.cues, *speech.nouns, *speech.according), key=lambda phrase: -len(phrase.split())):
        first, *rest = phrase.split()
        known = found.get(first, frozenset())
        found[first] = known | {rest[0]} if rest else frozenset()
    return found


def _by_first_word(cues: Mapping[str, Cue]) -> Mapping[str, Sequence[tuple[list[str], Cue]]]:
    found: defaultdict[str, list[tuple[list[str], Cue]]] = defaultdict(list)
    for form in sorted(cues, key=lambda form: -form.count(" ")):
        words = form.split()
        found[words[0]].append((words, cues[form]))
    return dict(found)
