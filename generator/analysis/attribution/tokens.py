"""A sentence as words, marks and quotations, so that words inside quotations attribute nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from generator.analysis.words import count_words
from generator.model.articles import Quotation
from generator.model.evidence import Span

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}(?:[’']s)?"
    r"|[$€£@#]?\w+(?:(?:[’'.\-‐‑–/]|(?<=\d),(?=\d))\w+)*(?:[’'](?!\w))?%?)"
    r"|(?P<dash>—|–|(?<=\s)-(?=\s))|(?P<mark>[,;:()\[\].?!…])"
)

Range: TypeAlias = tuple[int, int]
"""Half-open range of tokens of one sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation."""

    kind: Literal["word", "mark", "quotation"]
    span: Span
    form: str
    """Lower-case with straight apostrophes, every dash "—"; empty for a quotation."""
    is_capital: bool
    quoted_words: int
    """Words of a quotation; 0 for the others."""
    last: str
    """Last character, of a quotation inside its marks."""
    inner: Span | None = None
    """A quotation without its marks; `None` for the others."""

    @property
    def is_quotation(self) -> bool:
        """Say whether this is a whole quotation."""
        return self.kind == "quotation"

    @property
    def is_possessive(self) -> bool:
        """Say whether an apostrophe makes this word a possessive."""
        return self.form.endswith(("'s", "s'"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence, or of several read as one."""

    items: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.items)

    def form(self, position: int) -> str:
        """Return the form at a position; empty outside the sentence and for quotations."""
        return self.items[position].form if 0 <= position < len(self.items) else ""

    def is_quotation(self, position: int) -> bool:
        """Say whether a quotation stands at a position."""
        return 0 <= position < len(self.items) and self.items[position].is_quotation

    def is_word(self, position: int) -> bool:
        """Say whether a word stands at a position."""
        return 0 <= position < len(self.items) and self.items[position].kind == "word"

    def is_capital(self, position: int) -> bool:
        """Say whether a capitalised word stands at a position."""
        return self.is_word(position) and self.items[position].is_capital

    def span(self, piece: Range) -> Span:
        """Return the text range of a range of tokens that is not empty."""
        return Span(self.items[piece[0]].span.start, self.items[piece[1] - 1].span.end)

    def trimmed(self, piece: Range) -> Range:
        """Return a range without the marks at its ends; it may become empty."""
        start, end = piece
        while start < end and self.items[start].kind == "mark":
            start += 1
        while end > start and self.items[end - 1].kind == "mark":
            end -= 1
        return start, end


def tokenise(text: str, sentence: Span, quotations: Sequence[Quotation]) -> Tokens:
    """Cut a sentence into tokens.

    Args:
        text: The paragraph.
        sentence: Its range.
        quotations: The quotations that lie in it, in order.
    """
    found: list[Token] = []
    position = sentence.start
    for quotation in quotations:
        found += _plain(text, Span(position, quotation.span.start))
        inner = text[quotation.inner.start : quotation.inner.end]
        words = max(1, count_words(inner))
        found.append(
            Token(
                "quotation",
                quotation.span,
                "",
                is_capital=False,
                quoted_words=words,
                last=inner[-1:],
                inner=quotation.inner,
            )
        )
        position = quotation.span.end
    found += _plain(text, Span(position, sentence.end))
    return Tokens(tuple(_with_abbreviations(found)))


def _plain(text: str, span: Span) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, span.start, max(span.start, span.end)):
        written, place = match.group(), Span(*match.span())
        if match["word"]:
            form = written.lower().replace("’", "'")
            yield Token("word", place, form, is_capital=written[0].isupper(), quoted_words=0, last=written[-1])
        else:
            form = "—" if match["dash"] else written
            yield Token("mark", place, form, is_capital=False, quoted_words=0, last=written[-1])


def _with_abbreviations(tokens: list[Token]) -> Iterator[Token]:
    """Join a full stop inside the sentence to its word: there it can only be an abbreviation's."""
    for position, token in enumerate(tokens):
        before = tokens[position - 1] if position else None
        behind = tokens[position + 1] if position + 1 < len(tokens) else None
        if token.form == "." and before is not None and before.kind == "word" and _goes_on(tokens, position + 1):
            continue
        is_abbreviation = token.kind == "word" and behind is not None and behind.form == "."
        if is_abbreviation and behind is not None and _goes_on(tokens, position + 2):
            yield replace(token, span=Span(token.span.start, behind.span.end), last=".")
        else:
            yield token


def _goes_on(tokens: list[Token], position: int) -> bool:
    """Say whether a word or quotation follows soon."""
    return any(token.kind != "mark" for token in tokens[position : position + 3])
