"""What tells whose paper it is: the names of a unit and of those beside it, below the same one."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.tables import Assignment, Unit

_A, _UNIT = table(Assignment), table(Unit)


class Named(NamedTuple):
    """A unit's name and what else it is called."""

    name: str
    aliases: tuple[str, ...]


class Beside(NamedTuple):
    """The unit of an assignment, and those that stand beside it."""

    own: Named
    others: tuple[Named, ...]


def beside(session: Session, ids: Sequence[int]) -> dict[int, Beside]:
    """By assignment; a unit that stands below none has nobody beside it."""
    run, other = session.connection().execute, _UNIT.alias()
    mine = select(_A.c.id, _UNIT.c.id, _UNIT.c.name, _UNIT.c.aliases, _UNIT.c.parent_id).join(
        _UNIT, _UNIT.c.id == _A.c.unit_id
    )
    rows = run(mine.where(_A.c.id.in_(list(ids)))).tuples().all()
    parents = {row[4] for row in rows if row[4] is not None}
    around: dict[int, list[tuple[int, Named]]] = {}
    asked = select(other.c.parent_id, other.c.id, other.c.name, other.c.aliases).where(
        other.c.parent_id.in_(parents), other.c.valid_to.is_(None)
    )
    for parent, number, name, aliases in run(asked).tuples() if parents else ():
        around.setdefault(parent, []).append((number, Named(name, tuple(aliases))))
    return {
        number: Beside(Named(name, tuple(aliases)), tuple(one for at, one in around.get(parent or 0, ()) if at != unit))
        for number, unit, name, aliases, parent in rows
    }
