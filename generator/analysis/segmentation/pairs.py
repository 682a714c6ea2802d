"""Pair single quotation marks, which apostrophes imitate."""

from collections.abc import Sequence

from generator.analysis.segmentation.marks import Mark

_SPEECH_ENDS = tuple(",.?!…—–”\"'")
_BALANCE = {"opens": 1, "closes": -1}


def pair_single_marks(text: str, marks: Sequence[Mark]) -> dict[int, int]:
    """Return the positions of single marks that open, each with that of the mark that closes it.

    A pair may hold other quotations, but whole ones only, and then it must end
    the way speech ends.  A mark behind a plural or a number is an apostrophe
    where a surer one follows, or where the pair would hold other quotations.
    Pairs follow one another; those inside other quotations are found too.
    """
    pairs: dict[int, int] = {}
    opened: int | None = None
    doubtful: int | None = None
    depth, holds = 0, False
    for position, mark in enumerate(marks):
        if mark.kind != "single":
            if opened is not None and mark.facing != "measure":
                depth += _BALANCE.get(mark.facing, 1 if depth == 0 else -1)
                if depth < 0:
                    _close(pairs, opened, doubtful)
                    opened = doubtful = None
                holds = True
        elif depth > 0:
            continue
        elif mark.facing == "single-opens":
            _close(pairs, opened, doubtful)
            opened, doubtful, depth, holds = position, None, 0, False
        elif opened is not None and not (holds and not _ends_speech(text, mark)):
            if may_be_apostrophe(text, mark):
                doubtful = position if doubtful is None and not holds else doubtful
            else:
                pairs[opened] = position
                opened = doubtful = None
    _close(pairs, opened, doubtful)
    return pairs


def _close(pairs: dict[int, int], opened: int | None, doubtful: int | None) -> None:
    if opened is not None and doubtful is not None:
        pairs[opened] = doubtful


def _ends_speech(text: str, mark: Mark) -> bool:
    return text[mark.start - 1 : mark.start] in _SPEECH_ENDS


def may_be_apostrophe(text: str, mark: Mark) -> bool:
    """Say whether a mark may belong to the word before it: a plural, a dropped g, feet."""
    before = text[max(0, mark.start - 2) : mark.start].lower()
    return before[-1:] == "s" or before == "in" or before[-1:].isdigit()
