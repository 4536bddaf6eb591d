"""Plans in force, and one plan with its tasks in three piles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from desk.drafts.amending import door
from desk.events import recorded_here
from desk.plan_progress import plan_original, plan_progress
from desk.reporting import plan_list, plan_view
from desk.sharing import ours_of
from desk.to_report import said_in, without_report
from plans.access import units_of
from plans.plan import Handling
from plans.report_lines import CONFIRMATION
from web.deps import Here, Mine
from web.files import download
from web.render import lang_of, page

router = APIRouter()


@router.get("/danh-muc")
def plans(request: Request, here: Here, mine: Mine) -> Response:
    """Every plan in force, the last launched first."""
    return page(
        request, "plans.html", {"plans": plan_list(here.engine, mine.sight), "here": "plans", "moment": here.moment}
    )


@router.get("/danh-muc/{slug}/tien-do", name="plan_progress")
def progress(request: Request, here: Here, mine: Mine, slug: str) -> Response:
    """Progress by section, month and unit, the history, who received it."""
    found = plan_progress(here.engine, slug, here.moment, mine.sight)
    return page(request, "plan_progress.html", {"found": found, "here": "plans", "moment": here.moment})


@router.get("/danh-muc/{slug}/van-ban-goc", name="plan_document")
def original(here: Here, mine: Mine, slug: str) -> Response:
    """The document that it came from."""
    return download(plan_original(here.engine, slug, mine.sight))


@router.get("/danh-muc/{slug}")
def plan(
    request: Request,
    here: Here,
    mine: Mine,
    slug: str,
    done: Annotated[str, Query(alias="xong", max_length=20)] = "",
    count: Annotated[int, Query(alias="n", ge=0, le=9_999_999)] = 0,
) -> Response:
    """One plan: head of the document, figures, tasks by pile."""
    view = plan_view(here.engine, slug, here.moment, mine.sight)
    others = [task for task in view.tasks if view.plan.as_unit and not task.ours]
    aside = {task.key for task in others}
    piles = {
        pile.value: [task for task in view.tasks if task.handling == pile and task.key not in aside]
        for pile in Handling
    }
    read = {pile: sum(task.key != CONFIRMATION for task in tasks) for pile, tasks in piles.items()}
    values = {"view": view, "piles": piles, "read": read, "here": "plans", "moment": here.moment}
    values |= {
        "done": done if done in ("giao", "dieu-chinh", "phat-sinh", "phat-sinh-cu", "ket-thuc", "mo-lai") else "",
        "count": count,
    }
    values |= {"to_report": without_report(here.engine, view.plan, units_of(mine.actor))}
    values |= {"dated": (Handling.TRACK, Handling.REPORT) if view.plan.as_unit else (Handling.TRACK,)}
    values |= {
        "said_in": {} if view.plan.as_unit else said_in(here.engine, view.plan.slug, view.tasks, lang_of(request))
    }
    values |= {"others": others, "records": recorded_here(here.engine, mine.actor, view.plan.key)}
    values |= {"ours": ours_of(here.engine, mine.actor, view.plan, here.moment)}
    values |= {"door": door(here.engine, mine.actor, view.plan.key)}
    return page(request, "plan.html", values)
