"""Files as bytes: never too large, never a device, and named as the editor knows them."""

from pathlib import Path

from generator.errors import InputError, Location

MEBIBYTE = 1024 * 1024


def shown_path(path: Path, root: Path) -> str:
    """Name a file for messages: relative to the project where it lies in it, with forward slashes."""
    return printable((path.relative_to(root) if path.is_relative_to(root) else path).as_posix())


def printable(name: str) -> str:
    """Escape what cannot be printed or would span two lines: control characters, and bytes that are no text."""
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)


def list_folder(folder: Path, shown: str) -> tuple[Path, ...]:
    """Return what lies directly in a folder, sorted by name, without hidden entries.

    Raises:
        InputError: There is no such folder, or it cannot be read.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError as error:
        raise InputError(Location(shown), "this folder does not exist.", "Create it, or check the settings.") from error
    except OSError as error:
        raise _unreadable(error, shown, "this folder cannot be read") from error
    return tuple(folder / name for name in names if not name.startswith("."))


def read_bytes(path: Path, shown: str, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes.

    Raises:
        InputError: The file is missing, larger, no regular file, or unreadable.
    """
    try:
        if path.exists() and not path.is_file():  # A pipe would wait for ever.
            raise InputError(Location(shown), "this is not a regular file.", "Put a text file in its place.")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError(Location(shown), "this file does not exist.", "Check the path.") from error
    except OSError as error:
        raise _unreadable(error, shown, "this file cannot be read") from error
    if len(content) > limit:
        problem = f"this file is larger than {limit / MEBIBYTE:g} MiB."
        raise InputError(Location(shown), problem, "Split it, or check that it is what it should be.")
    return content


def _unreadable(error: OSError, shown: str, what: str) -> InputError:
    return InputError(Location(shown), f"{what} ({error.strerror or type(error).__name__}).", "Check its permissions.")
