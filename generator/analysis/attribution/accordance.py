"""Attributions without a verb: `According to X, …` and `…, according to X`."""

from generator.analysis.attribution.extents import is_clause, trimmed, up_to_end
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.tokens import Range

_FINITE = ("v", "m", "x")


def attribute_accordance(found: Found) -> Attribution | None:
    """Attribute a clause to the noun behind "according to"; beside another attribution that noun only relays."""
    tokens, grammar = found.tokens, found.grammar
    if grammar.according_words.isdisjoint(tokens.forms):
        return None
    cue = next(((n, end) for n in range(len(tokens)) if (end := grammar.according.end(tokens, n)) > n), None)
    source = _source(found, cue[1]) if cue else None
    if cue is None or source is None:
        return None
    before = tokens.trimmed((found.free_start(cue[0]), cue[0]))
    opens = all(grammar.opens_sentence(tokens.form(n)) or tokens.form(n) == "," for n in range(*before))
    behind: Range | None = None
    if cue[0] == 0 or (opens and not found.attributions):
        content = _content_behind(found, source[1])
        # "According to the Herald, Berg said …": the Herald relays.
        is_relay = content is not None and any(content[0] <= one.cue[0] < content[1] for one in found.attributions)
    else:
        behind = _verb_behind(found, source[1])
        content = before if before[0] < before[1] and (behind or before[0] == 0 or is_clause(tokens, before)) else None
        is_relay = any(start < before[1] and before[0] < end for start, end in found.contents())
    if content is None or is_relay:
        return None
    return Attribution(cue, source, (content, behind) if behind else (content,), "according-to")


def _verb_behind(found: Found, source_end: int) -> Range | None:
    """Return what goes on behind `The plan, according to X, is …`, or `None` where nothing does."""
    tokens, start = found.tokens, source_end + 1
    if tokens.form(source_end) not in (",", "—"):
        return None
    verb = start
    while tokens.tag(verb) == "r":
        verb += 1
    return up_to_end(found.sentence, start) if tokens.tag(verb) in _FINITE else None


def _source(found: Found, start: int) -> Range | None:
    """Return the noun behind the cue: "a report", "officials" and "him", but not "plan"."""
    tokens, classes = found.tokens, found.grammar.classes
    if tokens.form(start) in classes.pronouns:
        return start, start + 1
    end = start
    while tokens.is_word(end) and tokens.form(end) not in found.grammar.speech.relatives:
        end += 1
    head = tokens.form(end - 1)
    if tokens.form(end) == "," and (found.grammar.is_office(head) or head.endswith(classes.person_endings)):
        # "according to the mayor, Kari Dahl, …"
        named = found.grammar.name_end(tokens, end + 1)
        end = named if named > end + 1 and tokens.form(named) in (",", ".", "") else end
    is_noun = end - start > 1 or tokens.is_capital(start) or tokens.form(start) in classes.group_nouns
    return (start, end) if end > start and is_noun else None


def _content_behind(found: Found, source_end: int) -> Range | None:
    """Return what follows `According to X,` and, where there is one, the apposition of X."""
    tokens, grammar = found.tokens, found.grammar
    if tokens.form(source_end) == ":":
        return trimmed(tokens, source_end + 1, len(tokens))
    commas = [n for n in range(source_end, len(tokens)) if tokens.form(n) == ","]
    if not commas:
        return None
    start = commas[0] + 1
    if len(commas) > 1 and commas[0] == source_end:
        is_relative = tokens.form(start) in grammar.speech.relatives
        has_verb = any(grammar.is_verb(tokens, n) for n in range(start, commas[1]))
        if is_relative or (tokens.form(start) in grammar.classes.determiners and not has_verb):
            start = commas[1] + 1
    return trimmed(found.tokens, start, len(tokens))
