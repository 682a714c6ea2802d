"""Settings that cannot work are refused together, before anything is read."""

from pathlib import Path

import pytest

from generator.errors import InputErrors, Location
from generator.reading.settings import Settings, check_settings


def test_sound_settings_pass(tmp_path: Path) -> None:
    for folder in ("content/articles", "content/dossier", "templates/pages"):
        (tmp_path / folder).mkdir(parents=True)
    settings = Settings(tmp_path / "content", tmp_path / "templates")
    check_settings(settings, Location("mkdocs.yml"))


def test_all_wrong_settings_are_named(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, excerpt_words=0, excerpt_share=float("nan"))
    with pytest.raises(InputErrors) as caught:
        check_settings(settings, Location("mkdocs.yml"))
    named = [error.problem.split('"')[1] for error in caught.value.errors]
    assert named == ["content", "content", "templates", "excerpt_words", "excerpt_share"]
