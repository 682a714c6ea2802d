"""What `mkdocs serve` need not do again after a save: convert, index and compile what has not changed.

MkDocs builds the whole site after every save.  Of a build, converting Markdown
takes a third, indexing pages for search a fifth; both depend on the page alone.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.adapters.mkdocs_log import listening

_SEARCH = "material/search"


@dataclass(frozen=True, slots=True)
class _Converted:
    """A page as converted, and what MkDocs was asked about other files for it."""

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    linked: Mapping[str, dict[str, str]]
    """Anchors linked to, by path of the file."""
    asked: Mapping[str, str | None]
    """Addresses of the files that were looked up, by path; `None` where there was none."""


class _Witness(Files):
    """Notes which files are looked up."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.asked: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file by its path, `None` where there is none."""
        file = super().get_file_from_path(path)
        self.asked[path] = None if file is None else file.url
        return file


class Memory:
    """Pages and search entries of the last build."""

    def __init__(self) -> None:
        self.templates = _CompiledTemplates()
        self._pages: dict[tuple[str, ...], _Converted] = {}
        self._entries: dict[tuple[str, ...], list[SearchEntry]] = {}
        self._former_pages = self._pages
        self._former_entries = self._entries
        self._finished = True
        self._witness: tuple[Files, _Witness] | None = None

    def begin_build(self) -> None:
        """Forget what the last build did not use, unless it failed before it could."""
        self._former_pages = self._pages if self._finished else self._former_pages | self._pages
        self._former_entries = self._entries if self._finished else self._former_entries | self._entries
        self._pages, self._entries = {}, {}
        self._finished = False
        self._witness = None

    def finish_build(self) -> None:
        """Note that the build used everything that it needs."""
        self._finished = True

    def convert(self, page: "RememberedPage", config: MkDocsConfig, files: Files) -> None:
        """Convert a page, or take it as it was converted before."""
        settings = repr((config.markdown_extensions, config.mdx_configs, config.validation))
        key = (page.file.src_uri, page.markdown or "", settings)
        known = self._former_pages.get(key)
        if known is not None and all(_address(files, path) == address for path, address in known.asked.items()):
            page.take(known, files)
            self._pages[key] = known
            return
        if self._witness is None or self._witness[0] is not files:
            self._witness = (files, _Witness(files))
        witness = self._witness[1]
        witness.asked = {}
        messages: list[str] = []
        with listening(logging.INFO, lambda _, message: messages.append(message)):
            page.convert(config, witness)
        if not messages:  # Else MkDocs shall complain again the next time.
            self._pages[key] = page.remember(witness.asked)

    def index(self, index: "SearchIndex", page: Page) -> None:
        """Index a page for search, or take its entries as they were before."""
        key = (page.url, str(page.title), repr(sorted(page.meta.items())), page.content or "")
        known = self._former_entries.get(key)
        if known is None:
            before = len(index.entries)
            index.add_entry_from_context(page)
            known = index.entries[before:]
        else:
            index.entries.extend(known)
        self._entries[key] = known

    def attend_search(self, config: MkDocsConfig) -> None:
        """Let Material's search plugin, where it is in use, index through this memory."""
        plugin = config.plugins.get(_SEARCH)
        index: SearchIndex | None = getattr(plugin, "search_index", None)
        if plugin is not None and index is not None:
            plugin.search_index = _RememberingIndex(index, self)


class RememberedPage(Page):
    """A page that is converted through a memory."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, memory: Memory) -> None:
        super().__init__(title, file, config)
        self._memory = memory

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, unless that was done before."""
        self._memory.convert(self, config, files)

    def convert(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown."""
        super().render(config, files)

    def remember(self, asked: Mapping[str, str | None]) -> _Converted:
        """Return what converting gave."""
        linked = {file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()}
        return _Converted(self.content, self.toc, self._title_from_render, self.present_anchor_ids, linked, asked)

    def take(self, known: _Converted, files: Files) -> None:
        """Become what converting gave before."""
        self.content = known.content
        self.toc = known.toc
        self._title_from_render = known.title
        self.present_anchor_ids = known.anchors
        found = ((files.get_file_from_path(path), anchors) for path, anchors in known.linked.items())
        self.links_to_anchors = {file: anchors for file, anchors in found if file is not None}


SearchEntry = dict[str, object]


class SearchIndex(Protocol):
    """What this module knows of Material's search index."""

    entries: list[SearchEntry]

    def add_entry_from_context(self, page: Page) -> None:
        """Add the entries of one page."""

    def generate_search_index(self, prev: object) -> str:
        """Return the whole index as JSON."""


class _RememberingIndex:
    """Stands in for a search index."""

    def __init__(self, index: SearchIndex, memory: Memory) -> None:
        self._index = index
        self._memory = memory

    def add_entry_from_context(self, page: Page) -> None:
        self._memory.index(self._index, page)

    def generate_search_index(self, prev: object) -> str:
        return self._index.generate_search_index(prev)


class _CompiledTemplates(jinja2.BytecodeCache):
    """Keeps the theme's templates compiled; Jinja compares the checksums of their sources."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a compiled template back."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


def _address(files: Files, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return None if file is None else file.url
