"""Names of bodies in running text: where one begins and ends, and which commas separate two of them."""

import re
from functools import partial

from directives.lexicon import lexicon, words
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, meanings
from directives.names.body_names import clean_name, end_of_name
from directives.names.held_by import holder_end, without_holder
from directives.names.listed import end_of_item, field_end, noun_of_list
from directives.names.named import NONE, Names
from directives.names.places_in_brackets import OWN_WORD, PROPER
from directives.names.said_once import SHARES, all_concerned, noun_again, share_title, spread_heads
from directives.names.which_have import which_have
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.words.body_words import SPACE, Word, begins_name, begun, grammar

DEEPEST = 3
"""Heads of bodies in a row that are followed ("Bộ trưởng, Chủ nhiệm Ủy ban ...") at most."""
_names = partial(Shape, "names")
_CHAIR = _names("{chairs} {chaired}")
"""Whoever heads a committee is charged by that office."""
_SHARED_TITLE = _names(r"(?:các )?(?:{shared_titles},\s+(?={shared_with}\s)|{shared_chiefs},\s+(?={shared_leaders}\s))")
"""Titles before another of the same bodies ("Giám đốc, Thủ trưởng các sở")."""
_SEPARATOR = _names(r"\s*(?:[,;]\s*(?:{joins_after_comma})?|{joins})\s+")
_BESIDE = _names(r"\s+(?P<noun>{beside})\s+(?P<own>\w)")
_TITLED = _names(r"{chiefs}\s+(?P<noun>{chief_of})")
"""Titles that hold the noun of the body ("Chánh Văn phòng Ủy ban nhân dân tỉnh")."""
_OF_SEVERAL = _names(r"\s(?P<all>{several}\s+)(?P<noun>\w[^,]*)$")
"""Said once for all ministries that follow by their fields ("các Bộ Tài chính, Xây dựng")."""
_HEADS_OF, _MINISTER = _names(r"\s*(?P<noun>{beside})?\s*:(?=\s)"), _names("{ministers}")
_PARTY = _names("{party_heads}")
_JOINT = _names(r"(?<!\w){owned_by}\s(?:{several}\s+)?{joint_owners}$")
"""Whose a body is where two own it together ("các đoàn của Bộ Chính trị, Ban Bí thư")."""
_LONGEST_JOINT = 120
"""Characters that such owners take at most, with the word before them."""
_MINISTRY, _NO_BODY = _names(r"{ministry}\s"), _names("{field_not_body}")
_FIRM, _NO_FIRM = _names("{firms}"), _names("{firm_fields}")
_OWN = _names(r"{own_heads}\s+{own_bodies}(?=\s*(?:[,.;:)]|$)|\s+{own_then})")
"""Those at the head of the issuing body itself, called without its name ("báo cáo Lãnh đạo Bộ")."""
_MEMBER = _names("{members}")
_COMRADE, _COMRADES, _SEVERAL = _names(r"{comrade}\s+"), _names("{comrades}"), _names(r"{several}\s+")
_IN_PERSON, _STANDING = _names(r"\s*{in_person}"), _names(r"{standing}(?!\s+{all_levels})")
_DEPUTY, _SEVERAL_OF_THEM = _names(r"{deputies}\s"), _names(r"(?<!\w){several}\s")
_LED = ("leaders", "offices", "comrade", "several_persons", "chairs")
"""The lists of which an entry opens a body addressed through its head, or an office."""
_COLON, _ROLE = re.compile(r"\s*:?\s*"), Shape("persons", r"{roles}(?!\w)")
_PLACES, _AS_ONE = _names("{places_listed}"), _names("{listed_as_one}")
_MIXED = _names(r"(?:{several}\s+)?(?P<group>{mixed_groups})(?:\s+{listed_behind})?\s*:\s+")
_ROW = Printed(
    "names", rf"(?<!\w)(?i:{{several}}\s+{{places_listed}}(?:(?:\s*,|\s+và)\s+{{places_listed}})*)\s+{PROPER}$"
)
_ROW_ITEM = Printed(
    "names",
    rf"(?:\s*,\s+(?:và\s+)?|\s+và\s+)(?P<from>(?:(?i:{{places_listed}})\s+(?:\d{{1,2}}\s+)?)?(?P<place>{PROPER}))(?!\w)",
)
_COUNTED = Printed(
    "names",
    r"(?P<count>\d{1,2}|(?i:{obligations.counted}))\s+(?i:{counted_bodies})(?=\s*:\s+["
    + CAPITALS
    + r"]|\s+["
    + CAPITALS
    + r"])",
)
"""As in "02 xã: A, B", "hai Sở A và B": how many there are, before their names."""
_PLACED = _names(r"(?<!\w)(?:{own_places}|{places_listed})(?!\w)")
_PLACE = Printed("names", r"(?i:{own_places})\s+[" + CAPITALS + r"]\w+(?:\s+[" + CAPITALS + r"]\w+){0,3}")
_ANY_PLACE = Printed("names", rf"(?i:{{own_places}}|{{places_listed}}|{{hamlets}})\s+{PROPER}")
_PLACE_HEAD, _PLACE_WORD = Printed("names", r"(?i:{own_places})(?!\w)"), re.compile(rf"\s+(?P<word>{OWN_WORD})")
LONGEST_PLACE = 4
"""Words of a place's own name at most."""
_AND_PLACE = Printed("names", r"\s+và\s+(?=(?i:{own_places})\s+[" + CAPITALS + r"])")
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:và)?|và)\s+")


