"""What the command line refuses, and how it says so: place, problem, remedy, exit code, no traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--output", "strange"), "holds files that were not made by this command"),
        (("--output", "content/articles"), "which the site is made from"),
        (("--output", "content/pages/made"), "which the site is made from"),
        (("--output", "."), "--output holds the project itself"),
        (("--output", "site/docs"), "lie in one another"),
        (("--output", "made"), "was not made by this command and is in the way"),
        (("--site-dir", "strange"), "no sitemap.xml, so it is no site"),
        (("--site-dir", "content"), "which the site is made from"),
        (("--site-dir", ".."), "--site-dir holds the project itself"),
        (("--site-dir", "build"), "lie in one another"),
        (("--site-dir", "theme"), "which the site is made from"),
    ],
)
def test_refuses_folders_where_something_else_would_be_lost(
    *, run: Run, project: Path, tree: Tree, write: Write, arguments: tuple[str, str], problem: str
) -> None:
    write(project / "strange" / "thesis.md", "ten years of work")
    before = tree(project)

    result = run("build", *arguments)

    assert result.exit_code == 1
    assert problem in result.stderr
    assert tree(project) == before


def test_refuses_to_overwrite_a_file_that_somebody_put_among_the_generated_ones(
    run: Run, project: Path, tree: Tree, write: Write
) -> None:
    run("build")
    write(project / "build" / "docs" / "articles" / "three.md", "# Mine\n")
    write(project / "content" / "articles" / "three.txt", "Text.\n")
    before = tree(project)

    result = run("build")

    assert result.exit_code == 1
    assert "articles/three.md: error: this file was not made by this command and is in the way." in result.stderr
    assert tree(project) == before


def test_refuses_a_hand_written_page_in_the_place_of_a_generated_one(run: Run, project: Path, write: Write) -> None:
    write(project / "content" / "pages" / "articles" / "one" / "index.md", "# Mine\n")

    result = run("build")

    assert result.exit_code == 1
    assert "content/pages/articles/one/index.md: error: this page would take the place" in result.stderr
    assert '"articles/one.md"' in result.stderr
    assert not (project / "build").exists()


def test_wrong_input_is_shown_with_place_problem_and_remedy(run: Run, project: Path, write: Write) -> None:
    write(project / "content" / "articles" / "two.txt", "BROKEN")

    result = run("build")

    assert result.exit_code == 1
    assert result.stderr == "content/articles/two.txt:1: error: this is <b>broken</b>.\n    Mend it & save.\n"
    assert not (project / "build").exists()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("excerpt_words", "excerpt_words", "mkdocs.yml: error: this file cannot be read"),
        (
            "      content: content\n",
            "      contnet: x\n",
            'mkdocs.yml:10: error: there is no setting "contnet".\n    Did you mean "content"?',
        ),
        ("content: content\n", "content: 5\n", 'mkdocs.yml:10: error: "content" is not the name of a folder.'),
        ("content: content\n", "excerpt_words: yes\n", 'mkdocs.yml:10: error: "excerpt_words" is not a whole number.'),
        ("content: content\n", "excerpt_share: half\n", 'mkdocs.yml:10: error: "excerpt_share" is not a number.'),
        ("content: content\n", "excerpt_share: 2\n", 'mkdocs.yml:9: error: "excerpt_share" is not a share.'),
        ("content: content\n", "content: nowhere\n", 'mkdocs.yml:9: error: "content": there is no folder'),
        ("site_name: Tiny", "site_name: [", "mkdocs.yml: error: MkDocs encountered an error parsing"),
        ("docs_dir: content/pages", "docs_dir: nowhere", 'mkdocs.yml: error: "docs_dir":'),
        (
            "  - briefings:\n      content: content\n      templates: site_templates\n",
            "",
            '"plugins" does not name briefings',
        ),
        (
            "    content: content\n      templates: site_templates\n",
            "  - x\n",
            'the options of plugin "briefings" are no mapping',
        ),
        ("docs_dir:", "use_directory_urls: false\ndocs_dir:", '"use_directory_urls" is false'),
        ("name: null", "name: nosuchtheme", "mkdocs.yml: error: \"theme\": Unrecognised theme name: 'nosuchtheme'."),
    ],
)
def test_mistakes_in_mkdocs_yml_are_shown_with_their_line(
    run: Run, project: Path, old: str, new: str, expected: str
) -> None:
    config = project / "mkdocs.yml"
    if old == new:
        config.unlink()
    else:
        text = config.read_text("utf-8")
        assert old in text
        config.write_text(text.replace(old, new, 1), "utf-8")

    for command in ("build", "check"):
        result = run(command)
        assert result.exit_code == 1
        assert expected in result.stderr


def test_wrong_usage_is_exit_code_two(run: Run) -> None:
    assert run("build", "--outptu", "x").exit_code == 2
    assert run("extract").exit_code == 2
    assert run("no-such-command").exit_code == 2


def test_control_c_is_quiet(run: Run) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    result = run("build", build=interrupted)

    assert result.exit_code == 130
    assert result.stderr == ""


def test_a_folder_that_cannot_be_written_is_an_error_without_traceback(run: Run, project: Path) -> None:
    (project / "build").write_text("a file where the folder should be")

    result = run("build")

    assert result.exit_code == 1
    assert "build" in result.stderr
