"""What is doubtful about the last day of a correction, before a result goes back to its unit."""

import datetime as dt
from collections.abc import Iterable

from desk.reporting import last_day
from desk.resting_days import resting_day
from models.database import Engine, reading
from models.lines import Line
from plans.problems import Problem, doubt


def correction_doubts(
    engine: Engine, lines: Iterable[Line], day: dt.date | None, now: dt.datetime, zone: dt.tzinfo
) -> list[Problem]:
    """A correction that is due before the work itself was, or on a day off."""
    if day is None or day < now.astimezone(zone).date():  # what is past is refused by the act itself
        return []
    held = (last_day(line.correct_by or line.due, zone) for line in lines)
    sooner = [before for before in held if before is not None and day < before]
    told = [doubt("correct-by-earlier", day=day.isoformat(), before=max(sooner).isoformat())] if sooner else []
    with reading(engine) as session:
        return [*told, *resting_day(session, "correct-by-day-off", day, now.astimezone(zone).date())]
