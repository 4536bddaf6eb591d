"""What the tables share: how constraints are named, and columns of JSON."""

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}  # a later migration must be able to name what it changes, also on SQLite


def json_column(default: type[list[Any]] | type[dict[Any, Any]]) -> Any:  # noqa: ANN401  (SQLModel's Field has no narrower type)
    """A column that holds a plain list or dict, empty by default."""
    return Field(default_factory=default, sa_column=Column(JSON, nullable=False))
