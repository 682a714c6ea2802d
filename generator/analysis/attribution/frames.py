"""The frames of cues: what each may take as content, tried in the order of `FRAMES`."""

from collections.abc import Callable, Sequence

from generator.analysis.attribution.extents import resumes_verb, up_to_end, up_to_phrase_end
from generator.analysis.attribution.grammar import CuedSentence, CuePlace
from generator.analysis.attribution.tokens import Range

SPEECH_WORDS = 5
"""A quotation of so many words is a sentence of its own, not a part of the outlet's."""
_FEW_WORDS = 3
_ADDRESSEE = 7
"""Tokens within which an addressee ends: "called on the people of Norland to"."""
_FAR = 24
"""Tokens of the longest circumstance between a verb and a quotation."""
_NEAR_VERB = 5
_NEAR_FINITE = 8
_FEWEST = {"P": 2, "d": 3, "N": 3, "n": 3}
"""Tokens of the shortest clause whose verb need not be known, by the tag with which it begins."""
_FEWEST_OTHERS = 5
_FINITE = frozenset("vmx")
_TELLING = frozenset("vmxqe")
"""Without one of these few words are no clause: "said simply", "reported ten days ago"."""

Frame = Callable[[CuedSentence, int, CuePlace], Range | None]
"""Returns the content that begins at a token behind a cue, or `None` if the frame does not fit."""


