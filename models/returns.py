"""Why results came back to those who are to answer: from who confirms them, or inside the unit from its leader."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.inside import GIVE_BACK, SUBMIT
from models.lines import Change
from models.queries import corrected_by
from models.tables import Person, StageChange
from plans.stages import Act

_CHANGE, _PERSON = table(StageChange), table(Person)
ANSWERED = {Act.RETURN.value: (Act.HAND_IN.value,), GIVE_BACK: (SUBMIT, Act.HAND_IN.value)}
"""What brings a result back, and the acts that answer it."""


def last_returns(session: Session, ids: Sequence[int]) -> dict[int, Change]:
    """Of these assignments those that came back and were not sent again since: by whom, when, why."""
    c, p = _CHANGE.c, _PERSON.c
    acts = {*ANSWERED, *(act for acts in ANSWERED.values() for act in acts)}
    found = (
        select(
            c.assignment_id, c.act, c.from_stage, c.to_stage, c.at, p.slug, p.name, c.note, c.evidence, corrected_by(c)
        )
        .join(_PERSON, p.id == c.by, isouter=True)
        .where(c.assignment_id.in_(list(ids)), c.act.in_(sorted(acts)))
        .order_by(c.id)
    )
    past: dict[int, list[Change]] = {}
    for row in session.connection().execute(found):
        past.setdefault(row[0], []).append(Change(*row[1:]))
    backs = {number: came_back(changes) for number, changes in past.items()}
    return {number: back for number, back in backs.items() if back is not None}


def came_back(past: Iterable[Change]) -> Change | None:
    """What is still to be answered, of a history from the oldest on: the last of what came back."""
    unanswered: list[Change] = []
    for one in past:
        unanswered = [back for back in unanswered if one.act not in ANSWERED[back.act]]
        if one.act in ANSWERED:
            unanswered.append(one)
    return unanswered[-1] if unanswered else None
