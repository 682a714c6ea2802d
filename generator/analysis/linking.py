"""Link sentences to the demands, venues and meetings they bear on.

A cue is a list of words that must all stand in one sentence within a short
window, in any order: `treaty renew*|extend*`.  `*` stands for any ending, `|`
separates alternatives.  White space in a name is any white space.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.analysis.lookup import ByPlace, statement_at, statements_by_place
from generator.analysis.words import alternatives
from generator.model.articles import Article, Segments
from generator.model.dossier import Dossier
from generator.model.evidence import Evidence
from generator.model.findings import Link, Statement

_WINDOW = 14
"""Words between the first and the last word of a cue, at most."""
_WORD = re.compile(r"\w+(?:[.’'‐-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

_Kind: TypeAlias = Literal["demand", "meeting"]


@dataclass(frozen=True, slots=True)
class CueIndex:
    """All cues of the dossier, compiled: looked up by the words of a sentence, not tried one by one."""

    cues: tuple[tuple[_Kind, str, tuple[str, ...]], ...]
    """Kind, target and terms, each term as the editor wrote it."""
    by_first: Mapping[str, tuple[int, ...]]
    """First term to the places of its cues among `cues`."""
    words: Mapping[str, tuple[str, ...]]
    """Word to the terms it fits."""
    beginnings: Mapping[str, tuple[str, ...]]
    """Beginning of a word to the terms it fits."""
    lengths: tuple[int, ...]
    """Lengths of those beginnings."""
    openings: frozenset[str]
    """The beginnings cut to the shortest length, so that one look rules out most words."""
    venues: tuple[tuple[str, re.Pattern[str]], ...]


def build_cue_index(dossier: Dossier) -> CueIndex:
    """Compile the cues of demands and meetings and the names of venues."""
    cues: list[tuple[_Kind, str, tuple[str, ...]]] = [
        ("demand", demand.id, _terms(cue)) for demand in dossier.demands for cue in demand.cues
    ]
    cues += [("meeting", meeting.id, _terms(cue)) for meeting in dossier.meetings for cue in meeting.cues]
    words: defaultdict[str, list[str]] = defaultdict(list)
    beginnings: defaultdict[str, list[str]] = defaultdict(list)
    for term in dict.fromkeys(term for _, _, terms in cues for term in terms):
        for form in term.split("|"):
            if form.endswith("*"):
                beginnings[form[:-1]].append(term)
            else:
                words[form].append(term)
    lengths = tuple(sorted({len(beginning) for beginning in beginnings if beginning}))
    venues = tuple(
        (venue.id, re.compile(rf"(?<!\w)(?:{alternatives((venue.name, *venue.aliases))})(?!\w)"))
        for venue in dossier.venues
    )
    by_first: defaultdict[str, list[int]] = defaultdict(list)
    cues = [cue for cue in cues if cue[2]]
    for number, (_, _, terms) in enumerate(cues):
        by_first[terms[0]].append(number)
    return CueIndex(
        cues=tuple(cues),
        by_first={term: tuple(numbers) for term, numbers in by_first.items()},
        words={word: tuple(terms) for word, terms in words.items()},
        beginnings={beginning: tuple(terms) for beginning, terms in beginnings.items() if beginning},
        lengths=lengths,
        openings=frozenset(beginning[: lengths[0]] for beginning in beginnings if beginning),
        venues=venues,
    )


def find_links(
    article: Article, segments: Segments, statements: Sequence[Statement], index: CueIndex
) -> tuple[Link, ...]:
    """Return the links that cues and venue names give, in order."""
    spoken = statements_by_place(statements)
    links = []
    for sentence in segments.sentences:
        start, end = sentence.span
        text = article.paragraph(sentence.paragraph).text[start:end]
        evidence = Evidence(article.id, sentence.paragraph, start, end)
        words, places = _places(text, index)
        found: dict[tuple[Literal["demand", "venue", "meeting"], str], str | None] = {}
        for number in sorted(number for term in places for number in index.by_first.get(term, ())):
            kind, target, terms = index.cues[number]
            if (kind, target) in found:
                continue
            here = [places.get(term) for term in terms]
            window = _window(words, [positions for positions in here if positions]) if all(here) else None
            if window:
                place = Evidence(article.id, sentence.paragraph, start + window[0], start + window[1])
                found[kind, target] = _only_statement(place, spoken)
        for venue, pattern in index.venues:
            name = pattern.search(text)
            if name:
                place = Evidence(article.id, sentence.paragraph, start + name.start(), start + name.end())
                found["venue", venue] = _only_statement(place, spoken)
        links += [Link(kind, target, evidence, said, curated=False) for (kind, target), said in found.items()]
    return tuple(links)


def curated_links(dossier: Dossier, article: Article, statements: Sequence[Statement]) -> tuple[Link, ...]:
    """Return the links that the editor anchored in this article."""
    spoken = statements_by_place(statements)
    passages = [("demand", demand.id, passage) for demand in dossier.demands for passage in demand.passages]
    meetings = [("meeting", meeting.id, passage) for meeting in dossier.meetings for passage in meeting.evidence]
    return tuple(
        Link("demand" if kind == "demand" else "meeting", target, passage, statement_at(passage, spoken), curated=True)
        for kind, target, passage in (*passages, *meetings)
        if passage.article == article.id
    )


def _terms(cue: str) -> tuple[str, ...]:
    return tuple(cue.lower().replace("’", "'").split())


def _forms(word: str) -> tuple[str, ...]:
    """Return the forms under which cues may find a word: its possessive cut; of a hyphenated word also its parts."""
    if word.isalnum():
        return (word,)
    word = _POSSESSIVE.sub("", word).replace("’", "'").replace("‐", "-")
    return (word, *word.split("-")) if "-" in word else (word,)


def _places(text: str, index: CueIndex) -> tuple[list[tuple[int, int]], dict[str, list[int]]]:
    """Return the ranges of the words of a sentence, and which of them fit each term of any cue."""
    words: list[tuple[int, int]] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    shortest = index.lengths[0] if index.lengths else 0
    for position, match in enumerate(_WORD.finditer(text)):
        words.append(match.span())
        for form in _forms(match.group().lower()):
            if form in index.words or form[:shortest] in index.openings:
                for term in _fitting(form, index):
                    if position not in places[term][-1:]:
                        places[term].append(position)
    return words, places


def _fitting(form: str, index: CueIndex) -> list[str]:
    """Return the terms that a form of a word fits."""
    found = [*index.words.get(form, ())]
    for length in index.lengths:
        found += index.beginnings.get(form[:length], ()) if length <= len(form) else ()
    return found


def _window(words: Sequence[tuple[int, int]], terms: Sequence[Sequence[int]]) -> tuple[int, int] | None:
    """Return the range of the shortest run of words that holds every term, or `None` if it is too long.

    Args:
        words: The ranges of the words of a sentence.
        terms: For each term the positions of the words that fit it.
    """
    places = [(position, number) for number, positions in enumerate(terms) for position in positions]
    places.sort()
    best: tuple[int, int] | None = None
    inside: defaultdict[int, int] = defaultdict(int)
    first = 0
    for last, number in places:
        inside[number] += 1
        while inside[places[first][1]] > 1:
            inside[places[first][1]] -= 1
            first += 1
        width = last - places[first][0]
        if len(inside) == len(terms) and width <= _WINDOW and (best is None or width < best[1] - best[0]):
            best = places[first][0], last
    return None if best is None else (words[best[0]][0], words[best[1]][1])


def _only_statement(place: Evidence, spoken: ByPlace[Statement]) -> str | None:
    """Return the statement whose content holds the words of a cue, or a part of them that no other shares."""
    found = list(dict.fromkeys(spoken.overlapping(place.paragraph, place.span)))
    whole = [said for said in found if any(part.span.covers(place.span) for part in said.content)]
    return (whole or found)[0].id if len(whole or found) == 1 else None