def quotation(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`said “…”`: a quotation, with what the outlet adds to it where it is only a part of a sentence."""
    token = sentence.tokens.items[start]
    if token.quoted_words >= SPEECH_WORDS or token.last in ".?!":
        return start, start + 1
    return up_to_phrase_end(sentence, start) if "phrase" in place.cue.takes else up_to_end(sentence, start)


def _clause_with_that(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`said that the dam was full`."""
    opens = sentence.tokens.form(start) in sentence.grammar.speech.that
    return up_to_end(sentence, start) if opens and place.cue.takes & {"clause", "that"} else None


def _question(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`asked whether the dam was full`."""
    opens = sentence.tokens.form(start) in sentence.grammar.classes.questions
    return up_to_end(sentence, start) if opens and "wh" in place.cue.takes else None


def _topic(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`asked about the dam`, `spoke to reporters about the dam`."""
    tokens = sentence.tokens
    if "about" not in place.cue.takes:
        return None
    for position in range(start, min(len(tokens), start + _ADDRESSEE)):
        if tokens.form(position) in sentence.grammar.speech.about:
            return up_to_phrase_end(sentence, position + 1)
        if tokens.tags[position] in "vxmhwtP,q":
            break
    return None


def _behind_colon(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`said: the dam is full`."""
    fits = sentence.tokens.form(start) == ":" and place.cue.takes & {"quote", "phrase"}
    return up_to_end(sentence, start + 1) if fits else None


def _far_quotation(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`said of the envoy, “…”`, `wrote in a letter to Berg: “…”`: behind circumstances of any kind."""
    tokens = sentence.tokens
    if "quote" not in place.cue.takes or tokens.tag(start) not in ("p", "r", "n"):
        return None
    for position in range(start, min(len(tokens), start + _FAR)):
        if tokens.is_quotation(position):
            is_parted = tokens.form(position - 1) in (",", ":") or tokens.items[position].last in ".?!"
            is_speech = is_parted and tokens.items[position].quoted_words >= _FEW_WORDS
            return quotation(sentence, position, place) if is_speech else None
        if tokens.tags[position] in "vmxhwPg;":
            break
    return None


def _clause_with_place(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`said in politics it takes time`."""
    tokens = sentence.tokens
    if "clause" not in place.cue.takes or tokens.tag(start) != "p":
        return None
    behind = start + 1
    while tokens.tag(behind) in ("d", "n") and behind - start < _NEAR_VERB:
        behind += 1
    is_clause = tokens.tag(behind) == "P" and tokens.tag(behind + 1) in _FINITE
    return up_to_end(sentence, start) if is_clause else None


def _bare_clause(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`said the dam was full`."""
    tokens, speech = sentence.tokens, sentence.grammar.speech
    if "clause" not in place.cue.takes or tokens.form(start) in speech.never_clauses:
        return None
    if tokens.form(start) in speech.seldom_clauses and not _has_near_verb(sentence, start):
        return None
    piece = up_to_end(sentence, start)
    if piece is None:
        return None
    is_long = piece[1] - piece[0] >= _FEWEST.get(tokens.tag(start), _FEWEST_OTHERS)
    return piece if is_long or any(tokens.tags[n] in _TELLING for n in range(*piece)) else None


def _has_near_verb(sentence: CuedSentence, start: int) -> bool:
    """Tell "said nothing had changed" from "said nothing"."""
    tokens = sentence.tokens
    for position in range(start + 1, start + _NEAR_VERB):
        if sentence.grammar.is_verb(tokens, position):
            return True
        if not tokens.is_word(position) or tokens.form(position) in sentence.grammar.speech.circumstances:
            break
    return False


def _sure_clause(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`added the dam must hold`: a noun and its verb at once, behind a cue that seldom leaves out "that"."""
    tokens = sentence.tokens
    if "that" not in place.cue.takes or tokens.tag(start) not in ("d", "N", "P"):
        return None
    for position in range(start + 1, min(len(tokens), start + _NEAR_FINITE)):
        if tokens.tags[position] in _FINITE:
            return up_to_end(sentence, start)
        if tokens.tags[position] in (",", "h", "w", "s", "q", "t", ":"):
            break
    return None


def _clause_of_feeling(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`expressed concern that the dam leaks`."""
    tokens, speech = sentence.tokens, sentence.grammar.speech
    if place.cue.lemma not in speech.expressing:
        return None
    position = start
    while tokens.tag(position) in ("d", "n", "r") and position - start < _NEAR_VERB:
        position += 1
    return up_to_end(sentence, position) if position > start and tokens.form(position) in speech.that else None


def _phrase(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`rejected the plan`."""
    tokens = sentence.tokens
    is_noun = tokens.form(start) not in sentence.grammar.speech.never_phrases and tokens.tag(start) != "p"
    return up_to_phrase_end(sentence, start) if is_noun and "phrase" in place.cue.takes else None


def _name(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`called Berg a liar`, `called it “absurd”`: an object with the name or judgement behind it."""
    tokens = sentence.tokens
    piece = up_to_phrase_end(sentence, start) if "name" in place.cue.takes else None
    if piece is None:
        return None
    behind = range(start + 1, piece[1])
    is_quoted = any(tokens.is_quotation(n) for n in behind)
    has_second = any(tokens.tag(n) == "d" and tokens.tag(n - 1) in ("N", "n", "O", "P") for n in behind)
    is_judged = tokens.tag(start) == "O" or (tokens.tag(start) == "P" and tokens.tag(start + 1) in ("d", "n", "r"))
    return piece if is_quoted or has_second or is_judged else None


def _infinitive(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """`vowed to pay`, `asked Norland to pay`; not "refused to say", where nothing was said."""
    tokens = sentence.tokens
    if "to" not in place.cue.takes:
        return None
    reach = range(start, min(len(tokens), start + _ADDRESSEE))
    begin = next((n for n in reach if tokens.tag(n) == "t" or not tokens.is_word(n)), start)
    is_silence = begin == place.end and tokens.form(begin + 1) in sentence.grammar.speech.silences
    if tokens.tag(begin) != "t" or is_silence:
        return None
    piece = up_to_end(sentence, begin)
    if piece is None:
        return None
    ends = (n for n in range(begin, piece[1]) if tokens.tag(n) == "c" and resumes_verb(tokens, n))
    return begin, next(ends, piece[1])


MARKED: Sequence[Frame] = (_clause_with_that, _question, _topic, _behind_colon)
"""Frames that a word or mark opens."""
UNMARKED: Sequence[Frame] = (
    _far_quotation,
    _clause_with_place,
    _bare_clause,
    _sure_clause,
    _clause_of_feeling,
    _phrase,
    _name,
    _infinitive,
)
"""Frames whose content begins with a word of its own."""
