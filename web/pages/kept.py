"""What the keeper's pages share: a deed done, then on to the page; or the same page again with what stands in the way."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.managing import UnitRefused
from desk.reporting import NotFound
from desk.single_sign_on import LinkTaken
from desk.staffing import StaffRefused
from models.database import Engine
from models.registry import ChannelRefused, PersonRefused
from notifications.channels import PlaceRefused
from plans.access import Actor
from plans.problems import DondocError, Problem
from web.deps import Me, Place
from web.render import link_to, page

Made = TypeVar("Made")
WRONG = (StaffRefused, PersonRefused, UnitRefused, ChannelRefused, PlaceRefused, LinkTaken, NotFound, ActRefused)
"""What is typed wrong: it is shown again. Who may not, and what is not there at all, have pages of their own."""


class Cards(NamedTuple):
    """The cards of one kind: the name of their page, what says whether one is there, what draws it."""

    route: str
    there: Callable[[Engine, Actor, str], object]
    card: Callable[..., Response]


def tried(deed: Callable[[], Made], again: Callable[[DondocError], Response], to: Callable[[Made], str]) -> Response:
    """The deed done and on to where its outcome leads, or the page again with its refusal."""
    try:
        made = deed()
    except WRONG as refused:
        return again(refused)
    return RedirectResponse(to(made), status_code=303)


def on_card(
    cards: Cards,
    request: Request,
    here: Place,
    mine: Me,
    slug: str,
    done: str,
    deed: Callable[[], object],
    **shown: object,
) -> Response:
    """A deed on a person or unit that is there: the card again, with what was done or what stands in the way."""
    cards.there(here.engine, mine.actor, slug)
    again = partial(cards.card, request, here, mine, slug, **shown)
    return tried(deed, again, lambda _: went(request, cards.route, slug, done))


def went(request: Request, name: str, slug: str, done: str, failed: str = "") -> str:
    """The address of a card that says what has just been done."""
    return link_to(request, name, {"xong": done, "loi": failed[:200]}, slug=slug)


def drawn(request: Request, name: str, values: Mapping[str, object], refused: DondocError | None = None) -> Response:
    """A keeper's page, with what was refused at its top."""
    problems: tuple[Problem, ...] = refused.problems if refused else ()
    shown = {**values, "problems": problems, "here": "kept_people"}
    return page(request, name, shown, status=422 if refused else 200)
