"""The machine-readable files keep their contract, whatever articles there are."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.model.articles import Article
from generator.model.corpus import Corpus
from generator.model.output import OutputFile
from generator.publishing import urls
from generator.publishing.data import data_files
from generator.publishing.data.files import count_items
from generator.publishing.data.forms import FORMS
from generator.publishing.excerpts import Limits, grant_excerpts
from generator.publishing.index import SiteIndex, build_index
from generator.publishing.pages.data import data_page
from generator.publishing.rendering import Renderer
from generator.publishing.views import Composer
from generator.publishing.wanted import wanted_passages
from generator.reading.decoding import decode
from generator.reading.settings import Settings
from generator.site import Engine, build_corpus, load_engine
from generator.text import WORD

ROOT = Path(__file__).parents[2]
LIMITS = Limits(60, 0.5)
Item = dict[str, Any]

CONTRACT = {
    "articles": "id file title outlet bylines published date_precision url quality boilerplate_paragraphs dropped "
    "derived_from",
    "statements": "id article paragraph start end kind voice speaker via grade said_on said_on_precision demands "
    "venues collation passage cut content source cue sieve about",
    "actors": "id name kind side role variants statement_ids mentioned_in",
    "demands": "id title type by of links wordings positions",
    "positions": "demand side actor stance conditions evidence curated",
    "venues": "id name meetings",
    "events": "id kind date precision status title venue evidence",
    "figures": "value unit qualifier about attributed_to evidence",
}
"""The fields of `data.md`: programs outside this repository read them."""

REFERENCES = {
    **dict.fromkeys(("speaker", "about", "via", "actor", "actors", "by", "of", "attributed_to"), "actors"),
    **dict.fromkeys(("statement", "statement_ids"), "statements"),
    **dict.fromkeys(("demand", "demands"), "demands"),
    **dict.fromkeys(("venue", "venues"), "venues"),
    "article": "articles",
    "derived_from": "articles",
    "meetings": "meetings",
    "side": "sides",
}
"""Fields that hold one or several ids, and where these are defined."""

NEWS = (
    "\ufeffRiver talks open in Norburg\r\n\r\n"
    "By Jane Doe\r\n\r\n"
    "Photo: the envoys of two countries shake hands on the old stone bridge\r\n\r\n"
    "NORBURG — Envoy Ana Petrova, who\u00a0speaks for Ostland, said that the dam must be opened this spring.\r\n\r\n"
    "“The river,” Petrova said, “belongs to nobody\u202e at all.”\r\n\r\n"
    "“We refuse to open the dam,” said minister Bo Lind of Westmark. He said that 400 soldiers guard it.\r\n\r\n"
    "About 2,000 soldiers stand at the dam, and there is not a word from Norburg itself about the matter.\r\n"
)
WRAPPED = """Westmark keeps the dam shut

Westmark will not open the dam, minister Bo Lind told reporters in
Norburg, where the envoys of the two countries met on Monday for
talks about the water of the river and about the soldiers who have
stood at the dam since the winter.

“The dam stays shut, and nobody who threatens us will ever change
that,” Lind said after the talks, which lasted for seven hours and
ended without a word about the next meeting.
"""
DOSSIER = """
affair: {name: The dam, headline: The dispute over the dam, core_dispute: [open-the-dam]}
sides: [{id: ost, name: Ostland}, {id: west, name: Westmark}, {id: third, name: Norburg}]
actors:
  - {id: ana-petrova, name: Ana Petrova, kind: person, side: ost, pronoun: she, aliases: [Petrova]}
  - {id: bo-lind, name: Bo Lind, kind: person, side: west, pronoun: he, aliases: [Lind]}
  - {id: westmark, name: Westmark, kind: state, side: west}
venues: [{id: norburg, name: Norburg, main: true}]
demands:
  - id: open-the-dam
    title: Opening the dam
    type: demand
    by: [ana-petrova]
    of: [westmark]
    cues: [dam]
    passages: [{article: news, paragraph: 4, phrase: the dam must be opened}]
    links: [{type: related, to: soldiers-away}]
    positions:
      - side: west
        actor: bo-lind
        stance: refuses
        evidence: [{article: news, paragraph: 6, phrase: We refuse to open the dam}]
  - id: soldiers-away
    title: Withdrawal of the soldiers
    type: demand
    by: [ana-petrova]
    passages: [{article: wrapped, paragraph: 2, phrase: about the soldiers}]
