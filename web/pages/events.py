"""An event that a task waits for, recorded on a page: when it happened, and to whom."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.adding import EventRefused, at_hour, record_event
from desk.events import Awaiting, awaited_task
from plans.problems import Problem, error
from plans.typed_days import hour_typed
from plans.wording import label
from web.deps import Here, Mine
from web.deps import Place as Where
from web.errors import status_of
from web.render import lang_of, link_to, page
from web.typed import PASTED, day_typed

reading = APIRouter()
router = APIRouter()
Text = Annotated[str, Form(max_length=PASTED)]
ALL = "*"
"""What stands for all units of the task."""
MOST_LISTED = 20
"""Units that are listed to choose from; one of more is searched for."""
Tick = Annotated[str, Form(max_length=10)]


@reading.get("/danh-muc/{slug}/phat-sinh/{task}", name="event_page")
def form(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    task: str,
    unit: Annotated[str, Query(alias="don-vi", max_length=300)] = "",
) -> Response:
    """The form, its day today, its unit the one whose page leads here."""
    found = awaited_task(here.engine, mine.actor, mine.sight, slug, task, here.today)
    return _form(request, here, found, {"day": f"{here.today:%d/%m/%Y}", "unit": unit})


@router.post("/danh-muc/{slug}/phat-sinh/{task}", name="record_event")
def sent(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    task: str,
    day: Text = "",
    hour: Text = "",
    unit: Text = "",
    whole: Tick = "",
    give_past: Tick = "",
    another: Tick = "",
) -> Response:
    """Record it; what is doubtful is asked with a tick."""
    found = awaited_task(here.engine, mine.actor, mine.sight, slug, task, here.today)
    try:
        units = _units(found, unit, whole=bool(whole))
        happened = at_hour(_day(day), _hour(hour))
        opened = record_event(
            here.engine, found.plan.key, task, happened, units, mine.slug,
            now=here.moment, today=here.today, give_past=bool(give_past), another=bool(another),
        )  # fmt: skip
    except (EventRefused, ActRefused) as refused:
        typed = {"day": day, "hour": hour, "unit": unit, "whole": whole, "give_past": give_past, "another": another}
        return _form(
            request,
            here,
            found,
            typed,
            refused.problems,
            422 if isinstance(refused, ActRefused) else status_of(refused),
        )
    done = {"xong": "phat-sinh" if opened else "phat-sinh-cu", "n": str(opened)}
    return RedirectResponse(link_to(request, "plan", done, slug=found.plan.key), status_code=303)


def _units(found: Awaiting, unit: str, *, whole: bool) -> list[str]:
    """The one that was chosen, or the only one there is; all are chosen as such (`ALL`, `whole`) and never by saying nothing."""
    if whole and unit.strip() not in ("", ALL):
        raise ActRefused(error("event-units-two", unit=unit.strip()))
    if (whole or unit == ALL) and found.whole:
        return []
    if not unit.strip() and len(found.units) == 1:
        return [found.units[0].slug]
    if not unit.strip():
        raise ActRefused(error("event-unit-missing"))
    return [unit.strip()]


def _day(text: str) -> dt.date:
    if (day := day_typed(text)) is None:
        raise ActRefused(error("event-day-missing"))
    return day


def _hour(text: str) -> str | None:
    hour, problems = hour_typed(text)
    if problems:
        raise ActRefused(*problems)
    return hour


def _form(
    request: Request,
    here: Where,
    found: Awaiting,
    typed: dict[str, str],
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response:
    asked = {one.code for one in problems}
    of_all = label("event-page.all", lang_of(request), n=len(found.units)) if found.whole else ""
    everybody = [(ALL, of_all)] if of_all else []
    many = len(found.units) > MOST_LISTED
    choices = [] if many else [*everybody, *((one.slug, one.name) for one in found.units)]
    typed = typed | {"unit_name": next((one.name for one in found.units if one.slug == typed.get("unit")), "")}
    values = {
        "found": found,
        "choices": choices,
        "many": many,
        "of_all": of_all,
        "typed": typed,
        "problems": problems,
        "asked": asked,
        "here": "plans",
        "moment": here.moment,
    }
    return page(request, "event.html", values, status)
