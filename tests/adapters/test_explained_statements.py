"""`explain` says of each statement what the findings say, and no more."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.adapters.explained_statements import explain_statements
from generator.errors import Location
from generator.model.accuracy import Counts, Sieve, SieveAccuracy, SpeakerCounts
from generator.model.articles import Article
from generator.model.dossier import Actor, Affair, Dossier
from generator.model.evidence import Evidence
from generator.model.findings import Analysis, Mention, Statement
from generator.model.lexicon import Lexicon
from generator.reading.lexicons import lexicon_folder, read_lexicon

TEXT = (
    "Ada Novak, the envoy, met the Herald on Monday.\n\n"
    "She warned that the talks would last. “We are in no hurry at all, and the other side knows it very well,” "
    "she told the Herald, “which is why we can wait until the end of the winter.”\n\n“Nobody knows.”\n"
)
PLACE = Location("actors.yml", 1)
EXPLAINED = """\
  kind     direct
  sieve    some-rule: It recognises what somebody said in a way that needs more
           than one line.
  cue      ¶2 110–114: told – a form of “tell”, which takes a quotation, a
           clause, a question, “about” and a topic or an infinitive behind an
           addressee
  source   ¶2 106–109: she
  content  ¶2 39–103: We are in no hurry at all, and the other side knows it
           very well
           ¶2 128–181: which is why we can wait until the end of the winter.
  speaker  “she”, ¶2 106–109 (pronoun) → ada-novak (Ada Novak)
           mentioned before: “She”, ¶2 0–3 (pronoun)
           mentioned before: “Ada Novak”, ¶1 0–9 (name)
  grade    B: a pronoun or role, resolved in the same or the previous paragraph
  about    relates the words of bo-lind (Bo Lind)
  via      herald (Harbour Herald) → ap
  repairs  quotation marks: unclosed"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon with one rule."""
    sieve = Sieve("some-rule", "It recognises what somebody said in a way that needs more than one line.", "…", None)
    return replace(read_lexicon(lexicon_folder("en")), sieves={sieve.name: sieve})


@pytest.fixture(scope="module")
def article(an_article: Callable[..., Article]) -> Article:
    return an_article(TEXT, id="x")


def an_actor(id: str, name: str) -> Actor:  # noqa: A002
    values = dict.fromkeys(Actor.__slots__, ()) | {"id": id, "name": name, "location": PLACE}
    return Actor(**values)  # type: ignore[arg-type]


DOSSIER = Dossier(
    affair=Affair("Talks", "Talks are held", (), (), PLACE),
    sides=(),
    actors=(an_actor("ada-novak", "Ada Novak"), an_actor("bo-lind", "Bo Lind"), an_actor("herald", "Harbour Herald")),
    demands=(),
    venues=(),
    meetings=(),
    events=(),
    articles=(),
)


def place(article: Article, words: str, paragraph: int = 2) -> Evidence:
    start = article.paragraph(paragraph).text.index(words)
    return Evidence("x", paragraph, start, start + len(words))


def a_statement(article: Article, **values: object) -> Statement:
    usual = Statement(
        id="x-p2a",
        kind="direct",
        content=(place(article, "We are in no hurry at all, and the other side knows it very well"),),
        source=place(article, "she"),
        cue=place(article, "told"),
        speaker="ada-novak",
        about=None,
        via=(),
        grade="B",
        sieve="some-rule",
        repairs=(),
        continues=None,
        said_on=None,
    )
    return replace(usual, **values)  # type: ignore[arg-type]


def mentions(article: Article) -> tuple[Mention, ...]:
    return (
        Mention("ada-novak", place(article, "Ada Novak", 1), "name"),
        Mention("ada-novak", place(article, "She"), "pronoun"),
        Mention("ada-novak", place(article, "she"), "pronoun"),
    )


def explain(article: Article, lexicon: Lexicon, *statements: Statement, known: tuple[Mention, ...] = ()) -> list[str]:
    """Return the lines about the last statement."""
    analysis = Analysis(mentions=known, statements=statements, links=(), figures=())
    table = explain_statements(article, analysis, DOSSIER, lexicon)[-1]
    return [f"  {name:<7}  {text}" for name, text in table.rows]


