"""What is a person's own: his tokens (seen and ended, never made here), his kept filters, his calendar."""

from fastapi import APIRouter

from desk.feeds import end_feed, feed_since, renew_feed
from desk.tokens import end_token, tokens_of
from desk.views import PAGES, choices, drop_view, keep_view
from web.api import asked
from web.api.answers.kept import Calendar, Filter, Token
from web.api.deps import Doer, Reader
from web.deps import Here, Me, Place

router = APIRouter(tags=["own"])


@router.get("/tokens")
def tokens(here: Here, mine: Reader) -> list[Token]:
    """The tokens of whose token this is; another one is made on his page, so that no token widens itself."""
    return [Token.model_validate(one) for one in tokens_of(here.engine, mine.slug)]


@router.delete("/tokens/{number}")
def end(here: Here, mine: Reader, number: int) -> list[Token]:
    """A token opens nothing more, from the next call on."""
    end_token(here.engine, mine.slug, number, here.moment)
    return [Token.model_validate(one) for one in tokens_of(here.engine, mine.slug)]


@router.get("/filters")
def filters(here: Here, mine: Reader) -> list[Filter]:
    """The filters that he keeps."""
    return _filters(here, mine)


@router.post("/filters", status_code=201)
def keep(here: Here, mine: Doer, new: asked.NewFilter) -> list[Filter]:
    """Keep a filter; one of the same name is replaced."""
    keep_view(here.engine, mine.slug, new.page, new.name, {str(name): words for name, words in new.query.items()})
    return _filters(here, mine)


@router.delete("/filters/{number}")
def drop(here: Here, mine: Doer, number: int) -> list[Filter]:
    """Drop a kept filter."""
    drop_view(here.engine, mine.slug, number)
    return _filters(here, mine)


@router.get("/calendar")
def calendar(here: Here, mine: Reader) -> Calendar:
    """Since when he has a calendar; its address was shown once."""
    return Calendar(since=feed_since(here.engine, mine.slug))


@router.post("/calendar", status_code=201)
def renew(here: Here, mine: Doer) -> Calendar:
    """A new secret address of his calendar (iCalendar); the one before opens nothing from now on."""
    address = here.settings.public_url.rstrip("/") + renew_feed(here.engine, mine.slug, here.moment)
    return Calendar(since=feed_since(here.engine, mine.slug), address=address)


@router.delete("/calendar")
def no_calendar(here: Here, mine: Doer) -> Calendar:
    """No calendar any more."""
    end_feed(here.engine, mine.slug, here.moment)
    return Calendar(since=None)


def _filters(here: Place, mine: Me) -> list[Filter]:
    found = [one for page in PAGES for one in choices(here.engine, mine.slug, page, here.moment).kept]
    return [Filter.model_validate(one) for one in found]
