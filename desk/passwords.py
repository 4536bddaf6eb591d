"""Passwords: NFC before hashing, Argon2id, the same work whether somebody has one or not."""

import re
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
_RUNS = ("0123456789" * 2, "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb")
_COMMON = re.compile(
    r"p[a4]ssw[o0]rd|passw|mậtkhẩu|matkhau|admin|administrator|quantri|vanphong|dondoc|đônđốc|vietnam|việtnam|anhyeuem|"
    r"iloveyou|welcome|letmein|changeme|secret|monkey|dragon|hanoi|saigon|login|user|test|abcd?|xyz|qaz|wsx|zaq|xsw|19\d\d|20\d\d"
)
_LEFT = 4
"""Characters that must be left of a password when runs, repetitions and the commonest words are taken out of it."""


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
    if _easy(text.casefold(), slug.casefold()):
        problems.append(error("password-easy"))
    return problems


def _easy(text: str, slug: str) -> bool:
    """Whether little is left to guess: of the commonest words, runs of the keyboard and what is said over and over."""
    bare = "".join(one for one in text.replace("@", "a").replace("$", "s") if one.isalnum())
    own = slug.replace("-", "")
    rest = _COMMON.sub("", bare.replace(own, "") if len(own) > 2 else bare)
    rest = _without_runs(re.sub(r"(.+?)\1{2,}", r"\1", rest))
    halves = re.fullmatch(r"(.{1,6})\1+", bare)
    return text == slug or len(set(text)) < 4 or halves is not None or len(set(rest)) < _LEFT


def _without_runs(text: str) -> str:
    """What is left without the pieces of four and more characters that follow one another, forwards or backwards."""
    runs = [one[::way] for one in _RUNS for way in (1, -1)]
    at, kept = 0, ""
    while at < len(text):
        long = 4
        if not any(text[at : at + long] in run for run in runs) or len(text) - at < long:
            kept, at = kept + text[at], at + 1
            continue
        while at + long < len(text) and any(text[at : at + long + 1] in run for run in runs):
            long += 1
        at += long
    return kept


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
