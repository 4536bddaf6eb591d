"""The web app: pages in Vietnamese, for whoever is logged in. It calls desk and knows no Prefect."""

import datetime as dt
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from desk.drafts.giving import Giver
from models.database import prepare, reading
from models.settings import Settings
from plans.problems import DondocError, Problem, error
from web import pages
from web.api.app import PATH, create_api
from web.api.problems import problem_answer
from web.auth import YEAR, FormNotOurs, NotLoggedIn, keep_lang, to_login, who_is_there, why_not_ours
from web.errors import status_of
from web.head import HeadAsGet
from web.render import STATIC, link_to, page, tabler
from web.uploads import FILE, MOST_MEGABYTES, largest, too_large

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_ACT = re.compile(r"/nhiem-vu/([0-9]{1,18})/[a-z-]+")
"""Where the forms of an assignment go; opened again (reloaded, from the history) they lead back to it."""


def create_app(settings: Settings) -> FastAPI:
    """The app of one installation; its database is made ready here, so that the first page is quick."""
    app = FastAPI(title="Đôn Đốc", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = settings
    app.state.engine = prepare(settings)
    app.state.clock = lambda: dt.datetime.now(dt.UTC)
    app.state.giver = Giver()
    app.mount("/static/tabler", GZipMiddleware(StaticFiles(directory=tabler()), compresslevel=6), name="tabler")
    app.mount("/static", GZipMiddleware(StaticFiles(directory=STATIC)), name="static")
    app.mount(PATH, create_api(app.state), name="api")
    app.add_api_route("/healthz", healthz, methods=["GET"], include_in_schema=False)
    app.routes.extend(pages.router.routes)  # not included anew: what FastAPI works out of them serves every app here
    app.middleware("http")(with_headers)
    app.add_middleware(HeadAsGet)
    app.add_exception_handler(HTTPException, not_found)
    app.add_exception_handler(RequestValidationError, unread)
    app.add_exception_handler(DondocError, refused)
    app.add_exception_handler(NotLoggedIn, to_login)
    app.add_exception_handler(FormNotOurs, not_ours)
    app.add_exception_handler(Exception, failed)
    return app


async def with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Every answer carries the headers that keep a page from being framed, sniffed or fed foreign scripts."""
    refused = too_large(request.method, request.url.path, request.headers)
    if refused is not None:
        most = largest(request.url.path)
        file = error("sent-file-too-large", most=MOST_MEGABYTES) if most == FILE else error("sent-too-large")
        response = told(request, refused, [file])
    elif "\0" in request.url.path or b"%00" in request.scope["query_string"]:
        response = told(request, 404)
    else:
        response = await call_next(request)
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    elif response.status_code == 200 and ("v" in request.query_params or request.url.path.endswith(".woff2")):
        response.headers.setdefault("Cache-Control", f"public, max-age={YEAR}, immutable")
    keep_lang(request, response)
    return _guarded(request, response)


def told(request: Request, status: int, problems: Sequence[Problem] = ()) -> Response:
    """What is refused before anybody looks at it: a page, or what a program reads."""
    if request.url.path.startswith(f"{PATH}/"):
        return problem_answer(request, status, problems)
    return page(request, "problem.html", {"status": status, "problems": problems}, status=status)


def _guarded(request: Request, response: Response) -> Response:
    """The headers of every answer; an installation behind https says that it always is."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.app.state.settings.secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=2592000")
    return response


def healthz(request: Request) -> JSONResponse:
    """Whether the app and its database answer."""
    try:
        with reading(request.app.state.engine) as session:
            session.connection().exec_driver_sql("SELECT 1")
    except DondocError as failure:
        return JSONResponse({"ok": False, "problem": failure.problems[0].code}, status_code=503)
    return JSONResponse({"ok": True})


def not_ours(request: Request, _failure: Exception) -> Response:
    """A page for a form that came without the token of its page: too old a page, a foreign one, or one without its cookie."""
    return page(request, "problem.html", {"status": 403, "problems": [why_not_ours(request)]}, status=403)


def not_found(request: Request, failure: Exception) -> Response:
    """A page for an address that leads nowhere, with the menu of whoever is logged in; from where a form went, the page it is on."""
    with suppress(DondocError):
        who_is_there(request)
    status = failure.status_code if isinstance(failure, HTTPException) else 404
    if status == 405 and request.method == "GET" and (found := _ACT.fullmatch(request.url.path)):
        return RedirectResponse(link_to(request, "assignment", {}, number=found[1]), status_code=303)
    return told(request, status, [error("page-only-sent")] if status == 405 else ())


def unread(request: Request, failure: Exception) -> Response:
    """An address whose parts cannot be read leads nowhere; a form whose fields cannot is said to be so."""
    if request.method != "POST":
        return not_found(request, failure)
    assert isinstance(failure, RequestValidationError)
    long = any(one["type"] == "string_too_long" for one in failure.errors())
    problems = [error("typed-too-long" if long else "form-wrong")]
    return page(request, "problem.html", {"status": 422, "problems": problems}, status=422)


def refused(request: Request, failure: Exception) -> Response:
    """A page for what cannot be shown or done, in the words of its problems."""
    problems = failure.problems if isinstance(failure, DondocError) else ()
    status = status_of(failure) if isinstance(failure, DondocError) else 503
    return page(request, "problem.html", {"status": status, "problems": problems}, status=status)


def failed(request: Request, failure: Exception) -> Response:
    """A page for a fault of ours; the server's log has the rest. It is drawn outside the middleware, so headers come here."""
    return _guarded(request, page(request, "problem.html", {"status": 500, "problems": []}, status=500))
