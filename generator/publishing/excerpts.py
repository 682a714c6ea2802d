"""How much of each article the site shows.

Facts are free, wording is the outlets'.  Two limits hold over all pages, the
search index and the data together: so many words of one passage, and such a
share of an article's own wording, which is what stands outside quotation
marks.  While everything fits, every passage is whole.  Where it does not, all
passages begin as short phrases, and the most needed grow first.

Wording counts wherever it comes from: words that the editor's sentences repeat
are shown before any passage is, and words that two articles share are shown of
both when they are shown of one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.articles import Article, Segments
from generator.model.evidence import Evidence, Span
from generator.text import NO_SIGN, WORD, Untrusted

Need: TypeAlias = Literal["key", "statement", "anchor", "name", "sentence"]
"""What a passage is for: a bottom line, a figure, or a statement that several
curated facts rest on; the content of another statement; the proof of a curated fact;
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

_COPIED = 4
"""So many words in a row that stand in two texts are wording; fewer are names and turns of phrase."""

_Word: TypeAlias = tuple[str, int, int]
"""Article, paragraph and offset of a word."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be shown."""

    words: int
    """Most words of one passage."""
    share: float
    """Largest share of an article's own wording, from 0 to 1."""
    lifted: frozenset[str] = frozenset()
    """Articles whose rights lift both."""


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
    printed: Iterable[str] = (),
) -> Excerpts:
    """Decide for every passage what may be shown of it.

    Args:
        wanted: All passages that any page or file shows, of each need the most
            needed first; of a passage wanted twice the first need counts.
        articles: By id.
        segments: Quotations by article id.
        limits: The two limits.
        printed: The editor's sentences, which may repeat words of the articles.
    """
    passages: dict[Evidence, Need] = {}
    for item in wanted:
        passages.setdefault(item.evidence, item.need)
    ledger = _Ledger(articles, segments, limits)
    ledger.count_printed(printed)
    ledger.grant(passages)
    return Excerpts({evidence: ledger.excerpt(evidence) for evidence in passages}, ledger.shares())


