"""Units and people: who there is, for how long, and how they are reached."""

import datetime as dt
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.tables.columns import json_column
from plans.plan import Force


class Unit(SQLModel, table=True):
    """An organisation, with its period of validity (`valid_to` is its last day). `province_id` is its jurisdiction."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    kind: str = Field(index=True)
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    province_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    force: str = Force.ORDER.value
    aliases: list[str] = json_column(list)
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    code: str | None = None


class UnitGroup(SQLModel, table=True):
    """A named group of units ("các sở, ban, ngành tỉnh"). `rule` selects members by kind and place; `kind` is orgs or people."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    kind: str = "orgs"
    aliases: list[str] = json_column(list)
    rule: dict[str, Any] = json_column(dict)


class GroupMember(SQLModel, table=True):
    """A unit that belongs to a group by name, for a period."""

    __table_args__ = (UniqueConstraint("group_id", "unit_id", "valid_from"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="unitgroup.id")
    unit_id: int = Field(foreign_key="unit.id")
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class Succession(SQLModel, table=True):
    """On day `on` the work of one unit passed to another; `whole` is false where only a part of it did."""

    __table_args__ = (UniqueConstraint("unit_id", "successor_id"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id")
    successor_id: int = Field(foreign_key="unit.id")
    on: dt.date
    whole: bool = True


class Person(SQLModel, table=True):
    """Somebody who works in a unit. Mail goes to persons."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    title: str | None = None
    unit_id: int = Field(foreign_key="unit.id", index=True)
    active: bool = True


class Role(SQLModel, table=True):
    """A hat of a person: coordinator, leader, unit, supervisor, admin; and contact, officer, head, follower inside an office.

    Scoped by unit (whose work he sees or answers for) and by field (lĩnh vực); none means all.
    """

    __table_args__ = (UniqueConstraint("person_id", "role", "unit_id", "field"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    field: str = ""


class Channel(SQLModel, table=True):
    """Where a person or a unit is reached: any Apprise URL, with tags."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    url: str
    tags: list[str] = json_column(list)
    active: bool = True


class CalendarDay(SQLModel, table=True):
    """An exception in the office's own calendar, on top of the national one: holiday, compensatory, worked."""

    day: dt.date = Field(primary_key=True)
    kind: str
    name: str = ""
