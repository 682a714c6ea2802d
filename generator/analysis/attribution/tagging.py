"""Parts of speech of the tokens of a sentence, by closed classes, endings and the words beside.

A tag is one character:

    N  name            n  noun, adjective, number, anything else
    d  determiner      P  pronoun as subject      O  pronoun as object
    v  finite verb     b  infinitive              g  form in -ing
    e  participle      x  be, have or do          m  modal
    !  negation        r  adverb                  t  "to" before a verb
    p  preposition     h  "that"                  w  who, which, what, how …
    c  coordinator     s  subordinator            q  quotation

and every mark is its own tag.  A word that may be noun or verb ("plans",
"demands", "report") is decided by its neighbours, as in the first taggers by
rule (Klein and Simmons 1963); with a doubt it is a noun.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.analysis.attribution.readings import Readings
from generator.analysis.attribution.tokens import Token
from generator.model.lexicon import Lexicon

_ADDRESSEE = 3
"""Tokens back from "to" within which a verb of promising or asking makes what follows an infinitive."""
_OPENS_COMPLEMENT = frozenset("dNPOhwtqrm")
"""What follows a verb rather than a noun: "demands the", "reports that"."""
_OPENS_INFINITIVE = frozenset("xr!")
_ENDS = (".", ",", ";")


class _Place(NamedTuple):
    """A word under work and what stands beside it."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    """Tags of the tokens before."""
    position: int
    before: int
    """The nearest token before that is no adverb and no negation; -1 for none."""
    last: str
    """Its tag; empty for none."""

    @property
    def form(self) -> str:
        return self.tokens[self.position].form

    @property
    def previous(self) -> str:
        return self.tokens[self.before].form if self.before >= 0 else ""

    def following(self, distance: int = 1) -> str:
        """Return the form so many tokens behind; empty for a quotation and the end."""
        place = self.position + distance
        return self.tokens[place].form if place < len(self.tokens) else ""

    @property
    def is_quotation_next(self) -> bool:
        place = self.position + 1
        return place < len(self.tokens) and self.tokens[place].kind == "quotation"

    @property
    def is_over(self) -> bool:
        """Say whether nothing follows in the clause."""
        return self.position + 1 >= len(self.tokens) or self.following() in _ENDS


class Tagger:
    """The lexicon compiled for tagging."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the lexicon."""
        speech = lexicon.speech
        self._speech, self._classes = speech, lexicon.classes
        self._readings = Readings(lexicon)
        self._certain = {
            form: tag
            for form, tag in self._readings.closed.items()
            if tag not in "psO" and form not in speech.infinitives
        }
        """Words whose tag nothing beside them changes."""
        self._times = speech.breaks & speech.circumstances
        self._promises = frozenset(form for form, cue in speech.cues.items() if "to" in cue.takes)
        self._sure = frozenset(form for form in speech.cues if " " not in form) - speech.ambiguous
        """Cues that are no nouns."""
        self._pairs = frozenset(tuple(form.split()[:2]) for form in speech.cues if " " in form)
        self._qualifiers = frozenset(word for phrase in lexicon.counting.qualifiers for word in phrase.split())

    def tag(self, tokens: Sequence[Token]) -> list[str]:
        """Return the tag of every token."""
        tags: list[str] = []
        before, last = -1, ""
        for position, token in enumerate(tokens):
            if token.kind != "word":
                tag = token.form or "q"
            elif token.form in self._certain and not token.is_capital:
                tag = self._certain[token.form]
            else:
                tag = self._word(_Place(tokens, tags, position, before, last), token)
            tags.append(tag)
            if tag not in "r!":
                before, last = position, tag
        return tags

    def _word(self, place: _Place, token: Token) -> str:
        form = token.form
        if form in self._speech.infinitives:
            return "t" if self._opens_infinitive(place) else "p"
        if token.is_capital and token.last.isupper() and len(form) > 1:
            # "US" is no pronoun.
            return "N"
        tag = self._readings.closed.get(form)
        if tag is not None and not (token.is_capital and place.position and tag not in "PO"):
            return self._closed(place, tag)
        if token.is_capital and (place.position or not self._opens_with_verb(place)):
            return "N"
        readings = self._readings.of(form)
        if readings:
            return self._verb(place, readings)
        is_adverb = form.endswith(self._speech.adverb_endings) and form not in self._speech.no_adverbs
        return "r" if is_adverb else "n"

    def _opens_infinitive(self, place: _Place) -> bool:
        following = place.following()
        if "b" in self._readings.known(following) or self._readings.closed.get(following, " ") in _OPENS_INFINITIVE:
            return True
        near = place.tokens[max(0, place.position - _ADDRESSEE) : place.position]
        if not any(token.form in self._promises for token in near):
            return False
        # "vowed to “win”", "refused to recuse"
        is_word = following.isalpha() and following not in self._readings.closed
        return place.is_quotation_next or (is_word and not following.endswith(self._classes.plural_endings))

    def _closed(self, place: _Place, tag: str) -> str:
        """Return the tag of a word of a closed class, which what follows may change."""
        following = place.following()
        if tag == "O" and place.form in self._classes.determiners:
            # "told her that", but "told her aide"
            opens = self._readings.closed.get(following, "n" if following[:1].isalnum() else "")
            is_noun = opens in ("n", "d") and not set("g3p") & set(self._readings.known(following))
            return "d" if is_noun else "O"
        if tag not in "ps":
            return tag
        nearest = place.tags[place.position - 1] if place.position else ""
        if tag == "p" and place.previous in self._classes.articles and following.isalpha():
            # "an inside source"
            return "n"
        is_number = following[:1].isdigit() or following in self._classes.quantities
        if is_number and nearest not in ("v", "g", "b", "e") and place.form in self._qualifiers:
            # "about 9 percent said"
            return "n"
        # "has since said"
        is_adverb = nearest == "x" and "e" in self._readings.known(following)
        return "r" if is_adverb and not following[:1].isdigit() else tag

    def _opens_with_verb(self, place: _Place) -> bool:
        """Tell "Asked about it" and "Standing in the hall" from "Sterling left"."""
        if self._readings.known(place.form):
            return True
        behind = self._readings.closed.get(place.following(), "")
        return self._readings.guessed(place.form) == "g" and behind in ("p", "d", "r", "O", "h", "P")

    def _verb(self, place: _Place, readings: str) -> str:
        """Return the tag of a word with verbal readings."""
        if place.last in ("m", "t"):
            return "b" if "b" in readings else "n"
        if place.last == "x":
            return self._behind_auxiliary(place, readings)
        opens = self._opens_complement(place)
        if place.last == "d" and place.previous in self._classes.pronoun_determiners and opens and "g" not in readings:
            # "both suggested that", "one in four say the"
            is_sure = "b" in readings and place.form in self._sure
            return "v" if "p" in readings or is_sure else "n"
        is_owned = place.last in ("N", "n") and place.tokens[place.before].is_possessive
        if place.last == "d" or is_owned or (place.last == "p" and "g" not in readings):
            return "n"
        if "g" in readings:
            return "g"
        return self._finite(place, readings, opens=opens)

    def _behind_auxiliary(self, place: _Place, readings: str) -> str:
        if "b" in readings and place.previous in self._classes.supports:
            return "b"
        if "g" in readings:
            return "g"
        return "e" if set("ep") & set(readings) else "n"

    def _finite(self, place: _Place, readings: str, *, opens: bool) -> str:
        if "p" in readings:
            is_short = place.last == "w" and place.previous in self._times and "e" in readings
            # "when asked", "Asked about it", "demanded by Berg"
            is_participle = is_short or self._is_passive(place) or (not place.last and "b" not in readings)
            return "e" if is_participle else "v"
        is_verb = self._is_third(place, opens=opens) if "3" in readings else self._is_base(place, opens=opens)
        return "v" if is_verb else "n"

    def _opens_complement(self, place: _Place) -> bool:
        """Say whether what a verb takes begins behind a word."""
        following = place.following()
        if following in self._speech.infinitives or (place.form, following) in self._pairs:
            return True
        tag = self._readings.closed.get(following)
        if tag is not None:
            return tag in _OPENS_COMPLEMENT
        behind = place.position + 1
        if behind >= len(place.tokens) or place.is_quotation_next:
            return True
        return place.tokens[behind].is_capital or following in (":", ",")

    def _is_passive(self, place: _Place) -> bool:
        """Tell "demanded by Berg" from "continued by saying" and “…,” said by telephone."""
        if place.following() not in self._speech.agents or "q" in place.tags:
            return False
        return "g" not in self._readings.known(place.following(2))

    def _is_third(self, place: _Place, *, opens: bool) -> bool:
        """Tell "Norland demands that" from "Norland's demands" and "who reports" from "when reports came"."""
        is_noun_too = place.form in self._speech.ambiguous
        if place.last in ("w", "h") and is_noun_too:
            following = place.following()
            return not ("p" in self._readings.known(following) or self._readings.closed.get(following) in ("x", "m"))
        if place.last in ("P", "w", "h"):
            return True
        if place.last not in ("N", ")", ",", "—", "q", "n", "c", "O"):
            return False
        is_plural = place.last == "n" and place.previous.endswith(self._classes.plural_endings)
        if ("q" in place.tags and place.is_over) or (place.form in self._sure and not is_plural):
            return True
        if place.last == "n":
            return not is_plural and self._is_third_behind_noun(place, opens=opens)
        if is_noun_too and self._readings.closed.get(place.following()) == "h":
            opens = self._introduces(place)
        return opens or (place.last == "N" and not is_noun_too and place.form in self._speech.cues)

    def _is_third_behind_noun(self, place: _Place, *, opens: bool) -> bool:
        following = self._readings.closed.get(place.following())
        if place.form in self._speech.ambiguous:
            return following in ("d", "P", "O") or self._introduces(place)
        is_next = place.before == place.position - 1
        # "the trade talks to end it"
        is_compound = is_next and place.form not in self._speech.cues and following in ("w", "t", "r", "m")
        goes_on = is_next and place.form not in self._speech.cues and place.following() in self._speech.infinitives
        return opens and not is_compound and not goes_on

    def _is_base(self, place: _Place, *, opens: bool) -> bool:
        """Tell "officials report that" from "the official report"."""
        if place.last == "P":
            return place.previous in self._classes.plural_subjects
        if place.form in self._sure:
            return place.last in ("n", "N", "w", "h", ")", "O") or (place.last in ("c", ",", "q") and opens)
        if place.last not in ("n", "N"):
            return place.last in ("w", "h", "c", ",", ")", "q") and opens
        is_plural = place.previous.endswith(self._classes.plural_endings)
        closes = place.is_over or self._readings.closed.get(place.following()) == "p"
        if is_plural and "q" in place.tags and closes:
            # “…,” the envoys state in a letter.
            return True
        is_many = is_plural or place.previous in self._classes.group_nouns or place.previous[:1].isdigit()
        return is_many and opens and place.following() != ","

    def _introduces(self, place: _Place) -> bool:
        """Say whether only speech can follow: "reports that Berg left", but "states that will vote"."""
        if place.is_quotation_next:
            return True
        behind = place.following(2)
        is_relative = self._readings.closed.get(behind) in ("m", "x") or set(self._readings.known(behind)) & set("p3")
        return self._readings.closed.get(place.following()) == "h" and not is_relative
