"""What set-based statements need: a model's table, and an insert that leaves rows that are there alone."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import NamedFromClause
from sqlmodel import SQLModel

READ = "read"
"""Where a session that only reads keeps what it asked once (`Session.info`)."""


def table(model: type[SQLModel]) -> Table:
    """The table of a model, for statements that touch many rows (a row as an object costs about 100 µs)."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


@cache
def named(base: Table, name: str) -> NamedFromClause:
    """A table once more in a statement, under a name; made once, for making its columns costs more than many a question."""
    return base.alias(name)


def dialect_insert(bind: Connection | Engine, into: Table) -> Any:  # noqa: ANN401  (two classes that share no base)
    """The INSERT of the database in use, which knows ON CONFLICT."""
    return postgresql.insert(into) if bind.dialect.name == "postgresql" else sqlite.insert(into)


def insert_new(bind: Connection | Engine, into: Table, *unique: str) -> Any:  # noqa: ANN401
    """An INSERT that passes over rows whose unique key is there already: no double work by keys, never by looking."""
    return dialect_insert(bind, into).on_conflict_do_nothing(index_elements=list(unique))
