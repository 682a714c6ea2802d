"""Resolve pronouns and roles to actors, or leave them.

A reference is resolved within its own and the previous paragraph only.  The
antecedent is sought sentence by sentence, backwards: the subject of the
nearest sentence that names a compatible actor outside quotations.  Where two
compatible actors stand there, or somebody whom the dossier does not know may be
meant, nothing is resolved: no speaker is better than a wrong one.
"""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.analysis.lookup import quotations_by_place, sentences_by_place
from generator.analysis.words import alternatives
from generator.model.articles import Article, Segments
from generator.model.dossier import Actor
from generator.model.evidence import Evidence, Span
from generator.model.findings import Mention, TitleMention
from generator.model.lexicon import Lexicon, WordClasses

_LOOK_BACK = 70
"""Code points before a mention that can show its part in the sentence."""
_REACH = 12
"""Sentences of one paragraph through which an antecedent is sought."""
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s)")
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]*\.?)*"
_UNKNOWN_NAME = re.compile(rf"(?<![\w’'-]){_NAME}")
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]*\.?){1,3}"
_NAME_BEFORE = re.compile(rf"(?<![\w’'-])(?P<name>{_FULL_NAME}),\s+(?:[a-z]+\s+)?$")
_NAME_BEHIND = re.compile(rf",\s+(?P<name>{_FULL_NAME})[,.]")
_APPOSED = re.compile(r",\s+(?:[\w’'-]+\s+){0,6}")
"""What may stand between a name and its office: "Kari Berg, the new minister"."""
_WORD_BEFORE = re.compile(r"(?P<word>[\w’'.-]+)\s+$")
"""The word that stands right before a reference."""

_Reference: TypeAlias = tuple[Evidence, TitleMention | str]
"""A title, or a pronoun as he, she, they or it."""


@dataclass(frozen=True, slots=True)
class ReferenceFinder:
    """Compiled reference patterns of one language."""

    classes: WordClasses
    pronoun: re.Pattern[str]
    oblique: re.Pattern[str]
    """What before a name shows that it hangs on a preposition."""
    title: re.Pattern[str]
    """Capitalised words right before a name, which belong to it: "Secretary of State"."""
    according: re.Pattern[str]
    """What before a name shows that it is a speaker."""
    cue_behind: re.Pattern[str]
    cue_before: re.Pattern[str]
    """An inverted reporting verb, with the mark before it: "…, said"."""
    somebody: re.Pattern[str]
    """Nouns for one person."""
    something: re.Pattern[str]
    """Nouns for a body."""
    somebody_first: re.Pattern[str]
    """A noun phrase at the beginning of a sentence that by its ending may stand for a person."""
    speaks: re.Pattern[str]
    """A reporting verb with the word before it."""
    no_speakers: frozenset[str]
    """Words before a reporting verb that are no subject."""
    office: re.Pattern[str]
    """What may stand between an office and its name: "the minister for fisheries, Kari Berg"."""
    no_names: frozenset[str]
    """Words that are capitalised for other reasons than being a name: days, and what opens sentences."""


class _Work:
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


