"""An article with its mentions so far, and what their places in a sentence tell."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.analysis.lookup import quotations_by_place, sentences_by_place
from generator.analysis.references.finder import ReferenceFinder
from generator.model.articles import Article, Segments
from generator.model.dossier import Actor
from generator.model.evidence import Evidence, Span
from generator.model.findings import Mention

LOOK_BACK = 70
"""Code points beside a mention that can show its part in the sentence."""
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s)")


class Context:
    """What resolving needs of one article, and what it has resolved so far."""

    def __init__(
        self,
        article: Article,
        segments: Segments,
        named: Sequence[Mention],
        actors: Mapping[str, Actor],
        finder: ReferenceFinder,
    ) -> None:
        self.article = article
        self.sentences = sentences_by_place(segments.sentences)
        self.quotations = quotations_by_place(segments.quotations)
        self.actors = actors
        self.finder = finder
        self.positions = {number: position for position, number in enumerate(article.body)}
        """Paragraph number to its place in the body."""
        self.known: defaultdict[int, list[Mention]] = defaultdict(list)
        """Paragraph number to its mentions so far, in order."""
        self.first_named: dict[str, Evidence] = {}
        """Actor to the first mention by name."""
        self.unresolved: defaultdict[int, list[tuple[Evidence, str]]] = defaultdict(list)
        """Paragraph number to its pronouns that mean nobody, in order."""
        for mention in named:
            self.known[mention.evidence.paragraph].append(mention)
            self.first_named.setdefault(mention.actor, mention.evidence)

    def mentions(self, number: int, scope: Span) -> list[Mention]:
        """Return the mentions so far that begin within a range of a paragraph, in order."""
        known = self.known.get(number, [])
        first = bisect_left(known, scope.start, key=lambda mention: mention.evidence.start)
        last = bisect_left(known, scope.end, lo=first, key=lambda mention: mention.evidence.start)
        return known[first:last]

    def add(self, mention: Mention) -> None:
        """Remember a resolved reference, so that later ones may refer to it."""
        insort(self.known[mention.evidence.paragraph], mention, key=lambda one: one.evidence)


def words_before(context: Context, evidence: Evidence) -> str:
    """Return the last words before a passage in its sentence."""
    text = context.article.paragraph(evidence.paragraph).text
    sentences = context.sentences.overlapping(evidence.paragraph, evidence.span)
    start = sentences[0].span.start if sentences else 0
    return text[max(start, evidence.start - LOOK_BACK) : evidence.start]


def is_possessive(context: Context, evidence: Evidence) -> bool:
    """Say whether an apostrophe makes a mention a possessive."""
    return _POSSESSIVE.match(context.article.paragraph(evidence.paragraph).text, evidence.end) is not None


def is_oblique(context: Context, evidence: Evidence) -> bool:
    """Say whether a mention is a possessive or hangs on a preposition, so cannot be a subject."""
    if is_possessive(context, evidence):
        return True
    before = context.finder.title.sub("", words_before(context, evidence))
    return context.finder.oblique.search(before) is not None and context.finder.according.search(before) is None


def is_by_cue(context: Context, evidence: Evidence) -> bool:
    """Say whether a reporting verb, or what attributes in its place, stands beside a name."""
    before = words_before(context, evidence)
    return (
        context.finder.cue_behind.match(context.article.paragraph(evidence.paragraph).text, evidence.end) is not None
        or context.finder.cue_before.search(before) is not None
        or context.finder.according.search(before) is not None
    )
