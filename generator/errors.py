"""What goes wrong: errors a person must mend, and notices a person should read.

Wrong input is an exception with a place; text that the program could not
understand is a `Notice`, which is data.  Only the adapters print either.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input file."""

    file: str
    """Path as shown to the editor, relative to the project, with forward slashes."""
    line: int | None = None
    """Line number from 1; `None` where the whole file is meant."""

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class InputError(Exception):
    """Input that a person must mend before anything can be built.

    The message has three parts: where, what is wrong, what to do.
    """

    def __init__(self, location: Location, problem: str, remedy: str) -> None:
        super().__init__(f"{location}: {problem}\n{remedy}")
        self.location = location
        self.problem = problem
        self.remedy = remedy


class InputErrors(Exception):  # noqa: N818 - the plural of InputError
    """Several input errors found in one reading, in order of place."""

    def __init__(self, errors: Iterable[InputError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.location.file, error.location.line or 0)))
        super().__init__("\n\n".join(str(error) for error in self.errors))


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something a person should look at; the build goes on."""

    location: Location
    message: str
    level: Literal["info", "warning"] = "warning"
    """`warning` where the site may mislead or miss something, `info` for the record."""

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


def nearest(word: str, valid: Iterable[str]) -> str | None:
    """Return the valid name most like a mistyped one, or `None` where none is near."""
    found = difflib.get_close_matches(word, sorted(valid), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, valid: Iterable[str]) -> str:
    """Return the remedy for an unknown name: the nearest valid one, or the list of all."""
    names = sorted(valid)
    near = nearest(word, names)
    if near is not None:
        return f'Did you mean "{near}"?'
    if not names:
        return "Nothing of this kind is defined yet."
    shown = ", ".join(names[:12])
    return f"Valid here: {shown}{', …' if len(names) > 12 else ''}."
