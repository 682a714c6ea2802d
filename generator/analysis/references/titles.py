"""Resolve roles such as "the deputy minister" to those who hold them."""

import re

from generator.analysis.references.context import LOOK_BACK, Context, words_before
from generator.model.evidence import Span
from generator.model.findings import Mention, TitleMention

_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]*\.?){1,3}"
_NAME_BEFORE = re.compile(rf"(?<![\w’'-])(?P<name>{_FULL_NAME}),\s+(?:[a-z]+\s+)?$")
_NAME_BEHIND = re.compile(rf",\s+(?P<name>{_FULL_NAME})[,.]")
_WORD_BEFORE = re.compile(r"(?P<word>[\w’'.-]+)\s+$")
"""The word that stands right before a role."""


def resolve_title(context: Context, title: TitleMention) -> str | None:
    """Return whom a role means: the only one who holds it, if the article has named him before.

    Of several holders it is the last one named, and only within two paragraphs.
    A role that opens an article before its holder is named is the outlet's
    word and no reference; nor is "a minister", "Finland's minister", or "the
    minister, Kari Berg" of another name.
    """
    holders = [
        actor
        for actor in title.candidates
        if actor in context.first_named
        and context.first_named[actor] < title.evidence
        and not _is_another(context, title, actor)
    ]
    if len(title.candidates) == 1 or not holders:
        return holders[0] if holders else None
    position = context.positions[title.evidence.paragraph]
    for number in reversed(context.article.body[max(0, position - 1) : position + 1]):
        end = (
            title.evidence.start if number == title.evidence.paragraph else len(context.article.paragraph(number).text)
        )
        near = (one.actor for one in reversed(context.mentions(number, Span(0, end))) if one.actor in holders)
        actor = next(near, None)
        if actor is not None:
            return actor
    return None


def _is_another(context: Context, title: TitleMention, holder: str) -> bool:
    """Say whether the words beside a role show that somebody else than its holder has it."""
    number, span = title.evidence.paragraph, title.evidence.span
    text = context.article.paragraph(number).text
    before = words_before(context, title.evidence)
    beside = context.mentions(number, Span(span.start - len(before), span.end + LOOK_BACK))
    word = _WORD_BEFORE.search(before)
    if word and word["word"].lower() in context.finder.classes.indefinites:
        return True
    if word and word["word"][0].isupper() and word["word"].lower() not in context.finder.no_names:
        owner = next(
            (one for one in beside if one.evidence.start <= span.start - len(word.group()) < one.evidence.end), None
        )
        if owner is None or context.actors[owner.actor].side != context.actors[holder].side:
            return True
    apposed = [
        Span(match.start("name") + offset, match.end("name") + offset)
        for match, offset in (
            (_NAME_BEFORE.search(before), span.start - len(before)),
            (_NAME_BEHIND.match(text, span.end), 0),
        )
        if match and not context.finder.oblique.search(before[: match.start()] if offset else "")
    ]
    return any(not any(_is_or_no_person(context, one, holder, name) for one in beside) for name in apposed)


def _is_or_no_person(context: Context, mention: Mention, holder: str, name: Span) -> bool:
    """Say whether a name beside a role is its holder's, or nobody's who could have the role."""
    if not mention.evidence.span.overlaps(name):
        return False
    return mention.actor == holder or context.actors[mention.actor].kind != "person"
