"""What `mkdocs serve` remembers must never show: a site after a save equals one built afresh."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from generator.mkdocs_plugin import BriefingsPlugin
from generator.model.output import OutputFile
from generator.site import BuiltSite

Build = Callable[..., MkDocsConfig]
Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]
Change = Callable[[Path, Write], None]

ARTICLES = "content/articles"


def changed_text(project: Path, write: Write) -> None:
    write(project / ARTICLES / "one.txt", "## Another heading\n\nAnother text.\n")


def one_more(project: Path, write: Write) -> None:
    write(project / ARTICLES / "three.txt", "[Link](one.md) and [self](#three).\n")


def one_less(project: Path, _: Write) -> None:
    (project / ARTICLES / "two.txt").unlink()


def other_theme(project: Path, write: Write) -> None:
    write(project / "theme" / "main.html", "<body>other {{ page.content }} {{ page.toc|length }}</body>")


def other_extensions(project: Path, write: Write) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    write(project / "mkdocs.yml", text.replace("[attr_list, tables]", "[toc: {permalink: true}]"))


def other_hand_written_page(project: Path, write: Write) -> None:
    write(project / "content" / "pages" / "about.md", "# About us\n")


def other_address(project: Path, write: Write) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    write(project / "mkdocs.yml", text.replace("example.org/tiny", "example.net/other"))


@pytest.mark.parametrize(
    "change",
    [changed_text, one_more, one_less, other_theme, other_extensions, other_hand_written_page, other_address],
)
@pytest.mark.parametrize("theme", ["null\n  custom_dir: theme", "material\n  font: false"])
def test_a_site_after_a_save_equals_one_built_afresh(
    *,
    build_with_plugin: Build,
    plugin: BriefingsPlugin,
    project: Path,
    tree: Tree,
    write: Write,
    change: Change,
    theme: str,
) -> None:
    config = project / "mkdocs.yml"
    write(config, config.read_text("utf-8").replace("null\n  custom_dir: theme", theme))
    for _ in range(2):
        build_with_plugin(plugin, serving=True)
    change(project, write)

    build_with_plugin(plugin, serving=True)
    remembered = tree(project / "site")
    build_with_plugin(serving=True)
    afresh = tree(project / "site")
    build_with_plugin()

    assert remembered == afresh == tree(project / "site")
    assert len(afresh) > 5


@pytest.mark.parametrize("link", ["gone.md", "two", "/articles/two/", "two.md#gone"])
def test_complaints_about_links_are_repeated(
    *,
    build_with_plugin: Build,
    plugin: BriefingsPlugin,
    project: Path,
    write: Write,
    caplog: pytest.LogCaptureFixture,
    link: str,
) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    write(project / ARTICLES / "one.txt", f"See [there]({link}).\n")

    complaints = []
    for _ in range(3):
        caplog.clear()
        build_with_plugin(plugin, serving=True)
        complaints.append([message for message in caplog.messages if message.startswith("Doc file")])

    assert complaints[0] == complaints[1] == complaints[2]
    assert len(complaints[0]) == 1


def test_a_link_to_a_page_that_goes_is_noticed(
    build_with_plugin: Build, a_site: Callable[..., BuiltSite], project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pages = [OutputFile("index.md", "[two](two.md)\n", None), OutputFile("two.md", "# Two\n", None)]
    plugin = BriefingsPlugin(lambda *_: a_site(pages))
    build_with_plugin(plugin, serving=True)
    assert "two.md" not in caplog.text

    pages.pop()
    build_with_plugin(plugin, serving=True)

    assert "Doc file 'index.md' contains a link 'two.md'" in caplog.text
    assert b'href="two.md"' in (project / "site" / "index.html").read_bytes()
