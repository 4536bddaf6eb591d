"""To whom a part of a task is given amid its words: behind "giao", "do", "thì", or by a time that the issuer puts off."""

import re
from collections.abc import Callable, Iterator

from directives.lexicon.shapes import Shape, endings, shortest
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.sentences.subject_words import BY, HANDED_TO
from directives.words.work_words import predicate, verb_start

_THEN = Shape("subjects", r"(?<!\w){then}\s+(?=\S)")
_PART_BY = Shape("left_over", r"[,;]\s+{parts_of_work}(?:\s[^\s,;.:()]+){0,5}?\s+do\s+(?=\S)")
_GROUP = Shape("left_over", r"{subjects.several}\s")
_ONLY_MADE = Shape("left_over", r"\s+{only_made_by}(?!\w)")
_EXTENDS = Shape("left_over", r"{extends}\s(?:[^;.,]{2,60}?\s)?{extended_to}\s+(?=\S)")
_BANNED = Shape(
    "left_over", r"(?:^|[.;]\s+){bans}\s+(?=(?P<people>(?:{subjects.several}\s+)?{unlisted.who_may_be_asked}(?!\w))?)"
)
_AGREED = Shape("idle", r"{consents_only}\s+(?=\S)")
_ALSO = re.compile(r",\s")


def given_amid(text: str, folded: str) -> tuple[str, ...]:
    """As in "Tang vật giao Công an xã A bảo quản", "Vật tư do Sở B cung ứng", in words that open with a thing: to whom it is given."""
    if verb_start().match(folded):
        return next(parts_by_others(text, folded), ())
    if (then := next(behind_then(text, folded), None)) is not None:
        return then
    for given in (*HANDED_TO.finditer(folded), *BY.finditer(folded)):
        if f" {folded[: given.start()].rstrip()}".endswith(endings("subjects", "hands_over")):
            continue
        names = read_bodies(text, given.end(), loose=True)
        if names.names and names.start == given.end() and predicate().match(folded, names.end):
            return names.names
    return ()


def given_too(text: str, folded: str, new: Callable[[tuple[str, ...]], str]) -> Iterator[tuple[str, ...]]:
    """As in "Phần đường giao Sở A, phần điện giao Sở B", "Vốn do Sở A bố trí, vật tư do Sở B cung ứng": behind what the lead is given."""
    for shape in (HANDED_TO, BY):
        found = list(shape.finditer(folded))
        if len(found) < 2 or _ALSO.search(folded, found[0].end()) is None:
            continue
        names = [(one.end(), read_bodies(text, one.end(), loose=True)) for one in found]
        first, *others = [one.names if one.start == at else () for at, one in names]
        if first and not new(first):
            yield from filter(None, others)


def parts_by_others(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Tổ chức hội nghị, thành phần do Sở A đề xuất": whoever does a part of the work, told behind a comma."""
    for part in _PART_BY.finditer(folded):
        names = read_bodies(text, part.end(), loose=True)
        named = (
            names.names
            and names.start == part.end()
            and (text[part.end()].isupper() or _GROUP.match(folded, part.end()))
        )
        if named and predicate().match(folded, names.end) and not _ONLY_MADE.match(folded, names.end):
            yield names.names


def behind_then(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "tuyến nào tái phạm thì Công an tỉnh xử lý"."""
    for then in _THEN.finditer(folded) if " thì " in folded else ():
        names = read_bodies(text, then.end(), opens=True)
        if names.names and names.start == then.end() and predicate().match(folded, names.end):
            yield names.names


def agreed_that(text: str, folded: str) -> tuple[str, ...]:
    """As in "Thống nhất Sở A lập hồ sơ trước ngày D": who does what was agreed to."""
    agreed = _AGREED.match(folded)
    names = read_bodies(text, agreed.end(), loose=True) if agreed else NONE
    at_work = (
        agreed is not None and names.names and names.start == agreed.end() and predicate().match(folded, names.end)
    )
    return names.names if at_work else ()


def extended_to(text: str, folded: str) -> tuple[str, ...]:
    """As in "Gia hạn thời gian nộp báo cáo của Sở A đến ngày ...": whose day the issuer itself puts off."""
    found = _EXTENDS.match(folded)
    names = read_bodies(text, found.end(), loose=True) if found else NONE
    return names.names if found and names.start == found.end() else ()


def banned(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "...; nghiêm cấm giáo viên dạy thêm": bodies or people to whom something is forbidden: they, or others, see to it."""
    for ban in _BANNED.finditer(folded) if any(map(folded.__contains__, shortest("left_over", "bans"))) else ():
        names = read_bodies(text, ban.end(), loose=True)
        if names.names and names.start == ban.end():
            yield names.names
        elif ban["people"]:
            yield (text[slice(*ban.span("people"))],)
