"""Empties the outbox: one message at a time, its try committed before it goes out and settled after.

Killed at any point and run again, nothing is lost, and only the message that was in flight may be sent again, with the
same key in its header. A dead route costs one try a sweep: the rest of its messages are put off, the other routes go on.
"""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from models import lease, outbox
from models.database import Engine, Session, writing
from models.outbox import Claimed, ClaimLost
from notifications.channels import Channel, Sent

BATCH = 50
"""Messages claimed at a time."""
FAILURES_IN_A_ROW = 3
"""Failures after which a route that does not say so is taken for dead until the next sweep."""
PUT_OFF = dt.timedelta(minutes=5)
"""How long messages on a dead route wait before they are looked at again; it is no try of theirs."""


class Delivered(NamedTuple):
    """What a delivery did: sent, failed (to be tried again), dead (given up), put off without a try (a dead route)."""

    sent: int = 0
    failed: int = 0
    dead: int = 0
    put_off: int = 0


class _Run:
    """One delivery: the clock that goes on from `now`, the lease, and which routes are dead."""

    def __init__(self, engine: Engine, channel: Channel, now: dt.datetime, held: lease.Held | None) -> None:
        self.engine, self.channel, self.held = engine, channel, held
        self.fence = held.fence if held else 0
        self._now, self._started = now, time.monotonic()
        self._failures: dict[str, int] = defaultdict(int)
        self.dead_routes: set[str] = set()

    def now(self) -> dt.datetime:
        """The moment: the one given, moved on by what has passed since."""
        return self._now + dt.timedelta(seconds=time.monotonic() - self._started)

    def write(self, work: Callable[[Session], object]) -> object:
        """One transaction, refused where the lease is no longer ours."""
        with writing(self.engine) as session:
            if self.held is not None:
                lease.check(session, self.held, self.now())
            return work(session)

    def note(self, route: str, sent: Sent) -> None:
        """Remembers how a route fares."""
        self._failures[route] = 0 if sent.ok or sent.down is False else self._failures[route] + 1
        if sent.down or self._failures[route] >= FAILURES_IN_A_ROW:
            self.dead_routes.add(route)


def deliver(
    engine: Engine,
    channel: Channel,
    now: dt.datetime,
    *,
    held: lease.Held | None = None,
    limit: int = 5000,
    seconds: float = 240.0,
    urgent_only: bool = False,
) -> Delivered:
    """Sends what is due, urgent first, at most `limit` messages and for about `seconds`; outside office hours urgent only.

    LeaseLost where somebody else took over: nothing more is sent.
    """
    run, total = _Run(engine, channel, now, held), Delivered()
    until = now + dt.timedelta(seconds=seconds)
    left = limit
    while left > 0 and run.now() < until:
        batch = _claim(run, min(left, BATCH), urgent_only)
        if not batch:
            break
        left -= len(batch)
        total = _add(total, _deliver_batch(run, batch, until))
    return total


def _claim(run: _Run, limit: int, urgent_only: bool) -> list[Claimed]:
    claimed: list[Claimed] = []
    run.write(lambda s: claimed.extend(outbox.claim(s, run.now(), limit, run.fence, urgent_only=urgent_only)))
    return claimed


def _deliver_batch(run: _Run, batch: list[Claimed], until: dt.datetime) -> Delivered:
    """Sends the batch in order; what a dead route or the end of the time leaves is given back untried."""
    done = {"sent": 0, "waiting": 0, "dead": 0}
    put_off: list[int] = []
    unsent: list[int] = []
    for message in batch:
        if run.channel.route(message) in run.dead_routes:
            put_off.append(message.id)
        elif run.now() >= until:
            unsent.append(message.id)
        elif (state := _deliver_one(run, message)) is not None:
            done[state] += 1
    run.write(lambda s: outbox.give_back(s, unsent, run.fence))
    run.write(lambda s: outbox.give_back(s, put_off, run.fence, next_at=run.now() + PUT_OFF))
    return Delivered(done["sent"], done["waiting"], done["dead"], len(put_off))


def _deliver_one(run: _Run, message: Claimed) -> str | None:
    """Begun (committed), sent, settled (committed); None where the claim ran out before and somebody else has it."""
    try:
        whole: list[Claimed] = []
        run.write(lambda s: whole.append(outbox.begin(s, message, run.now())))
        sent = run.channel.send(whole[0])
        run.note(run.channel.route(message), sent)
        return str(
            run.write(lambda s: outbox.settle(s, message.id, sent.ok, sent.detail, run.now(), fence=run.fence))
        )  # fmt: skip
    except ClaimLost:
        return None


def _add(one: Delivered, other: Delivered) -> Delivered:
    return Delivered(*(a + b for a, b in zip(one, other, strict=True)))
