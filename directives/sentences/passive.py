"""Who does what stands before: "Hội nghị do Sở A chủ trì", "Việc lập hồ sơ được giao cho Sở A"."""

import re
from functools import partial

from directives.lexicon.shapes import Shape, endings, phrases
from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.sentences.subject_words import (
    BY,
    CASE_BY,
    DONE_BY,
    DONE_BY_THEN,
    GIVEN_MATTER,
    HANDED_TO,
    NOT_HANDED,
    ONLY_SAID,
    THIS_BY,
)
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.times.due_phrases import time_end
from directives.words.work_words import predicate, verb_start

_LONGEST_TIME = 120
_shape = partial(Shape, "subjects")
_MATTER = _shape(r"(?:{matters_given}|{duties_called})\s")
_THING = _shape(r"(?:{whole_or_apart}\s+)*{things_given}(?=\s)")
_OWNED_BY, _DUTY_OF = _shape(r"(?<!\w)(?:{duty_of}|{falls_to})\s+(?=\S)"), _shape(r"(?<!\w){duty_of}\s+(?=[^\W\d_])")
_SEEN, _NOT_WHOSE = _shape(r"(?<!\w){seen_as}\s"), _shape(r"(?<!\w){not_whose}\s+$")
_FAULT, _MANY = _shape(r"(?:{matters_given}|{duties_called})\s+{faults}(?!\w)"), _shape(r"(?<!\w){several}\s")
_LED_BY, _JOINS_IN = _shape(r"\s+{led_by}(?!\w)"), _shape(r"{joins_in_work}\s")
_LEADS_IN = _shape(
    r"\s+{leads_in}\s+(?P<work>(?!{not_handed}\s)(?!{modal}\s)[^\W\d_]+(?:\s(?!{modal}\s)[^\W\d_]+){0,5})(?=\s*[.,;]|$)"
)
"""As in "Đợt kiểm tra do Sở A chủ trì tổ chức, ...": whoever leads work that is told behind it, up to a mark."""
_LONGEST_NOT, _LONGEST_BODY = 16, 60
_CAPITAL = re.compile(r"(?<!\w)[" + CAPITALS + r"]")
_AND, _MARK = re.compile(r"\s+và(?=\s)"), re.compile(r"\s*(?:[.;,]|$)")


def read_passive(text: str, folded: str) -> Subject | None:
    """As in "Hội nghị do Sở A chủ trì", "Lập đội trực, do Sở A thực hiện": what is done stands before who does it."""
    ordered = verb_start().match(folded) is not None
    if ordered and f", {phrases('subjects', 'by')[0]} " not in folded:
        return _handed(text, folded) if _THING.match(folded) else None
    if (this := THIS_BY.match(folded)) is not None:
        names = read_bodies(text, this.end(), loose=True)
        acts = predicate().match(folded, names.end) and not ONLY_SAID.match(folded, names.end)
        if names.names and names.start == this.end() and acts:
            return Subject(names.names, names.end, inside=True)
    for found in BY.finditer(folded):
        if ordered and not folded[: found.start()].rstrip().endswith(","):
            continue
        names = read_bodies(text, found.end(), loose=True)
        if names.names and names.start == found.end() and _done(folded, names.end):
            return Subject(names.names, names.end, inside=True)
    return _handed(text, folded)


def read_whose(text: str, folded: str) -> Subject | None:
    """As in "Việc kiểm tra bến đò là trách nhiệm của Sở A", "Trách nhiệm kiểm tra thuộc về Sở A": whose the work is, told behind it.

    Work that opens with its verb is only so told of a body by its own name; what others are to know ("xác định phòng cháy là trách
    nhiệm của ...") charges nobody, nor does a fault, nor what is no longer theirs.
    """
    said = _whose(text, folded)
    return said if said is not None and not _perhaps_told_apart(folded) else None


def whose_perhaps(text: str, folded: str) -> tuple[str, ...]:
    """As in "Kiểm tra các nội dung là trách nhiệm của Sở A": theirs, or only what is theirs is meant."""
    said = _whose(text, folded)
    if said is None:
        return _led_perhaps(text, folded)
    return said.names if _perhaps_told_apart(folded) else ()


def _led_perhaps(text: str, folded: str) -> tuple[str, ...]:
    """As in "Tổ chức hiến máu do Sở A chủ trì": theirs, or only what is told last is led by them."""
    for found in BY.finditer(folded):
        names = read_bodies(text, found.end(), loose=True)
        led = _LED_BY.match(folded, names.end) if names.names and names.start == found.end() else None
        if led is not None and _over(folded, led.end()) and _JOINS_IN.match(folded) is None:
            return names.names
    return ()


