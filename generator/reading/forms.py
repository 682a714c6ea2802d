"""The dossier's forms as the files give them, each part with its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from generator.errors import InputError, InputErrors, Location
from generator.reading.files import list_folder, shown_path
from generator.reading.schema import (
    ActorForm,
    AffairForm,
    ArticleForm,
    DemandForm,
    DossierFile,
    EventForm,
    Form,
    MeetingForm,
    SideForm,
    VenueForm,
)
from generator.reading.validation import form_errors
from generator.reading.yamlfile import NodePath, Plain, YamlDocument, read_yaml

FormT = TypeVar("FormT", bound=Form)
FormT_co = TypeVar("FormT_co", bound=Form, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[FormT_co]):
    """A form and where it stands."""

    form: FormT_co
    document: YamlDocument
    path: NodePath

    def at(self, *path: str | int) -> Location:
        """Return the place of the form, or of a part of it."""
        return self.document.location((*self.path, *path))


@dataclass(frozen=True, slots=True)
class Forms:
    """The lists of all files, joined in the order of the files' names."""

    affairs: tuple[Placed[AffairForm], ...]
    sides: tuple[Placed[SideForm], ...]
    actors: tuple[Placed[ActorForm], ...]
    venues: tuple[Placed[VenueForm], ...]
    meetings: tuple[Placed[MeetingForm], ...]
    events: tuple[Placed[EventForm], ...]
    demands: tuple[Placed[DemandForm], ...]
    articles: tuple[Placed[ArticleForm], ...]


_File = tuple[YamlDocument, DossierFile]


def read_forms(folder: Path, root: Path) -> Forms:
    """Read all `*.yml` files that lie directly in a folder.

    White space at the ends of a text means nothing in a dossier and is removed.

    Raises:
        InputErrors: The folder or a file cannot be read, or does not have the
            form; what is wrong in any of the files is reported together.
    """
    try:
        paths = list_folder(folder, shown_path(folder, root))
    except InputError as error:
        raise InputErrors([error]) from error
    files: list[_File] = []
    errors = [_wrong_ending(path, root) for path in paths if path.suffix.lower() in (".yaml", ".json")]
    for path in paths:
        if path.suffix == ".yml":
            try:
                files.append(_read_file(path, root))
            except InputErrors as found:
                errors += found.errors
    if errors:
        raise InputErrors(errors)
    return _join_files(files)


def of_kind(placed_forms: Iterable[Placed[Form]], kind: type[FormT]) -> Iterator[Placed[FormT]]:
    """Return the forms of one kind, in order."""
    for placed in placed_forms:
        if isinstance(placed.form, kind):
            yield Placed(placed.form, placed.document, placed.path)


def all_parts(forms: Forms) -> tuple[Placed[Form], ...]:
    """Return every form of a dossier, nested ones too."""
    lists: tuple[tuple[Placed[Form], ...], ...] = (
        forms.affairs,
        forms.sides,
        forms.actors,
        forms.venues,
        forms.meetings,
        forms.events,
        forms.demands,
        forms.articles,
    )
    return tuple(part for placed_forms in lists for placed in placed_forms for part in _parts(placed))


def _parts(placed: Placed[Form]) -> Iterator[Placed[Form]]:
    yield placed
    for key in type(placed.form).model_fields:
        value = getattr(placed.form, key)
        if isinstance(value, Form):
            yield from _parts(Placed(value, placed.document, (*placed.path, key)))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Form):
                    yield from _parts(Placed(item, placed.document, (*placed.path, key, number)))


def _read_file(path: Path, root: Path) -> _File:
    document = read_yaml(path, shown_path(path, root))
    try:
        return document, DossierFile.model_validate(_stripped(document.data))
    except ValidationError as error:
        raise InputErrors(form_errors(error, document, DossierFile)) from error


def _stripped(node: Plain) -> Plain:
    if isinstance(node, str):
        return node.strip()
    if isinstance(node, list):
        return [_stripped(item) for item in node]
    if isinstance(node, dict):
        return {key: _stripped(value) for key, value in node.items()}
    return None


def _wrong_ending(path: Path, root: Path) -> InputError:
    return InputError(Location(shown_path(path, root)), "only files ending in .yml are read.", "Rename or move it.")


def _join_files(files: list[_File]) -> Forms:
    def joined(key: str, forms: Callable[[DossierFile], tuple[FormT, ...]]) -> tuple[Placed[FormT], ...]:
        return tuple(
            Placed(form, document, (key, number)) for document, file in files for number, form in enumerate(forms(file))
        )

    return Forms(
        affairs=tuple(Placed(file.affair, document, ("affair",)) for document, file in files if file.affair),
        sides=joined("sides", lambda file: file.sides),
        actors=joined("actors", lambda file: file.actors),
        venues=joined("venues", lambda file: file.venues),
        meetings=joined("meetings", lambda file: file.meetings),
        events=joined("events", lambda file: file.events),
        demands=joined("demands", lambda file: file.demands),
        articles=joined("articles", lambda file: file.articles),
    )
