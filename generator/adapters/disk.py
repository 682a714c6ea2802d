"""Write a tree of generated files: only what changed, and delete only what was written before.

A list of what was written stands beside the tree, so that files of former
builds can be told from files that somebody put there.
"""

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError, InputErrors, Location
from generator.reading.files import printable

_FORM = "briefings-files/1"
_MAX_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files."""

    changed: int
    """Files that are new or have other bytes than before."""
    unchanged: int
    deleted: int
    """Files of former builds that are no longer made."""


def write_tree(base: Path, folder: str, files: Mapping[str, bytes]) -> Written:
    """Bring a folder, and single files beside it, to the wanted state.

    Files that this function did not write are neither changed nor deleted.
    When it is interrupted, the next call still knows what was written.

    Args:
        base: Where everything is; made if it is not there.
        folder: Name of the folder below `base` that the files fill.
        files: Content by path relative to `base`, with forward slashes.

    Raises:
        InputErrors: The folder holds files and none was written by this
            function, a file of somebody else is in the way, or the list of
            what was written is damaged.
    """
    list_file = base / f"{folder}.files.json"
    before = _read_list(list_file)
    if before is None and _holds_files(base / folder):
        problem = "this folder holds files that were not made by this command."
        raise InputErrors([InputError(_place(base / folder), problem, "Name another one with --output, or empty it.")])
    known = before or frozenset()
    _refuse_foreign(base, files, known)
    base.mkdir(parents=True, exist_ok=True)
    _write_list(list_file, {*known, *files})
    deleted = sum(_delete(base, path) for path in sorted(known - set(files)))
    changed = sum(_write(base / path, content) for path, content in files.items())
    _write_list(list_file, files)
    return Written(changed, len(files) - changed, deleted)


def _read_list(path: Path) -> frozenset[str] | None:
    """Return what was written before; `None` where nothing was.

    Raises:
        InputErrors: The list is no longer what `_write_list` wrote, so that nothing may be deleted on its word.
    """
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        content = None
    paths = content.get("files") if isinstance(content, dict) and content.get("form") == _FORM else None
    if not isinstance(paths, list) or not all(isinstance(item, str) and _stays_below(item) for item in paths):
        problem = "this list of generated files is damaged."
        raise InputErrors([InputError(_place(path), problem, "Delete it and the folder beside it.")])
    return frozenset(paths)


def _write_list(path: Path, files: Iterable[str]) -> None:
    content = {"form": _FORM, "files": sorted(files)}
    _write(path, (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())


def _stays_below(path: str) -> bool:
    return bool(path) and not path.startswith("/") and ".." not in path.split("/") and "\\" not in path


def _holds_files(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def _refuse_foreign(base: Path, files: Mapping[str, bytes], known: Collection[str]) -> None:
    inside = base.resolve()
    foreign = [
        base / path
        for path, content in files.items()
        if not (base / path).resolve().is_relative_to(inside)
        or (path not in known and os.path.lexists(base / path) and not _holds(base / path, content))
    ]
    if foreign:
        problem = "this file was not made by this command and is in the way."
        remedy = "Name another folder with --output, or remove it."
        raise InputErrors(InputError(_place(path), problem, remedy) for path in foreign[:_MAX_SHOWN])


def _write(path: Path, content: bytes) -> bool:
    """Write a file unless it already holds the content; say whether it did not."""
    if _holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _delete(base: Path, path: str) -> bool:
    """Delete a file and the folders that it leaves empty; say whether it was there."""
    file = base / path
    if not file.is_file() and not file.is_symlink():
        return False
    file.unlink()
    for folder in file.relative_to(base).parents:
        if folder == Path() or any((base / folder).iterdir()):
            break
        (base / folder).rmdir()
    return True


def _place(path: Path) -> Location:
    return Location(printable(path.as_posix()))
