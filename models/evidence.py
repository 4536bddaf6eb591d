"""What a unit shows for a result, as rows: kept while it is prepared or waits inside the unit, sent out with the hand-in."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, literal, select, update
from sqlmodel import Session

from models.core import table
from models.files import Kept, kept_file
from models.inside import GIVE_BACK
from models.tables import Evidence, Person, StageChange, StoredFile

_E, _FILE, _PERSON, _CHANGE = table(Evidence), table(StoredFile), table(Person), table(StageChange)


class Facts(NamedTuple):
    """What is said of a result: a document's number, date, signer and subject, its address, the unit's words."""

    number: str | None = None
    date: dt.date | None = None
    signer: str | None = None
    subject: str | None = None
    link: str | None = None
    note: str | None = None


class Proof(NamedTuple):
    """One piece of evidence. Without `change_id` it has not gone out: only the unit sees it."""

    id: int
    assignment_id: int
    change_id: int | None
    file_id: int | None
    file: str | None
    size: int | None
    facts: Facts
    at: dt.datetime
    by_name: str | None


def proofs(session: Session, ids: Sequence[int], *, prepared: bool = False) -> dict[int, list[Proof]]:
    """The evidence of these assignments, the oldest first; only what has not gone out yet, if `prepared`."""
    e = _E.c
    facts = (e.number, e.date, e.signer, e.subject, e.link, e.note)
    found = (
        select(e.id, e.assignment_id, e.change_id, e.file_id, _FILE.c.name, _FILE.c.size, *facts, e.at, _PERSON.c.name)
        .select_from(
            _E.outerjoin(_FILE, _FILE.c.id == e.file_id).outerjoin(_PERSON, _PERSON.c.id == e.by)
        )
        .where(e.assignment_id.in_(list(ids)))
    )  # fmt: skip
    rows = session.connection().execute((found.where(e.change_id.is_(None)) if prepared else found).order_by(e.id))
    by: dict[int, list[Proof]] = {}
    for row in rows:
        by.setdefault(row[1], []).append(
            Proof(row[0], row[1], row[2], row[3], row[4], row[5], Facts(*row[6:12]), row[12], row[13])
        )
    return by


def sent_before(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Of these assignments, those all whose prepared files, byte for byte, went out with an earlier hand-in: the name of the first."""
    rows = select(_E.c.assignment_id, _E.c.change_id, _FILE.c.sha256, _FILE.c.name).join(
        _FILE, _FILE.c.id == _E.c.file_id
    )
    sent, ready = set[tuple[int, str]](), dict[int, list[tuple[str, str]]]()
    for number, change, mark, name in session.connection().execute(
        rows.where(_E.c.assignment_id.in_(list(ids))).order_by(_E.c.id)
    ):
        if change is None:
            ready.setdefault(number, []).append((mark, name))
        else:
            sent.add((number, mark))
    return {number: own[0][1] for number, own in ready.items() if all((number, mark) in sent for mark, _ in own)}


def put_proofs(
    session: Session, ids: Sequence[int], file_id: int | None, facts: Facts, *, by: int, now: dt.datetime
) -> None:
    """One piece of evidence for each of these assignments, prepared: it has not gone out."""
    same = {"file_id": file_id, **facts._asdict(), "at": now, "by": by, "change_id": None}
    session.connection().execute(insert(_E), [{"assignment_id": number, **same} for number in ids])


def say_of(session: Session, proof_id: int, facts: Facts) -> None:
    """What is said of a prepared piece, in place of what was said before."""
    mine = (_E.c.id == proof_id, _E.c.change_id.is_(None))
    session.connection().execute(update(_E).where(*mine).values(**facts._asdict()))


def send_out(session: Session, assignment_id: int, change_id: int, left: Collection[int] = ()) -> None:
    """What was prepared for an assignment belongs to this hand-in from now on, but for the pieces that are `left`."""
    mine = (_E.c.assignment_id == assignment_id, _E.c.change_id.is_(None), _E.c.id.not_in(list(left)))
    session.connection().execute(update(_E).where(*mine).values(change_id=change_id))


