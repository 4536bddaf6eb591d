"""What somebody may see, in SQL: `plans.access.Sight` as a condition on assignments and on plans in force."""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, exists, false, or_, select, true, union

from models.core import table
from models.tables import Assignment, LaunchedPlan, Membership, MembershipUnit, Task, TaskMembership, Unit
from plans.access import Grant, Role, Sight

_A, _T, _P, _UNIT = table(Assignment), table(Task), table(LaunchedPlan), table(Unit)
_LIST, _MEMBERSHIP, _MEMBER = table(TaskMembership), table(Membership), table(MembershipUnit)


def sight_sql(sight: Sight | None, a: Any) -> list[ColumnElement[bool]]:  # noqa: ANN401  (columns of an assignment)
    """Conditions under which it is in his lists and figures; None: nobody asks, it is the command line: official figures are meant.

    What a unit gave on to one of its own is in the lists and figures of that one alone; who gave it on finds it on the page of
    what it is a part of, and what is to be confirmed on his day: one task is never counted twice for anybody.
    """
    official = a.parent_id.is_(None)
    if sight is None:
        return [official]
    units = sight.units if sight.listed is None else sight.listed
    own = [a.id.in_(_touching(units, sight.confirms))] if units else []
    if sight.everything:
        return [or_(official, *own)]
    scoped = [and_(official, _within(grant, a)) for grant in sight.scopes]
    return [or_(*scoped, *own) if scoped or own else false()]


def _touching(units: frozenset[str], confirms: frozenset[tuple[str, str]]) -> CompoundSelect[Any]:
    """The few assignments of these units, gathered way by way: each has its index, which a condition with OR would not use."""
    mine, official = _ids(units), _A.c.parent_id.is_(None)
    partnered = and_(_A.c.task_id.in_(partnered_sql(mine, "partner", "receiver")), official)
    confirmed = [and_(official, _confirmed(units, confirms, field)) for field in sorted({one for _, one in confirms})]
    ways = (_A.c.unit_id.in_(mine), partnered, *confirmed)
    return union(*(select(_A.c.id).where(way) for way in ways))


def _confirmed(units: frozenset[str], confirms: frozenset[tuple[str, str]], field: str) -> ColumnElement[bool]:
    """What he confirms for these units, of one field (empty: of all)."""
    ours = _A.c.confirmer_unit_id.in_(_ids({unit for unit, of in confirms if of == field and unit in units}))
    return and_(ours, _A.c.task_id.in_(select(_T.c.id).where(_T.c.field == field))) if field else ours


def plan_sight_sql(sight: Sight | None) -> list[ColumnElement[bool]]:
    """Conditions under which he sees a plan: it names a unit of his, its office or a task of it is in his scope, or he sees work
    of it.
    """
    if sight is None or sight.everything:
        return []
    offices = [_in_office(grant) for grant in sight.scopes if not grant.field]
    led = [_P.c.id.in_(select(_T.c.plan_id).where(_T.c.active, _led(grant))) for grant in sight.scopes]
    ways = [*offices, *led, exists().where(_A.c.plan_id == _P.c.id, *sight_sql(_whole(sight), _A.c))]
    if sight.units:
        named = select(_MEMBERSHIP.c.plan_id).join(_MEMBER, _MEMBER.c.membership_id == _MEMBERSHIP.c.id)
        ways.append(_P.c.id.in_(named.where(_MEMBER.c.unit_id.in_(_ids(sight.units)))))
    return [or_(*ways)]


def task_sight_sql(sight: Sight | None) -> list[ColumnElement[bool]]:
    """Conditions under which he sees a task of a plan: as for plans, task by task; whether it is followed or only reported on."""
    if sight is None or sight.everything:
        return []
    offices = [and_(_in_office(grant), _T.c.field == grant.field if grant.field else true()) for grant in sight.scopes]
    led = [_led(grant) for grant in sight.scopes]
    ways = [*offices, *led, exists().where(_A.c.task_id == _T.c.id, *sight_sql(_whole(sight), _A.c))]
    if sight.units:
        ways.append(_T.c.id.in_(partnered_sql(_ids(sight.units), "lead", "partner", "receiver")))
    return [or_(*ways)]


def units_under_sql(slug: str) -> Select[Any]:
    """The ids of a unit and of all that stands under it, however deep."""
    under = select(_UNIT.c.id).where(_UNIT.c.slug == slug).cte(recursive=True)
    child = _UNIT.alias()
    return select(under.union(select(child.c.id).join(under, child.c.parent_id == under.c.id)).c.id)


def partnered_sql(mine: Select[Any], *parts: str) -> Select[Any]:
    """Tasks in which one of these units takes part."""
    named = select(_LIST.c.task_id).join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
    return named.where(_LIST.c.part.in_(parts or ("partner",)), _MEMBER.c.unit_id.in_(mine))


def _whole(sight: Sight) -> Sight:
    """With all that he may open, also what is in none of his lists."""
    return sight._replace(listed=None)


def _in_office(grant: Grant) -> ColumnElement[bool]:
    return true() if grant.unit is None else _P.c.office_id.in_(_places(grant.unit, grant.role))


def _led(grant: Grant) -> ColumnElement[bool]:
    """Whether units in a grant's scope lead the task: one that is only reported on has no assignment to find it by."""
    field = _T.c.field == grant.field if grant.field else true()
    if grant.unit is None:
        return field
    return and_(field, _T.c.id.in_(partnered_sql(_places(grant.unit, grant.role), "lead")))


def _within(grant: Grant, a: Any) -> ColumnElement[bool]:  # noqa: ANN401
    """The scope of a grant; a supervisor's reaches all that stands under his unit, and what offices there gave to others."""
    field = a.task_id.in_(select(_T.c.id).where(_T.c.field == grant.field)) if grant.field else true()
    if grant.unit is None:
        return field if grant.field else true()
    places = _places(grant.unit, grant.role)
    plans = select(_P.c.id).where(_P.c.office_id.in_(places))
    return and_(or_(a.unit_id.in_(places), a.plan_id.in_(plans)), field)


def _places(unit: str, role: Role) -> Select[Any]:
    return units_under_sql(unit) if role is Role.SUPERVISOR else _ids({unit})


def _ids(slugs: Any) -> Select[Any]:  # noqa: ANN401
    return select(_UNIT.c.id).where(_UNIT.c.slug.in_(sorted(slugs)))
