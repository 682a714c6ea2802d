"""From drafts to statements: kind, repairs, whose words are related, and through whom the article has them."""

from collections.abc import Mapping, Sequence

from generator.analysis.attribution.grading import graded
from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.leftovers import Draft, ParagraphSpeech
from generator.analysis.attribution.tokens import Range, Tokens
from generator.analysis.lookup import ByPlace
from generator.analysis.words import WORD
from generator.model.articles import Quotation, Repair
from generator.model.dossier import Actor
from generator.model.evidence import Evidence, Span
from generator.model.findings import Mention, Statement, StatementKind

_REACH = 80
"""Code points beside a mention within which the words stand that show its part."""
_EDGES = ", :"
_MARKS = "“”„«»\"‘’'` "


def content_span(text: str, tokens: Tokens, piece: Range) -> Span:
    """Return the text range of a content: a single quotation without its marks, no comma at the end."""
    start, end = tokens.span(piece)
    token = tokens.items[piece[0]]
    if piece[1] - piece[0] == 1 and token.inner is not None:
        start, end = token.inner
    while end - 1 > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


class StatementMaker:
    """Makes the statements of one paragraph."""

    def __init__(
        self,
        article: str,
        paragraph: ParagraphSpeech,
        mentions: ByPlace[Mention],
        actors: Mapping[str, Actor],
        grammar: Grammar,
    ) -> None:
        self._article = article
        self._number = paragraph.number
        self._text = paragraph.text
        self._has_quotations = bool(paragraph.quotations)
        self._quotations = ByPlace(paragraph.quotations, lambda quotation: [(0, quotation.span)])
        self._sentences = ByPlace(paragraph.sentences, lambda sentence: [(0, sentence.span)])
        self._mentions = mentions
        self._actors = actors
        self._grammar = grammar
        self._before = paragraph.before

    def make(self, draft: Draft, position: int) -> Statement:
        """Return a draft as a statement.

        Args:
            draft: What a sieve found.
            position: Its place among the statements of the paragraph, from 0.
        """
        return Statement(
            id=self._id(self._number, position),
            kind=self._kind(draft.content),
            content=tuple(self._evidence(span) for span in draft.content),
            source=Evidence(self._article, draft.origin, *draft.source) if draft.source else None,
            cue=Evidence(self._article, draft.origin, *draft.cue) if draft.cue else None,
            speaker=draft.speaker.actor,
            about=self._about(draft),
            via=self._via(draft),
            grade=graded(draft.speaker.grade, self._grammar.sieves.get(draft.sieve)),
            sieve=draft.sieve,
            repairs=self._repairs(draft.content),
            continues=None if draft.continues is None else self._id(self._before, draft.continues),
            said_on=None,
        )

    def _id(self, paragraph: int, position: int) -> str:
        letters = ""
        while position >= 0:
            position, last = divmod(position, 26)
            letters = chr(ord("a") + last) + letters
            position -= 1
        return f"{self._article}-p{paragraph}{letters}"

    def _evidence(self, span: Span) -> Evidence:
        return Evidence(self._article, self._number, span.start, span.end)

    def _kind(self, content: Sequence[Span]) -> StatementKind:
        if not self._has_quotations:
            return "indirect"
        words = [match.span() for span in content for match in WORD.finditer(self._text, *span)]
        quoted = [one.span for span in content for one in self._quotations.overlapping(0, span)]
        inside = sum(any(start < end_ and start_ < end for start_, end_ in quoted) for start, end in words)
        if inside == 0:
            return "indirect"
        return "direct" if inside == len(words) else "mixed"

    def _repairs(self, content: Sequence[Span]) -> tuple[Repair, ...]:
        if not self._has_quotations:
            return ()
        quotations: list[Quotation] = [one for span in content for one in self._quotations.overlapping(0, span)]
        return tuple(dict.fromkeys(repair for quotation in quotations for repair in quotation.repairs))

    def _about(self, draft: Draft) -> str | None:
        """Return the person whose words the content relates: `Berg “stressed …”, said Dahl`."""
        if not self._actors:
            return None
        start, end = draft.content[0]
        start = self._behind_that(start, end)
        opening = next(iter(self._mentions.within(self._number, Span(start, end))), None)
        if opening is None or opening.actor == draft.speaker.actor or self._actors[opening.actor].kind != "person":
            return None
        if self._text[start : opening.evidence.start].strip(_MARKS):
            return None
        behind = self._grammar.tokenise(self._text, Span(opening.evidence.end, min(end, opening.evidence.end + _REACH)))
        position = 0
        while position < len(behind) and not behind.is_word(position):
            position += 1
        while (after := self._grammar.before_cue.end(behind, position)) > position:
            position = after
        is_cue = behind.form(position) in self._grammar.cues
        return opening.actor if is_cue else None

    def _behind_that(self, start: int, end: int) -> int:
        """Return where a content begins without the word that opens a reported clause."""
        word = WORD.match(self._text, start, end)
        is_that = word is not None and word.group().lower() in self._grammar.speech.that
        return word.end() if word is not None and is_that else start

    def _via(self, draft: Draft) -> tuple[str, ...]:
        """Return the media through which the article has the words: "told ABC", "according to Tass"."""
        if not self._actors or draft.cue is None or draft.origin != self._number:
            return ()
        sentence = next(iter(self._sentences.overlapping(0, draft.cue)), None)
        if sentence is None:
            return ()
        found = [
            mention.actor
            for mention in self._mentions.within(self._number, sentence.span)
            if mention.actor != draft.speaker.actor
            and not any(span.overlaps(mention.evidence.span) for span in draft.content)
            and self._relays(sentence.span, draft.cue, mention)
        ]
        return tuple(dict.fromkeys(found))

    def _relays(self, sentence: Span, cue: Span, mention: Mention) -> bool:
        """Say whether somebody carried the words.

        A medium does behind the cue ("told the Herald") and in "in an interview
        with the Herald", anybody in "according to Berg".
        """
        start, end = mention.evidence.span
        is_medium = self._actors[mention.actor].kind == "media"
        if is_medium and start >= cue.end:
            return True
        before = self._grammar.tokenise(self._text, Span(max(sentence.start, start - _REACH), start))
        position = len(before)
        while position and (
            before.form(position - 1) in self._grammar.classes.determiners or before.is_capital(position - 1)
        ):
            position -= 1
        if is_medium:
            return self._grammar.relays.start(before, position) < position
        is_alone = self._text[end : end + 1] in ("", ",", ".", ";")
        return is_alone and start >= cue.end and self._grammar.according.start(before, position) < position
