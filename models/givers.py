"""Who gave an assignment, as the log of its plan says: who launched it, or amended; inside a unit, who gave it on."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session

from models.core import table
from models.tables import Assignment, Audit, LaunchedPlan, Person
from plans.access import Deed
from plans.plan_keys import plan_key

_A, _PLAN, _PERSON, _AUDIT = table(Assignment), table(LaunchedPlan), table(Person), table(Audit)


class Gave(NamedTuple):
    """When a plan was put in force, and the name of who did it (None: nobody is on record)."""

    at: dt.datetime
    by: str | None


def launch_of(session: Session, slug: str, as_unit: str = "") -> Gave | None:
    """The launch of the plan with this slug, given or received by that unit; None where it is not in force."""
    pressed = select(_AUDIT.c.by).where(
        _AUDIT.c.what == "launch", _AUDIT.c.subject == _PLAN.c.slug, _AUDIT.c.at == _PLAN.c.launched_at
    )
    last = pressed.order_by(_AUDIT.c.id.desc()).limit(1).scalar_subquery()
    by = func.coalesce(last, _PLAN.c.agreed_by, _PLAN.c.proposed_by)
    asked = select(_PLAN.c.launched_at, _PERSON.c.name).select_from(_PLAN).outerjoin(_PERSON, _PERSON.c.id == by)
    row = session.connection().execute(asked.where(_PLAN.c.slug == slug, _PLAN.c.as_unit == as_unit)).first()
    return Gave(*row) if row else None


def giver_of(session: Session, number: int, parent: int | None) -> str | None:
    """The name; None where nobody is on record."""
    if parent is None:
        return _giver_of_plan(session, number)
    opened = select(_A.c.opened_at).where(_A.c.id == number).scalar_subquery()
    mine = (_AUDIT.c.what == Deed.GIVE_ON.value, _AUDIT.c.subject == f"assignment:{parent}", _AUDIT.c.at <= opened)
    who = select(_AUDIT.c.by).where(*mine).order_by(_AUDIT.c.id.desc()).limit(1).scalar_subquery()
    return session.connection().execute(select(_PERSON.c.name).where(_PERSON.c.id == who)).scalar()


def _giver_of_plan(session: Session, number: int) -> str | None:
    """Who did what opened it, at that moment; of a later occurrence who launched; without a log who agreed, else proposed."""
    run = session.connection().execute
    signed = func.coalesce(_PLAN.c.agreed_by, _PLAN.c.proposed_by)
    asked = select(_A.c.opened_at, _PLAN.c.slug, _PLAN.c.as_unit, _PERSON.c.name)
    asked = asked.join(_PLAN, _PLAN.c.id == _A.c.plan_id).outerjoin(_PERSON, _PERSON.c.id == signed)
    row = run(asked.where(_A.c.id == number)).first()
    if row is None:
        return None
    opened, slug, as_unit, name = row
    mine = (_AUDIT.c.subject.in_([slug, plan_key(slug, as_unit)]), _AUDIT.c.what.in_(["launch", "amend"]))
    log = select(_AUDIT.c.at, _AUDIT.c.what, _AUDIT.c.details, _PERSON.c.name)
    log = log.join(_PERSON, _PERSON.c.id == _AUDIT.c.by).where(*mine).order_by(_AUDIT.c.id)
    told = [one for one in run(log) if one.details.get("as", as_unit) == as_unit]
    then = [one.name for one in told if one.at == opened]
    launched = [one.name for one in told if one.what == "launch"]
    return str((then or launched or [name])[-1]) if (then or launched or name) else None
