"""Small questions about strings that several stages ask."""

import re
from collections.abc import Iterable

WORD = re.compile(r"\w+(?:[’'\-‐.]\w+)*")
"""A word with its inner apostrophes, hyphens and full stops."""

_SPACE = re.compile(r"\s+")
_SECTION_SUFFIX = re.compile(r"\s+[|»]\s+[^|»]{1,40}$")
_BEHIND_PROSE = "\"”’»)]'"
_PROSE_ENDS = tuple(".!?…:;,")


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, longest first, any white space between their parts.

    An apostrophe matches either form of it.  Without any word it matches nothing.
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    patterns = (r"\s+".join(re.escape(part).replace("'", "['’]") for part in word.split()) for word in ordered)
    return "|".join(patterns) or r"(?!)"


def squeezed(text: str) -> str:
    """Return the text with every run of white space as one space, for comparison."""
    return _SPACE.sub(" ", text).strip()


def ends_as_prose(text: str) -> bool:
    """Say whether a line ends the way running text ends, with a mark of punctuation."""
    return text.rstrip().rstrip(_BEHIND_PROSE).rstrip().endswith(_PROSE_ENDS)


def count_words(text: str) -> int:
    """Count the words of a text."""
    return sum(1 for _ in WORD.finditer(text))


def without_section(title: str) -> str:
    """Return a title without the name of the section or site behind a bar: "Title | World news"."""
    suffix = _SECTION_SUFFIX.search(title, max(0, len(title) - 60))
    return title[: suffix.start()] if suffix and suffix.start() else title
