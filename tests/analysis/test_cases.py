"""Every file below `tests/cases/<stage>/` is one phenomenon: why, given, expected.

`given` is a `text` with its paragraphs, an optional `published` date, and what
a dossier adds to the cast of `cast.yml`.  What `expected` lists must be all
there is, in order; of each thing only the fields that it names are compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analysis.mentions import find_mentions
from generator.model.articles import Article, PublicationDate, RawArticle, Segments
from generator.model.evidence import Evidence
from generator.model.findings import Analysis, Statement
from generator.reading.paragraphs import cut_paragraphs
from generator.site import Engine, Knowledge, analyse_article, clean_article

Plain = Mapping[str, Any]

CASES = Path(__file__).parents[1] / "cases"
STAGES = (
    "cleaning",
    "headers",
    "segmentation",
    "mentions",
    "references",
    "attribution",
    "dating",
    "linking",
    "figures",
    "transcripts",
)


@pytest.mark.parametrize(
    "path",
    [path for stage in STAGES for path in sorted((CASES / stage).glob("*.yml"))],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_case(
    path: Path,
    engine: Engine,
    some_knowledge: Callable[[Plain], Knowledge],
    an_article: Callable[[str], Article],
) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    given = case["given"]
    raw = RawArticle("a", "articles/a.txt", cut_paragraphs(given["text"]))
    if path.parent.name in ("cleaning", "headers"):
        found = describe_cut(clean_article(raw, engine))
    else:
        # How a transcript's speakers are told from its heading depends on the cleaning.
        article = clean_article(raw, engine) if path.parent.name == "transcripts" else an_article(given["text"])
        if "published" in given:
            headers = replace(article.headers, published=PublicationDate(given["published"], None))
            article = replace(article, headers=headers)
        knowledge = some_knowledge(given)
        segments, analysis = analyse_article(article, knowledge, engine)
        _, titles = find_mentions(article, knowledge.gazetteer, engine.lexicon.classes)
        found = describe(article, segments, analysis, [article.passage(title.evidence) for title in titles])
    for key, expected in case["expected"].items():
        assert select(found[key], expected) == expected, case["why"]


def select(found: object, expected: object) -> object:
    """Return what was found, without the fields that nobody expects."""
    if isinstance(found, list) and isinstance(expected, list):
        wanted = [*expected, *[None] * len(found)]
        return [select(one, other) for one, other in zip(found, wanted, strict=False)]
    if isinstance(found, dict) and isinstance(expected, dict):
        return {key: select(value, expected[key]) for key, value in found.items() if key in expected}
    return found


def describe_cut(article: Article) -> dict[str, Any]:
    headers = article.headers
    return {
        "kept": list(article.body),
        "dropped": {drop.paragraph: drop.rule for drop in article.dropped},
        "title": headers.title.value,
        "outlet": headers.outlet and headers.outlet.value,
        "bylines": [field.value for field in headers.bylines],
        "published": headers.published and headers.published.date,
        "url": headers.url and headers.url.value,
        "agencies": [field.value for field in headers.agencies],
    }


def describe(article: Article, segments: Segments, analysis: Analysis, titles: list[str]) -> dict[str, Any]:
    def text(evidence: Evidence | None) -> str | None:
        return None if evidence is None else article.passage(evidence)

    by_id = {statement.id: statement for statement in analysis.statements}
    named = [one for one in analysis.mentions if one.form in ("name", "misspelt")]
    return {
        "title": article.headers.title.value,
        "body": list(article.body),
        "sentences": [text(Evidence("a", one.paragraph, *one.span)) for one in segments.sentences],
        "quotations": [
            {"text": text(Evidence("a", one.paragraph, *one.inner)), "repairs": list(one.repairs)}
            for one in segments.quotations
        ],
        "mentions": [{"actor": one.actor, "text": text(one.evidence), "form": one.form} for one in named],
        "titles": titles,
        "references": [
            {"actor": one.actor, "text": text(one.evidence), "form": one.form}
            for one in analysis.mentions
            if one not in named
        ],
        "statements": [describe_statement(statement, text) for statement in analysis.statements],
        "links": [
            {
                "kind": one.kind,
                "target": one.target,
                "text": text(one.evidence),
                "speaker": by_id[one.statement].speaker if one.statement else "nobody",
            }
            for one in analysis.links
        ],
        "figures": [
            {
                "value": one.value,
                "unit": one.unit,
                "qualifier": one.qualifier,
                "text": text(one.evidence),
                "speaker": by_id[one.statement].speaker if one.statement else "nobody",
            }
            for one in analysis.figures
        ],
    }


def describe_statement(statement: Statement, text: Callable[[Evidence | None], str | None]) -> dict[str, Any]:
    said_on = statement.said_on
    return {
        "paragraph": statement.paragraph,
        "kind": statement.kind,
        "speaker": statement.speaker,
        "grade": statement.grade,
        "source": text(statement.source),
        "cue": text(statement.cue),
        "content": [text(part) for part in statement.content],
        "about": statement.about,
        "via": list(statement.via),
        "sieve": statement.sieve,
        "repairs": list(statement.repairs),
        "said_on": said_on and {"date": said_on.date, "precision": said_on.precision, "text": text(said_on.evidence)},
    }
