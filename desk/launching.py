"""Launching, whole: what a plan would create is shown, whoever proposes and agrees is checked, then it is put in force.

Shown and done by the same code (models/launch.py), in one transaction with its entry in the log. Nothing with an error goes out.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from desk.begun import Begun, begun
from desk.calendars import office_calendar
from desk.hooks import tell_launch
from desk.intake import Intake
from desk.not_given import all_left, not_given
from desk.overlapping import repeated
from desk.people import signed, who
from desk.standing import not_ours
from desk.task_names import task_name
from desk.units import unit_today, unknown_unit
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.drafting import Version
from models.launch import Launched, Progress, launch, preview
from models.occurring import anchors_of, first_openings
from models.people import units_with_contact
from models.plan_queries import office_in_force
from models.registry import load_directory
from models.settings import Settings
from models.wake import REMINDERS, ask, ask_soon
from plans.access import Deed, Matter, Sight
from plans.binding import Bound, bind_plan
from plans.calendar import Calendar
from plans.dates import last_day, occurrences
from plans.directory import CENTRAL, Directory
from plans.due import OnDate, Recurring
from plans.files import locate, write_plan
from plans.overlap import all_the_same
from plans.plan import Handling, Plan, Task, Urgency, is_given
from plans.policy import OPEN_AHEAD_DAYS, DuePolicy
from plans.pressing import pressing_until
from plans.problems import DondocError, Problem, doubt, has_errors
from plans.receiver_among import receivers_among
from plans.receiving import our_part, unclear
from plans.report_lines import for_nobody
from plans.unheld import Unheld
from plans.yearly import Yearly, not_proposed, with_confirmation, yearly_of

SHOWN = 10
"""Units listed by name; the rest is one line."""


class LaunchBlocked(DondocError):
    """The plan has errors, or whoever asks may not launch it; nothing was written."""


class Wish(NamedTuple):
    """How it is to be launched: on which day and moment, for which receiving unit, by which office, from when on, who proposes,
    who agrees, and who gives it (none: whoever agreed, else proposed). `noted`: it was typed in, without a document. `anew`: what
    looks like work given before is to be given all the same. `leave_past`: what would be given to nobody, because its day has passed
    or nobody knows it, is not to be given (desk/not_given.py). `sight` is that of who looks at it (none: the command line).
    """

    today: dt.date
    now: dt.datetime
    as_: str | None = None
    office: str | None = None
    since: dt.date | None = None
    proposed_by: str | None = None
    agreed_by: str | None = None
    by: str | None = None
    noted: bool = False
    anew: bool = False
    leave_past: bool = False
    sight: Sight | None = None


class UnitShare(NamedTuple):
    """One unit and how many assignments it gets."""

    slug: str
    name: str
    assignments: int


class Figures(NamedTuple):
    """A launch in numbers. `already`: this very plan was in force before and nothing changes.

    `days_off` are tasks due on a day that is not worked, `without_contact` units nobody answers for, `past` tracked tasks
    whose date lies before `since`, `waiting` those that wait for an event, `unknown` those whose day nobody knows (none of these is
    given), `late` those that are given though their day has passed; `unheld` leads that stand for no unit; `rest` are the units of the
    one line; `recurring` those whose later times are opened as they come; `begun` what recurs and had times before the first that is given;
    `unclear` what we receive and nobody knows yet who does it, not counted;
    `yearly` is the confirmation that it adds (counted with the others), its units by name.
    """

    plan: str
    tasks: int = 0
    assignments: int = 0
    piles: dict[str, int] = {}  # noqa: RUF012  (a NamedTuple's default; never changed)
    by_unit: tuple[UnitShare, ...] = ()
    other_units: int = 0
    other_assignments: int = 0
    days_off: tuple[str, ...] = ()
    without_contact: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    already: bool = False
    rest: tuple[UnitShare, ...] = ()
    yearly: Yearly | None = None
    unknown: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    unheld: tuple[Unheld, ...] = ()
    recurring: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    begun: tuple[Begun, ...] = ()


class Proposal(NamedTuple):
    """What may be launched: the plan with its bindings, the numbers, every problem. Refused where there is an error."""

    bound: Bound | None
    text: str
    figures: Figures
    problems: list[Problem]
    refused: bool


def propose(engine: Engine, taken: Intake, wish: Wish, settings: Settings) -> Proposal:
    """What launching `taken` would create; writes nothing. Names are bound anew, as of the issue date."""
    if taken.plan is None:
        return Proposal(None, taken.document, Figures(taken.name), taken.problems, refused=True)
    with reading(engine) as session:
        bound, directory, problems = bind_for(session, taken, wish, settings)
        figures = Figures(bound.plan.plan)
        if not has_errors(problems):
            calendar, since = office_calendar(session, wish.today), wish.since
            launched = preview(session, bound, wish.today, calendar, since, wish.now)
            figures = figures_of(bound, launched, directory, calendar, units_with_contact(session), wish.today, since)
            problems += _nothing_for(bound.plan, launched, directory)
            silent = list(not_given(bound.plan, launched.silent))
            silent = locate(taken.text, silent) if taken.is_plan_file else silent
            problems += all_left(silent) if wish.leave_past else silent
        told = repeated(session, bound)
        problems += all_the_same(told) if wish.anew or figures.already else told
    return Proposal(bound, taken.document, figures, problems, has_errors(problems))


def bind_for(
    session: Session, taken: Intake, wish: Wish, settings: Settings, directory: Directory | None = None
) -> tuple[Bound, Directory, list[Problem]]:
    """The plan that came in, addressed and bound as of its issue date, and all that is wrong or doubtful about it.

    Raises UnknownPerson where the wish names nobody.
    """
    assert taken.plan is not None
    directory = directory or load_directory(session)
    plan, problems = _addressed(taken.plan, directory, wish, settings)
    office = wish.office or settings.office or plan.as_
    bound, found = bind_plan(plan, directory, plan.directive.issued, wish.today, office)
    lines = bound.as_of is not None and not any(one.code == "jurisdiction-unknown" for one in found)
    found = [*_concerning(plan, found), *(for_nobody(bound.plan, bound.members) if lines else ())]
    problems = [*taken.problems, *problems, *(locate(taken.text, found) if taken.is_plan_file else found)]
    held = office_in_force(session, plan.plan, plan.as_ or "")
    named = {slug: who(session, slug) for slug in (wish.proposed_by, wish.agreed_by, wish.by) if slug}
    proposer = named.get(wish.proposed_by or wish.agreed_by or "")
    asked = wish.office or held or settings.office
    unit = proposer.unit if proposer else None
    bound = _with_office(bound, directory, wish.today, asked, unit)
    bound = with_confirmation(bound, settings.yearly_confirmation)
    problems += not_proposed(bound)
    apart = list(receivers_among(bound))
    problems += locate(taken.text, apart) if taken.is_plan_file else apart
    if held is None:
        issuer, own = _issuer(plan, directory, wish.today), bound.plan.office
        problems += not_ours(bound, directory, issuer, own if asked or plan.office or own != issuer else unit or own)
    return bound, directory, problems


def launch_plan(engine: Engine, proposal: Proposal, wish: Wish) -> Launched:
    """Put a proposed plan in force, agreed and logged. The same plan again changes nothing; raises LaunchBlocked on errors."""
    with writing(engine) as session:
        if proposal.refused or proposal.bound is None:
            if proposal.bound is not None:
                _signers(session, proposal.bound, wish)  # who may not give learns only that
            raise LaunchBlocked(*(one for one in proposal.problems if has_errors([one])))
        return launch_in(session, proposal.bound, proposal.text, wish)


def launch_in(
    session: Session,
    bound: Bound,
    text: str,
    wish: Wish,
    document: int | None = None,
    progress: Progress | None = None,
) -> Launched:
    """The same within a transaction of the caller's; `document` is the file that the plan came from, `progress` hears how far it is."""
    proposed, agreed = _signers(session, bound, wish)
    done = launch(
        session,
        version_of(session, bound, text, wish),
        since=wish.since,
        proposed_by=proposed,
        agreed_by=agreed,
        document_id=document,
        progress=progress,
    )
    if not done.already:
        _log(session, bound.plan, done, wish, proposed, agreed)
        tell_launch(session, bound.plan, done, wish.now)
        wish_mails(session, bound.plan, wish)
    return done


