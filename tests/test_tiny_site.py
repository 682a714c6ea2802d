"""An invented negotiation in three short articles: how a site behaves when its content changes.

What the generator makes of it is kept in `tests/tiny_site/expected`.  After a
change that is meant, `pytest --update-expected` rewrites it; then read the diff.
"""

import shutil
from pathlib import Path

import pytest
import yaml

from generator.reading.settings import Settings
from generator.site import Engine, build_site, load_engine
from tests.projects import ROOT, TINY, Project, copy_project
from tests.site_files import Element, Site, read_html, runs, words

EXPECTED = TINY / "expected"
REMOVED = "undated_view"
ADDED = "union_letter"

HOSTILE = (
    "<script>alert(1)</script> *a* _b_ **c** `d` [e](javascript:alert(2)) ![f](x) {: #taken .g } {{ 7*7 }} {% raw %} "
    "&amp; &lt;i&gt; <img src=x onerror=alert(3)> <!-- h --> </div></li> ]]> --> \\* ~~k~~ ==l== ^m^ $n$ | o | : # p"
)
HOSTILE_TITLE = "<b>*x*</b> [y](z) {{ 7*7 }} &amp; {: #taken }"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def make(content: Path, engine: Engine) -> dict[str, str]:
    """Return the generated files of some content by path; schemas and accuracy say nothing about it."""
    root = content.parent
    built = build_site(Settings(content, ROOT / "site_templates"), root, engine)
    same = (".schema.json", "accuracy.md")
    return {file.path: file.content for file in built.files if not file.path.endswith(same)}


def copy_content(folder: Path, content: Path = TINY / "content") -> Path:
    for name in ("articles", "dossier"):
        shutil.copytree(content / name, folder / "content" / name)
    return folder / "content"


def test_markdown_and_data_are_as_expected(engine: Engine, *, update_expected: bool) -> None:
    made = make(TINY / "content", engine)
    if update_expected:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, text in made.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(text.encode())
    expected = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes().decode()
        for path in sorted(EXPECTED.rglob("*"))
        if path.is_file()
    }
    assert made.keys() == expected.keys()
    for path, text in made.items():
        assert text.splitlines() == expected[path].splitlines(), f"{path}: if it is meant, pytest --update-expected"


