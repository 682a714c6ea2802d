"""The command line: `briefings build | check | extract | explain`.  Only this module chooses exit codes."""

import errno
import gc
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import click
from click.exceptions import Exit

from generator import __version__
from generator.adapters.disk import write_tree
from generator.adapters.explanation import explain_article, find_article
from generator.adapters.extraction import extract_statements, read_knowledge
from generator.adapters.mkdocs_build import run_mkdocs
from generator.adapters.places import SitePlaces
from generator.adapters.project import Build, Project, build_project, choose_places, disk_files, open_project
from generator.adapters.report import closing_lines, grade_table, share_table, summary_table
from generator.adapters.review import review_corpus, review_lexicon
from generator.adapters.terminal import Steps, Terminal, open_terminal
from generator.errors import InputError, InputErrors
from generator.site import BuiltSite, build_corpus, build_site, load_engine

_FAILED, _INTERRUPTED = 1, 130


@dataclass(frozen=True, slots=True)
class Session:
    """What all commands share."""

    terminal: Terminal
    build: Build


class _Commands(click.Group):
    """Turns wrong input into messages and exit codes."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for; a context that comes with an object builds with that."""
        # The analysis makes many small values without cycles, which collecting again and again cannot free.
        gc.set_threshold(100_000, 50, 100)
        terminal = open_terminal()
        ctx.obj = Session(terminal, ctx.obj or build_site)
        try:
            return super().invoke(ctx)
        except (InputError, InputErrors) as error:
            terminal.show_error(error)
        except OSError as error:
            if error.errno == errno.EPIPE:  # Whoever reads has had enough; click ends quietly.
                raise
            terminal.complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        except KeyboardInterrupt as error:
            raise Exit(_INTERRUPTED) from error
        raise Exit(_FAILED)


_config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The project's configuration; the project is the folder that holds it.",
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefings")
def main() -> None:
    """Turn a folder of press articles and a dossier into a site of briefings."""


@main.command()
@_config_option
@click.option("--output", type=click.Path(path_type=Path), help="Folder for the Markdown.  [default: build/docs]")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Folder for the site.  [default: as in mkdocs.yml]")
@click.option("--strict", is_flag=True, help="Fail where there are warnings.")
@click.pass_obj
def build(session: Session, config: Path, output: Path | None, site_dir: Path | None, *, strict: bool) -> None:
    """Write the Markdown of all pages, then make the site.

    The Markdown, hand-written pages and data go to one folder, with a
    mkdocs.yml beside it, for any site builder to take.
    """
    terminal = session.terminal
    project = open_project(config)
    places = choose_places(project, output, site_dir)
    with terminal.steps() as steps:
        built = _build_in_memory(session, project, steps)
        if strict and _warnings(built):
            terminal.show_notices(built.corpus.notices, to_stderr=True)
            terminal.complain(f"warnings: {_warnings(built)}, and --strict was given. Nothing was written.")
            raise Exit(_FAILED)
        with steps.step("Write Markdown"):
            files = disk_files(project, built, places)
            written = write_tree(places.config.parent, places.docs.name, files)
        _make_site(places, steps, pages=sum(path.endswith(".md") for path in files), strict=strict)
    terminal.show_notices(built.corpus.notices)
    terminal.show_table(summary_table(built.summary, len(built.files)))
    terminal.show_table(share_table(built.summary, project.settings.excerpt_share))
    for line in closing_lines(written, project.root, places.site, sys.executable):
        terminal.say(line)


@main.command()
@_config_option
@click.option("-v", "--verbose", is_flag=True, help="List unused lexicon entries too.")
@click.pass_obj
def check(session: Session, config: Path, *, verbose: bool) -> None:
    """Do everything but write, and report what a person should look at."""
    terminal = session.terminal
    project = open_project(config)
    with terminal.steps() as steps:
        built = _build_in_memory(session, project, steps)
    review = review_corpus(built.corpus)
    lexicon = review_lexicon(built.corpus, load_engine().lexicon) if verbose else ()
    for notices in (built.corpus.notices, review.speakerless, review.idle_forms, review.idle_cues, lexicon):
        terminal.show_notices(notices)
    terminal.show_table(grade_table(review))
    terminal.show_table(summary_table(built.summary, len(built.files)))
    terminal.show_table(share_table(built.summary, project.settings.excerpt_share))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--dossier", type=click.Path(path_type=Path), help="Folder of a dossier, to know the speakers by.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.pass_obj
def extract(session: Session, files: tuple[Path, ...], dossier: Path | None, form: str) -> None:  # noqa: ARG001 - one form so far
    """Print the statements of text files, one JSON object a line."""
    engine = load_engine()
    root = Path.cwd()
    knowledge = read_knowledge(dossier, root, engine)
    stdout = sys.stdout.buffer  # bytes: UTF-8 whatever the locale says
    failed = False
    for file in files:
        try:
            records, notices = extract_statements(file, root, knowledge, engine)
        except InputErrors as error:
            session.terminal.show_error(error)
            failed = True
            continue
        session.terminal.show_notices(notices, to_stderr=True)
        stdout.write("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode())
    stdout.flush()
    if failed:
        raise Exit(_FAILED)


@main.command()
@_config_option
@click.argument("article")
@click.pass_obj
def explain(session: Session, config: Path, article: str) -> None:
    """Show what each stage made of ARTICLE: an id, a unique part of one, or a file."""
    project = open_project(config)
    engine = load_engine()
    corpus = build_corpus(project.settings, project.root, engine)
    found, segments, analysis = find_article(article, corpus, project.root, engine)
    session.terminal.say(f"{found.id}  ({found.file})", "bold")
    session.terminal.say()
    for table in explain_article(found, segments, analysis, corpus.dossier, engine.lexicon):
        session.terminal.show_table(table)


def _build_in_memory(session: Session, project: Project, steps: Steps) -> BuiltSite:
    with steps.step("Load lexicons"):
        engine = load_engine()
    with steps.step("Read, analyse, compose"):
        return build_project(project, engine, session.build)


def _make_site(places: SitePlaces, steps: Steps, *, pages: int, strict: bool) -> None:
    messages: list[tuple[int, str]] = []
    try:
        with steps.step("Make the site", total=pages) as step:
            run_mkdocs(places, strict=strict, listen=lambda *message: messages.append(message), count_page=step.advance)
    finally:
        steps.terminal.relay("MkDocs", messages)


def _warnings(built: BuiltSite) -> int:
    return sum(notice.level == "warning" for notice in built.corpus.notices)
