"""A failing build leaves the last good site, with the error on its pages."""

from collections.abc import Callable
from pathlib import Path

import click

from generator.adapters.mkdocs_serve import SteadyBuilder, error_html

Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]


def test_a_build_that_fails_halfway_leaves_the_last_good_site(tmp_path: Path, tree: Tree, write: Write) -> None:
    site = tmp_path / "site"
    write(site / "index.html", "<html><body>good</body></html>")
    write(site / "data.json", "{}")

    def half_a_build() -> None:
        write(site / "index.html", "half")
        raise ValueError('<script>alert("x")</script>')

    steady = SteadyBuilder(half_a_build, site, dirty=False)
    steady()
    once = tree(site)
    steady()

    assert tree(site) == once
    page = once["index.html"].decode()
    assert page.startswith("<html><body>good<!-- briefings-error -->")
    assert "<script>" not in page
    assert "&#60;script&#62;alert" in page
    assert once["data.json"] == b"{}"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_good_build_replaces_the_site(tmp_path: Path, tree: Tree, write: Write) -> None:
    site = tmp_path / "site"
    write(site / "old.html", "<body>old</body>")

    SteadyBuilder(lambda: write(site / "new.html", "<body>new</body>"), site, dirty=False)()

    assert tree(tmp_path) == {"site/new.html": b"<body>new</body>"}


def test_a_dirty_build_builds_on_what_is_there(tmp_path: Path, tree: Tree, write: Write) -> None:
    site = tmp_path / "site"
    write(site / "old.html", "<body>old</body>")

    SteadyBuilder(lambda: write(site / "new.html", "<body>new</body>"), site, dirty=True)()
    assert set(tree(site)) == {"old.html", "new.html"}

    def refuse() -> None:
        raise click.ClickException("no")

    SteadyBuilder(refuse, site, dirty=True)()
    assert b"<strong>no</strong>" in tree(site)["old.html"]


def test_messages_become_html_on_one_line() -> None:
    assert error_html(["a.yml:1: <b>\nRemove it.\n\nb.yml: x", "last"]) == (
        "<p><strong>a&#46;yml&#58;1&#58; &#60;b&#62;</strong><br>Remove it.</p>"
        "<p><strong>b&#46;yml&#58; x</strong></p><p><strong>last</strong></p>"
    )
    assert error_html([]) == "<p><strong></strong></p>"