def build_reference_finder(lexicon: Lexicon) -> ReferenceFinder:
    """Compile the patterns once; they serve any number of articles."""
    classes, speech = lexicon.classes, lexicon.speech
    prepositions = alternatives(classes.prepositions)
    days = alternatives(lexicon.calendar.weekdays)
    on = alternatives(lexicon.calendar.day_openers)
    between = alternatives((*speech.adverbs, *speech.auxiliaries))
    skip = rf"(?:(?:{between}|(?:(?:{on})\s+)?(?:{days}))\s+)*"
    determiners = alternatives(classes.determiners)
    spoken = alternatives(set(speech.cues) - speech.ambiguous - speech.participles - speech.bases)
    cues = alternatives(speech.cues)
    according = alternatives(speech.according)
    return ReferenceFinder(
        classes=classes,
        pronoun=re.compile(rf"(?<![\w’'-])(?:{alternatives(classes.pronouns)})(?![\w’'-])", re.IGNORECASE),
        oblique=re.compile(rf"\b(?:{prepositions})\s+(?:[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE),
        title=re.compile(rf"(?<![\w.’'-])(?:[A-ZÀ-Þ][\w.’'-]*\s+(?:(?:{alternatives(classes.name_links)})\s+)*)+$"),
        according=re.compile(rf"\b(?:{according})\s+(?:[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE),
        cue_behind=re.compile(rf"(?:,[^,;:]{{1,120}},)?\s+{skip}(?:{cues})(?![\w’'-])"),
        cue_before=re.compile(rf"[,.?!”\"’»]\s+(?:{cues})\s+(?:[\w.’'-]+\s+){{0,4}}$"),
        somebody=re.compile(rf"(?<![\w’'-])(?:{alternatives(classes.person_nouns)})(?![\w’'-])", re.IGNORECASE),
        something=re.compile(rf"(?<![\w’'-])(?:{alternatives(classes.body_nouns)})(?![\w’'-])", re.IGNORECASE),
        somebody_first=re.compile(
            rf"(?:{determiners})\s+(?:[\w-]+\s+){{0,3}}?\w+(?:{alternatives(classes.person_endings)})\b", re.IGNORECASE
        ),
        speaks=re.compile(rf"(?<![\w’'-])(?P<word>[\w’'-]++),?\s+{skip}(?:{spoken})(?![\w’'-])"),
        no_speakers=frozenset().union(
            speech.not_before,
            speech.relatives,
            speech.coordinators,
            speech.breaks,
            speech.subordinators,
            classes.determiners,
        ),
        office=re.compile(rf"(?:\s+(?:{prepositions})(?:\s+[\w’'-]+){{1,5}})?,\s+"),
        no_names=classes.before_names - classes.person_nouns,
    )


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
    work = _Work(article, segments, named, actors, finder)
    references: list[_Reference] = [(one.evidence, one) for one in found if isinstance(one, TitleMention)]
    references += _find_pronouns(work)
    resolved: list[Mention] = []
    for evidence, meaning in sorted(references, key=lambda reference: reference[0]):
        is_pronoun = isinstance(meaning, str)
        actor = _resolve_pronoun(work, evidence, meaning) if isinstance(meaning, str) else _resolve_title(work, meaning)
        if actor is not None:
            resolved.append(Mention(actor, evidence, "pronoun" if is_pronoun else "title"))
            work.add(resolved[-1])
        elif isinstance(meaning, str):
            work.unresolved[evidence.paragraph].append((evidence, meaning))
    return tuple(resolved)


def _find_pronouns(work: _Work) -> list[_Reference]:
    found: list[_Reference] = []
    for number in work.article.body:
        text = work.article.paragraph(number).text
        for match in work.finder.pronoun.finditer(text):
            evidence = Evidence(work.article.id, number, *match.span())
            if not work.quotations.overlapping(number, evidence.span):
                found.append((evidence, work.finder.classes.pronouns[match.group().lower()]))
    return found


def _resolve_title(work: _Work, title: TitleMention) -> str | None:
    """Return whom a role means: the only one who holds it, if the article has named him before.

    Of several holders it is the last one named, and only within two paragraphs.
    A role that opens an article before its holder is named is the outlet's
    word and no reference; nor is "a minister", "Finland's minister", or "the
    minister, Kari Berg" of another name.
    """
    holders = [
        actor
        for actor in title.candidates
        if actor in work.first_named
        and work.first_named[actor] < title.evidence
        and not _is_another(work, title, actor)
    ]
    if len(title.candidates) == 1 or not holders:
        return holders[0] if holders else None
    position = work.positions[title.evidence.paragraph]
    for number in reversed(work.article.body[max(0, position - 1) : position + 1]):
        for mention in reversed(work.known.get(number, [])):
            if mention.evidence < title.evidence and mention.actor in holders:
                return mention.actor
    return None


def _is_another(work: _Work, title: TitleMention, holder: str) -> bool:
    """Say whether the words beside a role show that somebody else than its holder has it."""
    number, span = title.evidence.paragraph, title.evidence.span
    text = work.article.paragraph(number).text
    before = _before(work, title.evidence)
    beside = work.mentions(number, Span(span.start - len(before), span.end + _LOOK_BACK))
    word = _WORD_BEFORE.search(before)
    if word and word["word"].lower() in work.finder.classes.indefinites:
        return True
    if word and word["word"][0].isupper() and word["word"].lower() not in work.finder.no_names:
        owner = next(
            (one for one in beside if one.evidence.start <= span.start - len(word.group()) < one.evidence.end), None
        )
        if owner is None or work.actors[owner.actor].side != work.actors[holder].side:
            return True
    apposed = [
        Span(match.start("name") + offset, match.end("name") + offset)
        for match, offset in (
            (_NAME_BEFORE.search(before), span.start - len(before)),
            (_NAME_BEHIND.match(text, span.end), 0),
        )
        if match and not work.finder.oblique.search(before[: match.start()] if offset else "")
    ]
    return any(not any(_is_or_no_person(work, one, holder, name) for one in beside) for name in apposed)


def _is_or_no_person(work: _Work, mention: Mention, holder: str, name: Span) -> bool:
    """Say whether a name beside a role is its holder's, or nobody's who could have the role."""
    if not mention.evidence.span.overlaps(name):
        return False
    return mention.actor == holder or work.actors[mention.actor].kind != "person"


def _resolve_pronoun(work: _Work, evidence: Evidence, pronoun: str) -> str | None:
    """Return whom a pronoun means, seen from the sentences before it in its and the previous paragraph."""
    position = work.positions[evidence.paragraph]
    if pronoun == "it" and not _opens_sentence(work, evidence):
        # Inside a sentence "it" mostly stands for a thing or for nothing.
        return None
    for number in reversed(work.article.body[max(0, position - 1) : position + 1]):
        end = evidence.start if number == evidence.paragraph else len(work.article.paragraph(number).text)
        for sentence in reversed(work.sentences.last(number, end, _REACH)):
            scope = Span(sentence.span.start, min(sentence.span.end, end))
            here = [mention for mention in work.mentions(number, scope) if _is_compatible(work, mention, pronoun)]
            free = [mention for mention in here if not _is_possessive(work, mention.evidence)]
            subjects = [mention for mention in free if not _is_oblique(work, mention.evidence)]
            if subjects:
                is_clear = {mention.actor for mention in free} == {mention.actor for mention in subjects}
                is_clear = is_clear and not _has_other_candidate(work, number, scope, pronoun)
                return _antecedent(work, subjects, pronoun, is_clear=is_clear)
            if _has_other_candidate(work, number, scope, pronoun):
                return None
    return None


def _opens_sentence(work: _Work, evidence: Evidence) -> bool:
    sentence = work.sentences.overlapping(evidence.paragraph, evidence.span)
    return any(one.span.start == evidence.start for one in sentence)


def _is_compatible(work: _Work, mention: Mention, pronoun: str) -> bool:
    """Say whether a pronoun can mean the actor of a mention in the outlet's own words."""
    if work.quotations.overlapping(mention.evidence.paragraph, mention.evidence.span):
        return False
    actor = work.actors[mention.actor]
    if pronoun in ("he", "she"):
        return actor.kind == "person" and actor.pronoun == pronoun
    if pronoun == "it":
        return actor.kind in ("state", "organisation") and actor.pronoun == "it"
    return actor.pronoun == "they"


def _is_oblique(work: _Work, evidence: Evidence) -> bool:
    """Say whether a mention is a possessive or hangs on a preposition, so cannot be a subject."""
    if _is_possessive(work, evidence):
        return True
    before = work.finder.title.sub("", _before(work, evidence))
    return work.finder.oblique.search(before) is not None and work.finder.according.search(before) is None


def _is_possessive(work: _Work, evidence: Evidence) -> bool:
    return _POSSESSIVE.match(work.article.paragraph(evidence.paragraph).text, evidence.end) is not None


def _before(work: _Work, evidence: Evidence) -> str:
    """Return the last words before a passage in its sentence."""
    text = work.article.paragraph(evidence.paragraph).text
    sentences = work.sentences.overlapping(evidence.paragraph, evidence.span)
    start = sentences[0].span.start if sentences else 0
    return text[max(start, evidence.start - _LOOK_BACK) : evidence.start]


def _antecedent(work: _Work, subjects: Sequence[Mention], pronoun: str, *, is_clear: bool) -> str | None:
    """Return the only subject, or the only one that speaks; "it" and "they" need one that speaks.

    Args:
        work: The article.
        subjects: Compatible mentions in one sentence, none of them oblique.
        pronoun: As he, she, they or it.
        is_clear: True if nobody else in the sentence may be meant.
    """
    actors = {mention.actor for mention in subjects}
    speakers = {mention.actor for mention in subjects if _is_by_cue(work, mention.evidence)}
    is_person = pronoun in ("he", "she")
    if len(speakers) == 1 and (is_person or (is_clear and len(actors) == 1)):
        return min(speakers)
    return min(actors) if is_clear and is_person and len(actors) == 1 else None


def _is_by_cue(work: _Work, evidence: Evidence) -> bool:
    """Say whether a reporting verb, or what attributes in its place, stands beside a name."""
    before = _before(work, evidence)
    return (
        work.finder.cue_behind.match(work.article.paragraph(evidence.paragraph).text, evidence.end) is not None
        or work.finder.cue_before.search(before) is not None
        or work.finder.according.search(before) is not None
    )


def _has_other_candidate(work: _Work, number: int, scope: Span, pronoun: str) -> bool:
    """Say whether a sentence has a subject outside the dossier, or one unresolved, that a pronoun may mean."""
    unresolved = work.unresolved.get(number, [])
    first = bisect_left(unresolved, scope.start, key=lambda one: one[0].start)
    if any(word == pronoun for evidence, word in unresolved[first:] if evidence.end <= scope.end):
        return True
    if pronoun == "they":
        return False
    text = work.article.paragraph(number).text
    nouns = work.finder.something if pronoun == "it" else work.finder.somebody
    spans = [Span(*match.span()) for match in nouns.finditer(text, scope.start, scope.end)]
    opening = work.finder.somebody_first.match(text, scope.start, scope.end)
    if opening and pronoun != "it":
        spans.append(Span(*opening.span()))
    spans += [
        Span(*match.span("word"))
        for match in work.finder.speaks.finditer(text, scope.start, scope.end)
        if match["word"].lower() not in work.finder.no_speakers
    ]
    names = _UNKNOWN_NAME.finditer(text, scope.start, scope.end)
    spans += [
        Span(*match.span())
        for match in names
        if _may_name_person(work, Evidence(work.article.id, number, *match.span()))
    ]
    mentions = [mention.evidence.span for mention in work.mentions(number, scope)]
    return any(
        not work.quotations.overlapping(number, span)
        and not any(_is_same(work.finder, text, mention, span) for mention in mentions)
        and not _is_oblique(work, Evidence(work.article.id, number, *span))
        for span in spans
    )


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


def _may_name_person(work: _Work, evidence: Evidence) -> bool:
    """Say whether capitalised words may name a person: two of them, or one beside a reporting verb."""
    written = work.article.passage(evidence).split()
    words = [word for word in written if word.lower().rstrip(".") not in work.finder.no_names]
    return len(words) >= 2 or (len(words) == 1 and _is_by_cue(work, evidence))
