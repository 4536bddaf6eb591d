"""The start page, what is overdue, the lists behind every number, and one assignment with its history."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from desk.reporting import assignment_view, overdue_board, plan_list, task_list
from web.deps import PAGE, Here, Offset
from web.render import page

router = APIRouter()
Filter = Annotated[str | None, Query(max_length=300)]


@router.get("/")
def start(request: Request, here: Here) -> Response:
    """How things stand: the six figures, the share in time, the most overdue."""
    board = overdue_board(here.engine, here.moment, limit=5)
    plans = plan_list(here.engine)
    return page(request, "start.html", {"board": board, "plans": plans[:5], "moment": here.moment})


@router.get("/qua-han")
def overdue(request: Request, here: Here, offset: Offset = 0, plan: Filter = None) -> Response:
    """The supervisor's table: overdue lines, the longest first, and by unit."""
    board = overdue_board(here.engine, here.moment, plan=plan, limit=PAGE, offset=offset)
    values = {"board": board, "here": "overdue", "moment": here.moment, "offset": offset, "size": PAGE, "plan": plan}
    return page(request, "overdue.html", values)


@router.get("/nhiem-vu")
def tasks(
    request: Request,
    here: Here,
    offset: Offset = 0,
    plan: Filter = None,
    task: Filter = None,
    unit: Filter = None,
    state: Filter = None,
) -> Response:
    """The list behind a number: assignments of a plan, a unit, a state."""
    chosen = {"plan": plan, "task": task, "unit": unit, "state": state}
    found = task_list(here.engine, here.moment, **chosen, limit=PAGE, offset=offset)
    values = {"found": found, "chosen": chosen, "moment": here.moment, "offset": offset, "size": PAGE}
    return page(request, "tasks.html", values)


@router.get("/nhiem-vu/{number}")
def assignment(request: Request, here: Here, number: int) -> Response:
    """One assignment: what, from which words, until when, whose turn, and its history."""
    return page(
        request, "assignment.html", {"view": assignment_view(here.engine, number, here.moment), "moment": here.moment}
    )
