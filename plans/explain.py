"""A due in Vietnamese, as an officer would say it: "trước ngày 15/12 hằng năm → ngày 14/12 hằng năm"."""

import datetime as dt

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.rule_words import rule_in_words

UNITS = {
    "hour": "giờ", "day": "ngày", "working-day": "ngày làm việc", "week": "tuần", "month": "tháng", "year": "năm",
}  # fmt: skip
ANCHORS = {
    "issued": "ngày ban hành", "effective": "ngày có hiệu lực", "received": "ngày nhận văn bản", "event": "ngày có việc",
}  # fmt: skip

MOMENTS = {
    "issued": "lúc ban hành", "effective": "lúc có hiệu lực", "received": "lúc nhận văn bản", "event": "lúc có việc",
}  # fmt: skip
"""From which a number of hours is counted."""


def explain(due: Due | None) -> str:
    """What a due means: the words of the text, where there are any, and the day that they come to."""
    meaning = _meaning(due)
    text = due.text if due is not None else ""
    same = {meaning.casefold(), meaning.casefold().removeprefix("ngày ")}
    return f"{text} → {meaning}" if text and text.casefold().removeprefix("0") not in same else meaning


def written(day: dt.date) -> str:
    """A day as offices write it: "ngày 14/12/2026"."""
    return f"ngày {day:%d/%m/%Y}"


def _meaning(due: Due | None) -> str:
    match due:
        case OnDate():
            end = f"{_hour(due.time)}{written(due.date)}"
            if due.time == "00:00" and due.date > dt.date.min:  # the moment at which the day before ends
                end += f" (hết {written(due.date - dt.timedelta(days=1))})"
            return f"từ {written(due.start)} đến {end}" if due.start else end
        case Recurring():
            return _hour(due.time) + rule_in_words(due.rrule, start=due.start)
        case Relative() if due.amount < 0:
            return f"{-due.amount} {UNITS[due.unit]} trước {ANCHORS[due.from_]}"
        case Relative():
            return f"{due.amount} {UNITS[due.unit]} kể từ {(MOMENTS if due.unit == 'hour' else ANCHORS)[due.from_]}"
        case Immediate():
            return "thực hiện ngay"
        case Periodic():
            return "chưa rõ kỳ" if due.text else "định kỳ, chưa rõ kỳ"
        case OnEvent():
            return "khi phát sinh"
    return "không xác định thời hạn"


def _hour(time: str | None) -> str:
    """As papers, lists and mails write it: "17 giờ 00"."""
    return f"{time.replace(':', ' giờ ')} " if time else ""
