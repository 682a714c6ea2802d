"""A tiny project on disk, and a stand-in for `site.build_site` that needs neither dossier nor templates."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from generator.adapters.mkdocs_settings import load_without_plugin
from generator.cli import main
from generator.errors import InputError, Location, Notice
from generator.mkdocs_plugin import BriefingsPlugin
from generator.model.corpus import Corpus
from generator.model.dossier import Affair, Dossier
from generator.model.output import NavItem, OutputFile, Summary
from generator.reading.settings import Settings
from generator.site import BuiltSite, Engine

ROOT = Path(__file__).parents[2]

MKDOCS = """\
site_name: Tiny
site_url: https://example.org/tiny/
docs_dir: content/pages
theme:
  name: null
  custom_dir: theme
plugins:
  - search
  - briefings:
      content: content
      templates: site_templates
markdown_extensions: [attr_list, tables]
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""
THEME = """\
<html><head><title>{{ page.title }}</title></head>
<body>{% for item in nav %}[{{ item.title }}]{% endfor %}{{ page.content }}</body></html>
"""

DOSSIER = """\
affair:
  name: "Talks"
  headline: "Talks are held"
sides:
  - {id: east, name: "East"}
actors:
  - id: ada-novak
    name: "Ada Novak"
    kind: person
    side: east
    pronoun: she
    aliases: ["Novak"]
"""
ARTICLES = {
    "one": "The ministers meet in Geneva\n\nThe ministers met in Geneva on Monday for the first talks of the year.\n\n"
    "“We are ready to talk,” Ada Novak said on Monday in the town hall of Geneva.\n",
    "two": "The talks go on\n\nNovak said that the talks would go on for several more days in the same place.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a project with two articles, one hand-written page and a theme of one line."""
    root = tmp_path / "project"
    files = {
        "mkdocs.yml": MKDOCS,
        "theme/main.html": THEME,
        "content/pages/about.md": "# About\n\nWho we are.\n",
        "content/dossier/affair.yml": DOSSIER,
        **{f"content/articles/{name}.txt": text for name, text in ARTICLES.items()},
    }
    for name, text in files.items():
        write_text(root / name, text)
    shutil.copytree(ROOT / "site_templates" / "pages", root / "site_templates" / "pages")
    return root


def write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make_site(
    pages: Sequence[OutputFile], navigation: tuple[NavItem, ...] = (), notices: tuple[Notice, ...] = ()
) -> BuiltSite:
    """Make a site of given pages, with an empty corpus."""
    affair = Affair("Talks", "Talks are held", (), (), Location("content/dossier/affair.yml", 1))
    corpus = Corpus(Dossier(affair, (), (), (), (), (), (), ()), {}, {}, {}, notices)
    summary = Summary(
        articles=2,
        paragraphs=7,
        dropped=2,
        statements=2,
        unidentified=1,
        grades=(("A", 2),),
        pages=len(pages),
        shown=(("one", 0.25),),
    )
    return BuiltSite(tuple(sorted(pages, key=lambda page: page.path)), navigation, corpus, summary)


def stand_in(settings: Settings, root: Path, engine: Engine) -> BuiltSite:
    """Make one page an article: its text as it is, with a warning for "doubtful" and an error for "BROKEN"."""
    assert engine
    texts = {path.stem: path.read_text("utf-8") for path in sorted((settings.content / "articles").glob("*.txt"))}
    places = {
        name: Location(f"{settings.content.relative_to(root).as_posix()}/articles/{name}.txt", 1) for name in texts
    }
    for name, text in texts.items():
        if "BROKEN" in text:
            raise InputError(places[name], "this is <b>broken</b>.", "Mend it & save.")
    listed = "\n".join(f"- [{name}]({name}.md)" for name in texts)
    pages = [
        OutputFile("index.md", f"# Home\n\nArticles: {len(texts)}\n", None),
        OutputFile("articles/index.md", f"# Articles\n\n{listed}\n", None),
        OutputFile("data/articles.json", '{"items": []}\n', None),
        *(
            OutputFile(f"articles/{name}.md", f"# {name}\n\n{text}", Location(f"content/articles/{name}.txt", 3))
            for name, text in texts.items()
        ),
    ]
    navigation = (NavItem("Home", "index.md"), NavItem("Articles & more", "articles/index.md"))
    notices = (Notice(places[name], "this is doubtful.") for name, text in texts.items() if "doubtful" in text)
    return make_site(pages, navigation, tuple(notices))


Run = Callable[..., Result]
BuildWithPlugin = Callable[..., MkDocsConfig]
Tree = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("build", "--strict")`: the command line in the project's folder, with the stand-in."""

    def run(*arguments: str, build: object = stand_in) -> Result:
        monkeypatch.chdir(project)
        result = CliRunner().invoke(main, arguments, obj=build, prog_name="briefings")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


@pytest.fixture
def build_with_plugin(project: Path) -> BuildWithPlugin:
    """`build_with_plugin(plugin)`: build the project as `mkdocs build` does, and return the configuration used."""

    def build(plugin: BriefingsPlugin | None = None, *, serving: bool = False, **settings: object) -> MkDocsConfig:
        config, options = load_without_plugin(project / "mkdocs.yml")
        plugin = plugin or BriefingsPlugin(stand_in)
        plugin.load_config(options, str(project / "mkdocs.yml"))
        config.plugins["briefings"] = plugin
        config.update(settings)
        plugin.on_startup(command="serve" if serving else "build", dirty=False)
        mkdocs_build(config)
        return config

    return build


@pytest.fixture
def plugin() -> BriefingsPlugin:
    """The plugin with the stand-in."""
    return BriefingsPlugin(stand_in)


@pytest.fixture(scope="session")
def tree() -> Tree:
    """`tree(folder)`: the bytes of all files below a folder, by path."""

    def tree(folder: Path) -> dict[str, bytes]:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return tree


@pytest.fixture(scope="session")
def write() -> Callable[[Path, str], None]:
    """`write(path, text)`: write a file and the folders above it."""
    return write_text


@pytest.fixture(scope="session")
def a_site() -> Callable[..., BuiltSite]:
    """`a_site([page, …])`: see `make_site`."""
    return make_site
