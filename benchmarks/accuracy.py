"""How often the analysis is right, on texts in which people marked who said what.

FOLDER is in the layout of PolNeAR: text/*.txt and attributions/*.ann.  Prints,
per kind of statement and per rule ("sieve"), what was found and how much of it
is right, in per cent.  With --write the figures of --train and --dev go into
generator/lexicons/en/accuracy.yml, from where grades, `briefings explain` and
the site's page on accuracy take them.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

import click
import yaml

from benchmarks.corpora import read_marked
from benchmarks.scoring import Cues, Judged, Judgement, judge
from generator.model.accuracy import (
    CorpusPart,
    Counts,
    KindAccuracy,
    MeasuredKind,
    Measurement,
    SieveAccuracy,
    SpeakerCounts,
    share,
)
from generator.reading.lexicons import lexicon_folder
from generator.reading.sieves import ACCURACY
from generator.site import load_engine

PARTS: tuple[CorpusPart, ...] = get_args(CorpusPart)
KINDS: tuple[MeasuredKind, ...] = get_args(MeasuredKind)
HEADER = "# Written by the command below; do not edit.  generator/model/accuracy.py says what is counted.\n"

_folder = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(help=__doc__)
@click.argument("folder", required=False, type=_folder)
@click.option("--train", type=_folder, help="Articles with which rules were written.")
@click.option("--dev", type=_folder, help="Articles with which rules were only checked.")
@click.option("--corpus", default="PolNeAR", show_default=True, help="Name of the corpus, for readers.")
@click.option(
    "--cues",
    type=click.Choice(get_args(Cues)),
    default="speech",
    show_default=True,
    help="Judge by what is marked with a word of saying, or by thoughts and wishes too.",
)
@click.option("--write", is_flag=True, help="Record the figures of --train and --dev.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day to record.  [default: today]")
def accuracy(  # noqa: PLR0913 - options
    folder: Path | None,
    train: Path | None,
    dev: Path | None,
    corpus: str,
    cues: Cues,
    *,
    write: bool,
    date: datetime.datetime | None,
) -> None:
    """Measure each folder, print its tables, and record them if that is wished."""
    parts: dict[CorpusPart, Path] = {
        part: place for part, place in zip(PARTS, (train, dev), strict=True) if place is not None
    }
    if not parts and folder is None:
        raise click.UsageError("Name a FOLDER, or give --train and --dev.")
    if write and not parts:
        raise click.UsageError("--write records --train and --dev: say which of them the folder is.")
    if folder is not None:
        print_tables(measure(folder, "dev", str(folder), cues))
    measurements = [measure(place, part, f"{corpus} {part}", cues) for part, place in parts.items()]
    for measurement in measurements:
        print_tables(measurement)
    if write:
        day = date.date() if date else datetime.datetime.now(tz=datetime.UTC).astimezone().date()
        file = lexicon_folder("en") / ACCURACY
        file.write_text(as_yaml(measurements, day, _command(parts, corpus, cues)), encoding="utf-8")
        click.echo(f"Written to {file}.")


def measure(folder: Path, part: CorpusPart, corpus: str, cues: Cues) -> Measurement:
    """Run the engine over a folder and count."""
    engine = load_engine()
    words = frozenset(Path(__file__).with_name("words_of_saying.txt").read_text(encoding="utf-8").split())
    judgements = [judge(article, cues, words) for article in read_marked(folder, engine)]
    whole = Judgement(
        tuple(one for judgement in judgements for one in judgement.gold),
        tuple(one for judgement in judgements for one in judgement.found),
    )
    order = list(engine.lexicon.sieves)
    names = {one.sieve for one in whole.found}
    unlisted = sorted(names.difference(order))
    return Measurement(
        part=part,
        corpus=corpus,
        articles=len(judgements),
        kinds=tuple(_kind_accuracy(kind, whole.of_kind(kind)) for kind in KINDS),
        sieves={
            name: _sieve_accuracy([one for one in whole.found if one.sieve == name])
            for name in (*(name for name in order if name in names), *unlisted)
        },
    )


def print_tables(measurement: Measurement) -> None:
    """Print the table per kind and the table per sieve, in per cent."""
    click.echo(f"\n{measurement.corpus}: {measurement.articles} articles")
    columns: tuple[str, ...] = (
        "",
        "marked",
        "found",
        "match P",
        "R",
        "F1",
        "exact P",
        "R",
        "F1",
        "speaker",
        "joint P",
        "R",
        "F1",
    )
    _print_table(columns, [_kind_row(kind) for kind in measurement.kinds])
    click.echo()
    columns = ("sieve", "found", "content", "speaker", "nobody", "wrong", "joint")
    _print_table(columns, [_sieve_row(name, sieve) for name, sieve in measurement.sieves.items()])


def as_yaml(measurements: Iterable[Measurement], day: datetime.date, command: str) -> str:
    """Return the file of figures: counts only, one line a kind and one a sieve, the same every time."""
    return HEADER + yaml.dump(
        {
            "date": day,
            "command": command,
            "measurements": [
                {
                    "part": one.part,
                    "corpus": one.corpus,
                    "articles": one.articles,
                    "kinds": [
                        _Line(
                            kind=row.kind,
                            marked=_as_line(row.marked),
                            found=_as_line(row.found),
                            speakers=_as_line(row.speakers),
                        )
                        for row in one.kinds
                    ],
                    "sieves": [
                        _Line(sieve=name, found=_as_line(row.found), speakers=_as_line(row.speakers))
                        for name, row in one.sieves.items()
                    ],
                }
                for one in measurements
            ],
        },
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=1000,
    )


class _Line(dict[str, object]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes `_Line` on one line, everything else as a block."""


