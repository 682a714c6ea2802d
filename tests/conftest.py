"""Small factories that tests of several layers share."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from generator.model.articles import Article, Dropped, HeaderField, Headers
from generator.reading.paragraphs import cut_paragraphs

NOTHING_DROPPED: Mapping[int, str] = MappingProxyType({})


def make_article(text: str, id: str = "a", dropped: Mapping[int, str] = NOTHING_DROPPED) -> Article:  # noqa: A002
    """Make an article of the paragraphs of a text, all in its body save those dropped (number to rule)."""
    paragraphs = cut_paragraphs(text)
    return Article(
        id=id,
        file=f"articles/{id}.txt",
        paragraphs=paragraphs,
        body=tuple(paragraph.number for paragraph in paragraphs if paragraph.number not in dropped),
        dropped=tuple(Dropped(number, rule) for number, rule in dropped.items()),
        headers=Headers(HeaderField(f"Title of {id}", None), None, (), None, None, ()),
    )


@pytest.fixture(scope="session")
def an_article() -> Callable[..., Article]:
    """`an_article("para 1\\n\\npara 2", id="a")`: see `make_article`."""
    return make_article
