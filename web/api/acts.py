"""What is done to assignments: the acts, the officer, an event that was awaited, a task given by hand."""

import datetime as dt

from fastapi import APIRouter

from desk.acting import ActRefused, act, name_officer
from desk.acting import Doing as Deed
from desk.adding import at_hour, record_event
from desk.launching import LaunchBlocked
from desk.quick import QuickEntry, QuickGiven, QuickLine, QuickLook, give_quick, look_quick
from desk.quick_answers import LINK, answer
from desk.returning import correction_doubts
from desk.secrecy import composed
from desk.seeing import see
from desk.spoken import Order, note_order
from plans.problems import Problem
from plans.stages import Act, Stage
from plans.wording import Lang
from web.api import asked
from web.api.answers.assignment import AssignmentSeen
from web.api.answers.inside import Moved
from web.api.answers.plans import Added, Opened, QuickTask
from web.api.deps import Doer, Planner, Words
from web.api.inside import result_of
from web.api.problems import items
from web.deps import Here, Me, Place

router = APIRouter(tags=["act"])


@router.post("/acts")
def do(here: Here, mine: Doer, doing: asked.Doing) -> list[Moved]:
    """Accept, hand in, approve, return or cancel: one act on every assignment, or on none.

    Refused (409) where one of them changed since the version that was seen; the problem says who was first.
    """
    result = None
    if doing.act is Act.HAND_IN:
        untold = doing.result is None and not doing.note.strip()
        seen = [see(here.engine, mine.actor, one.id, here.moment) for one in doing.assignments] if untold else []
        result = result_of(doing.result, doing.note, seen)
    officer = doing.officer if doing.act is Act.ACCEPT else None
    deed = Deed(
        doing.act, mine.slug, doing.note.strip() or None, None, doing.correct_by, officer,
        result, doing.sure, own_files=True if result is None else doing.own_files,
    )  # fmt: skip
    ids, versions = [one.id for one in doing.assignments], [one.version for one in doing.assignments]
    if doing.act is Act.RETURN and not doing.sure:
        _sound(here, mine, ids, doing.correct_by)
    moved = act(here.engine, deed, ids, now=here.moment, zone=here.settings.zone, versions=versions)
    return [Moved.model_validate(one) for one in moved]


def _sound(here: Here, mine: Doer, ids: list[int], day: dt.date | None) -> None:
    """The last day of a correction has nothing doubtful; what cannot be returned at all is left to the act."""
    lines = [see(here.engine, mine.actor, number, here.moment).view.line for number in ids]
    told = correction_doubts(here.engine, lines, day, here.moment, here.settings.zone)
    if told and all(line.stage == Stage.REVIEW for line in lines):
        raise ActRefused(*told)


@router.put("/assignments/{number}/officer")
def officer(here: Here, mine: Doer, words: Words, number: int, named: asked.Officer) -> AssignmentSeen:
    """Say who of the unit works on it."""
    see(here.engine, mine.actor, number, here.moment)
    name_officer(here.engine, number, named.officer, by=mine.slug, version=named.version, now=here.moment)
    seen = see(here.engine, mine.actor, number, here.moment)
    return AssignmentSeen.seen(seen, words)


@router.post("/plans/{slug}/tasks/{task}/events")
def event(here: Here, mine: Doer, slug: str, task: str, happened: asked.Event) -> Opened:
    """Record that the event a task waits for happened: its units get an assignment. Recorded twice, nothing changes."""
    opened = record_event(
        here.engine,
        slug,
        task,
        at_hour(happened.day, happened.hour),
        happened.units,
        mine.slug,
        now=here.moment,
        today=here.today,
        give_past=happened.give_past,
        another=happened.another,
    )
    return Opened(opened=opened)


@router.post("/tasks/preview")
def preview_tasks(here: Here, mine: Planner, words: Words, new: asked.NewTasks) -> Added:
    """How tasks by hand are understood, and what giving them would create. Nothing is written; secret words are refused."""
    looked = look_quick(here.engine, here.settings, _entry(here, mine, new))
    if secret := _secret(looked):
        raise LaunchBlocked(*secret)
    return _added(looked, None, words)


@router.post("/tasks", status_code=201)
def tasks(here: Here, mine: Planner, words: Words, new: asked.NewTasks) -> Added:
    """Give a few tasks by hand, or propose them where a leader must agree. The same lines again change nothing."""
    given, looked = give_quick(here.engine, here.settings, _entry(here, mine, new))
    if given is None:
        raise LaunchBlocked(*_wrong(looked))
    return _added(looked, given, words)


@router.post("/orders", status_code=201)
def order(here: Here, mine: Doer, words: Words, new: asked.NewOrder) -> Added:
    """Note an order that was spoken: given at once by whoever may give, else proposed in his name; also by who only watches.

    With `sure` what is doubtful is no obstacle; without it such an order is refused with its doubts.
    """
    said = Order(new.words, new.units, new.due, " ".join(new.said.split()), new.field)
    given, looked = note_order(here.engine, here.settings, mine.actor, said, here.moment)
    if given is None and looked.sound and new.sure:
        given, looked = note_order(here.engine, here.settings, mine.actor, said, here.moment, looked.plan)
    if given is None:
        raise LaunchBlocked(*_wrong(looked))
    return _added(looked, given, words)


def _secret(looked: QuickLook) -> list[Problem]:
    return [one for one in looked.problems if one.code == "secret-document"]


def _wrong(looked: QuickLook) -> list[Problem]:
    """Why nothing was given; of secret words that alone, as the preview says it."""
    return _secret(looked) or [*(one for line in looked.lines for one in line.problems), *looked.problems]


def _entry(here: Place, mine: Me, new: asked.NewTasks) -> QuickEntry:
    lines = [composed(QuickLine(one.title, one.units, one.due, one.product)) for one in new.lines]
    same = [answer(LINK, line, name) for line, one in zip(lines, new.lines, strict=True) for name in one.same_as]
    return QuickEntry(mine.actor, lines, composed(new.said), here.moment, answers=same, anew=new.anew)


def _added(looked: QuickLook, given: QuickGiven | None, words: Lang) -> Added:
    """What was shown or done."""
    count = given.assignments if given else looked.figures.assignments if looked.figures else 0
    shown = [
        QuickTask(title=one.typed.title, leads=list(one.leads), due=one.due, problems=items(one.problems, words))
        for one in looked.lines
    ]
    plan, draft = (given.plan, given.draft) if given else (None, None)
    told = items(looked.problems, words)
    return Added(plan=plan, draft=draft, assignments=count, agree=looked.agree, tasks=shown, problems=told)
