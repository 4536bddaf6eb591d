"""What the keeper's pages share: a deed done, then on to the page; or the same page again with what stands in the way."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.managing import UnitRefused
from desk.reporting import NotFound
from desk.staffing import StaffRefused
from models.registry import ChannelRefused, PersonRefused
from notifications.channels import PlaceRefused
from plans.problems import DondocError, Problem
from web.render import link_to, page

Made = TypeVar("Made")
WRONG = (StaffRefused, PersonRefused, UnitRefused, ChannelRefused, PlaceRefused, NotFound, ActRefused)
"""What is typed wrong: it is shown again. Who may not, and what is not there at all, have pages of their own."""


def tried(deed: Callable[[], Made], again: Callable[[DondocError], Response], to: Callable[[Made], str]) -> Response:
    """The deed done and on to where its outcome leads, or the page again with its refusal."""
    try:
        made = deed()
    except WRONG as refused:
        return again(refused)
    return RedirectResponse(to(made), status_code=303)


def is_wide(refused: DondocError | None) -> bool:
    """Whether it is asked if a role is meant for the whole system."""
    return refused is not None and any(one.code == "role-everywhere" for one in refused.problems)


def went(request: Request, name: str, slug: str, done: str, failed: str = "") -> str:
    """The address of a card that says what has just been done."""
    return link_to(request, name, {"xong": done, "loi": failed[:200]}, slug=slug)


def drawn(request: Request, name: str, values: Mapping[str, object], refused: DondocError | None = None) -> Response:
    """A keeper's page, with what was refused at its top."""
    problems: tuple[Problem, ...] = refused.problems if refused else ()
    shown = {**values, "problems": problems, "here": "kept_people"}
    return page(request, name, shown, status=422 if refused else 200)
