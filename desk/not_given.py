"""Work that giving a plan would give to nobody: its day has passed, or nobody knows it. Asked before anything is given."""

from collections.abc import Iterable, Iterator, Sequence

from models.drafting import Draft
from models.launch import Silent
from plans.explain import explain
from plans.plan import Plan
from plans.problems import Place, Problem, Severity, error, note

PAST, ENDED, UNKNOWN = "past-not-given", "ended-not-given", "unknown-not-given"
LEFT = {PAST: "past-left", ENDED: "ended-left", UNKNOWN: "unknown-left"}
"""What is told of each once somebody said that it is not to be given."""
GIVEN_LATE = "given-late"


def not_given(plan: Plan, silent: Iterable[Silent]) -> Iterator[Problem]:
    """An error for each, until somebody says what becomes of it. What waits for an event is given when that happens."""
    at = {task.id: (number, task) for number, task in enumerate(plan.tasks)}
    for one in silent:
        number, task = at[one.task]
        place = Place(clause=task.clause, field="due", path=("tasks", number, "due"))
        if one.why == "unknown":
            yield error(UNKNOWN, place, task=task.id, due=explain(task.due))
        elif one.why == "past" and one.last is None:
            yield error(ENDED, place, task=task.id, due=explain(task.due))
        elif one.why == "past" and one.last is not None:
            yield error(PAST, place, task=task.id, day=one.last.isoformat(), hour=one.hour or "")


def given_late(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """A note for each task that is given though its day has passed, because somebody said so."""
    for one in drafts:
        if one.late and one.last is not None:
            place = Place(clause=one.task.clause, field="due", path=("tasks", one.ordinal - 1, "due"))
            yield note(GIVEN_LATE, place, task=one.task.id, day=one.last.isoformat(), hour=one.hour or "")


def all_left(problems: Sequence[Problem]) -> list[Problem]:
    """The problems where somebody said that such work is not to be given: a doubt is left of each, so that it is told."""
    said = {code: {"severity": Severity.DOUBT, "code": left} for code, left in LEFT.items()}
    return [one.model_copy(update=said[one.code]) if one.code in said else one for one in problems]
