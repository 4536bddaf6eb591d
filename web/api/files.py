"""What is taken away as a file: the export of tasks, the supervisor's papers."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from desk.exporting import Export, export_facts, export_tasks, export_xlsx
from desk.papers.filing import (
    Filing,
    FilingRefused,
    discard_paper,
    download_paper,
    draft_paper,
    file_back,
    paper_file,
    paper_list,
    paper_view,
)
from desk.papers.making import MEDIA, Kind, Order
from desk.results import read_result
from models.files import Kept
from plans.problems import Place, error
from web.api.answers.common import Listed, after
from web.api.answers.kept import Exported, Paper
from web.api.asked import Day, NewPaper
from web.api.deps import TEXT, At, Doer, From, Reader, Size
from web.api.narrowing import Narrowing
from web.deps import Here, Me
from web.deps import Place as Where
from web.files import download
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["files"])
UPLOADS["/api/v1/papers/{number}/filing"] = FILE
BYTES = {"schema": {"type": "string", "format": "binary"}}


def _files(*endings: str) -> dict[int | str, dict[str, object]]:
    """The description of an answer that is a file of one of these kinds."""
    return {200: {"description": "The file.", "content": {MEDIA[one]: BYTES for one in endings}}}


@router.get("/exports/tasks")
def exported(here: Here, mine: Reader, at: At, asked: Narrowing) -> Exported:
    """Every assignment that may be seen, as asked for, with its state: the layout of docs/export.md."""
    return Exported.model_validate(export_facts(_export(here, mine, at, asked)))


@router.get("/exports/tasks.xlsx", response_class=Response, responses=_files("xlsx"))
def exported_sheet(here: Here, mine: Reader, at: At, asked: Narrowing) -> Response:
    """The same as a workbook."""
    export = _export(here, mine, at, asked)
    name = f"nhiem-vu-{at.astimezone(here.settings.zone).date().isoformat()}.xlsx"
    return download(Kept(name, MEDIA["xlsx"], export_xlsx(export)))


@router.get("/papers/{kind}.{ending}", response_class=Response, responses=_files(*MEDIA))
def paper(here: Here, mine: Reader, at: At, asked: Narrowing, kind: Kind, ending: str) -> Response:
    """A paper of what may be seen: report (docx, pdf, xlsx), brief (pdf, docx) or letter (docx, pdf; always of now). Kept nowhere."""
    order = Order(kind, ending, at, here.settings.zone, asked, (), here.settings.office)
    made = download_paper(here.engine, mine.actor, order, here.moment)
    return download(Kept(made.name, made.media_type, made.content))


@router.get("/papers")
def papers(here: Here, mine: Reader, offset: From = 0, limit: Size = 50) -> Listed[Paper]:
    """The papers that were drafted, the last first."""
    rows, total = paper_list(here.engine, mine.actor, limit, offset)
    lines = [Paper.model_validate(one) for one in rows]
    return Listed(items=lines, total=total, offset=offset, limit=limit, next=after(total, offset, limit))


@router.post("/papers", status_code=201)
def draft(here: Here, mine: Doer, at: At, asked: Narrowing, new: NewPaper) -> Paper:
    """Draft a paper and keep it with its figures frozen, to be numbered, signed and filed back."""
    order = Order(new.kind, new.ending, at, here.settings.zone, asked, tuple(new.units), here.settings.office)
    number = draft_paper(here.engine, mine.slug, order, here.moment, again=new.again)
    return Paper.model_validate(paper_view(here.engine, mine.actor, number))


@router.get("/papers/{number}")
def paper_line(here: Here, mine: Reader, number: int) -> Paper:
    """One paper that was drafted."""
    return Paper.model_validate(paper_view(here.engine, mine.actor, number))


@router.get("/papers/{number}/file", response_class=Response, responses=_files(*MEDIA))
def drafted(
    here: Here,
    mine: Reader,
    number: int,
    signed: Annotated[bool, Query(description="As it came back signed, not as it was drafted.")] = False,
    printed: Annotated[bool, Query(description="As the PDF that was made of it when it was drafted.")] = False,
) -> Response:
    """The paper: the same bytes each time."""
    return download(paper_file(here.engine, mine.actor, number, signed=signed, printed=printed))


@router.post("/papers/{number}/filing")
def filed(
    here: Here,
    mine: Doer,
    number: int,
    signed_number: Annotated[str, Form(max_length=300, pattern=TEXT)] = "",
    signed_on: Annotated[Day | None, Form()] = None,
    signer: Annotated[str, Form(max_length=300, pattern=TEXT)] = "",
    why: Annotated[str, Form(max_length=300, pattern=TEXT, description="Why it is filed again, where it was.")] = "",
    no_secret: Annotated[bool, Form(description="Said where a file is sent: it holds no State secret.")] = False,
    as_typed: Annotated[bool, Form(description="Filed as given although the file says otherwise.")] = False,
    file: Annotated[UploadFile | None, File(description="The signed paper.")] = None,
) -> Paper:
    """Number, day and signer of the signed paper, with its file; what is left out is read from it, what it says otherwise refused."""
    paper_view(here.engine, mine.actor, number, to_file=True)
    taken = None
    if file is not None:
        if not no_secret:
            raise FilingRefused(error("secrecy-tick-missing", Place(field="no_secret")))
        data = file.file.read()
        read, problems = read_result(data, file.filename or "-", isolated=here.settings.isolated)
        if read is None:
            raise FilingRefused(*problems)
        taken = (read, data)
    filing = Filing(signed_number, signed_on, signer, why, as_typed)
    file_back(here.engine, mine.slug, number, filing, taken, today=here.today, now=here.moment)
    return Paper.model_validate(paper_view(here.engine, mine.actor, number))


@router.post("/papers/{number}/discarding")
def discarded(here: Here, mine: Doer, number: int) -> Paper:
    """Put a draft away that will not be signed: it stays to be looked at, urges nobody and is not filed back."""
    discard_paper(here.engine, mine.slug, number, here.moment)
    return Paper.model_validate(paper_view(here.engine, mine.actor, number))


def _export(here: Where, mine: Me, at: At, asked: Narrowing) -> Export:
    return export_tasks(here.engine, at, here.settings.zone, asked, home=here.settings.office, sight=mine.sight)
