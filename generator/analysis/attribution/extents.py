"""How far a content reaches: to the end of its clause, or of its noun phrase."""

from generator.analysis.attribution.grammar import CuedSentence
from generator.analysis.attribution.stops import content_end
from generator.analysis.attribution.tokens import Range, Tokens

_FINITE = frozenset("vmx")
_OUTLETS_BEHIND_COMMA = frozenset("gsPwv!")
"""What the outlet goes on with behind a comma: ", adding", ", who"."""


def trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    """Return a range without the marks at its ends, or `None` where nothing else is in it."""
    piece = tokens.trimmed((start, end))
    return piece if piece[0] < piece[1] else None


def up_to_end(sentence: CuedSentence, start: int) -> Range | None:
    """Return the content from `start` to where its clause ends."""
    return trimmed(sentence.tokens, start, content_end(sentence, start))


def up_to_phrase_end(sentence: CuedSentence, start: int) -> Range | None:
    """Return the content from `start` to where its noun phrase ends and the outlet goes on in its own words."""
    piece = up_to_end(sentence, start)
    if piece is None:
        return None
    stop = next((n for n in range(piece[0] + 1, piece[1]) if _ends_phrase(sentence, n)), piece[1])
    return piece[0], stop


def resumes_verb(tokens: Tokens, position: int) -> bool:
    """Say whether a finite verb of the outlet's follows a coordinator: "blamed the pilots but later paid"."""
    behind = position + 1
    while tokens.tag(behind) in ("r", "c"):
        behind += 1
    return tokens.tag(behind) in _FINITE


def is_clause(tokens: Tokens, piece: Range) -> bool:
    """Guess whether a range is a whole clause: it has a verb and does not only open one."""
    start, end = piece
    if not any(tokens.tags[n] in _FINITE for n in range(start, end)):
        return any(tokens.is_quotation(n) for n in range(start, end))
    opens = tokens.tag(start) in ("s", "w")
    comma = next((n for n in range(start, end) if tokens.form(n) == ","), end)
    return not opens or any(tokens.tags[n] in _FINITE for n in range(comma, end))


def _ends_phrase(sentence: CuedSentence, position: int) -> bool:
    """Say whether the outlet goes on behind a noun phrase: ", adding", "as he", ", who"."""
    tokens, speech = sentence.tokens, sentence.grammar.speech
    tag, form = tokens.tag(position), tokens.form(position)
    if form in speech.phrase_stops:
        return form not in speech.agents or tokens.tag(position + 1) == "g"
    if tag == "c":
        return resumes_verb(tokens, position)
    if tag == ",":
        return tokens.tag(position + 1) in _OUTLETS_BEHIND_COMMA or tokens.form(position + 1) in speech.asides
    is_open = tag == "s" and form not in speech.comparatives
    return is_open or _is_another_verb(sentence, position) or _is_circumstance(sentence, position)


def _is_another_verb(sentence: CuedSentence, position: int) -> bool:
    """Recognise the second verb of "a report that criticised Berg said"."""
    tokens = sentence.tokens
    if tokens.tag(position) != "v" or tokens.tag(position - 1) not in ("N", "n"):
        return False
    return any(cue.start == position and "clause" in cue.cue.takes for cue in sentence.cues)


def _is_circumstance(sentence: CuedSentence, position: int) -> bool:
    """Say whether a setting, or a day that ends the clause, begins at a position."""
    tokens, grammar = sentence.tokens, sentence.grammar
    if grammar.phrase_ends.end(tokens, position) > position or grammar.settings.end(tokens, position) > position:
        return True
    day = grammar.days.end(tokens, position)
    return day > position and not tokens.is_word(day)
