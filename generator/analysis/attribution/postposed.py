"""Attributions whose content stands before the cue: `“…,” X said`, `“…,” said X`, `…, said X`, `… as X reported`."""

from generator.analysis.attribution.circumstances import ends_attribution, skip_audience, skip_circumstances
from generator.analysis.attribution.contents import clause_resumed, content_resumed
from generator.analysis.attribution.extents import is_clause, trimmed
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import CuePlace
from generator.analysis.attribution.subjects import Subject, find_inverted
from generator.analysis.attribution.tokens import Range

_SHORTEST_CLAUSE = 3
_INSERTION = 20
"""Tokens of the longest insertion behind a name."""


def is_inserted(found: Found, place: CuePlace, subject: Subject) -> bool:
    """Say whether commas part an attribution from the words around it: "The river, she said, is low"."""
    tokens, start = found.tokens, subject.phrase[0]
    if start == 0 or not (tokens.form(start - 1) in (",", "—") or tokens.is_quotation(start - 1)):
        return False
    if not place.cue.takes & {"clause", "that"}:
        return False
    told = skip_audience(found.sentence, place)
    end = skip_circumstances(found.sentence, told)
    if tokens.form(end) == "," and not tokens.is_quotation(end + 1) and tokens.form(end + 1) != "that":
        return True
    before = trimmed(tokens, found.free_start(start), start)
    is_told = before is not None and tokens.tag(before[0]) not in ("p", "s", "w", "r") and is_clause(tokens, before)
    return (
        is_told
        and "clause" in place.cue.takes
        and tokens.tag(told) in ("p", "s")
        and tokens.form(end) not in found.grammar.speech.that
    )


def attribute_before(found: Found, place: CuePlace, subject: Subject) -> Attribution | None:
    """Attribute what stands before a subject and its cue, where nothing but circumstances follows."""
    end = subject.phrase[0]
    if subject.opener in found.grammar.speech.as_words:
        return _as_reported(found, place, subject)
    if not _is_parted(found, subject) or not place.cue.takes & {"quote", "clause", "that"}:
        return None
    content = _content_before(found, end)
    if content is None or any(taken[1] >= content[1] for taken in found.contents()):
        # X announced: “…,” he said: the quotation has its speaker already.
        return None
    resumed = content_resumed(found.sentence, skip_audience(found.sentence, place), content)
    is_whole = _is_whole(found, place, content)
    if not is_whole and not (resumed and place.cue.takes & {"clause", "that"}):
        return None
    sieve = "quote-canonical" if found.tokens.is_quotation(content[1] - 1) else "said-postposed"
    pieces = (content, resumed) if resumed else (content,)
    return Attribution((place.start, place.end), subject.phrase, pieces, sieve)


def attribute_inverted(found: Found, place: CuePlace) -> Attribution | None:
    """Recognise `“…,” said X` and `…, said X`."""
    tokens = found.tokens
    before = place.start - 1
    takes = place.cue.takes & {"quote", "clause", "that"}
    if place.cue.audience or not takes or not (tokens.form(before) in (",", ".") or tokens.is_quotation(before)):
        return None
    noun = find_inverted(tokens, place.end, found.grammar)
    content = _content_before(found, place.start)
    if noun is None or content is None:
        return None
    resumed = clause_resumed(found.sentence, _behind_insertion(found, noun[1]), content)
    is_over = tokens.form(noun[1]) in (".", ",", ";") or noun[1] >= len(tokens) or tokens.tag(noun[1]) in ("w", "p")
    is_quoted = tokens.is_quotation(content[1] - 1)
    takes_clause = bool(place.cue.takes & {"clause", "that"})
    is_somebody = found.grammar.names_somebody(tokens, noun)
    if not (
        is_quoted
        or (resumed and takes_clause)
        or (takes_clause and is_over and is_somebody and is_clause(tokens, content))
    ):
        return None
    sieve = "quote-inverted" if is_quoted else "said-inverted"
    return Attribution((place.start, place.end), noun, (content, resumed) if resumed else (content,), sieve)


