"""Cut a text into numbered paragraphs, with offsets that hold in the file.

Most files hold one paragraph a line.  Others are hard-wrapped: their lines
end where a page would, and only an empty line ends a paragraph.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.articles import Paragraph
from generator.reading.decoding import LINE_END

_WRAPPED_WIDTHS = range(50, 101)
"""Widths at which mailers, press agencies and converters break lines."""
_MIN_CONTINUED = 3
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds more than white space."""

    number: int
    start: int
    """Offset of its first character that is no white space."""
    text: str
    """Without white space at its ends."""


_Block = tuple[_Line, ...]
"""Lines that no empty line divides."""


def cut_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs: its lines, or its blocks where it is hard-wrapped.

    White space around a paragraph belongs to none.  Inside a block every
    character of a line end becomes a space, so that offsets hold.
    """
    blocks = tuple(_blocks(text))
    if not is_hard_wrapped(tuple(tuple(line.text for line in block) for block in blocks)):
        blocks = tuple((line,) for block in blocks for line in block)
    return tuple(_paragraph(number, block, text) for number, block in enumerate(blocks, 1))


def is_hard_wrapped(blocks: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether line ends inside blocks of lines are only the width of a page.

    A line is *broken* where another follows it in its block, it is 50 to 100
    characters wide, and it does not end a sentence.  A text is hard-wrapped
    where at least half of its lines that another follows are broken, and where
    of the lines behind broken ones at least three, and at least a quarter, go on
    with a small letter.  The latter tells prose from a list of headlines.
    """
    pairs = [pair for block in blocks for pair in itertools.pairwise(block)]
    behind = [after for line, after in pairs if len(line) in _WRAPPED_WIDTHS and not _SENTENCE_END.search(line)]
    continued = sum(after[0].islower() for after in behind)
    return 2 * len(behind) >= len(pairs) and continued >= max(_MIN_CONTINUED, len(behind) / 4)


def _blocks(text: str) -> Iterator[_Block]:
    block: list[_Line] = []
    for line in _lines(text):
        if line.text:
            block.append(line)
        elif block:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    ends = (*LINE_END.finditer(text), None)
    for number, end in enumerate(ends, 1):
        line = text[start : len(text) if end is None else end.start()]
        yield _Line(number, start + len(line) - len(line.lstrip()), line.strip())
        start = len(text) if end is None else end.end()


def _paragraph(number: int, block: _Block, text: str) -> Paragraph:
    first, last = block[0], block[-1]
    passage = text[first.start : last.start + len(last.text)].replace("\r", " ").replace("\n", " ")
    return Paragraph(number, first.start, first.number, passage)
