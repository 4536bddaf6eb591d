"""Who leads and who joins in, told by their part as in a label but in a sentence: "Cơ quan chủ trì là Sở A; cơ quan phối hợp là Sở B"."""

from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from directives.lexicon.shapes import Shape, shortest
from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.sentences.role_works import role_work
from directives.strings.folding import fold

_labelled = partial(Shape, "labelled")
_LEADS = _labelled(
    r"(?:^|(?<=[.;,:(])\s+|(?<=\())(?P<role>(?:(?:{subjects.several}\s+)?{label_bodies}\s+{label_leads}(?:\s+\w+){0,3}?(?:\s*:|\s+{tells_role})|"
    r"{label_lead_alone}\s+{tells_role})\s+)(?=\S)"
)
_JOINS = _labelled(
    r"(?:^|(?<=[.;,:(])\s+|(?<=\())(?P<role>(?:(?:{subjects.several}\s+)?{label_bodies}\s+{label_joins}(?:\s+\w+){0,3}?(?:\s*:|\s+{tells_role})|"
    r"{label_with_alone}\s+{tells_role})\s+)(?=\S)"
)
_IS_LEADING = _labelled(r"\s+{subjects.called_leading}(?=\s*(?:[.,;)]|$))")
"""Behind whoever leads: "Kiểm tra bến đò, Sở A là cơ quan chủ trì"."""
_BEFORE_NAME = _labelled(r"[.;,(]\s*(?P<role>(?:{subjects.given_again}\s+)?)(?=\S)")
_LONGEST_LIST = 200
_NEXT = _labelled(r"[.;,]\s+(?:và\s+)?(?=(?:{subjects.several}\s+)?{label_bodies}\s+(?:{label_leads}|{label_joins}))")
"""Where the next part is told, which is no name of the list before it."""
_NOUN = _labelled(r"(?:{subjects.several}\s+)?{label_bodies}")
_ROLE = _labelled(r"(?:{subjects.several}\s+)?{label_bodies}(?:\s+{label_leads})?")
_GROUP = _labelled(r"{subjects.several}\s")


class Role(NamedTuple):
    """Bodies with one part in the work: where the words on it begin, where the names stand."""

    names: tuple[str, ...]
    start: int
    at: int
    end: int


def tells_roles(text: str) -> bool:
    """The cheap sign of such a sentence."""
    return any(map(text.__contains__, _signs()))


@cache
def _signs() -> tuple[str, ...]:
    return (":", *(f" {one} " for one in shortest("labelled", "tells_role")))


def _told(text: str, folded: str, shape: Shape) -> Iterator[Role]:
    for found in shape.finditer(folded):
        at = found.end()
        if not (text[at].isupper() or _GROUP.match(folded, at)):
            continue  # "đơn vị chủ trì là nơi nhận hồ sơ"
        over = _NEXT.search(folded, at)
        names = read_bodies(text[: over.start()] if over else text, at, loose=True)
        if names.names and names.start == at:
            yield Role(names.names, found.start("role"), at, names.end)


def leading_role(text: str, folded: str) -> Role | None:
    """Whom the first such words call the leading bodies."""
    return next(_told(text, folded, _LEADS), None) or next(_named_leading(text, folded), None)


def _named_leading(text: str, folded: str) -> Iterator[Role]:
    """Those between a mark and words that call them so, where no more is said of their work."""
    for leading in _IS_LEADING.finditer(folded):
        for mark in _BEFORE_NAME.finditer(folded, max(0, leading.start() - _LONGEST_LIST), leading.start()):
            names = read_bodies(text, mark.end(), loose=True) if text[mark.end()].isupper() else None
            if names and names.names and names.start == mark.end() and names.end == leading.start():
                yield Role(names.names, mark.start("role"), mark.end(), names.end)
                break


def joining_role(text: str, folded: str) -> Role | None:
    """The same of those who join in."""
    return next(_told(text, folded, _JOINS), None)


def joining_roles(text: str, folded: str) -> tuple[str, ...]:
    """All who are called so."""
    return tuple(name for role in _told(text, folded, _JOINS) for name in role.names)


def with_roles(text: str, said: Subject | None) -> Subject | None:
    """The subject as read, but where it is nobody or only the noun of a role ("Cơ quan chủ trì là Sở A")."""
    if said is not None and not all(map(_ROLE.fullmatch, map(fold, said.names))):
        return said
    if (work := role_work(text)) is not None:
        return Subject(work.names, work.end)
    if said is not None and not all(map(only_a_role, said.names)):
        return said
    role = leading_role(text, fold(text))
    return Subject(role.names, role.end, inside=role.start > 0) if role else said


def only_a_role(name: str) -> bool:
    """Whether a name is but the noun of a role ("cơ quan", "các đơn vị")."""
    return _NOUN.fullmatch(fold(name)) is not None


def role_spots(text: str, folded: str) -> frozenset[int]:
    """Where such words begin: they go on with the work before them."""
    told = (*_told(text, folded, _LEADS), *_told(text, folded, _JOINS), *_named_leading(text, folded))
    return frozenset(role.start for role in told)
