"""Dates as the dossier writes them."""

from datetime import date

from generator.model.dossier import Day


def read_day(text: str) -> Day:
    """Read `2022-01-10`, `2022-01` or `2022`.

    Raises:
        ValueError: The calendar has no such day, month or year.
    """
    year, *rest = (int(part) for part in text.split("-"))
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    date(year, 1 if month is None else month, 1 if day is None else day)
    return Day(year, month, day)
