"""Papers that were drafted, with the figures behind them as they were; numbered when they were signed, and filed back."""

import datetime as dt
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update
from sqlmodel import Session

from models.core import named, table
from models.tables import Audit, Person, Snapshot, StoredFile, Unit

DISCARDED = "discarded"
"""In a paper's `scope`: by whom and when the draft was put away."""
PRINTED = "printed"
"""In a paper's `scope`: the id of its PDF, where its own file is to be edited."""
READERS = "readers"
"""In a paper's `scope`: who else it was mailed to as his draft, since his would have been the same (slugs, as keys)."""
_PAPER, _PERSON, _FILE, _UNIT = table(Snapshot), table(Person), table(StoredFile), table(Unit)


class Drafted(NamedTuple):
    """A paper: what it is, by whom and as of when; number, day and signer once it was signed. Names of files, None where none."""

    id: int
    kind: str
    title: str
    made_at: dt.datetime
    moment: dt.datetime
    made_by: str | None
    made_by_name: str | None
    file: str | None
    number: str | None
    signed_on: dt.date | None
    signer: str | None
    signed_file: str | None
    filed_at: dt.datetime | None
    filed_by_name: str | None
    scope: dict[str, Any]
    figures: dict[str, Any]
    maker_unit: str | None = None

    @property
    def offices(self) -> frozenset[str]:
        """Whose paper it is: of the office that it is written for, and of its maker's unit."""
        return frozenset(one for one in (self.scope.get("office"), self.maker_unit) if one)

    @property
    def discarded(self) -> bool:
        """Put away without being signed."""
        return DISCARDED in self.scope

    @property
    def printed(self) -> bool:
        """Whether it is there as a PDF beside the file to be edited."""
        return PRINTED in self.scope

    @property
    def readers(self) -> frozenset[str]:
        """Who else it was mailed to as his draft."""
        return frozenset(self.scope.get(READERS, ()))


class Urging(NamedTuple):
    """A letter to a unit with `lines` of its tasks; without a number it was not signed yet."""

    id: int
    made_at: dt.datetime
    made_by: str | None
    number: str | None
    signed_on: dt.date | None
    lines: int
    offices: frozenset[str] = frozenset()
    readers: frozenset[str] = frozenset()


class Lettered(NamedTuple):
    """The signed letter that urged an assignment, and how many units it went to."""

    number: str
    day: dt.date
    units: int = 1


class Refiling(NamedTuple):
    """A signed paper filed again: what stood there before."""

    at: dt.datetime
    by: str | None
    why: str
    number: str | None
    signed_on: dt.date | None
    signer: str | None


LETTERS, ABOUT = 200, 20
"""Letters that are looked through for a unit's, and a unit's for one of its assignments: the last ones."""


class Signed(NamedTuple):
    """What stands on the signed paper."""

    number: str
    day: dt.date
    signer: str


def put_paper(
    session: Session,
    kind: str,
    title: str,
    moment: dt.datetime,
    scope: dict[str, Any],
    figures: dict[str, Any],
    file_id: int,
    by: int,
    now: dt.datetime,
) -> int:
    """Keep a paper with its figures; its number."""
    row = {
        "kind": kind, "title": title, "made_at": now, "made_by": by, "moment": moment, "scope": scope, "figures": figures,
        "file_id": file_id,
    }  # fmt: skip
    return int(session.connection().execute(insert(_PAPER).values(**row).returning(_PAPER.c.id)).scalar_one())


def papers(
    session: Session,
    made_by: str | None = None,
    limit: int = 50,
    offset: int = 0,
    offices: Collection[str] = (),
) -> tuple[list[Drafted], int]:
    """Papers, the last drafted first: of one person and these offices, or all; some of them and how many there are."""
    run = session.connection().execute
    his = () if made_by is None else (_PAPER.c.made_by == _person(made_by), _read_by(made_by))
    mine = [or_(*his, _of(offices))] if his else []
    rows = run(_papers().where(*mine).order_by(_PAPER.c.id.desc()).limit(limit).offset(offset))
    total = run(select(func.count()).select_from(_PAPER).where(*mine)).scalar_one()
    return [Drafted(*row) for row in rows], total


