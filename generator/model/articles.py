"""Articles: as read, and as cleaned with their header fields."""

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.evidence import Evidence, Span

DatePrecision: TypeAlias = Literal["stated", "weekday", "relative", "month", "year", "unknown"]
"""How a date is known: as stated; from a weekday or another relative expression
counted from the article's own date; only to the month or the year; not at all."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty line of a file, one block of lines in a hard-wrapped file, or one entry of its front matter."""

    number: int
    """From 1, counted over the file as found."""
    start: int
    """Offset of the first character in the decoded file, in code points."""
    line: int
    """Line of the file where the paragraph begins, from 1."""
    text: str
    """As found, character for character, save that line ends inside a block are
    spaces, control characters U+FFFD, and the marks of Markdown spaces or
    `text.NO_SIGN`; so `file[start:start + len(text)]` is the same passage at the
    same offsets."""

    @property
    def end(self) -> int:
        """Offset behind the last character in the decoded file."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as read, before any judgement about its text."""

    id: str
    """The file's stem."""
    file: str
    """Path as shown to the editor."""
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A paragraph that is not part of the article's own text."""

    paragraph: int
    rule: str
    """Name of the cleaning rule that dropped it."""


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field of an article's header: found in its text, or corrected by the editor."""

    value: str
    evidence: Evidence | None
    """Where the text states it; `None` for a curated correction.  A value from front
    matter may be written there with the escapes of YAML."""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article says it was published."""

    date: datetime.date
    evidence: Evidence | None
    """Where the text states it; `None` for a curated correction."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Header fields; `None` or empty means not stated in the text."""

    title: HeaderField
    outlet: HeaderField | None
    bylines: tuple[HeaderField, ...]
    published: PublicationDate | None
    url: HeaderField | None
    agencies: tuple[HeaderField, ...]
    """Agencies that the dateline or a credit names, as written."""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: every paragraph of the file is either body or dropped."""

    id: str
    file: str
    paragraphs: tuple[Paragraph, ...]
    """All paragraphs of the file, so that `paragraphs[n - 1]` is number n."""
    body: tuple[int, ...]
    """Numbers of the paragraphs that are the article's own text, in order."""
    dropped: tuple[Dropped, ...]
    headers: Headers

    def paragraph(self, number: int) -> Paragraph:
        """Return a paragraph by its number, counted from 1."""
        return self.paragraphs[number - 1]

    def passage(self, evidence: Evidence) -> str:
        """Return the text of a passage of this article, as found."""
        return self.paragraph(evidence.paragraph).text[evidence.start : evidence.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph."""

    paragraph: int
    span: Span


Repair: TypeAlias = Literal["unclosed", "unopened", "reversed", "continued"]
"""What was wrong with a pair of quotation marks: no closing mark; no opening
mark; a mark that points the wrong way; a quotation that goes on in the next
paragraph, where the missing closing mark is the custom and no error."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks of one paragraph, nested ones not counted."""

    paragraph: int
    span: Span
    """With the marks that are there."""
    inner: Span
    """Without them."""
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """Sentences and quotations of one article's body, in order."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
