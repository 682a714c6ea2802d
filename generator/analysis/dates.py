"""Find written dates in text. Shared by the header and dating stages; knows no article."""

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from generator.analysis.words import alternatives, beginnings
from generator.model.evidence import Span
from generator.model.lexicon import Calendar


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date expression in a text."""

    span: Span
    form: Literal["full", "day", "weekday", "relative"]
    """With its year; without; the name of a weekday; a word such as yesterday."""
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """0 is Monday."""
    offset: int | None
    """Days from the article's own date, of a relative word."""


@dataclass(frozen=True, slots=True)
class DateFinder:
    """Compiled date patterns of one language."""

    calendar: Calendar
    pattern: re.Pattern[str]
    beginning: re.Pattern[str]
    """Where a date may begin."""
    other_time: re.Pattern[str]
    """The time of something else, up to a date in it."""
    vague: re.Pattern[str]
    """What right before a weekday leaves open which one is meant."""


def build_date_finder(calendar: Calendar) -> DateFinder:
    """Compile the patterns once; they serve any number of texts."""
    month = rf"(?P<month{{0}}>{alternatives(calendar.months)})\.?"
    day = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year{0}>(?:1[89]|20)\d\d)"
    month_first = rf"{month}\s+{day}\b(?:,?\s+{year})?".replace("{0}", "1")
    day_first = rf"(?<!\d){day}\s+{month}\b(?:,?\s+{year})?".replace("{0}", "2")
    iso = r"\b(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)"
    weekday = rf"(?P<weekday>{alternatives(calendar.weekdays)})"
    relative = rf"(?P<relative>{alternatives(calendar.relative_days)})"
    pattern = rf"{iso}|\b{month_first}|{day_first}|\b{weekday}\b|\b{relative}\b"
    words = (*calendar.months, *calendar.weekdays, *calendar.relative_days)
    return DateFinder(
        calendar=calendar,
        pattern=re.compile(pattern, re.IGNORECASE),
        beginning=beginnings(words),
        other_time=re.compile(rf"\b(?:{alternatives(calendar.other_times)})\b", re.IGNORECASE),
        vague=re.compile(rf"\b(?:{alternatives(calendar.vague)})\s+$", re.IGNORECASE),
    )


def find_dates(text: str, finder: DateFinder) -> tuple[WrittenDate, ...]:
    """Return the dates of a text in order; impossible ones such as 31 June are passed over."""
    found: list[WrittenDate] = []
    position = 0
    for beginning in finder.beginning.finditer(text):
        start = beginning.start()
        match = finder.pattern.match(text, start) if start >= position else None
        if match is not None:
            position = match.end()
            date = _read(match, finder.calendar)
            found += [date] if date else []
    return tuple(found)


def _read(match: re.Match[str], calendar: Calendar) -> WrittenDate | None:
    groups = match.groupdict()
    span = Span(*match.span())
    if groups["weekday"]:
        names = [name.lower() for name in calendar.weekdays]
        # "sunday" in small letters is no date, "monday" neither: the press capitalises weekdays.
        if not groups["weekday"][0].isupper():
            return None
        return WrittenDate(span, "weekday", None, None, None, names.index(groups["weekday"].lower()), None)
    if groups["relative"]:
        return WrittenDate(span, "relative", None, None, None, None, calendar.relative_days[groups["relative"].lower()])
    number = next(n for n in ("1", "2", "3") if groups[f"day{n}"])
    written_month = groups[f"month{number}"]
    month = int(written_month) if number == "3" else calendar.months[written_month.lower()]
    # "may 10" is a verb and a number, "May 10" a date.
    if number != "3" and not written_month[0].isupper():
        return None
    year = int(groups[f"year{number}"]) if groups[f"year{number}"] else None
    day = int(groups[f"day{number}"])
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return None
    return WrittenDate(span, "full" if year else "day", year, month, day, None, None)
