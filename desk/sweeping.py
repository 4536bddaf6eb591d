"""What happens by itself, each sweep one function: advance, remind, deliver, and the launch of a file.

One sweep of a name at a time, by a lease of ours (expiry and fencing token); a second one finds it taken and does
nothing. A sweep that was killed loses nothing: its lease runs out and the next one does what is left.
"""

import datetime as dt
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desk.calendars import office_calendar
from models.database import Engine, reading, writing
from models.hooks import tell_overdue
from models.lease import Held, check, release, take
from models.queries import overdue
from models.recurrence import deem_accepted, open_occurrences, opened_past
from models.settings import Settings
from models.succeeded import follow_asks
from notifications import deliver as delivery
from notifications import sweep as reminding
from notifications.channels import AppriseChannel
from notifications.hooks import deliver_calls
from notifications.hours import is_open
from plans.calendar import Calendar

RELEASED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""A released lease ends in the past, whatever day the sweep was told: a rehearsal of next month blocks nobody."""
DELIVERY_SHARE = 0.8
"""Part of the lease that a delivery uses at most; the rest is for the message in flight."""
LONGEST_DELIVERY = 240.0
"""Seconds of one delivery at most: the next one starts every five minutes."""

Clock = Callable[[], dt.datetime]


class Swept(NamedTuple):
    """What one sweep did, in numbers. `ran` is false where another one holds the lease: nothing was done.

    `subject` is what it was about (a plan's slug), `rows` a table worth showing (overdue by unit, units nobody hears for).
    """

    name: str
    counts: dict[str, int]
    ran: bool = True
    subject: str = ""
    rows: tuple[dict[str, str | int], ...] = ()


def advance(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> Swept:
    """What time does to assignments: opens occurrences, deems drafts received where policy says so, lets what was asked of a partner
    that was merged away wait for its successor, counts overdue.

    It never approves anything. All of it or nothing, in one transaction; a second run finds nothing to do.
    """

    def work(held: Held, clock: Clock) -> Swept:
        with writing(engine) as session:
            check(session, held, clock())
            calendar = office_calendar(session, today)
            opened = open_occurrences(session, today, now, calendar)
            past, first = opened_past(session, now) if opened else (0, None)
            received = deem_accepted(session, now, calendar)
            follow_asks(session, today, now)
            tell_overdue(session, now)
        with reading(engine) as session:
            late = overdue(session, now, limit=1)
        counts = {"opened": opened, "received": received, "overdue": late.total}
        if first is not None:
            counts |= {"past": past, "missed_days": (today - first).days}
        return Swept("advance", counts, rows=tuple(_row(unit=one.unit_name, overdue=one.total) for one in late.by_unit))

    return _alone(engine, settings, "advance", now, work)


def remind(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> Swept:
    """Puts today's messages into the outbox, one a person. On a day off only hỏa tốc; the next working day catches up."""

    def work(held: Held, clock: Clock) -> Swept:
        calendar = _calendar(engine, today)
        day_off = int(not calendar.is_working(today))
        done = reminding.remind(engine, today, now, settings, calendar, held)
        counts = {"persons": done.persons, "messages": done.messages, "lines": done.lines}
        rows = tuple(_row(unit=unit, without_contact=1) for unit in done.without_contact)
        return Swept("remind", counts | {"without_contact": len(rows), "day_off": day_off}, rows=rows)

    return _alone(engine, settings, "remind", now, work)


def deliver(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> Swept:
    """Sends what waits in the outbox, at least once each; outside office hours only what is urgent. Calls to other systems go always.

    Digests of an earlier day that waited for this one are told anew first (`remind`), as things stand now.
    On the afternoon that ends the week it puts the supervisors' briefs there first (desk.weekly); what no delivery made then, the
    next one in office hours does.
    """
    from desk.weekly import put_briefs  # the sweeps before it need nothing of papers

    def work(held: Held, clock: Clock) -> Swept:
        calendar = _calendar(engine, today)
        open_now = is_open(now, settings.office_hours, calendar, settings.zone)
        if open_now and _overtaken(engine, settings, today, calendar):
            remind(engine, settings, today, now)
        briefs = put_briefs(engine, settings, today, now, calendar)
        done = delivery.deliver(
            engine,
            AppriseChannel(settings),
            clock(),
            held=held,
            seconds=min(settings.lease_seconds * DELIVERY_SHARE, LONGEST_DELIVERY),
            urgent_only=not open_now,
        )
        calls = deliver_calls(engine, clock(), local=settings.local_addresses, clock=clock)
        counts = done._asdict() | {"office_open": int(open_now)} | ({"briefs": briefs} if briefs else {})
        return Swept("deliver", counts | ({f"calls_{name}": n for name, n in calls._asdict().items() if any(calls)}))

    return _alone(engine, settings, "deliver", now, work)


def launch_file(
    engine: Engine,
    settings: Settings,
    today: dt.date,
    now: dt.datetime,
    *,
    file: str,
    proposed_by: str | None = None,
    agreed_by: str | None = None,
    as_unit: str | None = None,
    issued: dt.date | None = None,
    since: dt.date | None = None,
    anew: bool = False,
    leave_past: bool = False,
) -> Swept:
    """Puts the plan (or document) of a file in force, as `dondoc launch --yes` does. The same plan again changes nothing.

    `anew`: also what looks like work given before; `leave_past`: without what is past already. Raises LaunchBlocked, with every
    problem, where something must be mended first.
    """
    from desk.intake import take_in_file  # the sweeps, every five minutes, need none of it
    from desk.launching import Wish, launch_plan, propose

    wish = Wish(today, now, as_unit, since=since, proposed_by=proposed_by, agreed_by=agreed_by, anew=anew)
    wish = wish._replace(leave_past=leave_past)

    def work(held: Held, clock: Clock) -> Swept:
        taken = take_in_file(Path(file), issued=issued, isolated=settings.isolated)
        done = launch_plan(engine, propose(engine, taken, wish, settings), wish)
        counts = {"tasks": done.tasks, "assignments": done.assignments, "units": len(done.by_unit)}
        counts |= {"not_given": len(done.past) + len(done.unknown), "late": len(done.late), "unheld": len(done.unheld)}
        slug = taken.plan.plan if taken.plan else ""
        return Swept("launch", counts | {"already": int(done.already)}, subject=slug)

    return _alone(engine, settings, "launch", now, work)


def missed(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> tuple[str, ...]:
    """The flows to run when the service starts: what the night and the morning would have done had it been up.

    Reminders only in office hours: later, today's and tomorrow's would arrive together.
    """
    open_now = is_open(now, settings.office_hours, _calendar(engine, today), settings.zone)
    return ("advance-stages", *(["send-reminders"] if open_now else []), "deliver-outbox")


def _alone(
    engine: Engine, settings: Settings, name: str, now: dt.datetime, work: Callable[[Held, Clock], Swept]
) -> Swept:
    """Does the work under the lease of that name. Its clock is `now` and the time that has passed since."""
    held = take(engine, name, f"{socket.gethostname()}:{os.getpid()}", now, settings.lease_seconds)
    if held is None:
        return Swept(name, {}, ran=False)
    started = time.monotonic()
    try:
        return work(held, lambda: now + dt.timedelta(seconds=time.monotonic() - started))
    finally:
        release(engine, held, RELEASED)


def _overtaken(engine: Engine, settings: Settings, today: dt.date, calendar: Calendar) -> bool:
    with reading(engine) as session:
        return bool(reminding.overtaken(session, today, settings, calendar))


def _row(**cells: str | int) -> dict[str, str | int]:
    return cells


def _calendar(engine: Engine, today: dt.date) -> Calendar:
    with reading(engine) as session:
        return office_calendar(session, today)