def paper(session: Session, number: int) -> Drafted | None:
    """One paper."""
    row = session.connection().execute(_papers().where(_PAPER.c.id == number)).first()
    return Drafted(*row) if row else None


def letters_to(session: Session, unit: str, assignment: int | None = None) -> list[Urging]:
    """The last letters that urged a unit, or this assignment of its, the latest first: `scope` says how many tasks each had."""
    found = _letters(session, {unit})
    if assignment is None:
        return found
    named = _named(session, found[:ABOUT])
    return [one for one in found if assignment in named.get(one.id, ())]


def letters_about(
    session: Session, assignments: Collection[int], units: Collection[str], since: dt.date
) -> list[Urging]:
    """The last letters that urge some of these assignments of units, still to be signed or signed on `since` or later:
    `lines` is how many of them.
    """
    found = [one for one in _letters(session, units) if one.signed_on is None or one.signed_on >= since][:ABOUT]
    named, asked = _named(session, found), set(assignments)
    shared = [one._replace(lines=len(asked & named[one.id])) for one in found]
    return [one for one in shared if one.lines]


def _letters(session: Session, units: Collection[str]) -> list[Urging]:
    """The last letters to any of these units, the latest first, with how many lines are theirs; drafts put away left out."""
    p = _PAPER.c
    asked = select(p.id, p.made_at, _PERSON.c.slug, p.number, p.signed_on, p.scope, _UNIT.c.slug.label("at"))
    asked = asked.outerjoin(_PERSON, _PERSON.c.id == p.made_by).outerjoin(_UNIT, _UNIT.c.id == _PERSON.c.unit_id)
    rows = session.connection().execute(asked.where(p.kind == "letter").order_by(p.id.desc()).limit(LETTERS))
    return [
        Urging(
            number,
            at,
            by,
            mark,
            day,
            lines,
            frozenset(filter(None, (scope.get("office"), own))),
            frozenset(scope.get(READERS, ())),
        )
        for number, at, by, mark, day, scope, own in rows
        if DISCARDED not in scope and (lines := sum(n for unit, n in scope.get("urged", {}).items() if unit in units))
    ]


def _named(session: Session, letters: list[Urging]) -> dict[int, set[int]]:
    """The assignments in the annexes of each."""
    asked = select(_PAPER.c.id, _PAPER.c.figures).where(_PAPER.c.id.in_([one.id for one in letters]))
    rows = session.connection().execute(asked) if letters else ()
    return {number: {line["id"] for one in figures["units"] for line in one["lines"]} for number, figures in rows}


def urged_since(session: Session, since: dt.date, moment: dt.datetime) -> dict[int, Lettered]:
    """The assignments that a letter urged which was signed on `since` or later and filed by `moment`; the last of each."""
    p = _PAPER.c
    asked = select(p.number, p.signed_on, p.figures).where(p.kind == "letter", p.number.is_not(None))
    asked = asked.where(p.signed_on >= since, p.filed_at <= moment).order_by(p.signed_on, p.id)
    return {
        line["id"]: Lettered(number, day, len(figures["units"]))
        for number, day, figures in session.connection().execute(asked)
        for unit in figures["units"]
        for line in unit["lines"]
    }


def file_of(session: Session, number: int, *, signed: bool) -> int | None:
    """The id of a paper's file, or of the signed one that came back."""
    column = _PAPER.c.signed_file_id if signed else _PAPER.c.file_id
    return session.connection().execute(select(column).where(_PAPER.c.id == number)).scalar()


def printed_of(session: Session, number: int) -> int | None:
    """The id of the PDF beside a paper's file."""
    scope = session.connection().execute(select(_PAPER.c.scope).where(_PAPER.c.id == number)).scalar()
    return (scope or {}).get(PRINTED)


