"""Open assignments passed from one unit to another, or from one officer to another of the same unit, each with its history on both sides.

From unit to unit the old row ends and a new one begins: the board of a past day still shows whose it was, and what was shown for
a result goes along. Where the new unit has that task already, the two become its one.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, literal, select, update
from sqlmodel import Session

from models.amend_rows import HANDED_OVER
from models.contributions import carry_asks
from models.core import table
from models.extensions import carry_extensions
from models.giving_on import end_parts
from models.moves import carry_moves
from models.progress import write_history
from models.tables import OPEN_STAGES, Assignment, Audit, Evidence, LaunchedPlan, Person, Succession, Task, Unit
from plans.alphabet import alphabetical
from plans.policy import StagePolicy
from plans.stages import Stage, first_stage

_A, _T, _P, _UNIT, _PERSON = table(Assignment), table(Task), table(LaunchedPlan), table(Unit), table(Person)
_E, _AFTER, _AUDIT = table(Evidence), table(Succession), table(Audit)
SOME = 20
"""Hand-overs of the past that are shown."""


class Said(NamedTuple):
    """What the histories say: of the old row (with whose it is now), of the new one (whose it was), of one that is there already."""

    given: str
    taken: str
    same: str


class Passed(NamedTuple):
    """What was passed: rows that go on elsewhere (old, new), rows that the new unit had already (old, its), parts that ended."""

    moved: list[tuple[int, int]]
    merged: list[tuple[int, int]]
    parts: int


class Heir(NamedTuple):
    """A unit that the registry names as doing an ended unit's work, since when, and whether all of it."""

    slug: str
    name: str
    on: dt.date
    whole: bool


class Holder(NamedTuple):
    """Somebody who has open work of a unit, whether he still works here, and how much it is."""

    slug: str
    name: str
    active: bool
    many: int


class Past(NamedTuple):
    """A hand-over of the past: when, by whom, with what details."""

    at: dt.datetime
    by: str | None
    details: dict[str, Any]


def open_ids(session: Session, unit: str, officer: str | None = None) -> list[int]:
    """The open assignments of a unit, or those of them that one person works on; the earliest date first."""
    mine = select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery()
    asked: list[Any] = [_A.c.unit_id == mine, OPEN_STAGES]
    if officer is not None:
        asked.append(_A.c.officer_id == select(_PERSON.c.id).where(_PERSON.c.slug == officer).scalar_subquery())
    rows = select(_A.c.id).where(*asked).order_by(_A.c.due.is_(None), _A.c.due, _A.c.id)
    return list(session.connection().execute(rows).scalars())


def last_given(session: Session, ids: Sequence[int]) -> tuple[int, dt.datetime] | None:
    """The assignment of these that was opened last, and when."""
    rows = select(_A.c.id, _A.c.opened_at).where(_A.c.id.in_(list(ids))).order_by(_A.c.opened_at.desc(), _A.c.id)
    found = session.connection().execute(rows.limit(1)).tuples().first()
    return (found[0], found[1]) if found else None


def holders(session: Session, unit: str) -> list[Holder]:
    """Who has open work of a unit, those who are there no more first."""
    p, mine = _PERSON.c, select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery()
    rows = (
        select(p.slug, p.name, p.active, func.count())
        .join(_A, _A.c.officer_id == p.id)
        .where(_A.c.unit_id == mine, OPEN_STAGES)
        .group_by(p.id, p.slug, p.name, p.active)
    )
    found = session.connection().execute(rows).tuples()
    return [Holder(*row) for row in sorted(found, key=lambda row: (row[2], alphabetical(row[1])))]


def heirs(session: Session, unit: str) -> list[Heir]:
    """The units that the registry names as doing the work of one that ended."""
    old = select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery()
    rows = select(_UNIT.c.slug, _UNIT.c.name, _AFTER.c.on, _AFTER.c.whole).join(
        _AFTER, _AFTER.c.successor_id == _UNIT.c.id
    )
    found = session.connection().execute(rows.where(_AFTER.c.unit_id == old)).tuples()
    return [Heir(*row) for row in sorted(found, key=lambda row: (not row[3], alphabetical(row[1])))]


