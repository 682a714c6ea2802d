"""Time and memory of functions and of commands."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    seconds: tuple[float, ...]
    memory: int | None = None
    """Peak resident memory in bytes; `None` where it was not measured."""
    items: int | None = None
    """How many things were done in each run, for a rate; `None` for none."""

    def line(self) -> str:
        """Return the row as text: seconds, or things per second."""
        median, low, high = statistics.median(self.seconds), min(self.seconds), max(self.seconds)
        memory = f"{self.memory / 2**20:.0f} MiB" if self.memory else ""
        if self.items:
            rates = (f"{self.items / seconds:,.0f}/s" for seconds in (median, low, high))
        else:
            rates = (f"{seconds:.2f} s" for seconds in (median, low, high))
        return f"{self.name:<48} " + " ".join(f"{rate:>9}" for rate in rates) + f" {memory:>8}"


def time_calls(call: Callable[[], object], repeat: int) -> tuple[float, ...]:
    """Return the seconds that each of several calls took."""
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return tuple(times)


def run_once(command: Sequence[str], folder: Path) -> tuple[float, int]:
    """Run a command; return its seconds and its peak memory in bytes.

    Raises:
        SystemExit: The command failed; what it printed is shown.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path) or str(Path.cwd())}
    log = folder / "benchmark.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')}")
    return seconds, usage.ru_maxrss * _RSS_UNIT