def wish_mails(session: Session, plan: Plan, wish: Wish) -> None:
    """Have those told at once who were given now what is hỏa tốc, or due before the next morning's mail reaches them."""
    if is_express(plan):
        ask(session, REMINDERS, wish.now)
    else:
        ask_soon(session, wish.now, pressing_until(wish.now, office_calendar(session, wish.today)))


def _signers(session: Session, bound: Bound, wish: Wish) -> tuple[int | None, int | None]:
    """Who proposes and who agrees, by id; raises NotAllowed where one of them may not."""
    deed = Deed.NOTE if wish.noted else Deed.PROPOSE
    return signed(session, wish.proposed_by, wish.agreed_by, Matter(office=bound.plan.office), deed)


def version_of(session: Session, bound: Bound, text: str, wish: Wish) -> Version:
    """The plan as it is put in force on the day of the wish, by the office's calendar."""
    return Version(bound, write_plan(bound.plan), text, wish.today, wish.now, office_calendar(session, wish.today))


def _log(session: Session, plan: Plan, done: Launched, wish: Wish, proposed: int | None, agreed: int | None) -> None:
    """Proposing and agreeing are two entries, whoever made them; where nobody had to agree there is none of that."""
    details: dict[str, Any] = {"tasks": done.tasks, "assignments": done.assignments, "as": plan.as_ or ""}
    told = {"not_given": [*done.past, *done.unknown], "waiting": list(done.waiting), "late": list(done.late)}
    details |= {name: tasks for name, tasks in told.items() if tasks}
    details |= {"unheld": {one.task: list(one.names) for one in done.unheld}} if done.unheld else {}
    record(session, proposed, "propose", plan.plan, details, now=wish.now)
    if agreed is not None:
        record(session, agreed, "agree", plan.plan, {"as": plan.as_ or ""}, now=wish.now)
    pressed = who(session, wish.by).id if wish.by else agreed or proposed
    record(session, pressed, "launch", plan.plan, details, now=wish.now)


