"""A due in English, as its Vietnamese sister `plans/explain.py` says it: "by 14/12/2026", "each year by 14/12"."""

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative

ANCHORS = {"issued": "issue", "effective": "entry into force", "received": "receipt", "event": "the event"}
EACH = {"YEARLY": "year", "MONTHLY": "month", "WEEKLY": "week", "DAILY": "day"}


def explain_en(due: Due | None) -> str:
    """What a due means, in English; a rule of an unusual form is shown as it is."""
    match due:
        case OnDate():
            end = f"{due.date:%d/%m/%Y}" + (f" at {due.time}" if due.time else "")
            return f"from {due.start:%d/%m/%Y} to {end}" if due.start else f"by {end}"
        case Recurring():
            return _rule(due.rrule) + (f" at {due.time}" if due.time else "")
        case Relative():
            unit = due.unit.replace("-", " ") + ("" if abs(due.amount) == 1 else "s")
            return f"{abs(due.amount)} {unit} {'before' if due.amount < 0 else 'after'} {ANCHORS[due.from_]}"
        case Immediate():
            return "at once"
        case Periodic():
            return "periodic, period not said"
        case OnEvent():
            return "each time it happens"
    return "no time limit"


def _rule(rrule: str) -> str:
    parts = dict(p.split("=", 1) for p in rrule.upper().removeprefix("RRULE:").split(";") if "=" in p)
    freq, interval = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1")
    if freq not in EACH:
        return rrule
    each = f"each {EACH[freq]}" if interval == "1" else f"every {interval} {EACH[freq]}s"
    day, months = parts.get("BYMONTHDAY", ""), parts.get("BYMONTH", "")
    if not parts:
        return each
    if parts.keys() <= {"BYMONTH", "BYMONTHDAY"} and day:
        if day == "-1":
            return f"{each} by the last day of {'the month' if not months else f'months {months}'}"
        if day.isdigit():
            dates = [f"{int(day):02}/{int(month):02}" for month in months.split(",")] if months else [f"day {day}"]
            return f"{each} by {', '.join(dates)}"
    return rrule
