"""Webhooks and their calls, as rows: written with what happened, claimed for a while, tried, settled."""

import datetime as dt
import secrets
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, insert, or_, select, update
from sqlmodel import Session

from models.core import insert_new, table
from models.outbox import DETAIL_LENGTH, MAX_TRIES, pause
from models.state_sql import ledger, overdue_sql
from models.tables import LaunchedPlan, Person, Task, Unit, Webhook, WebhookCall
from models.wake import DELIVERY, ask
from plans.hooks import Hook, HookCall, HookEvent

_HOOK, _CALL, _PERSON = table(Webhook), table(WebhookCall), table(Person)
_PLAN, _TASK, _UNIT = table(LaunchedPlan), table(Task), table(Unit)
_KEPT = _HOOK.c.secret != ""
"""A webhook that was removed keeps no secret; one that is paused keeps it and is not active."""
TEST = "test"
"""The event of a call that an admin asks for; nobody can listen for it alone."""
CLAIM = dt.timedelta(minutes=5)
"""How long a call that is being tried is left alone; a process that died loses it no longer."""


class Call(NamedTuple):
    """A call to be tried now, for the webhook of that number."""

    id: int
    hook: int
    key: str
    event: str
    url: str
    secret: str
    payload: dict[str, Any]
    tries: int


def put_hook(session: Session, url: str, secret: str, events: list[str], by: int | None, now: dt.datetime) -> int:
    """A new webhook; returns its number."""
    row = insert(_HOOK).values(url=url, secret=secret, events=events, active=True, made_by=by, made_at=now)
    return int(session.connection().execute(row.returning(_HOOK.c.id)).scalar_one())


def end_hook(session: Session, number: int) -> bool:
    """It is told nothing more, not what waits either, and its secret is forgotten; whether there was one."""
    run, h, c = session.connection().execute, _HOOK.c, _CALL.c
    ended = run(update(_HOOK).where(h.id == number, _KEPT).values(active=False, secret="")).rowcount == 1
    run(update(_CALL).where(c.webhook_id == number, c.state == "waiting").values(state="dead", detail="removed"))
    return ended


def pause_hook(session: Session, number: int, active: bool, now: dt.datetime) -> bool:
    """Paused, what happens waits for it; active again, it is told at once. Whether there is one."""
    done = session.connection().execute(update(_HOOK).where(_HOOK.c.id == number, _KEPT).values(active=active))
    if active and done.rowcount:
        ask(session, DELIVERY, now)
    return done.rowcount == 1


def hooks(session: Session, number: int | None = None) -> list[Hook]:
    """The webhooks that are kept, oldest first; or that one alone."""
    run, h, c = session.connection().execute, _HOOK.c, _CALL.c
    counts = {
        (hook, state): n
        for hook, state, n in run(select(c.webhook_id, c.state, func.count()).group_by(c.webhook_id, c.state))
    }
    rows = select(
        h.id,
        h.url,
        h.events,
        h.made_at,
        _PERSON.c.slug.label("made_by"),
        _PERSON.c.name.label("made_by_name"),
        h.active,
    )
    rows = rows.outerjoin(_PERSON, _PERSON.c.id == h.made_by).where(
        _KEPT, *([] if number is None else [h.id == number])
    )
    return [
        Hook(**row._mapping, waiting=counts.get((row.id, "waiting"), 0), dead=counts.get((row.id, "dead"), 0))
        for row in run(rows.order_by(h.id))
    ]


def calls(session: Session, number: int, limit: int, offset: int = 0) -> tuple[list[HookCall], int]:
    """The calls of a webhook, the last first, and how many there are."""
    run, c = session.connection().execute, _CALL.c
    total = run(select(func.count()).where(c.webhook_id == number)).scalar_one()
    rows = select(c.id, c.event, c.key, c.state, c.tries, c.made_at, c.next_at, c.sent_at, c.detail)
    found = run(rows.where(c.webhook_id == number).order_by(c.id.desc()).limit(limit).offset(offset))
    return [HookCall(**row._mapping) for row in found], total


def new_try(session: Session, number: int, now: dt.datetime) -> Call | None:
    """A call of its own that tries the webhook, taken and not to be tried again; none where there is no such webhook."""
    run, h = session.connection().execute, _HOOK.c
    kept = run(select(h.url, h.secret).where(h.id == number, _KEPT)).one_or_none()
    if kept is None:
        return None
    row = {**_row((number, now), TEST, secrets.token_hex(6), {}, now), "tries": 1, "next_at": now + CLAIM}
    made = run(insert(_CALL).values(row).returning(_CALL.c.id)).scalar_one()
    return Call(made, number, row["key"], TEST, kept.url, kept.secret, row["payload"], MAX_TRIES)


