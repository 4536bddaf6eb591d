"""A document taken in: secrecy gate first, then compiled with the leader's note, then kept with its bytes as a plan on its way."""

import datetime as dt
from typing import NamedTuple
from unicodedata import normalize

from desk.drafts.finding import DraftNotYours, title_of
from desk.drafts.noting import read_note
from desk.files import SafeFile, safe_file
from desk.intake import take_in
from desk.people import who
from desk.units import unit_today, unknown_unit
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.drafts import new_draft, taken_slugs
from models.files import keep_file
from models.registry import load_directory
from models.settings import Settings
from plans.access import Actor, Deed, Matter, Role, why_not
from plans.due import OnDate
from plans.files import write_plan
from plans.plan import Incoming, Plan
from plans.problems import Place, Problem, error, has_errors
from plans.reshaping import unique_id

LONGEST_NOTE = 4000
"""Characters of a leader's note at most."""
PASTED = "van-ban-dan-vao.txt"
"""The name of a document that was pasted."""


class Paper(NamedTuple):
    """What came in: bytes with a name, the stamp of arrival, the leader's note, for which unit; and the tick that it is no secret.

    `due` is the day that the register says, for what the note gives without one.
    """

    data: bytes
    name: str
    incoming_number: str = ""
    incoming_date: dt.date | None = None
    note: str = ""
    as_: str = ""
    no_secret: bool = False
    due: dt.date | None = None


class ReadPaper(NamedTuple):
    """A paper with nothing in the way of keeping it: its safe bytes, its plan, the text of the document, the office that prepares it."""

    paper: Paper
    safe: SafeFile
    plan: Plan
    text: str
    office: str | None


def take_paper(
    engine: Engine, settings: Settings, actor: Actor, paper: Paper, now: dt.datetime
) -> tuple[int | None, list[Problem]]:
    """The id of the plan on its way, or why the paper is not taken: then not one byte of it is kept. Raises DraftNotYours."""
    read, problems = read_paper(engine, settings, actor, paper, now)
    if read is None:
        return None, problems
    with writing(engine) as session:
        return keep_paper(session, read, actor.slug, now), problems


def read_paper(
    engine: Engine, settings: Settings, actor: Actor, paper: Paper, now: dt.datetime
) -> tuple[ReadPaper | None, list[Problem]]:
    """The paper read, of which nothing is kept yet, or why it is not taken. Raises DraftNotYours."""
    office = office_of(actor, settings)
    if refused := why_not(actor, Deed.PREPARE, Matter(office=office)):
        raise DraftNotYours(refused)
    paper = paper._replace(note=normalize("NFC", paper.note))
    safe, problems = safe_file(paper.data, paper.name)
    problems = [*_missing(paper), *problems]
    if safe is None or has_errors(problems):
        return None, problems
    plan, text, problems = _compiled(paper, safe, settings)
    if plan is None:
        return None, problems
    with reading(engine) as session:
        today = now.astimezone(settings.zone).date()
        plan, problems = _addressed(session, plan, paper.as_, today)
        plan = _told_apart(session, plan, office, today)
    if has_errors(problems):
        return None, problems
    return ReadPaper(paper, safe, plan, text, office), problems


def office_of(actor: Actor, settings: Settings) -> str | None:
    """The office for which he prepares plans: the one that his role names, else the installation's, else his own unit."""
    named = (grant.unit for grant in actor.grants if grant.role in (Role.COORDINATOR, Role.LEADER) and grant.unit)
    return next(named, None) or settings.office or actor.unit


def _missing(paper: Paper) -> list[Problem]:
    """What the form must have."""
    problems = [] if paper.no_secret else [error("secrecy-tick-missing", Place(field="no_secret"))]
    if len(paper.note) > LONGEST_NOTE:
        problems.append(error("note-too-long", Place(field="note"), most=LONGEST_NOTE))
    return problems


