"""Articles that nobody wrote: as long as real ones, with names, quotations, dates and boilerplate."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

_SYLLABLES = (
    "ba",
    "den",
    "fo",
    "gra",
    "hil",
    "jor",
    "ka",
    "lum",
    "mer",
    "nov",
    "pel",
    "qui",
    "ros",
    "sta",
    "tor",
    "ven",
)
_SMALL = (
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "that",
    "for",
    "on",
    "with",
    "by",
    "from",
    "at",
    "as",
    "its",
    "has",
    "will",
)
_SAYS = ("said", "told reporters", "added", "warned", "insisted", "announced")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARAGRAPHS = range(14, 30)


@dataclass(frozen=True, slots=True)
class _Writer:
    dice: random.Random
    vocabulary: Sequence[str]
    names: Sequence[str]

    def clause(self, words: int) -> str:
        """Return so many words, a third of them short ones, now and then a name."""
        kinds = self.dice.choices((_SMALL, self.vocabulary, self.names), (10, 19, 1), k=words)
        return " ".join(self.dice.choice(kind) for kind in kinds)

    def sentence(self) -> str:
        """Return a sentence of one of the shapes that press articles have."""
        name, says, day = self.dice.choice(self.names), self.dice.choice(_SAYS), self.dice.choice(_DAYS)
        first, second = self.clause(self.dice.randrange(5, 16)), self.clause(self.dice.randrange(5, 16))
        shapes = (
            f"{first.capitalize()}, {second}.",
            f"{name} {says} on {day} that {first}.",
            f"“{first.capitalize()},” {name} {says}. “{second.capitalize()}.”",
            f"“{first.capitalize()}, {second},” he {says} on {day}.",
            f"According to {name}, {first} “{second}”.",
            f"About {self.dice.randrange(2, 900)},000 troops {first}, {name} {says}.",
        )
        return self.dice.choices(shapes, (12, 3, 3, 1, 1, 1))[0]

    def article(self) -> str:
        """Return a whole file."""
        day = f"{self.dice.randrange(1, 29)} March {self.dice.randrange(2015, 2022)}"
        lines = [self.clause(8).capitalize(), f"By {self.clause(1).title()} {self.clause(1).title()}", day]
        count = self.dice.choice(_PARAGRAPHS)
        lines += [" ".join(self.sentence() for _ in range(self.dice.randrange(1, 4))) for _ in range(count)]
        lines.insert(8, f"Related: {self.clause(9)}")
        lines += ["Leave a reply", self.clause(20)]
        return "\n\n".join(lines) + "\n"


def write_articles(folder: Path, count: int, project: Path) -> Path:
    """Write articles that name the people and places of a project's dossier; the same ones every time.

    Args:
        folder: Where to; made if it is not there.
        count: How many.
        project: Whose dossier gives the names.

    Returns:
        The folder.
    """
    dice = random.Random(20190304)
    vocabulary = sorted({"".join(dice.choices(_SYLLABLES, k=dice.randrange(1, 5))) for _ in range(6000)})
    writer = _Writer(dice, vocabulary, _names(project))
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"generated-{number:06}.txt").write_text(writer.article(), encoding="utf-8")
    return folder


def _names(project: Path) -> list[str]:
    names = []
    for path in sorted((project / "content" / "dossier").glob("*.yml")):
        dossier = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        names += [entry["name"] for kind in ("actors", "venues") for entry in dossier.get(kind, [])]
    return names
