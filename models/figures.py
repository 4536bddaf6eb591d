"""The official figures: how many lines are in each of the six leaves, in all and by unit."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session

from models.core import table
from models.queries import filters
from models.state_sql import ledger, state_sql
from models.tables import Unit
from plans import state as clock
from plans.access import Sight
from plans.alphabet import Key, alphabetical
from plans.stages import Stage
from plans.state import State
from plans.wanted import EVERYTHING, Wanted

_UNIT = table(Unit)
_LEAVES = {leaf.value: at for at, leaf in enumerate(State)}


class UnitFigures(NamedTuple):
    """A line of the official table: the six leaves, which add up to the total, and the share in time (None: nothing judged)."""

    unit: str
    unit_name: str
    total: int
    done_on_time: int
    done_late: int
    open_on_time: int
    open_overdue: int
    done_undated: int
    open_undated: int
    share: float | None


def state_counts(
    session: Session,
    moment: dt.datetime,
    *,
    wanted: Wanted = EVERYTHING,
    units: Sequence[str] | None = None,
    sight: Sight | None = None,
) -> dict[State, int]:
    """How many are in each of the six leaves at `moment`."""
    connection = session.connection()
    stood = ledger(session, moment)
    leaf = state_sql(stood.c, moment).label("leaf")
    only = filters(connection, wanted, units, stood.c, moment, sight)
    counted = select(leaf, func.count()).where(*only).group_by(leaf)
    found = {name: number for name, number in connection.execute(counted)}  # noqa: C416
    return {one: found.get(one.value, 0) for one in State}


def unit_table(
    session: Session,
    moment: dt.datetime,
    *,
    wanted: Wanted = EVERYTHING,
    units: Sequence[str] | None = None,
    sight: Sight | None = None,
) -> list[UnitFigures]:
    """The official table by unit, by name. Cancelled ones are not counted."""
    connection = session.connection()
    stood = ledger(session, moment)
    leaf = state_sql(stood.c, moment).label("leaf")
    only = [*filters(connection, wanted, units, stood.c, moment, sight), stood.c.stage != Stage.CANCELLED.value]
    counted = select(stood.c.unit_id, leaf, func.count().label("n")).where(*only)
    by_leaf = counted.group_by(stood.c.unit_id, leaf).subquery()
    named = select(_UNIT.c.slug, _UNIT.c.name, by_leaf.c.leaf, by_leaf.c.n).join(
        by_leaf, by_leaf.c.unit_id == _UNIT.c.id
    )
    found: dict[tuple[str, str], list[int]] = {}
    for slug, name, state, number in connection.execute(named):
        found.setdefault((name, slug), [0] * len(_LEAVES))[_LEAVES[state]] = number
    return [_figures(slug, name, found[name, slug]) for name, slug in sorted(found, key=_order)]


def _order(unit: tuple[str, str]) -> tuple[Key, str]:
    """By name, as the alphabet goes."""
    return alphabetical(unit[0]), unit[1]


def _figures(slug: str, name: str, counts: list[int]) -> UnitFigures:
    """The counts stand in the order of the leaves: ten thousand units have ten thousand of them."""
    share = clock.on_time_share(dict(zip(State, counts, strict=True)))
    return UnitFigures(slug, name, sum(counts), *counts, share)  # type: ignore[call-arg]
