"""YAML is text with lines, or an error that says where and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputErrors
from generator.reading.yamlfile import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ERRORS,
    ParserType,
    Plain,
    YamlDocument,
    parse_yaml,
    read_yaml,
)

Parse = Callable[[str], YamlDocument]

PARSERS: list[ParserType] = [yaml.SafeLoader]
if yaml.__with_libyaml__:
    PARSERS.append(yaml.CSafeLoader)


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parse(request: pytest.FixtureRequest) -> Parse:
    return lambda text: parse_yaml(text, "f.yml", request.param)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no", {"a": "no"}),
        ("a: 2022-01-10", {"a": "2022-01-10"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 0o17", {"a": "0o17"}),
        ("a: null\nb: ~", {"a": "null", "b": "~"}),
        ("a:\nb: ''", {"a": None, "b": ""}),
        ("- a", None),
        ("1: x\ntrue: y", {"1": "x", "true": "y"}),
        ("a: [x, , y]", None),
        ("a:\n  - x\n  -\n", {"a": ["x", None]}),
        ("{a: {b: [c]}}", {"a": {"b": ["c"]}}),
        ("a: >\n  two\n  lines\n", {"a": "two lines\n"}),
        ('a: "\\u00e9"', {"a": "é"}),
        ('"<<": x', {"<<": "x"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: '*b & !c'", {"a": "*b & !c"}),
    ],
)
def test_every_scalar_is_text(parse: Parse, text: str, expected: Plain) -> None:
    if expected is None:
        with pytest.raises(InputErrors):
            parse(text)
    else:
        assert parse(text).data == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\n\na: 3\n", ['f.yml:4: key "a" stands here again (first in line 1).']),
        ("x:\n  - a: 1\n    a: 2\n", ["f.yml:3: key"]),
        ("a: &x 1\nb: *x\n", ["f.yml:1: anchors (&x)", "f.yml:2: aliases (*x)"]),
        ("a: !!str 1\nb: ! 2\nc: !x [1]\n", ["f.yml:1: tags", "f.yml:2: tags", "f.yml:3: tags"]),
        ("a:\n  <<: b\n", ["f.yml:2: merge keys"]),
        ("? [a]\n: b\n? {c: d}\n: e\n", ["f.yml:1: a key must be a text", "f.yml:3: a key must be a text"]),
        ("a: 1\n? \n: b\n", ["f.yml:2: a key must be a text"]),
        ("a: 1\n---\nb: 2\n", ["f.yml:2: a second document"]),
        ("\n- a\n", ["f.yml:2: the file does not begin with a key"]),
        ("word", ["f.yml:1: the file does not begin with a key"]),
        ("", ["f.yml: the file holds nothing"]),
        ("# only a comment\n", ["the file holds nothing"]),
        ("a: b: c\n", ["f.yml:1: this is not valid YAML: mapping values are not allowed", '": " in quotation marks']),
        ("a:\n\tb: 1\n", ["f.yml:2: this is not valid YAML: found character", "Indent with spaces"]),
        ('a: 1\nb: "x\nc: 2\n', ["unexpected end of stream", "that begins in line 2", "Close the quotation mark"]),
        ('a: "x" y\n', ["f.yml:1: this is not valid YAML", "needs '…' around it"]),
        ("a: [1, 2\nb: 3\n", ["f.yml:2: this is not valid YAML", "close the bracket"]),
        ("a: %b\n", ["f.yml:1: this is not valid YAML", "in quotation marks"]),
        ('a: "\\q"\n', ["f.yml:1: this is not valid YAML", "Double the backslash"]),
        ('a: 1\nb: "\\u202e"\n', ["f.yml:2: forbidden character U+202E RIGHT-TO-LEFT OVERRIDE"]),
        ('a: "\\UFFFFFFFF"\n', ["this is not valid YAML"]),
        ("a: &x 1\nb: [\n", ["f.yml:1: anchors", "this is not valid YAML"]),
        ("%YAML 9.0\n---\na: 1\n", ["f.yml:1: this is not valid YAML"]),
    ],
)
def test_what_is_refused_is_named_with_its_line(parse: Parse, text: str, expected: list[str]) -> None:
    with pytest.raises(InputErrors) as caught:
        parse(text)
    for part in expected:
        assert part in str(caught.value)


def test_nesting_ends_at_a_depth(parse: Parse) -> None:
    depth = MAX_DEPTH - 1
    assert parse("a: " + "[" * depth + "]" * depth)
    with pytest.raises(InputErrors, match=f"f.yml:1: this is nested deeper than {MAX_DEPTH} levels"):
        parse("a: " + "[" * 100_000)


def test_errors_are_counted_no_further_than_anyone_reads(parse: Parse) -> None:
    with pytest.raises(InputErrors) as caught:
        parse("a:\n" + "- *x\n" * 1000)
    assert len(caught.value.errors) == MAX_ERRORS


def test_every_node_knows_its_line(parse: Parse) -> None:
    document = parse("# title\nactors:\n  - id: a\n    roles:\n      - text: |\n          x\n      - text: y\n")
    assert document.line(("actors",)) == 2
    assert document.line(("actors", 0)) == 3
    assert document.line(("actors", 0, "roles")) == 4
    assert document.line(("actors", 0, "roles", 0, "text")) == 5
    assert document.line(("actors", 0, "roles", 1, "text")) == 7
    assert document.line(("actors", 0, "name", 3)) == 3, "falls back to the nearest parent"
    assert document.line(("sides",)) == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: ä\nb: ö\n".encode("latin-1"), "f.yml:1: this line is not UTF-8"),
        (b"a: 1\nb: \xff\n", "f.yml:2: this line is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "f.yml:1: this line is not UTF-8"),
        (b"a: 1\nb: \x00\n", "f.yml:2: forbidden character U+0000"),
        ("a: 1\nb: x\u2028y\n".encode(), "f.yml:2: forbidden character U+2028 LINE SEPARATOR"),
        (b"a: " + b"x" * MAX_BYTES, "f.yml: this file is larger than 1 MiB"),
    ],
)
def test_bytes_that_are_no_plain_text_are_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "f.yml"
    path.write_bytes(content)
    with pytest.raises(InputErrors) as caught:
        read_yaml(path, "f.yml")
    assert expected in str(caught.value)


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_yaml(path, "f.yml").data == {"a": "1"}


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="does not exist"):
        read_yaml(tmp_path / "none.yml", "none.yml")
    with pytest.raises(InputErrors, match="not a regular file"):
        read_yaml(tmp_path, "folder")


YAML_TEXT = st.text(alphabet="abc:-?,[]{}#&*!|>'\"%@` \n\t\\ux019é\ufeff~.<", max_size=60)


@given(st.one_of(YAML_TEXT, st.text(max_size=60)))
def test_no_text_breaks_the_reader(text: str) -> None:
    for parser in PARSERS:
        try:
            document = parse_yaml(text, "f.yml", parser)
        except InputErrors as found:
            errors = found.errors
            lines = [error.location.line for error in errors if error.location.line is not None]
            complete = all(error.problem and error.remedy for error in errors)
        else:
            lines = list(document.lines.values())
            complete = True
        assert complete
        assert all(1 <= line <= text.count("\n") + text.count("\r") + 1 for line in lines)
