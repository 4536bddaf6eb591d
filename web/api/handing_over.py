"""Open work handed over: from one unit to another, or from one officer to another of the same unit."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import StringConstraints

from desk.handing_over import LONGEST, Handed, HandOver, desk_of, hand_over, look_over
from web.api import asked
from web.api.answers.assignment import Assignment
from web.api.answers.common import Answer
from web.api.deps import TEXT, Doer, From, Reader, Size
from web.deps import Here, Me, Place

router = APIRouter(tags=["act"])


class Successor(Answer):
    """A unit that the registry names as doing an ended unit's work; proposed, never chosen by itself."""

    slug: str
    name: str
    whole: bool


class OpenWork(Answer):
    """Open assignments that may be handed over, a page of them; `heirs` are proposed, `colleagues` those who may take over a desk."""

    unit: str
    person: str
    total: int
    assignments: list[Assignment]
    heirs: list[Successor]
    colleagues: list[str]


class HandedOver(Answer):
    """How many go on elsewhere, how many are one with what the new unit has already, and parts given on inside that ended.

    `asks`: a leader has to agree, it is done only then; `proposal` is the number under which he was asked.
    """

    moved: int
    merged: int
    parts: int
    to_name: str
    asks: bool
    proposal: int | None


class NewHandOver(asked.Asked):
    """From a unit, or from one officer of it (`person`), to a unit (slug or name) or a colleague (slug); since `day`, with its reason.

    `assignments`: only these, as they were seen; none: all that are open.
    """

    unit: asked.Slug
    person: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    to: asked.Slug
    day: asked.Day | None = None
    reason: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=TEXT)]
    assignments: list[asked.Seen] | None = None


@router.get("/hand-overs")
def open_work(
    here: Here,
    mine: Reader,
    unit: Annotated[str, Query(max_length=300, pattern=TEXT)],
    person: Annotated[str, Query(max_length=300, pattern=TEXT)] = "",
    offset: From = 0,
    limit: Size = 50,
) -> OpenWork:
    """What may be handed over, of a unit or of one officer, and who is proposed for it."""
    desk = desk_of(here.engine, mine.actor, unit, person, here.moment, limit, offset)
    return OpenWork(
        unit=desk.unit, person=desk.person, total=desk.total, assignments=[Assignment.of(line) for line in desk.rows],
        heirs=[Successor.model_validate(one) for one in desk.heirs], colleagues=[slug for slug, _ in desk.colleagues],
    )  # fmt: skip


@router.post("/hand-overs/preview")
def preview(here: Here, mine: Doer, new: NewHandOver) -> HandedOver:
    """What handing over would come to. Nothing is written."""
    return _said(look_over(here.engine, here.settings, mine.slug, _wanted(here, mine, new), here.moment))


@router.post("/hand-overs", status_code=201)
def do(here: Here, mine: Doer, new: NewHandOver) -> HandedOver:
    """Hand over, all of it or nothing; both histories say it, reminders go to whoever takes over. To another unit a coordinator
    only proposes it (`proposal`), and a leader agrees.
    """
    return _said(hand_over(here.engine, here.settings, mine.slug, _wanted(here, mine, new), here.moment))


def _wanted(here: Place, mine: Me, new: NewHandOver) -> HandOver:
    desk_of(here.engine, mine.actor, new.unit, new.person, here.moment, 1)
    lines = None if new.assignments is None else tuple((one.id, one.version) for one in new.assignments)
    return HandOver(new.unit, new.to, new.day or here.today, new.reason, new.person, lines)


def _said(done: Handed) -> HandedOver:
    return HandedOver.model_validate(done)
