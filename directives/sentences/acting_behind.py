"""Work that stands behind words that give none: "Hiện nay Sở A đang rà soát ..., các xã gửi danh sách trước ngày ..."."""

import re

from directives.lexicon.shapes import Shape
from directives.sentences.acting import actors
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues
from directives.words.work_words import verb_start

_MARK, _AND = re.compile(r"[,;:]\s+"), re.compile(r"[,;]\s+|\svà\s+")
_THEN = Shape("subjects", r"(?<!\w){then}\s+")
_FORESEEN = Shape("idle", r"^{foreseen}\s")
_PASSING = frozenset({"immediate", "periodic", "on-event"})
"""Words of haste, of repetition and of a case are no deadline."""


def acts_behind(text: str, at: int) -> bool:
    """Whether behind a place, and a mark behind it, something is done that has its day.

    Whoever is named there does it, but where another stands in front, who would be taken for its lead.
    """
    mark = _MARK.search(text, at)
    rest = text[mark.start() :] if mark else ""
    if rest and _actor_in(rest) and is_dated(rest):
        first = read_subject(text)
        return first is None or first.inside or first.end > at
    folded = fold(text)
    spots = (one.end() for words in (_MARK, _THEN) for one in words.finditer(folded, at))
    does = next((spot for spot in spots if _does(folded, spot)), None)
    return does is not None and is_dated(text[does:])


def anything_behind(text: str, at: int) -> bool:
    """Whether behind a place, and a mark or "và" behind it, anything is done, by a body or by whoever was told before."""
    mark = _MARK.search(text, at)
    if mark and _actor_in(text[mark.start() :]):
        return True
    folded = fold(text)
    return any(_does(folded, one.end()) for one in _AND.finditer(folded, at))


def is_dated(text: str) -> bool:
    """Whether a day or a period by which something is due stands in a text."""
    return any(one.due.kind not in _PASSING for one in find_dues(text, None))


def _actor_in(text: str) -> bool:
    return next(actors(text, fold(text), commas=True), None) is not None


def _does(folded: str, at: int) -> bool:
    """Whether a verb of duty stands at a place; what is only foreseen is no duty ("dự kiến trình Chính phủ trong tháng 10")."""
    return verb_start().match(folded, at) is not None and _FORESEEN.match(folded[at:]) is None
