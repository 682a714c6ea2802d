"""What is said in turns, without a quotation mark: the statements of transcripts and of releases.

A paragraph of a turn is one statement.  It is direct: the label stands for the
marks.  Questions, also those of a medium of the dossier, and what is said to lead
a conversation are none, nor is what
they say that somebody said.  Of what the other rules found inside a turn only
words of somebody else remain, whom it names: "Minister Berg told us that …"; the
turn's own quotations belong to it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.analysis.attribution.labels import Labels
from generator.analysis.attribution.speakers import Speaker
from generator.analysis.words import count_words
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Statement
from generator.model.transcripts import TranscriptWords, Turn

TRANSCRIPT_TURN: Final = "transcript-turn"
RELEASE_STATEMENT: Final = "release-statement"
_SPOKEN = ("speaker", "answer", "release")
_LEAST_WORDS = 3
"""Fewer are "Thank you", "Okay" or the rest of an interrupted sentence."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a turn says in one paragraph."""

    turn: Turn
    speaker: Speaker
    asks: bool
    """True for a medium, which asks whom it talks to."""
    passages: tuple[Evidence, ...]


def add_turns(
    article: Article, turns: Sequence[Turn], statements: tuple[Statement, ...], labels: Labels
) -> tuple[Statement, ...]:
    """Return the statements of an article with those of its turns, in order of appearance.

    Args:
        article: The cleaned article.
        turns: Its turns, at least one; what they say outside its body is passed over.
        statements: What all other rules found.
        labels: Whom the labels of the turns mean.
    """
    said = _said_by_paragraph(article, turns, labels)
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        around = said.get(statement.paragraph, [])
        if not around or _is_of_another(article, statement, around, labels.words):
            found[statement.paragraph].append(statement)
    for number, parts in said.items():
        found[number] += (_statement(part) for part in parts if _is_statement(article, part))
    return tuple(one for number in article.body for one in _lettered(article.id, number, found[number]))


def _said_by_paragraph(article: Article, turns: Sequence[Turn], labels: Labels) -> dict[int, list[_Said]]:
    body = frozenset(article.body)
    said: defaultdict[int, list[_Said]] = defaultdict(list)
    for turn in turns:
        speaker = labels.speaker(turn)
        by_number: defaultdict[int, list[Evidence]] = defaultdict(list)
        if turn.label.paragraph in body:
            by_number[turn.label.paragraph] = []
        for passage in turn.passages:
            if passage.paragraph in body:
                by_number[passage.paragraph].append(passage)
        for number, passages in by_number.items():
            said[number].append(_Said(turn, speaker, labels.is_medium(speaker), tuple(passages)))
    return said


def _is_of_another(article: Article, statement: Statement, around: Sequence[_Said], words: TranscriptWords) -> bool:
    """Say whether a statement inside a turn is attributed there to somebody else, in words that name him.

    Spoken sentences run on and break off, so that a source that is no name or
    known role is too often no source: "like I said", "those people say".
    """
    if statement.source is None or statement.cue is None or statement.grade == "C":
        return False
    if not any(one.turn.voice in _SPOKEN and not one.asks for one in around):
        # "The minister said last week that …, so why …?"
        return False
    if any(one.turn.label.paragraph == statement.paragraph and _starts_before(statement, one) for one in around):
        return False
    source = article.passage(statement.source).lower().replace("’", "'").split()
    if source[0] in words.own_sources or not words.first_person.isdisjoint(source):
        return False
    speakers = {one.speaker.actor for one in around}
    return statement.speaker is None or statement.speaker not in speakers


def _starts_before(statement: Statement, said: _Said) -> bool:
    """Say whether a statement takes its source or content from the label of the paragraph."""
    first = min(part.start for part in (*statement.content, statement.source) if part)
    return said.turn.voice != "release" and first < said.turn.label.end


def _is_statement(article: Article, said: _Said) -> bool:
    text = " ".join(article.passage(passage) for passage in said.passages)
    return said.turn.voice in _SPOKEN and not said.asks and count_words(text) >= _LEAST_WORDS


def _statement(said: _Said) -> Statement:
    return Statement(
        id="",
        kind="direct",
        content=said.passages,
        source=said.turn.label,
        cue=None,
        speaker=said.speaker.actor,
        about=None,
        via=(),
        grade=said.speaker.grade,
        sieve=RELEASE_STATEMENT if said.turn.voice == "release" else TRANSCRIPT_TURN,
        repairs=(),
        continues=None,
        said_on=None,
    )


def _lettered(article: str, number: int, statements: list[Statement]) -> Iterator[Statement]:
    """Return the statements of a paragraph in order, with their letters."""
    ordered = sorted(statements, key=lambda one: (one.content[0].span, one.sieve))
    for position, statement in enumerate(ordered):
        letter = chr(ord("a") + position % 26) * (position // 26 + 1)
        yield replace(statement, id=f"{article}-p{number}{letter}", continues=None)
