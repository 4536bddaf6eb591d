"""Others that act amid the words of a task: a body that opens a piece of them or stands behind "thì", a person, people called by a noun."""

import re
from collections.abc import Callable, Iterator

from directives.lexicon.shapes import Shape, endings, shortest
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.names.persons import read_person
from directives.sentences.roles_told import only_a_role
from directives.sentences.subject_words import BY, HANDED_TO
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues
from directives.words.work_words import predicate, verb_start

_OPENS = re.compile(r"[;.]\s+(?=[" + CAPITALS + r"])")
_ONLY_TOLD = Shape("left_over", r"\s+{tells_of}(?!\w)")
_WORD, _PIECE, _REACH = re.compile(r"\s+(?=\S)"), re.compile(r"[^;.]*"), 60
_NAME = r"(?P<who>[A-Z][A-Za-z&]+(?: [" + CAPITALS + r"]\w*){0,3})(?=[ ,])"
_FIRM, _NEXT_FIRM = re.compile(rf"(?:^|[;.]\s+){_NAME}"), re.compile(rf"(?:,| và) {_NAME}")
_POST = Shape("reports", r"(?<=[;.])\s+(?P<who>(?:{subjects.several}\s+)?{home_posts})(?=\s)")
_BARE = Shape("reports", r"(?<=[;.])\s+(?P<who>{home})(?=\s)")
_NO_FIRM = Shape("left_over", r"{no_firms}(?!\w)")
_NOT_OURS = re.compile(r"[aeiouy][^aeiouy\W]+[aeiouy]|[fjwz]")
"""Two syllables in one word, or a letter that no word of the language has."""
_THEN = Shape("subjects", r"(?<!\w){then}\s+(?=\S)")
_PERSON = Shape("persons", r"[,;]\s+(?:và\s+)?(?={called}\s+(?!{titles}))")
_OFFICER = Shape("persons", r"[,;]\s+(?:và\s+)?{comrade}\s+(?=\S)")
_INVITED, _FAR = Shape("persons", r"(?<!\w){invited}\s[^;.:]*$"), 120
_PEOPLE = Shape("left_over", r"(?<=[;.])\s+(?P<who>(?:(?:{subjects.several}|{each_of_many})\s+)?{small_actors}(?!\w))")
_WORDS_OF_NAME = 5
_SMALL = Shape("left_over", r"(?<=[;.])\s+(?P<who>{small_bodies})(?=\s)")
_NUMBER = re.compile(r"\s\d{1,3}[A-Z]?\d?(?=\s)")
_SMALL_BEHIND = Shape("left_over", r"(?<=,)\s+(?P<who>{small_besides})(?=\s)")
_LISTS_ON = Shape("left_over", r"(?<!\w){goes_on_listing}(?=[\s,])")
_DIRECTS = Shape("partners", r"(?<!\w)(?:{steers}|{directs}|{guides})\s$")
_PART_BY = Shape("left_over", r"[,;]\s+{parts_of_work}(?:\s[^\s,;.:()]+){0,5}?\s+do\s+(?=\S)")
_GROUP = Shape("left_over", r"{subjects.several}\s")
_ONLY_MADE = Shape("left_over", r"\s+{only_made_by}(?!\w)")
_EXTENDS = Shape("left_over", r"{extends}\s(?:[^;.,]{2,60}?\s)?{extended_to}\s+(?=\S)")
_ALSO = re.compile(r",\s")
_GIVES = Shape("left_over", r"\s?{gives_or_must}(?!\w)")


def others_acting(text: str, folded: str, new: Callable[[tuple[str, ...]], str]) -> str:
    """The first of them, as `new` tells them ("" where the task has them in a field)."""
    every = (
        _opening(text, folded),
        _behind_then(text, folded),
        _persons(text, folded),
        _people(text, folded),
        _small_bodies(text, folded),
        _given_too(text, folded, new),
        _firms(text, folded),
        _bare(text, folded),
        _posts(text, folded),
        _small_behind_comma(text, folded),
        parts_by_others(text, folded),
    )
    return next((said for found in every for names in found if (said := new(names))), "")


