"""Small factories that tests of several layers share, and built sites."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.model.articles import Article, Dropped, HeaderField, Headers
from generator.reading.paragraphs import cut_paragraphs
from tests.projects import REAL, copy_project
from tests.site_files import Site

NOTHING_DROPPED: Mapping[int, str] = MappingProxyType({})


def make_article(text: str, id: str = "a", dropped: Mapping[int, str] = NOTHING_DROPPED) -> Article:  # noqa: A002
    """Make an article of the paragraphs of a text, all in its body save those dropped (number to rule)."""
    paragraphs = cut_paragraphs(text)
    return Article(
        id=id,
        file=f"articles/{id}.txt",
        paragraphs=paragraphs,
        body=tuple(paragraph.number for paragraph in paragraphs if paragraph.number not in dropped),
        dropped=tuple(Dropped(number, rule) for number, rule in dropped.items()),
        headers=Headers(HeaderField(f"Title of {id}", None), None, (), None, None, ()),
    )


@pytest.fixture(scope="session")
def an_article() -> Callable[..., Article]:
    """`an_article("para 1\\n\\npara 2", id="a")`: see `make_article`."""
    return make_article


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="rewrite expected files; then read the diff")


@pytest.fixture
def update_expected(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-expected"))


@pytest.fixture(scope="session")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Future[Site]]]:
    """Build the real site in every way that must give the same, all at once."""
    folder = tmp_path_factory.mktemp("sites")
    usual = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    unusual = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    other_folder = copy_project(folder / "another folder" / "deeper")
    disk_folder = copy_project(folder / "on-disk")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {
            "plugin": pool.submit(lambda: REAL.publish(folder / "site", "/", usual)),
            "repo": pool.submit(lambda: REAL.publish(folder / "repo", "/repo/", usual)),
            "elsewhere": pool.submit(lambda: other_folder.publish(other_folder.folder / "out", "/", unusual)),
            "disk": pool.submit(lambda: disk_folder.build(unusual)),
        }


@pytest.fixture(scope="session")
def site(building: Mapping[str, Future[Site]]) -> Site:
    """The real site as the plugin makes it."""
    return building["plugin"].result()


@pytest.fixture(scope="session")
def site_under_path(building: Mapping[str, Future[Site]]) -> Site:
    """The real site as it is published as a project's pages."""
    return building["repo"].result()


@pytest.fixture(scope="session")
def site_elsewhere(building: Mapping[str, Future[Site]]) -> Site:
    """The real site again: another folder, hash seed, time zone and locale."""
    return building["elsewhere"].result()


@pytest.fixture(scope="session")
def disk_site(building: Mapping[str, Future[Site]]) -> Site:
    """The real site made from Markdown on disk."""
    return building["disk"].result()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Find Chromium, or skip; where `CI=true` says that nobody watches, a missing one is a failure."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        reason = f"there is no Chromium here (looked for {', '.join(names)})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(found)
