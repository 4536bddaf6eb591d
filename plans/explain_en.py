"""A due in English, as its Vietnamese sister `plans/explain.py` says it: "by 14/12/2026", "each year by 14/12"."""

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.rule_words import rule_in_words

ANCHORS = {"issued": "issue", "effective": "entry into force", "received": "receipt", "event": "the event"}


def explain_en(due: Due | None) -> str:
    """What a due means, in English; a rule of an unusual form is shown as it is."""
    match due:
        case OnDate():
            end = f"{due.date:%d/%m/%Y}" + (f" at {due.time}" if due.time else "")
            return f"from {due.start:%d/%m/%Y} to {end}" if due.start else f"by {end}"
        case Recurring():
            return rule_in_words(due.rrule, "en", due.start) + (f" at {due.time}" if due.time else "")
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
