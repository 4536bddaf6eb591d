"""The calendar feed of a person: its secret address (hashed), and the dates that it shows."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import delete, or_, select
from sqlmodel import Session

from models.core import dialect_insert, named, table
from models.moves import may_have_moved, moves_of
from models.tables import Assignment, CalendarFeed, LaunchedPlan, Person, Task, Unit
from plans.due import Due
from plans.now_due import titled
from plans.stages import OPEN

_FEED, _PERSON, _A = table(CalendarFeed), table(Person), table(Assignment)
_T, _P, _UNIT = table(Task), table(LaunchedPlan), table(Unit)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)
KEPT = dt.timedelta(days=90)
"""How long what is closed stays in a calendar, said to be closed."""
MOST = 1000
"""Entries of a calendar at most, the latest dates first."""


class Dated(NamedTuple):
    """An assignment with a date, as a calendar needs it. `due` and `correct_by` are instants from which it is late.

    `title` has the date of now where it names one that was moved. `rule` is how its document sets the date; `inner`: it was given on
    inside a unit, and its date is that unit's own.
    """

    id: int
    unit: str
    unit_name: str
    officer: str | None
    title: str
    clause: str | None
    number: str | None
    circulation: str
    due: dt.datetime
    correct_by: dt.datetime | None
    stage: str
    version: int
    opened_at: dt.datetime
    changed_at: dt.datetime
    rule: Due | None = None
    inner: bool = False


def put_feed(session: Session, person: int, key: str, now: dt.datetime) -> None:
    """The address of a person's calendar; the one before opens nothing from now on."""
    values = {"key": key, "made_at": now}
    put = dialect_insert(session.connection(), _FEED).values(person_id=person, **values)
    session.connection().execute(put.on_conflict_do_update(index_elements=["person_id"], set_=values))


def end_feed(session: Session, person: int) -> None:
    """No address any more."""
    session.connection().execute(delete(_FEED).where(_FEED.c.person_id == person))


def feed_since(session: Session, person: int) -> dt.datetime | None:
    """Since when the address is in use; None where there is none."""
    found: dt.datetime | None = (
        session.connection().execute(select(_FEED.c.made_at).where(_FEED.c.person_id == person)).scalar()
    )
    return found


def feed_owner(session: Session, key: str) -> str | None:
    """The slug of the active person whose calendar this is."""
    joined = select(_PERSON.c.slug).join(_FEED, _FEED.c.person_id == _PERSON.c.id)
    found: str | None = session.connection().execute(joined.where(_FEED.c.key == key, _PERSON.c.active)).scalar()
    return found


def dated(session: Session, units: Collection[str], moment: dt.datetime) -> list[Dated]:
    """What of these units has a date: what is open, and what was closed lately."""
    officer = named(_PERSON, "officer")
    a = _A.c
    lately = or_(a.stage.in_([one.value for one in OPEN]), a.changed_at > moment - KEPT)
    found = (
        select(
            a.id, _UNIT.c.slug, _UNIT.c.name, officer.c.slug, _T.c.title, _T.c.clause, _P.c.number, _P.c.circulation,
            a.due, a.correct_by, a.stage, a.version, a.opened_at, a.changed_at, _T.c.due.label("rule"), a.parent_id,
            may_have_moved(a).label("moved"),
        )
        .select_from(
            _A.join(_UNIT, _UNIT.c.id == a.unit_id)
            .join(_T, _T.c.id == a.task_id)
            .join(_P, _P.c.id == a.plan_id)
            .outerjoin(officer, officer.c.id == a.officer_id)
        )
        .where(_UNIT.c.slug.in_(sorted(units)), a.due.is_not(None), lately)
        .order_by(a.due.desc(), a.id)
        .limit(MOST)
    )  # fmt: skip
    rows = session.connection().execute(found).all()
    moves = moves_of(session.connection(), [row.id for row in rows if row.moved], moment)
    lines = [
        Dated._make((*row[:-3], _DUE.validate_python(row.rule) if row.rule else None, row.parent_id is not None))
        for row in rows
    ]
    return [one._replace(title=titled(one.title, moves.get(one.id, ()), one.due)) for one in lines]
