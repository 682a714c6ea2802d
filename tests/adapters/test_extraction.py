"""One statement as one record."""

from collections.abc import Callable

from generator.adapters.extraction import statement_record
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Statement


def test_a_record_gives_all_passages_of_a_statement_in_the_whole_file(an_article: Callable[..., Article]) -> None:
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
        said_on=None,
    )

    record = statement_record(article, statement)

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
