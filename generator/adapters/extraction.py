"""Statements of any text files, with or without a dossier, as records for programs."""

from collections.abc import Iterable
from pathlib import Path

from generator.errors import Notice
from generator.model.articles import Article
from generator.model.evidence import Evidence
from generator.model.findings import Statement
from generator.reading.articles import read_text_file
from generator.reading.dossier import read_dossier
from generator.site import Engine, Knowledge, analyse_article, clean_article, prepare_dossier

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
    return tuple(statement_record(article, statement) for statement in analysis.statements), notices


def statement_record(article: Article, statement: Statement) -> Record:
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
        "source": _offsets(article, [statement.source]) if statement.source else None,
        "cue": _offsets(article, [statement.cue]) if statement.cue else None,
        "speaker": statement.speaker,
        "grade": statement.grade,
        "sieve": statement.sieve,
        "paragraph": statement.paragraph,
    }
    if statement.via:
        record["via"] = list(statement.via)
    return record


def _offsets(article: Article, evidence: Iterable[Evidence]) -> list[list[int]]:
    ranges = []
    for passage in evidence:
        start = article.paragraph(passage.paragraph).start
        ranges.append([start + passage.start, start + passage.end])
    return ranges
