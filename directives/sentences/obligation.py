"""What the compiler finds in a text: a task before it is given an id, a title and a handling."""

from typing import NamedTuple

from plans.due import Due
from plans.plan import How


class Obligation(NamedTuple):
    """One thing that somebody must do. `span` is [start, end) of the source; `found` says how a field is known."""

    clause: str
    part: int
    quote: str
    span: tuple[int, int]
    lead: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    report_to: str | None = None
    via: str | None = None
    due: Due | None = None
    inherited_from: str | None = None
    source_quote: str | None = None
    asked: bool = False
    product: str | None = None
    heading: str | None = None
    found: dict[str, How] = {}  # noqa: RUF012


def quoted(source: str, span: tuple[int, int]) -> str:
    """The words of a span, white space joined."""
    return " ".join(source[span[0] : span[1]].split())
