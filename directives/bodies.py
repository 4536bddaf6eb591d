"""Names of bodies in running text: where one begins and ends, and which commas separate two of them."""

import re
from functools import cache
from typing import NamedTuple

from directives.lexicon import lexicon, one_of, words
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


class Grammar(NamedTuple):
    """The lexicon compiled, once."""

    leader: re.Pattern[str]
    office: re.Pattern[str]
    article: re.Pattern[str]
    whole: re.Pattern[str]
    named: re.Pattern[str]
    force: re.Pattern[str]
    generic: re.Pattern[str]
    stop: re.Pattern[str]
    kept: re.Pattern[str]
    adverb: re.Pattern[str]
    place: re.Pattern[str]
    compound: re.Pattern[str]
    sets: tuple[frozenset[str], ...]
    needs_article: frozenset[str]
    openers: re.Pattern[str]
    never: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns of bodies.yaml and duties.yaml."""
    return Grammar(
        leader=re.compile(rf"{one_of(words('bodies', 'leaders'))}"),
        office=re.compile(rf"(?:các\s+)?(?:đồng chí\s+)?(?P<office>{one_of(words('bodies', 'offices'))})"),
        article=re.compile(one_of(words("bodies", "articles"))),
        whole=re.compile(one_of(words("bodies", "whole"))),
        named=re.compile(one_of(words("bodies", "named"))),
        force=re.compile(one_of(words("bodies", "forces"))),
        generic=re.compile(one_of(words("bodies", "generic"))),
        stop=re.compile(one_of(words("duties", "verbs", "adverbs", "modals", "stops"))),
        kept=re.compile(one_of(words("duties", "kept"))),
        adverb=re.compile(one_of(word for word in words("duties", "adverbs") if " " in word and word != "bổ sung")),
        place=re.compile(one_of(words("bodies", "places"))),
        compound=re.compile(rf"(?<!\w){one_of(words('bodies', 'compound'))}"),
        sets=tuple(frozenset(fold(word) for word in entry) for entry in lexicon("bodies")["sets"]),
        needs_article=frozenset(fold(word) for word in lexicon("bodies")["article_needed"]),
        openers=re.compile(one_of(words("bodies", "openers"))),
        never=re.compile(one_of(words("bodies", "never"))),
    )


_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\s,;:.()“”\"]+(?:\.\d+)?")
_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và|cùng|hoặc)?|và|hoặc|cùng với|cùng)\s+")
_TITLED = re.compile(r"(?:chánh|trưởng)\s+(?P<noun>văn phòng|thanh tra|ban|phòng)(?!\w)")
"""Titles that hold the noun of the body ("Chánh Văn phòng Ủy ban nhân dân tỉnh")."""
_RANGE = re.compile(r"từ(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4}\s+đến(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4}")
_SMALL = ("tổ", "đoàn", "hội", "báo", "đội", "ban", "khu", "cổng")
"""Nouns too common to open a name that goes on in small letters."""
_LEVELS = re.compile(
    r"(?:tỉnh|thành phố|huyện|xã|phường|các cấp|cấp|nhân dân|trung ương|khu vực|quận|thành ủy|thị xã)(?!\w)"
)
_LISTED = re.compile(r"(?:^|\s)(tỉnh|thành phố|bộ|sở|cục|vụ|ban|tập đoàn|huyện|xã|phường|trường)$")
_ENDS_NAME = re.compile(
    r"có(?!\w)|các(?!\w)(?!\s+(?:cấp|địa phương|tỉnh|thành phố|huyện|quận|xã|phường|thị xã|khu vực|bộ|ngành|trường|thôn))"
)


def read_bodies(text: str, start: int = 0, *, opens: bool = False, loose: bool = False) -> Names:
    """The list of bodies that begins at `start`; no names where none begins there.

    `opens`: the list opens a sentence, so that every first word is a capital. `loose`: a generic noun needs no article.
    """
    names: list[str] = []
    folded, position = fold(text), _SPACE.match(text, start).end()  # type: ignore[union-attr]
    first, end, personal = position, position, False
    while (one := _one(text, folded, position, opens and not names, loose or bool(names))) is not None:
        if personal and not one.personal and len(one.names) == 1:
            _shares_title(text, folded, names, one)
        else:
            names.extend(one.names)
        end, personal = one.end, personal or one.personal
        separator = _SEPARATOR.match(folded, end)
        if separator is None:
            break
        position = separator.end()
    return Names(tuple(names), first, end, personal) if names else NONE


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
    head_end = _head(text, folded, start, opens, loose)
    if head_end is None:
        return None
    end, cuts = _tail(text, folded, start, head_end)
    name = _clean(text, start, end, cuts)
    if (listed := _LISTED.search(fold(name))) and text[end : end + 1] == ":":
        return _listing(text, folded, start, end, name, listed.group(1))
    return Names((name,), start, end) if name else None


def _led(text: str, folded: str, start: int, loose: bool, depth: int = 0) -> Names | None:
    """A body addressed through its head, or an office asked in person."""
    g = grammar()
    comrade = re.compile(r"(?:các\s+)?đồng chí\s+").match(folded, start)
    position = comrade.end() if comrade else start
    article = re.compile(r"(?:các|những)\s+").match(folded, position)
    leader = g.leader.match(folded, article.end() if article else position)
    if leader is not None:
        after = re.compile(r"\s*:?\s*").match(folded, leader.end()).end()  # type: ignore[union-attr]
        body = _one(text, folded, after, False, True, depth + 1)
        noun = _TITLED.match(folded, leader.start())
        if noun is not None and not (body is not None and folded.startswith(noun.group("noun"), body.start)):
            body = _one(text, folded, noun.start("noun"), False, True, depth + 1)
        if body is not None:
            if comrade or folded[body.end : body.end + 10].strip().startswith("trực tiếp"):
                name = text[position : body.end]
                return Names((" ".join(name.split()),), start, body.end, True)
            return Names(body.names, start, body.end)
    office = g.office.match(folded, start)
    if office is not None and (text[office.start("office")].isupper() or comrade or loose):
        end, cuts = _tail(text, folded, office.start("office"), office.end())
        return Names((_clean(text, office.start("office"), end, cuts),), start, end, bool(comrade))
    return None


def _head(text: str, folded: str, start: int, opens: bool, loose: bool) -> int | None:
    """Where the head of a body that begins at `start` ends; None where none begins."""
    g = grammar()
    article = g.article.match(folded, start)
    position = _SPACE.match(folded, article.end()).end() if article else start  # type: ignore[union-attr]
    if g.never.match(folded, position):
        return None
    if (whole := g.whole.match(folded, position)) is not None:
        return whole.end()
    if loose and (force := g.force.match(folded, position)) is not None:
        return force.end()
    named = g.named.match(folded, position)
    if named is not None and (text[position].isupper() or article or loose):
        after = _SPACE.match(folded, named.end()).end()  # type: ignore[union-attr]
        follows = text[after : after + 1]
        if (
            follows.isupper()
            or follows.isdigit()
            or (named.group() not in _SMALL[:4] and _LEVELS.match(folded, after))
            or (article and named.group() not in _SMALL and _small_name(folded, after))
        ):
            return named.end()
    generic = g.generic.match(folded, position)
    if generic is None:
        opener = g.openers.match(folded, position)
        return opener.end() if opener and (opens or loose) else None
    noun = " ".join(generic.group().split())
    listed = loose and noun != "tổ chức" and re.compile(r"\s*[,;]").match(folded, generic.end()) is not None
    if article or listed or (loose and noun not in g.needs_article) or _continues_set(folded, noun, generic.end()):
        return generic.end()
    if (opens or loose) and g.openers.match(folded, position):
        return generic.end()
    return None


def _small_name(folded: str, at: int) -> bool:
    """Whether words that are no work follow ("các trung tâm y tế")."""
    return re.compile(r"[^\W\d]").match(folded, at) is not None and grammar().stop.match(folded, at) is None


def _continues_set(folded: str, noun: str, end: int) -> bool:
    """Whether a comma and another noun of the same set follow ("sở, ban, ngành")."""
    comma = re.compile(r"\s*(?:,|và|-)\s*").match(folded, end)
    following = grammar().generic.match(folded, comma.end()) if comma else None
    return following is not None and _same_set(noun, " ".join(following.group().split()))


def _same_set(one: str, other: str) -> bool:
    return any(one in entry and other in entry for entry in grammar().sets)


def _tail(text: str, folded: str, start: int, position: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the name that began at `start` ends, and the brackets to leave out of it."""
    g = grammar()
    cuts: list[tuple[int, int]] = []
    while True:
        at = _SPACE.match(folded, position).end()  # type: ignore[union-attr]
        if folded[at : at + 1] == "(":
            close = folded.find(")", at)
            if close < 0:
                return position, cuts
            cuts.append((position, close + 1))
            position = close + 1
            continue
        step = _step(text, folded, start, position, at)
        if step is None:
            return position, cuts
        if step < 0:
            cuts.append((position, -step))
            step = -step
        position = step
        if g.stop.match(folded, position) and position == len(folded):
            return position, cuts


