"""The rules are those that `lexicons/en/sieves.yml` lists, and a rule that errs often lowers the grade."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.analysis.attribution.grading import graded
from generator.model.accuracy import ENOUGH, Counts, Sieve, SieveAccuracy, SpeakerCounts
from generator.model.articles import Article
from generator.model.findings import Grade
from generator.reading.lexicons import lexicon_folder, read_lexicon
from generator.site import Engine, analyse_article, prepare_dossier

TESTS = Path(__file__).parents[1]
SIEVES = read_lexicon(lexicon_folder("en")).sieves
MEASURED = read_lexicon(lexicon_folder("en")).accuracy.measurements
NOT_MEASURED = Sieve("some-rule", "It finds.", "He said so.", None)


@pytest.mark.parametrize("sieve", SIEVES.values(), ids=lambda sieve: sieve.name)
def test_each_sieve_finds_a_statement_in_its_example(
    sieve: Sieve, engine: Engine, an_article: Callable[..., Article]
) -> None:
    assert sieve.name in names_used(sieve.example, engine, an_article)


def test_the_analysis_uses_no_sieve_that_is_not_listed(engine: Engine, an_article: Callable[..., Article]) -> None:
    used = {name for text in texts() for name in names_used(text, engine, an_article)}
    assert used <= SIEVES.keys(), "describe these in generator/lexicons/en/sieves.yml"


def test_figures_are_those_of_the_present_sieves() -> None:
    measured = {name for measurement in MEASURED for name in measurement.sieves}
    assert measured <= SIEVES.keys(), "measure again: CONTRIBUTING.md says how"


def test_what_and_example_are_plain_sentences() -> None:
    for sieve in SIEVES.values():
        assert sieve.what[0].isupper(), sieve.name
        assert sieve.what.endswith("."), sieve.name
        assert "  " not in sieve.what, sieve.name
        assert len(sieve.what.split()) <= 30, sieve.name


@pytest.mark.parametrize(
    ("found", "right", "grades"),
    [
        (100, 80, "ABC"),
        (1000, 796, "ABC"),  # 0.80 in whole per cent
        (100, 79, "BCC"),
        (ENOUGH, 1, "BCC"),
        (ENOUGH - 1, 1, "ABC"),  # too few to tell
        (0, 0, "ABC"),
    ],
)
def test_a_sieve_that_errs_lowers_the_grade_by_one(found: int, right: int, grades: str) -> None:
    measured = SieveAccuracy(Counts(found, right, 0, 0), SpeakerCounts(0, 0, 0))
    assert "".join(lowered(replace(NOT_MEASURED, measured=measured))) == grades


def test_a_sieve_of_which_nothing_is_known_keeps_the_grade() -> None:
    assert "".join(lowered(NOT_MEASURED)) == "ABC"
    assert "".join(lowered(None)) == "ABC"


def lowered(sieve: Sieve | None) -> list[Grade]:
    grades: tuple[Grade, ...] = ("A", "B", "C")
    return [graded(grade, sieve) for grade in grades]


def names_used(text: str, engine: Engine, an_article: Callable[..., Article]) -> set[str]:
    _, analysis = analyse_article(an_article(text), prepare_dossier(None), engine)
    return {statement.sieve for statement in analysis.statements}


def texts() -> Iterator[str]:
    """Return every text that the tests have: cases, texts of our own, articles of the real and the tiny site."""
    for path in sorted((TESTS / "cases" / "attribution").glob("*.yml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))["given"]["text"]
    for path in sorted((TESTS / "quality").glob("*.yml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))["text"]
    for folder in (TESTS.parent, TESTS / "tiny_site"):
        for path in sorted((folder / "content" / "articles").glob("*.txt")):
            yield path.read_text(encoding="utf-8")
