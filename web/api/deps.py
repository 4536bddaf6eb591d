"""What a call is given: where it is answered, who comes with the token, and whether the token opens it."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Form, Query, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from desk.people import DeedRefused
from desk.tokens import Program, program
from plans.access import Deed, watch_of, why_not
from plans.problems import error
from plans.scopes import Scope, opens
from plans.wording import Lang
from web.api.problems import NoToken, ScopeMissing, lang_of
from web.api.unread import refuse_unknown_query
from web.deps import Here, Me

MOST = 200
"""Lines of a list at most."""
TEXT = r"^[^\x00]*$"
"""No text has a NUL: no database keeps it."""
NoSecret = Annotated[
    bool, Form(description="Whoever sends it says that it holds no State secret; else it is not read.")
]
BYTES = {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}, "description": "The file."}
"""The description of an answer that is a file of whatever kind."""
RIGHTS = {Scope.PLAN: Deed.PREPARE, Scope.ADMIN: Deed.MANAGE}
"""What a person must be allowed at all for a scope to be of any use."""
MOMENT = r"^(19[5-9]\d|2[01]\d\d)-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$"
BEARER = HTTPBearer(auto_error=False, description="A token of a person, made on the person's page: dondoc_…")


def came(
    request: Request, here: Here, shown: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)]
) -> Program:
    """Who comes with the token of this call; raises NoToken, QueryUnknown."""
    found = program(here.engine, shown.credentials, here.moment) if shown else None
    if found is None:
        raise NoToken
    refuse_unknown_query(request)
    return found


Came = Annotated[Program, Depends(came)]


def needs(scope: Scope) -> Callable[[Program], Me]:
    """A dependency: who asks, where the token opens this and he may do such things at all; raises ScopeMissing, DeedRefused.

    What exactly he may do it to is asked in desk.
    """

    def me(found: Came) -> Me:
        if not opens(found.scopes, scope):
            raise ScopeMissing(error("token-scope-missing", scope=scope.value))
        actor = found.visitor.actor
        if scope in RIGHTS and (refused := why_not(actor, RIGHTS[scope])):
            raise DeedRefused(refused)
        return Me(found.visitor.person.slug, actor, watch_of(actor))

    return me


def _is_moment(at: str | None) -> str | None:
    """A day or instant that there is; what is wrong is told with its place, like any other field."""
    try:
        if at is not None and (not re.fullmatch(MOMENT, at) or not dt.datetime.fromisoformat(at)):
            raise ValueError(at)
    except ValueError:
        raise PydanticCustomError("day_insensible", "a day or an instant") from None
    return at


def moment(
    here: Here,
    at: Annotated[
        str | None,
        AfterValidator(_is_moment),
        Query(
            json_schema_extra={"pattern": MOMENT},
            description="The list as it stood: a day (its end) or an instant, in the office's zone where it says none.",
            examples=["2026-12-09", "2026-12-09T07:30:00Z"],
        ),
    ] = None,
) -> dt.datetime:
    """The moment that a list is of; now where none is asked for."""
    if at is None:
        return here.moment
    zone = here.settings.zone
    if re.fullmatch(r"[\d-]{10}", at):
        end = dt.datetime.combine(dt.date.fromisoformat(at) + dt.timedelta(days=1), dt.time(), zone)
        return (end - dt.timedelta(seconds=1)).astimezone(dt.UTC)
    said = dt.datetime.fromisoformat(at)
    return (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(dt.UTC)


def words(request: Request) -> Lang:
    """The language of the words in an answer."""
    return lang_of(request)


Reader = Annotated[Me, Depends(needs(Scope.READ))]
Doer = Annotated[Me, Depends(needs(Scope.ACT))]
Planner = Annotated[Me, Depends(needs(Scope.PLAN))]
Keeper = Annotated[Me, Depends(needs(Scope.ADMIN))]
At = Annotated[dt.datetime, Depends(moment)]
Words = Annotated[Lang, Depends(words)]
From = Annotated[int, Query(alias="offset", ge=0, le=10_000_000, description="Lines to pass over.")]
Size = Annotated[int, Query(alias="limit", ge=1, le=MOST, description="Lines of the answer at most.")]
Filter = Annotated[str, Query(max_length=300, pattern=TEXT)]
