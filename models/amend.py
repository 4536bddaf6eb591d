"""A new version of a plan in force: tasks added, changed, taken out; dates of open assignments moved, with their history.

Nothing that is done is touched. To see what would happen, do it in a session that keeps nothing (`reading`).
"""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import Session

from models.amend_asks import amended_drafts, comes_to, newcomers, plan_held
from models.amend_dates import Rules, keeps_passed, rule_of
from models.amend_rows import Rows, Stopped, handed_over
from models.core import table
from models.drafting import Draft, Version, check_units, insert_lists, opened_tasks, opened_until, task_row, unit_ids
from models.fields import spell_tasks
from models.launch import LaunchRefused, plan_row
from models.occurring import later_openings
from models.opening import Opened, leads
from models.overlapping import put_links
from models.tables import Assignment, LaunchedPlan, Membership, MembershipUnit, Task, TaskMembership
from plans.amended import Why
from plans.binding import Bound
from plans.dates import Anchors
from plans.due import Recurring
from plans.plan import Plan
from plans.problems import DondocError, Place, error
from plans.state import ZONE

_PLAN, _TASK, _A = table(LaunchedPlan), table(Task), table(Assignment)
_MEMBERSHIP, _MEMBER, _LIST = table(Membership), table(MembershipUnit), table(TaskMembership)


class Amended(NamedTuple):
    """What a new version changed: task keys (`changed`: in their date), and how many assignments were opened, cancelled, given another
    date, or another confirmer or force (`copied`).
    """

    plan_id: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    opened: int
    cancelled: int
    redated: int
    copied: int = 0
    overdue: int = 0
    """How many of those with another date were overdue by the one before."""
    stops: tuple[Stopped, ...] = ()
    """Times of recurring tasks that a new rule asks for no more."""

    @property
    def touched(self) -> int:
        """How often an assignment was changed."""
        return self.opened + self.cancelled + self.redated + self.copied


class NotInForce(DondocError):
    """There is no plan of this slug to amend, or it is closed."""


def amend(session: Session, version: Version, *, by: int | None, why: Why | None = None) -> Amended:
    """Bring the plan in force to this version. Raises NotInForce, or LaunchRefused as a launch does.

    Whether many tasks at once may be taken out is asked above (plans.changes.unsafe). What was cancelled stays so, also
    where a task comes back: its new occurrences are opened, its old ones are history; where there are only those it is
    refused. Who joins, has a task followed from now on, or was not given it because its day had passed and has another day for it
    now, gets what is still to come, and a single date that is past as it stands, which `models.amend_asks` says before. What is
    open keeps going under another date or rule (`models.amend_dates`), in the past if so.
    """
    connection, plan, now = session.connection(), version.plan, version.now
    held = plan_held(connection, version, lock=True)
    if held is None:
        raise NotInForce(error("plan-not-in-force", plan=plan.plan))
    if held.closed_at is not None:
        raise NotInForce(error("plan-closed", day=held.closed_at.astimezone(ZONE).date().isoformat()))
    ids = unit_ids(connection)
    drafts, problems = amended_drafts(connection, held, version)
    if problems := [*check_units(plan, version.bound, ids), *problems]:
        raise LaunchRefused(*problems)
    row = plan_row(version) | {"version": max(plan.version, held.version + 1)}
    connection.execute(update(_PLAN).where(_PLAN.c.id == held.id).values(**row))
    joining = newcomers(connection, held, drafts, ids)
    added, changed, removed = _rewrite_tasks(connection, held.id, plan, version.bound, drafts, ids, version.today)
    put_links(connection, held.id, plan, by, now)
    work = Rows(connection, now, by, why or Why())
    work.hold(_A.c.plan_id == held.id)
    tasks = opened_tasks(connection, held.id)
    for key in removed:
        work.cancel(key, _A.c.task_id == tasks[key].id)
    for one in drafts:
        coming = _coming(work, one, tasks[one.task.id], held.launched_on, version) if one.task.id in changed else []
        _settle(work, one, tasks[one.task.id], joining[one.task.id], coming, before=changed.get(one.task.id))
        if one.followed:
            _kept_going(work, one, tasks[one.task.id], moved=one.task.id in (*added, *changed))
    work.follow(held.id)
    return Amended(
        held.id, added, tuple(changed), removed, work.opened, work.cancelled, work.redated, work.copied, work.overdue,
        tuple(work.stops),
    )  # fmt: skip


