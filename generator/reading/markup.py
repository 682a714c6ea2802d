r"""Blank the marks of Markdown, one character for one, so that every offset holds.

Archives and converters save pages as Markdown: `\*` and `\[` stand for the
sign, `**` is bold, `[text](address)` a link, `#` a heading.  None of that is
text.  A mark beside white space becomes spaces; one inside a line of text
becomes `text.NO_SIGN`, which has no width and is left out where text is shown.
"""

import re

from generator.text import NO_SIGN

_SIGN = r"[!-/:-@\[-`{-~]"
_TARGET = r"\]\(\s?<?(?:https?://|mailto:|www\.|/|\#)[^()\[\]\s<>]*(?:\([^()\[\]\s<>]*\)[^()\[\]\s<>]*)*>?\)"
_LABEL = r"(?:[^\[\]\n]|\n(?![ \t]*\n))++"
_IS_MARKDOWN = re.compile(
    rf"\[{_LABEL}\]\(<?https?://\w"
    rf"|^[ \t]*(?:[*+-][ \t]+)?\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*(?![*\w])"
    rf"|^#{{1,6}} \S[^\n]*\n[ \t]*\n|^\\{_SIGN}",
    re.MULTILINE,
)
_MARK = re.compile(
    rf"""
      (?P<escape>\\){_SIGN}                                  # the sign itself stays
    | !?\[(?={_LABEL}{_TARGET})|{_TARGET}                    # what stands around the text of a link
    | ^[ \t]*(?:\#{{1,6}}|>)(?=[ \t])                        # a heading, a block quotation
    | (?<!\*)\*{{1,3}}(?!\*)(?:(?=\S)|(?<=\S\*)|(?<=\S\*\*)|(?<=\S\*\*\*))   # emphasis touches a word
    | </?(?:s|b|i|u|em|strong|del|ins|sup|sub|br|span)\b[^<>\n]{{0,80}}>
    """,
    re.MULTILINE | re.VERBOSE,
)


def is_markdown(text: str) -> bool:
    r"""Say whether a text is written in Markdown.

    It is where it has a link `[text](https://…)`, or where a line begins with
    `**text**`, with a backslash before a sign (`\###`), or is a heading: `#` with
    an empty line behind it.  That is how converters mark what a page is made of.
    Asterisks and backslashes inside a line are in other texts too, and stay.
    """
    return _IS_MARKDOWN.search(text) is not None


def blank_markup(text: str) -> str:
    """Return a text in Markdown without its marks, of the same length."""
    marks: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        start, end = match.span("escape") if match["escape"] else match.span()
        if marks and marks[-1][1] == start:
            marks[-1] = marks[-1][0], end
        else:
            marks.append((start, end))
    parts, position = [], 0
    for start, end in marks:
        at_edge = not text[start - 1 : start].strip() or not text[end : end + 1].strip()
        parts += [text[position:start], (" " if at_edge else NO_SIGN) * (end - start)]
        position = end
    return "".join([*parts, text[position:]])
