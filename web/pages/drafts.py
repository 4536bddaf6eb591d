"""Documents on their way to work given: the list, taking one in, the workbench, its history, the document itself; type-ahead of units."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.directories import unit_names
from desk.drafts.benching import history, workbench
from desk.drafts.finding import document_of, draft_list
from desk.drafts.history import EDIT
from desk.drafts.taking import LONGEST_NOTE, PASTED, Paper, take_paper
from plans.draft_stages import ON_ITS_WAY, DraftStage
from plans.left_out import MARK
from plans.problems import DondocError, Place, Problem, error
from web.deps import PAGE, Here, Mine, Offset
from web.files import download
from web.pages.bench_page import DONE, bench_page
from web.render import link_to, page
from web.typed import day_typed, words_typed
from web.uploads import FILE

reading = APIRouter()
router = APIRouter()
Word = Annotated[str, Form(max_length=500)]
LONGEST_PASTED = 300_000
"""Characters that may be pasted; a longer document comes as a file."""
LISTS = {"": ON_ITS_WAY, "da-giao": (DraftStage.LAUNCHED,), "khong-giao": (DraftStage.DROPPED,)}
"""The three lists, by what their address says."""


@reading.get("/van-ban", name="drafts")
def drafts(
    request: Request,
    here: Here,
    mine: Mine,
    offset: Offset = 0,
    which: Annotated[str, Query(alias="loai", max_length=20)] = "",
    words: Annotated[str, Query(alias="tim", max_length=200)] = "",
    done: Annotated[str, Query(alias="xong", max_length=20)] = "",
    taken: Annotated[int, Query(alias="n", ge=0, le=9999)] = 0,
    known: Annotated[int, Query(alias="cu", ge=0, le=9999)] = 0,
) -> Response:
    """Documents that are being worked on, or were given, or were not."""
    which = which if which in LISTS else ""
    found = draft_list(here.engine, mine.actor, LISTS[which], PAGE, offset, words)
    values = {"found": found, "which": which, "lists": tuple(LISTS), "here": "drafts", "offset": offset, "size": PAGE}
    values |= {"taken": taken, "known": known} if done == "so-den" else {"taken": 0, "known": 0}
    return page(request, "drafts.html", {**values, "moment": here.moment, "words": words})


@reading.get("/van-ban/moi", name="draft_new")
def draft_new(request: Request, here: Here, mine: Mine) -> Response:
    """The form for a document that came in."""
    draft_list(here.engine, mine.actor, ON_ITS_WAY, 1)
    return _form(request, {}, ())


@router.post("/van-ban/moi", name="draft_take")
def draft_take(
    request: Request,
    here: Here,
    mine: Mine,
    document: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form(max_length=FILE)] = "",
    incoming_number: Word = "",
    incoming_date: Word = "",
    note: Annotated[str, Form(max_length=2 * LONGEST_NOTE)] = "",
    as_unit: Word = "",
    no_secret: Annotated[str, Form(max_length=5)] = "",
) -> Response:
    """A document taken in: on to its workbench, or the form again. What is secret is not even shown again."""
    typed = {
        "incoming_number": incoming_number,
        "incoming_date": incoming_date,
        "as_unit": as_unit,
        "note": words_typed(note),
    }
    sent = document.file.read() if document is not None and document.filename else b""
    pasted = words_typed(text)
    if len(pasted) > LONGEST_PASTED:
        long = error("pasted-too-long", Place(field="text"), size=len(pasted), most=LONGEST_PASTED)
        return _form(request, {**typed, "text": pasted, "no_secret": no_secret}, [long])
    name = (document.filename or PASTED) if sent and document is not None else PASTED
    try:
        day = day_typed(incoming_date)
    except DondocError as refused:
        return _form(request, {**typed, "text": pasted, "no_secret": no_secret}, refused.problems)
    paper = Paper(
        sent or pasted.encode(),
        name,
        incoming_number.strip(),
        day,
        typed["note"],
        as_unit.strip(),
        no_secret=bool(no_secret),
    )
    number, problems = take_paper(here.engine, here.settings, mine.actor, paper, here.moment)
    if number is not None:
        return RedirectResponse(link_to(request, "draft", {"xong": "van-ban"}, number=number), status_code=303)
    if any(one.code == "secret-document" for one in problems):
        return _form(request, {}, problems)
    if not pasted.strip() and (document is None or not document.filename):
        problems = [error("no-document") if one.code == "file-empty" else one for one in problems]
    return _form(request, {**typed, "text": pasted, "no_secret": no_secret}, problems)


@reading.get("/van-ban/{number}", name="draft")
def draft(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    opened: Annotated[str, Query(alias="sua", max_length=100)] = "",
    at: Annotated[str, Query(alias="o", max_length=100)] = "",
    done: Annotated[str, Query(alias="xong", max_length=20)] = "",
) -> Response:
    """The workbench; `sua` opens the form of one task, of the document (van-ban) or of a new task (them)."""
    bench = workbench(here.engine, here.settings, mine.actor, number, here.moment)
    return bench_page(request, here, bench, opened=opened, at=at, done=done if done in DONE else "")


@reading.get("/van-ban/{number}/nhat-ky", name="draft_history")
def draft_history(request: Request, here: Here, mine: Mine, number: int, offset: Offset = 0) -> Response:
    """Every correction and move, the last first."""
    found, past = history(here.engine, mine.actor, number)
    shown = past[offset : offset + PAGE]
    bound = [row.after for one in shown for row in one.rows if row.field == "bindings" and isinstance(row.after, dict)]
    names = unit_names(
        here.engine,
        {slug.removeprefix(MARK) for names in bound for slugs in names.values() for slug in slugs},
        here.moment,
    )
    values = {"draft": found, "past": shown, "total": len(past), "edit": EDIT, "here": "drafts", "names": names}
    return page(request, "draft_history.html", {**values, "moment": here.moment, "offset": offset, "size": PAGE})


@reading.get("/van-ban/{number}/van-ban-goc", name="draft_document")
def draft_document(here: Here, mine: Mine, number: int) -> Response:
    """The document as it came in."""
    return download(document_of(here.engine, mine.actor, number))


def _form(request: Request, typed: dict[str, str], problems: "tuple[Problem, ...] | list[Problem]") -> Response:
    values = {"typed": typed, "problems": problems, "here": "drafts", "longest_note": LONGEST_NOTE, "longest": FILE}
    return page(request, "draft_new.html", values, status=422 if problems else 200)
