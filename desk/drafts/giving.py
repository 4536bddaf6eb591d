"""Giving while a page shows how far it is: one thread of the process gives agreed plans one after the other.

A launch is one transaction: whatever ends it early leaves nothing behind. What is begun is a lease in the database, so that another
process says so too, and what broke off is told at the next look; how far it is, only the process that does it knows.
"""

import datetime as dt
import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, NamedTuple

from desk.directories import kept_directory
from desk.drafts.correcting import Hand
from desk.drafts.finding import find
from desk.drafts.moving import Given, give, ready_to_give
from models import lease
from models.database import Engine, Session, reading
from models.drafts import DraftRow
from models.people import person
from models.settings import Settings
from plans.access import Actor
from plans.draft_stages import DraftStage
from plans.problems import DondocError, Problem, error

LASTS = 60
"""Seconds after which a launch that nobody finished counts as broken off. Only words hang on it: a draft is given once."""
REMEMBERED = 100
"""Launches whose end is still known in this process."""
_LOG = logging.getLogger(__name__)


class GivingUnderway(DondocError):
    """Somebody is giving it at this moment."""


class Begun(NamedTuple):
    """A launch that was begun and has not ended: by whom (a name), when, and whether it broke off."""

    by: str
    at: dt.datetime
    broken: bool


class Standing(NamedTuple):
    """How far the giving of a draft is. `total` is 0 until its assignments are counted, and where another process does it.

    `open`: nobody is giving it, it is not given; `given` is empty where this process did not do it.
    """

    draft: DraftRow
    state: Literal["going", "given", "failed", "broken", "open"]
    done: int = 0
    total: int = 0
    begun: Begun | None = None
    given: Given | None = None
    problems: tuple[Problem, ...] = ()


@dataclass
class _Launch:
    """What the thread tells."""

    future: "Future[None] | None" = None
    done: int = 0
    total: int = 0
    given: Given | None = None
    problems: tuple[Problem, ...] = ()

    def progress(self, done: int, total: int) -> None:
        """Called by the launch as it writes."""
        self.done, self.total = done, total


class Giver:
    """The thread, and the launches that it does or did; one for each app."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="giving")
        self._launches: dict[int, _Launch] = {}

    def begin(self, engine: Engine, settings: Settings, hand: Hand) -> None:
        """Begin to give a draft. Raises what `give` would raise at once, and GivingUnderway."""
        with reading(engine) as session:
            kept = kept_directory(engine, session, hand.now)  # the thread reads it anew; the press is answered at once
            ready_to_give(session, settings, hand, amends=False, directory=kept)
        held = lease.take(engine, _name(hand.draft), hand.actor.slug, hand.now, LASTS)
        if held is None:
            raise GivingUnderway(error("giving-underway"))
        launch = _Launch()
        self._launches.pop(hand.draft, None)
        self._launches[hand.draft] = launch
        for old in list(self._launches)[:-REMEMBERED]:
            del self._launches[old]
        launch.future = self._thread.submit(_give, launch, engine, settings, hand, held)

    def standing(self, engine: Engine, actor: Actor, number: int, now: dt.datetime) -> Standing:
        """How far it is; raises DraftUnknown, DraftNotYours."""
        launch = self._launches.get(number)  # asked before the database: what ends in between is seen as given there
        going = launch is not None and (launch.future is None or not launch.future.done())
        with reading(engine) as session:
            draft = find(session, actor, number)
            begun = begun_on(session, number, now)
        if draft.stage == DraftStage.LAUNCHED and not going:
            return Standing(draft, "given", given=launch.given if launch else None)
        if launch is not None and going:
            return Standing(draft, "going", launch.done, launch.total, begun)
        if begun is not None and not begun.broken:
            return Standing(draft, "going", begun=begun)
        if launch is not None and launch.problems:
            return Standing(draft, "failed", problems=launch.problems)
        return Standing(draft, "broken" if begun else "open", begun=begun)

    def wait(self) -> None:
        """Until everything that was begun has ended."""
        for launch in list(self._launches.values()):
            if launch.future is not None:
                launch.future.result()


def begun_on(session: Session, number: int, now: dt.datetime) -> Begun | None:
    """The launch of a draft that was begun and has not ended."""
    held = lease.standing(session, _name(number))
    if held is None:
        return None
    by = person(session, held.holder)
    return Begun(by.name if by else held.holder, held.expires_at - dt.timedelta(seconds=LASTS), held.expires_at <= now)


def _give(launch: _Launch, engine: Engine, settings: Settings, hand: Hand, held: lease.Held) -> None:
    """The work of the thread: whatever goes wrong is kept to be told, and nothing is given then."""
    problems: Sequence[Problem] = ()
    try:
        launch.given = give(engine, settings, hand, launch.progress)
    except DondocError as refused:
        problems = refused.problems
    except Exception:  # noqa: BLE001  (the thread has nobody above it; the log has it, the page says so)
        _LOG.exception("giving draft %s", hand.draft)
        problems = (error("giving-failed"),)
    launch.problems = tuple(problems)
    with suppress(DondocError):  # a lease that cannot be dropped runs out by itself
        lease.drop(engine, held)


def _name(number: int) -> str:
    return f"giving:{number}"
