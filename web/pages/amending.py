"""Amending a plan in force: what it rests on, before and after with who is touched, and doing it once it is agreed."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.amending import LONGEST_GROUND
from desk.drafts.amending import Basis, NewBasis, amend_now, amending, begin, held_basis, paper_of
from desk.drafts.correcting import Hand
from desk.drafts.finding import DraftConflict
from desk.reporting import plan_view
from models.amendments import InForce
from plans.problems import DondocError, Problem
from plans.wording import render
from web.deps import Here, Mine
from web.files import download
from web.pages.bench import Version, again
from web.render import day, lang_of, link_to, page
from web.typed import day_typed, shown_again, words_typed

reading = APIRouter()
router = APIRouter()
Text = Annotated[str, Form(max_length=2 * LONGEST_GROUND)]


@reading.get("/danh-muc/{slug}/dieu-chinh", name="plan_amend")
def plan_amend(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """The form of what an amendment rests on; of one that is under way as it stands."""
    held, about = held_basis(here.engine, mine.actor, slug)
    return _form(request, slug, held, about, _typed(about))


@router.post("/danh-muc/{slug}/dieu-chinh", name="plan_amend_begin")
def plan_amend_begin(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    basis: Text = "",
    day: Text = "",
    reason: Text = "",
    paper: Annotated[UploadFile | None, File()] = None,
    no_secret: Annotated[str, Form(max_length=5)] = "",
    under_way: Annotated[str, Form(max_length=10, pattern=r"^\d*$")] = "",
) -> Response:
    """Begun, or resting on something else from now on: to its workbench; or the form again with what is wrong."""
    held, about = held_basis(here.engine, mine.actor, slug)
    typed = {"basis": words_typed(basis), "day": day, "reason": words_typed(reason), "no_secret": no_secret}
    sent = paper.file.read() if paper is not None and paper.filename else b""
    name = (paper.filename or "") if paper is not None else ""
    try:
        new = NewBasis(typed["basis"], day_typed(day), typed["reason"], sent, name, no_secret=bool(no_secret))
        seen = int(under_way) if under_way else None
        number, problems = begin(here.engine, here.settings, mine.actor, slug, new, here.moment, seen)
    except DraftConflict as refused:  # somebody began since: what stands is shown, nothing is overwritten unseen
        held, about = held_basis(here.engine, mine.actor, slug)
        return _form(request, slug, held, about, _typed(about), list(refused.problems), status=409)
    except DondocError as refused:
        return _form(request, slug, held, about, typed, list(refused.problems))
    if number is None:
        return _form(request, slug, held, about, shown_again(typed, problems), problems)
    return RedirectResponse(link_to(request, "draft", {"xong": "can-cu"}, number=number), status_code=303)


@reading.get("/danh-muc/{slug}/dieu-chinh/{number}/can-cu", name="plan_amend_paper")
def plan_amend_paper(here: Here, mine: Mine, slug: str, number: int) -> Response:
    """The paper that an amendment rests on, for whoever sees the plan."""
    seen = plan_view(here.engine, slug, here.moment, mine.sight)
    return download(paper_of(here.engine, seen.plan.key, number))


@reading.get("/van-ban/{number}/dieu-chinh", name="draft_amend_look")
def draft_amend_look(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """Each task before and after, and whose assignments it touches."""
    found = amending(here.engine, here.settings, mine.actor, number, here.moment)
    values = {"found": found, "names": found.names, "here": "drafts", "moment": here.moment}
    return page(request, "amending_look.html", values)


@router.post("/van-ban/{number}/dieu-chinh", name="draft_amend")
def draft_amend(request: Request, here: Here, mine: Mine, number: int, version: Version) -> Response:
    """The agreed amendment put in force; then on to the plan's page."""
    hand = Hand(mine.actor, number, version, here.moment, here.settings.zone)
    try:
        key, done = amend_now(here.engine, here.settings, hand)
    except DondocError as refused:
        return again(request, here, mine, number, refused)
    to = link_to(request, "plan", {"xong": "dieu-chinh", "n": done.touched}, slug=key)
    return RedirectResponse(to, status_code=303)


def _typed(about: Basis | None) -> dict[str, str]:
    """The form before anybody types."""
    if about is None:
        return {"basis": "", "day": "", "reason": "", "no_secret": ""}
    return {"basis": about.basis, "day": day(about.on), "reason": about.reason, "no_secret": ""}


def _form(
    request: Request,
    slug: str,
    held: InForce,
    about: Basis | None,
    typed: dict[str, str],
    problems: list[Problem] | None = None,
    status: int = 422,
) -> Response:
    lang = lang_of(request)
    values = {
        "slug": slug, "held": held, "about": about, "typed": typed, "problems": problems or (), "here": "plans", "longest": LONGEST_GROUND,
        "wrong_in": {one.place.field: render(one, lang).says for one in reversed(problems or ())},
    }  # fmt: skip
    return page(request, "amending.html", values, status=status if problems else 200)
