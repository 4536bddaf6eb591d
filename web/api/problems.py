"""What went wrong, told to a program: application/problem+json (RFC 9457) with our codes, places and words."""

from collections.abc import Mapping, Sequence

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from plans.problems import DondocError, Place, Problem, error
from plans.wording import Lang, render
from web.api.unread import field_problem
from web.errors import status_of

MEDIA = "application/problem+json"
TITLES = {400: "request-unreadable", 404: "address-unknown", 405: "method-unknown"}
"""The code of an answer that has no problem of its own."""


class NoToken(Exception):
    """No token came with the call, or one that opens nothing."""


class ScopeMissing(DondocError):
    """The token does not open this."""


class ProblemItem(BaseModel):
    """One thing wrong or doubtful: its code and place for the program, its words and remedy for whoever reads."""

    code: str
    severity: str = Field(description="error, doubt or note")
    says: str
    do: str = ""
    place: Place = Place()
    args: Mapping[str, str | int] = Field(default_factory=dict)


class ProblemDocument(BaseModel):
    """RFC 9457: `type` is a URN made of the first problem's code, `title` and `detail` are its words and its remedy."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str = ""
    problems: list[ProblemItem] = []


def item(problem: Problem, lang: Lang) -> ProblemItem:
    """A problem with its words."""
    words = render(problem, lang, program=True)
    return ProblemItem(
        code=problem.code, severity=problem.severity.value, says=words.says, do=words.do, place=problem.place,
        args=problem.args,
    )  # fmt: skip


def items(problems: Sequence[Problem], lang: Lang) -> list[ProblemItem]:
    """Problems with their words."""
    return [item(one, lang) for one in problems]


def lang_of(request: Request) -> Lang:
    """The first language that the call asks for and we have (Accept-Language), else the installation's."""
    for wanted in request.headers.get("accept-language", "").lower().split(","):
        name, _, weight = wanted.strip().partition(";")
        if name[:2] in ("vi", "en") and name[2:3] in ("", "-") and weight.replace(" ", "") not in ("q=0", "q=0.0"):
            return "vi" if name[:2] == "vi" else "en"
    chosen: Lang = request.app.state.settings.lang
    return chosen


def problem_answer(
    request: Request, status: int, problems: Sequence[Problem], headers: Mapping[str, str] | None = None
) -> Response:
    """The answer for what cannot be shown or done."""
    told = items(problems or [error(TITLES.get(status, "request-failed"))], lang_of(request))
    document = ProblemDocument(
        type=f"urn:dondoc:problem:{told[0].code}", title=told[0].says, status=status, detail=told[0].do,
        instance=request.url.path, problems=told,
    )  # fmt: skip
    return Response(document.model_dump_json(), status, headers, media_type=MEDIA)


def no_token(request: Request, _failure: Exception) -> Response:
    """401, and how to come with one."""
    return problem_answer(request, 401, [error("token-missing")], {"WWW-Authenticate": "Bearer"})


def refused(request: Request, failure: Exception) -> Response:
    """A refusal of desk or models in its own words."""
    assert isinstance(failure, DondocError)
    status = 403 if isinstance(failure, ScopeMissing) else status_of(failure)
    return problem_answer(request, status, failure.problems)


def unread(request: Request, failure: Exception) -> Response:
    """422 with every field that is wrong; what was sent is not repeated."""
    assert isinstance(failure, RequestValidationError)
    return problem_answer(request, 422, [field_problem(one) for one in failure.errors()])


def not_found(request: Request, failure: Exception) -> Response:
    """An address that leads nowhere, or not by this method."""
    assert isinstance(failure, HTTPException)
    return problem_answer(request, failure.status_code, [], failure.headers)


def failed(request: Request, _failure: Exception) -> Response:
    """A fault of ours; the server's log has the rest."""
    return problem_answer(request, 500, [])
