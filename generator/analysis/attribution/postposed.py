"""Attributions whose content stands before the cue: `“…,” X said`, `“…,” said X`, `…, said X`, `… as X reported`."""

from generator.analysis.attribution.circumstances import ends_attribution
from generator.analysis.attribution.contents import content_before, content_resumed, is_clause
from generator.analysis.attribution.found import Attribution, Found
from generator.analysis.attribution.grammar import CuePlace
from generator.analysis.attribution.subjects import Subject, find_inverted
from generator.analysis.attribution.tokens import Range


def attribute_before(found: Found, place: CuePlace, subject: Subject) -> Attribution | None:
    """Attribute what stands before a subject and its cue, where nothing but circumstances follows."""
    end = subject.phrase[0]
    if subject.opener in found.grammar.speech.as_words and subject.clause == end:
        return _as_reported(found, place, subject)
    if not _is_parted(found, subject):
        return None
    content = content_before(found.tokens, found.free_start(end), end)
    if content is None or any(taken[1] >= content[1] for taken in found.contents()):
        # X announced: “…,” he said: the quotation has its speaker already.
        return None
    resumed = content_resumed(found.sentence, place.end, content)
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
    if place.cue.audience or not (tokens.form(before) in (",", ".") or tokens.is_quotation(before)):
        return None
    noun = find_inverted(tokens, place.end, found.grammar)
    content = content_before(found.tokens, found.free_start(place.start), place.start)
    if noun is None or content is None:
        return None
    resumed = content_resumed(found.sentence, noun[1], content)
    is_over = tokens.form(noun[1]) in (".", ",", ";") or noun[1] >= len(tokens)
    is_quoted = tokens.is_quotation(content[1] - 1)
    is_somebody = found.grammar.names_somebody(tokens, noun)
    if not (is_quoted or resumed or (is_over and is_somebody and is_clause(found.sentence, content))):
        return None
    sieve = "quote-inverted" if is_quoted else "said-inverted"
    return Attribution((place.start, place.end), noun, (content, resumed) if resumed else (content,), sieve)


def _is_parted(found: Found, subject: Subject) -> bool:
    """Say whether a comma parts a subject from what stands before it, or a quotation that ends as speech does."""
    tokens = found.tokens
    start = subject.phrase[0]
    if tokens.form(start - 1) in (",", "."):
        return True
    if not tokens.is_quotation(start - 1):
        return False
    is_name = found.grammar.is_name(tokens, subject.phrase) or found.grammar.opens_noun(tokens, start)
    return is_name or tokens.items[start - 1].last in ",.?!…"


def _is_whole(found: Found, place: CuePlace, content: Range) -> bool:
    """Say whether a content before its attribution is speech of its own: a quotation, or a clause."""
    tokens = found.tokens
    last = tokens.items[content[1] - 1]
    if not last.is_quotation:
        takes_clause = bool(place.cue.takes & {"clause", "that"})
        return takes_clause and is_clause(found.sentence, content) and ends_attribution(found.sentence, place.end)
    # “We go.” Berg said.  But not: “We go.” Berg said nothing.
    return last.last != "." or tokens.form(content[1]) == "," or ends_attribution(found.sentence, place.end)


def _as_reported(found: Found, place: CuePlace, subject: Subject) -> Attribution | None:
    """Recognise `…, as X reported` and `As X reported, …`."""
    tokens = found.tokens
    content = None
    if not place.cue.takes & {"clause", "that"}:
        return None
    if subject.clause == 1:
        content = content_before(tokens, place.end, len(tokens)) if tokens.form(place.end) == "," else None
    elif ends_attribution(found.sentence, place.end):
        content = content_before(tokens, found.free_start(subject.clause), subject.clause - 1)
    return Attribution((place.start, place.end), subject.phrase, (content,), "said-postposed") if content else None
