"""More time that units ask for: the requests of an assignment, those that wait for an answer, and what an answer writes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, insert, literal, or_, select, update
from sqlmodel import Session

from models.core import named, table
from models.progress import mark
from models.tables import Assignment, Person, StageChange
from models.tables import Extension as Row
from plans.extending import ASK, GRANT, REFUSE, TAKE_BACK, Answer, Extension
from plans.stages import Stage
from plans.waited import Waited

_X, _A, _PERSON, _CHANGE = table(Row), table(Assignment), table(Person), table(StageChange)
WORKED_ON = (Stage.DRAFT, Stage.EXECUTE)
"""The stages in which more time is asked for and granted: what was handed in needs none."""
ANSWERED = (*WORKED_ON, Stage.REVIEW)
"""Those in which a request is answered where the result came late while nobody had: until that is confirmed."""
NAMED = 500
"""Assignments that are named by their numbers; of more the requests of all are read, of today those of what is not done."""
_SENT = func.coalesce(_A.c.credited_at, _A.c.handed_in_at)
_LATE = and_(_A.c.stage == Stage.REVIEW.value, _A.c.due <= _SENT)
"""As `plans.extending.sent_late` says it."""


def extensions(session: Session, ids: Sequence[int]) -> dict[int, list[Extension]]:
    """The requests for these assignments, the oldest first."""
    found: dict[int, list[Extension]] = {}
    for row in session.connection().execute(_requests().where(_X.c.assignment_id.in_(list(ids)))):
        found.setdefault(row[1], []).append(Extension(*row))
    return found


def unanswered_days(session: Session, ids: Sequence[int]) -> dict[int, dt.date]:
    """The later days that were asked for these assignments and never answered, wherever the work stands."""
    rows = select(_X.c.assignment_id, _X.c.until).where(_X.c.assignment_id.in_(list(ids)), _X.c.answer.is_(None))
    return dict(session.connection().execute(rows.order_by(_X.c.id)).tuples().all())


def waited_of(connection: Connection, ids: Sequence[int], moment: dt.datetime | None) -> dict[int, tuple[Waited, ...]]:
    """What was asked for these assignments by a moment (none: by now) and refused or not answered by then, the oldest first."""
    if not ids:
        return {}
    by_then = [_X.c.asked_at <= moment] if moment else []
    kept = or_(_X.c.answer == Answer.REFUSED.value, _unanswered(moment) if moment else _X.c.answer.is_(None))
    rows = select(_X.c.assignment_id, _X.c.asked_at, _X.c.until, _X.c.answered_at).where(kept, *by_then)
    if len(ids) <= NAMED:
        rows = rows.where(_X.c.assignment_id.in_(list(ids)))
    elif moment is None:
        rows = rows.join(_A, _A.c.id == _X.c.assignment_id).where(_A.c.stage != Stage.DONE.value)
    found: dict[int, list[Waited]] = {}
    for number, at, until, answered in connection.execute(rows.order_by(_X.c.id)).tuples():
        refused = answered if moment is None or (answered and answered <= moment) else None
        found.setdefault(number, []).append(Waited(at, until, refused))
    return {number: tuple(own) for number, own in found.items()}


def waiting(session: Session) -> list[Extension]:
    """Those that wait for an answer, the oldest first: of what is worked on, and of a result that came late and is not confirmed."""
    answerable = or_(_A.c.stage.in_([one.value for one in WORKED_ON]), _LATE)
    open_ones = _requests().where(_X.c.answer.is_(None), answerable)
    return [Extension(*row) for row in session.connection().execute(open_ones)]


def ended_by_confirming(session: Session, ids: Sequence[int], now: dt.datetime) -> list[Extension]:
    """Of these and nobody answered: the result came late and waits to be confirmed, or is handed in late and confirmed with another."""
    late = or_(_LATE, and_(_A.c.stage.in_([one.value for one in WORKED_ON]), _A.c.due <= now))
    rows = _requests().where(_X.c.assignment_id.in_(list(ids)), _X.c.answer.is_(None), late)
    return [Extension(*row) for row in session.connection().execute(rows)]


def waited(session: Session, moment: dt.datetime) -> list[Extension]:
    """Those that were asked for by a moment and not answered then, the oldest first; where the work stood then is another matter."""
    open_then = _requests().where(_X.c.asked_at <= moment, _unanswered(moment))
    return [Extension(*row) for row in session.connection().execute(open_then)]


def put_request(
    session: Session, number: int, values: dict[str, Any], said: str, *, by: int, now: dt.datetime, seen_version: int
) -> None:
    """More time is asked for; nothing moves. Raises as `models.progress.mark` does."""
    mark(session, number, ASK, {}, stages=WORKED_ON, by=by, now=now, seen_version=seen_version, note=said)
    row = {"assignment_id": number, "asked_at": now, "asked_by": by, **values}
    session.connection().execute(insert(_X), [row])


def put_grant(
    session: Session, one: Extension, due: dt.datetime, before: dt.datetime, note: str, said: str,
    *, by: int, now: dt.datetime, seen_version: int, sent: bool = False,
) -> None:  # fmt: skip
    """The date moves; the one before stays in the history and with the request. `sent`: the result came late while nobody had answered."""
    mark(
        session, one.assignment, GRANT, {"due": due}, stages=ANSWERED if sent else WORKED_ON, by=by, now=now, seen_version=seen_version,
        note=said,
    )  # fmt: skip
    _answer(session, one.id, Answer.GRANTED, note, by, now, replaced=before, granted=due)


def put_refusal(
    session: Session, one: Extension, note: str, *, by: int, now: dt.datetime, seen_version: int, sent: bool = False
) -> None:
    """The date stays as it is; `sent` as above."""
    stages = ANSWERED if sent else WORKED_ON
    mark(session, one.assignment, REFUSE, {}, stages=stages, by=by, now=now, seen_version=seen_version, note=note)
    _answer(session, one.id, Answer.REFUSED, note, by, now)


def take_back(session: Session, one: Extension, *, by: int, now: dt.datetime, seen_version: int) -> None:
    """Its unit asks no more."""
    mark(session, one.assignment, TAKE_BACK, {}, stages=WORKED_ON, by=by, now=now, seen_version=seen_version)
    _answer(session, one.id, Answer.WITHDRAWN, "", by, now)


def carry_extensions(connection: Connection, old: int, new: int) -> None:
    """What was granted goes with an assignment that another unit takes over; what waits does not: who asked has it no more.

    What comes back to a unit of before brings only what was granted since.
    """
    names = [one.name for one in _X.c if one.name not in ("id", "assignment_id")]
    mine = named(_X, "mine").c
    known = exists(select(1).where(mine.assignment_id == new, mine.asked_at == _X.c.asked_at))
    granted = (_X.c.assignment_id == old, _X.c.answer == Answer.GRANTED.value, ~known)
    rows = select(literal(new), *(_X.c[name] for name in names)).where(*granted).order_by(_X.c.id)
    connection.execute(insert(_X).from_select(["assignment_id", *names], rows))


def asked_until_sql(a: Any, moment: dt.datetime) -> ColumnElement[Any]:  # noqa: ANN401  (columns of an assignment)
    """The day that was asked for and not yet answered at a moment, while it is worked on: what was handed in waits for none."""
    working = a.stage.in_([one.value for one in WORKED_ON])
    asked = select(_X.c.until).where(_X.c.assignment_id == a.id, _X.c.asked_at <= moment, _unanswered(moment), working)
    return asked.order_by(_X.c.id.desc()).limit(1).correlate(a.id.table).scalar_subquery()


def rests_on_grant() -> ColumnElement[bool]:
    """Whether the date of an assignment is one that was granted to it."""
    return exists(select(1).where(_X.c.assignment_id == _A.c.id, _X.c.granted == _A.c.due))


def _unanswered(moment: dt.datetime) -> ColumnElement[bool]:
    return or_(_X.c.answered_at.is_(None), _X.c.answered_at > moment)


def _requests() -> Select[Any]:
    asker, judge = named(_PERSON, "asker"), named(_PERSON, "judge")
    c = _X.c
    columns = (
        c.id, c.assignment_id, c.asked_at, asker.c.slug, asker.c.name, c.until, c.ground, c.reason, c.paper, c.due,
        c.answer, c.answered_at, judge.c.name, c.replaced, c.granted, c.note, _A.c.due, case((_LATE, _SENT)),
    )  # fmt: skip
    joined = _X.outerjoin(asker, asker.c.id == c.asked_by).outerjoin(judge, judge.c.id == c.answered_by)
    joined = joined.join(_A, _A.c.id == c.assignment_id)
    return select(*columns).select_from(joined).order_by(c.id)


def _answer(
    session: Session, number: int, answer: Answer, note: str, by: int, now: dt.datetime, **values: dt.datetime
) -> None:
    said = {"answer": answer.value, "answered_at": now, "answered_by": by, "note": note or None, **values}
    session.connection().execute(update(_X).where(_X.c.id == number).values(**said))
