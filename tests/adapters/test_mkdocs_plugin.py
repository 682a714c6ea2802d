"""The plugin inside MkDocs' own build: pages, navigation, errors, edit links."""

import gzip
import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

Build = Callable[..., MkDocsConfig]
Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]


def test_generated_pages_stand_beside_the_hand_written_ones(
    build_with_plugin: Build, project: Path, tree: Tree
) -> None:
    before = tree(project / "content")

    build_with_plugin(strict=True)

    site = tree(project / "site")
    assert {"index.html", "about/index.html", "articles/one/index.html", "data/articles.json"} <= set(site)
    assert tree(project / "content") == before


def test_the_navigation_is_set_and_its_titles_are_escaped(build_with_plugin: Build) -> None:
    config = build_with_plugin()

    assert config.nav == [{"Home": "index.md"}, {"Articles &#38; more": "articles/index.md"}]


def test_a_navigation_of_the_editors_own_is_kept(build_with_plugin: Build, project: Path) -> None:
    nav = [{"Start": "index.md"}, {"More": [{"Who": "about.md"}, {"First": "articles/one.md"}]}]

    config = build_with_plugin(nav=nav, strict=True)

    assert config.nav == nav
    assert b"[Start][More]" in (project / "site" / "index.html").read_bytes()


def test_under_serve_pages_keep_the_titles_of_the_navigation(build_with_plugin: Build, project: Path) -> None:
    nav = [{"Start": "index.md"}, {"More": [{"First": "articles/one.md"}, {"Again": "articles/one.md"}, "about.md"]}]

    build_with_plugin(nav=nav)
    once = (project / "site" / "articles" / "one" / "index.html").read_bytes()
    build_with_plugin(nav=nav, serving=True)

    assert b"<title>First</title>" in once
    assert (project / "site" / "articles" / "one" / "index.html").read_bytes() == once


def test_a_hand_written_page_that_the_editors_navigation_forgot_is_reported(
    build_with_plugin: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_with_plugin(nav=[{"Start": "index.md"}], strict=True)

    assert 'not included in the "nav" configuration:\n  - about.md' in caplog.text
    assert "articles/one.md" not in caplog.text


def test_the_editors_own_not_in_nav_still_counts(build_with_plugin: Build, project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "nav: [{Start: index.md}]\nnot_in_nav: about.md\n", "utf-8")

    build_with_plugin(strict=True)


def test_a_wrong_input_aborts_with_its_place_before_the_site_is_touched(
    build_with_plugin: Build, project: Path, tree: Tree, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    build_with_plugin()
    before = tree(project / "site")
    write(project / "content" / "articles" / "two.txt", "BROKEN")

    with pytest.raises(Abort, match="Aborted with a BuildError!"):
        build_with_plugin()

    assert "content/articles/two.txt:1: this is <b>broken</b>.\nMend it & save." in caplog.text
    assert tree(project / "site") == before


def test_warnings_are_logged_as_such_and_abort_under_strict(
    build_with_plugin: Build, project: Path, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    write(project / "content" / "articles" / "two.txt", "doubtful")

    build_with_plugin()
    assert ("briefings: content/articles/two.txt:1: this is doubtful.", logging.WARNING) in [
        (record.getMessage(), record.levelno) for record in caplog.records
    ]
    with pytest.raises(Abort, match="1 warnings"):
        build_with_plugin(strict=True)


@pytest.mark.parametrize("path", ["articles/one.md", "articles/one/index.md", "articles/One.md", "data/articles.json"])
def test_a_hand_written_file_in_the_place_of_a_generated_one_is_an_error(
    build_with_plugin: Build, project: Path, write: Write, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    write(project / "content" / "pages" / path, "Mine.\n")

    with pytest.raises(Abort):
        build_with_plugin()

    assert f"content/pages/{path}: this page would take the place of the generated page" in caplog.text


def test_addresses_without_folders_are_refused(build_with_plugin: Build, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        build_with_plugin(use_directory_urls=False)

    assert 'mkdocs.yml: "use_directory_urls" is false' in caplog.text


def test_a_wrong_setting_is_located_like_any_other_mistake(
    build_with_plugin: Build, project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("templates:", "tempaltes:"), "utf-8")

    with pytest.raises(Abort):
        build_with_plugin()

    assert 'mkdocs.yml:11: there is no setting "tempaltes".\nDid you mean "templates"?' in caplog.text


def test_edit_links_lead_to_what_a_page_is_made_from(build_with_plugin: Build, project: Path) -> None:
    (project / "theme" / "main.html").write_text("{{ page.edit_url }}")

    build_with_plugin(repo_url="https://github.com/a/b", edit_uri="edit/main/content/pages/")

    site = project / "site"
    edit = "https://github.com/a/b/edit/main/content"
    assert (site / "articles" / "one" / "index.html").read_text() == f"{edit}/articles/one.txt#L3"
    assert (site / "about" / "index.html").read_text() == f"{edit}/pages/about.md"
    assert (site / "index.html").read_text() == "None"


def test_the_sitemap_and_the_search_index_list_pages_as_if_they_were_on_disk(
    build_with_plugin: Build, project: Path
) -> None:
    build_with_plugin()

    found = json.loads((project / "site" / "search" / "search_index.json").read_bytes())["docs"]
    pages = list(dict.fromkeys(entry["location"].partition("#")[0] for entry in found))
    assert pages == ["", "about/", "articles/", "articles/one/", "articles/two/"]


def test_no_file_tells_the_day_of_the_build(build_with_plugin: Build, project: Path) -> None:
    build_with_plugin()

    sitemap = (project / "site" / "sitemap.xml").read_bytes()
    packed = (project / "site" / "sitemap.xml.gz").read_bytes()
    assert b"<loc>https://example.org/tiny/articles/one/</loc>" in sitemap
    assert b"lastmod" not in sitemap
    assert gzip.decompress(packed) == sitemap
    assert packed[4:8] == bytes(4)  # the time stamp in the header of gzip
