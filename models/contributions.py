"""What partners were asked for, as rows: asked, answered, withdrawn; what waits for whom at a moment.

An ask waits while it is neither answered nor withdrawn and its assignment is open: when that closes, what was asked ends with it.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Label, Row, Select, and_, func, literal, or_, select, update
from sqlmodel import Session

from models.core import dialect_insert, named, table
from models.files import Kept, kept_file
from models.heirs import heirs_of
from models.progress import write_history
from models.tables import (
    OPEN_STAGES,
    Assignment,
    Contribution,
    LaunchedPlan,
    Membership,
    MembershipUnit,
    Person,
    Role,
    StoredFile,
    Task,
    TaskMembership,
    Unit,
)
from models.tables.contributions import PART_WAITS
from plans.access import INSIDE
from plans.alphabet import alphabetical
from plans.stages import OPEN, Stage

_C, _A, _T, _P, _UNIT = table(Contribution), table(Assignment), table(Task), table(LaunchedPlan), table(Unit)
_PERSON, _ROLE, _FILE = table(Person), table(Role), table(StoredFile)
_LIST, _MEMBERSHIP, _MEMBER = table(TaskMembership), table(Membership), table(MembershipUnit)
ASK, CONTRIBUTE, WITHDRAW_ASK = "ask-partners", "contribute", "withdraw-ask"
"""What the history calls what is asked of partners: nothing of the assignment moves."""
BESIDE = (ASK, CONTRIBUTE, WITHDRAW_ASK)
WAITS = and_(_C.c.answered_at.is_(None), _C.c.withdrawn_at.is_(None))
"""Neither answered nor withdrawn."""


class PartAsked(NamedTuple):
    """One partner asked for its part of an assignment. `words` are what is asked, `due` the instant from which it is late.

    `force` request: a body that is asked and never ordered. `answer` and `file` are what came; `why` is the reason of a withdrawal.
    """

    id: int
    assignment: int
    unit: str
    unit_name: str
    force: str
    words: str
    due: dt.datetime
    at: dt.datetime
    by_name: str | None
    answered_at: dt.datetime | None
    answered_by: str | None
    answer: str | None
    file_id: int | None
    file: str | None
    withdrawn_at: dt.datetime | None
    withdrawn_by: str | None
    why: str | None
    stage: str = Stage.EXECUTE
    told: bool = True

    @property
    def waits(self) -> bool:
        """Neither answered nor withdrawn, and its assignment is open."""
        return self.answered_at is None and self.withdrawn_at is None and not self.ended

    @property
    def ended(self) -> bool:
        """Not answered, and no longer needed: its assignment is closed."""
        return self.answered_at is None and self.withdrawn_at is None and Stage(self.stage) not in OPEN

    @property
    def nothing(self) -> bool:
        """It answered that it has nothing to say; of what is not told to whoever looks it is not known."""
        return self.answered_at is not None and not self.answer and self.file_id is None and self.told


class Awaited(NamedTuple):
    """What a unit is asked for and has not given, with the assignment it is a part of; `lead` is the name of who asks."""

    id: int
    assignment: int
    unit: str
    unit_name: str
    unit_id: int
    force: str
    words: str
    due: dt.datetime
    at: dt.datetime
    by_name: str | None
    lead: str
    title: str
    clause: str | None
    number: str | None
    plan_title: str
    issued: dt.date | None
    issuer: str | None
    urgency: str
    circulation: str
    said: str | None
    stage: str
    reminders: dict[str, Any]

    @property
    def lead_sent(self) -> bool:
        """Whether whoever asks has sent the result without it: it may still be answered."""
        return self.stage == "review"


class Beside(NamedTuple):
    """Of one open assignment: how many asks stand, how many were answered, who is missing, and since when the first of these."""

    asked: int
    given: int
    out: tuple[str, ...] = ()
    since: dt.datetime | None = None


class Partner(NamedTuple):
    """A unit that takes part in an assignment, as which of the printed names; `heard`: somebody there could answer here."""

    id: int
    slug: str
    name: str
    named: str
    heard: bool


def asked_of(session: Session, number: int) -> list[PartAsked]:
    """Everything that was asked for an assignment, the oldest first."""
    rows = session.connection().execute(_asked().where(_C.c.assignment_id == number).order_by(_C.c.id))
    return [PartAsked(*row) for row in rows]


def asked(session: Session, number: int) -> PartAsked | None:
    """The ask with that number."""
    row = session.connection().execute(_asked().where(_C.c.id == number)).first()
    return PartAsked(*row) if row else None


def partners_of(session: Session, number: int, today: dt.date) -> list[Partner]:
    """The units that take part in an assignment without doing it, in the order of their names; each once. For one that ended before
    a day stands the one that does its work now.
    """
    a = select(_A.c.task_id, _A.c.unit_id).where(_A.c.id == number).subquery()
    found = (
        select(_MEMBER.c.unit_id, func.min(_MEMBERSHIP.c.name), a.c.unit_id)
        .select_from(a)
        .join(_LIST, and_(_LIST.c.task_id == a.c.task_id, _LIST.c.part == "partner"))
        .join(_MEMBERSHIP, _MEMBERSHIP.c.id == _LIST.c.membership_id)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .group_by(_MEMBER.c.unit_id, a.c.unit_id)
    )
    rows = session.connection().execute(found).tuples().all()
    heirs = heirs_of(session, {unit for unit, _, _ in rows}, today) if rows else {}
    named = {heirs.get(unit, unit): name for unit, name, lead in rows if heirs.get(unit, unit) != lead}
    units = session.connection().execute(_heard(named)).tuples().all() if named else []
    partners = [Partner(unit, slug, name, named[unit], heard) for unit, slug, name, heard in units]
    return sorted(partners, key=lambda one: alphabetical(one.name))


def _heard(units: Collection[int]) -> Select[Any]:
    """Units by their ids, with whether somebody there could answer here."""
    inside = (_ROLE.c.person_id == _PERSON.c.id, _ROLE.c.role.in_([one.value for one in INSIDE]))
    seats = select(_PERSON.c.unit_id).where(_PERSON.c.active)
    hats = select(_ROLE.c.unit_id).where(_PERSON.c.active, *inside, _ROLE.c.unit_id.is_not(None))
    heard = or_(_UNIT.c.id.in_(seats), _UNIT.c.id.in_(hats))
    return select(_UNIT.c.id, _UNIT.c.slug, _UNIT.c.name, heard).where(_UNIT.c.id.in_(sorted(units)))


def put_asks(
    session: Session, number: int, units: Sequence[int], words: str, due: dt.datetime, note: str, *, by: int, now: dt.datetime
) -> list[int]:  # fmt: skip
    """Ask these units; one line of history for all of them. The numbers of the asks: none for one that is being asked already."""
    connection = session.connection()
    rows = [
        {"assignment_id": number, "unit_id": unit, "words": words, "due": due, "at": now, "by": by} for unit in units
    ]
    new = dialect_insert(connection, _C).on_conflict_do_nothing(
        index_elements=["assignment_id", "unit_id"], index_where=PART_WAITS
    )
    made = [connection.execute(new.values(**row).returning(_C.c.id)).scalar() for row in rows]
    write_history(connection, (_A.c.id == number,), ASK, None, by, now, note)
    return [int(one) for one in made if one is not None]


def put_answer(
    session: Session, one: PartAsked, words: str | None, file_id: int | None, note: str, *, by: int, now: dt.datetime
) -> bool:
    """What a partner gave; False where it was answered or withdrawn in between. Neither words nor a file: nothing to say."""
    values = {"answered_at": now, "answered_by": by, "answer": words, "file_id": file_id}
    return _closed(session, one, values, CONTRIBUTE, note, by, now)


def put_withdrawal(session: Session, one: PartAsked, why: str | None, note: str, *, by: int, now: dt.datetime) -> bool:
    """It is asked no more; False where it was answered or withdrawn in between."""
    return _closed(session, one, {"withdrawn_at": now, "withdrawn_by": by, "why": why}, WITHDRAW_ASK, note, by, now)


def carry_asks(connection: Connection, old: int, new: int, unit: int) -> None:
    """What was asked for an assignment goes along with the work to another unit's; of that unit itself nothing is asked then."""
    kept = [one for one in _C.c if one.name not in ("id", "assignment_id")]
    standing = (_C.c.assignment_id == old, _C.c.withdrawn_at.is_(None), _C.c.unit_id != unit)
    rows = select(literal(new), *kept).where(*standing).order_by(_C.c.id)
    there = dialect_insert(connection, _C).from_select(["assignment_id", *(one.name for one in kept)], rows)
    connection.execute(
        there.on_conflict_do_nothing(index_elements=["assignment_id", "unit_id"], index_where=PART_WAITS)
    )


