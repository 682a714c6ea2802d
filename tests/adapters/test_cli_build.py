"""`briefings build`: what it writes and what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from mkdocs.config.defaults import MkDocsConfig

Run = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]


def test_writes_markdown_data_and_a_mkdocs_yml_and_makes_the_site(run: Run, project: Path, tree: Tree) -> None:
    result = run("build")

    assert result.exit_code == 0, result.output
    assert set(tree(project / "build" / "docs")) == {
        "about.md",
        "articles/index.md",
        "articles/one.md",
        "articles/two.md",
        "data/articles.json",
        "index.md",
    }
    site = tree(project / "site")
    assert {"index.html", "about/index.html", "articles/one/index.html", "data/articles.json"} <= set(site)
    assert b'<h1 id="home">Home</h1>' in site["index.html"]


def test_the_mkdocs_yml_names_everything_relative_to_itself_and_not_the_plugin(run: Run, project: Path) -> None:
    run("build")

    made = (project / "build" / "mkdocs.yml").read_text("utf-8")
    assert "briefings:" not in made
    assert "docs_dir: docs\n" in made
    assert "site_dir: ../site\n" in made
    assert "custom_dir: ../theme\n" in made
    assert "- Home: index.md\n- Articles &#38; more: articles/index.md\n" in made
    assert str(project) not in made


def test_tags_of_mkdocs_yml_are_kept_unevaluated(run: Run, project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_name: Tiny", 'site_name: !ENV [NO_SUCH_NAME, "Tiny"]'))

    run("build")

    assert 'site_name: !ENV [NO_SUCH_NAME, "Tiny"]' in (project / "build" / "mkdocs.yml").read_text("utf-8")


def test_what_mkdocs_yml_inherits_and_the_paths_in_it_are_taken_along(run: Run, project: Path, write: Write) -> None:
    config = project / "mkdocs.yml"
    config.rename(project / "base.yml")
    write(config, "INHERIT: base.yml\nhooks: [tools/hook.py]\nrepo_url: https://github.com/a/b\n")
    write(project / "tools" / "hook.py", "def on_post_page(output, **_):\n    return output + '<!-- hooked -->'\n")

    result = run("build", "--strict")

    assert result.exit_code == 0, result.output
    made = (project / "build" / "mkdocs.yml").read_text("utf-8")
    assert "INHERIT" not in made
    assert "hooks:\n- ../tools/hook.py\n" in made
    assert "edit_uri: ''\n" in made
    assert b"<!-- hooked -->" in (project / "site" / "index.html").read_bytes()


def test_says_what_was_done_and_how_to_look_at_it(run: Run, project: Path) -> None:
    output = run("build").stdout

    for expected in (
        "2 articles, 7 paragraphs",
        "2 statements: 2 of grade A",
        "1 statement without a speaker",
        "one      25%",
        f"The site is in {project / 'site'}",
        " -m mkdocs serve",
        f" -m http.server -d {project / 'site'}",
    ):
        assert expected in output


def test_a_second_build_writes_nothing(run: Run, project: Path, tree: Tree) -> None:
    run("build")
    first = {path: path.stat().st_mtime_ns for path in (project / "build").rglob("*")}
    site = tree(project / "site")

    result = run("build")

    assert {path: path.stat().st_mtime_ns for path in (project / "build").rglob("*")} == first
    assert "0 files written, 7 unchanged, 0 deleted" in result.stdout
    assert tree(project / "site") == site


def test_a_deleted_article_vanishes_and_what_others_put_there_stays(run: Run, project: Path, tree: Tree) -> None:
    run("build")
    (project / "build" / "docs" / "notes.md").write_text("# Mine\n")
    (project / "content" / "articles" / "two.txt").unlink()
    (project / "content" / "pages" / "about.md").unlink()

    run("build")

    docs = tree(project / "build" / "docs")
    assert "articles/two.md" not in docs
    assert "about.md" not in docs
    assert docs["notes.md"] == b"# Mine\n"
    assert "articles/two/index.html" not in tree(project / "site")


def test_other_folders_can_be_named(run: Run, project: Path, tmp_path: Path) -> None:
    result = run("build", "--output", str(tmp_path / "out" / "pages"), "--site-dir", str(tmp_path / "www"))

    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "mkdocs.yml").is_file()
    assert (tmp_path / "out" / "pages" / "index.md").is_file()
    assert (tmp_path / "www" / "index.html").is_file()
    assert not (project / "build").exists()
    assert not (project / "site").exists()


def test_works_from_another_folder(run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = run("build", "--config", str(project / "mkdocs.yml"))

    assert result.exit_code == 0, result.output
    assert (project / "site" / "index.html").is_file()


def test_warnings_are_shown_and_fail_under_strict_before_anything_is_written(
    run: Run, project: Path, write: Write
) -> None:
    write(project / "content" / "articles" / "two.txt", "doubtful")

    strict = run("build", "--strict")
    assert strict.exit_code == 1
    assert "content/articles/two.txt:1: warning: this is doubtful." in strict.stderr
    assert not (project / "build").exists()

    lenient = run("build")
    assert lenient.exit_code == 0
    assert "content/articles/two.txt:1: warning: this is doubtful." in lenient.stdout


def test_strict_is_clean_on_a_clean_project(run: Run) -> None:
    result = run("build", "--strict")

    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_warnings_of_mkdocs_are_relayed_and_fail_under_strict(run: Run, project: Path, write: Write) -> None:
    write(project / "content" / "pages" / "about.md", "# About\n\n[gone](gone.md)\n")

    assert run("build").exit_code == 0
    result = run("build", "--strict")

    assert result.exit_code == 1
    assert "MkDocs: warning: Doc file 'about.md' contains a link 'gone.md'" in result.stderr
    assert "MkDocs did not build the site. Aborted with 1 warnings in strict mode!" in result.stderr


def test_the_site_is_byte_for_byte_that_of_the_plugin(
    run: Run, project: Path, tree: Tree, build_with_plugin: Callable[..., MkDocsConfig]
) -> None:
    run("build")
    on_disk = tree(project / "site")

    build_with_plugin(strict=True)

    assert tree(project / "site") == on_disk
    assert "sitemap.xml.gz" in on_disk
    assert "search/search_index.json" in on_disk
