"""Amending a plan in force: what a new version changes is shown, large removals are held back, then it is done and logged."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from desk.amend_log import plan_rows, task_rows
from desk.calendars import office_calendar
from desk.counted import changes_with_days, given_days
from desk.drafts.doubting import OVERDUE_NOW, earlier_than, words_that_stay
from desk.intake import Intake
from desk.launching import LaunchBlocked, Wish, bind_for, resting_days, version_of, wish_mails
from desk.people import signed, who
from desk.resting_days import newly_dated
from desk.secrecy import gated
from models.amend import Amended, NotInForce, amend
from models.amend_asks import Keeps, asked
from models.amend_hours import Again
from models.amendments import Touched, mark, touched_since
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.launch import LaunchRefused
from models.plan_queries import plan_yaml
from models.settings import Settings
from plans.access import Deed, Matter
from plans.amended import Why
from plans.binding import Bound
from plans.calendar import Calendar
from plans.changes import Changes, compare, unsafe
from plans.dates import Anchors, add_months, last_day, occurrences
from plans.due import Due, Recurring
from plans.files import read_plan
from plans.plan import Plan
from plans.problems import DondocError, Place, Problem, doubt, error, has_errors, note

JOINS_LATE, AMEND_PAST, PAST_AGAIN = "amend-joins-late", "amend-past", "amend-past-again"
"""That a unit joins a task whose day is past, that a date is moved to one that is past, and that the answer was one for another date."""
NAMED = 5
"""Units that a doubt names."""
LONGEST_GROUND = 500
"""Characters of a basis, and of a reason, at most."""
TOLD = 40
"""Changes that the log names one by one, and every date that is moved: what it was before is read from there."""


class Ungrounded(DondocError):
    """A plan in force is not amended without what that rests on, nor without a reason."""


class Amendment(NamedTuple):
    """What a new version would change: tasks, fields and assignments in numbers, and who is touched. Refused where there is an error."""

    bound: Bound | None
    text: str
    changes: Changes
    figures: Amended | None
    problems: list[Problem]
    refused: bool
    touched: tuple[Touched, ...] = ()


class Ground(NamedTuple):
    """What an amendment rests on: a paper or somebody's word, and the reason."""

    basis: str
    reason: str


def propose_amendment(
    engine: Engine, taken: Intake, wish: Wish, settings: Settings, *, force: bool = False, why: Why | None = None
) -> Amendment:
    """What amending would change; writes nothing. Many removed tasks are an error unless `force`."""
    if taken.plan is None:
        return Amendment(None, taken.document, Changes(), None, taken.problems, refused=True)
    with reading(engine) as session:
        bound, _, problems = bind_for(session, taken, wish, settings)
        before = _in_force(session, bound)
        sooner = _sooner(bound, before, wish)
        again = [] if has_errors(problems) else _answered_of_another(session, bound, before, wish)
        found = look_amendment(session, bound, taken.document, wish, problems, force=force, why=why)
        told = [
            *again,
            *found.problems,
            *(sooner if found.changes else ()),
            *_new_days_off(session, bound, found.changes, before, wish),
        ]
        return found._replace(problems=told, refused=found.refused or bool(again))


def look_amendment(
    session: Session,
    bound: Bound,
    text: str,
    wish: Wish,
    problems: Sequence[Problem],
    *,
    force: bool = False,
    why: Why | None = None,
) -> Amendment:
    """The same for a plan that is bound: it is done and seen, in a session of the caller's that keeps nothing."""
    changes = changes_of(session, bound)
    told = [*problems, *([] if force else unsafe(changes))]
    if has_errors(told) or not changes:
        return Amendment(bound, text, changes, None, told, has_errors(told))
    asks = asked_of(session, bound, wish)
    told = [*asks, *told]
    before = mark(session)
    try:
        figures = _amend(session, bound, text, changes, wish, None, why)
    except LaunchRefused as refused:
        return Amendment(bound, text, changes, None, [*told, *refused.problems], refused=True)
    told += _stops(figures, bound, wish.today)
    touched = touched_since(session, bound.plan.plan, bound.plan.as_ or "", before)
    return Amendment(bound, text, changes, figures, told, refused=has_errors(asks), touched=tuple(touched))


