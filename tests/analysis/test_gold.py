"""The real articles, judged against what a person found by reading them (`tests/gold/`).

An article that is not in `content/articles` is passed over.  A gold file may
list pairs of speakers that are open to doubt:

    doubtful:
      - {paragraph: 8, gold: kari-dahl, found: norland, why: "…"}
"""

from pathlib import Path

import pytest
import yaml

from generator.model.corpus import Corpus
from generator.reading.settings import Settings
from generator.site import Engine, build_corpus
from tests.matching import Match, Plain, match_statements

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.yml"))
RECALL_FLOOR = 0.97
PRECISION_FLOOR = 0.97
SPEAKER_FLOOR = 0.97
"""Share of the statements found whose speaker is right; the others must be abstentions."""


@pytest.fixture(scope="module")
def corpus(engine: Engine) -> Corpus:
    return build_corpus(Settings(content=ROOT / "content", templates=ROOT / "site_templates"), ROOT, engine)


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest, corpus: Corpus) -> Plain:
    form = read(request.param)
    if form["article"] not in corpus.articles:
        pytest.skip(f"article {form['article']} is not there")
    return form


def test_cleaning_drops_what_a_reader_would(gold: Plain, corpus: Corpus) -> None:
    article = corpus.articles[gold["article"]]
    assert {drop.paragraph: drop.rule for drop in article.dropped} == gold["cleaning"]["drop"]
    body = "\n".join(article.paragraph(number).text for number in article.body)
    assert [words for words in gold["cleaning"]["keep"] if words not in body] == []


def test_headers_are_those_of_the_text(gold: Plain, corpus: Corpus) -> None:
    headers = corpus.articles[gold["article"]].headers
    stated = {
        "title": headers.title.value,
        # What the editor corrected has no evidence, and is not stated in the text.
        "outlet": headers.outlet.value if headers.outlet and headers.outlet.evidence else None,
        "bylines": [field.value for field in headers.bylines],
        "published": headers.published.date if headers.published and headers.published.evidence else None,
    }
    assert stated == gold["headers"]


def test_no_statement_has_a_wrong_speaker(gold: Plain, corpus: Corpus) -> None:
    doubtful = {(one["paragraph"], one["gold"], one["found"]) for one in gold.get("doubtful", ())}
    wrong = [
        (match.found.id, match.gold["speaker"], match.found.speaker)
        for match in matches(gold, corpus)
        if match.found.speaker not in (None, match.gold["speaker"])
        and (match.found.paragraph, match.gold["speaker"], match.found.speaker) not in doubtful
    ]
    assert wrong == []


def test_numbers_stay_above_their_floors(corpus: Corpus) -> None:
    forms = [form for form in map(read, GOLD) if form["article"] in corpus.articles]
    if not forms:
        pytest.skip("none of the articles is there")
    wanted = sum(len(form["statements"]) for form in forms)
    found = sum(len(corpus.analyses[form["article"]].statements) for form in forms)
    matched = [match for form in forms for match in matches(form, corpus)]
    right = sum(match.found.speaker == match.gold["speaker"] for match in matched)
    print(f"{len(matched)} of {wanted} statements found, {found - len(matched)} more; {right} speakers right")
    assert len(matched) / wanted >= RECALL_FLOOR
    assert len(matched) / found >= PRECISION_FLOOR
    assert right / len(matched) >= SPEAKER_FLOOR


def read(path: Path) -> Plain:
    form: Plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    return form


def matches(gold: Plain, corpus: Corpus) -> list[Match]:
    """Pair the statements of the gold with those found."""
    article = corpus.articles[gold["article"]]
    return match_statements(article, gold["statements"], corpus.analyses[article.id].statements, "content")
