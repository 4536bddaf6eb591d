"""A plan on its way taken away as a file and brought back."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.drafts.correcting import Hand
from desk.drafts.exchanging import bring_back, draft_file
from desk.drafts.finding import DraftRefused
from plans.problems import DondocError, error
from web.deps import Here, Mine
from web.files import download
from web.pages.bench import again
from web.render import link_to

reading = APIRouter()
router = APIRouter()


@reading.get("/van-ban/{number}/tai-ve.{ending}", name="draft_file")
def taken_away(here: Here, mine: Mine, number: int, ending: str) -> Response:
    """The plan as a workbook or as YAML."""
    return download(draft_file(here.engine, mine.actor, number, ending))


@router.post("/van-ban/{number}/tep", name="draft_bring")
def brought_back(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    version: Annotated[int, Form(ge=1, le=2**31 - 1)],
    file: Annotated[UploadFile | None, File()] = None,
    why: Annotated[str, Form(max_length=1000)] = "",
    no_secret: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """All that the file changes, or nothing of it, with each fault at its cell."""
    hand = Hand(mine.actor, number, version, here.moment, here.settings.zone)
    try:
        if file is None or not file.filename:
            raise DraftRefused(error("no-file-chosen"))
        data, words = file.file.read(), why.strip() or None
        bring_back(here.engine, here.settings, hand, data, file.filename, words, no_secret=bool(no_secret))
    except DondocError as refused:
        return again(request, here, mine, number, refused)
    return RedirectResponse(link_to(request, "draft", {"xong": "tep"}, number=number), status_code=303)
