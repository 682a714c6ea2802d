"""Texts in which people marked who said what: folders in PolNeAR's layout, in the brat format.

`text/<stem>.txt` is an article, `attributions/<stem>_<annotator>.ann` what one
person marked in it; where several did, the first by name counts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.adapters.extraction import extract_statements
from generator.site import Engine, prepare_dossier

Ranges = Sequence[tuple[int, int]]
"""Half-open ranges of code points of a whole file."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement, marked by a person or found by the engine."""

    content: Ranges
    source: Ranges
    """The speaker as written; empty where none is written."""
    cue: Ranges
    sieve: str = ""
    """Empty for what a person marked."""


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with what a person marked in it and what the engine found."""

    text: str
    gold: tuple[Marked, ...]
    found: tuple[Marked, ...]


def read_marked(folder: Path, engine: Engine) -> Iterator[MarkedArticle]:
    """Read a folder and run the engine over each article, without a dossier.

    Raises:
        SystemExit: The folder is not in PolNeAR's layout.
    """
    stems: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        stems[path.stem.rpartition("_")[0]].append(path)
    if not stems:
        raise SystemExit(f"{folder}: there is no attributions/*.ann. Name a folder in PolNeAR's layout.")
    nobody = prepare_dossier(None)
    for stem, annotations in sorted(stems.items()):
        file = folder / "text" / f"{stem}.txt"
        records, _ = extract_statements(file, folder, nobody, engine)
        # Read as bytes: the offsets of both sides count line ends as they are.
        yield MarkedArticle(
            text=file.read_bytes().decode("utf-8"),
            gold=tuple(_annotated(annotations[0].read_bytes().decode("utf-8"))),
            found=tuple(_as_marked(record) for record in records),
        )


def _annotated(text: str) -> Iterator[Marked]:
    """Return the attributions of one annotation file that have a content."""
    bound: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in text.split("\n"):  # and not at the rarer line ends that an annotated text may hold
        name, _, rest = line.rstrip("\r").partition("\t")
        if re.fullmatch(r"T\d+", name):
            _, _, ranges = rest.partition("\t")[0].partition(" ")
            bound[name] = [_range(written) for written in ranges.split(";")]
        elif re.fullmatch(r"E\d+", name):
            events.append(rest.partition("\t")[0].split())
    for event in events:
        parts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for cell in event:
            role, _, name = cell.partition(":")
            parts[role.rstrip("0123456789").lower()] += bound.get(name, [])
        if parts["content"]:
            yield Marked(parts["content"], parts["source"], parts["cue"])


def _range(written: str) -> tuple[int, int]:
    start, end = written.split()
    return int(start), int(end)


def _as_marked(record: dict[str, object]) -> Marked:
    return Marked(
        _ranges(record["content"]), _ranges(record["source"]), _ranges(record["cue"]), sieve=str(record["sieve"])
    )


def _ranges(found: object) -> Ranges:
    pairs: Iterable[tuple[int, int]] = found if isinstance(found, list) else ()
    return [(start, end) for start, end in pairs]