def read_bodies(text: str, start: int = 0, *, opens: bool = False, loose: bool = False) -> Names:
    """The list of bodies that begins at `start`; no names where none begins there.

    `opens`: the list opens a sentence, so that every first word is a capital. `loose`: a generic noun needs no article.
    """
    return _read_bodies(text, start, opens, loose)  # kept by one form of the question


@kept
def _read_bodies(text: str, start: int, opens: bool, loose: bool) -> Names:
    names: list[str] = []
    folded, position = fold(text), SPACE.match(text, start).end()  # type: ignore[union-attr]
    word = begun(folded, position)
    if (counted := _COUNTED.match(text, position)) is not None:
        return _counted(text, counted, loose)
    if word is None:
        return NONE
    first, end, personal, several = position, position, False, ""
    while True:
        again = noun_again(text, folded, position, several) if several else None
        one = again or _one(text, folded, position, word, opens and not names, loose or bool(names))
        one = one or (_place(text, position) if names and not _PLACED.search(fold(names[-1])) else None)
        if one is None:
            break
        several = several if again else one.names[-1] if SHARES.match(fold(one.names[-1])) else ""
        if names and len(one.names) == 1 and _JOINT.search(folded, max(first, one.end - _LONGEST_JOINT), one.end):
            names[-1] = f"{names[-1]}{text[end : one.end]}"
        elif personal and not one.personal and len(one.names) == 1:
            share_title(text, folded, names, one)
        elif not (names and _STANDING.match(fold(one.names[0]))):  # what the body before it is besides
            names.extend(one.names)
        end, personal = one.end, personal or one.personal
        position = _next(text, folded, end)
        if position < 0 and (told := which_have(text, folded, fold(names[-1]), end)) > end:
            names[-1] = " ".join(f"{names[-1]}{text[end:told]}".split())
            end, position = told, _next(text, folded, told)
        if position < 0:
            break
        word = begun(folded, position)
    if len(names) > 1:
        return Names(all_concerned(spread_heads(names)), first, end, personal)
    return Names(tuple(names), first, end, personal) if names else NONE


def _counted(text: str, counted: re.Match[str], loose: bool) -> Names:
    """Those that "02 xã: A, B" counts, read as "các xã: A, B" is; a row of them that is one name keeps its number."""
    start, count, every = counted.start(), counted["count"], lexicon("names")["several"]["phrases"][0]
    found = read_bodies(f"{text[:start]}{every}{text[counted.end('count') :]}", start, loose=loose)
    end = found.end + len(count) - len(every)
    if not found.names or found.start != start or end <= counted.end():
        return NONE
    kept = f"{count} " if len(found.names) == 1 else ""
    shown = (f"{kept}{name.removeprefix(f'{every} ')}" if name.startswith(every) else name for name in found.names)
    return Names(tuple(shown), start, end, found.personal)


