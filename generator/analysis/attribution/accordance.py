"""Attributions without a verb: `According to X, …` and `…, according to X`."""

from generator.analysis.attribution.contents import content_before, is_clause
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.tokens import Range


def attribute_accordance(found: Found) -> Attribution | None:
    """Attribute a clause to the noun behind "according to"; beside another attribution that noun only relays."""
    tokens, grammar = found.tokens, found.grammar
    cue = next(((n, end) for n in range(len(tokens)) if (end := grammar.according.end(tokens, n)) > n), None)
    source = _source(found, cue[1]) if cue else None
    if cue is None or source is None:
        return None
    before = tokens.trimmed((found.free_start(cue[0]), cue[0]))
    opens = all(grammar.opens_sentence(tokens.form(n)) or tokens.form(n) == "," for n in range(*before))
    if cue[0] == 0 or (opens and not found.attributions):
        content = _content_behind(found, source[1])
        # "According to the Herald, Berg said …": the Herald relays.
        is_relay = content is not None and any(content[0] <= one.cue[0] < content[1] for one in found.attributions)
    else:
        content = before if before[0] < before[1] and is_clause(found.sentence, before) else None
        is_relay = any(start < before[1] and before[0] < end for start, end in found.contents())
    return Attribution(cue, source, (content,), "according-to") if content and not is_relay else None


def _source(found: Found, start: int) -> Range | None:
    """Return the noun behind the cue: "a report", "officials" and "him", but not "plan"."""
    tokens, classes = found.tokens, found.grammar.classes
    if tokens.form(start) in classes.pronouns:
        return start, start + 1
    end = start
    while tokens.is_word(end) and tokens.form(end) not in found.grammar.speech.relatives:
        end += 1
    is_noun = end - start > 1 or tokens.is_capital(start) or tokens.form(start) in classes.group_nouns
    return (start, end) if end > start and is_noun else None


def _content_behind(found: Found, source_end: int) -> Range | None:
    """Return what follows `According to X,` and, where there is one, the apposition of X."""
    tokens, grammar = found.tokens, found.grammar
    commas = [n for n in range(source_end, len(tokens)) if tokens.form(n) == ","]
    if not commas:
        return None
    start = commas[0] + 1
    if len(commas) > 1 and commas[0] == source_end:
        is_relative = tokens.form(start) in grammar.speech.relatives
        has_verb = any(grammar.is_verb(tokens, n) for n in range(start, commas[1]))
        if is_relative or (tokens.form(start) in grammar.classes.determiners and not has_verb):
            start = commas[1] + 1
    return content_before(found.tokens, start, len(tokens))
