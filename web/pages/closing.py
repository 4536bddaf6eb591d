"""Closing a plan in force, with what of it is open; and taking it up again."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.amending import LONGEST_GROUND, Ground
from desk.closing import Closing, close_plan, closing_of, reopen_plan
from plans.problems import DondocError, Problem
from plans.wording import render
from web.deps import Here, Mine
from web.errors import status_of
from web.render import lang_of, link_to, page
from web.typed import words_typed

reading = APIRouter()
router = APIRouter()
Text = Annotated[str, Form(max_length=2 * LONGEST_GROUND)]
Count = Annotated[int | None, Form(ge=0)]


@reading.get("/danh-muc/{slug}/ket-thuc", name="plan_close")
def plan_close(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """The form, with what of the plan is open; of a closed one the form that takes it up again."""
    return _form(request, slug, closing_of(here.engine, mine.actor, slug), {})


@router.post("/danh-muc/{slug}/ket-thuc", name="plan_close_do")
def plan_close_do(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    basis: Text = "",
    reason: Text = "",
    open_ones: Annotated[str, Form(max_length=5, pattern=r"^(stay|end)?$")] = "",
    shown: Count = None,
    reopen: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """Closed, or taken up again; then on to the plan's page. Or the form again with what is wrong."""
    found = closing_of(here.engine, mine.actor, slug)
    typed = {"basis": words_typed(basis), "reason": words_typed(reason), "open_ones": open_ones}
    ground = Ground(typed["basis"], typed["reason"])
    try:
        if reopen:
            reopen_plan(here.engine, mine.actor.slug, slug, ground, here.moment)
            return RedirectResponse(link_to(request, "plan", {"xong": "mo-lai"}, slug=slug), status_code=303)
        ended = close_plan(
            here.engine, mine.actor.slug, slug, ground, here.moment, end_open=open_ones == "end", shown=shown
        )
    except DondocError as refused:
        if status_of(refused) != 422:
            raise
        return _form(request, slug, found, typed, list(refused.problems))
    return RedirectResponse(link_to(request, "plan", {"xong": "ket-thuc", "n": ended}, slug=slug), status_code=303)


def _form(
    request: Request, slug: str, found: Closing, typed: dict[str, str], problems: list[Problem] | None = None
) -> Response:
    lang = lang_of(request)
    values = {
        "slug": slug, "found": found, "held": found.held, "typed": {"basis": "", "reason": "", "open_ones": "stay"} | typed,
        "problems": problems or (), "here": "plans", "longest": LONGEST_GROUND,
        "wrong_in": {one.place.field: render(one, lang).says for one in reversed(problems or ())},
    }  # fmt: skip
    return page(request, "closing.html", values, status=422 if problems else 200)
