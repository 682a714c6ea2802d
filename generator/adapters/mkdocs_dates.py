"""Keep the clock out of the site: MkDocs dates every page with the day of the build.

The sitemap gives that day as each page's last modification, which is wrong and
makes every build differ from the last one.
"""

import re
from collections.abc import Iterable

from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

SITEMAP = "sitemap.xml"

_NO_DATE = "1970-01-01"
"""Becomes 0 in the header of `sitemap.xml.gz`, which is how gzip writes "no date"."""
_LASTMOD = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def forget_build_date(files: Iterable[File]) -> None:
    """Take the day of the build from all pages."""
    for file in files:
        if file.page is not None:
            file.page.update_date = _NO_DATE


def drop_lastmod(sitemap: str) -> str:
    """Return a sitemap that says of no page when it was last modified, which nobody knows."""
    return _LASTMOD.sub("", sitemap)


class DatelessPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call] # as in mkdocs_settings
    """Does both for a site that is built without this project's plugin."""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Take the dates from the pages, as soon as there are pages."""
        forget_build_date(files)
        return nav

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take the dates from the sitemap."""
        return drop_lastmod(output_content) if template_name == SITEMAP else output_content
