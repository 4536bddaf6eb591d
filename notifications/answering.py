"""By when an answer is expected of those above a unit: a day for each of them and each line, counted from the mail that asked first."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from models.reminding import OpenLine
from notifications import phrases
from notifications.digest import Digest, Item
from notifications.escalation import REPLY_WORKING_DAYS
from notifications.reminders import Rules
from plans.calendar import Calendar
from plans.stages import Stage

_WORKED_ON = (Stage.DRAFT, Stage.EXECUTE)
First = Mapping[tuple[int, int], dt.date]
"""By assignment and person the day of the mail that asked first."""


def late_since(lines: Iterable[OpenLine], rules: Rules) -> dict[int, dt.date]:
    """Of what may be told anew to those above, since when it is late; on other days than Mondays they hear of what they never heard."""
    if not rules.weekly:
        return {}
    dated = [
        (line.id, rules.last(line.due), line.correct_by) for line in lines if line.due and line.stage in _WORKED_ON
    ]
    late = [(number, last, back) for number, last, back in dated if last < rules.day]
    return {number: max(last, rules.last(back)) if back else last for number, last, back in late}


def expected(items: Sequence[Item], digest: Digest, day: dt.date, first: First, calendar: Calendar) -> str:
    """By when an answer is expected of the reader to a line that stands for these; one day for each, in all mails."""
    reader = digest.person.id if digest.person else 0
    asked = [
        (first.get((one.decision.line.id, reader), day), REPLY_WORKING_DAYS[one.decision.urgency]) for one in items
    ]
    days = sorted(calendar.add_working_days(at, many) for at, many in asked)
    over, open_ = [one for one in days if one < day], [one for one in days if one >= day]
    if not over:
        return f"Đề nghị phản hồi trước {_until(open_)}."
    if not open_:
        return f"Đã quá hạn phản hồi ({_until(over)})."
    n = phrases.count
    return f"Đã quá hạn phản hồi: {n(len(over))} ({_until(over)}); {n(len(open_))} còn lại đề nghị phản hồi trước {_until(open_)}."


def _until(days: Sequence[dt.date]) -> str:
    if days[0] == days[-1]:
        return f"17 giờ 00 ngày {phrases.date(days[0])}"
    return f"17 giờ 00 từ ngày {phrases.date(days[0])} đến ngày {phrases.date(days[-1])}"
