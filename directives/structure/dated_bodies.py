"""Several bodies with a day each in one sentence: "Sở A trước ngày 05/12, Sở B trước ngày 10/12 gửi báo cáo";
"Các xã báo cáo hằng tháng trước ngày 20, Sở B tổng hợp trước ngày 25".
"""

import datetime as dt
import re
from itertools import pairwise
from typing import NamedTuple

from directives.lexicon.shapes import Shape, phrases, shortest
from directives.names.bodies import read_bodies
from directives.sentences.named_again import DAY_IS, named_again, opens_again
from directives.sentences.reports import read_reports
from directives.sentences.set_apart import kind_of, named_ones, set_apart
from directives.sentences.subjects import Subject, read_subject
from directives.strings.folding import fold
from directives.structure.same_day import on_the_same_day
from directives.times.due_onward import own_dues
from directives.times.due_phrases import DueFound, find_dues, is_time, read_due_cell
from directives.words.work_words import verb_start
from plans.due import Due, OnDate

_APART = Shape("deadlines", r"(?<!\w)(?:{apart}|{spoken_of})\s")
_GROUP = Shape("subjects", r"[^,;]*(?<!\w){several}\s")
_THEN_TO = Shape(
    "reports",
    r"(?:\s+{reports.so_that}\s+{appraised}(?:\s[^,;.]{2,40})?)?(?:\s*,(?:\s+và)?|\s+và)\s+(?P<verb>{then_to})\s+(?=\S)",
)
"""Behind a day: whoever was sent something appraises it, and the sender sends it on."""
_MARK_OVER = re.compile(r"[,;.]\s")
_MARK = re.compile(r"\s*[,;(]?\s*(?:và\s+)?")
_NEXT = re.compile(r"\s*\)?\s*(?:,\s*(?:và\s+)?|và\s+)")
_MARK_BEFORE = re.compile(r"\s*[,;:(]\s*(?:và\s+)?|\s+và\s+")
_REST = Shape("deadlines", r"(?<!\w){subjects.several}\s+(?P<kind>\w+)(?:\s[^,;.:]{2,60}?)?\s{headings.rest_of}(?!\w)")
_THEN_BY = Shape("deadlines", r"\s+{then_by}(?=\s)")
_OPEN = re.compile(r"\s*[:(]?\s*")
_FRONT = re.compile(r"\s*,?\s*")
_DAYS = ("date", "recurring", "relative")
_NAMING = ("ngày", "/", *phrases("structure", "bare_periods"))
"""Of which a text with two days holds one twice."""


_SHORT = 140
"""Signs of a body with its day, at most."""
_WITHOUT_MONTH = "bare-day"
"""The row of lexicon/time.yaml whose day takes its period from the day before."""


class Share(NamedTuple):
    """Where the share of a further body begins; its due where its own words do not say it; whether it does work of its own."""

    start: int
    due: Due | None
    acts: bool = False


def bodies_apart(text: str, issued: dt.date | None) -> list[Share]:
    """The shares of all bodies but the first; none where no further day is that of another body."""
    dues = [one for one in find_dues(text, issued) if one.due.kind in _DAYS]
    if dues and (same_day := _same_day_apart(text, dues[-1], issued)):
        return same_day
    if len(dues) == 1:
        return _only_they(text, dues[0]) or _told_their_day(text, dues[0], issued)
    if not dues or all(text.count(word) < 2 for word in _NAMING):
        return []
    if (rest := _rest_of_them(text, dues)) is not None:
        return rest
    if told_apart := _told_apart(text, dues) or _sent_on(text, dues):
        return told_apart
    if (first := read_subject(text)) is None:
        return []
    if in_front := _in_front(text, dues, first):
        return in_front
    dues = [one for one in dues if one.span[0] >= first.end]
    pairs = list(pairwise(dues[: own_dues(text, [one.span for one in dues])]))
    starts = [_body_between(text, one, other) for one, other in pairs]
    own = {fold(name) for name in first.names}
    if any(fold(name) in own for at in starts if at for name in read_bodies(text, at, loose=True).names):
        return []
    if acts := None in starts:
        starts = [_actor_between(text, one, other, own) for one, other in pairs]
    found = [
        Share(at, other.due if other.rule == _WITHOUT_MONTH else None, acts)
        for at, (_, other) in zip(starts, pairs, strict=True)
        if at is not None
    ]
    return [*_first_of_them(text, dues[0], first.end), *found] if found and dues else found


