"""Statements of any text files, with or without a dossier, as records for programs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.analysis.words import WORD
from generator.errors import Notice
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Statement
from generator.reading.articles import read_text_file
from generator.reading.dossier import read_dossier
from generator.site import Engine, Knowledge, analyse_article, clean_article, prepare_dossier

_NEAR = 4
"""Words before a cue among which the relative stands that is its subject."""

Record = dict[str, object]
"""One statement in the form of one line of `extract`; see `statement_record`."""


def read_knowledge(dossier: Path | None, root: Path, engine: Engine) -> Knowledge:
    """Read a dossier for its actors alone, so that its articles need not be there.

    Args:
        dossier: Its folder; `None` to work without one.
        root: Folder to which file names in messages are relative.
        engine: The compiled lexicons.

    Raises:
        InputErrors: The dossier must be mended first.
    """
    if dossier is None:
        return prepare_dossier(None)
    # Without its articles all their evidence is left out, with a notice each; the actors stay.
    knowledge, _ = read_dossier(dossier, root, {}, engine.lexicon.calendar.weekdays)
    return prepare_dossier(knowledge)


def extract_statements(
    path: Path, root: Path, knowledge: Knowledge, engine: Engine
) -> tuple[tuple[Record, ...], tuple[Notice, ...]]:
    """Return the statements of one text file in order of appearance, and what a person should look at.

    Raises:
        InputErrors: The file cannot be read.
    """
    raw, notices = read_text_file(path, root)
    if not raw.paragraphs:
        return (), notices
    article = clean_article(raw, engine)
    _, analysis = analyse_article(article, knowledge, engine)
    return tuple(_records(article, analysis.statements, engine)), notices


def _records(article: Article, statements: Sequence[Statement], engine: Engine) -> Iterator[Record]:
    """Return one record for each utterance: a quotation over several paragraphs is one."""
    begins: dict[str, str] = {}
    contents: defaultdict[str, list[Evidence]] = defaultdict(list)
    for statement in statements:
        begins[statement.id] = begins.get(statement.continues or "", statement.id)
        contents[begins[statement.id]] += statement.content
    for statement in statements:
        if begins[statement.id] == statement.id:
            yield statement_record(article, statement, engine) | {"content": _offsets(article, contents[statement.id])}


def statement_record(article: Article, statement: Statement, engine: Engine) -> Record:
    """Return a statement with its offsets in the whole file.

    Offsets are half-open and count code points of the file as decoded, its line
    ends untouched.  `source` and `cue` are `None` where nothing is written,
    `speaker` where nobody was identified; `via` is there only where the
    statement came through somebody.
    """
    record: Record = {
        "article": article.id,
        "kind": statement.kind,
        "content": _offsets(article, statement.content),
        "source": _source(article, statement, engine) if statement.source else None,
        "cue": _offsets(article, [statement.cue]) if statement.cue else None,
        "speaker": statement.speaker,
        "grade": statement.grade,
        "sieve": statement.sieve,
        "paragraph": statement.paragraph,
    }
    if statement.via:
        record["via"] = list(statement.via)
    return record


def _source(article: Article, statement: Statement, engine: Engine) -> list[list[int]]:
    """Return where the speaker is written: the noun, and the relative that stands for it, "Berg, who said"."""
    source, cue = statement.source, statement.cue
    if source is None:
        return []
    ranges = _offsets(article, [source])
    if cue is None or cue.paragraph != source.paragraph or cue.start < source.end:
        return ranges
    between = article.paragraph(source.paragraph).text[source.end : cue.start]
    words = list(WORD.finditer(between))[-_NEAR:]
    relative = next((word for word in reversed(words) if word.group().lower() in engine.lexicon.speech.relatives), None)
    if relative is None or "," in between[relative.end() :]:
        return ranges
    start = ranges[0][1]
    return [*ranges, [start + relative.start(), start + relative.end()]]


def _offsets(article: Article, evidence: Iterable[Evidence]) -> list[list[int]]:
    ranges = []
    for passage in evidence:
        start = article.paragraph(passage.paragraph).start
        ranges.append([start + passage.start, start + passage.end])
    return ranges