def answer_file(session: Session, one: PartAsked) -> Kept | None:
    """The file that came with an answer."""
    return kept_file(session, one.file_id) if one.file_id is not None else None


def awaited_of(session: Session, units: Sequence[str]) -> list[Awaited]:
    """What these units are asked for and have not given, the earliest date first."""
    mine = select(_UNIT.c.id).where(_UNIT.c.slug.in_(list(units)))
    return _found(session, _awaited().where(_C.c.unit_id.in_(mine)))


def awaited_all(session: Session) -> list[Awaited]:
    """What all partners are asked for and have not given, whoever's turn it is: what their page shows, their mail tells."""
    return _found(session, _awaited())


def beside_of(session: Session) -> dict[int, Beside]:
    """By assignment, of all that are open and have asked partners."""
    rows = (
        select(_C.c.assignment_id, _UNIT.c.name, _C.c.answered_at, _C.c.at)
        .join(_UNIT, _UNIT.c.id == _C.c.unit_id)
        .join(_A, _A.c.id == _C.c.assignment_id)
        .where(_C.c.withdrawn_at.is_(None), OPEN_STAGES)
        .order_by(_C.c.at, _C.c.id)
    )
    found: dict[int, Beside] = {}
    for number, name, answered, at in session.connection().execute(rows):
        held = found.get(number, Beside(0, 0))
        if answered is None:
            held = held._replace(out=(*held.out, name), since=held.since or at)
        found[number] = held._replace(asked=held.asked + 1, given=held.given + (answered is not None))
    return found


