"""Our part: an assignment of ours given on to departments of our own, from its page."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.giving_on import Share, give_on, piece
from desk.secrecy import SecretWords
from desk.seeing import see
from plans.problems import Problem, error
from plans.typed_days import coming_day
from web.deps import Here, Mine
from web.errors import status_of
from web.pages.tasks import assignment_page
from web.render import link_to

router = APIRouter()
Cells = Annotated[list[str], Form(max_length=50)]


@router.post("/nhiem-vu/{number}/giao-tiep", name="give_on")
def pass_on(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    part_unit: Cells = [],  # noqa: B006  (FastAPI copies it)
    part_due: Cells = [],  # noqa: B006
) -> Response:
    """Give the pieces that were filled in, all of them or none."""
    see(here.engine, mine.actor, number, here.moment)
    rows = [(unit.strip(), due.strip()) for unit, due in zip(part_unit, part_due, strict=False)]
    rows = [(unit, due) for unit, due in rows if unit or due]
    try:
        if not rows:
            raise ActRefused(error("parts-missing", most=50))
        shares = _shares(rows, here.today)
        give_on(here.engine, mine.actor, number, shares, here.moment, here.today)
    except (ActRefused, SecretWords) as refused:
        typed = {"button": "giao-tiep"} | {f"part-{at}": f"{unit}|{due}" for at, (unit, due) in enumerate(rows)}
        return assignment_page(request, here, mine, number, refused.problems, typed, status_of(refused))
    return RedirectResponse(link_to(request, "assignment", {"xong": "giao-tiep"}, number=number), status_code=303)


def _shares(rows: Sequence[tuple[str, str]], today: dt.date) -> list[Share]:
    """The rows as pieces; raises ActRefused with each day that is none, and each day without a unit, at its row."""
    shares: list[Share] = []
    problems: list[Problem] = []
    for at, (unit, due) in enumerate(rows):
        if not unit:
            problems.append(error("part-unit-missing", piece(at, "unit"), row=at + 1, due=due))
        day, wrong = coming_day(due, today)
        problems += [one.model_copy(update={"place": piece(at, "due")}) for one in wrong]
        shares.append(Share(unit, day))
    if problems:
        raise ActRefused(*problems)
    return shares
