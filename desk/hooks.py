"""Webhooks: other systems that hear of what happens. Kept by an admin; told in the transaction of what happened."""

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import NamedTuple

from desk.people import DeedRefused, actor_of, who
from models import hooks
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.hooks import HookLine, tell
from models.matters import MOST, Stake
from models.people import Known
from notifications.hooks import wrong_address
from plans.access import Deed, why_not
from plans.hooks import HookEvent
from plans.plan import Plan
from plans.problems import DondocError, error
from plans.stages import Act

TOLD = {Act.HAND_IN: HookEvent.HANDED_IN, Act.APPROVE: HookEvent.APPROVED, Act.RETURN: HookEvent.RETURNED}
"""Which acts are told, and as what."""


class HookRefused(DondocError):
    """The webhook cannot be made or removed as asked; nothing was changed."""


class MadeHook(NamedTuple):
    """A new webhook, with the secret that signs its calls: shown now and never again."""

    id: int
    secret: str


def add_hook(engine: Engine, url: str, events: Iterable[str], by: str | None, now: dt.datetime) -> MadeHook:
    """Another system to tell; `by` none: from the command line. Raises HookRefused, DeedRefused."""
    wanted = list(dict.fromkeys(events))
    problems = wrong_address(url)
    unknown = [one for one in wanted if one not in set(HookEvent)]
    if unknown or not wanted:
        problems.append(error("webhook-event", event=", ".join(unknown) or "-", events=", ".join(HookEvent)))
    secret = f"whsec_{secrets.token_urlsafe(32)}"
    with writing(engine) as session:
        person = _keeper(session, by)
        if problems:
            raise HookRefused(*problems)
        number = hooks.put_hook(session, url, secret, wanted, person, now)
        record(session, person, "webhook", f"webhook:{number}", {"url": _shown(url), "events": wanted}, now=now)
    return MadeHook(number, secret)


def remove_hook(engine: Engine, number: int, by: str | None, now: dt.datetime) -> None:
    """It is told nothing more. Raises HookRefused, DeedRefused."""
    with writing(engine) as session:
        person = _keeper(session, by)
        if not 0 < number <= MOST or not hooks.end_hook(session, number):
            raise HookRefused(error("webhook-unknown", webhook=number))
        record(session, person, "webhook-end", f"webhook:{number}", now=now)


def hook_list(engine: Engine, by: str | None) -> list[HookLine]:
    """The webhooks in use. Raises DeedRefused."""
    with reading(engine) as session:
        _keeper(session, by)
        return hooks.hooks(session)


def tell_launch(session: Session, plan: Plan, tasks: int, assignments: int, now: dt.datetime) -> None:
    """A plan was put in force."""
    head = plan.directive
    title = None if head.circulation == "internal" else plan.title or head.subject
    data = {
        "plan": plan.plan, "as": plan.as_ or "", "number": head.number, "title": title, "tasks": tasks,
        "assignments": assignments,
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
