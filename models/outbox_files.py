"""Files that go out with a message: kept once for the same bytes, given back for each try."""

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import insert, select
from sqlmodel import Session

from models.core import table
from models.files import Kept, keep_file
from models.tables import MessageFile, StoredFile
from plans.problems import DondocError, error

MOST = 5 * 2**20
"""Bytes of all files of one message: a third more when it is written as mail, which servers of offices still take."""
_LINK, _FILE = table(MessageFile), table(StoredFile)


class TooLarge(DondocError):
    """The files of a message are larger than a mail may be; nothing was put."""


def within(files: Sequence[Kept]) -> tuple[Kept, ...]:
    """The first of these files that one message may have."""
    taken: list[Kept] = []
    for one in files:
        if sum(len(each.content) for each in (*taken, one)) > MOST:
            break
        taken.append(one)
    return tuple(taken)


def attach_files(session: Session, message_id: int, files: Sequence[Kept], now: dt.datetime) -> None:
    """These go out with a message that was just put. Raises TooLarge."""
    if within(files) != tuple(files):
        raise TooLarge(error("message-too-large", most=MOST // 2**20))
    ids = [_once(session, one, now) for one in dict.fromkeys(files)]
    rows = [{"message_id": message_id, "file_id": file_id, "place": place} for place, file_id in enumerate(ids)]
    if rows:
        session.connection().execute(insert(_LINK), rows)


def files_of(session: Session, message_id: int) -> tuple[Kept, ...]:
    """What goes out with a message, in its order."""
    asked = select(_FILE.c.name, _FILE.c.media_type, _FILE.c.content).join(_LINK, _LINK.c.file_id == _FILE.c.id)
    rows = session.connection().execute(asked.where(_LINK.c.message_id == message_id).order_by(_LINK.c.place))
    return tuple(Kept(*row) for row in rows)


def _once(session: Session, file: Kept, now: dt.datetime) -> int:
    """The file with these bytes and this name that some message has already, else kept now."""
    mark = sha256(file.content).hexdigest()
    known = select(_FILE.c.id).where(_FILE.c.sha256 == mark, _FILE.c.name == file.name)
    known = known.where(_FILE.c.id.in_(select(_LINK.c.file_id))).limit(1)
    held = session.connection().execute(known).scalar()
    return int(held) if held is not None else keep_file(session, file.name, file.media_type, file.content, None, now)
