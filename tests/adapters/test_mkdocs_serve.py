"""`mkdocs serve`: every save shows at once, and no mistake takes the site down."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

Tree = Callable[[Path], dict[str, bytes]]
Write = Callable[[Path, str], None]

PATIENCE = 30.0
"""Seconds after which a test gives up; all of them wait for far less."""


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`."""

    project: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def page(self, path: str = "") -> tuple[int, str]:
        """Request a page; an answer must come, whatever it is."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/tiny/{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def wait_for(self, path: str, holds: Callable[[int, str], bool]) -> str:
        """Request a page until the answer is as expected, and return it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                status, text = self.page(path)
            except (URLError, ConnectionError):
                status, text = 0, "no answer"
            if holds(status, text):
                return text
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.05)
        pytest.fail(f"/{path} did not change in time: {status} {text[-2000:]}\n{self.log.read_text('utf-8')}")


Serve = Callable[[], Server]


@pytest.fixture
def serve(project: Path, tmp_path: Path) -> Iterator[Serve]:
    """`serve()`: start `mkdocs serve` in the project."""
    started: list[Server] = []
    (tmp_path / "tmp").mkdir()

    def start() -> Server:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = tmp_path / "log"
        root = str(Path(__file__).parents[2])
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=project,
                env={**os.environ, "PYTHONPATH": root, "TMPDIR": str(tmp_path / "tmp")},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        server = Server(project, port, process, log)
        started.append(server)
        server.wait_for("", lambda status, _: status == 200)
        return server

    yield start
    for server in started:
        server.process.kill()
        server.process.wait()


def test_articles_templates_and_deletions_show_after_one_save(serve: Serve, project: Path, write: Write) -> None:
    server = serve()
    assert server.page("articles/three/")[0] == 404
    home = project / "site_templates" / "pages" / "home.md.jinja"
    articles = project / "content" / "articles"

    write(
        articles / "three.txt", "A third title here\n\nNovak said that a third round of talks would follow in spring.\n"
    )
    page = server.wait_for("articles/three/", lambda status, _: status == 200)
    assert "A third title here" in page
    assert "three" in server.page("articles/")[1]

    (articles / "three.txt").unlink()
    server.wait_for("articles/three/", lambda status, _: status == 404)
    assert "three" not in server.page("articles/")[1]

    home.write_text(home.read_text("utf-8") + "\nWords of a template.\n", "utf-8")
    server.wait_for("", lambda _, text: "Words of a template." in text)

    write(project / "content" / "pages" / "more.md", "# More\n\nWritten by hand.\n")
    assert "Written by hand." in server.wait_for("more/", lambda status, _: status == 200)

    log = server.log.read_text("utf-8")
    assert log.count("Detected file changes") == 4  # one rebuild for each save
    assert "Traceback" not in log


MISTAKES = {
    "dossier": ("content/dossier/affair.yml", "afair: {}\n", 'content/dossier/affair.yml:1: unknown key "afair".'),
    "article": ("content/articles/b*d.txt", "Text.\n", 'content/articles/b*d.txt: "b*d" cannot be an article id'),
    "template": (
        "site_templates/pages/home.md.jinja",
        "{{ page.no_such_field }}",
        'site_templates/pages/home.md.jinja:1: HomePage has no field "no_such_field".',
    ),
    "part of a template": (
        "site_templates/pages/home.md.jinja",
        "\n{% if %}",
        "site_templates/pages/home.md.jinja:2: ",
    ),
    "name in the theme": (
        "theme/main.html",
        "<body>\n{{ nothing.at.all }}</body>",
        "theme/main.html:2: 'nothing' is undefined",
    ),
    "theme": ("theme/main.html", "<body>\n\n{% block %}</body>", "theme/main.html:3: "),
    "setting": ("mkdocs.yml", None, 'mkdocs.yml:10: there is no setting "contents".'),
    "plugins": (
        "mkdocs.yml",
        "site_name: Tiny\ndocs_dir: content/pages\nplugins: [no-such-plugin]\n",
        'The "no-such-plugin" plugin is not installed',
    ),
    "configuration": ("mkdocs.yml", "site_name: [\n", "MkDocs encountered an error parsing the configuration file"),
    "collision": ("content/pages/index.md", "# Mine\n", "content/pages/index.md: this page would take the place of"),
}


