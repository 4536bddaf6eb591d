"""What units have to do when something happens: tasks in force that wait for an event. Nobody has a row of them until one is recorded."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session

from models.core import table
from models.heirs import DEEP, heirs_of
from models.opening import LEAD
from models.reminding import PlanFacts
from models.tables import Audit, LaunchedPlan, MembershipUnit, Succession, Task, TaskMembership, Unit
from plans.due import Due
from plans.plan import Handling
from plans.plan_keys import plan_key, read_key
from plans.state import ZONE

_T, _P, _UNIT, _AFTER = table(Task), table(LaunchedPlan), table(Unit), table(Succession)
_LIST, _MEMBER = table(TaskMembership), table(MembershipUnit)
_AUDIT = table(Audit)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)
_GIVES = ("due", "lead", "handling")
"""Fields of a task whose change gives it anew."""


class Duty(NamedTuple):
    """A task that a unit (id, slug) does when its event comes, with its rule and the day on which it was given, or last amended."""

    task: str
    title: str
    clause: str | None
    said: str | None
    due: Due
    unit_id: int
    unit: str
    plan: PlanFacts
    given: dt.date


def awaits_event() -> ColumnElement[bool]:
    """Of a task, that it waits for an event and is followed."""
    rule = or_(_T.c.due["kind"].as_string() == "on-event", func.coalesce(_T.c.due["from"].as_string(), "") == "event")
    ours = (_P.c.as_unit != "") & (_T.c.handling != Handling.INFORM.value)
    return rule & or_(_T.c.handling == Handling.TRACK.value, ours)


def duties_given_since(session: Session, day: dt.date, today: dt.date) -> list[Duty]:
    """Those that were given from a day on, with their plan or by an amendment, by unit."""
    amended = _amended(session, day)
    slugs = {read_key(plan).slug for plan, _ in amended}
    found = _duties(session, (or_(_P.c.launched_on >= day, _P.c.slug.in_(sorted(slugs))),), today)
    found = [one._replace(given=max(one.given, amended.get((one.plan.key, one.task), one.given))) for one in found]
    return [one for one in found if one.given >= day]


def _amended(session: Session, day: dt.date) -> dict[tuple[str, str], dt.date]:
    """By plan and task, the last day from this one on which an amendment added it, or changed when or by whom it is done."""
    since = dt.datetime.combine(day, dt.time(), ZONE)
    rows = select(_AUDIT.c.at, _AUDIT.c.subject, _AUDIT.c.details).where(_AUDIT.c.what == "amend", _AUDIT.c.at >= since)
    found = {}
    for at, subject, details in session.connection().execute(rows.order_by(_AUDIT.c.id)):
        key = plan_key(read_key(subject).slug, details.get("as") or "")
        for row in details.get("which") or ():
            if row.get("kind") == "added" or row.get("field") in _GIVES:
                found[key, row["task"]] = at.astimezone(ZONE).date()
    return found


def duties_of(session: Session, unit: str, today: dt.date) -> list[Duty]:
    """Those of a unit (slug) and of whom it succeeded, what was given last first."""
    number = session.connection().execute(select(_UNIT.c.id).where(_UNIT.c.slug == unit)).scalar()
    if number is None:
        return []
    mine = [number, *_forebears(session, number, today)]
    found = _duties(session, (_MEMBER.c.unit_id.in_(mine),), today)
    return [one for one in found if one.unit_id == number]


def _duties(session: Session, which: tuple[ColumnElement[bool], ...], today: dt.date) -> list[Duty]:
    p = _P.c
    rows = session.connection().execute(
        select(
            _T.c.key, _T.c.title, _T.c.clause, _T.c.source_quote, _T.c.due, _MEMBER.c.unit_id,
            p.id, p.number, p.title, p.issued, p.issuer, p.urgency, p.circulation, p.office_id, p.slug, p.as_unit,
            p.launched_on,
        )
        .join(_P, p.id == _T.c.plan_id)
        .join(_LIST, _LIST.c.task_id == _T.c.id)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .where(_T.c.active, p.closed_at.is_(None), _LIST.c.part == LEAD, awaits_event(), *which)
        .order_by(p.launched_at.desc(), p.id.desc(), _T.c.ordinal, _MEMBER.c.unit_id)
    ).all()  # fmt: skip
    units = {row[5] for row in rows}
    heirs = heirs_of(session, units, today) if units else {}
    named = select(_UNIT.c.id, _UNIT.c.slug).where(_UNIT.c.id.in_(sorted({*units, *heirs.values()})))
    slugs = dict(session.connection().execute(named).tuples().all()) if units else {}
    found: dict[tuple[int, str, int], Duty] = {}
    for key, title, clause, said, due, unit, *plan, slug, as_unit, launched in rows:
        does = heirs.get(unit, unit)
        facts = PlanFacts._make((*plan, plan_key(slug, as_unit)))
        words = said if clause is None else None  # a document's own words are long, and no line needs them
        duty = Duty(key, title, clause, words, _DUE.validate_python(due), does, slugs[does], facts, launched)
        found.setdefault((facts.id, key, does), duty)
    return list(found.values())


def _forebears(session: Session, unit: int, today: dt.date) -> Collection[int]:
    """Units whose whole work this one does today."""
    found, step = set[int](), {unit}
    for _ in range(DEEP):
        before = select(_AFTER.c.unit_id).where(_AFTER.c.successor_id.in_(sorted(step)), _AFTER.c.whole)
        step = {*session.connection().execute(before).scalars()} - found if step else set()
        found |= step
    heirs = heirs_of(session, found, today) if found else {}
    return [one for one in found if heirs.get(one) == unit]