def _next(text: str, folded: str, end: int) -> int:
    """Where another name may begin after one that ends at `end`; -1 where none can."""
    if (separator := _SEPARATOR.match(folded, end)) is not None:
        return separator.end()
    beside = _BESIDE.match(folded, end)
    capitals = beside is not None and text[beside.start("noun")].isupper() and text[beside.start("own")].isupper()
    return beside.start("noun") if beside and capitals else -1


def _one(
    text: str, folded: str, start: int, word: Word | None, opens: bool, loose: bool, depth: int = 0
) -> Names | None:
    """One body (or one list "các Bộ: A, B") at `start`, where this word stands."""
    if word is None:
        return None
    led = _led(text, folded, start, word, loose, depth, opens) if depth < DEEPEST else None
    if led is not None:
        return led
    if (mixed := _mixed(text, folded, start, depth)) is not None:
        return mixed
    head_end = begins_name(text, folded, start, opens, loose, word)
    if head_end is None:
        return None
    end, cuts = end_of_name(text, folded, start, head_end)
    end = _before_place(text, folded, start, end)
    name = clean_name(text, start, end, cuts)
    if (
        text[end : end + 1] == ":"
        and (noun := noun_of_list(fold(name))) is not None
        and not _does(noun, folded, end + 1)
    ):
        return _listing(text, folded, start, end, name, noun)
    if name and _ROW_ITEM.match(text, end) and _ROW.search(text, start, end) and (row := _row(text, folded, end)) > end:
        return Names((clean_name(text, start, row, cuts),), start, row)
    return Names((name,), start, end) if name else None


def _row(text: str, folded: str, end: int) -> int:
    """The end of the places that go on a row ("các tỉnh A | , B và thành phố C"): one name, as the places behind a colon are."""
    while (item := _ROW_ITEM.match(text, end)) is not None:
        first, at = item.start("from"), item.start("place")  # behind its level ("và xã A") a place is one more
        if begins_name(text, folded, first, False, first == at) is not None or _led(
            text, folded, at, begun(folded, at), False
        ):
            return end
        end = item.end()
    return end


def _before_place(text: str, folded: str, start: int, end: int) -> int:
    """The end of a name before a province or city that is named beside it ("các cơ quan liên quan | và Thành phố A")."""
    beside = _AND_PLACE.search(text, start, end) if "và" in text[start:end] else None
    return beside.start() if beside and not _PLACED.search(folded, start, beside.start()) else end


def place_called(text: str, position: int) -> int | None:
    """Where a province or city ends that begins here, called by its name ("tỉnh A") or by itself ("Tỉnh")."""
    head = _PLACE_HEAD.match(text, position)
    if head is None:
        return None
    end, named = head.end(), 0
    while named < LONGEST_PLACE and (word := _PLACE_WORD.match(text, end)) and word["word"][0].isupper():
        end, named = word.end(), named + 1
    return end if named or text[position].isupper() else None


def _place(text: str, position: int) -> Names | None:
    """A province or city called by its name alone, in a list of bodies."""
    found = _PLACE.match(text, position)
    return Names((" ".join(found.group().split()),), position, found.end()) if found else None


def read_place(text: str, start: int) -> Names:
    """A province, town or commune by its own name, whom a demand may be upon ("đề nghị thành phố A:"); no names where none stands."""
    found = _ANY_PLACE.match(text, start)
    return Names((" ".join(found.group().split()),), start, found.end()) if found else NONE


def _does(noun: str, folded: str, start: int) -> bool:
    """Whether a verb stands here: what follows "UBND các xã, phường:" is their work and no list of places."""
    g, at = grammar(), SPACE.match(folded, start).end()  # type: ignore[union-attr]
    return (
        _PLACES.fullmatch(noun) is not None
        and g.stop.match(folded, at) is not None
        and g.kept.match(folded, at) is None
    )


