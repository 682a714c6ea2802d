"""Where a content ends: with its sentence, or where the outlet or another attribution goes on."""

from generator.analysis.attribution.circumstances import skip_audience, skip_circumstances
from generator.analysis.attribution.grammar import CuedSentence, CuePlace
from generator.analysis.attribution.nouns import simple_noun
from generator.analysis.attribution.subjects import coordinator_start, find_subject

_INSERTED = 7
"""Tokens before an inserted clause within which its noun begins: ", an omission that he said"."""


def content_end(sentence: CuedSentence, start: int) -> int:
    """Return where a content that begins at `start` ends."""
    tokens = sentence.tokens
    later = {place.start: place for place in sentence.cues}
    for position in range(start, len(tokens)):
        if _goes_on(sentence, start, position):
            return position
        stop = _before_cue(sentence, start, later[position]) if position in later else None
        if stop is not None:
            return stop
        # “…,” he said: the same quotation, attributed on both sides.
        if position == start + 1 and tokens.is_quotation(start) and _is_attributed_again(sentence, position):
            return position
    return len(tokens)


def _goes_on(sentence: CuedSentence, start: int, position: int) -> bool:
    """Say whether a mark or a word ends the content here, so that the outlet or a quotation goes on."""
    tokens, grammar = sentence.tokens, sentence.grammar
    form = tokens.form(position)
    if form == ",":
        if start and tokens.is_quotation(0) and tokens.is_quotation(position + 1):
            # “…,” X said, hinting at Y, “…”: the first quotation goes on.
            return True
        # "that the dam was full, but that it leaked" is one content.
        is_contrast = tokens.form(position + 1) in grammar.speech.contrasts
        return position > start and is_contrast and tokens.form(position + 2) not in grammar.speech.that
    if position == start:
        return False
    if form == "—":
        # – “…,” he said – a quotation of its own between dashes.
        return tokens.is_quotation(position + 1) and _is_attributed_again(sentence, position + 2)
    if form in (";", ":"):
        return form == ";" or tokens.is_quotation(position + 1)
    return form in grammar.according_words and grammar.according.end(tokens, position) > position


def _is_attributed_again(sentence: CuedSentence, position: int) -> bool:
    """Say whether a pronoun or name with a cue follows a quotation at once."""
    tokens, grammar = sentence.tokens, sentence.grammar
    place = next((cue for cue in sentence.cues if cue.start > position), None)
    subject = find_subject(tokens, place.start, grammar) if place else None
    if subject is None or subject.phrase[0] - position > 1:
        return False
    return tokens.form(subject.phrase[0]) in grammar.classes.subjects or grammar.is_name(tokens, subject.phrase)


def _before_cue(sentence: CuedSentence, start: int, later: CuePlace) -> int | None:
    """Return where a content ends before a later cue that is not part of it, or `None` if it is."""
    tokens, grammar = sentence.tokens, sentence.grammar
    before = later.start
    while (adverb := grammar.before_cue.start(tokens, before)) < before:
        before = adverb
    if grammar.is_participle(later):
        if tokens.is_quotation(before - 1) and tokens.items[before - 1].last == ",":
            return before
        noun = simple_noun(tokens, before, grammar)
        if noun is not None and noun - 1 > start and tokens.tag(noun - 1) == "c" and tokens.is_capital(before - 1):
            # "with Berg calling it a lie and Dahl urging him to stop"
            return noun - 1
        return before - 1 if tokens.form(before - 1) == "," and before - 1 > start else None
    joined = coordinator_start(tokens, before, grammar)
    if start < joined < before and grammar.is_finite(later):
        is_marked = tokens.form(joined - 1) in (",", "—") or before < later.start
        return joined if is_marked or _is_main_verb(sentence, later) else None
    return _before_inserted(sentence, start, later)


def _is_main_verb(sentence: CuedSentence, later: CuePlace) -> bool:
    """Say whether a coordinated cue has a reported clause, a quotation or an addressee.

    Then it goes on the outlet's sentence; without one it may be a verb of the
    content: "Dahl said Norway had met and promised to pay".
    """
    tokens, speech = sentence.tokens, sentence.grammar.speech
    end = skip_circumstances(sentence, skip_audience(sentence, later))
    is_clause = tokens.form(end) in speech.that or tokens.is_quotation(end)
    is_bare = "clause" in later.cue.takes and "phrase" not in later.cue.takes
    is_addressed = "to" in later.cue.takes and tokens.form(end) not in speech.infinitives
    return is_clause or is_bare or is_addressed


def _before_inserted(sentence: CuedSentence, start: int, later: CuePlace) -> int | None:
    """Return where a clause with a subject of its own begins, which attributes anew.

    Such are ", an omission that he said was …", ", which Berg called for" and
    ", and others warned that …".
    """
    tokens, grammar = sentence.tokens, sentence.grammar
    subject = find_subject(tokens, later.start, grammar)
    if subject is None:
        return None
    joined = coordinator_start(tokens, subject.phrase[0], grammar)
    is_joined = start + 1 < joined < subject.phrase[0] and grammar.is_finite(later)
    is_parted = tokens.form(joined - 1) == ","
    if is_joined and (is_parted or ("clause" in later.cue.takes and tokens.tag(later.start) == "v")):
        # ", and others warned that": a main clause of its own.
        return joined - is_parted
    if subject.clause <= start or subject.opener not in grammar.speech.relatives:
        return None
    if tokens.form(subject.clause - 2) == "," and subject.opener not in grammar.speech.breaks:
        return subject.clause - 2
    if not grammar.is_verb(tokens, later.end):
        return None
    reach = range(subject.clause - 1, max(start, subject.clause - _INSERTED), -1)
    return next((position for position in reach if tokens.form(position) == ","), None)
