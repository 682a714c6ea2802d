"""Marks of Markdown become blank, one character for one, and nothing else changes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.markup import blank_markup, is_markdown
from generator.reading.paragraphs import cut_paragraphs
from generator.text import NO_SIGN


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"I said so \[sic\] to him\.", "I said so  [sic] to him."),
        (r"\###", " ###"),
        (r"\*\*\*", " ***"),
        ("**Berg**: no", "  Berg: no"),
        ("**Berg:** no", "  Berg:   no"),
        ("***Berg*** said *no*, then **yes**.", "   Berg    said  no, then   yes."),
        ("the [dam\nof Aske](https://example.org/a_(b)), again", "the  dam\nof Aske, again"),
        ("see [**the plan**](https://example.org).", "see    the plan."),
        ("## Statement\n\nWe paid.", "   Statement\n\nWe paid."),
        ("**a** 2 * 3 * 4", "  a   2 * 3 * 4"),
        ("**a** a <s>b</s> c", "  a   a    b     c"),
    ],
)
def test_marks_are_blank(text: str, shown: str) -> None:
    blank = blank_markup(text)
    assert len(blank) == len(text)
    assert blank.replace(NO_SIGN, "") == shown


@pytest.mark.parametrize(
    "text",
    [
        "He paid 5* for it, and *they* did not.",
        "f*** this, s*** that",
        "* first\n* second",
        "#dam and #1 are signs",
        "[Berg] (Sundia) and a_b_c",
        "a \\ b, C:\\dam",
        "> he wrote",
        "x ** y ** z",
        r"He wrote \* and **all** of it [here](javascript:alert(1)), [there](x).",
    ],
)
def test_a_text_that_is_no_markdown_stays(text: str) -> None:
    assert not is_markdown(text)
    assert cut_paragraphs(text)[0].text == text.split("\n", maxsplit=1)[0].strip()


@pytest.mark.parametrize(
    "text",
    [
        "See [the\nplan](https://example.org/a).",
        "She said:\n**Berg** will come.",
        "-   **Power.** We have it.",
        "# The dam\n\nIt is full.",
        "It is full.\n\n\\###",
    ],
)
def test_what_converters_mark_is_markdown(text: str) -> None:
    assert is_markdown(text)


PIECES = st.sampled_from(
    [*"\\*[]()#>_<!`|~.:-", "**", "***", "](https://a.b/c)", "](", "\n", "\n\n", " ", "dam", "<s>", "[a](/b)"]
)


@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=100)))
def test_lengths_and_other_characters_hold(text: str) -> None:
    blank = blank_markup(text)
    assert len(blank) == len(text)
    for written, kept in zip(text, blank, strict=True):
        assert kept in (written, " ", NO_SIGN)
        assert kept == written or written != "\n"


@pytest.mark.parametrize(
    "piece", ["[", "b", "](http", "[a](http://b", "**a", "* ", "\\", "[a\n", "# a\n", "<s", "](http://(", "** "]
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        text = "**a** [a](https://a" + piece * count
        start = time.perf_counter()
        blank_markup(text)
        is_markdown(piece * count)
        return time.perf_counter() - start

    assert seconds(40_000) < 2
