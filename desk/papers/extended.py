"""The share in time as it would be without the grants of more time, to be printed beside the one with them."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from models import paper_queries, queries
from models.database import Session
from models.extensions import first_dates
from models.queries import Line
from plans.access import Sight
from plans.plan import Force
from plans.stages import Stage
from plans.state import Facts, State, state
from plans.wanted import Wanted


class Unextended(NamedTuple):
    """The six leaves with every date as it was before more time was granted, and of how many assignments that is."""

    counts: Mapping[State, int]
    many: int


def unextended(
    session: Session, moment: dt.datetime, counts: Mapping[State, int], wanted: Wanted, sight: Sight | None
) -> Unextended:
    """The figures `counts` at `moment`, reckoned by the first dates."""
    first = first_dates(session)
    seen = paper_queries.among(session, list(first), moment, wanted, sight)
    lines = [one for one in queries.assignments(session, sorted(seen), moment) if one.extended_from]
    moved = dict(counts)
    for line in lines:
        now, then = _leaf(line, line.due, moment), _leaf(line, first[line.id], moment)
        if now is not None and then is not None:
            moved[now] -= 1
            moved[then] += 1
    return Unextended(moved, len(lines))


def _leaf(line: Line, due: dt.datetime | None, moment: dt.datetime) -> State | None:
    return state(Facts(Stage(line.stage), due, Force(line.force), line.credited_at, line.correct_by), moment)
