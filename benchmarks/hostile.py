"""Texts made to be slow: how long `briefings extract` takes, and whether half the text takes half as long."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Row, run_once

TEXTS = {
    "1 MB of prose on one line": ("Berg said the dam was full and Dahl denied it. ", 21_000),
    "1 MB in one sentence": ("Berg said the dam was full and Dahl denied it, ", 21_000),
    "100,000 curly marks, each pair attributed": ("“We go,” he said. ", 50_000),
    "100,000 curly marks in one sentence": ("“we go” and ", 50_000),
    "100,000 straight marks": ('"We go" ', 50_000),
    "100,000 opening marks": ("“We go now. ", 100_000),
    "20,000 brackets, one in another": ("(", 20_000),
    "20,000 brackets, one behind another": ("(Berg said that it is) ", 10_000),
}


def extract_hostile(folder: Path) -> Iterator[Row]:
    """Measure the half of each text and then the whole, the start of the program included.

    Args:
        folder: Where the texts are written.
    """
    folder.mkdir()
    for name, (piece, count) in TEXTS.items():
        for times, label in ((count // 2, f"half of: {name}"), (count, name)):
            path = folder / "hostile.txt"
            path.write_text(piece * times, encoding="utf-8")
            command = [sys.executable, "-m", "generator", "extract", str(path), "--format", "jsonl"]
            seconds, memory = run_once(command, folder)
            yield Row(label, (seconds,), memory)
