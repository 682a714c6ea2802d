"""Texts of our own (`tests/quality/`), on many subjects, judged against the statements a person marked in them.

A file has a `topic`, what it `covers`, the `actors` of its dossier, a `text`
with an empty line between paragraphs, and its `statements`: paragraph, kind,
what was `said` (a text, or a list of its pieces), `by` whom as written, `cue`,
and the `speaker`'s id or null.  A statement marked `doubtful` is neither asked
for nor held against the analysis.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.model.articles import Article
from generator.model.findings import Statement
from generator.site import Engine, analyse_article, prepare_dossier
from tests.analysis.conftest import make_dossier
from tests.matching import Match, Plain, match_statements, places

FILES = sorted((Path(__file__).parents[1] / "quality").glob("*.yml"))
KINDS = ("direct", "mixed", "indirect")

RECALL_FLOORS = {"direct": 0.97, "mixed": 0.92, "indirect": 0.84}
"""Share of the marked statements of a kind that are found."""
PRECISION_FLOORS = {"direct": 0.97, "mixed": 0.96, "indirect": 0.88}
"""Share of the found statements of a kind that are marked."""
SPEAKER_FLOOR = 0.85
"""Share of the statements found whose speaker is right."""
WRONG_CEILING = 0.005
"""Share of the statements found whose speaker is somebody else; nobody is not somebody else."""


@dataclass(frozen=True)
class Judged:
    """One text with its marked and found statements."""

    name: str
    article: Article
    gold: tuple[Plain, ...]
    found: tuple[Statement, ...]
    matches: tuple[Match, ...]

    @property
    def missed(self) -> list[Plain]:
        matched = [match.gold for match in self.matches]
        return [one for one in self.gold if one not in matched]

    @property
    def unasked(self) -> list[Statement]:
        matched = [match.found for match in self.matches]
        return [one for one in self.found if one not in matched]

    @property
    def wrong(self) -> list[Match]:
        return [match for match in self.matches if match.found.speaker not in (None, match.gold["speaker"])]

    @property
    def left_open(self) -> list[Match]:
        return [match for match in self.matches if match.found.speaker is None and match.gold["speaker"] is not None]


@pytest.fixture(scope="module")
def judged(engine: Engine, an_article: Callable[..., Article]) -> tuple[Judged, ...]:
    assert FILES, "there are no texts in tests/quality"
    return tuple(judge(path, engine, an_article) for path in FILES)


def judge(path: Path, engine: Engine, an_article: Callable[..., Article]) -> Judged:
    form = read(path)
    article = an_article(form["text"], id=path.stem)
    _, analysis = analyse_article(article, prepare_dossier(make_dossier(form)), engine)
    matches = match_statements(article, form["statements"], analysis.statements, "said")
    doubtful = [match.found for match in matches if "doubtful" in match.gold]
    return Judged(
        name=path.stem,
        article=article,
        gold=tuple(one for one in form["statements"] if "doubtful" not in one),
        found=tuple(one for one in analysis.statements if one not in doubtful),
        matches=tuple(match for match in matches if "doubtful" not in match.gold),
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_marked_stands_in_the_text(path: Path, an_article: Callable[..., Article]) -> None:
    form = read(path)
    article = an_article(form["text"])
    ids = {None, *(actor["id"] for actor in form["actors"])}
    for one in form["statements"]:
        text = article.paragraph(one["paragraph"]).text
        assert places(text, one["said"])
        assert one["kind"] in KINDS, one
        assert one["speaker"] in ids, one
        # A quotation may be signed in the paragraph below.
        below = article.paragraphs[one["paragraph"] : one["paragraph"] + 1]
        assert one["by"] is None or any(
            one["by"] in place for place in (text, *(paragraph.text for paragraph in below))
        ), one


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_said_is_found(judged: tuple[Judged, ...], kind: str) -> None:
    wanted = sum(one["kind"] == kind for text in judged for one in text.gold)
    missed = [
        f"{text.name} ¶{one['paragraph']}: {one['by']} | {one['cue']} | {one['said']}"
        for text in judged
        for one in text.missed
        if one["kind"] == kind
    ]
    show(f"missed, {kind}", missed, wanted)
    assert 1 - len(missed) / wanted >= RECALL_FLOORS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_was_said(judged: tuple[Judged, ...], kind: str) -> None:
    found = sum(one.kind == kind for text in judged for one in text.found)
    unasked = [f"{text.name} {described(text, one)}" for text in judged for one in text.unasked if one.kind == kind]
    show(f"found without being marked, {kind}", unasked, found)
    assert 1 - len(unasked) / found >= PRECISION_FLOORS[kind]


def test_speakers_are_right_or_left_open(judged: tuple[Judged, ...]) -> None:
    matches = sum(len(text.matches) for text in judged)
    wrong = list(speakers(judged, lambda text: text.wrong))
    left_open = list(speakers(judged, lambda text: text.left_open))
    show("wrong speaker", wrong, matches)
    show("speaker left open", left_open, matches)
    assert len(wrong) / matches <= WRONG_CEILING
    assert 1 - (len(wrong) + len(left_open)) / matches >= SPEAKER_FLOOR


def read(path: Path) -> Plain:
    form: Plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    return form


def speakers(judged: tuple[Judged, ...], choose: Callable[[Judged], list[Match]]) -> Iterator[str]:
    for text in judged:
        for match in choose(text):
            yield f"{text.name} {match.gold['speaker']}, found {match.found.speaker}: {described(text, match.found)}"


def described(text: Judged, statement: Statement) -> str:
    source = text.article.passage(statement.source) if statement.source else "–"
    cue = text.article.passage(statement.cue) if statement.cue else "–"
    content = " … ".join(text.article.passage(part) for part in statement.content)
    return f"¶{statement.paragraph} {statement.kind} ({statement.sieve}): {source} | {cue} | {content}"


def show(title: str, items: list[str], of: int) -> None:
    """Print what a failing test lists; `pytest -s` prints it in any case."""
    print(f"\n{title}: {len(items)} of {of}", *items, sep="\n  ")
