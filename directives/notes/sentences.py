"""The sentences of a leader's note, each as it is to be read: lists below a body, shares divided by semicolons, short names in full."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from directives.lexicon import lexicon
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[" + CAPITALS + r"])|(?<=;)\s+")
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-–+•])\s+")
_INLINE = re.compile(r"(?:(?<=[:.;])|^)\s*(?:\(?\d{1,2}[.)]|[-–+•])\s+(?=\w)")
_COMMA = re.compile(r",\s+")
_HEADING = re.compile(r"(?P<head>[^:\n]{3,160}):\s*$")
_LISTED = re.compile(r"(?P<head>[^:\n]{3,160}):\s*(?P<items>(?:\(?1[.)]|[-–+•])\s+\S.*)$")
_LEADS, _SHARES = Shape("structure", r"{leads_alone}\s*$"), Shape("structure", r"{joins_alone}\s*$")
_SHORT = Printed("structure", r"(?<![\w&./-]){short_bodies}(?![\w&/-]|\.\w)")
_GIVES = Shape("structure", r"(?:{hands}|{passes_on})\s+")


class Said(NamedTuple):
    """A sentence as it stands in the note, and as it is to be read."""

    words: str
    read: str


def sentences_of(text: str) -> Iterator[Said]:
    """The sentences in their order. What a list says below "Giao Sở Nội vụ:" is read as said to that body."""
    head = ""
    for line in text.splitlines():
        item = _ITEM.match(line)
        words = line[item.end() if item else 0 :].strip()
        head = head if item else ""
        if heading := _HEADING.match(words):
            head = heading["head"]
            continue
        if (listed := _LISTED.match(words)) is not None:
            parts = [one.strip() for one in _INLINE.split(listed["items"]) if one and one.strip()]
            yield from (_below(listed["head"], one) for one in parts)
        elif head:
            yield _below(head, words)
        else:
            yield from _by_sentence(_SENTENCE.split(words))


def _below(head: str, words: str) -> Said:
    """A line of a list, said to the body that stands over it."""
    return Said(words, in_full(f"{head} {words[:1].lower()}{words[1:]}"))


def _by_sentence(parts: list[str]) -> Iterator[Said]:
    """Sentence by sentence; "X chủ trì; Y phối hợp; ..." is one."""
    parts = [one.strip() for one in parts if one.strip()]
    while parts:
        words, *parts = parts
        charged = parts and _LEADS.search(fold(words.rstrip(" ;")))
        share = _SHARES.search(fold(parts[0].rstrip(" ;."))) if charged else None
        if share is None:
            yield Said(words, in_full(words))
            continue
        partners, work = parts[0][: share.start()].rstrip(), parts[1:2]
        goes_on = bool(work) and not read_bodies(work[0], opens=True, loose=True).names
        said = [words, parts[0], *(work if goes_on else ())]
        parts = parts[len(said) - 1 :]
        with_ = f"{_first('structure', 'joins_alone')} {_first('partners', 'with')}"
        read = f"{words.rstrip(' ;')}, {with_} {partners} {said[2] if goes_on else ''}".rstrip()
        yield Said(" ".join(said), in_full(read))


def only_joining(words: str) -> tuple[str, ...]:
    """Of a sentence that is nothing but bodies and that they join in ("Sở B phối hợp"): the bodies."""
    share = _SHARES.search(fold(words.rstrip(" ;.")))
    names = read_bodies(words[: share.start()], opens=True, loose=True) if share else NONE
    alone = share is not None and not names.start and not words[names.end : share.start()].strip(" ,")
    return names.names if alone else ()


def in_full(words: str) -> str:
    """The words with short names of bodies in full ("SNV")."""
    return _SHORT.sub(lambda found: lexicon("structure")["short_bodies"]["phrases"][found[0]], words)


def as_given(words: str) -> str | None:
    """The sentence as an order, where it hands something on ("Chuyển Sở Xây dựng nghiên cứu"); None where it does not."""
    given = _first("structure", "hands")
    rest = _past_giving(words)
    return f"{given[:1].upper()}{given[1:]} {rest}" if rest != words else None


def _first(name: str, part: str) -> str:
    """The phrase of a list that stands for all of them."""
    phrase: str = lexicon(name)[part]["phrases"][0]
    return phrase


def names_a_body(words: str) -> bool:
    """Whether the sentence opens with a body, behind a word of giving or without; or it stands behind a comma."""
    rest = _past_giving(words)
    starts = (0, *(comma.end() for comma in _COMMA.finditer(rest)))
    return any(read_bodies(rest[start:], opens=True, loose=True).names for start in starts)


def _past_giving(words: str) -> str:
    found = _GIVES.match(fold(words))
    return words[found.end() :] if found else words
