"""What a page is given: the database, the settings, the moment, and who asks; once a request."""

import datetime as dt
from typing import Annotated, NamedTuple

from fastapi import Depends, Query, Request

from desk.logins import Visitor
from models.database import Engine
from models.settings import Settings
from plans.access import Actor, Sight, watch_of
from web.auth import required

PAGE = 50
"""Lines a page."""


class Place(NamedTuple):
    """Where a request is answered: database, settings, moment (aware, UTC)."""

    engine: Engine
    settings: Settings
    moment: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day in the office's zone."""
        return self.moment.astimezone(self.settings.zone).date()


class Me(NamedTuple):
    """Who asks, and what he may see."""

    slug: str
    actor: Actor
    sight: Sight


def place(request: Request) -> Place:
    """The place of this request."""
    state = request.app.state
    return Place(state.engine, state.settings, state.clock())


def me(visitor: Annotated[Visitor, Depends(required)]) -> Me:
    """Who is logged in; nobody else comes this far."""
    return Me(visitor.person.slug, visitor.actor, watch_of(visitor.actor))


def address(request: Request) -> str:
    """Where the request comes from, as the server knows it."""
    return request.client.host if request.client else "-"


Here = Annotated[Place, Depends(place)]
Mine = Annotated[Me, Depends(me)]
Address = Annotated[str, Depends(address)]
Offset = Annotated[int, Query(alias="tu", ge=0, le=10_000_000)]