meetings:
  - id: river-talks
    title: Talks on the river
    venue: norburg
    date: {day: "2024-02", precision: month, evidence: [{article: wrapped, paragraph: 2, phrase: met on Monday}]}
    status: held
    evidence: [{article: wrapped, paragraph: 2, phrase: the envoys of the two countries met}]
    called: [{text: talks, evidence: [{article: wrapped, paragraph: 2, phrase: talks}]}]
    participants: [{actor: bo-lind, evidence: [{article: wrapped, paragraph: 2, phrase: Bo Lind}]}]
  - id: next-meeting
    title: Next meeting
    date: {day: "2024", precision: unknown, evidence: [{article: wrapped, paragraph: 3, phrase: the next meeting}]}
    status: scheduled
    evidence: [{article: wrapped, paragraph: 3, phrase: the next meeting}]
events:
  - id: soldiers-come
    title: Soldiers come to the dam
    date: {day: "2023", precision: year, evidence: [{article: wrapped, paragraph: 2, phrase: since the winter}]}
    status: background
    actors: [westmark]
    evidence: [{article: wrapped, paragraph: 2, phrase: since the winter}]
"""


@dataclass(frozen=True)
class Site:
    """One corpus with its files."""

    corpus: Corpus
    index: SiteIndex
    output: Mapping[str, OutputFile]
    texts: Mapping[str, str]
    """The articles' files, decoded with their newlines untouched."""
    dossier: str
    """All that the editor wrote, as found."""

    def items(self, name: str) -> list[Item]:
        found: list[Item] = self.parsed(urls.data_file(name))["items"]
        return found

    def parsed(self, path: str) -> Item:
        parsed: Item = json.loads(self.output[path].content)
        return parsed

    def item(self, name: str, id_: str) -> Item:
        return next(item for item in self.items(name) if item["id"] == id_)


def a_site(content: Path, engine: Engine, limits: Limits = LIMITS) -> Site:
    corpus = build_corpus(Settings(content, ROOT / "site_templates"), content.parent, engine)
    index = build_index(corpus)
    excerpts = grant_excerpts(wanted_passages(index), corpus.articles, corpus.segments, limits)
    output = {file.path: file for file in data_files(index, excerpts)}
    files = {article.id: content.parent / article.file for article in corpus.articles.values()}
    texts = {id_: decode(file.read_bytes(), file.name)[0] for id_, file in files.items()}
    dossier = "\n".join(file.read_text(encoding="utf-8") for file in (content / "dossier").glob("*.yml"))
    return Site(corpus, index, output, texts, dossier)


def write_content(content: Path, articles: Mapping[str, str], dossier: str) -> Path:
    for folder in ("articles", "dossier"):
        (content / folder).mkdir(parents=True)
    for id_, text in articles.items():
        (content / f"articles/{id_}.txt").write_bytes(text.encode())
    (content / "dossier/all.yml").write_text(dossier, encoding="utf-8")
    return content


def small(content: Path) -> Path:
    return write_content(content, {"news": NEWS, "wrapped": WRAPPED}, DOSSIER)


def without_articles(content: Path) -> Path:
    return write_content(content, {}, "affair: {name: Nothing, headline: Nothing yet}")


def without_dossier(content: Path) -> Path:
    return write_content(content, {"news": NEWS, "empty": ""}, "affair: {name: Dam, headline: Dam}")


def real(content: Path) -> Path:
    shutil.copytree(ROOT / "content", content)
    return content


def one_more(content: Path) -> Path:
    real(content)
    (content / "articles/999_more.txt").write_bytes(NEWS.encode())
    return content


def one_less(content: Path) -> Path:
    real(content)
    listed = (ROOT / "content/dossier/articles.yml").read_text(encoding="utf-8")
    for file in sorted((content / "articles").glob("*.txt"))[:1]:
        if f"article: {file.stem}" in listed:  # so that evidence in it counts as withdrawn
            file.unlink()
    return content


CONTENTS = (small, without_articles, without_dossier, real, one_more, one_less)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.fixture(scope="module", params=CONTENTS, ids=lambda make: make.__name__)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Site:
    make: Callable[[Path], Path] = request.param
    return a_site(make(tmp_path_factory.mktemp(make.__name__) / "content"), engine)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Site:
    return a_site(small(tmp_path_factory.mktemp("dam") / "content"), engine)


def nested(value: object) -> Iterator[object]:
    """Yield a parsed value and everything inside it."""
    yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inside:
        yield from nested(part)


def dicts(site: Site) -> Iterator[Item]:
    return (value for name in CONTRACT for value in nested(site.items(name)) if isinstance(value, dict))


def strings(site: Site) -> Iterator[str]:
    for path in site.output:
        yield from (value for value in nested(site.parsed(path)) if isinstance(value, str))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return all runs of so many words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def is_same(found: str, shown: str) -> bool:
    """Compare a slice of a file with what is shown: line ends as spaces, what no page may carry as U+FFFD."""
    return len(found) == len(shown) and all(
        other in (one, "\ufffd") or (other == " " and one.isspace()) for one, other in zip(found, shown, strict=True)
    )


