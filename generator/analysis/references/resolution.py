"""Resolve all references of an article in reading order, so that "he" can refer to "the deputy minister"."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from generator.analysis.references.context import Context
from generator.analysis.references.finder import ReferenceFinder
from generator.analysis.references.pronouns import find_pronouns, resolve_pronoun
from generator.analysis.references.titles import resolve_title
from generator.model.articles import Article, Segments
from generator.model.dossier import Actor
from generator.model.evidence import Evidence
from generator.model.findings import Mention, TitleMention

_Reference: TypeAlias = tuple[Evidence, TitleMention | str]
"""A title, or a pronoun as he, she, they or it."""


def resolve_references(
    article: Article,
    segments: Segments,
    found: Sequence[Mention | TitleMention],
    actors: Mapping[str, Actor],
    finder: ReferenceFinder,
) -> tuple[Mention, ...]:
    """Return the resolved titles and pronouns as mentions, in order.

    Args:
        article: The cleaned article.
        segments: Its sentences and quotations.
        found: Names, and the titles to resolve, in any order.
        actors: By id.
        finder: The compiled patterns.
    """
    named = sorted((one for one in found if isinstance(one, Mention)), key=lambda mention: mention.evidence)
    if not named:
        return ()
    context = Context(article, segments, named, actors, finder)
    references: list[_Reference] = [(one.evidence, one) for one in found if isinstance(one, TitleMention)]
    references += find_pronouns(context)
    resolved: list[Mention] = []
    for evidence, meaning in sorted(references, key=lambda reference: reference[0]):
        if isinstance(meaning, TitleMention):
            mention = _as_mention(resolve_title(context, meaning), evidence, "title")
        else:
            mention = _as_mention(resolve_pronoun(context, evidence, meaning), evidence, "pronoun")
        if mention is not None:
            resolved.append(mention)
            context.add(mention)
        elif isinstance(meaning, str):
            context.unresolved[evidence.paragraph].append((evidence, meaning))
    return tuple(resolved)


def _as_mention(actor: str | None, evidence: Evidence, form: Literal["title", "pronoun"]) -> Mention | None:
    return None if actor is None else Mention(actor, evidence, form)
