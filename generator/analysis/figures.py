"""Find figures: a number, its unit, and the words that say how exact it is.

Years, dates and the ends of ranges are no figures.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.lookup import statement_at, statements_by_place
from generator.analysis.words import alternatives, beginnings
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Figure, Statement
from generator.model.lexicon import Counting

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,15})?"
_LOOK_BACK = 40
"""Code points before a number within which its context stands."""


@dataclass(frozen=True, slots=True)
class FigureFinder:
    """Compiled figure patterns of one language."""

    counting: Counting
    units: dict[str, str]
    """Lower-case form or sign to the unit shown."""
    pattern: re.Pattern[str]
    beginning: re.Pattern[str]
    """Where a number or a currency may begin."""
    qualifier: re.Pattern[str]
    """What before a number says how exact it is."""
    no_figure_before: re.Pattern[str]
    """What before a number makes it a day or the end of a range."""
    no_figure_behind: re.Pattern[str]
    """What behind a number makes it a day or the beginning of a range."""
    before_year: re.Pattern[str]


def build_figure_finder(counting: Counting) -> FigureFinder:
    """Compile the patterns once; they serve any number of articles."""
    words = alternatives([*counting.numbers, *counting.multipliers])
    number = rf"(?P<number>(?:{_DIGITS}|\b(?:{words})\b)(?:(?:\s+|-)(?:{words})\b){{0,5}})"
    modifiers = rf"(?:\s+(?-i:[A-Z])[\w.]+|\s+\w{{2,20}}ed|\s+(?:{alternatives(counting.modifiers)})){{0,2}}?"
    pattern = (
        rf"(?<![\w.,-])"
        rf"(?:(?P<currency>{alternatives(counting.currencies)})\s?{number}(?!\w)"
        rf"|{number.replace('<number>', '<count>')}{modifiers}\s*-?(?P<unit>{alternatives(counting.units)})(?!\w))"
    )
    months = alternatives(counting.months)
    joins = alternatives(counting.range_words)
    ends = rf"(?:{_DIGITS}|\b(?:{words}))"
    return FigureFinder(
        counting=counting,
        units={form.lower(): unit for form, unit in {**counting.units, **counting.currencies}.items()},
        pattern=re.compile(pattern, re.IGNORECASE),
        beginning=beginnings([*counting.numbers, *counting.multipliers, *counting.currencies]),
        qualifier=re.compile(rf"\b(?:{alternatives(counting.qualifiers)})\s+$", re.IGNORECASE),
        no_figure_before=re.compile(rf"(?:\b(?:{months})\.?|{ends}\s+(?:{joins})|{ends}\s*[–-])\s*$", re.IGNORECASE),
        no_figure_behind=re.compile(rf"\s+(?:{months})\b|\s*[–-]\s*\d", re.IGNORECASE),
        before_year=re.compile(rf"\b(?:{alternatives(counting.before_years)}|{months})\s+$", re.IGNORECASE),
    )


def find_figures(article: Article, statements: Sequence[Statement], finder: FigureFinder) -> tuple[Figure, ...]:
    """Return the figures of an article's body in order."""
    spoken = statements_by_place(statements)
    found = []
    for number in article.body:
        text = article.paragraph(number).text
        for match, qualifier in _numbers(text, finder):
            start = match.start() - len(qualifier)
            if not _counts(text, match, start, finder):
                continue
            evidence = Evidence(article.id, number, start, match.end())
            found.append(
                Figure(
                    value=_value(match["number"] or match["count"], finder.counting),
                    unit=finder.units[" ".join((match["currency"] or match["unit"]).lower().split())],
                    qualifier=" ".join(qualifier.lower().split()),
                    evidence=evidence,
                    statement=statement_at(evidence, spoken),
                )
            )
    return tuple(found)


def _numbers(text: str, finder: FigureFinder) -> Iterator[tuple[re.Match[str], str]]:
    """Return the numbers beside a unit or currency, each with the qualifier before it and the space between."""
    position = 0
    for beginning in finder.beginning.finditer(text):
        start = beginning.start()
        match = finder.pattern.match(text, start) if start >= position else None
        if match is not None:
            qualifier = finder.qualifier.search(text, max(position, start - _LOOK_BACK), start)
            yield match, qualifier.group() if qualifier else ""
            position = match.end()


def _counts(text: str, match: re.Match[str], start: int, finder: FigureFinder) -> bool:
    """Say whether a number beside a unit counts it, and is no day, year or end of a range.

    Args:
        text: The paragraph.
        match: The number.
        start: Where it begins with its qualifier.
        finder: The compiled patterns.
    """
    if match["currency"]:
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    if finder.no_figure_before.search(before) or finder.no_figure_behind.match(text, match.end("count")):
        return False
    is_year = re.fullmatch(r"(?:1[89]|20)\d\d", match["count"]) is not None
    return not (is_year and start == match.start() and finder.before_year.search(before))


def _value(written: str, counting: Counting) -> str:
    """Return decimal digits: "100,000" is 100000, "two million" 2000000."""
    total = Decimal(0)
    current = Decimal(0)
    for word in re.split(r"[\s-]+", written.strip().lower()):
        if word[0].isdigit():
            current = Decimal(word.replace(",", ""))
        elif word in counting.numbers:
            current += counting.numbers[word]
        else:
            current = (current or Decimal(1)) * counting.multipliers[word]
            if counting.multipliers[word] >= 1000:
                total, current = total + current, Decimal(0)
    value = f"{total + current:f}"
    return value.rstrip("0").rstrip(".") if "." in value else value
