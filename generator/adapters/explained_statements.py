"""Why each statement is what it is: the rule, its parts, the way to the speaker, and the grade.

Everything is derived from the findings, the dossier and the lexicon; nothing
is guessed.  Where the findings do not say why, neither does this.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.adapters.tables import Table
from generator.model.accuracy import SURE
from generator.model.articles import Article
from generator.model.dossier import Actor, Dossier
from generator.model.evidence import Evidence
from generator.model.findings import Analysis, Grade, Mention, Statement
from generator.model.lexicon import Cue, Lexicon

_WIDTH = 80
_NOBODY = "nobody identified"
_LONGEST_CHAIN = 3
"""Mentions of one person shown before a pronoun or role."""

_FORMS = {"name": "name", "misspelt": "name, misspelt", "title": "role", "pronoun": "pronoun"}
_FRAMES = {
    "quote": "a quotation",
    "clause": "a clause",
    "that": "a clause with “that”",
    "wh": "a question",
    "about": "“about” and a topic",
    "phrase": "a noun phrase",
    "name": "somebody and a name for him",
    "to": "an infinitive",
}
_GRADES: Mapping[Grade, str] = {
    "A": "named beside the words",
    "B": "a pronoun or role, resolved in the same or the previous paragraph",
    "C": "from the context only",
}
_NOBODYS_GRADES: Mapping[Grade, str] = {
    "A": "a name is written beside the words, but nobody of the dossier",
    "B": "a name is written beside the words, but nobody of the dossier",
    "C": "no name is written beside the words",
}


def explain_statements(article: Article, analysis: Analysis, dossier: Dossier, lexicon: Lexicon) -> tuple[Table, ...]:
    """Return a table of all statements, then one a statement; no line is longer than 80 characters but for a word."""
    rows = tuple(
        (_short_id(one), one.kind, one.grade, one.sieve, one.speaker or _NOBODY) for one in analysis.statements
    )
    overview = Table("Statements", ("id", "kind", "grade", "sieve", "speaker"), rows)
    actors = {actor.id: actor for actor in dossier.actors}
    return overview, *(_Explainer(article, analysis, actors, lexicon, one).table() for one in analysis.statements)


@dataclass(frozen=True, slots=True)
class _Explainer:
    """One statement with everything it was made from."""

    article: Article
    analysis: Analysis
    actors: Mapping[str, Actor]
    lexicon: Lexicon
    statement: Statement

    def table(self) -> Table:
        """Return the explanation, one fact a row, long ones on several lines."""
        facts = list(self._facts())
        room = _WIDTH - 4 - max(len(name) for name, _ in facts)
        rows: list[tuple[str, str]] = []
        for name, text in facts:
            lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
            rows += [(name if number == 0 else "", line) for number, line in enumerate(lines)]
        return Table(f"Statement {_short_id(self.statement)}", ("", ""), tuple(rows))

    def _facts(self) -> Iterator[tuple[str, str]]:
        statement = self.statement
        yield "kind", statement.kind
        sieve = self.lexicon.sieves.get(statement.sieve)
        yield "sieve", f"{statement.sieve}: {sieve.what}" if sieve else statement.sieve
        if statement.cue:
            yield "cue", self._cue(statement.cue)
        if statement.source:
            yield "source", self._shown(statement.source)
        for number, passage in enumerate(statement.content):
            yield "content" if number == 0 else "", self._shown(passage)
        for number, step in enumerate(self._speaker()):
            yield "speaker" if number == 0 else "", step
        yield "grade", self._grade()
        if statement.about:
            yield "about", f"relates the words of {self._named(statement.about)}"
        if statement.via:
            yield "via", " → ".join(self._named(actor) for actor in statement.via)
        if statement.said_on:
            yield "said on", f"{statement.said_on.date.isoformat()} ({statement.said_on.precision})"
        if statement.repairs:
            yield "repairs", f"quotation marks: {', '.join(statement.repairs)}"

    def _cue(self, evidence: Evidence) -> str:
        form = " ".join(self.article.passage(evidence).lower().replace("’", "'").split())
        if form in self.lexicon.speech.according:
            return f"{self._shown(evidence)} – attributes without a verb"
        cue = self.lexicon.speech.cues.get(form)
        lemma = f" – a form of “{cue.lemma}”, which takes {_frames(cue)}" if cue else ""
        return self._shown(evidence) + lemma

    def _speaker(self) -> Iterator[str]:
        """Return the way from the source as written to the actor, or why it ends at nobody."""
        source, speaker = self.statement.source, self.statement.speaker
        inside = self._mentions_in(source) if source else []
        if speaker is None:
            yield f"{_NOBODY}: {self._why_nobody(source, inside)}"
            return
        heads = [mention for mention in inside if mention.actor == speaker]
        if heads:
            yield f"{self._mentioned(heads[-1])} → {self._named(speaker)}"
            if heads[-1].form in ("title", "pronoun"):
                yield from (f"mentioned before: {self._mentioned(one)}" for one in self._before(heads[-1]))
            return
        yield f"{self._named(speaker)}: {'no mention stands in the source' if source else 'no source is written'}"
        before = self._statement_before()
        if before:
            yield f"the same speaker as in {_short_id(before)}, the last statement of that speaker before"

    def _why_nobody(self, source: Evidence | None, inside: Sequence[Mention]) -> str:
        if source is None:
            return "no source was found beside the words"
        if inside:
            names = ", ".join(dict.fromkeys(mention.actor for mention in inside))
            return f"the source mentions {names}, and is not plainly one of them"
        if self.article.passage(source).lower() in self.lexicon.classes.pronouns:
            return "the pronoun was resolved to nobody"
        return "the source mentions nobody of the dossier"

    def _grade(self) -> str:
        statement = self.statement
        reasons = _GRADES if statement.speaker else _NOBODYS_GRADES
        unlowered = self._unlowered()
        if unlowered is None:
            return f"{statement.grade}: {reasons[statement.grade]}"
        measured = self.lexicon.sieves[statement.sieve].measured
        precision = (measured.precision if measured else None) or 0.0
        return (
            f"{statement.grade}: lowered from {unlowered} ({reasons[unlowered]}): "
            f"sieve precision {precision:.2f} is below {SURE:.2f}"
        )

    def _unlowered(self) -> Grade | None:
        """Return the grade that the speaker alone would have; `None` where the statement has it."""
        statement = self.statement
        sieve = self.lexicon.sieves.get(statement.sieve)
        if sieve is None or not sieve.is_unsure:
            return None
        if statement.speaker is None:
            # Without an actor only a name beside the words gives more than C.
            return "A" if statement.grade == "B" else None
        inside = self._mentions_in(statement.source) if statement.source else []
        heads = [mention for mention in inside if mention.actor == statement.speaker]
        if not heads:
            return None
        known: Grade = "A" if heads[-1].form in ("name", "misspelt") else "B"
        return known if known != statement.grade else None

    def _mentions_in(self, evidence: Evidence) -> list[Mention]:
        return [
            mention
            for mention in self.analysis.mentions
            if mention.evidence.paragraph == evidence.paragraph and evidence.span.covers(mention.evidence.span)
        ]

    def _before(self, reference: Mention) -> list[Mention]:
        """Return the mentions of an actor before a pronoun or role, back to the last name, the nearest first."""
        found: list[Mention] = []
        for mention in reversed(self.analysis.mentions):
            if mention.actor == reference.actor and mention.evidence < reference.evidence:
                found.append(mention)
                if mention.form in ("name", "misspelt") or len(found) == _LONGEST_CHAIN:
                    break
        return found

    def _statement_before(self) -> Statement | None:
        position = self.analysis.statements.index(self.statement)
        before = reversed(self.analysis.statements[:position])
        return next((one for one in before if one.speaker == self.statement.speaker), None)

    def _mentioned(self, mention: Mention) -> str:
        return f"{self._quoted(mention.evidence)} ({_FORMS[mention.form]})"

    def _quoted(self, evidence: Evidence) -> str:
        return f"“{self.article.passage(evidence)}”, {_place(evidence)}"

    def _shown(self, evidence: Evidence) -> str:
        return f"{_place(evidence)}: {self.article.passage(evidence)}"

    def _named(self, actor: str) -> str:
        known = self.actors.get(actor)
        return f"{actor} ({known.name})" if known else actor


def _place(evidence: Evidence) -> str:
    return f"¶{evidence.paragraph} {evidence.start}–{evidence.end}"


def _frames(cue: Cue) -> str:
    *most, last = (words for frame, words in _FRAMES.items() if frame in cue.takes)
    frames = " or ".join([", ".join(most), last] if most else [last])
    if cue.audience:
        return f"{frames} behind an addressee"
    return f"{frames}, with or without an addressee" if cue.audience_optional else frames


def _short_id(statement: Statement) -> str:
    return statement.id.removeprefix(f"{statement.article}-")
