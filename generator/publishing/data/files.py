"""From the corpus to the machine-readable files, each with its JSON Schema beside it."""

import inspect
import json
from collections.abc import Iterator, Mapping

from generator.model.output import OutputFile
from generator.publishing import urls
from generator.publishing.data.dossier import actor_records, cell_records, demand_records, event_records, venue_records
from generator.publishing.data.findings import article_records, figure_records, statement_records
from generator.publishing.data.forms import (
    FORMS,
    ActorsFile,
    ArticlesFile,
    DataFile,
    DemandsFile,
    EventsFile,
    FiguresFile,
    PositionsFile,
    StatementsFile,
    VenuesFile,
)
from generator.publishing.excerpts import Excerpts
from generator.publishing.index import SiteIndex

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_files(index: SiteIndex, excerpts: Excerpts) -> Iterator[OutputFile]:
    """Make all machine-readable files.

    Args:
        index: The corpus.
        excerpts: What may be shown of the articles; their words reach the files
            through these only, names and header fields apart.
    """
    for file in _filled(index, excerpts):
        yield OutputFile(urls.data_file(file.name), _json(file.model_dump(mode="json", by_alias=True)), None)
    for form in FORMS:
        schema = form.model_json_schema(mode="serialization")
        named = {**schema, "$schema": _DIALECT, "$id": f"{form.name}.schema.json", "title": f"{form.name}.json"}
        yield OutputFile(schema_file(form.name), _json(named), None)


def schema_file(name: str) -> str:
    """Return the path of the JSON Schema of a file."""
    return urls.data_file(f"{name}.schema")


def describe(form: type[DataFile]) -> str:
    """Return one line on what a file holds: our own words."""
    return inspect.cleandoc(form.__doc__ or "")


def count_items(index: SiteIndex) -> Mapping[str, int]:
    """Return how many items each file has, by name."""
    corpus = index.corpus
    return {
        "articles": len(corpus.articles),
        "statements": len(index.statements),
        "actors": len(index.actors),
        "demands": len(index.demands),
        "positions": sum(1 for _ in cell_records(index)),
        "venues": len(index.venues),
        "events": len(corpus.dossier.meetings) + len(corpus.dossier.events),
        "figures": sum(len(analysis.figures) for analysis in corpus.analyses.values()),
    }


def _filled(index: SiteIndex, excerpts: Excerpts) -> tuple[DataFile, ...]:
    return (
        ArticlesFile(items=tuple(article_records(index))),
        StatementsFile(items=tuple(statement_records(index, excerpts))),
        ActorsFile(items=tuple(actor_records(index))),
        DemandsFile(items=tuple(demand_records(index, excerpts))),
        PositionsFile(items=tuple(cell_records(index))),
        VenuesFile(items=tuple(venue_records(index))),
        EventsFile(items=tuple(event_records(index))),
        FiguresFile(items=tuple(figure_records(index))),
    )


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
