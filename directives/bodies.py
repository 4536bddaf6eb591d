"""Names of bodies in running text: where one begins and ends, and which commas separate two of them."""

import re
from functools import lru_cache
from typing import NamedTuple

from directives.body_names import clean_name, end_of_name
from directives.body_words import SPACE, WORD, begins_name, begun, grammar
from directives.lexicon import lexicon
from directives.text import fold


class Names(NamedTuple):
    """Bodies named one after the other: as printed, heads of bodies dropped, and [start, end) of the whole list."""

    names: tuple[str, ...]
    start: int
    end: int
    personal: bool = False


NONE = Names((), 0, 0)
DEEPEST = 3
"""Heads of bodies in a row that are followed ("Bộ trưởng, Chủ nhiệm Ủy ban ...") at most."""

_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và|cùng|hoặc)?|và|hoặc|cùng với|cùng)\s+")
_BESIDE = re.compile(r"\s+(?=(?:Bộ|Sở|Phòng)\s+[A-ZĐÀ-Ỹ])")
_TITLED = re.compile(r"(?:chánh|trưởng)\s+(?P<noun>văn phòng|thanh tra|ban|phòng)(?!\w)")
"""Titles that hold the noun of the body ("Chánh Văn phòng Ủy ban nhân dân tỉnh")."""
_SPREAD = re.compile(r"(?:các|những)\s+(?P<head>đảng ủy|đảng đoàn|ban cán sự đảng)\s+bộ\s")
"""Said once for several ("các Đảng ủy Bộ A, Bộ B")."""
_MINISTRY = re.compile(r"bộ\s", re.IGNORECASE)
_OWN = re.compile(
    r"lãnh đạo\s+(?:bộ|sở|tỉnh|thành phố|huyện|xã|phường|cục|vụ|ban|viện|ủy ban|tổng cục|cơ quan|đơn vị)(?!\w)"
    r"(?=\s*(?:[,.;:)]|$))"
)
"""Those at the head of the issuing body itself, called without its name ("báo cáo Lãnh đạo Bộ")."""
_MEMBER = re.compile(r"(?:thành viên|ủy viên|đảng ủy viên|cấp ủy viên|cán bộ|công chức|viên chức|chuyên viên)(?!\w)")
_COMRADE = re.compile(r"(?:các\s+)?đồng chí\s+")
_SEVERAL = re.compile(r"(?:các|những)\s+")
_COLON = re.compile(r"\s*:?\s*")
_DASHED = re.compile(r"\w|\s+-\s")
_PLACES = ("tỉnh", "thành phố", "huyện", "xã", "phường", "trường")
_LISTED = re.compile(r"(?:^|\s)(tỉnh|thành phố|bộ|sở|cục|vụ|ban|tập đoàn|huyện|xã|phường|trường)$")


@lru_cache(maxsize=2048)
def read_bodies(text: str, start: int = 0, *, opens: bool = False, loose: bool = False) -> Names:
    """The list of bodies that begins at `start`; no names where none begins there.

    `opens`: the list opens a sentence, so that every first word is a capital. `loose`: a generic noun needs no article.
    """
    names: list[str] = []
    folded, position = fold(text), SPACE.match(text, start).end()  # type: ignore[union-attr]
    first, end, personal = position, position, False
    while (one := _one(text, folded, position, opens and not names, loose or bool(names))) is not None:
        if personal and not one.personal and len(one.names) == 1:
            _shares_title(text, folded, names, one)
        elif not (names and fold(one.names[0]).startswith("cơ quan thường trực")):  # what the body before it is besides
            names.extend(one.names)
        end, personal = one.end, personal or one.personal
        separator = _SEPARATOR.match(folded, end) or _BESIDE.match(text, end)
        if separator is None:
            break
        position = separator.end()
    return Names(_spread(names), first, end, personal) if names else NONE


def _spread(names: list[str]) -> tuple[str, ...]:
    """As in "các Đảng ủy Bộ A, Bộ B": the head said once belongs to each ministry that follows."""
    said = _SPREAD.match(fold(names[0])) if len(names) > 1 and _MINISTRY.match(names[1]) else None
    if said is None:
        return tuple(names)
    count = next((at for at, name in enumerate(names) if at and not _MINISTRY.match(name)), len(names))
    head = names[0][said.start("head") : said.end("head")]
    return (names[0][said.start("head") :], *(f"{head} {name}" for name in names[1:count]), *names[count:])


def _shares_title(text: str, folded: str, names: list[str], one: Names) -> None:
    """An office of a list of persons keeps its title; a body without one shares that before it ("bí thư tỉnh ủy, thành ủy")."""
    printed = " ".join(text[one.start : one.end].split())
    g = grammar()
    if (
        names
        and text[one.start].islower()
        and not any(pattern.match(folded, one.start) for pattern in (g.leader, g.office, g.article))
    ):
        names[-1] = f"{names[-1]}, {printed}"
    else:
        names.append(printed)


def _one(text: str, folded: str, start: int, opens: bool, loose: bool, depth: int = 0) -> Names | None:
    """One body (or one list "các Bộ: A, B") at `start`."""
    led = _led(text, folded, start, loose, depth) if depth < DEEPEST else None
    if led is not None:
        return led
    head_end = begins_name(text, folded, start, opens, loose)
    if head_end is None:
        return None
    end, cuts = end_of_name(text, folded, start, head_end)
    name = clean_name(text, start, end, cuts)
    if (
        text[end : end + 1] == ":"
        and (listed := _LISTED.search(fold(name)))
        and not _does(listed.group(1), folded, end + 1)
    ):
        return _listing(text, folded, start, end, name, listed.group(1))
    return Names((name,), start, end) if name else None


