"""Opening the database, one transaction at a time, and what can go wrong with it, in words.

SQLite (WAL, foreign keys, BEGIN IMMEDIATE for writers) or PostgreSQL (psycopg 3). `writing` is the only commit.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from models.core import READ
from models.settings import Settings
from plans.problems import DondocError, error

__all__ = [
    "DatabaseBroken", "DatabaseLocked", "DatabaseNewer", "DatabaseReadOnly", "DatabaseUnreachable", "DiskFull",
    "Engine", "NotMigrated", "Session", "open_database", "prepare", "reading", "writing",
]  # fmt: skip


class DatabaseLocked(DondocError):
    """Somebody else is writing and did not finish in time."""


class DiskFull(DondocError):
    """No room left for the database; nothing of the transaction was kept."""


class DatabaseReadOnly(DondocError):
    """The database may be read but not written."""


class DatabaseUnreachable(DondocError):
    """There is no database at this address, or it lets nobody in."""


class NotMigrated(DondocError):
    """The tables are missing or older than this program."""


class DatabaseNewer(DondocError):
    """The tables were made by a newer program."""


class DatabaseBroken(DondocError):
    """The file is no database, or damaged."""


def open_database(url: str, busy_timeout: float = 5.0) -> Engine:
    """An engine for `url`; a writer waits at most `busy_timeout` seconds. A SQLite file's folder must exist."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed, busy_timeout)
        if parsed.get_backend_name() == "postgresql":
            return _postgresql(parsed, busy_timeout)
    except (ArgumentError, NoSuchModuleError) as cause:
        raise DatabaseUnreachable(error("database-url-unknown")) from cause
    raise DatabaseUnreachable(error("database-url-unknown"))


def prepare(settings: Settings) -> Engine:
    """The installation's database, ready for use: the data folder made, the tables brought up to date."""
    from models.migrations import migrate

    if not settings.database_url:
        try:
            settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as cause:
            where = str(settings.data_dir)
            raise DatabaseUnreachable(error("database-folder-missing", folder=where)) from cause
    engine = open_database(settings.url, settings.busy_timeout)
    engine.update_execution_options(isolated=settings.isolated)  # the secrecy gate asks for it
    migrate(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one moment of the database and keeps nothing."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with in_words(), Session(engine.execution_options(**options), expire_on_commit=False, info={READ: {}}) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose work is kept whole at the end, or not at all. The only commit of the product."""
    with in_words(), Session(engine.execution_options(writing=True), expire_on_commit=False) as session:
        session.connection()  # a writer queues at once, before it reads what it will decide on
        yield session
        session.commit()


@contextmanager
def in_words() -> Iterator[None]:
    """Database errors that a person can do something about, as errors of ours; others pass."""
    try:
        yield
    except DBAPIError as cause:
        known = _known(cause.orig)
        if known is None:
            raise
        raise known from cause


def _sqlite(url: URL, busy_timeout: float) -> Engine:
    file = url.database if url.database and not url.database.startswith((":memory:", "file:")) else None
    if file and not (folder := Path(file).parent).is_dir():
        raise DatabaseUnreachable(error("database-folder-missing", folder=str(folder)))
    engine = create_engine(url, connect_args={"timeout": busy_timeout}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, else DDL and reads run outside transactions
        for pragma in ("foreign_keys=ON", "synchronous=NORMAL", "cache_size=-64000", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as cause:  # a read-only file is still readable without
                if _primary(cause) != sqlite3.SQLITE_READONLY:
                    raise

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _postgresql(url: URL, busy_timeout: float) -> Engine:
    """Driver psycopg 3 whatever the URL names; the server waits for locks as long as SQLite would."""
    options = f"-c lock_timeout={int(busy_timeout * 1000)} -c timezone=UTC"
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"options": options, "connect_timeout": max(int(busy_timeout), 2)},
        pool_pre_ping=True,
        hide_parameters=True,  # they hold names, texts and passwords of channels
    )


def _primary(cause: sqlite3.Error) -> int:
    """SQLite's primary result code (the low byte of the extended one), -1 where there is none."""
    code = getattr(cause, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


_SQLITE: dict[int, tuple[type[DondocError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseLocked, "database-locked"),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, "database-locked"),
    sqlite3.SQLITE_FULL: (DiskFull, "disk-full"),
    sqlite3.SQLITE_READONLY: (DatabaseReadOnly, "database-read-only"),
    sqlite3.SQLITE_CANTOPEN: (DatabaseUnreachable, "database-cannot-open"),
    sqlite3.SQLITE_PERM: (DatabaseUnreachable, "database-cannot-open"),
    sqlite3.SQLITE_IOERR: (DatabaseBroken, "database-io-error"),
    sqlite3.SQLITE_NOTADB: (DatabaseBroken, "database-broken"),
    sqlite3.SQLITE_CORRUPT: (DatabaseBroken, "database-broken"),
}
_POSTGRESQL: dict[str, tuple[type[DondocError], str]] = {
    "55P03": (DatabaseLocked, "database-locked"),
    "40P01": (DatabaseLocked, "database-locked"),
    "53100": (DiskFull, "disk-full"),
    "25006": (DatabaseReadOnly, "database-read-only"),
    "42501": (DatabaseReadOnly, "database-read-only"),
    "42P01": (NotMigrated, "database-not-migrated"),
    "42703": (NotMigrated, "database-not-migrated"),
    "3D000": (DatabaseUnreachable, "database-cannot-open"),
    "28P01": (DatabaseUnreachable, "database-cannot-open"),
    "28000": (DatabaseUnreachable, "database-cannot-open"),
    "53300": (DatabaseUnreachable, "database-cannot-open"),
}


def _known(cause: Any) -> DondocError | None:  # noqa: ANN401  (whatever the driver raised)
    """Our error for a driver's one; None where a bug of ours is likelier."""
    if isinstance(cause, sqlite3.Error):
        if str(cause).startswith(("no such table", "no such column")):
            return NotMigrated(error("database-not-migrated"))
        found = _SQLITE.get(_primary(cause))
    else:
        state = getattr(cause, "sqlstate", None)
        found = _POSTGRESQL.get(state) if state else (DatabaseUnreachable, "database-cannot-open")
    return found[0](error(found[1])) if found else None
