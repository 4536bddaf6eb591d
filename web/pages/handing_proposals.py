"""A hand-over that was proposed: what it is of, what it would come to now; a leader agrees, or it is dropped with a reason."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.handing_over import LONGEST, HandOverConflict
from desk.handing_proposals import agree, drop, see_proposal
from plans.problems import DondocError
from plans.wording import render
from web.deps import PAGE, Here, Me, Mine, Offset
from web.deps import Place as Where
from web.errors import status_of
from web.render import lang_of, link_to, page
from web.typed import shown_again, words_typed

reading = APIRouter()
router = APIRouter()
Text = Annotated[str, Form(max_length=2 * LONGEST)]


@reading.get("/de-nghi-chuyen-giao/{number}", name="hand_over_proposal")
def hand_over_proposal(request: Request, here: Here, mine: Mine, number: int, offset: Offset = 0) -> Response:
    """What was proposed, by whom, and the work that is still open of it."""
    return _page(request, here, mine, number, offset, {"reason": ""})


@router.post("/de-nghi-chuyen-giao/{number}", name="hand_over_decide")
def hand_over_decide(
    request: Request, here: Here, mine: Mine, number: int, step: Text = "", seen: Text = "", reason: Text = ""
) -> Response:
    """Agreed to and done, or dropped; what is wrong comes back with what was typed."""
    unit = see_proposal(here.engine, here.settings, mine.actor, number, here.moment, 1).proposal.unit
    words = words_typed(reason)
    try:
        if step == "dong-y":
            done = agree(here.engine, here.settings, mine.slug, number, seen, here.moment)
            told = {"xong": "chuyen-giao", "n": done.moved + done.merged}
        else:
            drop(here.engine, here.settings, mine.slug, number, words, here.moment)
            told = {"xong": "khong-chuyen", "n": 0}
    except (ActRefused, HandOverConflict) as refused:
        return _page(request, here, mine, number, 0, {"reason": words}, refused)
    return RedirectResponse(link_to(request, "hand_over_page", {"ca": "1", **told}, slug=unit), status_code=303)


def _page(
    request: Request,
    here: Where,
    mine: Me,
    number: int,
    offset: int,
    typed: dict[str, str],
    refused: DondocError | None = None,
) -> Response:
    seen = see_proposal(here.engine, here.settings, mine.actor, number, here.moment, PAGE, offset)
    problems = refused.problems if refused else ()
    wrong = {one.place.field: render(one, lang_of(request)).says for one in reversed(problems)}
    values = {
        "seen": seen, "one": seen.proposal, "typed": shown_again(typed, problems), "problems": problems, "wrong_in": wrong,
        "here": "units", "moment": here.moment, "offset": offset, "size": PAGE, "longest": LONGEST,
    }  # fmt: skip
    status = 409 if isinstance(refused, HandOverConflict) else max(status_of(refused), 422) if refused else 200
    return page(request, "handing_proposal.html", values, status=status)