def _stops(figures: Amended, bound: Bound, today: dt.date) -> Iterator[Problem]:
    """Times of recurring tasks that are stopped, each by its name, and where the new rule has one of the same month, that it comes anew."""
    tasks = {task.id: task for task in bound.plan.tasks}
    for one in figures.stops:
        task, day = tasks[one.task], last_day(one.due)
        args = {"task": one.task, "month": period_left(one.occurrence, task.due), "day": day.isoformat()}
        anew = _of_its_month(task.due, one.occurrence, Anchors(issued=bound.as_of, launched=today), today)
        code, to = ("amend-stops-anew", {"to": anew.isoformat()}) if anew else ("amend-stops", {})
        yield doubt(code, Place(clause=task.clause, field="due"), units=one.units, **args, **to)


def _of_its_month(due: Due | None, occurrence: str, anchors: Anchors, today: dt.date) -> dt.date | None:
    """The day, from today on, on which a rule comes in the month of a time; None for what is named by its day."""
    if not isinstance(due, Recurring) or period_left(occurrence, due) == occurrence:
        return None
    first = dt.date.fromisoformat(occurrence).replace(day=1)
    found, _ = occurrences(due, anchors, max(first, today), add_months(first, 1) - dt.timedelta(days=1), Calendar())
    return found[0].day if found else None


def _in_force(session: Session, bound: Bound) -> Plan | None:
    """The plan as it is in force."""
    kept = plan_yaml(session, bound.plan.plan, bound.plan.as_ or "")
    return read_plan(kept, bound.plan.plan)[0] if kept else None


def _answered_of_another(session: Session, bound: Bound, before: Plan | None, wish: Wish) -> list[Problem]:
    """Past dates of which a file says `give_past: true` as it did of another date, which is in force: nobody said it of this one."""
    held = {task.id: task for task in before.tasks if task.give_past} if before else {}
    plan = bound.plan
    same = {one.id for one in plan.tasks if one.give_past is True and one.id in held and one.due != held[one.id].due}
    if not same:
        return []
    tasks = tuple(one.model_copy(update={"give_past": False}) if one.id in same else one for one in plan.tasks)
    asks = asked_of(session, bound.model_copy(update={"plan": plan.model_copy(update={"tasks": tasks})}), wish)
    return [
        one.model_copy(update={"code": PAST_AGAIN})
        for one in asks
        if one.code == AMEND_PAST and one.args["task"] in same
    ]


def _sooner(bound: Bound, before: Plan | None, wish: Wish) -> list[Problem]:
    """Dates that are moved to a day before the one that was given; of one that is past see `asked_of`."""
    if before is None:
        return []
    told = [one for one in earlier_than(bound.plan, before, wish.today) if one.code != OVERDUE_NOW]
    return [*told, *words_that_stay(bound.plan, before)]


def _new_days_off(
    session: Session, bound: Bound, changes: Changes, before: Plan | None, wish: Wish
) -> Iterator[Problem]:
    """Dates that are new and fall on a day off: those of one task are one question."""
    dated = {one.id for one in changes.added}
    dated |= {one.id for one in changes.changed if any(each.field == "due" for each in one.fields)}
    if not (dated := newly_dated(bound.plan, before, dated)):
        return
    found = resting_days(bound.plan, office_calendar(session, wish.today), dated, wish.today)
    for _, same in groupby(found, key=lambda one: one[0].id):
        (task, first), *more = same
        others = [day for _, day in more]
        place, args = Place(clause=task.clause, field="due"), {"task": task.id, "day": first.isoformat()}
        if others:
            yield doubt("amend-days-off", place, **args, to=others[-1].isoformat(), times=len(others) + 1)
        else:
            yield doubt("amend-day-off", place, **args)