def is_express(plan: Plan) -> bool:
    """Whether something in it is hỏa tốc, which goes out at once."""
    return any((task.urgency or plan.directive.urgency) is Urgency.EXPRESS for task in plan.tasks)


def _addressed(plan: Plan, directory: Directory, wish: Wish, settings: Settings) -> tuple[Plan, list[Problem]]:
    """The plan as the receiving unit has it, if there is one; problems for units that are unknown."""
    named = [name for name in (wish.as_, wish.office or settings.office) if name]
    problems = [
        unknown_unit(directory, name, wish.today) for name in named if unit_today(directory, name, wish.today) is None
    ]
    if not wish.as_ or problems:
        return plan, problems
    return plan.model_copy(update={"perspective": "receive", "as_": unit_today(directory, wish.as_, wish.today)}), []


def _with_office(bound: Bound, directory: Directory, today: dt.date, asked: str | None, proposer: str | None) -> Bound:
    """The bound plan with the office that gives it: the plan's own, the one asked for or in force, the proposer's, the issuer.

    The proposer's unit counts where it is, or stands under, the unit that issued or receives it: a committee's papers are followed
    by its own office. Only now: the names of a document mean what they mean where it was issued, whoever launches it.
    """
    plan = bound.plan
    office = plan.office or (unit_today(directory, asked, today) if asked else None)
    if office is None:
        top = plan.as_ or _issuer(plan, directory, today)
        office = proposer if proposer and top in (None, *_above(directory, proposer)) else top
    if office is None or office == plan.office:
        return bound
    return bound.model_copy(update={"plan": plan.model_copy(update={"office": office})})


def _above(directory: Directory, slug: str) -> list[str]:
    """A unit and what it stands under."""
    found: list[str] = []
    while slug in directory.units and slug not in found:
        found.append(slug)
        slug = directory.units[slug].parent or ""
    return found


def _nothing_for(plan: Plan, launched: Launched, directory: Directory) -> list[Problem]:
    """A doubt where a document gives nothing to the unit that is to receive it."""
    if not plan.as_ or launched.assignments or launched.already or launched.silent:
        return []
    return [doubt("nothing-for-unit", unit=directory.names([plan.as_]))]


def _issuer(plan: Plan, directory: Directory, today: dt.date) -> str | None:
    """The unit that issued the document, or does its work today; only where there is exactly one."""
    head = plan.directive
    if not head.issuer:
        return None
    on = head.issued or today
    found = directory.lookup(head.issuer, directory.jurisdiction(head.issuer, head.place, on=on) or CENTRAL, on)
    units, _ = directory.follow(found.slugs, today) if found.kind == "unit" else ((), [])
    return units[0] if len(units) == 1 else None


