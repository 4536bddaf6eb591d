"""To whom a part of a task is given amid its words: behind "giao", "do", "thì", or by a time that the issuer puts off."""

import re
from collections.abc import Callable, Iterator

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, endings, phrases, shortest
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.sentences.subject_words import BY, HANDED_TO
from directives.strings.capitals import CAPITALS
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
_TOLD_APART = Shape("left_over", r"(?:^|[.;,]\s+){only_apart}\s+(?P<what>[^\W\d_][^.;:()]{2,160})")
_GIVEN_OWN = Printed("subjects", r"(?<!\w)(?i:{by}|{handed_to})\s+(?=[" + CAPITALS + r"])")
_NO_THING = re.compile(r"[:(]|^.?$")
_OVER = re.compile(r"\s*(?:[.,;]|$)")
_ABOVE, _SAID = Shape("subjects", "{stands_above}"), Shape("subjects", r"\s+{only_said_by}(?!\w)")
_OF_THEM = Shape("left_over", r"(?<!\w){whose_or_where}\s+$")
_CAPITAL = re.compile(r"(?<= )[" + CAPITALS + r"]")


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


def things_by_others(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Sở A kiểm tra chợ. Bếp ăn giao Sở B", ", riêng bến đò xã C lo": in a piece that opens with a thing, whose that is."""
    told = list(_TOLD_APART.pattern.finditer(folded))
    apart = [one.span("what") for one in told if not _acts_itself(text, folded, one.start("what"))]
    for given in _GIVEN_OWN.pattern.finditer(text):
        within = next((start for start, end in apart if start < given.start() < end), None)
        start = _piece_of(folded, given.start()) if within is None else within
        if not start and within is None and not text.startswith(phrases("subjects", "by"), given.start()):
            continue  # "Ủy ban nhân dân tỉnh giao Sở A ..."
        thing = folded[start : given.start()].rstrip()
        if not f" {thing}".endswith(endings("subjects", "hands_over")):
            for names in _owner(text, folded, given.end(), apart=within is not None):
                if within is not None or not (_NO_THING.search(thing) or _acts_itself(text, folded, start)):
                    yield names
    for start, end in apart:
        yield from _apart_before(text, folded, start, end)


def _piece_of(folded: str, at: int) -> int:
    """Where the piece of a text begins in which a place stands."""
    return max(folded.rfind(mark, 0, at) + len(mark) if mark in folded else 0 for mark in (". ", "; "))


def _acts_itself(text: str, folded: str, at: int) -> bool:
    """Whether work or a body opens a piece, and no thing."""
    return verb_start().match(folded, at) is not None or bool(read_bodies(text, at, opens=True).names)


def _owner(text: str, folded: str, at: int, apart: bool) -> Iterator[tuple[str, ...]]:
    """The bodies by their own names at a place, who act or with whom the piece ends; not those who only made the thing."""
    names = read_bodies(text, at, loose=True) if text[at : at + 1].isupper() else NONE
    if not names.names or names.start != at or _ABOVE.match(folded, at) or _ONLY_MADE.match(folded, names.end):
        return
    if _OVER.match(folded, names.end) or (
        (apart or not _SAID.match(folded, names.end)) and predicate().match(folded, names.end)
    ):
        yield names.names


def _apart_before(text: str, folded: str, start: int, end: int) -> Iterator[tuple[str, ...]]:
    """As in "riêng bến đò Sở A lo": the first body behind the thing that is told apart, with something said of it."""
    for spot in _CAPITAL.finditer(text, start, end):
        names = read_bodies(text, spot.start(), loose=True)
        if not names.names or names.start != spot.start():
            continue
        if not _OF_THEM.search(folded, start, spot.start()) and folded[names.end : names.end + 1] == " ":
            yield names.names
        return


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
