"""Characters that no text may bring onto a page, and characters that hide."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

# Nothing is read from a text that holds one of these: they delete, reorder or
# end what follows them, or are reserved by Unicode for use inside programs.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(0x11))
_SURROGATES = r"\ud800-\udfff"

UNSAFE = re.compile(f"[{_CONTROLS}{_BIDI}{_NONCHARACTERS}{_SURROGATES}]")
"""C0 and C1 controls except tab, line ends and NEL; bidi controls; noncharacters; lone surrogates."""

ODD_LINE_ENDS = re.compile(r"[\x85\u2028\u2029]")
"""Line ends of Unicode that no text editor counts as such: NEL and the two separators."""

HIDDEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Characters without width, which make two words look alike that are not."""

_WHITE_SPACE = re.compile(r"\s")


def plain_spaces(text: str) -> str:
    """Turn every white-space character, no-break spaces too, into a space, one to one."""
    return _WHITE_SPACE.sub(" ", text)


def name_characters(characters: Iterable[str]) -> str:
    """Count characters for a message, the most frequent first: `3 × U+0000, 1 × U+202E RIGHT-TO-LEFT OVERRIDE`."""
    counts = sorted(Counter(characters).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count} × {name_character(char)}" for char, count in counts)


def name_character(char: str) -> str:
    """Name one character: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
