"""Split paragraphs into sentences."""

import re
from collections.abc import Sequence

from generator.analysis.segmentation.stops import is_abbreviation
from generator.model.articles import Quotation
from generator.model.evidence import Span
from generator.model.lexicon import Abbreviations

_HIDDEN = "\ue000"
"""Stands for every character of a quotation when patterns must not look inside."""
_HIDDEN_END = "\ue001"
"""Stands for the last character of a quotation that ends a sentence."""
_BOUNDARY = re.compile(
    rf"[.!?…{_HIDDEN_END}](?<![.!?…].)[.!?…]*+[’'”\"»)\]]*+"
    rf"(?=\s++(?P<next>[(\[‘'“\"«„]*+(?:[^\W_a-z]\w*+|{_HIDDEN}|{_HIDDEN_END})))"
)
_ITEM = re.compile(r"\s*+[(\[]?(?:\d{1,2}|[a-zA-Z])[.)]*+")
"""The number or letter of an item in a list."""


def split_sentences(text: str, quotations: Sequence[Quotation], abbreviations: Abbreviations) -> list[Span]:
    """Split a paragraph into sentences, white space between them left out.

    None begins or ends inside a quotation, and the number of a list's item
    belongs to its sentence.
    """
    hidden = _hide_quotations(text, quotations)
    spans: list[Span] = []
    start = 0
    for boundary in _BOUNDARY.finditer(hidden):
        end = boundary.end()
        if is_abbreviation(hidden, boundary, abbreviations, boundary["next"]):
            continue
        if _ITEM.fullmatch(hidden, start, end):
            continue
        spans.append(_trimmed(text, start, end))
        start = end
    if text[start:].strip():
        spans.append(_trimmed(text, start, len(text)))
    return spans


def _hide_quotations(text: str, quotations: Sequence[Quotation]) -> str:
    """Return the text with every quotation replaced by placeholders, lengths unchanged.

    A quotation whose last word ends a sentence ends with `_HIDDEN_END`.
    """
    if not quotations:
        return text
    parts, position = [], 0
    for quotation in quotations:
        start, end = quotation.span
        ends = text[quotation.inner.end - 1] in ".!?…"
        parts += [text[position:start], _HIDDEN * (end - start - 1), _HIDDEN_END if ends else _HIDDEN]
        position = end
    return "".join([*parts, text[position:]])


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
