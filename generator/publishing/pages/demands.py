"""Pages of demands, offers, refusals, threats and answers, and their index."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.dossier import Demand, Position, Side
from generator.model.evidence import Evidence
from generator.publishing import labels, urls
from generator.publishing.views import (
    ChipView,
    Composer,
    DateView,
    FactView,
    LinkView,
    PageHead,
    StatementView,
    position_terms,
)
from generator.text import Markup, Untrusted


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage that bears on the demand: a statement, or the outlet's own words."""

    statement: StatementView | None
    own_words: ChipView | None
    curated: bool
    """Chosen by the editor, not only found by its wording."""


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """The passages of one article."""

    article: LinkView
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """One stance on the demand."""

    who: LinkView | None
    """The actor; `None` where the side as a whole is meant."""
    verb: Markup
    sign: Markup
    terms: Untrusted
    """What the stance consists in and its condition; empty where the verb says it all."""
    chips: tuple[ChipView, ...]


@dataclass(frozen=True, slots=True)
class SideResponses:
    """The stances of one side."""

    side: Untrusted
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class DemandLinkView:
    """A typed link to another demand."""

    verb: Markup
    demand: LinkView
    type: Markup


@dataclass(frozen=True, slots=True)
class DemandPage:
    """The view-model of `demand.md.jinja`."""

    head: PageHead
    by: tuple[LinkView, ...]
    of: tuple[LinkView, ...]
    since: DateView | None
    documents: tuple[FactView, ...]
    called: tuple[FactView, ...]
    responses: tuple[SideResponses, ...]
    silent: tuple[Untrusted, ...]
    """Sides without a statement."""
    links: tuple[DemandLinkView, ...]
    passages: tuple[PassageGroup, ...]
    history: tuple[FactView, ...]
    comments: tuple[FactView, ...]
    statements: tuple[StatementView, ...]
    """Statements that only cue words link to the demand, not the editor."""


@dataclass(frozen=True, slots=True)
class DemandEntry:
    """One demand of the index."""

    demand: LinkView
    by: tuple[LinkView, ...]
    of: tuple[LinkView, ...]
    passages: int
    articles: int


@dataclass(frozen=True, slots=True)
class DemandGroup:
    """The demands of one type."""

    title: Markup
    anchor: Markup
    demands: tuple[DemandEntry, ...]


@dataclass(frozen=True, slots=True)
class DemandIndex:
    """The view-model of `demands.md.jinja`."""

    head: PageHead
    groups: tuple[DemandGroup, ...]


def demand_page(composer: Composer, demand: Demand) -> DemandPage:
    """Compose the page of a demand."""
    dossier = composer.index.corpus.dossier
    speaking = [side for side in dossier.sides if any(p.side == side.id for p in demand.positions)]
    return DemandPage(
        by=tuple(composer.actor(actor) for actor in demand.by),
        of=tuple(composer.actor(actor) for actor in demand.of),
        since=composer.dated(demand.since) if demand.since else None,
        documents=composer.facts(demand.documents),
        called=composer.facts(demand.called),
        responses=tuple(side_responses(composer, demand, side) for side in speaking),
        silent=tuple(Untrusted(side.name) for side in dossier.sides if side not in speaking),
        links=(*_outgoing(composer, demand), *_incoming(composer, demand)),
        passages=_passages(composer, demand),
        history=composer.facts(demand.history),
        comments=composer.facts(demand.comments),
        statements=_further_statements(composer, demand),
        head=composer.head(demand.title, labels.DEMAND_TYPES[demand.type], ("Demands", urls.DEMANDS)),
    )


def demand_index(composer: Composer) -> DemandIndex:
    """Compose the index of demands by type, in the editor's order."""
    groups = []
    for type_, title in labels.DEMAND_GROUPS.items():
        demands = [demand for demand in composer.index.demands.values() if demand.type == type_]
        if demands:
            groups.append(DemandGroup(title, Markup(type_), tuple(_entry(composer, demand) for demand in demands)))
    return DemandIndex(groups=tuple(groups), head=composer.head("Demands, offers and answers", labels.INDEX))


