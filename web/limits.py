"""How often an address may guess at links: refused before anything is looked at."""

from fastapi import Request

from desk.guesses import guesses_enough, note_guess
from plans.problems import DondocError, error


class TooManyGuesses(DondocError):
    """An address tried too many links that open nothing; this one was not looked at."""


def not_guessing(request: Request) -> None:
    """For routes whose address holds a secret. Raises TooManyGuesses."""
    state = request.app.state
    if guesses_enough(state.engine, _address(request), state.clock()):
        raise TooManyGuesses(error("too-many-guesses"))


def guessed_wrong(request: Request) -> None:
    """A link that opens nothing was tried."""
    state = request.app.state
    note_guess(state.engine, _address(request), state.clock())


def _address(request: Request) -> str:
    return request.client.host if request.client else "-"
