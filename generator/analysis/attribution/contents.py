"""What was said: the clause, phrase or quotation behind a verb, or what stands before it."""

from generator.analysis.attribution.circumstances import skip_audience, skip_circumstances
from generator.analysis.attribution.grammar import CuedSentence, CuePlace
from generator.analysis.attribution.stops import content_end
from generator.analysis.attribution.tokens import Range, Tokens

_SPEECH_WORDS = 5
"""A quotation of so many words is a sentence of its own, not a part of the outlet's."""
_ADDRESSEE = 7
_NEAR_VERB = 5


def content_behind(sentence: CuedSentence, place: CuePlace) -> Range | None:
    """Return what follows a cue as its content, or `None` if nothing fits its frames."""
    tokens, takes = sentence.tokens, place.cue.takes
    start = skip_circumstances(sentence, skip_audience(sentence, place))
    form = tokens.form(start)
    quoted = start + 1 if form in (",", ":") else start
    if form in sentence.grammar.speech.that and takes & {"clause", "that"}:
        return _up_to_end(sentence, start + 1)
    if tokens.is_quotation(quoted):
        return _quoted(sentence, quoted, place) if takes & {"quote", "phrase", "clause"} else None
    if form == ":":
        return _up_to_end(sentence, start + 1) if takes & {"quote", "phrase"} else None
    return _bare(sentence, start, place) if tokens.is_word(start) else None


def content_before(tokens: Tokens, start: int, end: int) -> Range | None:
    """Return the part of the sentence before an attribution, without the marks at its ends."""
    piece = tokens.trimmed((start, end))
    return piece if piece[0] < piece[1] else None


def content_resumed(sentence: CuedSentence, position: int, before: Range) -> Range | None:
    """Return the rest of a content that its attribution interrupts.

    `“…,” X said, “…”` goes on with a quotation, `The river, X said, is …` with a verb.
    """
    tokens = sentence.tokens
    start = skip_circumstances(sentence, position)
    if tokens.form(start) != ",":
        return None
    start += 1
    if tokens.is_quotation(start):
        return (start, start + 1) if tokens.is_quotation(before[1] - 1) else None
    is_open = not is_clause(sentence, before) and sentence.grammar.is_verb(tokens, start)
    return _up_to_end(sentence, start) if is_open else None


def is_clause(sentence: CuedSentence, piece: Range) -> bool:
    """Guess whether a range is a whole clause: it has a verb and does not only open one."""
    start, end = piece
    if not any(sentence.grammar.is_verb(sentence.tokens, n) for n in range(start, end)):
        return any(sentence.tokens.is_quotation(n) for n in range(start, end))
    opens = sentence.tokens.form(start) in sentence.grammar.speech.breaks
    return not opens or any(sentence.tokens.form(n) == "," for n in range(start, end))


def _bare(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """Return a content that begins with a word of its own: a clause without "that", a phrase, an infinitive."""
    speech, takes, form = sentence.grammar.speech, place.cue.takes, sentence.tokens.form(start)
    if "clause" in takes and form not in speech.never_clauses and _may_open_clause(sentence, start):
        return _up_to_end(sentence, start)
    if "phrase" in takes and form not in speech.never_phrases:
        return _without_phrase_end(sentence, _up_to_end(sentence, start))
    return _infinitive(sentence, start) if "to" in takes else None


def _may_open_clause(sentence: CuedSentence, start: int) -> bool:
    """Tell "said nothing" from "said nothing had changed"."""
    tokens, speech = sentence.tokens, sentence.grammar.speech
    if tokens.form(start) not in speech.seldom_clauses:
        return True
    for position in range(start + 1, start + _NEAR_VERB):
        if sentence.grammar.is_verb(tokens, position):
            return True
        if not tokens.is_word(position) or tokens.form(position) in speech.circumstances:
            break
    return False


def _quoted(sentence: CuedSentence, start: int, place: CuePlace) -> Range | None:
    """Return a quotation, with what the outlet adds to it where it is only a part of a sentence."""
    token = sentence.tokens.items[start]
    if token.quoted_words >= _SPEECH_WORDS or token.last in ".?!":
        return start, start + 1
    piece = _up_to_end(sentence, start)
    return _without_phrase_end(sentence, piece) if "phrase" in place.cue.takes else piece


def _without_phrase_end(sentence: CuedSentence, piece: Range | None) -> Range | None:
    """Cut a noun phrase where the outlet goes on in its own words."""
    if piece is None:
        return None
    start, end = piece
    ends = sentence.grammar.phrase_ends
    stop = next((n for n in range(start + 1, end) if ends.end(sentence.tokens, n) > n), end)
    return start, stop


def _infinitive(sentence: CuedSentence, start: int) -> Range | None:
    """Return the infinitive behind a cue, at once or behind an addressee: "called on Norway to pay"."""
    tokens = sentence.tokens
    for position in range(start, min(len(tokens), start + _ADDRESSEE)):
        if tokens.form(position) in sentence.grammar.speech.infinitives:
            return _up_to_end(sentence, position)
        if not tokens.is_word(position):
            break
    return None


def _up_to_end(sentence: CuedSentence, start: int) -> Range | None:
    """Return the content from `start` to where it ends, without the marks around it."""
    return content_before(sentence.tokens, start, content_end(sentence, start))
