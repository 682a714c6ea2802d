"""The page on accuracy says in plain words what was measured, and nothing where nothing was."""

import datetime
import html
import re
from dataclasses import replace

import pytest

from generator.model.accuracy import (
    Accuracy,
    Counts,
    KindAccuracy,
    Measurement,
    Sieve,
    SieveAccuracy,
    SpeakerCounts,
)
from generator.model.lexicon import Lexicon
from generator.publishing.excerpts import Limits
from generator.publishing.publish import publish
from generator.publishing.rendering import Renderer
from generator.reading.settings import Settings
from generator.site import Engine, build_corpus, load_engine
from tests.projects import ROOT, TINY

KIND = KindAccuracy("direct", Counts(200, 190, 0, 0), Counts(250, 240, 125, 0), SpeakerCounts(200, 180, 16))
OTHER = KindAccuracy("direct", Counts(10, 1, 0, 0), Counts(10, 1, 0, 0), SpeakerCounts(0, 0, 0))
POOR = SieveAccuracy(Counts(50, 36, 0, 0), SpeakerCounts(40, 39, 0))
SILENT = SieveAccuracy(Counts(10, 9, 0, 0), SpeakerCounts(9, 0, 9))
SIEVES = (
    Sieve("poor-rule", "It finds <much>.", "“Yes,” he said.\n\n“No.”", POOR),
    Sieve("silent-rule", "It finds little.", "“No.”", SILENT),
    Sieve("new-rule", "It finds anew.", "“Well.”", None),
)
ACCURACY = Accuracy(
    datetime.date(2024, 2, 29),
    "python -m benchmarks accuracy --corpus *x*",
    (
        Measurement("train", "Some train", 90, (OTHER,), {}),
        Measurement("dev", "Some dev", 10, (KIND,), {}),
    ),
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def page(engine: Engine, accuracy: Accuracy, sieves: tuple[Sieve, ...] = SIEVES) -> str:
    """Return the text of the page as a reader sees it, on one line."""
    corpus = build_corpus(Settings(TINY / "content", ROOT / "site_templates"), TINY, engine)
    lexicon: Lexicon = replace(engine.lexicon, sieves={sieve.name: sieve for sieve in sieves}, accuracy=accuracy)
    renderer = Renderer((ROOT / "site_templates" / "pages",), ROOT)
    files = publish(corpus, Limits(60, 0.5), renderer, lexicon).files
    (text,) = (file.content for file in files if file.path == "accuracy.md")
    assert "<much>" not in text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_kinds_are_those_of_the_articles_that_rules_were_checked_with(engine: Engine) -> None:
    text = page(engine, ACCURACY)

    assert "10 press articles of the collection “Some dev”" in text
    assert (
        "Of 100 quoted statements, 95 are found. Of 100 that are found, 96 are right, 50 of them word for word." in text
    )
    assert (
        "Of 100 right ones with a speaker in the text, 90 have the right one, 8 have none, and 2 have a wrong one."
        in text
    )


def test_rules_come_with_meaning_example_and_figures(engine: Engine) -> None:
    text = page(engine, ACCURACY)

    assert "over all 100 articles" in text
    assert (
        "poor-rule It finds <much>. Invented example: “Yes,” he said. ¶ “No.” "
        "72 right of 100, lowers the grade 50 found speaker: 98 right, 0 left open, 2 wrong"
    ) in text
    assert "“No.” 90 right of 100 10 found: too few to tell speaker: none beside the words" in text
    assert "new-rule It finds anew. Invented example: “Well.” not measured" in text


def test_the_command_and_its_day_are_named(engine: Engine) -> None:
    assert "Measured on 29 February 2024 with python -m benchmarks accuracy --corpus *x* Both" in page(engine, ACCURACY)


def test_what_was_never_measured_claims_nothing(engine: Engine) -> None:
    text = page(engine, replace(ACCURACY, measurements=()), tuple(replace(sieve, measured=None) for sieve in SIEVES))

    assert "of 100" not in text
    assert "2024" not in text
    assert text.count("not measured") == 3
