"""Who speaks: the noun phrase before a verb, behind an inverted one, or at the head of a clause."""

from dataclasses import dataclass

from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.tokens import Range, Tokens

_REACH = 60
"""A subject stands within so many tokens of its verb."""
_LONGEST_NOUN = 25
_LONGEST_INVERTED = 16
_LONGEST_AUDIENCE = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun phrase of a verb and what stands before its clause."""

    phrase: Range
    clause: int
    """First token of the stretch that no comma or other break interrupts."""
    opener: str
    """Form of the token before that stretch; empty for a quotation and the sentence's beginning."""
    is_relative: bool
    """Joined to the verb by "who" or the like."""


def find_subject(tokens: Tokens, verb: int, grammar: Grammar) -> Subject | None:
    """Return the subject before a verb, adverbs, auxiliaries and days between them left out."""
    end, is_closed = skip_back(tokens, verb, grammar)
    if tokens.form(end - 1) == "—":
        end = _aside_start(tokens, end - 1)
    opening = _apposition_start(tokens, end) if is_closed else None
    pieces = _pieces(tokens, _clause_start(tokens, end if opening is None else opening, grammar), end)
    if not pieces:
        return None
    is_relative = not is_closed and tokens.form(end - 1) in grammar.speech.relatives
    if is_closed and len(pieces) == 1:
        # "Norland, said Berg": a lone comma parts a noun from the verb.
        return None
    if is_relative:
        last = pieces[-1]
        chosen = (last[0], last[1] - 1) if last[1] - last[0] > 1 else pieces[-2] if len(pieces) > 1 else None
    else:
        chosen = _piece(tokens, pieces, grammar, is_closed=is_closed)
        chosen = _behind_break(tokens, chosen, grammar) if chosen else None
    narrow = _related if is_relative else _narrowed
    phrase = narrow(tokens, chosen, grammar) if chosen else None
    if chosen is None or phrase is None:
        return None
    return Subject(phrase, chosen[0], tokens.form(chosen[0] - 1), is_relative)


def skip_back(tokens: Tokens, end: int, grammar: Grammar) -> tuple[int, bool]:
    """Return where the words before a verb end that are no adverb, auxiliary or day, and if a comma closes them."""
    comma = False
    while end > 0:
        start = min(grammar.before_cue.start(tokens, end), grammar.days.start(tokens, end))
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
    if tokens.form(start) in grammar.classes.prepositions:
        return None
    end = start
    while tokens.is_word(end) and end - start <= _LONGEST_INVERTED:
        form = tokens.form(end)
        if form in grammar.speech.coordinators and end > start and grammar.opens_noun(tokens, end + 1):
            end += 1
            continue
        is_cue = (form,) in grammar.cues and form not in grammar.speech.ambiguous
        if form in grammar.speech.circumstances or is_cue or grammar.days.end(tokens, end) > end:
            break
        if grammar.is_verb(tokens, end):
            return None
        end += 1
    if end == start or end - start > _LONGEST_INVERTED:
        return None
    names_somebody = any(tokens.is_capital(n) for n in range(start, end)) or grammar.opens_noun(tokens, start)
    return (start, _list_end(tokens, end, grammar)) if names_somebody else None


def _list_end(tokens: Tokens, end: int, grammar: Grammar) -> int:
    """Return where a list of names ends whose first name ends here: "said Berg, Dahl and Holm"."""
    position = end
    while tokens.form(position) == "," and tokens.is_capital(position + 1):
        start, position = position + 1, grammar.name_end(tokens, position + 1)
        if any(tokens.form(n) in grammar.speech.coordinators for n in range(start, position)):
            return position
    return end


