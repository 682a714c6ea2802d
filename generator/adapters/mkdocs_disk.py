"""Make a `mkdocs.yml` for Markdown on disk: the project's own, without this project's plugin."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from generator.adapters.mkdocs_settings import take_plugin
from generator.adapters.places import SitePlaces
from generator.errors import InputError, InputErrors, Location
from generator.reading.files import shown_path

_HEADER = """\
# Made by `briefings build` from {original}; do not edit.
# All pages and data are in {docs}/, so that any builder that reads this file can make the site.
"""
_PATH_LISTS = ("hooks", "watch")
"""Settings that are lists of paths relative to `mkdocs.yml`."""


@dataclass(frozen=True, slots=True)
class NavigationSettings:
    """What the made `mkdocs.yml` says about navigation."""

    entries: Sequence[dict[str, str]]
    """For a project whose own `mkdocs.yml` has no `nav:`."""
    silent: str
    """Patterns of pages that need no entry."""


def make_config(places: SitePlaces, config: MkDocsConfig, navigation: NavigationSettings) -> str:
    """Return the text of a `mkdocs.yml` for the Markdown on disk; tags such as `!ENV` are kept as written.

    Args:
        places: Where everything is.
        config: The project's configuration as MkDocs understands it.
        navigation: The navigation.

    Raises:
        InputErrors: The project's file can no longer be read.
    """
    written = _read_as_written(places.project_config)
    take_plugin(written)
    written["docs_dir"] = places.docs.name
    written["site_dir"] = _relative(places.site, places)
    written["not_in_nav"] = f"{navigation.silent}\n{written.get('not_in_nav') or ''}".rstrip() + "\n"
    if config.nav is None:
        written["nav"] = list(navigation.entries)
    if config.repo_url:
        written["edit_uri"] = ""  # Only the plugin knows what generated pages are made from.
        written.pop("edit_uri_template", None)
    _move_paths(written, places, config.theme.custom_dir)
    text = yaml.dump(written, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return _HEADER.format(original=_relative(places.project_config, places), docs=places.docs.name) + text


def _move_paths(written: dict[str, object], places: SitePlaces, custom_dir: str | None) -> None:
    """Make paths that were relative to the project's `mkdocs.yml` relative to the made one."""
    theme = written.get("theme")
    if custom_dir and isinstance(theme, dict):
        theme["custom_dir"] = _relative(Path(custom_dir), places)
    for key in _PATH_LISTS:
        paths = written.get(key)
        if isinstance(paths, list):
            written[key] = [_relative(places.project_config.parent / str(path), places) for path in paths]


def _relative(path: Path, places: SitePlaces) -> str:
    return Path(os.path.relpath(path, places.config.parent)).as_posix()


def _read_as_written(config_file: Path) -> dict[str, object]:
    try:
        with config_file.open("rb") as file:
            return yaml_load(file, _Loader)  # type: ignore[arg-type] # any loader of PyYAML will do
    except (OSError, MkDocsException) as error:
        place = Location(shown_path(config_file, config_file.parent))
        raise InputErrors([InputError(place, f"this file cannot be read: {error}", "Build again.")]) from error


class _Tagged:
    """A value with a tag, which only its reader may evaluate."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    """Reads YAML without evaluating tags that are not YAML's own."""

    def keep(self, _suffix: str, node: yaml.Node) -> _Tagged:
        """Return a tagged value as written."""
        return _Tagged(node)


class _Dumper(yaml.SafeDumper):
    """Writes values with their tags, and no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write equal values out, each in its place."""
        return True

    def write_back(self, value: _Tagged) -> yaml.Node:
        """Return a tagged value as written."""
        return value.node


_Loader.add_multi_constructor("!", _Loader.keep)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _Loader.keep)
_Dumper.add_representer(_Tagged, _Dumper.write_back)
