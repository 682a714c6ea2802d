"""Addresses: the one place that knows where a page is and how pages link.

Pages are known by the path of their Markdown file (`actors/x.md`), which a
site builder publishes as a folder (`actors/x/`).  All links are relative, so
that the site works below any path.
"""

import posixpath

from generator.model.evidence import Evidence
from generator.text import Markup

HOME = "index.md"
ACTORS = "actors/index.md"
DEMANDS = "demands/index.md"
VENUES = "venues/index.md"
ARTICLES = "articles/index.md"
TIMELINE = "timeline.md"
POSITIONS = "positions.md"
STATEMENTS = "statements.md"
FIGURES = "figures.md"
NAMES = "names.md"
DATA = "data/index.md"
METHOD = "method.md"
ACCURACY = "accuracy.md"
GLOSSARY = "glossary.md"
CORRECTIONS = "corrections.md"


def actor_page(actor: str) -> str:
    """Return the page of an actor."""
    return f"actors/{actor}.md"


def demand_page(demand: str) -> str:
    """Return the page of a demand."""
    return f"demands/{demand}.md"


def venue_page(venue: str) -> str:
    """Return the page of a venue."""
    return f"venues/{venue}.md"


def article_page(article: str) -> str:
    """Return the page of an article."""
    return f"articles/{article}.md"


def data_file(name: str) -> str:
    """Return a machine-readable file."""
    return f"data/{name}.json"


def paragraph_anchor(paragraph: int) -> str:
    """Return the anchor of a paragraph on its article's page; part of the site's public addresses."""
    return f"p{paragraph}"


def link(here: str, page: str, anchor: str = "") -> Markup:
    """Return the relative address of a page, or of a file that is no page, as seen from another page.

    Args:
        here: The page that holds the link.
        page: The page or file linked to.
        anchor: Anchor on that page; empty for its top.
    """
    target = _published(page)
    relative = posixpath.relpath(target or ".", _folder(here) or ".")
    if target.endswith("/") or not target:
        relative = "./" if relative == "." else f"{relative}/"
    if anchor:
        relative = f"#{anchor}" if page == here else f"{relative}#{anchor}"
    return Markup(relative)


def evidence_link(here: str, evidence: Evidence) -> Markup:
    """Return the address of a passage's paragraph on its article's page."""
    return link(here, article_page(evidence.article), paragraph_anchor(evidence.paragraph))


def _published(page: str) -> str:
    """Return the published address of a page, relative to the site's root: a folder, or the file itself."""
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def _folder(page: str) -> str:
    return _published(page).rstrip("/")
