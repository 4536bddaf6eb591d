"""What a paper for a later year ("Kế hoạch ... năm 2027", issued in 2026) has before that year begins: what repeats, and in a plan days
that name no year; in other papers such days that were just over, and were read as of the next year.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from plans.due import OnDate, Recurring
from plans.plan import Directive, Task
from plans.problems import Place, Problem, doubt
from plans.recurrence import expand

_ENDS = Shape("deadlines", r"(?<!\w)(?:{up_to}|{looks_ahead})\s+(?:năm\s+)?20\d\d(?!\d)")
"""A year in which the paper only ends, or to which it looks ("đến năm 2030")."""
_NAMELESS = Shape("deadlines", r"(?<![\d/])\d{1,2}\s*/\s*\d{1,2}(?![\d/])|(?<!\w){structure.bare_periods}\s+[\divx]")
"""A day, month or quarter."""
_PLANS = frozenset({"ke-hoach", "chuong-trinh"})
"""Papers whose work is of their year; a letter about the budget of the next year is answered in this one."""
_YEAR = re.compile(r"(?<![\w/])20\d\d(?![\d/])")
_JUST_OVER = dt.timedelta(days=275)
"""A day ahead by so much, without its year, was over no more than three months before the paper."""
_YEARLIKE = re.compile(r"(?:19|20)\d\d|\d[/.-]\d{1,2}[/.-]\d\d")


def first_times(tasks: Sequence[Task], directive: Directive) -> Iterator[Problem]:
    """One doubt of each sort for all tasks that come before the year that the subject names: is it meant?"""
    subject = fold(directive.subject or "")
    years = [int(year) for year in _YEAR.findall(_ENDS.sub("", subject))] if directive.issued else []
    if directive.issued is None:
        return
    if not years or min(years) <= directive.issued.year:
        over = [(task, day) for task in tasks if (day := _just_over(task, directive.issued)) is not None]
        yield from _asked("day-just-over", over, directive.issued.year)
        return
    last = dt.date(min(years) - 1, 12, 31)
    early = [(task, first) for task in tasks if (first := _first(task, directive.issued, last)) is not None]
    yield from _asked("first-time-early", early, min(years))
    if directive.kind in _PLANS:
        days = [(task, day) for task in tasks if (day := _nameless(task, last)) is not None]
        yield from _asked("due-before-its-year", days, min(years))


def _asked(code: str, early: Sequence[tuple[Task, dt.date]], year: int) -> Iterator[Problem]:
    """One doubt at the first of those tasks, with the places of all others."""
    if early:
        task, first = early[0]
        also = tuple(dict.fromkeys(one.clause for one, _ in early[1:] if one.clause != task.clause))
        place = Place(clause=task.clause, field="due", span=task.span, also=also)
        text = getattr(task.due, "text", None) or ""
        yield doubt(code, place, text=text, first=first.isoformat(), year=year, n=len(early))


def _nameless(task: Task, last: dt.date) -> dt.date | None:
    """The day of a task up to a day, where its words name no year."""
    due = task.due
    if not isinstance(due, OnDate) or due.date > last or _YEARLIKE.search(due.text):
        return None
    return due.date if _NAMELESS.search(fold(due.text)) else None


def _just_over(task: Task, issued: dt.date) -> dt.date | None:
    """The day of a task that was taken for one of the next year because its own was over."""
    due = task.due
    if not isinstance(due, OnDate) or due.date - issued < _JUST_OVER or _YEARLIKE.search(due.text):
        return None
    return due.date if due.date.year > issued.year and _NAMELESS.search(fold(due.text)) else None


def _first(task: Task, issued: dt.date, last: dt.date) -> dt.date | None:
    """The first time of what repeats in a task up to a day; None where there is none."""
    if not isinstance(task.due, Recurring):
        return None
    begins = task.due.start or issued
    return next(iter(expand(task.due.rrule, begins, max(begins, issued), last)), None)
