"""The dossier becomes values with passages, or errors that an editor can mend.

Cases are in `tests/cases/dossier`: `given` holds files of a dossier, and texts
of articles with the numbers of dropped paragraphs; `expected` holds the
beginnings of all errors or notices, in order, with the remedy behind the
problem.  Where a case gives no `affair.yml` or no articles, the ones below serve.
"""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputErrors, Notice
from generator.model.articles import Article
from generator.model.dossier import Dossier
from generator.reading.dossier import read_dossier
from generator.reading.schema import DossierFile
from generator.reading.yamlfile import NodePath, Plain, parse_yaml, read_yaml

CASES = sorted((Path(__file__).parents[1] / "cases" / "dossier").glob("*.yml"))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AFFAIR = "affair: {name: Talks, headline: Talks were held}"
ARTICLES = {"a": "Talks opened in Geneva on Monday, January 10."}

AnArticle = Callable[..., Article]


def read(root: Path, files: Mapping[str, str], articles: Mapping[str, Article]) -> tuple[Dossier, tuple[Notice, ...]]:
    folder = root / "dossier"
    folder.mkdir()
    for name, text in {"affair.yml": AFFAIR, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_dossier(folder, root, articles, WEEKDAYS)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, an_article: AnArticle) -> None:
    case = read_yaml(path, path.name).data
    given_, expected = mapping(case["given"]), mapping(case["expected"])
    dropped = mapping(given_.get("dropped", {}))
    articles = {
        name: an_article(text, name, {int(number): rule for number, rule in mapping(dropped.get(name, {})).items()})
        for name, text in mapping(given_.get("articles", dict(ARTICLES))).items()
    }
    try:
        _, notices = read(tmp_path, {name: str(text) for name, text in mapping(given_["files"]).items()}, articles)
        found = {"notices": [f"{notice.level} {notice}" for notice in notices]}
    except InputErrors as errors:
        found = {"errors": [f"{error.location}: {error.problem} {error.remedy}" for error in errors.errors]}
    ((kind, beginnings),) = expected.items()
    assert isinstance(beginnings, list)
    shortened = [text[: len(str(begin))] for text, begin in zip(found.get(kind, []), beginnings, strict=False)]
    assert (shortened, len(found.get(kind, []))) == (beginnings, len(beginnings)), found


def mapping(node: Plain) -> dict[str, Plain]:
    assert isinstance(node, dict)
    return node


WHOLE = """
sides: [{id: west, name: The West}]
actors:
  - id: wendy-sherman
    name: Wendy Sherman
    kind: person
    side: west
    pronoun: she
    aliases: [Sherman, Wendy Sherman, Sherman]
    misspellings: [Wendi Sherman]
    titles: [deputy secretary]
    roles: [{text: deputy secretary, evidence: [{article: a, paragraph: 1, phrase: deputy secretary}]}]
    links: [{type: works-for, to: usa, evidence: [{article: a, paragraph: 1, phrase: U.S.}]}]
  - {id: usa, name: United States, kind: state, short: U.S.}
venues: [{id: geneva, name: Geneva, main: true, aliases: [the Swiss city]}]
articles:
  - article: a
    label: Alpha
    published: 2022-01-11
    reason: from the web page
    key_points: [{text: Talks., evidence: [{article: a, paragraph: 2, phrase: talks}]}]
  - article: b
"""

TALKS = """
demands:
  - id: halt
    title: Halt
    type: demand
    by: [usa]
    since: {day: 2021-12, precision: month, evidence: [{article: b, paragraph: 1, phrase: December}]}
    passages:
      - {article: a, paragraph: 2, phrase: talks}
      - {article: b, paragraph: 1, phrase: Halt}
    links: [{type: answers, to: pledge}]
    positions:
      - {side: west, stance: asks, evidence: [{article: a, paragraph: 2, phrase: talks}]}
      - {side: west, actor: wendy-sherman, stance: refuses, evidence: [{article: b, paragraph: 1, phrase: Halt}]}
  - id: pledge
    title: Pledge
    type: answer
    by: [usa]
    passages: [{article: b, paragraph: 1, phrase: pledge}]
meetings:
  - id: talks
    title: Talks
    venue: geneva
    status: held
    date: {day: 2022-01-10, precision: weekday, evidence: [{article: b, paragraph: 1, phrase: Monday}]}
    other_dates: [{day: 2022-01-11, precision: stated, evidence: [{article: a, paragraph: 2, phrase: January 11}]}]
    evidence:
      - {article: a, paragraph: 2, phrase: talks}
    participants:
      - {actor: wendy-sherman, note: led, evidence: [{article: a, paragraph: 1, phrase: Sherman}]}
      - {actor: usa, evidence: [{article: b, paragraph: 1, phrase: Halt}]}
"""

A = "Wendy Sherman, U.S. deputy\u00a0secretary, came.\n\nThe talks and talks about\u2009talks on January 11."
B = "Halt, a pledge of December, said on Monday."


