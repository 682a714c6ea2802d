"""The MkDocs plugin: generated pages in memory, beside the hand-written ones of `docs_dir`."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.nav import Navigation
from pathspec.gitignore import GitIgnoreSpec

from generator.adapters.assembly import list_handwritten, navigation_entries, refuse_collisions, silent_in_navigation
from generator.adapters.mkdocs_dates import SITEMAP, drop_lastmod, forget_build_date
from generator.adapters.mkdocs_memory import Memory, RememberedPage
from generator.adapters.mkdocs_serve import SteadyBuilder, error_html
from generator.adapters.mkdocs_settings import BriefingsConfig, check_project, read_settings
from generator.errors import InputError, InputErrors, Notice
from generator.model.output import NavItem, OutputFile
from generator.reading.files import shown_path
from generator.reading.settings import Settings
from generator.site import BuiltSite, Engine, build_site, load_engine

log = get_plugin_logger("briefings")

_LEVELS = {"info": logging.INFO, "warning": logging.WARNING}


@dataclass(frozen=True, slots=True)
class _Made:
    """What one build hands to MkDocs."""

    files: tuple[OutputFile, ...]
    navigation: tuple[NavItem, ...]
    notices: tuple[Notice, ...]
    whole: bool
    """False for the page of errors that stands in for a site that could not be built yet."""


class BriefingsPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call] # as in mkdocs_settings
    """Adds the generated pages to a site.

    A wrong input aborts `mkdocs build`.  Under `mkdocs serve` the last good
    site stays up, or a page with the error where there is none yet.
    """

    def __init__(self, build: Callable[[Settings, Path, Engine], BuiltSite] = build_site) -> None:
        """Prepare; MkDocs passes no argument.

        Args:
            build: Makes the site; another one serves tests.
        """
        self._build = build
        self._options: dict[str, object] = {}
        self._engine: Engine | None = None
        self._made = _Made((), (), (), whole=True)
        self._serving = False
        self._dirty = False
        self._memory = Memory()
        self._has_site = False
        self._watched: list[Path] = []
        self._server: LiveReloadServer | None = None
        self._steady: SteadyBuilder | None = None

    def load_config(
        self, options: dict[str, object], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options as written; `on_config` checks them, so that a mistake is shown like any other."""
        super().load_config(options, config_file_path)
        self._options = dict(options)
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what MkDocs is asked to do; that this method exists makes MkDocs keep the plugin while it serves."""
        self._serving = command == "serve"
        self._dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make and check everything, before MkDocs touches the site.

        Raises:
            PluginError: The input must be mended first.
        """
        try:
            self._made = self._make(config)
        except (InputError, InputErrors) as error:
            if self._has_site or not self._serving:
                raise PluginError(str(error)) from error
            log.error(str(error))  # noqa: TRY400 - a traceback says nothing to an editor
            self._made = _page_of_errors(error)
            config.nav = None
        for notice in self._made.notices:
            log.log(_LEVELS[notice.level], str(notice))
        _set_navigation(config, self._made)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files, in the order in which MkDocs would find them on disk."""
        generated = [_file(output, config) for output in self._made.files]
        if self._serving:
            self._memory.begin_build()
            titles = dict(_titles(config.nav))
            for file in generated:
                if file.is_documentation_page():
                    RememberedPage(titles.get(file.src_uri), file, config, self._memory)
        paths = {file.src_uri for file in generated}
        others = [file for file in files if file.src_uri not in paths]
        theme = [file for file in others if file.src_dir in config.theme.dirs]
        handwritten = [file for file in others if file.src_dir not in config.theme.dirs]
        if not self._made.whole:
            handwritten = [file for file in handwritten if not file.is_documentation_page()]
        return Files([*sorted([*handwritten, *generated], key=file_sort_key), *theme])

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the day of the build out of the pages, as soon as there are pages."""
        forget_build_date(files)
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Spare the next build under `mkdocs serve` what this one does."""
        if self._serving:
            env.bytecode_cache = self._memory.templates
            self._memory.attend_search(config)
        return env

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep the day of the build out of the sitemap."""
        return drop_lastmod(output_content) if template_name == SITEMAP else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Note that there is a good site, to which errors can fall back."""
        self._has_site = self._made.whole
        self._memory.finish_build()

    @event_priority(-100)  # Other plugins may have to see the server with MkDocs' own builder.
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Make the server outlive errors; watch each file once only, lest one save build twice."""
        self._steady = SteadyBuilder(builder, Path(config.site_dir), dirty=self._dirty)
        server.builder = self._steady
        self._server = server
        if any(Path(config.docs_dir).is_relative_to(folder) for folder in self._watched):
            server.unwatch(config.docs_dir)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        if self._steady is not None:
            self._steady.close()

    def _make(self, config: MkDocsConfig) -> _Made:
        config_file = Path(config.config_file_path or "mkdocs.yml").absolute()
        root = config_file.parent
        settings = read_settings(self._options, config_file)
        self._watch(config, settings)
        check_project(config, settings, config_file)
        if self._engine is None:
            self._engine = load_engine()
        built = self._build(settings, root, self._engine)
        docs = Path(config.docs_dir)
        refuse_collisions((file.path for file in built.files), list_handwritten(docs), shown_path(docs, root))
        return _Made(built.files, built.navigation, built.corpus.notices, whole=True)

    def _watch(self, config: MkDocsConfig, settings: Settings) -> None:
        """Watch the folders that the site is made from, as far as they exist."""
        theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        for folder in (settings.content, settings.templates, *theme):
            if folder.is_dir() and not any(folder.is_relative_to(other) for other in self._watched):
                self._watched.append(folder)
                if self._server is not None:
                    self._server.watch(str(folder))
        config.watch.extend(str(folder) for folder in self._watched)


def _set_navigation(config: MkDocsConfig, made: _Made) -> None:
    """Set the navigation unless the editor wrote one, and name the pages that need no entry in it."""
    handwritten = list_handwritten(Path(config.docs_dir))
    silent = GitIgnoreSpec.from_lines(
        silent_in_navigation(handwritten, own_navigation=config.nav is not None).splitlines()
    )
    config.not_in_nav = silent + config.not_in_nav if config.not_in_nav else silent
    if config.nav is None:
        config.nav = navigation_entries(made.navigation)


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    """Return the titles that a navigation gives to pages, by path; the first entry of a page counts."""
    entries = nav if isinstance(nav, list) else [nav]
    for entry in reversed(entries):
        for title, below in entry.items() if isinstance(entry, dict) else ():
            if isinstance(below, str):
                yield below, title
            else:
                yield from _titles(below)


def _file(output: OutputFile, config: MkDocsConfig) -> File:
    file = File.generated(config, output.path, content=output.content.encode())
    if output.source is not None:
        root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        place = Path(os.path.relpath(root / output.source.file, config.docs_dir)).as_posix()
        file.edit_uri = place if output.source.line is None else f"{place}#L{output.source.line}"
    return file


def _page_of_errors(error: InputError | InputErrors) -> _Made:
    page = f"# The site could not be built\n\n<div>{error_html([str(error)])}</div>\n"
    return _Made((OutputFile("index.md", page, None),), (NavItem("Not built", "index.md"),), (), whole=False)
