"""A due in Vietnamese, as an officer would say it: "trước ngày 15/12 hằng năm → ngày 14/12 hằng năm"."""

import datetime as dt

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative

WEEKDAYS = {
    "MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu", "SA": "thứ Bảy", "SU": "Chủ nhật",
}  # fmt: skip
WORKING_DAYS = "MO,TU,WE,TH,FR"
PLACES = {"1": "đầu tiên", "-1": "cuối cùng"}
UNITS = {
    "hour": "giờ", "day": "ngày", "working-day": "ngày làm việc", "week": "tuần", "month": "tháng", "year": "năm",
}  # fmt: skip
ANCHORS = {
    "issued": "ngày ban hành", "effective": "ngày có hiệu lực", "received": "ngày nhận văn bản", "event": "ngày có việc",
}  # fmt: skip
EACH = {"YEARLY": "năm", "MONTHLY": "tháng", "WEEKLY": "tuần", "DAILY": "ngày"}


def explain(due: Due | None) -> str:
    """What a due means: the words of the text, where there are any, and the day that they come to."""
    meaning = _meaning(due)
    text = due.text if due is not None else ""
    same = {meaning.casefold(), meaning.casefold().removeprefix("ngày ")}
    return f"{text} → {meaning}" if text and text.casefold() not in same else meaning


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
            return _hour(due.time) + rule_in_words(due.rrule)
        case Relative() if due.amount < 0:
            return f"{-due.amount} {UNITS[due.unit]} trước {ANCHORS[due.from_]}"
        case Relative():
            return f"{due.amount} {UNITS[due.unit]} kể từ {ANCHORS[due.from_]}"
        case Immediate():
            return "thực hiện ngay"
        case Periodic():
            return "chưa rõ kỳ" if due.text else "định kỳ, chưa rõ kỳ"
        case OnEvent():
            return "khi phát sinh"
    return "không xác định thời hạn"


def rule_in_words(rrule: str) -> str:
    """An RFC 5545 rule in Vietnamese; a rule of an unusual form is shown as it is."""
    parts = dict(p.split("=", 1) for p in rrule.upper().removeprefix("RRULE:").split(";") if "=" in p)
    freq, interval = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1")
    each = f"{int(interval)} {EACH[freq]} một lần" if freq in EACH and interval not in ("1", "") else ""
    each = each or f"hằng {EACH.get(freq, '')}"
    names = frozenset(parts)
    if freq in ("YEARLY", "MONTHLY") and names == {"BYMONTH", "BYMONTHDAY"}:
        return _days_of_months(parts["BYMONTH"].split(","), parts["BYMONTHDAY"], each)
    if freq == "YEARLY" and names == {"BYMONTH", "BYMONTHDAY", "BYSETPOS"}:
        return _picked(parts, each) or rrule
    if freq == "MONTHLY" and names == {"BYMONTHDAY"}:
        day = parts["BYMONTHDAY"]
        return f"ngày cuối {each}" if day == "-1" else f"ngày {_listed(day.split(','))} {each}"
    if freq == "MONTHLY" and names == {"BYMONTHDAY", "BYSETPOS"} and parts["BYSETPOS"] == "-1":
        return f"ngày {parts['BYMONTHDAY'].split(',')[-1]} (hoặc ngày cuối tháng) {each}"
    if freq == "MONTHLY" and parts == {"BYDAY": WORKING_DAYS, "BYSETPOS": "-1"}:
        return f"ngày làm việc cuối cùng {each}"
    if freq == "MONTHLY" and names == {"BYDAY"} and (place := PLACES.get(parts["BYDAY"][:-2])):
        return f"{WEEKDAYS[parts['BYDAY'][-2:]]} {place} {each}" if parts["BYDAY"][-2:] in WEEKDAYS else rrule
    if freq == "WEEKLY" and names == {"BYDAY"} and all(d in WEEKDAYS for d in parts["BYDAY"].split(",")):
        return f"{_listed([WEEKDAYS[d] for d in parts['BYDAY'].split(',')])} {each}"
    return each if freq == "DAILY" and not names else rrule


def _days_of_months(months: list[str], day: str, each: str) -> str:
    if "," in day:
        return f"ngày {_listed(day.split(','))} các tháng {_listed(months)} {each}"
    if day == "-1":
        return f"ngày cuối tháng {_listed(months)} {each}"
    if not day.isdigit():
        return f"ngày thứ {day[1:]} tính từ cuối tháng {_listed(months)} {each}"
    return f"ngày {_listed([f'{int(day):02}/{int(m):02}' for m in months])} {each}"


def _picked(parts: dict[str, str], each: str) -> str | None:
    """Days of a grid picked by place ("BYMONTH=6,11;BYMONTHDAY=14,30;BYSETPOS=1,4" is 14/6 and 30/11)."""
    lists = [parts[name].split(",") for name in ("BYMONTH", "BYMONTHDAY", "BYSETPOS")]
    if not all(n.isdigit() for numbers in lists for n in numbers):
        return None
    months, days, places = ([int(n) for n in numbers] for numbers in lists)
    grid = [
        (m, d)
        for m in sorted(months)
        for d in sorted(days)
        if d <= (28 if m == 2 else 30 if m in (4, 6, 9, 11) else 31)
    ]
    if max(places) > len(grid):
        return None
    return f"ngày {_listed([f'{d:02}/{m:02}' for m, d in (grid[n - 1] for n in places)])} {each}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} và {words[-1]}"


def _hour(time: str | None) -> str:
    return f"{time} " if time else ""