def test_forms_become_values(tmp_path: Path, an_article: AnArticle) -> None:
    articles = {"a": an_article(A, "a"), "b": an_article(B, "b")}
    dossier, notices = read(tmp_path, {"a.yml": WHOLE, "b.yml": TALKS}, articles)
    assert notices == ()
    sherman, usa = dossier.actors
    assert (sherman.id, sherman.side, sherman.pronoun, sherman.short) == (
        "wendy-sherman",
        "west",
        "she",
        "Wendy Sherman",
    )
    assert sherman.aliases == ("Wendy Sherman", "Sherman"), "the name is an alias, and each stands once"
    assert (str(sherman.location), str(usa.location)) == ("dossier/a.yml:4", "dossier/a.yml:14")
    assert (usa.short, usa.side) == ("U.S.", None)
    assert articles["a"].passage(sherman.roles[0].evidence[0]) == "deputy\u00a0secretary"
    halt, pledge = dossier.demands
    assert [str(position.location) for position in halt.positions] == ["dossier/b.yml:13", "dossier/b.yml:14"]
    assert halt.since is not None
    assert (halt.since.day.iso, halt.links[0].to, pledge.links) == ("2021-12", "pledge", ())
    assert halt.passages[0].start == A.partition("\n\n")[2].index("talks"), "the first of several"
    (talks,) = dossier.meetings
    assert (talks.date.day.iso, len(talks.other_dates), len(talks.participants)) == ("2022-01-10", 1, 2)
    assert [note.published and note.published.isoformat() for note in dossier.articles] == ["2022-01-11", None]
    assert dossier.venues[0].aliases == ("Geneva", "the Swiss city")


def test_what_rests_on_a_withdrawn_article_alone_is_left_out(tmp_path: Path, an_article: AnArticle) -> None:
    affair = AFFAIR[:-1] + ", core_dispute: [pledge, halt]}"
    files = {"affair.yml": affair, "a.yml": WHOLE, "b.yml": TALKS}
    dossier, notices = read(tmp_path, files, {"a": an_article(A, "a")})
    assert [notice.message for notice in notices] == [
        'article "b" is listed but not there; pieces of evidence left out: 6.',
        'demand "pledge" is left out: it rests on withdrawn articles only.',
    ]
    assert dossier.affair.core_dispute == ("halt",)
    (halt,) = dossier.demands
    assert (halt.since, halt.links, len(halt.passages), len(halt.positions)) == (None, (), 1, 1)
    (talks,) = dossier.meetings
    assert talks.date.day.iso == "2022-01-11", "another article's date takes the place of the lost one"
    assert talks.other_dates == ()
    assert [participant.actor for participant in talks.participants] == ["wendy-sherman"]
    assert [note.article for note in dossier.articles] == ["a"]


def test_lists_are_joined_in_the_order_of_file_names(tmp_path: Path, an_article: AnArticle) -> None:
    files = {"b.yml": "sides: [{id: east, name: East}]", "a.yml": "sides: [{id: west, name: West}]"}
    dossier, _ = read(tmp_path, files, {"a": an_article("Text.")})
    assert [side.id for side in dossier.sides] == ["west", "east"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="dossier: this folder does not exist"):
        read_dossier(tmp_path / "dossier", tmp_path, {}, WEEKDAYS)


def keys_of_forms(schema: object) -> set[str]:
    """Collect all keys and fixed words of a JSON Schema."""
    if isinstance(schema, dict):
        own = {*schema.get("properties", {}), *schema.get("enum", [])}
        return own.union(*(keys_of_forms(value) for value in schema.values()))
    return set().union(*(keys_of_forms(item) for item in schema)) if isinstance(schema, list) else set()


WORDS = st.sampled_from(
    [*sorted(keys_of_forms(DossierFile.model_json_schema())), "a", "1", "2022-01-10", "２０２２", "true", ""]
)
DATA = st.recursive(
    st.one_of(WORDS, st.none(), st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=6)),
    max_leaves=25,
)
SOUND = parse_yaml(WHOLE + TALKS, "whole.yml")
TOP_KEYS = st.sampled_from(sorted(DossierFile.model_fields))


@given(data=st.dictionaries(TOP_KEYS, st.lists(DATA, max_size=3) | DATA, max_size=4))
def test_no_data_breaks_the_reader(an_article: AnArticle, data: dict[str, Plain]) -> None:
    assert_read_or_refused(data, {"a": an_article(A, "a")})


@given(changes=st.lists(st.tuples(st.sampled_from(sorted(SOUND.lines, key=str)), DATA), min_size=1, max_size=3))
def test_no_change_to_a_sound_dossier_breaks_the_reader(
    an_article: AnArticle, changes: list[tuple[NodePath, Plain]]
) -> None:
    data: Plain = SOUND.data
    for path, value in changes:
        data = changed(data, path, value)
    assert_read_or_refused(data, {"a": an_article(A, "a")})


def changed(node: Plain, path: NodePath, value: Plain) -> Plain:
    if not path:
        return value
    if isinstance(node, dict):
        return {key: changed(inner, path[1:], value) if key == path[0] else inner for key, inner in node.items()}
    if isinstance(node, list):
        return [changed(inner, path[1:], value) if i == path[0] else inner for i, inner in enumerate(node)]
    return node


def assert_read_or_refused(data: Plain, articles: Mapping[str, Article]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            read(Path(folder), {"a.yml": json.dumps(data, ensure_ascii=False)}, articles)
        except InputErrors as found:
            errors = found.errors
        else:
            errors = ()
    assert all(error.location.file.startswith("dossier") and error.problem and error.remedy for error in errors)
