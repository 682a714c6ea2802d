"""What a browser shows is what was put in; the only exceptions are stated in `shown`."""

import html
import json
import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mkdocs.utils.meta import get_data
from playwright.sync_api import Page, sync_playwright

from generator.publishing.escaping import escape_front_matter, escape_html, escape_url
from generator.text import Markup, Untrusted

EXTENSIONS = ("attr_list", "tables", "toc")
SYNTAX = "*_[]()<>&#{}|~^$`!-+:\"'\\/@.=%,;? 0123456789\n\tabE“”\u00a0"
FRAGMENTS = (
    *("&amp;", "&#38;", "&lt", "&#x3c;", "<b>", "</div>", "</p>", "<!--", "-->", "<![CDATA[", "<?php", "</script>"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onclick="alert(1)', "javascript:alert(1)"),
    *("{{ page }}", "{% if x %}", "{# x #}", "{: #x .y }", "{#__config}", "[TOC]", "[x](y)", "![x](y)", "[x]: y"),
    *("1. ", "1) ", "٣. ", "- ", "+ ", "* ", "# ", "> ", "---", "===", "|", "\\|", "``", "~~~", "*[x]: y", "[^1]", "."),
    *(
        "    ",
        "\t",
        "  \n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "\u00a0",
        "\u2028",
        "\u3000",
        "\u200b",
        "\ufeff",
        "\x85",
        "\x1c",
    ),
    *("www.example.com", "http://example.com", "<http://example.com>", "a@example.com", ":8080", "?x=%zz", "/é"),
    *("\x00", "\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02amp\x03", "klzzwxh:0000"),
    *("\u202e", "\u2066", "\ud800", "\ufdd0", "\ufffe", "\U0010ffff", "😀", "“", "”", "’", "—", "…"),
    *("word", "U.S.", "well-known", "100,000", "2022"),
)
texts = st.one_of(
    st.text(min_size=1),
    st.text(alphabet=SYNTAX, min_size=1),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1).map("".join),
)


def shown(text: str) -> str:
    """State what a browser shows for a text: character for character, the same or what no page should contain."""
    return "".join(shown_character(character) for character in text)


def shown_character(character: str) -> str:
    if character in "\t\n\f\r":
        return " "
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    reorders = unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    if unicodedata.category(character) in {"Cc", "Cs"} or is_noncharacter or reorders:
        return "\ufffd"
    return character


def page_with(escaped: str) -> str:
    """Return a Markdown page with a text in each kind of place."""
    return f"""{escaped}

## {escaped} {{: #heading }}

- {escaped}

| head | {escaped} |
| ---- | ---- |
| {escaped} | cell |

<div data-text="{escaped}">{escaped}</div>

<p>before <b data-text="{escaped}">{escaped}</b> after</p>

before <i data-text="{escaped}">{escaped}</i> after
"""


