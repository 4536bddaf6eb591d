"""The app behind /api/v1: its routes, how it refuses, and its description (OpenAPI) at /api/v1/openapi.json."""

from functools import cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from plans.problems import DondocError
from web.api import (
    acts,
    amending,
    contributing,
    drafts,
    extending,
    files,
    handing_over,
    handing_proposals,
    inside,
    lists,
    own,
    plans,
    registry,
    webhooks,
)
from web.api.problems import (
    MEDIA,
    NoToken,
    ProblemDocument,
    failed,
    no_token,
    not_found,
    refused,
    unread,
)

PATH = "/api/v1"
ROUTERS = (
    own.router,
    lists.router,
    acts.router,
    inside.router,
    extending.router,
    contributing.router,
    handing_over.router,
    handing_proposals.router,
    plans.router,
    drafts.router,
    amending.router,
    files.router,
    registry.router,
    webhooks.router,
)
"""The groups of addresses; a new one is a line here."""
ABOUT = """What the pages can do, programs can: each call goes by the same rules for the same person.

A token is made by a person on his own page (or by `dondoc people token`), is shown once, and opens what its scopes say of
what that person may: `read`, `act`, `plan`, `admin`. It is sent as `Authorization: Bearer dondoc_...`.

What goes wrong is answered as application/problem+json (RFC 9457): `problems` has each thing wrong with its code, its place,
its words and what to do about it, in the language of `Accept-Language` (vi, en). Lists are paged by `offset` and `limit`.
A change names the `version` that was seen; where somebody was faster it is refused with 409.
"""
WRONG = {
    "400": "The body is no JSON at all.",
    "401": "No token came, or one that opens nothing.",
    "403": "The token or the person may not.",
    "404": "There is no such thing, or no such day.",
    "409": "Somebody was faster, or the stage does not allow it.",
    "411": "The body does not say how large it is.",
    "413": "The body is too large.",
    "422": "What was sent is wrong: every problem at once.",
    "503": "The database cannot be read or written now.",
}


def create_api(state: State) -> FastAPI:
    """The app to be mounted at PATH; database, settings and clock are those of the pages."""
    app = FastAPI(title="Đôn Đốc", version="1", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.state = state
    app.routes.extend(routes().routes)  # not included anew: what FastAPI works out of them serves every app here
    app.add_exception_handler(NoToken, no_token)
    app.add_exception_handler(DondocError, refused)
    app.add_exception_handler(RequestValidationError, unread)
    app.add_exception_handler(HTTPException, lost)
    app.add_exception_handler(Exception, failed)
    app.openapi = description  # type: ignore[method-assign]
    return app


@cache
def routes() -> APIRouter:
    """Every address of the API."""
    router = APIRouter()
    for part in ROUTERS:
        router.include_router(part)
    return router


@cache
def description() -> dict[str, Any]:
    """The description: FastAPI's, with how every call may be refused."""
    made = get_openapi(
        title="Đôn Đốc", version="1", description=ABOUT, routes=routes().routes, servers=[{"url": PATH}]
    )  # fmt: skip
    parts = made["components"]["schemas"]
    problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    parts |= problem.pop("$defs", {}) | {"ProblemDocument": problem}
    for unused in ("HTTPValidationError", "ValidationError"):
        parts.pop(unused, None)
    for path in made["paths"].values():
        for call in path.values():
            call["responses"] |= {status: _wrong(words) for status, words in WRONG.items()}
    return made


def lost(request: Request, failure: Exception) -> Response:
    """An address that leads nowhere; where only the method is wrong, `Allow` names those that are right."""
    assert isinstance(failure, HTTPException)
    answer = not_found(request, failure)
    if failure.status_code == 405 and (methods := _methods(request)):
        answer.headers["Allow"] = ", ".join(methods)
    return answer


def _methods(request: Request) -> list[str]:
    """The methods of this address, of all routes that have it."""
    path = request.url.path.removeprefix(PATH)
    return sorted(
        method.upper()
        for template, calls in description()["paths"].items()
        if compile_path(template)[0].match(path)
        for method in calls
    )


def _wrong(words: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemDocument"}
    return {"description": words, "content": {MEDIA: {"schema": schema}}}
