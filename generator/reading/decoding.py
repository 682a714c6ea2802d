"""From the bytes of an article to text that is safe to work with, one character for one.

Nothing is removed and nothing inserted, so an offset in the result is an
offset in the decoded file.
"""

import codecs
import re
from typing import Literal

from generator.errors import Location, Notice
from generator.reading.characters import HIDDEN, ODD_LINE_ENDS, UNSAFE, name_characters

BOM = "\ufeff"
REPLACEMENT = "\ufffd"
LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line: what text editors count, and no more (`str.splitlines` knows seven others)."""

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(content: bytes, file: str) -> tuple[str, tuple[Notice, ...]]:
    """Decode a file: UTF-16 with a byte order mark, UTF-8, or Windows-1252.

    Windows-1252 is what press texts that are not Unicode nearly always are.
    But a file where at least as many characters are right UTF-8 as wrong is
    damaged UTF-8: read as Windows-1252 it would lose all its quotation marks.

    Returns:
        The text, with U+FFFD for undecodable bytes and with its byte order
        mark, and a warning where anything but flawless Unicode was found.
    """
    encoding = _UTF16.get(content[:2], "utf-8")
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        text = content.decode(encoding, errors="replace")
    wrong = text.count(REPLACEMENT)
    right = sum(char > "\x7f" for char in text) - wrong
    if encoding == "utf-8" and right < wrong:
        text = content.decode("cp1252", errors="replace")
        return text, (Notice(Location(file), "not UTF-8; read as Windows-1252. Check its quotation marks."),)
    place = Location(file, line_of(text, text.index(REPLACEMENT)))
    return text, (Notice(place, f"{wrong} × bytes that are not {encoding.upper()}, read as U+FFFD."),)


def clean(text: str, file: str) -> tuple[str, tuple[Notice, ...]]:
    """Replace the characters that no page may carry, one for one, and report them.

    A byte order mark at the start and the line ends that only Unicode knows
    become spaces; what `characters.UNSAFE` lists becomes U+FFFD.  Characters
    without width stay, because no offset may move, but are reported.
    """
    if text.startswith(BOM):
        text = " " + text[1:]
    # One look at each distinct character is ten times as fast as one at each character.
    distinct = "".join(set(text))
    if not any(pattern.search(distinct) for pattern in (ODD_LINE_ENDS, UNSAFE, HIDDEN)):
        return text, ()
    text = ODD_LINE_ENDS.sub(" ", text)
    notices = (
        *_report(UNSAFE, text, file, "control characters read as U+FFFD", "warning"),
        *_report(HIDDEN, text, file, "characters without width kept", "info"),
    )
    return UNSAFE.sub(REPLACEMENT, text), notices


def line_of(text: str, offset: int) -> int:
    """Return the number of the line, from 1, where an offset stands."""
    return sum(1 for _ in LINE_END.finditer(text, 0, offset)) + 1


def _report(
    pattern: re.Pattern[str], text: str, file: str, what: str, level: Literal["info", "warning"]
) -> tuple[Notice, ...]:
    first = pattern.search(text)
    if first is None:
        return ()
    place = Location(file, line_of(text, first.start()))
    return (Notice(place, f"{what}: {name_characters(pattern.findall(text))}.", level),)
