"""Keep `mkdocs serve` answering when a build fails: the last good site stays up, with the error on every page.

MkDocs itself lets every request wait until somebody mends the error.
"""

import logging
import os
import re
import shutil
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click
import jinja2
from mkdocs.plugins import get_plugin_logger

from generator.adapters.mkdocs_log import listening
from generator.errors import Location
from generator.publishing.escaping import escape_html
from generator.reading.files import shown_path
from generator.text import Markup, Untrusted

log = get_plugin_logger("briefings")

_BEGIN, _END = b"<!-- briefings-error -->", b"<!-- /briefings-error -->"
_BANNER = re.compile(re.escape(_BEGIN) + b".*?" + re.escape(_END), re.DOTALL)
_STYLE = (
    "position:fixed;bottom:0;left:0;right:0;z-index:1000;max-height:50vh;overflow:auto;margin:0;padding:.8em 1.2em;"
    "background:#7a0c1e;color:#fff;font:1rem/1.45 system-ui,sans-serif"
)


class SteadyBuilder:
    """Builds as `mkdocs serve` does, but never fails: it brings the last good site back instead."""

    def __init__(self, build: Callable[[], None], site: Path, *, dirty: bool) -> None:
        """Prepare.

        Args:
            build: MkDocs' own builder.
            site: The folder from which MkDocs serves.
            dirty: True where MkDocs builds on top of what is there, so that it cannot be set aside.
        """
        self._build = build
        self._site = site
        self._aside = site.with_name(f"{site.name}-last-good")
        self._dirty = dirty

    def __call__(self) -> None:
        """Build the site, or put a banner on each page of the last good one."""
        heard: list[tuple[int, str]] = []
        self._set_aside()
        try:
            with listening(logging.WARNING, lambda *message: heard.append(message)):
                self._build()
        except Exception as error:  # noqa: BLE001 - an extension or the theme may raise anything, and MkDocs would hang
            self._recover(error, heard)
        else:
            self.close()

    def _recover(self, error: Exception, heard: list[tuple[int, str]]) -> None:
        self._bring_back()
        messages = [message for level, message in heard if level >= logging.ERROR]
        text = str(error) or type(error).__name__
        if isinstance(error, jinja2.TemplateError):  # MkDocs names the page, but not the place in the template.
            messages = [_located(error)]
            log.error(messages[0])
        elif not messages:
            # Without an error it was `--strict`, and the warnings are the reason.
            messages = [text, *(message for _, message in heard)]
            log.error(messages[0], exc_info=None if isinstance(error, click.ClickException) else error)
        elif not isinstance(error, click.ClickException) and not any(text in message for message in messages):
            # What was logged is another error than the one that ended the build.
            messages.append(text)
            log.error(messages[-1], exc_info=error)
        log.error("The last good site stays up, with this error on every page, until it is mended.")
        put_banner(self._site, error_html(messages))

    def close(self) -> None:
        """Remove what was set aside."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _set_aside(self) -> None:
        if self._dirty:
            return
        self.close()
        with suppress(OSError):  # Windows moves no folder while one of its files is being sent.
            self._site.rename(self._aside)
            self._site.mkdir(mode=0o700)

    def _bring_back(self) -> None:
        if self._aside.is_dir():
            shutil.rmtree(self._site, ignore_errors=True)
            self._aside.rename(self._site)


def error_html(messages: Iterable[str]) -> Markup:
    """Return messages as HTML on one line: a paragraph for each block of lines, its first line in bold."""
    paragraphs = []
    for block in "\n\n".join(messages).split("\n\n"):
        first, *rest = (escape_html(Untrusted(line)) for line in block.strip().splitlines() or [""])
        paragraphs.append("<p>" + "<br>".join([f"<strong>{first}</strong>", *rest]) + "</p>")
    return Markup("".join(paragraphs))


def put_banner(site: Path, html: Markup) -> None:
    """Put a banner at the end of all pages of a site, in place of one that may be there."""
    banner = f'<div role="alert" class="briefings-error" style="{_STYLE}">{html}</div>'.encode()
    for place, _, names in os.walk(site):
        for name in names:
            if name.endswith(".html"):
                path = Path(place, name)
                page = _BANNER.sub(b"", path.read_bytes())
                body, end, rest = page.rpartition(b"</body>")
                if end:
                    path.write_bytes(b"".join([body, _BEGIN, banner, _END, end, rest]))


def _located(error: jinja2.TemplateError) -> str:
    """Return what is wrong with a template of the theme, with its file and line."""
    file, line = None, None
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.filename, error.lineno
    else:
        # Jinja puts the template's own file and line into the traceback.
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
        if frames:
            file, line = frames[-1].filename, frames[-1].lineno
    place = Location(shown_path(Path(file), Path.cwd()), line) if file else Location("theme")
    return f"{place}: {error.message}"
