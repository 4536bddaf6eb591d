"""Passwords: NFC before hashing, Argon2id, the same work whether somebody has one or not."""

import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from plans.problems import Problem, error

if TYPE_CHECKING:
    from pwdlib import PasswordHash

LONGEST = 256
"""Characters at most: a longer one is only work for the machine."""
_FEW = BoundedSemaphore(2)
"""Each hash takes 64 MB: two at once, the others wait."""


def hashed(password: str) -> str:
    """The Argon2id hash of a password."""
    with _FEW:
        return _hasher().hash(_same(password))


def verify(password: str, against: str | None) -> tuple[bool, str | None]:
    """Whether it is the password, and a hash of today's cost where the old one is weaker.

    Without a hash to hold it against the same work is done, for nothing.
    """
    known = against if against is not None else _nobody()
    with _FEW:
        right, better = _hasher().verify_and_update(_same(password)[: LONGEST + 1], known)
    return (right, better) if against is not None else (False, None)


def wrong_password(password: str, again: str, slug: str, shortest: int) -> list[Problem]:
    """What keeps this from being a new password."""
    text = _same(password)
    problems = []
    if not shortest <= len(text) <= LONGEST:
        problems.append(error("password-length", least=shortest, most=LONGEST))
    if text != _same(again):
        problems.append(error("password-differs"))
    if len(set(text)) < 4 or text.casefold() == slug.casefold():
        problems.append(error("password-easy"))
    return problems


def _same(password: str) -> str:
    """One encoding of what was typed: two keyboards write the same Vietnamese letter in two ways."""
    return unicodedata.normalize("NFC", password)


@cache
def _hasher() -> "PasswordHash":
    from pwdlib import PasswordHash

    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    """The hash of a password that nobody has."""
    return _hasher().hash("no person has this password")
