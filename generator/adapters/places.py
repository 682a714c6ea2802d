"""Where an on-disk build puts things, and where it must not, because MkDocs empties the folder of the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError, InputErrors, Location
from generator.reading.files import printable

_SITEMAP = "sitemap.xml"
"""MkDocs writes it into every site."""


@dataclass(frozen=True, slots=True)
class SitePlaces:
    """Where the parts of an on-disk build are; all paths are absolute."""

    project_config: Path
    """The project's `mkdocs.yml`."""
    docs: Path
    """Folder with all Markdown and data, generated and hand-written."""
    site: Path
    """Folder for the finished site."""

    @property
    def config(self) -> Path:
        """The `mkdocs.yml` that is made, beside the folder with the Markdown."""
        return self.docs.parent / "mkdocs.yml"


def refuse_bad_places(places: SitePlaces, inputs: Iterable[Path]) -> None:
    """Refuse folders where a build would overwrite or delete what it did not make.

    Args:
        places: Where everything shall be.
        inputs: Folders that the site is made from.

    Raises:
        InputErrors: A folder overlaps with another one, or holds something else.
    """
    errors = [
        error
        for option, folder in (("--output", places.docs), ("--site-dir", places.site))
        for error in _overlaps(option, folder, places.project_config.parent, inputs)
    ]
    if _overlap(places.docs, places.site):
        problem = "--site-dir and --output lie in one another."
        errors.append(InputError(_place(places.site), problem, "Name two separate folders."))
    elif _holds_other_things(places.site):
        problem = f"this folder holds files but no {_SITEMAP}, so it is no site; MkDocs would delete them."
        errors.append(InputError(_place(places.site), problem, "Name another folder with --site-dir, or empty it."))
    if errors:
        raise InputErrors(errors)


def _overlaps(option: str, folder: Path, root: Path, inputs: Iterable[Path]) -> Iterable[InputError]:
    if root.resolve().is_relative_to(folder.resolve()):
        problem = f"{option} holds the project itself."
        yield InputError(_place(folder), problem, "Name a folder of its own.")
        return
    for other in inputs:
        if _overlap(folder, other):
            problem = f"{option} and {printable(other.as_posix())}, which the site is made from, lie in one another."
            yield InputError(_place(folder), problem, "Name a folder of its own.")


def _overlap(one: Path, other: Path) -> bool:
    first, second = one.resolve(), other.resolve()
    return first.is_relative_to(second) or second.is_relative_to(first)


def _holds_other_things(site: Path) -> bool:
    if not site.is_dir():
        return site.exists()
    return any(not path.name.startswith(".") for path in site.iterdir()) and not (site / _SITEMAP).is_file()


def _place(path: Path) -> Location:
    return Location(printable(path.as_posix()))
