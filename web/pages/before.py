"""Before giving: the page that shows what would be created, and the paper for the leader."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from desk.drafts.before import NothingGiven, before_giving
from desk.papers.submitting import submission
from web.deps import Here, Mine
from web.files import download
from web.pages.bench_page import anchor
from web.render import link_to, page

router = APIRouter()


@router.get("/van-ban/{number}/truoc-khi-giao", name="draft_before")
def before(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """What would be created, for whom, by unit and week; dates on days off, units without a contact, work given before."""
    try:
        found = before_giving(here.engine, here.settings, mine.actor, number, here.moment)
    except NothingGiven:  # an amendment has a page of its own
        return RedirectResponse(link_to(request, "draft_amend_look", {}, number=number), status_code=303)
    return page(request, "before.html", {"before": found, "here": "drafts", "moment": here.moment, "anchor": anchor})


@router.get("/van-ban/{number}/phieu-trinh.docx", name="draft_submission")
def paper(here: Here, mine: Mine, number: int) -> Response:
    """The paper by which the leader is asked to agree."""
    return download(submission(here.engine, here.settings, mine.actor, number, here.moment))
