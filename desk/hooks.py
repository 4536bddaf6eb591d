"""Webhooks: other systems that hear of what happens. Kept by an admin; told in the transaction of what happened."""

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import NamedTuple

from desk.people import DeedRefused, actor_of, who
from models import hooks
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.hooks import tell
from models.launch import Launched
from models.matters import MOST, Stake
from models.people import Known
from models.settings import Settings
from notifications.hooks import send, wrong_address
from plans.access import Deed, why_not
from plans.hooks import Hook, HookCall, HookEvent
from plans.plan import Plan
from plans.problems import DondocError, error
from plans.stages import Act

TOLD = {Act.HAND_IN: HookEvent.HANDED_IN, Act.APPROVE: HookEvent.APPROVED, Act.RETURN: HookEvent.RETURNED}
"""Which acts are told, and as what."""


class HookRefused(DondocError):
    """The webhook cannot be made as asked; nothing was changed."""


class HookUnknown(DondocError):
    """There is no such webhook, or it was removed."""


class MadeHook(NamedTuple):
    """A new webhook, with the secret that signs its calls: shown now and never again."""

    id: int
    secret: str


class HookSeen(NamedTuple):
    """A webhook with its calls, the last first, and how many there are."""

    hook: Hook
    calls: list[HookCall]
    total: int


def add_hook(
    engine: Engine, settings: Settings, url: str, events: Iterable[str], by: str | None, now: dt.datetime
) -> MadeHook:
    """Another system to tell; `by` none: from the command line. Raises HookRefused, DeedRefused."""
    url, wanted = url.strip(), list(dict.fromkeys(events))
    with reading(engine) as session:
        _keeper(session, by)  # whether he may, before any name is looked up
    problems = wrong_address(url, local=settings.local_addresses)
    unknown = [one for one in wanted if one not in set(HookEvent)]
    if unknown or not wanted:
        problems.append(error("webhook-event", event=", ".join(unknown)[:80] or "-", events=", ".join(HookEvent)))
    if problems:
        raise HookRefused(*problems)
    secret = f"whsec_{secrets.token_urlsafe(32)}"
    with writing(engine) as session:
        person = _keeper(session, by)
        number = hooks.put_hook(session, url, secret, wanted, person, now)
        record(session, person, "webhook", f"webhook:{number}", {"url": _shown(url), "events": wanted}, now=now)
    return MadeHook(number, secret)


def remove_hook(engine: Engine, number: int, by: str | None, now: dt.datetime) -> None:
    """It is told nothing more. Raises HookUnknown, DeedRefused."""
    with writing(engine) as session:
        person = _keeper(session, by)
        if not 0 < number <= MOST or not hooks.end_hook(session, number):
            raise _unknown(number)
        record(session, person, "webhook-end", f"webhook:{number}", now=now)


def pause_hook(engine: Engine, number: int, by: str | None, now: dt.datetime, *, active: bool) -> None:
    """Paused, it is told nothing and what happens waits; active again, it is told all of it. Raises HookUnknown, DeedRefused."""
    with writing(engine) as session:
        person = _keeper(session, by)
        if not 0 < number <= MOST or not hooks.pause_hook(session, number, active, now):
            raise _unknown(number)
        record(session, person, "webhook-resume" if active else "webhook-pause", f"webhook:{number}", now=now)


def try_hook(engine: Engine, settings: Settings, number: int, by: str | None, now: dt.datetime) -> tuple[bool, str]:
    """One call of the event "test", at once and never again: whether it was taken, and what was answered.

    Raises HookUnknown, DeedRefused.
    """
    with writing(engine) as session:
        person = _keeper(session, by)
        call = hooks.new_try(session, number, now) if 0 < number <= MOST else None
        if call is None:
            raise _unknown(number)
        record(session, person, "webhook-try", f"webhook:{number}", now=now)
    ok, detail = send(call, int(now.timestamp()), local=settings.local_addresses)
    with writing(engine) as session:
        hooks.settle(session, call, ok, detail, now)
    return ok, detail


def hook_list(engine: Engine, by: str | None) -> list[Hook]:
    """The webhooks that are kept. Raises DeedRefused."""
    with reading(engine) as session:
        _keeper(session, by)
        return hooks.hooks(session)


def hook_view(engine: Engine, number: int, by: str | None, limit: int, offset: int = 0) -> HookSeen:
    """One webhook with its calls. Raises HookUnknown, DeedRefused."""
    with reading(engine) as session:
        _keeper(session, by)
        found = hooks.hooks(session, number) if 0 < number <= MOST else []
        if not found:
            raise _unknown(number)
        return HookSeen(found[0], *hooks.calls(session, number, limit, offset))


def tell_launch(session: Session, plan: Plan, done: Launched, now: dt.datetime) -> None:
    """A plan was put in force; `not_given` are tasks that nobody got, because their day had passed or nobody knew it;
    `unheld` tasks with leads that stand for no unit.
    """
    head = plan.directive
    title = None if head.circulation == "internal" else plan.title or head.subject
    data = {
        "plan": plan.plan, "as": plan.as_ or "", "number": head.number, "title": title, "tasks": done.tasks,
        "assignments": done.assignments, "not_given": [*done.past, *done.unknown],
        "unheld": [one.task for one in done.unheld],
    }  # fmt: skip
    tell(session, HookEvent.LAUNCHED, f"{plan.plan}:{plan.as_ or ''}", data, now)


def tell_act(
    session: Session, act: Act, stake: Stake, change: int, stage: str, person: Known, now: dt.datetime
) -> None:
    """An assignment was handed in, approved or returned; other acts are told to nobody."""
    if act in TOLD:
        data = {
            "assignment": stake.id, "unit": stake.unit, "plan": stake.plan, "stage": stage, "by": person.slug,
            "title": None if stake.circulation == "internal" else stake.title,
        }  # fmt: skip
        tell(session, TOLD[act], str(change), data, now)


def _unknown(number: int) -> HookUnknown:
    return HookUnknown(error("webhook-unknown", webhook=number))


def _keeper(session: Session, by: str | None) -> int | None:
    """The id of whoever asks, who must be an admin; none for the command line."""
    if by is None:
        return None
    person = who(session, by)
    if refused := why_not(actor_of(session, person), Deed.MANAGE):
        raise DeedRefused(refused)
    return person.id


def _shown(url: str) -> str:
    """The address for the log, without its query: it may hold a password."""
    return url.partition("?")[0]
