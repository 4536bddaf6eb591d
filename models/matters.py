"""What an assignment is to those who act on it: whose, given by whom, confirmed by whom, handed in by whom."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, case, exists, or_, select
from sqlmodel import Session

from models.core import table
from models.plan_keys import plan_id_of
from models.tables import (
    Assignment,
    LaunchedPlan,
    Membership,
    MembershipUnit,
    Person,
    StageChange,
    Task,
    TaskMembership,
    Unit,
)
from plans.access import Matter
from plans.due import Due

_A, _T, _P, _PERSON = table(Assignment), table(Task), table(LaunchedPlan), table(Person)
_UNIT, _CHANGE = table(Unit), table(StageChange)
_OFFICE, _CONFIRMER = _UNIT.alias("office"), _UNIT.alias("confirmer")
_LIST, _MEMBERSHIP, _MEMBER = table(TaskMembership), table(Membership), table(MembershipUnit)

_DUE: TypeAdapter[Due] = TypeAdapter(Due)

MOST = 2**31 - 1
"""The largest number that a row can have; a database refuses to look for one beyond."""


class Stake(NamedTuple):
    """One assignment as permission and answers need it; units and persons by slug, names beside them.

    Of what a unit gave on to one of its own (`parent`), the office is that unit.
    """

    id: int
    task_id: int
    title: str
    field: str
    plan: str
    unit: str
    unit_name: str
    office: str | None
    confirmer: str | None
    confirmer_name: str | None
    handed_in_by: str | None
    version: int
    urgency: str
    circulation: str
    parent: int | None = None


def stakes(session: Session, ids: Sequence[int]) -> dict[int, Stake]:
    """The assignments with these numbers; one that does not exist is left out."""
    statement = (
        select(
            _A.c.id, _A.c.task_id, _T.c.title, _T.c.field, _P.c.slug, _UNIT.c.slug, _UNIT.c.name,
            _OFFICE.c.slug, _CONFIRMER.c.slug, _CONFIRMER.c.name, _PERSON.c.slug, _A.c.version,
            _T.c.urgency, _P.c.circulation, _A.c.parent_id,
        )
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_P, _P.c.id == _A.c.plan_id)
        .join(_UNIT, _UNIT.c.id == _A.c.unit_id)
        .outerjoin(
            _OFFICE,
            _OFFICE.c.id == case((_A.c.parent_id.is_(None), _P.c.office_id), else_=_A.c.confirmer_unit_id),
        )
        .outerjoin(_CONFIRMER, _CONFIRMER.c.id == _A.c.confirmer_unit_id)
        .outerjoin(_PERSON, _PERSON.c.id == _A.c.handed_in_by)
        .where(_A.c.id.in_(list(ids)))
        .order_by(_A.c.id)
    )  # fmt: skip
    return {row[0]: Stake(*row) for row in session.connection().execute(statement)}


def matter_of(stake: Stake) -> Matter:
    """The assignment as the table of permissions asks for it."""
    return Matter(
        unit=stake.unit,
        office=stake.office,
        field=stake.field,
        confirmer=stake.confirmer,
        handed_in_by=stake.handed_in_by,
        inner=stake.parent is not None,
    )


def due_of(session: Session, task_id: int) -> Due | None:
    """The rule by which the dates of a task are counted."""
    found = session.connection().execute(select(_T.c.due).where(_T.c.id == task_id)).scalar()
    return _DUE.validate_python(found) if found else None


def begun_of(session: Session, ids: Sequence[int], zone: dt.tzinfo) -> dict[int, dt.date]:
    """From which day on each can have a result: that of its document; of a later occurrence, or without one, when it was opened."""
    rows = select(_A.c.id, _A.c.opened_at, _P.c.launched_on, _P.c.issued).join(_P, _P.c.id == _A.c.plan_id)
    found = {}
    for number, opened, launched, issued in session.connection().execute(rows.where(_A.c.id.in_(list(ids)))):
        day = opened.astimezone(zone).date()
        found[number] = issued if issued and day <= launched else day
    return found


def titles_of(session: Session, ids: Sequence[int]) -> list[str]:
    """The titles of these assignments' tasks, in this order."""
    rows = select(_A.c.id, _T.c.title).join(_T, _T.c.id == _A.c.task_id).where(_A.c.id.in_(list(ids)))
    found = dict(tuple(row) for row in session.connection().execute(rows))
    return [found[number] for number in ids if number in found]


