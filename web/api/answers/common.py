"""What every answer has: a base made of records with the same names, pages of lists, the six figures. Days and instants are ISO."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Answer(BaseModel):
    """Base of every answer: made of a record with the same names."""

    model_config = ConfigDict(from_attributes=True)


class Listed(Answer, Generic[Item]):
    """A page of a list: its lines, how many there are in all, and where the next page begins (none: this is the last)."""

    items: list[Item]
    total: int
    offset: int
    limit: int
    next: int | None = Field(None, description="`offset` of the next page.")


class ReportLine(Answer):
    """What is no assignment of its own, but to be said in a report."""

    key: str
    title: str
    clause: str | None


class Named(Answer):
    """A slug or key with its name."""

    slug: str
    name: str


class Figures(Answer):
    """The six leaves, which add up to `total`; `share` is done in time of all that can be judged, from 0 to 1."""

    states: dict[str, int]
    total: int
    share: float | None

    @classmethod
    def of(cls, states: dict[str, int], share: float | None) -> Self:
        """The figures with their sum."""
        return cls(states=states, total=sum(states.values()), share=share)


class Slug(Answer):
    """The slug of what was made or changed."""

    slug: str


class Count(Answer):
    """How many it was."""

    count: int


class Shown(Answer):
    """What is shown once: the address of a one-time link, or the secret of a webhook."""

    id: int | None = None
    secret: str


def after(total: int, offset: int, limit: int) -> int | None:
    """Where the next page begins."""
    return offset + limit if offset + limit < total else None


def listed(rows: Sequence[Any], make: Callable[[Any], Item], offset: int, limit: int) -> Listed[Item]:
    """A page of a list that is whole in memory."""
    return Listed(
        items=[make(one) for one in rows[offset : offset + limit]], total=len(rows), offset=offset, limit=limit,
        next=after(len(rows), offset, limit),
    )  # fmt: skip


class UnitCount(Answer):
    """How many lines of a list are a unit's."""

    unit: str
    unit_name: str
    total: int
