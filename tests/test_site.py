"""The real site: whatever lies in `content/`, as its readers and their programs get it.

The checks read published files, article files and dossier files, and nothing
that the generator knows in between.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.reading.articles import read_articles
from generator.reading.decoding import decode
from tests.projects import REAL, ROOT
from tests.site_files import ORIGIN, Element, Site, runs, words

ARTICLE_FILES = sorted(REAL.articles.glob("*.txt"))
DATA = ("articles", "statements", "actors", "demands", "positions", "venues", "events", "figures")

QUOTED = re.compile(r"[“\"„«][^“”\"„»]*(?:[”\"»]|$)")
COPIED = 4
"""So many words of an article in a row are its wording; fewer are names and turns of phrase."""
UNOWNED = 0.02
"""What nobody can grant: words of an article that our own fixed sentences, on the page about the method for
example, happen to hold in a row.  Measured at 0.4 to 1.7 % in the first five articles."""
TEASER = 8
"""So many words in a row that stand in dropped text only cannot be there by chance."""


@pytest.fixture(params=["site", "site_under_path"])
def any_site(request: pytest.FixtureRequest) -> Site:
    built = request.getfixturevalue(request.param)
    assert isinstance(built, Site)
    return built


# ---- Articles as found ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """An article's file, and what the site says was dropped of it."""

    text: str
    paragraphs: tuple[str, ...]
    starts: tuple[int, ...]
    dropped: frozenset[int]

    def paragraph(self, number: int) -> str:
        return plain(self.paragraphs[number - 1])

    @cached_property
    def body(self) -> list[str]:
        return [text for number, text in enumerate(self.paragraphs, 1) if number not in self.dropped]


@pytest.fixture(scope="session")
def articles(site: Site) -> Mapping[str, Found]:
    dropped = {str(item["id"]): numbers(item["boilerplate_paragraphs"]) for item in site.items("articles")}
    raw, _ = read_articles(REAL.articles, ROOT)
    return {
        article.id: Found(
            decode((ROOT / article.file).read_bytes(), article.file)[0],
            tuple(paragraph.text for paragraph in article.paragraphs),
            tuple(paragraph.start for paragraph in article.paragraphs),
            dropped[article.id],
        )
        for article in raw
    }


def numbers(value: object) -> frozenset[int]:
    assert isinstance(value, list)
    return frozenset(value)


def plain(text: str) -> str:
    """Return a text with single spaces, as a browser shows it."""
    return " ".join(text.split())


