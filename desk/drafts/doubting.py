"""What only who works on a plan on its way can answer: a typed date that is past or is not the document's, the same task twice, an
earlier date, a date that is put where nobody is given it, an owner nobody knows.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from models.plan_progress import Entry
from plans.binding import Bound
from plans.calendar import Calendar
from plans.check import FAR_YEARS
from plans.dates import Anchors, last_moment, occurrences
from plans.due import Due, OnDate, Recurring, Relative
from plans.explain import explain
from plans.names import fold_name
from plans.plan import Handling, Plan, Task, is_given
from plans.problems import Place, Problem, doubt, error, note
from plans.reshaping import SEVERAL_DUES
from plans.state import ZONE
from plans.steps import WHOLE

PAST, OVERDUE_NOW = "typed-date-past", "due-overdue-now"
"""That a typed date is past; and, where it is an amendment's, what that does."""


def typed_past(plan: Plan, corrected: Collection[tuple[str | None, str]], today: dt.date) -> Iterator[Problem]:
    """A date that somebody typed and that is over; what an old document says itself is another matter."""
    for task in plan.tasks:
        typed = (task.id, "due") in corrected or (task.id, WHOLE) in corrected
        day = _day(task)
        if typed and day is not None and day < today and task.handling is Handling.TRACK:
            yield doubt(PAST, _place(task), task=task.id, day=day.isoformat())


