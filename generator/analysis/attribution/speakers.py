"""From a source phrase to an actor with a grade, or to nobody."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.tokens import Tokens
from generator.model.dossier import Actor
from generator.model.evidence import Span
from generator.model.findings import Grade, Mention

_NAMED = re.compile(r"(?:^|\s)[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source phrase means."""

    actor: str | None
    grade: Grade


NOBODY = Speaker(None, "C")


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source as written, with the paragraph around it and the mentions in it."""

    text: str
    span: Span
    mentions: Sequence[Mention]


def identify(source: SourcePhrase, actors: Mapping[str, Actor], grammar: Grammar) -> Speaker:
    """Return the actor of a source phrase; the phrase's head decides.

    A name that only belongs to the head is nobody who speaks: "Berg's aide",
    "an aide to Berg", "Berg aide Dahl", "Berg and her team".
    """
    free = [mention for mention in source.mentions if _can_be_head(source, mention, actors, grammar)]
    people = [mention for mention in free if actors[mention.actor].kind == "person"]
    heads = people or free
    if len({mention.actor for mention in heads}) == 1:
        return Speaker(heads[-1].actor, "A" if heads[-1].form in ("name", "misspelt") else "B")
    phrase = source.text[source.span.start : source.span.end]
    is_common = phrase.lower() in grammar.classes.pronouns or phrase.lower() in grammar.classes.group_nouns
    return Speaker(None, "A" if not source.mentions and not is_common and _NAMED.search(phrase) else "C")


def _can_be_head(source: SourcePhrase, mention: Mention, actors: Mapping[str, Actor], grammar: Grammar) -> bool:
    span = mention.evidence.span
    before = grammar.tokenise(source.text, Span(source.span.start, span.start))
    behind = grammar.tokenise(source.text, Span(span.end, source.span.end))
    is_person = actors[mention.actor].kind == "person"
    # In "Berg's warning that", where the noun is the cue, the source ends with the name.
    is_possessive = span.end < source.span.end and source.text[span.end] in "’'"
    if is_possessive:
        # "The ministry's statement": a body speaks through it.
        behind = grammar.tagged(behind.items[1:]) if behind.form(0) == "s" else behind
        return not is_person and _is_account(behind, grammar)
    # "Berg and her team", "officials and Berg", "Berg, Dahl and Holm"
    if any(_joins(behind, n, grammar) for n in range(len(behind))) or _joins(before, len(before) - 1, grammar):
        return False
    if not is_person and _speaks_through(before, grammar):
        return True
    if _hangs(before, grammar, is_person=is_person):
        return False
    if not len(behind) or not behind.is_word(0):
        return True
    is_attached = behind.form(0) in grammar.classes.prepositions or behind.form(0) in grammar.speech.relatives
    return is_attached or (not is_person and _is_account(behind, grammar))


def _joins(tokens: Tokens, position: int, grammar: Grammar) -> bool:
    """Say whether a coordinator makes the phrase several people: "Berg and her team"."""
    return tokens.form(position) in grammar.speech.coordinators


def _is_account(behind: Tokens, grammar: Grammar) -> bool:
    """Say whether a noun follows through which a body speaks, an adjective before it or not."""
    return any(grammar.account_nouns.end(behind, start) > start for start in (0, 1))


def _speaks_through(before: Tokens, grammar: Grammar) -> bool:
    """Say whether a body speaks through what stands before it: "a spokesman for", "a report by"."""
    position = len(before)
    while position and before.tag(position - 1) == "d":
        position -= 1
    if before.tag(position - 1) != "p":
        return False
    position -= 1
    if before.tag(position - 1) in ("e", "v"):
        # "a read-out issued by the ministry"
        position -= 1
    return grammar.account_nouns.start(before, position) < position


def _hangs(before: Tokens, grammar: Grammar, *, is_person: bool) -> bool:
    """Say whether a mention depends on a preposition or verb inside the phrase: "a pilot supporting Berg".

    A person's name may close a phrase that begins with the office: "Secretary of
    State Kari Berg", "deputy director at the Harbour Council Kari Berg"; not
    "supporters of Minister Berg".
    """
    if before.form(len(before) - 1) == ",":
        # "the minister for fish, Kari Dahl", but "a baker from Aske, Norland"
        return not is_person and any(before.tag(n) == "p" for n in range(len(before)))
    if any(_is_participle(before, n, grammar) for n in range(1, len(before))):
        return True
    prepositions = [n for n in range(len(before)) if before.form(n) in grammar.classes.prepositions]
    if not prepositions or not is_person:
        return bool(prepositions)
    last = prepositions[-1]
    between = range(last + 1, len(before))
    is_office = before.is_capital(last - 1) and before.form(last - 1) in grammar.classes.person_nouns
    is_body = before.form(last + 1) in grammar.classes.determiners
    named = any(before.is_capital(n) for n in between)
    titled = any(before.form(n) in grammar.classes.person_nouns for n in between)
    return titled or not (named and (is_office or is_body))


def _is_participle(before: Tokens, position: int, grammar: Grammar) -> bool:
    """Tell "an envoy pointing to" and "officials involved in" from "a retired general"."""
    if before.form(position - 1) in grammar.classes.determiners or before.is_capital(position):
        return False
    ends = before.form(position).endswith(grammar.classes.participle_endings)
    return before.is_word(position) and (ends or grammar.is_verb(before, position))
