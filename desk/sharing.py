"""Several assignments of a unit shared out at once: to one officer, or whole to one department with an internal date."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from desk.acting import ActRefused, matter_of, name_officers, refused
from desk.giving_on import Share, give_all_on
from models.database import Engine, reading
from models.giving_on import Part, children, parts_of_each
from models.lines import Line
from models.matters import MOST, stakes, unit_ids_of
from models.people import people_of
from models.plan_queries import PlanLine
from models.queries import assignments, open_of
from plans.access import Actor, Deed, may, units_of
from plans.dates import last_day
from plans.problems import error
from plans.state import day_of

MOST_OF_PLAN = 1000
"""Open lines of a unit among which those of one plan are looked for."""


class Chosen(NamedTuple):
    """What is to be shared out, all of one `unit`: among whom of it, to which units of ours (none: not his to give), until when."""

    lines: list[Line]
    unit: str
    officers: list[tuple[str, str]]
    units: list[tuple[str, str]]
    until: dt.date | None


class Ours(NamedTuple):
    """An open assignment of ours on the page of a received plan, and what was given on of it."""

    id: int
    version: int
    parts: list[Part]


class Wish(NamedTuple):
    """To whom: an officer of the unit (slug), or a unit of ours (slug or name) until which day (none: no internal date)."""

    officer: str = ""
    unit: str = ""
    due: dt.date | None = None


def choose_shares(engine: Engine, actor: Actor, ids: Sequence[int], moment: dt.datetime) -> Chosen:
    """What was chosen, for who works on all of it; raises ActRefused."""
    wanted = list(dict.fromkeys(ids))
    with reading(engine) as session:
        found = stakes(session, [number for number in wanted if 0 < number <= MOST])
        if problems := refused(actor, Deed.SUBMIT, wanted, found):
            raise ActRefused(*problems)
        if len(slugs := {stake.unit for stake in found.values()}) != 1:
            raise ActRefused(error("shared-of-several") if slugs else error("nothing-chosen"))
        unit, lines = slugs.pop(), assignments(session, wanted, moment)
        gives = all(may(actor, Deed.GIVE_ON, matter_of(stake)) for stake in found.values())
        ours = children(session, unit_ids_of(session, [unit])[unit], day_of(moment)) if gives else []
        officers = people_of(session, unit)
    days = [last_day(line.due) for line in lines if line.due is not None]
    return Chosen(lines, unit, officers, ours, min(days, default=None))


def ours_of(engine: Engine, actor: Actor, plan: PlanLine, moment: dt.datetime) -> dict[str, Ours]:
    """Of a plan that his unit received what is open there, by the task's key; of any other, or for anybody else, nothing."""
    if not plan.as_unit or plan.as_unit not in units_of(actor):
        return {}
    with reading(engine) as session:
        of, _ = open_of(session, [plan.as_unit], moment, MOST_OF_PLAN)
        mine = [line for lines in of.values() for line in lines if line.plan_key == plan.key]
        parts = parts_of_each(session, [line.id for line in mine], moment)
    return {line.task: Ours(line.id, line.version, parts.get(line.id, [])) for line in mine}


def share_out(
    engine: Engine, actor: Actor, pairs: Sequence[tuple[int, int]], wish: Wish, now: dt.datetime, today: dt.date
) -> int:
    """Do it, for all of them (number, version shown) or none; how many. Raises ActRefused, MoveConflict."""
    if bool(wish.officer) is bool(wish.unit):
        raise ActRefused(error("shared-to-one"))
    if wish.officer:
        name_officers(engine, pairs, wish.officer, by=actor.slug, now=now)
        return len({number for number, _ in pairs})
    return len(give_all_on(engine, actor, [number for number, _ in pairs], Share(wish.unit, wish.due), now, today))
