"""Read the settings of `mkdocs.yml`: the one reader, for the command line and the MkDocs plugin alike."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.errors import InputError, InputErrors, Location, did_you_mean
from generator.reading.files import shown_path
from generator.reading.settings import Settings, check_settings

PLUGIN = "briefings"

_EXPECTED = {
    "content": ("the name of a folder", "content"),
    "templates": ("the name of a folder", "site_templates"),
    "excerpt_words": ("a whole number", "60"),
    "excerpt_share": ("a number", "0.5"),
}
"""What each setting must be, and an example."""


class _Number(BaseConfigOption[float]):
    """A number; not true or false, which Python counts among the numbers."""

    def __init__(self, default: float, *, whole: bool = False) -> None:
        super().__init__()
        self.default = default
        self._types = int if whole else (int, float)

    def run_validation(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, self._types):
            raise ValidationError("not a number")
        return value


class BriefingsConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves __init_subclass__ untyped
    """The options of the plugin in `mkdocs.yml`."""

    content = c.Type(str, default="content")
    """Folder with `articles/` and `dossier/`, relative to mkdocs.yml."""
    templates = c.Type(str, default="site_templates")
    """Folder with `pages/`, one template per kind of page, relative to mkdocs.yml."""
    excerpt_words = _Number(60, whole=True)
    """Most words of one passage of an article that a page shows."""
    excerpt_share = _Number(0.5)
    """Largest share of an article's own wording that the whole site shows, above 0 and at most 1."""


def read_settings(options: Mapping[str, object], config_file: Path) -> Settings:
    """Turn the plugin's options into settings; whether folders exist is not checked here.

    Args:
        options: As written in `mkdocs.yml`.
        config_file: That file, to whose folder all paths are relative.

    Raises:
        InputErrors: An option is unknown or of the wrong kind.
    """
    config = BriefingsConfig(config_file_path=str(config_file))
    config.load_dict(dict(options))
    known = dict(BriefingsConfig._schema)  # noqa: SLF001 - MkDocs offers no other way to list the options
    errors = [
        InputError(setting_place(config_file, key), f'there is no setting "{key}".', did_you_mean(key, known))
        for key in map(str, options)
        if key not in known
    ]
    for key, option in known.items():
        try:
            config[key] = option.validate(config[key])
        except ValidationError:
            expected, example = _EXPECTED[key]
            place = setting_place(config_file, key)
            errors.append(InputError(place, f'"{key}" is not {expected}.', f"Write for example `{key}: {example}`."))
    if errors:
        raise InputErrors(errors)
    root = config_file.parent
    return Settings(
        content=root / config.content,
        templates=root / config.templates,
        excerpt_words=int(config.excerpt_words),
        excerpt_share=float(config.excerpt_share),
    )


def check_project(config: MkDocsConfig, settings: Settings, config_file: Path) -> None:
    """Refuse a configuration with which no site can be made.

    Raises:
        InputError, InputErrors: A setting must be mended.
    """
    check_settings(settings, setting_place(config_file))
    if not config.use_directory_urls:
        problem = '"use_directory_urls" is false, but the links of the pages lead to folders.'
        place = Location(shown_path(config_file, config_file.parent))
        raise InputError(place, problem, "Remove that setting, or set it to true.")


def setting_place(config_file: Path, key: str = "") -> Location:
    """Return where an option of the plugin stands, or the plugin's own line for a key that is not written."""
    shown = shown_path(config_file, config_file.parent)
    try:
        tree = yaml.compose(config_file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return Location(shown)
    plugins = _child(tree, "plugins")
    name, options = _plugin_nodes(plugins)
    node = next((key_node for key_node, _ in _pairs(options) if key_node.value == key), name)
    return Location(shown, node.start_mark.line + 1 if node else None)


def load_without_plugin(config_file: Path) -> tuple[MkDocsConfig, dict[str, object]]:
    """Load `mkdocs.yml` as MkDocs does, but without this project's plugin.

    So the command line works where the package lies on the path but is not installed.

    Returns:
        The validated configuration, and the plugin's options.

    Raises:
        InputErrors: The file is missing, no valid YAML, or not valid for MkDocs.
    """
    config = MkDocsConfig(config_file_path=str(config_file))
    place = Location(shown_path(config_file, config_file.parent))
    try:
        with config_file.open("rb") as file:
            written = yaml_load(file, get_yaml_loader(config=config))
        options = take_plugin(written)
        config.load_dict(written)
        errors, _ = config.validate()
    except OSError as error:
        problem = f"this file cannot be read ({error.strerror})."
        raise InputErrors(
            [InputError(place, problem, "Run the command beside it, or name it with --config.")]
        ) from error
    except ConfigurationError as error:
        raise InputErrors([InputError(place, str(error), "See https://www.mkdocs.org/user-guide/.")]) from error
    if errors:
        raise InputErrors(InputError(place, f'"{key}": {error}', "Correct this setting.") for key, error in errors)
    if options is None:
        remedy = f"Add `- {PLUGIN}` to the list of plugins."
        raise InputErrors([InputError(place, f'"plugins" does not name {PLUGIN}.', remedy)])
    return config, options


def take_plugin(written: object) -> dict[str, object] | None:
    """Remove this project's plugin from a configuration as written.

    Returns:
        Its options; `None` where the plugin is not named.

    Raises:
        ConfigurationError: The options are no mapping.
    """
    plugins = written.get("plugins") if isinstance(written, dict) else None
    found: object = None
    if isinstance(plugins, dict) and PLUGIN in plugins:
        found = plugins.pop(PLUGIN) or {}
    if isinstance(plugins, list):
        for item in plugins:
            if item == PLUGIN or (isinstance(item, dict) and PLUGIN in item):
                plugins.remove(item)
                found = (isinstance(item, dict) and item[PLUGIN]) or {}
                break
    if found is not None and not isinstance(found, dict):
        raise ConfigurationError(f'the options of plugin "{PLUGIN}" are no mapping.')
    return found


def _plugin_nodes(plugins: yaml.Node | None) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Return the node that names the plugin, and the node of its options."""
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for item in items:
        if isinstance(item, yaml.ScalarNode) and item.value == PLUGIN:
            return item, None
        for key, value in _pairs(item):
            if key.value == PLUGIN:
                return key, value
    return None, None


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return next((value for key, value in _pairs(node) if key.value == name), None)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []
