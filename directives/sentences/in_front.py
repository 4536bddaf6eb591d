"""Whoever stands in front of a duty though the language does not know the name, or behind what the duty deals with."""

import re
from functools import partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import place_called, read_bodies
from directives.names.persons import read_addressed
from directives.sentences.charged import Subject
from directives.sentences.passive import read_case_by
from directives.sentences.set_apart import ONLY, named_ones, set_apart
from directives.sentences.subject_words import (
    BUT_FOR,
    CASE_OF,
    CHOSEN_FOR,
    COMMON_GROUP,
    GIVEN,
    GROUP,
    MODAL,
    OWN_BEHIND,
    OWNED,
    STILL,
)
from directives.sentences.unlisted import read_unlisted
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues
from directives.words.work_words import predicate, verb_start

_shape = partial(Shape, "subjects")
_TOPIC = _shape(r"{topics}\s[^,;.:]{3,100},\s+(?=các\s)")
_TAKE_UP = _shape(r"\s+{take_up}")
_DUTIFUL = _shape(r"(?P<who>[^\W\d_][^;:.()]{2,120}?)\s+{dutiful}\s+(?=[^\W\d_])")
THEN = _shape(r"(?:{conditions}|{in_case_of})\s[^;.]{3,200}?\s{then}\s+(?=[^;.:]{3,160}?\s{charged})")
_THEN_WORD = _shape(r"(?<!\w){then}\s+")
OPENS_CASE, _IN_CASE = _shape(r"(?:{conditions}|{in_case_of})\s"), _shape(r"\s{conditions}\s")
_PAST_DAY = _shape(r"{past_days}\s[^;.:]{3,200}?\s{then}\s+")
"""As in "Quá ngày 30/6 mà chủ đầu tư chưa triển khai thì ...": what is done once the day has gone by."""
_OTHER_PLACE = _shape(r"(?<!\w){names.places_listed}[^,;.:]{0,40},\s+$")
"""Another place right before: a row of them, and not who acts."""
_ABOUT = _shape(r"{spoken_about}\s")
_CHARGED = _shape(r"\s+{charged}")
_NO_BODY = _shape(r"{no_body}|.*(?<!\w){no_body_within}")
_AND_LAST = re.compile(r"\svà\s[^,;.]{2,80},\s+")
_TO_NAMED = re.compile(r"(?<!\w)\w+\s+(?=[" + CAPITALS + r"])")
_COMMA, _LONGEST_THING = re.compile(r",\s+"), 120
_ENTRY = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+")
_LONGEST_ENTRY, _LONGEST_NAME = 40, 160
_MEANWHILE = Shape("unlisted", r"\s{meanwhile}\s")
_AMID = Shape("unlisted", r",?\s+{meanwhile}\s[^;.]{3,200}?\s{subjects.conditions}\s")
_CASE_ENDS, _LONGEST_CASE = _shape(r"(?:\s{then}|,)\s+"), 400


