"""Attributions whose content stands behind the cue: `X said (that) …`, `X said: “…”`, `…, adding that …`."""

from generator.analysis.attribution.contents import content_behind
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import CuePlace, Grammar
from generator.analysis.attribution.nouns import noun_before
from generator.analysis.attribution.subjects import (
    Subject,
    coordinator_start,
    find_subject,
    last_subject,
    main_subject,
    skip_back,
)
from generator.analysis.attribution.tokens import Range, Tokens
from generator.analysis.attribution.verbs import VerbGroup

_FRONTED = 24
"""Tokens of the longest subject behind a fronted participle, with what is inserted."""


def attribute_behind(found: Found, place: CuePlace, subject: Subject, content: Range) -> Attribution | None:
    """Attribute what follows a finite cue to its subject."""
    is_act = found.tokens.tag(content[0]) == "t" or not any(found.tokens.tags[n] in "vxmq" for n in range(*content))
    if is_act and not found.grammar.can_act(found.tokens, subject.phrase):
        return None
    if _may_be_reported(found, place, subject):
        return None
    is_main = _is_main(subject, found.grammar)
    content = content if is_main else _up_to_comma(found.tokens, content)
    sieve = _sieve(found.tokens, content, place)
    return Attribution((place.start, place.end), subject.phrase, (content,), sieve, is_main=is_main)


def attribute_participle(found: Found, place: CuePlace, verb: VerbGroup) -> Attribution | None:
    """Attribute ", adding that …" to the speaker before it, "While admitting that …, X said" to X."""
    tokens, grammar = found.tokens, found.grammar
    content = content_behind(found.sentence, place)
    if content is None:
        return None
    before, _ = skip_back(tokens, verb.start, grammar)
    joined = coordinator_start(tokens, before, grammar)
    if tokens.form(joined - 1) in grammar.speech.joiners:
        joined -= 1
        if joined and tokens.form(joined - 1) not in (",", "—"):
            source = last_subject(tokens, joined, grammar)
            return _participle(place, source, content) if source else None
    if joined == 0 or (joined == 1 and grammar.opens_sentence(tokens.form(0))):
        return _fronted(found, place, content)
    if tokens.form(verb.start - 1) in (",", "—", ";") or tokens.is_quotation(joined - 1) or joined < before:
        return _participle(place, _participle_source(found, place), content)
    source = _modified(found, verb.start)
    return _participle(place, source, content) if source else None


def _participle(place: CuePlace, source: Range | None, content: Range) -> Attribution:
    return Attribution((place.start, place.end), source, (content,), "participle")


def _modified(found: Found, participle: int) -> Range | None:
    """Return who speaks in "with voters saying that" and "issued a statement saying that"."""
    tokens, grammar = found.tokens, found.grammar
    noun = noun_before(tokens, participle, grammar)
    free = found.free_start(participle)
    if noun is not None and noun[0] < free < participle:
        # "with Berg calling it a lie and Dahl urging him to stop"
        noun = free, participle
    if noun is None:
        return None
    if grammar.account_nouns.start(tokens, noun[1]) < noun[1]:
        verb = next((n for n in range(noun[0] - 1, -1, -1) if tokens.tags[n] in "vxm,q"), -1)
        is_issued = tokens.form(verb) in grammar.speech.light_verbs | grammar.speech.occasions
        return (last_subject(tokens, noun[0], grammar) if is_issued else None) or noun
    speaks = grammar.names_somebody(tokens, noun) or any(tokens.form(n)[:1].isdigit() for n in range(*noun))
    return noun if speaks else None


def _is_main(subject: Subject, grammar: Grammar) -> bool:
    """Say whether a subject's clause may reach the end of its sentence.

    A comma ends "When X said …," and "X, who said …,".
    """
    speech = grammar.speech
    opens = subject.clause == 1 and subject.opener in speech.breaks and subject.opener not in speech.coordinators
    is_inserted = subject.opener in speech.relatives and subject.opener not in speech.that
    return not (subject.is_relative or opens or is_inserted or subject.opener in speech.subordinators)


def _may_be_reported(found: Found, place: CuePlace, subject: Subject) -> bool:
    """Say whether a contrast may go on with an indirect statement: "She said …, but Norway ruled out …"."""
    if subject.opener not in found.grammar.speech.contrasts or place.cue.takes & {"clause", "that"}:
        return False
    before = [one for one in found.attributions if one.content[-1][1] <= subject.clause]
    return bool(before) and before[-1].sieve in ("said-that", "clause-with-quote")


def _up_to_comma(tokens: Tokens, content: Range) -> Range:
    """End a content where the main clause goes on."""
    start, end = content
    if tokens.form(start + 1) == ",":
        # "that, if asked, he would go"
        start = next((n for n in range(start + 2, end) if tokens.form(n) == ","), start)
    return content[0], next((n for n in range(start + 1, end) if tokens.form(n) == ","), end)


def _sieve(tokens: Tokens, content: Range, place: CuePlace) -> str:
    quoted = [tokens.is_quotation(n) for n in range(*content)]
    if any(quoted):
        return "quote-introduced" if all(quoted) else "clause-with-quote"
    return "said-that" if place.cue.takes & {"clause", "that"} else "speech-act"


def _participle_source(found: Found, place: CuePlace) -> Range | None:
    """Return the one speaker of the sentence so far; nobody where the participle may be another's.

    "X said that Norway refused, arguing that …" leaves open who argues.
    """
    if not found.attributions:
        main = main_subject(found.tokens, found.grammar, place.start)
        if main is not None:
            return main
        return last_subject(found.tokens, place.start, found.grammar)
    last = found.attributions[-1]
    if last.sieve.startswith("quote"):
        return last.source
    reach = range(last.content[-1][0], place.start)
    others = [cue for cue in found.sentence.cues if cue.start in reach and cue.start != last.cue[0]]
    return None if any(found.grammar.is_finite(cue) for cue in others) else last.source


def _fronted(found: Found, place: CuePlace, content: Range) -> Attribution | None:
    """End a fronted participle's content before the subject of the main clause."""
    tokens, grammar = found.tokens, found.grammar
    for position in range(content[0], len(tokens) - 1):
        if tokens.form(position) != "," and not (tokens.is_quotation(position) and tokens.items[position].last == ","):
            continue
        start = position + 1
        verbs = range(start + 1, min(len(tokens), start + _FRONTED))
        verb = next((n for n in verbs if tokens.tags[n] in ("v", "x", "m")), None)
        subject = find_subject(tokens, verb, grammar) if verb is not None else None
        if subject is not None and subject.phrase[0] == start and not subject.is_relative:
            inner = tokens.trimmed((content[0], start))
            return Attribution((place.start, place.end), subject.phrase, (inner,), "participle-fronted")
    return None