def _led(
    text: str, folded: str, start: int, word: Word | None, loose: bool, depth: int = 0, opens: bool = False
) -> Names | None:
    """A body addressed through its head, or an office asked in person."""
    if word is None or word.lists.isdisjoint(_LED) or (word.never and word.never(folded, start)):
        return None
    g, comrade = grammar(), _COMRADE.match(folded, start)
    position = comrade.end() if comrade else start
    article = _SEVERAL.match(folded, position)
    if (chair := _CHAIR.match(folded, position)) is not None:
        end, cuts = end_of_name(text, folded, position, chair.end())
        return Names((clean_name(text, position, end, cuts),), start, end, bool(comrade))
    if (shared := _SHARED_TITLE.match(folded, position)) is not None:
        position = shared.end()
        article = None
    leader = g.leader.match(folded, article.end() if article else position)
    office = g.office.match(folded, start)
    if leader is not None and not (office is not None and office.end() > leader.end()):
        if (shared_out := _heads_listed(text, folded, start, leader)) is not None:
            return shared_out
        after = _COLON.match(folded, leader.end()).end()  # type: ignore[union-attr]
        apart = _ROLE.match(folded, after) and ":" in text[leader.end() : after]  # "Hiệu trưởng: Trưởng ban, ..."
        body = None if apart else _one(text, folded, after, begun(folded, after), False, True, depth + 1)
        noun = _TITLED.match(folded, leader.start())
        if noun is not None and not (body is not None and folded.startswith(noun.group("noun"), body.start)):
            after = noun.start("noun")
            body = _one(text, folded, after, begun(folded, after), False, True, depth + 1)
        if body is not None:
            several = article or any(map(_SEVERAL_OF_THEM.search, map(fold, body.names)))
            if several and _DEPUTY.match(folded, leader.start()):  # several deputies are no body
                return Names((" ".join(text[leader.start() : body.end].split()),), start, body.end, True)
            if comrade or _IN_PERSON.match(folded, body.end):
                name = text[_called(comrade, start) : body.end]
                return Names((" ".join(name.split()),), start, body.end, True)
            return Names(tuple(map(without_holder, body.names)), start, body.end)
        if (own := _OWN.match(folded, leader.start())) is not None:
            return Names((" ".join(text[leader.start() : own.end()].split()),), start, own.end())
        if article is None and (held := holder_end(text, leader.end())) is not None:
            return Names((" ".join(text[_called(comrade, start) : held].split()),), start, held, bool(comrade))
    if comrade and (member := _member(text, folded, position)) is not None:
        return Names(member.names, start, member.end, True)
    alone = opens and office is not None and office.start("office") == start  # "các khối trưởng" is whom it calls so
    if office is not None and (text[office.start("office")].isupper() or comrade or loose or alone):
        end, cuts = end_of_name(text, folded, office.start("office"), office.end())
        first = _called(comrade, start) if comrade else office.start("office")
        return Names((clean_name(text, first, end, cuts),), start, end, bool(comrade))
    return None


def _heads_listed(text: str, folded: str, start: int, leader: re.Match[str]) -> Names | None:
    """As in "Các Bộ trưởng: A, B", "Các Giám đốc Sở: A, B": the bodies of those heads, told by their fields."""
    listed = _HEADS_OF.match(folded, leader.end())
    if listed is None or not (listed["noun"] or _MINISTER.fullmatch(leader.group())):
        return None
    first = SPACE.match(folded, listed.end()).end()  # type: ignore[union-attr]
    if not any(folded.startswith(field, first) for field in words("bodies", "fields")):
        return None
    noun = (
        text[listed.start("noun") : listed.end("noun")]
        if listed["noun"]
        else text[leader.start() :].split(maxsplit=1)[0]
    )
    colon = listed.end() - 1
    return _listing(text, folded, start, colon, noun, fold(noun))


