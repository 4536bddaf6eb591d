"""The tasks of a plan that units lead, whatever pile they are in: lines of reports and the reports that hold them."""

from collections import defaultdict
from collections.abc import Collection

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.opening import LEAD
from models.tables import Assignment, LaunchedPlan, MembershipUnit, Task, TaskMembership, Unit
from plans.due import Due
from plans.plan import Handling
from plans.report_lines import Led

_A, _T, _P, _UNIT = table(Assignment), table(Task), table(LaunchedPlan), table(Unit)
_LIST, _MEMBER = table(TaskMembership), table(MembershipUnit)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)


def led_in_plan(session: Session, slug: str, units: Collection[str]) -> dict[str, list[Led]]:
    """Of a plan that was issued (not received), by unit, what these units lead, in the plan's order."""
    found: dict[str, list[Led]] = defaultdict(list)
    if not units:
        return found
    rows = (
        select(_UNIT.c.slug, _T.c.id, _T.c.key, _T.c.title, _T.c.clause, _T.c.quote, _T.c.handling, _T.c.due)
        .join(_P, _P.c.id == _T.c.plan_id)
        .join(_LIST, _LIST.c.task_id == _T.c.id)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .join(_UNIT, _UNIT.c.id == _MEMBER.c.unit_id)
        .where(_P.c.slug == slug, _P.c.as_unit == "", _T.c.active, _LIST.c.part == LEAD)
        .where(_UNIT.c.slug.in_(sorted(units)))
        .order_by(_T.c.ordinal)
    )
    for unit, number, key, title, clause, quote, handling, due in session.connection().execute(rows):
        one = Led(number, key, title, clause, quote, handling, _DUE.validate_python(due) if due else None)
        if one not in found[unit]:  # two of its lists may lead
            found[unit].append(one)
    return found


def leading_units(session: Session, slug: str, keys: Collection[str]) -> dict[str, frozenset[int]]:
    """Of these tasks (by key) of a plan that was issued, the units that lead each, by id; a list that leads many is read once."""
    rows = (
        select(_T.c.key, _LIST.c.membership_id)
        .join(_P, _P.c.id == _T.c.plan_id)
        .join(_LIST, _LIST.c.task_id == _T.c.id)
        .where(_P.c.slug == slug, _P.c.as_unit == "", _LIST.c.part == LEAD, _T.c.key.in_(sorted(keys)))
    )
    lists = session.connection().execute(rows).all()
    members: dict[int, set[int]] = defaultdict(set)
    named = sorted({one.membership_id for one in lists})
    of_lists = select(_MEMBER.c.membership_id, _MEMBER.c.unit_id).where(_MEMBER.c.membership_id.in_(named))
    for membership, unit in session.connection().execute(of_lists):
        members[membership].add(unit)
    found: dict[str, set[int]] = defaultdict(set)
    for key, membership in lists:
        found[key] |= members[membership]
    return {key: frozenset(units) for key, units in found.items()}


def report_lines_among(session: Session, numbers: Collection[int]) -> frozenset[int]:
    """Those of these assignments whose task is a line for a report."""
    rows = select(_A.c.id).join(_T, _T.c.id == _A.c.task_id)
    asked = rows.where(_A.c.id.in_(sorted(numbers)), _T.c.handling == Handling.REPORT.value)
    return frozenset(session.connection().execute(asked).scalars())
