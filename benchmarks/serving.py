"""How long after a save `mkdocs serve` shows the change."""

import http.client
import itertools
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Row

_LONGEST = 60.0
_PAUSE = 0.01


def measure_reloads(project: Path, repeat: int) -> Row:
    """Save an article again and again, each time with another title, and wait until its page has it.

    MkDocs' own waiting is part of it: it looks for changes every quarter of a
    second, and waits as long again for further ones.
    """
    article = min((project / "content" / "articles").glob("*.txt"))
    original = article.read_text(encoding="utf-8")
    times = []
    with _served(project) as get:
        page = f"/articles/{article.stem}/"
        _wait_for(get, page, "<h1")
        for number in itertools.islice(itertools.count(1), repeat):
            title = f"Title number {number}"
            started = time.perf_counter()
            article.write_text(re.sub(r"\A.*", title, original), encoding="utf-8")
            _wait_for(get, page, title)
            times.append(time.perf_counter() - started)
            time.sleep(1.0)
    article.write_text(original, encoding="utf-8")
    return Row("mkdocs serve: from a save to the new page", tuple(times))


class _Pages:
    """Gets pages from a server that may not be there yet."""

    def __init__(self, port: int) -> None:
        self._port = port

    def get(self, path: str) -> str:
        """Return a page, or nothing."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_LONGEST)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode(errors="replace")
        except OSError:
            return ""
        finally:
            connection.close()


@contextmanager
def _served(project: Path) -> Iterator[_Pages]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path) or str(Path.cwd())}
    with (project / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            yield _Pages(port)
        finally:
            server.terminate()
            server.wait()


def _wait_for(pages: _Pages, path: str, text: str) -> None:
    end = time.perf_counter() + _LONGEST
    while text not in pages.get(path):
        if time.perf_counter() > end:
            raise SystemExit(f"{path} did not show {text!r} within {_LONGEST:g} seconds.")
        time.sleep(_PAUSE)
