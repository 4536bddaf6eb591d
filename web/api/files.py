"""What is taken away as a file: the export of tasks, the supervisor's papers."""

from fastapi import APIRouter, Response

from desk.exporting import Export, export_facts, export_tasks, export_xlsx
from desk.papers.filing import download_paper
from desk.papers.making import MEDIA, Kind, Order
from models.files import Kept
from web.api.answers import Exported
from web.api.deps import At, Reader
from web.api.narrowing import Asked
from web.deps import Here, Me, Place
from web.files import download

router = APIRouter(tags=["files"])
BYTES = {"schema": {"type": "string", "format": "binary"}}


def _files(*endings: str) -> dict[int | str, dict[str, object]]:
    """The description of an answer that is a file of one of these kinds."""
    return {200: {"description": "The file.", "content": {MEDIA[one]: BYTES for one in endings}}}


@router.get("/exports/tasks")
def exported(here: Here, mine: Reader, at: At, asked: Asked) -> Exported:
    """Every assignment that may be seen, as asked for, with its state: the layout of docs/export.md."""
    return Exported.model_validate(export_facts(_export(here, mine, at, asked)))


@router.get("/exports/tasks.xlsx", response_class=Response, responses=_files("xlsx"))
def exported_sheet(here: Here, mine: Reader, at: At, asked: Asked) -> Response:
    """The same as a workbook."""
    export = _export(here, mine, at, asked)
    name = f"nhiem-vu-{at.astimezone(here.settings.zone).date().isoformat()}.xlsx"
    return download(Kept(name, MEDIA["xlsx"], export_xlsx(export)))


@router.get("/papers/{kind}.{ending}", response_class=Response, responses=_files(*MEDIA))
def paper(here: Here, mine: Reader, at: At, asked: Asked, kind: Kind, ending: str) -> Response:
    """A paper of what may be seen: report (docx, pdf, xlsx), brief (pdf, docx) or letter (docx). Kept nowhere."""
    order = Order(kind, ending, at, here.settings.zone, asked, (), here.settings.office)
    made = download_paper(here.engine, mine.actor, order)
    return download(Kept(made.name, made.media_type, made.content))


def _export(here: Place, mine: Me, at: At, asked: Asked) -> Export:
    return export_tasks(here.engine, at, here.settings.zone, asked, home=here.settings.office, sight=mine.sight)
