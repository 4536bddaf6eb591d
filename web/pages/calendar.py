"""The calendar feed: its file behind a secret address, and the page on which a person makes, renews or ends his."""

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from desk.feeds import FeedUnknown, calendar_feed, end_feed, feed_since, renew_feed
from web.deps import Here, Mine
from web.limits import guessed_wrong, not_guessing
from web.render import link_to, page

open_router = APIRouter(dependencies=[Depends(not_guessing)])
reading = APIRouter()
router = APIRouter()
MINUTES = 5
"""How long a calendar may take what it has for new."""


@open_router.get("/lich/{secret}.ics")
def feed(request: Request, here: Here, secret: str) -> Response:
    """The file; a calendar that has it already is told so."""
    try:
        found = calendar_feed(here.engine, here.settings, secret, here.moment)
    except FeedUnknown:
        guessed_wrong(request)
        raise
    headers = {
        "ETag": found.tag,
        "Cache-Control": f"private, max-age={60 * MINUTES}",
        "Content-Disposition": 'inline; filename="don-doc.ics"',
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if found.tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type="text/calendar; charset=utf-8", headers=headers)


@reading.get("/lich")
def calendar(request: Request, here: Here, mine: Mine) -> Response:
    """Whether there is an address, and how it is used; the address itself is shown when it is made."""
    return page(request, "calendar.html", {"since": feed_since(here.engine, mine.slug), "address": ""})


@router.post("/lich")
def calendar_sent(request: Request, here: Here, mine: Mine) -> Response:
    """A new address, shown this once."""
    address = here.settings.public_url.rstrip("/") + renew_feed(here.engine, mine.slug, here.moment)
    return page(request, "calendar.html", {"since": feed_since(here.engine, mine.slug), "address": address})


@router.post("/lich/ngung")
def calendar_ended(request: Request, here: Here, mine: Mine) -> Response:
    """No address any more."""
    end_feed(here.engine, mine.slug, here.moment)
    return RedirectResponse(link_to(request, "calendar", {}), status_code=303)
