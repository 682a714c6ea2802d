"""Strict YAML: text, lists and mappings, each with its line, and nothing else.

YAML guesses types (`no` is false, `2022-01-10` a date), keeps the last of two
equal keys in silence and can build trees far larger than the file.  Here every
scalar is text, and what data files do not need is refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from generator.errors import InputError, InputErrors, Location
from generator.reading.characters import ODD_LINE_ENDS, UNSAFE, name_character
from generator.reading.files import MEBIBYTE, read_bytes

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"
"""What a node becomes; `None` for an empty plain value, never for the word `null`."""

NodePath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead from the top of the file to a node."""

ParserType: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

MAX_BYTES = MEBIBYTE
MAX_DEPTH = 20
MAX_ERRORS = 50
"""More errors than this in one file are not worth reading."""

# libyaml parses several times faster, but not every PyYAML is built with it.
# Only its events are used, so no resolver and no constructor ever runs.
_FASTEST: ParserType = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_REMEDIES = (
    ("mapping values are not allowed", 'Put a text that contains ": " in quotation marks.'),
    ("cannot start any token", "Indent with spaces, not tabs; put a text that begins with % @ ` in quotation marks."),
    ("end of stream", "Close the quotation mark or bracket that was opened before."),
    ("document separator", "Close the quotation mark or bracket that was opened before."),
    ("expected key", "Check the indentation; a text that begins with a quotation mark or bracket needs '…' around it."),
    ("<block end>", "Check the indentation; a text that begins with a quotation mark or bracket needs '…' around it."),
    ("' or '", "Put commas between the items and close the bracket, or put the text in quotation marks."),
    ("':'", "Write a colon and a space after the key, or put the text in quotation marks."),
    ("escape", "Double the backslash, or use single quotation marks."),
)
_USUAL_REMEDY = "Check the indentation, the colons and the quotation marks here and in the line before."


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The one document of a YAML file."""

    file: str
    """Path as shown to the editor."""
    data: dict[str, Plain]
    lines: Mapping[NodePath, int]
    """Line of each node, from 1; for a value in a mapping, the line of its key."""

    def line(self, path: NodePath) -> int:
        """Return the line of a node, or of its nearest parent where there is no such node."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def location(self, path: NodePath) -> Location:
        """Return the place of a node, or of its nearest parent where there is no such node."""
        return Location(self.file, self.line(path))


def read_yaml(path: Path, shown: str) -> YamlDocument:
    """Read a YAML file whose top level is a mapping.

    Refused: anchors, aliases, tags, merge keys, equal keys in one mapping, keys
    that are no text, several documents, more than `MAX_DEPTH` levels or
    `MAX_BYTES` bytes, and characters that `characters.UNSAFE` lists.

    Args:
        path: The file.
        shown: Its name in messages.

    Raises:
        InputErrors: The file cannot be read, is no YAML, or holds what is
            refused; everything before the first error of syntax is reported.
    """
    try:
        text = _decode(read_bytes(path, shown, MAX_BYTES), shown)
    except InputError as error:
        raise InputErrors([error]) from error
    return parse_yaml(text, shown)


def parse_yaml(text: str, shown: str, loader: ParserType = _FASTEST) -> YamlDocument:
    """Read YAML as `read_yaml` does, from text and with a given parser of PyYAML."""
    unsafe = UNSAFE.search(text) or ODD_LINE_ENDS.search(text)
    if unsafe is not None:
        place = Location(shown, text.count("\n", 0, unsafe.start()) + 1)
        raise InputErrors([InputError(place, f"forbidden character {name_character(unsafe.group())}.", "Remove it.")])
    tree = _TreeReader(yaml.parse(text, Loader=loader), shown, max(1, len(text.splitlines())))
    try:
        data = tree.read()
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # Some wrong escapes escape PyYAML as the latter two.
        raise InputErrors([*tree.errors, _syntax_error(error, text, shown)]) from error
    if tree.errors:
        raise InputErrors(tree.errors)
    return YamlDocument(shown, data, tree.lines)


