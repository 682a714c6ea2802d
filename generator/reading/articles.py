"""Read articles from files, as found: decoded, cut into paragraphs, not yet judged."""

import re
from collections.abc import Iterable
from pathlib import Path

from generator.errors import InputError, InputErrors, Location, Notice
from generator.model.articles import RawArticle
from generator.reading.decoding import clean, decode
from generator.reading.files import MEBIBYTE, list_folder, printable, read_bytes, shown_path
from generator.reading.paragraphs import cut_paragraphs

MAX_BYTES = 2 * MEBIBYTE

# Ids become file names and URLs, on systems that dislike a dot at either end;
# `index` is the page that lists the articles.
_ID = re.compile(r"(?!index$)[A-Za-z0-9_-]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?", re.IGNORECASE)


def read_articles(folder: Path, root: Path) -> tuple[tuple[RawArticle, ...], tuple[Notice, ...]]:
    """Read all `*.txt` files that lie directly in a folder, sorted by name.

    Files without a single letter are left out with a notice; hidden files are
    passed over.

    Args:
        folder: Where the articles are.
        root: The project, to which file names in messages are relative.

    Returns:
        The articles, and what a person should look at: a doubtful encoding,
        control characters, files left out.

    Raises:
        InputErrors: The folder or a file cannot be read, a file is too large,
            or its name cannot become an id.
    """
    try:
        entries = list_folder(folder, shown_path(folder, root))
    except InputError as error:
        raise InputErrors([error]) from error
    paths = [path for path in entries if _is_article(path)]
    errors = [*_id_errors(paths, root), *_case_errors(paths, root)]
    notices = [_ignored(path, root) for path in entries if not _is_article(path)]
    articles = []
    for path in paths:
        try:
            article, found = _read(path, root)
        except InputError as error:
            errors.append(error)
            continue
        notices += found
        if _has_letters(article):
            articles.append(article)
    if errors:
        raise InputErrors(errors)
    return tuple(articles), tuple(notices)


def read_text_file(path: Path, root: Path) -> tuple[RawArticle, tuple[Notice, ...]]:
    """Read one text file from anywhere; its name need not be fit for an id.

    A file without letters gives a notice and an article that may have no paragraph.

    Raises:
        InputErrors: The file cannot be read or is too large.
    """
    try:
        return _read(path, root)
    except InputError as error:
        raise InputErrors([error]) from error


def _read(path: Path, root: Path) -> tuple[RawArticle, tuple[Notice, ...]]:
    file = shown_path(path, root)
    decoded, decoding_notices = decode(read_bytes(path, file, MAX_BYTES), file)
    text, character_notices = clean(decoded, file)
    article = RawArticle(printable(path.stem), file, cut_paragraphs(text))
    notices = (*decoding_notices, *character_notices)
    if not _has_letters(article):
        notices += (Notice(Location(file), "there is no letter in it, so there is nothing to read."),)
    return article, notices


def _has_letters(article: RawArticle) -> bool:
    return any(char.isalpha() for paragraph in article.paragraphs for char in paragraph.text)


def _is_article(path: Path) -> bool:
    return path.suffix.lower() == ".txt"


def _ignored(path: Path, root: Path) -> Notice:
    return Notice(Location(shown_path(path, root)), "not read, because its name does not end in .txt.", "info")


def _id_errors(paths: Iterable[Path], root: Path) -> list[InputError]:
    return [
        InputError(
            Location(shown_path(path, root)),
            f'"{printable(path.stem)}" cannot be an article id, because ids become URLs.',
            "Rename the file with the letters a-z and A-Z, digits, _ and -, and dots only in between.",
        )
        for path in paths
        if _ID.fullmatch(path.stem) is None
    ]


def _case_errors(paths: Iterable[Path], root: Path) -> list[InputError]:
    """Find ids that are one and the same on a file system that ignores case."""
    first: dict[str, Path] = {}
    errors = []
    for path in paths:
        known = first.setdefault(path.stem.lower(), path)
        if known != path:
            problem = f"its name differs only by case from {shown_path(known, root)}."
            errors.append(InputError(Location(shown_path(path, root)), problem, "Rename one of them."))
    return errors
