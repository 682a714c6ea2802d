"""Find the turns of a transcript, and whose statement a release is, where no quotation mark says who speaks.

A *label* opens a paragraph, or is one: capitalised words and a colon ("MR. BERG:",
"Kari Dahl (Norland):"), "Q" before a gap, or a line of its own that occurs again.
News articles have lines of that form too ("UPDATE:", "GENEVA:"), so labels count
only where the whole article is a transcript: see `_is_transcript`.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.words import count_words, ends_as_prose
from generator.model.articles import Article, Paragraph
from generator.model.evidence import Evidence, Span
from generator.model.transcripts import TranscriptWords, Turn, Voice
from generator.text import NO_SIGN

_BEFORE = r"[\s\u2060]*(?:(?:[-–—•]|>>)\s*)?(?:[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?\s+)?"
"""What may stand before a label: a dash, a time."""
_LABEL = re.compile(
    rf"{_BEFORE}(?P<name>[A-ZÀ-Þ][^\W_]*+(?:[ .,'’&/#\u00a0\u2060-]{{1,3}}[^\W_]++){{0,12}}\.?)"
    r"(?P<aside>[\s\u2060]*[(\[][^()\[\]:]{1,60}[)\]])?[\s\u2060]*:(?=[\s\u2060]|$)"
)
_ASKED = re.compile(rf"{_BEFORE}(?P<name>[A-ZÀ-Þ])(?:[\s\u2060]*[.:]|(?=\s))[\s\u2060]+(?=\S)")
"""A single letter before a question or an answer."""
_BRACKETED = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])[\s.\u2060]*")
"""A paragraph in brackets tells what happened."""
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[A-Za-z.]{1,5}){0,3}")
_GAP = re.compile(r"\s{2}")
_WORD = re.compile(r"[^\s,]+")
_NUMBER = re.compile(r"#?\d{1,2}")
_BARE_WORDS = 6
_BARE_LENGTH = 80
_ROLE_WORDS = 10
_MIN_TURNS = 3
_SPEECH_SHARE = 4
"""In one of so many turns at least somebody says "I" or "you"."""
_HEADING_LINES = 20
_HEADING_LENGTH = 300
_OWN_PROSE = 20
"""Words of sentences before the first label from which on the article is an outlet's that quotes a conversation."""
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»]")
_RELEASE_SPEECH = 2
_SIGNATURE_WORDS = 12
_GAPS = r"(?:\s|\\_)+"


@dataclass(frozen=True, slots=True)
class _Label:
    """What may be a label."""

    name: Span
    """As written, without role and brackets."""
    end: int
    """Where the words behind it begin."""
    key: str
    """The name in small letters."""
    voice: Voice
    is_strong: bool
    """True for capitals, offices, forms of address and the labels of those who ask, answer and lead."""
    is_capitals: bool
    is_titled: bool
    """True where an office or a form of address stands in it."""
    is_bare: bool
    """True for a line of its own without a colon."""
    is_alone: bool
    """True for a line of its own."""


