"""Say in an editor's words, and at the right line, where data does not have a form."""

import re
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.errors import InputError, did_you_mean
from generator.reading.schema import Form
from generator.reading.yamlfile import MAX_ERRORS, NodePath, YamlDocument

# Pydantic's type of error to what is wrong and what to do.  {limit} is the
# bound that was not kept.
_MESSAGES = {
    "missing": ('the key "{key}" is missing.', 'Add "{key}: …".'),
    "string_type": ("{name} must be a text.", "Write it in one line behind the colon."),
    "literal_error": ("{name} must be a single word.", "Write it behind the colon."),
    "string_too_long": ("{name} is longer than {limit} characters.", "Shorten it."),
    "tuple_type": ("{name} must be a list.", 'Begin each item with "- ".'),
    "too_long": ("{name} has more than {limit} items.", "Remove the others."),
    "model_type": ("{name} must have keys of its own.", 'Write them as indented "key: value" lines.'),
    "bool_parsing": ("{name} must be true or false.", "Write true or false."),
    "bool_type": ("{name} must be true or false.", "Write true or false."),
    "int_parsing": ("{name} must be a whole number.", "Write it in digits."),
    "int_parsing_size": ("{name} must be a whole number of sensible size.", "Write it in digits."),
    "int_type": ("{name} must be a whole number.", "Write it in digits."),
    "greater_than_equal": ("{name} is less than {limit}.", "Count from {limit}."),
}
_LIMITS = ("min_length", "max_length", "ge")
_EMPTY = ("{name} is empty.", "Write a value, or remove the key if it is optional.")
_TOO_SHORT = ("{name} is shorter than {limit} characters.", "Write more of it.")
_FORMS_OF_TEXT = {
    r"^\d{4}-\d{2}-\d{2}$": "Write the date as 2022-01-10.",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "Write the date as 2022-01-10, or 2022-01 or 2022 where no more is known.",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Use lower-case letters, digits and single hyphens.",
}


def form_errors(error: ValidationError, document: YamlDocument, top: type[Form]) -> list[InputError]:
    """Turn what pydantic found into input errors, at most `MAX_ERRORS` of them.

    Args:
        error: What validating `document.data` raised.
        document: Gives the lines.
        top: The form that it was validated against.
    """
    found = [details for details in error.errors(include_url=False) if not _follows_from_another(details)]
    return [_form_error(details, document, top) for details in found[:MAX_ERRORS]]


def _follows_from_another(details: ErrorDetails) -> bool:
    """Recognise a list that is too short only because its items are wrong, which is reported already."""
    return details["type"] == "too_short" and bool(details["input"])


def _form_error(details: ErrorDetails, document: YamlDocument, top: type[Form]) -> InputError:
    path, written = details["loc"], details["input"]
    key = str(path[-1]) if path else document.file
    place = document.location(path)
    if details["type"] == "extra_forbidden":
        form = _form_at(top, path[:-1])
        return InputError(place, f'unknown key "{key}".', did_you_mean(key, form.model_fields if form else ()))
    context = details.get("ctx", {})
    name = _name(path)
    if details["type"] == "literal_error" and isinstance(written, str):
        choices = re.findall(r"'([^']+)'", str(context["expected"]))
        return InputError(place, f'{name} cannot be "{_shortened(written)}".', did_you_mean(written, choices))
    if details["type"] == "string_pattern_mismatch":
        remedy = _FORMS_OF_TEXT.get(str(context["pattern"]), f"It must match {context['pattern']}.")
        return InputError(place, f'{name} cannot be "{_shortened(str(written))}".', remedy)
    problem, remedy = _message(details)
    words = {"name": name, "key": key, "limit": next((context[bound] for bound in _LIMITS if bound in context), "")}
    return InputError(place, problem.format_map(words), remedy.format_map(words))


def _message(details: ErrorDetails) -> tuple[str, str]:
    if details["type"] == "string_too_short" and details["input"]:
        return _TOO_SHORT
    if details["type"] != "missing" and not details["input"]:
        return _EMPTY
    return _MESSAGES.get(details["type"], ("{name} does not have the right form.", f"{details['msg']}."))


def _name(path: NodePath) -> str:
    """Name a node by its key, or by its place in the list of that key."""
    if path and isinstance(path[-1], int):
        return f'item {path[-1] + 1} of "{path[-2]}"'
    return f'"{path[-1]}"' if path else "the file"


def _form_at(top: type[Form], path: NodePath) -> type[Form] | None:
    """Return the form of the node that a path leads to, `None` where it has none."""
    form: type[Form] | None = top
    for key in path:
        if isinstance(key, str) and form is not None:
            form = _inner_form(form.model_fields[key].annotation)
    return form


def _inner_form(annotation: object) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next((form for part in get_args(annotation) if (form := _inner_form(part)) is not None), None)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
