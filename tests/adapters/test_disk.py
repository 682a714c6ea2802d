"""Writing a tree of files, and never touching what somebody else put there."""

from pathlib import Path

import pytest

from generator.adapters.disk import Written, write_tree
from generator.errors import InputErrors


def test_only_changes_are_written_and_only_own_files_deleted(tmp_path: Path) -> None:
    assert write_tree(tmp_path, "docs", {"docs/a.md": b"1", "docs/x/b.md": b"2", "c.yml": b"3"}) == Written(3, 0, 0)
    (tmp_path / "docs" / "mine.md").write_bytes(b"mine")
    (tmp_path / "c2.yml").write_bytes(b"mine")

    assert write_tree(tmp_path, "docs", {"docs/a.md": b"1", "c.yml": b"33"}) == Written(1, 1, 1)

    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "a.md",
        "c.yml",
        "c2.yml",
        "docs",
        "docs.files.json",
        "mine.md",
    ]


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    write_tree(tmp_path, "docs", {})  # an empty one is not
    (tmp_path / "docs.files.json").unlink()
    (tmp_path / "docs" / "mine.md").write_bytes(b"mine")

    with pytest.raises(InputErrors, match="not made by this command"):
        write_tree(tmp_path, "docs", {"docs/a.md": b"1"})

    assert not (tmp_path / "docs" / "a.md").exists()


def test_an_interrupted_build_is_taken_up(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"b\.md"):
        write_tree(tmp_path, "docs", {"docs/b.md": b"1", "docs/b.md/c": b"2"})
    assert (tmp_path / "docs" / "b.md").is_file()

    assert write_tree(tmp_path, "docs", {"docs/a.md": b"1"}) == Written(1, 0, 1)


def test_links_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    base = tmp_path / "build"
    write_tree(base, "docs", {"docs/a.md": b"1"})
    (base / "docs" / "x").symlink_to(outside)
    (outside / "victim").write_bytes(b"mine")
    (base / "docs" / "a.md").unlink()
    (base / "docs" / "a.md").symlink_to(outside / "victim")

    for path in ("docs/x/b.md", "docs/a.md"):
        with pytest.raises(InputErrors, match="in the way"):
            write_tree(base, "docs", {path: b"2"})

    assert [path.name for path in outside.iterdir()] == ["victim"]
    assert (outside / "victim").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"form": "briefings-files/1", "files": ["../victim"]}',
        '{"form": "briefings-files/1", "files": ["/victim"]}',
        '{"files": []}',
    ],
)
def test_a_damaged_list_deletes_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "docs.files.json").write_text(content)

    with pytest.raises(InputErrors, match="damaged"):
        write_tree(tmp_path, "docs", {})


def test_folders_that_become_empty_are_removed(tmp_path: Path) -> None:
    write_tree(tmp_path, "docs", {"docs/a/b/c.md": b"1", "docs/d.md": b"2"})

    write_tree(tmp_path, "docs", {"docs/d.md": b"2"})

    assert not (tmp_path / "docs" / "a").exists()


def test_a_file_may_become_a_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, "docs", {"docs/a": b"1"})

    write_tree(tmp_path, "docs", {"docs/a/b": b"2"})

    assert (tmp_path / "docs" / "a" / "b").read_bytes() == b"2"
