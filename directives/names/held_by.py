"""Who holds an office, named behind the body that is addressed through it: "Thứ trưởng Bộ Y tế | Nguyễn Văn An"."""

import re

from directives.lexicon import words
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, endings
from directives.names.inside_names import is_whole
from directives.names.places_in_brackets import OWN_WORD
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept

_PERSON = Printed(
    "heads",
    rf"\s(?!(?:{{named_after}}|{{like_persons}})(?:\s|$)){{surnames}}(?P<more>(?:\s(?=[{CAPITALS}]){OWN_WORD}){{1,3}})$",
)
_HOLDER = Printed(
    "heads",
    rf"\s+(?!(?:{{named_after}}|{{like_persons}})(?:\s|$)){{surnames}}(?:\s(?=[{CAPITALS}]){OWN_WORD}){{1,3}}(?!\w)",
)
_FOR_PERSONS = Shape("names", r"(?<!\w){named_for_persons}")
_TITLED = re.compile(r"\s[" + CAPITALS + r"][a-zà-ỹđ]+$")
"""A name of its own in front of that of the person ("Trường THPT Cam Lộ | ...")."""
_LIKELY = (2, 3, 1)
"""Words behind the family name, the likeliest first."""
_FULL_NAME = 3
"""Words of a name at least that is asked about: communes have two of them."""


@kept
def without_holder(name: str) -> str:
    """The body alone; a school or a place that may itself be called by such a name keeps it."""
    start = _person_at(name)
    return name if start is None or _may_be_its_own(name[:start]) else name[:start]


def holder_end(text: str, title_end: int) -> int | None:
    """Where the name of a person ends that stands right behind a title ("Phó Chủ tịch | Lê Văn Nam"); None where none does."""
    found = _HOLDER.match(text, title_end)
    return found.end() if found else None


def perhaps_person(name: str, quote: str) -> bool:
    """As in "Phó Chủ tịch UBND xã Nguyễn Văn An": a commune of that name, or who holds the office there."""
    start = _person_at(name)
    if start is None or name[start:].count(" ") < _FULL_NAME or not _may_be_its_own(name[:start]):
        return False
    if not _is_place(name[:start]) and not _TITLED.search(name[:start]):
        return False  # "Trường THPT | Chu Văn An": a school of that name
    before, found, _ = " ".join(quote.split()).partition(name)
    return bool(found) and fold(before).rstrip().endswith(tuple(words("bodies", "leaders")))


@kept
def _person_at(name: str) -> int | None:
    """Where the name of a person begins at the end of the name of a body: behind a whole name, or else of three words or four."""
    found = [one for at in _spaces(name) if (one := _PERSON.match(name, at)) is not None]
    whole = [one for one in found if is_whole(fold(name[: one.start()]))]
    sure = whole or [one for one in found if len(one["more"].split()) > 1]
    sure.sort(key=lambda one: _LIKELY.index(len(one["more"].split())))
    return sure[0].start() if sure else None


def _spaces(name: str) -> list[int]:
    return [one.start() for one in re.finditer(" ", name)][1:]


def _may_be_its_own(body: str) -> bool:
    return _is_place(body) or (_FOR_PERSONS.search(fold(body)) is not None and not is_whole(fold(body)))


def _is_place(body: str) -> bool:
    return f" {fold(body)}".endswith(endings("names", "called_like_persons"))