def test_a_deleted_article_vanishes_everywhere(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", TINY / "content")
    gone = project.articles / f"{REMOVED}.txt"
    text = gone.read_text(encoding="utf-8")
    gone.unlink()
    site = project.publish(tmp_path / "site", strict=False)  # that it is still listed is worth a warning
    left = {run for path in project.articles.iterdir() for run in runs(words(path.read_text(encoding="utf-8")), 4)}
    only_there = set(runs(words(text), 4)) - left
    for path, content in site.files.items():
        assert REMOVED not in path
        assert REMOVED.encode() not in content, path
    assert not [(path, run) for path, said in site.texts.items() for run in runs(words(said), 4) if run in only_there]
    assert not [
        path for path in site.pages for _, address in site.links(path) if "://" in address and REMOVED in address
    ]


def test_an_added_article_changes_only_what_rests_on_it(tmp_path: Path, engine: Engine) -> None:
    """Its wording is its own; had it four words in a row from another article, that one's excerpts could change."""
    content = copy_content(tmp_path)
    before = make(content, engine)
    shutil.copy(TINY / "more" / f"{ADDED}.txt", content / "articles")
    after = make(content, engine)
    assert after.keys() - before.keys() == {f"articles/{ADDED}.md"}
    assert before.keys() <= after.keys()
    assert {path for path, text in before.items() if after[path] != text} == {
        # lists of articles and statements
        "index.md",
        "articles/index.md",
        "statements.md",
        "data/index.md",
        # whom and what it names
        "actors/harbour-union.md",
        "actors/index.md",
        "venues/port-miro.md",
        "names.md",
        # facts for programs
        "data/articles.json",
        "data/statements.json",
        "data/actors.json",
    }


def test_an_article_on_something_else_changes_no_page_of_the_real_site(tmp_path: Path, engine: Engine) -> None:
    content = copy_content(tmp_path, ROOT / "content")
    before = make(content, engine)
    shutil.copy(TINY / "more" / f"{ADDED}.txt", content / "articles")
    after = make(content, engine)
    changed = {path for path in after if before.get(path) != after[path]} - {f"articles/{ADDED}.md"}
    lists = {"index.md", "articles/index.md", "statements.md", "data/index.md"}
    assert changed <= lists | {path for path in after if path.endswith(".json")}


# ---- Untrusted text ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny site with markup of all kinds wherever somebody else's text may stand."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_project(folder / "project", TINY / "content")
    article = project.articles / "wire_no-progress.txt"
    text = article.read_text(encoding="utf-8")
    text = text.replace("No progress in Port Miro", f"{HOSTILE_TITLE} No progress in Port Miro")
    text = text.replace("Two boats for two harbours", f"Two boats {HOSTILE} for two harbours")
    article.write_text(text.replace("old customs house", f"old customs house {HOSTILE}"), encoding="utf-8")
    for path in sorted(project.dossier.glob("*.yml")):
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        path.write_text(yaml.safe_dump(_with_markup(entries), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return project.publish(folder / "site")


def _with_markup(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {name: _with_markup(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_markup(item, key) for item in value]
    texts = ("name", "title", "text", "headline", "condition", "short", "label", "outlet", "reason", "note")
    return f"{value} {HOSTILE}" if key in texts else value


def test_hostile_text_becomes_no_markup(hostile_site: Site, tmp_path: Path) -> None:
    harmless = copy_project(tmp_path / "project", TINY / "content").publish(tmp_path / "site")
    assert hostile_site.pages.keys() == harmless.pages.keys()
    entries = (page for path, page in harmless.pages.items() if path.startswith(("actors/", "demands/", "venues/")))
    usual = {thing for page in entries for thing in _live(page)}
    for path, page in hostile_site.pages.items():
        assert _live(page) <= _live(harmless.pages[path]) | usual, path
        assert "taken" not in hostile_site.ids[path], path
    for entry in _search_entries(hostile_site):
        shown = [read_html(str(entry[key])) for key in ("title", "text")]
        assert not [element.tag for root in shown for element in root.inside if element.tag in ("script", "img", "a")]


def _live(page: Element) -> set[tuple[str, ...]]:
    """Return what a page can do besides showing text: its kinds of elements, its scripts, the schemes of its links."""
    kinds = {(element.tag, *sorted(element.attributes)) for element in page.inside}
    scripts = {("script", str(script.children[0])[:20]) for script in page.find("script") if script.children}
    links = (link.attributes.get("href", "") for link in page.find("a"))
    return kinds | scripts | {("scheme", link.partition(":")[0]) for link in links if ":" in link}


def _search_entries(site: Site) -> list[dict[str, object]]:
    entries = site.json("search/search_index.json")["docs"]
    assert isinstance(entries, list)
    return entries


def test_hostile_text_is_shown_as_it_is(hostile_site: Site) -> None:
    pages = hostile_site.pages
    assert pages["actors/lena-orsk/index.html"].find("h1")[0].text == f"Lena Orsk {HOSTILE}"
    assert pages["demands/two-boats/index.html"].find("h1")[0].text == f"Withdraw two of five boats {HOSTILE}"
    assert pages["articles/wire_no-progress/index.html"].find("h1")[0].text.startswith(f"{HOSTILE_TITLE} No progress")
    title = pages["venues/port-miro/index.html"].find("title")[0].text
    assert title.startswith(f"Port Miro {HOSTILE}")
    facts = [" ".join(one.text.split()) for one in pages["index.html"].find(of="s")]
    assert any(fact.startswith(f"Brenland offers to withdraw two of five patrol boats. {HOSTILE}") for fact in facts)
    quoted = [one.text for one in pages["statements/index.html"].find(of="v-t")]
    assert any(f"“Two boats {HOSTILE} for two harbours" in text for text in quoted)
    spoken = [str(item["passage"]) for item in hostile_site.items("statements")]
    assert any(f"Two boats {HOSTILE} for two harbours" in passage for passage in spoken)
    assert hostile_site.items("actors")[0]["name"] == f"Lena Orsk {HOSTILE}"


def test_hostile_text_is_found_as_it_is(hostile_site: Site) -> None:
    titles = [read_html(str(entry["title"])).text for entry in _search_entries(hostile_site)]
    assert f"Lena Orsk {HOSTILE}" in titles


def test_the_tiny_site_is_whole(tmp_path: Path) -> None:
    site = copy_project(tmp_path / "project", TINY / "content").publish(tmp_path / "site", "/some/where/")
    assert not [
        f"{path}: {address}: {why}"
        for path in site.pages
        for _, address in site.links(path)
        if address.startswith("https://briefings.example") and (why := site.broken(address))
    ]


def test_a_project_needs_only_its_content(tmp_path: Path) -> None:
    """Without outlets' notes, demands, events and summaries the site is smaller, and still builds."""
    project: Project = copy_project(tmp_path / "project", TINY / "content")
    for path in project.dossier.glob("*.yml"):
        path.unlink()
    (project.dossier / "affair.yml").write_text("affair: {name: Talks, headline: Talks were held}\n", encoding="utf-8")
    site = project.publish(tmp_path / "site")
    assert "articles/wire_no-progress/index.html" in site.pages
