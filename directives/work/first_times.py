"""What repeats in a paper for a later year ("Kế hoạch ... năm 2027", issued in 2026) and would come up before that year begins."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from plans.due import Recurring
from plans.plan import Directive, Task
from plans.problems import Place, Problem, doubt
from plans.recurrence import expand

_ENDS = Shape("deadlines", r"(?<!\w)(?:{up_to}|{looks_ahead})\s+(?:năm\s+)?20\d\d(?!\d)")
"""A year in which the paper only ends, or to which it looks ("đến năm 2030")."""
_YEAR = re.compile(r"(?<![\w/])20\d\d(?![\d/])")


def first_times(tasks: Sequence[Task], directive: Directive) -> Iterator[Problem]:
    """One doubt for all tasks whose first time lies before the year that the subject names: is it meant?"""
    subject = fold(directive.subject or "")
    years = [int(year) for year in _YEAR.findall(_ENDS.sub("", subject))] if directive.issued else []
    if directive.issued is None or not years or min(years) <= directive.issued.year:
        return
    last = dt.date(min(years) - 1, 12, 31)
    early = [(task, first) for task in tasks if (first := _first(task, directive.issued, last)) is not None]
    if early:
        task, first = early[0]
        also = tuple(dict.fromkeys(one.clause for one, _ in early[1:] if one.clause != task.clause))
        place = Place(clause=task.clause, field="due", span=task.span, also=also)
        text = task.due.text if isinstance(task.due, Recurring) else ""
        yield doubt("first-time-early", place, text=text, first=first.isoformat(), year=min(years), n=len(early))


def _first(task: Task, issued: dt.date, last: dt.date) -> dt.date | None:
    """The first time of what repeats in a task up to a day; None where there is none."""
    if not isinstance(task.due, Recurring):
        return None
    begins = task.due.start or issued
    return next(iter(expand(task.due.rrule, begins, max(begins, issued), last)), None)