def tell(session: Session, event: HookEvent, key: str, data: dict[str, Any], now: dt.datetime) -> int:
    """A call for every webhook that wants to hear of this; the same `key` of an event is told once. How many are new."""
    listening = _listening(session, event)
    return _put(session, [_row(hook, event.value, key, data, now) for hook in listening], now)


def tell_overdue(session: Session, now: dt.datetime) -> int:
    """A call for every assignment that became overdue since a webhook was made; run again, nothing is told twice."""
    listening = _listening(session, HookEvent.OVERDUE)
    if not listening:
        return 0
    since = min(made for _, made in listening)
    late = _late(session, now, since)
    rows = [
        _row((number, made), HookEvent.OVERDUE.value, f"{data['assignment']}:{data['due']}", data, now)
        for number, made in listening
        for due, data in late
        if due > made
    ]
    return _put(session, rows, now)


def claim(session: Session, now: dt.datetime, but: Collection[int] = ()) -> Call | None:
    """The call that has waited the longest, counted as tried and left alone for a while; none of the webhooks in `but`."""
    c, h = _CALL.c, _HOOK.c
    paused = select(h.id).where(h.active.is_(False))
    due = select(c.id).where(
        c.state == "waiting", c.next_at <= now, c.webhook_id.not_in(sorted(but)), c.webhook_id.not_in(paused)
    )
    run = session.connection().execute
    number = run(due.order_by(c.next_at, c.id).limit(1).with_for_update(skip_locked=True)).scalar()
    if number is None:
        return None
    run(update(_CALL).where(c.id == number).values(tries=c.tries + 1, next_at=now + CLAIM))
    rows = select(c.id, h.id, c.key, c.event, h.url, h.secret, c.payload, c.tries).join(_HOOK, h.id == c.webhook_id)
    return Call(*run(rows.where(c.id == number)).one())


def settle(session: Session, call: Call, ok: bool, detail: str, now: dt.datetime) -> str:
    """How a try ended: sent, waiting (again, after a pause) or dead. One that was ended meanwhile stays so."""
    state = "sent" if ok else "dead" if call.tries >= MAX_TRIES else "waiting"
    values: dict[str, Any] = {"state": state, "detail": detail[:DETAIL_LENGTH] or None}
    values |= {"sent_at": now} if ok else {"next_at": now + pause(call.tries)}
    mine = (_CALL.c.id == call.id, _CALL.c.state == "waiting")
    session.connection().execute(update(_CALL).where(*mine).values(**values))
    return state


def _listening(session: Session, event: HookEvent) -> list[tuple[int, dt.datetime]]:
    """Numbers of the webhooks that want to hear of this, paused ones too, with when they were made."""
    rows = session.connection().execute(select(_HOOK.c.id, _HOOK.c.made_at, _HOOK.c.events).where(_KEPT))
    return [(number, made) for number, made, events in rows if event.value in events]


def _row(hook: tuple[int, dt.datetime], event: str, key: str, data: dict[str, Any], now: dt.datetime) -> dict[str, Any]:
    whole = f"{hook[0]}:{event}:{key}"
    payload = {"key": whole, "event": event, "at": now.isoformat(), "data": data}
    return {
        "webhook_id": hook[0], "key": whole, "event": event, "payload": payload, "state": "waiting", "tries": 0,
        "made_at": now, "next_at": now,
    }  # fmt: skip


def _put(session: Session, rows: Sequence[dict[str, Any]], now: dt.datetime) -> int:
    if not rows:
        return 0
    new = insert_new(session.connection(), _CALL, "key").returning(_CALL.c.id)
    done = len(session.connection().execute(new, rows).all())
    if done:
        ask(session, DELIVERY, now)
    return done


def _late(session: Session, now: dt.datetime, since: dt.datetime) -> list[tuple[dt.datetime, dict[str, Any]]]:
    """What is overdue now and became so since, each with when and as it is told; what was late when it was given became so then."""
    connection = session.connection()
    stood = ledger(session, now)
    a, p, t = stood.c, _PLAN.c, _TASK.c
    rows = (
        select(
            a.id,
            a.due,
            a.opened_at,
            _UNIT.c.slug,
            p.slug.label("plan"),
            p.as_unit,
            p.number,
            p.circulation,
            t.key,
            t.title,
        )
        .select_from(stood.join(_UNIT, _UNIT.c.id == a.unit_id).join(_TASK, t.id == a.task_id))
        .join(_PLAN, p.id == a.plan_id)
        .where(*overdue_sql(a, now), or_(a.due > since, a.opened_at > since), a.opened_at <= now)
        .order_by(a.due, a.id)
    )
    return [
        (
            max(row.due, row.opened_at),
            {
                "assignment": row.id, "due": row.due.isoformat(), "unit": row.slug, "plan": row.plan, "as": row.as_unit,
                "number": row.number, "task": row.key, "title": None if row.circulation == "internal" else row.title,
            },
        )
        for row in connection.execute(rows)
    ]  # fmt: skip