def _opening(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Sở A lập danh sách; Sở B từ các nguồn hợp pháp bố trí vốn": by its own name at the beginning of a piece, work behind it."""
    for mark in _OPENS.finditer(text):
        names = read_bodies(text, mark.end(), loose=True)
        if not names.names or names.start != mark.end() or folded[names.end : names.end + 1] not in (" ", ","):
            continue
        if _ONLY_TOLD.match(folded, names.end) or all(map(only_a_role, names.names)):
            continue
        spots = (word.end() for word in _WORD.finditer(folded, names.end, names.end + _REACH))
        end = _PIECE.match(folded, names.end).end()  # type: ignore[union-attr]
        if any(spot < end and verb_start().match(folded, spot) for spot in spots):
            yield names.names


def _firms(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Sở A công bố số điện thoại; Viettel nhắn tin ...": a name that is no word of the language opens a piece, work behind it."""
    for found in _FIRM.finditer(text):
        who = found["who"]
        own = who.split()[0].isupper() or _NOT_OURS.search(who.lower()) is not None
        own = own and _NO_FIRM.match(fold(who)) is None
        if own and not read_bodies(text[found.start("who") :]).names:
            names, end = _listed_firms(text, found.end("who"), who)
            if verb_start().match(folded, end + 1):
                yield names


def _bare(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Các Vụ gửi số liệu; Vụ trình Lãnh đạo Bộ ngày D": by its bare noun, with its work so that it is none of those named."""
    for found in _BARE.finditer(folded):
        verb = verb_start().match(folded, found.end() + 1) if text[found.start("who")].isupper() else None
        if verb is not None:
            yield (text[found.start("who") : verb.end()],)


def _listed_firms(text: str, end: int, first: str) -> tuple[tuple[str, ...], int]:
    """The same with those beside it ("MobiFone, Viettel"), and where the last ends."""
    names = [first]
    while (more := _NEXT_FIRM.match(text, end)) is not None:
        names.append(more["who"])
        end = more.end()
    return tuple(names), end


def _behind_then(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "tuyến nào tái phạm thì Công an tỉnh xử lý"."""
    for then in _THEN.finditer(folded) if " thì " in folded else ():
        names = read_bodies(text, then.end(), opens=True)
        if names.names and names.start == then.end() and predicate().match(folded, names.end):
            yield names.names


def _persons(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Đồng chí A lập danh sách, đồng chí B soạn kế hoạch", "..., đồng chí Phó Bí thư ghi biên bản"."""
    for spot in _PERSON.finditer(folded):
        person = read_person(text, folded, spot.end())
        if person is not None:
            yield (person[0],)
    for spot in _OFFICER.finditer(folded):
        names = read_bodies(text, spot.end(), loose=True)
        invited = _INVITED.search(folded, max(0, spot.start() - _FAR), spot.start())
        if not invited and names.names and names.start == spot.end() and predicate().match(folded, names.end):
            yield names.names


def _given_too(text: str, folded: str, new: Callable[[tuple[str, ...]], str]) -> Iterator[tuple[str, ...]]:
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


def given_amid(text: str, folded: str) -> tuple[str, ...]:
    """As in "Tang vật giao Công an xã A bảo quản", "Vật tư do Sở B cung ứng", in words that open with a thing: to whom it is given."""
    if verb_start().match(folded):
        return next(parts_by_others(text, folded), ())
    if (then := next(_behind_then(text, folded), None)) is not None:
        return then
    for given in (*HANDED_TO.finditer(folded), *BY.finditer(folded)):
        if f" {folded[: given.start()].rstrip()}".endswith(endings("subjects", "hands_over")):
            continue
        names = read_bodies(text, given.end(), loose=True)
        if names.names and names.start == given.end() and predicate().match(folded, names.end):
            return names.names
    return ()


def _people(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Nhà trường tổ chức hội thi; mỗi lớp nộp 01 sản phẩm": they hand in something, must act, have a day or were to be directed."""
    if not any(map(folded.__contains__, shortest("left_over", "small_actors"))):
        return
    for found in _PEOPLE.finditer(folded):
        at = found.end()
        for word in list(_WORD.finditer(folded, at, at + _REACH))[:_WORDS_OF_NAME]:
            if folded[word.start() - 1] == ",":
                break
            if not verb_start().match(folded, word.end()):
                continue
            piece = _PIECE.match(folded, word.end()).group()  # type: ignore[union-attr]
            who = text[found.start("who") : word.start()]
            told = (
                _GIVES.match(folded, word.start())
                or find_dues(text[word.end() : word.end() + len(piece)], None)
                or _directed(folded, folded[found.start("who") : word.start()], found.start())
            )
            if told:
                yield (who,)
            break


def _small_bodies(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Công an xã tuần tra; tổ 3 canh gác": written small, by a number or a name of their own, before work."""
    for found in _SMALL.finditer(folded):
        number = _NUMBER.match(text, found.end())
        end = number.end() if number else found.end()
        for word in _WORD.finditer(text, end):
            if number or not text[word.end()].isupper():
                break
            end = word.end() + len(text[word.end() :].split(maxsplit=1)[0])
        if end > found.end() and verb_start().match(folded, end + 1) and not _ONLY_TOLD.match(folded, end):
            yield (text[found.start("who") : end],)


def _small_behind_comma(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Bệnh viện bố trí giường, điều dưỡng trưởng các khoa phân công ca trực": in small letters behind a comma, and in no list."""
    for found in _SMALL_BEHIND.finditer(folded):
        since = max(folded.rfind(mark, 0, found.start() - 1) for mark in ",;.:")
        begun = _WORD.match(folded, since + 1).end() if since >= 0 else 0  # type: ignore[union-attr]
        if since >= 0 and not verb_start().match(folded, begun):
            continue  # one of a list
        if _LISTS_ON.search(folded, folded.find(" ", begun), found.start()) or text[found.start("who")].isupper():
            continue
        yield from _before_work(text, folded, found)


def _posts(text: str, folded: str) -> Iterator[tuple[str, ...]]:
    """As in "Ban Quản lý kiểm tra; các Phó Trưởng ban phụ trách cụm gửi báo cáo": by a post whose body is not named."""
    for found in _POST.finditer(folded):
        yield from _before_work(text, folded, found)


def _before_work(text: str, folded: str, found: re.Match[str]) -> Iterator[tuple[str, ...]]:
    """Who it is up to the first work behind them, a few words on at most."""
    for word in list(_WORD.finditer(folded, found.end(), found.end() + _REACH))[:_WORDS_OF_NAME]:
        if folded[word.start() - 1] == ",":
            return
        if verb_start().match(folded, word.end()):
            yield (text[found.start("who") : word.start()],)
            return


def _directed(folded: str, who: str, until: int) -> bool:
    """As in "chỉ đạo các chủ hồ vận hành đúng quy trình; các chủ hồ thông báo ...": they were to be directed before."""
    at = folded.find(f" {who} ", 0, until)
    return at > 0 and _DIRECTS.search(folded, 0, at + 1) is not None


def extended_to(text: str, folded: str) -> tuple[str, ...]:
    """As in "Gia hạn thời gian nộp báo cáo của Sở A đến ngày ...": whose day the issuer itself puts off."""
    found = _EXTENDS.match(folded)
    names = read_bodies(text, found.end(), loose=True) if found else NONE
    return names.names if found and names.start == found.end() else ()
