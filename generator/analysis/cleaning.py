"""Tell an article's own text from what stands around it in its file.

Every paragraph is kept as body or dropped with the name of a rule, so that the
cut can be shown.  Rules about wording are lexicon (`boilerplate.yml`); the
structural ones are here: front matter, the title and its repetitions, a
breadcrumb that ends with the title, a standfirst, and what stands behind the
last line of prose.  What the speakers of a transcript say is body, however short.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.dates import DateFinder, find_dates
from generator.analysis.words import alternatives, count_words, ends_as_prose, squeezed, without_section
from generator.model.articles import Dropped, RawArticle
from generator.model.front_matter import find_entry, front_matter_length, plain_value
from generator.model.lexicon import Boilerplate, LineRule

_PROSE_WORDS = 9
"""A first paragraph of prose has at least so many words: shorter ones are slogans."""
_TITLE_WORDS = 30
_LABEL_WORDS = 16
"""What stands behind the last prose and has more words is no label."""
_BYLINE_WORDS = 20
_RULED_LENGTH = 600
"""Code points; rules about wording look at no longer lines."""
_DATE_LENGTH = 40
"""Code points; no date is longer."""
_HEADER_PROSE = 1
"""So many lines of prose may stand before a byline or date: a standfirst."""
_HEADER_LINES = 8
"""A byline or date further down belongs to something else."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The result of cleaning."""

    title: int
    """Number of the paragraph that holds the title, or the first one."""
    body: tuple[int, ...]
    dropped: tuple[Dropped, ...]


def clean(
    article: RawArticle, boilerplate: Boilerplate, finder: DateFinder, spoken: frozenset[int] = frozenset()
) -> Cut:
    """Sort the paragraphs of an article into body and boilerplate.

    A file without any prose keeps every paragraph that no rule names.

    Args:
        article: The article as read.
        boilerplate: What surrounds articles in their files.
        finder: Compiled date patterns.
        spoken: Numbers of the paragraphs that a label of a speaker opens.
    """
    texts = [paragraph.text for paragraph in article.paragraphs]
    front = front_matter_length(texts)
    cut = _Cleaner(texts[front:], boilerplate, finder, frozenset(number - front - 1 for number in spoken))
    entries = [(text, entry) for text in texts[:front] if (entry := find_entry(text))]
    titles = [plain_value(text, span) for text, (key, span) in entries if boilerplate.front_matter.get(key) == "title"]
    found = cut.cut(next(filter(None, titles), None))
    return Cut(
        title=found.title + front,
        body=tuple(number + front for number in found.body),
        dropped=(
            *(Dropped(number, "front-matter") for number in range(1, front + 1)),
            *(Dropped(drop.paragraph + front, drop.rule) for drop in found.dropped),
        ),
    )


