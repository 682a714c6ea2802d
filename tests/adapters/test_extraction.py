"""One statement as one record."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.adapters.extraction import Record, extract_statements, read_knowledge, statement_record
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Statement
from generator.site import Engine, load_engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def extracted(text: str, folder: Path, engine: Engine) -> list[Record]:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    records, _ = extract_statements(path, folder, read_knowledge(None, folder, engine), engine)
    return list(records)


def written(text: str, ranges: object) -> list[str]:
    assert isinstance(ranges, list)
    return [text[start:end] for start, end in ranges]


def test_a_relative_that_speaks_for_the_speaker_is_part_of_the_source(tmp_path: Path, engine: Engine) -> None:
    text = "The talks ended with Ole Berg, who later said that the river was low.\n"

    (record,) = extracted(text, tmp_path, engine)

    assert written(text, record["source"]) == ["Ole Berg", "who"]


def test_a_quotation_over_several_paragraphs_is_one_record(tmp_path: Path, engine: Engine) -> None:
    text = "“The dam is full,” said Ole Berg. “The river is low.\n\n“The boats are idle.\n\n“We wait.”\n"

    (record,) = extracted(text, tmp_path, engine)

    assert written(text, record["content"]) == [
        "The dam is full",
        "The river is low.",
        "The boats are idle.",
        "We wait.",
    ]
    assert written(text, record["source"]) == ["Ole Berg"]


def test_a_record_gives_all_passages_of_a_statement_in_the_whole_file(
    an_article: Callable[..., Article], engine: Engine
) -> None:
    text = "Title 💬\n\n  “Yes,” TASS quoted her as saying, “today.”\n"
    article = an_article(text, id="x")

    def place(passage: str) -> Evidence:
        start = article.paragraph(2).text.index(passage)
        return Evidence("x", 2, start, start + len(passage))

    statement = Statement(
        id="x-p2a",
        kind="direct",
        content=(place("Yes,"), place("today.")),
        source=place("her"),
        cue=None,
        speaker="ada-novak",
        about=None,
        via=("tass", "ap"),
        grade="B",
        sieve="some-sieve",
        repairs=(),
        continues=None,
        said_on=None,
    )

    record = statement_record(article, statement, engine)

    assert record == {
        "article": "x",
        "kind": "direct",
        "content": [[text.index("Yes,"), text.index("Yes,") + 4], [text.index("today."), text.index("today.") + 6]],
        "source": [[text.index("her"), text.index("her") + 3]],
        "cue": None,
        "speaker": "ada-novak",
        "grade": "B",
        "sieve": "some-sieve",
        "paragraph": 2,
        "via": ["tass", "ap"],
    }
