"""Several assignments shared out at once within a unit: chosen on a list, given to one officer or one department."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.people import UnknownPerson
from desk.secrecy import SecretWords
from desk.sharing import Wish, choose_shares, share_out
from plans.problems import DondocError, error
from web.deps import Here, Me, Mine, Place
from web.errors import status_of
from web.render import link_to, page
from web.typed import day_typed, pair_typed

reading = APIRouter()
router = APIRouter()
MANY = 400
"""Assignments that are shared out at once at most."""
Text = Annotated[str, Form(max_length=300)]


@reading.get("/phan-cong")
def sharing(
    request: Request,
    here: Here,
    mine: Mine,
    lines: Annotated[list[str], Query(max_length=MANY)] = [],  # noqa: B006
) -> Response:
    """What was chosen, and the form."""
    return _page(request, here, mine, lines, {"officer": "", "unit": "", "due": ""})


@router.post("/phan-cong", name="share_out")
def send(
    request: Request,
    here: Here,
    mine: Mine,
    lines: Annotated[list[str], Form(max_length=MANY)],
    officer: Text = "",
    unit: Text = "",
    due: Text = "",
) -> Response:
    """Share out what was chosen, all of it or nothing."""
    typed = {"officer": officer.strip(), "unit": unit.strip(), "due": due}
    pairs = [pair_typed(line) for line in lines]
    try:
        wish = Wish(typed["officer"], typed["unit"], day_typed(due))
        count = share_out(here.engine, mine.actor, pairs, wish, here.moment, here.today)
    except (ActRefused, SecretWords, UnknownPerson) as refused:
        return _page(request, here, mine, lines, typed, refused)
    return RedirectResponse(link_to(request, "start", {"xong": "phan-cong", "n": count}), status_code=303)


def _page(
    request: Request,
    here: Place,
    mine: Me,
    lines: Sequence[str],
    typed: dict[str, str],
    refused: DondocError | None = None,
) -> Response:
    if not lines:
        return page(request, "problem.html", {"status": 422, "problems": [error("nothing-chosen")]}, status=422)
    chosen = choose_shares(here.engine, mine.actor, [pair_typed(line)[0] for line in lines], here.moment)
    values = {"chosen": chosen, "lines": lines, "typed": typed, "moment": here.moment}
    values |= {"problems": refused.problems if refused else ()}
    return page(request, "sharing.html", values, status=status_of(refused) if refused else 200)
