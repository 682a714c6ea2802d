"""Run the sieves over an article: sentences first, then what is left of its quotations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.analysis.attribution.clauses import LONGEST_SENTENCE, find_attributions
from generator.analysis.attribution.found import Attribution
from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.leftovers import Draft, ParagraphSpeech, attribute_leftovers
from generator.analysis.attribution.quoted import find_announcement, find_signature
from generator.analysis.attribution.speakers import NOBODY, SourcePhrase, identify
from generator.analysis.attribution.statements import StatementMaker, content_span
from generator.analysis.attribution.tokens import Tokens
from generator.analysis.lookup import ByPlace, mentions_by_place, quotations_by_place, sentences_by_place
from generator.model.articles import Article, Quotation, Segments, Sentence
from generator.model.dossier import Actor
from generator.model.evidence import Span
from generator.model.findings import Mention, Statement

_LONGEST_SIGNATURE = 120
"""Code points of the longest paragraph that only signs what stands above."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What the sieves need of one article."""

    article: Article
    sentences: ByPlace[Sentence]
    quotations: ByPlace[Quotation]
    mentions: ByPlace[Mention]
    actors: Mapping[str, Actor]
    grammar: Grammar


def find_statements(
    article: Article,
    segments: Segments,
    mentions: Sequence[Mention],
    actors: Mapping[str, Actor],
    grammar: Grammar,
) -> tuple[Statement, ...]:
    """Return the statements of an article in order of appearance.

    Args:
        article: The cleaned article.
        segments: Its sentences and quotations.
        mentions: Names, and the titles and pronouns that were resolved.
        actors: By id; empty without a dossier, and then no speaker has an id.
        grammar: The compiled lexicon.
    """
    work = _Work(
        article=article,
        sentences=sentences_by_place(segments.sentences),
        quotations=quotations_by_place(segments.quotations),
        mentions=mentions_by_place(mentions),
        actors=actors,
        grammar=grammar,
    )
    statements: list[Statement] = []
    previous: ParagraphSpeech | None = None
    for number, below in zip_longest(article.body, article.body[1:]):
        text = article.paragraph(number).text
        sentences, quotations = work.sentences.of(number), work.quotations.of(number)
        drafts, announced = _paragraph_drafts(work, number, sentences)
        before = previous.number if previous else number
        here = ParagraphSpeech(text, number, sentences, quotations, drafts, before, announced)
        if drafts or quotations:
            signed = _signature(work, below) if below is not None and quotations else None
            here = replace(here, signed=signed)
            here = replace(here, drafts=attribute_leftovers(here, previous))
            maker = StatementMaker(article.id, here, work.mentions, actors, grammar)
            statements += (maker.make(draft, position) for position, draft in enumerate(here.drafts))
        previous = here
    return tuple(statements)


def _paragraph_drafts(work: _Work, number: int, sentences: Sequence[Sentence]) -> tuple[list[Draft], Draft | None]:
    text = work.article.paragraph(number).text
    drafts: list[Draft] = []
    previous = Tokens((), ())
    for position, sentence in enumerate(sentences):
        inside = work.quotations.within(sentence.paragraph, sentence.span)
        is_announcing = position == len(sentences) - 1 and text[: sentence.span.end].endswith(":")
        if (
            not inside
            and not is_announcing
            and not _is_quotation(previous)
            and not work.grammar.tells(text, sentence.span)
        ):
            previous = Tokens((), ())
            continue
        tokens = work.grammar.tokenise(text, sentence.span, inside)
        found = find_attributions(tokens, work.grammar)
        if _is_quotation(previous) and _leaves_first_cue(tokens, found, work.grammar):
            # “Why?” X asked.  “We go.” X said.
            joined = work.grammar.tagged((*previous.items[-LONGEST_SENTENCE:], *tokens.items))
            own = len(joined) - len(tokens)
            both = find_attributions(joined, work.grammar)
            if any(one.content[0][1] <= own for one in both):
                found, tokens = both, joined
        drafts += [_draft(work, number, tokens, one, position) for one in found]
        previous = tokens
    announced = find_announcement(previous, work.grammar)
    if announced is None:
        return drafts, None
    return drafts, _draft(work, number, previous, announced, len(sentences))


def _signature(work: _Work, number: int) -> Draft | None:
    """Return the signature, without a content, that a paragraph is."""
    sentences = work.sentences.of(number)
    text = work.article.paragraph(number).text
    if len(sentences) != 1 or sentences[0].span.end - sentences[0].span.start > _LONGEST_SIGNATURE:
        return None
    tokens = work.grammar.tokenise(text, sentences[0].span, work.quotations.of(number))
    signature = find_signature(tokens, work.grammar)
    return None if signature is None else _draft(work, number, tokens, signature, 0)


def _is_quotation(tokens: Tokens) -> bool:
    """Say whether a sentence is nothing but a quotation."""
    return tokens.is_quotation(0) and all(token.kind != "word" for token in tokens.items)


def _leaves_first_cue(tokens: Tokens, found: Sequence[Attribution], grammar: Grammar) -> bool:
    """Say whether the first cue of a sentence attributes nothing in it, so that it may belong to what stands before."""
    first = next((place.start for place in grammar.find_cues(tokens)), len(tokens))
    return all(one.sieve.startswith("participle") or one.cue[0] > first for one in found)


def _draft(work: _Work, number: int, tokens: Tokens, attribution: Attribution, position: int) -> Draft:
    text = work.article.paragraph(number).text
    speaker, source = NOBODY, None
    if attribution.source is not None:
        source = tokens.span(attribution.source)
        if tokens.items[attribution.source[1] - 1].is_possessive:
            # "Berg's warning": the name alone.
            source = Span(source.start, source.start + len(text[slice(*source)].rstrip("sS").rstrip("’'")))
        phrase = SourcePhrase(text, source, work.mentions.within(number, source))
        speaker = identify(phrase, work.actors, work.grammar)
    return Draft(
        paragraph=number,
        content=tuple(content_span(text, tokens, piece) for piece in attribution.content),
        source=source,
        origin=number,
        cue=tokens.span(attribution.cue),
        speaker=speaker,
        sieve=attribution.sieve,
        sentence=position,
    )
