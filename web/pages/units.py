"""The official table by unit, and one unit's work."""

from fastapi import APIRouter, Request, Response

from desk.events import unit_duties
from desk.handing_over import hands_over
from desk.papers.filing import letters_to
from desk.reporting import NotYours, Window, unit_table_told, unit_view
from desk.seeing import may_see_unit, waiting, works_for
from plans.problems import error
from web.deps import PAGE, Here, Mine, Offset
from web.narrowing import Shown
from web.pages.lists import deeds_of, filtered
from web.render import page

router = APIRouter()
SHEET = 200
"""Units a page: what an official table prints on a few sheets."""
LEAVES = ("done_on_time", "done_late", "open_on_time", "open_overdue", "done_undated", "open_undated")


@router.get("/don-vi")
def units(request: Request, here: Here, mine: Mine, asked: Shown, offset: Offset = 0) -> Response:
    """Every unit with work: the six leaves, their total, the share in time; the sums are of all pages."""
    window = Window(home=here.settings.office, sight=mine.sight)
    rows, missed = unit_table_told(here.engine, asked.moment, asked.wanted, window)
    sums = {leaf: sum(getattr(row, leaf) for row in rows) for leaf in ("total", *LEAVES)}
    judged = sums["done_on_time"] + sums["done_late"] + sums["open_overdue"]
    values = {
        "rows": rows[offset : offset + SHEET],
        "total": len(rows),
        "offset": offset,
        "size": SHEET,
        "sums": sums,
        "share_": sums["done_on_time"] / judged if judged else None,
        "leaves": LEAVES,
        "missed": missed,
    }
    return page(request, "units.html", values | filtered(here, mine, asked, "units"), asked.status)


@router.get("/don-vi/{slug:path}")
def unit(request: Request, here: Here, mine: Mine, asked: Shown, slug: str, offset: Offset = 0) -> Response:
    """One unit: its figures and its lines, the earliest date first; also as they stood on a past day."""
    view = unit_view(here.engine, slug, asked.moment, Window(PAGE, offset, sight=mine.sight))
    if not view.page.total and not may_see_unit(here.engine, mine.actor, slug):
        raise NotYours(error("not-yours-to-see"))
    groups = [] if asked.at else waiting(here.engine, mine.actor, slug, here.moment)
    values = {"view": view, "groups": groups, "here": "units", "moment": asked.moment, "asked": asked}
    values |= {"offset": offset, "size": PAGE, "ours": works_for(mine.actor, slug), **deeds_of(mine)}
    values["duties"] = [] if asked.at else unit_duties(here.engine, mine.actor, mine.sight, [slug], here.today)
    values["passes"] = hands_over(here.engine, mine.actor, slug)
    values["letters"] = [] if asked.at else letters_to(here.engine, mine.actor, slug)
    return page(request, "unit.html", values, asked.status)