def _entry(composer: Composer, demand: Demand) -> DemandEntry:
    places = {(passage.article, passage.paragraph) for passage in demand.passages}
    return DemandEntry(
        demand=composer.demand(demand.id),
        by=tuple(composer.actor(actor) for actor in demand.by),
        of=tuple(composer.actor(actor) for actor in demand.of),
        passages=len(places),
        articles=len({article for article, _ in places}),
    )


def side_responses(composer: Composer, demand: Demand, side: Side) -> SideResponses:
    """Return the curated stances of one side on a demand; without responses for no statement."""
    here = [position for position in demand.positions if position.side == side.id]
    return SideResponses(Untrusted(side.name), tuple(response_view(composer, position) for position in here))


def response_view(composer: Composer, position: Position, *, named: bool = True) -> ResponseView:
    """Return one stance.

    Args:
        composer: For the page.
        position: The stance.
        named: False where the page says already whose stance it is.
    """
    return ResponseView(
        who=composer.actor(position.actor) if position.actor and named else None,
        verb=labels.STANCES[position.stance],
        sign=labels.STANCE_SIGNS[position.stance],
        terms=position_terms(position),
        chips=composer.chips(position.evidence),
    )


def _outgoing(composer: Composer, demand: Demand) -> tuple[DemandLinkView, ...]:
    return tuple(_link_view(composer, labels.DEMAND_LINKS[link.type][0], link.to) for link in demand.links)


def _incoming(composer: Composer, demand: Demand) -> tuple[DemandLinkView, ...]:
    mutual = {link.to for link in demand.links if link.type == "related"}
    return tuple(
        _link_view(composer, labels.DEMAND_LINKS[link.type][1], other.id)
        for other in composer.index.demands.values()
        for link in other.links
        if link.to == demand.id and not (link.type == "related" and other.id in mutual)
    )


def _link_view(composer: Composer, verb: Markup, other: str) -> DemandLinkView:
    return DemandLinkView(verb, composer.demand(other), labels.DEMAND_TYPES[composer.index.demands[other].type])


def _passages(composer: Composer, demand: Demand) -> tuple[PassageGroup, ...]:
    """Return the editor's passages and the outlets' sentences that cue words found, by article."""
    curated = list(demand.passages)
    taken = {(passage.article, passage.paragraph) for passage in curated}
    found = [
        link.evidence
        for link in composer.index.links.get(("demand", demand.id), ())
        if not link.curated and link.statement is None and (link.evidence.article, link.evidence.paragraph) not in taken
    ]
    groups = []
    for article in composer.index.corpus.articles:
        here = sorted(passage for passage in (*curated, *found) if passage.article == article)
        if here:
            groups.append(PassageGroup(composer.article(article), _passage_views(composer, here, curated)))
    return tuple(groups)


def _passage_views(
    composer: Composer, passages: Sequence[Evidence], curated: Sequence[Evidence]
) -> tuple[PassageView, ...]:
    """Return passages in order, each statement once however many of them it holds."""
    views: dict[str, PassageView] = {}
    for passage in passages:
        statement = composer.index.statement_around(passage)
        if statement is None:
            view = PassageView(None, composer.chip(passage), passage in curated)
            views[f"{passage.paragraph}:{passage.start}"] = view
        elif statement.id not in views:
            views[statement.id] = PassageView(composer.statement(statement, topics=False), None, passage in curated)
    return tuple(views.values())


def _further_statements(composer: Composer, demand: Demand) -> tuple[StatementView, ...]:
    taken: Sequence[tuple[str, int]] = [(passage.article, passage.paragraph) for passage in demand.passages]
    ids = dict.fromkeys(
        link.statement
        for link in composer.index.links.get(("demand", demand.id), ())
        if link.statement and not link.curated and (link.evidence.article, link.evidence.paragraph) not in taken
    )
    return tuple(composer.statement(composer.index.statements[id_], topics=False) for id_ in ids if id_)
