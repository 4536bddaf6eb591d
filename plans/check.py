"""What can be wrong with a plan that is well formed: a plain list of functions, each of which looks for one thing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from plans.due import OnDate, Recurring, Relative
from plans.names import fold_name
from plans.plan import Handling, How, Plan, Task
from plans.policy import LONGEST_NOTICE, ReminderPolicy
from plans.problems import Place, Problem, doubt, error

PIECES = re.compile(r"(ban|ngành|đơn vị|thị xã|thành phố|phường|xã|đặc khu|hội|tổng công ty|cá nhân)( .*)?")
"""How a name goes on that a comma without quotes has cut in two: [Các sở, ban, ngành tỉnh]."""
GROUP = re.compile(r"(các|những|mọi|toàn thể|tất cả)\b", re.IGNORECASE)
FAR_YEARS = 30
IMPOSSIBLE = "due-impossible"
"""What a plan keeps of the error that a day or an hour does not exist; whoever has the document is told its words."""
Path = tuple[str | int, ...]


def check(plan: Plan) -> list[Problem]:
    """All problems of a plan. Each place has a path, by which `plans.files.locate` finds the line."""
    return [problem for look in CHECKS for problem in look(plan)]


def _at(plan: Plan, at: int, *path: str | int) -> Place:
    """The place of something in a task."""
    field = next((step for step in path if isinstance(step, str)), None)
    return Place(clause=plan.tasks[at].clause, field=field, path=("tasks", at, *path))


def no_tasks(plan: Plan) -> Iterator[Problem]:
    """A plan that asks nothing of anybody."""
    if not plan.tasks:
        yield error("no-tasks", Place(field="tasks", path=("tasks",)))


def duplicate_ids(plan: Plan) -> Iterator[Problem]:
    """Two tasks with one id: neither could be told from the other in a later version."""
    first: dict[str, int] = {}
    for at, task in enumerate(plan.tasks):
        if first.setdefault(task.id, at) != at:
            yield error("duplicate-id", _at(plan, at, "id"), id=task.id, first=first[task.id] + 1, second=at + 1)


def blank_titles(plan: Plan) -> Iterator[Problem]:
    """A title of nothing but blanks, or of several lines."""
    for at, task in enumerate(plan.tasks):
        if not task.title.strip():
            yield error("empty-field", _at(plan, at, "title"), field="title")
        elif len(task.title.splitlines()) > 1:
            yield error("title-lines", _at(plan, at, "title"))


def leads(plan: Plan) -> Iterator[Problem]:
    """A task that is to be followed and that nobody has to do."""
    for at, task in enumerate(plan.tasks):
        if task.handling is Handling.TRACK and not any(name.strip() for name in task.lead):
            yield error("lead-missing", _at(plan, at, "lead"), id=task.id)


def cut_names(plan: Plan) -> Iterator[Problem]:
    """A name with commas that was written without quotes, so that it became several."""
    for at, task in enumerate(plan.tasks):
        for field, names in (("lead", task.lead), ("with", task.with_)):
            for number, name in enumerate(names[1:], 1):
                if PIECES.fullmatch(name) and names[number - 1][:1].isupper() and len(names) < 6:
                    whole = f"{names[number - 1]}, {name}"
                    yield doubt("name-looks-cut", _at(plan, at, field, number), name=name, whole=whole)


def partners(plan: Plan) -> Iterator[Problem]:
    """A body that leads a task and coordinates with itself."""
    for at, task in enumerate(plan.tasks):
        leading = {fold_name(name) for name in task.lead}
        for number, name in enumerate(task.with_):
            if fold_name(name) in leading:
                yield doubt("lead-and-partner", _at(plan, at, "with", number), name=name)


def confirmers(plan: Plan) -> Iterator[Problem]:
    """A body that would confirm its own work."""
    for at, task in enumerate(plan.tasks):
        if task.confirmer is not None and fold_name(task.confirmer) in {fold_name(name) for name in task.lead}:
            yield doubt("confirmer-is-lead", _at(plan, at, "confirmer"), name=task.confirmer)


def together(plan: Plan) -> Iterator[Problem]:
    """One product of several bodies, where only one is named (a group counts as several)."""
    for at, task in enumerate(plan.tasks):
        if task.together and len(task.lead) == 1 and not GROUP.match(task.lead[0]):
            yield doubt("together-alone", _at(plan, at, "together"), name=task.lead[0])


def said_of_another_day(plan: Plan) -> Iterator[Problem]:
    """A past day that a task is to be given on (`give_past`), which is not the day of its deadline: it answers nothing."""
    for at, task in enumerate(plan.tasks):
        said = None if isinstance(task.give_past, bool) else task.give_past
        if said is not None and isinstance(task.due, OnDate) and task.due.date != said:
            days = {"said": said.isoformat(), "day": task.due.date.isoformat()}
            yield doubt("give-past-other-day", _at(plan, at, "give_past"), task=task.id, **days)


def perspective(plan: Plan) -> Iterator[Problem]:
    """The receiving perspective needs a receiver, and only that one has any."""
    if plan.perspective == "receive" and not plan.as_:
        yield error("receive-without-as", Place(field="perspective", path=("perspective",)))
    if plan.perspective == "issue" and plan.as_:
        yield doubt("as-without-receive", Place(field="as", path=("as",)), unit=plan.as_)


def inheritance(plan: Plan) -> Iterator[Problem]:
    """A task taken from a clause that no task of the plan has."""
    clauses = [task.clause for task in plan.tasks if task.clause and not task.inherited_from]
    known = {*clauses, *(task.id for task in plan.tasks)}
    for at, task in enumerate(plan.tasks):
        if task.inherited_from is not None and task.inherited_from not in known:
            near = get_close_matches(task.inherited_from, clauses, 3, 0.5)
            place = _at(plan, at, "inherited_from")
            yield doubt("inherited-from-nowhere", place, clause=task.inherited_from, near=", ".join(near) or "-")


def spans(plan: Plan) -> Iterator[Problem]:
    """A span that is empty, or ends outside the document's text."""
    for at, task in enumerate(plan.tasks):
        if task.span is None:
            continue
        start, end = task.span
        if not 0 <= start < end:
            yield error("span-empty", _at(plan, at, "span"), start=start, end=end)
        elif plan.source is not None and end > plan.source.characters:
            yield error("span-outside", _at(plan, at, "span"), end=end, characters=plan.source.characters)