def _perhaps_told_apart(folded: str) -> bool:
    """Whether work that opens with its verb is done to several, of which the words may tell which are meant."""
    duty = None if _MATTER.match(folded) else _DUTY_OF.search(folded)
    return duty is not None and _MANY.search(folded, 0, duty.start()) is not None


def _whose(text: str, folded: str) -> Subject | None:
    matter = _MATTER.match(folded) is not None
    if not matter and verb_start().match(folded) is None:
        return None
    at = 0
    for found in (_OWNED_BY if matter else _DUTY_OF).finditer(folded):
        since, at = at, found.start()
        if (
            _SEEN.search(folded, since, at)
            or _NOT_WHOSE.search(folded, max(0, at - _LONGEST_NOT), at)
            or _FAULT.match(folded)
        ):
            return None
        names = read_bodies(text, found.end(), loose=matter)
        if names.names and names.start == found.end() and _over(folded, names.end):
            return Subject(names.names, names.end, inside=True)
    return None


def _over(folded: str, at: int) -> bool:
    """Whether the sentence ends there, or goes on behind a mark or with a time."""
    return _MARK.match(folded, at) is not None or time_end(folded[at : at + _LONGEST_TIME].lstrip()) > 0


def _done(folded: str, at: int) -> bool:
    """Whether words on who does it end there, or a time ends them ("do Sở A thực hiện trước ngày 20/4/2026")."""
    if DONE_BY.match(folded, at) is not None:
        return True
    led = _LEADS_IN.match(folded, at)
    if led is not None:
        return verb_start().match(folded, led.start("work")) is not None
    timed = DONE_BY_THEN.match(folded, at)
    return timed is not None and time_end(folded[timed.end() : timed.end() + _LONGEST_TIME]) > 0


def only_does(text: str, subject: Subject) -> bool:
    """As in "Lập danh sách ... trước ngày D; Sở A thực hiện.": who does the work before it, and no more."""
    done = DONE_BY.match(fold(text), subject.end)
    return done is not None and not text[done.end() :].strip(" .;/")


def read_case_by(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Riêng đối với cấp xã, sẽ do Sở A bố trí kinh phí": no work of those spoken of."""
    case = CASE_BY.match(folded)
    names = read_bodies(text, case.end(), loose=True) if case else None
    if case is None or names is None or not names.names or names.start != case.end():
        return None
    acts = predicate().match(folded, names.end) or DONE_BY.match(folded, names.end)
    return (names.names, names.end) if acts else None


def _timed(folded: str, at: int) -> bool:
    """As in "được giao cho Sở A, xong trước ngày D": behind a mark there is only when."""
    mark = _MARK.match(folded, at)
    return mark is not None and time_end(folded[mark.end() : mark.end() + _LONGEST_TIME].lstrip()) > 0


def _past_and(folded: str, at: int) -> int:
    """As in "được giao cho Sở A và phải xong trước ngày D": past the word that joins what is still to be done."""
    joined = _AND.match(folded, at)
    return joined.end() if joined else at


def _by_whom(text: str, end: int) -> bool:
    """As in "Báo cáo nhiệm vụ Ủy ban nhân dân tỉnh giao Sở A": who gave it ends the words before."""
    spots = (spot.start() for spot in _CAPITAL.finditer(text, max(0, end - _LONGEST_BODY), end))
    return any(read_bodies(text[:end], spot).end == end for spot in spots)


def _handed(text: str, folded: str) -> Subject | None:
    """As in "Việc lập hồ sơ giao Sở A thực hiện", "Dự thảo giao Sở B thẩm định": not "việc giao Sở A ...", "bàn giao", nor how far given
    work has got.
    """
    thing = _THING.match(folded)
    matter = thing or GIVEN_MATTER.match(folded)
    if matter is None:
        return None
    for found in HANDED_TO.finditer(folded, matter.end()):
        before = folded[: found.start()].rstrip()
        if (
            (thing is None and found.start() == matter.end())
            or before.endswith(",")
            or f" {before}".endswith(endings("subjects", "hands_over"))
            or (thing is not None and _by_whom(text, len(before)))
        ):
            continue
        names = read_bodies(text, found.end(), loose=True)
        done = DONE_BY.match(folded, names.end) or predicate().match(folded, _past_and(folded, names.end))
        over = not folded[names.end :].strip(" .;")
        another = HANDED_TO.search(folded, names.end)
        part = folded.find(",", names.end, another.start()) if another else -1
        so_far = NOT_HANDED.search(folded, names.end, part if part >= 0 else len(folded))
        ends = over or ((done or _timed(folded, names.end)) and not so_far) or part == names.end
        if names.names and names.start == found.end() and ends:
            return Subject(names.names, names.end, inside=True)
    return None