def asked_of(session: Session, bound: Bound, wish: Wish) -> list[Problem]:
    """What a version would do to the work under way. Doubts: units that join late, a period left out, a result that is ended. An error:
    work that would be overdue at once, until its task says that it is so (`give_past`).
    """
    found, tasks = (
        asked(session, version_of(session, bound, "", wish), wish.sight),
        {task.id: task for task in bound.plan.tasks},
    )
    told = []
    for one in found.joining:
        place, units = Place(clause=tasks[one.task].clause, field="lead"), _named(one.units)
        if one.stopped is not None:
            told.append(doubt("amend-joins-stopped", place, task=one.task, units=units, day=one.stopped.isoformat()))
        elif one.last_day is None:
            told.append(doubt("amend-joins-nothing", place, task=one.task, units=units))
        else:
            told.append(doubt(JOINS_LATE, place, task=one.task, units=units, day=one.last_day.isoformat()))
    for late in found.overdue:
        place, day = Place(clause=tasks[late.task].clause, field="due"), late.last_day.isoformat()
        told.append(error(AMEND_PAST, place, task=late.task, day=day, hour=late.hour))
    for kept in found.passed:
        place, first = Place(clause=tasks[kept.task].clause, field="due"), kept.first.isoformat()
        last, times = kept.last.isoformat(), kept.times
        told.append(note("amend-passed-keep", place, task=kept.task, times=times, day=first, to=last))
    told += [_again(one, tasks[one.task].clause) for one in found.again]
    for gone in found.left:
        place, month = (
            Place(clause=tasks[gone.task].clause, field="due"),
            period_left(gone.occurrence, tasks[gone.task].due),
        )
        days = {"day": gone.last_day.isoformat(), "to": gone.to.isoformat()}
        told.append(doubt("amend-leaves-out", place, task=gone.task, month=month, units=gone.units, **days))
    for one_done in found.done:
        place = Place(clause=tasks[one_done.task].clause, field="due")
        day = one_done.last_day.isoformat()
        told.append(doubt("amend-done-before", place, task=one_done.task, day=day, units=one_done.units))
    for end in found.ending:
        place = Place(clause=tasks[end.task].clause if end.task in tasks else None)
        told.append(doubt("amend-ends-result", place, task=end.task, units=_named(end.units)))
    return [*told, *(_keeps(one, tasks[one.task].clause) for one in found.keeps)]


def _again(one: Again, clause: str | None) -> Problem:
    """That a time whose hour has passed is in time again."""
    (day, hour), (to, to_hour) = one.was, one.now
    args = {"day": day.isoformat(), "hour": hour, "to": to.isoformat(), "to_hour": to_hour}
    return doubt("amend-passed-again", Place(clause=clause, field="due"), task=one.task, units=one.units, **args)


def _keeps(one: Keeps, clause: str | None) -> Problem:
    """That what the same result answers keeps its own date; what may not be seen is not named."""
    args: dict[str, str | int] = {"task": one.task, "other": one.other, "plan": one.plan, "units": one.units}
    place = Place(clause=clause, field="due")
    if not one.other:
        return note("amend-linked-unseen", place, task=one.task, units=one.units)
    if one.last_day is None:
        return note("amend-linked-undated", place, **args)
    return note("amend-linked-keeps", place, day=one.last_day.isoformat(), hour=one.hour, **args)


def period_left(occurrence: str, due: Due | None) -> str:
    """What a time of a task is called: its day where it comes each day or week, else its month."""
    short = isinstance(due, Recurring) and any(one in due.rrule for one in ("FREQ=DAILY", "FREQ=WEEKLY"))
    return occurrence if short else f"{occurrence[5:7]}/{occurrence[:4]}"


def _named(units: Sequence[str]) -> str:
    more = len(units) - NAMED
    return "; ".join(units[:NAMED]) + (f" (+{more})" if more > 0 else "")


