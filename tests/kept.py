"""Databases that many tests begin with: worked out once, then copied."""

import sqlite3
from functools import wraps


def kept(fill):
    """`fill(engine)` of an empty database; from the second on what the first of its kind had in the end is copied.

    Asked otherwise than by the engine alone, it fills as it was asked.
    """
    copies = {}

    @wraps(fill)
    def filled(engine, *how, **named):
        if how or named:
            return fill(engine, *how, **named)
        kind = _Sqlite if engine.dialect.name == "sqlite" else _Postgresql
        held = engine.raw_connection()
        try:
            database = held.driver_connection
            if database.execute("SELECT count(*) FROM unit").fetchone() != (0,):
                return fill(engine)
            database.rollback()
            if kind in copies:
                return copies[kind].into(database)
            fill(engine)
            copies[kind] = kind(database)
        finally:
            held.close()

    return filled


class _Sqlite:
    """The whole file, in memory."""

    def __init__(self, database):
        self.file = sqlite3.connect(":memory:", check_same_thread=False)
        database.backup(self.file)

    def into(self, database):
        self.file.backup(database)


class _Postgresql:
    """The rows of each table, and where each sequence stands. Put back without triggers: they hold together already."""

    TABLES = (
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    )
    SEQUENCES = (
        "SELECT format('%I', sequencename), last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value > 0"
    )

    def __init__(self, database):
        self.rows, cursor = {}, database.cursor()
        for (name,) in cursor.execute(self.TABLES).fetchall():
            with cursor.copy(f"COPY {name} TO STDOUT (FORMAT binary)") as out:
                rows = b"".join(bytes(part) for part in out)
            if len(rows) > EMPTY:
                self.rows[name] = rows
        at = cursor.execute(self.SEQUENCES).fetchall()
        self.sequences = "SELECT " + ", ".join(f"setval('{name}', {value})" for name, value in at) if at else "SELECT 1"
        database.rollback()

    def into(self, database):
        with database.transaction(), database.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for name, rows in self.rows.items():
                with cursor.copy(f"COPY {name} FROM STDIN (FORMAT binary)") as copy:
                    copy.write(rows)
            cursor.execute(self.sequences)
        database.rollback()


EMPTY = 21
"""Bytes of a table without rows: a head of 19, an end of 2."""
