"""While a plan is being given: how far it is, and on to the plan's page when it is; with script a small part is asked for again."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from desk.drafts.giving import Standing
from plans.plan_keys import plan_key
from web.deps import Here, Me, Mine, Place
from web.render import link_to, page

router = APIRouter()


@router.get("/van-ban/{number}/dang-giao", name="draft_giving")
def giving(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """The whole page: without script it loads itself again."""
    return _shown(request, here, mine, number, "giving.html")


@router.get("/van-ban/{number}/dang-giao/tien-do", name="draft_giving_part")
def giving_part(request: Request, here: Here, mine: Mine, number: int) -> Response:
    """The part that changes."""
    return _shown(request, here, mine, number, "giving_part.html")


def _shown(request: Request, here: Place, mine: Me, number: int, template: str) -> Response:
    found: Standing = request.app.state.giver.standing(here.engine, mine.actor, number, here.moment)
    if found.state == "given":
        done = {"xong": "giao", "n": found.given.assignments} if found.given else {}
        return RedirectResponse(
            link_to(request, "plan", done, slug=plan_key(found.draft.slug, found.draft.as_unit)), status_code=303
        )
    return page(request, template, {"found": found, "here": "drafts", "moment": here.moment})
