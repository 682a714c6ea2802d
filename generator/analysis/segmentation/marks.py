"""Find the quotation marks of a paragraph, and which way each of them faces.

Form and neighbours decide, never what stands further away; so a mark may face
either way, or be a mark of measure, and `quotations` decides from its state.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, get_args

Facing: TypeAlias = Literal["opens", "closes", "either", "measure", "single-opens", "single-closes"]
"""What the form and the neighbours of a mark let it do.  One may face either way
between two letters, between two spaces, or where its form points the wrong way.
Behind one or two digits it may be inches or minutes, or end a quotation that
ends with a number.  A single one that closes may still be an apostrophe."""

Kind: TypeAlias = Literal["curly", "straight", "angle", "doubled", "single"]
"""Marks that belong together: what opens with one closes with its like, if with
anything.  Doubled are two single marks in place of a double one."""
KINDS: tuple[Kind, ...] = get_args(Kind)


class Mark(NamedTuple):
    """A quotation mark, or an apostrophe that cannot be told from one."""

    start: int
    end: int
    sign: str
    kind: Kind
    facing: Facing


_KIND: Mapping[str, Kind] = {
    **dict.fromkeys("“”„", "curly"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys(("''", "``", "‘‘", "’’"), "doubled"),
    **dict.fromkeys("'‘’`", "single"),
    '"': "straight",
}
_OPENING = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSING = frozenset(("”", "»", "’’"))
_TURNED = frozenset("«»")
"""Marks that quote in either direction: «…» and »…«."""

_MARK = re.compile(r"[“”„«»\"'‘’`](?:(?<=[“”„«»\"])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<!`)(?:(?<!\w.)|(?!\w)))")
"""Apostrophes with letters on both sides are left out, and so is a single backtick."""
_APART = frozenset("([{“‘«„/—–-\ufffd")
"""What may stand right before a mark that opens, beside white space; U+FFFD stands for a control character."""
_BEHIND_CLOSING = frozenset(",.;:!?)]}”»")
"""What stands right behind a mark that closes, beside white space, save for an ellipsis."""
_BEFORE_TURNED = frozenset("([:\ufffd")
"""What stands before a closing mark that opens, beside white space with a word behind the mark."""
_BEHIND_BOTH = frozenset("—–-\"'’")
"""What stands behind a mark that closes if no space stands before it."""
_ELIDED = re.compile(r"['‘’](?:\d\ds?|tis|twas|twere|til|till|em|n|bout|cause|round)\b", re.IGNORECASE)
"""Words and years that begin with an apostrophe."""


def find_marks(text: str) -> list[Mark]:
    """Return the marks of a paragraph in order, those that enclose the attributes of markup left out."""
    marks: list[Mark] = []
    in_attribute = False
    for match in _MARK.finditer(text):
        sign, (start, end) = match.group(), match.span()
        kind = _KIND[sign]
        before, after = text[start - 1 : start], text[end : end + 1]
        if kind == "single":
            single = _single_facing(text, start, before, after)
            if single is not None:
                marks.append(Mark(start, end, sign, kind, single))
        elif in_attribute or before == "=" or after == ">":
            # <a href="…">: the second mark ends what the first one began.
            in_attribute = not in_attribute and before == "="
        else:
            marks.append(Mark(start, end, sign, kind, _facing(text, sign, start, end)))
    return marks


def _facing(text: str, sign: str, start: int, end: int) -> Facing:
    """Return what a double mark can do."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() and not (text[start - 2 : start - 1].isdigit() and text[start - 3 : start - 2].isdigit()):
        return "measure"
    spaced = not before.strip()
    apart = spaced or before in _APART
    word_behind = bool(after.strip())
    if after in _BEHIND_BOTH:
        word_behind = spaced or (apart and text[end + 1 : end + 2].isalnum())
    elif after in _BEHIND_CLOSING:
        # "... and we left", ". . . and we left", ".@berg writes"
        word_behind = after == "." and text.startswith(("..", ". .", ".@"), end)
    if sign in _TURNED and apart == word_behind:
        return "opens" if apart else "closes"
    if sign in _OPENING:
        closes = not after or (after in _BEHIND_CLOSING and not word_behind) or not (apart or word_behind)
        return "closes" if closes or (not apart and after in "[(<") else "opens"
    if sign in _CLOSING:
        is_turned = not start or (spaced and word_behind) or before in _BEFORE_TURNED
        return "either" if is_turned else "closes"
    if word_behind:
        return "opens" if apart else "either"
    # A space before it is stray where punctuation stands behind: `the boats ", she said`.
    return "either" if spaced and not after.strip() else "closes"


def _single_facing(text: str, start: int, before: str, after: str) -> Facing | None:
    """Return what a single mark can do, or `None` for an apostrophe."""
    sign = text[start]
    if sign == "`" or _ELIDED.match(text, start):
        return None
    if sign != "’" and (not before.strip() or before in _APART or before == '"'):
        if after.isalnum() or after in '"“«„…[($£€':
            return "single-opens" if after else None
        return None
    if (before.strip() or after in tuple(",.;:!?")) and not after.isalnum():
        return "single-closes"
    return None