def _step(text: str, folded: str, start: int, position: int, at: int) -> int | None:
    """The end of the next piece of the name; negative where the piece is left out; None where the name ends."""
    g = grammar()
    if (compound := _compound(text, folded, start, at)) is not None:
        return compound
    if folded[at : at + 1] == ",":
        return _comma(text, folded, start, at)
    if folded[at : at + 1] == "-" and re.compile(r"-\s+(?:là\s+)?cơ quan").match(folded, at):
        return -_apposition(folded, at)
    if (kept := g.kept.match(folded, at) or _RANGE.match(text, at)) is not None:
        return kept.end()
    if position > start and text[at : at + 1].isupper() and g.adverb.match(folded, at):
        return None
    stop = g.stop.match(folded, at)
    if stop is not None and (not (text[at].isupper() and position > start) or folded[:position].endswith("liên quan")):
        return None
    if re.compile(r"(?:và|cùng)(?!\w)").match(folded, at):
        return _and(text, folded, start, at)
    if _ENDS_NAME.match(folded, at) and not folded[start:position].endswith(("quản lý", "chỉ huy")):
        return None
    word = _WORD.match(text, at)
    return word.end() if word else None


def _compound(text: str, folded: str, start: int, at: int) -> int | None:
    """The end of a name with a comma inside that stands at `at` ("Văn hóa, Thể thao và Du lịch")."""
    found = grammar().compound.match(folded, at)
    return found.end() if found and at > start and (text[at].isupper() or "," in found.group()) else None