def moments_of(session: Session, changes: Collection[int]) -> dict[int, dt.datetime]:
    """When each of these changes happened, by its id."""
    rows = select(_CHANGE.c.id, _CHANGE.c.at).where(_CHANGE.c.id.in_(sorted(changes)))
    return {change: at for change, at in session.connection().execute(rows)}  # noqa: C416


class Parts(NamedTuple):
    """Who else is named for an assignment's task, as printed: partners, whom the report goes to and through whom."""

    partners: tuple[str, ...] = ()
    report_to: str | None = None
    via: str | None = None


def parts_of(session: Session, number: int) -> Parts:
    """Of one assignment."""
    rows = (
        select(_T.c.report_to, _T.c.via, _MEMBERSHIP.c.name)
        .select_from(_T)
        .join(_A, _A.c.task_id == _T.c.id)
        .outerjoin(_LIST, and_(_LIST.c.task_id == _T.c.id, _LIST.c.part == "partner", _others()))
        .outerjoin(_MEMBERSHIP, _MEMBERSHIP.c.id == _LIST.c.membership_id)
        .where(_A.c.id == number)
        .order_by(_LIST.c.place, _MEMBERSHIP.c.id)
    )
    found = session.connection().execute(rows).all()
    return Parts(tuple(row.name for row in found if row.name), found[0].report_to, found[0].via) if found else Parts()


def partners_named(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Who takes part in the tasks of these assignments, as printed; of those that name somebody."""
    named = (
        select(_A.c.id, _MEMBERSHIP.c.name)
        .select_from(_A)
        .join(_LIST, and_(_LIST.c.task_id == _A.c.task_id, _LIST.c.part == "partner", _others()))
        .join(_MEMBERSHIP, _MEMBERSHIP.c.id == _LIST.c.membership_id)
        .where(_A.c.id.in_(list(ids)))
        .order_by(_A.c.id, _LIST.c.place, _MEMBERSHIP.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, name in session.connection().execute(named):
        found[number] = (*found.get(number, ()), name)
    return found


def _others() -> ColumnElement[bool]:
    """A list that names more than the unit of the assignment: who took the work over as a partner is none any more."""
    within = select(1).where(_MEMBER.c.membership_id == _LIST.c.membership_id).correlate(_A, _LIST)
    another, itself = _MEMBER.c.unit_id != _A.c.unit_id, _MEMBER.c.unit_id == _A.c.unit_id
    return or_(exists(within.where(another)), ~exists(within.where(itself)))


def named_of(session: Session, task_id: int) -> tuple[frozenset[str], frozenset[str]]:
    """The slugs of the units that take part in a task without leading it, and of those that its report goes to."""
    rows = (
        select(_LIST.c.part, _UNIT.c.slug)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .join(_UNIT, _UNIT.c.id == _MEMBER.c.unit_id)
        .where(_LIST.c.task_id == task_id, _LIST.c.part.in_(("partner", "receiver")))
    )
    found = session.connection().execute(rows).all()
    partners, receivers = (frozenset(slug for part, slug in found if part == one) for one in ("partner", "receiver"))
    return partners, receivers


def task_of(session: Session, plan: str, key: str) -> tuple[int, str | None, str] | None:
    """A task in force by its plan's slug and its own key: id, the slug of the office, field."""
    statement = (
        select(_T.c.id, _OFFICE.c.slug, _T.c.field)
        .join(_P, _P.c.id == _T.c.plan_id)
        .outerjoin(_OFFICE, _OFFICE.c.id == _P.c.office_id)
        .where(_P.c.id == plan_id_of(plan), _T.c.key == key, _T.c.active)
    )
    found = session.connection().execute(statement).first()
    return (found[0], found[1], found[2]) if found else None


def task_keys(session: Session, plan: str) -> list[str]:
    """The keys of a plan's tasks; empty where no such plan is in force."""
    statement = select(_T.c.key).where(_T.c.plan_id == plan_id_of(plan)).order_by(_T.c.ordinal)
    return list(session.connection().execute(statement).scalars())


def unit_ids_of(session: Session, slugs: Sequence[str]) -> dict[str, int]:
    """Ids of units by slug."""
    statement = select(_UNIT.c.slug, _UNIT.c.id).where(_UNIT.c.slug.in_(list(slugs)))
    return {slug: number for slug, number in session.connection().execute(statement)}  # noqa: C416


def ids_of_plan(session: Session, plan: str) -> list[int]:
    """The assignments of a plan, oldest first."""
    statement = select(_A.c.id).where(_A.c.plan_id == plan_id_of(plan)).order_by(_A.c.id)
    return list(session.connection().execute(statement).scalars())
