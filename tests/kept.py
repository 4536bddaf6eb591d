"""Databases that many tests begin with: worked out once, then copied."""

import sqlite3
from functools import wraps


def kept(fill):
    """`fill(engine)` of an empty database; from the second on, in SQLite, what the first had in the end is copied."""
    copies = []

    @wraps(fill)
    def filled(engine):
        if engine.dialect.name != "sqlite":
            return fill(engine)
        held = engine.raw_connection()
        file = held.driver_connection
        try:
            if file.execute("SELECT count(*) FROM unit").fetchone() != (0,):
                return fill(engine)
            if copies:
                return copies[0].backup(file)
            fill(engine)
            copies.append(sqlite3.connect(":memory:", check_same_thread=False))
            file.backup(copies[0])
        finally:
            held.close()

    return filled
