"""The page about the machine-readable files."""

from dataclasses import dataclass

from generator.publishing import labels, urls
from generator.publishing.data.files import count_items, describe, schema_file
from generator.publishing.data.forms import FORMS
from generator.publishing.views import Composer, PageHead
from generator.text import Markup


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file and its schema."""

    name: Markup
    about: Markup
    items: int
    href: Markup
    schema_name: Markup
    schema_href: Markup


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One grade of statements and what it means."""

    grade: Markup
    meaning: Markup


@dataclass(frozen=True, slots=True)
class DataPage:
    """The view-model of `data.md.jinja`."""

    head: PageHead
    files: tuple[FileRow, ...]
    grades: tuple[GradeRow, ...]
    articles: Markup
    """Address of the index of articles."""


def data_page(composer: Composer) -> DataPage:
    """Compose the page about the machine-readable files."""
    counts = count_items(composer.index)
    return DataPage(
        files=tuple(_row(composer, form.name, Markup(describe(form)), counts[form.name]) for form in FORMS),
        grades=tuple(GradeRow(Markup(grade), meaning) for grade, meaning in labels.GRADES.items()),
        articles=composer.to(urls.ARTICLES),
        head=composer.head("Data", labels.REGISTER),
    )


def _row(composer: Composer, name: str, about: Markup, items: int) -> FileRow:
    return FileRow(
        name=Markup(f"{name}.json"),
        about=about,
        items=items,
        href=composer.to(urls.data_file(name)),
        schema_name=Markup(f"{name}.schema.json"),
        schema_href=composer.to(schema_file(name)),
    )
