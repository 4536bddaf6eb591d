"""What is overdue and due soon, the list behind every number, and the filters that somebody keeps."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from desk.directories import suggest
from desk.papers.filing import may_draft
from desk.reporting import Window, overdue_board, task_page
from desk.views import PAGES, Choices, choices, drop_view, keep_view
from plans.access import Deed, may, may_somewhere
from plans.policy import SOON_DAYS
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.narrowing import PARTS, Narrowed, Shown
from web.render import link_to, page

router = APIRouter()
acting = APIRouter()
FEW = 20
"""Rows of what is due soon on the page of what is overdue; the list has them all."""


@router.get("/qua-han")
def overdue(request: Request, here: Here, mine: Mine, asked: Shown, offset: Offset = 0) -> Response:
    """Exceptions first: what is overdue, the longest first, what is due soon, and how many by unit."""
    window = Window(PAGE, offset, here.settings.office, mine.sight)
    board = overdue_board(here.engine, asked.moment, asked.wanted, window, FEW)
    values = {"board": board, "offset": offset, "size": PAGE, "soon_days": SOON_DAYS}
    return page(request, "overdue.html", values | filtered(here, mine, asked, "overdue"), asked.status)


@router.get("/nhiem-vu")
def tasks(request: Request, here: Here, mine: Mine, asked: Shown, offset: Offset = 0) -> Response:
    """The list behind a number: assignments as the filter says."""
    window = Window(PAGE, offset, here.settings.office, mine.sight)
    found, times, missed = task_page(here.engine, asked.moment, asked.wanted, window)
    values = {"found": found, "times": times, "missed": missed, "offset": offset, "size": PAGE}
    return page(request, "tasks.html", values | filtered(here, mine, asked, "tasks"), asked.status)


@router.get("/co-quan/goi-y")
def suggest_units(
    here: Here,
    mine: Mine,
    q: Annotated[str, Query(max_length=200)] = "",
    groups: bool = False,
    under: Annotated[str, Query(max_length=200)] = "",
) -> JSONResponse:
    """Units of today that words of a name may mean, for type-ahead; with `groups` also groups ("các sở"), with `under` a unit's own."""
    home = here.settings.office or mine.actor.unit
    found = suggest(here.engine, q, here.today, here.moment, home, groups=groups, under=under or None)
    return JSONResponse([one._asdict() for one in found])


@acting.post("/bo-loc")
def keep(
    request: Request,
    here: Here,
    mine: Mine,
    of: Annotated[str, Form(max_length=20)],
    query: Annotated[str, Form(max_length=3000)] = "",
    name: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Keep the filter of a page under a name."""
    parts = {key: value[:300] for key, value in parse_qsl(query) if key in PARTS}
    keep_view(here.engine, mine.slug, of, name, parts)
    return RedirectResponse(link_to(request, of, parts), status_code=303)


@acting.post("/bo-loc/{number}/bo")
def drop(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """Drop a kept filter."""
    of = drop_view(here.engine, mine.slug, number)
    return RedirectResponse(link_to(request, of if of in PAGES else "tasks", {}), status_code=303)


def filtered(here: Place, mine: Me, asked: Narrowed, of: str) -> dict[str, object]:
    """What a page with a filter shows of it."""
    offered: Choices = choices(
        here.engine, mine.slug, of, asked.moment, asked.wanted, home=here.settings.office, sight=mine.sight
    )
    shown = {"asked": asked, "choices": offered, "here": of, "moment": asked.moment}
    return {**shown, **deeds_of(mine)}


def deeds_of(mine: Me) -> dict[str, bool]:
    """Whether somebody drafts papers, and whether he gives tasks: what has a button."""
    gives, notes = may(mine.actor, Deed.PREPARE), may_somewhere(mine.actor, Deed.NOTE)
    return {"drafts": may_draft(mine.actor), "gives": gives, "notes": notes}
