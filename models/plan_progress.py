"""How a plan in force stands, task by task and date by date, and what was done to it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session

from models.amend_rows import HANDED_OVER
from models.core import table
from models.drafts import VOIDED
from models.plan_keys import plan_id_of
from models.sight_sql import sight_sql
from models.state_sql import ledger, state_sql
from models.tables import Audit, LaunchedPlan, Person, Task
from plans.access import Sight
from plans.plan_keys import plan_key

_PLAN, _TASK, _AUDIT, _PERSON = table(LaunchedPlan), table(Task), table(Audit), table(Person)
TOLD = (
    "propose", "agree", "launch", "amend", "draft-propose", "draft-agree", "draft-send-back", VOIDED, "take-in", HANDED_OVER,
    "event", "close", "reopen",
)  # fmt: skip
"""Entries of the log that are the history of a plan."""
_OF_DRAFT = "draft-"
_ENDS_DRAFT = ("launch", "amend", "draft-send-back", VOIDED)
"""After these what a draft was proposed and agreed to stands no longer."""


class Standing(NamedTuple):
    """Assignments of one task with one date in one leaf (None: cancelled), counted."""

    clause: str | None
    due: dt.datetime | None
    leaf: str | None
    many: int


class Entry(NamedTuple):
    """One line of a plan's history: what, when, who, with what details."""

    at: dt.datetime
    what: str
    by: str | None
    details: dict[str, Any]


def standings(session: Session, key: str, moment: dt.datetime, sight: Sight | None) -> list[Standing]:
    """The assignments of a plan that may be seen, counted by task, date and leaf, in the document's order."""
    connection = session.connection()
    a = ledger(session, moment).c
    leaf = state_sql(a, moment)
    rows = (
        select(_TASK.c.clause, a.due, leaf.label("leaf"), func.count())
        .select_from(_TASK)
        .join(a.id.table, a.task_id == _TASK.c.id)
        .where(_TASK.c.plan_id == plan_id_of(key), a.opened_at <= moment, *sight_sql(sight, a))
        .group_by(_TASK.c.id, _TASK.c.ordinal, _TASK.c.clause, a.due, "leaf")
        .order_by(_TASK.c.ordinal, a.due)
    )
    return [Standing(*row) for row in connection.execute(rows)]


def plan_history(session: Session, slug: str, as_unit: str = "") -> list[Entry]:
    """What was done to a plan, the first first. What is logged under the slug alone may say for which unit it was."""
    c, names = _AUDIT.c, {slug, plan_key(slug, as_unit)}
    of_tasks = or_(*(c.subject.startswith(f"{one}:", autoescape=True) for one in sorted(names)))
    rows = (
        select(c.at, c.what, _PERSON.c.name, c.details)
        .outerjoin(_PERSON, _PERSON.c.id == c.by)
        .where(or_(c.subject.in_(names), and_(c.what == "event", of_tasks)), c.what.in_(TOLD))
        .order_by(c.id)
    )
    found = [Entry(*row) for row in session.connection().execute(rows)]
    found = [one for one in found if one.details.get("as", as_unit) == as_unit]
    return list(_said_once(found))


def _said_once(found: Iterable[Entry]) -> Iterator[Entry]:
    """What a draft had proposed and agreed is not told again as signed by the same at the launch or amendment that it led to; nor is
    an event that was recorded before and opened nothing more. All else is told as often as it was done.
    """
    signed: set[tuple[str, str | None]] = set()
    for one in found:
        again = (one.what, one.by) in signed or (one.what == "event" and one.details.get("opened") == 0)
        if not again:
            yield one
        if one.what in _ENDS_DRAFT:
            signed = set()
        elif one.what.startswith(_OF_DRAFT):
            signed.add((one.what.removeprefix(_OF_DRAFT), one.by))


def plan_document(session: Session, key: str) -> int | None:
    """The id of the file that a plan came from, where it was kept."""
    return session.connection().execute(select(_PLAN.c.document_id).where(_PLAN.c.id == plan_id_of(key))).scalar()
