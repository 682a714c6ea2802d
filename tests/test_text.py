"""Untrusted text shows nothing of itself, and only the escaping functions take it out."""

import ast
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.text import Markup, Untrusted


@pytest.mark.parametrize(
    "leak",
    [
        *(str, "{}".format, "%s".__mod__, json.dumps, iter, len),
        *(lambda text: f"{text}", lambda text: f"{text:>9}", "".join, lambda text: text + ""),
    ],
)
def test_whatever_would_make_it_a_string_raises(leak: Callable[[object], object]) -> None:
    with pytest.raises(TypeError):
        leak(Untrusted("secret"))


def test_the_refusal_says_what_to_do() -> None:
    with pytest.raises(TypeError, match="Escape it"):
        str(Untrusted("secret"))


def test_it_shows_its_length_only() -> None:
    assert repr(Untrusted("secret")) == "<Untrusted: 6 characters>"
    assert not hasattr(Untrusted("secret"), "__html__")
    assert not hasattr(Untrusted("secret"), "__dict__")


def test_it_is_compared_by_content_and_only_with_its_like() -> None:
    assert len({Untrusted("a"), Untrusted("a"), Untrusted("b")}) == 2
    plain: object = "a"
    assert Untrusted("a") != plain


def test_it_is_true_unless_empty() -> None:
    assert Untrusted(" ")
    assert not Untrusted("")


@pytest.mark.parametrize("value", [Markup("safe"), None, 3, b"bytes", Untrusted("a")])
def test_it_is_made_from_plain_text_only(value: str) -> None:
    with pytest.raises(TypeError, match="plain str"):
        Untrusted(value)


def test_joined_markup_is_no_longer_markup() -> None:
    assert type(Markup("<b>") + Markup("x")) is str
    assert type(Markup("a b").strip()) is str


def test_only_the_escaping_functions_take_untrusted_text_out() -> None:
    package = Path(__file__).parents[1] / "generator"
    takers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and any(name.name in {"reveal", "*"} for name in node.names))
        or (isinstance(node, ast.Attribute) and node.attr in {"reveal", "_characters"})
    }
    assert takers == {"publishing/escaping.py", "text.py"}
