"""Papers that went out, and the filters somebody keeps."""

import datetime as dt
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.tables.columns import json_column


class SavedView(SQLModel, table=True):
    """A filter that somebody keeps: which page, and its query."""

    __table_args__ = (UniqueConstraint("person_id", "page", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    page: str
    name: str
    query: dict[str, Any] = json_column(dict)


class Snapshot(SQLModel, table=True):
    """A paper that went out, with the figures behind it frozen: report, brief or letter; numbered when it was signed, filed back."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(index=True)
    title: str
    made_at: dt.datetime
    made_by: int | None = Field(default=None, foreign_key="person.id")
    moment: dt.datetime
    scope: dict[str, Any] = json_column(dict)
    figures: dict[str, Any] = json_column(dict)
    file_id: int | None = Field(default=None, foreign_key="storedfile.id")
    number: str | None = None
    signed_on: dt.date | None = None
    signer: str | None = None
    signed_file_id: int | None = Field(default=None, foreign_key="storedfile.id")
    filed_at: dt.datetime | None = None
    filed_by: int | None = Field(default=None, foreign_key="person.id")
