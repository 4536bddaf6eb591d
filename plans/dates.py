"""When a due is due: its occurrences, each with its last day and the instant from which it is late.

Periods are counted after articles 147-148 of the Civil Code 2015: the first day is not counted, months end on the same
day number or their last day, and a last day off moves to the next working day. A fixed date stays unless policy rolls it.
"""

import calendar as months
import datetime as dt
import re
from typing import NamedTuple

from plans.calendar import Calendar
from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.explain import explain as explain
from plans.explain import written
from plans.plan import Urgency
from plans.policy import DuePolicy
from plans.problems import Place, Problem, doubt, error, note
from plans.recurrence import expand
from plans.recurrence import validate_rule as validate_rule
from plans.state import ZONE
from plans.working_days import counted_day, first_of, place_counted

ONCE = "once"
"""The key of what happens once, dated or not: an extension or a corrected date never makes a second one of it."""
PLACE = Place(field="due")
LAST_ROLLED = dt.date(9999, 1, 1)
REACH_YEARS = 60
"""Years from the anchor or from `since`, whichever is later, to which a rule is expanded at most."""
LONGEST_PERIOD = {"hour": 24 * 366, "day": 36_600, "working-day": 2_600, "week": 5_300, "month": 1_200, "year": 100}
"""The longest period that is believed, by unit; a longer one is a slip of the pen."""


class Anchors(NamedTuple):
    """The facts that dates hang on. `launched` is the day the plan was first put in force; `event` what was recorded."""

    issued: dt.date | None = None
    effective: dt.date | None = None
    received: dt.date | None = None
    event: dt.date | dt.datetime | None = None
    launched: dt.date | None = None


class Occurrence(NamedTuple):
    """One time that a task is due. `key` is the rule's own date, "once" or `event_key`: unique in its task, never moved.

    `last_moment` is the instant from which it is late: 24:00 of `day` in Asia/Ho_Chi_Minh, or the hour that the text
    gives; None, with `day`, where nothing dates it. `why` says in Vietnamese how the day was found.
    """

    key: str
    day: dt.date | None
    last_moment: dt.datetime | None
    why: str


Found = tuple[list[Occurrence], list[Problem]]


def occurrences(
    due: Due | None,
    anchors: Anchors,
    since: dt.date,
    until: dt.date,
    calendar: Calendar,
    policy: DuePolicy | None = None,
    urgency: Urgency = Urgency.NONE,
) -> Found:
    """The occurrences of a due whose last day is from `since` to `until`, both counted; undated ones always.

    What waits for an event that nobody recorded, or for a date nobody gave, has none, and a problem says so.
    """
    found, problems = _all(due, anchors, since, until, calendar, policy or DuePolicy(), urgency)
    return [o for o in found if o.day is None or since <= o.day <= until], problems


def last_moment(day: dt.date, time: str | None = None) -> dt.datetime:
    """The instant from which it is late: the given hour of the day, else the end of the day (00:00 of the next)."""
    if time is None and day < dt.date.max:
        day, time = day + dt.timedelta(days=1), "00:00"
    time = time or "23:59"  # the last day of the calendar has no next one
    hour, minute = time.split(":")
    return dt.datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZONE)


def last_day(moment: dt.datetime, zone: dt.tzinfo = ZONE) -> dt.date:
    """The last day in time of an instant from which it is late (24:00 belongs to the day it ends): `last_moment` backwards."""
    return (moment.astimezone(zone) - dt.timedelta(microseconds=1)).date()


def last_hour(moment: dt.datetime | None, zone: dt.tzinfo = ZONE) -> str | None:
    """The hour ("19:00") of its last day until which it is in time; None where that is the whole day."""
    at = moment.astimezone(zone).time() if moment else dt.time()
    return None if at == dt.time() else f"{at:%H:%M}"


