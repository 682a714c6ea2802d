"""The cut of the code stays as `docs/architecture.md` draws it: who imports whom, and what stands nowhere."""

import ast
import graphlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = "generator"
MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 60

LAYERS = ("reading", "analysis", "publishing")
FOUNDATION = ("model", "errors", "text")
"""What the layers share."""
SHARED_BY_STAGES = ("words", "dates", "lookup")
"""Modules of `analysis` that are no stage: patterns of words, the finder of dates, facts by their place."""

OUTSIDE: Mapping[str, tuple[str, ...]] = {
    # The command line, and what it is split into.
    "__main__": (),  # `python -m generator`
    "cli": ("click",),  # commands and exit codes
    "adapters.terminal": ("rich",),  # colours, tables, progress
    "adapters.tables": (),  # tables of words and numbers, before anybody prints them
    "adapters.report": (),  # the summary of a build
    "adapters.review": (),  # `check`: asks the linking stage about each cue alone
    "adapters.explanation": (),  # `explain`: runs the stages one by one to show each
    "adapters.explained_statements": (),  # the same for statements: each with its rule, its speaker and its grade
    "adapters.extraction": (),  # `extract`: runs the stages on any file
    # The site on disk.
    "adapters.disk": (),  # writes a tree of files, and deletes its own only
    "adapters.places": (),  # where an on-disk build puts what
    "adapters.project": ("mkdocs",),  # opens a project as MkDocs understands its mkdocs.yml
    # The MkDocs plugin and everything else that knows MkDocs.
    "adapters.assembly": (),  # how generated and hand-written pages meet; for both ways of publishing
    "adapters.mkdocs_build": ("mkdocs",),  # runs MkDocs on Markdown on disk
    "adapters.mkdocs_dates": ("mkdocs",),  # keeps the clock out of the site
    "adapters.mkdocs_disk": ("mkdocs",),  # makes the mkdocs.yml beside the Markdown on disk
    "adapters.mkdocs_log": (),  # listens to MkDocs' messages
    "adapters.mkdocs_memory": ("mkdocs",),  # what `mkdocs serve` need not do again
    "mkdocs_plugin": ("mkdocs",),  # the plugin
    "adapters.mkdocs_serve": ("mkdocs", "click"),  # keeps `mkdocs serve` up; MkDocs reports its own errors as click's
    "adapters.mkdocs_settings": ("mkdocs",),  # the one reader of mkdocs.yml
}
"""The modules around the core, and which of the libraries that talk to people or to MkDocs each may import."""
TALKING_LIBRARIES = ("mkdocs", "click", "rich")

CATCHES_EVERYTHING = ("adapters.mkdocs_serve",)
"""An extension or the theme may raise anything, and MkDocs would then hang every request."""
ANY = ("reading.yamlfile",)

