"""Another hour of what recurs: the times that it finds open, those that have passed and those ahead."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from models.amend_dates import Held, keeps_passed, rule_of
from models.amend_rows import held_rows
from models.core import table
from models.drafting import Draft, Version, opened_tasks
from models.occurring import anchors_of
from models.opening import Opening
from models.tables import Task
from plans.dates import last_day, last_hour, occurrences
from plans.due import Recurring
from plans.stages import OPEN

_TASK = table(Task)


class Passed(NamedTuple):
    """So many times of what recurs, open since a day (to another), keep their date, for the new one has passed: told of a task once."""

    task: str
    times: int
    first: dt.date
    last: dt.date


class Again(NamedTuple):
    """A time of what recurs whose hour has passed and whose new hour has not, of so many units: it is in time again."""

    task: str
    was: tuple[dt.date, str]
    now: tuple[dt.date, str]
    units: int


def passed(one: Draft, rows: list[Held], now: dt.datetime) -> Iterator[Passed]:
    """Of a task whose date is changed, the times that keep theirs."""
    rule = one.task.due.rrule if isinstance(one.task.due, Recurring) else ""
    news = {each.occurrence: each.due for each in one.openings if keeps_passed(rule, each, now)} if one.followed else {}
    open_ones = [row for row in rows if row.stage in OPEN and row.occurrence in news]
    dues = {row.due for row in open_ones if row.due is not None and row.due != news[row.occurrence]}
    if dues:
        yield Passed(one.task.id, len(dues), last_day(min(dues)), last_day(max(dues)))


def again(one: Draft, rows: list[Held], now: dt.datetime) -> Iterator[Again]:
    """Of a task whose date is changed, the times that are over and are moved to an hour that is not."""
    if not one.followed or not isinstance(one.task.due, Recurring):
        return
    for each in one.openings:
        over = [row.due for row in rows if row.occurrence == each.occurrence and row.stage in OPEN and row.due]
        over = [due for due in over if each.due is not None and due <= now < each.due]
        if over and each.due is not None:
            yield Again(one.task.id, _until(max(over)), _until(each.due), len(over))


def as_far_as_opened(connection: Connection, held: Row[Any], version: Version, drafts: list[Draft]) -> list[Draft]:
    """With what is open ahead by the same rule at another hour: a time that was opened early is due by the new one too."""
    dues = dict(connection.execute(select(_TASK.c.key, _TASK.c.due).where(_TASK.c.plan_id == held.id)).tuples().all())
    tasks = opened_tasks(connection, held.id)
    anchors = anchors_of(version.plan, version.bound.as_of, held.launched_on)
    found = []
    for one in drafts:
        due, key = one.task.due, one.task.id
        if isinstance(due, Recurring) and key in tasks and one.followed and _hour_alone(due, dues[key]):
            known = {each.occurrence for each in one.openings}
            rows = held_rows(connection, tasks[key].id)
            ahead = {row.occurrence for row in rows if row.stage in OPEN and row.due and row.due > version.now} - known
            last = max((row.due for row in rows if row.due and row.occurrence in ahead), default=None)
            more, _ = (
                occurrences(due, anchors, version.today, last_day(last), version.calendar, version.policy)
                if last is not None
                else ([], [])
            )
            opened = [Opening(each.key, each.last_moment) for each in more if each.key in ahead]
            one = one._replace(openings=(*one.openings, *opened))
        found.append(one)
    return found


def _hour_alone(new: Recurring, old: dict[str, Any] | None) -> bool:
    return rule_of(old) == new.rrule and (old or {}).get("time") != new.time


def _until(due: dt.datetime) -> tuple[dt.date, str]:
    return last_day(due), last_hour(due) or ""
