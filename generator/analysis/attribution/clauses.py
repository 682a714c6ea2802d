"""The attributions of one sentence: cue, source and content as ranges of its tokens.

Nothing here knows actors; names are recognised by shape.
"""

from generator.analysis.attribution.accordance import attribute_accordance
from generator.analysis.attribution.contents import content_behind
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import CuedSentence, CuePlace, Grammar
from generator.analysis.attribution.introduced import attribute_behind, attribute_participle
from generator.analysis.attribution.postposed import attribute_before, attribute_inverted
from generator.analysis.attribution.subjects import Subject, coordinator_start, find_subject, leading_subject, skip_back
from generator.analysis.attribution.tokens import Range, Tokens

LONGEST_SENTENCE = 500
"""Tokens; what is longer is a list or a broken file, and attributes nothing."""
_NOT_BEFORE_REACH = 5


def find_attributions(tokens: Tokens, grammar: Grammar) -> list[Attribution]:
    """Return the attributions of a sentence, the outermost ones only, in order of their cues."""
    if len(tokens) > LONGEST_SENTENCE:
        return []
    found = Found(CuedSentence(tokens, grammar, grammar.find_cues(tokens)))
    for place in found.sentence.cues:
        if found.covers(place):
            continue
        if grammar.is_participle(place):
            found.add(attribute_participle(found, place))
        elif not _is_no_statement(tokens, place, grammar):
            found.add(attribute_inverted(found, place) or _finite(found, place))
    found.add(attribute_accordance(found))
    return sorted(found.attributions, key=lambda attribution: attribution.cue)


def _is_no_statement(tokens: Tokens, place: CuePlace, grammar: Grammar) -> bool:
    """Say whether the words around a cue make it a passive, a wish, an adjective or a noun."""
    before = place.start
    while (start := grammar.adverbs.start(tokens, before)) < before:
        before = start
    form = tokens.form(before - 1)
    if form in grammar.classes.determiners and form not in grammar.classes.subjects:
        return True
    if tokens.is_word(before - 1) and tokens.items[before - 1].is_possessive:
        return True
    for position in range(place.start - 1, max(-1, place.start - _NOT_BEFORE_REACH), -1):
        if tokens.form(position) in grammar.speech.not_before:
            return True
        if grammar.before_cue.start(tokens, position + 1) > position:
            break
    return tokens.form(place.end) in grammar.speech.agents


def _finite(found: Found, place: CuePlace) -> Attribution | None:
    """Attribute a cue that is the verb of a clause: what follows it, or else what stands before its subject."""
    grammar = found.grammar
    subject = _subject(found, place)
    if subject is None or subject.opener in grammar.speech.conditionals:
        return None
    if not _can_speak(found.tokens, subject.phrase, place, grammar):
        return None
    if place.form in grammar.speech.ambiguous and not _is_surely_verb(found.tokens, subject, place, grammar):
        return None
    if _follows_quotation(found.tokens, subject):
        return attribute_before(found, place, subject)
    content = content_behind(found.sentence, place)
    if content is None:
        return attribute_before(found, place, subject)
    return attribute_behind(found, place, subject, content)


def _subject(found: Found, place: CuePlace) -> Subject | None:
    """Return the subject of a cue; a coordinated verb has the one of the verb before it."""
    tokens, grammar = found.tokens, found.grammar
    before, _ = skip_back(tokens, place.start, grammar)
    joined = coordinator_start(tokens, before, grammar)
    if joined in (before, 0):
        return find_subject(tokens, place.start, grammar)
    if not grammar.is_finite(place):
        return None
    phrase = found.going_on(joined) or leading_subject(tokens, found.main_start(joined), joined, grammar)
    return Subject(phrase, joined, "", is_relative=False) if phrase else None


def _can_speak(tokens: Tokens, phrase: Range, place: CuePlace, grammar: Grammar) -> bool:
    """Say whether a phrase can be the subject of a cue: not "nobody", not "did Berg"; of "say" only a plural can."""
    first = tokens.form(phrase[0])
    if first in grammar.speech.nobodies or first in grammar.speech.auxiliaries or first in grammar.classes.verbs:
        return False
    if place.form not in grammar.speech.bases or grammar.before_cue.start(tokens, place.start) < place.start:
        return True
    return any(grammar.is_plural(tokens, n) for n in range(*phrase))


def _is_surely_verb(tokens: Tokens, subject: Subject, place: CuePlace, grammar: Grammar) -> bool:
    """Tell "Norway demands that" from "Norway's demands": a name or pronoun ends right before the verb."""
    last = subject.phrase[1] - 1
    if subject.phrase[1] != place.start or tokens.items[last].is_possessive or grammar.is_verb(tokens, place.end):
        return False
    if place.form in grammar.speech.bases:
        # "The Berg report" is a noun, "officials report" has a verb.
        return tokens.form(last) in grammar.classes.group_nouns
    return tokens.is_capital(last) or tokens.form(last) in grammar.classes.subjects


def _follows_quotation(tokens: Tokens, subject: Subject) -> bool:
    """Say whether the sentence opens with a quotation and its subject stands right behind one."""
    before = subject.phrase[0] - 1
    while tokens.form(before) in (",", "."):
        before -= 1
    return tokens.is_quotation(before) and tokens.is_quotation(0)
