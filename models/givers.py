"""Who gave an assignment: the leader who agreed to its plan, else who proposed it; inside a unit, who gave it on."""

from sqlalchemy import func, select
from sqlmodel import Session

from models.core import table
from models.tables import Assignment, Audit, LaunchedPlan, Person
from plans.access import Deed

_A, _PLAN, _PERSON, _AUDIT = table(Assignment), table(LaunchedPlan), table(Person), table(Audit)


def giver_of(session: Session, number: int, parent: int | None) -> str | None:
    """The name; None where nobody is on record."""
    if parent is None:
        given = (_A.c.id == number, _PLAN.c.id == _A.c.plan_id)
        who = select(func.coalesce(_PLAN.c.agreed_by, _PLAN.c.proposed_by)).where(*given).scalar_subquery()
    else:
        opened = select(_A.c.opened_at).where(_A.c.id == number).scalar_subquery()
        mine = (
            _AUDIT.c.what == Deed.GIVE_ON.value, _AUDIT.c.subject == f"assignment:{parent}", _AUDIT.c.at <= opened,
        )  # fmt: skip
        who = select(_AUDIT.c.by).where(*mine).order_by(_AUDIT.c.id.desc()).limit(1).scalar_subquery()
    return session.connection().execute(select(_PERSON.c.name).where(_PERSON.c.id == who)).scalar()
