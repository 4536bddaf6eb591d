"""One task by hand, in a line; and the record that an awaited event happened."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from desk.calendars import office_calendar
from desk.drafts.doubting import typed_days
from desk.drafts.finding import DraftRefused
from desk.drafts.typed import read_typed_due
from desk.intake import Intake
from desk.launching import Wish, launch_plan, propose
from desk.people import DeedRefused, actor_of, home_of, who
from desk.previewing import preview_launch
from desk.quick_due import on_its_day
from desk.quick_names import bound_names, islands_too, parted, unknown_name
from desk.secrecy import gated
from desk.units import unit_slug, unknown_unit
from models.amendments import in_force
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.matters import ids_of_plan, task_keys, task_of, unit_ids_of
from models.recurrence import EventFacts, event_facts, is_recorded, recorded_beside
from models.recurrence import record_event as open_for_event
from models.registry import load_directory
from models.settings import Settings
from models.wake import REMINDERS, ask, ask_soon
from plans.access import Actor, Deed, Matter, why_not
from plans.dates import last_day, last_hour
from plans.directory import Directory
from plans.due import Due, OnDate
from plans.plan import TITLE_LENGTH, Directive, Handling, Plan, Task, Urgency
from plans.pressing import pressing_until
from plans.problems import DondocError, Problem, error, has_errors
from plans.state import ZONE
from plans.times import event_told


class EventRefused(DondocError):
    """The event cannot be recorded: no such plan, task or unit, or the task awaits none."""


class Added(NamedTuple):
    """A task given by hand: the slug of its little plan and its assignments. `already`: it was there before.

    `given` is false where it was only looked at; then `units` are the names of those that would get it, `others` how many more,
    and `due` the deadline that was read.
    """

    plan: str
    assignments: int
    ids: list[int]
    already: bool
    given: bool = True
    units: tuple[str, ...] = ()
    others: int = 0
    due: Due | None = None


@gated
def add_task(
    engine: Engine,
    title: str,
    units: Sequence[str],
    due: dt.date | str | None,
    wish: Wish,
    settings: Settings,
    *,
    same_as: tuple[str, ...] = (),
    give: bool = True,
) -> tuple[Added | None, list[Problem]]:
    """Give one task to units (slugs or names, of groups too), due on its last day in time, or when words say as the quick entry takes
    them ("trước ngày 15/12", "hằng tháng trước ngày 25"); the same line again changes nothing.

    `same_as` names tasks that the same result answers. Without `give` nothing is written: what would be given.
    """
    with reading(engine) as session:
        directory = load_directory(session)
        home = home_of(session, wish.proposed_by or wish.agreed_by, settings)
    names, bound = bound_names(directory, _each(units, directory, wish.today, home), wish.today, home)
    problems = [_meant_by_none(directory, name, wish.today, home) for name in names if name not in bound]
    words = " ".join(normalize("NFC", title).split())
    if not words:
        problems.append(error("title-empty"))
    last, wrong = _due(due, wish.today)
    if problems := [*problems, *wrong]:
        return None, problems
    plan = _small_plan(words, bound, last, wish, settings, same_as)
    if before := _in_force(engine, plan.plan):
        return before, []
    proposal = (propose if give else preview_launch)(engine, Intake(plan.plan, plan, [], ""), wish, settings)
    if proposal.refused:
        return None, _of_the_task(proposal.problems)
    told = [*_of_the_task(proposal.problems), *islands_too(directory, bound, wish.today, home)]
    told += _typed_days_off(engine, plan, wish)
    if not give:
        figures = proposal.figures
        names = tuple(one.name for one in figures.by_unit)
        return Added(
            plan.plan, figures.assignments, [], False, given=False, units=names, others=figures.other_units, due=last
        ), told
    done = launch_plan(engine, proposal, wish)
    with reading(engine) as session:
        ids = ids_of_plan(session, plan.plan)
    return Added(plan.plan, len(ids), ids, done.already), told


def record_event(
    engine: Engine,
    plan: str,
    task: str,
    day: dt.date,
    units: Sequence[str],
    by: str | None,
    *,
    now: dt.datetime,
    today: dt.date,
    give_past: bool = False,
    another: bool = False,
) -> int:
    """Record that the event of a task happened on a day, or at an instant: its units (or the ones named) get an assignment; how many did.

    Refused are a plan that is closed; a day to come, where the date is not counted back from it, and one before the document; with
    what would be overdue at once also any other, until `give_past` says that it is meant; a second event of a day, until `another` does.
    """
    with writing(engine) as session:
        person = who(session, by)
        found = task_of(session, plan, task)
        if found is None:
            raise EventRefused(_unknown(session, plan, task))
        number, office, field = found
        named, calendar = _ids(session, units, today, person.unit), office_calendar(session, today)
        if refused := why_not_record(actor_of(session, person), Matter(office=office, field=field), named):
            raise DeedRefused(refused)
        chosen = None if named is None else list(named.values())
        facts = event_facts(session, number, day, calendar)
        if facts.closed_at and facts.closed_at <= now:
            raise EventRefused(error("event-closed", task=task, day=_day_of(facts.closed_at).isoformat()))
        if wrong := _no_such_day(facts, day, now):
            raise EventRefused(wrong)
        if not another and (before := recorded_beside(session, number, facts.key, chosen)):
            told = "; ".join(event_told(one) for one in before)
            raise EventRefused(error("event-that-day", task=task, before=told))
        opened = open_for_event(session, number, day, chosen, now, calendar)
        if not opened and not is_recorded(session, number, facts.key, chosen):
            raise EventRefused(error("event-not-theirs", task=task))
        if opened and facts.due and facts.due <= now and not give_past:
            last, hour = last_day(facts.due).isoformat(), last_hour(facts.due) or ""
            raise EventRefused(error("event-past", task=task, day=_day_of(day).isoformat(), hour=hour, due=last))
        if opened and facts.urgency == Urgency.EXPRESS:
            ask(session, REMINDERS, now)
        ask_soon(session, now, pressing_until(now, calendar))
        noted = {"day": facts.key, "opened": opened, "task": task, "as": facts.as_unit}
        record(session, person.id, "event", f"{plan}:{task}", noted, now=now)
    return opened


def why_not_record(actor: Actor, matter: Matter, units: Collection[str] | None) -> Problem | None:
    """Why somebody may not record an event of a task for these units (None: all): the office for any, a unit for itself."""
    refused = why_not(actor, Deed.RECORD, matter)
    if refused is None or not units:
        return refused
    return next((wrong for one in units if (wrong := why_not(actor, Deed.RECORD, matter._replace(unit=one)))), None)


def at_hour(day: dt.date, hour: str | None) -> dt.date:
    """The day, or the instant of it where its hour ("14:30") is known."""
    return dt.datetime.combine(day, dt.time.fromisoformat(hour), ZONE) if hour else day


def _no_such_day(facts: EventFacts, happened: dt.date, now: dt.datetime) -> Problem | None:
    """Why nothing that a task waits for can have happened on a day, or at an instant."""
    at = happened if isinstance(happened, dt.datetime) else None
    day, today = _day_of(happened), _day_of(now)
    if (at > now if at else day > today) and not facts.before:
        hour = f"{at.astimezone(ZONE):%H:%M}" if at else ""
        return error("event-ahead", day=day.isoformat(), hour=hour, today=today.isoformat())
    if facts.issued and day < facts.issued:
        return error("event-before", day=day.isoformat(), issued=facts.issued.isoformat())
    return None


def _day_of(happened: dt.date) -> dt.date:
    return happened.astimezone(ZONE).date() if isinstance(happened, dt.datetime) else happened


def _due(typed: dt.date | str | None, today: dt.date) -> tuple[Due | None, list[Problem]]:
    """The deadline that is meant; one that is not read whole, or is over, is wrong."""
    try:
        due = (
            OnDate(date=typed) if isinstance(typed, dt.date) else read_typed_due(on_its_day(typed or "", today), today)
        )
    except DraftRefused as refused:
        return None, list(refused.problems)
    if isinstance(due, OnDate) and due.date < today:
        return None, [error("date-past", day=due.date.isoformat(), today=today.isoformat())]
    if due is not None and not any(one.isalpha() for one in due.text):
        due = due.model_copy(update={"text": ""})  # a day alone is no words of anybody's
    return due, []


def _of_the_task(problems: Sequence[Problem]) -> list[Problem]:
    """Without the doubt whose document it is: a task by hand has none, and its units are known."""
    return [one for one in problems if has_errors([one]) or not one.code.startswith("jurisdiction-")]


def _typed_days_off(engine: Engine, plan: Plan, wish: Wish) -> list[Problem]:
    """That its day is one on which nobody works, as the quick entry says it."""
    with reading(engine) as session:
        return list(typed_days((task.due for task in plan.tasks), wish.today, office_calendar(session, wish.today)))


def _in_force(engine: Engine, slug: str) -> Added | None:
    """The task that was given by the same line before, on whatever day; nothing where its plan is closed, which the launch refuses."""
    with reading(engine) as session:
        held, ids = in_force(session, slug), ids_of_plan(session, slug)
        return Added(slug, len(ids), ids, already=True) if held and held.closed_at is None else None


def _each(units: Sequence[str], directory: Directory, today: dt.date, home: str | None) -> list[str]:
    """Each name that was typed: one a time, or several as quick entry parts them."""
    return list(dict.fromkeys(one for typed in units for one in parted(typed, directory, today, home)))


def _meant_by_none(directory: Directory, name: str, today: dt.date, home: str | None) -> Problem:
    """Why a name means nobody; where no unit is called so, those of the own province that may be meant."""
    told = unknown_name(directory, name, today, home)
    near = str(told.args.get("near") or "-")
    return error("unknown-unit", unit=name, near=near) if told.code == "quick-unit" else told


def _small_plan(
    words: str,
    bound: Mapping[str, tuple[str, ...]],
    due: Due | None,
    wish: Wish,
    settings: Settings,
    same_as: tuple[str, ...],
) -> Plan:
    """A plan of one task; its slug comes from what it says, so that the same line is the same plan."""
    day = isinstance(due, OnDate) and due == OnDate(date=due.date, text=due.text)
    when = str(due.date) if isinstance(due, OnDate) and day else due.model_dump_json() if due else "None"
    said = "\n".join([words, *sorted(slug for slugs in bound.values() for slug in slugs), when])
    title = words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rstrip() + "…"
    task = Task(
        id="1",
        title=title,
        quote=words,
        lead=tuple(bound),
        due=due,
        handling=Handling.TRACK,
        same_as=same_as,
    )
    return Plan(
        plan=f"viec-{hashlib.sha256(said.encode()).hexdigest()[:10]}",
        title=title,
        directive=Directive(issued=wish.today),
        office=settings.office or None,
        bindings=dict(bound),
        tasks=(task,),
    )


def _ids(session: Session, units: Sequence[str], today: dt.date, home: str) -> dict[str, int] | None:
    """The units named with their ids, None where all are meant."""
    if not units:
        return None
    directory = load_directory(session)
    slugs = {name: unit_slug(directory, name, today, home) for name in units}
    if problems := [unknown_unit(directory, name, today) for name, slug in slugs.items() if slug is None]:
        raise EventRefused(*problems)
    return unit_ids_of(session, [slug for slug in slugs.values() if slug])


def _unknown(session: Session, plan: str, task: str) -> Problem:
    keys = task_keys(session, plan)
    return (
        error("unknown-task", plan=plan, task=task, tasks=", ".join(keys)) if keys else error("unknown-plan", plan=plan)
    )