def find_turns(article: str, paragraphs: Sequence[Paragraph], words: TranscriptWords) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; none of any other text.

    Args:
        article: Its id.
        paragraphs: All its paragraphs.
        words: How transcripts are worded.
    """
    labels = {n: label for n, one in enumerate(paragraphs) if (label := _find_label(one.text, words)) is not None}
    candidates = _without_lone_lines(labels)
    labels = _accepted(candidates, paragraphs, words)
    if not labels:
        return ()
    heading = _heading(paragraphs[: min(labels)])
    if not _is_transcript(labels, paragraphs, heading, words):
        return ()
    breaks = {
        n for n, one in enumerate(paragraphs) if (n in candidates and n not in labels) or _is_end(one.text, words)
    }
    own_prose = sum(count_words(one.text) for one in paragraphs[: min(labels)] if ends_as_prose(one.text))
    if own_prose > _OWN_PROSE:
        # Behind the last words that it quotes, the outlet may go on itself.
        breaks.update(range(max(labels) + 1 + labels[max(labels)].is_alone, len(paragraphs)))
    return tuple(_turns(article, paragraphs, labels, breaks, words))


def find_release(article: Article, words: TranscriptWords) -> tuple[Turn, ...]:
    """Return a release as one turn, if its heading says whose statement it is and it is in the first person; else none.

    A text that itself names him outside quotation marks is a report about the
    statement; so is one by several people whose words nobody could part.
    """
    first = article.paragraph(article.body[0]) if article.body else None
    title = article.headers.title.evidence or (
        Evidence(article.id, first.number, 0, len(first.text)) if first is not None else None
    )
    name = _author(article.passage(title), words) if title else None
    if title is None or name is None:
        return ()
    written = article.passage(title)[name.start : name.end]
    surname = _WORD.findall(re.sub(_GAPS, " ", written))[-1].strip(".:;'’\"”")
    passages: list[Evidence] = []
    speech = 0
    for number in article.body:
        text = article.paragraph(number).text
        if number == title.paragraph:
            continue
        if _is_end(text, words):
            break
        plain = _QUOTED.sub(" ", text)
        if re.search(rf"\b{re.escape(surname)}\b", plain):
            if count_words(text) <= _SIGNATURE_WORDS and not ends_as_prose(text):
                break
            return ()
        speech += sum(word in words.first_person for word in _folded(plain).split())
        passages += [Evidence(article.id, number, *span) for span in _spoken(text, 0, words)]
    if speech < _RELEASE_SPEECH or not passages:
        return ()
    label = Evidence(article.id, title.paragraph, title.start + name.start, title.start + name.end)
    return (Turn(label, "release", tuple(passages)),)


def _author(heading: str, words: TranscriptWords) -> Span | None:
    """Return where the name stands behind "Statement by"; `None` where several or none do."""
    opening = words.statement.match(heading)
    if opening is None:
        return None
    start = end = opening.end()
    for token in re.finditer(r"(?:[^\s\\]|\\(?!_))+", heading[opening.end() :]):
        word = token.group()
        if _folded(word) in words.joints:
            return None
        if _folded(word) in words.name_ends or not (word[0].isupper() or _folded(word) in words.name_links):
            break
        end = start + token.start() + len(word.rstrip(",:;.|–—-"))
        if word.endswith((",", ":", ";", "|")):
            break
    return Span(start, end) if end > start and heading[start].isupper() else None


def _find_label(text: str, words: TranscriptWords) -> _Label | None:
    asked = _ASKED.match(text)
    if asked is not None:
        voice = _voice(asked["name"].lower(), words)
        is_marked = text[asked.end("name") : asked.end()].strip(f" {NO_SIGN}\u00a0\t") != ""
        if voice == "question" or (voice == "answer" and (is_marked or _GAP.match(text, asked.end("name")))):
            return _Label(
                Span(*asked.span("name")),
                asked.end(),
                asked["name"].lower(),
                voice,
                is_strong=True,
                is_capitals=True,
                is_titled=False,
                is_bare=False,
                is_alone=False,
            )
    match = _LABEL.match(text)
    if match is not None:
        return _judged(text, Span(*match.span("name")), match.end(), words, is_bare=False)
    line = text.strip(f" {NO_SIGN}\u00a0")
    if 0 < len(line) <= _BARE_LENGTH and count_words(line) <= _BARE_WORDS and line[-1].isalpha():
        start = text.index(line)
        return _judged(text, Span(start, start + len(line)), len(text), words, is_bare=True)
    return None


def _judged(text: str, span: Span, end: int, words: TranscriptWords, *, is_bare: bool) -> _Label | None:
    """Return a label if its words can name a speaker."""
    head, _, role = text[span.start : span.end].partition(",")
    name = head.rstrip(f" {NO_SIGN}")
    parts = _WORD.findall(name.replace(NO_SIGN, " "))
    key = _folded(name)
    if not parts or key in words.headings or len(role.split()) > _ROLE_WORDS:
        return None
    if len(parts) > 1 and _NUMBER.fullmatch(parts[-1]):
        parts.pop()
    voice = _voice(_folded(" ".join(parts)).rstrip("0123456789"), words)
    if not words.first_person.isdisjoint(_folded(text[span.start : span.end]).split()):
        return None
    if role and len(parts) == 1 and not parts[0].isupper():
        # No role follows the first word in "So, look, bottom line: …".
        return None
    if any(not part[0].isupper() and _folded(part) not in words.name_links for part in parts) or not (
        parts[-1][0].isupper() and len(parts[-1].strip(".")) + len(parts) > 1
    ):
        # "Q" and "A" alone are labels; any other single letter is an initial or an item of a list.
        return None
    folded = [_folded(part) for part in parts]
    is_capitals = "".join(parts).replace("Mc", "MC").isupper()
    is_titled = not words.offices.isdisjoint(folded) or folded[0] in words.honorifics
    is_strong = is_capitals or is_titled or voice != "speaker"
    is_alone = not any(sign.isalnum() for sign in text[end:])
    return _Label(
        Span(span.start, span.start + len(name)), end, key, voice, is_strong, is_capitals, is_titled, is_bare, is_alone
    )


def _voice(key: str, words: TranscriptWords) -> Voice:
    if key in words.questions:
        return "question"
    if key in words.answers:
        return "answer"
    return "chair" if key in words.chairs else "speaker"


def _without_lone_lines(labels: dict[int, _Label]) -> dict[int, _Label]:
    """Leave out lines without a colon, save those in capitals that occur again, and those that occur with one."""
    keys = Counter(label.key for label in labels.values())
    marked = {label.key for label in labels.values() if not label.is_bare}
    return {
        n: label
        for n, label in labels.items()
        if not label.is_bare
        or (n + 1 not in labels and (label.key in marked or (label.is_capitals and keys[label.key] > 1)))
    }


def _heading(paragraphs: Sequence[Paragraph]) -> str:
    """Return the short lines before the first label."""
    lines = [one.text for one in paragraphs[:_HEADING_LINES] if len(one.text) <= _HEADING_LENGTH]
    return re.sub(_GAPS, " ", "\n".join(lines))


def _is_transcript(
    labels: dict[int, _Label], paragraphs: Sequence[Paragraph], heading: str, words: TranscriptWords
) -> bool:
    """Say whether an article is a transcript.

    It is with three labels, of which one occurs twice, if in a quarter of what
    they open somebody says "I" or "you", or if its heading announces speech; and
    under such a heading with a single label that is the name in that heading, or
    in capitals an office or a form of address.
    """
    keys = Counter(label.key for label in labels.values())
    is_announced = words.occasion.search(heading) is not None
    people = [label for label in labels.values() if label.voice == "speaker"]
    names = [label for label in people if label.is_titled or " " in label.key]
    repeated = sum(count > 1 for count in keys.values())
    if not is_announced and (not people or not (names or len(people) < len(labels) or repeated > 1)):
        # Single words in capitals head the entries of a live report: "BREAKING:".
        return False
    if len(labels) >= _MIN_TURNS and len(keys) > 1 and repeated:
        speech = words.first_person | words.second_person
        personal = sum(_is_personal(paragraphs, n, label, speech) for n, label in labels.items())
        if is_announced or personal * _SPEECH_SHARE >= len(labels):
            return True
    return is_announced and any(_is_announced(label, heading, words) for label in people)


def _is_personal(paragraphs: Sequence[Paragraph], n: int, label: _Label, speech: frozenset[str]) -> bool:
    """Say whether words of speech stand behind a label, in the next paragraph where it is a line of its own."""
    spoken = " ".join(one.text for one in paragraphs[n : n + 1 + label.is_alone])
    return not speech.isdisjoint(_folded(spoken).split())


def _is_announced(label: _Label, heading: str, words: TranscriptWords) -> bool:
    parts = label.key.split()
    if label.is_titled and label.is_capitals:
        return True
    authors = (words.statement.search(line) for line in heading.split("\n"))
    return any(author is not None and parts[-1] in _folded(author.string[author.end() :]).split() for author in authors)


def _accepted(labels: dict[int, _Label], paragraphs: Sequence[Paragraph], words: TranscriptWords) -> dict[int, _Label]:
    """Leave out what has the form of a label beside those of the transcript: "Paris: …" among "MR. BERG:".

    Where the labels are in capitals, others count only with an office or a form
    of address.  A single word counts where it occurs again, or is the surname
    of a label that does, or where somebody speaks of himself behind it.  A first
    line in small letters must occur again: "Minister Berg: …" may be a headline.
    """
    keys = Counter(label.key for label in labels.values())
    surnames = {label.key.split()[-1] for label in labels.values() if keys[label.key] > 1 or " " in label.key}
    in_capitals = 3 * sum(label.is_capitals for label in labels.values()) >= 2 * len(labels)
    return {
        n: label
        for n, label in labels.items()
        if (n > 0 or label.is_capitals or keys[label.key] > 1)
        and (
            label.is_strong
            or (
                not in_capitals
                and (
                    " " in label.key
                    or label.key in surnames
                    or keys[label.key] > 1
                    or _is_personal(paragraphs, n, label, words.first_person)
                )
            )
        )
    }


def _turns(
    article: str, paragraphs: Sequence[Paragraph], labels: dict[int, _Label], breaks: set[int], words: TranscriptWords
) -> Iterator[Turn]:
    """Return the turns: from each label to the next, or to where a break ends it."""
    starts = [*sorted(labels), len(paragraphs)]
    for first, following in itertools.pairwise(starts):
        label = labels[first]
        passages: list[Evidence] = []
        for n in range(first, following):
            if n > first and n in breaks:
                break
            paragraph = paragraphs[n]
            spans = _spoken(paragraph.text, label.end if n == first else 0, words)
            passages += [Evidence(article, paragraph.number, *span) for span in spans]
        yield Turn(Evidence(article, paragraphs[first].number, *label.name), label.voice, tuple(passages))


def _is_end(text: str, words: TranscriptWords) -> bool:
    """Say whether a paragraph ends whatever somebody says: a line of signs, a time, "END", "Notes to editors"."""
    return (
        not any(sign.isalnum() for sign in text)
        or _TIME.fullmatch(text) is not None
        or (len(text) <= _BARE_LENGTH and _folded(text).strip("-– ") in words.ends)
    )


def _spoken(text: str, start: int, words: TranscriptWords) -> list[Span]:
    """Return what is said in a paragraph from an offset on, between the stage directions."""
    pieces: list[Span] = []
    position = start
    while position < len(text) and (text[position].isspace() or text[position] == NO_SIGN):
        position += 1
    if start == 0 and _BRACKETED.fullmatch(text, position):
        return []
    if (language := words.language.match(text, position)) is not None:
        position = language.end()
    for direction in (*words.direction.finditer(text, position), None):
        pieces.append(Span(position, direction.start() if direction else len(text)))
        position = direction.end() if direction else len(text)
    trimmed = (_trimmed(text, piece) for piece in pieces)
    return [piece for piece in trimmed if any(sign.isalnum() for sign in text[piece.start : piece.end])]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    blank = f"{NO_SIGN}\t\u00a0 "
    while start < end and (text[start].isspace() or text[start] in blank):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in blank):
        end -= 1
    return Span(start, end)


def _folded(text: str) -> str:
    """Return words in small letters, without full stops and commas, with straight apostrophes."""
    plain = text.replace("’", "'").replace(NO_SIGN, "").lower()
    return " ".join(word for part in plain.split() if (word := part.strip('.,;:!?()[]"“”')))
