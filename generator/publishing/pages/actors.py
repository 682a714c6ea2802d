"""Pages of actors, and their index."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.dossier import Actor, ActorLink
from generator.model.findings import Mention, Statement
from generator.publishing import labels, urls
from generator.publishing.pages.demands import ResponseView, response_view
from generator.publishing.views import (
    ChipView,
    Composer,
    DateView,
    FactView,
    LinkView,
    PageHead,
    StatementView,
)
from generator.text import Markup, Untrusted

_COMPANIONS = 8
"""So many actors at most are listed as appearing with another."""


@dataclass(frozen=True, slots=True)
class VariantView:
    """One form of a name and where it first stands."""

    form: Untrusted
    misspelt: bool
    count: int
    chips: tuple[ChipView, ...]
    """One per article that has the form."""


@dataclass(frozen=True, slots=True)
class PositionRow:
    """The actor's curated stances on one demand."""

    demand: LinkView
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A typed link to or from another actor: "works for X", or "X works for" this actor."""

    verb: Untrusted
    actor: LinkView
    incoming: bool
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """The statements of one article."""

    article: LinkView
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class PresenceView:
    """A meeting that the actor took or is to take part in."""

    title: Untrusted
    venue: LinkView | None
    date: DateView
    status: Markup
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class CompanionView:
    """Another actor in the same paragraphs."""

    actor: LinkView
    paragraphs: int


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How one article covers the actor."""

    article: LinkView
    mentions: int
    statements: int
    paragraphs: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """The view-model of `actor.md.jinja`."""

    head: PageHead
    side: Untrusted
    """Empty for none."""
    roles: tuple[FactView, ...]
    variants: tuple[VariantView, ...]
    relations: tuple[RelationView, ...]
    summary: tuple[FactView, ...]
    positions: tuple[PositionRow, ...]
    is_person: bool
    own_title: Markup
    """“Own words” for a person, “Statements” for everybody else."""
    own_words: tuple[ArticleGroup, ...]
    by_context: tuple[StatementView, ...]
    """Own words by grade C: apart, and counted nowhere."""
    said_about: tuple[ArticleGroup, ...]
    meetings: tuple[PresenceView, ...]
    companions: tuple[CompanionView, ...]
    coverage: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor of the index."""

    actor: LinkView
    side: Untrusted
    role: Untrusted
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one kind."""

    title: Markup
    anchor: Markup
    has_roles: bool
    """False where the articles state no role of any of them, as of states."""
    actors: tuple[ActorEntry, ...]


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The view-model of `actors.md.jinja`."""

    head: PageHead
    groups: tuple[ActorGroup, ...]
    unnamed: tuple[LinkView, ...]
    """Actors of the dossier that no passage names."""


def actor_page(composer: Composer, actor: Actor) -> ActorPage:
    """Compose the page of an actor."""
    index = composer.index
    spoken = index.spoken.get(actor.id, ())
    return ActorPage(
        side=Untrusted(index.sides[actor.side].name if actor.side else ""),
        roles=composer.facts(actor.roles),
        variants=name_variants(composer, actor),
        relations=_relations(composer, actor),
        summary=composer.facts(actor.summary),
        positions=_positions(composer, actor),
        is_person=actor.kind == "person",
        own_title=Markup("Own words" if actor.kind == "person" else "Statements"),
        own_words=grouped_by_article(composer, [statement for statement in spoken if statement.grade != "C"]),
        by_context=tuple(composer.statement(statement, topics=False) for statement in spoken if statement.grade == "C"),
        said_about=grouped_by_article(composer, _said_about(composer, actor)),
        meetings=_meetings(composer, actor),
        companions=_companions(composer, actor),
        coverage=_coverage(composer, actor),
        head=composer.head(actor.name, labels.ACTOR_KINDS[actor.kind], ("Actors", urls.ACTORS)),
    )


def actor_index(composer: Composer) -> ActorIndex:
    """Compose the index of actors: by kind, those with most statements first."""
    groups = []
    unnamed = []
    for kind, title in labels.ACTOR_GROUPS.items():
        actors = [actor for actor in composer.index.actors.values() if actor.kind == kind]
        named = [actor for actor in actors if is_present(composer, actor)]
        unnamed += [composer.actor(actor.id) for actor in actors if actor not in named]
        named.sort(key=lambda actor: (-len(composer.index.spoken.get(actor.id, ())), actor.name))
        if named:
            entries = tuple(_entry(composer, actor) for actor in named)
            groups.append(ActorGroup(title, Markup(kind), any(entry.role for entry in entries), entries))
    return ActorIndex(groups=tuple(groups), unnamed=tuple(unnamed), head=composer.head("Actors", labels.INDEX))


def is_present(composer: Composer, actor: Actor) -> bool:
    """Say whether any passage names the actor or any curated fact rests on one."""
    named = any(mention.form != "pronoun" for mention in composer.index.mentions.get(actor.id, ()))
    return named or bool(actor.roles or actor.summary or actor.links) or actor.id in composer.index.outlets.values()


def grouped_by_article(
    composer: Composer, statements: Sequence[Statement], *, topics: bool = False
) -> tuple[ArticleGroup, ...]:
    """Return statements under their articles, in the articles' order."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.article, []).append(statement)
    return tuple(
        ArticleGroup(
            composer.article(article),
            tuple(composer.statement(statement, topics=topics) for statement in groups[article]),
        )
        for article in composer.index.corpus.articles
        if article in groups
    )


