"""What another system may be told of, and how a call is signed (docs/webhooks.md)."""

import datetime as dt
import hashlib
import hmac
from enum import StrEnum

from pydantic import Field

from plans.problems import Frozen


class HookEvent(StrEnum):
    """A plan put in force; a result handed in, approved, returned; an assignment that became overdue."""

    LAUNCHED = "launched"
    HANDED_IN = "handed-in"
    APPROVED = "approved"
    RETURNED = "returned"
    OVERDUE = "overdue"


class Hook(Frozen):
    """A webhook, without its secret; how many calls wait, and how many were given up."""

    id: int
    url: str
    events: tuple[str, ...]
    made_at: dt.datetime
    made_by: str | None
    made_by_name: str | None = None
    waiting: int
    dead: int
    active: bool = Field(description="Told at once; else paused: what happens waits for it.")


class HookCall(Frozen):
    """A call of a webhook: sent, waiting or dead (given up), and what was answered to the last try."""

    id: int
    event: str
    key: str
    state: str
    tries: int
    made_at: dt.datetime
    next_at: dt.datetime
    sent_at: dt.datetime | None
    detail: str | None


def signature(secret: str, seconds: int, body: bytes) -> str:
    """`t=<seconds>,v1=<hex>`: HMAC-SHA-256 by the secret over "<seconds>." and the body, so that no old call can be sent again."""
    signed = hmac.digest(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return f"t={seconds},v1={signed.hex()}"
