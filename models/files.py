"""Bytes that are kept, and given back: whoever owns the row that points to them decides who may see them."""

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import insert, select
from sqlmodel import Session

from models.core import table
from models.tables import StoredFile

_FILE = table(StoredFile)


class Kept(NamedTuple):
    """A file as it is served: its safe name, what it is, its bytes."""

    name: str
    media_type: str
    content: bytes


def keep_file(session: Session, name: str, media_type: str, content: bytes, by: int | None, now: dt.datetime) -> int:
    """Keep bytes under a name that is safe (`desk.files`); the id."""
    row = {
        "sha256": sha256(content).hexdigest(), "name": name, "media_type": media_type, "size": len(content),
        "content": content, "kept_at": now, "kept_by": by,
    }  # fmt: skip
    return int(session.connection().execute(insert(_FILE).values(**row).returning(_FILE.c.id)).scalar_one())


def kept_file(session: Session, number: int) -> Kept | None:
    """The file with that id."""
    asked = select(_FILE.c.name, _FILE.c.media_type, _FILE.c.content).where(_FILE.c.id == number)
    row = session.connection().execute(asked).first()
    return Kept(*row) if row else None


def marks_of(session: Session, numbers: Iterable[int]) -> dict[int, str]:
    """What tells the bytes of these files from all others, by file."""
    rows = session.connection().execute(select(_FILE.c.id, _FILE.c.sha256).where(_FILE.c.id.in_(list(numbers))))
    return {number: mark for number, mark in rows}  # noqa: C416
