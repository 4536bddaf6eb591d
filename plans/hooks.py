"""What another system may be told of, and how a call is signed (docs/webhooks.md)."""

import hashlib
import hmac
from enum import StrEnum


class HookEvent(StrEnum):
    """A plan put in force; a result handed in, approved, returned; an assignment that became overdue."""

    LAUNCHED = "launched"
    HANDED_IN = "handed-in"
    APPROVED = "approved"
    RETURNED = "returned"
    OVERDUE = "overdue"


def signature(secret: str, seconds: int, body: bytes) -> str:
    """`t=<seconds>,v1=<hex>`: HMAC-SHA-256 by the secret over "<seconds>." and the body, so that no old call can be sent again."""
    signed = hmac.digest(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return f"t={seconds},v1={signed.hex()}"
