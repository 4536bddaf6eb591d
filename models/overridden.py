"""What was doubtful about a result and went out as typed, from the log: whoever confirms it sees it too."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.inside import INSIDE_ACTS, SUBMIT
from models.tables import Audit
from plans.problems import Problem
from plans.stages import Act

_LOG = table(Audit).c


def kept_as(doubts: Sequence[Problem]) -> list[dict[str, Any]]:
    """Doubts as the log keeps them."""
    return [{"code": one.code, "args": one.args} for one in doubts]


def overridden(session: Session, ids: Iterable[int]) -> dict[tuple[int, int | None], list[dict[str, Any]]]:
    """By assignment and hand-in (None: what waits inside the unit): what was typed in spite of these doubts."""
    subjects = {f"assignment:{number}": number for number in ids}
    asked = (
        select(_LOG.what, _LOG.subject, _LOG.details)
        .where(_LOG.what.in_((Act.HAND_IN.value, *INSIDE_ACTS)), _LOG.subject.in_(list(subjects)))
        .order_by(_LOG.id)
    )
    found: dict[tuple[int, int | None], list[dict[str, Any]]] = {}
    for what, subject, details in session.connection().execute(asked):
        number = subjects[subject]
        waiting = found.pop((number, None), [])
        if what == Act.HAND_IN.value:
            found[number, details.get("change")] = details.get("doubts", waiting)
        elif what == SUBMIT:
            found[number, None] = details.get("doubts", [])
    return {key: doubts for key, doubts in found.items() if doubts}
