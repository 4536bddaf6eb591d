"""What one result closes beside what it was made for: the same unit's assignments for linked tasks go out with it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from desk.acting import CARRIED
from models import queries
from models.database import Session
from models.lines import Line
from models.one_result import behind, handed_in_as_one, shares_result
from models.overlapping import twins
from models.queries import NOBODY
from plans.stages import Act, Stage

_OPEN = (Stage.DRAFT, Stage.EXECUTE, Stage.REVIEW)


class Along(NamedTuple):
    """Of one assignment: for which others its result goes out too, and with whose it goes out itself."""

    goes: tuple[Line, ...] = ()
    of: tuple[int, ...] = ()


def others_open(session: Session, numbers: Sequence[int], moment: dt.datetime) -> list[Line]:
    """The open assignments that the same unit has for tasks linked with these: each has its own date, whatever becomes of another's."""
    found = sorted({one.id for one in twins(session, numbers, _OPEN)})
    return queries.assignments(session, found, moment) if found else []


def along(
    session: Session, ids: Sequence[int], moment: dt.datetime, units: Collection[str] = NOBODY
) -> Mapping[int, Along]:
    """By number, of these and of what goes out with them; nothing for what stands alone. `units` are those of whoever looks."""
    waiting = [one for one in twins(session, ids, (Stage.REVIEW,)) if shares_result(session, one.of, one.id)]
    pairs = [*twins(session, ids, CARRIED[Act.HAND_IN]), *waiting]
    if not pairs:
        return {}
    others = queries.assignments(session, sorted({one.id for one in pairs}), moment, units)
    lines = {line.id: line for line in others}
    found: dict[int, Along] = {}
    for one in pairs:
        made, carried = found.get(one.of, Along()), found.get(one.id, Along())
        found[one.of] = made._replace(goes=(*made.goes, lines[one.id]))
        found[one.id] = carried._replace(of=(*carried.of, one.of))
    return found


def closed(session: Session, confirm: Sequence[Line]) -> Mapping[int, Sequence[Line]]:
    """By the first of these that one result was handed in for: the others of them."""
    waiting = {one.id: one.handed_in_at for one in confirm}
    found = behind(handed_in_as_one(session, waiting), waiting) if len(confirm) > 1 else {}
    closes: dict[int, list[Line]] = {}
    for line in confirm:
        if line.id in found:
            closes.setdefault(found[line.id], []).append(line)
    return closes
