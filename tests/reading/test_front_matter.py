"""Front matter is cut into entries, and the text behind it as if nothing stood before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.front_matter import find_entry, front_matter_length, plain_value
from generator.reading.paragraphs import cut_paragraphs
from generator.text import NO_SIGN

WRAPPED = """\
MS. DAHL:  The delegation arrived in the city on Sunday evening and went
to a dinner with its hosts, which by all accounts lasted for more than
two hours and ended without a statement.
MR. BERG:  On the next morning the formal part of the talks began in a
building that the mission had rented for the purpose. It lasted until
the evening, when both sides spoke to the press.
Q    And what did they say when at last they came out of the building and
spoke?
"""


@pytest.mark.parametrize(
    ("lines", "length"),
    [
        (["---", "title: a", "---", "text"], 3),
        (["---", "title: a", "  b", "", "# c", "tags:", "- d", "---"], 8),
        (["---", "---", "title: a"], 0),
        (["---", "She said: no", "---"], 0),
        (["---", "title: a", "The dam is full.", "---"], 0),
        (["---", "title: a"], 0),
        (["title: a", "---"], 0),
        (["---", *["a: b"] * 200, "---"], 0),
        ([], 0),
    ],
)
def test_front_matter_is_entries_between_two_fences(lines: list[str], length: int) -> None:
    assert front_matter_length(lines) == length


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("title: The dam", "title", "The dam"),
        ("Title:  'The “dam” of Dahl''s'", "title", "The “dam” of Dahl's"),
        (r'title: "River\u2019s\_dam \"full\"\   \ again"', "title", 'River’s dam "full" again'),
        ("title:", "title", ""),
        (r"title: a\_b", "title", r"a\_b"),
        ("url: https://example.org/a:b", "url", "https://example.org/a:b"),
    ],
)
def test_values_are_read_as_yaml_means_them(text: str, key: str, value: str) -> None:
    entry = find_entry(text)
    assert entry is not None
    assert (entry[0], plain_value(text, entry[1])) == (key, value)


@pytest.mark.parametrize("text", ["---", "a b: c", "- a: b", "title:b", ""])
def test_other_lines_are_no_entries(text: str) -> None:
    assert find_entry(text) is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_entry_is_a_paragraph_with_the_lines_that_go_on_with_it(end: str) -> None:
    text = f'---\ntitle: "The dam\\\n  \\ is full"\n\ndate: 2021-03-08\n---\n\n{WRAPPED}'.replace("\n", end)
    paragraphs = cut_paragraphs(text)
    assert [(one.number, one.line) for one in paragraphs] == [
        *((1, 1), (2, 2), (3, 5), (4, 6)),
        *((5, 8), (6, 11), (7, 14)),
    ]
    assert paragraphs[1].text.startswith('title: "The dam\\')
    assert paragraphs[4].text.startswith("MS. DAHL:  The delegation")
    for paragraph in paragraphs:
        assert paragraph.text == text[paragraph.start : paragraph.end].replace("\r", " ").replace("\n", " ")


def test_a_label_opens_a_paragraph_of_a_hard_wrapped_text() -> None:
    assert [paragraph.text[:5] for paragraph in cut_paragraphs(WRAPPED)] == ["MS. D", "MR. B", "Q    "]


def test_items_that_are_sentences_are_paragraphs_of_a_hard_wrapped_text() -> None:
    items = "-   First, the dam is to be closed.\n-   Then it is to be\n    opened.\n-   And so on"
    names = "-   Kari Dahl\n-   Ole Berg"
    paragraphs = [paragraph.text for paragraph in cut_paragraphs(f"{WRAPPED * 3}\n{items}\n\n{names}")]
    assert paragraphs[9:] == [
        "-   First, the dam is to be closed.",
        "-   Then it is to be     opened.",
        "-   And so on",
        "-   Kari Dahl -   Ole Berg",
    ]


FRONT = ["---", "title: a", 'title: "a\\', '  b"', "date: 2021-03-08", "", "- c", "# d", "text"]
LINES = ["KARI DAHL: no", "**a** [b](http://c.d) \\*", "", " \u00a0", *WRAPPED.splitlines(), "\\###"]


@given(
    st.lists(st.sampled_from(FRONT), max_size=8),
    st.lists(st.sampled_from(LINES), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_no_character_is_lost_or_moved(front: list[str], lines: list[str], end: str) -> None:
    text = end.join([*front, *lines])
    covered = 0
    for number, paragraph in enumerate(cut_paragraphs(text), 1):
        assert paragraph.number == number
        assert paragraph.text.strip() == paragraph.text != ""
        between = text[covered : paragraph.start].split()
        assert all(set(piece) <= set("*\\#[") for piece in between), "only marks of Markdown lie between paragraphs"
        for kept, written in zip(paragraph.text, text[paragraph.start : paragraph.end], strict=True):
            assert kept in (written, NO_SIGN, " ")
        covered = paragraph.end
