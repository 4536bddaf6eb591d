"""The link in a reminder: a page to look at without a login; acting is a second step, behind one."""

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from desk.links import LinkDead, Opened, follow_link
from web.auth import form_is_ours, who_is_there
from web.deps import Here, Place
from web.limits import guessed_wrong, not_guessing
from web.render import link_to, page

open_router = APIRouter(dependencies=[Depends(not_guessing)])


@open_router.get("/mo/{token}")
def opened(request: Request, here: Here, token: str) -> Response:
    """One item, to look at. Whoever fetches it, however often, changes nothing."""
    try:
        found = _follow(request, here, token)
    except LinkDead as dead:
        return _private(page(request, "opened.html", {"found": None, "problems": dead.problems}, status=404))
    known = who_is_there(request) is not None
    values = {"found": found, "token": token, "moment": here.moment, "known": known}
    return _private(page(request, "opened.html", values))


@open_router.post("/mo/{token}", dependencies=[Depends(form_is_ours)])
def go_on(request: Request, here: Here, token: str) -> Response:
    """On to the item itself, where acting is; the login stands before it."""
    try:
        found = _follow(request, here, token)
    except LinkDead as dead:
        return _private(page(request, "opened.html", {"found": None, "problems": dead.problems}, status=404))
    return RedirectResponse(link_to(request, "assignment", {}, number=found.seen.view.line.id), status_code=303)


def _follow(request: Request, here: Place, token: str) -> Opened:
    try:
        return follow_link(here.engine, token, here.moment)
    except LinkDead:
        guessed_wrong(request)
        raise


def _private(response: Response) -> Response:
    """The address is the secret: it is told to no other page, and no search engine keeps it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
