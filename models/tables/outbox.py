"""What is told to whom, and who may sweep now."""

import datetime as dt
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.tables.columns import json_column


class Message(SQLModel, table=True):
    """A text in the outbox for one person, kind, day and channel; `key` is unique and travels in the mail's header."""

    __table_args__ = (
        Index(
            "message_waiting",
            "next_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "message_sending",
            "claimed_until",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kind: str
    day: dt.date = Field(index=True)
    channel_id: int = Field(foreign_key="channel.id")
    subject: str
    body: str
    html: str | None = None
    urgent: bool = False
    state: str = "waiting"
    tries: int = 0
    next_at: dt.datetime
    claimed_until: dt.datetime | None = None
    fence: int | None = None
    created_at: dt.datetime
    sent_at: dt.datetime | None = None


class MessageFile(SQLModel, table=True):
    """A file that goes out with a message, in its `place`: the bytes of the moment when it was put, at each try the same."""

    message_id: int = Field(foreign_key="message.id", primary_key=True)
    file_id: int = Field(foreign_key="storedfile.id", primary_key=True)
    place: int


class Reminder(SQLModel, table=True):
    """The decision to tell a person of an assignment, once a kind and day."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id", "kind", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    person_id: int = Field(foreign_key="person.id")
    kind: str
    day: dt.date = Field(index=True)


class Attempt(SQLModel, table=True):
    """One try to deliver a message. `ok` is empty while it is in flight: such a message may have been sent."""

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="message.id", index=True)
    at: dt.datetime
    ended_at: dt.datetime | None = None
    ok: bool | None = None
    detail: str | None = None


class Lease(SQLModel, table=True):
    """Who may sweep now. `fence` grows by one with each holder; a write with an old fence is refused."""

    name: str = Field(primary_key=True)
    holder: str
    fence: int
    expires_at: dt.datetime


class Wake(SQLModel, table=True):
    """A wish that a flow runs soon, written by whoever may not call it; the poller takes it."""

    id: int | None = Field(default=None, primary_key=True)
    flow: str
    asked_at: dt.datetime
    taken_at: dt.datetime | None = None


class Webhook(SQLModel, table=True):
    """Another system that wants to hear of events; each call is signed with `secret` (HMAC-SHA-256).

    Not `active`: paused, its calls wait. Without a secret: removed.
    """

    id: int | None = Field(default=None, primary_key=True)
    url: str
    secret: str
    events: list[str] = json_column(list)
    active: bool = True
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: dt.datetime


class WebhookCall(SQLModel, table=True):
    """One event for one webhook, in the transaction of what happened; `key` is unique, so that nothing is told twice."""

    __table_args__ = (
        Index(
            "webhookcall_waiting",
            "next_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    webhook_id: int = Field(foreign_key="webhook.id", index=True)
    key: str = Field(unique=True)
    event: str
    payload: dict[str, Any] = json_column(dict)
    state: str = "waiting"
    tries: int = 0
    made_at: dt.datetime
    next_at: dt.datetime
    sent_at: dt.datetime | None = None
    detail: str | None = None
