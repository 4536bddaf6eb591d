"""Phrases of time in a directive ("trước ngày 15 tháng 12 hằng năm") and the one due of a task's text.

The grammar is the table `lexicon/time.yaml`: `due_grammar.py` matches it, `due_readings.py` computes the days, this module chooses.
Text is expected in NFC, as read_text gives it; white space in it may be line breaks.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.strings.kept import kept
from directives.times.begun_periods import begun, starts_in
from directives.times.due_grammar import Hit, fold_signs, hits_in, joined_words, opens_perhaps
from directives.times.due_onward import (
    aside,
    besides,
    general_last,
    joined_by_and,
    more_behind,
    of_purpose,
    own_dues,
    perhaps_once,
    perhaps_own,
)
from directives.times.due_periods import several_days, yearly_day
from directives.times.due_readings import read_phrase
from directives.times.due_values import Phrase
from directives.times.ended_periods import ended, from_now, perhaps_ended
from directives.times.held_days import perhaps_held
from directives.times.left_hours import DAILY, hour_handed, other_hours
from directives.times.left_out_times import without_left_out
from directives.times.listed_times import TWO_DAYS, times_listed
from directives.times.over_spans import not_over, told_over
from directives.times.own_days import with_own_days
from directives.times.own_months import as_often, is_bare
from directives.times.told_days import not_told
from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring
from plans.problems import Place, Problem, doubt, note

LABEL = Shape(
    "deadlines",
    r"(?s)(?<!\w){labels}(?:\s+\w+){0,4}\s*:\s*(?P<value>(?:\([^()]*\)|.)+?)(?=[;|]|\.(?!\d)|\s[-+]\s(?!\d|{goes_on_with}\s)|$)",
)
_ABOUT_TIME = Shape("deadlines", r"(?<!\w){about_time}")
"""Words that may stand around a time without saying anything else."""

_OF_REPORTS = Printed("deadlines", r"(?i){the_report}\s+{of_period}\s*:")
"""A label that names the period of a report: what stands behind it is the day of each such period."""
_BEGINS, _PARTED = Shape("deadlines", "{begins_time}"), ("month", "year", "part_of_year")
_LONGEST_TIME, _SAYS = 120, re.compile(r"\w")
"""Signs of words that say nothing but a time, at most."""

_JOINED = Shape("deadlines", r"[\s,(]*(?:{goes_on_to}\s*)?")
"""Between two times of one opening."""
_NO_TIMES = ("nothing", "event", "case", "now", "unsure")
OF_WEEK, DAY_OFF = "unsure-weekday", "day-off-told"
AND_ANOTHER = "another-part-of-a-day"
OF_YEAR = "unsure-day-of-year"
"""Rows of the table: a day of the week; what holds on a day off."""
_BESIDE = (DAY_OFF, OF_YEAR, AND_ANOTHER)
"""Rows that say something of a due only beside another time."""
AFTER_PERIOD, ROUNDS, OF_EVENT = "after-a-period", "unsure-rounds", "before-event-with-its-day"
UNSURE, BEFORE_DAY = "unsure", "working-days-before-a-day"
_OPENS_TIME = Shape("deadlines", r"\A{opens_time}")
"""Rows of times that no rule computes; those that open with other words tell what things are of a time."""
TIMES_OF_DAY, PART_OF_DAY = "times-of-a-day", "part-of-the-day"
"""The rows of so many days after the end of each month or quarter; of rounds with a month each ("đợt 1 tháng 4, đợt 2 tháng 10");
of days before an event with a day in brackets, which may be of the event.
"""


class DueFound(NamedTuple):
    """A phrase of time found in a text: what it means, where it stands [start, end), the rule that read it."""

    due: Due
    span: tuple[int, int]
    rule: str


class Told(NamedTuple):
    """A phrase of a cell: the due it states (None: it tells of none), its words, where they stand [start, end)."""

    due: Due | None
    text: str
    span: tuple[int, int]


@kept
def find_dues(text: str, issued: dt.date | None) -> tuple[DueFound, ...]:
    """All phrases of time in a text, left to right, never overlapping; the longest wins."""
    return tuple(
        DueFound(due, (hit.start, hit.end), hit.rule.name)
        for hit, due in _read(text, issued)
        if due is not None and not isinstance(due, Problem)
    )


def read_due(text: str, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The one due that a task's text states; None is continuous or unstated. Places hold spans in `text`."""
    for label in LABEL.finditer(fold_signs(text)) if ":" in text else ():
        if _OF_REPORTS.match(text, label.start()):
            continue  # "Thời hạn báo cáo 6 tháng: trước ngày 20/6"
        due, problems = _choose(text[: label.end("value")], issued, _read(text, issued, True, label.span("value")))
        if due or problems or _says_nothing(text, label.span("value")):
            return due, [*problems, *perhaps_held(text[label.start() : label.end()], due)]
    colon = text.find(": ", 0, 80)
    if colon > 0 and is_time(text[:colon]):
        whole = _read(text, issued)
        if any(hit.start < colon < hit.end for hit, _ in whole):  # "Hằng tháng: trước ngày 20"
            return _choose(text, issued, whole)
        due, problems = read_due_cell(text[:colon], issued)
        if due is None or not is_bare(due):
            return due, problems
        own = _choose(text, issued, _read(text, issued, False, (colon, len(text))))
        return own if as_often(due, own[0]) else (due, problems)
    return _choose(text, issued, _read(text, issued))


