"""Lines of a mail that stand as one: several times of one recurring task, tasks that one result closes, one task of several units."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from notifications import phrases
from notifications.digest import Item
from notifications.reminders import Kind
from notifications.standing import WATCHED
from plans.dates import last_day
from plans.given_late import given_late_day
from plans.state import ZONE
from plans.times import SEVERAL, by_times, named

_ALIKE = frozenset({Kind.OVERDUE, Kind.TODAY, Kind.BEFORE, Kind.UNASSIGNED, Kind.CONFIRM})
"""Only what has nothing else to tell: a return, a moved date or an end is told of each."""


class Told(NamedTuple):
    """A line, those for later times of the same task of the same unit, those that the same result answers, those of other units that
    are as late with the same task.
    """

    item: Item
    later: Sequence[Item] = ()
    closes: Sequence[Item] = ()
    units: Sequence[Item] = ()

    @property
    def many(self) -> int:
        """How many it counts for: each time of a task, each unit, and one result once."""
        return 1 + len(self.later) + len(self.units)


def as_told(items: Sequence[Item]) -> list[Told]:
    """In the order of the items: each stands with the first of its task, or of its result."""
    results: dict[int, list[Item]] = {}
    for item in items:
        if item.decision.kind is Kind.CONFIRM and item.decision.line.one_result is not None:
            results.setdefault(item.decision.line.one_result, []).append(item)
    closes = {same[0].decision.line.id: same[1:] for same in results.values() if len(same) > 1}
    behind = {item.decision.line.id for same in closes.values() for item in same}
    heads = [item for item in items if item.decision.line.id not in behind]
    found = by_times(heads, lambda item: None if item.decision.line.id in closes else _times_of(item))
    told = [Told(one.line, one.later, closes.get(one.line.decision.line.id, ())) for one in found]
    return [one.line._replace(units=[other.item for other in one.later]) for one in by_times(told, _task_of)]


def counted(items: Sequence[Item]) -> int:
    """How many these are: what one result answers is one."""
    return sum(one.many for one in as_told(items))


def told_times(told: Told, zone: ZoneInfo = ZONE) -> str:
    """How many times the line stands for, and the dates of the others; empty for one alone."""
    if not told.later:
        return ""
    dues = dates([one.decision.line.due for one in told.later if one.decision.line.due], zone)
    return f"{phrases.count(told.many)} kỳ của việc lặp lại này; các kỳ sau có hạn: {dues}."


def dates(dues: Sequence[dt.datetime], zone: ZoneInfo) -> str:
    """The dates, the hour once where all have the same, days that follow one another as a span."""
    days, hours = [last_day(one, zone) for one in dues], {one.astimezone(zone).time() for one in dues}
    if len(hours) > 1:
        return named([phrases.limit(one, zone) for one in dues])
    hour = f"{phrases.hour(dues[0], zone)} " if hours != {dt.time()} else ""
    if len(days) >= SEVERAL and all(b - a == dt.timedelta(days=1) for a, b in pairwise(days)):
        return f"{hour}mỗi ngày từ {phrases.date(days[0])} đến {phrases.date(days[-1])}"
    return (f"{hour}các ngày " if hour and len(days) > 1 else f"{hour}ngày " if hour else "") + named(
        [phrases.date(day) for day in days]
    )


def told_result(told: Told) -> str:
    """That its result is that of other tasks too; empty where it is not."""
    if not told.closes:
        return ""
    many = phrases.count(len(told.closes) + 1)
    return f"Một kết quả chung cho {many} nhiệm vụ: xác nhận một lần là xác nhận cả {many}; trả lại thì trả lại riêng từng nhiệm vụ."


def _task_of(told: Told) -> object:
    """What is the same of the units that whoever watches them is told of with one task; None where there is more to tell of one."""
    item, decision, line = told.item, told.item.decision, told.item.decision.line
    if item.part not in WATCHED or told.later or told.closes or decision.kind is not Kind.OVERDUE or line.inside:
        return None
    if _tells_more(item):
        return None
    given = given_late_day(line.due, line.opened_at, moves=line.moves)
    return line.task.id, line.occurrence, line.due, item.part, item.level, decision.start, decision.urgency, given


def _tells_more(item: Item) -> bool:
    """Whether there is something to say of this line alone."""
    decision, line = item.decision, item.decision.line
    told = (
        decision.moved
        or decision.refused
        or line.asked_until
        or line.correct_by
        or line.beside
        or line.moves
        or line.waited
    )
    return bool(told)


def _times_of(item: Item) -> object:
    decision, line = item.decision, item.decision.line
    recurs = (line.task.due or {}).get("kind") == "recurring"
    if decision.kind not in _ALIKE or line.inside or not recurs or _tells_more(item):
        return None
    given = given_late_day(line.due, line.opened_at, moves=line.moves)
    return (
        line.task.id,
        line.unit_id,
        line.stage,
        line.officer_id,
        line.inner,
        item.part,
        item.level,
        decision.kind,
        given,
    )
