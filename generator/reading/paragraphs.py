"""Cut a text into numbered paragraphs, with offsets that hold in the file.

Most files hold one paragraph a line.  Others are hard-wrapped: their lines
end where a page would.  There an empty line ends a paragraph, and a new one
begins with a label in capitals, "MR. DAHL:", and with each item of a list of
sentences.  Of front matter every entry is a paragraph.  Where a text is
Markdown its marks are blank, and none stands at an end of a paragraph.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.articles import Paragraph
from generator.model.front_matter import FENCE, MOST_LINES, front_matter_length, opens_entry
from generator.reading.decoding import LINE_END
from generator.reading.markup import blank_markup, is_markdown

_WRAPPED_WIDTHS = range(50, 101)
"""Widths at which mailers, press agencies and converters break lines."""
_MIN_CONTINUED = 3
_LABELLED = re.compile(r"[A-ZÀ-Þ](?:[A-ZÀ-Þ.’' -]{0,60}:(?:\s|$)|\s{2})")
"""Opens the words of another speaker: "MR. DAHL:", "Q:", or "Q" before a gap."""
_ITEM = re.compile(r"[-*+•]\s{2,}\S")
"""Opens an item of a list as converters write it; a single space may stand behind a dash inside a sentence."""
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds more than white space."""

    number: int
    begin: int
    """Offset of its first character."""
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
    front, behind = _front_matter(text)
    # Texts with front matter are Markdown.  What it escapes itself it escapes as YAML does.
    if behind or is_markdown(text):
        text = text[:behind] + blank_markup(text[behind:])
    blocks = tuple(_blocks(_lines(text, behind, front[-1][-1].number if front else 1)))
    if is_hard_wrapped(tuple(tuple(line.text for line in block) for block in blocks)):
        blocks = tuple(turn for block in blocks for turn in _divided(block))
    else:
        blocks = tuple((line,) for block in blocks for line in block)
    return tuple(_paragraph(number, block, text) for number, block in enumerate((*front, *blocks), 1))


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


def _front_matter(text: str) -> tuple[tuple[_Block, ...], int]:
    """Return the entries of the front matter, each with its lines, and the offset behind it; none and 0 without."""
    if not text.startswith((FENCE, f" {FENCE}")):  # A byte order mark has become a space.
        return (), 0
    lines = list(itertools.islice(_lines(text), MOST_LINES))
    written = [text[line.begin : line.start + len(line.text)] for line in lines]
    written[0] = written[0].lstrip()
    length = front_matter_length(written)
    blocks: list[list[_Line]] = []
    for line, as_written in zip(lines[:length], written, strict=False):
        if not line.text:
            continue
        if opens_entry(as_written):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    behind = lines[length - 1].start + len(lines[length - 1].text) if length else 0
    return tuple(tuple(block) for block in blocks), behind


def _blocks(lines: Iterable[_Line]) -> Iterator[_Block]:
    block: list[_Line] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def _divided(block: _Block) -> Iterator[_Block]:
    """Divide a block of a hard-wrapped text before labels, and before items of a list that follow a whole sentence."""
    starts = [0, *(n for n in range(1, len(block)) if _opens_paragraph(block[n - 1].text, block[n].text)), len(block)]
    return (block[start:end] for start, end in itertools.pairwise(starts))


def _opens_paragraph(before: str, line: str) -> bool:
    is_item = _ITEM.match(line) is not None and _SENTENCE_END.search(before) is not None
    return is_item or _LABELLED.match(line) is not None


def _lines(text: str, start: int = 0, number: int = 1) -> Iterator[_Line]:
    """Return the lines of a text from an offset on, and count them from a number on."""
    ends = (*LINE_END.finditer(text, start), None)
    for count, end in enumerate(ends, number):
        line = text[start : len(text) if end is None else end.start()]
        yield _Line(count, start, start + len(line) - len(line.lstrip()), line.strip())
        start = len(text) if end is None else end.end()


def _paragraph(number: int, block: _Block, text: str) -> Paragraph:
    first, last = block[0], block[-1]
    passage = text[first.start : last.start + len(last.text)].replace("\r", " ").replace("\n", " ")
    return Paragraph(number, first.start, first.number, passage)
