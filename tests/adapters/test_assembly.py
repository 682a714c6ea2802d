"""How generated and hand-written pages make one site."""

from pathlib import Path

import pytest
from pathspec.gitignore import GitIgnoreSpec

from generator.adapters.assembly import list_handwritten, navigation_entries, refuse_collisions, silent_in_navigation
from generator.errors import InputErrors
from generator.model.output import NavItem
from generator.text import Markup


def test_hidden_files_are_no_hand_written_pages(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.md", ".git/x.md", "a/.swap.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    assert list_handwritten(tmp_path) == ("a/c.md", "b.md")


@pytest.mark.parametrize(
    ("generated", "handwritten"),
    [
        ("a/b.md", "a/b.md"),
        ("a/b.md", "a/b/index.md"),
        ("a/index.md", "a.md"),
        ("index.md", "README.md"),
        ("a/b.md", "A/B.markdown"),
        ("x.json", "x.json"),
    ],
)
def test_files_that_would_meet_at_one_address_are_refused(generated: str, handwritten: str) -> None:
    with pytest.raises(InputErrors, match="would take the place") as caught:
        refuse_collisions([generated], [handwritten], "content/pages")

    assert str(caught.value.errors[0].location) == f"content/pages/{handwritten}"
    assert f'"{generated}"' in caught.value.errors[0].problem


@pytest.mark.parametrize(
    ("generated", "handwritten"), [("a/b.md", "a/b.txt"), ("a/b.md", "b.md"), ("a.md", "a/b.md"), ("a.md", "a/a.md")]
)
def test_files_at_different_addresses_are_not(generated: str, handwritten: str) -> None:
    refuse_collisions([generated], [handwritten], "content/pages")


def test_titles_are_escaped_once() -> None:
    items = (NavItem("Q & A", "a.md"), NavItem(Markup("Q &#38; A"), "b.md"), NavItem("Venues", "c.md"))

    assert navigation_entries(items) == [{"Q &#38; A": "a.md"}, {"Q &#38; A": "b.md"}, {"Venues": "c.md"}]
    assert all(type(title) is str for entry in navigation_entries(items) for title in entry)


def test_only_an_editor_who_wrote_the_navigation_is_told_of_forgotten_pages() -> None:
    handwritten = ("about.md", "notes/[draft] a.md", "picture.png")

    ours = GitIgnoreSpec.from_lines(silent_in_navigation(handwritten, own_navigation=False).splitlines())
    theirs = GitIgnoreSpec.from_lines(silent_in_navigation(handwritten, own_navigation=True).splitlines())

    assert ours.match_file("about.md")
    assert not theirs.match_file("about.md")
    assert not theirs.match_file("notes/[draft] a.md")
    assert theirs.match_file("notes/d a.md")
    assert theirs.match_file("actors/about.md")
