"""Small questions about strings that several stages ask."""

import re
from collections import defaultdict
from collections.abc import Iterable

from generator.text import NO_SIGN

WORD = re.compile(r"\w+(?:[’'\-‐.]\w+)*")
"""A word with its inner apostrophes, hyphens and full stops."""

_FIRST_WORD = re.compile(r"\w+")
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


def beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern for the first character of what may be a number or one of the words, in any case.

    Of several words the first is looked at.  A pattern that begins with a set
    of characters is searched ten times as fast as a choice of words, so that
    the latter need be tried at these places only.
    """
    rests: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        first = _FIRST_WORD.match(word)
        rests[word[0].lower()].add(rf"{first.group()[1:]}\b" if first else "")
    signs = {first: re.escape(first + first.upper()) for first in sorted(rests)}
    choices = "|".join(rf"(?<=[{sign}])(?:{'|'.join(sorted(rests[first]))})" for first, sign in signs.items())
    return re.compile(rf"[\d{''.join(signs.values())}](?:(?<=\d)(?<!\d\d)|(?<!\w.)(?=(?i:{choices})))")


def squeezed(text: str) -> str:
    """Return the text with every run of white space as one space and without blank marks, for comparison."""
    return " ".join(text.replace(NO_SIGN, "").split())


def ends_as_prose(text: str) -> bool:
    """Say whether a line ends the way running text ends, with a mark of punctuation."""
    return text.rstrip().rstrip(_BEHIND_PROSE).rstrip().endswith(_PROSE_ENDS)


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(WORD.findall(text))


def without_section(title: str) -> str:
    """Return a title without the name of the section or site behind a bar: "Title | World news"."""
    suffix = _SECTION_SUFFIX.search(title, max(0, len(title) - 60))
    return title[: suffix.start()] if suffix and suffix.start() else title
