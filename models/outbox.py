"""The outbox: messages put once by a unique key, claimed for a while, tried, settled.

A try is started (an Attempt row, committed) before the channel is called, and settled after. What was in flight when a
process died is tried again once its claim has run out: at least once, and the key in its header tells.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, true, update
from sqlmodel import Session

from models.core import insert_new, table
from models.files import Kept
from models.outbox_files import attach_files, files_of
from models.tables import Attempt, Channel, Message, Person
from plans.problems import DondocError, error

BACK_OFF = (1, 5, 15, 60, 240)
"""Minutes until the next try, after the first, second, ... failure."""
MAX_TRIES = 6
CLAIM_SECONDS = 300
"""How long a claim keeps others off; longer than any one batch may take."""
DETAIL_LENGTH = 500
_CHUNK = 500
_MESSAGE, _ATTEMPT, _CHANNEL, _PERSON = table(Message), table(Attempt), table(Channel), table(Person)


class NewMessage(NamedTuple):
    """A text for one person, kind, day and channel; `next_at` is when it may go out, `files` what goes out with it."""

    key: str
    person_id: int | None
    kind: str
    day: dt.date
    channel_id: int
    subject: str
    body: str
    next_at: dt.datetime
    html: str | None = None
    urgent: bool = False
    files: tuple[Kept, ...] = ()


class Claimed(NamedTuple):
    """A message that is ours to try until `until`, with the address it goes to. `tries` counts those begun before.

    `files` are read when a try begins: `begin`.
    """

    id: int
    key: str
    person_id: int | None
    kind: str
    day: dt.date
    channel_id: int
    url: str
    tags: list[str]
    subject: str
    body: str
    html: str | None
    urgent: bool
    tries: int
    fence: int
    until: dt.datetime
    files: tuple[Kept, ...] = ()


class ClaimLost(DondocError):
    """The claim ran out and somebody else may be sending the message."""


def put(session: Session, messages: Sequence[NewMessage], now: dt.datetime) -> int:
    """Add messages to the outbox with their files; those whose key is already there stay as they are. Returns how many were new.

    Raises models.outbox_files.TooLarge.
    """
    connection = session.connection()
    statement = insert_new(connection, _MESSAGE, "key").returning(_MESSAGE.c.id, _MESSAGE.c.key)
    files, new = {one.key: one.files for one in messages if one.files}, 0
    for start in range(0, len(messages), _CHUNK):
        rows = [_row(one) | {"created_at": now} for one in messages[start : start + _CHUNK]]
        put = connection.execute(statement, rows).all()
        for id_, key in put if files else ():
            attach_files(session, id_, files.get(key, ()), now)
        new += len(put)
    return new


def _row(message: NewMessage) -> dict[str, Any]:
    values = message._asdict() | {"state": "waiting", "tries": 0}
    del values["files"]
    return values


def claim(
    session: Session,
    now: dt.datetime,
    limit: int,
    fence: int,
    *,
    seconds: float = CLAIM_SECONDS,
    urgent_only: bool = False,
) -> list[Claimed]:
    """Reserve up to `limit` messages that are due, urgent ones first; claims that ran out are taken back before.

    Outside office hours only urgent ones go (`urgent_only`). What waits for somebody who left meanwhile is given up.
    """
    reclaim(session, now)
    _give_up(session, now)
    connection = session.connection()
    waiting = (
        select(_MESSAGE.c.id)
        .where(_MESSAGE.c.state == "waiting", _MESSAGE.c.next_at <= now)
        .where(_MESSAGE.c.urgent if urgent_only else true())
        .order_by(_MESSAGE.c.urgent.desc(), _MESSAGE.c.next_at, _MESSAGE.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = list(connection.execute(waiting).scalars())
    until = now + dt.timedelta(seconds=seconds)
    for chunk in _chunks(ids):
        taken = update(_MESSAGE).where(_MESSAGE.c.id.in_(chunk))
        connection.execute(taken.values(state="sending", claimed_until=until, fence=fence))
    return _claimed(connection, ids, fence, until)


def start(session: Session, message_id: int, fence: int, now: dt.datetime) -> int:
    """Say that a try begins, to be committed before the channel is called; ClaimLost where the claim is not ours now.

    Returns the Attempt's id; its `ok` stays empty while the message is in flight.
    """
    connection = session.connection()
    mine = _mine(message_id, fence, now)
    if connection.execute(update(_MESSAGE).where(*mine).values(tries=_MESSAGE.c.tries + 1)).rowcount != 1:
        raise ClaimLost(error("claim-lost", message=message_id))
    row = insert(_ATTEMPT).values(message_id=message_id, at=now).returning(_ATTEMPT.c.id)
    return int(connection.execute(row).scalar_one())


def begin(session: Session, message: Claimed, now: dt.datetime) -> Claimed:
    """`start`, and the message with the files that go out with it: one at a time, not those of all that are claimed."""
    start(session, message.id, message.fence, now)
    return message._replace(files=files_of(session, message.id))


def settle(session: Session, message_id: int, ok: bool, detail: str, now: dt.datetime, *, fence: int) -> str:
    """Record how the try ended: sent, waiting (again, after a pause) or dead; ClaimLost where it is no longer ours."""
    connection = session.connection()
    tries = connection.execute(
        select(_MESSAGE.c.tries).where(*_mine(message_id, fence, now)).with_for_update()
    ).scalar_one_or_none()
    if tries is None:
        raise ClaimLost(error("claim-lost", message=message_id))
    state = "sent" if ok else "dead" if tries >= MAX_TRIES else "waiting"
    values: dict[str, Any] = {"state": state, "claimed_until": None}
    if ok:
        values["sent_at"] = now
    elif state == "waiting":
        values["next_at"] = now + pause(tries)
    connection.execute(update(_MESSAGE).where(_MESSAGE.c.id == message_id).values(**values))
    this_try = select(func.max(_ATTEMPT.c.id)).where(_ATTEMPT.c.message_id == message_id).scalar_subquery()
    ended = update(_ATTEMPT).where(_ATTEMPT.c.id == this_try, _ATTEMPT.c.ended_at.is_(None))
    connection.execute(ended.values(ended_at=now, ok=ok, detail=detail[:DETAIL_LENGTH] or None))
    return state


def give_back(session: Session, message_ids: Sequence[int], fence: int, *, next_at: dt.datetime | None = None) -> None:
    """Return claimed messages that were not tried, for the next sweep to take at once, or (a dead channel) from `next_at` on."""
    values: dict[str, Any] = {"state": "waiting", "claimed_until": None} | ({"next_at": next_at} if next_at else {})
    for chunk in _chunks(message_ids):
        ours = (_MESSAGE.c.id.in_(chunk), _MESSAGE.c.state == "sending", _MESSAGE.c.fence == fence)
        session.connection().execute(update(_MESSAGE).where(*ours).values(**values))


def reclaim(session: Session, now: dt.datetime) -> int:
    """Take back claims that ran out: to be tried again, or dead after the last try. The Attempt keeps its empty `ok`."""
    stale = (
        _MESSAGE.c.state == "sending",
        or_(_MESSAGE.c.claimed_until.is_(None), _MESSAGE.c.claimed_until <= now),
    )
    connection = session.connection()
    spent = update(_MESSAGE).where(*stale, _MESSAGE.c.tries >= MAX_TRIES).values(state="dead", claimed_until=None)
    again = update(_MESSAGE).where(*stale).values(state="waiting", claimed_until=None, next_at=now)
    return connection.execute(spent).rowcount + connection.execute(again).rowcount


def _give_up(session: Session, now: dt.datetime) -> None:
    """No message goes to a person who is no longer active, or by a channel that is no longer in use."""
    m, unused = _MESSAGE.c, select(_CHANNEL.c.id).where(~_CHANNEL.c.active)
    left = select(_PERSON.c.id).where(~_PERSON.c.active)
    idle = update(_MESSAGE).where(
        m.state == "waiting", m.next_at <= now, or_(m.channel_id.in_(unused), m.person_id.in_(left))
    )
    session.connection().execute(idle.values(state="dead"))


def counts(session: Session) -> dict[str, int]:
    """How many messages are waiting, sending, sent and dead."""
    by_state = select(_MESSAGE.c.state, func.count()).group_by(_MESSAGE.c.state)
    return {"waiting": 0, "sending": 0, "sent": 0, "dead": 0} | dict(
        session.connection().execute(by_state).tuples().all()
    )


def overtaken(
    session: Session, kind: str, day: dt.date, start: dt.datetime, end: dt.datetime
) -> list[tuple[int, str, dt.date]]:
    """Messages of this kind made for a day before `day` that still wait, to go out from `start` until before `end`: id, key, their day."""
    m = _MESSAGE.c
    waiting = select(m.id, m.key, m.day).where(m.state == "waiting", m.next_at >= start, m.next_at < end, ~m.urgent)
    rows = session.connection().execute(waiting.where(m.kind == kind, m.day < day).order_by(m.id))
    return [(int(id_), str(key), made_for) for id_, key, made_for in rows]


def withdraw(session: Session, message_ids: Sequence[int]) -> None:
    """Never send these, if they still wait: a newer message says what they say, as it stands now."""
    for chunk in _chunks(message_ids):
        ours = (_MESSAGE.c.id.in_(chunk), _MESSAGE.c.state == "waiting")
        session.connection().execute(update(_MESSAGE).where(*ours).values(state="withdrawn"))


def pause(tries: int) -> dt.timedelta:
    """How long to wait after the `tries`-th failure."""
    return dt.timedelta(minutes=BACK_OFF[min(max(tries, 1), len(BACK_OFF)) - 1])


def _mine(message_id: int, fence: int, now: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        _MESSAGE.c.id == message_id,
        _MESSAGE.c.state == "sending",
        _MESSAGE.c.fence == fence,
        _MESSAGE.c.claimed_until > now,
    )


def _claimed(connection: Connection, ids: Sequence[int], fence: int, until: dt.datetime) -> list[Claimed]:
    m, c = _MESSAGE.c, _CHANNEL.c
    columns = (
        m.id, m.key, m.person_id, m.kind, m.day, m.channel_id, c.url, c.tags, m.subject, m.body, m.html, m.urgent, m.tries,
    )  # fmt: skip
    found: dict[int, Claimed] = {}
    for chunk in _chunks(ids):
        rows = select(*columns).join(_CHANNEL, m.channel_id == c.id).where(m.id.in_(chunk))
        found |= {row.id: Claimed(**row._mapping, fence=fence, until=until) for row in connection.execute(rows)}
    return [found[one] for one in ids]


def _chunks(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]
