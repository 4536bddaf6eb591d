"""Amending a plan in force: what a new version changes is shown, large removals are held back, then it is done and logged."""

from typing import NamedTuple

from desk.calendars import office_calendar
from desk.intake import Intake
from desk.launching import LaunchBlocked, Wish, bind_for, is_express
from desk.people import signed
from models.amend import Amended, NotInForce, amend
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.plan_queries import plan_yaml
from models.settings import Settings
from models.wake import REMINDERS, ask
from plans.access import Deed, Matter
from plans.binding import Bound
from plans.changes import VOLATILE, Changes, compare, unsafe
from plans.files import read_plan, write_plan
from plans.problems import Problem, error, has_errors

TOLD = 40
"""Changes that the log names one by one."""


class Amendment(NamedTuple):
    """What a new version would change: tasks, fields and assignments in numbers. Refused where there is an error."""

    bound: Bound | None
    text: str
    changes: Changes
    figures: Amended | None
    problems: list[Problem]
    refused: bool


def propose_amendment(
    engine: Engine, taken: Intake, wish: Wish, settings: Settings, *, force: bool = False
) -> Amendment:
    """What amending would change; writes nothing. Many removed tasks are an error unless `force`."""
    text = taken.document
    if taken.plan is None:
        return Amendment(None, text, Changes(), None, taken.problems, refused=True)
    with reading(engine) as session:
        bound, _, problems = bind_for(session, taken, wish, settings)
        before = plan_yaml(session, bound.plan.plan, bound.plan.as_ or "")
        if before is None:
            raise NotInForce(error("plan-not-in-force", plan=bound.plan.plan))
        changes = compare(bound.plan, read_plan(before, bound.plan.plan)[0])
        problems = problems if force else [*problems, *unsafe(changes)]
        refused = has_errors(problems)
        figures = None if refused or not changes else _amend(session, bound, text, wish, None)
    return Amendment(bound, text, changes, figures, problems, refused)


def amend_plan(engine: Engine, amendment: Amendment, wish: Wish) -> Amended:
    """Do what was shown, agreed and logged; raises LaunchBlocked on errors."""
    if amendment.refused or amendment.bound is None:
        raise LaunchBlocked(*(one for one in amendment.problems if has_errors([one])))
    plan = amendment.bound.plan
    with writing(engine) as session:
        matter = Matter(office=plan.office)
        proposed, agreed = signed(session, wish.proposed_by, wish.agreed_by, matter, Deed.AMEND)
        done = _amend(session, amendment.bound, amendment.text, wish, proposed)
        details = {"added": len(done.added), "changed": len(done.changed), "removed": len(done.removed)}
        told = {**details, "which": _which(amendment.changes)}
        record(session, proposed, "amend", plan.plan, told, now=wish.now)
        if agreed is not None:
            record(session, agreed, "agree", plan.plan, details, now=wish.now)
        if done.opened and is_express(plan):
            ask(session, REMINDERS, wish.now)
    return done


def _which(changes: Changes) -> list[dict[str, str]]:
    """The first tasks that changed, field by field, as the log keeps them; where only words' places moved nothing is told."""
    rows = [{"task": one.id, "kind": "added"} for one in changes.added]
    rows += [{"task": one.id, "kind": "removed"} for one in changes.removed]
    rows += [
        {"task": one.id, "kind": "changed", "field": each.field, "old": _short(each.old), "new": _short(each.new)}
        for one in changes.changed
        for each in one.fields
        if each.field not in VOLATILE
    ]
    return rows[:TOLD]


def _short(value: object) -> str:
    """A value on one line: the words of a date, a list parted by semicolons."""
    if isinstance(value, dict):
        value = value.get("text") or value.get("date") or value.get("rrule") or value.get("kind")
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return "" if value is None else str(value)[:200]


def _amend(session: Session, bound: Bound, text: str, wish: Wish, by: int | None) -> Amended:
    calendar = office_calendar(session, wish.today)
    yaml = write_plan(bound.plan)
    return amend(
        session, bound.plan, yaml=yaml, text=text, bound=bound, today=wish.today, now=wish.now, calendar=calendar, by=by
    )
