"""What the tests of the analysis share: the compiled lexicon, and dossiers made from plain data."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import pytest
import yaml

from generator.model.dossier import Actor, Demand, Dossier, Meeting, Venue
from generator.site import Engine, Knowledge, load_engine, prepare_dossier

Plain = Mapping[str, Any]
Entry = TypeVar("Entry", Actor, Demand, Venue, Meeting, Dossier)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine()


@pytest.fixture(scope="session")
def some_knowledge() -> Callable[[Plain], Knowledge]:
    """`some_knowledge({"demands": […]})`: a dossier of the cast of `cast.yml` and of what is given."""
    cast = yaml.safe_load(Path(__file__).with_name("cast.yml").read_text(encoding="utf-8"))["actors"]

    def make_knowledge(given: Plain) -> Knowledge:
        return prepare_dossier(make_dossier({**given, "actors": [*cast, *given.get("actors", [])]}))

    return make_knowledge


def make_dossier(given: Plain) -> Dossier:
    forms: dict[str, list[Plain]] = {key: given.get(key, []) for key in ("actors", "demands", "venues", "meetings")}
    return make(
        Dossier,
        actors=tuple(make(Actor, {"kind": "state", "pronoun": "it", "side": None, **form}) for form in forms["actors"]),
        demands=tuple(make(Demand, form) for form in forms["demands"]),
        venues=tuple(make(Venue, form) for form in forms["venues"]),
        meetings=tuple(make(Meeting, form) for form in forms["meetings"]),
    )


def make(kind: type[Entry], form: Plain = MappingProxyType({}), **values: object) -> Entry:
    """Make a dossier entry; lists become tuples, and what nobody gives is empty."""
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in {**form, **values}.items()}
    return kind(**{field.name: () for field in fields(kind)} | given)
