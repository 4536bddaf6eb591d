"""A plan in force as whoever amends it needs it: what it is now, whose it is, and whether somebody is amending it already."""

import datetime as dt
from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session

from models.amend_rows import MOST
from models.core import table
from models.plan_keys import plan_id_of
from models.tables import OPEN_STAGES, Assignment, LaunchedPlan, PlanDraft, StageChange, Task, Unit
from plans.amended import due_words
from plans.draft_stages import ON_ITS_WAY, DraftStage
from plans.moved import AMEND
from plans.stages import Act
from plans.wording import label

_PLAN, _DRAFT, _UNIT, _A = table(LaunchedPlan), table(PlanDraft), table(Unit), table(Assignment)
_CHANGE, _TASK, _PARENT = table(StageChange), table(Task), _A.alias("parent")
OPENED, KEPT, COPIED = "open", "kept", "copied"
"""What is said of assignments that an amendment opens, leaves as they are below one that it changes, gives another confirmer or force;
of what was given on with "part-" before it.
"""
COPIED_WORDS = (label("field.confirmer"), label("field.force"))
"""How the history of the last of these begins."""


class InForce(NamedTuple):
    """A plan in force. `amending` is the draft by which somebody amends it now; `closed_at`: since when it is followed no more."""

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
    closed_at: dt.datetime | None = None


class Mark(NamedTuple):
    """The last line of all histories, and the last assignment, before something is tried."""

    change: int
    row: int


class Touched(NamedTuple):
    """Assignments of one unit for one task that an amendment opens, ends or changes, with what the history says of it; of what it opens
    with the date.
    """

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
        p.id,
        p.slug,
        p.as_unit,
        _UNIT.c.slug,
        p.number,
        p.title,
        p.circulation,
        p.checksum,
        p.yaml,
        p.text,
        amending,
        p.closed_at,
    )
    row = session.connection().execute(asked.outerjoin(_UNIT, _UNIT.c.id == p.office_id).where(p.id == plan_id_of(key)))
    found = row.first()
    return InForce(*found) if found else None


def hold_plan(session: Session, key: str) -> None:
    """Whoever amends the plan with that key waits until this transaction is over: what is asked before acting holds while it acts."""
    session.connection().execute(select(_PLAN.c.id).where(_PLAN.c.id == plan_id_of(key)).with_for_update())


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
    """What was opened, ended or changed of a plan since then, by task and unit, as often as it is counted.

    What units gave on inside is theirs to know: it is told of the unit that gave it on. What we gave on of what we received is ours.
    """
    run = session.connection().execute
    of_plan = select(_PLAN.c.id).where(_PLAN.c.slug == plan, _PLAN.c.as_unit == as_unit).scalar_subquery()
    which = (_TASK.c.ordinal, _TASK.c.key, _A.c.id, _A.c.parent_id, _UNIT.c.slug, _UNIT.c.name)
    joined = _A.join(_TASK, _TASK.c.id == _A.c.task_id).join(_UNIT, _UNIT.c.id == _A.c.unit_id)
    told = (_CHANGE.c.act.in_([AMEND, Act.CANCEL.value]), _CHANGE.c.id > since.change)
    changed = select(*which, _CHANGE.c.act, func.coalesce(_CHANGE.c.note, "")).select_from(
        joined.join(_CHANGE, _CHANGE.c.assignment_id == _A.c.id)
    )
    some = select(*which).select_from(joined)
    rows = [tuple(row) for row in run(changed.where(_A.c.plan_id == of_plan, *told, _A.c.id <= since.row))]
    new = run(some.add_columns(_A.c.due).where(_A.c.plan_id == of_plan, _A.c.id > since.row))
    rows += [(*row[:-1], OPENED, due_words(row[-1])) for row in new]
    if as_unit:
        moved = select(_CHANGE.c.assignment_id).where(*told)
        ours = select(_PARENT.c.id).where(_PARENT.c.plan_id == of_plan, _PARENT.c.parent_id.is_(None))
        stays = (_A.c.parent_id.in_(ours), _A.c.parent_id.in_(moved), _A.c.id.not_in(moved), OPEN_STAGES)
        rows += [(*row, KEPT, "") for row in run(some.where(*stays))]
    above = _givers(session, {row[3] for row in rows if row[3] is not None}, 1 if as_unit else 0)
    counted = Counter(
        (place, key, *above.get(parent, (slug, name)), _what(what, note, part=parent is not None), note)
        for place, key, _, parent, slug, name, what, note in rows
    )
    found = sorted(counted.items(), key=lambda one: (one[0][0], *one[0][4:], one[0][3]))
    return [Touched(key, slug, name, what, note, many) for (_, key, slug, name, what, note), many in found]


def _what(what: str, note: str, *, part: bool) -> str:
    if what == AMEND and note.startswith(COPIED_WORDS):
        what = COPIED
    return f"part-{what}" if part else what


def _givers(session: Session, parents: set[int], deep: int) -> dict[int, tuple[str, str]]:
    """By the assignment that something was given on of, the unit that it is told of; not what is given on at most `deep` times."""
    line: dict[int, tuple[int | None, str, str]] = {}
    asked = set(parents)
    while asked:
        some = sorted(asked)[:MOST]
        rows = select(_A.c.id, _A.c.parent_id, _UNIT.c.slug, _UNIT.c.name).join(_UNIT, _UNIT.c.id == _A.c.unit_id)
        for number, *giver in session.connection().execute(rows.where(_A.c.id.in_(some))):
            line[number] = (giver[0], giver[1], giver[2])
        asked = (asked - set(some)) | {one[0] for one in line.values() if one[0] is not None and one[0] not in line}
    found = {}
    for number in parents:
        path = [number]
        while (up := line[path[-1]][0]) is not None:
            path.append(up)
        if len(path) > deep:
            found[number] = line[path[len(path) - 1 - deep]][1:]
    return found
