"""Logging in through the provider of the installation: there, back again, and out of it. Where none is set there is no such page."""

import base64
import binascii
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from desk.logins import LoginRefused
from desk.provider import ProviderFailed, leave_url
from desk.single_sign_on import BACK, Came, begin, finish
from plans.problems import DondocError, Problem, error
from web.auth import back_to, enter, keep_asking, take_asking
from web.deps import Here, Place
from web.limits import guessed_wrong, not_guessing
from web.render import page

open_router = APIRouter()
GUARDED = [Depends(not_guessing)]
"""A provider that does not answer is not asked again and again for whoever wishes so."""
Text = Annotated[str, Query(max_length=4000)]


def provided(here: Here) -> Place:
    """The place, where a provider is set; else there is no such page."""
    if not here.settings.oidc_issuer:
        raise HTTPException(404)
    return here


Provided = Annotated[Place, Depends(provided)]


@open_router.get("/dang-nhap/mot-cua", dependencies=GUARDED)
def sso(
    request: Request, here: Provided, wanted: Annotated[str, Query(alias="tiep", max_length=2000)] = "/"
) -> Response:
    """To the provider; his browser keeps what he must bring back."""
    try:
        asking = begin(here.settings)
    except ProviderFailed as failed:
        guessed_wrong(request)
        return _again(request, failed, 503)
    response = RedirectResponse(asking.url, status_code=303)
    keep_asking(request, response, f"{asking.kept}.{base64.urlsafe_b64encode(wanted.encode()).decode()}")
    return response


@open_router.get(BACK, dependencies=GUARDED)
def sso_back(
    request: Request,
    here: Provided,
    code: Text = "",
    state: Text = "",
    issuer: Annotated[str, Query(alias="iss", max_length=2000)] = "",
    refused: Annotated[str, Query(alias="error", max_length=200)] = "",
) -> Response:
    """Back from the provider: a session for who is meant, and on to the page that was wanted; else the login page with why not."""
    response = RedirectResponse("/", status_code=303)
    kept = take_asking(request, response)
    if refused or not code:
        return _again(request, error("oidc-denied"), 401)
    try:
        secret = finish(here.engine, here.settings, kept, Came(code, state, issuer), here.moment)
    except (LoginRefused, ProviderFailed) as failed:
        guessed_wrong(request)
        return _again(request, failed, 401)
    entered = enter(request, secret, back_to(_wanted(kept)))
    take_asking(request, entered)
    return entered


@open_router.get("/dang-nhap/mot-cua/ra", dependencies=GUARDED)
def sso_leave(request: Request, here: Provided) -> Response:
    """Out of the provider too, for whoever has left here."""
    ours = here.settings.public_url.rstrip("/") + "/dang-nhap?xong=ra"
    try:
        return RedirectResponse(leave_url(here.settings, ours) or "/dang-nhap?xong=ra", status_code=303)
    except ProviderFailed as failed:
        guessed_wrong(request)
        return _again(request, failed, 503)


def _again(request: Request, why: DondocError | Problem, status: int) -> Response:
    problems = why.problems if isinstance(why, DondocError) else (why,)
    values = {"wanted": "/", "slug": "", "problems": problems, "left": False}
    response = page(request, "login.html", values, status=status)
    take_asking(request, response)
    return response


def _wanted(kept: str) -> str:
    """The page that was wanted, out of what the browser kept."""
    try:
        return base64.urlsafe_b64decode(kept.split(".")[3]).decode()
    except (IndexError, ValueError, binascii.Error):
        return "/"
