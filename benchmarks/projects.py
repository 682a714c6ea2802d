"""Copies of the project in the working folder, so that benchmarks may change them."""

import shutil
from pathlib import Path

from generator.adapters.mkdocs_settings import load_without_plugin, read_settings
from generator.reading.settings import Settings


def copy_project(project: Path, folder: Path) -> Path:
    """Copy a project's configuration, content and templates; return the copy."""
    settings = read_project(project)
    folder.mkdir(parents=True)
    shutil.copy(project / "mkdocs.yml", folder)
    for part in (settings.content, settings.templates):
        shutil.copytree(part, folder / part.relative_to(project))
    return folder


def read_project(project: Path) -> Settings:
    """Return the settings of a project."""
    config_file = project / "mkdocs.yml"
    _, options = load_without_plugin(config_file)
    return read_settings(options, config_file)
