"""The real site in a real browser: every kind of page, in light and dark, on a telephone and on a desk."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.site_files import Site

pytestmark = pytest.mark.browser

TELEPHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}

KINDS: Mapping[str, tuple[str, Literal["richest", "poorest"]]] = {
    "home": (r"index\.html", "richest"),
    "not found": (r"404\.html", "richest"),
    "actors": (r"actors/index\.html", "richest"),
    "actor": (r"actors/[^/]+/index\.html", "richest"),
    "actor named once": (r"actors/[^/]+/index\.html", "poorest"),
    "demands": (r"demands/index\.html", "richest"),
    "demand": (r"demands/[^/]+/index\.html", "richest"),
    "venues": (r"venues/index\.html", "richest"),
    "venue": (r"venues/[^/]+/index\.html", "richest"),
    "articles": (r"articles/index\.html", "richest"),
    "article": (r"articles/[^/]+/index\.html", "richest"),
    "timeline": (r"timeline/index\.html", "richest"),
    "positions": (r"positions/index\.html", "richest"),
    "statements": (r"statements/index\.html", "richest"),
    "figures": (r"figures/index\.html", "richest"),
    "names": (r"names/index\.html", "richest"),
    "data": (r"data/index\.html", "richest"),
    "accuracy": (r"accuracy/index\.html", "richest"),
    "written by hand": (r"(?:method|glossary|corrections|licence)/index\.html", "richest"),
}
"""Every kind of page: the paths of its pages, and which of them to look at, by its number of bytes."""


def page_of(site: Site, kind: str) -> str:
    """Return the address of a page of a kind, relative to the site."""
    pattern, which = KINDS[kind]
    paths = sorted((path for path in site.files if re.fullmatch(pattern, path)), key=lambda path: len(site.files[path]))
    return paths[-1 if which == "richest" else 0].removesuffix("index.html")


def test_every_page_is_of_a_kind(site: Site) -> None:
    pages = [path for path in site.files if path.endswith(".html")]
    assert not [path for path in pages if not any(re.fullmatch(pattern, path) for pattern, _ in KINDS.values())]


SETTLED = """() => new Promise(done => {
    let last = "", same = 0;
    const look = () => {
        const parts = [document.body, ...document.querySelectorAll(".md-sidebar__scrollwrap")];
        const now = parts.map(part => `${part.scrollHeight} ${part.clientHeight} ${part.clientWidth}`).join();
        same = now === last ? same + 1 : 0;
        last = now;
        same < 6 ? requestAnimationFrame(look) : done();
    };
    look();
})"""
"""Waits until the theme's scripts have fitted the page into a new window size."""


