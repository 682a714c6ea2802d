"""What was said: the clause, phrase or quotation behind a verb, or what goes on behind an attribution."""

from collections.abc import Iterable

from generator.analysis.attribution.circumstances import skip_audience, skip_circumstances
from generator.analysis.attribution.extents import is_clause, up_to_end
from generator.analysis.attribution.frames import MARKED, SPEECH_WORDS, UNMARKED, Frame, quotation
from generator.analysis.attribution.grammar import CuedSentence, CuePlace
from generator.analysis.attribution.tokens import Range

_ASIDE = 12
"""Tokens of the longest circumstance behind an inserted attribution."""
_FINITE = frozenset("vmx")


def content_behind(sentence: CuedSentence, place: CuePlace) -> Range | None:
    """Return what follows a cue as its content, or `None` if nothing fits its frames."""
    tokens = sentence.tokens
    start = skip_circumstances(sentence, skip_audience(sentence, place))
    quoted = start + 1 if tokens.form(start) in (",", ":") else start
    if tokens.is_quotation(quoted):
        is_taken = place.cue.takes & {"quote", "phrase", "clause", "name"}
        return quotation(sentence, quoted, place) if is_taken else None
    marked = _first(MARKED, sentence, start, place)
    if marked is not None or not tokens.is_word(start) or tokens.tag(start) in _FINITE:
        return marked
    return _first(UNMARKED, sentence, start, place)


def content_resumed(sentence: CuedSentence, position: int, before: Range) -> Range | None:
    """Return the rest of a content that its attribution interrupts.

    `“…,” X said, “…”` goes on with a quotation, `The river, X said, is …` with words.
    """
    tokens = sentence.tokens
    start = _behind_comma(sentence, position)
    if start is None:
        return None
    joined = _joined_quotation(sentence, start)
    if joined is not None:
        return start, joined + 1
    if tokens.is_quotation(start) or tokens.is_quotation(before[1] - 1):
        is_both = tokens.is_quotation(start) and tokens.is_quotation(before[1] - 1)
        return (start, start + 1) if is_both else None
    is_outlets = tokens.tag(start) in ("c", "g", "s", "") or tokens.form(start) in sentence.grammar.speech.contrasts
    if is_outlets and is_clause(tokens, before):
        # "The dam is full, Berg said, adding that": the outlet goes on.
        return None
    return up_to_end(sentence, start)


def _joined_quotation(sentence: CuedSentence, start: int) -> int | None:
    """Return the quotation that goes on behind a coordinator: `“…,” she said, but “…”`, or `None` where none does."""
    tokens, position = sentence.tokens, start
    while tokens.tag(position) in ("c", "r") or tokens.form(position) in sentence.grammar.speech.contrasts:
        position += 1
    if position == start or not tokens.is_quotation(position):
        return None
    is_speech = tokens.items[position].quoted_words >= SPEECH_WORDS and not any(
        tokens.is_word(n) for n in range(position + 1, len(tokens))
    )
    return position if is_speech else None


def clause_resumed(sentence: CuedSentence, position: int, before: Range) -> Range | None:
    """Return the rest of a content behind an inverted attribution: "The river, said X, is …".

    Unlike an apposition, "…, said X, the envoy", it has a verb, and what stands before has none.
    """
    piece = content_resumed(sentence, position, before)
    if piece is None or sentence.tokens.is_quotation(piece[0]):
        return piece
    has_verb = any(sentence.tokens.tags[n] in _FINITE for n in range(*piece))
    return piece if has_verb and not is_clause(sentence.tokens, before) else None


def _behind_comma(sentence: CuedSentence, position: int) -> int | None:
    """Return what follows the comma behind an attribution and its circumstances, or `None` without a comma."""
    tokens = sentence.tokens
    start = skip_circumstances(sentence, position)
    if tokens.tag(start) == "p":
        # "The dam, he said in a long talk with fishermen, …"
        reach = range(start, min(len(tokens), start + _ASIDE))
        start = next((n for n in reach if tokens.tags[n] not in "pdnNr"), start)
    return start + 1 if tokens.form(start) == "," else None


def _first(frames: Iterable[Frame], sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    found = (frame(sentence, start, place) for frame in frames)
    return next((piece for piece in found if piece is not None), None)
