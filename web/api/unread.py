"""Fields of a call that cannot be read, each as a problem of ours with its place: no words of the library reach the answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import Request
from fastapi.dependencies.models import Dependant

from plans.problems import DondocError, Place, Problem, error


class QueryUnknown(DondocError):
    """A part of the query that this address does not know: a slip there would widen a list unseen."""


def refuse_unknown_query(request: Request) -> None:
    """Every part of the query must be one that the address knows. Raises QueryUnknown."""
    dependant: Dependant = request.scope["route"].dependant
    known = _names(dependant)
    unknown = [name for name in dict.fromkeys(request.query_params) if name not in known]
    if unknown:
        shown = ", ".join(sorted(known)) or "-"
        raise QueryUnknown(
            *(error("query-unknown", Place(path=("query", one[:80])), name=one[:80], known=shown) for one in unknown)
        )


def field_problem(wrong: Mapping[str, Any]) -> Problem:
    """A field that is wrong, as the library tells it (type, loc, ctx), in a code of ours; what was sent is not repeated."""
    path: Sequence[str | int] = wrong["loc"]
    kind, facts = str(wrong["type"]), wrong.get("ctx") or {}
    where = path[1:] or path  # without "body" or "query"
    place = Place(path=tuple(path), field=".".join(map(str, where)))
    code, args = next((known for start, known in KINDS if kind.startswith(start)), ("field-wrong", _nothing))
    return error(code, place, field=place.field or "", **args(facts))


def _names(dependant: Dependant) -> set[str]:
    """What the address and all that it depends on take from the query."""
    own = {one.alias for one in dependant.query_params}
    return own.union(*(_names(one) for one in dependant.dependencies))


Args = Callable[[Mapping[str, Any]], dict[str, str | int]]


def _nothing(_facts: Mapping[str, Any]) -> dict[str, str | int]:
    return {}


def _number(name: str, *keys: str) -> Args:
    """The bound that was passed, by its name in our words."""
    return lambda facts: {name: next((str(facts[key]) for key in keys if key in facts), "-")}


def _choices(facts: Mapping[str, Any]) -> dict[str, str | int]:
    said = str(facts.get("expected") or facts.get("expected_tags") or "-")
    return {"known": said.replace("'", "").replace(" or ", ", ")}


def _kind(word: str) -> Args:
    return lambda _facts: {"kind": word}


KINDS: tuple[tuple[str, tuple[str, Args]], ...] = (
    ("missing", ("field-missing", _nothing)),
    ("union_tag_not_found", ("field-missing", _nothing)),
    ("extra_forbidden", ("field-unknown", _nothing)),
    ("string_too_short", ("field-short", _number("least", "min_length"))),
    ("string_too_long", ("field-long", _number("most", "max_length"))),
    ("too_short", ("field-few", _number("least", "min_length"))),
    ("too_long", ("field-many", _number("most", "max_length"))),
    ("greater_than", ("field-low", _number("least", "ge", "gt"))),
    ("less_than", ("field-high", _number("most", "le", "lt"))),
    ("literal_error", ("field-choice", _choices)),
    ("enum", ("field-choice", _choices)),
    ("union_tag_invalid", ("field-choice", _choices)),
    ("json_invalid", ("field-json", _nothing)),
    ("json_type", ("field-json", _nothing)),
    ("date", ("field-day", _nothing)),
    ("day_insensible", ("field-day", _nothing)),
    ("time", ("field-kind", _kind("time"))),
    ("string_pattern", ("field-form", _nothing)),
    ("string_unicode", ("field-form", _nothing)),
    ("string", ("field-kind", _kind("text"))),
    ("int", ("field-kind", _kind("number"))),
    ("float", ("field-kind", _kind("number"))),
    ("bool", ("field-kind", _kind("yes-no"))),
    ("list", ("field-kind", _kind("list"))),
    ("tuple", ("field-kind", _kind("list"))),
    ("dict", ("field-kind", _kind("object"))),
    ("model", ("field-kind", _kind("object"))),
    ("value_error", ("field-form", _nothing)),
)
"""Kinds of the library's errors by how their names begin, the first that fits; with our code and its arguments."""
