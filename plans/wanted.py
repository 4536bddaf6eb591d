"""What a list, a table or a paper is narrowed to: the same words for pages, commands, programs and files."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from plans.stages import Stage
from plans.state import State

SOON = "soon"
"""Asked for like a state: what is due soon (`plans.state.is_soon`), a view and not one of the six leaves."""
NO_FIELD = "-"
"""Asked for like a field: tasks without one."""
HANDED_OVER = "handed-over"
"""Asked for like a state: what a unit had and another one has now."""
STATES = (*(one.value for one in State), SOON, *(one.value for one in Stage), HANDED_OVER)


class Wanted(NamedTuple):
    """What is asked for; a part left empty narrows nothing.

    `unit` is a slug (desk takes names too), with everything under it where `below`; `partner` of a unit that takes part in
    what others lead; `task` a key within `plan`; `state` one of STATES; `text` words that each must stand in title,
    document's number or its subject, marks or none.
    """

    unit: str | None = None
    below: bool = False
    field: str | None = None
    plan: str | None = None
    task: str | None = None
    urgency: str | None = None
    state: str | None = None
    text: str = ""
    partner: str | None = None


EVERYTHING = Wanted()


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Words without marks, in small letters: “Rà soát” is found by “ra soat”."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(one for one in apart if not unicodedata.combining(one))
