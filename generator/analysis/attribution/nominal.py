"""Attributions by a noun: "Berg's warning that …", "issued a promise to …"."""

from generator.analysis.attribution.extents import trimmed
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.stops import content_end
from generator.analysis.attribution.subjects import last_subject
from generator.analysis.attribution.tokens import Range

_ADJECTIVES = 4
"""Words between the speaker and the noun: "Berg's repeated and public warnings"."""
_UNFINISHED = ("m", "d", "p", "t")
"""A content that ends with one of these was torn when its text was copied: "a pledge that Norland He will."."""


def attribute_nouns(found: Found) -> None:
    """Add the attributions by nouns that no other content holds."""
    tokens = found.tokens
    nouns = found.grammar.speech.nouns
    for position, form in enumerate(tokens.forms):
        takes = nouns.get(form)
        if takes is None or tokens.tags[position] != "n":
            continue
        if not any(start <= position < end for start, end in found.contents()):
            found.add(_by_noun(found, position, takes))


def _by_noun(found: Found, position: int, takes: frozenset[str]) -> Attribution | None:
    tokens = found.tokens
    source = _owner(found, position) or _giver(found, position)
    start = position + 1
    if source is None and tokens.form(start) in found.grammar.speech.agents:
        source = _agent(found, start + 1)
        start = source[1] if source else start
    if source is None:
        return None
    begins = _begin(found, start, takes)
    if begins is None:
        return None
    content = trimmed(tokens, begins, _end(found, position, begins))
    if content is None or tokens.tag(content[1] - 1) in _UNFINISHED:
        return None
    return Attribution((position, position + 1), source, (content,), "nominal", is_main=False)


def _begin(found: Found, start: int, takes: frozenset[str]) -> int | None:
    """Return where what a noun takes begins, or `None` if it does not follow."""
    tokens = found.tokens
    form, tag = tokens.form(start), tokens.tag(start)
    if form in found.grammar.speech.that:
        is_clause = "that" in takes and tokens.tag(start + 1) not in ("v", "m", "x")
        return start if is_clause else None
    if tag == "t":
        return start if "to" in takes else None
    return start + 1 if form in takes and tag == "p" else None


def _owner(found: Found, position: int) -> Range | None:
    """Return the possessive before a noun: "Berg's", "her"; its name without what hangs on it."""
    tokens = found.tokens
    for before in range(position - 1, max(-1, position - 1 - _ADJECTIVES), -1):
        if tokens.is_word(before) and tokens.items[before].is_possessive and tokens.tag(before) in ("N", "n"):
            start = before
            while tokens.tag(start - 1) in ("N", "n", "d") and tokens.tag(start) != "d":
                start -= 1
            return start, before + 1
        if tokens.form(before) in found.grammar.classes.possessives:
            return before, before + 1
        if tokens.tag(before) not in ("n", "e", "g", "c", "r"):
            return None
    return None


def _giver(found: Found, position: int) -> Range | None:
    """Return the subject of "issued a warning that"."""
    tokens = found.tokens
    before = position - 1
    while before >= 0 and tokens.tag(before) in ("n", "d", "r", "e", "g") and position - before <= _ADJECTIVES:
        before -= 1
    is_light = tokens.form(before) in found.grammar.speech.light_verbs and tokens.tag(before) in ("v", "e", "g")
    return last_subject(tokens, before + 1, found.grammar) if is_light else None


def _agent(found: Found, start: int) -> Range | None:
    end = start
    while found.tokens.tag(end) in ("d", "N", "n"):
        end += 1
    return (start, end) if end > start and found.grammar.names_somebody(found.tokens, (start, end)) else None


def _end(found: Found, noun: int, start: int) -> int:
    """Return where the content of a noun ends: before the verb that the noun is the subject of."""
    tokens = found.tokens
    end = content_end(found.sentence, start)
    comma = next((n for n in range(start, end) if tokens.form(n) == ","), end)
    is_object = any(tokens.tags[n] in ("v", "x", "m") for n in range(noun))
    if is_object:
        return comma
    has_clause = tokens.form(start) in found.grammar.speech.that
    verbs = [
        n
        for n in range(start, end)
        if tokens.tags[n] in ("v", "x", "m") and tokens.tag(n - 1) not in ("x", "m", "r", "!", "w", "h")
    ]
    allowed = 1 if has_clause else 0
    return min(comma, verbs[allowed]) if len(verbs) > allowed else comma
