"""Templates print what is safe, refuse everything else, and say where."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import InputError, Location
from generator.publishing.escaping import escape_html
from generator.publishing.rendering import Renderer
from generator.text import Markup, Untrusted


@dataclass(frozen=True, slots=True)
class Item:
    name: Untrusted
    url: Markup | None = None

    def shout(self) -> str:
        return "never called"


@dataclass(frozen=True, slots=True)
class View:
    title: Untrusted
    items: tuple[Item, ...] = ()

    @property
    def count(self) -> int:
        return len(self.items)


VIEW = View(Untrusted("*T*"), (Item(Untrusted("a_b"), Markup("x.html")), Item(Untrusted("c"))))


def rendered(folder: Path, template: str, view: object = VIEW, **parts: str) -> str:
    """Render a template given as text, with parts given by name (`row` becomes `parts/row.jinja`)."""
    (folder / "parts").mkdir(exist_ok=True)
    for name, text in parts.items():
        (folder / f"parts/{name}.jinja").write_text(text, encoding="utf-8")
    (folder / "page.jinja").write_text(template, encoding="utf-8")
    return Renderer([folder], folder).render("page.jinja", view)


def refusal(folder: Path, template: str, view: object = VIEW, **parts: str) -> InputError:
    with pytest.raises(InputError) as caught:
        rendered(folder, template, view, **parts)
    return caught.value


def test_loops_tests_and_parts_work(tmp_path: Path) -> None:
    template = """# {{ page.title }}
{% for item in page.items %}
{% with number = loop.index, is_last = loop.last %}
{% include "parts/row.jinja" %}
{% endwith %}
{% else %}
none
{% endfor %}
{% with item = page.title %}
{{ page.count }} of {{ item }}
{% endwith %}
"""
    row = (
        "- {{ number }} "
        "{% if item.url and not is_last %}[{{ item.name }}]({{ item.url }}){% else %}{{ item.name }}{% endif %}.\n"
    )
    expected = "# &#42;T&#42;\n- 1 [a&#95;b](x.html).\n- 2 c.\n2 of &#42;T&#42;\n"
    assert rendered(tmp_path, template, row=row) == expected
    assert rendered(tmp_path, template, View(Untrusted("T")), row=row) == "# T\nnone\n0 of T\n"


def test_a_mapping_shows_its_keys_not_its_methods(tmp_path: Path) -> None:
    view: Mapping[str, object] = {"items": (1, 2), "name": Untrusted("n")}
    assert rendered(tmp_path, "{% for item in page.items %}{{ item }}{% endfor %}{{ page.name }}", view) == "12n\n"
    assert '"keys"' in refusal(tmp_path, "{{ page.keys }}", view).problem


def test_pairs_can_be_taken_apart(tmp_path: Path) -> None:
    view = {"pairs": ((1, Untrusted("a")), (2, Untrusted("b")))}
    assert (
        rendered(tmp_path, "{% for number, name in page.pairs %}{{ number }}{{ name }}{% endfor %}", view) == "1a2b\n"
    )


def test_a_field_that_may_be_missing_is_tested(tmp_path: Path) -> None:
    template = "{% if page.zero is none %}none{% else %}{{ page.zero }}{% endif %}{% if row is defined %}row{% endif %}"
    assert rendered(tmp_path, template, {"zero": 0}) == "0\n"
    assert rendered(tmp_path, template, {"zero": None}) == "none\n"


def test_text_is_never_read_as_a_template(tmp_path: Path) -> None:
    hostile = Untrusted("{{ page }} {% include 'x' %} {# c #}")
    assert rendered(tmp_path, "{{ page.title }}", View(hostile)) == f"{escape_html(hostile)}\n"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_every_text_comes_out_as_one_escaped_line(tmp_path: Path, text: str) -> None:
    assert rendered(tmp_path, "({{ page.title }})", View(Untrusted(text))) == f"({escape_html(Untrusted(text))})\n"


@pytest.mark.parametrize("value", ["bare", None, True, 1.5, ("a",), b"x", ["a"], Path("x")])
def test_a_bare_value_is_refused_with_its_type_and_place(tmp_path: Path, value: object) -> None:
    error = refusal(tmp_path, "# Title\n\n{{ page.value }}\n", {"value": value})
    assert error.location == Location("page.jinja", 3)
    assert f'"{type(value).__name__}"' in error.problem
    assert "Untrusted" in error.remedy


def test_a_literal_is_refused_like_any_bare_text_but_template_text_is_not(tmp_path: Path) -> None:
    assert '"str"' in refusal(tmp_path, "{{ 'text' }}").problem
    assert rendered(tmp_path, "{% raw %}{{ text }}{% endraw %} {{ 3 }}") == "{{ text }} 3\n"


@pytest.mark.parametrize(
    "construct",
    [
        *(
            "{{ page.title|safe }}",
            "{{ page.title|join }}",
            "{{ page.items|sort }}",
            "{% filter upper %}x{% endfilter %}",
        ),
        *("{{ page.items[0].name }}", "{{ page.items[:1] }}", "{{ page['title'] }}", "{{ [page.title] }}", "{{ {} }}"),
        *("{{ page.title.upper() }}", "{{ range(3) }}", "{{ lipsum() }}", "{{ cycler(1) }}", "{{ loop.cycle(1) }}"),
        *(
            "{{ page.title ~ 'x' }}",
            "{{ page.count + 1 }}",
            "{{ -page.count }}",
            "{{ 1 < 2 }}",
            "{{ 1 in page.items }}",
        ),
        *("{{ page.title if page.count else 1 }}", "{% if page.count == 1 %}{% endif %}", "{% set x = 1 %}"),
        *("{% macro m() %}{% endmacro %}", "{% block b %}{% endblock %}", "{% extends 'parts/row.jinja' %}"),
        *(
            "{% import 'parts/row.jinja' as r %}",
            "{% from 'parts/row.jinja' import r %}",
            "{% call x() %}{% endcall %}",
        ),
        *("{{ page.__class__ }}", "{{ page.title._characters }}", "{% for x in page.items if x.url %}{% endfor %}"),
        *("{% include page.title %}", "{% include 'parts/none.jinja' ignore missing %}", "{% include ['a', 'b'] %}"),
    ],
)
def test_what_is_more_than_the_language_is_refused_even_where_it_is_not_reached(tmp_path: Path, construct: str) -> None:
    error = refusal(tmp_path, f"first\n{{% if page.nothing %}}\n{construct}\n{{% endif %}}\n", {"nothing": 0}, row="")
    assert error.location == Location("page.jinja", 3)
    assert "view-model" in error.remedy


def test_methods_are_no_fields(tmp_path: Path) -> None:
    error = refusal(tmp_path, "{% for item in page.items %}\n{% if item.shout %}x{% endif %}\n{% endfor %}")
    assert (error.location, error.problem) == (
        Location("page.jinja", 2),
        'Item has no field "shout". Valid here: name, url.',
    )


@pytest.mark.parametrize(
    ("template", "line", "problem"),
    [
        ("\n{{ pgae.title }}", 2, "'pgae' is undefined."),
        ("{{ page.titel }}", 1, 'View has no field "titel". Did you mean "title"?'),
        ("\n\n{% if page.titel %}{% endif %}", 3, 'View has no field "titel". Did you mean "title"?'),
        ("{% for x in page.item %}{% endfor %}", 1, 'View has no field "item". Did you mean "items"?'),
        ("\n{% for x in page.count %}{% endfor %}", 2, "'int' object is not iterable."),
        ("a\n{% if page.title %}\n", 2, "Unexpected end of template."),
        ("\n{{ page.title }", 2, "unexpected '}'."),
        ("\n{{ page.title is odd }}", 2, "No test named 'odd'."),
        ("\n{% include 'parts/rwo.jinja' %}", 2, 'there is no template "parts/rwo.jinja".'),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, template: str, line: int, problem: str) -> None:
    error = refusal(tmp_path, template, row="")
    assert error.location == Location("page.jinja", line)
    assert error.problem.startswith(problem)
    assert error.remedy


@pytest.mark.parametrize("part", ["\n{{ item }}", "\n{{ x|upper }}", "\n{{ x.", "\n{{ nothing }}"])
def test_a_mistake_in_a_part_is_told_with_the_parts_file(tmp_path: Path, part: str) -> None:
    template = "{% for item in page.items %}\n{% include 'parts/row.jinja' %}\n{% endfor %}"
    assert refusal(tmp_path, template, row=part).location == Location("parts/row.jinja", 2)


def test_a_missing_template_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "actor.md.jinja").write_text("x", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Renderer([tmp_path], tmp_path).render("actors.md.jinja", VIEW)
    assert caught.value.location == Location("actors.md.jinja")
    assert caught.value.remedy == 'Did you mean "actor.md.jinja"?'


def test_files_are_named_relative_to_the_project_and_earlier_folders_win(tmp_path: Path) -> None:
    for folder, text in (("own", "{{ page.nothing }}"), ("default", "default")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.jinja").write_text(text, encoding="utf-8")
    renderer = Renderer([tmp_path / "own", tmp_path / "default"], tmp_path)
    with pytest.raises(InputError) as caught:
        renderer.render("page.jinja", VIEW)
    assert caught.value.location == Location("own/page.jinja", 1)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("\n\na  \n\t\n\n \nb\n\n\n", "a\n\nb\n"),
        ("a", "a\n"),
        ("", "\n"),
        ("a\u00a0\n", "a\u00a0\n"),
        ("---\ntitle: x\n---\n", "---\ntitle: x\n---\n"),
        ("a\r\nb\r\n", "a\nb\n"),
    ],
)
def test_output_has_no_stray_white_space(tmp_path: Path, template: str, expected: str) -> None:
    assert rendered(tmp_path, template) == expected