def _in_front(text: str, dues: list[DueFound], first: Subject) -> list[Share]:
    """As in "Trước ngày 10/6 Sở A sơ kết, trước ngày 10/12 Sở B tổng kết": each day stands before whoever has it."""
    if dues[0].span[0] > first.end or _FRONT.sub("", text[: dues[0].span[0]]):
        return []
    own, found = {fold(name) for name in first.names}, list[Share]()
    for other in dues[1:]:
        behind = _FRONT.match(text, other.span[1])
        names = read_bodies(text, behind.end() if behind else other.span[1], loose=True)
        begun = text[: other.span[0]].rstrip()
        if not begun.endswith((",", " và")) or not names.names or names.start != (behind.end() if behind else 0):
            continue
        if verb_start().match(fold(text), names.end + 1) and not own & {fold(name) for name in names.names}:
            found.append(Share(other.span[0], other.due if other.rule == _WITHOUT_MONTH else None, acts=True))
    return found


def told_with(before: str, text: str, lead: tuple[str, ...]) -> str:
    """The words before those told apart, which say to whom they report ("Các sở báo cáo Sở A ...; riêng Sở B trước ngày ...")."""
    apart = set_apart(text) or named_again(text, lead, before) or only_their_day(text)
    if not apart or read_reports(text).report_to is not None or read_reports(before).report_to is None:
        return ""
    return f"{before}; {text}"


def only_their_day(text: str) -> bool:
    """As in "Sở B trước ngày Y" behind what others report: a body and its day alone."""
    names = read_bodies(text, opens=True) if len(text) <= _SHORT else None
    return names is not None and bool(names.names) and not names.start and is_time(text[names.end :].strip(" .;/"))


def _told_apart(text: str, dues: list[DueFound]) -> list[Share]:
    """The shares of those who are told apart for a day of their own ("..., riêng xã A trước ngày ...")."""
    apart = _APART.search(fold(text)) is not None
    if not apart and not any(opens_again(text, one.span[1]) for one in dues[:-1]):
        return []
    first = read_subject(text)
    if first is not None and not any(_GROUP.match(fold(name)) for name in first.names):
        return []  # "Sở A kiểm tra xã B trước ngày ..., riêng xã C trước ngày ...": to whom it is done
    found: list[Share] = []
    for one, other in pairwise(dues):
        mark = _MARK.match(text, one.span[1])
        said = set_apart(text[mark.end() :]) if mark and apart else None
        if mark and not said:
            said = named_again(text[mark.end() :], first.names if first else (), text[: one.span[1]])
        if mark and said and mark.end() + said[1] <= other.span[0]:
            found.append(Share(mark.end(), other.due if other.rule == _WITHOUT_MONTH else None))
    return found


def _first_of_them(text: str, due: DueFound, start: int) -> list[Share]:
    """As in "Các xã rà soát, riêng xã A trước ngày B, các xã còn lại trước ngày C": the first day is not that of the whole group."""
    apart = next(_APART.finditer(fold(text), start, due.span[0]), None)
    if apart is None or not text[: apart.start()].rstrip().endswith((",", "(")):
        return []
    said = set_apart(text[apart.start() :])
    return [Share(apart.start(), None)] if said and apart.start() + said[1] <= due.span[0] else []


def _rest_of_them(text: str, dues: list[DueFound]) -> list[Share] | None:
    """As in "Các xã rà soát, xã A trước ngày B, các xã còn lại trước ngày C": the first day is that of xã A alone.

    None where nobody is left over; no shares where the work is done to them all ("Sở A cấp thuốc cho xã B ..., các xã còn lại ...").
    """
    folded = fold(text)
    rest = _REST.search(folded, dues[-2].span[1], dues[-1].span[0])
    first = read_subject(text) if rest else None
    if rest is None or first is None or first.end > dues[0].span[0] or _APART.search(folded):
        return None
    if not any(_GROUP.match(fold(name)) for name in first.names):
        return None if kind_of(first.names[0]) == rest["kind"] else []
    starts = [_named_before(text, folded, first.end, dues[0].span[0])]
    starts += [_named_before(text, folded, one.span[1], other.span[0]) for one, other in pairwise(dues)]
    return [Share(at, None) for at in starts if at is not None] if None not in starts else None