def read_spoken_of(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Đối với các Cục có số nợ lớn, yêu cầu báo cáo ...": an order without a name is for those spoken of."""
    if (done := read_case_by(text, folded)) is not None:
        return done
    if (done := set_apart(text) or _of_a_thing(text, folded)) is not None:
        own = all(name[:1].isupper() for name in done[0][1:])
        return beyond_spoken(folded, done[0]) if own else done[0], done[1]
    said = CASE_OF.match(folded)
    if said is None or not (verb_start().match(folded, said.end()) or folded.startswith("có ", said.end())):
        return None
    names = read_bodies(text, said.start("who"), loose=True)
    if len(names.names) != 1 or names.start != said.start("who") or names.end > said.end("who"):
        return None
    who = said["who"]
    whole = CHOSEN_FOR.pattern.sub("", who)
    end = max(said.start("who") + len(whole), names.end)
    start = said.start("who")
    number = re.search(r"\d+\s+$", text[:start])
    return (" ".join(text[number.start() if number else start : end].split()),), said.end()


def _of_a_thing(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Riêng tuyến X, Sở A hoàn thành ...": a thing or a place is told apart, and who does it stands behind the comma."""
    apart = ONLY.match(folded)
    if apart is None or BUT_FOR.match(folded):
        return None
    told = named_ones(text, apart.end())
    for comma in _COMMA.finditer(folded, told[1] if told else apart.end(), apart.end() + _LONGEST_THING):
        if verb_start().match(folded, comma.end()) or GIVEN.match(folded, comma.end()):
            return None  # "Riêng năm 2026, phối hợp với Sở A, Sở B ...": the work begins here
        names = read_bodies(text, comma.end())
        if names.names and names.start == comma.end() and predicate().match(folded, names.end):
            thing = text[told[1] if told else apart.end() : comma.start()]
            return None if _does_work(thing) else (names.names, names.end)
    return None


def _does_work(thing: str) -> bool:
    """As in "riêng kho thuốc giao Trạm A kiểm kê, Sở B ...": work of another body, or a time, in what is told apart is not B's."""
    folded = fold(thing)
    spots = [spot.end() for spot in _TO_NAMED.finditer(thing) if verb_start().match(folded, spot.start())]
    told = any((names := read_bodies(thing, spot, loose=True)).names and names.start == spot for spot in spots)
    given = any(GIVEN.match(folded, spot.start()) for spot in _TO_NAMED.finditer(thing))
    return told or given or bool(find_dues(thing, None))


def read_fronted(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Lịch giảng dạy của các ngày nghỉ, các đơn vị chủ động sắp xếp": what is dealt with stands before who does it."""
    topic = _TOPIC.match(folded)
    names = read_bodies(text, topic.end()) if topic else None
    if topic is None or names is None or not names.names or names.start != topic.end():
        return None
    return (names.names, names.end) if _TAKE_UP.match(folded, names.end) else None


def beyond_spoken(folded: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """As in "Đối với các đơn vị thuộc Bộ, Cục A chỉ đạo ...": a group that is only spoken of is left out before bodies called by name."""
    if len(names) == 1 or not _ABOUT.match(folded) or f"{fold(names[0])}, " not in folded:
        return names
    group, *others = (GROUP.match(fold(name)) is not None for name in names)
    return names if any(others) or not group else names[1:]


def read_still(text: str, folded: str, spot: int) -> Subject | None:
    """As in "Ngoài nhiệm vụ chung, Sở A còn rà soát ..."."""
    names = read_bodies(text, spot, opens=True)
    still = STILL.match(folded, names.end) if names.names and names.start == spot else None
    return Subject(names.names, still.end() - 1) if still and verb_start().match(folded, still.end()) else None


def behind_owners(folded: str, spot: int, found: Subject) -> Subject:
    """As in "Theo chỉ đạo của X, Y và Z, Sở A ...": "và" ends the list of those whose word it is; who stands behind it acts.

    What many propose or tell ("đề xuất của X, Y, Z, Sở A tổng hợp") is theirs up to the last name, where it is a name of its own.
    """
    last = folded.find(fold(found.names[-1]), spot, found.end)
    own = found.names[-1][:1].isupper() and not GROUP.match(folded, last)
    if len(found.names) > 1 and own and OWN_BEHIND.search(folded, 0, last):
        return found._replace(names=found.names[-1:])
    if len(found.names) < 3 or OWNED.search(folded, 0, spot) is None:
        return found
    ends = _AND_LAST.search(folded, spot, found.end)
    acting = tuple(name for name in found.names if ends and folded.find(fold(name), ends.end()) >= 0)
    return found._replace(names=acting) if acting and acting == found.names[-len(acting) :] else found


def read_place(text: str, folded: str, position: int) -> tuple[tuple[str, ...], int] | None:
    """As in "Để đạt mục tiêu, tỉnh A cần rà soát ...", "Đề nghị Thành phố rà soát ...": a province or city that acts, called by itself;
    "Đề nghị các đồng chí báo cáo ...": or those to whom the paper speaks.
    """
    if (addressed := read_addressed(text, folded, position)) is not None:
        return addressed
    end = place_called(text, position)
    if end is None or not predicate().match(folded, end) or _OTHER_PLACE.search(folded, 0, position):
        return None
    return (" ".join(text[position:end].split()),), end


def read_then(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Đối với vụ việc ở nơi cư trú thì cơ quan giới thiệu có trách nhiệm ...": all between the two words is who is charged."""
    if (body := _body_then(text, folded)) is not None:
        return body
    then = THEN.match(folded)
    charged = _CHARGED.search(folded, then.end()) if then else None
    if then is None or charged is None or _NO_BODY.match(folded[then.end() : charged.start()]):
        return None
    names = read_bodies(text, then.end(), loose=True)
    if names.names and names.start == then.end() and names.end == charged.start():
        return names.names, names.end
    who = " ".join(text[then.end() : charged.start()].split()).rstrip(" ,")
    entries = _ENTRY.split(who)
    apart = not COMMON_GROUP.match(fold(who)) and all(" " in one and len(one) <= _LONGEST_ENTRY for one in entries)
    return tuple(entries) if apart else (who,), charged.start()


def read_amid(text: str, folded: str) -> Subject | None:
    """As in "Đoàn kiểm tra trong quá trình làm việc nếu phát hiện vi phạm thì báo cáo ...": when and in which case, behind who acts."""
    names = read_bodies(text, opens=True) if _MEANWHILE.search(folded, 0, _LONGEST_NAME) else None
    case = _AMID.match(folded, names.end) if names and names.names and not names.start else None
    if names is None or case is None:
        return None
    ends = _CASE_ENDS.finditer(folded, case.end(), case.end() + _LONGEST_CASE)
    return Subject(names.names, names.end) if any(verb_start().match(folded, one.end()) for one in ends) else None


def _body_then(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Cán bộ khi vi phạm nội quy, thì các phòng phải ...": in a case that is told in front, the bodies behind "thì"."""
    if " thì " not in folded:
        return None
    if (past := _PAST_DAY.match(folded)) is not None:
        names = read_bodies(text, past.end(), opens=True)
        acts = names.names and names.start == past.end() and predicate().match(folded, names.end)
        return (names.names, names.end) if acts else None
    if OPENS_CASE.match(folded) is None:
        spoken = read_bodies(text, opens=True)
        if not spoken.names or spoken.start or _IN_CASE.match(folded, spoken.end) is None:
            return None
    for then in _THEN_WORD.finditer(folded):
        names = read_bodies(text, then.end(), loose=True)
        if names.names and names.start == then.end() and MODAL.match(folded, names.end):
            return names.names, names.end
    return None


def read_dutiful(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Chủ bến, thuyền trưởng và thuyền viên có trách nhiệm ...": whoever it is, the sentence charges them."""
    found = _DUTIFUL.match(folded) if any(map(folded.__contains__, _DUTIFUL.needed)) else None
    if found is None:
        unlisted = read_unlisted(text, folded)
        return unlisted[:2] if unlisted else None
    if not text[:1].isupper() or _NO_BODY.match(found["who"]) or verb_start().match(folded):
        return None
    entries = [" ".join(entry.split()) for entry in _ENTRY.split(text[: found.end("who")])]
    if any(len(entry) > _LONGEST_ENTRY for entry in entries):
        return None
    return tuple(entries), found.end("who")
