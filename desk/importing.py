"""A register of incoming documents becomes plans on their way: one for each document, with the leader's note as its tasks."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from desk.drafts.finding import DraftNotYours
from desk.drafts.taking import Paper, ReadPaper, keep_paper, office_of, read_paper
from desk.people import actor_of, who
from desk.registers import Entry, ReadRow, read_register, read_rows
from models.database import Engine, reading, writing
from models.incoming import known_incoming
from models.settings import Settings
from plans.access import Actor, Deed, Matter, why_not
from plans.due import OnDate
from plans.files import write_plan
from plans.plan import TITLE_LENGTH, Directive, Handling, Plan, Task
from plans.problems import Place, Problem, error, has_errors, note


class Imported(NamedTuple):
    """What became of a register: the drafts that are new, and how many documents had been taken in before."""

    drafts: list[int]
    known: int


class LookedRow(NamedTuple):
    """A row of a register before it is taken in; `known`: such a document was taken in before, or stands above it."""

    read: ReadRow
    known: bool


class Looked(NamedTuple):
    """A register before it is taken in: its rows, what is wrong with it as a whole, and whether rows of it may be taken."""

    rows: list[LookedRow]
    problems: list[Problem]

    @property
    def sound(self) -> bool:
        """Whether rows may be chosen."""
        return not self.problems and any(one.read.entry and not one.known for one in self.rows)

    @property
    def whole(self) -> bool:
        """Whether all that is new may be taken in: no row is wrong either."""
        return self.sound and not any(has_errors(one.read.problems) for one in self.rows)


def may_register(actor: Actor, settings: Settings) -> None:
    """Raises DraftNotYours where he prepares no plans."""
    if refused := why_not(actor, Deed.PREPARE, Matter(office=office_of(actor, settings))):
        raise DraftNotYours(refused)


def look_register(
    engine: Engine, settings: Settings, actor: Actor, data: bytes, name: str, *, no_secret: bool
) -> Looked:
    """What taking a register in would do; nothing is kept. Of one with a secret row nothing is shown. Raises DraftNotYours."""
    may_register(actor, settings)
    if not no_secret:
        return Looked([], [error("secrecy-tick-missing", Place(field="no_secret"))])
    rows, problems = read_rows(data, name)
    if secret := [one for row in rows for one in row.problems if one.code == "secret-document"]:
        return Looked([], secret)
    seen = _known(engine, settings, actor, [row.entry for row in rows if row.entry])
    looked: list[LookedRow] = []
    for row in rows:
        key = _key(row.entry) if row.entry else None
        looked.append(LookedRow(row, key in seen))
        seen |= {key} if key else set()
    return Looked(looked, problems)


def import_register(
    engine: Engine,
    settings: Settings,
    actor: Actor,
    data: bytes,
    name: str,
    *,
    no_secret: bool,
    now: dt.datetime,
    only: Collection[int] | None = None,
) -> tuple[Imported | None, list[Problem]]:
    """All of a register, or only these rows of it; with anything wrong in them, nothing. What was taken in before stays as it is.

    Of one with a secret row nothing is taken in, whichever rows are chosen. Raises DraftNotYours.
    """
    may_register(actor, settings)
    if not no_secret:
        return None, [error("secrecy-tick-missing", Place(field="no_secret"))]
    entries, problems = read_register(data, name) if only is None else _chosen(data, name, only)
    if has_errors(problems):
        return None, problems
    done, more = take_entries(engine, settings, actor, entries, name, now)
    return done, problems + more


def _chosen(data: bytes, name: str, only: Collection[int]) -> tuple[list[Entry], list[Problem]]:
    """The entries of some rows, with what is wrong with these, with the file as a whole, or with the choice."""
    rows, problems = read_rows(data, name)
    if has_errors(problems):
        return [], problems
    if secret := [one for row in rows for one in row.problems if one.code == "secret-document"]:
        return [], secret
    unknown = sorted(set(only) - {row.number for row in rows})
    wrong = [error("register-no-row", Place(file=name, field="rows"), row=number) for number in unknown]
    chosen = [row for row in rows if row.number in only]
    told = [one for row in chosen for one in row.problems]
    return [row.entry for row in chosen if row.entry], [*problems, *wrong, *told]


def take_entries(
    engine: Engine, settings: Settings, actor: Actor, entries: Sequence[Entry], name: str, now: dt.datetime
) -> tuple[Imported, list[Problem]]:
    """These documents of a register, all that are new or, with one that is not to be taken, none; what was taken in before stays as it is.

    Raises DraftNotYours.
    """
    may_register(actor, settings)
    known = _known(engine, settings, actor, entries)
    new: list[ReadPaper] = []
    problems: list[Problem] = []
    for entry in entries:
        if _key(entry) in known:
            problems.append(note("register-known", Place(file=name, line=entry.row), number=entry.incoming_number))
            continue
        known.add(_key(entry))
        read, wrong = read_paper(engine, settings, actor, _paper(entry), now)
        new += [read] if read else []
        if read and not read.plan.tasks:
            wrong.append(note("note-no-task", said=entry.note[:200]))
        problems += [one.model_copy(update={"place": Place(file=name, line=entry.row)}) for one in wrong]
    if has_errors(problems):
        return Imported([], len(entries) - len(new)), problems
    with writing(engine) as session:
        drafts = [keep_paper(session, one, actor.slug, now) for one in new]
    return Imported(drafts, len(entries) - len(drafts)), problems


def actor_by(engine: Engine, slug: str | None) -> Actor:
    """Who takes it in, for the command line. Raises PersonMissing, UnknownPerson."""
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def _key(entry: Entry) -> tuple[str, dt.date]:
    return entry.incoming_number, entry.incoming_date


def _known(engine: Engine, settings: Settings, actor: Actor, entries: Sequence[Entry]) -> set[tuple[str, dt.date]]:
    """Which of them his office has taken in already."""
    with reading(engine) as session:
        return known_incoming(session, office_of(actor, settings), [_key(one) for one in entries])


def _paper(entry: Entry) -> Paper:
    """The document as it comes in: its head and, where no leader spoke, one task with the date of the register."""
    from directives.compile import slug

    head = Directive(
        number=entry.number or None, issued=entry.issued, issuer=entry.issuer or None, subject=entry.subject
    )  # fmt: skip
    task = Task(id="1", title=_title(entry.subject), quote=entry.subject, handling=Handling.TRACK, due=_due(entry))
    plan = Plan(
        plan=slug(head, f"so-den-{entry.incoming_number}"), title=entry.subject, directive=head,
        tasks=() if entry.note else (task,),
    )  # fmt: skip
    return Paper(
        write_plan(plan).encode(), f"so-den-{entry.incoming_number}.yaml", entry.incoming_number, entry.incoming_date,
        entry.note, no_secret=True, due=entry.due,
    )  # fmt: skip


def _due(entry: Entry) -> OnDate | None:
    return OnDate(date=entry.due) if entry.due else None


def _title(words: str) -> str:
    return words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rstrip() + "…"
