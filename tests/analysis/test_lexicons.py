"""The lexicons are in the form that their comments promise, and errors in them name their place."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.errors import InputError
from generator.reading.lexicons import lexicon_folder, read_lexicon

FOLDER = lexicon_folder("en")
ORDERED = {
    "months",
    "weekdays",
    "he",
    "she",
    "they",
    "it",
    "rules",
    "inflections",
    "cues",
    "nouns",
    "contractions",
    "sieves",
    "kinds",
    "measurements",
}
"""Lists whose order has a meaning."""


def word_lists(data: object, name: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in data.items() if isinstance(data, dict) else ():
        if key in ORDERED:
            continue
        if isinstance(value, list):
            yield f"{name}-{key}", value
        yield from word_lists(value, name)


LISTS = [
    found
    for path in sorted(FOLDER.glob("*.yml"))
    for found in word_lists(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), path.name)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "en")
    return tmp_path / "en"


@pytest.mark.parametrize(("name", "words"), LISTS, ids=[name for name, _ in LISTS])
def test_words_are_sorted_and_stand_once(name: str, words: list[str]) -> None:
    assert words == sorted(set(words)), name
    assert [word for word in words if word != " ".join(word.split()) or "’" in word] == []


def test_no_form_belongs_to_two_cues() -> None:
    forms = yaml.safe_load((FOLDER / "speech.yml").read_text(encoding="utf-8"))["cues"]
    written = [form for cue in forms for verb in cue["verbs"] for form in set(verb)]
    assert sorted(written) == sorted(set(written))


def test_what_is_said_of_cues_names_cues() -> None:
    speech = read_lexicon(FOLDER).speech
    assert speech.ambiguous <= set(speech.cues)
    assert not speech.never_clauses & speech.seldom_clauses
    assert not speech.breaks & speech.subordinators


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("speech.yml", "according: [according to]", "accordng: [x]", "lexicons/en/speech.yml.*Field required"),
        ("speech.yml", "takes: [to]", "takes: [too]", "lexicons/en/speech.yml:[0-9]+"),
        ("text.yml", "months: [january, ", "months: [", "lexicons/en/text.yml:[0-9]+"),
        ("sieves.yml", "name: said-that", "name: said_that", "lexicons/en/sieves.yml:[0-9]+"),
        ("sieves.yml", "name: said-that", "name: speech-act", 'sieves.yml: two sieves are called "speech-act"'),
        ("sieves.yml", "example: ", "exmple: ", "lexicons/en/sieves.yml:[0-9]+"),
        ("accuracy.yml", "date: 2", "date: x", "lexicons/en/accuracy.yml:[0-9]+"),
        ("accuracy.yml", "found: {total: ", "found: {total: -", "lexicons/en/accuracy.yml:[0-9]+"),
        ("boilerplate.yml", "pattern: '.+", "pattern: '(.+", r'boilerplate.yml: pattern of rule "caption"'),
    ],
)
def test_wrong_lexicons_are_refused(folder: Path, name: str, old: str, new: str, message: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_lexicon(folder)
    assert re.search(message, str(caught.value))
