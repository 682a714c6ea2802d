"""Run MkDocs on Markdown that lies on disk."""

import logging
from collections.abc import Callable

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from generator.adapters.mkdocs_dates import DatelessPlugin
from generator.adapters.mkdocs_log import Listener, listening
from generator.adapters.places import SitePlaces
from generator.errors import InputError, Location


def run_mkdocs(places: SitePlaces, *, strict: bool, listen: Listener, count_page: Callable[[], None]) -> None:
    """Build the site with the `mkdocs.yml` that was made beside the Markdown.

    Args:
        places: Where everything is.
        strict: Treat warnings of MkDocs as errors; else that is left to `mkdocs.yml`.
        listen: Takes each message of MkDocs from level WARNING on.
        count_page: Called after each page.

    Raises:
        InputError: MkDocs gave up; `listen` was told why.
    """
    with listening(logging.WARNING, listen):
        try:
            config = load_config(str(places.config), site_dir=str(places.site), strict=strict or None)
            config.plugins["briefings-dates"] = DatelessPlugin()
            config.plugins["briefings-progress"] = _ProgressPlugin(count_page)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            problem = f"MkDocs did not build the site. {error}"
            raise InputError(Location(places.config.as_posix()), problem, "Mend what is reported above.") from error


class _ProgressPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call] # as in mkdocs_settings
    """Reports each page that is done."""

    def __init__(self, count_page: Callable[[], None]) -> None:
        self._count_page = count_page

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        self._count_page()
        return output
