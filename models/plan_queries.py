"""Plans in force and their tasks, as lists and pages show them: frozen records."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, false, func, or_, select
from sqlmodel import Session

from models.amend_rows import handed_over
from models.core import named, table
from models.drafting import Silence, why_silent
from models.plan_keys import plan_id_of
from models.sight_sql import partnered_sql, plan_sight_sql, sight_sql, task_sight_sql
from models.tables import Assignment, LaunchedPlan, Membership, MembershipUnit, Person, Task, TaskMembership, Unit
from plans.access import Sight
from plans.due import Due
from plans.plan import Handling, is_of_note
from plans.plan_keys import plan_key, read_key
from plans.report_lines import CONFIRMATION
from plans.stages import OPEN, Stage
from plans.wanted import SENT, VIEWS

_PLAN, _TASK, _A, _UNIT = table(LaunchedPlan), table(Task), table(Assignment), table(Unit)
_READ = _TASK.c.key != CONFIRMATION
"""What stands in the document: a proposed yearly confirmation is no task of it."""
_MEMBERSHIP, _LIST, _PERSON = table(Membership), table(TaskMembership), table(Person)
_MEMBER = table(MembershipUnit)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)


class PlanLine(NamedTuple):
    """A plan in force, or one that is followed no more since `closed_at`.

    `tasks` and `assignments` are counts, `as_name` the name of the unit that received it. To who sees only what
    touches his units `tasks_beside`, `beside` are how many of these others lead: no figure of his units.

    `said` is what a plan without a document rests on (empty: given directly); None where it has one.
    """

    slug: str
    as_unit: str
    title: str
    number: str | None
    issuer: str | None
    issued: dt.date | None
    launched_on: dt.date
    urgency: str
    circulation: str
    tasks: int
    assignments: int
    proposed_by: str | None
    agreed_by: str | None
    as_name: str | None = None
    said: str | None = None
    tasks_beside: int = 0
    beside: int = 0
    closed_at: dt.datetime | None = None

    @property
    def key(self) -> str:
        """What addresses and filters name it by."""
        return plan_key(self.slug, self.as_unit)


class TaskLine(NamedTuple):
    """A task of a plan in force: the lists that lead it and take part as printed, how many assignments it has and of how many
    the result is in. `now`: units that took it over, which the document does not name for it; `beside`: the partners that are not
    these. Of a plan that was received, `ours` are the lists among its leads that we stand in, or that our leader's note names.
    `not_given`: why nobody was ever given it, where it is followed; `unheld`: names among its leads, of a plan that we gave, which
    stand for no unit, so that nobody of that name was given it.
    """

    key: str
    title: str
    clause: str | None
    quote: str
    source_quote: str | None
    due: Due | None
    handling: str
    why: str | None
    force: str
    report_to: str | None
    via: str | None
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    assignments: int
    sent: int
    now: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    not_given: Silence | None = None
    unheld: tuple[str, ...] = ()

    @property
    def of_note(self) -> bool:
        """Whether our leader's note gives it, and not the document."""
        return is_of_note(self.key)


class UnitName(NamedTuple):
    """A unit by slug and name, with the name of what it stands under."""

    slug: str
    name: str
    parent: str | None


def plans(
    session: Session, sight: Sight | None = None, limit: int | None = None, *, given: bool = False
) -> list[PlanLine]:
    """The plans in force that he may see, the last launched first; counted is what he sees of each.

    `given`: only those of which he sees work that was given.
    """
    seen = exists().where(_A.c.plan_id == _PLAN.c.id, _A.c.stage != Stage.CANCELLED.value, *sight_sql(sight, _A.c))
    asked = _plans(sight).where(seen) if given else _plans(sight)
    return [PlanLine(*row) for row in session.connection().execute(asked.limit(limit))]


def plan(session: Session, key: str, sight: Sight | None = None) -> PlanLine | None:
    """The plan in force with that key; of a bare slug the one that he may see, as it was given before as it was received."""
    slug, as_unit = read_key(key)
    rows = session.connection().execute(_plans(sight).where(_PLAN.c.slug == slug))
    found = [PlanLine(*row) for row in rows if as_unit is None or row.as_unit == as_unit]
    return next((one for one in found if not one.as_unit), found[0] if found else None)


