"""The web app: read-only pages over desk's reports, in Vietnamese. It writes nothing and knows no Prefect."""

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from desk.reporting import NotFound
from models.database import prepare, reading
from models.settings import Settings
from plans.problems import DondocError
from web import pages
from web.render import page

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(settings: Settings) -> FastAPI:
    """The app of one installation; its database is made ready here, so that the first page is quick."""
    app = FastAPI(title="Đôn Đốc", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = settings
    app.state.engine = prepare(settings)
    app.state.clock = lambda: dt.datetime.now(dt.UTC)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(pages.router)
    app.add_api_route("/healthz", healthz, methods=["GET"], include_in_schema=False)
    app.middleware("http")(with_headers)
    app.add_exception_handler(HTTPException, not_found)
    app.add_exception_handler(RequestValidationError, not_found)
    app.add_exception_handler(DondocError, refused)
    app.add_exception_handler(Exception, failed)
    return app


async def with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Every answer carries the headers that keep a page from being framed, sniffed or fed foreign scripts."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def healthz(request: Request) -> JSONResponse:
    """Whether the app and its database answer."""
    try:
        with reading(request.app.state.engine) as session:
            session.connection().exec_driver_sql("SELECT 1")
    except DondocError as failure:
        return JSONResponse({"ok": False, "problem": failure.problems[0].code}, status_code=503)
    return JSONResponse({"ok": True})


def not_found(request: Request, failure: Exception) -> Response:
    """A page for an address that leads nowhere."""
    status = failure.status_code if isinstance(failure, HTTPException) else 404
    return page(request, "problem.html", {"status": status, "problems": []}, status=status)


def refused(request: Request, failure: Exception) -> Response:
    """A page for what cannot be shown now, in the words of its problems: 404 for what is not there, else 503."""
    problems = failure.problems if isinstance(failure, DondocError) else ()
    status = 404 if isinstance(failure, NotFound) else 503
    return page(request, "problem.html", {"status": status, "problems": problems}, status=status)


def failed(request: Request, failure: Exception) -> Response:
    """A page for a fault of ours; the server's log has the rest. It is drawn outside the middleware, so headers come here."""
    response = page(request, "problem.html", {"status": 500, "problems": []}, status=500)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