class Reading(HTMLParser):
    """The elements of a page, with the text directly or indirectly inside each, and the `data-text` attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, str]] = []
        self.attributes: list[str] = []
        self._open: list[list[str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value or "" for name, value in attrs if name == "data-text"]
        self._open.append([tag, ""])

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element[1] += data

    def handle_endtag(self, tag: str) -> None:
        name, text = self._open.pop()
        assert name == tag
        self.elements.append((name, text))


def expected_elements(text: str) -> list[tuple[str, str]]:
    inline = f"before {text} after"
    return [
        *(("p", text), ("h2", text), ("li", text), ("th", "head"), ("th", text), ("td", text), ("td", "cell")),
        *(("div", text), ("b", text), ("p", inline), ("i", text), ("p", inline)),
    ]


def elements_of_interest(reading: Reading) -> list[tuple[str, str]]:
    return [element for element in reading.elements if element[0] in {"p", "h2", "li", "th", "td", "div", "b", "i"}]


@settings(max_examples=400, deadline=None)
@given(texts)
@example(" ")
@example("1. x")
@example("a  b ")
@example("".join(map(chr, range(256))))
def test_python_markdown_shows_the_text_in_every_place(text: str) -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    reading = Reading(converter.convert(page_with(escape_html(Untrusted(text)))))
    assert elements_of_interest(reading) == expected_elements(shown(text))
    assert reading.attributes == [shown(text)] * 3
    (heading,) = vars(converter)["toc_tokens"]
    assert (heading["id"], html.unescape(heading["name"])) == ("heading", shown(text))


@settings(max_examples=400, deadline=None)
@given(texts)
def test_commonmark_shows_the_text_in_every_place(text: str) -> None:
    page = page_with(escape_html(Untrusted(text))).replace(" {: #heading }", "")  # attr_list is no part of CommonMark
    reading = Reading(MarkdownIt("commonmark").enable("table").render(page))
    assert elements_of_interest(reading) == expected_elements(shown(text))
    assert reading.attributes == [shown(text)] * 3


@given(st.lists(texts, min_size=2, max_size=3))
def test_texts_side_by_side_do_not_form_syntax_together(parts: list[str]) -> None:
    page = "".join(escape_html(Untrusted(part)) for part in parts)
    reading = Reading(markdown.markdown(page, extensions=EXTENSIONS))
    assert reading.elements == [("p", shown("".join(parts)))]


@given(texts)
def test_escaped_text_is_one_line_of_letters_digits_and_references(text: str) -> None:
    escaped = escape_html(Untrusted(text))
    assert isinstance(escaped, Markup)
    assert not set(escaped) & set("\n\"'<>*_`[](){}|\\~$^=!+/:@")
    assert escaped.split() == escaped.split(" ")[: len(escaped.split())]
    escaped.encode()


def test_ordinary_prose_stays_readable() -> None:
    prose = "“We won’t,” the U.S. well-informed side said; 50% agreed. Why? Enough.”"
    assert escape_html(Untrusted(prose)) == prose.replace("U.S.", "U&#46;S.")


@settings(max_examples=400)
@given(texts)
def test_front_matter_gives_mkdocs_the_html_safe_text(text: str) -> None:
    escaped = escape_front_matter(Untrusted(text))
    body, meta = get_data(f"---\ntitle: {escaped}\ndescription: {escaped}\n---\n\n# Body\n")
    assert body == "# Body\n"
    assert meta == {"title": meta["title"], "description": meta["title"]}
    assert meta["title"] == yaml.safe_load(escaped)
    assert not set(meta["title"]) & set("<>\"'")
    assert html.unescape(meta["title"]) == shown(text)
    assert Reading(f'<b data-text="{meta["title"]}">{meta["title"]}</b>').attributes == [shown(text)]


def test_front_matter_stays_readable() -> None:
    assert escape_front_matter(Untrusted("NATO: «no» — 50% [A] #1")) == '"NATO: «no» — 50% [A] #1"'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.example.com/2022/01/10/us-russia.html", "https://www.example.com/2022/01/10/us-russia.html"),
        ("HTTP://Example.COM", "http://example.com"),
        ("https://example.com:8443/a_b?x=1&y[]=ü#é", "https://example.com:8443/a_b?x=1&y%5B%5D=%C3%BC#%C3%A9"),
        ("https://example.com/100%/%20\"'<>", "https://example.com/100%25/%20%22'%3C%3E"),
        ("https://президент.рф/", "https://xn--d1abbgf6aiiy.xn--p1ai/"),
        ("https://xn--d1abbgf6aiiy.xn--p1ai/", "https://xn--d1abbgf6aiiy.xn--p1ai/"),
    ],
)
def test_web_addresses_are_percent_encoded(address: str, expected: str) -> None:
    assert html.unescape(str(escape_url(Untrusted(address)))) == expected


@pytest.mark.parametrize(
    "address",
    [
        *("", "example.com", "//example.com/", "/path", "https:", "https:/example.com", "https:///example.com"),
        *("javascript:alert(1)", "data:text/html,x", "ftp://example.com/", "mailto:a@example.com"),
        *("https://user@example.com/", "https://user:password@example.com/", "https://@example.com/"),
        *("https://example.com\\@other.org/", "https://example.com\\.other.org/", "https:\\\\example.com/"),
        *("https://example.com:99999/", "https://example.com:x/", "https://[::1]/", "https://exa mple.com/"),
        *("https://example.com/a b", "https://example.com/\nx", " https://example.com/", "https://example.com/\u00a0"),
        *("https://example.com/\ufffd", "https://example.com/\u202e", "https://example.com/\ud800", "java\nscript:x"),
        *("https://straße.de/", "https://exam℀ple.com/", "https://a..com/", "https://-a.com/", "https://localhost/"),
        *(f"https://{'a' * 64}.com/", f"https://{'a.' * 126}com/", "https://127.0.0.1/", "https://example.com.1/"),
    ],
)
def test_whatever_is_not_plainly_a_public_web_address_is_none(address: str) -> None:
    assert escape_url(Untrusted(address)) is None


addresses = st.builds(
    "{}{}{}".format,
    st.sampled_from(("https://example.com", "http://example.com/", "https://example.com/?", "https://example.com/#")),
    texts,
    st.sampled_from(("", "/", "?x=1", "#y")),
)


@settings(max_examples=400, deadline=None)
@given(addresses)
def test_an_accepted_address_is_the_same_address_in_markdown_and_html(address: str) -> None:
    escaped = escape_url(Untrusted(address))
    if escaped is None:
        return
    page = f'<div><a href="{escaped}">x</a></div>\n\nText <a href="{escaped}">x</a> and [x]({escaped}).\n'
    parsed = hrefs(markdown.markdown(page, extensions=EXTENSIONS))
    assert parsed == hrefs(MarkdownIt("commonmark").render(page)) == [html.unescape(escaped)] * 3
    assert parsed[0].isascii()
    assert urlsplit(parsed[0]).scheme in {"http", "https"}
    assert unquote(urlsplit(parsed[0]).path) == unquote(urlsplit(address).path)


def hrefs(page: str) -> list[str]:
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if tag == "a" and name == "href")

    Links().feed(page)
    return found


def some_texts(count: int) -> list[str]:
    """Return the same texts in every run: each fragment by itself, then random rows of fragments and syntax."""
    chance = random.Random(20220110)
    pieces = (*FRAGMENTS, *SYNTAX)
    rows = ("".join(chance.choices(pieces, k=chance.randint(1, 12))) for _ in range(count))
    return [*FRAGMENTS, *rows]


@pytest.fixture(scope="module")
def chromium_page(chromium: Path) -> Iterator[Page]:
    with sync_playwright() as driver:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = driver.chromium.launch(executable_path=chromium, args=options)
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
def test_chromium_shows_the_text(chromium_page: Page) -> None:
    given_texts = some_texts(4000)
    escaped = [escape_html(Untrusted(text)) for text in given_texts]
    source = "\n\n".join(f'{text}\n\n## {text}\n\n<div title="{text}">{text}</div>' for text in escaped)
    body = markdown.markdown(source, extensions=EXTENSIONS)
    messages: list[str] = []
    chromium_page.on("dialog", lambda dialog: messages.append(dialog.message))
    chromium_page.set_content(f"<!doctype html><meta charset=utf-8><body>{body}</body>")
    read = "selector => [...document.querySelectorAll(selector)].map(element => element.textContent)"
    expected = [shown(text) for text in given_texts]
    for selector in ("p", "h2", "div"):
        assert chromium_page.evaluate(read, selector) == expected
    assert chromium_page.evaluate("[...document.querySelectorAll('div')].map(element => element.title)") == expected
    assert chromium_page.evaluate("document.body.querySelectorAll('*').length") == 3 * len(expected)
    assert messages == []


@pytest.mark.browser
def test_chromium_goes_where_the_address_says(chromium_page: Page) -> None:
    given_addresses = ["https://example.com" + separator + text for separator in ("", "/") for text in some_texts(4000)]
    accepted = [html.unescape(str(url)) for text in given_addresses if (url := escape_url(Untrusted(text))) is not None]
    assert len(accepted) > 400
    read = "urls => urls.map(url => new URL(url)).map(url => [url.protocol, url.username, url.password, url.hostname])"
    assert chromium_page.evaluate(read, accepted) == [["https:", "", "", urlsplit(url).hostname] for url in accepted]


def test_material_prints_title_and_description_as_the_text_they_are(tmp_path: Path) -> None:
    hostile = Untrusted("</title><script>alert(1)</script>\" onload=alert(2) 'R&D'")
    title = escape_front_matter(hostile)
    (tmp_path / "docs").mkdir()
    page = f"---\ntitle: {title}\ndescription: {title}\n---\n\n# {escape_html(hostile)}\n"
    (tmp_path / "docs/index.md").write_text(page, encoding="utf-8")
    configuration = {"site_name": "Site", "theme": {"name": "material", "font": False}, "plugins": ["search"]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(configuration), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], cwd=tmp_path, check=True)
    built = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    value = yaml.safe_load(title)
    assert f"<title>{value} - Site</title>" in built
    assert f'<meta name="description" content="{value}">' in built
    assert "<script>alert" not in built
    assert '" onload' not in built
    (entry,) = json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert html.unescape(entry["title"]) == html.unescape(value)
