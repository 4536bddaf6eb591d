"""What a plan would give a second time: its tasks that one of the units has already, from another document."""

from models.database import Session
from models.overlapping import given_to, leading, links_held, links_over, never_there, tasks_in_force
from models.plan_queries import plans_of_document
from plans.binding import Bound
from plans.dates import last_day
from plans.overlap import alike, overlap_problems, overlaps
from plans.plan import Plan
from plans.problems import Place, Problem, doubt, error, note


def repeated(session: Session, bound: Bound) -> list[Problem]:
    """That the document was given before, and which of its tasks somebody seems to have already."""
    return (
        given_before(session, bound.plan)
        + same_work(session, bound)
        + over(session, bound.plan)
        + links(session, bound)
    )


def same_work(session: Session, bound: Bound) -> list[Problem]:
    """An error, until it is answered, for each task that looks like one in force which one of its units leads."""
    plan = bound.plan
    close = alike(plan, tasks_in_force(session, plan.as_ or "", plan.plan))
    led = leading(session, {one.other.id for one in close})
    if plan.as_:
        led |= {one.other.id: {plan.as_} for one in close if one.other.ours}
    return overlap_problems(plan, overlaps(plan, bound.members, close, led))


def given_before(session: Session, plan: Plan) -> list[Problem]:
    """The same where the same document was given under another name: every unit would have its tasks twice. A doubt where we
    received it here, given by somebody else: task by task it is asked which they are.
    """
    head = plan.directive
    found = plans_of_document(session, head.number, head.issued, plan.as_ or "") if head.number else []
    others = [slug for slug in found if slug != plan.plan]
    if others:
        return [error("document-given-before", number=head.number or "", plans=", ".join(others))]
    given = given_to(session, plan.as_ or "", head.number, head.issued) if head.number else []
    return [doubt("document-given-to-us", number=head.number or "", plans=", ".join(given))] if given else []


def over(session: Session, plan: Plan) -> list[Problem]:
    """A doubt for each link with work that is done, or not there: no result of it will close the new task.

    What is not written as the name of a task, names none that was ever given, or one of this very plan is an error: it was meant
    to be one.
    """
    places = {task.id: Place(clause=task.clause, field="same_as") for task in plan.tasks}
    wrong = [(task.id, name) for task in plan.tasks for name in task.same_as if not _names_a_task(name)]
    closed = [one for one in links_over(session, plan) if one not in wrong]
    meant = [one for one in closed if not any(one == (task, f"{said}:") for task, said in wrong)]
    never = never_there(session, {name for _, name in meant})
    return [error("same-as-form", places[task], task=task, name=name) for task, name in wrong] + [
        error("same-as-own", places[task], task=task, name=name)
        if name.partition(":")[0] == plan.plan
        else error("same-as-unknown", places[task], task=task, name=name)
        if name in never
        else doubt("same-as-over", places[task], task=task, name=name)
        for task, name in meant
    ]


def links(session: Session, bound: Bound) -> list[Problem]:
    """A note for each link with work that is open, so that it is read before it is given: with what, until when. A doubt where none of
    the task's units has that: their results answer nothing else.
    """
    held = links_held(session, bound.plan)
    led = leading(session, {one.id for one in held})
    tasks = {task.id: task for task in bound.plan.tasks}
    found = []
    for one in held:
        task, told = tasks[one.task], {"task": one.task, "name": one.name, "title": one.title}
        place = Place(clause=task.clause, field="same_as")
        if not bound.plan.as_ and led[one.id].isdisjoint(bound.units(task.lead)):
            found.append(doubt("same-as-others", place, **told))
        elif one.due is None:
            found.append(note("same-as-undated", place, **told))
        else:
            found.append(note("same-as-linked", place, **told, day=last_day(one.due).isoformat()))
    return found


def _names_a_task(name: str) -> bool:
    plan, _, key = name.partition(":")
    return bool(plan.strip() and key.strip())