def refilings(session: Session, number: int) -> list[Refiling]:
    """What was filed of a paper before what is filed now, the last first, out of the log."""
    log = table(Audit)
    asked = select(log.c.at, _PERSON.c.name, log.c.details).outerjoin(_PERSON, _PERSON.c.id == log.c.by)
    asked = asked.where(log.c.what == "file-paper", log.c.subject == f"paper:{number}").order_by(log.c.id.desc())
    return [
        Refiling(at, by, said["why"], was["number"], _day(was["signed_on"]), was["signer"])
        for at, by, said in session.connection().execute(asked)
        if (was := said.get("before"))
    ]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def file_back(session: Session, number: int, signed: Signed, file_id: int | None, by: int, now: dt.datetime) -> None:
    """Write down what the signed paper says; a file that came before stays unless another comes."""
    values = {
        "number": signed.number,
        "signed_on": signed.day,
        "signer": signed.signer,
        "filed_at": now,
        "filed_by": by,
    }
    if file_id is not None:
        values["signed_file_id"] = file_id
    session.connection().execute(update(_PAPER).where(_PAPER.c.id == number).values(**values))


def discard(session: Session, number: int, by: str, now: dt.datetime) -> None:
    """Write down that a draft was put away; it stays to be looked at."""
    found = session.connection().execute(select(_PAPER.c.scope).where(_PAPER.c.id == number)).scalar_one()
    scope = {**found, DISCARDED: {"by": by, "at": now.isoformat()}}
    session.connection().execute(update(_PAPER).where(_PAPER.c.id == number).values(scope=scope))


def same_draft(session: Session, figures: dict[str, Any], since: dt.datetime, media_type: str) -> int | None:
    """The last letter still to be signed, made since then as such a file, that urges the same units to do the same tasks."""
    p, wanted = _PAPER.c, _urges(figures)
    asked = select(p.id, p.scope, p.figures).join(_FILE, _FILE.c.id == p.file_id)
    asked = asked.where(p.kind == "letter", p.number.is_(None), p.made_at >= since, _FILE.c.media_type == media_type)
    rows = session.connection().execute(asked.order_by(p.id.desc()))
    return next((number for number, scope, held in rows if DISCARDED not in scope and _urges(held) == wanted), None)


def add_reader(session: Session, number: int, slug: str) -> None:
    """It is his draft too: he sees it and files it back."""
    found = session.connection().execute(select(_PAPER.c.scope).where(_PAPER.c.id == number)).scalar_one()
    scope = {**found, READERS: {**found.get(READERS, {}), slug: True}}
    session.connection().execute(update(_PAPER).where(_PAPER.c.id == number).values(scope=scope))


def _urges(figures: dict[str, Any]) -> dict[str, list[int]]:
    return {one["unit"]: [line["id"] for line in one["lines"]] for one in figures["units"]}


def _read_by(slug: str) -> ColumnElement[bool]:
    named: ColumnElement[str] = _PAPER.c.scope[(READERS, slug)].as_string()
    return named.is_not(None)


def _of(offices: Collection[str]) -> ColumnElement[bool]:
    makers = select(_PERSON.c.id).join(_UNIT, _UNIT.c.id == _PERSON.c.unit_id).where(_UNIT.c.slug.in_(offices))
    return or_(_PAPER.c.scope["office"].as_string().in_(offices), _PAPER.c.made_by.in_(makers))


def _person(slug: str) -> Any:  # noqa: ANN401  (a scalar subquery)
    return select(_PERSON.c.id).where(_PERSON.c.slug == slug).scalar_subquery()


def _papers() -> Select[Any]:
    own, maker, filer, made, signed = (
        named(_UNIT, "own"),
        named(_PERSON, "maker"),
        named(_PERSON, "filer"),
        named(_FILE, "made"),
        named(_FILE, "signed"),
    )
    p = _PAPER.c
    joined = (
        _PAPER.outerjoin(maker, maker.c.id == p.made_by)
        .outerjoin(own, own.c.id == maker.c.unit_id)
        .outerjoin(filer, filer.c.id == p.filed_by)
        .outerjoin(made, made.c.id == p.file_id)
        .outerjoin(signed, signed.c.id == p.signed_file_id)
    )
    return select(
        p.id, p.kind, p.title, p.made_at, p.moment, maker.c.slug, maker.c.name.label("maker"), made.c.name.label("made_file"),
        p.number, p.signed_on, p.signer, signed.c.name.label("signed_file"), p.filed_at, filer.c.name.label("filer"),
        p.scope, p.figures, own.c.slug.label("maker_unit"),
    ).select_from(joined)  # fmt: skip