class _Ledger:
    """What has been granted so far, word by word."""

    def __init__(self, articles: Mapping[str, Article], segments: Mapping[str, Segments], limits: Limits) -> None:
        self._articles = articles
        self._limits = limits
        self._lines = {
            (id_, number): [Span(*match.span()) for match in WORD.finditer(article.paragraph(number).text)]
            for id_, article in articles.items()
            for number in article.body
        }
        self._own = {id_: _own_words(article, segments[id_], self._lines) for id_, article in articles.items()}
        self._shown: dict[str, set[_Word]] = {id_: set() for id_ in articles}
        self._lengths: dict[Evidence, int] = {}
        self._runs = self._index_runs()
        self._twins = self._find_twins()

    def count_printed(self, texts: Iterable[str]) -> None:
        """Count the articles' words that other texts of the site repeat."""
        for text in texts:
            said = [_folded(match.group()) for match in WORD.finditer(text)]
            for start in range(len(said) - _COPIED + 1):
                for place in self._runs.get(tuple(said[start : start + _COPIED]), ()):
                    self._show(self._run_at(place))

    def grant(self, passages: Mapping[Evidence, Need]) -> None:
        """Grow the passages round by round as long as the budgets last."""
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
        text = self._articles[evidence.article].paragraph(evidence.paragraph).text[evidence.start : end]
        return Excerpt(Untrusted(text.replace(NO_SIGN, "")), end, cut=not whole)

    def shares(self) -> dict[str, float]:
        """Return per article the share of its own wording that is shown."""
        return {id_: len(self._shown[id_]) / len(own) if own else 0.0 for id_, own in self._own.items()}

    def _words_of(self, evidence: Evidence) -> list[Span]:
        line = self._lines.get((evidence.article, evidence.paragraph), ())
        return [word for word in line if evidence.start <= word.start and word.end <= evidence.end]

    def _grow(self, evidence: Evidence, words: Sequence[Span], own_words: int | None) -> None:
        """Show as many words from the beginning as hold so many of the outlet's own; all or nothing."""
        lifted = evidence.article in self._limits.lifted
        keys = [(evidence.article, evidence.paragraph, word.start) for word in words]
        if not lifted:
            keys = keys[: self._limits.words]
            if own_words is not None:
                keys = keys[: self._prefix(keys, own_words)]
        if len(keys) > self._lengths.get(evidence, 0) and self._affordable(keys):
            self._show(keys)
            self._lengths[evidence] = len(keys)

    def _affordable(self, keys: Sequence[_Word]) -> bool:
        """Say whether showing words keeps every article within its budget, twins counted."""
        cost: dict[str, set[_Word]] = {}
        for key in self._with_twins(keys):
            if key in self._own[key[0]] and key not in self._shown[key[0]]:
                cost.setdefault(key[0], set()).add(key)
        return all(
            id_ in self._limits.lifted
            or len(self._shown[id_]) + len(new) <= int(len(self._own[id_]) * self._limits.share)
            for id_, new in cost.items()
        )

    def _show(self, keys: Iterable[_Word]) -> None:
        for key in self._with_twins(keys):
            if key in self._own[key[0]]:
                self._shown[key[0]].add(key)

    def _with_twins(self, keys: Iterable[_Word]) -> Iterator[_Word]:
        for key in keys:
            yield key
            yield from self._twins.get(key, ())

    def _free(self, evidence: Evidence, words: Sequence[Span]) -> int:
        """Return the length of the longest beginning that costs nothing."""
        own, shown = self._own[evidence.article], self._shown[evidence.article]
        longest = words if evidence.article in self._limits.lifted else words[: self._limits.words]
        for length, word in enumerate(longest):
            key = (evidence.article, evidence.paragraph, word.start)
            if key in own and key not in shown:
                return length
        return len(longest)

    def _prefix(self, keys: Sequence[_Word], own_words: int) -> int:
        """Return the length of the longest beginning with so many own words."""
        seen = 0
        for length, key in enumerate(keys):
            seen += key in self._own[key[0]]
            if seen > own_words:
                return length
        return len(keys)

    def _index_runs(self) -> dict[tuple[str, ...], list[tuple[str, int, int]]]:
        """Return where each run of words begins: article, paragraph and number of the word."""
        runs: dict[tuple[str, ...], list[tuple[str, int, int]]] = {}
        for (id_, number), spans in self._lines.items():
            text = self._articles[id_].paragraph(number).text
            said = [_folded(text[span.start : span.end]) for span in spans]
            for start in range(len(said) - _COPIED + 1):
                runs.setdefault(tuple(said[start : start + _COPIED]), []).append((id_, number, start))
        return runs

    def _run_at(self, place: tuple[str, int, int]) -> list[_Word]:
        id_, number, start = place
        return [(id_, number, span.start) for span in self._lines[id_, number][start : start + _COPIED]]

    def _find_twins(self) -> dict[_Word, set[_Word]]:
        """Return for each word the same words of the same runs elsewhere."""
        twins: dict[_Word, set[_Word]] = {}
        for places in self._runs.values():
            if len(places) > 1:
                for together in zip(*map(self._run_at, places), strict=True):
                    for word in together:
                        twins.setdefault(word, set()).update(other for other in together if other != word)
        return twins


def _own_words(
    article: Article, segments: Segments, lines: Mapping[tuple[str, int], Sequence[Span]]
) -> frozenset[_Word]:
    """Return the words of an article's body that stand outside quotation marks."""
    quoted: dict[int, list[Span]] = {}
    for quotation in segments.quotations:
        quoted.setdefault(quotation.paragraph, []).append(quotation.span)
    return frozenset(
        (article.id, number, word.start)
        for number in article.body
        for word in lines[article.id, number]
        if not any(span.start <= word.start < span.end for span in quoted.get(number, ()))
    )


def _folded(word: str) -> str:
    """Return a word as it is compared: small letters, one kind of apostrophe."""
    return word.lower().replace("’", "'")
