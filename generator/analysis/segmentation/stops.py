"""Tell a full stop that ends a sentence from one that belongs to an abbreviation."""

import re

from generator.model.lexicon import Abbreviations

STOP = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+(?=\s)")
"""What may end a sentence inside a paragraph."""
_LAST_WORD = re.compile(r"(?:\w|(?<=\w)\.)*+\Z")
_LONGEST = 20
"""Code points; no abbreviation is longer."""


def is_abbreviation(text: str, stop: re.Match[str], abbreviations: Abbreviations, following: str = "") -> bool:
    """Say whether a full stop belongs to an abbreviation or initial and ends no sentence.

    Args:
        text: The paragraph, quotations hidden or not.
        stop: The full stop.
        abbreviations: The lexicon.
        following: The next word; read from the text where empty.
    """
    place = stop.start()
    if text[place] != "." or stop.end() - place > 1:
        return False
    name = _word_before(text, place)
    if len(name) == 1 and name.isalpha():
        return name.isupper() and name != "I"
    lower = name.lower()
    if lower in abbreviations.never_final:
        return True
    if lower not in abbreviations.before_numbers and lower not in abbreviations.perhaps_final:
        return False
    following = following or text[stop.end() : stop.end() + _LONGEST].strip().partition(" ")[0]
    if lower in abbreviations.before_numbers:
        return following[:1].isdigit()
    return following.lower() not in abbreviations.openers


def _word_before(text: str, end: int) -> str:
    """Return the word that ends at a position, with its inner full stops."""
    near = text[max(0, end - _LONGEST) : end].rpartition(" ")[2]
    if near.isalnum():
        return near
    word = _LAST_WORD.search(near)
    return word.group() if word else ""
