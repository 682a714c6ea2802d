"""From the label of a turn to an actor with a grade, or to nobody."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.analysis.attribution.speakers import NOBODY, Speaker
from generator.model.articles import Article
from generator.model.dossier import Actor
from generator.model.findings import Mention
from generator.model.transcripts import TranscriptWords, Turn
from generator.text import NO_SIGN

_REACH = 60
"""Code points before a name within which its office stands."""
_GAPS = re.compile(r"(?:\s|\\_)+")
_Form = tuple[str, ...]
"""The words of a name or title in small letters."""


class Labels:
    """Resolves the labels of one article.

    A label is a name, alone or right behind a form of address, an office or a
    state: "MR. DAHL", "FISHERIES MINISTER KARI DAHL", not "ANGELA DAHL" where only
    Kari Dahl is known.
    Or it is a title that the dossier gives one actor, or an office that stands
    before the name of one person in the heading or the text.
    """

    def __init__(
        self, article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor], words: TranscriptWords
    ) -> None:
        self._article = article
        self._mentions = mentions
        self._actors = actors
        self.words = words
        self._names: defaultdict[_Form, set[str]] = defaultdict(set)
        self._titles: defaultdict[_Form, set[str]] = defaultdict(set)
        before: set[str] = set()
        surnames: defaultdict[_Form, set[str]] = defaultdict(set)
        for actor in actors.values():
            forms = [_form(written) for written in (actor.name, *actor.aliases, *actor.misspellings)]
            for form in forms:
                self._names[form].add(actor.id)
            if actor.kind == "person":
                surnames[forms[0][-1:]].add(actor.id)
            else:
                before.update(word for form in forms for word in form)
            for title in actor.titles:
                self._titles[_form(title)].add(actor.id)
                before.update(_form(title))
        for form, holders in surnames.items():
            if form not in self._names:
                self._names[form] = holders
        self._before = before | words.offices | words.name_links | set(words.honorifics)
        self._known: dict[str, Speaker] = {}

    def speaker(self, turn: Turn) -> Speaker:
        """Return whose turn it is, or nobody."""
        written = self._article.passage(turn.label)
        if written not in self._known:
            self._known[written] = self._answering() if turn.voice == "answer" else self._named(written)
        return self._known[written]

    def is_medium(self, speaker: Speaker) -> bool:
        """Say whether a speaker is a newspaper, an agency or a channel."""
        return speaker.actor is not None and self._actors[speaker.actor].kind == "media"

    def _named(self, written: str) -> Speaker:
        form = _form(written)
        for start in range(len(form)):
            if start and not self._may_precede(form[start - 1]):
                continue
            holders = self._names.get(form[start:])
            if holders is not None:
                return self._checked(form[:start], holders)
        office = form[1:] if form[:1] and form[0] in self.words.name_links else form
        holders = self._titles.get(office) or self._holders(office)
        if len(holders) == 1:
            return Speaker(next(iter(holders)), "B")
        # "SENIOR OFFICIAL 2" is a label without a name.
        words = [word for word in form if not word.strip("#").isdigit()]
        is_name = bool(words) and words[-1] not in self._before
        return Speaker(None, "A" if is_name and not holders else "C")

    def _may_precede(self, word: str) -> bool:
        """Tell "ENVOY DAHL" and "MR. DAHL" from "ANGELA DAHL" and "VON DAHL"."""
        return word in self._before and word not in self.words.name_links

    def _checked(self, address: _Form, holders: set[str]) -> Speaker:
        """Return the one holder of a name, if he is addressed as he is spoken of."""
        pronouns = {self.words.honorifics.get(word, "any") for word in address} - {"any"}
        fitting = {
            one
            for one in holders
            if not pronouns or pronouns == {self._actors[one].pronoun} or not self._is_person(one)
        }
        return Speaker(next(iter(fitting)), "A") if len(fitting) == len(holders) == 1 else NOBODY

    def _is_person(self, actor: str) -> bool:
        return self._actors[actor].kind == "person"

    def _holders(self, office: _Form) -> set[str]:
        """Return the persons before whose names an office stands in the heading or the text."""
        if not office or any(word not in self._before for word in office):
            return set()
        found = {one for one, before in self._in_heading() if before[-len(office) :] == office}
        for mention in self._mentions:
            if mention.form != "name" or not self._is_person(mention.actor):
                continue
            start = mention.evidence.start
            text = self._article.paragraph(mention.evidence.paragraph).text
            if _form(text[max(0, start - _REACH) : start])[-len(office) :] == office:
                found.add(mention.actor)
        return found

    def _answering(self) -> Speaker:
        """Return the one person whom the heading of an interview names; known from context only."""
        named = {one for one, _ in self._in_heading() if self._is_person(one)}
        return Speaker(next(iter(named)), "C") if len(named) == 1 else NOBODY

    def _in_heading(self) -> list[tuple[str, _Form]]:
        """Return the persons that the heading names, each with the words before the name."""
        heading = _form(self._article.headers.title.value)
        longest = max(map(len, self._names), default=0)
        return [
            (holder, heading[:start])
            for start in range(len(heading))
            for length in range(1, longest + 1)
            if len(holders := self._names.get(heading[start : start + length], set())) == 1
            for holder in holders
            if self._is_person(holder)
        ]


def _form(written: str) -> _Form:
    """Return the words of a name in small letters, without full stops, brackets and possessives."""
    plain = _GAPS.sub(" ", written).replace("’", "'").replace(NO_SIGN, "").lower()
    words = (word.strip('.,;:!?()[]"“”*') for word in plain.split())
    return tuple(word.removesuffix("'s") for word in words if word)
