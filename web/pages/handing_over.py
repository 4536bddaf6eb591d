"""Open work handed over: whose, to whom, which of it, from which day and why; shown first, then done."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.handing_over import LONGEST, Handed, HandOver, HandOverConflict, desk_of, hand_over, look_over
from desk.people import DeedRefused
from desk.reporting import NotFound
from desk.secrecy import SecretWords
from plans.problems import DondocError, Place, error
from plans.wording import render
from web.deps import PAGE, Here, Me, Mine, Offset
from web.deps import Place as Where
from web.errors import status_of
from web.render import day, lang_of, link_to, page
from web.typed import day_typed, pair_typed, shown_again, words_typed

reading = APIRouter()
router = APIRouter()
Text = Annotated[str, Form(max_length=2 * LONGEST)]
DONE = ("chuyen-giao", "trinh-chuyen", "khong-chuyen")
"""What the page may be told was done."""
Who = Annotated[str, Query(alias="nguoi", max_length=200)]


@reading.get("/chuyen-giao/{slug:path}", name="hand_over_page")
def hand_over_page(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    person: Who = "",
    whole: Annotated[str, Query(alias="ca", max_length=5)] = "",
    offset: Offset = 0,
    done: Annotated[str, Query(alias="xong", max_length=20)] = "",
    count: Annotated[int, Query(alias="n", ge=0, le=9_999_999)] = 0,
) -> Response:
    """Whose open work: of the whole unit, or of one of its officers; and the form to hand it over."""
    typed = {"to": "", "heir": "", "which": "all", "day": day(here.today), "reason": ""}
    done = done if done in DONE else ""
    return _page(request, here, mine, slug, person, bool(whole), offset, typed, done=done, count=count)


@router.post("/chuyen-giao/{slug:path}", name="hand_over_do")
def hand_over_do(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    person: Text = "",
    to: Text = "",
    heir: Text = "",
    which: Text = "all",
    lines: Annotated[list[str], Form(max_length=PAGE)] = [],  # noqa: B006  (FastAPI copies it)
    day_: Annotated[str, Form(alias="day", max_length=50)] = "",
    reason: Text = "",
    seen: Text = "",
    offset: Annotated[int, Form(ge=0, le=10_000_000)] = 0,
    step: Text = "xem",
) -> Response:
    """Shown, or done; what is wrong comes back with what was typed."""
    typed = {"to": to, "heir": heir, "which": which, "day": day_, "reason": words_typed(reason)}
    ticked = [pair_typed(line) for line in lines]
    desk_of(here.engine, mine.actor, slug, person, here.moment, 1)
    try:
        on = day_typed(day_) or here.today
        only = tuple(ticked) if which == "ticked" else None
        wanted = HandOver(slug, (heir or to).strip(), on, typed["reason"], person, only, seen if only is None else "")
        if step != "chuyen":
            found = look_over(here.engine, here.settings, mine.slug, wanted, here.moment)
            return _page(request, here, mine, slug, person, not person, offset, typed, looked=found, ticked=lines)
        done = hand_over(here.engine, here.settings, mine.slug, wanted, here.moment)
    except (ActRefused, HandOverConflict, NotFound, SecretWords) as refused:
        return _page(request, here, mine, slug, person, not person, offset, typed, refused=refused, ticked=lines)
    query = {"nguoi": person, "ca": "" if person else "1", "n": done.moved + done.merged}
    query["xong"] = "trinh-chuyen" if done.proposal else "chuyen-giao"
    return RedirectResponse(link_to(request, "hand_over_page", query, slug=slug), status_code=303)


def _page(
    request: Request,
    here: Where,
    mine: Me,
    slug: str,
    person: str,
    whole: bool,
    offset: int,
    typed: dict[str, str],
    *,
    looked: Handed | None = None,
    refused: DondocError | None = None,
    ticked: list[str] | None = None,
    done: str = "",
    count: int = 0,
) -> Response:
    desk = desk_of(here.engine, mine.actor, slug, person, here.moment, PAGE, offset)
    if whole and not desk.units and not person:
        raise DeedRefused(error("role-needed", Place(), act="hand-over", roles="coordinator, leader, admin"))
    problems = refused.problems if refused else ()
    lang = lang_of(request)
    values = {
        "desk": desk, "whole": whole and desk.units, "typed": shown_again(typed, problems), "looked": looked, "problems": problems,
        "ticked": ticked or [], "offset": offset, "size": PAGE, "here": "units", "moment": here.moment, "longest": LONGEST,
        "to_name": looked.to_name if looked else "",
        "wrong_in": {one.place.field: render(one, lang).says for one in reversed(problems)}, "done": done, "count": count,
    }  # fmt: skip
    status = 409 if isinstance(refused, HandOverConflict) else max(status_of(refused), 422) if refused else 200
    return page(request, "handing_over.html", values, status=status)