def event_key(event: dt.date | dt.datetime, *, by_hour: bool = False) -> str:
    """The name of what an event opens: its day, with its hour where that is known ("event-2026-09-02T14:30").

    `by_hour`: hours are counted from it; one without an hour is then named after the end of its day (T24:00), from which they are.
    """
    hour = f"T{event.astimezone(ZONE):%H:%M}" if isinstance(event, dt.datetime) else "T24:00" if by_hour else ""
    return f"event-{_local(event).isoformat()}{hour}"


def effective_day(effective: dt.date | str | None, issued: dt.date | None) -> dt.date | None:
    """The day a document takes effect: as given, or by its rule "issued + 10d"; None where that is not known."""
    if effective is None or isinstance(effective, dt.date):
        return effective
    rule = re.fullmatch(r"\s*issued\s*(?:\+\s*(\d{1,5})\s*d)?\s*", effective)
    return issued + dt.timedelta(days=int(rule[1] or 0)) if rule and issued else None


def add_months(day: dt.date, n: int) -> dt.date:
    """The same day number n months on, or the month's last day where it has none (Civil Code 2015, article 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return dt.date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _all(
    due: Due | None,
    anchors: Anchors,
    since: dt.date,
    until: dt.date,
    calendar: Calendar,
    policy: DuePolicy,
    urgency: Urgency,
) -> Found:
    match due:
        case OnDate():
            return _on_date(due, calendar, policy)
        case Recurring():
            return _recurring(due, anchors, since, until, calendar, policy)
        case Relative():
            return _relative(due, anchors, calendar)
        case Immediate():
            return _immediate(due, anchors, calendar, policy, urgency)
        case OnEvent():
            return _on_event(due, anchors)
        case Periodic():
            return [Occurrence(ONCE, None, None, explain(due))], [doubt("period-missing", PLACE, text=due.text)]
    return [Occurrence(ONCE, None, None, explain(None))], []


def _on_date(due: OnDate, calendar: Calendar, policy: DuePolicy) -> Found:
    day, why, problems = _rolled(due.date, explain(due), calendar, policy)
    return [Occurrence(ONCE, day, last_moment(day, due.time), why)], problems


def _recurring(
    due: Recurring, anchors: Anchors, since: dt.date, until: dt.date, calendar: Calendar, policy: DuePolicy
) -> Found:
    if problems := [p for p in validate_rule(due.rrule, due.start) if p.severity == "error"]:
        return [], problems
    earliest = anchors.issued or anchors.launched or due.start
    if earliest is None:
        return [], [error("anchor-unknown", PLACE, text=due.text or due.rrule, anchor="issued")]
    found, problems, words = [], [], explain(due)
    moves = policy.roll != "none" or place_counted(due.rrule) is not None
    begins = max(earliest, due.start or earliest)
    since, until = _window(since, until, begins, moves=moves)
    anchor = first_of(due.rrule, due.start or earliest)
    for own in expand(due.rrule, anchor, max(since, first_of(due.rrule, begins)), until):
        if (worked := counted_day(due.rrule, own, calendar)) < begins:
            continue
        day, why, noted = _rolled(worked, words, calendar, policy)
        found.append(Occurrence(own.isoformat(), day, last_moment(day, due.time), f"{why}; kỳ này: {written(day)}"))
        problems += noted
    return found, problems


def _window(since: dt.date, until: dt.date, anchor: dt.date, *, moves: bool) -> tuple[dt.date, dt.date]:
    """Where to look: a bounded stretch, a little wider where a day just outside may move into it."""
    start = max(since, anchor)
    reach = 20 if moves else 0
    end = min(until.toordinal() + reach, start.toordinal() + 366 * REACH_YEARS, dt.date.max.toordinal() - 366)
    return dt.date.fromordinal(max(since.toordinal() - reach, 1)), dt.date.fromordinal(end)


def _rolled(day: dt.date, why: str, calendar: Calendar, policy: DuePolicy) -> tuple[dt.date, str, list[Problem]]:
    """A fixed date on a day off stays, with a note, or moves as the policy says."""
    if calendar.is_working(day):
        return day, why, []
    if policy.roll == "none" or day > LAST_ROLLED:
        return day, why, [note("due-on-day-off", PLACE, day=day.isoformat(), name=_off(day, calendar))]
    moved = calendar.next_working(day) if policy.roll == "next" else calendar.previous_working(day)
    return moved, f"{why}; ngày nghỉ ({_off(day, calendar)}) nên dời sang {written(moved)}", []


def day_off(day: dt.date, calendar: Calendar) -> str | None:
    """What a day is called that is not worked on; None for a working day."""
    return None if calendar.is_working(day) else _off(day, calendar)


def _off(day: dt.date, calendar: Calendar) -> str:
    return calendar.name(day) or ("thứ Bảy" if day.weekday() == 5 else "Chủ nhật")


def _relative(due: Relative, anchors: Anchors, calendar: Calendar) -> Found:
    anchor: dt.date | dt.datetime | None = getattr(anchors, due.from_)
    if anchor is None:
        return [], [note("anchor-unknown", PLACE, text=due.text, anchor=due.from_)]
    key = event_key(anchor, by_hour=due.unit == "hour") if due.from_ == "event" else ONCE
    most = LONGEST_PERIOD[due.unit]
    try:
        if abs(due.amount) <= most:
            return [_period(due, anchor, key, calendar)], []
    except (OverflowError, ValueError):  # beyond the years 1 to 9999
        pass
    return [], [error("period-too-long", PLACE, amount=due.amount, most=most)]


def _period(due: Relative, anchor: dt.date | dt.datetime, key: str, calendar: Calendar) -> Occurrence:
    start = _local(anchor)
    if due.unit == "hour":
        since = anchor if isinstance(anchor, dt.datetime) else last_moment(start)
        moment = since + dt.timedelta(hours=due.amount)
        why = explain(due) if since is anchor else f"{explain(due)}; không rõ giờ nên tính từ hết {written(start)}"
        return Occurrence(key, last_day(moment), moment.astimezone(ZONE), why)
    day = _counted(due, start, calendar)
    why = f"{explain(due)}, tính từ {written(start)} → hết {written(day)}"
    if due.amount > 0 and not calendar.is_working(day):  # article 148.5; what counts back from an event stays
        why += f"; ngày nghỉ ({_off(day, calendar)}) nên dời sang {written(calendar.next_working(day))}"
        day = calendar.next_working(day)
    return Occurrence(key, day, last_moment(day), why)


def _counted(due: Relative, start: dt.date, calendar: Calendar) -> dt.date:
    """The last day of a period; the day it starts from is not counted."""
    match due.unit:
        case "working-day":
            return calendar.add_working_days(start, due.amount)
        case "week":
            return start + dt.timedelta(weeks=due.amount)
        case "month":
            return add_months(start, due.amount)
        case "year":
            return add_months(start, 12 * due.amount)
    return start + dt.timedelta(days=due.amount)


def _local(anchor: dt.date | dt.datetime) -> dt.date:
    return anchor.astimezone(ZONE).date() if isinstance(anchor, dt.datetime) else anchor


def _immediate(due: Immediate, anchors: Anchors, calendar: Calendar, policy: DuePolicy, urgency: Urgency) -> Found:
    start = anchors.received or anchors.launched or anchors.issued
    if start is None:
        return [], [error("anchor-unknown", PLACE, text=due.text, anchor="received")]
    n = policy.immediate.get(urgency.value, policy.immediate.get(Urgency.NONE.value, 5))
    day = calendar.add_working_days(start, n)
    limit = f"trong {n} ngày làm việc" if n else "trong ngày"
    why = f"{explain(due)}: {limit} kể từ {written(start)} → {written(day)} (mặc định)"
    return [Occurrence(ONCE, day, last_moment(day), why)], []


def _on_event(due: OnEvent, anchors: Anchors) -> Found:
    """Nothing until somebody records the event; then one assignment, without a date."""
    if anchors.event is None:
        return [], []
    start = _local(anchors.event)
    return [Occurrence(event_key(anchors.event), None, None, f"{explain(due)}: ghi nhận {written(start)}")], []
