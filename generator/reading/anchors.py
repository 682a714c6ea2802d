"""Find the passages that the dossier's evidence names by article, paragraph and phrase."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.errors import InputError, did_you_mean
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.reading.characters import plain_spaces
from generator.reading.forms import Placed
from generator.reading.schema import EvidenceForm

_SIMILAR = 75.0
"""Score from which a passage is so like a phrase that it must be the one meant."""
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Anchors:
    """What the evidence of a dossier refers to."""

    found: Mapping[EvidenceForm, Evidence]
    """Without evidence in withdrawn articles."""
    withdrawn: Mapping[str, int]
    """Withdrawn article to the number of pieces of evidence that it took along."""


def resolve_anchors(
    forms: Iterable[Placed[EvidenceForm]], articles: Mapping[str, Article], listed: Collection[str]
) -> tuple[Anchors, tuple[InputError, ...]]:
    """Find the passage of each piece of evidence.

    A phrase must stand in its paragraph letter for letter, except that any
    white-space character, such as a no-break space, equals a space.  Where it
    stands there several times, the first is meant.

    Args:
        forms: The evidence.
        articles: The articles that can be read, by id.
        listed: Ids that the dossier knows; those not among `articles` are withdrawn.
    """
    found: dict[EvidenceForm, Evidence] = {}
    withdrawn = {article: 0 for article in listed if article not in articles}
    errors = []
    for placed in forms:
        if placed.form.article in withdrawn:
            withdrawn[placed.form.article] += 1
        elif placed.form not in found:
            try:
                found[placed.form] = _find(placed, articles, listed)
            except InputError as error:
                errors.append(error)
    return Anchors(found, withdrawn), tuple(errors)


def _find(placed: Placed[EvidenceForm], articles: Mapping[str, Article], listed: Collection[str]) -> Evidence:
    form = placed.form
    article = articles.get(form.article)
    if article is None:
        remedy = did_you_mean(form.article, {*articles, *listed})
        raise InputError(placed.at("article"), f'there is no article "{form.article}".', remedy)
    if form.paragraph > len(article.paragraphs):
        problem = f'article "{article.id}" has no paragraph {form.paragraph}.'
        remedy = f"It has {len(article.paragraphs)}: count the lines of the file that are not empty."
        raise InputError(placed.at("paragraph"), problem, remedy)
    rule = next((dropped.rule for dropped in article.dropped if dropped.paragraph == form.paragraph), None)
    if rule is not None:
        problem = f'paragraph {form.paragraph} of article "{article.id}" is left out of its text by rule "{rule}".'
        raise InputError(placed.at("paragraph"), problem, "Name a paragraph of the body, or mend the rule.")
    phrase = plain_spaces(form.phrase)
    start = plain_spaces(article.paragraph(form.paragraph).text).find(phrase)
    if start < 0:
        problem = f'paragraph {form.paragraph} of article "{article.id}" has no "{_shortened(form.phrase)}".'
        raise InputError(placed.at("phrase"), problem, _where_instead(phrase, form.paragraph, article))
    return Evidence(article.id, form.paragraph, start, start + len(phrase))


def _where_instead(phrase: str, number: int, article: Article) -> str:
    """Return the remedy for a phrase that is not in its paragraph."""
    others = [other for other in article.body if phrase in plain_spaces(article.paragraph(other).text)]
    if others:
        return f"It stands in paragraph {others[0]}."
    text = article.paragraph(number).text
    similar = fuzz.partial_ratio_alignment(phrase, plain_spaces(text), score_cutoff=_SIMILAR)
    if similar is None:
        return f'The paragraph begins "{_shortened(text)}".'
    return f'Did you mean "{_whole_words(text, similar.dest_start, similar.dest_end)}"? Copy it letter for letter.'


def _whole_words(text: str, start: int, end: int) -> str:
    spaces = plain_spaces(text)
    first = spaces.rfind(" ", 0, start + 1) + 1
    last = spaces.find(" ", end)
    return text[first : len(text) if last < 0 else last].strip()


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