def name_variants(composer: Composer, actor: Actor) -> tuple[VariantView, ...]:
    """Return the forms of a name as written, the most frequent first, misspelt ones last."""
    forms: dict[tuple[str, bool], list[Mention]] = {}
    for mention in composer.index.mentions.get(actor.id, ()):
        if mention.form in ("name", "misspelt"):
            written = composer.index.corpus.articles[mention.evidence.article].passage(mention.evidence)
            key = (" ".join(written.split()), mention.form == "misspelt")
            forms.setdefault(key, []).append(mention)
    ordered = sorted(forms.items(), key=lambda item: (item[0][1], -len(item[1]), item[0][0]))
    return tuple(
        VariantView(Untrusted(form), misspelt, len(mentions), _first_of_each_article(composer, mentions))
        for (form, misspelt), mentions in ordered
    )


def _first_of_each_article(composer: Composer, mentions: Sequence[Mention]) -> tuple[ChipView, ...]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.evidence.article, mention)
    return tuple(composer.chip(mention.evidence, passage=False) for mention in first.values())


def _relations(composer: Composer, actor: Actor) -> tuple[RelationView, ...]:
    """Return the typed links from the actor, then those to it."""
    incoming = [
        (other, link) for other in composer.index.actors.values() for link in other.links if link.to == actor.id
    ]
    return (
        *(_relation(composer, link, link.to, incoming=False) for link in actor.links),
        *(_relation(composer, link, other.id, incoming=True) for other, link in incoming),
    )


def _relation(composer: Composer, link: ActorLink, other: str, *, incoming: bool) -> RelationView:
    verb = Untrusted(link.type.replace("-", " "))
    return RelationView(verb, composer.actor(other), incoming, composer.chips(link.evidence))


def _positions(composer: Composer, actor: Actor) -> tuple[PositionRow, ...]:
    """Return the stances that the actor takes: a person's own, a side's for the actor that is the side."""
    rows = []
    for demand in composer.index.demands.values():
        own = [
            position
            for position in demand.positions
            if position.actor == actor.id or (position.actor is None and position.side == actor.id)
        ]
        if own:
            responses = tuple(response_view(composer, position, named=False) for position in own)
            rows.append(PositionRow(composer.demand(demand.id), responses))
    return tuple(rows)


def _said_about(composer: Composer, actor: Actor) -> list[Statement]:
    """Return what others say with the actor's name in it, and accounts of the actor's words."""
    found: dict[str, Statement] = {}
    for mention in composer.index.mentions.get(actor.id, ()):
        if mention.form == "pronoun":
            continue
        statement = composer.index.statement_around(mention.evidence)
        if statement and statement.speaker != actor.id and statement.speaker:
            found.setdefault(statement.id, statement)
    for statement in composer.index.statements.values():
        if statement.about == actor.id:
            found.setdefault(statement.id, statement)
    return [statement for statement in composer.index.statements.values() if statement.id in found]


def _meetings(composer: Composer, actor: Actor) -> tuple[PresenceView, ...]:
    found = [
        (meeting, participant)
        for meeting in composer.index.corpus.dossier.meetings
        for participant in meeting.participants
        if participant.actor == actor.id
    ]
    found.sort(key=lambda pair: (pair[0].date.precision == "unknown", pair[0].date.day.first))
    return tuple(
        PresenceView(
            title=Untrusted(meeting.title),
            venue=composer.venue(meeting.venue) if meeting.venue else None,
            date=composer.dated(meeting.date),
            status=Markup(meeting.status),
            chips=composer.chips(participant.evidence),
        )
        for meeting, participant in found
    )


def _companions(composer: Composer, actor: Actor) -> tuple[CompanionView, ...]:
    """Return who is named in the same paragraphs, most often first."""
    index = composer.index
    here = {(m.evidence.article, m.evidence.paragraph) for m in index.mentions.get(actor.id, ()) if m.form != "pronoun"}
    counts: Counter[str] = Counter()
    for other, mentions in index.mentions.items():
        if other != actor.id:
            places = {(m.evidence.article, m.evidence.paragraph) for m in mentions if m.form != "pronoun"}
            counts[other] = len(places & here)
    ranked = sorted((-count, other) for other, count in counts.items() if count)
    return tuple(CompanionView(composer.actor(other), -count) for count, other in ranked[:_COMPANIONS])


def _coverage(composer: Composer, actor: Actor) -> tuple[CoverageRow, ...]:
    rows = []
    for article in composer.index.corpus.articles:
        mentions = [
            mention
            for mention in composer.index.mentions.get(actor.id, ())
            if mention.evidence.article == article and mention.form != "pronoun"
        ]
        if not mentions:
            continue
        numbers = sorted({mention.evidence.paragraph for mention in mentions})
        page = urls.article_page(article)
        rows.append(
            CoverageRow(
                article=composer.article(article),
                mentions=len(mentions),
                statements=sum(s.article == article for s in composer.index.spoken.get(actor.id, ())),
                paragraphs=tuple(
                    LinkView(Untrusted(f"¶{number}"), composer.to(page, urls.paragraph_anchor(number)))
                    for number in numbers
                ),
            )
        )
    return tuple(rows)


def _entry(composer: Composer, actor: Actor) -> ActorEntry:
    mentions = composer.index.mentions.get(actor.id, ())
    return ActorEntry(
        actor=composer.actor(actor.id),
        side=Untrusted(composer.index.sides[actor.side].name if actor.side else ""),
        role=Untrusted(actor.roles[0].text if actor.roles else ""),
        statements=len(composer.index.spoken.get(actor.id, ())),
        articles=len({mention.evidence.article for mention in mentions if mention.form != "pronoun"}),
    )
