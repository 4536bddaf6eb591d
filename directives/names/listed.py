"""A list of names behind a colon ("các Bộ: A, B"): which noun opens it, and where one of its names ends."""

import re

from directives.lexicon import words
from directives.lexicon.shapes import Shape
from directives.words.body_words import SPACE, WORD, grammar

_LISTED = Shape("names", r"(?:^|\s)({listed_of})(?:\s+{listed_behind})?$")
_NO_LIST = Shape("names", r"(?<!\w){opens_no_list}$")
_SEVERAL, _PLACES = Shape("names", r"(?<!\w){several}\s"), Shape("names", "{listed_as_one}")
DASHED = re.compile(r"\w|\s+-\s")
"""What goes on with a field: it is no name then."""
_AND = re.compile(r"và(?!\w)")


def noun_of_list(folded: str) -> str | None:
    """The noun at the end of a name before a colon that its list shares; None where the colon opens work ("Vụ Tổ chức cán bộ: ...")."""
    listed = _LISTED.search(folded)
    if listed is None or _NO_LIST.search(folded) is not None:
        return None
    owns = listed.start() > 0 and _PLACES.fullmatch(listed[1]) is None and _SEVERAL.search(folded) is None
    return None if owns else listed[1]  # "Văn phòng Sở: ..." is the office of one


def end_of_item(text: str, folded: str, at: int) -> int:
    """The end of one name of a list; "và" belongs to it only in a known field ("Giáo dục và Đào tạo")."""
    for field in words("bodies", "fields"):
        if folded.startswith(field, at) and not DASHED.match(folded, at + len(field)):
            return at + len(field)
    position = at
    while True:
        space = SPACE.match(folded, position).end()  # type: ignore[union-attr]
        compound = grammar().compound.match(folded, space)
        if compound is not None and text[space].isupper():
            position = compound.end()
            continue
        word = WORD.match(text, space)
        if word is None or _AND.match(folded, space):
            return position
        kept = grammar().kept.match(folded, space)
        if kept is None and grammar().stop.match(folded, space) and not text[space].isupper():
            return position
        position = (kept or word).end()


def field_end(folded: str, at: int) -> int | None:
    """The end of a field of the administration that stands by itself: behind it the list or the sentence goes on."""
    for field in words("bodies", "fields"):
        end = at + len(field)
        if folded.startswith(field, at) and not DASHED.match(folded, end):
            after = SPACE.match(folded, end).end()  # type: ignore[union-attr]
            if (
                folded[after : after + 1] in ("", *",;.:)")
                or _AND.match(folded, after)
                or grammar().stop.match(folded, after)
            ):
                return end
    return None