def objects(value: object) -> Iterator[dict[str, object]]:
    """Return all objects inside a value of JSON or YAML."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(item)


def test_every_article_is_published(site: Site) -> None:
    assert [item["id"] for item in site.items("articles")] == [path.stem for path in ARTICLE_FILES]
    assert all(f"articles/{path.stem}/index.html" in site.files for path in ARTICLE_FILES)


# ---- Pages and links -----------------------------------------------------------------------------------------------


def test_every_link_and_anchor_leads_somewhere(any_site: Site) -> None:
    broken = [
        f"{path}: <{element.tag}> {address}: {why}"
        for path in any_site.pages
        for element, address in any_site.links(path)
        if address.startswith(ORIGIN) and (why := any_site.broken(address))
    ]
    assert not broken


def test_nothing_is_loaded_from_elsewhere(any_site: Site) -> None:
    """A link may lead to another site, where a reader chooses to follow it; nothing else may."""
    strange = [
        f"{path}: <{element.tag}> {address}"
        for path in any_site.pages
        for element, address in any_site.links(path)
        if not address.startswith(f"{ORIGIN}/")
        and not (element.tag == "a" and urlsplit(address).scheme in ("http", "https", "mailto"))
    ]
    assert not strange
    assert not [
        path
        for path, text in any_site.files.items()
        if path.endswith(".css") and re.search(rb"url\(\s*['\"]?(?:https?:)?//", text)
    ]


def test_search_and_sitemap_lead_somewhere(any_site: Site) -> None:
    entries = any_site.json("search/search_index.json")["docs"]
    assert isinstance(entries, list)
    addresses = [urljoin(f"{ORIGIN}{any_site.base}", entry["location"]) for entry in entries]
    addresses += re.findall(r"<loc>(http[^<]*)</loc>", any_site.files["sitemap.xml"].decode())
    assert addresses
    assert not [f"{address}: {why}" for address in addresses if (why := any_site.broken(address))]


def test_ids_are_unique_on_each_page(site: Site) -> None:
    assert not {
        path: twice for path, ids in site.ids.items() if (twice := [one for one, n in Counter(ids).items() if n > 1])
    }


def test_every_page_has_one_heading_a_title_and_a_description(site: Site) -> None:
    for path, page in site.pages.items():
        headings = [plain(heading.text) for heading in page.find("h1")]
        assert len(headings) == 1, path
        assert headings[0], path
        assert [plain(title.text) for title in page.find("head")[0].find("title")] != [""], path
        described = [
            one.attributes["content"] for one in page.find("meta") if one.attributes.get("name") == "description"
        ]
        assert len(described) == 1, path
        assert described[0].strip(), path


def test_no_page_is_called_as_another(site: Site) -> None:
    """Readers tell their tabs and search results apart by title."""
    titles = Counter(plain(page.find("title")[0].text) for path, page in site.pages.items() if path != "404.html")
    assert not {title: count for title, count in titles.items() if count > 1}


def test_markdown_on_disk_has_front_matter(disk_site: Site) -> None:
    docs = disk_site.folder.parent / "build" / "docs"
    pages = sorted(docs.rglob("*.md"))
    assert pages
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("---\n"), path
        matter = yaml.safe_load(text.split("\n---\n")[0])
        assert matter["title"].strip(), path
        assert matter["description"].strip(), path
        assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1, path


def test_every_markdown_page_is_a_page(disk_site: Site) -> None:
    docs = disk_site.folder.parent / "build" / "docs"
    made = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    published = {re.sub(r"/?index\.html$", "", path) or "index" for path in disk_site.pages if path != "404.html"}
    assert {re.sub(r"/index$", "", path) for path in made} == published


# ---- Evidence ------------------------------------------------------------------------------------------------------


def test_every_chip_leads_to_its_paragraph(site: Site) -> None:
    assert site.chips
    for chip in site.chips:
        target = re.search(r"/articles/([^/]+)/#p(\d+)$", chip.target)
        number = re.search(r"¶(\d+)[BC]?$", chip.label)
        assert target, chip
        assert number, chip
        assert target[2] == number[1], chip
        assert not site.broken(chip.target), chip


def test_every_passage_behind_a_chip_is_in_its_paragraph(site: Site, articles: Mapping[str, Found]) -> None:
    assert any(chip.passage for chip in site.chips)
    for chip in site.chips:
        article, number = place(chip.target)
        assert chip.passage in articles[article].paragraph(number), chip


def test_every_sentence_rests_on_something(site: Site) -> None:
    """The editor's sentences and verbs and the articles' statements carry a chip or stand at their paragraph."""
    bare = [
        f"{path}: {plain(element.text)[:80]}"
        for path, page in site.pages.items()
        for element in [*page.find(of="s"), *page.find(of="v-t")]
        if not element.find(of="ev") and not _of_the_ledger(element) and not _of_the_key(element)
    ]
    assert not bare
    verbs = [(path, verb) for path, page in site.pages.items() for verb in page.find(of="verb") if verb.parent]
    assert verbs
    assert not [(path, verb.text) for path, verb in verbs if verb.parent and not verb.parent.find(of="ev")]


def test_every_shown_passage_is_in_its_paragraph(site: Site, articles: Mapping[str, Found]) -> None:
    shown = [
        (path, passage, target)
        for path, page in site.pages.items()
        for element in page.find(of="v-t")
        if (target := _place_of(site, path, element))
        for passage in _passages(element)
    ]
    assert shown
    for path, passage, (article, number) in shown:
        assert passage in articles[article].paragraph(number), (path, article, number)


def place(address: str) -> tuple[str, int]:
    """Return article and paragraph that an address leads to."""
    article, _, anchor = urlsplit(address).path.rstrip("/").rpartition("/")[2], "", urlsplit(address).fragment
    return article, int(anchor.removeprefix("p"))


def _of_the_key(element: Element) -> bool:
    """Say whether it only explains the signs."""
    return any("key" in outer.classes for outer in element.around)


def _of_the_ledger(element: Element) -> bool:
    """Say whether it stands beside its paragraph's number on the article's page."""
    return any("ledger" in outer.classes for outer in element.around)


def _place_of(site: Site, path: str, element: Element) -> tuple[str, int] | None:
    if _of_the_key(element):
        return None
    if _of_the_ledger(element):
        item = next(outer for outer in element.around if re.fullmatch(r"p\d+", outer.attributes.get("id", "")))
        return path.split("/")[1], int(item.attributes["id"][1:])
    chips = element.find(of="ev")
    links = [link for card in chips[0].find(of="ev-card") for link in card.find("a")] if chips else []
    return place(urljoin(site.address(path), links[0].attributes["href"])) if links else None


def _passages(element: Element) -> list[str]:
    """Return the passages that an item shows: its own text, without speaker, chips and topics."""
    text = plain("".join(child for child in element.children if isinstance(child, str)))
    pieces = (piece.strip() for piece in re.split(r"(?:^| )…(?: |$|(?=”))", text))
    return [piece for piece in (re.sub(r"^“|”$", "", piece) for piece in pieces) if piece]


def test_every_curated_phrase_is_in_its_paragraph(articles: Mapping[str, Found]) -> None:
    checked = 0
    for path in sorted(REAL.dossier.glob("*.yml")):
        for entry in objects(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)):
            if {"article", "paragraph", "phrase"} <= entry.keys() and entry["article"] in articles:
                found = articles[str(entry["article"])]
                number = int(str(entry["paragraph"]))
                assert number not in found.dropped, (path.name, entry)
                assert plain(str(entry["phrase"])) in found.paragraph(number), (path.name, entry)
                checked += 1
    assert checked


# ---- Facts for programs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DATA)
def test_facts_keep_to_their_schema(site: Site, name: str) -> None:
    schema = site.json(f"data/{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    content = site.json(f"data/{name}.json")
    assert [error.message for error in Draft202012Validator(schema).iter_errors(content)] == []
    assert content["schema"] == f"{name}/1"
    assert (
        site.files[f"data/{name}.json"].decode()
        == json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


@pytest.mark.parametrize("name", DATA)
def test_every_place_in_the_facts_lies_in_its_paragraph(site: Site, articles: Mapping[str, Found], name: str) -> None:
    for entry in objects(site.json(f"data/{name}.json")):
        if {"article", "paragraph", "start", "end"} <= entry.keys():
            found = articles[str(entry["article"])]
            number, start, end = (int(str(entry[key])) for key in ("paragraph", "start", "end"))
            first = found.starts[number - 1]
            assert first <= start < end <= first + len(found.paragraphs[number - 1]), entry
            assert number not in found.dropped, entry


def test_every_statement_sliced_from_its_file_is_its_passage(site: Site, articles: Mapping[str, Found]) -> None:
    items = site.items("statements")
    assert items
    for item in items:
        text = articles[str(item["article"])].text
        ranges = item["content"]
        assert isinstance(ranges, list)
        assert [item["start"], item["end"]] == [min(start for start, _ in ranges), max(end for _, end in ranges)]
        pieces = [plain(text[start:end]) for start, end in ranges]
        shown = plain(str(item["passage"]))
        if item["cut"]:
            assert all(any(part in piece for piece in pieces) for part in shown.removesuffix(" …").split(" … ")), item
        else:
            assert shown == " … ".join(pieces), item


def test_no_event_is_later_than_the_articles(site: Site) -> None:
    latest = max(str(item["published"]) for item in site.items("articles") if item["published"])
    assert not [item for item in site.items("events") if str(item["date"] or "")[:4] > latest[:4]]


def test_speakers_and_links_are_pages(site: Site) -> None:
    for item in site.items("statements"):
        for kind, ids in (
            ("actors", [item["speaker"], item["about"]]),
            ("demands", item["demands"]),
            ("venues", item["venues"]),
        ):
            assert isinstance(ids, list)
            assert not [one for one in ids if one and f"{kind}/{one}/index.html" not in site.files], item


# ---- What must not be published ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ARTICLE_FILES, ids=lambda path: path.stem)
def test_no_dropped_text_is_published(site: Site, articles: Mapping[str, Found], path: Path) -> None:
    """Headers are dropped lines too, but titles, names of authors and outlets are published as such."""
    found = articles[path.stem]
    stated = [str(item[key]) for item in site.items("articles") for key in ("title", "outlet", "bylines", "agencies")]
    kept = [text for article in articles.values() for text in article.body]
    free = {run for text in [*kept, *stated] for size in range(COPIED, TEASER + 1) for run in runs(words(text), size)}
    secret: dict[tuple[str, ...], int] = {}
    for number in sorted(found.dropped):
        said = words(found.paragraphs[number - 1])
        size = min(TEASER, len(said))
        if size >= COPIED:
            secret |= {run: number for run in runs(said, size) if run not in free}
    sizes = {len(run) for run in secret}
    leaks = [
        f"{file}: ¶{secret[run]} {' '.join(run)}"
        for file, text in site.texts.items()
        for size in sizes
        for run in runs(words(text), size)
        if run in secret
    ]
    assert not leaks


def test_nothing_tells_of_the_machine(site: Site, disk_site: Site) -> None:
    places = {str(ROOT), str(site.folder), str(disk_site.folder.parent), sys.prefix, sys.base_prefix, str(Path.home())}
    secrets = [place.encode() for place in places if place.count("/") + place.count("\\") > 1]
    assert secrets
    assert not [
        (path, secret)
        for published in (site, disk_site)
        for path, content in published.files.items()
        for secret in secrets
        if secret in content
    ]


def test_no_passage_is_longer_than_the_limit(site: Site) -> None:
    limit = int(setting("excerpt_words"))
    shown = [chip.passage for chip in site.chips]
    shown += [part for page in site.pages.values() for one in page.find(of="v-t") for part in _passages(one)]
    records = [entry for name in DATA for entry in objects(site.json(f"data/{name}.json")) if "passage" in entry]
    shown += [part for entry in records for part in str(entry["passage"]).split(" … ")]
    assert shown
    assert not [passage for passage in shown if len(words(passage)) > limit]


@pytest.mark.parametrize("path", ARTICLE_FILES, ids=lambda path: path.stem)
def test_no_more_than_a_share_of_an_articles_own_wording_is_published(
    site: Site, articles: Mapping[str, Found], copied: frozenset[tuple[str, ...]], path: Path
) -> None:
    """Count every word outside quotation marks that stands in a run of the article's words anywhere on the site."""
    rights = {str(item["id"]): item["rights"] for item in site.items("articles")}
    own = shown = 0
    for text in articles[path.stem].body:
        said = words(text)
        marked = {
            position + offset
            for position, run in enumerate(runs(said, COPIED))
            if run in copied
            for offset in range(COPIED)
        }
        for position in _outside_quotations(text):
            own += 1
            shown += position in marked
    share = shown / own
    assert rights[path.stem] == "full" or share <= float(setting("excerpt_share")) + UNOWNED, f"{share:.1%}"


