"""Whether the registry changed: a mark of its tables that costs a few counts, for whoever keeps it in memory."""

from typing import Any

from sqlalchemy import String, cast, func, select
from sqlmodel import Session

from models.core import table
from models.tables import GroupMember, Succession, Unit, UnitGroup

_UNIT, _GROUP, _MEMBER, _AFTER = table(Unit), table(UnitGroup), table(GroupMember), table(Succession)


def registry_mark(session: Session) -> tuple[Any, ...]:
    """Counts and lengths of what names hang on: another mark means another registry (the same one may hide a letter changed)."""
    u, g = _UNIT.c, _GROUP.c
    words = func.coalesce(func.sum(func.length(u.name) + func.length(cast(u.aliases, String))), 0)
    ties = (func.coalesce(func.sum(column), 0) for column in (u.parent_id, u.province_id))
    units = select(func.count(), words, func.count(u.valid_to), func.max(u.valid_to), *ties).select_from(_UNIT)
    kinds = func.coalesce(func.sum(func.length(g.name) + func.length(cast(g.aliases, String))), 0)
    groups = select(func.count(), kinds).select_from(_GROUP)
    run = session.connection().execute
    rows = [run(units).one(), run(groups).one()]
    rows += [run(select(func.count()).select_from(one)).one() for one in (_MEMBER, _AFTER)]
    return tuple(value for row in rows for value in row)