def _represent_line(dumper: yaml.SafeDumper, line: _Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", line.items(), flow_style=True)


_Dumper.add_representer(_Line, _represent_line)


def _as_line(counts: Counts | SpeakerCounts) -> _Line:
    return _Line({name: getattr(counts, name) for name in counts.__slots__})


def _command(parts: Iterable[CorpusPart], corpus: str, cues: Cues) -> str:
    """Return what measures the same again; folders differ from machine to machine."""
    folders = " ".join(f"--{part} {part.upper()}" for part in parts)
    name = f'"{corpus}"' if " " in corpus else corpus
    return f"python -m benchmarks accuracy {folders} --corpus {name} --cues {cues} --write"


def _kind_accuracy(kind: MeasuredKind, judgement: Judgement) -> KindAccuracy:
    return KindAccuracy(kind, _counts(judgement.gold), _counts(judgement.found), _speakers(judgement.gold))


def _sieve_accuracy(found: Sequence[Judged]) -> SieveAccuracy:
    return SieveAccuracy(_counts(found), _speakers(found))


def _counts(judged: Sequence[Judged]) -> Counts:
    return Counts(
        total=len(judged),
        matched=sum(one.is_match for one in judged),
        exact=sum(one.is_exact for one in judged),
        whole=sum(one.is_match and one.is_speaker for one in judged),
    )


def _speakers(judged: Iterable[Judged]) -> SpeakerCounts:
    asked = [one for one in judged if one.is_match and one.asks_speaker]
    return SpeakerCounts(
        asked=len(asked),
        right=sum(one.is_speaker for one in asked),
        nobody=sum(one.is_nobody for one in asked),
    )


def _kind_row(kind: KindAccuracy) -> list[str]:
    marked, found = kind.marked, kind.found
    return [
        kind.kind,
        str(marked.total),
        str(found.total),
        *_figures(found.matched, found.total, marked.matched, marked.total),
        *_figures(found.exact, found.total, marked.exact, marked.total),
        _percent(share(kind.speakers.right, kind.speakers.asked)),
        *_figures(found.whole, found.total, marked.whole, marked.total),
    ]


def _sieve_row(name: str, sieve: SieveAccuracy) -> list[str]:
    found, speakers = sieve.found, sieve.speakers
    return [
        name,
        str(found.total),
        _percent(share(found.matched, found.total)),
        *(_percent(share(count, speakers.asked)) for count in (speakers.right, speakers.nobody, speakers.wrong)),
        _percent(share(found.whole, found.total)),
    ]


def _figures(right_found: int, found: int, right_marked: int, marked: int) -> tuple[str, str, str]:
    """Return precision, recall and F1."""
    precision, recall = share(right_found, found), share(right_marked, marked)
    both = (precision or 0.0) + (recall or 0.0)
    f1 = 2 * (precision or 0.0) * (recall or 0.0) / both if both else None
    return _percent(precision), _percent(recall), _percent(f1)


def _percent(part: float | None) -> str:
    return "–" if part is None else f"{100 * part:.1f}"


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, cells)) for cells in zip(columns, *rows, strict=True)]
    for row in (columns, *rows):
        click.echo("  ".join(_cells(row, widths)).rstrip())


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    yield row[0].ljust(widths[0])
    yield from (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
