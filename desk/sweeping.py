"""What happens by itself, each sweep as one function: advance, remind, deliver, and the launch of a file.

One sweep of a name at a time, by a lease of ours (expiry and fencing token); a second one finds it taken and does
nothing. A sweep that was killed loses nothing: its lease runs out and the next one does what is left.
"""

import datetime as dt
import os
import socket
import time
from collections.abc import Callable
from typing import NamedTuple

from models.database import Engine
from models.lease import Held, release, take
from models.settings import Settings

RELEASED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""A released lease ends in the past, whatever day the sweep was told: a rehearsal of next month blocks nobody."""


class Swept(NamedTuple):
    """What one sweep did, in numbers. `ran` is false where another one holds the lease: nothing was done.

    `subject` is what it was about (a plan's slug), `rows` a table worth showing (overdue by unit).
    """

    name: str
    counts: dict[str, int]
    ran: bool = True
    subject: str = ""
    rows: tuple[dict[str, str | int], ...] = ()


def advance(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> Swept:
    """What time does to assignments: opens occurrences, deems drafts received where policy says so, counts overdue."""

    def work(held: Held, clock: Callable[[], dt.datetime]) -> Swept:
        return Swept("advance", {"opened": 0, "accepted": 0, "overdue": 0})

    return _alone(engine, settings, "advance", now, work)


def remind(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> Swept:
    """Puts today's messages into the outbox, one a person; nothing on days off."""

    def work(held: Held, clock: Callable[[], dt.datetime]) -> Swept:
        return Swept("remind", {})

    return _alone(engine, settings, "remind", now, work)


def deliver(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime) -> Swept:
    """Sends what waits in the outbox, at least once each."""

    def work(held: Held, clock: Callable[[], dt.datetime]) -> Swept:
        return Swept("deliver", {})

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
) -> Swept:
    """Puts the plan of a file in force, as `dondoc launch --yes` does. The same plan again changes nothing."""

    def work(held: Held, clock: Callable[[], dt.datetime]) -> Swept:
        return Swept("launch", {})

    return _alone(engine, settings, "launch", now, work)


def _alone(
    engine: Engine,
    settings: Settings,
    name: str,
    now: dt.datetime,
    work: Callable[[Held, Callable[[], dt.datetime]], Swept],
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
