"""The words for closed sets of values, the same on every page and for every side."""

import datetime

from generator.model.articles import DatePrecision
from generator.model.dossier import ActorKind, Day, DemandLinkType, DemandType, Stance, Status
from generator.model.findings import Grade, StatementKind, Voice
from generator.text import Markup

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

INDEX = Markup("Index")
REGISTER = Markup("Register")
ABOUT = Markup("About")

VOICES: dict[Voice, Markup] = {
    "verbatim": Markup("Quoted"),
    "reported": Markup("Reported"),
    "outlet": Markup("Outlet’s words"),
    "editor": Markup("Editor’s note"),
}
KINDS: dict[StatementKind, Markup] = {
    "direct": Markup("Quoted"),
    "mixed": Markup("Reported, partly quoted"),
    "indirect": Markup("Reported"),
}
GRADES: dict[Grade, Markup] = {
    "A": Markup("speaker named beside the words (A)"),
    "B": Markup("speaker resolved from a pronoun or role, or named and found by a less sure rule (B)"),
    "C": Markup("speaker from context only, or B by a less sure rule (C)"),
}
UNIDENTIFIED = Markup("speaker not identified")
PRECISIONS: dict[DatePrecision, Markup] = {
    "stated": Markup("as stated"),
    "weekday": Markup("from the weekday"),
    "relative": Markup("from a relative date"),
    "month": Markup("to the month"),
    "year": Markup("to the year"),
    "unknown": Markup("day not stated"),
}
STATUSES: dict[Status, Markup] = {
    "held": Markup("held"),
    "scheduled": Markup("scheduled"),
    "background": Markup("background"),
}
STANCES: dict[Stance, Markup] = {
    "asks": Markup("Asks"),
    "offers": Markup("Offers"),
    "supports": Markup("Supports"),
    "open": Markup("Open"),
    "accepts": Markup("Accepts"),
    "secondary": Markup("Calls it secondary"),
    "declines": Markup("Declines"),
    "refuses": Markup("Refuses"),
    "objects": Markup("Objects"),
    "denies": Markup("Denies"),
    "warns": Markup("Warns"),
    "charges": Markup("Charges"),
    "states": Markup("States"),
}
STANCE_SIGNS: dict[Stance, Markup] = {
    "asks": Markup("asks"),
    "offers": Markup("offers"),
    "supports": Markup("asks"),
    "open": Markup("open"),
    "accepts": Markup("open"),
    "secondary": Markup("other"),
    "declines": Markup("refuses"),
    "refuses": Markup("refuses"),
    "objects": Markup("refuses"),
    "denies": Markup("refuses"),
    "warns": Markup("warns"),
    "charges": Markup("other"),
    "states": Markup("other"),
}
"""CSS class behind `verb-`: the sign before the verb, of which there are fewer than verbs."""
ACTOR_KINDS: dict[ActorKind, Markup] = {
    "person": Markup("person"),
    "state": Markup("state"),
    "organisation": Markup("organisation"),
    "media": Markup("medium"),
    "role": Markup("unnamed role"),
}
ACTOR_GROUPS: dict[ActorKind, Markup] = {
    "person": Markup("People"),
    "state": Markup("States"),
    "organisation": Markup("Organisations"),
    "role": Markup("Unnamed roles"),
    "media": Markup("Media"),
}
DEMAND_TYPES: dict[DemandType, Markup] = {
    "demand": Markup("demand"),
    "counter-demand": Markup("counter-demand"),
    "offer": Markup("offer"),
    "refusal": Markup("refusal"),
    "threat": Markup("threat"),
    "answer": Markup("answer"),
    "principle": Markup("principle"),
    "counter-charge": Markup("counter-charge"),
    "aspiration": Markup("aspiration"),
    "vehicle": Markup("document"),
}
DEMAND_GROUPS: dict[DemandType, Markup] = {
    "demand": Markup("Demands"),
    "vehicle": Markup("Documents that carry demands"),
    "counter-demand": Markup("Counter-demands"),
    "refusal": Markup("Refusals"),
    "offer": Markup("Offers"),
    "threat": Markup("Threats"),
    "answer": Markup("Answers"),
    "principle": Markup("Principles"),
    "counter-charge": Markup("Counter-charges"),
    "aspiration": Markup("Aspirations"),
}
DEMAND_LINKS: dict[DemandLinkType, tuple[Markup, Markup]] = {
    "part-of": (Markup("part of"), Markup("includes")),
    "answers": (Markup("answers"), Markup("answered by")),
    "counters": (Markup("counters"), Markup("countered by")),
    "offered-for": (Markup("offered for"), Markup("met by the offer")),
    "threatened-over": (Markup("threatened over"), Markup("met by the threat")),
    "carried-by": (Markup("carried by"), Markup("carries")),
    "related": (Markup("related to"), Markup("related to")),
}
"""Verb from this demand to the other, and back."""
CLEANING_RULES: dict[str, Markup] = {
    "title": Markup("title"),
    "repeated-title": Markup("title repeated"),
    "breadcrumb": Markup("menu path"),
    "section": Markup("menu path"),
    "byline": Markup("byline"),
    "date-line": Markup("date line"),
    "outlet-line": Markup("outlet line"),
    "standfirst": Markup("standfirst"),
    "caption": Markup("photo caption"),
    "related": Markup("link to another article"),
    "teaser": Markup("start of another article"),
    "share-label": Markup("share button"),
    "font-size": Markup("text size button"),
    "advertisement": Markup("advertisement"),
    "appeal": Markup("appeal to the reader"),
    "sign-off": Markup("agency credits"),
    "copyright": Markup("rights line"),
    "after-end": Markup("after the article’s end"),
}
"""Rules of the cleaning stage in a reader's words; `cleaning_rule` has a word for every other."""


def cleaning_rule(name: str) -> Markup:
    """Return the words for a rule; the name of the rule itself where the lexicon knows a new one."""
    return CLEANING_RULES.get(name, Markup(name.replace("-", " ")))


def day(value: Day, *, weekday: bool = False) -> Markup:
    """Return a day as people write it: `10 January 2022`, `January 2022`, `2022`."""
    if value.month is None:
        return Markup(str(value.year))
    if value.day is None:
        return Markup(f"{_MONTHS[value.month - 1]} {value.year}")
    return date(value.first, weekday=weekday)


def date(value: datetime.date, *, weekday: bool = False) -> Markup:
    """Return a calendar day as people write it: `10 January 2022`, `Monday 10 January 2022`."""
    written = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return Markup(f"{_WEEKDAYS[value.weekday()]} {written}" if weekday else written)


def counted(number: int, one: str, many: str) -> Markup:
    """Return a number with its noun: `1 article`, `5 articles`."""
    return Markup(f"{number} {one if number == 1 else many}")
