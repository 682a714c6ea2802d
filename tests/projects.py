"""Projects to build in tests: the real one, copies of it elsewhere, and small ones with other content."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.site_files import ORIGIN, Site

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "tiny_site"
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Project:
    """A folder with a `mkdocs.yml`."""

    folder: Path

    @property
    def articles(self) -> Path:
        return self.folder / "content" / "articles"

    @property
    def dossier(self) -> Path:
        return self.folder / "content" / "dossier"

    def publish(
        self, site: Path, base: str = "/", environment: Mapping[str, str] = NOTHING, *, strict: bool = True
    ) -> Site:
        """Build through the plugin, as it will be published below a path; warnings are errors unless told otherwise."""
        address = {"SITE_URL": f"{ORIGIN}{base}"} if base != "/" else {}
        command = ["mkdocs", "build", "--site-dir", str(site), *(["--strict"] if strict else [])]
        self._run(command, {**address, **environment})
        return Site(site, base)

    def build(self, environment: Mapping[str, str] = NOTHING) -> Site:
        """Write the Markdown to `build/docs` and make the site from it."""
        self._run(["generator", "build", "--strict"], environment)
        return Site(self.folder / "site")

    def _run(self, command: list[str], environment: Mapping[str, str]) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ}
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env={**kept, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        said = (done.stdout + done.stderr).strip().splitlines()
        assert done.returncode == 0, "\n".join([f"{' '.join(command)} failed:", *said[-25:]])


REAL = Project(ROOT)


def copy_project(folder: Path, content: Path | None = None) -> Project:
    """Copy the project's content, templates and configuration, or take other articles and another dossier."""
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    for name in ("articles", "dossier"):
        shutil.copytree((content or ROOT / "content") / name, folder / "content" / name)
    return Project(folder)
