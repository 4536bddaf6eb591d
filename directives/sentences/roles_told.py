"""Who leads and who joins in, told by their part as in a label but in a sentence: "Cơ quan chủ trì là Sở A; cơ quan phối hợp là Sở B"."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from directives.lexicon.shapes import Shape, shortest
from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.sentences.role_works import RoleWork, role_work, without_acting
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.words.work_words import predicate, verb_start

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
_SIGN = _labelled(
    r"(?<!\w)(?:{label_bodies}\s+(?:{label_leads}|{label_joins})(?:\s+\w+){0,3}?(?:\s*:|\s+{tells_role})|"
    r"(?:{label_lead_alone}|{label_with_alone})\s+{tells_role}|{subjects.called_leading})|"
    r"^(?:(?:{subjects.several}\s+)?{label_bodies}\s+(?:(?:{label_leads}|{role_is_work})\s|[^:;.,]{2,40}:)|"
    r"(?:{subjects.given_again}\s+)?{label_lead_alone}\s)"
)
"""What any of these holds, and what opens a label that names work."""
_BEFORE_NAME = _labelled(r"[.;,(]\s*(?P<role>(?:{subjects.given_again}\s+)?)(?=\S)")
_COLON = re.compile(r":\s+")
_COMMA = re.compile(r",\s+")
_LONGEST_LIST = 200
_NEXT = _labelled(
    r"[.;,]\s+(?:và\s+)?(?=(?:{subjects.several}\s+)?{label_bodies}\s+(?:{label_leads}|{label_joins}|[^:;.,]{2,40}\s*:))"
)
"""Where the next part is told, which is no name of the list before it."""
_NOUN = _labelled(r"(?:{subjects.several}\s+)?{label_bodies}")
_ROLE = _labelled(r"(?:{subjects.several}\s+)?{label_bodies}(?:\s+{label_leads})?")
_EXECUTES = _labelled(r"\s+{tells_role}\s+{label_bodies}\s+{label_executes}")
_EXECUTES_IN_LABEL = _labelled(r"(?:{subjects.several}\s+)?{label_bodies}\s+{label_executes}(?:\s+{tells_role})?")
_DOES = _labelled(
    r"(?:{subjects.several}\s+)?{label_bodies}\s+(?!{label_gets}(?!\w))(?P<work>[^:;.,]{2,40}?)\s*:\s+(?=\S)"
)
"""Whoever has a part in the work that is none of leading or joining in: "đơn vị thẩm định: Sở A"."""
_GOES_ON = _labelled(r"\)?\s*,\s+(?:và\s+)?(?!{label_times}\s)")
_GROUP = _labelled(r"{subjects.several}\s")


class Role(NamedTuple):
    """Bodies with one part in the work: where the words on it begin, where the names stand."""

    names: tuple[str, ...]
    start: int
    at: int
    end: int


def tells_roles(text: str) -> bool:
    """The sign of such a sentence: what stands for a colon, then the words on a role before it."""
    return any(map(text.__contains__, _signs())) and _names_role(text)


@kept
def _names_role(text: str) -> bool:
    return _SIGN.search(fold(text)) is not None


def told_in_words(text: str) -> bool:
    """The same of one without the colon of a label."""
    return any(map(text.__contains__, _signs()[1:]))


@cache
def _signs() -> tuple[str, ...]:
    return (":", *(f" {one} " for one in shortest("labelled", "tells_role")))


def _told(text: str, folded: str, shape: Shape) -> Iterator[Role]:
    for found in shape.finditer(folded):
        at = found.end()
        if not (text[at].isupper() or _GROUP.match(folded, at)):
            continue  # "đơn vị chủ trì là nơi nhận hồ sơ"
        over = [next_.start() for next_ in (_NEXT.search(folded, at), _work_behind(folded, at)) if next_]
        names = read_bodies(text[: min(over)] if over else text, at, loose=True)
        if names.names and names.start == at:
            names = without_acting(text, folded, names)
            yield Role(names.names, found.start("role"), at, names.end)


def acting_behind_role(text: str, folded: str) -> tuple[str, ...]:
    """Whoever was left out of a list so."""
    work = role_work(text)
    for end in (*(role.end for role in _told(text, folded, _LEADS)), *((work.end,) if work else ())):
        comma = _COMMA.match(folded, end)
        names = read_bodies(text, comma.end()) if comma else None
        if comma and names and names.start == comma.end() and predicate().match(folded, names.end):
            return names.names
    return ()


def _work_behind(folded: str, at: int) -> re.Match[str] | None:
    """The colon between a list of names and the work of theirs."""
    return next((colon for colon in _COLON.finditer(folded, at) if verb_start().match(folded, colon.end())), None)


def work_behind_roles(text: str) -> int:
    """Where the work begins behind whoever has which part in it ("Cơ quan chủ trì là Sở A; cơ quan phối hợp là Sở B: lập ..."); else 0."""
    if not told_in_words(folded := fold(text)):
        return 0
    told = [role for shape in (_LEADS, _JOINS) if (role := next(_told(text, folded, shape), None)) is not None]
    if all(role.start for role in told):
        return 0
    colons = (colon for role in told if (colon := _COLON.match(folded, role.end)) is not None)
    return next((colon.end() for colon in colons if verb_start().match(folded, colon.end())), 0)


def leading_role(text: str, folded: str) -> Role | None:
    """Whom the first such words call the leading bodies; not whoever only carries out what is told of amid the work of others."""
    role = _first_leading(text, folded)
    return None if role is None or (role.start and _amid_work(folded, role)) else role


def _first_leading(text: str, folded: str) -> Role | None:
    return next(_told(text, folded, _LEADS), None) or next(_named_leading(text, folded), None)


def executing_amid(text: str, folded: str) -> tuple[str, ...]:
    """Whoever is only told to carry out something, before further work ("Rà soát hợp đồng, Công ty A là đơn vị thực hiện, báo cáo ...")."""
    role = _first_leading(text, folded) if tells_roles(text) else None
    return role.names if role is not None and role.start and _amid_work(folded, role) else ()


def _amid_work(folded: str, role: Role) -> bool:
    """Whether no more is said of bodies amid a sentence than that they carry it out, and work goes on behind that."""
    if folded[: role.start].rstrip()[-1:] not in (",", "("):
        return False
    executes = _EXECUTES.match(folded, role.end)
    if executes is None and _EXECUTES_IN_LABEL.fullmatch(folded[role.start : role.at].strip(" :")) is None:
        return False
    comma = _GOES_ON.match(folded, executes.end() if executes else role.end)
    return comma is not None and verb_start().match(folded, comma.end()) is not None


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
    if (work := role_work(text)) is not None:
        return Subject(work.names, work.end)
    if said is not None and not all(map(_ROLE.fullmatch, map(fold, said.names))):
        return said
    if said is not None and not all(map(only_a_role, said.names)):
        return said
    role = leading_role(text, fold(text))
    return Subject(role.names, role.end, inside=role.start > 0) if role else (_done_by(text) if said else None) or said


def _done_by(text: str) -> Subject | None:
    part = part_done(text)
    return Subject(part.names, part.end) if part else None


@kept
def part_done(text: str) -> RoleWork | None:
    """As in "đơn vị thẩm định: Sở A": whoever does what stands before the colon."""
    found = _DOES.match(folded := fold(text))
    if found is None or verb_start().match(found["work"]) is None:
        return None
    names = read_bodies(text, found.end(), loose=True)
    alone = names.names and names.start == found.end() and not folded[names.end :].strip(" .;,")
    return RoleWork(names.names, names.end, found.span("work")) if alone else None


def only_a_role(name: str) -> bool:
    """Whether a name is but the noun of a role ("cơ quan", "các đơn vị")."""
    return _NOUN.fullmatch(fold(name)) is not None


def role_spots(text: str, folded: str) -> frozenset[int]:
    """Where such words begin: they go on with the work before them."""
    told = (*_told(text, folded, _LEADS), *_told(text, folded, _JOINS), *_named_leading(text, folded))
    return frozenset(role.start for role in told)
