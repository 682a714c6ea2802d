"""Show errors, notices, tables and progress: coloured on a terminal, plain lines elsewhere."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table as RichTable
from rich.text import Text

from generator.adapters.tables import Table
from generator.errors import InputError, InputErrors, Notice

_LEVELS = {"warning": "yellow", "info": "cyan"}
_MAX_NOTICES, _MAX_RELAYED = 200, 20
"""More of one kind are not worth reading."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where commands report: results to one stream, errors to the other.

    Text from outside is never read as markup, and its control characters are shown as escapes.
    """

    out: Console
    err: Console

    def say(self, text: str = "", style: str = "") -> None:
        """Print a line of our own; it is not wrapped."""
        self._print(self.out, Text(_visible(text), style))

    def show_error(self, error: InputError | InputErrors) -> None:
        """Print each error with its place, the problem and the remedy."""
        for one in error.errors if isinstance(error, InputErrors) else (error,):
            head = Text.assemble((f"{one.location}: ", "bold"), ("error: ", "bold red"), _visible(one.problem))
            self._print(self.err, head)
            for line in one.remedy.splitlines():
                self._print(self.err, Text(f"    {_visible(line)}"))

    def complain(self, text: str) -> None:
        """Print an error that has no place."""
        self._print(self.err, Text.assemble(("error: ", "bold red"), _visible(text)))

    def relay(self, program: str, messages: Sequence[tuple[int, str]]) -> None:
        """Print warnings and errors of another program, each with its level as `logging` numbers them."""
        for level, message in messages[:_MAX_RELAYED]:
            name, style = ("error", "bold red") if level >= logging.ERROR else ("warning", "yellow")
            self._print(self.err, Text.assemble((f"{program}: {name}: ", style), _visible(message)))
        if len(messages) > _MAX_RELAYED:
            self._print(self.err, Text(f"{program}: … and {len(messages) - _MAX_RELAYED} more."))

    def show_notices(self, notices: Iterable[Notice], *, to_stderr: bool = False) -> None:
        """Print notices with their places, in the form that editors can jump to."""
        console = self.err if to_stderr else self.out
        shown = tuple(notices)
        for notice in shown[:_MAX_NOTICES]:
            level = (f"{notice.level}: ", _LEVELS[notice.level])
            self._print(console, Text.assemble(_visible(f"{notice.location}: "), level, _visible(notice.message)))
        if len(shown) > _MAX_NOTICES:
            self._print(console, Text(f"… and {len(shown) - _MAX_NOTICES} more."))

    def show_table(self, table: Table) -> None:
        """Print a table: ruled on a terminal, elsewhere one line a row with the cells in line."""
        if not self.out.is_terminal:
            for line in (table.title, *_aligned(table), ""):
                self.say(line)
            return
        titles = any(table.columns)
        ruled = RichTable(
            title=table.title, title_justify="left", title_style="bold", show_header=titles, box=SIMPLE_HEAD
        )
        for column in table.columns:
            ruled.add_column(column, overflow="fold")
        for row in table.rows:
            ruled.add_row(*(Text(_visible(cell)) for cell in row))
        self.out.print(ruled)

    @contextmanager
    def steps(self) -> Iterator["Steps"]:
        """Show what goes on, and how long it took."""
        if not self.out.is_terminal:
            yield Steps(self, None)
            return
        columns = (
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
        )
        with Progress(*columns, TimeElapsedColumn(), console=self.out) as progress:
            yield Steps(self, progress)

    def _print(self, console: Console, text: Text) -> None:
        console.print(text, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a long command."""

    terminal: Terminal
    progress: Progress | None
    """`None` where there is no terminal to draw on."""

    @contextmanager
    def step(self, name: str, total: int = 1) -> Iterator["Step"]:
        """Announce a step, and report when it is done.

        Args:
            name: What is done.
            total: How many things are done in it.
        """
        if self.progress is None:
            started = perf_counter()
            yield Step(None, None)
            self.terminal.say(f"{name}: {perf_counter() - started:.1f} s")
            return
        task = self.progress.add_task(name, total=total)
        yield Step(self.progress, task)
        self.progress.update(task, completed=total)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that goes on."""

    progress: Progress | None
    task: TaskID | None

    def advance(self) -> None:
        """Note that one more thing is done."""
        if self.progress is not None and self.task is not None:
            self.progress.advance(self.task)


def open_terminal() -> Terminal:
    """Return the terminal of this process, with its present streams."""
    return Terminal(Console(highlight=False, emoji=False), Console(stderr=True, highlight=False, emoji=False))


def _aligned(table: Table) -> Iterator[str]:
    rows = [row for row in (table.columns, *table.rows) if any(row)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True))
        yield "  ".join(["", *cells, row[-1]])


def _visible(text: str) -> str:
    return "".join(
        char if char.isprintable() or char in "\t\n" else char.encode("unicode_escape").decode() for char in text
    )
