"""Hand-overs that wait for a leader: what was proposed, agreed to and done, or dropped."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import StringConstraints

from desk.handing_over import LONGEST
from desk.handing_proposals import agree, drop, open_proposals, see_proposal
from plans.handing_over import HandOverProposal
from web.api import asked
from web.api.answers.assignment import Assignment
from web.api.answers.common import Answer
from web.api.deps import TEXT, Doer, From, Reader, Size
from web.api.handing_over import HandedOver
from web.deps import Here

router = APIRouter(tags=["act"])


class SeenProposal(Answer):
    """One with a page of its assignments that are still open; `would` is what agreeing comes to, `mark` tells what was seen."""

    proposal: HandOverProposal
    total: int
    ended: int
    mark: str
    may_agree: bool
    would: HandedOver | None
    assignments: list[Assignment]


class Decision(asked.Asked):
    """Agree, as it was seen (`mark`, empty: as it is now), or drop with a reason."""

    act: Literal["agree", "drop"]
    mark: Annotated[str, StringConstraints(max_length=100, pattern=TEXT)] = ""
    reason: Annotated[str, StringConstraints(max_length=LONGEST, pattern=TEXT)] = ""


@router.get("/hand-over-proposals")
def waiting(
    here: Here, mine: Reader, unit: Annotated[str | None, Query(max_length=300, pattern=TEXT)] = None
) -> list[HandOverProposal]:
    """Those that wait for a leader, of one unit or of all that may be seen."""
    return open_proposals(here.engine, mine.actor, unit)


@router.get("/hand-over-proposals/{number}")
def proposal(here: Here, mine: Reader, number: int, offset: From = 0, limit: Size = 50) -> SeenProposal:
    """One of them, and what agreeing would come to now."""
    seen = see_proposal(here.engine, here.settings, mine.actor, number, here.moment, limit, offset)
    return SeenProposal(
        proposal=seen.proposal, total=seen.total, ended=seen.ended, mark=seen.mark, may_agree=seen.decides,
        would=HandedOver.model_validate(seen.comes_to) if seen.comes_to else None,
        assignments=[Assignment.of(line) for line in seen.rows],
    )  # fmt: skip


@router.post("/hand-over-proposals/{number}/acts")
def decide(here: Here, mine: Doer, number: int, decision: Decision) -> HandedOver | None:
    """A leader agrees and it is done, all of it or nothing; or it is dropped, and nothing is answered."""
    if decision.act == "agree":
        done = agree(here.engine, here.settings, mine.slug, number, decision.mark, here.moment)
        return HandedOver.model_validate(done)
    drop(here.engine, here.settings, mine.slug, number, decision.reason, here.moment)
    return None
