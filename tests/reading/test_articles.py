"""Articles keep every character at its offset, whatever bytes they come as."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputErrors
from generator.model.articles import RawArticle
from generator.reading.articles import MAX_BYTES, read_articles, read_text_file
from generator.reading.characters import UNSAFE
from generator.reading.paragraphs import cut_paragraphs, is_hard_wrapped

WRAPPED = """\
The delegation arrived in the city on Sunday evening and went to a dinner
with its hosts, which by all accounts lasted for more than two hours and
ended without a statement.

On the next morning the formal part of the talks began in a building that
the mission had rented for the purpose. It lasted until the evening, when
both sides spoke to the press.
"""

HEADLINES = """\
Delegation arrives in the city for talks, host says they will be short
Markets fall as investors await the outcome of the talks in the city
Why the talks in the city matter, and what either side wants from them
Five things to know about the talks that begin in the city on Monday
"""


def read_one(tmp_path: Path, content: bytes | str, name: str = "a.txt") -> tuple[RawArticle, list[str]]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    article, notices = read_text_file(path, tmp_path)
    return article, [f"{notice.level} {notice}" for notice in notices]


def texts(content: str) -> list[str]:
    return [paragraph.text for paragraph in cut_paragraphs(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("one\ntwo\n\n\nthree", [(1, 0, 1, "one"), (2, 4, 2, "two"), (3, 10, 5, "three")]),
        ("one\r\ntwo\rthree\n\rfour", [(1, 0, 1, "one"), (2, 5, 2, "two"), (3, 9, 3, "three"), (4, 16, 5, "four")]),
        ("  one \t\n \u00a0\n\u3000two\u00a0", [(1, 2, 1, "one"), (2, 12, 3, "two")]),
        ("a\x0bb\x1cc", [(1, 0, 1, "a\x0bb\x1cc")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_a_line_is_a_paragraph(content: str, expected: list[tuple[int, int, int, str]]) -> None:
    assert [(p.number, p.start, p.line, p.text) for p in cut_paragraphs(content)] == expected


def test_in_a_hard_wrapped_text_a_block_is_a_paragraph() -> None:
    paragraphs = cut_paragraphs(WRAPPED)
    assert [(p.number, p.line) for p in paragraphs] == [(1, 1), (2, 5)]
    for paragraph in paragraphs:
        assert paragraph.text == WRAPPED[paragraph.start : paragraph.end].replace("\n", " ")


def test_both_characters_of_a_line_end_inside_a_block_become_spaces() -> None:
    first, _ = cut_paragraphs(WRAPPED.replace("\n", "\r\n"))
    assert "a dinner  with its hosts" in first.text


@pytest.mark.parametrize(
    ("why", "content", "expected"),
    [
        ("prose at the width of a page", WRAPPED, True),
        ("a list of headlines goes on with capitals", HEADLINES, False),
        (
            "lines end with sentences",
            "She said no, and then she went out of the room at once.\nhe stayed.\n" * 6,
            False,
        ),
        ("lines are wider than a page", (("word " * 30).strip() + "\n") * 6, False),
        ("lines are short, as in verse", ("a line of a poem\n" * 6), False),
        ("no line follows another", "\n\n".join(WRAPPED.split("\n")), False),
        ("two broken lines are too few to tell", WRAPPED.split("\n\n", maxsplit=1)[0], False),
        ("a list at the end of a wrapped text", WRAPPED + "\n- first\n- second\n", True),
        ("a wrapped notice at the end of an article of long lines", f"{'word ' * 60}\n" * 9 + WRAPPED, False),
        ("nothing", "", False),
    ],
)
def test_what_counts_as_hard_wrapped(why: str, content: str, expected: bool) -> None:  # noqa: FBT001
    blocks = tuple(
        tuple(line.strip() for line in block.split("\n") if line.strip())
        for block in re.split(r"\n{2,}", content)
        if block.strip()
    )
    assert is_hard_wrapped(blocks) is expected, why


@pytest.mark.parametrize(
    ("content", "text", "notices"),
    [
        ("“Nein”, sagte er".encode(), "“Nein”, sagte er", []),
        ("\ufeffone".encode(), "one", []),
        ("\ufeffone “two”".encode("utf-16-le"), "one “two”", []),
        ("\ufeffone “two”".encode("utf-16-be"), "one “two”", []),
        ("“No”, he said".encode("cp1252"), "“No”, he said", ["warning a.txt: not UTF-8; read as Windows-1252"]),
        (b"one \x81 \xe9", "one \ufffd é", ["warning a.txt: not UTF-8; read as Windows-1252"]),
        ("one\n“two”".encode()[:-1], "one", ["warning a.txt:2: 1 × bytes that are not UTF-8"]),
        (b"\xff\xfea\x00b", "a\ufffd", ["warning a.txt:1: 1 × bytes that are not UTF-16-LE"]),
        (
            b"\n\na\x00b\x00\x07",
            "a\ufffdb\ufffd\ufffd",
            ["warning a.txt:3: control characters read as U+FFFD: 2 × U+0000"],
        ),
        ("a\u202eb\ufdd0", "a\ufffdb\ufffd", ["1 × U+202E RIGHT-TO-LEFT OVERRIDE, 1 × U+FDD0"]),
        ("a\nb\u200bc\u00ad", "a", ["info a.txt:2: characters without width kept"]),
        ("a\u2028b\u0085c", "a b c", []),
        ("", None, ["warning a.txt: there is no letter in it"]),
        ("1 2 …", "1 2 …", ["warning a.txt: there is no letter in it"]),
    ],
)
def test_bytes_become_safe_text(tmp_path: Path, content: bytes | str, text: str | None, notices: list[str]) -> None:
    article, found = read_one(tmp_path, content)
    assert (article.paragraphs[0].text if article.paragraphs else None) == text
    assert len(found) == len(notices)
    assert all(part in notice for part, notice in zip(notices, found, strict=True))


def test_a_byte_order_mark_counts_as_a_character(tmp_path: Path) -> None:
    article, _ = read_one(tmp_path, b"\xef\xbb\xbfone")
    assert article.paragraphs[0].start == 1


def test_articles_are_sorted_and_empty_ones_left_out(tmp_path: Path) -> None:
    for name, text in {"b.txt": "two", "a.TXT": "one", "c.txt": "", ".d.txt": "hidden", "e.md": "three"}.items():
        (tmp_path / name).write_text(text)
    articles, notices = read_articles(tmp_path, tmp_path.parent)
    assert [article.id for article in articles] == ["a", "b"]
    assert articles[1].file == f"{tmp_path.name}/b.txt"
    assert [(notice.location.file.rpartition("/")[2], notice.level) for notice in notices] == [
        ("e.md", "info"),
        ("c.txt", "warning"),
    ]


@pytest.mark.parametrize("name", ["index", "a b", "ä", "a.", "a%", "a#", "a&b", "a\nb", "a\udcffb", "a\u202eb"])
def test_ids_must_be_fit_for_urls(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.txt").write_text("text")
    (tmp_path / "fine.txt").write_text("text")
    with pytest.raises(InputErrors, match="cannot be an article id") as caught:
        read_articles(tmp_path, tmp_path)
    assert len(caught.value.errors) == 1
    assert str(caught.value).encode(), "the message can be printed"
    assert str(caught.value).count("\n") == 1


def test_errors_of_all_files_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "Same.txt").write_text("text")
    (tmp_path / "same.txt").write_text("text")
    (tmp_path / "big.txt").write_bytes(b"x" * (MAX_BYTES + 1))
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputErrors) as caught:
        read_articles(tmp_path, tmp_path)
    assert [(error.location.file, error.problem) for error in caught.value.errors] == [
        ("big.txt", "this file is larger than 2 MiB."),
        ("folder.txt", "this is not a regular file."),
        ("gone.txt", "this file does not exist."),
        ("same.txt", "its name differs only by case from Same.txt."),
    ]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="articles: this folder does not exist"):
        read_articles(tmp_path / "articles", tmp_path)


ODD_CHARACTERS = "aB. \n\r\t\u00a0\u2028\x85\x0b\x0c\x1c\x00\u202e\u200b\ufeff\ufffe“”é\U0001f600"
ODD_TEXT = st.text(alphabet=ODD_CHARACTERS, max_size=200)
LINES = st.lists(st.sampled_from([WRAPPED[:73], WRAPPED[74:146], "", " \u00a0", "word", "\x0c\x00\x85"]), max_size=12)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(
    st.one_of(
        st.binary(max_size=200),
        ODD_TEXT.map(str.encode),
        ODD_TEXT.map(lambda text: text.encode("utf-16")),
        st.builds(lambda lines, end: end.join(lines).encode(), LINES, LINE_ENDS),
    )
)
def test_no_bytes_break_the_reader_and_no_character_is_lost(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(content)
        article, _ = read_text_file(path, Path(folder))
        articles, _ = read_articles(Path(folder), Path(folder))
    decoded = as_documented(content)
    assert articles in ((), (article,))
    covered = 0
    for number, paragraph in enumerate(article.paragraphs, 1):
        assert paragraph.number == number
        assert paragraph.text.strip() == paragraph.text != ""
        assert not re.search(r"[\r\n]", paragraph.text)
        assert decoded[covered : paragraph.start].isspace() or covered == paragraph.start == 0
        assert as_replaced(decoded[paragraph.start : paragraph.end]) == paragraph.text
        assert paragraph.line == len(re.findall(r"\r\n|\n|\r", decoded[: paragraph.start])) + 1
        covered = paragraph.end
    assert not decoded[covered:].strip()


def as_documented(content: bytes) -> str:
    """Decode as `generator.reading.decoding` says; a byte order mark at the start is white space."""
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(content[:2], "utf-8")
    text = content.decode(encoding, errors="replace")
    wrong = text.count("\ufffd")
    is_utf8 = content.decode("utf-8", errors="ignore").encode() == content
    if encoding == "utf-8" and not is_utf8 and sum(char > "\x7f" for char in text) - wrong < wrong:
        text = content.decode("cp1252", errors="replace")
    text = re.sub("^\ufeff", " ", text)
    # Python counts the controls U+001C to U+001F as white space; here they are characters.
    return re.sub("[\x1c-\x1f\x0b\x0c]", "\ufffd", text)


def as_replaced(passage: str) -> str:
    return UNSAFE.sub("\ufffd", re.sub("[\r\n\x85\u2028\u2029]", " ", passage))
