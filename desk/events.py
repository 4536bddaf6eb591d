"""What waits for an event, as pages show it: what a unit has to do when something happens, and who may record that it did."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from desk.adding import why_not_record
from desk.people import DeedRefused
from desk.reporting import NotFound, NotYours
from models import plan_queries
from models.database import Engine, reading
from models.matters import task_of
from models.on_event import Duty, awaiting_units, duties_of, waiting_tasks
from models.plan_queries import PlanLine, TaskLine, UnitName
from plans.access import Actor, Matter, Sight, units_of
from plans.problems import error


class Awaiting(NamedTuple):
    """A task that waits for an event, and the units for which somebody may record it; `whole`: for all of them at once too."""

    plan: PlanLine
    task: TaskLine
    units: list[UnitName]
    whole: bool


class UnitDuty(NamedTuple):
    """What a unit has to do when something happens, and whether the reader may record that it did."""

    duty: Duty
    records: bool


def awaited_task(engine: Engine, actor: Actor, sight: Sight, plan: str, key: str, today: dt.date) -> Awaiting:
    """The task of a plan that an event is to be recorded of; raises NotFound, NotYours, DeedRefused."""
    with reading(engine) as session:
        found = plan_queries.plan(session, plan, sight)
        if found is None:
            seen = plan_queries.plan(session, plan) is None
            raise NotFound(error("unknown-plan", plan=plan)) if seen else NotYours(error("not-yours-to-see"))
        tasks = [one for one in plan_queries.plan_tasks(session, found.key, sight) if one.key == key]
        held = task_of(session, found.key, key)
        if held is None or key not in {one.key for one in waiting_tasks(session, found.key, ())}:
            raise NotFound(error("task-not-on-event", task=key))
        if not tasks:
            raise NotYours(error("not-yours-to-see"))
        matter, units = Matter(office=held[1], field=held[2]), awaiting_units(session, held[0], today)
    refused = why_not_record(actor, matter, None)
    own = units if refused is None else [one for one in units if one.slug in units_of(actor)]
    if refused is not None and not own:
        raise DeedRefused(refused)
    return Awaiting(found, tasks[0], own, refused is None)


def recorded_here(engine: Engine, actor: Actor, plan: str) -> set[str]:
    """The tasks of a plan (by key) of which somebody may record an event."""
    with reading(engine) as session:
        found = waiting_tasks(session, plan, units_of(actor))
    return {
        one.key
        for one in found
        if one.ours or why_not_record(actor, Matter(office=one.office, field=one.field), None) is None
    }


def unit_duties(engine: Engine, actor: Actor, sight: Sight, units: Collection[str], today: dt.date) -> list[UnitDuty]:
    """What these units have to do when something happens: all of his own, what is in his sight of others."""
    own = units_of(actor) & {*units}
    with reading(engine) as session:
        found = duties_of(session, own, today) + duties_of(session, {*units} - own, today, sight)
    return [
        UnitDuty(one, why_not_record(actor, Matter(office=one.office, field=one.field), [one.unit]) is None)
        for one in found
    ]