def leading_subject(tokens: Tokens, start: int, limit: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase with which a clause begins, where a known verb shows its end.

    The clause begins behind the last dash, for a place and a dash may open an article.
    """
    start = next((n + 1 for n in range(limit - 1, start - 1, -1) if tokens.form(n) in ("—", ";", ":")), start)
    while start < limit:
        form = tokens.form(start)
        if not tokens.is_word(start) or form in grammar.speech.contrasts or form in grammar.speech.coordinators:
            start += 1
        elif grammar.opens_sentence(form):
            comma = next((n for n in range(start, min(limit, start + _REACH)) if tokens.form(n) == ","), None)
            if comma is None:
                return None
            start = comma + 1
        else:
            break
    end = start
    while end < limit and tokens.is_word(end) and not grammar.is_verb(tokens, end):
        if tokens.form(end) in grammar.speech.breaks or tokens.form(end) in grammar.speech.relatives:
            return None
        if grammar.before_cue.end(tokens, end) > end or end - start > _LONGEST_NOUN:
            break
        end += 1
    is_shown = grammar.is_verb(tokens, end) or grammar.before_cue.end(tokens, end) > end or tokens.form(end) == ","
    return (start, end) if end > start and is_shown and grammar.opens_noun(tokens, start) else None


def audience_end(tokens: Tokens, start: int, grammar: Grammar) -> int:
    """Return where the addressee that begins here ends; `start` itself if there is none."""
    if tokens.form(start) in grammar.speech.audiences:
        return start + 1
    end = start
    if tokens.form(end) in grammar.classes.determiners:
        end += 1
    while tokens.is_word(end) and end - start < _LONGEST_AUDIENCE:
        form = tokens.form(end)
        name = grammar.name_end(tokens, end)
        if name > end:
            end = name
            # "the Norland envoy Ole Berg": a name may go on with an office or a body, then nothing else.
            if not tokens.items[end - 1].is_possessive and not grammar.is_office(tokens.form(end)):
                break
            continue
        is_over = form in grammar.speech.that or form in grammar.speech.circumstances
        if is_over or form in grammar.classes.subjects or form in grammar.classes.determiners:
            break
        if grammar.days.end(tokens, end) > end or grammar.is_verb(tokens, end):
            break
        end += 1
    return end


def _aside_start(tokens: Tokens, closing: int) -> int:
    """Return where the aside between dashes begins: "Dahl – the minister – said"."""
    for position in range(closing - 1, max(-1, closing - _REACH), -1):
        if tokens.form(position) == "—":
            return position
    return closing + 1


def _apposition_start(tokens: Tokens, end: int) -> int | None:
    """Return the comma that opens the apposition or relative clause which a comma closes: "Berg, who …, said"."""
    for position in range(end - 1, max(0, end - _REACH), -1):
        if tokens.form(position) == ",":
            return position
        if tokens.is_quotation(position) or tokens.form(position) in (";", ":", "—"):
            break
    return None


def _clause_start(tokens: Tokens, end: int, grammar: Grammar) -> int:
    """Return where the stretch begins that reaches up to a verb without a break."""
    start = end
    while start > max(0, end - _REACH):
        form = tokens.form(start - 1)
        if form in (")", "]"):
            opening = next((n for n in range(start - 2, -1, -1) if tokens.form(n) in ("(", "[")), None)
            if opening is None:
                break
            start = opening
            continue
        if form != "," and (not tokens.is_word(start - 1) or form in grammar.speech.breaks):
            break
        start -= 1
    return start


def _pieces(tokens: Tokens, start: int, end: int) -> list[Range]:
    """Cut a range at its commas, brackets left out."""
    pieces: list[Range] = []
    first = start
    depth = 0
    for position in range(start, end + 1):
        form = tokens.form(position) if position < end else ","
        is_bracket = form in ("(", "[")
        if (form == "," and depth == 0) or (is_bracket and depth == 0):
            if position > first:
                pieces.append((first, position))
            first = position + 1
        depth += is_bracket
        if form in (")", "]") and depth:
            depth -= 1
            first = position + 1
    return pieces


def _piece(tokens: Tokens, pieces: list[Range], grammar: Grammar, *, is_closed: bool) -> Range | None:
    """Choose among the pieces before a verb the one that is its subject.

    A comma right before the verb closes an apposition or relative clause, so the
    subject stands before that: "Berg, leader of the delegation, told".
    """
    if not is_closed or len(pieces) == 1 or grammar.is_name(tokens, pieces[-1]):
        return pieces[-1]
    for start, end in reversed(pieces[:-1]):
        form = tokens.form(start)
        if form not in grammar.speech.relatives and grammar.opens_noun(tokens, start):
            return start, end
    return None


def _behind_break(tokens: Tokens, piece: Range, grammar: Grammar) -> Range | None:
    """Return the part of a piece that is the subject.

    Of "the minister who met Berg" that is the minister, but in "which the
    minister said" and "a day after Berg said" it stands behind the small word.
    """
    start, end = piece
    for position in range(end - 2, start - 1, -1):
        form = tokens.form(position)
        if form in grammar.speech.relatives:
            if grammar.opens_noun(tokens, position + 1):
                return position + 1, end
            return (start, position) if position > start else None
        rest = position + 1, end
        if form in grammar.speech.subordinators and (
            _is_pronoun(tokens, rest, grammar) or grammar.is_name(tokens, rest)
        ):
            return rest
    if tokens.form(start - 1) in grammar.speech.relatives and not grammar.opens_noun(tokens, start):
        # "a report that criticised Berg said": the subject stands before the relative, no telling where.
        return None
    return piece


def _is_pronoun(tokens: Tokens, piece: Range, grammar: Grammar) -> bool:
    return piece[1] - piece[0] == 1 and tokens.form(piece[0]) in grammar.classes.subjects


def _related(tokens: Tokens, piece: Range, grammar: Grammar) -> Range | None:
    """Return the noun phrase before a relative: "The talks ended with Berg, who said" is Berg.

    A name that hangs on another noun may not be what the relative goes on
    with: "Dahl met an aide to Berg, who said" is nobody.
    """
    start, end = piece
    if (
        not any(grammar.is_verb(tokens, n) for n in range(start, end))
        and not grammar.according.end(tokens, start) > start
    ):
        return _narrowed(tokens, piece, grammar)
    first = end
    while first > start and tokens.is_capital(first - 1):
        first -= 1
    before = tokens.form(first - 1)
    is_object = grammar.is_verb(tokens, first - 1) or grammar.according.start(tokens, first) < first
    if before in grammar.classes.prepositions:
        is_object = is_object or grammar.is_verb(tokens, first - 2)
    return (first, end) if first < end and is_object else None


def _narrowed(tokens: Tokens, piece: Range, grammar: Grammar) -> Range | None:
    """Leave out what opens a sentence before its subject: "After the dinner Berg" is Berg."""
    start, end = grammar.according.end(tokens, piece[0]), piece[1]
    while start < end and tokens.form(start) in grammar.speech.coordinators:
        start += 1
    if start >= end or end - start > _REACH:
        return None
    if tokens.form(end - 1) in grammar.classes.subjects:
        return end - 1, end
    for position in range(end - 2, start, -1):
        parts = tokens.form(position) in grammar.speech.coordinators and grammar.opens_noun(tokens, position + 1)
        if parts and any(grammar.is_verb(tokens, n) for n in range(start, position)):
            return _narrowed(tokens, (position + 1, end), grammar)
    if grammar.opens_sentence(tokens.form(start)) or grammar.days.end(tokens, start) > start:
        return _last_noun(tokens, (start, end), grammar)
    if any(tokens.form(n) in grammar.classes.verbs and not tokens.is_capital(n) for n in range(start, end)):
        return None
    return (start, end) if end - start <= _LONGEST_NOUN else None


def _last_noun(tokens: Tokens, piece: Range, grammar: Grammar) -> Range | None:
    """Return the noun phrase with which a range ends and that hangs on no preposition in it."""
    start, end = piece
    position = end - 1
    while position > start:
        while position > start + 1 and tokens.is_capital(position) and tokens.is_capital(position - 1):
            position -= 1
        before = tokens.form(position - 1)
        is_joined = before in grammar.classes.determiners or before in grammar.speech.coordinators
        is_joined = is_joined or tokens.items[position - 1].is_possessive
        hangs = before in grammar.classes.prepositions or grammar.is_verb(tokens, position - 1)
        hangs = hangs or (is_joined and position - 1 > start)
        if grammar.opens_noun(tokens, position) and not hangs:
            return position, end
        position -= 1
    return None
