"""The attributions of a sentence found so far, which those behind them depend on."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.attribution.grammar import CuedSentence, CuePlace
from generator.analysis.attribution.tokens import Range


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution found in a sentence, as ranges of tokens."""

    cue: Range
    source: Range | None
    """Noun phrase or pronoun; `None` where the subject could not be told for certain."""
    content: tuple[Range, ...]
    sieve: str
    is_main: bool = True
    """False inside a relative or subordinate clause, whose subject goes on with nothing behind it."""

    @property
    def end(self) -> int:
        """Return where cue and content end."""
        return max(self.cue[1], self.content[-1][1])


class Found:
    """A sentence under work and its attributions so far, in the order in which they were found."""

    def __init__(self, sentence: CuedSentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.grammar = sentence.grammar
        self.attributions: list[Attribution] = []

    def add(self, attribution: Attribution | None) -> None:
        """Keep an attribution, if there is one."""
        if attribution is not None:
            self.attributions.append(attribution)

    def covers(self, place: CuePlace) -> bool:
        """Say whether a cue stands inside the content of an attribution."""
        return any(start <= place.start < end for start, end in self.contents())

    def contents(self) -> Sequence[Range]:
        """Return the contents of all attributions."""
        return [content for one in self.attributions for content in one.content]

    def free_start(self, limit: int) -> int:
        """Return where the part of the sentence before a position begins that no attribution takes."""
        speech = self.grammar.speech
        ends = [max(one.end, one.source[1] if one.source else 0) for one in self.attributions]
        start = max((end for end in ends if end <= limit), default=0)
        joints = (",", *speech.contrasts, *speech.coordinators)
        while 0 < start < limit and self.tokens.form(start) in joints:
            start += 1
        return start

    def main_start(self, limit: int) -> int:
        """Return where the last main clause before a position begins: behind the attributions before it."""
        return max((one.end for one in self.attributions if one.is_main and one.end <= limit), default=0)

    def going_on(self, coordinator: int) -> Range | None:
        """Return the source of the attribution that ends right before a coordinator, if its clause can go on."""
        last = self.attributions[-1] if self.attributions else None
        if last is None or not last.is_main:
            return None
        is_near = last.end <= coordinator and not any(self.tokens.is_word(n) for n in range(last.end, coordinator))
        return last.source if is_near else None
