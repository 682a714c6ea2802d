"""Read one lexicon file into its form."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.errors import InputError, Location
from generator.reading.yamlfile import YamlDocument, read_yaml


class LexiconForm(BaseModel):
    """A mapping of a lexicon file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


FileForm = TypeVar("FileForm", bound=LexiconForm)


def read_lexicon_file(folder: Path, name: str, form: type[FileForm]) -> FileForm:
    """Read a file of the folder of one language.

    Raises:
        InputError: It is missing, is no valid YAML or does not have the form.
    """
    shown = f"lexicons/{folder.name}/{name}"
    document: YamlDocument = read_yaml(folder / name, shown)
    try:
        return form.model_validate(document.data)
    except ValidationError as error:
        first = error.errors()[0]
        line = document.line(tuple(first["loc"]))
        raise InputError(Location(shown, line), first["msg"], "See the comments at the top of the file.") from error
