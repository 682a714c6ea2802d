"""Attributions of quotations that no verb of speech introduces: `“…,” X fumed`, `X added a caveat: “…”`, `“…” — X`."""

from dataclasses import replace

from generator.analysis.attribution.extents import trimmed
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.subjects import find_inverted, find_subject, last_subject
from generator.analysis.attribution.tokens import Range, Tokens

_MANNER_REACH = 24
"""Tokens behind a quotation within which the verb stands that attributes it."""
_LONGEST_LABEL = 8
_LONGEST_SIGNATURE = 20
_VERBS = frozenset("vmxb")


def attribute_quotations(found: Found) -> None:
    """Add the attributions of the quotations that have none so far."""
    for position, tag in enumerate(found.tokens.tags):
        if tag != "q":
            continue
        if any(start <= position < end for start, end in found.contents()):
            continue
        found.add(
            _with_manner(found, position)
            or _behind_colon(found, position)
            or _behind_comma(found, position)
            or _signed(found, position)
        )


def _with_manner(found: Found, position: int) -> Attribution | None:
    """Recognise `“…,” X fumed`: a comma inside the marks and any verb behind."""
    tokens, grammar = found.tokens, found.grammar
    start = position + 1
    if tokens.items[position].last != "," and tokens.form(start) != ",":
        return None
    start += tokens.form(start) == ","
    content = trimmed(tokens, found.free_start(position), position + 1)
    if content != (position, position + 1):
        return None
    if tokens.tag(start) == "v":
        noun = find_inverted(tokens, start + 1, grammar)
        return Attribution((start, start + 1), noun, (content,), "quote-manner") if noun else None
    for verb in range(start, min(len(tokens), start + _MANNER_REACH)):
        if tokens.tag(verb) != "v":
            continue
        subject = find_subject(tokens, verb, grammar)
        if subject is not None and subject.phrase[0] == start and not subject.is_relative:
            return Attribution((verb, verb + 1), subject.phrase, (content,), "quote-manner")
    return None


def _behind_comma(found: Found, position: int) -> Attribution | None:
    """Recognise `X boomed, “…”`: any verb right before the comma."""
    tokens = found.tokens
    verb = position - 2
    if (
        tokens.form(position - 1) != ","
        or tokens.tag(verb) not in ("v", "e")
        or tokens.items[position].last not in ".?!"
    ):
        return None
    start = verb
    while tokens.tag(start - 1) in ("r", "c", "x"):
        start -= 1
    subject = find_subject(tokens, start, found.grammar)
    source = subject.phrase if subject else last_subject(tokens, start, found.grammar)
    if source is None or not (tokens.tag(source[0]) == "P" or found.grammar.names_somebody(tokens, source)):
        return None
    return Attribution((verb, verb + 1), source, ((position, position + 1),), "quote-manner")


def _behind_colon(found: Found, position: int) -> Attribution | None:
    """Recognise `X added a caveat: “…”` and `X: “…”`."""
    tokens, grammar = found.tokens, found.grammar
    colon = position - 1
    if tokens.form(colon) != ":":
        return None
    content, cue = (position, position + 1), (colon, position)
    for one in found.attributions:
        if one.end == colon and one.source is not None:
            return Attribution(cue, one.source, (content,), "quote-colon")
    source: Range | None = last_subject(tokens, colon, grammar)
    if source is None:
        start = found.free_start(colon)
        is_label = colon - start <= _LONGEST_LABEL and all(tokens.tags[n] in "nNd" for n in range(start, colon))
        source = (start, colon) if is_label and start < colon else None
    if source is None or not (tokens.tag(source[0]) == "P" or grammar.names_somebody(tokens, source)):
        return None
    return Attribution(cue, source, (content,), "quote-colon")


def _signed(found: Found, position: int) -> Attribution | None:
    """Recognise `“…” — Kari Dahl`: nothing else stands in the sentence."""
    signature = _signature(found.tokens, position + 1, found.grammar)
    if signature is None or any(found.tokens.is_word(n) for n in range(position)):
        return None
    return replace(signature, content=((position, position + 1),))


def find_signature(tokens: Tokens, grammar: Grammar) -> Attribution | None:
    """Return who signs what stands above, "— Kari Dahl, mayor of Norland", its content empty."""
    return _signature(tokens, 0, grammar)


def _signature(tokens: Tokens, dash: int, grammar: Grammar) -> Attribution | None:
    """Return the signature that a dash opens and that ends the sentence: a name, and behind a comma who that is."""
    start = end = dash + 1
    if tokens.form(dash) != "—" or len(tokens) - dash > _LONGEST_SIGNATURE or not tokens.is_capital(start):
        return None
    if any(tokens.tag(n) in _VERBS or tokens.tag(n) == "q" for n in range(start, len(tokens))):
        return None
    while tokens.is_capital(end) or tokens.form(end) in grammar.classes.name_links:
        end += 1
    if tokens.form(end) not in ("", ".", ",", "("):
        return None
    return Attribution((dash, start), (start, end), (), "quote-signed")


def find_announcement(tokens: Tokens, grammar: Grammar) -> Attribution | None:
    """Return who speaks in the paragraph that a colon announces, "Berg wrote:", its content empty."""
    if not len(tokens) or tokens.form(len(tokens) - 1) != ":":
        return None
    colon = len(tokens) - 1
    source = last_subject(tokens, colon, grammar)
    if source is None or not (tokens.tag(source[0]) == "P" or grammar.names_somebody(tokens, source)):
        return None
    cues = [place for place in grammar.find_cues(tokens) if place.start >= source[1]]
    cue = (cues[-1].start, cues[-1].end) if cues else (colon, colon + 1)
    return Attribution(cue, source, (), "quote-announced")
