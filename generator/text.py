"""Two kinds of text on the way to a page: what others wrote, and what may be printed as it stands.

Every string that comes from outside (article text, names, titles, addresses,
dossier entries) travels through the view-models as `Untrusted`.  It comes out
only through the functions of `publishing.escaping`, which return `Markup`.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

WORD = re.compile(r"\w+(?:[’'\-‐.]\w+)*")
"""A word with its inner apostrophes, hyphens and full stops: the unit of every word count."""

NO_SIGN = "\u2060"
"""Stands, one for one, where the marks of a file's format were inside a text; it has no width and shows nothing."""

_REFUSAL = (
    "Untrusted text cannot be turned into a str. Escape it for the place where it is printed, "
    "with a function of generator.publishing.escaping; templates do so by themselves."
)


class Markup(str):
    """Text that is safe in the place it was made for, and is printed as it stands.

    Made by the functions of `publishing.escaping`, and from literals and slugs
    of our own.  Never made from text that came from outside.  Joining or
    slicing gives a plain `str`, which the templates refuse to print.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True, repr=False)
class Untrusted:
    """Text from outside.

    It can be compared, hashed and tested for emptiness, and nothing else:
    whatever would turn it into a string raises, so that it cannot reach a page
    unescaped.
    """

    _characters: str

    def __post_init__(self) -> None:
        if isinstance(self._characters, Markup) or not isinstance(self._characters, str):
            kind = type(self._characters).__name__
            raise TypeError(f"Untrusted is made from a plain str, not from {kind}.")

    def __bool__(self) -> bool:
        return bool(self._characters)

    def __repr__(self) -> str:
        """Show the length only: a repr may end up in a log or a page of errors."""
        return f"<Untrusted: {len(self._characters)} characters>"

    def __str__(self) -> NoReturn:
        raise TypeError(_REFUSAL)

    def __format__(self, format_spec: str) -> NoReturn:
        raise TypeError(_REFUSAL)


def reveal(text: Untrusted) -> str:
    """Return the characters of untrusted text, unescaped.

    The one way out.  Only `publishing.escaping` may import it; a test sees to that.
    """
    return text._characters  # noqa: SLF001 - see above
