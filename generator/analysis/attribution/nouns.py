"""Noun phrases before a position: simple ones, and with what hangs on them."""

from generator.analysis.attribution.grammar import Grammar
from generator.analysis.attribution.tokens import Range, Tokens

_LONGEST_NOUN = 25
_QUOTED_WORDS = 3
"""Words of the longest quotation that may end a noun phrase."""
NOUN = frozenset("nN")
_MODIFIER = frozenset("nNe")
_BRACKETS = {")": "(", "]": "["}


def noun_before(tokens: Tokens, end: int, grammar: Grammar, *, before_verb: bool = False) -> Range | None:
    """Return the noun phrase that ends at a position, with what hangs on it to the left: "the leader of Norland".

    Args:
        tokens: The sentence.
        end: Where the phrase ends.
        grammar: The compiled lexicon.
        before_verb: A finite verb follows, so that a verb inside must be a
            participle: "officials involved in the talks said".
    """
    start = simple_noun(tokens, end, grammar)
    if start is None:
        return None
    while start > 0 and end - start < _LONGEST_NOUN:
        before = tokens.tag(start - 1)
        if before == "r" and tokens.tag(start - 2) == "c":
            start -= 1
            before = "c"
        if (
            before == "p"
            and tokens.tag(start - 3) in NOUN
            and is_reduced(tokens, start - 2, grammar, before_verb=before_verb)
        ):
            # "a letter obtained by the agency", "officials involved in the talks"
            start -= 1
        if before == "p" and tokens.form(start - 1) in grammar.speech.subordinators:
            break
        if before == "p" and tokens.tag(start - 2) == "c" and tokens.tag(start - 3) in NOUN:
            # "officials in the ministry and at the harbour"
            start -= 1
        further = simple_noun(tokens, start - 1, grammar) if before in ("p", "c") else None
        if further is None or tokens.tag(start - 2) in "PO":
            break
        if before == "c" and not _may_join(tokens, further, grammar):
            break
        start = further
    start = _list_start(tokens, start, end, grammar)
    if tokens.tag(start - 1) == "p" and _opens_clause(tokens, start - 1):
        # "After the dinner Berg said": the phrase of the preposition ends before the last noun.
        opens_clause = tokens.form(start - 1) in grammar.speech.subordinators | grammar.speech.absolutes
        return _last_noun(tokens, (start, end)) or ((start, end) if opens_clause else None)
    return start, end


def simple_noun(tokens: Tokens, end: int, grammar: Grammar) -> int | None:
    """Return where the noun phrase without prepositions begins that ends here, or `None` if none does."""
    position = end - 1
    tag = tokens.tag(position)
    if tag in ("P", "O") or tokens.form(position) in grammar.classes.pronoun_determiners:
        return position
    if tag in _BRACKETS:
        opening = _opening(tokens, position)
        return None if opening is None else simple_noun(tokens, opening, grammar)
    if tag == "q" and position > 0 and tokens.items[position].quoted_words <= _QUOTED_WORDS:
        return simple_noun(tokens, position, grammar)
    if tag not in NOUN or tokens.items[position].is_possessive:
        return None
    start: int | None = position
    while start is not None:
        position, start = start, _further(tokens, start, grammar)
    return position


def _further(tokens: Tokens, start: int, grammar: Grammar) -> int | None:
    """Return where a noun phrase begins that reaches one word further to the left, or `None` if it does not."""
    before = start - 1
    tag = tokens.tag(before)
    if before < 0 or tokens.tag(start) == "d":
        return before if tag == "d" and before >= 0 else None
    if tag in _MODIFIER or tag == "d":
        return before
    if tag == "g":
        return before if tokens.tag(before - 1) in ("d", "N", "n") else None
    if tag in _BRACKETS:
        return _opening(tokens, before)
    is_link = tokens.form(before) in grammar.classes.name_links and tag != "c"
    return before if is_link and tokens.is_capital(start) and tokens.is_capital(before - 1) else None


def _opening(tokens: Tokens, closing: int) -> int | None:
    """Return where the bracket opens that closes here."""
    mark = _BRACKETS[tokens.form(closing)]
    return next((n for n in range(closing - 1, -1, -1) if tokens.form(n) == mark), None)


def is_reduced(tokens: Tokens, position: int, grammar: Grammar, *, before_verb: bool) -> bool:
    """Say whether a participle may shorten a relative clause; `before_verb` as in `noun_before`."""
    ends = tokens.form(position).endswith(grammar.classes.verb_endings)
    return tokens.tag(position) == "e" or (before_verb and tokens.tag(position) == "v" and ends)


def _may_join(tokens: Tokens, start: int, grammar: Grammar) -> bool:
    """Say whether a noun before "and" is a subject too and no object: "Berg and Dahl", not "met Berg and Dahl"."""
    while tokens.tag(start - 1) == "p":
        further = simple_noun(tokens, start - 1, grammar)
        if further is None:
            break
        start = further
    return tokens.tag(start - 1) not in ("v", "b", "g", "e", "x", "O")


def _list_start(tokens: Tokens, start: int, end: int, grammar: Grammar) -> int:
    """Return where a list begins whose last names are joined: "Berg, Dahl and Holm"."""
    if not any(tokens.form(n) in grammar.speech.coordinators for n in range(start, end)):
        return start
    position = start
    while tokens.form(position - 1) == ",":
        further = simple_noun(tokens, position - 1, grammar)
        if further is None or not grammar.is_name(tokens, (further, position - 1)):
            break
        position = further
    return position if position == 0 or tokens.tag(position - 1) not in ("v", "p", "b", "g") else start


def _opens_clause(tokens: Tokens, position: int) -> bool:
    return position == 0 or tokens.tag(position - 1) in (",", "c", "s", "—", ";", ":", "h", "r")


def _last_noun(tokens: Tokens, piece: Range) -> Range | None:
    """Return the noun phrase with which a range ends: a pronoun, or a name with the office before it."""
    start, end = piece
    if tokens.tag(end - 1) == "P":
        return end - 1, end
    position = end - 1
    while position > start and tokens.is_capital(position) and tokens.is_capital(position - 1):
        position -= 1
    if position == start or not tokens.is_capital(position):
        determiner = next((n for n in range(end - 1, start, -1) if tokens.tag(n) == "d"), None)
        if determiner is not None and tokens.tag(determiner - 1) in NOUN:
            return determiner, end
        return None
    if tokens.tag(position - 1) in ("p", "c", "d") or tokens.items[position - 1].is_possessive:
        return None
    return position, end
