"""`briefings extract`: the interface of the design's data page, section 1."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[Path, str], None]

TEXT = (
    "A title of some words\r\n\r\n"
    "“We\u00a0are ready to talk,” Ada Novak said on Monday in the town hall.\r\n\r\n"
    "She said that the talks 💬 would go on for several more days in Geneva.\r\n"
)


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout_bytes.decode("utf-8").splitlines()]


def passage(text: str, ranges: object) -> str:
    assert isinstance(ranges, list)
    return "|".join(text[start:end] for start, end in ranges)


@pytest.mark.parametrize("text", [TEXT, "\ufeff" + TEXT, TEXT.replace("\r\n", "\n"), TEXT.replace("\r\n", "\r")])
def test_offsets_count_code_points_of_the_whole_file(run: Run, project: Path, text: str) -> None:
    (project / "x.txt").write_bytes(text.encode())

    first, second = records(run("extract", "x.txt"))

    assert passage(text, first["content"]).strip(",") == "We\u00a0are ready to talk"
    assert passage(text, first["source"]) == "Ada Novak"
    assert passage(text, first["cue"]) == "said"
    assert (first["article"], first["kind"], first["paragraph"]) == ("x", "direct", 2)
    assert passage(text, second["content"]) == "that the talks 💬 would go on for several more days in Geneva"
    assert passage(text, second["source"]) == "She"
    assert (second["kind"], second["speaker"], second["paragraph"]) == ("indirect", None, 3)
    assert all({"grade", "sieve"} <= set(record) for record in (first, second))


def test_a_dossier_gives_the_speakers(run: Run, project: Path) -> None:
    (project / "x.txt").write_bytes(TEXT.encode())

    found = records(run("extract", "x.txt", "--dossier", "content/dossier"))

    assert [record["speaker"] for record in found] == ["ada-novak", "ada-novak"]
    assert [record["grade"] for record in found] == ["A", "B"]


def test_files_come_in_the_order_given(run: Run) -> None:
    found = records(run("extract", "content/articles/two.txt", "content/articles/one.txt"))

    assert [record["article"] for record in found] == ["two", "one"]


def test_what_is_not_written_is_null(run: Run, project: Path, write: Write) -> None:
    write(
        project / "x.txt",
        "Some title here\n\nIt was a long day in Geneva for all of them.\n\n“Nobody knows what comes next week.”\n",
    )

    (record,) = records(run("extract", "x.txt"))

    assert record["source"] is None
    assert record["cue"] is None
    assert record["speaker"] is None
    assert "via" not in record


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run) -> None:
    result = run("extract", "missing.txt", "content/articles/one.txt", "content")

    assert result.exit_code == 1
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["one"]
    assert "missing.txt: error: this file does not exist." in result.stderr
    assert "content: error: this is not a regular file." in result.stderr


@pytest.mark.parametrize("content", [b"", b"\n\n", b"12345\n", b"\x00\x01"])
def test_a_file_without_text_gives_nothing_and_a_notice(run: Run, project: Path, content: bytes) -> None:
    (project / "x.txt").write_bytes(content)

    result = run("extract", "x.txt")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "x.txt: warning: there is no letter in it" in result.stderr


def test_a_wrong_dossier_is_an_error(run: Run, project: Path, write: Write) -> None:
    write(project / "content" / "dossier" / "affair.yml", "afair: {}\n")

    result = run("extract", "content/articles/one.txt", "--dossier", "content/dossier")

    assert result.exit_code == 1
    assert "affair.yml:1: error: unknown key" in result.stderr
    assert result.stdout == ""


def test_output_is_utf8_whatever_the_locale_says(project: Path, write: Write) -> None:
    write(project / "zürich.txt", TEXT)

    done = subprocess.run(
        [sys.executable, "-m", "generator", "extract", "zürich.txt"],
        cwd=project,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": _root()},
        capture_output=True,
        check=True,
    )

    assert json.loads(done.stdout.decode("utf-8").splitlines()[0])["article"] == "zürich"


def test_a_reader_who_has_had_enough_ends_it_quietly(project: Path) -> None:
    for number in range(300):
        (project / "many").mkdir(exist_ok=True)
        (project / "many" / f"{number}.txt").write_text(TEXT, "utf-8")

    done = subprocess.run(
        f"{sys.executable} -m generator extract many/*.txt | head -n 1",
        shell=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": _root()},
        capture_output=True,
        check=True,
    )

    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def _root() -> str:
    return str(Path(__file__).parents[2])
