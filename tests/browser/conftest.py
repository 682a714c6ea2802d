"""One Chromium and two web servers for all browser tests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site_files import Site

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """Return a running Chromium; only one can run at a time in this way."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Return where the site is served, with a slash at the end."""
    with serving(site) as where:
        yield where


@pytest.fixture(scope="session")
def address_under_path(site_under_path: Site) -> Iterator[str]:
    """Return where the site is served as a project's pages are: below a path."""
    with serving(site_under_path) as where:
        yield where


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Serve a site as GitHub Pages does, on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, base=site.base, directory=str(site.folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{site.base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, and its 404.html for everything that is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, base: str, directory: str) -> None:
        self._base = base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # what the server passes

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self._base)
        return super().translate_path("/" + path.removeprefix(self._base) if inside else "/nothing-is-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of http.server
        """Say nothing."""
