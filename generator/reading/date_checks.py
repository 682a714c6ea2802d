"""Dates of the dossier: they exist, are as exact as they say, and rest on what they say."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.errors import InputError
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.reading.days import read_day
from generator.reading.forms import Placed, of_kind
from generator.reading.schema import ArticleForm, DatedForm, EvidenceForm, Form

_PARTS = {"year": 1, "month": 2, "stated": 3, "weekday": 3}
"""How many of year, month and day a precision needs; `relative` and `unknown` go with any."""
_EXAMPLES = {1: "2022", 2: "2022-01", 3: "2022-01-10"}
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
"""Letters of the shortest abbreviation of a weekday."""


def find_date_errors(
    parts: Iterable[Placed[Form]],
    found: Mapping[EvidenceForm, Evidence],
    articles: Mapping[str, Article],
    weekdays: tuple[str, ...],
) -> Iterator[InputError]:
    """Find dates that do not exist or do not fit their precision or their evidence.

    A date known from a weekday needs a passage in whose paragraph that weekday
    stands; this is not asked where some of its evidence was not found.

    Args:
        parts: All forms of the dossier.
        found: The passages of its evidence.
        articles: The articles of these passages.
        weekdays: Names from Monday to Sunday; their first letters, three or
            more, count as abbreviations.
    """
    parts = tuple(parts)
    for article in of_kind(parts, ArticleForm):
        if article.form.published is not None:
            yield from _calendar_errors(article, "published", article.form.published)
    for dated in of_kind(parts, DatedForm):
        wrong = (*_calendar_errors(dated, "day", dated.form.day), *_precision_errors(dated))
        yield from wrong
        if not wrong and dated.form.precision == "weekday" and all(form in found for form in dated.form.evidence):
            evidence = [found[form] for form in dated.form.evidence]
            texts = [articles[piece.article].paragraph(piece.paragraph).text for piece in evidence]
            yield from _weekday_errors(dated, texts, weekdays)


def _calendar_errors(placed: Placed[Form], key: str, text: str) -> Iterator[InputError]:
    try:
        read_day(text)
    except ValueError:
        yield InputError(placed.at(key), f"the calendar has no {text}.", "Correct the date.")


def _precision_errors(placed: Placed[DatedForm]) -> Iterator[InputError]:
    form = placed.form
    needed = _PARTS.get(form.precision)
    given = form.day.count("-") + 1
    if needed is not None and needed != given:
        fitting = next((precision for precision, count in _PARTS.items() if count == given))
        problem = f'precision "{form.precision}" does not fit the day {form.day}.'
        remedy = f'Write a day like {_EXAMPLES[needed]}, or the precision "{fitting}".'
        yield InputError(placed.at("precision"), problem, remedy)


def _weekday_errors(placed: Placed[DatedForm], texts: Iterable[str], weekdays: tuple[str, ...]) -> Iterator[InputError]:
    named = {number for text in texts for number in _named_weekdays(text, weekdays)}
    actual = read_day(placed.form.day).first.weekday()
    if actual not in named:
        problem = f"{placed.form.day} is a {weekdays[actual]}, which no paragraph of its evidence names."
        names = ", ".join(weekdays[number] for number in sorted(named))
        seen = f"They name {names}" if names else "They name no weekday"
        yield InputError(placed.at("day"), problem, f"{seen}: correct the day, the precision or the evidence.")


def _named_weekdays(text: str, weekdays: tuple[str, ...]) -> Iterator[int]:
    for word in _WORD.findall(text):
        if len(word) >= _SHORTEST:
            written = word.capitalize() if word.isupper() else word  # Datelines are in capitals.
            yield from (number for number, name in enumerate(weekdays) if name.startswith(written))
