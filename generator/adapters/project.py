"""A project as the command line sees it: its `mkdocs.yml`, its settings, and its whole site."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.adapters.assembly import list_handwritten, navigation_entries, refuse_collisions, silent_in_navigation
from generator.adapters.mkdocs_disk import NavigationSettings, make_config
from generator.adapters.mkdocs_settings import check_project, load_without_plugin, read_settings
from generator.adapters.places import SitePlaces, refuse_bad_places
from generator.reading.files import shown_path
from generator.reading.settings import Settings
from generator.site import BuiltSite, Engine

Build = Callable[[Settings, Path, Engine], BuiltSite]
"""`site.build_site`, or what stands in for it in a test."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a `mkdocs.yml`."""

    config_file: Path
    """Absolute."""
    config: MkDocsConfig
    """As MkDocs understands it, without this project's plugin."""
    settings: Settings

    @property
    def root(self) -> Path:
        """The project's folder; messages name files relative to it."""
        return self.config_file.parent

    @property
    def docs(self) -> Path:
        """Folder of the hand-written pages."""
        return Path(self.config.docs_dir)


def open_project(config_file: Path) -> Project:
    """Read `mkdocs.yml`.

    Raises:
        InputError, InputErrors: It must be mended first.
    """
    config_file = config_file.absolute()
    config, options = load_without_plugin(config_file)
    settings = read_settings(options, config_file)
    check_project(config, settings, config_file)
    return Project(config_file, config, settings)


def choose_places(project: Project, output: Path | None, site: Path | None) -> SitePlaces:
    """Return where the build goes: as asked, or `build/docs` and what `mkdocs.yml` says.

    Raises:
        InputErrors: The build would overwrite or delete something else there.
    """
    docs = output.absolute() if output else project.root / "build" / "docs"
    places = SitePlaces(project.config_file, docs, site.absolute() if site else Path(project.config.site_dir))
    theme = project.config.theme.custom_dir
    inputs = [project.settings.content, project.settings.templates, project.docs, *([Path(theme)] if theme else [])]
    refuse_bad_places(places, inputs)
    return places


def build_project(project: Project, engine: Engine, build: Build) -> BuiltSite:
    """Build the whole site in memory, and check it against the hand-written pages.

    Raises:
        InputError, InputErrors: Something must be mended first.
    """
    built = build(project.settings, project.root, engine)
    shown = shown_path(project.docs, project.root)
    refuse_collisions((file.path for file in built.files), list_handwritten(project.docs), shown)
    return built


def disk_files(project: Project, built: BuiltSite, places: SitePlaces) -> dict[str, bytes]:
    """Return all files of an on-disk build by path relative to the folder of the made `mkdocs.yml`.

    Raises:
        InputErrors: The project's `mkdocs.yml` can no longer be read.
    """
    handwritten = list_handwritten(project.docs)
    silent = silent_in_navigation(handwritten, own_navigation=project.config.nav is not None)
    navigation = NavigationSettings(navigation_entries(built.navigation), silent)
    folder = places.docs.name
    return {
        places.config.name: make_config(places, project.config, navigation).encode(),
        **{f"{folder}/{path}": (project.docs / path).read_bytes() for path in handwritten},
        **{f"{folder}/{file.path}": file.content.encode() for file in built.files},
    }
