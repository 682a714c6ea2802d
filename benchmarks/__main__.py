"""How fast it is: `python -m benchmarks`, on the project that lies in the working folder.

Prints a table; nothing is written outside a temporary folder.  Times are
medians, with the fastest and slowest run behind them.  Run it on an idle
machine, and compare only figures of one machine.

`python -m benchmarks accuracy --help` says how to measure how often it is right.
"""

import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.accuracy import accuracy
from benchmarks.analysing import analyse
from benchmarks.building import build_in_process, run_command
from benchmarks.hostile import extract_hostile
from benchmarks.measuring import Row
from benchmarks.projects import copy_project
from benchmarks.serving import measure_reloads
from benchmarks.synthetic import write_articles

PARTS = ("build", "reload", "analysis", "hostile", "scale")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to measure."""

    parts: tuple[str, ...]
    repeat: int
    generated: int
    folder: Path | None
    scale: int


@click.command(help=__doc__)
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--repeat", default=5, show_default=True, help="Runs of each kind.")
@click.option("--generated", default=1000, show_default=True, help="Articles to write for `analysis`.")
@click.option("--folder", type=click.Path(path_type=Path), help="Analyse the *.txt files of this folder instead.")
@click.option("--scale", default=200, show_default=True, help="Articles to add to the site for `scale`.")
def main(parts: tuple[str, ...], repeat: int, generated: int, folder: Path | None, scale: int) -> None:
    """Measure what was asked for and print it row by row."""
    wishes = Wishes(parts or PARTS, repeat, generated, folder, scale)
    click.echo(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    click.echo(f"{'':<48} {'median':>9} {'fastest':>9} {'slowest':>9} {'memory':>8}")
    with tempfile.TemporaryDirectory(prefix="benchmark-") as place:
        for row in _rows(wishes, Path(place)):
            click.echo(row.line())


def _rows(wishes: Wishes, place: Path) -> Iterator[Row]:
    project = copy_project(Path.cwd(), place / "project")
    if "build" in wishes.parts:
        yield from build_in_process(project, wishes.repeat)
        yield run_command("briefings build", [sys.executable, "-m", "generator", "build"], project, wishes.repeat)
        yield run_command("mkdocs build --strict", MKDOCS, project, wishes.repeat)
    if "reload" in wishes.parts:
        yield measure_reloads(project, wishes.repeat)
    if "analysis" in wishes.parts:
        articles = wishes.folder or write_articles(place / "articles", wishes.generated, project)
        yield from analyse(articles, project, wishes.repeat)
    if "hostile" in wishes.parts:
        yield from extract_hostile(place / "hostile")
    if "scale" in wishes.parts:
        many = copy_project(Path.cwd(), place / "many")
        write_articles(many / "content" / "articles", wishes.scale, project)
        yield from build_in_process(many, 2)
        yield run_command(f"mkdocs build with {wishes.scale} more articles", MKDOCS, many, 1)


if sys.argv[1:2] == ["accuracy"]:
    accuracy(sys.argv[2:], prog_name="python -m benchmarks accuracy")
else:
    main(prog_name="python -m benchmarks")
