"""Which of all that is overdue the one page shows: what matters most, a task of many units that are as late with it as one."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from desk.papers import urging
from models import paper_queries, queries
from models.database import Session
from models.lines import Line
from models.paper_queries import Late
from plans.plan import Urgency
from plans.times import by_times

MOST = 5
"""Rows of the page."""
_URGENCY = [one.value for one in reversed(Urgency)]


class Matter(NamedTuple):
    """An overdue one that is shown, the day of issue of its document, how many assignments the row is (times of its task that its unit
    owes, of `units` where several owe the same), and how many of these were given late.
    """

    line: Line
    issued: dt.date | None
    times: int
    given: int = 0
    units: tuple[str, ...] = ()


def chosen(session: Session, late: Sequence[Late], moment: dt.datetime) -> list[Matter]:
    """The five that matter: given by the Government first, then by urgency, then the longest overdue; of one unit's task one, of one
    task of several units too, where all of them are to do the same about the same dates.
    """
    first = sorted(
        late,
        key=lambda one: (not from_government(one), _URGENCY.index(one.urgency), -one.days(moment), one.due, one.id),
    )
    times: dict[tuple[int, str], list[Late]] = {}
    for one in first:
        times.setdefault((one.task, one.unit), []).append(one)
    rows = [(one.line, [one.line, *one.later]) for one in by_times([*times.values()], _same)][:MOST]
    shown = [(queries.assignment(session, same[0].id, moment), groups) for same, groups in rows]
    found = [(one, groups) for one, groups in shown if one is not None]
    issued = paper_queries.issue_dates(session, sorted({one.plan for one, _ in found}))
    return [_matter(one, issued.get(one.plan), groups) for one, groups in found]


def from_government(one: Late) -> bool:
    """Whether the Government or the Prime Minister gave it, as the number of its document says."""
    symbol = (one.number or "").upper().replace(" ", "")
    return symbol.endswith(("TTG", "-CP", "/CP", "VPCP")) or "/VPCP-" in symbol or "/TTG-" in symbol


def _same(times: Sequence[Late]) -> tuple[object, ...] | None:
    """What several units have in common that stand in one row: the task, its dates, whose turn it is. None: there is more to tell."""
    one = times[0]
    if any(each.moved for each in times):
        return None
    turn = urging.waits(one), urging.came_back(one), urging.unanswered(one), one.correct_by
    return one.task, tuple((each.due, urging.was_given_late(each)) for each in times), turn


def _matter(line: Line, issued: dt.date | None, groups: Sequence[Sequence[Late]]) -> Matter:
    every = [one for group in groups for one in group]
    units = tuple(group[0].unit_name for group in groups) if len(groups) > 1 else ()
    return Matter(line, issued, len(every), sum(map(urging.was_given_late, every)), units)