def test_every_file_has_a_schema_that_it_fits(site: Site) -> None:
    assert {*site.output} == {urls.data_file(f"{name}{end}") for name in CONTRACT for end in ("", ".schema")}
    for name in CONTRACT:
        schema = site.parsed(urls.data_file(f"{name}.schema"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        validator.validate(site.parsed(urls.data_file(name)))


@pytest.mark.parametrize("name", CONTRACT)
def test_the_contract_is_kept(small_site: Site, name: str) -> None:
    file = small_site.parsed(urls.data_file(name))
    assert {*file} == {"schema", "items"}
    assert file["schema"] == f"{name}/1"
    assert set(CONTRACT[name].split()) <= set(file["items"][0])


@pytest.mark.parametrize("name", CONTRACT)
def test_schemas_explain_every_field(small_site: Site, name: str) -> None:
    schema = small_site.parsed(urls.data_file(f"{name}.schema"))
    assert schema["$id"] == f"{name}.schema.json"
    assert schema["$schema"].endswith("/draft/2020-12/schema")
    for form in (schema, *schema["$defs"].values()):
        assert form["title"]
        assert form["description"]
        assert form["additionalProperties"] is False
        assert set(form["required"]) == set(form["properties"])
        assert all(field["description"] for field in form["properties"].values())


def test_files_are_sorted_utf8_json_with_a_line_end(site: Site) -> None:
    for path, file in site.output.items():
        again = json.dumps(site.parsed(path), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        assert file.content == again
        assert file.content.encode()
        assert file.source is None


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    builds = [a_site(small(tmp_path / name / "content"), load_engine()) for name in ("one", "two")]
    assert builds[0].output == builds[1].output


def test_offsets_slice_the_file_to_the_passage(site: Site) -> None:
    for item in site.items("statements"):
        text = site.texts[item["article"]]
        pieces = [text[start:end] for start, end in item["content"]]
        assert (item["start"], item["end"]) == (item["content"][0][0], item["content"][-1][1])
        if item["cut"]:
            assert len(item["passage"]) < len(" … ".join(pieces))
        else:
            assert is_same(" … ".join(pieces), item["passage"])
    for demand in site.items("demands"):
        for wording in demand["wordings"]:
            found = site.texts[wording["article"]][wording["start"] : wording["end"]]
            assert is_same(found[: len(wording["passage"])], wording["passage"])
            assert wording["cut"] == (len(wording["passage"]) < len(found))


def test_every_range_lies_in_its_paragraph(site: Site) -> None:
    for found in dicts(site):
        if "paragraph" in found and "article" in found:
            paragraph = site.corpus.articles[found["article"]].paragraph(found["paragraph"])
            ends = [(found["start"], found["end"])] if "start" in found else []
            for start, end in (*ends, *found.get("content", ())):
                assert paragraph.start <= start < end <= paragraph.end
            # Who speaks may stand in a paragraph before.
            for start, end in (*(found.get("source") or ()), *(found.get("cue") or ())):
                assert any(
                    one.start <= start < end <= one.end for one in site.corpus.articles[found["article"]].paragraphs
                )


def test_variants_stand_in_their_paragraphs(site: Site) -> None:
    for actor in site.items("actors"):
        for variant in actor["variants"]:
            text = site.corpus.articles[variant["article"]].paragraph(variant["paragraph"]).text
            assert variant["form"] in " ".join(text.split())


def test_ids_resolve_across_files(site: Site) -> None:
    ids = {name: {item["id"] for item in site.items(name)} for name in CONTRACT if name not in ("positions", "figures")}
    ids["meetings"] = {item["id"] for item in site.items("events") if item["kind"] == "meeting"}
    ids["sides"] = set(site.index.sides)
    for found in dicts(site):
        for field in REFERENCES.keys() & found.keys():
            values = found[field] if isinstance(found[field], list) else [found[field]]
            assert {value for value in values if isinstance(value, str)} <= ids[REFERENCES[field]]
    for name in ("actors", "demands"):
        assert {link["id"] for item in site.items(name) for link in item["links"]} <= ids[name]
    assert {meeting["id"] for item in site.items("venues") for meeting in item["meetings"]} <= ids["meetings"]


def test_ids_stand_once(site: Site) -> None:
    for name in ("articles", "statements", "actors", "demands", "venues"):
        ids = [item["id"] for item in site.items(name)]
        assert len(ids) == len(set(ids))
    kinds = [(item["kind"], item["id"]) for item in site.items("events")]
    assert len(kinds) == len(set(kinds))


def test_no_words_of_dropped_paragraphs_are_published(site: Site) -> None:
    published = set().union(*(runs(text, 5) for text in strings(site)))
    articles = site.corpus.articles.values()
    bodies = (article.paragraph(number).text for article in articles for number in article.body)
    allowed = set().union(*(runs(text, 5) for text in (site.dossier, *bodies, *header_values(articles))))
    for article in articles:
        places = {found["paragraph"] for found in dicts(site) if found.get("article") == article.id}
        for drop in article.dropped:
            leaked = (runs(article.paragraph(drop.paragraph).text, 5) & published) - allowed
            assert not leaked
            assert drop.paragraph not in places


def header_values(articles: Iterable[Article]) -> Iterator[str]:
    """Yield what dropped paragraphs state about their articles: facts, and published as such."""
    for article in articles:
        headers = article.headers
        for field in (headers.title, headers.outlet, headers.url, *headers.bylines):
            if field:
                yield field.value


def test_passages_are_the_only_words_and_keep_the_limits(tmp_path: Path, engine: Engine) -> None:
    site = a_site(small(tmp_path / "content"), engine, Limits(words=2, share=0.1))
    passages = [found["passage"] for found in dicts(site) if "passage" in found]
    assert all(len(WORD.findall(piece)) <= 2 for passage in passages for piece in passage.split(" … "))
    assert "" in passages
    published = set().union(*(runs(text, 7) for text in strings(site)))
    for article in site.corpus.articles.values():
        for number in article.body:
            assert not runs(article.paragraph(number).text, 7) & published


def test_the_small_corpus_shows_what_the_files_promise(small_site: Site) -> None:
    assert small_site.item("articles", "news") | {"dropped": []} == {
        "agencies": [],
        "boilerplate_paragraphs": [1, 2, 3],
        "bylines": ["Jane Doe"],
        "curated": [],
        "date_precision": "unknown",
        "derived_from": [],
        "dropped": [],
        "file": "news.txt",
        "id": "news",
        "outlet": None,
        "paragraphs": 7,
        "published": None,
        "quality": None,
        "reason": "",
        "rights": "excerpt",
        "title": "River talks open in Norburg",
        "url": None,
    }
    refusal = next(item for item in small_site.items("statements") if "refuse" in item["passage"])
    assert (refusal["speaker"], refusal["grade"], refusal["voice"]) == ("bo-lind", "A", "verbatim")
    assert refusal["demands"] == ["open-the-dam"]
    (start, end), *more = refusal["cue"]
    assert (small_site.texts["news"][start:end], more) == ("said", [])
    split = next(item for item in small_site.items("statements") if "nobody\ufffd at all" in item["passage"])
    assert (split["passage"].count(" … "), len(split["content"])) == (1, 2)


def test_silence_is_a_record_without_a_stance(small_site: Site) -> None:
    cells = {(cell["demand"], cell["side"]): cell for cell in small_site.items("positions")}
    assert len(cells) == 6
    assert cells["open-the-dam", "west"]["stance"] == "refuses"
    silent = cells["open-the-dam", "third"]
    assert (silent["stance"], silent["evidence"], silent["curated"]) == (None, [], False)
    assert silent["statement_ids"] == []
    assert cells["open-the-dam", "ost"]["statement_ids"] != []


def test_events_hold_meetings_too_by_date(small_site: Site) -> None:
    found = [(item["kind"], item["id"], item["date"]) for item in small_site.items("events")]
    assert found == [
        ("event", "soldiers-come", "2023"),
        ("meeting", "river-talks", "2024-02"),
        ("meeting", "next-meeting", None),
    ]


def test_events_with_a_date_come_first_and_in_order(site: Site) -> None:
    dates = [item["date"] for item in site.items("events")]
    assert all(later is None or (earlier is not None and earlier <= later) for earlier, later in pairwise(dates))


def test_figures_tell_the_outlet_from_a_speaker(small_site: Site) -> None:
    figures = {item["value"]: item for item in small_site.items("figures")}
    assert (figures["400"]["attributed_to"], figures["400"]["grade"]) == ("bo-lind", "B")
    assert (figures["2000"]["attributed_to"], figures["2000"]["statement"]) == (None, None)
    assert figures["2000"]["qualifier"] == "about"


def test_the_page_lists_every_file_with_its_items(site: Site) -> None:
    assert count_items(site.index) == {form.name: len(site.items(form.name)) for form in FORMS}
    excerpts = grant_excerpts((), site.corpus.articles, site.corpus.segments, LIMITS)
    page = data_page(Composer(site.index, excerpts, urls.DATA))
    assert [(row.name, row.items) for row in page.files] == [
        (f"{name}.json", len(site.items(name))) for name in CONTRACT
    ]
    rendered = Renderer((ROOT / "site_templates/pages",), ROOT).render("data.md.jinja", page)
    for row in page.files:
        assert f'href="{row.href}"' in rendered
        assert f'href="{row.schema_href}"' in rendered
        assert {f"data/{row.href}", f"data/{row.schema_href}"} <= {*site.output}