def dates(plan: Plan) -> Iterator[Problem]:
    """Dates before the document's own, before the work may start, or in a far future."""
    issued = plan.directive.issued
    for at, task in enumerate(plan.tasks):
        due = task.due
        if not isinstance(due, OnDate):
            continue
        place, day = _at(plan, at, "due", "date"), due.date.isoformat()
        if due.start is not None and due.start > due.date:
            yield error("start-after-due", place, start=due.start.isoformat(), due=day)
        if issued is not None and due.date < issued:
            yield doubt("due-before-issue", place, text=due.text or day, issued=issued.isoformat())
        if issued is not None and due.date.year > issued.year + FAR_YEARS:
            yield doubt("due-far", place, due=day, years=FAR_YEARS)


def impossible_dates(plan: Plan) -> Iterator[Problem]:
    """A deadline that the document prints and the calendar does not have, where nobody has set another since."""
    for at, task in enumerate(plan.tasks):
        if task.due is None and task.found.get("due") is How.IMPOSSIBLE:
            place = Place(clause=task.clause, field="due", path=("tasks", at, "found", "due"))
            yield error(IMPOSSIBLE, place, task=task.id)


def children(plan: Plan) -> Iterator[Problem]:
    """A task taken from another clause that may be done later than the clause allows."""
    days = {
        task.clause: task.due.date for task in plan.tasks if isinstance(task.due, OnDate) and not task.inherited_from
    }
    for at, task in enumerate(plan.tasks):
        parent = days.get(task.inherited_from) if task.inherited_from else None
        if parent is not None and isinstance(task.due, OnDate) and task.due.date > parent:
            due, place = task.due.date.isoformat(), _at(plan, at, "due", "date")
            yield doubt(
                "later-than-parent", place, due=due, parent=parent.isoformat(), clause=task.inherited_from or ""
            )


def rules(plan: Plan) -> Iterator[Problem]:
    """A rule that RFC 5545 does not know, or that never occurs."""
    from plans.dates import validate_rule

    for at, task in enumerate(plan.tasks):
        if isinstance(task.due, Recurring):
            place = _at(plan, at, "due", "rrule")
            yield from (p.model_copy(update={"place": place}) for p in validate_rule(task.due.rrule, task.due.start))


def anchors(plan: Plan) -> Iterator[Problem]:
    """A period counted from the day the document takes effect, which the plan does not give."""
    for at, task in enumerate(plan.tasks):
        if isinstance(task.due, Relative) and task.due.from_ == "effective" and plan.directive.effective is None:
            yield doubt("effective-missing", _at(plan, at, "due", "from"))


def reminder_days(plan: Plan) -> Iterator[Problem]:
    """Days of reminders that are no days."""
    found: list[tuple[Path, ReminderPolicy | None]] = [((), plan.reminders)]
    found += [(("tasks", at), task.reminders) for at, task in enumerate(plan.tasks)]
    for path, policy in ((path, policy) for path, policy in found if policy is not None):
        for name, days in (("before", policy.before), ("overdue", policy.overdue)):
            if (wrong := next((at for at, day in enumerate(days) if not 1 <= day <= LONGEST_NOTICE), None)) is not None:
                place = Place(field="reminders", path=(*path, "reminders", name, wrong))
                yield error("reminder-day", place, day=days[wrong], most=LONGEST_NOTICE)


def bindings(plan: Plan) -> Iterator[Problem]:
    """A name that is bound and that no task uses, as after a correction in one place only."""
    used = Counter(fold_name(name) for task in plan.tasks for name in _names(task))
    used.update(fold_name(name) for name in (plan.confirmer, plan.office, plan.as_) if name)
    for name in plan.bindings:
        if fold_name(name) not in used:
            yield doubt("binding-unused", Place(field="bindings", path=("bindings", name)), name=name)


def _names(task: Task) -> list[str]:
    """Every body that a task names."""
    return [name for name in (*task.lead, *task.with_, task.report_to, task.via, task.confirmer) if name]


CHECKS: list[Callable[[Plan], Iterator[Problem]]] = [
    no_tasks,
    duplicate_ids,
    blank_titles,
    leads,
    cut_names,
    partners,
    confirmers,
    together,
    said_of_another_day,
    perspective,
    inheritance,
    spans,
    dates,
    impossible_dates,
    children,
    rules,
    anchors,
    reminder_days,
    bindings,
]
"""Everything that is looked for, in the order in which it is told."""