def _does(noun: str, folded: str, start: int) -> bool:
    """Whether a verb stands here: what follows "UBND các xã, phường:" is their work and no list of places."""
    g, at = grammar(), SPACE.match(folded, start).end()  # type: ignore[union-attr]
    return noun in _PLACES and g.stop.match(folded, at) is not None and g.kept.match(folded, at) is None


def _led(text: str, folded: str, start: int, loose: bool, depth: int = 0) -> Names | None:
    """A body addressed through its head, or an office asked in person."""
    g, may = grammar(), begun(folded, start)
    if not may and not folded.startswith("đồng", start):
        return None
    comrade = _COMRADE.match(folded, start)
    position = comrade.end() if comrade else start
    article = _SEVERAL.match(folded, position)
    leader = g.leader.match(folded, article.end() if article else position)
    if leader is not None:
        after = _COLON.match(folded, leader.end()).end()  # type: ignore[union-attr]
        body = _one(text, folded, after, False, True, depth + 1)
        noun = _TITLED.match(folded, leader.start())
        if noun is not None and not (body is not None and folded.startswith(noun.group("noun"), body.start)):
            body = _one(text, folded, noun.start("noun"), False, True, depth + 1)
        if body is not None:
            if comrade or folded[body.end : body.end + 10].strip().startswith("trực tiếp"):
                name = text[_called(comrade, start) : body.end]
                return Names((" ".join(name.split()),), start, body.end, True)
            return Names(body.names, start, body.end)
        if (own := _OWN.match(folded, leader.start())) is not None:
            return Names((" ".join(text[leader.start() : own.end()].split()),), start, own.end())
    if comrade and (member := _member(text, folded, position)) is not None:
        return Names(member.names, start, member.end, True)
    office = g.office.match(folded, start)
    if office is not None and (text[office.start("office")].isupper() or comrade or loose):
        end, cuts = end_of_name(text, folded, office.start("office"), office.end())
        first = _called(comrade, start) if comrade else office.start("office")
        return Names((clean_name(text, first, end, cuts),), start, end, bool(comrade))
    return None


def _called(comrade: re.Match[str] | None, start: int) -> int:
    """Where the name of an office begins: one asked in person keeps "Đồng chí", several ("các đồng chí ...") are named by office."""
    if comrade is None:
        return start
    return comrade.end() if comrade.group().startswith("các") else start


def _member(text: str, folded: str, position: int) -> Names | None:
    """As in "Các đồng chí Ủy viên Ban Thường vụ ...": people called by their part in a body."""
    head_end = begins_name(text, folded, position, False, True)
    if head_end is None or not _MEMBER.match(folded, position):
        return None
    end, cuts = end_of_name(text, folded, position, head_end)
    return Names((clean_name(text, position, end, cuts),), position, end)


def _listing(text: str, folded: str, start: int, end: int, name: str, noun: str) -> Names:
    """As in "các Bộ: A, B" gives one body each; "các tỉnh: A, B" stays one name with its list."""
    items, position = [], end + 1
    fields = {fold(entry) for entry in lexicon("bodies")["fields"]}
    while True:
        at = SPACE.match(folded, position).end()  # type: ignore[union-attr]
        if not text[at : at + 1].isupper() or _led(text, folded, at, False) or _is_body(text, folded, at, noun):
            break
        item_end = _item_end(text, folded, at, fields)
        items.append(text[at:item_end])
        end = item_end
        separator = re.compile(r"\s*(?:,\s*(?:và)?|và)\s+").match(folded, item_end)
        if separator is None:
            break
        position = separator.end()
    if noun in ("tỉnh", "thành phố", "huyện", "xã", "phường", "tập đoàn", "trường"):
        return Names((" ".join(text[start:end].split()),), start, end)
    base = re.sub(r"^(?:các|những)\s+", "", name, flags=re.IGNORECASE)
    return Names(tuple(f"{base} {' '.join(item.split())}" for item in items) or (name,), start, end)


def _is_body(text: str, folded: str, at: int, noun: str) -> bool:
    if noun == "bộ" and folded.startswith("công an", at):
        return False
    return grammar().whole.match(folded, at) is not None or begins_name(text, folded, at, False, False) is not None


def _item_end(text: str, folded: str, at: int, fields: set[str]) -> int:
    """The end of one name of a list; "và" belongs to it only in a known field ("Giáo dục và Đào tạo")."""
    for field in sorted(fields, key=len, reverse=True):
        if folded.startswith(field, at) and not _DASHED.match(folded, at + len(field)):
            return at + len(field)
    position = at
    while True:
        space = SPACE.match(folded, position).end()  # type: ignore[union-attr]
        compound = grammar().compound.match(folded, space)
        if compound is not None and text[space].isupper():
            position = compound.end()
            continue
        word = WORD.match(text, space)
        if word is None or re.compile(r"và(?!\w)").match(folded, space):
            return position
        if grammar().stop.match(folded, space) and not text[space].isupper():
            return position
        position = word.end()
