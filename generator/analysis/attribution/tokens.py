"""A sentence as words, marks and quotations, so that words inside quotations attribute nothing."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from generator.analysis.words import count_words
from generator.model.articles import Quotation
from generator.model.evidence import Span

_TOKEN = re.compile(
    r"(?P<word>[A-Za-z]++(?![\w.'’\-‐‑–/%])"
    r"|(?:[^\W\d_]\.){2,}(?:[’']s|[-‐‑]\w+)?"
    r"|[$€£@#]?\w+(?:(?:[’'.\-‐‑–/]|(?<=\d),(?=\d))\w+)*(?:[’'](?!\w))?%?)"
    r"|(?P<dash>—|–|―|--|(?<!\w)-(?=[\sA-Z]))|(?P<mark>[,;:()\[\].?!…])"
)

Range: TypeAlias = tuple[int, int]
"""Half-open range of tokens of one sentence."""


class Token(NamedTuple):
    """A word, a mark, or a whole quotation."""

    kind: Literal["word", "mark", "quotation"]
    start: int
    end: int
    form: str
    """Lower-case with straight apostrophes, every dash "—"; empty for a quotation."""
    is_capital: bool
    last: str
    """Last character, of a quotation inside its marks."""
    quoted_words: int = 0
    """Words of a quotation; 0 for the others."""
    inner: Span | None = None
    """A quotation without its marks; `None` for the others."""

    @property
    def span(self) -> Span:
        """The range in the paragraph."""
        return Span(self.start, self.end)

    @property
    def is_quotation(self) -> bool:
        """Say whether this is a whole quotation."""
        return self.kind == "quotation"

    @property
    def is_possessive(self) -> bool:
        """Say whether an apostrophe makes this word a possessive."""
        return self.form.endswith(("'s", "s'"))


class Tokens:
    """The tokens of a sentence, or of several read as one, with their parts of speech."""

    __slots__ = ("forms", "items", "tags")

    def __init__(self, items: Sequence[Token], tags: Sequence[str]) -> None:
        """Keep tokens.

        Args:
            items: In order.
            tags: The part of speech of each; see `tagging`.
        """
        self.items = tuple(items)
        self.forms = [token.form for token in items]
        self.tags = tags

    def __len__(self) -> int:
        return len(self.items)

    def form(self, position: int) -> str:
        """Return the form at a position; empty outside the sentence and for quotations."""
        return self.forms[position] if 0 <= position < len(self.forms) else ""

    def tag(self, position: int) -> str:
        """Return the part of speech at a position; empty outside the sentence."""
        return self.tags[position] if 0 <= position < len(self.tags) else ""

    def is_quotation(self, position: int) -> bool:
        """Say whether a quotation stands at a position."""
        return 0 <= position < len(self.items) and self.items[position].kind == "quotation"

    def is_word(self, position: int) -> bool:
        """Say whether a word stands at a position."""
        return 0 <= position < len(self.items) and self.items[position].kind == "word"

    def is_capital(self, position: int) -> bool:
        """Say whether a capitalised word stands at a position."""
        return 0 <= position < len(self.items) and self.items[position].is_capital

    def span(self, piece: Range) -> Span:
        """Return the text range of a range of tokens that is not empty."""
        return Span(self.items[piece[0]].start, self.items[piece[1] - 1].end)

    def trimmed(self, piece: Range) -> Range:
        """Return a range without the marks at its ends; it may become empty."""
        start, end = piece
        while start < end and self.items[start].kind == "mark":
            start += 1
        while end > start and self.items[end - 1].kind == "mark":
            end -= 1
        return start, end


def cut_tokens(text: str, sentence: Span, quotations: Sequence[Quotation] = ()) -> list[Token]:
    """Cut a sentence into tokens.

    Args:
        text: The paragraph.
        sentence: Its range.
        quotations: The quotations that lie in it, in order.
    """
    found: list[Token] = []
    position = sentence.start
    for quotation in quotations:
        found += _plain(text, position, quotation.span.start)
        inner = text[quotation.inner.start : quotation.inner.end]
        words = max(1, count_words(inner))
        found.append(Token("quotation", *quotation.span, "", False, inner[-1:], words, quotation.inner))  # noqa: FBT003 - a record
        position = quotation.span.end
    found += _plain(text, position, sentence.end)
    has_stop = any(token.form == "." for token in found[:-1])
    return _with_abbreviations(found) if has_stop else found


def _plain(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, max(start, end)):
        written = match.group()
        if match.lastgroup == "word":
            form = written.lower().replace("’", "'")
            found.append(Token("word", match.start(), match.end(), form, written[0].isupper(), written[-1]))
        else:
            form = "—" if match.lastgroup == "dash" else written
            found.append(Token("mark", match.start(), match.end(), form, False, written[-1]))  # noqa: FBT003 - a record
    return found


def _with_abbreviations(tokens: list[Token]) -> list[Token]:
    """Join a full stop inside the sentence to its word: there it can only be an abbreviation's."""
    found: list[Token] = []
    for position, token in enumerate(tokens):
        if token.form == "." and found and found[-1].kind == "word" and _goes_on(tokens, position + 1):
            found[-1] = found[-1]._replace(end=token.end, last=".")
        else:
            found.append(token)
    return found


def _goes_on(tokens: list[Token], position: int) -> bool:
    """Say whether a word or quotation follows soon."""
    return any(token.kind != "mark" for token in tokens[position : position + 3])