def _comma(text: str, folded: str, start: int, at: int) -> int | None:
    """Over a comma that does not separate two bodies."""
    g = grammar()
    after = _SPACE.match(folded, at + 1).end()  # type: ignore[union-attr]
    so_far = folded[start:at]
    place = g.place.match(folded, after)
    if place is not None and re.search(rf"(?<!\w){g.place.pattern}", so_far):
        return place.end()
    noun = g.generic.match(folded, after)
    last = list(re.finditer(rf"(?<!\w){g.generic.pattern}", so_far))
    if (
        noun is not None
        and last
        and not _is_named(text, noun)
        and not _is_named(text, last[-1], start)
        and _same_set(" ".join(last[-1].group().split()), " ".join(noun.group().split()))
    ):
        longer = g.whole.match(folded, after)
        return None if longer and longer.end() > noun.end() else noun.end()
    return None


def _is_named(text: str, noun: re.Match[str], offset: int = 0) -> bool:
    """Whether this "Bộ", "Sở" begins a name of its own ("Bộ Tư pháp") and is no common noun; `offset` of its text."""
    start, end = noun.start() + offset, noun.end() + offset
    return text[start].isupper() and text[end : end + 2].strip().isupper()


def _and(text: str, folded: str, start: int, at: int) -> int | None:
    """Over an "và" that stands inside a name."""
    g = grammar()
    after = re.compile(r"(?:và|cùng)\s+(?:với\s+)?").match(folded, at)
    if after is None:
        return None
    position = after.end()
    place = g.place.match(folded, position)
    if place is not None and re.search(rf"(?<!\w){g.place.pattern}", folded[start:at]):
        return place.end()
    noun = g.generic.match(folded, position)
    last = list(re.finditer(rf"(?<!\w){g.generic.pattern}", folded[start:at]))
    if (
        noun is not None
        and last
        and not _is_named(text, noun)
        and not _is_named(text, last[-1], start)
        and _same_set(" ".join(last[-1].group().split()), " ".join(noun.group().split()))
    ):
        return noun.end()
    if _head(text, folded, position, False, True) is not None or _led(text, folded, position, False) is not None:
        return None
    if (compound := _compound(text, folded, start, position)) is not None:
        return compound
    stop = g.stop.match(folded, position)
    if stop is not None and not text[position].isupper():
        return None
    word = _WORD.match(text, position)
    return word.end() if word else None


def _apposition(folded: str, at: int) -> int:
    """The end of "- Cơ quan thường trực ...": at the next comma, full stop or verb."""
    position = at + 1
    while position < len(folded):
        if folded[position] in ",;.:":
            break
        if folded[position] == " " and position > at + 2 and grammar().stop.match(folded, position + 1):
            break
        position += 1
    return position


def _clean(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """The name without brackets and appositions, white space joined."""
    pieces, position = [], start
    for cut_start, cut_end in cuts:
        if cut_start < end:
            pieces.append(text[position:cut_start])
            position = cut_end
    pieces.append(text[position:end])
    return " ".join(" ".join(pieces).split()).strip(" ,;:-")


def _listing(text: str, folded: str, start: int, end: int, name: str, noun: str) -> Names:
    """As in "các Bộ: A, B" gives one body each; "các tỉnh: A, B" stays one name with its list."""
    items, position = [], end + 1
    fields = {fold(entry) for entry in lexicon("bodies")["fields"]}
    while True:
        at = _SPACE.match(folded, position).end()  # type: ignore[union-attr]
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
    return grammar().whole.match(folded, at) is not None or _head(text, folded, at, False, False) is not None


def _item_end(text: str, folded: str, at: int, fields: set[str]) -> int:
    """The end of one name of a list; "và" belongs to it only in a known field ("Giáo dục và Đào tạo")."""
    for field in sorted(fields, key=len, reverse=True):
        if folded.startswith(field, at):
            return at + len(field)
    position = at
    while True:
        space = _SPACE.match(folded, position).end()  # type: ignore[union-attr]
        compound = grammar().compound.match(folded, space)
        if compound is not None and text[space].isupper():
            position = compound.end()
            continue
        word = _WORD.match(text, space)
        if word is None or re.compile(r"và(?!\w)").match(folded, space):
            return position
        if grammar().stop.match(folded, space) and not text[space].isupper():
            return position
        position = word.end()