def attribute_opening(found: Found, place: CuePlace) -> Attribution | None:
    """Recognise `Said X, “…”` and `Continued X: “…”`."""
    tokens = found.tokens
    if place.start or not place.cue.takes & {"quote"}:
        return None
    noun = find_inverted(tokens, place.end, found.grammar)
    if noun is None:
        return None
    behind = _behind_insertion(found, noun[1])
    is_parted = tokens.form(behind) in (",", ":") and tokens.is_quotation(behind + 1)
    content = (behind + 1, behind + 2)
    return Attribution((0, place.end), noun, (content,), "quote-inverted") if is_parted else None


def _content_before(found: Found, end: int) -> Range | None:
    """Return what is free before an attribution; of `X lost her patience: “…,” she said` the quotation alone."""
    tokens = found.tokens
    content = trimmed(tokens, found.free_start(end), end)
    if content is None or not tokens.is_quotation(content[1] - 1):
        return content
    is_introduced = tokens.form(content[1] - 2) in (":", "—")
    return (content[1] - 1, content[1]) if is_introduced else content


def _behind_insertion(found: Found, position: int) -> int:
    """Return the comma that closes what a comma opens behind a name: "said Berg, who left, …"."""
    tokens = found.tokens
    if tokens.form(position) != "," or tokens.tag(position + 1) not in ("w", "d"):
        return position
    reach = range(position + 1, min(len(tokens), position + _INSERTION))
    return next((n for n in reach if tokens.form(n) == ","), position)


def _is_parted(found: Found, subject: Subject) -> bool:
    """Say whether a comma parts a subject from what stands before it, or a quotation that ends as speech does."""
    tokens = found.tokens
    start = subject.phrase[0]
    if tokens.form(start - 1) in (",", ".", "—"):
        return True
    if not tokens.is_quotation(start - 1):
        return False
    is_name = found.grammar.is_name(tokens, subject.phrase) or found.grammar.opens_noun(tokens, start)
    return is_name or tokens.items[start - 1].last in ",.?!…"


def _is_whole(found: Found, place: CuePlace, content: Range) -> bool:
    """Say whether a content before its attribution is speech of its own: a quotation, or a clause."""
    tokens = found.tokens
    last = tokens.items[content[1] - 1]
    told = skip_audience(found.sentence, place)
    if not last.is_quotation:
        takes_clause = bool(place.cue.takes & {"clause", "that"})
        is_told = is_clause(tokens, content) or _is_rest_of_sentence(found, content, told)
        return takes_clause and is_told and ends_attribution(found.sentence, told)
    # “We go.” Berg said.  But not: “We go.” Berg said nothing.
    return last.last != "." or tokens.form(content[1]) == "," or ends_attribution(found.sentence, told)


def _is_rest_of_sentence(found: Found, content: Range, told: int) -> bool:
    """Say whether a noun and more open the sentence that an attribution ends: a clause whose verb is not known."""
    tokens = found.tokens
    is_long = content[1] - content[0] >= _SHORTEST_CLAUSE and tokens.tag(content[0]) in ("d", "N", "n", "P")
    return content[0] == 0 and is_long and not tokens.is_word(skip_circumstances(found.sentence, told))


def _as_reported(found: Found, place: CuePlace, subject: Subject) -> Attribution | None:
    """Recognise `…, as X reported` and `As X reported, …`."""
    tokens = found.tokens
    content = None
    if not place.cue.takes & {"clause", "that"}:
        return None
    opening = subject.phrase[0] - 1
    end = skip_circumstances(found.sentence, skip_audience(found.sentence, place))
    is_first = all(tokens.tag(n) == "c" for n in range(opening))
    if tokens.form(end) == "," and (is_first or tokens.form(opening - 1) == ","):
        content = trimmed(tokens, end, len(tokens))
    elif not is_first and ends_attribution(found.sentence, place.end):
        content = trimmed(tokens, found.free_start(opening), opening)
    return Attribution((place.start, place.end), subject.phrase, (content,), "said-postposed") if content else None
