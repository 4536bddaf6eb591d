"""Who is there: the cookie of a session, the token of a form, and what happens to whoever lacks one."""

import hmac
import secrets
from hashlib import sha256
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from desk.logins import Visitor, visitor
from models.settings import Settings
from plans.problems import DondocError, Problem, error

SESSION, FORM, ASKING = "dondoc", "dondoc-form", "dondoc-asking"
YEAR = 365 * 24 * 3600
LANG, LANGS = "lang", ("vi", "en")
"""The parameter and the cookie that choose the language."""
TOKEN = "the"
"""The name of the hidden field that every form has."""


class NotLoggedIn(Exception):
    """The page is only for those who are logged in."""


class FormNotOurs(Exception):
    """A form came without the token of the page it was on: it is not acted upon."""


class FormWrong(DondocError):
    """A form that none of our pages has."""


def secret_of(request: Request) -> str | None:
    """The secret of the session in the request, if there is one."""
    return request.cookies.get(_name(SESSION, request.app.state.settings)) or None


def who_is_there(request: Request) -> Visitor | None:
    """Who is logged in; looked up once a request."""
    if not hasattr(request.state, "visitor"):
        secret, state = secret_of(request), request.app.state
        request.state.visitor = visitor(state.engine, secret, state.clock()) if secret else None
    found: Visitor | None = request.state.visitor
    return found


def required(request: Request) -> Visitor:
    """Who is logged in; raises NotLoggedIn."""
    found = who_is_there(request)
    if found is None:
        raise NotLoggedIn
    return found


async def form_is_ours(request: Request) -> None:
    """A form must bear the token of its page, and come from us where the browser says where from. Raises FormNotOurs."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise FormNotOurs
    form, base = await request.form(), _base(request)
    sent = form.get(TOKEN)
    if base is None or not isinstance(sent, str) or not hmac.compare_digest(sent.encode(), _token(base).encode()):
        raise FormNotOurs
    if any("\0" in value for _, value in form.multi_items() if isinstance(value, str)):
        raise FormWrong(error("nul-typed"))  # no database keeps it


def why_not_ours(request: Request) -> Problem:
    """What to tell whoever sent it: a page too old or foreign, or one opened over http where our cookies go over https alone."""
    settings: Settings = request.app.state.settings
    host = request.headers.get("host", "")
    sent_from = request.headers.get("origin") or request.headers.get("referer", "")
    if settings.secure and host and f"{sent_from}/".startswith(f"http://{host}/"):
        ours = settings.public_url if settings.public_url.startswith("https:") else f"https://{host}"
        return error("form-over-http", address=ours)
    return error("form-not-ours")


def form_token(request: Request) -> str:
    """The token for the forms of this page; a visitor without a session is given a cookie for it by `keep_form`."""
    base = _base(request)
    if base is None:
        base = getattr(request.state, "form", None) or secrets.token_urlsafe(32)
        request.state.form = base
    return _token(base)


def keep_form(request: Request, response: Response) -> None:
    """Sets the cookie that belongs to the token of a form, where one was just made up."""
    if made := getattr(request.state, "form", None):
        _set(request, response, FORM, made)


def keep_lang(request: Request, response: Response) -> None:
    """Sets the cookie of a language that was just chosen in an address; it is a wish, not a secret."""
    if (chosen := request.query_params.get(LANG)) in LANGS:
        settings: Settings = request.app.state.settings
        response.set_cookie(
            LANG, str(chosen), max_age=YEAR, path="/", samesite="lax", secure=settings.secure, httponly=True
        )


def keep_asking(request: Request, response: Response, kept: str) -> None:
    """What a browser keeps while its holder is at the provider, for a few minutes."""
    _set(request, response, ASKING, kept, 600)


def take_asking(request: Request, response: Response) -> str:
    """The same, given back once."""
    _drop(request, response, ASKING)
    return request.cookies.get(_name(ASKING, request.app.state.settings), "")


def enter(request: Request, secret: str, to: str) -> Response:
    """Logged in: the cookie of the session, and on to a page."""
    response = RedirectResponse(to, status_code=303)
    _set(request, response, SESSION, secret, int(request.app.state.settings.session_hours * 3600))
    _drop(request, response, FORM)
    return response


def leave(request: Request) -> Response:
    """Logged out: no cookies, and the login page."""
    response = RedirectResponse("/dang-nhap?xong=ra", status_code=303)
    _drop(request, response, SESSION)
    return response


def to_login(request: Request, _failure: Exception) -> Response:
    """The login page, and from there back to the page that was wanted."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = f"?tiep={quote(wanted, safe='/')}" if request.method == "GET" and wanted != "/" else ""
    response = RedirectResponse(f"/dang-nhap{back}", status_code=303)
    if secret_of(request):
        _drop(request, response, SESSION)
    return response


def back_to(wanted: str) -> str:
    """Where to after the login: a page of ours, else the first one."""
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return quote(wanted, safe="/?&=%:") if ours else "/"


def _base(request: Request) -> str | None:
    """What the token of a form hangs on: the session, else the cookie of the form."""
    if who_is_there(request) is not None:
        return secret_of(request)
    return request.cookies.get(_name(FORM, request.app.state.settings)) or None


def _token(base: str) -> str:
    return hmac.digest(base.encode("utf-8", "surrogatepass"), b"form", sha256).hex()


def _name(name: str, settings: Settings) -> str:
    """Over https a prefix that browsers guard: no other host and no plain page can set it."""
    return f"__Host-{name}" if settings.secure else name


def _set(request: Request, response: Response, name: str, value: str, seconds: int | None = None) -> None:
    settings: Settings = request.app.state.settings
    kept = {"httponly": True, "samesite": "lax", "secure": settings.secure}
    response.set_cookie(_name(name, settings), value, max_age=seconds, path="/", **kept)  # type: ignore[arg-type]


def _drop(request: Request, response: Response, name: str) -> None:
    settings: Settings = request.app.state.settings
    response.delete_cookie(_name(name, settings), path="/", httponly=True, samesite="lax", secure=settings.secure)