def test_every_part_of_a_statement_is_shown(article: Article, lexicon: Lexicon) -> None:
    last = place(article, "which is why we can wait until the end of the winter.")
    statement = a_statement(article, about="bo-lind", via=("herald", "ap"), repairs=("unclosed",))
    statement = replace(statement, content=(*statement.content, last))

    lines = explain(article, lexicon, statement, known=mentions(article))

    assert lines == EXPLAINED.splitlines()
    assert max(map(len, lines)) <= 80


def test_the_overview_names_all_statements(article: Article, lexicon: Lexicon) -> None:
    statements = (a_statement(article), a_statement(article, id="x-p3a", speaker=None, source=None, grade="C"))
    overview = explain_statements(article, Analysis((), statements, (), ()), DOSSIER, lexicon)[0]

    assert overview.rows == (
        ("p2a", "direct", "B", "some-rule", "ada-novak"),
        ("p3a", "direct", "C", "some-rule", "nobody identified"),
    )


def speaker_lines(lines: list[str]) -> str:
    start = next(n for n, line in enumerate(lines) if line.startswith("  speaker"))
    end = next(n for n, line in enumerate(lines) if line.startswith("  grade"))
    return " ".join(line[11:].strip() for line in lines[start:end])


def test_without_a_speaker_the_reason_is_given(article: Article, lexicon: Lexicon) -> None:
    def why(source: str | None, *known: Mention) -> str:
        evidence = place(article, source, 1 if source == "the envoy" else 2) if source else None
        return speaker_lines(
            explain(article, lexicon, a_statement(article, speaker=None, source=evidence, grade="C"), known=known)
        )

    both = (
        Mention("ada-novak", place(article, "She"), "pronoun"),
        Mention("herald", place(article, "the Herald"), "name"),
    )
    assert why(None) == "nobody identified: no source was found beside the words"
    assert why("she") == "nobody identified: the pronoun was resolved to nobody"
    assert why("the envoy") == "nobody identified: the source mentions nobody of the dossier"
    assert why("the Herald", *both) == "nobody identified: the source mentions herald, and is not plainly one of them"


def test_a_speaker_from_context_leads_to_the_statement_before(article: Article, lexicon: Lexicon) -> None:
    carried = a_statement(article, id="x-p3a", content=(place(article, "Nobody knows.", 3),), source=None, cue=None)

    lines = explain(article, lexicon, a_statement(article), replace(carried, grade="C"))

    assert speaker_lines(lines) == (
        "ada-novak (Ada Novak): no source is written "
        "the same speaker as in p2a, the last statement of that speaker before"
    )
    assert "  grade    C: from the context only" in lines


@pytest.mark.parametrize(
    ("grade", "right", "shown"),
    [
        ("C", 72, "C: lowered from B (a pronoun or role, resolved in the same or the previous paragraph): "),
        ("B", 72, "B: a pronoun or role, resolved"),  # not lowered, whatever the rule's figures are now
        ("B", 95, "B: a pronoun or role, resolved"),
    ],
)
def test_a_lowered_grade_says_why(article: Article, lexicon: Lexicon, grade: str, right: int, shown: str) -> None:
    measured = SieveAccuracy(Counts(100, right, 0, 0), SpeakerCounts(0, 0, 0))
    sieves = {name: replace(sieve, measured=measured) for name, sieve in lexicon.sieves.items()}
    statement = a_statement(article, grade=grade)

    lines = explain(article, replace(lexicon, sieves=sieves), statement, known=mentions(article))

    text = " ".join(line[11:] for line in lines[lines.index(next(x for x in lines if x.startswith("  grade"))) :])
    assert text.startswith(shown)
    assert ("sieve precision 0.72 is below 0.80" in text) == ("lowered" in shown)


def test_a_rule_that_is_not_listed_is_named(article: Article, lexicon: Lexicon) -> None:
    assert "  sieve    new-rule" in explain(article, lexicon, a_statement(article, sieve="new-rule"))
