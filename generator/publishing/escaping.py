r"""The only way from untrusted text to a page: one function for each kind of place.

Characters become numeric references (`&#42;`).  Backslashes and `html.escape`
do not hold: Python-Markdown honours no backslash before `<`, and treats what
`html.escape` leaves alone (`*`, `_`, `[`, a leading `1.`) as syntax.

All functions first replace, character by character, what no page should
contain (see `_shown`); apart from that, what a browser shows is what was put in.
"""

import re
from urllib.parse import SplitResult, quote, urlsplit

from generator.text import Markup, Untrusted, reveal

_LINE_SPACE = str.maketrans("\t\n\f\r", "    ")
_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"  # controls
    r"\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates: they reorder other text
    r"\ud800-\udfff"  # lone surrogates: they cannot be encoded
    rf"\ufdd0-\ufdef{_NONCHARACTERS}]"
)
_REFERENCED = re.compile(
    r"""
      [^\S\ ]                             # no-break and other spaces: Markdown strips them, YAML breaks lines there
    | (?<!\S)\  | \ (?!\S)                # a space at either end or beside another
    | (?<![^\W_])- | -(?![^\W_])          # a hyphen that is not inside a word
    | (?<![^\W\d_])[.?] | [.?](?=[^\W_])  # a full stop or question mark that does not end a word: "1." is a list
    | [!-$&-+/:<->@\[-`{-~]               # all other ASCII punctuation but , ; %
    """,
    re.VERBOSE,
)
_HTML_SYNTAX = re.compile(r"[&<>\"']")
_YAML_SYNTAX = re.compile(r"\\|[^\S ]|\ufeff")
_URL_SYNTAX = re.compile(r"[^A-Za-z0-9:/.?%,;-]")
_HOST = re.compile(r"(?!.{254})(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")


def escape_html(text: Untrusted) -> Markup:
    """Return text for HTML text, for a double-quoted attribute, and for a line of Markdown.

    In Markdown it holds in paragraphs, headings, list items, table cells and
    one-line HTML blocks; not in code, where references show as they are, nor in
    the braces of an attribute list.  The result has no line ends.
    """
    return Markup(_REFERENCED.sub(_reference, _shown(text)))


def escape_front_matter(text: Untrusted) -> Markup:
    """Return text as a quoted YAML scalar whose value is safe as HTML.

    MkDocs themes print titles and descriptions without escaping them.  Every
    page needs a title here: without one, Material 9.8 takes the title from the
    navigation or the heading, turns references back into characters, and prints
    those into `<title>`.  Only what is syntax in HTML becomes a reference, since
    search uses the value as it is on a page without a heading.
    """
    value = _HTML_SYNTAX.sub(_reference, _shown(text))
    return Markup(f'"{_YAML_SYNTAX.sub(_yaml_escape, value)}"')


def escape_url(text: Untrusted) -> Markup | None:
    """Return a web address for a double-quoted attribute or the target of a Markdown link.

    Characters that an address may not contain are percent-encoded; what is
    encoded already stays.  `None` for everything that is not plainly an http or
    https address of a public host: show it as text then.  Credentials, white
    space, controls and replacement characters are refused, not mended.
    """
    characters = reveal(text)
    if characters != _shown(text) or re.search(r"[\s\ufffd]", characters):
        return None
    try:
        parts = urlsplit(characters)
        host = _host(parts)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or host is None:
        return None
    encoded = parts._replace(
        netloc=host,
        path=_percent_encoded(parts.path, "/"),
        query=_percent_encoded(parts.query, "/?"),
        fragment=_percent_encoded(parts.fragment, "/?"),
    )
    return Markup(_URL_SYNTAX.sub(_reference, encoded.geturl()))


def _shown(text: Untrusted) -> str:
    """Return the characters that a page may show, one for one.

    Tabs and line ends become spaces; controls, bidi controls that reorder other
    text, lone surrogates and noncharacters become U+FFFD.
    """
    return _UNSAFE.sub("\ufffd", reveal(text).translate(_LINE_SPACE))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _yaml_escape(match: re.Match[str]) -> str:
    return r"\\" if match[0] == "\\" else f"\\u{ord(match[0]):04x}"


def _host(parts: SplitResult) -> str | None:
    """Return host and port in ASCII, or `None` where there are credentials or no public host.

    Raises:
        ValueError: The port is no number, or the name has no certain ASCII form.
    """
    name = _ascii_name(parts.hostname or "")
    if "@" in parts.netloc or not _HOST.fullmatch(name):
        return None
    return name if parts.port is None else f"{name}:{parts.port}"


def _ascii_name(name: str) -> str:
    """Return a host name in ASCII.

    Python knows IDNA 2003 only.  Where that loses something (`ß` becomes `ss`)
    browsers go to another host, so such names are refused.

    Raises:
        ValueError: The name cannot be encoded, or not without loss.
    """
    if name.isascii():
        return name
    encoded = name.encode("idna")
    if encoded.decode("idna") != name:
        raise ValueError(name)
    return encoded.decode("ascii")


def _percent_encoded(part: str, separators: str) -> str:
    """Encode what an address may not contain; a `%` that begins no escape counts as such."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part), safe=f"{separators}%:@!$&'()*+,;=~")
