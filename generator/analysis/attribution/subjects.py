"""Who speaks: the noun phrase before a verb, behind an inverted one, or at the head of a clause."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.nouns import NOUN, is_reduced, noun_before, simple_noun
from generator.analysis.attribution.tokens import Range, Tokens

_REACH = 60
"""A subject stands within so many tokens of its verb."""
_LONGEST_INVERTED = 16
_LONGEST_AUDIENCE = 12
_FINITE = frozenset("vxm")
_HOLDS = frozenset("vbxe")
"""Behind these a noun is an object."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun phrase of a verb and what stands before its clause."""

    phrase: Range
    clause: int
    """First token of the phrase with what modifies it from the left."""
    opener: str
    """Form of the token before; empty for a quotation and the sentence's beginning."""
    is_relative: bool
    """Joined to the verb by "who" or the like."""


def find_subject(tokens: Tokens, verb: int, grammar: Grammar) -> Subject | None:
    """Return the subject before a verb, adverbs and days between them left out."""
    end, is_closed = skip_back(tokens, verb, grammar)
    if tokens.form(end - 1) == "—":
        end = _aside_start(tokens, end - 1)
        is_closed = False
    if not is_closed and tokens.tag(end - 1) in ("w", "h") and end > 1:
        return _antecedent(tokens, end, grammar)
    is_named = False
    if is_closed:
        found = _before_insertions(tokens, end, grammar)
        if found is None:
            return None
        end, is_named = found
    elif _ends_reduced(tokens, end, grammar):
        end -= 1
    phrase = _subject_phrase(tokens, end, grammar, is_named=is_named)
    if phrase is None:
        return None
    if tokens.tag(phrase[0] - 1) == "p" and tokens.tag(phrase[0] - 2) == "w":
        # "Berg, who through his office declined"
        return _antecedent(tokens, phrase[0] - 1, grammar)
    if not is_closed and _is_object(tokens, phrase[0], grammar):
        return _modified(tokens, phrase[0], grammar)
    return Subject(phrase, phrase[0], tokens.form(phrase[0] - 1), is_relative=False)


def _subject_phrase(tokens: Tokens, end: int, grammar: Grammar, *, is_named: bool) -> Range | None:
    """Return the noun phrase that ends at a position, with the office before a name and the place behind one."""
    phrase = noun_before(tokens, end, grammar, before_verb=True)
    if phrase is None:
        return None
    office = noun_before(tokens, phrase[0] - 1, grammar) if is_named else None
    phrase = _without_time(tokens, (office[0], phrase[1]) if office else phrase, grammar)
    if tokens.form(phrase[0] - 1) == "," and grammar.is_name(tokens, phrase):
        phrase = _with_place(tokens, phrase, grammar)
    return phrase


def _ends_reduced(tokens: Tokens, end: int, grammar: Grammar) -> bool:
    """Say whether a lone participle modifies the noun before it: "a document filed on Monday says"."""
    is_noun = tokens.tag(end - 2) == "n" or tokens.form(end - 2) in grammar.classes.pronoun_determiners
    return is_noun and is_reduced(tokens, end - 1, grammar, before_verb=True)


def _is_object(tokens: Tokens, start: int, grammar: Grammar) -> bool:
    """Say whether a noun hangs on a verb or preposition before it: "… who met Berg", but "after Berg"."""
    before = tokens.tag(start - 1)
    if before == "p":
        return tokens.form(start - 1) not in grammar.speech.subordinators
    return before in _HOLDS and tokens.tag(start) != "P"


def _modified(tokens: Tokens, object_start: int, grammar: Grammar) -> Subject | None:
    """Return the noun that an object hangs on: "the fishermen who met Berg said", "people living near the dam say"."""
    for position in range(object_start - 1, max(-1, object_start - _REACH), -1):
        tag = tokens.tag(position)
        if tag in ("w", "h"):
            found = _antecedent(tokens, position + 1, grammar)
            return replace(found, is_relative=False) if found else None
        if tag in ("g", "e", "t") and tokens.tag(position - 1) in NOUN:
            phrase = noun_before(tokens, position, grammar)
            is_dated = grammar.days.start(tokens, position) < position
            if phrase is None or is_dated or tokens.tag(phrase[0] - 1) in _HOLDS:
                return None
            return Subject(phrase, phrase[0], tokens.form(phrase[0] - 1), is_relative=False)
        if tag in (",", "q", ";", ":", "—", "s", "P"):
            return None
    return None