def _called(comrade: re.Match[str] | None, start: int) -> int:
    """Where the name of an office begins: one asked in person keeps "Đồng chí", several ("các đồng chí ...") are named by office."""
    if comrade is None:
        return start
    return comrade.end() if _COMRADES.match(comrade.group()) else start


def _member(text: str, folded: str, position: int) -> Names | None:
    """As in "Các đồng chí Ủy viên Ban Thường vụ ...": people called by their part in a body."""
    head_end = begins_name(text, folded, position, False, True)
    if head_end is None or not _MEMBER.match(folded, position):
        return None
    end, cuts = end_of_name(text, folded, position, head_end)
    return Names((clean_name(text, position, end, cuts),), position, end)


def _party_item(text: str, folded: str, at: int, noun: str) -> int:
    """The end of the body whose committee a list names ("các Đảng ủy: Chính phủ; Mặt trận Tổ quốc, các đoàn thể Trung ương; ...")."""
    head = f"{noun} "
    known = (one[len(head) :] for one in words("bodies", "whole") if one.startswith(head))
    longest = max((len(one) for one in known if folded.startswith(one, at)), default=0)
    one = None if longest else _one(text, folded, at, begun(folded, at), False, True)
    return at + longest if longest else one.end if one and len(one.names) == 1 else end_of_item(text, folded, at)


def _listing(text: str, folded: str, start: int, end: int, name: str, noun: str) -> Names:
    """As in "các Bộ: A, B" gives one body each; "các tỉnh: A, B" stays one name with its list.

    "Các đơn vị của các Bộ: A, B" is read like "Các đơn vị của Bộ A, Bộ B".
    """
    items, position = [], end + 1
    while True:
        at = SPACE.match(folded, position).end()  # type: ignore[union-attr]
        party = _PARTY.fullmatch(noun) is not None
        if not text[at : at + 1].isupper() or _led(text, folded, at, begun(folded, at), False):
            break
        if not party and _is_body(text, folded, at, noun):
            break
        item_end = _party_item(text, folded, at, noun) if party else end_of_item(text, folded, at)
        items.append(text[at:item_end])
        end = item_end
        separator = _NEXT.match(folded, item_end)
        if separator is None:
            break
        position = separator.end()
    if _AS_ONE.fullmatch(noun):
        return Names((" ".join(text[start:end].split()),), start, end)
    printed = [" ".join(item.split()) for item in items]
    if printed and (owned := _OF_SEVERAL.search(fold(name))) is not None:
        of = name[owned.start("noun") :]
        first = f"{name[: owned.start('all')]}{of} {printed[0]}"
        return Names((first, *(f"{of} {item}" for item in printed[1:])), start, end)
    several = _SEVERAL.match(fold(name))
    base = name[several.end() :] if several else name
    return Names(tuple(f"{base} {item}" for item in printed) or (name,), start, end)


def _mixed(text: str, folded: str, start: int, depth: int) -> Names | None:
    """As in "các Sở, ngành: A, B, Công an tỉnh": a field is that of the noun, a body stands for itself; nothing else is listed."""
    head = _MIXED.match(folded, start) if ":" in folded and depth < DEEPEST else None
    if head is None:
        return None
    noun = meanings("names", "mixed_groups")[" ".join(head["group"].split())]
    names, position, end = list[str](), head.end(), start
    while text[position : position + 1].isupper():
        if (field := field_end(folded, position)) is not None:
            names, end = [*names, f"{noun} {' '.join(text[position:field].split())}"], field
        elif (body := _one(text, folded, position, begun(folded, position), False, False, depth + 1)) is not None:
            names, end = [*names, *body.names], body.end
        else:
            break
        separator = _NEXT.match(folded, end)
        position = separator.end() if separator else len(text)
    return Names(tuple(names), start, end) if names else None


def _is_body(text: str, folded: str, at: int, noun: str) -> bool:
    if _MINISTRY.match(f"{noun} ") and _NO_BODY.match(folded, at):
        return False
    if _FIRM.match(noun) and _NO_FIRM.match(folded, at):
        return False
    return grammar().whole.match(folded, at) is not None or begins_name(text, folded, at, False, False) is not None