def typed_nobody(
    plan: Plan, corrected: Collection[tuple[str | None, str]], members: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """An owner of a followed task that somebody typed and that is no body of the registry: he would not get it."""
    for task in plan.tasks:
        if task.handling is Handling.TRACK and {(task.id, "lead"), (task.id, WHOLE)} & set(corrected):
            for name in task.lead:
                if not members.get(name):
                    yield error("typed-lead-unknown", Place(clause=task.clause, field="lead"), task=task.id, name=name)


def said_by(nobody: Iterable[Problem], problem: Problem, task: str | None) -> bool:
    """Whether a problem is the same as one of a typed owner, whose remedy is enough: that nobody has the task, that the name is unknown."""
    about = [one for one in nobody if one.args["task"] == task]
    return (problem.code == "task-without-unit" and bool(about)) or (
        problem.code == "name-not-bound" and any(one.args["name"] == problem.args["name"] for one in about)
    )


def other_than_said(plan: Plan, corrected: Collection[tuple[str | None, str]]) -> Iterator[Problem]:
    """A date that somebody typed over the one that the words of the task say."""
    from directives.times.due_phrases import read_due

    for task in plan.tasks:
        if (task.id, "due") not in corrected:
            continue
        said = read_due(task.quote, plan.directive.issued)[0]
        if said is not None and said.text and _bare(_begun(said, task.due)) != _bare(task.due):
            yield doubt("due-other-than-said", _place(task), task=task.id, words=said.text, means=explain(said))


def dated_not_given(plan: Plan, corrected: Collection[tuple[str | None, str]]) -> Iterator[Problem]:
    """A task with a date, or one that comes again, that somebody put where it is no assignment; where we receive all is followed."""
    for task in plan.tasks if plan.perspective == "issue" else ():
        touched = {(task.id, "handling"), (task.id, "due"), (task.id, WHOLE)} & set(corrected)
        if touched and task.handling is not Handling.TRACK and isinstance(task.due, OnDate | Recurring | Relative):
            yield doubt(
                "dated-not-given", Place(clause=task.clause, field="handling"), task=task.id, due=explain(task.due)
            )


def typed_days(dues: Iterable[Due | None], today: dt.date, calendar: Calendar) -> Iterator[Problem]:
    """Dates typed for an order of today that are many years on, or on a day off: said before anything is given."""
    place = Place(field="due")
    for due in dict.fromkeys(one for one in dues if isinstance(one, OnDate)):
        if due.date.year > today.year + FAR_YEARS:
            yield doubt("due-far", place, due=due.date.isoformat(), years=FAR_YEARS)
        told = occurrences(due, Anchors(issued=today), due.date, due.date, calendar)[1]
        yield from (doubt(one.code, place, **one.args) for one in told if one.code == "due-on-day-off")


def doubles(plan: Plan) -> Iterator[Problem]:
    """A task that says what another says, for the same units until the same day."""
    first: dict[tuple[object, ...], str] = {}
    for task in plan.tasks:
        if task.handling is not Handling.TRACK or task.id in task.same_as:
            continue
        leads = tuple(sorted(fold_name(name) for name in task.lead))
        said = (" ".join(task.title.casefold().split()), leads, task.due.model_dump_json() if task.due else None)
        if (other := first.setdefault(said, task.id)) != task.id:
            yield doubt("task-double", _place(task), task=task.id, same=other)


def reports_to_itself(bound: Bound) -> Iterator[Problem]:
    """Work whose report goes to the one unit that leads it; of what we receive, to us."""
    us = bound.plan.as_
    for task in bound.plan.tasks:
        leads = bound.units(task.lead)
        mine = (us,) if us in leads and not is_given(bound.plan, task) else leads
        if task.report_to and len(mine) == 1 and bound.units([task.report_to]) == mine:
            place = Place(clause=task.clause, field="report_to")
            yield doubt("reports-to-itself", place, task=task.id, name=task.report_to)


def joined_otherwise(plan: Plan, joined: Iterable[Mapping[str, str]]) -> Iterator[Problem]:
    """Tasks of different dates that were joined: one date holds for all of them."""
    held = {task.id: task for task in plan.tasks}
    for one in joined:
        if (task := held.get(one["task"])) is not None:
            yield doubt(SEVERAL_DUES, Place(clause=task.clause, field="due"), **one)


def earlier_than(plan: Plan, base: Plan, today: dt.date) -> Iterator[Problem]:
    """A date that an amendment moves forward: the units have less time than they were given, or, with a new task, are late at once; a
    note where the task says that it is so.
    """
    held = {task.id: task for task in base.tasks}
    for task in plan.tasks:
        day, was = _day(task), held.get(task.id)
        before = _day(was) if was is not None else None
        hours = {"hour": _hour(task), "before_hour": _hour(was) if was is not None else ""}
        if day is None or (was is not None and day == before and hours["hour"] == hours["before_hour"]):
            continue
        if day < today and (task.handling is Handling.TRACK or plan.perspective == "receive"):
            tell = note if task.gives_past(day) else doubt
            yield tell(OVERDUE_NOW, _place(task), task=task.id, day=day.isoformat(), hour=hours["hour"])
        elif before is not None and last_moment(day, hours["hour"] or None) < last_moment(
            before, hours["before_hour"] or None
        ):
            yield doubt(
                "due-earlier", _place(task), task=task.id, day=day.isoformat(), before=before.isoformat(), **hours
            )


def words_that_stay(plan: Plan, base: Plan) -> Iterator[Problem]:
    """A date that an amendment changes while the words beside it stay those of the date before: times that are given anew quote them."""
    held = {task.id: task.due for task in base.tasks}
    for task in plan.tasks:
        due, was = task.due, held.get(task.id)
        if due is None or was is None or not due.text or due.text != was.text or due == was:
            continue
        yield doubt("due-words-stay", _place(task), task=task.id, words=due.text)


def amended_before(plan: Plan, base: Plan, log: Iterable[Entry]) -> Iterator[Problem]:
    """Of a date that is changed, and that an amendment changed before: by whom and on which paper it is what it is now."""
    last = {
        row["task"]: one
        for one in log
        if one.what == "amend"
        for row in one.details.get("which", ())
        if row.get("field") == "due"
    }
    held = {task.id: task for task in base.tasks}
    for task in plan.tasks:
        was, one = held.get(task.id), last.get(task.id)
        if was is not None and one is not None and task.due != was.due:
            told = {
                "day": one.at.astimezone(ZONE).date().isoformat(),
                "by": one.by or "-",
                "basis": one.details.get("basis") or "-",
            }
            yield note("due-in-force", _place(task), task=task.id, before=explain(was.due), **told)


def _hour(task: Task) -> str:
    """The hour of a fixed date, where it has one."""
    return (task.due.time or "") if isinstance(task.due, OnDate) else ""


def _day(task: Task) -> dt.date | None:
    return task.due.date if isinstance(task.due, OnDate) else None


def _begun(said: Due, due: Due | None) -> Due:
    """What comes again by the words, from the day that somebody chose where the words name none."""
    if isinstance(said, Recurring) and isinstance(due, Recurring) and said.start is None:
        return said.model_copy(update={"start": due.start})
    return said


def _bare(due: Due | None) -> object:
    """A date without the words that say it."""
    return due.model_dump(exclude={"text"}) if due else None


def _place(task: Task) -> Place:
    return Place(clause=task.clause)
