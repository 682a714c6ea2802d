"""Find where articles refer to actors of the dossier: names, misspelt names and titles.

All forms are compiled into one regular expression shaped as a trie, so that the
cost does not grow with the number of actors; the longest form wins.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rapidfuzz.distance import OSA

from generator.analysis.lookup import ByPlace
from generator.model.articles import Article
from generator.model.dossier import Actor
from generator.model.evidence import Evidence, Span
from generator.model.findings import Mention, TitleMention
from generator.model.lexicon import WordClasses

_CAPITALISED = re.compile(r"[A-ZÀ-Þ](?<![\w-].)[\w’'-]{3,}")
_GIVEN_NAME = re.compile(r"(?<![\w’'-])(?P<given>[A-ZÀ-Þ][\w’'-]*)\.?(?:\s+[A-ZÀ-Þ]\.?)*\s+$")
"""A capitalised word before a surname, initials between them."""
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;…][\"”’»)\]]*\s+|[\"“„«‘(—–]\s*)$")
_POSSESSIVE = re.compile(r"[’']s?$")
_MISSPELT_MIN = 6
"""Shorter surnames are too often an ordinary word at distance one."""
_MISSPELT_GIVEN = (5, 7)
"""From so many letters on a given name may have one and two wrong ones; of shorter ones too many are alike."""
_LOOK_BACK = 60
"""Code points before a surname within which its given name stands."""
_HYPHENS = "[-‐‑–]"
_WRITTEN = {" ": r"\s+", "'": "['’]", "-": _HYPHENS}
"""How a folded character may be written."""
_CAPITALISED_NEXT = re.compile(r"\s+[A-ZÀ-Þ]")

Form: TypeAlias = Literal["name", "misspelt", "title"]
_Trie: TypeAlias = dict[str, "_Trie"]
_END = ""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a form of the dossier stands for."""

    actor: str
    form: Form
    written: str
    """The form as the dossier has it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All forms of all actors, ready to be found."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, tuple[_Meaning, ...]]
    """Folded form to what it may mean."""
    surnames: Mapping[str, Mapping[str, str]]
    """First letter to the last words of persons' names, with the actor where only one has it."""
    given: Mapping[str, str]
    """Person to the first word of the full name."""
    title_ends: frozenset[str]
    """Last words of titles, lower-case."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A form found in a paragraph."""

    span: Span
    form: Form
    actors: tuple[str, ...]
    """Several only for titles."""


def build_gazetteer(actors: Iterable[Actor]) -> Gazetteer:
    """Compile the forms of all actors."""
    meanings: defaultdict[str, list[_Meaning]] = defaultdict(list)
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    given: dict[str, str] = {}
    title_ends: set[str] = set()
    for actor in actors:
        written: list[tuple[str, Form]] = [(form, "name") for form in (actor.name, *actor.aliases)]
        written += [(form, "misspelt") for form in actor.misspellings]
        written += [(form, "title") for form in actor.titles]
        for form, kind in dict.fromkeys(written):
            meanings[_fold(form)].append(_Meaning(actor.id, kind, form))
        title_ends.update(title.split()[-1].lower() for title in actor.titles if title.split())
        names = actor.name.split()
        if actor.kind == "person" and names:
            surnames[names[-1]].add(actor.id)
            given[actor.id] = names[0]
    by_letter: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, ids in surnames.items():
        if len(ids) == 1 and len(name) >= _MISSPELT_MIN:
            by_letter[name[0]][name] = min(ids)
    return Gazetteer(
        pattern=re.compile(rf"(?<![\w-])(?:{_trie_pattern(meanings)})(?![\w-])", re.IGNORECASE),
        meanings={form: tuple(found) for form, found in meanings.items()},
        surnames=by_letter,
        given=given,
        title_ends=frozenset(title_ends),
    )


def find_mentions(
    article: Article, gazetteer: Gazetteer, classes: WordClasses
) -> tuple[tuple[Mention, ...], tuple[TitleMention, ...]]:
    """Return the mentions by name, and the titles that a later stage must resolve, in order.

    A surname behind another given name is nobody's: "Angela Berg" is not Kari
    Berg.  A misspelt surname counts behind its given name, or inside a sentence
    if the article also spells it right.
    """
    if not gazetteer.meanings:
        return (), ()
    before_names = classes.before_names | gazetteer.title_ends
    known = {number: _known_forms(article.paragraph(number).text, gazetteer, before_names) for number in article.body}
    named = {actor for found in known.values() for one in found if one.form != "title" for actor in one.actors}
    mentions: list[Mention] = []
    titles: list[TitleMention] = []
    for number, exact in known.items():
        text = article.paragraph(number).text
        found = sorted([*exact, *_misspelt_surnames(text, gazetteer, named, exact)], key=lambda one: one.span)
        for one in _without_modifiers(text, found):
            evidence = Evidence(article.id, number, one.span.start, one.span.end)
            if one.form == "title":
                titles.append(TitleMention(evidence, one.actors))
            else:
                mentions.append(Mention(one.actors[0], evidence, one.form))
    return tuple(mentions), tuple(titles)