class _Cleaner:
    """Finds, line by line, what is no part of one article."""

    def __init__(
        self, paragraphs: Sequence[str], boilerplate: Boilerplate, finder: DateFinder, spoken: frozenset[int]
    ) -> None:
        self._lines = [squeezed(paragraph) for paragraph in paragraphs]
        self._rules: defaultdict[str, list[LineRule]] = defaultdict(list)
        for rule in boilerplate.rules:
            self._rules[rule.where].append(rule)
        self._finder = finder
        self._spoken = spoken
        """Indices of the lines that a label of a speaker opens."""
        labels = alternatives(label.rstrip(".") for label in boilerplate.date_labels)
        # The last alternative takes punctuation and whole times only, so that "on" of "one" is no label.
        self._beside_date = re.compile(
            rf"(?:(?:\b|(?<=\d))(?:{labels})\b\.?|\d{{1,2}}[:.]\d\d(?::\d\d)?|[\s,;:|·•–—\-/()])*", re.IGNORECASE
        )
        self._byline = re.compile(rf"(?i:{alternatives(boilerplate.bylines)})\s+[A-ZÀ-Þ]\w")
        self._found: dict[int, str] = {}
        """Index of a line to the rule that drops it."""

    def cut(self, stated_title: str | None = None) -> Cut:
        """Apply the rules, the surest first; a line keeps the first rule found for it.

        Args:
            stated_title: The title, where front matter states it.
        """
        lines = self._lines
        self._found = {
            n: rule
            for n, line in enumerate(lines)
            if n not in self._spoken and (rule := self._wording_rule(line, "anywhere"))
        }
        first = min([self._first_prose(), *self._spoken])
        title = self._title(first)
        if stated_title is not None and (title is None or lines[title].lower() != squeezed(stated_title).lower()):
            title = None
        end = self._end(first)
        if title is not None:
            self._drop(title, "title")
        for n in range(first):
            rule = self._header_rule(n, title, first)
            # Where the title stands in front matter, a line before the text that is no prose is no title.
            is_label = stated_title is not None and not _opens_prose(lines[n])
            self._drop(n, rule or ("standfirst" if is_label else None))
        for n in range(end, len(lines)):
            self._found[n] = (self._wording_rule(lines[n], "end") or "after-end") if n == end else "after-end"
        for n, line in enumerate(lines):
            if title is not None and n not in self._spoken and self._repeats(line, title):
                self._drop(n, "repeated-title")
        self._drop_tail(first)
        if lines and len(self._found) == len(lines) and title is not None:
            # Nothing but a title: it is all that the article says.
            del self._found[title]
        return Cut(
            title=(title or 0) + 1,
            body=tuple(n + 1 for n in range(len(lines)) if n not in self._found),
            dropped=tuple(Dropped(n + 1, self._found[n]) for n in sorted(self._found)),
        )

    def _drop(self, n: int, rule: str | None) -> None:
        if rule is not None:
            self._found.setdefault(n, rule)

    def _wording_rule(self, line: str, where: str) -> str | None:
        if len(line) > _RULED_LENGTH:
            return None
        return next((rule.name for rule in self._rules[where] if rule.pattern.fullmatch(line)), None)

    def _first_prose(self) -> int:
        """Return the index of the first line of prose; where a byline or date follows it, it is a standfirst."""
        lines = self._lines
        prose: list[int] = []
        for n, line in enumerate(lines):
            if n >= _HEADER_LINES and prose and prose[-1] > 0:
                break
            if n not in self._found and _opens_prose(line):
                prose.append(n)
        if prose and prose[0] == 0 and not _may_be_title(lines[0]):
            return 0
        prose = [n for n in prose if n > 0]
        if not prose:
            return min(1, len(lines) - 1)
        first = prose[0]
        for n in range(first + 1, min(len(lines), _HEADER_LINES)):
            if sum(earlier < n for earlier in prose) > _HEADER_PROSE:
                break
            if self._is_date_line(lines[n]) or self._is_byline(lines[n]) or self._wording_rule(lines[n], "header"):
                first = n + 1
        return first

    def _title(self, first: int) -> int | None:
        """Return the index of the title: the first header line that is no label, date or byline."""
        lines = self._lines
        candidates = [
            n
            for n in range(first)
            if n not in self._found
            and count_words(lines[n]) <= _TITLE_WORDS
            and not (self._wording_rule(lines[n], "header") or self._is_byline(lines[n]))
            and not self._is_date_line(lines[n])
        ]
        if not candidates:
            return None
        head = lines[candidates[0]]
        # A menu path runs into the title it leads to: "Home Harbour news Ministers agree …".
        for n in candidates[1:]:
            if head != lines[n] and head.endswith(lines[n]) and count_words(lines[n]) >= 4:
                return n
        return candidates[0]

    def _header_rule(self, n: int, title: int | None, first: int) -> str | None:
        line = self._lines[n]
        label = self._wording_rule(line, "header")
        if label:
            return label
        if self._is_byline(line):
            return "byline"
        if self._is_date_line(line):
            return "date-line"
        if title is None or self._repeats(line, title):
            return None
        if line.endswith(self._lines[title]):
            return "breadcrumb"
        # A sentence that the text does not repeat is the article's own.
        return "standfirst" if not _opens_prose(line) or self._is_repeated(line, first) else None

    def _repeats(self, line: str, title: int) -> bool:
        return line in (self._lines[title], without_section(self._lines[title]))

    def _is_repeated(self, line: str, first: int) -> bool:
        core = line.rstrip(" .…")
        return any(other.startswith(core) for other in self._lines[first:])

    def _is_byline(self, line: str) -> bool:
        """Say whether a line names authors: "By A B", also behind a date that lost its space."""
        if len(line) > _RULED_LENGTH or line.endswith((".", "!", "?")):
            return False
        rest = self._without_date(line)
        if self._byline.match(rest) is None:
            return False
        return count_words(rest) <= _BYLINE_WORDS

    def _is_date_line(self, line: str) -> bool:
        return 0 < len(line) <= _RULED_LENGTH and not self._without_date(line)

    def _without_date(self, line: str) -> str:
        """Return a line without the dates, times and their labels at its beginning."""
        start = 0
        label = self._beside_date.match(line)
        # Most lines are prose that opens with no date; what stands further on is then no matter.
        if label and not find_dates(line[: label.end() + _DATE_LENGTH], self._finder):
            return line
        for date in find_dates(line, self._finder):
            before = self._beside_date.match(line, start)
            if before is None or before.end() < date.span.start:
                break
            start = date.span.end
        if start:
            behind = self._beside_date.match(line, start)
            start = behind.end() if behind else start
        return line[start:]

    def _end(self, first: int) -> int:
        """Return the index of the line with which the article is over, or the number of lines."""
        lines = self._lines
        for n in range(first + 1, len(lines)):
            if n in self._spoken:
                continue
            if n not in self._found and self._wording_rule(lines[n], "end"):
                return n
            # A date line beside a byline, both behind prose, heads another article.
            if self._is_date_line(lines[n]) and any(self._is_byline(other) for other in lines[n + 1 : n + 2]):
                return n
            if self._is_byline(lines[n]) and any(self._is_date_line(other) for other in lines[n + 1 : n + 2]):
                return n
        return len(lines)

    def _drop_tail(self, first: int) -> None:
        """Drop the labels that stand between the last prose and the end."""
        for n in range(len(self._lines) - 1, first, -1):
            if n in self._found:
                continue
            if n in self._spoken or ends_as_prose(self._lines[n]) or count_words(self._lines[n]) > _LABEL_WORDS:
                break
            self._found[n] = "after-end"


def _opens_prose(line: str) -> bool:
    return ends_as_prose(line) and count_words(line) >= _PROSE_WORDS


def _may_be_title(line: str) -> bool:
    """Say whether a first line can be a title: it is short, and no full stop ends it."""
    return count_words(line) <= _TITLE_WORDS and not line.rstrip("\"”’»)] '").endswith((".", ",", ";", ":"))
