"""What lets a person or a program in, and what it did."""

import datetime as dt
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from models.tables.columns import json_column


class Password(SQLModel, table=True):
    """What lets a person in: an Argon2 hash, never the password."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    hash: str
    changed_at: dt.datetime


class WebSession(SQLModel, table=True):
    """A browser that is logged in. `key` is the SHA-256 of the random number in its cookie."""

    key: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    started_at: dt.datetime
    expires_at: dt.datetime = Field(index=True)


class OneTimeLink(SQLModel, table=True):
    """A link that sets a password once. `key` is a SHA-256; without a person it makes the first admin."""

    key: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    expires_at: dt.datetime
    used_at: dt.datetime | None = None


class LoginTry(SQLModel, table=True):
    """One try to log in, written before the password is looked at; `ok` once it was right. `name` is what was typed, hashed."""

    __table_args__ = (Index("logintry_name", "name", "at"), Index("logintry_address", "address", "at"))

    id: int | None = Field(default=None, primary_key=True)
    name: str
    address: str
    at: dt.datetime
    ok: bool = False


class Identity(SQLModel, table=True):
    """A person as an OpenID Connect provider knows him (OpenID Connect Core 1.0, section 2: `iss` and `sub`)."""

    issuer: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    linked_at: dt.datetime


class ApiToken(SQLModel, table=True):
    """What a program of a person shows. `key` is the SHA-256 of the token; `scopes` narrow what the person himself may."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    name: str
    scopes: list[str] = json_column(list)
    made_at: dt.datetime
    expires_at: dt.datetime | None = None
    used_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None


class CalendarFeed(SQLModel, table=True):
    """The secret address of a person's calendar; `key` is a SHA-256. A renewed address replaces it."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    key: str = Field(unique=True)
    made_at: dt.datetime


class InstallationKey(SQLModel, table=True):
    """A random key of the installation, made at its first need: what links are signed with."""

    name: str = Field(primary_key=True)
    value: str
    made_at: dt.datetime


class Audit(SQLModel, table=True):
    """Who did what to what, append-only."""

    __table_args__ = (Index("audit_what_subject", "what", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime
    by: int | None = Field(default=None, foreign_key="person.id")
    what: str
    subject: str
    details: dict[str, Any] = json_column(dict)
