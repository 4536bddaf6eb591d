"""The list of tasks as a workbook for other programs (docs/export.md)."""

from fastapi import APIRouter, Response

from desk.exporting import export_tasks, export_xlsx
from desk.papers.making import MEDIA
from models.files import Kept
from web.deps import Here, Mine
from web.files import download
from web.narrowing import Narrowing

router = APIRouter()


@router.get("/xuat/nhiem-vu.xlsx")
def export_sheet(here: Here, mine: Mine, asked: Narrowing) -> Response:
    """Every task that the list shows on all its pages, with its state."""
    home, zone = here.settings.office, here.settings.zone
    export = export_tasks(here.engine, asked.moment, zone, asked.wanted, home=home, sight=mine.sight)
    name = f"nhiem-vu-{asked.moment.astimezone(zone).date().isoformat()}.xlsx"
    return download(Kept(name, MEDIA["xlsx"], export_xlsx(export)))