@pytest.fixture(scope="session")
def copied(site: Site) -> frozenset[tuple[str, ...]]:
    """Return all runs of words in all published files."""
    return frozenset(run for text in site.texts.values() for run in runs(words(text), COPIED))


def _outside_quotations(text: str) -> Iterator[int]:
    """Return the positions of words that the outlet does not put into somebody's mouth."""
    quoted = [(len(words(text[: match.start()])), len(words(text[: match.end()]))) for match in QUOTED.finditer(text)]
    for position in range(len(words(text))):
        if not any(start <= position < end for start, end in quoted):
            yield position


def setting(key: str) -> str:
    """Return a number from `mkdocs.yml`, or what it is by default."""
    written = re.search(rf"^\s*{key}:\s*([\d.]+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    return written[1] if written else {"excerpt_words": "60", "excerpt_share": "0.5"}[key]


# ---- One site, however it is built ---------------------------------------------------------------------------------


def test_another_folder_hash_seed_time_zone_and_locale_give_the_same_bytes(site: Site, site_elsewhere: Site) -> None:
    assert_same(site, site_elsewhere)


def test_the_plugin_and_the_markdown_on_disk_give_the_same_bytes(site: Site, disk_site: Site) -> None:
    assert_same(site, disk_site)


def test_another_address_changes_addresses_only(site: Site, site_under_path: Site) -> None:
    assert site.files.keys() == site_under_path.files.keys()
    changed = [path for path, content in site.files.items() if site_under_path.files[path] != content]
    assert all(path.endswith((".html", ".xml", ".xml.gz")) for path in changed), changed


def assert_same(one: Site, other: Site) -> None:
    assert one.files.keys() == other.files.keys()
    differing = [path for path, content in one.files.items() if other.files[path] != content]
    first = next(iter(differing), "")
    lines = (site.files[first].decode(errors="replace").splitlines() for site in (one, other) if first)
    diff = [pair for pair in zip(*lines, strict=False) if len(set(pair)) > 1][:3]
    kinds = {
        kind: len(list(paths))
        for kind, paths in groupby(
            sorted(differing, key=lambda path: Path(path).suffix), lambda path: Path(path).suffix
        )
    }
    assert not differing, f"{kinds}, first {first}: {diff}"
