"""Whole builds: in this process, and as commands from nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import Row, run_once, time_calls
from benchmarks.projects import read_project
from generator.site import build_site, load_engine


def build_in_process(project: Path, repeat: int) -> Iterator[Row]:
    """Measure everything but MkDocs: reading, analysis, pages as Markdown."""
    settings = read_project(project)
    yield Row("load_engine (lexicons)", time_calls(load_engine, repeat))
    engine = load_engine()
    built = build_site(settings, project, engine)
    name = f"build_site ({len(built.corpus.articles)} articles, {built.summary.pages} pages)"
    yield Row(name, time_calls(lambda: build_site(settings, project, engine), repeat))


def run_command(name: str, command: Sequence[str], project: Path, repeat: int) -> Row:
    """Measure a command, start of Python included."""
    runs = [run_once(command, project) for _ in range(repeat)]
    return Row(name, tuple(seconds for seconds, _ in runs), max(memory for _, memory in runs))