def _named_before(text: str, folded: str, since: int, day: int) -> int | None:
    """Where the bodies begin that stand behind a mark and right before a day."""
    for mark in _MARK_BEFORE.finditer(text, since, day):
        named = named_ones(text, mark.end())
        then = _THEN_BY.match(folded, named[1]) if named else None
        opened = _OPEN.match(text, then.end() if then else named[1]) if named else None
        if opened is not None and opened.end() == day:
            return mark.end()
    return None


def _only_they(text: str, due: DueFound) -> list[Share]:
    """The share of those told apart whose day is the only one, at the end ("Các xã hoàn thành ..., riêng xã A trước ngày ...")."""
    apart = next(_APART.finditer(fold(text), 0, due.span[0]), None)
    if apart is None or not text[: apart.start()].rstrip().endswith((",", "(")) or text[due.span[1] :].strip(" .;/)"):
        return []
    said = set_apart(text[apart.start() :])
    first = read_subject(text)
    if said is None or apart.start() + said[1] > due.span[0]:
        return []
    if first is None:
        return [Share(apart.start(), None)] if verb_start().match(fold(text)) else []
    group = first.end < apart.start() and any(_GROUP.match(fold(name)) for name in first.names)
    return [Share(apart.start(), None)] if group else []


def _same_day_apart(text: str, due: DueFound, issued: dt.date | None) -> list[Share]:
    """The share of those told apart for an hour of the day before ("..., riêng xã A trước 10 giờ cùng ngày")."""
    if not any(map(text.__contains__, shortest("deadlines", "same_day"))):
        return []
    apart = next(_APART.finditer(fold(text), due.span[1]), None)
    if apart is None or not text[: apart.start()].rstrip().endswith((",", "(")):
        return []
    said = set_apart(text[apart.start() :])
    same = on_the_same_day(text[apart.start() :], text[: apart.start()], issued) if said else None
    return [Share(apart.start(), same[0])] if same else []


def _told_their_day(text: str, due: DueFound, issued: dt.date | None) -> list[Share]:
    """As in "Sở A báo cáo trước ngày B, Sở C là ngày D": bodies behind the only deadline, each before what its day is."""
    folded, found, end = fold(text), list[Share](), due.span[1]
    while (mark := _NEXT.match(text, end)) is not None:
        names = read_bodies(text, mark.end(), loose=True)
        day = DAY_IS.match(folded, names.end) if names.names and names.start == mark.end() else None
        when = read_due_cell(day["day"], issued)[0] if day else None
        if day is None or not isinstance(when, OnDate):
            break
        found.append(Share(mark.end(), when))
        end = day.end()
    first = read_subject(text) if found else None
    return found if first is not None and first.end <= due.span[0] else []


def _sent_on(text: str, dues: list[DueFound]) -> list[Share]:
    """The shares of further receivers with a day each ("gửi Sở A thẩm định trước ngày ..., trình B trước ngày ..."): the sender's own."""
    folded, found = fold(text), list[Share]()
    for one, other in pairwise(dues):
        then = _THEN_TO.match(folded, one.span[1])
        names = read_bodies(text, then.end(), loose=True) if then else None
        if then is None or names is None or names.start != then.end() or names.end > other.span[0]:
            continue
        if not _MARK_OVER.search(folded, names.end, other.span[0]) and read_reports(text[: one.span[0]]).report_to:
            found.append(Share(then.start("verb"), other.due if other.rule == _WITHOUT_MONTH else None, acts=True))
    return found


def _body_between(text: str, one: DueFound, other: DueFound) -> int | None:
    """Where the only words between two days begin, if they name bodies."""
    mark = _NEXT.match(text, one.span[1])
    names = read_bodies(text, mark.end(), loose=True) if mark else None
    if mark is None or names is None or not names.names or names.start != mark.end():
        return None
    then = _THEN_BY.match(fold(text), names.end)
    opened = _OPEN.match(text, then.end() if then else names.end)
    return mark.end() if opened and opened.end() == other.span[0] else None


def _actor_between(text: str, one: DueFound, other: DueFound, own: set[str]) -> int | None:
    """Where the words right behind a day begin, if they charge others than before with work that has the next day."""
    mark = _NEXT.match(text, one.span[1])
    said = read_subject(text[mark.end() :], strict=True) if mark else None
    if mark is None or said is None or said.inside or mark.end() + said.end >= other.span[0]:
        return None
    names = read_bodies(text, mark.end(), loose=True)
    if names.start != mark.end() or own & {fold(name) for name in said.names}:
        return None
    return mark.end()
