"""A register of incoming documents becomes plans on their way: one for each document, with the leader's note as its tasks."""

import datetime as dt
from typing import NamedTuple

from desk.drafts.finding import DraftNotYours
from desk.drafts.taking import Paper, office_of, take_paper
from desk.people import actor_of, who
from desk.registers import Entry, read_register
from models.database import Engine, reading
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


def import_register(
    engine: Engine, settings: Settings, actor: Actor, data: bytes, name: str, *, no_secret: bool, now: dt.datetime
) -> tuple[Imported | None, list[Problem]]:
    """All of a register, or, with anything wrong in it, nothing. What was taken in before stays as it is. Raises DraftNotYours."""
    office = office_of(actor, settings)
    if refused := why_not(actor, Deed.PREPARE, Matter(office=office)):
        raise DraftNotYours(refused)
    if not no_secret:
        return None, [error("secrecy-tick-missing", Place(field="no_secret"))]
    entries, problems = read_register(data, name)
    if has_errors(problems):
        return None, problems
    with reading(engine) as session:
        known = known_incoming(session, office, [(one.incoming_number, one.incoming_date) for one in entries])
    drafts: list[int] = []
    for entry in entries:
        key = (entry.incoming_number, entry.incoming_date)
        if key in known:
            problems.append(note("register-known", Place(file=name, line=entry.row), number=entry.incoming_number))
            continue
        known.add(key)
        number, wrong = take_paper(engine, settings, actor, _paper(entry), now)
        drafts += [number] if number else []
        problems += [one.model_copy(update={"place": Place(file=name, line=entry.row)}) for one in wrong]
    return Imported(drafts, len(entries) - len(drafts)), problems


def actor_by(engine: Engine, slug: str | None) -> Actor:
    """Who takes it in, for the command line. Raises PersonMissing, UnknownPerson."""
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


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
