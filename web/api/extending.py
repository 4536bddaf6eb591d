"""More time for an assignment: asked for by its unit, answered by whoever gave it; and what waits for whose token this is."""

import datetime as dt
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from desk.extending import Decision, LaterDay, answer_time, ask_time, take_back_time, waiting_for
from desk.seeing import Seen, see
from models.database import reading
from web.api import asked
from web.api.answers.assignment import Assignment, AssignmentSeen, MoreTime
from web.api.answers.common import Answer
from web.api.deps import Doer, Reader, Words
from web.deps import Here, Me, Place

router = APIRouter(tags=["act"])


class TimeAsked(asked.Asked):
    """A later day, why, whose doing it is (`own` or `beyond` the unit's control), the number of its letter if there is one."""

    until: asked.Day
    ground: Literal["own", "beyond"]
    reason: Annotated[asked.Note, Field(min_length=1)]
    paper: asked.Line = ""
    sure: bool = Field(False, description="That the day is a day off was seen: ask all the same.")
    version: asked.Number


class TimeAnswer(asked.Asked):
    """agree (to `until`, if another day than was asked for), refuse, or by its unit withdraw; `note` for all but agreeing to the day."""

    act: Literal["agree", "refuse", "withdraw"]
    until: asked.Day | None = None
    note: asked.Note = ""
    sure: bool = Field(False, description="That the day is a day off was seen: agree all the same.")
    version: asked.Number


class TimeRequest(Answer):
    """A request that waits, with its assignment; `nth`: which one it would be."""

    assignment: Assignment
    asked: MoreTime
    nth: int


@router.get("/more-time")
def waiting(here: Here, mine: Reader) -> list[TimeRequest]:
    """The requests for more time that wait for his answer, the earliest date first."""
    with reading(here.engine) as session:
        found = waiting_for(session, mine.actor, here.moment)
    return [
        TimeRequest(assignment=Assignment.of(one.line), asked=MoreTime.model_validate(one.asked), nth=one.nth)
        for one in found
    ]


@router.post("/assignments/{number}/more-time", status_code=201)
def ask(here: Here, mine: Doer, words: Words, number: int, told: TimeAsked) -> AssignmentSeen:
    """Its unit asks for more time, before the date; nothing moves until somebody agrees."""
    _see(here, mine, number)
    wanted = LaterDay(told.until, told.reason.strip(), told.ground, told.paper, told.sure)
    ask_time(here.engine, number, wanted, by=mine.slug, version=told.version, now=here.moment)
    return AssignmentSeen.seen(_see(here, mine, number), words)


@router.post("/assignments/{number}/more-time/answer")
def answer(here: Here, mine: Doer, words: Words, number: int, told: TimeAnswer) -> AssignmentSeen:
    """Whoever gave it agrees or does not; its unit takes the request back."""
    _see(here, mine, number)
    by, version, now = mine.slug, told.version, here.moment
    if told.act == "withdraw":
        take_back_time(here.engine, number, by=by, version=version, now=now)
    else:
        until: dt.date | None = told.until if told.act == "agree" else None
        answer_time(
            here.engine,
            number,
            Decision(told.act == "agree", until, told.note.strip(), told.sure),
            by=by,
            version=version,
            now=now,
        )
    return AssignmentSeen.seen(_see(here, mine, number), words)


def _see(here: Place, mine: Me, number: int) -> Seen:
    return see(here.engine, mine.actor, number, here.moment)