def _coming(work: Rows, one: Draft, task: Opened, launched: dt.date, version: Version) -> list[str]:
    """Names of what the new rule asks for up to the last day for which something is open: whoever has that already keeps it."""
    until = work.last_day(task.id)
    if until is None or not isinstance(one.task.due, Recurring):
        return []
    anchors = Anchors(issued=version.bound.as_of, launched=launched)
    due = one.task.due.model_dump(mode="json", by_alias=True)
    later = later_openings(due, anchors, version.today - dt.timedelta(days=1), until, version.calendar, version.policy)
    return [opening.occurrence for opening in later]


def _settle(work: Rows, one: Draft, task: Opened, joining: set[int], coming: list[str], *, before: str | None) -> None:
    """The assignments of a task brought to what it says now; `before` is its old rule where its date is another (empty: a single date).

    `coming`: what the new rule asks for later; where that is open already it stays.
    """
    mine, key = _A.c.task_id == task.id, one.task.id
    if not one.followed:
        work.cancel(key, mine)
        return
    finished = work.finished(task.id)
    work.cancel(key, mine, _A.c.unit_id.not_in(leads(task.id)), _A.c.parent_id.is_(None), ~handed_over())
    work.copy(task, key)
    rule = one.task.due.rrule if isinstance(one.task.due, Recurring) else ""
    taken = work.take(task.id, key, one.openings, Rules(before, rule)) if before is not None else []
    fresh = work.leads_of_none(task.id) if before is not None or one.task.give_past else []
    for opening in one.openings:
        if not keeps_passed(rule, opening, work.now):
            work.redate(task.id, key, opening, ruled=before is not None)
        join = (fresh or joining) if comes_to(one, opening, work.now) else ()
        work.open(task, opening, finished, join)
    if before is not None:
        kept = [*(opening.occurrence for opening in one.openings), *coming]
        ahead = _A.c.due.is_(None) | (_A.c.due > work.now)
        event = _A.c.occurrence.like("event-%")
        own = (mine, _A.c.parent_id.is_(None), _A.c.id.not_in(taken))
        work.stop(key, *own, _A.c.occurrence.not_in(kept), ahead, ~event)


def _kept_going(work: Rows, one: Draft, task: Opened, *, moved: bool) -> None:
    """Refuse what would leave followed work without an assignment: a rule that never comes again, rows that were ended before, other
    leads whose own were.
    """
    place = Place(clause=one.task.clause, field="due")
    if moved and one.silence == "past" and work.ended(task.id):
        raise LaunchRefused(error("amend-ends-work", place, task=one.task.id))
    if moved and work.stopped(task.id, [opening.occurrence for opening in one.openings]):
        raise LaunchRefused(error("amend-stopped-before", place, task=one.task.id))
    if work.emptied(task.id):
        raise LaunchRefused(error("amend-nobody-left", place, task=one.task.id))


def _rewrite_tasks(
    connection: Connection,
    plan_id: int,
    plan: Plan,
    bound: Bound,
    drafts: list[Draft],
    ids: dict[str, int],
    today: dt.date,
) -> tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]:
    """Tasks and lists as the new version has them; returns the keys added, changed in their date (with the old rule), and taken out."""
    before = {
        row.key: row
        for row in connection.execute(
            select(_TASK.c.key, _TASK.c.due, _TASK.c.active).where(_TASK.c.plan_id == plan_id)
        )
    }
    rows = {one.task.id: task_row(plan_id, plan, bound, one, ids) | opened_until(one, today) for one in drafts}
    spell_tasks(connection, list(rows.values()))
    for key, row in rows.items():
        if key in before:
            connection.execute(update(_TASK).where(_TASK.c.plan_id == plan_id, _TASK.c.key == key).values(**row))
    added = tuple(key for key in rows if key not in before or not before[key].active)
    if new := [row for key, row in rows.items() if key not in before]:
        connection.execute(insert(_TASK), new)
    removed = tuple(key for key, row in before.items() if key not in rows and row.active)
    if removed:
        gone = update(_TASK).where(_TASK.c.plan_id == plan_id, _TASK.c.key.in_(removed))
        connection.execute(gone.values(active=False))
    _rewrite_lists(connection, plan_id, plan, bound, drafts, ids)
    moved = [key for key, row in rows.items() if key in before and row["due"] != before[key].due]
    changed = {key: rule_of(before[key].due) for key in moved}
    return added, changed, removed


def _rewrite_lists(
    connection: Connection, plan_id: int, plan: Plan, bound: Bound, drafts: list[Draft], ids: dict[str, int]
) -> None:
    lists = select(_MEMBERSHIP.c.id).where(_MEMBERSHIP.c.plan_id == plan_id)
    for one in (_LIST, _MEMBER):
        connection.execute(delete(one).where(one.c.membership_id.in_(lists)))
    connection.execute(delete(_MEMBERSHIP).where(_MEMBERSHIP.c.plan_id == plan_id))
    insert_lists(connection, plan_id, plan, bound, drafts, ids)