def _without_time(tokens: Tokens, phrase: Range, grammar: Grammar) -> Range:
    """Return a phrase without the day or time that opens it: "Last year Berg" is Berg."""
    start = max(grammar.adverbs.end(tokens, phrase[0]), grammar.days.end(tokens, phrase[0]))
    return (start, phrase[1]) if phrase[0] < start < phrase[1] else phrase


def _with_place(tokens: Tokens, phrase: Range, grammar: Grammar) -> Range:
    """Return a phrase with the noun whose place it ends: "Kari Berg of Aske, Norland"."""
    comma = phrase[0] - 1
    whole = noun_before(tokens, comma, grammar)
    if whole is None or not tokens.is_capital(comma - 1):
        return phrase
    links = [n for n in range(*whole) if tokens.tag(n) == "p"]
    is_of = bool(links) and tokens.form(links[-1]) in grammar.classes.name_links and tokens.is_capital(links[-1] - 1)
    return (whole[0], phrase[1]) if is_of and grammar.is_name(tokens, (links[-1] + 1, comma)) else phrase


def skip_back(tokens: Tokens, end: int, grammar: Grammar) -> tuple[int, bool]:
    """Return where the words before a verb end that are no adverb, auxiliary or day, and if a comma closes them."""
    comma = False
    while end > 0:
        start = min(grammar.before_cue.start(tokens, end), grammar.days.start(tokens, end))
        start = min(start, grammar.settings.start(tokens, end))
        if start < end:
            end = start
            # "Dahl, however, said": both commas belong to the adverb.
            if comma and tokens.form(end - 1) == ",":
                comma, end = False, end - 1
        elif tokens.form(end - 1) == "," and not comma:
            comma, end = True, end - 1
        else:
            break
    return end, comma


def coordinator_start(tokens: Tokens, verb: int, grammar: Grammar) -> int:
    """Return where the coordinator right before a verb begins, "and insisted"; `verb` itself if there is none."""
    start = verb
    while start and tokens.form(start - 1) in grammar.speech.coordinators:
        start -= 1
    return start


