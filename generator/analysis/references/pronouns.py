"""Resolve pronouns to the subject of the nearest sentence that names somebody of their kind."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.analysis.references.context import Context, is_by_cue, is_oblique, is_possessive
from generator.analysis.references.finder import ReferenceFinder
from generator.model.evidence import Evidence, Span
from generator.model.findings import Mention

_REACH = 12
"""Sentences of one paragraph through which an antecedent is sought."""
_NAME = re.compile(r"[A-ZÀ-Þ](?<![\w’'-].)[\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]*\.?)*")
_APPOSED = re.compile(r",\s+(?:[\w’'-]+\s+){0,6}")
"""What may stand between a name and its office: "Kari Berg, the new minister"."""


def find_pronouns(context: Context) -> list[tuple[Evidence, str]]:
    """Return the pronouns outside quotations, each as he, she, they or it."""
    found: list[tuple[Evidence, str]] = []
    for number in context.article.body:
        text = context.article.paragraph(number).text
        for match in context.finder.pronoun.finditer(text):
            evidence = Evidence(context.article.id, number, *match.span())
            if not context.quotations.overlapping(number, evidence.span):
                found.append((evidence, context.finder.classes.pronouns[match.group().lower()]))
    return found


def resolve_pronoun(context: Context, evidence: Evidence, pronoun: str) -> str | None:
    """Return whom a pronoun means, seen from the sentences before it in its and the previous paragraph."""
    position = context.positions[evidence.paragraph]
    if pronoun == "it" and not _opens_sentence(context, evidence):
        # Inside a sentence "it" mostly stands for a thing or for nothing.
        return None
    near = context.article.body[max(0, position - 1) : position + 1]
    known = (mention for number in near for mention in context.known.get(number, ()))
    if not any(_is_compatible(context, mention, pronoun) for mention in known):
        return None
    for number in reversed(near):
        end = evidence.start if number == evidence.paragraph else len(context.article.paragraph(number).text)
        for sentence in reversed(context.sentences.last(number, end, _REACH)):
            scope = Span(sentence.span.start, min(sentence.span.end, end))
            here = [mention for mention in context.mentions(number, scope) if _is_compatible(context, mention, pronoun)]
            free = [mention for mention in here if not is_possessive(context, mention.evidence)]
            subjects = [mention for mention in free if not is_oblique(context, mention.evidence)]
            if subjects:
                is_clear = {mention.actor for mention in free} == {mention.actor for mention in subjects}
                is_clear = is_clear and not _has_other_candidate(context, number, scope, pronoun)
                return _antecedent(context, subjects, pronoun, is_clear=is_clear)
            if _has_other_candidate(context, number, scope, pronoun):
                return None
    return None


def _opens_sentence(context: Context, evidence: Evidence) -> bool:
    sentence = context.sentences.overlapping(evidence.paragraph, evidence.span)
    return any(one.span.start == evidence.start for one in sentence)


def _is_compatible(context: Context, mention: Mention, pronoun: str) -> bool:
    """Say whether a pronoun can mean the actor of a mention in the outlet's own words."""
    if context.quotations.overlapping(mention.evidence.paragraph, mention.evidence.span):
        return False
    actor = context.actors[mention.actor]
    if pronoun in ("he", "she"):
        return actor.kind == "person" and actor.pronoun == pronoun
    if pronoun == "it":
        return actor.kind in ("state", "organisation") and actor.pronoun == "it"
    return actor.pronoun == "they"


def _antecedent(context: Context, subjects: Sequence[Mention], pronoun: str, *, is_clear: bool) -> str | None:
    """Return the only subject, or the only one that speaks; "it" and "they" need one that speaks.

    Args:
        context: The article.
        subjects: Compatible mentions in one sentence, none of them oblique.
        pronoun: As he, she, they or it.
        is_clear: True if nobody else in the sentence may be meant.
    """
    actors = {mention.actor for mention in subjects}
    speakers = {mention.actor for mention in subjects if is_by_cue(context, mention.evidence)}
    is_person = pronoun in ("he", "she")
    if len(speakers) == 1 and (is_person or (is_clear and len(actors) == 1)):
        return min(speakers)
    return min(actors) if is_clear and is_person and len(actors) == 1 else None


def _has_other_candidate(context: Context, number: int, scope: Span, pronoun: str) -> bool:
    """Say whether a sentence has a subject outside the dossier, or one unresolved, that a pronoun may mean."""
    unresolved = context.unresolved.get(number, [])
    first = bisect_left(unresolved, scope.start, key=lambda one: one[0].start)
    if any(word == pronoun for evidence, word in unresolved[first:] if evidence.end <= scope.end):
        return True
    if pronoun == "they":
        return False
    text = context.article.paragraph(number).text
    mentions = [mention.evidence.span for mention in context.mentions(number, scope)]
    return any(
        not context.quotations.overlapping(number, span)
        and not any(_is_same(context.finder, text, mention, span) for mention in mentions)
        and not is_oblique(context, Evidence(context.article.id, number, *span))
        for span in _possible_subjects(context, number, scope, pronoun)
    )


def _possible_subjects(context: Context, number: int, scope: Span, pronoun: str) -> Iterator[Span]:
    """Return the nouns and names of a sentence that may stand for a person, or for "it" for a body."""
    finder, text = context.finder, context.article.paragraph(number).text
    opening = finder.somebody_first.match(text, *scope)
    if opening and pronoun != "it":
        yield Span(*opening.span())
    for match in _NAME.finditer(text, *scope):
        span = Span(*match.span())
        if _may_name_person(context, Evidence(context.article.id, number, *span)):
            yield span
    for match in (finder.something if pronoun == "it" else finder.somebody).finditer(text, *scope):
        yield Span(*match.span())
    for match in finder.speaks.finditer(text, *scope):
        if match["word"].lower() not in finder.no_speakers:
            yield Span(*match.span("word"))


def _is_same(finder: ReferenceFinder, text: str, mention: Span, other: Span) -> bool:
    """Say whether a noun or name belongs to a mention: as its title, or in an apposition on either side."""
    if mention.overlaps(other):
        return True
    if other.end <= mention.start:
        between = text[other.end : mention.start]
        is_title = finder.title.fullmatch(text, other.start, mention.start) is not None
        return between.isspace() or is_title or finder.office.fullmatch(between) is not None
    between = text[mention.end : other.start]
    return between.isspace() or _APPOSED.fullmatch(between) is not None


def _may_name_person(context: Context, evidence: Evidence) -> bool:
    """Say whether capitalised words may name a person: two of them, or one beside a reporting verb."""
    written = context.article.passage(evidence).split()
    words = [word for word in written if word.lower().rstrip(".") not in context.finder.no_names]
    return len(words) >= 2 or (len(words) == 1 and is_by_cue(context, evidence))