def _decode(content: bytes, shown: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Location(shown, content.count(b"\n", 0, error.start) + 1)
        raise InputError(place, "this line is not UTF-8.", "Save the file with the encoding UTF-8.") from error


def _syntax_error(error: Exception, text: str, shown: str) -> InputError:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        cause = " ".join(str(error).split())
        return InputError(Location(shown), f"this is not valid YAML: {cause}.", _USUAL_REMEDY)
    # An end of file that comes too soon is marked behind the last line.
    line = min(error.problem_mark.line + 1, max(1, len(text.splitlines())))
    cause = error.problem or "unknown cause"
    if error.context:
        begun = error.context_mark.line + 1 if error.context_mark is not None else line
        cause += f" {error.context}" + ("" if begun == line else f" that begins in line {begun}")
    remedy = next((remedy for part, remedy in _REMEDIES if part in cause), _USUAL_REMEDY)
    return InputError(Location(shown, line), f"this is not valid YAML: {cause}.", remedy)


class _TreeReader:
    """Builds plain data from YAML events, collecting what is refused in `errors`."""

    def __init__(self, events: Iterator[Event], shown: str, last_line: int) -> None:
        self.errors: list[InputError] = []
        self.lines: dict[NodePath, int] = {(): 1}
        self._events = events
        self._shown = shown
        self._last_line = last_line

    def read(self) -> dict[str, Plain]:
        """Read the stream to its end; where `errors` is not empty, the result is incomplete."""
        next(self._events)  # Start of the stream.
        if isinstance(next(self._events), StreamEndEvent):
            remedy = "Write at least one key, or delete the file."
            self.errors.append(InputError(Location(self._shown), "the file holds nothing.", remedy))
            return {}
        top = next(self._events)
        data = self._node(top, ())
        next(self._events)  # End of the document.
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            self._refuse(after, "a second document begins.", "Remove the line `---`, or make it a file of its own.")
        if isinstance(data, dict):
            return data
        self._refuse(top, "the file does not begin with a key.", "Write it as `key: value` lines.")
        return {}

    def _node(self, event: Event, path: NodePath) -> Plain:
        self.lines.setdefault(path, self._line(event))
        self._refuse_properties(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if not isinstance(event, CollectionStartEvent):
            return None  # An alias, refused above.
        if len(path) >= MAX_DEPTH:
            self._refuse(event, f"this is nested deeper than {MAX_DEPTH} levels.", "Check brackets and indentation.")
            raise InputErrors(self.errors)
        return self._mapping(path) if isinstance(event, MappingStartEvent) else self._list(path)

    def _scalar(self, event: ScalarEvent) -> str | None:
        value: str = event.value
        unsafe = UNSAFE.search(value)
        if unsafe is not None:  # Only an escape can bring one here.
            self._refuse(event, f"forbidden character {name_character(unsafe.group())}.", "Remove the escape.")
        return None if value == "" and _is_plain(event) else value

    def _list(self, path: NodePath) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: NodePath) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(event, path, values)
            if key is not None:
                self.lines[*path, key] = self._line(event)
            # Below a refused key the value is read all the same: it may hold further errors.
            value = self._node(next(self._events), (*path, "?" if key is None else key))
            if key is not None:
                values[key] = value
        return values

    def _key(self, event: Event, path: NodePath, known: Mapping[str, Plain]) -> str | None:
        """Return a key, or `None` where it is refused."""
        key = self._node(event, (*path, "?"))
        if not isinstance(event, ScalarEvent) or not isinstance(key, str):
            self._refuse(event, "a key must be a text.", "Write a word before the colon.")
        elif key == "<<" and _is_plain(event):
            self._refuse(event, "merge keys (<<) are not allowed.", "Write the values out.")
        elif key in known:
            problem = f'key "{key}" stands here again (first in line {self.lines[*path, key]}).'
            self._refuse(event, problem, "Join the two, or remove one.")
        else:
            return key
        return None

    def _refuse_properties(self, event: Event) -> None:
        if isinstance(event, AliasEvent):
            problem = f"aliases (*{event.anchor}) are not allowed."
            self._refuse(event, problem, "Write the value out, or put a text that begins with * in quotation marks.")
        elif isinstance(event, NodeEvent) and event.anchor is not None:
            problem = f"anchors (&{event.anchor}) are not allowed."
            self._refuse(event, problem, "Remove it, or put a text that begins with & in quotation marks.")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            problem = f"tags ({event.tag}) are not allowed."
            self._refuse(event, problem, "Remove it, or put a text that begins with ! in quotation marks.")

    def _refuse(self, event: Event, problem: str, remedy: str) -> None:
        self.errors.append(InputError(Location(self._shown, self._line(event)), problem, remedy))
        if len(self.errors) >= MAX_ERRORS:
            raise InputErrors(self.errors)

    def _line(self, event: Event) -> int:
        # Behind a bare `---` the parser marks a line that is not there.
        return 1 if event.start_mark is None else min(event.start_mark.line + 1, self._last_line)


def _is_plain(event: ScalarEvent) -> bool:
    return not event.style  # None from PyYAML's own parser, empty from libyaml.
