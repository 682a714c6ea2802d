"""Run the sieves over an article: sentences first, then what is left of its quotations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.attribution.clauses import LONGEST_SENTENCE, find_attributions
from generator.analysis.attribution.found import Attribution
from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.leftovers import Draft, ParagraphSpeech, attribute_leftovers
from generator.analysis.attribution.speakers import NOBODY, SourcePhrase, identify
from generator.analysis.attribution.statements import StatementMaker, content_span
from generator.analysis.attribution.tokens import Tokens, tokenise
from generator.analysis.lookup import ByPlace, mentions_by_place, quotations_by_place, sentences_by_place
from generator.model.articles import Article, Quotation, Segments, Sentence
from generator.model.dossier import Actor
from generator.model.findings import Mention, Statement


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
    for number in article.body:
        text = article.paragraph(number).text
        sentences, quotations = work.sentences.of(number), work.quotations.of(number)
        attributed = ParagraphSpeech(text, number, sentences, quotations, _paragraph_drafts(work, number, sentences))
        drafts = attribute_leftovers(attributed, previous)
        maker = StatementMaker(article.id, attributed, work.mentions, actors, grammar)
        statements += (maker.make(draft, position) for position, draft in enumerate(drafts))
        previous = ParagraphSpeech(text, number, sentences, quotations, drafts)
    return tuple(statements)


def _paragraph_drafts(work: _Work, number: int, sentences: Sequence[Sentence]) -> list[Draft]:
    drafts: list[Draft] = []
    previous = Tokens(())
    for position, sentence in enumerate(sentences):
        tokens = _tokens(work, sentence)
        found = find_attributions(tokens, work.grammar)
        if not found and _is_quotation(previous):
            # “Why?” X asked.  “We go.” X said.
            joined = Tokens((*previous.items[-LONGEST_SENTENCE:], *tokens.items))
            own = len(joined) - len(tokens)
            found = [one for one in find_attributions(joined, work.grammar) if one.content[0][1] <= own]
            tokens = joined
        drafts += [_draft(work, number, tokens, one, position) for one in found]
        previous = tokens
    return drafts


def _is_quotation(tokens: Tokens) -> bool:
    """Say whether a sentence is nothing but a quotation."""
    return bool(len(tokens)) and all(not tokens.is_word(n) for n in range(len(tokens))) and tokens.items[0].is_quotation


def _tokens(work: _Work, sentence: Sentence) -> Tokens:
    text = work.article.paragraph(sentence.paragraph).text
    return tokenise(text, sentence.span, work.quotations.within(sentence.paragraph, sentence.span))


def _draft(work: _Work, number: int, tokens: Tokens, attribution: Attribution, position: int) -> Draft:
    text = work.article.paragraph(number).text
    speaker, source = NOBODY, None
    if attribution.source is not None:
        source = tokens.span(attribution.source)
        phrase = SourcePhrase(text, source, work.mentions.within(number, source))
        speaker = identify(phrase, work.actors, work.grammar)
    return Draft(
        paragraph=number,
        content=tuple(content_span(text, tokens, piece) for piece in attribution.content),
        source=source,
        cue=tokens.span(attribution.cue),
        speaker=speaker,
        sieve=attribution.sieve,
        sentence=position,
    )