def _concerning(plan: Plan, problems: Sequence[Problem]) -> list[Problem]:
    """What binding found, without tasks that are given to others when we only receive."""
    given = {task.id for task in plan.tasks if is_given(plan, task)}
    return [one for one in problems if one.code != "task-without-unit" or one.args["task"] in given]


def figures_of(
    bound: Bound,
    launched: Launched,
    directory: Directory,
    calendar: Calendar,
    answered: set[str],
    today: dt.date,
    since: dt.date | None = None,
) -> Figures:
    """A launch, or what it would be, in the numbers that people are shown; `answered` are units somebody answers for."""
    ranked = sorted(launched.by_unit.items(), key=lambda item: (-item[1], item[0]))
    top, rest = ranked[:SHOWN], ranked[SHOWN:]
    dated = {task.id for task in bound.plan.tasks} - set(launched.past)
    return Figures(
        plan=bound.plan.plan,
        tasks=launched.tasks,
        assignments=launched.assignments,
        piles={pile.value: launched.by_handling.get(pile.value, 0) for pile in Handling},
        by_unit=tuple(UnitShare(slug, directory.units[slug].name, count) for slug, count in top),
        other_units=len(rest),
        other_assignments=sum(count for _, count in rest),
        days_off=tuple(days_off(our_part(bound), calendar, dated, today)),
        without_contact=tuple(directory.units[slug].name for slug in launched.by_unit if slug not in answered),
        rest=tuple(UnitShare(slug, directory.units[slug].name, count) for slug, count in rest),
        past=launched.past,
        waiting=launched.waiting,
        unknown=launched.unknown,
        late=launched.late,
        unheld=launched.unheld,
        recurring=launched.recurring,
        begun=tuple(begun(bound.plan, launched.recurring, calendar, since or today, today)),
        unclear=tuple(_with_leads(task) for task in bound.plan.tasks if unclear(bound, task)),
        already=launched.already,
        yearly=_named_yearly(bound, directory),
    )


def _with_leads(task: Task) -> str:
    """A task with those whom its words name."""
    return f"{task_name(task.id)} ({'; '.join(task.lead)})" if task.lead else task_name(task.id)


def _named_yearly(bound: Bound, directory: Directory) -> Yearly | None:
    found = yearly_of(bound)
    return found and found._replace(units=tuple(directory.units[slug].name for slug in found.units))


def days_off(
    plan: Plan, calendar: Calendar, only: Collection[str] | None = None, today: dt.date | None = None
) -> list[str]:
    """Tasks that are followed (all, where we receive) with a day that is not worked, as "2.b (31/12/2026)"; or of `only` these.

    A fixed date; of what is counted from a day, that of `today`; of what recurs the times of the thirty days from then on, and its next.
    """
    return [f"{task_name(task.id)} ({day:%d/%m/%Y})" for task, day in resting_days(plan, calendar, only, today)]


def resting_days(
    plan: Plan, calendar: Calendar, only: Collection[str] | None = None, today: dt.date | None = None
) -> list[tuple[Task, dt.date]]:
    """The same as tasks and days."""
    ours = plan.perspective == "receive"
    return [
        (task, day)
        for task in plan.tasks
        if (ours or task.handling is Handling.TRACK) and (only is None or task.id in only)
        for day in _days_of(plan, task, calendar, today)
        if not calendar.is_working(day)
    ]


def _days_of(plan: Plan, task: Task, calendar: Calendar, today: dt.date | None) -> list[dt.date]:
    if isinstance(task.due, OnDate):
        return [task.due.date]
    if task.due is None or today is None:
        return []
    anchors, urgency = anchors_of(plan, plan.directive.issued, today), task.urgency or plan.directive.urgency
    openings, _ = first_openings(task, anchors, today, today, calendar, DuePolicy(), urgency)
    days = {last_day(one.due) for one in openings if one.due is not None}
    if isinstance(task.due, Recurring):
        soon = today + dt.timedelta(days=OPEN_AHEAD_DAYS)
        days |= {one.day for one in occurrences(task.due, anchors, today, soon, calendar)[0] if one.day}
    return sorted(days)
