"""What the first page of a unit tells of its dates: what an amendment or a grant moved within the last week, or was not granted."""

import datetime as dt
from typing import NamedTuple

from desk.seeing import TOLD_FOR, Today, today_in
from models.database import Engine, Session, reading
from models.lines import Line
from models.redated import Redated, redated
from plans.access import Actor
from plans.extending import REFUSE


class MovedDate(NamedTuple):
    """An open assignment whose date was moved, or asked to be and was not: the last that happened to it."""

    line: Line
    last: Redated


class DayTold(NamedTuple):
    """Somebody's day, and which dates of its work were moved lately."""

    day: Today
    moved: list[MovedDate]


def day_told(engine: Engine, actor: Actor, moment: dt.datetime, unit: str | None = None) -> DayTold:
    """What the first page says of both, for commands and programs."""
    with reading(engine) as session:
        day = today_in(session, actor, moment, unit)
        return DayTold(day, moved_dates(session, day, moment))


def moved_dates(session: Session, day: Today, moment: dt.datetime) -> list[MovedDate]:
    """Of the open work of a day, the latest first; what was moved back to where it was is told of no more."""
    groups = (*day.receive, *day.standing)
    lines = {line.id: line for group in groups for line in group.lines}
    lines |= {line.id: line for line in (*day.hand_in, *day.let_out, *day.own, *day.rest)}
    found = redated(session, moment - TOLD_FOR, sorted(lines)) if lines else {}
    told = [MovedDate(lines[number], own[-1]) for number, own in found.items() if _is_news(lines[number], own)]
    return sorted(told, key=lambda one: (one.last.at, one.line.id), reverse=True)


def _is_news(line: Line, own: tuple[Redated, ...]) -> bool:
    return own[-1].act == REFUSE or own[0].before != line.due
