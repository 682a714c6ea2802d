"""Let the editor's corrections stand in for header fields that a text does not state."""

from dataclasses import replace

from generator.model.articles import Article, HeaderField, PublicationDate
from generator.model.dossier import ArticleNote


def correct_headers(article: Article, note: ArticleNote | None) -> Article:
    """Return the article with the fields that the editor gives; they carry no evidence, which marks them as curated."""
    if note is None:
        return article
    headers = article.headers
    return replace(
        article,
        headers=replace(
            headers,
            outlet=HeaderField(note.outlet, None) if note.outlet else headers.outlet,
            published=PublicationDate(note.published, None) if note.published else headers.published,
            url=HeaderField(note.url, None) if note.url else headers.url,
        ),
    )