def _compiled(paper: Paper, safe: SafeFile, settings: Settings) -> tuple[Plan | None, str, list[Problem]]:
    """The plan with the note's tasks in front, the document's text; of a secret one nothing."""
    from directives.notes.tasks import note_mark

    if (mark := note_mark(paper.note)) and not settings.isolated:
        return None, "", [error("secret-document", Place(field="note"), mark=mark)]
    taken = take_in(paper.data, safe.name, isolated=settings.isolated)
    if not settings.isolated and taken.is_plan_file and taken.plan and (mark := _quoted_mark(taken.plan)):
        return None, "", [error("secret-document", Place(file=safe.name, field="quote"), mark=mark)]
    if taken.plan is None:
        return None, "", [one for one in taken.problems if has_errors([one])]
    return _stamped(taken.plan, paper), taken.document, []


def _quoted_mark(plan: Plan) -> str | None:
    """The mark of a document that a plan file quotes: of the file itself no document was read."""
    from directives.heads.secrecy import secrecy_mark

    quotes = (words for task in plan.tasks for words in (task.quote, task.source_quote) if words)
    return next((mark for words in quotes if (mark := secrecy_mark(words))), None)


def _stamped(plan: Plan, paper: Paper) -> Plan:
    """The plan with the stamp of arrival, and the tasks that the leader's note gives."""
    before = plan.directive.incoming or Incoming()
    stamp = {"number": paper.incoming_number.strip() or before.number, "date": paper.incoming_date or before.date}
    incoming = before.model_copy(update=stamp)
    head = plan.directive.model_copy(update={"incoming": incoming if incoming != Incoming() else None})
    tasks, _ = read_note(paper.note, head)
    if paper.due is not None:
        due = OnDate(date=paper.due)
        tasks = [one if one.due else one.model_copy(update={"due": due}) for one in tasks]
    return plan.model_copy(update={"directive": head, "tasks": (*tasks, *plan.tasks)})


def _addressed(session: Session, plan: Plan, name: str, today: dt.date) -> tuple[Plan, list[Problem]]:
    """The plan as the receiving unit has it, where one is named."""
    if not name.strip():
        return plan, []
    directory = load_directory(session)
    slug = unit_today(directory, name.strip(), today)
    if slug is None:
        return plan, [unknown_unit(directory, name.strip(), today).model_copy(update={"place": Place(field="as")})]
    return plan.model_copy(update={"perspective": "receive", "as_": slug}), []


def _told_apart(session: Session, plan: Plan, office: str | None, today: dt.date) -> Plan:
    """The plan, whose note calls a body of the office's own place by its full name where the document uses the short one too."""
    printed = {name for task in plan.tasks if not task.of_note for name in (*task.lead, *task.with_)}
    twice = printed.intersection([name for task in plan.tasks if task.of_note for name in (*task.lead, *task.with_)])
    if not twice or not office:
        return plan
    directory = load_directory(session)
    place = directory.jurisdiction(office, on=today)
    found = {name: directory.lookup(name, place, today) for name in twice} if place else {}
    full = {name: directory.units[one.slugs[0]].name for name, one in found.items() if one.kind == "unit"}

    def named(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(full.get(name, name) for name in names)

    tasks = (
        one.model_copy(update={"lead": named(one.lead), "with_": named(one.with_)}) if one.of_note else one
        for one in plan.tasks
    )
    return plan.model_copy(update={"tasks": tuple(tasks)})


def keep_paper(session: Session, read: ReadPaper, by: str, now: dt.datetime) -> int:
    """Bytes, plan and log entry in one transaction, under a name that no other plan has; the id of the plan on its way."""
    paper, safe, plan, text, office = read
    person = who(session, by).id
    taken = taken_slugs(session, plan.plan)
    if plan.plan in taken:
        plan = plan.model_copy(update={"plan": unique_id(f"{plan.plan[:74]}-2", taken)})
    values = {
        "slug": plan.plan, "title": title_of(plan), "office": office,
        "as_unit": plan.as_ or "", "yaml": write_plan(plan), "text": text,
        "document_id": keep_file(session, safe.name, safe.media_type, paper.data, person, now),
        "incoming_number": paper.incoming_number.strip() or None, "incoming_date": paper.incoming_date,
        "note": paper.note.strip() or None, "created_by": person, "created_at": now, "changed_at": now,
    }  # fmt: skip
    number = new_draft(session, values)
    record(session, person, "take-in", plan.plan, {"draft": number, "tasks": len(plan.tasks)}, now=now)
    return number
