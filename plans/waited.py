"""More time that a unit asked for before the date and was not granted by it: part of what it is late by was ours to answer. Pure."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from plans.stages import Stage
from plans.state import ZONE, Facts, days_late, days_late_by, within_day_by
from plans.wording import Lang, label

_SENT = (Stage.REVIEW, Stage.DONE)


class Waited(NamedTuple):
    """Asked for before the date, until `until`; refused when it had passed, by `late` days (`same_day`: by hours of its last day alone), or
    never answered before the result came.
    """

    asked: dt.datetime
    until: dt.date
    refused: dt.datetime | None = None
    late: int = 0
    same_day: bool = False


def in_vain(asked: Iterable[Waited], facts: Facts, moment: dt.datetime) -> tuple[Waited, ...]:
    """Of what one assignment asked for, what was asked before its date and refused after it, or not answered when it came in late."""
    late = days_late(facts, moment)
    return tuple(_judged(one, facts) for one in asked if late and _in_vain(one, facts))


def told_waited(waited: Iterable[Waited], lang: Lang = "vi", zone: dt.tzinfo = ZONE) -> str:
    """What of it is to be known beside how late the work is, the oldest first; empty where there was none."""
    return "; ".join(_told(one, lang, zone) for one in waited)


def _in_vain(one: Waited, facts: Facts) -> bool:
    if facts.due is None or one.asked >= facts.due:
        return False
    return facts.stage in _SENT if one.refused is None else one.refused >= facts.due


def _judged(one: Waited, facts: Facts) -> Waited:
    if one.refused is None:
        return one
    return one._replace(late=days_late_by(facts, one.refused), same_day=within_day_by(facts, one.refused))


def late_when_refused(one: Waited, lang: Lang = "vi") -> str:
    """How late it was when it was refused: days, or hours of its last day alone."""
    days = f"{one.late:02d}" if lang == "vi" else f"{one.late}"
    return label("moved.late-same-day", lang) if one.same_day else label("moved.late", lang, days=days)


def _told(one: Waited, lang: Lang, zone: dt.tzinfo) -> str:
    on = one.asked.astimezone(zone).date().isoformat()
    if one.refused is None:
        return label("waited.unanswered", lang, day=on)
    late = late_when_refused(one, lang)
    return label("waited.refused", lang, day=on, on=one.refused.astimezone(zone).date().isoformat(), late=late)
