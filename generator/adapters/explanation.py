"""What each stage made of one article, as tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.adapters.explained_statements import explain_statements
from generator.adapters.tables import Table, passages, shortened
from generator.errors import InputError, Location, did_you_mean
from generator.model.articles import Article, HeaderField, Segments
from generator.model.corpus import Corpus
from generator.model.dossier import Dossier
from generator.model.evidence import Evidence
from generator.model.findings import Analysis
from generator.model.lexicon import Lexicon
from generator.reading.articles import read_text_file
from generator.site import Engine, analyse_article, clean_article, prepare_dossier

_NOTHING = "–"


def find_article(name: str, corpus: Corpus, root: Path, engine: Engine) -> tuple[Article, Segments, Analysis]:
    """Return the article that a person means.

    Args:
        name: An id, a part of exactly one id, or the path of any text file.
        corpus: The known articles.
        root: The project's folder; messages name files relative to it.
        engine: For a text file that is not among them.

    Raises:
        InputError: Nothing, or more than one article, is meant.
        InputErrors: The file cannot be read.
    """
    path = Path(name)
    known = {(root / article.file).resolve(): id_ for id_, article in corpus.articles.items()}
    id_ = known.get(path.resolve()) if path.is_file() else _id_with(name, tuple(corpus.articles))
    if id_ is not None:
        return corpus.articles[id_], corpus.segments[id_], corpus.analyses[id_]
    raw, _ = read_text_file(path, root)
    if not raw.paragraphs:
        raise InputError(Location(raw.file), "there is nothing in it to explain.", "Name another file.")
    article = clean_article(raw, engine)
    return article, *analyse_article(article, prepare_dossier(corpus.dossier), engine)


def explain_article(
    article: Article, segments: Segments, analysis: Analysis, knowledge: Dossier, lexicon: Lexicon
) -> tuple[Table, ...]:
    """Return one table a stage, in the order of the stages, and one a statement.

    Args:
        article: The cleaned article.
        segments: Its sentences and quotations.
        analysis: What was found in it.
        knowledge: The dossier that it was analysed with.
        lexicon: The lexicon that it was analysed with.
    """
    return (
        Table("Header", ("field", "value", "stated in"), tuple(_header(article))),
        Table("Paragraphs", ("¶", "line", "kept or dropped by", "text"), tuple(_paragraphs(article))),
        Table("Quotations", ("¶", "from–to", "repairs", "text"), tuple(_quotations(article, segments))),
        Table("Mentions and references", ("¶", "as", "text", "actor"), tuple(_mentions(article, analysis))),
        *explain_statements(article, analysis, knowledge, lexicon),
        Table("Links", ("to", "id", "¶", "statement", "by", "text"), tuple(_links(article, analysis))),
        Table("Figures", ("value", "unit", "qualifier", "¶", "statement", "text"), tuple(_figures(article, analysis))),
    )


def _id_with(name: str, ids: tuple[str, ...]) -> str:
    found = [id_ for id_ in ids if name == id_] or [id_ for id_ in ids if name in id_]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(Location(name), "several articles have this in their id.", f"Name one: {', '.join(found)}.")
    raise InputError(Location(name), "there is no such article and no such file.", did_you_mean(name, ids))


def _header(article: Article) -> Iterator[tuple[str, str, str]]:
    headers = article.headers
    fields: Mapping[str, tuple[HeaderField | None, ...]] = {
        "title": (headers.title,),
        "outlet": (headers.outlet,),
        "byline": headers.bylines or (None,),
        "url": (headers.url,),
        "agency": headers.agencies or (None,),
    }
    for name, found in fields.items():
        for field in found:
            yield (name, field.value, _where(field.evidence)) if field else (name, _NOTHING, "not stated in the text")
    published = headers.published
    yield (
        ("published", published.date.isoformat(), _where(published.evidence))
        if published
        else ("published", _NOTHING, "not stated in the text")
    )


def _where(evidence: Evidence | None) -> str:
    return "dossier" if evidence is None else f"¶{evidence.paragraph} {evidence.start}–{evidence.end}"


def _paragraphs(article: Article) -> Iterator[tuple[str, ...]]:
    rules = {drop.paragraph: drop.rule for drop in article.dropped}
    for paragraph in article.paragraphs:
        rule = rules.get(paragraph.number, "kept")
        yield str(paragraph.number), str(paragraph.line), rule, shortened(paragraph.text)


def _quotations(article: Article, segments: Segments) -> Iterator[tuple[str, ...]]:
    for quotation in segments.quotations:
        span = quotation.inner
        text = article.paragraph(quotation.paragraph).text[span.start : span.end]
        repairs = ", ".join(quotation.repairs) or _NOTHING
        yield str(quotation.paragraph), f"{span.start}–{span.end}", repairs, shortened(text)


def _mentions(article: Article, analysis: Analysis) -> Iterator[tuple[str, ...]]:
    for mention in analysis.mentions:
        yield str(mention.evidence.paragraph), mention.form, article.passage(mention.evidence), mention.actor


def _links(article: Article, analysis: Analysis) -> Iterator[tuple[str, ...]]:
    for link in analysis.links:
        by = "editor" if link.curated else "cue"
        statement = link.statement.removeprefix(f"{article.id}-") if link.statement else _NOTHING
        yield link.kind, link.target, str(link.evidence.paragraph), statement, by, passages(article, (link.evidence,))


def _figures(article: Article, analysis: Analysis) -> Iterator[tuple[str, ...]]:
    for figure in analysis.figures:
        statement = figure.statement.removeprefix(f"{article.id}-") if figure.statement else _NOTHING
        text = article.passage(figure.evidence)
        number = str(figure.evidence.paragraph)
        yield figure.value, figure.unit, figure.qualifier or _NOTHING, number, statement, text
