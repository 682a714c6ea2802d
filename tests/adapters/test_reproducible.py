"""The same input gives the same bytes: on another machine, on another day, through either adapter."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Tree = Callable[[Path], dict[str, bytes]]

USUAL = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1600000000"}
UNUSUAL = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1900000000"}


def test_two_builds_are_equal(project: Path, tmp_path: Path, tree: Tree) -> None:
    elsewhere = tmp_path / "another folder" / "deeper"
    shutil.copytree(project, elsewhere)

    _call(project, USUAL, "generator", "build")
    here = tree(project)
    _call(project, UNUSUAL, "mkdocs", "build")
    by_plugin = tree(project / "site")
    _call(elsewhere, UNUSUAL, "generator", "build")
    there = tree(elsewhere)
    _call(elsewhere, USUAL, "mkdocs", "build", "--config-file", "build/mkdocs.yml")

    assert there == here
    assert by_plugin == {path.removeprefix("site/"): file for path, file in here.items() if path.startswith("site/")}
    pages = {path: file for path, file in tree(elsewhere / "site").items() if not path.startswith("sitemap")}
    assert pages == {path: file for path, file in by_plugin.items() if not path.startswith("sitemap")}


def _call(folder: Path, environment: dict[str, str], *command: str) -> None:
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, **environment, "PYTHONPATH": root},
        check=True,
        capture_output=True,
    )
