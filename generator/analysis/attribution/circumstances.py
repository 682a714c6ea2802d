"""What stands between a reporting verb and its content: addressees, days, settings and asides."""

from generator.analysis.attribution.grammar import CuedSentence, CuePlace
from generator.analysis.attribution.subjects import audience_end

_ASIDE = 12
"""Tokens of the longest aside between a verb and its content."""
_LONGEST_ADDRESSEE = 16
_ADDRESSEE = frozenset("nNdpceOrw")
_CONTENT_OPENERS = ("d", "P", "h", "q", ",", ":", "w", "t")


def skip_audience(sentence: CuedSentence, place: CuePlace) -> int:
    """Return where the addressee behind a cue ends, or the cue itself where it has none."""
    if not (place.cue.audience or place.cue.audience_optional):
        return place.end
    tokens = sentence.tokens
    end = audience_end(tokens, place.end, sentence.grammar)
    if place.cue.audience and tokens.tag(end) not in _CONTENT_OPENERS:
        end = _up_to_that(sentence, end)
    # "warned Norway that": optional addressees count only before "that" or a quotation.
    behind = end + 1 if tokens.form(end) in (",", ":") else end
    fits = place.cue.audience or _follows_audience(sentence, place, end) or tokens.is_quotation(behind)
    return end if fits else place.end


def _up_to_that(sentence: CuedSentence, start: int) -> int:
    """Return the "that" behind an addressee with more to it, "told a crowd of fishermen in Aske that"; or `start`."""
    tokens = sentence.tokens
    for position in range(start, min(len(tokens), start + _LONGEST_ADDRESSEE)):
        tag = tokens.tags[position]
        if tag == "h":
            return position
        is_reduced = tag == "v" and tokens.tag(position - 1) in ("n", "N", "w")
        if tag not in _ADDRESSEE and not is_reduced:
            break
    return start


def _follows_audience(sentence: CuedSentence, place: CuePlace, end: int) -> bool:
    """Say whether what a cue takes follows an addressee: "asked Berg whether", "warned Norland that"."""
    tokens, takes = sentence.tokens, place.cue.takes
    if tokens.form(end) in sentence.grammar.speech.that:
        return True
    if end == place.end:
        return False
    return (tokens.tag(end) == "w" and "wh" in takes) or (tokens.form(end) == "about" and "about" in takes)


def skip_circumstances(sentence: CuedSentence, position: int) -> int:
    """Return where days, settings and asides behind a cue end."""
    tokens, grammar = sentence.tokens, sentence.grammar
    while True:
        comma = tokens.form(position) == ","
        start = position + 1 if comma else position
        end = max(grammar.days.end(tokens, start), grammar.settings.end(tokens, start))
        adverb = grammar.adverbs.end(tokens, start)
        while (further := grammar.adverbs.end(tokens, adverb)) > adverb:
            adverb = further
        is_over = not tokens.is_word(adverb) or tokens.form(adverb) in grammar.speech.that
        if is_over or grammar.days.end(tokens, adverb) > adverb:
            end = max(end, adverb)
        if end == start:
            end = _aside_end(sentence, start, after_comma=comma)
        if end == start:
            return position
        position = end
        # The comma that closes an aside is no part of what follows; one before a quotation is skipped later.
        if comma and tokens.form(position) == "," and tokens.is_word(position + 1):
            position += 1


def ends_attribution(sentence: CuedSentence, position: int) -> bool:
    """Say whether nothing but circumstances follows an attribution that stands behind its content."""
    position = skip_circumstances(sentence, position)
    if sentence.tokens.tag(position) == "p":
        return True
    is_over = not sentence.tokens.is_word(position)
    return is_over or sentence.tokens.form(position) in sentence.grammar.speech.circumstances


def _aside_end(sentence: CuedSentence, start: int, *, after_comma: bool) -> int:
    """Return where a prepositional phrase ends that stands between a cue and "that", a colon or a closing comma."""
    tokens, grammar = sentence.tokens, sentence.grammar
    if (
        tokens.tag(start) == "t"
        or tokens.form(start) not in grammar.speech.circumstances
        or tokens.form(start) in grammar.speech.that
    ):
        return start
    for position in range(start + 1, min(len(tokens), start + _ASIDE)):
        form = tokens.form(position)
        if form in grammar.speech.that or form == ":" or (after_comma and form == ","):
            return position
        is_place = form == "," and tokens.tag(position - 1) == "N" and tokens.tag(position + 1) in ("N", "h")
        if is_place or form in ("(", ")"):
            continue
        if not tokens.is_word(position) or (form in grammar.cues and tokens.tag(position) in "vbge"):
            break
    return start
