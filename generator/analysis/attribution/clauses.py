"""The attributions of one sentence: cue, source and content as ranges of its tokens.

Nothing here knows actors; names are recognised by shape.
"""

from generator.analysis.attribution.accordance import attribute_accordance
from generator.analysis.attribution.contents import content_behind
from generator.analysis.attribution.extents import up_to_end
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import CuedSentence, CuePlace, Grammar
from generator.analysis.attribution.introduced import attribute_behind, attribute_participle
from generator.analysis.attribution.nominal import attribute_nouns
from generator.analysis.attribution.postposed import (
    attribute_before,
    attribute_inverted,
    attribute_opening,
    is_inserted,
)
from generator.analysis.attribution.quoted import attribute_quotations
from generator.analysis.attribution.subjects import Subject, coordinator_start, find_subject, last_subject, skip_back
from generator.analysis.attribution.tokens import Range, Tokens
from generator.analysis.attribution.verbs import VerbGroup, verb_group

_PURPOSE_REACH = 14
"""Tokens before an infinitive within which the verb stands whose purpose it is."""
LONGEST_SENTENCE = 500
"""Tokens; what is longer is a list or a broken file, and attributes nothing."""


def find_attributions(tokens: Tokens, grammar: Grammar) -> list[Attribution]:
    """Return the attributions of a sentence, the outermost ones only, in order of their cues."""
    if len(tokens) > LONGEST_SENTENCE:
        return []
    found = Found(CuedSentence(tokens, grammar, grammar.find_cues(tokens)))
    for place in found.sentence.cues:
        found.add(_closing(found, place))
    for place in found.sentence.cues:
        if found.covers(place) or any(one.cue[0] == place.start for one in found.attributions):
            continue
        verb = verb_group(tokens, place, grammar)
        if not verb.is_fact:
            continue
        if verb.form == "participle":
            found.add(attribute_participle(found, place, verb))
        elif verb.form == "passive":
            found.add(attribute_opening(found, place))
        elif verb.form == "infinitive":
            found.add(_purpose(found, place, verb))
        elif verb.form == "finite":
            found.add(attribute_inverted(found, place) or _finite(found, place, verb))
    found.add(attribute_accordance(found))
    attribute_quotations(found)
    attribute_nouns(found)
    return sorted(found.attributions, key=lambda attribution: attribution.cue)


def _closing(found: Found, place: CuePlace) -> Attribution | None:
    """Attribute a whole sentence to whom its end names: "Norland came and cited the treaty, Berg said"."""
    tokens, grammar = found.tokens, found.grammar
    if "clause" not in place.cue.takes or tokens.is_quotation(0) or tokens.is_word(place.end):
        return None
    earlier = [cue for cue in found.sentence.cues if cue.end <= place.start]
    if not earlier or any(_may_hold_clause(tokens, cue) for cue in earlier):
        return None
    verb = verb_group(tokens, place, grammar)
    subject = _subject(found, verb) if verb.form == "finite" and verb.is_fact else None
    if subject is None or tokens.form(subject.phrase[0] - 1) != ",":
        return None
    return attribute_before(found, place, subject)


def _may_hold_clause(tokens: Tokens, place: CuePlace) -> bool:
    """Say whether a clause up to the end of the sentence may belong to a cue: not to "urging people to stay"."""
    is_bare = tokens.tag(place.start) == "g" and tokens.tag(place.end) != "h"
    return bool(place.cue.takes & {"clause", "that"}) and not is_bare


def _finite(found: Found, place: CuePlace, verb: VerbGroup) -> Attribution | None:
    """Attribute a cue that is the verb of a clause: what follows it, or else what stands before its subject."""
    grammar, tokens = found.grammar, found.tokens
    subject = _subject(found, verb)
    if subject is None or not _can_speak(tokens, subject.phrase, grammar):
        return None
    opener = tokens.tag(subject.phrase[0] - 1)
    if subject.opener in grammar.speech.conditionals:
        return _what_is_called(found, place, subject) if opener == "w" else None
    if _follows_quotation(tokens, subject) or is_inserted(found, place, subject):
        return attribute_before(found, place, subject)
    if opener in ("w", "h") and tokens.tag(place.end) in ("v", "x", "m"):
        return _related(found, place, subject)
    content = content_behind(found.sentence, place)
    if content is None:
        return attribute_before(found, place, subject)
    return attribute_behind(found, place, subject, content)


def _what_is_called(found: Found, place: CuePlace, subject: Subject) -> Attribution | None:
    """Attribute "what Berg calls “a lie”"."""
    is_named = "name" in place.cue.takes and found.tokens.is_quotation(place.end)
    return attribute_behind(found, place, subject, (place.end, place.end + 1)) if is_named else None


def _purpose(found: Found, place: CuePlace, verb: VerbGroup) -> Attribution | None:
    """Attribute "used the visit to warn that …" to its subject, "led Berg to say that …" to Berg."""
    tokens, speech = found.tokens, found.grammar.speech
    for position in range(verb.start - 1, max(-1, verb.start - _PURPOSE_REACH), -1):
        tag = tokens.tag(position)
        if tag in (",", "q", "w", "h", "s", ";", ":", "—", "m", "!"):
            return None
        if tag not in ("v", "x", "e", "g"):
            continue
        if tokens.form(position) in speech.causatives:
            source: Range | None = (position + 1, verb.start) if position + 1 < verb.start else None
        elif tokens.form(position) in speech.occasions and tag == "v":
            source = last_subject(tokens, position + 1, found.grammar)
        else:
            return None
        content = content_behind(found.sentence, place) if source else None
        if content is None:
            return None
        return Attribution((place.start, place.end), source, (content,), "purpose", is_main=False)
    return None


def _related(found: Found, place: CuePlace, subject: Subject) -> Attribution | None:
    """Attribute "…, which Berg said was full": the relative stands for what was said of it."""
    opener = subject.phrase[0] - 1
    rest = up_to_end(found.sentence, place.end)
    if rest is None or "clause" not in place.cue.takes:
        return None
    pieces = ((opener, opener + 1), rest)
    return Attribution((place.start, place.end), subject.phrase, pieces, "said-related", is_main=False)


def _subject(found: Found, verb: VerbGroup) -> Subject | None:
    """Return the subject of a verb; a coordinated one has the one of the verb before it."""
    tokens, grammar = found.tokens, found.grammar
    before, is_closed = skip_back(tokens, verb.start, grammar)
    if is_closed and (listed := found.going_on(before)) is not None:
        # "joked about the dam, declined to open it, and told …"
        return Subject(listed, before, "", is_relative=False)
    joined = coordinator_start(tokens, before, grammar)
    if joined in (before, 0):
        return find_subject(tokens, verb.start, grammar)
    phrase = found.going_on(joined) or last_subject(tokens, joined, grammar, found.contents())
    return Subject(phrase, joined, "", is_relative=False) if phrase else None


def _can_speak(tokens: Tokens, phrase: Range, grammar: Grammar) -> bool:
    """Say whether a phrase can be the subject of a cue: not "nobody", not "did Berg"."""
    first = tokens.form(phrase[0])
    if first in grammar.classes.speakers:
        # The author, whom nobody can name from the text.
        return False
    return first not in grammar.speech.nobodies and tokens.tag(phrase[0]) not in ("x", "m", "O")


def _follows_quotation(tokens: Tokens, subject: Subject) -> bool:
    """Say whether the sentence opens with a quotation and its subject stands right behind one."""
    before = subject.phrase[0] - 1
    while tokens.form(before) in (",", "."):
        before -= 1
    return tokens.is_quotation(before) and tokens.is_quotation(0)
