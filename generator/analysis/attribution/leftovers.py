"""Quotations that no sentence attributes: resumed, continued, carried, or nobody's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.analysis.attribution.speakers import NOBODY, Speaker
from generator.analysis.lookup import ByPlace
from generator.analysis.words import WORD, count_words
from generator.model.articles import Quotation, Sentence
from generator.model.evidence import Span

_SPEECH_WORDS = 5
"""A quotation that is a sentence of its own is speech from so many words on; shorter ones are names."""
_PARTIAL_WORDS = 8
"""The same for a quotation inside a sentence of the outlet's, where names and scare quotes are longer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has its id."""

    paragraph: int
    content: tuple[Span, ...]
    source: Span | None
    origin: int
    """Paragraph in which source and cue stand."""
    cue: Span | None
    speaker: Speaker
    sieve: str
    sentence: int
    """Position of its sentence in the paragraph."""
    continues: int | None = None
    """Place among the drafts of the paragraph before of the one whose words go on here."""


@dataclass(frozen=True, slots=True)
class ParagraphSpeech:
    """A paragraph with its sentences, quotations and what attributes them so far."""

    text: str
    number: int
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    drafts: Sequence[Draft]
    before: int
    """Number of the paragraph before; its own for the first one."""
    announced: Draft | None = None
    """Without its content, what a colon at the end announces: "Berg wrote:"; `None` for most."""
    signed: Draft | None = None
    """Without its content, the signature that is the paragraph below: "— Kari Dahl"; `None` for most."""


_INTERRUPTING = frozenset({"quote-canonical", "quote-inverted", "quote-manner", "said-postposed", "said-inverted"})
"""Sieves whose attribution stands behind a quotation, which may go on: `“…,” X said. “…”`"""


def attribute_leftovers(here: ParagraphSpeech, previous: ParagraphSpeech | None) -> list[Draft]:
    """Return the drafts of a paragraph with those of its unattributed quotations, in order of their content.

    A quotation that is a sentence of its own belongs to the speaker of the
    sentence right before it: it resumes what that attribution interrupted, or
    is carried by it.  A paragraph of nothing but quotation goes on with the
    previous paragraph's speaker.  Any other quotation is nobody's.
    """
    if not here.quotations:
        return sorted(here.drafts, key=_in_order)
    by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in here.drafts:
        by_sentence[draft.sentence].append(draft)
    contents = ByPlace([span for draft in here.drafts for span in draft.content], lambda span: [(0, span)])
    quotations = ByPlace(here.quotations, lambda quotation: [(0, quotation.span)])
    inside = [quotations.within(0, sentence.span) for sentence in here.sentences]
    is_own = [_is_quoted(here.text, *pair) for pair in zip(here.sentences, inside, strict=True)]
    source = _source_beside(here, previous, is_whole=all(is_own))
    for position, found in enumerate(inside):
        for quotation in found:
            if contents.overlapping(0, quotation.inner):
                continue
            scope = position if not is_own[position] or by_sentence[position] else position - 1
            resumed = _resumed(by_sentence[scope], here.text, quotation, is_own=is_own[position])
            if resumed is not None:
                # It now ends with this sentence, so that the next quotation resumes it too.
                by_sentence[scope].remove(resumed)
                content = (*resumed.content, quotation.inner)
                by_sentence[position].append(replace(resumed, content=content, sentence=position))
                continue
            before = by_sentence[position - 1] or by_sentence[position]
            sieve = "quote-unattributed"
            draft = Draft(here.number, (quotation.inner,), None, here.number, None, NOBODY, sieve, position)
            if is_own[position] and before:
                draft = _carried(draft, before)
            elif is_own[position] and position == 0 and source is not None:
                draft = replace(source, paragraph=here.number, content=draft.content)
            is_somebodys = draft.source is not None or draft.speaker.actor is not None
            if is_somebodys or not _is_label(here.text, quotation, is_own=is_own[position]):
                by_sentence[position].append(draft)
    drafts = [draft for found in by_sentence.values() for draft in found]
    return sorted(drafts, key=_in_order)


