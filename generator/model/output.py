"""What the generator produces: files for a site builder, and a navigation."""

from dataclasses import dataclass

from generator.errors import Location


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One generated file below the site builder's docs folder."""

    path: str
    """Relative, with forward slashes; Markdown pages end in `.md`."""
    content: str
    source: Location | None
    """The dossier entry or article that the file is made from; `None` for overviews."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation: section indexes only, never the pages below them."""

    title: str
    path: str
    """Path of the page, generated or hand-written."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What one build read and found, for the person at the terminal."""

    articles: int
    paragraphs: int
    dropped: int
    statements: int
    unidentified: int
    """Statements whose speaker could not be identified."""
    grades: tuple[tuple[str, int], ...]
    pages: int
    shown: tuple[tuple[str, float], ...]
    """Per article, the share of its own wording that the site shows, from 0 to 1."""