def unanswered(session: Session, numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By assignment, open or closed, the names of those who were asked for their part and have not given it."""
    rows = (
        select(_C.c.assignment_id, _UNIT.c.name)
        .join(_UNIT, _UNIT.c.id == _C.c.unit_id)
        .where(_C.c.assignment_id.in_(numbers), WAITS)
        .order_by(_C.c.at, _C.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, name in session.connection().execute(rows):
        found[number] = (*found.get(number, ()), name)
    return found


def beside_sql(a: Any, moment: dt.datetime) -> tuple[Label[Any], ...]:  # noqa: ANN401  (columns of an assignment)
    """Of an assignment's partners at a moment: how many asks stand, how many are answered, since when and whom it waits for."""
    c = _C.c
    stands = (c.assignment_id == a.id, c.at <= moment, or_(c.withdrawn_at.is_(None), c.withdrawn_at > moment))
    given, waits = c.answered_at <= moment, or_(c.answered_at.is_(None), c.answered_at > moment)

    def of(what: Any, *more: ColumnElement[bool]) -> Any:  # noqa: ANN401
        return select(what).where(*stands, *more).correlate_except(_C, _UNIT).scalar_subquery()

    names = select(func.aggregate_strings(_UNIT.c.name, "\n")).select_from(_C.join(_UNIT, _UNIT.c.id == c.unit_id))
    named = names.where(*stands, waits).correlate_except(_C, _UNIT).scalar_subquery()
    return (
        of(func.count()).label("parts_asked"),
        of(func.count(), given).label("parts_in"),
        of(func.min(c.at), waits).label("parts_since"),
        named.label("parts_out"),
    )


def _asked() -> Select[Any]:
    c, by, answered, withdrawn = _C.c, named(_PERSON, "asker"), named(_PERSON, "answerer"), named(_PERSON, "withdrawer")
    joined = (
        _C.join(_UNIT, _UNIT.c.id == c.unit_id)
        .join(_A, _A.c.id == c.assignment_id)
        .outerjoin(by, by.c.id == c.by)
        .outerjoin(answered, answered.c.id == c.answered_by)
        .outerjoin(withdrawn, withdrawn.c.id == c.withdrawn_by)
        .outerjoin(_FILE, _FILE.c.id == c.file_id)
    )
    return select(
        c.id, c.assignment_id, _UNIT.c.slug, _UNIT.c.name, _UNIT.c.force, c.words, c.due, c.at, by.c.name, c.answered_at,
        answered.c.name, c.answer, c.file_id, _FILE.c.name, c.withdrawn_at, withdrawn.c.name, c.why,
        _A.c.stage,
    ).select_from(joined)  # fmt: skip


def _awaited() -> Select[Any]:
    c, lead = _C.c, named(_UNIT, "lead")
    joined = (
        _C.join(_A, _A.c.id == c.assignment_id)
        .join(_UNIT, _UNIT.c.id == c.unit_id)
        .join(lead, lead.c.id == _A.c.unit_id)
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_P, _P.c.id == _A.c.plan_id)
        .outerjoin(_PERSON, _PERSON.c.id == c.by)
    )
    return (
        select(
            c.id, _A.c.id, _UNIT.c.slug, _UNIT.c.name, _UNIT.c.id, _UNIT.c.force, c.words, c.due, c.at, _PERSON.c.name,
            lead.c.name, _T.c.title, _T.c.clause, _P.c.number, _P.c.title, _P.c.issued, _P.c.issuer, _T.c.urgency,
            _P.c.circulation, _T.c.source_quote, _A.c.stage, _T.c.reminders,
        )
        .select_from(joined)
        .where(WAITS, OPEN_STAGES)
        .order_by(c.due, c.id)
    )  # fmt: skip


def _found(session: Session, statement: Select[Any]) -> list[Awaited]:
    rows: Sequence[Row[Any]] = session.connection().execute(statement).all()
    return [Awaited._make((*row[:-1], row[-1] or {})) for row in rows]


def _closed(
    session: Session, one: PartAsked, values: dict[str, Any], act: str, note: str, by: int, now: dt.datetime
) -> bool:
    connection = session.connection()
    if connection.execute(update(_C).where(_C.c.id == one.id, WAITS).values(**values)).rowcount != 1:
        return False
    write_history(connection, (_A.c.id == one.assignment,), act, None, by, now, note)
    return True
