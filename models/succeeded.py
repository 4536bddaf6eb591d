"""What was asked of a partner that was merged away: it waits for the unit that does its work now."""

import datetime as dt

from sqlalchemy import select, update
from sqlmodel import Session

from models.contributions import ASK, WAITS, WITHDRAW_ASK
from models.core import table
from models.heirs import heirs_of
from models.progress import write_history
from models.tables import OPEN_STAGES, Assignment, Contribution, Unit

_C, _A, _UNIT = table(Contribution), table(Assignment), table(Unit)


def follow_asks(session: Session, today: dt.date, now: dt.datetime) -> int:
    """What waits for a unit that ended is asked of the one that does its work now; of one that is asked already, or leads it
    itself, only once. How many moved.
    """
    run = session.connection().execute
    ended = (_C.c.unit_id == _UNIT.c.id, _UNIT.c.valid_to < today)
    rows = run(
        select(_C.c.id, _C.c.assignment_id, _C.c.unit_id, _A.c.unit_id, _UNIT.c.name)
        .select_from(_C.join(_A, _A.c.id == _C.c.assignment_id).join(_UNIT, ended[0]))
        .where(WAITS, OPEN_STAGES, ended[1])
        .order_by(_C.c.id)
    ).all()
    heirs = heirs_of(session, {unit for _, _, unit, _, _ in rows}, today) if rows else {}
    names = dict(run(select(_UNIT.c.id, _UNIT.c.name).where(_UNIT.c.id.in_(heirs.values()))).tuples().all())
    moved = 0
    for ask, number, unit, lead, name in rows:
        if (heir := heirs.get(unit)) is None:
            continue
        asked = select(_C.c.id).where(_C.c.assignment_id == number, _C.c.unit_id == heir, WAITS)
        said = f"{name} → {names[heir]}"
        twice = heir == lead or run(asked).first() is not None
        values = {"withdrawn_at": now, "why": said} if twice else {"unit_id": heir}
        run(update(_C).where(_C.c.id == ask).values(**values))
        act = WITHDRAW_ASK if twice else ASK
        write_history(session.connection(), (_A.c.id == number,), act, None, None, now, said)
        moved += 1
    return moved