@contextmanager
def watched(context: BrowserContext, origin: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a page, and note whatever it should not do."""
    page = context.new_page()
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console {message.type}: {message.text}")

    def see(request: Request) -> None:
        if not request.url.startswith((origin, "data:", "blob:")):
            complaints.append(f"request to {request.url}")

    def fail(request: Request) -> None:
        # What a page was still fetching when the reader went on is aborted; nothing is wrong with it.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"failed: {request.url}")

    page.on("console", hear)
    page.on("request", see)
    page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
    page.on("requestfailed", fail)
    yield page, complaints
    page.close()


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme=request.param)
    yield context
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_quiet_narrow_and_accessible(scheme: BrowserContext, address: str, site: Site, kind: str) -> None:
    with watched(scheme, address) as (page, complaints):
        page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type] # a dict is a ViewportSize
        page.goto(address + page_of(site, kind), wait_until="load")
        narrow = page.evaluate("document.scrollingElement.scrollWidth")
        page.evaluate(AXE_SCRIPT)
        found = _serious_findings(page, "telephone")
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.evaluate(SETTLED)
        found += _serious_findings(page, "desk")
        assert not complaints
        assert narrow <= TELEPHONE["width"], _too_wide(page)
        assert not found, "\n".join(found)


def _serious_findings(page: Page, where: str) -> list[str]:
    findings = page.evaluate(
        """() => axe.run({resultTypes: ["violations"]}).then(results => results.violations
            .filter(finding => ["serious", "critical"].includes(finding.impact))
            .flatMap(finding => finding.nodes.map(node => `${finding.id}: ${node.target}: ${node.failureSummary}`)))"""
    )
    return [f"{where}: {finding}" for finding in findings]


def _too_wide(page: Page) -> str:
    page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type]
    wide = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
    return str(page.evaluate(f"{wide}.slice(0, 5).map(e => e.outerHTML.slice(0, 160))"))


# ---- Evidence chips ------------------------------------------------------------------------------------------------

CHIPS = "article details.ev"
OPEN = f"{CHIPS}[open]"


@pytest.fixture
def telephone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    yield context
    context.close()


def test_chip_opens_by_keyboard(scheme: BrowserContext, address: str) -> None:
    with watched(scheme, address) as (page, complaints):
        page.goto(address)
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.parentElement.matches('{CHIPS}')"):
                break
        page.keyboard.press("Enter")
        assert page.locator(OPEN).count() == 1
        assert _shows_its_card(page)
        page.keyboard.press("Tab")
        link = page.evaluate("document.activeElement.href")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/articles/.+/#p\d+$"))
        assert page.url == link
        assert page.locator(":target").is_visible()
        assert not complaints


def test_chip_opens_and_closes_by_tap(telephone: BrowserContext, address: str) -> None:
    with watched(telephone, address) as (page, complaints):
        page.goto(address)
        page.locator(f"{CHIPS} summary").first.tap()
        assert page.locator(OPEN).count() == 1
        assert _shows_its_card(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= TELEPHONE["width"]
        page.locator(f"{CHIPS} summary").first.tap()
        assert page.locator(OPEN).count() == 0
        assert not complaints


def test_every_chip_of_a_page_opens_inside_the_telephone(telephone: BrowserContext, address: str, site: Site) -> None:
    with watched(telephone, address) as (page, _):
        page.goto(address + page_of(site, "venue"))
        page.evaluate(f"document.querySelectorAll('{CHIPS}').forEach(chip => chip.open = true)")
        outside = page.evaluate(
            f"""[...document.querySelectorAll('{OPEN} .ev-card')].map(card => card.getBoundingClientRect())
            .filter(box => box.left < 0 || box.right > innerWidth || box.height === 0).length"""
        )
        assert outside == 0
        assert page.evaluate("document.scrollingElement.scrollWidth") <= TELEPHONE["width"]


def test_chip_opens_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(f"{CHIPS} summary").first.click()
    assert page.locator(OPEN).count() == 1
    assert page.locator(f"{OPEN} .ev-card").first.is_visible()
    context.close()


def _shows_its_card(page: Page) -> bool:
    card = page.locator(f"{OPEN} .ev-card").first
    box = card.bounding_box()
    width = page.evaluate("innerWidth")
    return card.is_visible() and box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width


@pytest.mark.parametrize("kind", ["home", "demand", "venue", "positions"])
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_passages_are_printed(browser: Browser, address: str, site: Site, kind: str, *, javascript: bool) -> None:
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.goto(address + page_of(site, kind))
    page.emulate_media(media="print")
    passages = page.locator("article .ev-pass")
    assert passages.count() > 0
    hidden = [passage.inner_text() for passage in passages.all()[:80] if not passage.is_visible()]
    context.close()
    assert not hidden


# ---- Below a path --------------------------------------------------------------------------------------------------


def test_site_works_below_a_path(scheme: BrowserContext, address_under_path: str, site_under_path: Site) -> None:
    """Follow a chip, a link of the navigation and a search result, and get lost on purpose."""
    with watched(scheme, address_under_path) as (page, complaints):
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.goto(address_under_path)
        page.locator(".md-tabs__link").last.click()
        page.wait_for_load_state()
        page.locator("article a[href*='articles/'], article td a, article th a").first.click()
        page.wait_for_load_state()
        assert page.url.startswith(address_under_path)
        page.keyboard.press("/")
        page.keyboard.type(_name_of_an_actor(site_under_path))
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url(re.compile(r"\?h=|#|/actors/"))
        assert page.url.startswith(address_under_path)
        assert page.locator("h1").count() == 1
        assert not complaints
        page.goto(f"{address_under_path}no/such/page/")
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        page.locator(".md-header__button.md-logo").first.click()
        page.wait_for_url(address_under_path)
        assert [complaint for complaint in complaints if "404" not in complaint] == []


def _name_of_an_actor(site: Site) -> str:
    return str(site.items("actors")[0]["name"])
