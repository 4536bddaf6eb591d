"""What is done to assignments: the acts, the officer, an event that was awaited, a task given by hand."""

from fastapi import APIRouter

from desk.acting import Doing as Deed
from desk.acting import act, name_officer
from desk.adding import add_task, record_event
from desk.launching import LaunchBlocked
from desk.results import Result
from desk.seeing import see
from plans.stages import Act
from web.api import asked
from web.api.answers import Added, AssignmentSeen, Moved, Opened
from web.api.deps import Doer, Planner, Words
from web.api.plans import wish_of
from web.api.problems import items
from web.deps import Here

router = APIRouter(tags=["act"])


@router.post("/acts")
def do(here: Here, mine: Doer, doing: asked.Doing) -> list[Moved]:
    """Accept, hand in, approve, return or cancel: one act on every assignment, or on none.

    Refused (409) where one of them changed since the version that was seen; the problem says who was first.
    """
    result = Result(**doing.result.model_dump()) if doing.result else Result()
    officer = doing.officer if doing.act is Act.ACCEPT else None
    deed = Deed(
        doing.act, mine.slug, doing.note.strip() or None, None, doing.correct_by, officer,
        result if doing.act is Act.HAND_IN else None,
    )  # fmt: skip
    ids, versions = [one.id for one in doing.assignments], [one.version for one in doing.assignments]
    moved = act(here.engine, deed, ids, now=here.moment, zone=here.settings.zone, versions=versions)
    return [Moved.model_validate(one) for one in moved]


@router.put("/assignments/{number}/officer")
def officer(here: Here, mine: Doer, number: int, named: asked.Officer) -> AssignmentSeen:
    """Say who of the unit works on it."""
    see(here.engine, mine.actor, number, here.moment)
    name_officer(here.engine, number, named.officer, by=mine.slug, version=named.version, now=here.moment)
    seen = see(here.engine, mine.actor, number, here.moment)
    return AssignmentSeen.seen(seen.view, seen.acts, seen.officers)


@router.post("/plans/{slug}/tasks/{task}/events")
def event(here: Here, mine: Doer, slug: str, task: str, happened: asked.Event) -> Opened:
    """Record that the event a task waits for happened: its units get an assignment. Recorded twice, nothing changes."""
    opened = record_event(
        here.engine, slug, task, happened.day, happened.units, mine.slug, now=here.moment, today=here.today
    )  # fmt: skip
    return Opened(opened=opened)


@router.post("/tasks")
def task(here: Here, mine: Planner, words: Words, new: asked.NewTask) -> Added:
    """Give one task by hand. The same words, units and day again change nothing."""
    added, problems = add_task(here.engine, new.title, new.units, new.due, wish_of(here, mine), here.settings)
    if added is None:
        raise LaunchBlocked(*problems)
    return Added(**added._asdict(), problems=items(problems, words))
