"""Attributions whose content stands behind the cue: `X said (that) …`, `X said: “…”`, `…, adding that …`."""

from generator.analysis.attribution.contents import content_behind
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import CuePlace, Grammar
from generator.analysis.attribution.subjects import Subject, coordinator_start, leading_subject, skip_back
from generator.analysis.attribution.tokens import Range, Tokens


def attribute_behind(found: Found, place: CuePlace, subject: Subject, content: Range) -> Attribution | None:
    """Attribute what follows a finite cue to its subject."""
    speech = found.grammar.speech
    if subject.opener in speech.as_words or _may_be_reported(found, place, subject):
        return None
    is_main = _is_main(subject, found.grammar)
    content = content if is_main else _up_to_comma(found.tokens, content)
    sieve = _sieve(found.tokens, content, place)
    return Attribution((place.start, place.end), subject.phrase, (content,), sieve, is_main=is_main)


def attribute_participle(found: Found, place: CuePlace) -> Attribution | None:
    """Attribute ", adding that …" to the speaker before it, "While admitting that …, X said" to X."""
    tokens, grammar = found.tokens, found.grammar
    content = content_behind(found.sentence, place)
    if content is None:
        return None
    before, _ = skip_back(tokens, place.start, grammar)
    joined = coordinator_start(tokens, before, grammar)
    if joined == 0 or (joined == 1 and grammar.opens_sentence(tokens.form(0))):
        return _fronted(found, place, content)
    follows = tokens.form(place.start - 1) in (",", "—") or tokens.is_quotation(joined - 1)
    if not follows and not (joined < before and tokens.form(joined - 1) == ","):
        return None
    return Attribution((place.start, place.end), _participle_source(found, place), (content,), "participle")


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
    return start, next((n for n in range(start + 1, end) if tokens.form(n) == ","), end)


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
        return leading_subject(found.tokens, 0, place.start, found.grammar)
    last = found.attributions[-1]
    if len({one.source for one in found.attributions}) != 1:
        return None
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
        end = grammar.name_end(tokens, start)
        if end == start and tokens.form(start) in grammar.classes.subjects:
            end = start + 1
        has_verb = grammar.before_cue.end(tokens, end) > end or grammar.is_verb(tokens, end)
        if end > start and has_verb:
            inner = tokens.trimmed((content[0], start))
            return Attribution((place.start, place.end), (start, end), (inner,), "participle-fronted")
    return None
