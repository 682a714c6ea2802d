"""From view-models to Markdown, through templates that cannot print anything unsafe.

A template may loop, test for emptiness, bind a name and include a part.  It has
no filters, functions or operators, and prints only `Untrusted`, which is
escaped, `Markup` and whole numbers.  All else is refused, with file and line.
"""

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
)

from generator.errors import InputError, Location, did_you_mean
from generator.publishing.escaping import escape_html
from generator.text import Markup, Untrusted

_LANGUAGE = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.For,
    nodes.Tuple,  # {% for name, value in pairs %}
    nodes.If,
    nodes.Test,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.With,
    nodes.Include,
)
_TESTS = ("defined", "none")

_LANGUAGE_REMEDY = (
    "A template may only loop, test for emptiness, bind a name (`with`) and include parts; "
    "put everything else into the view-model (generator/publishing)."
)
_NAME_REMEDY = "Use a name that the view-model, a loop or a `with` defines, or add the field to the view-model."
_TYPE_REMEDY = (
    "Give the field of the view-model the type Untrusted (text from outside), Markup (our own) or int, "
    "a tuple where the template loops, and test for emptiness what may be missing."
)

_Source: TypeAlias = tuple[str, str, Callable[[], bool]]


class Renderer:
    """Fills the templates of a site.

    Templates are read when first used, and again when their files change.
    """

    def __init__(self, folders: Iterable[Path], root: Path) -> None:
        """Prepare the templates of some folders, of which an earlier one takes precedence.

        Args:
            folders: Where templates are looked up.
            root: The project's folder; messages name files relative to it.
        """
        self._root = root.resolve()
        self._folders = tuple(folder.resolve() for folder in folders)
        self._environment = _restricted_environment(self._folders)

    def render(self, template_name: str, view: object) -> str:
        """Fill one template.

        Args:
            template_name: Path below the templates folder, with forward slashes.
            view: The view-model: an object with attributes, or a mapping.  The
                template, and every part it includes, knows it as `page`.  A part
                also knows the names bound around it, save Jinja's `loop`.

        Returns:
            Text that ends in exactly one line end, without white space at the
            ends of lines and without two blank lines in a row.

        Raises:
            InputError: The template does not exist, is not written in the
                templates' language, names something that the view-model does not
                have, or prints a value that is not safe.
        """
        try:
            return _tidy(self._environment.get_template(template_name).render(page=view))
        except (TemplateError, TypeError) as error:
            problem, remedy = self._explain(error)
            raise InputError(self._locate(error, template_name), problem, remedy) from error

    def _locate(self, error: TemplateError | TypeError, template_name: str) -> Location:
        """Return the innermost place in a template at which an error was raised."""
        if isinstance(error, TemplateSyntaxError) and error.filename is not None:
            return Location(self._shown(Path(error.filename)), error.lineno)
        frames = reversed(list(traceback.walk_tb(error.__traceback__)))
        # Jinja puts the template's own file and line into the traceback.
        for frame, line in frames:
            path = Path(frame.f_code.co_filename)
            if any(path.is_relative_to(folder) for folder in self._folders):
                return Location(self._shown(path), line)
        return Location(template_name)

    def _shown(self, path: Path) -> str:
        return (path.relative_to(self._root) if path.is_relative_to(self._root) else path).as_posix()

    def _explain(self, error: TemplateError | TypeError) -> tuple[str, str]:
        """Return what is wrong and what to do."""
        if isinstance(error, TemplateNotFound):
            remedy = did_you_mean(str(error.name), self._environment.list_templates())
            return f'there is no template "{error.name}".', remedy
        problem = (error.message or "" if isinstance(error, TemplateError) else str(error)).rstrip(".") + "."
        if isinstance(error, UndefinedError):
            return problem, _NAME_REMEDY
        return problem, _TYPE_REMEDY if isinstance(error, TypeError) else _LANGUAGE_REMEDY


class _ViewEnvironment(Environment):
    """Looks names up in view-models: fields only, never methods."""

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a field; for a missing field or a method, a value that raises when used."""
        absent = object()
        value = obj.get(attribute, absent) if isinstance(obj, Mapping) else getattr(obj, attribute, absent)
        if value is absent or callable(value):
            problem = f'{type(obj).__name__} has no field "{attribute}". {did_you_mean(attribute, _fields(obj))}'
            return self.undefined(problem, obj=obj, name=attribute)
        return value


class _CheckingLoader(FileSystemLoader):
    """Refuses templates that use more than the templates' language, even in branches never taken."""

    def get_source(self, environment: Environment, template: str) -> _Source:
        """Return a template's text, its file, and a function that says whether the file is unchanged.

        Raises:
            TemplateError: The template does not exist, or is not in the language.
        """
        source, filename, is_current = super().get_source(environment, template)
        for node in environment.parse(source, template, filename).find_all(nodes.Node):
            problem = _violation(node)
            if problem is not None:
                raise TemplateSyntaxError(problem, node.lineno, template, filename)
        return source, filename, is_current


def _restricted_environment(folders: Iterable[Path]) -> Environment:
    environment = _ViewEnvironment(
        loader=_CheckingLoader(tuple(folders)),
        undefined=StrictUndefined,
        finalize=_printed,
        autoescape=False,  # `_printed` escapes, for Markdown too, and refuses what autoescape would let pass
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.clear()
    environment.globals.clear()
    for name in set(environment.tests) - set(_TESTS):
        del environment.tests[name]
    return environment


def _printed(value: object) -> str:
    """Return what a template prints for a value.

    Raises:
        TypeError: It is of no type that may be printed.
    """
    if isinstance(value, Untrusted):
        return escape_html(value)
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, and says what is undefined
    if isinstance(value, int) and not isinstance(value, bool):
        return str(int(value))
    raise TypeError(f'a value of type "{type(value).__name__}" cannot be printed.')


def _violation(node: nodes.Node) -> str | None:
    """Say how a piece of a template breaks the templates' language, or return `None`."""
    if not isinstance(node, _LANGUAGE):
        return f'"{type(node).__name__.lower()}" is not part of the templates\' language.'
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f'"{node.attr}" is private.'
    if isinstance(node, nodes.For) and node.test is not None:
        return "a loop may not choose its items."
    if isinstance(node, nodes.Include) and (node.ignore_missing or not isinstance(node.template, nodes.Const)):
        return "an include names one existing part in quotation marks."
    return None


def _fields(view: object) -> list[str]:
    """Return the names that a template could use, for a message; properties are not evaluated."""
    if isinstance(view, Mapping):
        return [str(key) for key in view]
    return [name for name in dir(view) if name[0] != "_" and not callable(getattr(type(view), name, None))]


def _tidy(text: str) -> str:
    # Only spaces, tabs and line feeds: a no-break space is text.
    without_trailing_space = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", without_trailing_space).strip("\n") + "\n"
