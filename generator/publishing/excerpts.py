"""How much of each article the site shows.

Facts are free, wording is the outlets'.  Two limits hold over all pages, the
search index and the data together: so many words of one passage, and such a
share of an article's own wording, which is what stands outside quotation
marks.  While everything fits, every passage is whole.  Where it does not, all
passages begin as short phrases, and the most needed grow first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.articles import Article, Segments
from generator.model.evidence import Evidence, Span
from generator.text import WORD, Untrusted

Need: TypeAlias = Literal["key", "statement", "anchor", "name", "sentence"]
"""What a passage is for: a figure, or the content of a statement that several
curated facts rest on; that of another statement; the proof of a curated fact;
the proof of a name, role or word that the page itself prints; an outlet's own
sentence that cue words link to something."""

_ROUNDS: tuple[tuple[Need, int | None], ...] = (
    ("key", 6),
    ("statement", 6),
    ("anchor", 3),
    ("key", None),
    ("statement", 12),
    ("anchor", 7),
    ("statement", None),
    ("anchor", None),
    ("name", None),
    ("sentence", 7),
    ("sentence", None),
)
"""Whose turn it is to grow, and to how many of the outlet's words; `None` to the
end.  Afterwards every passage takes what others have paid for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be shown."""

    words: int
    """Most words of one passage."""
    share: float
    """Largest share of an article's own wording, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A passage that some page or file would like to show."""

    evidence: Evidence
    need: Need


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage as it may be shown."""

    text: Untrusted
    """Empty where nothing of the passage may be shown."""
    end: int
    """Offset in the paragraph behind the last character that may be shown."""
    cut: bool
    """True where words are missing at the end."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The excerpts of a whole site."""

    granted: Mapping[Evidence, Excerpt]
    shares: Mapping[str, float]
    """Per article the share of its own wording that is shown, from 0 to 1."""

    def of(self, evidence: Evidence) -> Excerpt:
        """Return what may be shown of a passage.

        Raises:
            KeyError: The passage was not among those that excerpts were granted for.
        """
        return self.granted[evidence]


def grant_excerpts(
    wanted: Iterable[Wanted],
    articles: Mapping[str, Article],
    segments: Mapping[str, Segments],
    limits: Limits,
    unlimited: frozenset[str] = frozenset(),
) -> Excerpts:
    """Decide for every passage what may be shown of it.

    Args:
        wanted: All passages that any page or file shows, of each need the most
            needed first; of a passage wanted twice the first need counts.
        articles: By id.
        segments: Quotations by article id.
        limits: The two limits.
        unlimited: Articles whose rights lift the limits.
    """
    by_article: dict[str, dict[Evidence, Need]] = {id_: {} for id_ in articles}
    for item in wanted:
        by_article[item.evidence.article].setdefault(item.evidence, item.need)
    granted: dict[Evidence, Excerpt] = {}
    shares: dict[str, float] = {}
    for id_, passages in by_article.items():
        bounds = Limits(10**9, 1.0) if id_ in unlimited else limits
        ledger = _Ledger(articles[id_], segments[id_], bounds)
        ledger.grant(passages)
        granted.update({evidence: ledger.excerpt(evidence) for evidence in passages})
        shares[id_] = ledger.share()
    return Excerpts(granted, shares)


class _Ledger:
    """What has been granted of one article so far, word by word."""

    def __init__(self, article: Article, segments: Segments, limits: Limits) -> None:
        self._article = article
        self._words = limits.words
        quoted: dict[int, list[Span]] = {}
        for quotation in segments.quotations:
            quoted.setdefault(quotation.paragraph, []).append(quotation.span)
        self._own = frozenset(
            (number, match.start())
            for number in article.body
            for match in WORD.finditer(article.paragraph(number).text)
            if not any(span.start <= match.start() < span.end for span in quoted.get(number, ()))
        )
        self._budget = int(len(self._own) * limits.share)
        self._shown: set[tuple[int, int]] = set()
        self._lengths: dict[Evidence, int] = {}

    def grant(self, passages: Mapping[Evidence, Need]) -> None:
        """Grow the passages round by round as long as the budget lasts."""
        words = {evidence: self._words_of(evidence) for evidence in passages}
        for turn, own_words in _ROUNDS:
            for evidence, need in passages.items():
                if need == turn:
                    self._grow(evidence, words[evidence], own_words)
        for evidence in passages:
            self._lengths[evidence] = self._free(evidence, words[evidence])

    def excerpt(self, evidence: Evidence) -> Excerpt:
        """Return what has been granted of a passage."""
        words = self._words_of(evidence)
        length = self._lengths.get(evidence, 0)
        if length == 0:
            return Excerpt(Untrusted(""), evidence.start, cut=True)
        whole = length == len(words)
        end = evidence.end if whole else words[length - 1].end
        text = self._article.paragraph(evidence.paragraph).text[evidence.start : end]
        return Excerpt(Untrusted(text), end, cut=not whole)

    def share(self) -> float:
        """Return the share of the article's own wording that is shown."""
        return len(self._shown) / len(self._own) if self._own else 0.0

    def _words_of(self, evidence: Evidence) -> list[Span]:
        text = self._article.paragraph(evidence.paragraph).text
        return [Span(*match.span()) for match in WORD.finditer(text, evidence.start, evidence.end)]

    def _grow(self, evidence: Evidence, words: Sequence[Span], own_words: int | None) -> None:
        """Show as many words from the beginning as hold so many of the outlet's own; all or nothing."""
        keys = [(evidence.paragraph, word.start) for word in words[: self._words]]
        if own_words is not None:
            keys = keys[: self._prefix(keys, own_words)]
        cost = {key for key in keys if key in self._own} - self._shown
        if len(keys) > self._lengths.get(evidence, 0) and len(self._shown) + len(cost) <= self._budget:
            self._shown |= cost
            self._lengths[evidence] = len(keys)

    def _free(self, evidence: Evidence, words: Sequence[Span]) -> int:
        """Return the length of the longest beginning that costs nothing."""
        for length, word in enumerate(words[: self._words]):
            key = (evidence.paragraph, word.start)
            if key in self._own and key not in self._shown:
                return length
        return min(len(words), self._words)

    def _prefix(self, keys: Sequence[tuple[int, int]], own_words: int) -> int:
        """Return the length of the longest beginning with so many own words."""
        seen = 0
        for length, key in enumerate(keys):
            seen += key in self._own
            if seen > own_words:
                return length
        return len(keys)
