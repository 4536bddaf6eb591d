"""A plan in force as whoever amends it needs it: what it is now, whose it is, and whether somebody is amending it already."""

from typing import Any, NamedTuple

from sqlalchemy import false, func, select
from sqlmodel import Session

from models.amend_rows import AMEND
from models.core import table
from models.plan_keys import plan_id_of
from models.tables import OPEN_STAGES, Assignment, LaunchedPlan, PlanDraft, StageChange, Task, Unit
from plans.draft_stages import ON_ITS_WAY, DraftStage
from plans.stages import Act

_PLAN, _DRAFT, _UNIT, _A = table(LaunchedPlan), table(PlanDraft), table(Unit), table(Assignment)
_CHANGE, _TASK, _PARENT = table(StageChange), table(Task), _A.alias("parent")
OPENED, PART_KEPT = "open", "part-kept"
"""What is said of assignments that an amendment opens, and of what was given on of one that it changes and stays as it is."""


class InForce(NamedTuple):
    """A plan in force. `amending` is the draft by which somebody amends it now."""

    id: int
    slug: str
    as_unit: str
    office: str | None
    number: str | None
    title: str
    circulation: str
    checksum: str
    yaml: str
    text: str
    amending: int | None


class Mark(NamedTuple):
    """The last line of all histories, and the last assignment, before something is tried."""

    change: int
    row: int


class Touched(NamedTuple):
    """Assignments of one unit for one task that an amendment opens, ends or changes, with what the history says of it."""

    task: str
    unit: str
    unit_name: str
    what: str
    note: str
    many: int


def in_force(session: Session, key: str) -> InForce | None:
    """The plan in force with that key."""
    p, d = _PLAN.c, _DRAFT.c
    stages = [stage.value for stage in ON_ITS_WAY]
    amending = select(func.min(d.id)).where(d.launched_plan_id == p.id, d.stage.in_(stages)).scalar_subquery()
    asked = select(
        p.id, p.slug, p.as_unit, _UNIT.c.slug, p.number, p.title, p.circulation, p.checksum, p.yaml, p.text, amending
    )
    row = session.connection().execute(asked.outerjoin(_UNIT, _UNIT.c.id == p.office_id).where(p.id == plan_id_of(key)))
    found = row.first()
    return InForce(*found) if found else None


def arrival(session: Session, plan_id: int) -> dict[str, Any]:
    """How the document of a plan came in, as its first draft has it: incoming number and day, the leader's note."""
    d = _DRAFT.c
    first = (
        select(d.incoming_number, d.incoming_date, d.note).where(d.launched_plan_id == plan_id).order_by(d.id).limit(1)
    )
    row = session.connection().execute(first).mappings().first()
    return dict(row) if row else {}


def amending_paper(session: Session, key: str, draft: int) -> int | None:
    """The id of the file that an amendment of this plan rests on, once it was made."""
    d = _DRAFT.c
    mine = (d.id == draft, d.launched_plan_id == plan_id_of(key), d.stage == DraftStage.LAUNCHED.value)
    first = select(_PLAN.c.launched_at).where(_PLAN.c.id == d.launched_plan_id).scalar_subquery()
    return session.connection().execute(select(d.document_id).where(*mine, d.created_at > first)).scalar()


def mark(session: Session) -> Mark:
    """Where histories and assignments end now."""
    last = select(select(func.max(_CHANGE.c.id)).scalar_subquery(), select(func.max(_A.c.id)).scalar_subquery())
    change, row = session.connection().execute(last).one()
    return Mark(change or 0, row or 0)


def touched_since(session: Session, plan: str, as_unit: str, since: Mark) -> list[Touched]:
    """What was opened, ended or changed of a plan since then, by task and unit.

    What units gave on inside is theirs to know; what we gave on of what we received is ours.
    """
    run = session.connection().execute
    of_plan = select(_PLAN.c.id).where(_PLAN.c.slug == plan, _PLAN.c.as_unit == as_unit).scalar_subquery()
    parts = select(_PARENT.c.id).where(_PARENT.c.plan_id == of_plan, _PARENT.c.parent_id.is_(None))
    ours = _A.c.parent_id.in_(parts) if as_unit else false()
    mine = (_A.c.plan_id == of_plan, _A.c.parent_id.is_(None) | ours)
    joined = _A.join(_TASK, _TASK.c.id == _A.c.task_id).join(_UNIT, _UNIT.c.id == _A.c.unit_id)
    who = (_TASK.c.ordinal, _TASK.c.key, _UNIT.c.slug, _UNIT.c.name)
    told = (_CHANGE.c.act.in_([AMEND, Act.CANCEL.value]), _CHANGE.c.id > since.change)
    changed = (
        select(*who, _CHANGE.c.act, func.coalesce(_CHANGE.c.note, ""), func.count())
        .select_from(joined.join(_CHANGE, _CHANGE.c.assignment_id == _A.c.id))
        .where(*mine, *told, _A.c.id <= since.row)
        .group_by(*who, _CHANGE.c.act, _CHANGE.c.note)
    )
    opened = select(*who, func.count()).select_from(joined).where(*mine, _A.c.id > since.row).group_by(*who)
    moved = select(_CHANGE.c.assignment_id).where(*told)
    stays = (ours, _A.c.parent_id.in_(moved), _A.c.id.not_in(moved), OPEN_STAGES)
    kept = select(*who, func.count()).select_from(joined).where(*mine, *stays).group_by(*who)
    rows = [tuple(row) for row in run(changed)]
    rows += [
        (*row[:4], what, "", row[4]) for what, asked in ((OPENED, opened), (PART_KEPT, kept)) for row in run(asked)
    ]
    return [Touched(*row[1:]) for row in sorted(rows, key=lambda row: (row[0], row[4], row[3]))]
