"""What a person should look at: facts that nobody vouches for, and dossier entries that find nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.adapters.tables import passages, shortened
from generator.analysis.linking import build_cue_index, find_links
from generator.analysis.words import squeezed
from generator.errors import Location, Notice
from generator.model.articles import Article
from generator.model.corpus import Corpus
from generator.model.dossier import Actor, Dossier
from generator.model.findings import Statement
from generator.model.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Review:
    """Findings in order of articles and dossier."""

    speakerless: tuple[Notice, ...]
    """Statements whose speaker could not be identified."""
    from_context: tuple[tuple[str, int, int], ...]
    """Per article its statements of grade C, whose speaker is known from context at best, and all its statements."""
    idle_forms: tuple[Notice, ...]
    """Aliases, misspellings and titles that no article uses."""
    idle_cues: tuple[Notice, ...]
    """Cues of demands and meetings that link no sentence."""


def review_corpus(corpus: Corpus) -> Review:
    """Look through everything that is known."""
    statements = [(article, corpus.analyses[id_].statements) for id_, article in corpus.articles.items()]
    return Review(
        speakerless=tuple(_speakerless(statements)),
        from_context=tuple(
            (article.id, sum(one.grade == "C" for one in said), len(said)) for article, said in statements
        ),
        idle_forms=tuple(_idle_forms(corpus)),
        idle_cues=tuple(_idle_cues(corpus)),
    )


def review_lexicon(corpus: Corpus, lexicon: Lexicon) -> tuple[Notice, ...]:
    """Return the lexicon entries that these articles do not use, which is no fault of theirs."""
    return (*_idle_rules(corpus, lexicon), *_idle_speech(corpus, lexicon), *_idle_counting(corpus, lexicon))


def _speakerless(articles: Iterable[tuple[Article, Sequence[Statement]]]) -> Iterator[Notice]:
    for article, statements in articles:
        for statement in statements:
            if statement.speaker is None:
                place = Location(article.file, article.paragraph(statement.paragraph).line)
                said = passages(article, statement.content)
                yield Notice(place, f"no speaker ({statement.kind}, {statement.sieve}): {said}", "info")


def _idle_forms(corpus: Corpus) -> Iterator[Notice]:
    named: dict[str, set[str]] = {}
    for id_, analysis in corpus.analyses.items():
        for mention in analysis.mentions:
            named.setdefault(mention.actor, set()).add(_folded(corpus.articles[id_].passage(mention.evidence)))
    bodies = "\n".join(_folded(text) for article in corpus.articles.values() for text in _body(article))
    for actor in corpus.dossier.actors:
        found = named.get(actor.id, set())
        for kind, form in _forms(actor):
            folded = _folded(form)
            # A role right before a name belongs to the name and is no mention of its own.
            used = _stands_in(folded, bodies) if kind == "title" else _is_named(folded, found)
            if not used:
                yield Notice(actor.location, f'{kind} "{form}" of actor "{actor.id}" is in no article.', "info")


def _forms(actor: Actor) -> Iterator[tuple[str, str]]:
    yield from (("alias", form) for form in actor.aliases if form != actor.name)
    yield from (("misspelling", form) for form in actor.misspellings)
    yield from (("title", form) for form in actor.titles)


def _is_named(form: str, found: Iterable[str]) -> bool:
    """Say whether a form is a mention, or the end of one that has the given name before it."""
    return any(passage == form or passage.endswith(f" {form}") for passage in found)


def _stands_in(form: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text) is not None


def _idle_cues(corpus: Corpus) -> Iterator[Notice]:
    """Ask for each cue alone, under a name of its own, whether it links anything."""
    places = {
        (kind, f"{entry.id} {number}"): (entry.location, f'cue "{cue}" of {kind} "{entry.id}" links no sentence.')
        for kind, entries in (("demand", corpus.dossier.demands), ("meeting", corpus.dossier.meetings))
        for entry in entries
        for number, cue in enumerate(entry.cues)
    }
    index = build_cue_index(_with_single_cues(corpus.dossier))
    used = {
        (link.kind, link.target)
        for id_, article in corpus.articles.items()
        for link in find_links(article, corpus.segments[id_], (), index)
    }
    yield from (Notice(place, message, "info") for key, (place, message) in places.items() if key not in used)


def _with_single_cues(dossier: Dossier) -> Dossier:
    return replace(
        dossier,
        venues=(),
        demands=tuple(
            replace(demand, id=f"{demand.id} {number}", cues=(cue,))
            for demand in dossier.demands
            for number, cue in enumerate(demand.cues)
        ),
        meetings=tuple(
            replace(meeting, id=f"{meeting.id} {number}", cues=(cue,))
            for meeting in dossier.meetings
            for number, cue in enumerate(meeting.cues)
        ),
    )


def _idle_rules(corpus: Corpus, lexicon: Lexicon) -> Iterator[Notice]:
    dropped = [
        (drop.rule, squeezed(article.paragraph(drop.paragraph).text))
        for article in corpus.articles.values()
        for drop in article.dropped
    ]
    for rule in lexicon.boilerplate.rules:
        if not any(name == rule.name and rule.pattern.fullmatch(line) for name, line in dropped):
            message = f"rule {rule.name} drops nothing here: {shortened(rule.pattern.pattern)}"
            yield Notice(Location("lexicons/en/boilerplate.yml"), message, "info")


def _idle_speech(corpus: Corpus, lexicon: Lexicon) -> Iterator[Notice]:
    written = Counter(
        _folded(corpus.articles[id_].passage(statement.cue))
        for id_, analysis in corpus.analyses.items()
        for statement in analysis.statements
        if statement.cue is not None
    )
    forms: dict[str, list[str]] = {}
    for form, cue in lexicon.speech.cues.items():
        forms.setdefault(cue.lemma, []).append(form)
    for lemma, others in forms.items():
        if not any(_stands_in(form, passage) for passage in written for form in others):
            yield Notice(Location("lexicons/en/speech.yml"), f'cue "{lemma}" attributes nothing here.', "info")


def _idle_counting(corpus: Corpus, lexicon: Lexicon) -> Iterator[Notice]:
    figures = [figure for analysis in corpus.analyses.values() for figure in analysis.figures]
    words = [("unit", unit) for unit in sorted({*lexicon.counting.units.values()} - {one.unit for one in figures})]
    used = {figure.qualifier for figure in figures}
    words += [("qualifier", word) for word in lexicon.counting.qualifiers if word not in used]
    for kind, word in words:
        yield Notice(Location("lexicons/en/text.yml"), f'{kind} "{word}" counts nothing here.', "info")


def _body(article: Article) -> Iterator[str]:
    return (article.paragraph(number).text for number in article.body)


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())
