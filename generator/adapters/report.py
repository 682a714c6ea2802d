"""What `build` and `check` have to say: tables and lines about a finished build."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from generator.adapters.disk import Written
from generator.adapters.review import Review
from generator.adapters.tables import Table
from generator.model.output import Summary


def summary_table(summary: Summary, files: int) -> Table:
    """Return what was read, dropped, extracted and left unresolved."""
    grades = ", ".join(f"{count} of grade {grade}" for grade, count in summary.grades)
    return Table(
        "Result",
        ("", ""),
        (
            ("read", f"{_count(summary.articles, 'article')}, {_count(summary.paragraphs, 'paragraph')}"),
            ("dropped", f"{_count(summary.dropped, 'paragraph')} around the articles' own text"),
            ("extracted", f"{_count(summary.statements, 'statement')}: {grades or 'none'}"),
            ("unresolved", f"{_count(summary.unidentified, 'statement')} without a speaker"),
            ("made", f"{_count(summary.pages, 'page')} in {_count(files, 'file')}"),
        ),
    )


def share_table(summary: Summary, limit: float) -> Table:
    """Return how much of each article's own wording the site shows."""
    rows = tuple((article, f"{share:.0%}") for article, share in summary.shown)
    return Table(f"Own wording shown (limit {limit:.0%})", ("article", "share"), rows)


def grade_table(review: Review) -> Table:
    """Return how many statements of each article have a speaker from context at best."""
    rows = tuple((article, str(unsure), str(total)) for article, unsure, total in review.from_context)
    return Table("Speakers from context only", ("article", "grade C", "statements"), rows)


def closing_lines(written: Written, root: Path, site: Path, python: str) -> Iterator[str]:
    """Return where everything is and how to look at it, in commands that work outside a virtual environment too.

    Args:
        written: What was written.
        root: The project.
        site: The folder of the site.
        python: The interpreter that runs this, for commands.
    """
    python = shlex.quote(python)
    yield f"Markdown: {written.changed} files written, {written.unchanged} unchanged, {written.deleted} deleted."
    yield f"The site is in {site}"
    yield "Look at it, and see it change with every save:"
    yield f"    cd {shlex.quote(str(root))} && {python} -m mkdocs serve"
    yield "or serve it as it is:"
    yield f"    {python} -m http.server -d {shlex.quote(str(site))}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
