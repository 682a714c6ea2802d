"""Words, phrases and days to be found at a place among tokens."""

from collections import defaultdict
from collections.abc import Container, Iterable

from generator.analysis.attribution.tokens import Tokens
from generator.model.lexicon import Calendar

_LONGEST_DAY = 6
"""Tokens of the longest expression for a day: "early on March 3, 2021"."""
_YEAR_DIGITS = 4


class Phrases:
    """Words and phrases to be found at a place among tokens, the longest first."""

    def __init__(self, phrases: Iterable[str], endings: tuple[str, ...] = (), without: Container[str] = ()) -> None:
        """Prepare phrases.

        Args:
            phrases: Lower-case, with single spaces.
            endings: Words in small letters with one of these endings count too.
            without: Words that do not, for all their ending.
        """
        self._by_first: defaultdict[str, list[list[str]]] = defaultdict(list)
        self._by_last: defaultdict[str, list[list[str]]] = defaultdict(list)
        for words in sorted((phrase.split() for phrase in set(phrases)), key=len, reverse=True):
            self._by_first[words[0]].append(words)
            self._by_last[words[-1]].append(words)
        self._endings = endings
        self._without = without

    def end(self, tokens: Tokens, start: int) -> int:
        """Return where the phrase that begins here ends; `start` itself if there is none."""
        if not 0 <= start < len(tokens.forms):
            return start
        first = tokens.forms[start]
        for words in self._by_first.get(first, ()):
            if len(words) == 1 or tokens.forms[start : start + len(words)] == words:
                return start + len(words)
        return start + 1 if self._has_ending(tokens, start) else start

    def start(self, tokens: Tokens, end: int) -> int:
        """Return where the phrase that ends here begins; `end` itself if there is none."""
        if not 0 < end <= len(tokens.forms):
            return end
        for words in self._by_last.get(tokens.forms[end - 1], ()):
            if len(words) == 1 or (len(words) <= end and tokens.forms[end - len(words) : end] == words):
                return end - len(words)
        return end - 1 if self._has_ending(tokens, end - 1) else end

    def _has_ending(self, tokens: Tokens, position: int) -> bool:
        form = tokens.forms[position]
        return form.endswith(self._endings) and form not in self._without and not tokens.items[position].is_capital


class Days:
    """Expressions for a day: "Monday", "late on Sunday evening", "on March 3", "yesterday"."""

    def __init__(self, calendar: Calendar) -> None:
        self._openers = frozenset(calendar.day_openers)
        self._weekdays = frozenset(day.lower() for day in calendar.weekdays)
        self._parts = frozenset(calendar.day_parts)
        self._months = frozenset(calendar.months)
        self._relative = frozenset(calendar.relative_days)
        self._lasts = self._weekdays | self._parts | self._relative | self._months

    def end(self, tokens: Tokens, start: int) -> int:
        """Return where the expression that begins here ends; `start` itself if there is none."""
        position = start
        while tokens.form(position) in self._openers:
            position += 1
        form = tokens.form(position)
        if form in self._weekdays:
            return position + 2 if tokens.form(position + 1) in self._parts else position + 1
        if form in self._relative:
            return position + 1
        if form in self._parts and position > start:
            return position + 1
        other = tokens.form(position + 1)
        if not ((form in self._months and other[:1].isdigit()) or (form[:1].isdigit() and other in self._months)):
            return start
        year = position + 3 if tokens.form(position + 2) == "," else position + 2
        return year + 1 if len(tokens.form(year)) == _YEAR_DIGITS and tokens.form(year).isdigit() else position + 2

    def start(self, tokens: Tokens, end: int) -> int:
        """Return where the longest expression that ends here begins; `end` itself if there is none."""
        last = tokens.form(end - 1)
        if last not in self._lasts and not last[:1].isdigit():
            return end
        for start in range(max(0, end - _LONGEST_DAY), end):
            if self.end(tokens, start) == end:
                return start
        return end
