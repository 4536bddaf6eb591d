"""Other systems that are told of what happens, for who keeps the registry: add, try, pause, remove, and what they answered."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.hooks import HookRefused, MadeHook, add_hook, hook_list, hook_view, pause_hook, remove_hook, try_hook
from plans.hooks import HookEvent
from plans.problems import Problem
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.render import link_to, page

router, acting = APIRouter(), APIRouter()
Words = Annotated[str, Query(max_length=300)]
DONE = ("thu", "thu-hong", "tam-dung", "tiep-tuc")


@router.get("/quan-tri/ket-noi")
def webhooks(request: Request, here: Here, mine: Mine, xong: Words = "") -> Response:
    """Every address that is called, and the form for another one."""
    return _list(request, here, mine, done="bo" if xong == "bo" else "")


@acting.post("/quan-tri/ket-noi")
def webhook_added(
    request: Request,
    here: Here,
    mine: Mine,
    url: Annotated[str, Form(max_length=3000)] = "",
    events: Annotated[list[str] | None, Form(max_length=20)] = None,
) -> Response:
    """Another address: its secret is shown on this answer alone; or the form again with what is wrong."""
    wanted = events or []
    try:
        made = add_hook(here.engine, here.settings, url, wanted, mine.slug, here.moment)
    except HookRefused as refused:
        return _list(request, here, mine, typed=(url, wanted), problems=refused.problems)
    return _list(request, here, mine, made=made)


@router.get("/quan-tri/ket-noi/{number}")
def webhook(
    request: Request, here: Here, mine: Mine, number: int, xong: Words = "", loi: Words = "", offset: Offset = 0
) -> Response:
    """One address with its last calls and what was answered to each."""
    seen = hook_view(here.engine, number, mine.slug, PAGE, offset)
    values = {"seen": seen, "done": xong if xong in DONE else "", "failed": loi, "offset": offset, "size": PAGE}
    return page(request, "webhook.html", values | {"here": "kept_people", "moment": here.moment})


@acting.post("/quan-tri/ket-noi/{number}/thu")
def webhook_tried(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """It is called once at once, and said what it answered."""
    ok, detail = try_hook(here.engine, here.settings, number, mine.slug, here.moment)
    return _to(request, number, "thu" if ok else "thu-hong", detail)


@acting.post("/quan-tri/ket-noi/{number}/tam-dung")
def webhook_paused(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """It is told nothing for now."""
    pause_hook(here.engine, number, mine.slug, here.moment, active=False)
    return _to(request, number, "tam-dung")


@acting.post("/quan-tri/ket-noi/{number}/tiep-tuc")
def webhook_resumed(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """It is told again."""
    pause_hook(here.engine, number, mine.slug, here.moment, active=True)
    return _to(request, number, "tiep-tuc")


@acting.post("/quan-tri/ket-noi/{number}/bo")
def webhook_removed(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """It is told nothing more."""
    remove_hook(here.engine, number, mine.slug, here.moment)
    return RedirectResponse(link_to(request, "webhooks", {"xong": "bo"}), status_code=303)


def _to(request: Request, number: int, done: str, detail: str = "") -> Response:
    to = link_to(request, "webhook", {"xong": done, "loi": detail[:200]}, number=number)
    return RedirectResponse(to, status_code=303)


def _list(
    request: Request,
    here: Place,
    mine: Me,
    made: MadeHook | None = None,
    typed: tuple[str, list[str]] = ("", []),
    problems: tuple[Problem, ...] = (),
    done: str = "",
) -> Response:
    values: dict[str, object] = {
        "rows": hook_list(here.engine, mine.slug),
        "made": made,
        "typed": typed,
        "problems": problems,
    }
    values |= {"events": [one.value for one in HookEvent], "done": done, "here": "kept_people"}
    return page(request, "webhooks.html", values, status=422 if problems else 200)
