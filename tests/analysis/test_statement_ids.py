"""Ids of statements: article, paragraph, and letters that count like the columns of a table."""

from collections.abc import Callable

from generator.model.articles import Article
from generator.site import Engine, analyse_article, prepare_dossier
from tests.analysis.conftest import make_dossier


def test_many_statements_of_a_paragraph_have_short_ids_of_their_own(
    engine: Engine, an_article: Callable[..., Article]
) -> None:
    text = " ".join(f"Berg said the dam held {number} boats." for number in range(2, 732))
    _, analysis = analyse_article(an_article(text, id="a"), prepare_dossier(make_dossier({})), engine)
    ids = [statement.id for statement in analysis.statements]
    assert len(ids) == len(set(ids)) == 730
    assert (ids[0], ids[25], ids[26], ids[27], ids[701], ids[702]) == (
        "a-p1a",
        "a-p1z",
        "a-p1aa",
        "a-p1ab",
        "a-p1zz",
        "a-p1aaa",
    )