def pass_to_unit(
    session: Session, ids: Sequence[int], unit_id: int, said: Said, by: int | None, now: dt.datetime
) -> Passed:
    """Each of these open assignments to another unit. `said` holds places: {new} and {old} are numbers of assignments."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(select(_A.c.id).where(_A.c.id.in_(list(ids))).order_by(_A.c.id).with_for_update()).all()
    done = Passed([], [], 0)
    for number in ids:
        old = connection.execute(_wanted().where(_A.c.id == number)).one()
        there = connection.execute(
            select(_A.c.id, _A.c.stage).where(
                _A.c.task_id == old.task_id, _A.c.unit_id == unit_id, _A.c.occurrence == old.occurrence
            )
        ).first()
        goes_on = there is None or there.stage == Stage.CANCELLED.value
        new = _begin(connection, old, unit_id, there.id if there else None, said, by, now) if goes_on else there.id  # type: ignore[union-attr]
        (done.moved if goes_on else done.merged).append((number, new))
        note = _numbered(said.given if goes_on else said.same, number, new)
        which, to = (_A.c.id == number, OPEN_STAGES), Stage.CANCELLED.value
        write_history(connection, which, HANDED_OVER, to, by, now, note)
        ended = update(_A).where(*which).values(stage=to, version=_A.c.version + 1, changed_at=now, inside_at=None)
        connection.execute(ended)
        done = done._replace(parts=done.parts + end_parts(session, number, by, now))
    return done


def pass_to_officer(
    session: Session, ids: Sequence[int], officer: int, note: str, by: int | None, now: dt.datetime
) -> int:
    """Each of these open assignments to another officer of the same unit; how many."""
    connection = session.connection()
    which = (_A.c.id.in_(list(ids)), OPEN_STAGES)
    write_history(connection, which, HANDED_OVER, None, by, now, note)
    changed = {"officer_id": officer, "version": _A.c.version + 1, "changed_at": now}
    return connection.execute(update(_A).where(*which).values(**changed)).rowcount


def past_hand_overs(session: Session, subjects: Sequence[str]) -> list[Past]:
    """What was handed over from these ("unit:…", "person:…"), the last first."""
    c = _AUDIT.c
    rows = select(c.at, _PERSON.c.name, c.details).outerjoin(_PERSON, _PERSON.c.id == c.by)
    found = rows.where(c.what == HANDED_OVER, c.subject.in_(list(subjects))).order_by(c.id.desc()).limit(SOME)
    return [Past(*row) for row in session.connection().execute(found)]


def plans_of(session: Session, ids: Sequence[int]) -> list[tuple[str, str, int]]:
    """The plans of these, as slug and receiving unit, with how many are of each; what was given on inside a unit is in none."""
    rows = (
        select(_P.c.slug, _P.c.as_unit, func.count())
        .join(_A, _A.c.plan_id == _P.c.id)
        .where(_A.c.id.in_(list(ids)), _A.c.parent_id.is_(None))
        .group_by(_P.c.id, _P.c.slug, _P.c.as_unit)
        .order_by(_P.c.id)
    )
    return [(slug, as_unit, many) for slug, as_unit, many in session.connection().execute(rows)]


def _numbered(words: str, old: int, new: int) -> str:
    return words.replace("{old}", str(old)).replace("{new}", str(new))


def _wanted() -> Any:  # noqa: ANN401  (a select)
    return select(_A, _T.c.stages, _P.c.office_id).join(_T, _T.c.id == _A.c.task_id).join(_P, _P.c.id == _A.c.plan_id)


def _begin(
    connection: Connection,
    old: Row[Any],
    unit_id: int,
    there: int | None,
    said: Said,
    by: int | None,
    now: dt.datetime,
) -> int:
    """The row of the new unit: what waits for confirmation goes on waiting, anything else is to be received. A row of its own that
    was ended before is taken up again.
    """
    policy = StagePolicy.model_validate(old.stages)
    stage = old.stage if old.stage == Stage.REVIEW else first_stage(policy).value
    confirmer = old.office_id if old.confirmer_unit_id == unit_id else old.confirmer_unit_id
    values = {
        "due": old.due, "stage": stage, "force": old.force, "changed_at": now, "credited_at": old.credited_at,
        "handed_in_at": old.handed_in_at, "handed_in_by": old.handed_in_by, "correct_by": old.correct_by,
        "confirmer_unit_id": confirmer, "parent_id": old.parent_id, "progress": old.progress, "officer_id": None,
    }  # fmt: skip
    ended = there is not None
    if there is None:
        row = {"task_id": old.task_id, "plan_id": old.plan_id, "unit_id": unit_id, "occurrence": old.occurrence}
        made = insert(_A).values(**row, **values, version=1, opened_at=now).returning(_A.c.id)
        there = int(connection.execute(made).scalar_one())
    else:
        connection.execute(update(_A).where(_A.c.id == there).values(**values, version=_A.c.version + 1))
    carry_moves(connection, old.id, there, ended=ended)
    note = _numbered(said.taken, old.id, there)
    write_history(connection, (_A.c.id == there,), HANDED_OVER, None, by, now, note)
    e = _E.c
    same = [e.change_id, e.file_id, e.number, e.date, e.signer, e.subject, e.link, e.note, e.at, e.by]
    shown = select(literal(there), *same).where(e.assignment_id == old.id).order_by(e.id)
    connection.execute(insert(_E).from_select(["assignment_id", *(one.name for one in same)], shown))
    carry_asks(connection, old.id, there, unit_id)
    carry_extensions(connection, old.id, there)
    return there
