"""What units have to do when something happens: tasks in force that wait for an event. Nobody has a row of them until one is recorded."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session

from models.core import named, table
from models.heirs import heirs_of
from models.opening import LEAD, leads
from models.plan_keys import plan_id_of
from models.plan_queries import UnitName, unit_names
from models.reminding import PlanFacts
from models.sight_sql import partnered_sql, task_sight_sql
from models.tables import Audit, LaunchedPlan, MembershipUnit, Succession, Task, TaskMembership, Unit
from plans.access import Sight
from plans.alphabet import alphabetical
from plans.due import Due
from plans.plan import Handling, Urgency
from plans.plan_keys import plan_key, read_key
from plans.state import ZONE

_T, _P, _UNIT, _AFTER = table(Task), table(LaunchedPlan), table(Unit), table(Succession)
_LIST, _MEMBER = table(TaskMembership), table(MembershipUnit)
_AUDIT = table(Audit)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)
_GIVES = ("due", "lead", "handling")
"""Fields of a task whose change gives it anew."""


class Duty(NamedTuple):
    """A task that a unit (id, slug) does when its event comes, with its rule and the day and moment at which it was given, or last
    amended; `office` (slug) gave it.
    """

    task: str
    title: str
    clause: str | None
    said: str | None
    due: Due
    unit_id: int
    unit: str
    plan: PlanFacts
    given: dt.date
    given_at: dt.datetime
    office: str | None = None
    field: str = ""
    urgency: Urgency = Urgency.NONE


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
    return [one for one in (_as_amended(one, amended) for one in found) if one.given >= day]


def _as_amended(one: Duty, amended: Mapping[tuple[str, str], dt.datetime]) -> Duty:
    at = amended.get((one.plan.key, one.task), one.given_at)
    return one if at <= one.given_at else one._replace(given=at.astimezone(ZONE).date(), given_at=at)


def _amended(session: Session, day: dt.date) -> dict[tuple[str, str], dt.datetime]:
    """By plan and task, when an amendment last added it, or changed when or by whom it is done, from this day on."""
    since = dt.datetime.combine(day, dt.time(), ZONE)
    rows = select(_AUDIT.c.at, _AUDIT.c.subject, _AUDIT.c.details).where(_AUDIT.c.what == "amend", _AUDIT.c.at >= since)
    found = {}
    for at, subject, details in session.connection().execute(rows.order_by(_AUDIT.c.id)):
        key = plan_key(read_key(subject).slug, details.get("as") or "")
        for row in details.get("which") or ():
            if row.get("kind") == "added" or row.get("field") in _GIVES:
                found[key, row["task"]] = at
    return found


def duties_of(session: Session, units: Collection[str], today: dt.date, sight: Sight | None = None) -> list[Duty]:
    """Those of some units (slugs) and of whom they succeeded that are in sight, what was given last first."""
    if not units:
        return []
    line = select(_UNIT.c.id).where(_UNIT.c.slug.in_(sorted(units))).cte("line", recursive=True)
    before = select(_AFTER.c.unit_id).join(line, _AFTER.c.successor_id == line.c.id)
    line = line.union(before.where(_AFTER.c.on <= today, _AFTER.c.whole))
    theirs = _MEMBER.c.unit_id.in_(select(line.c.id))
    found = _duties(session, (theirs, *task_sight_sql(sight)), today, frozenset(units))
    return [one for one in found if one.unit in units]


def awaiting_units(session: Session, task_id: int, today: dt.date) -> list[UnitName]:
    """Who does a task when its event comes, in the order of their names."""
    run, led = session.connection().execute, leads(task_id)
    units = {*run(led).scalars()}
    heirs = heirs_of(session, units, today) if units else {}
    slugs = select(_UNIT.c.slug).where(_UNIT.c.id.in_(sorted({heirs.get(one, one) for one in units})))
    return sorted(unit_names(session, [*run(slugs).scalars()]), key=lambda one: alphabetical(one.name))


class Waiting(NamedTuple):
    """A task of a plan that waits for an event: its office (slug) and field, and whether some units lead it."""

    key: str
    office: str | None
    field: str
    ours: bool


def waiting_tasks(session: Session, plan: str, units: Collection[str]) -> list[Waiting]:
    """Those of a plan; `units` are the slugs of those that are asked about."""
    ids = select(_UNIT.c.id).where(_UNIT.c.slug.in_(sorted(units)))
    office = select(_UNIT.c.slug).where(_UNIT.c.id == _P.c.office_id).correlate(_P).scalar_subquery()
    rows = (
        select(_T.c.key, office, _T.c.field, _T.c.id.in_(partnered_sql(ids, "lead")))
        .join(_P, _P.c.id == _T.c.plan_id)
        .where(_P.c.id == plan_id_of(plan), _T.c.active, _P.c.closed_at.is_(None), awaits_event())
    )
    return [Waiting(*row) for row in session.connection().execute(rows).tuples()]


def _duties(
    session: Session, which: tuple[ColumnElement[bool], ...], today: dt.date, alive: frozenset[str] = frozenset()
) -> list[Duty]:
    """Those that fit, each with the unit that does it today; of `alive` it is known that they do their own work."""
    p, office = _P.c, named(_UNIT, "office")
    rows = session.connection().execute(
        select(
            _T.c.key, _T.c.title, _T.c.clause, _T.c.source_quote, _T.c.due, _T.c.field, _T.c.urgency, office.c.slug,
            _MEMBER.c.unit_id, _UNIT.c.slug, p.launched_on, p.launched_at,
            p.id, p.number, p.title, p.issued, p.issuer, p.urgency, p.circulation, p.office_id, p.slug, p.as_unit,
        )
        .join(_P, p.id == _T.c.plan_id)
        .join(_LIST, _LIST.c.task_id == _T.c.id)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .join(_UNIT, _UNIT.c.id == _MEMBER.c.unit_id)
        .outerjoin(office, office.c.id == p.office_id)
        .where(_T.c.active, p.closed_at.is_(None), _LIST.c.part == LEAD, awaits_event(), *which)
        .order_by(p.launched_at.desc(), p.id.desc(), _T.c.ordinal, _MEMBER.c.unit_id)
    ).all()  # fmt: skip
    slugs = _today(session, {row[8]: row[9] for row in rows}, today, alive)
    found: dict[tuple[int, str, int], Duty] = {}
    for key, title, clause, said, due, field, own, home, unit, _, launched, at, *plan, slug, as_unit in rows:
        does, name = slugs[unit]
        facts = PlanFacts._make((*plan, plan_key(slug, as_unit)))
        words = said if clause is None else None  # a document's own words are long, and no line needs them
        urgency = next((one for one in (own, facts.urgency) if one not in ("", "none")), "none")
        rule, given = _DUE.validate_python(due), (launched, at)
        duty = Duty(key, title, clause, words, rule, does, name, facts, *given, home, field, Urgency(urgency))
        found.setdefault((facts.id, key, does), duty)
    return list(found.values())


def _today(
    session: Session, units: Mapping[int, str], today: dt.date, alive: frozenset[str]
) -> dict[int, tuple[int, str]]:
    """By unit (id, slug), the one that does its work on a day."""
    asked = {number for number, slug in units.items() if slug not in alive}
    heirs = heirs_of(session, asked, today) if asked else {}
    new = select(_UNIT.c.id, _UNIT.c.slug).where(_UNIT.c.id.in_(sorted(set(heirs.values()))))
    slugs = {**units, **dict(session.connection().execute(new).tuples().all())} if heirs else units
    return {one: (heirs.get(one, one), slugs[heirs.get(one, one)]) for one in units}
