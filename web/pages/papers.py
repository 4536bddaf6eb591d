"""The supervisor's papers: made to be taken away, drafted to be signed and kept, listed, and filed back."""

from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.papers.filing import (
    LONGEST,
    AlreadyUrged,
    Filing,
    FilingRefused,
    discard_paper,
    download_paper,
    draft_paper,
    file_back,
    may_draft,
    paper_file,
    paper_list,
    paper_refilings,
    paper_signatures,
    paper_view,
)
from desk.papers.letter import NothingToUrge
from desk.papers.making import Kind, Order, PaperTooLong
from desk.results import ReadResult, read_result
from desk.secrecy import SecretWords
from models.files import Kept
from plans.problems import Place as At
from plans.problems import Problem, error, has_errors
from web.deps import PAGE, Here, Me, Mine, Offset, Place
from web.files import download
from web.narrowing import PARTS, Narrowed, Narrowing, certain, narrowed
from web.render import link_to, page
from web.typed import day_typed

router = APIRouter()
acting = APIRouter()
Text = Annotated[str, Form(max_length=4 * LONGEST)]
MANY = 500
"""Units of one letter at most."""


@router.get("/tai-ve/{kind}.{ending}")
def paper_download(here: Here, mine: Mine, asked: Narrowing, kind: Kind, ending: str) -> Response:
    """A paper of what the page shows, kept nowhere."""
    made = download_paper(here.engine, mine.actor, _order(here, asked, kind, ending), here.moment)
    return download(Kept(made.name, made.media_type, made.content))


@router.get("/van-ban-da-lap")
def papers(request: Request, here: Here, mine: Mine, offset: Offset = 0) -> Response:
    """The papers that were drafted, the last first."""
    rows, total = paper_list(here.engine, mine.actor, PAGE, offset)
    values = {"rows": rows, "total": total, "offset": offset, "size": PAGE, "here": "papers", "moment": here.moment}
    return page(request, "papers.html", values)


@acting.post("/van-ban-da-lap")
def make_paper(
    request: Request,
    here: Here,
    mine: Mine,
    kind: Annotated[Kind, Form()],
    ending: Annotated[str, Form(max_length=10)],
    query: Annotated[str, Form(max_length=3000)] = "",
    units: Annotated[list[str], Form(max_length=MANY)] = [],  # noqa: B006
    again: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Draft a paper and keep it with its figures; where nobody is to be urged, or a letter urges already, that is said."""
    parts = {name: values[0][:300] for name, values in parse_qs(query).items() if name in PARTS}
    order = _order(here, certain(narrowed(here, **parts)), kind, ending, tuple(units))
    try:
        number = draft_paper(here.engine, mine.slug, order, here.moment, again=bool(again))
    except AlreadyUrged as refused:
        sent = [("kind", kind.value), ("ending", ending), ("query", query), *(("units", one) for one in units)]
        return page(
            request, "paper_again.html", {"letters": refused.letters, "sent": sent, "here": "papers"}, status=422
        )
    except (NothingToUrge, PaperTooLong) as refused:
        return page(request, "problem.html", {"status": 422, "problems": refused.problems}, status=422)
    return RedirectResponse(link_to(request, "paper", {"xong": "lap"}, number=number), status_code=303)


@router.get("/van-ban-da-lap/{number}")
def paper(request: Request, here: Here, mine: Mine, number: int, xong: str = "") -> Response:
    """One paper: its files, its figures, and where it is filed back."""
    return _paper_page(request, here, mine, number, done=xong if xong in ("lap", "luu", "bo") else "")


@router.get("/van-ban-da-lap/{number}/tep")
def paper_drafted(here: Here, mine: Mine, number: int) -> Response:
    """The paper as it was drafted: the same bytes each time."""
    return download(paper_file(here.engine, mine.actor, number))


@router.get("/van-ban-da-lap/{number}/ban-in")
def paper_printed(here: Here, mine: Mine, number: int) -> Response:
    """The same as a PDF, made when it was drafted."""
    return download(paper_file(here.engine, mine.actor, number, printed=True))


@router.get("/van-ban-da-lap/{number}/da-ky")
def paper_signed(here: Here, mine: Mine, number: int) -> Response:
    """The paper as it came back signed."""
    return download(paper_file(here.engine, mine.actor, number, signed=True))


@acting.post("/van-ban-da-lap/{number}/luu")
def paper_filed(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    doc_number: Text = "",
    doc_date: Text = "",
    signer: Text = "",
    why: Text = "",
    no_secret: Annotated[str, Form(max_length=10)] = "",
    as_typed: Annotated[str, Form(max_length=10)] = "",
    signed_file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Number, day, signer and the signed file; what was left empty is read from the file, what it says otherwise is doubted."""
    typed = {"doc_number": doc_number, "doc_date": doc_date, "signer": signer, "why": why, "no_secret": no_secret}
    typed["as_typed"] = as_typed
    paper_view(here.engine, mine.actor, number, to_file=True)
    try:
        taken, problems = _taken(here, signed_file, bool(no_secret))
        if has_errors(problems):
            return _paper_page(request, here, mine, number, problems, typed)
        filing = Filing(doc_number, day_typed(doc_date), signer, why, bool(as_typed))
        file_back(here.engine, mine.slug, number, filing, taken, today=here.today, now=here.moment)
    except (FilingRefused, ActRefused, SecretWords) as refused:
        return _paper_page(request, here, mine, number, list(refused.problems), typed)
    return RedirectResponse(link_to(request, "paper", {"xong": "luu"}, number=number), status_code=303)


@acting.post("/van-ban-da-lap/{number}/bo")
def paper_discarded(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """Put a draft away that will not be signed."""
    try:
        discard_paper(here.engine, mine.slug, number, here.moment)
    except FilingRefused as refused:
        return _paper_page(request, here, mine, number, list(refused.problems))
    return RedirectResponse(link_to(request, "paper", {"xong": "bo"}, number=number), status_code=303)


def _order(here: Place, asked: Narrowed, kind: Kind, ending: str, units: tuple[str, ...] = ()) -> Order:
    settings = here.settings
    return Order(kind, ending, asked.moment, settings.zone, asked.wanted, units, settings.office)


def _taken(
    here: Place, file: UploadFile | None, no_secret: bool
) -> tuple[tuple[ReadResult, bytes] | None, list[Problem]]:
    """The file that came, if one did; it is looked at only where somebody says that it holds no secret."""
    if file is None or not file.filename:
        return None, []
    if not no_secret:
        return None, [error("secrecy-tick-missing", At(field="no_secret"))]
    data = file.file.read()
    read, problems = read_result(data, file.filename, isolated=here.settings.isolated)
    return ((read, data) if read else None), problems


def _paper_page(
    request: Request,
    here: Place,
    mine: Me,
    number: int,
    problems: list[Problem] | None = None,
    typed: dict[str, str] | None = None,
    done: str = "",
) -> Response:
    view = paper_view(here.engine, mine.actor, number)
    values: dict[str, object] = {
        "view": view,
        "problems": problems or [],
        "typed": typed or {},
        "done": done,
        "here": "papers",
    }
    values["refilings"] = paper_refilings(here.engine, mine.actor, number)
    values["files"] = may_draft(mine.actor)
    values["signed"] = paper_signatures(here.engine, mine.actor, number) if view.signed_file else ()
    return page(request, "paper.html", values, status=422 if problems else 200)
