"""How generated and hand-written pages make one site: addresses, navigation, and what may not meet."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.errors import InputError, InputErrors, Location
from generator.model.output import NavItem
from generator.publishing.escaping import escape_html
from generator.text import Markup, Untrusted

_PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""


def list_handwritten(folder: Path) -> tuple[str, ...]:
    """Return the paths of all files below the folder of hand-written pages, sorted, with forward slashes.

    Hidden files and folders are left out, as site builders do.
    """
    found: list[str] = []
    for place, folders, files in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name).relative_to(folder).as_posix() for name in files if not name.startswith(".")]
    return tuple(sorted(found))


def refuse_collisions(generated: Iterable[str], handwritten: Iterable[str], shown: str) -> None:
    """Refuse hand-written files that would be published at the address of a generated one.

    Site builders would silently let one of the two replace the other.

    Args:
        generated: Paths of the generated files.
        handwritten: Paths of the hand-written files, relative to their folder.
        shown: That folder, as shown to the editor.

    Raises:
        InputErrors: Some addresses are the same; names both files.
    """
    taken = {_address(path): path for path in generated}
    errors = [
        InputError(
            Location(f"{shown}/{path}"),
            f'this page would take the place of the generated page "{taken[_address(path)]}".',
            "Rename or remove it: generated pages are changed in the dossier and the templates.",
        )
        for path in handwritten
        if _address(path) in taken
    ]
    if errors:
        raise InputErrors(errors)


def navigation_entries(items: Iterable[NavItem]) -> list[dict[str, str]]:
    """Return the navigation in the form of `nav:` in `mkdocs.yml`; titles are escaped for HTML."""
    return [{_safe(item.title): item.path} for item in items]


def silent_in_navigation(handwritten: Sequence[str], *, own_navigation: bool) -> str:
    """Return patterns for `not_in_nav:`: pages of which nobody expects an entry in the navigation.

    Generated pages never need one: they are reached through the section
    indexes.  Hand-written ones do where the editor wrote the navigation.

    Args:
        handwritten: Paths of the hand-written files.
        own_navigation: True where the editor wrote `nav:` in `mkdocs.yml`.
    """
    expected = [path for path in handwritten if path.endswith(_PAGE_ENDINGS)] if own_navigation else []
    return "\n".join(["*", *(f"!/{_literal(path)}" for path in expected)])


def _address(path: str) -> str:
    """Return where a file is published, alike for paths that meet there; upper and lower case are one."""
    folder, _, name = path.casefold().rpartition("/")
    stem, _, ending = name.rpartition(".")
    if f".{ending}" not in _PAGE_ENDINGS or not stem:
        return path.casefold()
    parts = [part for part in (folder, "" if stem in ("index", "readme") else stem) if part]
    return "/".join([*parts, "index.html"])


def _safe(title: str) -> str:
    return str(title if isinstance(title, Markup) else escape_html(Untrusted(title)))


def _literal(path: str) -> str:
    """Escape what is special in a pattern of `.gitignore`."""
    return "".join(f"\\{char}" if char in "\\*?[]! #" else char for char in path)
