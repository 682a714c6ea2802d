"""`briefings check` and `briefings explain`, with the real analysis."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.site import build_site

Run = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]


def test_check_reports_and_writes_nothing(run: Run, project: Path, tree: Tree) -> None:
    before = tree(project)

    result = run("check", build=build_site)

    assert result.exit_code == 0, result.output
    assert "Speakers from context only" in result.stdout
    assert "Result" in result.stdout
    assert tree(project) == before


def test_check_fails_on_wrong_input(run: Run, project: Path, write: Write) -> None:
    write(project / "content" / "dossier" / "more.yml", "actors:\n  - {id: x, name: X, kind: planet}\n")

    result = run("check", build=build_site)

    assert result.exit_code == 1
    assert 'content/dossier/more.yml:2: error: "kind" cannot be "planet".' in result.stderr


def test_check_names_what_a_person_should_look_at(run: Run, project: Path, write: Write) -> None:
    dossier = project / "content" / "dossier" / "affair.yml"
    write(dossier, dossier.read_text("utf-8").replace('["Novak"]', '["Novak", "Nowak the Elder"]'))
    write(
        project / "content" / "articles" / "three.txt",
        "A third title here\n\nA passer-by said that nothing at all could be heard from the street outside.\n",
    )
    demand = (
        "demands:\n  - id: go-on\n    title: Going on\n    type: demand\n    by: [ada-novak]\n"
        '    cues: ["talks go several", "missile*"]\n'
        "    passages: [{article: two, paragraph: 2, phrase: the talks would go on}]\n"
    )
    write(project / "content" / "dossier" / "demands.yml", demand)

    output = run("check", build=build_site).stdout

    assert "content/articles/three.txt:3: info: no speaker (indirect, " in output
    assert 'alias "Nowak the Elder" of actor "ada-novak" is in no article.' in output
    assert 'alias "Novak"' not in output
    assert 'content/dossier/demands.yml:2: info: cue "missile*" of demand "go-on" links no sentence.' in output
    assert "talks go several" not in output
    assert "lexicons/" not in output


def test_check_lists_unused_lexicon_entries_on_request(run: Run) -> None:
    output = run("check", "--verbose", build=build_site).stdout

    assert 'lexicons/en/speech.yml: info: cue "vow" attributes nothing here.' in output
    assert 'cue "say"' not in output
    assert "lexicons/en/boilerplate.yml: info: rule copyright drops nothing here" in output


@pytest.mark.parametrize("name", ["one", "on", "content/articles/one.txt"])
def test_explain_finds_an_article_by_id_part_and_path(run: Run, name: str) -> None:
    result = run("explain", name)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("one  (content/articles/one.txt)\n")


def test_explain_shows_what_each_stage_made_of_it(run: Run) -> None:
    output = run("explain", "one").stdout

    for expected in (
        "  title      The ministers meet in Geneva  ¶1 0–28\n",
        "  outlet     –                             not stated in the text\n",
        "  1  1     title               The ministers meet in Geneva\n",
        "  3  5     kept                “We are ready to talk,” Ada Novak said",
        "  kind     direct\n",
        "  source   ¶3 24–33: Ada Novak\n",
        "  content  ¶3 1–21: We are ready to talk\n",
        "  speaker  “Ada Novak”, ¶3 24–33 (name) → ada-novak (Ada Novak)\n",
        "  grade    A: named beside the words\n",
    ):
        assert expected in output


def test_explain_takes_any_text_file(run: Run, tmp_path: Path, write: Write) -> None:
    write(tmp_path / "other.txt", "Some title\n\nNovak said that it would rain all day long in the whole country.\n")

    output = run("explain", str(tmp_path / "other.txt")).stdout

    assert "ada-novak" in output
    assert "it would rain all day long" in output


@pytest.mark.parametrize(
    ("name", "problem", "remedy"),
    [
        ("o", "several articles have this in their id.", "Name one: one, two."),
        ("onne", "there is no such article and no such file.", 'Did you mean "one"?'),
        ("content/dossier", "there is no such article and no such file.", "Valid here: one, two."),
    ],
)
def test_explain_says_which_articles_there_are(run: Run, name: str, problem: str, remedy: str) -> None:
    result = run("explain", name)

    assert result.exit_code == 1
    assert result.stderr == f"{name}: error: {problem}\n    {remedy}\n"


def test_control_characters_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(
        "Some title\n\n“Red \x1b[31m alert and nothing else,” Novak said [bold]today[/bold].\n".encode()
    )

    output = run("explain", str(tmp_path / "x.txt")).stdout

    assert "\x1b" not in output
    assert "[bold]today[/bold]" in output