ORDINARY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        administration alliance allies ambassador analysts associated center city conference cooperation council
        countries department diplomatic diplomats disarmament european foreign former government investigators joint
        military ministry observers officials open organization other part policy president press previously price
        republics security side source staff state states that union united western were
        """,
    )
)
"""Words in names of this dossier that are ordinary English; alone they name nobody."""


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    path: Path

    @cached_property
    def name(self) -> str:
        """Dotted name below the package, such as `analysis.dates`; empty for the package itself."""
        parts = self.path.relative_to(ROOT / PACKAGE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def top(self) -> str:
        return self.name.partition(".")[0]

    @property
    def is_outside(self) -> bool:
        """True for what stands around the core."""
        return self.name in OUTSIDE or self.name == "adapters"

    @cached_property
    def imports(self) -> tuple[tuple[str, ast.stmt], ...]:
        """Absolute names of all modules imported anywhere in the file, with the statement."""
        return tuple(_imports(self.tree))

    @cached_property
    def inner_imports(self) -> frozenset[str]:
        """Modules of the package that this one imports, named as `name` does."""
        return frozenset(
            name.removeprefix(PACKAGE).removeprefix(".")
            for name, _ in self.imports
            if name == PACKAGE or name.startswith(f"{PACKAGE}.")
        )

    def place(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def _imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            origin = node.module or ""
            for alias in node.names:  # `from a.b import c` imports a.b.c where that is a module, else a.b
                inner = f"{origin}.{alias.name}"
                yield inner if _is_module(inner) else origin, node


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


MODULES = tuple(Module(path) for path in sorted((ROOT / PACKAGE).rglob("*.py")))


def violations(find: Callable[[Module], Iterable[str]]) -> list[str]:
    return [found for module in MODULES for found in find(module)]


def test_layers_never_import_one_another() -> None:
    assert not violations(
        lambda module: (
            f"{module.name} imports {name}"
            for name in module.inner_imports
            if module.top in LAYERS and name.partition(".")[0] not in (module.top, *FOUNDATION)
        )
    )


def test_stages_never_import_one_another() -> None:
    def stage(name: str) -> str:
        layer, _, rest = name.partition(".")
        return rest.partition(".")[0] if layer == "analysis" else ""

    assert not violations(
        lambda module: (
            f"{module.name} imports {name}"
            for name in module.inner_imports
            if stage(module.name) and stage(name) not in ("", stage(module.name), *SHARED_BY_STAGES)
        )
    )
    assert not violations(
        lambda module: (
            f"{module.name} is shared by the stages and imports {name}"
            for name in module.inner_imports
            if stage(module.name) in SHARED_BY_STAGES and stage(name) not in ("", *SHARED_BY_STAGES)
        )
    )


def test_the_foundation_imports_only_itself() -> None:
    assert not violations(
        lambda module: (
            f"{module.name} imports {name}"
            for name in module.inner_imports
            if module.top in FOUNDATION and name.partition(".")[0] not in FOUNDATION
        )
    )


def test_every_module_at_the_top_has_its_place() -> None:
    known = {"", "site", *LAYERS, *FOUNDATION}
    strange = sorted({module.name for module in MODULES if module.top not in known and not module.is_outside})
    assert not strange, f"say in OUTSIDE, and in docs/architecture.md, what these are for: {strange}"


def test_only_site_and_what_stands_around_the_core_import_stages() -> None:
    assert not violations(
        lambda module: (
            f"{module.name} imports {name}"
            for name in module.inner_imports
            if name.startswith("analysis") and module.top not in ("analysis", "site") and not module.is_outside
        )
    )


def test_nothing_in_the_core_imports_what_stands_around_it() -> None:
    assert not violations(
        lambda module: (
            f"{module.name} imports {name}"
            for name in module.inner_imports
            if not module.is_outside and name in OUTSIDE
        )
    )


def test_nothing_imports_the_two_adapters() -> None:
    assert not violations(
        lambda module: (
            f"{module.name} imports {name}"
            for name in module.inner_imports
            if name in ("mkdocs_plugin", "cli") and module.name != "__main__"
        )
    )


def test_only_adapters_talk_to_people_and_to_mkdocs() -> None:
    assert not violations(
        lambda module: (
            f"{module.place(node)}: imports {name}"
            for name, node in module.imports
            if (library := name.partition(".")[0]) in TALKING_LIBRARIES and library not in OUTSIDE.get(module.name, ())
        )
    )
    used = {module.name: {name.partition(".")[0] for name, _ in module.imports} for module in MODULES}
    assert not [
        f"{module} no longer imports {library}; take it from OUTSIDE"
        for module, libraries in OUTSIDE.items()
        for library in libraries
        if module in used and library not in used[module]
    ]


def test_imports_stand_at_the_top_and_are_absolute() -> None:
    """A cycle hidden under `TYPE_CHECKING` or inside a function is still a cycle."""
    assert not violations(
        lambda module: (
            module.place(node)
            for node in ast.walk(module.tree)
            if (isinstance(node, ast.Import | ast.ImportFrom) and node not in module.tree.body)
            or (isinstance(node, ast.ImportFrom) and node.level)
            or (isinstance(node, ast.Name | ast.Attribute) and _last_name(node) in ("TYPE_CHECKING", "import_module"))
        )
    )


def test_no_cycles() -> None:
    graph = {module.name: module.inner_imports - {module.name} for module in MODULES}
    graphlib.TopologicalSorter(graph).prepare()  # raises with the cycle in its message


def test_private_names_stay_in_their_module() -> None:
    assert not violations(
        lambda module: (
            f"{module.place(node)}: {alias.name}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE)
            for alias in node.names
            if re.match(r"_[^_]", alias.name)
        )
    )


def test_only_escaping_reveals_untrusted_text() -> None:
    assert not violations(
        lambda module: (
            module.place(node)
            for node in ast.walk(module.tree)
            if module.name not in ("text", "publishing.escaping")
            and (
                (isinstance(node, ast.Name | ast.Attribute) and _last_name(node) == "reveal")
                or (isinstance(node, ast.Attribute) and node.attr == "_characters")
                or (isinstance(node, ast.ImportFrom) and any(alias.name == "reveal" for alias in node.names))
            )
        )
    )


DISK = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "socket", "subprocess", "urllib.request"}


def test_analysis_and_model_never_touch_the_disk() -> None:
    assert not violations(
        lambda module: (
            f"{module.place(node)}: {name}"
            for name, node in module.imports
            if module.top in ("analysis", "model", "text") and name in DISK
        )
    )
    calls = ("open", "read_text", "read_bytes", "write_text", "write_bytes")
    assert not violations(
        lambda module: (
            module.place(node)
            for node in ast.walk(module.tree)
            if module.top in ("analysis", "model", "text")
            and isinstance(node, ast.Call)
            and _last_name(node.func) in calls
        )
    )


def test_the_core_has_no_clock_no_environment_and_no_log() -> None:
    hidden = {"today", "now", "utcnow", "environ", "getenv", "getcwd", "cwd", "expanduser", "getLogger", "print"}
    libraries = {"logging", "time", "random", "uuid", "locale", "getpass", "platform"}

    def inputs(module: Module) -> Iterator[str]:
        if module.is_outside:
            return
        yield from (f"{module.place(node)}: {name}" for name, node in module.imports if name in libraries)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Name | ast.Attribute) and _last_name(node) in hidden:
                yield f"{module.place(node)}: {_last_name(node)}"

    assert not violations(inputs)


def test_modules_are_short() -> None:
    assert not violations(
        lambda module: (
            [f"{module.name}: {lines} lines"] if (lines := len(module.text.splitlines())) > MAX_MODULE_LINES else []
        )
    )


def test_functions_fit_on_a_screen() -> None:
    assert not violations(
        lambda module: (
            f"{module.place(node)}: {node.name}, {lines} lines"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and (lines := (node.end_lineno or 0) - node.lineno + 1) > MAX_FUNCTION_LINES
        )
    )


def test_no_any() -> None:
    assert not violations(
        lambda module: (
            module.place(node)
            for node in ast.walk(module.tree)
            if module.name not in ANY
            and (
                (isinstance(node, ast.Name | ast.Attribute) and _last_name(node) == "Any")
                or (isinstance(node, ast.ImportFrom) and any(alias.name == "Any" for alias in node.names))
            )
        )
    )


def test_no_error_is_swallowed_whole() -> None:
    def blanket(handler: ast.ExceptHandler) -> bool:
        caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        return any(kind is None or _last_name(kind) in ("Exception", "BaseException") for kind in caught)

    found = [
        (module.name, module.place(node))
        for module in MODULES
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.ExceptHandler) and blanket(node))
        or (isinstance(node, ast.Call) and _last_name(node.func) == "suppress" and "Exception" in ast.unparse(node))
    ]
    assert not [place for name, place in found if name not in CATCHES_EVERYTHING]
    assert len(found) <= len(CATCHES_EVERYTHING), found


def test_values_are_frozen() -> None:
    assert not violations(
        lambda module: (
            f"{module.place(node)}: {node.name}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef)
            for decorator in node.decorator_list
            if "dataclass" in ast.unparse(decorator)
            and not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=True", ast.unparse(decorator)))
        )
    )


def test_every_public_name_has_a_docstring() -> None:
    def undocumented(module: Module) -> Iterator[str]:
        if not ast.get_docstring(module.tree):
            yield module.place(module.tree)
        yield from (
            f"{module.place(node)}: {node.name}" for node in _public(module.tree) if not ast.get_docstring(node)
        )

    assert not violations(undocumented)


def _public(scope: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in scope.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


@dataclass(frozen=True)
class Names:
    """What names an actor or a venue of the dossier, in small letters."""

    words: frozenset[str]
    """Words of four letters or more, ordinary ones apart."""
    phrases: re.Pattern[str]
    """Names of several words: ordinary ones may name somebody together."""

    def inside(self, text: str) -> set[str]:
        lower = text.lower()
        return {*self.words.intersection(re.findall(r"[^\W\d_]{4,}", lower)), *self.phrases.findall(lower)}


@pytest.fixture(scope="module")
def names() -> Names:
    forms: set[str] = set()
    for path in sorted((ROOT / "content" / "dossier").glob("*.yml")):
        dossier = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for entry in [*dossier.get("actors", []), *dossier.get("venues", [])]:
            forms |= {entry["name"], entry.get("short", ""), *entry.get("aliases", []), *entry.get("misspellings", [])}
    words = {word.lower() for form in forms for word in re.findall(r"[^\W\d_]{4,}", form)}
    phrases = sorted(re.escape(form.lower()) for form in forms if len(re.findall(r"\b[A-Z]\w+", form)) > 1)
    return Names(frozenset(words) - ORDINARY_WORDS, re.compile(rf"\b(?:{'|'.join(phrases)})\b"))


def test_code_names_nobody_and_no_place(names: Names) -> None:
    """Another affair needs another dossier and no other code.

    Comments and docstrings may cite the article that showed a problem.
    """
    assert not violations(
        lambda module: (
            f"{module.place(node)}: {found}" for node, text in _code_texts(module.tree) for found in names.inside(text)
        )
    )


def test_lexicons_name_nobody_and_no_place(names: Names) -> None:
    """Lexicons are language.  The agencies that sign press articles everywhere belong to it."""
    agencies = ("agencies", "pattern")
    assert not [
        f"{path.relative_to(ROOT)}: {found} in {text!r}"
        for path in sorted((ROOT / PACKAGE / "lexicons").rglob("*.yml"))
        for key, text in _yaml_texts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), "")
        if not (path.name == "boilerplate.yml" and key in agencies)
        for found in names.inside(text)
    ]


def _code_texts(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Return identifiers and strings, but no docstrings."""
    comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments:
            yield node, node.value
        for field in ("id", "attr", "arg", "name", "asname"):
            identifier = getattr(node, field, None)
            if isinstance(identifier, str):
                yield node, identifier.replace("_", " ")


def _yaml_texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Return keys and values with the key they stand under, but no reasons and examples."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for item in value:
            yield from _yaml_texts(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in ("why", "example", "examples"):
                yield key, name
                yield from _yaml_texts(item, key if key == "agencies" else name)


def _last_name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