def _known_forms(text: str, gazetteer: Gazetteer, before_names: frozenset[str]) -> list[_Found]:
    found: list[_Found] = []
    for match in gazetteer.pattern.finditer(text):
        meanings = [one for one in gazetteer.meanings[_fold(match.group())] if _case_fits(match.group(), one)]
        # A name means its holder even where it is also somebody's title.
        named = next((one for one in meanings if one.form != "title"), None)
        span = Span(*match.span())
        if named is not None and " " not in match.group() and named.actor in gazetteer.given:
            floor = found[-1].span.end if found else 0
            placed = _with_given_name(text, span, floor, gazetteer.given[named.actor], before_names)
            if placed is not None:
                found.append(_Found(placed.span, placed.form if named.form == "name" else named.form, (named.actor,)))
        elif named is not None:
            found.append(_Found(span, named.form, (named.actor,)))
        elif meanings:
            found.append(_Found(span, "title", tuple(dict.fromkeys(one.actor for one in meanings))))
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A surname with the given name before it, if there is one."""

    span: Span
    form: Form
    has_given: bool


def _with_given_name(text: str, span: Span, floor: int, given: str, before_names: frozenset[str]) -> _Placed | None:
    """Extend a surname to its given name, which may be misspelt; `None` behind somebody else's.

    Args:
        text: The paragraph.
        span: The surname.
        floor: Where the mention before it ends.
        given: The person's given name.
        before_names: Words that are capitalised before a surname and are no given name.
    """
    before = _GIVEN_NAME.search(text[max(floor, span.start - _LOOK_BACK) : span.start])
    if before is None or before["given"].lower() in before_names or _POSSESSIVE.search(before["given"]):
        return _Placed(span, "name", has_given=False)
    written = before["given"]
    start = span.start - (before.end() - before.start("given"))
    if written in (given, given[0]):
        return _Placed(Span(start, span.end), "name", has_given=True)
    allowed = sum(len(given) >= length for length in _MISSPELT_GIVEN)
    if written[0] == given[0] and OSA.distance(written, given, score_cutoff=allowed) <= allowed:
        return _Placed(Span(start, span.end), "misspelt", has_given=True)
    return _Placed(span, "name", has_given=False) if len(written) > 1 and written.isupper() else None


def _case_fits(written: str, meaning: _Meaning) -> bool:
    """Keep "us" from being a country and "guardian" a newspaper; let "Nato" be NATO, and "tHE dam" be nothing."""
    form = meaning.written
    if meaning.form == "title":
        return True
    letters = form.replace(".", "")
    if len(letters) <= 3 and letters.isupper():
        return written == form
    pairs = zip(written.split(), form.split(), strict=False)
    return all(
        word[0].isupper() or not wanted[0].isupper() or (position == 0 and len(form.split()) > 1 and len(wanted) <= 3)
        for position, (word, wanted) in enumerate(pairs)
    )


def _misspelt_surnames(text: str, gazetteer: Gazetteer, named: set[str], found: list[_Found]) -> list[_Found]:
    if not gazetteer.surnames:
        return []
    taken = ByPlace(found, lambda one: [(0, one.span)])
    misspelt: list[_Found] = []
    for match in _CAPITALISED.finditer(text):
        surnames = gazetteer.surnames.get(match.group()[0])
        if surnames is None:
            continue
        word = _POSSESSIVE.sub("", match.group())
        span = Span(match.start(), match.start() + len(word))
        near = [actor for surname, actor in surnames.items() if OSA.distance(surname, word, score_cutoff=1) == 1]
        if len(near) != 1 or taken.overlapping(0, span):
            continue
        placed = _with_given_name(text, span, 0, gazetteer.given[near[0]], frozenset())
        if placed is not None and (
            placed.has_given
            or (near[0] in named and not _OPENS_SENTENCE.search(text[max(0, span.start - 6) : span.start]))
        ):
            misspelt.append(_Found(placed.span, "misspelt", (near[0],)))
    return misspelt


def _without_modifiers(text: str, found: list[_Found]) -> list[_Found]:
    """Leave out what only modifies the next form: "Norland" in "Norland fisheries minister Kari Dahl".

    A title before a name belongs to the name, known or not, and is left out likewise.
    """
    kept = []
    for position, one in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        adjacent = following is not None and text[one.span.end : following.span.start].isspace()
        if adjacent and following is not None and "title" in (one.form, following.form):
            continue
        if one.form == "title" and not adjacent and _CAPITALISED_NEXT.match(text, one.span.end):
            continue
        kept.append(one)
    return kept


def _fold(form: str) -> str:
    folded = form.replace("’", "'").lower()
    return " ".join(re.sub(_HYPHENS, "-", folded).split())


def _trie_pattern(forms: Iterable[str]) -> str:
    trie: _Trie = {}
    for form in sorted(forms):
        node = trie
        for character in form:
            node = node.setdefault(character, {})
        node[_END] = {}
    trie.pop(_END, None)
    return _node_pattern(trie) or r"(?!)"


def _node_pattern(node: _Trie) -> str:
    """Return the pattern of a trie node: the longest way first, so that the longest form wins."""
    branches = []
    for character, child in node.items():
        if character == _END:
            continue
        written = _WRITTEN.get(character) or re.escape(character)
        branches.append(written + _node_pattern(child))
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if _END in node else body
