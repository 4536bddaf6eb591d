"""What a page is given: the database, the settings and the moment, asked for once a request."""

import datetime as dt
from typing import Annotated, NamedTuple

from fastapi import Depends, Query, Request

from models.database import Engine
from models.settings import Settings

PAGE = 50
"""Lines a page."""


class Place(NamedTuple):
    """Where a request is answered: database, settings, moment (aware, UTC)."""

    engine: Engine
    settings: Settings
    moment: dt.datetime


def place(request: Request) -> Place:
    """The place of this request."""
    state = request.app.state
    return Place(state.engine, state.settings, state.clock())


Here = Annotated[Place, Depends(place)]
Offset = Annotated[int, Query(alias="tu", ge=0, le=10_000_000)]
