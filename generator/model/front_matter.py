"""The head of a file between two lines `---`: entries of the form `key: value`, as site generators write them."""

import re
from collections.abc import Sequence

from generator.model.evidence import Span

FENCE = "---"
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:\s|$)")
MOST_LINES = 100
"""Front matter that has not ended with so many lines is none."""
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|(?P<fold>\s+\\?)|(?P<sign>.))", re.DOTALL)
_ESCAPED = {"_": "\u00a0", "n": " ", "t": " ", "r": " ", "N": " ", "L": " ", "P": " "}
"""Signs of YAML behind a backslash that do not stand for themselves; line ends become spaces."""


def front_matter_length(lines: Sequence[str]) -> int:
    """Return how many lines from the first on are front matter, both fences counted; 0 where there is none.

    Between the fences stand entries, the indented lines and list items that go
    on with them, comments and empty lines, and at least one entry.  Paragraphs
    count as lines, if each holds a whole entry.
    """
    if not lines or lines[0].rstrip() != FENCE:
        return 0
    entries = 0
    for position, line in enumerate(lines[1:MOST_LINES], 1):
        if line.rstrip() == FENCE:
            return position + 1 if entries else 0
        if _ENTRY.match(line):
            entries += 1
        elif line.strip() and not (entries and line[:1] in " \t-") and line[0] != "#":
            return 0
    return 0


def opens_entry(line: str) -> bool:
    """Say whether a line of front matter begins something of its own: an entry, a comment or a fence."""
    return line[:1] not in " \t-" or line.rstrip() == FENCE


def find_entry(text: str) -> tuple[str, Span] | None:
    """Return the key of an entry in small letters, and where its value stands, without quotation marks around it."""
    entry = _ENTRY.match(text)
    if entry is None:
        return None
    start, end = entry.end(), len(text.rstrip())
    while start < end and text[start].isspace():
        start += 1
    if end - start > 1 and text[start] == text[end - 1] and text[start] in "\"'":
        return entry["key"].lower(), Span(start + 1, end - 1)
    return entry["key"].lower(), Span(start, max(start, end))


def plain_value(text: str, value: Span) -> str:
    r"""Return a value as it is meant: `\_` of a quoted one is a no-break space, `\u2019` an apostrophe."""
    written = text[value.start : value.end]
    mark = text[value.start - 1 : value.start]
    if mark == "'":
        written = written.replace("''", "'")
    elif mark == '"':
        written = _ESCAPE.sub(_unescaped, written)
    return " ".join(written.split())


def _unescaped(escape: re.Match[str]) -> str:
    if escape["code"]:
        sign = chr(int(escape["code"], 16))
        return sign if sign.isprintable() else " "
    # A backslash at the end of a line joins it to the next, whose own leading backslash keeps a space.
    return "" if escape["fold"] else _ESCAPED.get(escape["sign"], escape["sign"])
