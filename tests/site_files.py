"""A built site as its readers and their programs get it: pages, links, passages and every published word.

Uses nothing of the generator, so that it can be its judge.
"""

import gzip
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ORIGIN = "https://briefings.example"

_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_SILENT = ("script", "style", "template")
_SPOKEN_ATTRIBUTES = ("content", "title", "aria-label", "alt", "placeholder", "value", "label")
_ADDRESSES = ("href", "src", "action", "poster", "data", "formaction", "cite")
_WORD = re.compile(r"\w+(?:[’'\-‐.]\w+)*")


@dataclass(eq=False)
class Element:
    """An element of a page with what is inside it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)
    parent: "Element | None" = None

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def inside(self) -> "Iterator[Element]":
        """All elements below this one, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.inside

    def find(self, tag: str = "", *, of: str = "") -> "list[Element]":
        """Return the elements inside with a tag and a class; empty for any."""
        return [one for one in self.inside if tag in ("", one.tag) and (not of or of in one.classes)]

    @property
    def around(self) -> "Iterator[Element]":
        """All elements that hold this one, the nearest first."""
        if self.parent is not None:
            yield self.parent
            yield from self.parent.around

    @property
    def text(self) -> str:
        """What a reader sees, character for character."""
        if self.tag in _SILENT:
            return ""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    """Builds the tree of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self._open)
        self._open.children.append(element)
        if tag not in _VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for element in (self._open, *self._open.around):
            if element.tag == tag and element.parent is not None:
                self._open = element.parent
                return

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def read_html(text: str) -> Element:
    """Return the tree of a page or of a piece of one."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root


@dataclass(frozen=True)
class Chip:
    """An evidence chip on a page."""

    page: str
    label: str
    passage: str
    """As shown; empty where the card shows none."""
    cut: bool
    target: str
    """Address of the paragraph, within the site."""


@dataclass(frozen=True)
class Site:
    """A folder with a built site, published below some path of its host."""

    folder: Path
    base: str = "/"

    @cached_property
    def files(self) -> dict[str, bytes]:
        """All files by path, with forward slashes."""
        paths = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    @cached_property
    def pages(self) -> dict[str, Element]:
        """All pages by the path of their file."""
        return {path: read_html(content.decode()) for path, content in self.files.items() if path.endswith(".html")}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of each page, in order, as often as they occur."""
        return {
            path: [element.attributes["id"] for element in page.inside if "id" in element.attributes]
            for path, page in self.pages.items()
        }

    def address(self, path: str) -> str:
        """Return where a page is published."""
        folder = path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path
        return f"{ORIGIN}{self.base}{folder}"

    def links(self, path: str) -> Iterator[tuple[Element, str]]:
        """Return all addresses on a page as they are resolved by a browser."""
        for element in self.pages[path].inside:
            for name in _ADDRESSES:
                if name in element.attributes:
                    yield element, urljoin(self.address(path), element.attributes[name])
            for candidate in element.attributes.get("srcset", "").split(","):
                if candidate.strip():
                    yield element, urljoin(self.address(path), candidate.split()[0])

    def broken(self, address: str) -> str:
        """Say why an address within the origin leads nowhere; empty where it is right."""
        parts = urlsplit(address)
        if not parts.path.startswith(self.base):
            return f"outside {self.base}"
        path = unquote(parts.path.removeprefix(self.base))
        file = posixpath.join(path, "index.html") if path.endswith("/") or not path else path
        if file not in self.files:
            return "no such file"
        anchor = unquote(parts.fragment)
        return "no such anchor" if anchor and anchor not in self.ids.get(file, ()) else ""

    def json(self, path: str) -> dict[str, object]:
        """Return a JSON file."""
        content = json.loads(self.files[path])
        assert isinstance(content, dict)
        return content

    def items(self, name: str) -> list[dict[str, object]]:
        """Return the items of a file of facts."""
        items = self.json(f"data/{name}.json")["items"]
        assert isinstance(items, list)
        return items

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """All evidence chips."""
        return tuple(
            _chip(path, element, urljoin(self.address(path), _link(element)))
            for path, page in self.pages.items()
            for element in page.find("details", of="ev")
        )

    @cached_property
    def texts(self) -> dict[str, str]:
        """All words of each file that holds words, by path: visible ones, attributes, and strings of JSON."""
        return {path: text for path, content in self.files.items() if (text := _words_of(path, content))}


def _chip(path: str, element: Element, target: str) -> Chip:
    summary = element.find("summary")[0]
    passage = " ".join("".join(one.text for one in element.find(of="ev-pass")).split())
    cut = passage.endswith(" …")
    return Chip(path, " ".join(summary.text.split()), passage.removesuffix(" …"), cut, target)


def _link(element: Element) -> str:
    links = [link for card in element.find(of="ev-card") for link in card.find("a")]
    return links[0].attributes.get("href", "") if links else ""


def _words_of(path: str, content: bytes) -> str:
    if path.endswith(".gz"):
        return _words_of(path.removesuffix(".gz"), gzip.decompress(content))
    if path.endswith((".html", ".xml", ".svg")):
        return _spoken(read_html(content.decode()))
    if path.endswith((".json", ".webmanifest")):
        return "\n".join(_strings(json.loads(content)))
    if path.endswith((".js", ".css", ".map")) or "\0" in content[:1024].decode("latin-1"):
        return ""  # the theme's own
    return content.decode(errors="replace")


def _spoken(root: Element) -> str:
    attributes = (
        element.attributes[name] for element in root.inside for name in _SPOKEN_ATTRIBUTES if name in element.attributes
    )
    return "\n".join([*_pieces(root), *attributes])


def _pieces(element: Element) -> Iterator[str]:
    """Return the text between tags, so that neighbours such as two cells do not run into one word."""
    for child in element.children if element.tag not in _SILENT else ():
        if isinstance(child, str):
            yield child
        else:
            yield from _pieces(child)


def _strings(value: object) -> Iterator[str]:
    """Return all strings inside; those with markup, as in the search index, as they are read."""
    if isinstance(value, str):
        yield _spoken(read_html(value)) if "<" in value or "&" in value else value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)


def words(text: str) -> list[str]:
    """Return the words of a text, for comparison: small letters, one kind of apostrophe."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def runs(sequence: list[str], length: int) -> Iterator[tuple[str, ...]]:
    """Return all runs of so many words."""
    return (tuple(sequence[start : start + length]) for start in range(len(sequence) - length + 1))
