"""Launching: a plan and its bound names become rows, all of them in one transaction.

`preview` counts what `launch` would write, by the same code. The same plan again changes nothing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select
from sqlmodel import Session

from models.core import insert_new, table
from models.drafting import Draft, Silence, Version, check_units, draft, insert_tasks, opened_tasks, unit_ids
from models.opening import open_assignments
from models.overlapping import put_links
from models.tables import LaunchedPlan
from plans.binding import Bound
from plans.calendar import Calendar
from plans.changes import checksum
from plans.due import Recurring
from plans.plan import Handling, Plan
from plans.policy import DuePolicy
from plans.problems import DondocError, error
from plans.report_lines import CONFIRMATION
from plans.state import ZONE
from plans.unheld import Unheld

_PLAN = table(LaunchedPlan)
Progress = Callable[[int, int], None]
"""Told how many assignments were written, of how many: once before the first, then after each occurrence of a task."""


class Silent(NamedTuple):
    """A followed task that has no assignment yet, and why; `last` is the last day that it had, `hour` where that ended before its night."""

    task: str
    why: Silence
    last: dt.date | None = None
    hour: str | None = None


class Launched(NamedTuple):
    """What a launch wrote, or would write: `plan_id` is empty in a preview; `already`: in force before, nothing to do.

    By task key: `unbound` are those with nobody to do them, `late` those that are given though their day has passed. `undated`
    counts assignments without a date; `unheld` are leads that stand for no unit; `recurring`: their later
    times are opened as they come.
    """

    plan_id: int | None
    tasks: int
    assignments: int
    by_unit: dict[str, int]
    by_handling: dict[str, int]
    undated: int = 0
    silent: tuple[Silent, ...] = ()
    unbound: tuple[str, ...] = ()
    already: bool = False
    late: tuple[str, ...] = ()
    unheld: tuple[Unheld, ...] = ()
    recurring: tuple[str, ...] = ()

    @property
    def past(self) -> tuple[str, ...]:
        """Tasks whose day lies before the day from which dates are opened: they are given to nobody."""
        return self._silent("past")

    @property
    def unknown(self) -> tuple[str, ...]:
        """Tasks whose day is counted from one that nobody knows: they are given to nobody."""
        return self._silent("unknown")

    @property
    def waiting(self) -> tuple[str, ...]:
        """Tasks that are given when their event happens."""
        return self._silent("waiting")

    def _silent(self, why: Silence) -> tuple[str, ...]:
        return tuple(one.task for one in self.silent if one.why == why)


class LaunchRefused(DondocError):
    """The plan cannot be launched as it is; nothing was written."""


def launch(
    session: Session,
    version: Version,
    *,
    since: dt.date | None = None,
    proposed_by: int | None = None,
    agreed_by: int | None = None,
    document_id: int | None = None,
    progress: Progress | None = None,
) -> Launched:
    """Put a plan in force. Raises LaunchRefused where a unit is unknown, or the slug is in force with other content."""
    connection, plan, today, now = session.connection(), version.plan, version.today, version.now
    if known := _in_force(connection, plan):
        return known
    since = since or today
    ids, drafts = _drafts(connection, version.bound, since, today, version.calendar, version.policy, now)
    row = plan_row(version) | {
        "since": since, "launched_on": today, "launched_at": now, "proposed_by": proposed_by, "agreed_by": agreed_by,
        "office_id": ids.get(plan.office or plan.as_ or ""), "document_id": document_id,
    }  # fmt: skip
    new = insert_new(connection, _PLAN, "slug", "as_unit").values(**row).returning(_PLAN.c.id)
    plan_id = connection.execute(new).scalar_one_or_none()
    if plan_id is None:  # somebody launched it at this very moment: his is in force
        return _in_force(connection, plan) or count(drafts)
    insert_tasks(connection, plan_id, plan, version.bound, drafts, ids, today)
    put_links(connection, plan_id, plan, proposed_by or agreed_by, now)
    counted = count(drafts)
    _open(connection, plan_id, drafts, now, counted.assignments, progress or _unheard)
    return counted._replace(plan_id=plan_id)


def preview(
    session: Session,
    bound: Bound,
    today: dt.date,
    calendar: Calendar,
    since: dt.date | None = None,
    now: dt.datetime | None = None,
) -> Launched:
    """The numbers of `launch` at a moment (none: as the day begins) without writing; raises the same LaunchRefused."""
    connection = session.connection()
    if known := _in_force(connection, bound.plan):
        return known
    return count(_drafts(connection, bound, since or today, today, calendar, DuePolicy(), now)[1])


def plan_row(version: Version) -> dict[str, object]:
    """The columns of a launched plan that come from the plan itself."""
    plan, head, issued = version.plan, version.plan.directive, version.bound.as_of
    return {
        "slug": plan.plan, "as_unit": plan.as_ or "", "version": plan.version, "checksum": checksum(plan),
        "title": plan.title or head.subject or plan.plan, "number": head.number, "issued": issued,
        "issuer": head.issuer, "urgency": head.urgency.value, "circulation": head.circulation, "yaml": version.yaml,
        "text": version.text, "source_sha256": plan.source.sha256 if plan.source else None,
    }  # fmt: skip


def count(drafts: list[Draft]) -> Launched:
    """What drafted tasks come to, in numbers: of what we received our part alone.

    A proposed yearly confirmation is no task of the document and counts by its rows alone.
    """
    read = [one.task for one in drafts if one.ours and one.task.id != CONFIRMATION]
    by_unit: Counter[str] = Counter()
    followed = [one for one in drafts if one.followed]
    for one in followed:
        for _ in one.openings:
            by_unit.update(one.units)
    undated = sum(len(one.units) for one in followed for opening in one.openings if opening.due is None)
    return Launched(
        plan_id=None,
        tasks=len(read),
        assignments=by_unit.total(),
        by_unit=dict(by_unit.most_common()),
        by_handling={pile.value: sum(task.handling is pile for task in read) for pile in Handling},
        undated=undated,
        silent=tuple(silent_among(followed)),
        unbound=tuple(one.task.id for one in followed if not one.units),
        late=tuple(one.task.id for one in followed if one.late),
        unheld=tuple(Unheld(one.task.id, one.unheld) for one in drafts if one.unheld),
        recurring=tuple(
            one.task.id for one in followed if one.task in read and one.openings and isinstance(one.task.due, Recurring)
        ),
    )


def silent_among(drafts: Iterable[Draft]) -> Iterator[Silent]:
    """Those that nobody is given now."""
    for one in drafts:
        if one.silence is not None:
            yield Silent(one.task.id, one.silence, one.last, one.hour)


def _open(
    connection: Connection, plan_id: int, drafts: list[Draft], now: dt.datetime, total: int, progress: Progress
) -> None:
    """The first occurrences of every task, each unit its row."""
    tasks, done = opened_tasks(connection, plan_id), 0
    progress(done, total)
    for one in drafts:
        for opening in one.openings:
            done += open_assignments(connection, tasks[one.task.id], opening, now)
            progress(done, total)


def _unheard(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


def _in_force(connection: Connection, plan: Plan) -> Launched | None:
    """The empty launch where this very plan is in force; refuses another plan under the same slug, and one that is closed."""
    mine = (_PLAN.c.slug == plan.plan, _PLAN.c.as_unit == (plan.as_ or ""))
    asked = select(_PLAN.c.id, _PLAN.c.checksum, _PLAN.c.launched_on, _PLAN.c.closed_at)
    found = connection.execute(asked.where(*mine)).first()
    if found is None:
        return None
    if found.closed_at is not None:
        raise LaunchRefused(error("plan-closed", day=found.closed_at.astimezone(ZONE).date().isoformat()))
    if found.checksum != checksum(plan):
        day = found.launched_on.isoformat()
        raise LaunchRefused(error("already-launched-differently", plan=plan.plan, day=day))
    return Launched(found.id, 0, 0, {}, {}, already=True)


def _drafts(
    connection: Connection,
    bound: Bound,
    since: dt.date,
    today: dt.date,
    calendar: Calendar,
    policy: DuePolicy,
    now: dt.datetime | None,
) -> tuple[dict[str, int], list[Draft]]:
    ids = unit_ids(connection)
    drafts, problems = draft(bound.plan, bound, since, today, calendar, policy, moment=now)
    if problems := [*check_units(bound.plan, bound, ids), *problems]:
        raise LaunchRefused(*problems)
    return ids, drafts
