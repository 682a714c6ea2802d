"""What the forms of words can be: closed classes, and the verbal readings that lexicon and endings give."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model.lexicon import Inflection, Lexicon

_SHORTEST_PAST = 5
"""Letters of the shortest unknown word that its ending makes a past: "asked", not "need"."""
_SHORTEST_PARTICIPLE = 6


class Readings:
    """The lexicon by form.

    Verbal readings are letters: b(ase), 3 (third person), p(ast), e (participle
    of the past), g (form in -ing).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the lexicon."""
        self.closed = _closed_classes(lexicon)
        """Form of a word of a closed class to its tag; see `tagging`."""
        people = lexicon.classes.group_nouns | lexicon.classes.person_nouns
        self._verbs = {form: read for form, read in _verb_readings(lexicon).items() if form not in people}
        self._classes = lexicon.classes

    def known(self, form: str) -> str:
        """Return the verbal readings that the lexicon gives; empty for none."""
        return self._verbs.get(form, "")

    def of(self, form: str) -> str:
        """Return the verbal readings of a form, those of an unknown one by its ending."""
        return self._verbs.get(form) or self.guessed(form)

    def guessed(self, form: str) -> str:
        """Return the readings that an ending gives."""
        if form in self._classes.not_verbs or "-" in form:
            return ""
        if len(form) >= _SHORTEST_PAST and form.endswith(self._classes.verb_endings):
            return "pe"
        is_participle = len(form) >= _SHORTEST_PARTICIPLE and form.endswith(self._classes.participle_endings)
        return "g" if is_participle else ""


def _closed_classes(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the words of the closed classes with their tags; where two have a word, the later one wins."""
    classes, speech = lexicon.classes, lexicon.speech
    found: dict[str, str] = {}
    for tag, words in (
        ("r", speech.adverbs),
        ("s", speech.breaks),
        ("p", classes.prepositions),
        ("d", classes.determiners),
        ("P", classes.subjects),
        ("P", classes.speakers),
        ("O", classes.objects),
        ("w", classes.questions),
        ("h", speech.that),
        ("c", speech.coordinators),
        ("m", classes.modals),
        ("x", classes.auxiliaries),
        ("!", classes.negations),
    ):
        found.update((word, tag) for word in words if " " not in word)
    found.update((short, found[full]) for short, full in classes.contractions.items())
    return found


def _verb_readings(lexicon: Lexicon) -> Mapping[str, str]:
    found: defaultdict[str, str] = defaultdict(str)

    def add(forms: Iterable[str], reading: str) -> None:
        for form in forms:
            found[form] += reading if reading not in found[form] else ""

    for cue in lexicon.speech.verbs:
        base, third, past, participle, *perfect = (form.split()[0] for form in cue)
        add([base], "b")
        add([third], "3")
        add([past], "p")
        add([participle], "g")
        add(perfect or [past], "e")
    irregular = lexicon.classes.verbs | lexicon.classes.not_verbs
    for base in lexicon.classes.bases:
        third, pasts = _inflected(base, lexicon.classes.inflections)
        add([base], "b")
        add([third], "3")
        if not irregular & pasts:
            add(sorted(pasts), "p")
            add(sorted(pasts), "e")
    add(lexicon.classes.verbs, "p")
    add(lexicon.classes.perfects, "e")
    return dict(found)


def _inflected(base: str, inflections: Iterable[Inflection]) -> tuple[str, frozenset[str]]:
    """Return the third person of a regular verb and what its past may be; the first rule that fits decides."""
    rule = next(one for one in inflections if base.endswith(one.ending))
    stem = base[: len(base) - rule.cut]
    pasts = {stem + rule.past, base + base[-1] + rule.past} if rule.may_double else {stem + rule.past}
    return stem + rule.third, frozenset(pasts)
