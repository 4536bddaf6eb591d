"""A plan before it is in force, its corrections, and the bytes that were kept."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel


class StoredFile(SQLModel, table=True):
    """Bytes that were kept: a document, a signed result, a paper of ours. `name` is safe to write; served only through its owner."""

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(index=True)
    name: str
    media_type: str
    size: int
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    kept_at: dt.datetime
    kept_by: int | None = Field(default=None, foreign_key="person.id")


class PlanDraft(SQLModel, table=True):
    """A plan on its way: from the paper that came in until it is in force. `yaml` is the plan as corrected so far.

    `stage` is open, proposed, agreed, launched or dropped. `agreed_checksum` is what the leader agreed to: a later change asks anew.
    """

    __table_args__ = (Index("plandraft_office_stage", "office_id", "stage"),)

    id: int | None = Field(default=None, primary_key=True)
    slug: str
    title: str
    office_id: int | None = Field(default=None, foreign_key="unit.id")
    as_unit: str = ""
    stage: str = "open"
    version: int = 1
    yaml: str
    text: str = ""
    document_id: int | None = Field(default=None, foreign_key="storedfile.id")
    incoming_number: str | None = None
    incoming_date: dt.date | None = None
    note: str | None = None
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: dt.datetime
    changed_at: dt.datetime
    proposed_by: int | None = Field(default=None, foreign_key="person.id")
    proposed_at: dt.datetime | None = None
    agreed_by: int | None = Field(default=None, foreign_key="person.id")
    agreed_at: dt.datetime | None = None
    agreed_checksum: str | None = None
    launched_plan_id: int | None = Field(default=None, foreign_key="launchedplan.id")


class DraftChange(SQLModel, table=True):
    """One correction of a plan on its way, append-only: which field of which task (none: the plan), before, after, who and why."""

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="plandraft.id", index=True)
    at: dt.datetime
    by: int | None = Field(default=None, foreign_key="person.id")
    task: str | None = None
    field: str
    before: Any = Field(default=None, sa_column=Column(JSON))
    after: Any = Field(default=None, sa_column=Column(JSON))
    why: str | None = None