def read_due_cell(text: str, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The due of a table cell, of a labelled line ("Thời gian hoàn thành: ...") or of what somebody typed."""
    text = unicodedata.normalize("NFC", text)
    if (joined := with_own_days(text, partial(read_due_cell, issued=issued))) is not None:
        return joined, []
    read = _read(text, issued, True)
    due, problems = _choose(text, issued, read)
    if due is None and not problems and not read and _SAYS.search(text):
        problems = [doubt("due-unread", Place(span=(0, len(text)), field="due"), text=joined_words(text))]
    return due, problems


def told_in(text: str, issued: dt.date | None) -> list[Told]:
    """Every phrase that `read_due_cell` goes by, left to right; what asks for a doubt is left out."""
    read = [(hit, due) for hit, due in _read(text, issued, True) if hit.reading not in ("bare_day", "unsure")]
    return [Told(d, hit.text, (hit.start, hit.end)) for hit, d in read if not isinstance(d, Problem)]


def is_time(text: str) -> bool:
    """Whether words say a time and nothing else ("từ ngày 01/12 đến ngày 15/12/2025", "Dự kiến quý I/2026")."""
    if len(text) > _LONGEST_TIME:
        return False
    text = unicodedata.normalize("NFC", text)
    if not (opens_perhaps(text) or _ABOUT_TIME.match(fold_signs(text.lstrip()))):
        return False
    hits = [hit for hit in hits_in(text, cell=True) if hit.reading not in ("nothing", "bare_day", "unsure")]
    rest = text
    for hit in reversed(hits):
        rest = rest[: hit.start] + rest[hit.end :]
    return bool(hits) and not _SAYS.search(_ABOUT_TIME.sub("", fold_signs(rest)))


def time_end(text: str) -> int:
    """Where a phrase of time ends that a text opens with; 0 where it opens with none."""
    first = next(iter(hits_in(text, cell=False)), None)
    return first.end if first is not None and first.start == 0 and first.reading not in ("nothing", "event") else 0


def times_end(text: str) -> int:
    """Where the times end that a text opens with, one behind another; 0 where it opens with none."""
    spans = [(hit.start, hit.end) for hit in hits_in(text, cell=False) if hit.reading not in _NO_TIMES]
    firsts = (one for one in starts_in(text, None) if one.last is None or text[one.end : one.end + 1] == ",")
    spans += [(one.start, one.end) for one in firsts]  # "Từ năm 2026 đến năm 2030 ban hành kèm theo ..." ends a name
    end = 0
    for start, stop in sorted(spans):
        if start > end and not _JOINED.fullmatch(fold_signs(text[end:start])):
            break
        end = max(end, stop) if start or stop > end else end
    return end + (text[end : end + 1] == ")")


def _says_nothing(text: str, span: tuple[int, int]) -> bool:
    return any(hit.reading == "nothing" for hit in hits_in(text, True, span))


_Read = tuple[Hit, Due]
_Found = Sequence[tuple[Hit, Due | Problem | None]]
_STRONG = ("date", "recurring", "relative")


def _choose(text: str, issued: dt.date | None, read: _Found) -> tuple[Due | None, list[Problem]]:
    """The one due of the times that are read, without what words leave out of a period."""
    return without_left_out(text, read, partial(_chosen, text, issued))


def _chosen(text: str, issued: dt.date | None, read: _Found) -> tuple[Due | None, list[Problem]]:
    """The rulings: a day beats a period, a period beats "ngay", "ngay" beats "định kỳ"; an event only where it leads."""
    wrong = [due for _, due in read if isinstance(due, Problem)]
    dues = [
        (hit, due)
        for hit, due in read
        if due is not None and not isinstance(due, Problem) and not (due.kind == "relative" and aside(text, hit.start))
    ]
    dues, begins = begun(text, not_told(text, dues, issued), issued) if dues else (dues, [])
    dues, ends = ended(text, dues, issued) if dues else (dues, [])
    ends += begins
    dues = [_with_hour(text, pair) for pair in dues]
    strong: list[_Read] = [(hit, due) for hit, due in dues if due.kind in _STRONG and not hit.rule.weak]
    weak, over = not_over([(hit, due) for hit, due in dues if hit.rule.weak], issued)
    if strong:
        due, problems = _of_days(text, issued, strong, weak)
        problems += _bare(read, due, strong, problems) + _told_beside(text, read, due)
        if not problems and weak and isinstance(due, OnDate):
            problems = _last_of(text, dues, due)
        return due, wrong + problems + (ends if isinstance(due, Recurring) else [])
    if wrong:
        return None, wrong
    leading = [(h, d) for h, d in dues if isinstance(d, OnEvent) and not _SAYS.search(text[: h.start])]
    for group in (
        sorted(weak, key=lambda pair: isinstance(pair[1], OnDate)),
        leading,
        [pair for pair in dues if isinstance(pair[1], Immediate)],
        [pair for pair in dues if isinstance(pair[1], Periodic)],
        [pair for pair in dues if isinstance(pair[1], OnEvent)],
    ):
        if group:
            hit, due = group[0]
            problems = _doubts(hit, due) + (_passed_over(group) or perhaps_ended(text, dues, due))
            problems += (ends if isinstance(due, Recurring) else []) + _of_purpose(text, hit)
            problems += [
                doubt("several-dues", _place(hit), kept=kept, others=others)
                for kept, others in _hours_left(text, hit, due)
            ]
            return due, problems + _bare(read, due, group[:1], problems) + _told_beside(text, read, due)
    if over and issued:
        return None, [
            doubt("due-before-issue", _place(hit), text=hit.text, issued=issued.isoformat()) for hit, _ in over[:1]
        ]
    codes = {"bare_day": "month-missing", "unsure": "due-unread"}
    unread = [h for h, _ in read if h.reading in codes and h.rule.name not in _BESIDE and not told_over(h, issued)]
    return None, [doubt(codes[hit.reading], _place(hit), text=hit.text) for hit in unread]


def _with_hour(text: str, read: _Read) -> _Read:
    """As in "Hằng ngày, Sở A báo cáo trước 17 giờ.": the hour of what is handed over each day stands at the end of its sentence."""
    hit, due = read
    if not isinstance(due, Recurring) or due.time or not due.rrule.startswith(DAILY):
        return read
    handed = hour_handed(text, hit.start)
    if handed is None or handed[1] < hit.end:
        return read
    hour, start, end = handed
    words = f"{due.text} ... {joined_words(text[start:end])}"
    return hit._replace(end=end, text=words), due.model_copy(update={"time": hour, "text": words})


def _bare(
    read: Sequence[tuple[Hit, Due | Problem | None]], due: Due, by: Sequence[_Read], asked: list[Problem]
) -> list[Problem]:
    """A day without its month beside a day or a period; a day of the week beside a period that names none ("hằng tuần ... vào thứ Hai")."""
    bare = [hit.text for hit, _ in read if hit.reading == "bare_day" and isinstance(due, OnDate | Recurring)]
    if not bare and isinstance(due, Recurring) and not any(hit.parts.get("weekday") for hit, _ in by):
        bare = [hit.text for hit, _ in read if hit.rule.name == OF_WEEK]
    if not bare or any(one.code == "several-dues" for one in asked):
        return []
    return [doubt("several-dues", _place(by[-1][0]), kept=due.text, others="; ".join(bare))]


def _told_beside(text: str, read: Sequence[tuple[Hit, Due | Problem | None]], due: Due) -> list[Problem]:
    """What words say of a due besides its day: when it is if that is a day off, an end that is no day ("từ nay đến Tết"), and days
    after the end of each period, another time behind "và" or that no rule reads.
    """
    told: list[Problem] = []
    for hit in (hit for hit, _ in read if hit.reading == "unsure"):
        if hit.rule.name == DAY_OFF and due.kind in _STRONG:
            told.append(doubt("day-off-told", _place(hit), kept=due.text, text=hit.text))
        elif hit.rule.name in (AFTER_PERIOD, ROUNDS, TIMES_OF_DAY) or (hit.rule.name == OF_YEAR and _at_years_end(due)):
            told.append(doubt("several-dues", _place(hit), kept=due.text, others=hit.text))
        elif isinstance(due, Recurring) and "UNTIL" not in due.rrule and from_now(hit.text):
            told.append(doubt("period-end-open", _place(hit), kept=due.text, text=hit.text))
        elif (
            hit.rule.name in (UNSURE, BEFORE_DAY)
            and _OPENS_TIME.match(fold_signs(hit.text))
            and hit.text not in due.text
        ) or any(other and joined_by_and(text, (hit.start, hit.end), (one.start, one.end)) for one, other in read):
            told.append(doubt("several-dues", _place(hit), kept=due.text, others=hit.text))
    return told[:1]


def _at_years_end(due: Due) -> bool:
    """Whether it comes each year on the last day, as where no day is read ("hằng năm, gửi Sở A ngày 20/12")."""
    return isinstance(due, Recurring) and due.rrule.endswith(";BYMONTH=12;BYMONTHDAY=31")


def _of_days(text: str, issued: dt.date | None, strong: list[_Read], weak: list[_Read]) -> tuple[Due, list[Problem]]:
    """The due that days and periods of the text come to, and what of it has to be asked."""
    spans = [(hit.start, hit.end) for hit, _ in strong]
    strong, onward = strong[: (own := own_dues(text, spans))], strong[own:]
    if len(strong) > 1:
        strong = [strong[at] for at in general_last(text, spans[:own])]
    hit, (due, problems) = strong[-1][0], _one_of(_merged(strong) if len(strong) > 1 else strong, issued)
    asked: list[tuple[str, str]] = []
    asked += _hours_left(text, hit, due)
    if onward and perhaps_own(text, spans[own - 1], spans[own]):
        asked.append((hit.text, onward[0][0].text))
    if left := [h for h, _ in weak if besides(text, (h.start, h.end), (hit.start, hit.end))]:
        asked.append((hit.text, left[0].text))
    if not problems and isinstance(due, OnDate) and (rest := more_behind(text, hit.end)):
        asked.append((hit.text, rest))
    problems += [doubt("several-dues", _place(hit), kept=kept, others=others) for kept, others in asked]
    problems += _of_purpose(text, hit)
    if once := perhaps_once(text, due, hit.rule.name):
        problems.append(doubt(once, _place(hit), text=hit.text))
    return due, problems


def _of_purpose(text: str, hit: Hit) -> list[Problem]:
    """The doubt of a day that is of what the work is for."""
    return [doubt("due-of-purpose", _place(hit), text=hit.text)] if of_purpose(text, (hit.start, hit.end)) else []


def _hours_left(text: str, hit: Hit, due: Due) -> list[tuple[str, str]]:
    """An hour beside the one read, or beside a period without one ("hằng tuần tổng hợp, gửi trước 15 giờ"): what was taken, and it."""
    hour = getattr(due, "time", None)
    hours = other_hours(text, hit) if hour or isinstance(due, Recurring) else ""
    return [(hour if hour and hit.reading == "hours" else hit.text, hours)] if hours else []


def _last_of(text: str, dues: list[_Read], due: OnDate) -> list[Problem]:
    """The doubt of a day that may only end what repeats ("hằng ngày báo cáo trước 17 giờ đến hết ngày 04/12"), and of the hour of that."""
    problems = perhaps_ended(text, dues, due)
    hit = next(hit for hit, one in dues if one is due)
    hours = other_hours(text, hit) if problems and not due.time else ""
    return problems + ([doubt("several-dues", _place(hit), kept=hit.text, others=hours)] if hours else [])


def _one_of(strong: list[_Read], issued: dt.date | None) -> tuple[Due, list[Problem]]:
    """The last of several days: a directive closes a unit with its date; a doubt says what was passed over."""
    hit, due = strong[-1]
    problems = _doubts(hit, due)
    others = {
        h.text for h, d in strong[:-1] if d.model_copy(update={"text": ""}) != due.model_copy(update={"text": ""})
    }
    if listed := times_listed(hit):
        problems.append(doubt("several-dues", _place(hit), kept=listed[0], others=listed[1]))
        due = due.model_copy(update={"start": None}) if hit.rule.name in TWO_DAYS else due  # none begins anything
    if others:
        problems.append(doubt("several-dues", _place(hit), kept=hit.text, others="; ".join(sorted(others))))
    if isinstance(due, OnDate) and issued and due.date < issued:
        problems.append(doubt("due-before-issue", _place(hit), text=hit.text, issued=issued.isoformat()))
    return due, problems


def _passed_over(group: Sequence[tuple[Hit, Due]]) -> list[Problem]:
    """As in "trong cuối năm 2025 và đầu năm 2026": one of two spans of time was taken."""
    hit, due = group[0]
    others = {h.text for h, d in group[1:] if isinstance(due, OnDate) and isinstance(d, OnDate) and d.date != due.date}
    if not others:
        return []
    return [doubt("several-dues", _place(hit), kept=hit.text, others="; ".join(sorted(others)))]


def _doubts(hit: Hit, due: Due) -> list[Problem]:
    if isinstance(due, Periodic):
        return [note("period-missing", _place(hit), text=hit.text)]  # read rightly: the text says no more
    if hit.rule.name == OF_EVENT:
        before, _, day = hit.text.partition("(")
        return [doubt("several-dues", _place(hit), kept=day.rstrip(" )"), others=before.rstrip())]
    if hit.rule.name == PART_OF_DAY and (at := re.search(r"(?:ngày )?\d", hit.text)) is not None:
        told = hit.text[: at.start()].rstrip()
        return [doubt("several-dues", _place(hit), kept=hit.text[at.start() :], others=told)]
    if hit.reading in _PARTED and isinstance(due, OnDate) and _BEGINS.match(fold_signs(hit.parts.get("part") or "")):
        return [doubt("due-at-the-beginning", _place(hit), text=hit.text, day=due.date.isoformat())]
    if hit.reading == "within":
        return [doubt("anchor-missing", _place(hit), text=hit.text)]
    return []


def _merged(strong: list[_Read]) -> list[_Read]:
    """Several days of the year in one text are one rule ("6 tháng (trước ngày 15/6), năm (trước ngày 15/12)")."""
    yearly = [(hit, due) for hit, due in strong if hit.reading == "day_of_year" and isinstance(due, Recurring)]
    if len({due.rrule for _, due in yearly}) < 2:
        return strong
    days = [yearly_day(h.parts, "dm", bool(h.parts.get("before")), (h.start, h.end)) for h, _ in yearly]
    if any(day < 0 for _, day in days):
        return strong
    text = "; ".join(hit.text for hit, _ in yearly)
    rest = [pair for pair in strong if pair not in yearly]
    start = next((due.start for _, due in yearly if due.start), None)
    return [*rest, (yearly[-1][0], Recurring(rrule=several_days(days), start=start, text=text))]


@kept
def _read(
    text: str, issued: dt.date | None, cell: bool = False, within: tuple[int, int] | None = None
) -> tuple[tuple[Hit, Due | Problem | None], ...]:
    """Each phrase and what it means; asked more than once of a task."""
    return tuple(
        (hit, read_phrase(hit.reading, Phrase(hit.parts, hit.text, (hit.start, hit.end), issued, hit.rule.shift)))
        for hit in hits_in(text, cell, within)
    )


def _place(hit: Hit) -> Place:
    return Place(span=(hit.start, hit.end), field="due")
