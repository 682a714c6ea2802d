"""The few settings: where things are, and how much of an article a page may show."""

from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError, InputErrors, Location


@dataclass(frozen=True, slots=True)
class Settings:
    """What an adapter may choose."""

    content: Path
    """Folder with `articles/` and `dossier/`."""
    templates: Path
    """Folder with `pages/`, one template per kind of page."""
    excerpt_words: int = 60
    """Most words of one passage of an article that a page shows."""
    excerpt_share: float = 0.5
    """Largest share of an article's own wording, people's quoted words apart, that
    the whole site shows; above 0 and at most 1."""


def check_settings(settings: Settings, place: Location) -> None:
    """Refuse settings that cannot work.

    Args:
        settings: As the adapter read them.
        place: Where the person wrote them, such as `mkdocs.yml`.

    Raises:
        InputErrors: A folder is missing, a number out of bounds, or the URL unsafe.
    """
    folders = (
        ("content", settings.content / "articles"),
        ("content", settings.content / "dossier"),
        ("templates", settings.templates / "pages"),
    )
    errors = [
        InputError(place, f'"{key}": there is no folder {folder}.', "Create it, or correct the setting.")
        for key, folder in folders
        if not folder.is_dir()
    ]
    if settings.excerpt_words < 1:
        errors.append(InputError(place, '"excerpt_words" is less than 1.', "Write a number of words, such as 60."))
    if not 0 < settings.excerpt_share <= 1:  # Refuses "not a number" too.
        errors.append(InputError(place, '"excerpt_share" is not a share.', "Write a number above 0 and at most 1."))
    if errors:
        raise InputErrors(errors)
