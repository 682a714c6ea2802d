"""The verb around a cue: its auxiliaries, and whether it tells that something was said."""

from dataclasses import dataclass
from typing import Literal

from generator.analysis.attribution.grammar import CuePlace, Grammar
from generator.analysis.attribution.tokens import Tokens

_REACH = 6
"""Tokens before a cue within which its auxiliaries stand."""
_GROUP = frozenset("rxm!t")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue with its auxiliaries and the adverbs among them."""

    start: int
    form: Literal["finite", "participle", "infinitive", "passive"]
    is_fact: bool
    """No negation and no modal: it says that the words were said."""


def verb_group(tokens: Tokens, place: CuePlace, grammar: Grammar) -> VerbGroup:
    """Return the verb that a cue belongs to."""
    start = _group_start(tokens, place.start, grammar)
    before = [(tokens.tag(n), tokens.form(n)) for n in range(start, place.start)]
    negated = grammar.classes.negated_endings
    is_fact = not any(tag in ("m", "!") or (tag == "x" and form.endswith(negated)) for tag, form in before)
    if before and before[0][0] == "t":
        chained = grammar.catenatives.start(tokens, start)
        if chained == start:
            return VerbGroup(start, "infinitive", is_fact)
        # "continued to insist": insisted.
        return VerbGroup(_group_start(tokens, chained, grammar), "finite", is_fact)
    tag = tokens.tag(place.start)
    is_finite = tag == "v" or any(one in ("x", "m") for one, _ in before)
    is_passive = tag == "e" and (not is_finite or any(form in grammar.classes.copulas for _, form in before))
    if is_passive:
        return VerbGroup(start, "passive", is_fact)
    return VerbGroup(start, "participle" if tag == "g" and not is_finite else "finite", is_fact)


def _group_start(tokens: Tokens, verb: int, grammar: Grammar) -> int:
    """Return where the auxiliaries and adverbs before a verb begin; "to" is the last that belongs to it."""
    start = verb
    while start > max(0, verb - _REACH) and tokens.tag(start) != "t":
        adverb = grammar.adverbs.start(tokens, start)
        if adverb < start:
            start = adverb
        elif tokens.tag(start - 1) in _GROUP:
            start -= 1
        else:
            break
    return start
