"""How often an address may guess at links: a count in memory, since guessing must not cost a write."""

import datetime as dt
from collections import deque
from threading import Lock

from fastapi import Request

from plans.problems import DondocError, error

MINUTE = dt.timedelta(minutes=1)
GUESSES = 20
"""Links that open nothing, of one address in a minute; right ones are never counted: a whole office may sit behind one address."""
MAKING = Lock()
ADDRESSES = 10_000
"""Addresses remembered at most; the one that guessed the longest ago is forgotten first."""


class TooManyGuesses(DondocError):
    """An address tried too many links that open nothing; this one was not looked at."""


class Guesses:
    """The wrong links of each address within the last minute; several threads share it."""

    def __init__(self) -> None:
        self._tried: dict[str, deque[dt.datetime]] = {}
        self._lock = Lock()

    def many(self, address: str, now: dt.datetime) -> bool:
        """Whether this address has guessed as often as it may."""
        with self._lock:
            return sum(one > now - MINUTE for one in self._tried.get(address, ())) >= GUESSES

    def add(self, address: str, now: dt.datetime) -> None:
        """One more that opened nothing."""
        with self._lock:
            tried = self._tried.pop(address, None) or deque(maxlen=GUESSES)
            tried.append(now)
            self._tried[address] = tried
            if len(self._tried) > ADDRESSES:
                del self._tried[next(iter(self._tried))]


def not_guessing(request: Request) -> None:
    """For routes whose address holds a secret. Raises TooManyGuesses."""
    if _guesses(request).many(_address(request), request.app.state.clock()):
        raise TooManyGuesses(error("too-many-guesses"))


def guessed_wrong(request: Request) -> None:
    """A link that opens nothing was tried."""
    _guesses(request).add(_address(request), request.app.state.clock())


def _guesses(request: Request) -> Guesses:
    state = request.app.state
    with MAKING:
        if not hasattr(state, "guesses"):
            state.guesses = Guesses()
    found: Guesses = state.guesses
    return found


def _address(request: Request) -> str:
    return request.client.host if request.client else "-"
