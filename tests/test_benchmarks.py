"""Accuracy is counted as its definitions say, and what is written can be read again."""

import datetime
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.accuracy import accuracy, as_yaml, measure
from benchmarks.corpora import Marked, MarkedArticle
from benchmarks.scoring import Cues, Judgement, Text, judge
from generator.model.accuracy import Counts, Measurement, SpeakerCounts
from generator.reading.lexicons import lexicon_folder, read_lexicon

TEXT = (
    "“We will go,” Ada Novak said.\nShe hopes that it will rain all day.\nThe envoy of the river said it “may” end.\n"
)
SPEECH = frozenset({"said"})


def marked(content: str, source: str = "", cue: str = "", sieve: str = "") -> Marked:
    def place(words: str) -> list[tuple[int, int]]:
        return [(TEXT.index(words), TEXT.index(words) + len(words))] if words else []

    return Marked(place(content), place(source), place(cue), sieve)


def judged(gold: list[Marked], found: list[Marked], cues: Cues = "speech") -> Judgement:
    return judge(MarkedArticle(TEXT, tuple(gold), tuple(found)), cues, SPEECH)


@pytest.mark.parametrize(
    ("content", "kind"),
    [("“We will go,”", "direct"), ("it “may” end", "mixed"), ("that it will rain", "indirect"), ("go,” Ada", "mixed")],
)
def test_kinds_are_read_off_the_quotation_marks(content: str, kind: str) -> None:
    text = Text(TEXT)
    assert text.kind(text.cover(marked(content).content)) == kind


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He "said" so', "said"),
        ("„Ja,“ sagte", "Ja,sagte"),  # the German closing mark opens in English
        ("``Yes,'' he said", "Yes,"),
        ("“open to the end\nand not behind", "opentotheend"),
        ('6" of rain', ""),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, inside: str) -> None:
    quoted = Text(text).quoted
    letters = [char for char, is_in in zip(text, quoted, strict=True) if is_in and char not in " \n\"“”„`'"]
    assert "".join(letters) == inside


@pytest.mark.parametrize(
    ("source", "head"),
    [("Ada Novak", "Novak"), ("The envoy of the river", "envoy"), ("She", "She"), ("said it", "it")],
)
def test_the_head_of_a_source(source: str, head: str) -> None:
    text = Text(TEXT)
    number = text.head(text.cover(marked(source).content))
    assert number is not None
    assert text.word(number) == head


def test_content_and_speaker_are_judged_apart() -> None:
    gold = [marked("“We will go,”", "Ada Novak", "said"), marked("it “may” end", "The envoy of the river", "said")]
    found = [marked("We will go", "Novak", "said"), marked("said it “may” end", "river", "said")]

    first, second = judged(gold, found).found

    assert (first.is_match, first.is_exact, first.is_speaker) == (True, True, True)
    assert (second.is_match, second.is_exact, second.is_speaker) == (True, False, False)


def test_half_of_the_words_make_a_match() -> None:
    gold = [marked("it will rain all day", "She")]

    assert [one.is_match for one in judged(gold, [marked("it will", "She")], "all").found] == [True]
    assert [one.is_match for one in judged(gold, [marked("it", "She")], "all").found] == [False]


def test_hopes_are_no_speech_and_finding_them_is_no_error() -> None:
    hope, found = [marked("that it will rain all day", "She", "hopes")], [marked("it will rain all day", "She")]

    assert judged(hope, found) == Judgement((), ())
    assert [one.is_match for one in judged(hope, found, "all").found] == [True]
    assert [one.is_match for one in judged([], found).found] == [False]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of one article in PolNeAR's layout, its line ends those of Windows."""
    text = "Title of a text\r\n\r\n“We will go,” Ada Novak said on Monday.\r\n"
    quotation, name, cue = (text.index(words) for words in ("“We", "Ada", "said"))
    annotation = (
        f"T1\tContent {quotation} {quotation + 13}\t“We will go,”\n"
        f"T2\tSource {name} {name + 9}\tAda Novak\nT3\tCue {cue} {cue + 4}\tsaid\n"
        "E1\tAttribution:T3 Content:T1 Source:T2 Cue:T3\n"
    )
    for path, content in {"text/one.txt": text, "attributions/one_ab12.ann": annotation}.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_bytes(content.encode())
    return tmp_path


def test_a_folder_is_measured_with_the_engine(folder: Path) -> None:
    measured = measure(folder, "dev", "Some dev", "speech")

    assert (measured.articles, [kind.kind for kind in measured.kinds]) == (1, ["direct", "mixed", "indirect", "all"])
    assert measured.kinds[0].marked == measured.kinds[0].found == Counts(total=1, matched=1, exact=1, whole=1)
    assert [sieve.speakers for sieve in measured.sieves.values()] == [SpeakerCounts(asked=1, right=1, nobody=0)]


def test_what_is_written_is_what_is_read(folder: Path, tmp_path: Path) -> None:
    measured: list[Measurement] = [measure(folder, part, f"Some {part}", "speech") for part in ("train", "dev")]
    lexicon = shutil.copytree(lexicon_folder("en"), tmp_path / "en")
    written = as_yaml(measured, datetime.date(2024, 2, 29), 'python -m benchmarks accuracy --corpus "A: b" --write')
    (lexicon / "accuracy.yml").write_text(written, encoding="utf-8")

    read = read_lexicon(lexicon).accuracy

    assert read.measurements == tuple(measured)
    assert (read.date, read.command.partition("--corpus ")[2]) == (datetime.date(2024, 2, 29), '"A: b" --write')
    assert as_yaml(read.measurements, read.date, read.command) == written


def test_the_command_prints_both_tables(folder: Path) -> None:
    result = CliRunner().invoke(accuracy, [str(folder)])

    assert result.exit_code == 0, result.output
    assert "1 articles" in result.output
    assert "all            1      1    100.0  100.0  100.0" in result.output
    assert "sieve" in result.output


@pytest.mark.parametrize("arguments", [[], ["--write"], ["--write", "."], ["no-such-folder"]])
def test_the_command_refuses_what_it_cannot_do(arguments: list[str]) -> None:
    result = CliRunner().invoke(accuracy, arguments)

    assert result.exit_code == 2
    assert "Error: " in result.output


def test_a_folder_of_another_layout_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(accuracy, [str(tmp_path)])

    assert result.exit_code == 1
    assert "PolNeAR's layout" in str(result.output)