def _source_beside(here: ParagraphSpeech, previous: ParagraphSpeech | None, *, is_whole: bool) -> Draft | None:
    """Return the draft, but for its content, of a quotation that opens a paragraph: signed below, or going on."""
    if here.signed is not None and is_whole and not here.drafts:
        return here.signed
    return _continued(previous, is_whole=is_whole)


def _in_order(draft: Draft) -> tuple[Span, str]:
    return draft.content[0], draft.sieve


def _resumed(before: Sequence[Draft], text: str, quotation: Quotation, *, is_own: bool) -> Draft | None:
    """Return the draft whose interrupted quotation goes on here.

    That is `“…,” X said, hinting at Y. “…”` and `“…,” X said in a letter, “but …”`.
    """
    interrupted = [draft for draft in before if draft.sieve in _INTERRUPTING and draft.content[0] < quotation.inner]
    if len(interrupted) != 1:
        return None
    draft = interrupted[0]
    if any(other.source != draft.source and other.sieve != "participle" for other in before):
        return None
    if is_own:
        return draft
    joint = text[: quotation.span.start].rstrip()
    if not draft.sieve.startswith("quote"):
        return None
    is_at_once = draft.cue is not None and draft.cue.end == len(joint)
    goes_on = joint.endswith((",", "—", "–", "-")) and (text[quotation.inner.start].islower() or joint.endswith(","))
    return draft if goes_on or is_at_once else None


def _is_quoted(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> bool:
    """Say whether no word of a sentence stands outside its quotations."""
    parts, position = [], sentence.span.start
    for quotation in quotations:
        parts.append(text[position : quotation.span.start])
        position = quotation.span.end
    return WORD.search(" ".join([*parts, text[position : sentence.span.end]])) is None


def _carried(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return a draft with the one speaker of the sentence before it, known from context only."""
    if len({one.speaker.actor or _origin(one) for one in before}) != 1:
        return replace(draft, sieve="quote-carried")
    last = before[-1]
    return replace(
        draft, source=last.source, origin=last.origin, speaker=_from_context(last.speaker), sieve="quote-carried"
    )


def _origin(draft: Draft) -> tuple[int, Span | None]:
    return draft.origin, draft.source


def _from_context(speaker: Speaker) -> Speaker:
    return Speaker(speaker.actor, "C")


def _is_label(text: str, quotation: Quotation, *, is_own: bool) -> bool:
    """Say whether a quotation is a name, a title or a scare quote rather than speech."""
    inner = text[quotation.inner.start : quotation.inner.end]
    if count_words(inner) < (_SPEECH_WORDS if is_own else _PARTIAL_WORDS):
        return True
    long_words = [word for word in WORD.findall(inner) if len(word) > 3]
    return all(word[0].isupper() for word in long_words)


def _continued(previous: ParagraphSpeech | None, *, is_whole: bool) -> Draft | None:
    """Return the draft, but for its content, of a quotation that opens the paragraph behind another.

    Its speaker is the one of the last quotation there, if that was left open;
    else the only one there, if the last sentence is still his, for a paragraph
    of nothing but quotation.  `None` where nothing can be continued.
    """
    if previous is None:
        return None
    if previous.announced is not None:
        return previous.announced
    nobody = Draft(previous.number, (), None, previous.number, None, NOBODY, "quote-continued", 0)
    last = previous.quotations[-1] if previous.quotations else None
    if last is not None and "continued" in last.repairs:
        ends = [n for n, one in enumerate(previous.drafts) if any(span.overlaps(last.inner) for span in one.content)]
    elif not is_whole:
        return None
    else:
        reach = max((draft.sentence for draft in previous.drafts), default=-1)
        is_his = len({draft.speaker.actor or draft.source for draft in previous.drafts}) == 1
        ends = [len(previous.drafts) - 1] if is_his and reach == len(previous.sentences) - 1 else []
    if len(ends) != 1:
        return nobody
    draft = previous.drafts[ends[0]]
    goes_on = ends[0] if draft.sieve.startswith("quote") else None
    speaker = _from_context(draft.speaker)
    return replace(nobody, source=draft.source, origin=draft.origin, speaker=speaker, continues=goes_on)