def changes_of(session: Session, bound: Bound) -> Changes:
    """What a version changes of the plan in force; raises NotInForce."""
    before = plan_yaml(session, bound.plan.plan, bound.plan.as_ or "")
    if before is None:
        raise NotInForce(error("plan-not-in-force", plan=bound.plan.plan))
    return compare(bound.plan, read_plan(before, bound.plan.plan)[0])


def wrong_ground(basis: str, reason: str) -> list[Problem]:
    """That the basis or the reason of an amendment is missing or too long."""
    problems = [] if basis else [error("basis-missing", Place(field="basis"))]
    problems += [] if reason else [error("reason-missing", Place(field="reason"))]
    for field, words in (("basis", basis), ("reason", reason)):
        if len(words) > LONGEST_GROUND:
            problems.append(error("too-long", Place(field=field), field=field, size=len(words), limit=LONGEST_GROUND))
    return problems


def amend_on(engine: Engine, amendment: Amendment, wish: Wish, basis: str, reason: str) -> Amended:
    """Do what was shown by command or by a program, on what it rests and why, as the pages ask for it; what changes nothing needs neither.

    Raises Ungrounded, and LaunchBlocked as `amend_plan` does.
    """
    if amendment.refused or not amendment.changes:
        return amend_plan(engine, amendment, wish)
    basis, reason = " ".join(basis.split()), " ".join(reason.split())
    if wrong := wrong_ground(basis, reason):
        raise Ungrounded(*wrong)
    return amend_plan(engine, amendment, wish, Ground(basis, reason))


@gated
def amend_plan(engine: Engine, amendment: Amendment, wish: Wish, ground: Ground | None = None) -> Amended:
    """Do what was shown, agreed and logged with what it rests on; raises LaunchBlocked on errors."""
    if amendment.refused or amendment.bound is None:
        raise LaunchBlocked(*(one for one in amendment.problems if has_errors([one])))
    with writing(engine) as session:
        why = Why(f"Căn cứ {ground.basis}", ground.reason) if ground else None
        told = ground._asdict() if ground else {}
        return amend_in(session, amendment.bound, amendment.text, amendment.changes, wish, why, told)


def amend_in(
    session: Session,
    bound: Bound,
    text: str,
    changes: Changes,
    wish: Wish,
    why: Why | None = None,
    more: Mapping[str, Any] | None = None,
) -> Amended:
    """The same within a transaction of the caller's; `more` is what else the log keeps of it."""
    plan = bound.plan
    matter = Matter(office=plan.office)
    proposed, agreed = signed(session, wish.proposed_by, wish.agreed_by, matter, Deed.AMEND)
    pressed = who(session, wish.by).id if wish.by else proposed
    calendar = office_calendar(session, wish.today)
    days = given_days(_in_force(session, bound), calendar), given_days(plan, calendar)
    done = _amend(session, bound, text, changes, wish, pressed or agreed, why)
    which = [*plan_rows(session, changes), *task_rows(changes_with_days(changes, *days))]
    details = {"added": len(done.added), "changed": len(done.changed), "removed": len(done.removed)}
    kept = {**details, "touched": done.touched, "as": plan.as_ or ""}
    named = [row for at, row in enumerate(which) if at < TOLD or row.get("field") == "due"]
    told = {**kept, **(more or {}), "which": named}
    if agreed is not None:
        record(session, agreed, "agree", plan.plan, kept, now=wish.now)
    record(session, pressed, "amend", plan.plan, told, now=wish.now)
    if done.opened:
        wish_mails(session, plan, wish)
    return done


def _amend(
    session: Session, bound: Bound, text: str, changes: Changes, wish: Wish, by: int | None, why: Why | None
) -> Amended:
    """Done by `models.amend`; what is changed is told as the log tells it, whatever the field."""
    changed = tuple(dict.fromkeys(row["task"] for row in task_rows(changes) if row["kind"] == "changed"))
    return amend(session, version_of(session, bound, text, wish), by=by, why=why)._replace(changed=changed)
