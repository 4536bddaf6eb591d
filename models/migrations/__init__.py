"""Bringing the tables up to date, from an installed wheel as from the checkout: no alembic.ini, one transaction.

A new migration: change models/tables/, run `python -m models.migrations "what changes"`, read the file, set HEAD.
"""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from models.database import DatabaseNewer, in_words
from plans.problems import error

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
HEAD = "0011"
"""The newest revision: known without Alembic, so that a database that is up to date costs one query."""
_ONE_AT_A_TIME = Lock()
"""Alembic keeps its context in a module: two threads of one program must not migrate at once."""
LOCK = 7_620_531
"""Key of PostgreSQL's advisory lock: two programs that start together migrate one after the other."""

_LONGEST_WAIT = 120
"""Seconds that a program waits for another that brings the tables up to date: far longer than for one that writes a line."""


def migrate(engine: Engine) -> bool:
    """Bring the tables up to date, whole or not at all; False where there was nothing to do.

    Raises DatabaseNewer, without a change, where a newer program made them.
    """
    with in_words():
        if revision(engine) == HEAD:
            return False
        with _ONE_AT_A_TIME, engine.execution_options(writing=True).connect() as connection:
            _quietly(connection)
            with connection.begin():
                return _upgrade(connection)


def revision(engine: Engine) -> str | None:
    """The revision of the tables; None for an empty database."""
    with in_words(), engine.connect() as connection:
        try:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        except DBAPIError:
            connection.rollback()
            if inspect(connection).has_table("alembic_version"):
                raise
            return None


def configuration(connection: Connection) -> "Config":
    """Alembic's configuration, on this connection."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", HERE.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection) -> bool:
    from alembic import command
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LONGEST_WAIT}s'")
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    config = configuration(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in known:
        raise DatabaseNewer(error("database-newer", found=found, known=HEAD))
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("migration left rows without their parent")
    return found != HEAD


def _quietly(connection: Connection) -> None:
    """SQLite rebuilds a table by dropping it: foreign keys off, which is only possible outside a transaction; and it waits longer."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute(f"PRAGMA busy_timeout={_LONGEST_WAIT * 1000}")
        connection.detach()  # closed afterwards, never given to somebody who counts on foreign keys
