"""The share in time by the dates before more time was granted, or the date moved when it had passed, printed beside the one by now's."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.papers import phrases
from models import paper_queries, queries
from models.database import Session
from models.lines import Line
from plans.access import Sight
from plans.extending import GRANT
from plans.moved import AMEND, Moved
from plans.plan import Force
from plans.stages import Stage
from plans.state import Facts, State, on_time_share, state
from plans.wanted import Wanted


class Unextended(NamedTuple):
    """The six leaves with every date as it was first, of how many assignments that is another; and how many of these were granted
    more time (when the date had passed: `granted_late`; of these asked for before it: `answered_late`), how many had their date moved
    by an amendment when it had passed.
    """

    counts: Mapping[State, int]
    many: int
    granted: int = 0
    amended: int = 0
    granted_late: int = 0
    answered_late: int = 0


Kept = Mapping[int, Sequence[Moved]]
"""By assignment, its moves as `models.moves.kept_moves` reads them."""


def moved_when_late(
    session: Session, kept: Kept, since: dt.datetime, moment: dt.datetime, wanted: Wanted, sight: Sight | None
) -> set[int]:
    """What was overdue when its date was moved after `since`, by `moment`."""
    found = [number for number, moves in kept.items() if any(one.late and since < one.at <= moment for one in moves)]
    seen = paper_queries.among(session, found, moment, wanted, sight) if found else set()
    return {one.id for one in queries.assignments(session, sorted(seen), moment) if one.state} if seen else set()


def unextended(
    session: Session, kept: Kept, moment: dt.datetime, counts: Mapping[State, int], wanted: Wanted, sight: Sight | None
) -> Unextended:
    """The figures `counts` at `moment`, reckoned by the first dates."""
    seen = paper_queries.among(session, list(kept), moment, wanted, sight)
    lines = [one for one in queries.assignments(session, sorted(seen), moment) if one.first_due]
    moved = dict(counts)
    for line in lines:
        now, then = _leaf(line, line.due, moment), _leaf(line, line.first_due, moment)
        if now is not None and then is not None:
            moved[now] -= 1
            moved[then] += 1
    granted = sum(one.extended_from is not None for one in lines)
    amended = sum(any(move.act == AMEND and move.late for move in one.moves) for one in lines)
    behind = sum(any(move.act == GRANT and move.late for move in one.moves) for one in lines)
    asked = sum(any(move.act == GRANT and move.answered_late for move in one.moves) for one in lines)
    return Unextended(moved, len(lines), granted, amended, behind, asked)


def without(than: Unextended) -> str:
    """The share by the dates before they were moved, as it stands behind the one by now's; nothing where none was."""
    if not than.many:
        return ""
    n = phrases.number
    asked = f" ({n(than.answered_late)} đã đề nghị trước khi hết hạn)" if than.answered_late else ""
    behind = f", trong đó {n(than.granted_late)} khi đã quá hạn{asked}" if than.granted_late else ""
    told = [f"{n(than.granted)} nhiệm vụ được gia hạn{behind}"] if than.granted else []
    told += [f"{n(than.amended)} nhiệm vụ điều chỉnh thời hạn khi đã quá hạn"] if than.amended else []
    which = "gia hạn, điều chỉnh" if len(told) > 1 else "gia hạn" if than.granted else "điều chỉnh"
    share, of = phrases.percent(on_time_share(than.counts)), phrases.fraction(than.counts)
    both = f"; tổng số {n(than.many)} nhiệm vụ" if than.many != than.granted + than.amended else ""
    return f" Tính theo thời hạn trước khi {which} ({'; '.join(told)}{both}): {share}{of}."


def _leaf(line: Line, due: dt.datetime | None, moment: dt.datetime) -> State | None:
    return state(Facts(Stage(line.stage), due, Force(line.force), line.credited_at, line.correct_by), moment)