def prepare(
    session: Session,
    ids: Sequence[int],
    file_id: int,
    typed: Facts,
    read: Facts,
    proposed: Facts,
    *,
    by: int,
    now: dt.datetime,
    apart: Collection[int] = (),
) -> None:
    """A file as a prepared piece of each, with what was `read` of it.

    The first piece carries what is said of the result: as typed, else as `proposed` by the first paper that can be read. Pieces
    that lie `apart`, ready for one of several alone, are let be.
    """
    known = proofs(session, ids, prepared=True)
    held = {number: [one for one in own if one.id not in apart] for number, own in known.items()}
    held = {number: own for number, own in held.items() if own}
    first = [number for number in ids if number not in held]
    if first:
        put_proofs(session, first, file_id, merged(typed, proposed), by=by, now=now)
    more = [number for number in ids if number in held]
    if more:
        put_proofs(session, more, file_id, read, by=by, now=now)
    for number in more:
        said = held[number][0]
        unsaid = not said.file_id or not any(said.facts[:4])
        say_of(session, said.id, merged(typed, said.facts, *([proposed] if unsaid else [])))


def merged(*said: Facts) -> Facts:
    """Of each field the first that says anything."""
    return Facts(*(next((value for value in values if value), None) for values in zip(*said, strict=True)))


def carry(session: Session, of: int, to: int) -> frozenset[int]:
    """What was last handed in for one assignment is prepared for another that the same result answers; the ids of what was before."""
    before = frozenset(one.id for one in proofs(session, [to], prepared=True).get(to, []))
    e = _E.c
    last = select(func.max(e.change_id)).where(e.assignment_id == of).scalar_subquery()
    same = [e.file_id, e.number, e.date, e.signer, e.subject, e.link, e.note, e.at, e.by]
    rows = select(literal(to), *same).where(e.assignment_id == of, e.change_id == last).order_by(e.id)
    session.connection().execute(insert(_E).from_select(["assignment_id", *(one.name for one in same)], rows))
    return before


def drop_file(session: Session, ids: Sequence[int], file_id: int) -> None:
    """Take away the prepared pieces with this file, and its bytes where nothing else shows them."""
    run = session.connection().execute
    mine = (_E.c.assignment_id.in_(list(ids)), _E.c.file_id == file_id, _E.c.change_id.is_(None))
    if run(delete(_E).where(*mine)).rowcount:
        shown = select(_E.c.id).where(_E.c.file_id == file_id).exists()
        run(delete(_FILE).where(_FILE.c.id == file_id, ~shown))


def drop(session: Session, ids: Sequence[int]) -> None:
    """Take away these prepared pieces; the bytes of files that nothing else shows, too."""
    mine = (_E.c.id.in_(list(ids)), _E.c.change_id.is_(None))
    run = session.connection().execute
    files = set(run(select(_E.c.file_id).where(*mine, _E.c.file_id.is_not(None))).scalars()) if ids else set()
    if ids:
        run(delete(_E).where(*mine))
    if files:
        run(delete(_FILE).where(_FILE.c.id.in_(files), ~select(_E.c.id).where(_E.c.file_id == _FILE.c.id).exists()))


def given_back(session: Session, ids: Sequence[int]) -> list[Proof]:
    """What was prepared for these and then given back by the unit's own leader; what was prepared since is new."""
    c = _CHANGE.c
    last = select(c.assignment_id, func.max(c.at)).where(c.assignment_id.in_(list(ids)), c.act == GIVE_BACK)
    at = dict(session.connection().execute(last.group_by(c.assignment_id)).tuples().all())
    held = proofs(session, list(at), prepared=True)
    return [one for number, own in held.items() for one in own if one.at <= at[number]]


def proof(session: Session, proof_id: int) -> Any:  # noqa: ANN401  (a row)
    """Of one piece: assignment_id, change_id, file_id; None where there is no such piece."""
    columns = (_E.c.assignment_id, _E.c.change_id, _E.c.file_id)
    return session.connection().execute(select(*columns).where(_E.c.id == proof_id)).first()


def proof_file(session: Session, file_id: int) -> Kept | None:
    """The bytes of a piece."""
    return kept_file(session, file_id)
