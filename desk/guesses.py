"""How often an address may guess at links: counted in the database, so that several web processes share one count."""

import datetime as dt

from models import logins
from models.database import Engine, reading, writing

MINUTE = dt.timedelta(minutes=1)
GUESSES = 20
"""Links that open nothing, of one address in a minute; right ones are never counted: a whole office may sit behind one address."""
LONGEST = 200


def guesses_enough(engine: Engine, address: str, now: dt.datetime) -> bool:
    """Whether this address has guessed as often as it may."""
    with reading(engine) as session:
        return logins.guesses(session, address[:LONGEST], now - MINUTE) >= GUESSES


def note_guess(engine: Engine, address: str, now: dt.datetime) -> None:
    """One more that opened nothing; whoever has guessed enough costs no further write, since he is refused before."""
    with writing(engine) as session:
        logins.put_guess(session, address[:LONGEST], now, MINUTE)
