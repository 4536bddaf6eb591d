"""Others that act amid the words of a task: a body that opens a piece of them, a person, and those of the rooms beside."""

import re
from collections.abc import Callable, Iterator

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.persons import read_person
from directives.sentences.roles_told import only_a_role
from directives.sentences.set_apart import perhaps_apart
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.words.work_words import predicate, verb_start
from directives.work.given_amid import banned, behind_then, given_too, parts_by_others, things_by_others
from directives.work.noun_actors import bare, people, posts, small_behind_comma, small_bodies

_NAME = r"(?P<who>[A-Z][A-Za-z&]+(?: [" + CAPITALS + r"]\w*){0,3})(?=[ ,])"
_OPENS = re.compile(r"[;.]\s+(?=[" + CAPITALS + r"])")
_ONLY_TOLD = Shape("left_over", r"\s+{tells_of}(?!\w)")
_WORD, _PIECE, _REACH = re.compile(r"\s+(?=\S)"), re.compile(r"[^;.]*"), 60
_FIRM, _NEXT_FIRM = re.compile(rf"(?:^|[;.]\s+){_NAME}"), re.compile(rf"(?:,| và) {_NAME}")
_NO_FIRM = Shape("left_over", r"{no_firms}(?!\w)")
_NOT_OURS = re.compile(r"[aeiouy][^aeiouy\W]+[aeiouy]|[fjwz]")
"""Two syllables in one word, or a letter that no word of the language has."""
_PERSON = Shape("persons", r"[,;]\s+(?:và\s+)?(?={called}\s+(?!{titles}))")
_OFFICER = Shape("persons", r"[,;]\s+(?:và\s+)?{comrade}\s+(?=\S)")
_INVITED, _FAR = Shape("persons", r"(?<!\w){invited}\s[^;.:]*$"), 120


def others_acting(text: str, folded: str, new: Callable[[tuple[str, ...]], str]) -> str:
    """The first of them, as `new` tells them ("" where the task has them in a field)."""
    every = (
        _opening(text, folded),
        behind_then(text, folded),
        _persons(text, folded),
        people(text, folded),
        small_bodies(text, folded),
        given_too(text, folded, new),
        _firms(text, folded),
        bare(text, folded),
        posts(text, folded),
        small_behind_comma(text, folded),
        parts_by_others(text, folded),
        perhaps_apart(text, folded),
        things_by_others(text, folded),
        banned(text, folded),
    )
    return next((said for found in every for names in found if (said := new(names))), "")


def acting_unread(text: str, folded: str) -> tuple[str, ...]:
    """Those told apart, and a body by its bare noun, where the lead of a task was assumed."""
    return next(perhaps_apart(text, folded), ()) or next(bare(text, folded), ())


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


def _listed_firms(text: str, end: int, first: str) -> tuple[tuple[str, ...], int]:
    """The same with those beside it ("MobiFone, Viettel"), and where the last ends."""
    names = [first]
    while (more := _NEXT_FIRM.match(text, end)) is not None:
        names.append(more["who"])
        end = more.end()
    return tuple(names), end


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