def office_in_force(session: Session, slug: str, as_unit: str = "") -> str | None:
    """The slug of the office that launched a plan; None where it is not in force or has none."""
    mine = (_PLAN.c.slug == slug, _PLAN.c.as_unit == as_unit)
    found = select(_UNIT.c.slug).join(_PLAN, _PLAN.c.office_id == _UNIT.c.id).where(*mine)
    return session.connection().execute(found).scalar()


def plans_of_document(session: Session, number: str, issued: dt.date | None, as_unit: str = "") -> list[str]:
    """The slugs of the plans in force that come from the document with this number and day, and of closed ones whose work goes on."""
    a = table(Assignment).c
    goes_on = exists().where(a.plan_id == _PLAN.c.id, a.stage.in_([one.value for one in OPEN]))
    same = (_PLAN.c.number == number, _PLAN.c.issued == issued, _PLAN.c.as_unit == as_unit)
    asked = select(_PLAN.c.slug).where(*same, or_(_PLAN.c.closed_at.is_(None), goes_on))
    return list(session.connection().execute(asked.order_by(_PLAN.c.id)).scalars())


def plan_yaml(session: Session, slug: str, as_unit: str = "") -> str | None:
    """The plan file that is in force, as it was launched or last amended."""
    mine = (_PLAN.c.slug == slug, _PLAN.c.as_unit == as_unit)
    return session.connection().execute(select(_PLAN.c.yaml).where(*mine)).scalar()


def plan_tasks(session: Session, key: str, sight: Sight | None = None) -> list[TaskLine]:
    """The tasks of a plan in the document's order, all three piles."""
    plan_id, received = plan_id_of(key), bool(read_key(key)[1])
    lists, unheld = _named(session, plan_id)
    rows = session.connection().execute(_rows_of(plan_id, sight))
    found = [(row.id, _task(row, lists.get(row.id, {}))) for row in rows]
    now, ours = _taken_over(session, plan_id, sight), _ours(session, plan_id) if received else frozenset()
    mine = [tuple(name for name in one.lead if name in ours) for _, one in found]
    same = _partners_in(session, now)
    beside = [tuple(name for name in one.partners if (at, name) not in same) for at, one in found]
    return [
        one._replace(
            now=now.get(at, ()),
            ours=us,
            beside=others,
            not_given=_kept_back(one, us, received=received),
            unheld=tuple(unheld.get(at, ())) if _is_given(one, received=received) else (),
        )
        for (at, one), us, others in zip(found, mine, beside, strict=True)
    ]


def _named(session: Session, plan_id: Any) -> tuple[dict[int, dict[str, list[str]]], dict[int, list[str]]]:  # noqa: ANN401
    """By task the names of each part as printed, and those of its leads that stand for no unit."""
    held = exists().where(_MEMBER.c.membership_id == _MEMBERSHIP.c.id)
    asked = (
        select(_LIST.c.task_id, _LIST.c.part, _MEMBERSHIP.c.name, held)
        .join(_MEMBERSHIP, _MEMBERSHIP.c.id == _LIST.c.membership_id)
        .where(_MEMBERSHIP.c.plan_id == plan_id)
        .order_by(_LIST.c.place, _MEMBERSHIP.c.id)
    )
    lists: dict[int, dict[str, list[str]]] = {}
    unheld: dict[int, list[str]] = {}
    for task_id, part, name, somebody in session.connection().execute(asked):
        lists.setdefault(task_id, {}).setdefault(part, []).append(name)
        if part == "lead" and not somebody:
            unheld.setdefault(task_id, []).append(name)
    return lists, unheld


def _rows_of(plan_id: Any, sight: Sight | None) -> Select[Any]:  # noqa: ANN401
    """Its tasks, with how many assignments of each he sees, of how many the result is in, and whether anybody was given it."""
    inside = _A.c.stage.in_([one.value for one in VIEWS[SENT]])
    counted = (
        select(_A.c.task_id, func.count().label("n"), func.sum(case((inside, 1), else_=0)).label("sent"))
        .where(_A.c.plan_id == plan_id, _A.c.stage != Stage.CANCELLED.value, *sight_sql(sight, _A.c))
        .group_by(_A.c.task_id)
        .subquery()
    )
    t = _TASK.c
    return (
        select(
            t.id, t.key, t.title, t.clause, t.quote, t.source_quote, t.due, t.handling, t.why, t.force, t.report_to,
            t.via, func.coalesce(counted.c.n, 0).label("n"), func.coalesce(counted.c.sent, 0).label("sent"),
            exists().where(_A.c.task_id == t.id).label("given"),
        )
        .join(_PLAN, _PLAN.c.id == t.plan_id)
        .outerjoin(counted, counted.c.task_id == t.id)
        .where(t.plan_id == plan_id, t.active, *task_sight_sql(sight))
        .order_by(t.ordinal)
    )  # fmt: skip