def test_a_mistake_shows_on_every_page_of_the_last_good_site_until_it_is_mended(
    serve: Serve, project: Path, tree: Tree, write: Write
) -> None:
    server = serve()
    good = {path: server.page(path) for path in ("", "about/", "articles/one/", "data/articles.json")}
    before = tree(project)

    for name, (file, content, message) in MISTAKES.items():
        path = project / file
        old = path.read_text("utf-8") if path.exists() else None
        write(path, old.replace("content: content", "contents: content") if content is None and old else content or "")

        server.wait_for("", lambda _, text: "briefings-error" in text)
        for page in ("", "about/", "articles/one/"):
            status, text = server.page(page)
            assert status == 200, name
            assert message in _shown(text), (name, text[-1500:])
            assert text.count("<!-- briefings-error -->") == 1
            assert _without_scripts(text) == _without_scripts(good[page][1])
        assert server.page("data/articles.json") == good["data/articles.json"]

        if old is None:
            path.unlink()
        else:
            path.write_text(old, "utf-8")
        server.wait_for("", lambda _, text: "briefings-error" not in text)
        assert {page: _without_scripts(server.page(page)[1]) for page in good} == {
            page: _without_scripts(text) for page, (_, text) in good.items()
        }

    assert tree(project) == before
    log = server.log.read_text("utf-8")
    assert "Traceback" not in log
    for _, _, message in MISTAKES.values():
        assert message in log


def test_where_the_first_build_fails_the_error_is_served_and_heals(serve: Serve, project: Path, write: Write) -> None:
    dossier = project / "content" / "dossier" / "affair.yml"
    good = dossier.read_text("utf-8")
    write(dossier, "afair: {}\n")

    server = serve()
    text = server.page()[1]
    assert "The site could not be built" in text
    assert 'content/dossier/affair.yml:1: unknown key "afair".' in _shown(text)
    assert server.page("articles/one/")[0] == 404

    write(dossier, "affair: {nam: <script>}\n")
    assert 'unknown key "nam".' in _shown(server.wait_for("", lambda _, text: "nam" in _shown(text)))

    write(dossier, good)
    server.wait_for("articles/one/", lambda status, _: status == 200)
    assert "could not be built" not in server.page()[1]


def test_where_a_folder_is_missing_at_first_the_setting_can_be_mended(
    serve: Serve, project: Path, write: Write
) -> None:
    config = project / "mkdocs.yml"
    good = config.read_text("utf-8")
    write(config, good.replace("content: content", "content: [nowhere]"))

    server = serve()
    assert '"content" is not the name of a folder.' in _shown(server.page()[1])

    write(config, good)
    server.wait_for("articles/one/", lambda status, _: status == 200)
    write(
        project / "content" / "articles" / "three.txt",
        "A third title here\n\nNovak said that it would rain in the spring.\n",
    )
    server.wait_for("articles/three/", lambda status, _: status == 200)


@pytest.mark.skipif(sys.platform == "win32", reason="Control-C cannot be sent to one process on Windows")
def test_nothing_is_left_behind(serve: Serve, tmp_path: Path, project: Path, write: Write) -> None:
    server = serve()
    write(project / "content" / "dossier" / "affair.yml", "afair: {}\n")
    server.wait_for("", lambda _, text: "briefings-error" in text)

    server.process.send_signal(signal.SIGINT)

    assert server.process.wait(PATIENCE) == 0
    assert list((tmp_path / "tmp").iterdir()) == []


def _shown(html: str) -> str:
    """Return a page with its numeric references resolved."""
    return re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), html)


def _without_scripts(html: str) -> str:
    """Return a page without what live reload and the banner add."""
    banner = re.sub(r"<!-- briefings-error -->.*?<!-- /briefings-error -->", "", html, flags=re.DOTALL)
    return re.sub(r"<script>\s*var livereload.*?</script>", "", banner, flags=re.DOTALL)
