"""Logging in and out, the one-time link, another password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response

from desk.logins import (
    Invited,
    LinkRefused,
    LoginLocked,
    LoginRefused,
    PasswordRefused,
    accept_link,
    change_password,
    invited,
    log_in,
    log_out,
)
from desk.registering import NewPerson
from models.registry import OfficeRefused, PersonRefused
from plans.problems import DondocError
from web.auth import back_to, enter, form_is_ours, leave, secret_of, who_is_there
from web.deps import Address, Here, Mine
from web.limits import guessed_wrong, not_guessing
from web.render import page

open_router = APIRouter()
router = APIRouter()
OURS = [Depends(form_is_ours)]
SECRET = [Depends(not_guessing)]
Short = Annotated[str, Form(max_length=2000)]
REFUSALS = (PasswordRefused, PersonRefused, OfficeRefused)


@open_router.get("/dang-nhap")
def login(
    request: Request,
    wanted: Annotated[str, Query(alias="tiep", max_length=2000)] = "/",
    done: Annotated[str, Query(alias="xong", max_length=20)] = "",
) -> Response:
    """The form; whoever is logged in already goes on."""
    if who_is_there(request) is not None:
        return Response(status_code=303, headers={"Location": back_to(wanted)})
    return page(request, "login.html", {"wanted": wanted, "slug": "", "problems": [], "left": done == "ra"})


@open_router.post("/dang-nhap", dependencies=OURS)
def login_sent(
    request: Request,
    here: Here,
    address: Address,
    slug: Short = "",
    password: Short = "",
    wanted: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """A session, or the form again with a refusal that tells nothing."""
    try:
        secret = log_in(here.engine, here.settings, slug, password, address, here.moment)
    except (LoginRefused, LoginLocked) as refused:
        values = {"wanted": wanted, "slug": slug, "problems": refused.problems, "left": False}
        return page(request, "login.html", values, status=429 if isinstance(refused, LoginLocked) else 401)
    return enter(request, secret, back_to(wanted))


@open_router.get("/mat-khau/{secret}", dependencies=SECRET)
def link(request: Request, here: Here, secret: str) -> Response:
    """The form behind a one-time link; looking at it uses nothing up."""
    try:
        guest = invited(here.engine, here.settings, secret, here.moment)
    except LinkRefused as refused:
        return _opens_nothing(request, refused)
    return _link_page(request, here, guest, None)


@open_router.post("/mat-khau/{secret}", dependencies=[*SECRET, *OURS])
def link_sent(
    request: Request,
    here: Here,
    secret: str,
    password: Short = "",
    again: Short = "",
    slug: Short = "",
    name: Short = "",
    unit: Short = "",
    sure: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """The password is set, the link is spent, and its holder is logged in."""
    first = NewPerson(slug.strip(), name, unit)
    try:
        new = (password, again)
        done = accept_link(here.engine, here.settings, secret, new, here.moment, first, sure=bool(sure))
        return enter(request, done, "/")
    except LinkRefused as refused:
        if refused.problems[0].code == "link-refused":
            return _opens_nothing(request, refused)
        return _link_page(request, here, invited(here.engine, here.settings, secret, here.moment), refused, first)
    except REFUSALS as refused:
        return _link_page(request, here, invited(here.engine, here.settings, secret, here.moment), refused, first)


def _opens_nothing(request: Request, refused: LinkRefused) -> Response:
    guessed_wrong(request)
    return page(request, "link.html", {"guest": None, "problems": refused.problems}, status=404)


def _link_page(
    request: Request, here: Here, guest: Invited, refused: DondocError | None, typed: NewPerson | None = None
) -> Response:
    values = {
        "guest": guest,
        "problems": refused.problems if refused else (),
        "typed": typed or NewPerson("", "", guest.office),
        "least": here.settings.password_length,
    }
    return page(request, "link.html", values, status=422 if refused else 200)


@router.get("/mat-khau")
def password(request: Request, here: Here) -> Response:
    """The form for another password."""
    return page(request, "password.html", {"problems": (), "least": here.settings.password_length})


@router.post("/mat-khau", dependencies=OURS)
def password_sent(
    request: Request, here: Here, mine: Mine, address: Address, old: Short = "", password: Short = "", again: Short = ""
) -> Response:
    """Another password: every session ends but the one that starts now."""
    try:
        new = (password, again)
        secret = change_password(here.engine, here.settings, mine.slug, old, new, address, here.moment)
    except (LoginRefused, LoginLocked, PasswordRefused) as refused:
        values = {"problems": refused.problems, "least": here.settings.password_length}
        return page(request, "password.html", values, status=422)
    return enter(request, secret, "/?xong=mat-khau")


@router.post("/dang-xuat", dependencies=OURS)
def logout(request: Request, here: Here) -> Response:
    """The session ends, here and in the database."""
    if secret := secret_of(request):
        log_out(here.engine, secret)
    return leave(request)