def _is_given(one: TaskLine, *, received: bool) -> bool:
    """Whether we give it to whoever leads it."""
    return one.handling != Handling.INFORM and (one.of_note or not received)


def _kept_back(one: TaskLine, ours: tuple[str, ...], *, received: bool) -> Silence | None:
    """Why nobody was ever given a task; nothing where somebody was, or where it is not followed."""
    followed = ours and one.handling != Handling.INFORM if received else one.handling == Handling.TRACK
    return one.not_given if followed else None


def _ours(session: Session, plan_id: Any) -> frozenset[str]:  # noqa: ANN401
    """The lists of a received plan that we stand in: nobody else is written into any."""
    held = select(_MEMBERSHIP.c.name).join(_MEMBER, _MEMBER.c.membership_id == _MEMBERSHIP.c.id)
    return frozenset(session.connection().execute(held.where(_MEMBERSHIP.c.plan_id == plan_id)).scalars())


def _taken_over(session: Session, plan_id: Any, sight: Sight | None) -> dict[int, tuple[str, ...]]:  # noqa: ANN401
    """Of each task the names of units that do it now and that nothing names as its lead: it was handed over to them."""
    mine = (_A.c.plan_id == plan_id, _A.c.parent_id.is_(None), _A.c.stage != Stage.CANCELLED.value)
    led = select(_MEMBER.c.unit_id).join(_LIST, _LIST.c.membership_id == _MEMBER.c.membership_id)
    named = led.where(_LIST.c.task_id == _A.c.task_id, _LIST.c.part == "lead").correlate(_A)
    asked = select(_A.c.task_id, _UNIT.c.name).join(_UNIT, _UNIT.c.id == _A.c.unit_id).distinct()
    rows = asked.where(*mine, *sight_sql(sight, _A.c), handed_over(), _A.c.unit_id.not_in(named))
    found: dict[int, tuple[str, ...]] = {}
    for task, name in session.connection().execute(rows.order_by(_A.c.task_id, _UNIT.c.name)):
        found[task] = (*found.get(task, ()), name)
    return found


def _partners_in(session: Session, now: Mapping[int, tuple[str, ...]]) -> set[tuple[int, str]]:
    """By task the names of partners whose units are all among those that do the work now."""
    if not now:
        return set()
    asked = (
        select(_LIST.c.task_id, _MEMBERSHIP.c.name, _UNIT.c.name.label("unit"))
        .join(_MEMBERSHIP, _MEMBERSHIP.c.id == _LIST.c.membership_id)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .join(_UNIT, _UNIT.c.id == _MEMBER.c.unit_id)
        .where(_LIST.c.task_id.in_(sorted(now)), _LIST.c.part == "partner")
    )
    units: dict[tuple[int, str], set[str]] = {}
    for task, name, unit in session.connection().execute(asked):
        units.setdefault((task, name), set()).add(unit)
    return {key for key, held in units.items() if held <= set(now[key[0]])}


def task_count(session: Session, key: str) -> int:
    """How many tasks a plan has, whoever may see them."""
    counted = select(func.count()).where(_TASK.c.plan_id == plan_id_of(key), _TASK.c.active, _READ)
    return int(session.connection().execute(counted).scalar_one())


def unit_name(session: Session, slug: str) -> UnitName | None:
    """A unit by its slug."""
    return next(iter(unit_names(session, [slug])), None)


def unit_names(session: Session, slugs: Sequence[str]) -> list[UnitName]:
    """Units by their slugs, in the order of these."""
    parent = named(_UNIT, "parent")
    asked = select(_UNIT.c.slug, _UNIT.c.name, parent.c.name).outerjoin(parent, parent.c.id == _UNIT.c.parent_id)
    found = {row[0]: UnitName(*row) for row in session.connection().execute(asked.where(_UNIT.c.slug.in_(slugs)))}
    return [found[one] for one in slugs if one in found]