def find_inverted(tokens: Tokens, start: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase behind an inverted verb: "said X in Geneva"; "said X and others" is one phrase."""
    if tokens.form(start) in grammar.classes.prepositions or tokens.tag(start) in ("h", "w", "s"):
        return None
    if tokens.tag(start) == "P":
        return start, start + 1
    end = start
    while tokens.is_word(end) and end - start <= _LONGEST_INVERTED:
        form = tokens.form(end)
        if form in grammar.speech.coordinators and end > start and grammar.opens_noun(tokens, end + 1):
            end += 1
            continue
        if form in grammar.classes.name_links and end > start and tokens.is_capital(end + 1):
            end += 1
            continue
        is_over = form in grammar.speech.circumstances or tokens.tag(end) in ("h", "w", "s", "t", "r")
        day = grammar.days.end(tokens, end)
        if is_over or (day > end and tokens.tag(day) not in NOUN):
            break
        if end > start and tokens.tag(end) in "ve" and tokens.tag(end + 1) == "p":
            # "said one official involved in the talks"
            break
        if tokens.tag(end) in ("v", "m", "x") or (tokens.tag(end) == "P" and end > start):
            return None
        end += 1
    if end == start or end - start > _LONGEST_INVERTED:
        return None
    names_somebody = any(tokens.is_capital(n) for n in range(start, end)) or grammar.opens_noun(tokens, start)
    return (start, _list_end(tokens, end, grammar)) if names_somebody else None


def main_subject(tokens: Tokens, grammar: Grammar, limit: int) -> Range | None:
    """Return the subject of the last finite verb before a position that stands in no subordinate clause."""
    for position in range(limit - 1, max(-1, limit - _REACH), -1):
        if tokens.tags[position] not in _FINITE or tokens.tag(position - 1) in ("x", "m", "!", "r", "t"):
            continue
        subject = find_subject(tokens, position, grammar)
        if subject is not None and not subject.is_relative and tokens.tag(subject.phrase[0] - 1) not in ("h", "w", "s"):
            return subject.phrase
    return None


def last_subject(tokens: Tokens, limit: int, grammar: Grammar, skip: Sequence[Range] = ()) -> Range | None:
    """Return the subject of the last finite verb before a position.

    Args:
        tokens: The sentence.
        limit: The position.
        grammar: The compiled lexicon.
        skip: What somebody said: verbs in there are not the outlet's.
    """
    relative: Range | None = None
    for position in range(limit - 1, max(-1, limit - _REACH), -1):
        if any(start <= position < end for start, end in skip):
            continue
        if tokens.tags[position] in _FINITE and tokens.tag(position - 1) not in ("x", "m", "!", "r", "t"):
            subject = find_subject(tokens, position, grammar)
            if subject is not None and not subject.is_relative:
                return subject.phrase
            if subject is not None and relative is None:
                relative = subject.phrase
    return relative


def audience_end(tokens: Tokens, start: int, grammar: Grammar) -> int:
    """Return where the addressee that begins here ends; `start` itself if there is none."""
    if tokens.form(start) in grammar.speech.audiences or tokens.tag(start) == "O":
        return start + 1
    end = start
    if tokens.tag(end) == "d":
        end += 1
    while tokens.is_word(end) and end - start < _LONGEST_AUDIENCE:
        tag = tokens.tag(end)
        if grammar.days.end(tokens, end) > end:
            break
        is_link = tag in ("p", "c") and tokens.form(end) in grammar.classes.name_links and end > start
        if not (tag in NOUN or (is_link and tokens.tag(end + 1) in ("N", "d"))):
            if not (tag == "d" and tokens.tag(end - 1) in ("p", "c")):
                break
        elif tag == "N" and end > start and tokens.tag(end - 1) == "n" and not grammar.is_office(tokens.form(end - 1)):
            # "told reporters Norland had paid": a name may follow an office, not any noun.
            break
        elif tag == "n" and end > start and tokens.tag(end - 1) == "N" and not _goes_on_name(tokens, end, grammar):
            behind = end
            while tokens.tag(behind) == "n":
                behind += 1
            return behind if tokens.tag(behind) in ("h", "q", "w") else end
        end += 1
    is_title = tokens.is_quotation(end) and tokens.items[end].last not in ",.?!"
    # "told the Herald's “Morning Hour” that"
    return end + 1 if is_title and end > start and tokens.items[end - 1].is_possessive else end


def _goes_on_name(tokens: Tokens, position: int, grammar: Grammar) -> bool:
    """Say whether a noun behind a name belongs to it: "the Norland envoy", "Berg's aide"."""
    return tokens.items[position - 1].is_possessive or grammar.is_office(tokens.form(position))


def _antecedent(tokens: Tokens, end: int, grammar: Grammar) -> Subject | None:
    """Return the noun phrase before "who": "The talks ended with Berg, who said" is "Berg"."""
    before = end - 1
    if tokens.form(before - 1) == ",":
        before -= 1
    if tokens.tag(end - 1) == "h" and before != end - 1:
        return None
    found = before
    if before != end - 1:
        # "Berg, the envoy, who said"
        insertion = _before_insertions(tokens, before, grammar) if tokens.tag(before - 1) != "q" else None
        if insertion is not None and insertion[0] < before and tokens.tag(insertion[0] + 1) == "d":
            found = insertion[0]
    simple = simple_noun(tokens, found, grammar)
    if simple is None or tokens.tag(simple) in ("P", "O"):
        return None
    phrase = _related(tokens, simple, found, end - 1, grammar)
    if phrase is not None and tokens.form(end - 1) in grammar.classes.personal_relatives:
        phrase = _placed(tokens, phrase, grammar)
    if phrase is None:
        return None
    return Subject((phrase, found), phrase, tokens.form(phrase - 1), is_relative=True)


def _placed(tokens: Tokens, start: int, grammar: Grammar) -> int:
    """Return where a person begins whose place ends in the name that begins here: "a baker from Aske, Norland, who"."""
    comma = start - 1
    if tokens.form(comma) != "," or not (tokens.is_capital(start) and tokens.is_capital(comma - 1)):
        return start
    whole = noun_before(tokens, comma, grammar)
    hangs = whole is not None and any(tokens.tag(n) == "p" for n in range(*whole))
    return whole[0] if whole is not None and hangs else start


def _related(tokens: Tokens, simple: int, end: int, relative: int, grammar: Grammar) -> int | None:
    """Return where the antecedent of a relative begins.

    A noun that hangs on another may not be what the relative goes on with:
    "Dahl met an aide to Berg, who said" is nobody.
    """
    whole = noun_before(tokens, end, grammar)
    if whole is None or whole[0] >= simple:
        return simple
    head = whole[0]
    hangs = any(tokens.tag(n) == "p" for n in range(head, simple))
    if not hangs:
        return head
    is_person = any(grammar.is_office(tokens.form(n)) for n in range(simple, end)) or tokens.is_capital(end - 1)
    counted = grammar.classes.quantities | grammar.classes.pronoun_determiners
    heads_person = any(
        grammar.is_office(tokens.form(n)) or tokens.is_capital(n) or tokens.form(n) in counted
        for n in range(head, simple)
    )
    if heads_person and is_person and tokens.form(relative) in grammar.classes.personal_relatives:
        return None if tokens.form(relative - 1) == "," else head
    return head if heads_person else simple


def _before_insertions(tokens: Tokens, end: int, grammar: Grammar) -> tuple[int, bool] | None:
    """Return where the noun before its insertions ends: "Berg, leader of the party, said" is behind "Berg".

    A lone comma parts a noun from the verb: "Norland, said Berg".  A name behind
    its office is part of the noun: "the envoy, Ole Berg, said".

    Args:
        tokens: The sentence.
        end: Position of the comma that closes the insertions.
        grammar: The compiled lexicon.
    """
    commas = _commas_before(tokens, end)
    for number, comma in enumerate(commas):
        if tokens.tag(comma - 1) not in ("n", "N", "P", "O", ")", "q"):
            continue
        edges = [*commas[number:], end]
        if not all(_is_insertion(tokens, (one + 1, other)) for one, other in pairwise(edges)):
            continue
        phrase = noun_before(tokens, comma, grammar)
        opener = tokens.form(phrase[0] - 1) if phrase else ""
        if phrase is None or (tokens.tag(phrase[0] - 1) in ("p", "s") and opener not in grammar.speech.subordinators):
            # "In Aske, the envoy, Berg, said": what stands in a phrase of place is no subject.
            if phrase is not None and tokens.tag(phrase[0] - 1) == "s" and comma == commas[-1]:
                return comma, False
            continue
        if tokens.tag(phrase[0] - 1) in ("v", "g", "b", "t") and not _is_further(tokens, commas, comma):
            continue
        is_office = not tokens.is_capital(comma - 1)
        named = edges[1]
        if is_office and grammar.is_name(tokens, (comma + 1, named)):
            return named, True
        return comma, False
    if commas and grammar.is_name(tokens, (commas[0] + 1, end)):
        # "Norland's envoy, Ole Berg, said" where nothing before fits.
        return end, False
    return None


def _is_insertion(tokens: Tokens, piece: Range) -> bool:
    opening = tokens.tag(piece[0])
    is_age = piece[1] - piece[0] == 2 and tokens.form(piece[0] + 1).isdigit()
    if opening in ("w", "g", "e") or is_age:
        return True
    if opening == "v" and (piece[1] - piece[0] == 1 or tokens.tag(piece[0] + 1) in ("p", "r")):
        return True
    relative = next((n for n in range(*piece) if tokens.tags[n] == "w"), piece[1])
    return opening not in ("s", "c") and not any(tokens.tags[n] in ("v", "m") for n in range(piece[0], relative))


def _is_further(tokens: Tokens, commas: list[int], comma: int) -> bool:
    return commas.index(comma) > 0 and tokens.tag(comma - 1) == "N"


def _commas_before(tokens: Tokens, end: int) -> list[int]:
    """Return the commas before a position that brackets do not hold, the furthest that still belongs last."""
    found: list[int] = []
    depth = 0
    for position in range(end - 1, max(-1, end - _REACH), -1):
        form = tokens.form(position)
        if form in (")", "]"):
            depth += 1
        elif form in ("(", "[") and depth:
            depth -= 1
        elif depth == 0 and form == ",":
            found.append(position)
        elif depth == 0 and form in (";", ":", "—"):
            break
    return found[::-1][-4:]


def _list_end(tokens: Tokens, end: int, grammar: Grammar) -> int:
    """Return where a list of names ends whose first name ends here: "said Berg, Dahl and Holm"."""
    position = end
    while tokens.form(position) == "," and tokens.is_capital(position + 1):
        start, position = position + 1, grammar.name_end(tokens, position + 1)
        if any(tokens.form(n) in grammar.speech.coordinators for n in range(start, position)):
            return position
    return end


def _aside_start(tokens: Tokens, closing: int) -> int:
    """Return where the aside between dashes begins: "Dahl – the minister – said"."""
    for position in range(closing - 1, max(-1, closing - _REACH), -1):
        if tokens.form(position) == "—":
            return position
    return closing + 1
