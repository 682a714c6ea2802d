"""Search, in the browser: what stands inside quotation marks is found too."""

import re

import pytest
from playwright.sync_api import Browser

from tests.site_files import Site


def test_a_word_behind_a_quotation_mark_is_found(browser: Browser, address: str, site: Site) -> None:
    """Look for a word that stands on the whole site only right behind an opening mark."""
    pages = " ".join(text for path, text in site.texts.items() if path.endswith(".html"))
    openings = sorted(set(re.findall(r"“([A-Za-z]{5,})", pages)))
    quoted = next((word for word in openings if not re.search(rf"(?i)(?<!“)\b{word}", pages)), None)
    if quoted is None:
        pytest.skip("no word of this site stands behind quotation marks only")
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(quoted)
    page.locator(".md-search-result__link").first.wait_for()
    page.close()
