"""What the documents promise is what there is: commands, files, headings."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
import yaml

from generator.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md")


def commands() -> tuple[str, str]:
    """Return README's two commands: build the site, run all tests."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = [block.strip() for block in blocks[:2]]
    assert len(lines) == 2
    return lines[0], lines[1]


def test_each_of_the_two_commands_is_one_line() -> None:
    assert not [command for command in commands() if "\n" in command]


def test_the_commands_build_and_test() -> None:
    build, test = commands()
    assert build.endswith("briefings build")
    assert test.endswith("-m pytest")


def test_ci_runs_the_second_command_and_nothing_else_of_its_own(tmp_path: Path) -> None:
    """Run `.ci/run` on a README whose second command only shows itself."""
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci" / "run"
    script.write_bytes((ROOT / ".ci" / "run").read_bytes())
    _, test = commands()
    (tmp_path / "README.md").write_text(README.replace(test, 'echo "tested with CI=$CI"'), encoding="utf-8")
    chromium = tmp_path / "bin" / "chromium"  # so that nothing is installed
    chromium.parent.mkdir()
    chromium.write_text("#!/bin/sh\n", encoding="utf-8")
    chromium.chmod(0o755)
    environment = {**os.environ, "PATH": f"{chromium.parent}{os.pathsep}{os.environ['PATH']}", "CI": ""}
    done = subprocess.run(["bash", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "tested with CI=true"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_a_workflow_runs_each_of_the_two_commands() -> None:
    steps = [step.get("run", "").strip() for job in jobs().values() for step in job["steps"]]
    for command in commands():
        assert command in steps


def jobs() -> dict[str, dict[str, list[dict[str, str]]]]:
    found: dict[str, dict[str, list[dict[str, str]]]] = {}
    for path in WORKFLOWS:
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


PERMISSIONS: Mapping[str, Mapping[str, str]] = {
    "test": {},
    "site": {"contents": "read", "pages": "read"},  # reads the address of the pages
    "deploy": {"pages": "write", "id-token": "write"},
}
"""What each job may do besides reading the code; an unknown job may nothing."""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_least_permissions_and_pinned_actions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert not [use for use in re.findall(r"uses: *(\S+)", text) if not re.fullmatch(r"actions/[\w-]+@v\d+", use)]
    assert "concurrency" in workflow
    for name, job in workflow["jobs"].items():
        assert job.get("permissions", {}) == PERMISSIONS.get(name, {}), name
        assert job["timeout-minutes"] <= 30, name


def test_nothing_is_published_untested() -> None:
    deploy = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]["deploy"]
    assert deploy["needs"] == ["test", "site"]
    assert deploy["if"] == "github.ref == 'refs/heads/main'"


def test_every_command_is_in_the_readme() -> None:
    assert isinstance(main, click.Group)
    documented = set(re.findall(r"`briefings (\w+)", README))
    assert documented == set(main.commands)


@pytest.mark.parametrize("name", [None, *main.commands])
def test_every_command_and_option_explains_itself(name: str | None) -> None:
    command = main if name is None else main.commands[name]
    assert command.help
    assert not [
        option.name
        for option in command.params
        if isinstance(option, click.Option) and not option.help and option.name != "form"
    ]


def test_the_command_is_there_under_both_names() -> None:
    done = subprocess.run([sys.executable, "-m", "generator", "--help"], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in main.commands)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_named_in_a_document_exists(document: str) -> None:
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    linked = [link for link in re.findall(r"\]\(([^)#]+)", text) if not re.match(r"https?:", link)]
    assert not [link for link in linked if not (path.parent / link).exists()]
    named = re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|yml|toml|md))`", text)
    made = ("build/", "site/", "data/", ".venv/", "articles/<")
    assert not [name for name in named if not name.startswith(made) and not _exists(name)]


def _exists(name: str) -> bool:
    """Say whether a file or folder is there; documents name modules within the package, and cases by their file."""
    places = (ROOT / name, ROOT / "generator" / name, ROOT / "generator" / f"{name}.py")
    return any(place.exists() for place in places) or any((ROOT / "tests" / "cases").glob(f"*/{name}"))


def test_changelog_has_its_three_lists_for_what_is_not_released() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = changelog.partition("## Unreleased\n")[2].partition("\n## ")[0]
    assert re.findall(r"^### (\w+)$", unreleased, re.MULTILINE) == ["Readers", "Editors", "Developers"]


def test_settings_of_the_readme_are_settings() -> None:
    """The limits that README promises are those that `mkdocs.yml` sets."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "excerpt_words: 60 " in text
    assert "excerpt_share: 0.5 " in text
    assert "at most 60 words of a passage" in " ".join(README.split())
    assert "at most half of an article's own wording" in " ".join(README.split())


def test_figures_of_the_documents_can_be_measured_again() -> None:
    """A document that quotes seconds or megabytes says which benchmark gives them."""
    for document in DOCUMENTS:
        text = (ROOT / document).read_text(encoding="utf-8")
        if re.search(r"\b\d[\d.,]* (?:s|ms|MB|MiB|seconds)\b", text):
            assert "python -m benchmarks" in text, document


def test_the_dossiers_schema_can_be_written_out() -> None:
    """Editors' completion needs it as JSON."""
    code = "import json; from generator.reading.schema import dossier_schema; print(json.dumps(dossier_schema()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "DemandForm" in json.loads(done.stdout)["$defs"]