def units_above(session: Session, *slugs: str | None) -> frozenset[str]:
    """The slugs of all units that these stand under, and their own."""
    above = (
        select(_UNIT.c.slug, _UNIT.c.parent_id)
        .where(_UNIT.c.slug.in_([one for one in slugs if one]))
        .cte("above", recursive=True)
    )
    parent = named(_UNIT, "parent")
    above = above.union(select(parent.c.slug, parent.c.parent_id).join(above, parent.c.id == above.c.parent_id))
    return frozenset(session.connection().execute(select(above.c.slug)).scalars())


def units_under(session: Session, slug: str) -> list[str]:
    """The slugs of a unit and of all that stands under it, however deep."""
    under = select(_UNIT.c.id, _UNIT.c.slug).where(_UNIT.c.slug == slug).cte("under", recursive=True)
    child = named(_UNIT, "child")
    under = under.union(select(child.c.id, child.c.slug).join(under, child.c.parent_id == under.c.id))
    return list(session.connection().execute(select(under.c.slug)).scalars())


def _task(row: Row[Any], lists: dict[str, list[str]]) -> TaskLine:
    _, key, title, clause, quote, source_quote, due, handling, why, force, report_to, via, count, sent, given = row
    lead, partners = tuple(lists.get("lead", ())), tuple(lists.get("partner", ()))
    held = _DUE.validate_python(due) if due else None
    return TaskLine(
        key,
        title,
        clause,
        quote,
        source_quote,
        held,
        handling,
        why,
        force,
        report_to,
        via,
        lead,
        partners,
        count,
        sent,
        not_given=None if given else why_silent(held),
    )


def _led_by_us() -> ColumnElement[bool]:
    """Of a task of a received plan: that a list which leads it holds somebody, and then that is us."""
    held = _LIST.join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
    led = select(1).select_from(held).where(_LIST.c.task_id == _TASK.c.id, _LIST.c.part == "lead")
    return exists(led.correlate(_TASK))


def _plans(sight: Sight | None = None) -> Select[Any]:
    proposer, agreer, receiver, p = (
        named(_PERSON, "proposer"),
        named(_PERSON, "agreer"),
        named(_UNIT, "receiver"),
        _PLAN.c,
    )
    mine = (*task_sight_sql(sight),)
    seen = (_TASK.c.plan_id == p.id, _TASK.c.active, _READ, or_(p.as_unit == "", _led_by_us()), *mine)
    counted = (_A.c.plan_id == p.id, _A.c.stage != Stage.CANCELLED.value, *sight_sql(sight, _A.c))

    def many(*of: ColumnElement[bool]) -> Any:  # noqa: ANN401  (a scalar subquery)
        return select(func.count()).where(*of).correlate(_PLAN).scalar_subquery()

    others_tasks, others = _led_by_others(sight)
    words = select(func.coalesce(func.max(_TASK.c.source_quote), "")).where(_TASK.c.plan_id == p.id).correlate(_PLAN)
    bare = (p.number.is_(None), p.document_id.is_(None), p.text == "")
    return (
        select(
            p.slug, p.as_unit, p.title, p.number, p.issuer, p.issued, p.launched_on, p.urgency, p.circulation,
            many(*seen).label("tasks"), many(*counted).label("assignments"),
            proposer.c.name.label("proposer"), agreer.c.name.label("agreer"),
            receiver.c.name.label("receiver"), case((and_(*bare), words.scalar_subquery())).label("said"),
            many(*seen, others_tasks).label("tasks_beside"), many(*counted, others).label("beside"), p.closed_at,
        )
        .outerjoin(proposer, proposer.c.id == p.proposed_by)
        .outerjoin(agreer, agreer.c.id == p.agreed_by)
        .outerjoin(receiver, receiver.c.slug == p.as_unit)
        .where(*plan_sight_sql(sight))
        .order_by(p.launched_at.desc(), p.id.desc())
    )  # fmt: skip


def _led_by_others(sight: Sight | None) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Of who sees only what touches his units: which tasks, and which assignments, these do not lead."""
    if sight is None or sight.everything or sight.scopes or not sight.units:
        return false(), false()
    mine = select(_UNIT.c.id).where(_UNIT.c.slug.in_(sorted(sight.units)))
    given = exists().where(_A.c.task_id == _TASK.c.id, _A.c.unit_id.in_(mine), _A.c.stage != Stage.CANCELLED.value)
    return ~(_TASK.c.id.in_(partnered_sql(mine, "lead")) | given), _A.c.unit_id.not_in(mine)
