"""The link in a reminder: signed, for one assignment and one person, until an instant. It only opens; pure.

What it opens besides being signed (the assignment still open, the person still there) is for who follows it.
"""

import datetime as dt
from hashlib import sha256
from typing import NamedTuple

from itsdangerous import BadData, URLSafeSerializer

_SALT = "reminder"
LONGEST = 300
"""Characters of a link's token at most."""


class Opens(NamedTuple):
    """What a link opens, for whom, until when (aware)."""

    assignment: int
    person: int
    until: dt.datetime


def link_token(key: str, opens: Opens) -> str:
    """The signed end of a link."""
    return str(_signer(key).dumps([opens.assignment, opens.person, int(opens.until.timestamp())]))


def read_token(key: str, token: str, now: dt.datetime) -> Opens | None:
    """What a link opens; None where it was not signed here, was changed, or is too old."""
    if len(token) > LONGEST or not token.isascii():
        return None
    try:
        assignment, person, until = _signer(key).loads(token)
    except (BadData, ValueError, TypeError):
        return None
    opens = Opens(assignment, person, dt.datetime.fromtimestamp(until, dt.UTC))
    return opens if now < opens.until else None


def _signer(key: str) -> URLSafeSerializer:
    return URLSafeSerializer(key, salt=_SALT, signer_kwargs={"digest_method": sha256, "key_derivation": "hmac"})
