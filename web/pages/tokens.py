"""The tokens of one's programs: made (shown once), listed, ended; by the person himself and nobody else."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.tokens import DAYS, Made, TokenRefused, end_token, make_token, tokens_of
from plans.access import Deed, may_somewhere
from plans.scopes import Scope
from web.deps import Here, Me, Mine, Place
from web.render import link_to, page

reading, router = APIRouter(), APIRouter()
NEEDS = {Scope.PLAN: Deed.PREPARE, Scope.ADMIN: Deed.MANAGE}
"""What somebody must be able to do himself for a scope to open anything to his program: else it is not offered."""


@reading.get("/khoa-truy-cap")
def tokens(request: Request, here: Here, mine: Mine) -> Response:
    """What his programs may come with, and a form for another one."""
    return _shown(request, here, mine)


@router.post("/khoa-truy-cap")
def token_made(
    request: Request,
    here: Here,
    mine: Mine,
    name: Annotated[str, Form(max_length=300)] = "",
    scopes: Annotated[list[str] | None, Form(max_length=10)] = None,
    days: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """A token, shown on this answer alone; or the form again with what is wrong."""
    wanted, number = scopes or [], int(days) if days.isdecimal() else 0
    try:
        made = make_token(here.engine, mine.slug, name, wanted, here.moment, days=number)
    except TokenRefused as refused:
        return _shown(request, here, mine, refused=refused, typed=(name, wanted, days))
    return _shown(request, here, mine, made=made)


@router.post("/khoa-truy-cap/{number}/huy")
def token_ended(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """It opens nothing more; one that is over already is no trouble."""
    end_token(here.engine, mine.slug, number, here.moment)
    return RedirectResponse(link_to(request, "tokens", {"xong": "huy-khoa"}), status_code=303)


def _shown(
    request: Request,
    here: Place,
    mine: Me,
    made: Made | None = None,
    refused: TokenRefused | None = None,
    typed: tuple[str, list[str], str] = ("", [Scope.READ.value], str(DAYS)),
) -> Response:
    values = {
        "tokens": tokens_of(here.engine, mine.slug),
        "made": made,
        "problems": refused.problems if refused else (),
        "typed": typed,
        "scopes": [one.value for one in Scope if one not in NEEDS or may_somewhere(mine.actor, NEEDS[one])],
        "moment": here.moment,
        "done": "huy-khoa" if request.query_params.get("xong") == "huy-khoa" else "",
    }
    return page(request, "tokens.html", values, status=422 if refused else 200)
