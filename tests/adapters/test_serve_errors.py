"""Under `mkdocs serve` whatever a build raises is told, and the last good site stays."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.adapters.mkdocs_serve import SteadyBuilder

PAGE = "<html><body><p>good</p></body></html>"
MKDOCS = logging.getLogger("mkdocs")


@pytest.fixture
def fail(tmp_path: Path) -> Callable[[Callable[[], None]], str]:
    """`fail(build)`: the page that is served after a build that fails."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE, encoding="utf-8")

    def run(build: Callable[[], None]) -> str:
        SteadyBuilder(build, site, dirty=False)()
        return (site / "index.html").read_text("utf-8")

    return run


def test_an_exception_is_told_though_another_error_was_logged_before(
    fail: Callable[[Callable[[], None]], str], caplog: pytest.LogCaptureFixture
) -> None:
    def build() -> None:
        MKDOCS.error("a first error")
        raise ZeroDivisionError("the second one")

    page = fail(build)

    assert "good" in page
    assert "a first error" in page
    assert "the second one" in page
    assert any(record.exc_info and record.exc_info[0] is ZeroDivisionError for record in caplog.records)


def test_an_exception_without_words_is_told_by_its_name(fail: Callable[[Callable[[], None]], str]) -> None:
    def build() -> None:
        MKDOCS.error("a first error")
        raise NotImplementedError

    assert "NotImplementedError" in fail(build)


def test_an_exception_that_was_logged_is_told_once(fail: Callable[[Callable[[], None]], str]) -> None:
    def build() -> None:
        MKDOCS.error("Error building page 'a.md': out of ink")
        raise OSError("out of ink")

    assert fail(build).count("out of ink") == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_server_is_obeyed(fail: Callable[[Callable[[], None]], str], error: type[BaseException]) -> None:
    def build() -> None:
        raise error

    with pytest.raises(error):
        fail(build)
