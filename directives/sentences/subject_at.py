"""A list of bodies at one place of a sentence, and whether what follows it is their work."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import DEEPEST, read_bodies
from directives.names.inside_names import is_whole
from directives.names.named import Names
from directives.sentences.charged import Subject, doing, relative, with_work_behind
from directives.sentences.described import described
from directives.sentences.in_front import read_place
from directives.sentences.subject_words import CHIEF, ENCLOSED, LINK
from directives.strings.folding import fold
from directives.times.due_phrases import time_end, times_end
from directives.words.work_words import no_work, predicate, verb_start

_LEADS, _PARTY = Shape("subjects", r"{party_leads}\s"), Shape("subjects", r"(?:{several}\s+)?{party_bodies}(?!\w)")
"""As in "Đảng ủy A: Lãnh đạo UBND xã rà soát ...": what the Party body does."""
_ROLE = Shape("persons", r"{roles}(?:\s[^,;.:]{2,60})?,\s+")
"""As in "Hiệu trưởng: Trưởng ban kiểm tra, ra quyết định ...": the part of whoever acts, told before the work."""
_COLON = re.compile(r"\s*:\s+(?:\(?(?:i|1|a)\)\s+)?")  # with the first mark of a list on the same line
_WORK, _GOES_ON = re.compile(r"\s+[^\W\d_]"), re.compile(r"\s+[^\W\d]")


_UP_TO, _FIGURE, _LONGEST_TIME = Shape("deadlines", r"\s+{up_to}\s"), re.compile(r"\d(?=\s)"), 50
_AT = Shape(
    "deadlines",
    r"\s+(?={at_then}\s)|\s*,?\s+(?=(?:\d{1,2}\s+)?{subjects.time_units}\s*(?:/\s*|\s)(?:(?:{subjects.how_many}|\d{1,2})\s+)?{subjects.times_over}(?!\w))",
)
_ON_DAY = Shape(
    "deadlines",
    r"\s+(?:(?:{left_over.half_days}\s+)?(?:ngày\s+)?\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
    r"|tháng\s+\d{1,2}(?:/\d{4})?(?:(?:\s*,|\s+{names.also})\s+(?:tháng\s+)?\d{1,2}(?:/\d{4})?){0,3})\s*,?\s+",
)
_WITHIN = Shape("deadlines", r"\s+{subjects.in_time}\s+\d{1,3}\s+{spans_of_work}(?!\s+{gone_by}(?!\w))\s+(?=[^\W\d_])")
_STRETCH = re.compile(r"[^,;.:]{0,120}")
_DONE = Shape("deadlines", r"\s+(?:{unlisted.must}\s+)?{done_then}(?!\w)")
_LINKED = Shape("subjects", r"\s+(?P<word>{linked_to_work})\s(?=\S)")
_SEVERAL = Shape("names", r"{several}\s")
_TOLD_OFF = Shape("subjects", r"\s+(?P<told>{told_off})(?=\s)")


def _before_list(names: tuple[str, ...]) -> tuple[str, ...]:
    """As in "Sở A và các đơn vị: Trung tâm B, Trường C": whoever stands by name before the group that the colon tells one by one."""
    if not _SEVERAL.match(fold(names[-1])):
        return ()
    return tuple(name for name in names[:-1] if not _SEVERAL.match(fold(name)))


def _by_then(folded: str, end: int) -> bool:
    """As in "Sở A đến hết năm 2027 hoàn thành ...": up to when the work is done stands before it; what is reached by then is a target."""
    if _UP_TO.match(folded, end) is None:
        return False
    days = (one.end() for one in _FIGURE.finditer(folded, end, end + _LONGEST_TIME))
    return any(_DONE.match(folded, day) is not None for day in days)


def _at_then(folded: str, end: int) -> bool:
    """As in "Sở A vào chiều thứ Sáu hằng tuần gửi ...", "Sở A, quý 01 lần, gửi ...": when it is done stands between whoever does it and
    the work.
    """
    if (day := _ON_DAY.match(folded, end)) is not None and verb_start().match(folded, day.end()):
        return True
    if (at := _AT.match(folded, end)) is None:
        return _within(folded, end)
    time = times_end(folded[at.end() : at.end() + _LONGEST_TIME])
    works = time > 0 and verb_start().match(folded[at.end() + time :].lstrip(" ,")) is not None
    return works or _within(folded, end)


def _within(folded: str, end: int) -> bool:
    """As in "Sở A trong vòng 05 ngày kể từ ngày nhận đủ hồ sơ gửi ...": how soon stands between whoever does it and the work."""
    if (days := _WITHIN.match(folded, end)) is None:
        return False
    stretch = _STRETCH.match(folded, days.end())
    rest = folded[days.end() : stretch.end()] if stretch else ""
    return any(verb_start().match(rest, at) is not None for at, sign in enumerate(f" {rest}") if sign == " ")


def _called(name: str) -> bool:
    return _SEVERAL.match(fold(name)) is not None or name[1:] != name[1:].lower() or is_whole(fold(name))


def _linked(folded: str, names: Names) -> Subject | None:
    """As in "Sở A cũng | rà soát ...", "Sở A thì | trước ngày B lập ...": past a word between whoever does it and the work, or its time."""
    said = _LINKED.match(folded, names.end)
    if said is None or not all(map(_called, names.names)):
        return None
    time = time_end(folded[said.end() : said.end() + _LONGEST_TIME])
    works = verb_start().match(folded[said.end() + time :].lstrip(" ,")) is not None
    return Subject(names.names, said.end("word")) if works else None


def _told_off(folded: str, names: Names) -> tuple[str, ...]:
    """As in "Giáo viên được phân công | lập hồ sơ ...": of a group without a name of its own only those who were told off."""
    told = _TOLD_OFF.match(folded, names.end)
    last = names.names[-1]
    if told is None or last[1:] != last[1:].lower():
        return names.names
    return (*names.names[:-1], f"{last} {told['told']}")


def _says_part(folded: str, at: int, names: Names, position: int) -> bool:
    """Whether behind the colon stands what the Party body does, or the part of whoever opens the sentence, and then work."""
    if _LEADS.match(folded, at):
        return _PARTY.match(fold(names.names[0])) is not None
    role = None if position else _ROLE.match(folded, at)
    return role is not None and verb_start().match(folded, role.end()) is not None


def subject_at(
    text: str, folded: str, position: int, *, opens: bool, ordered: bool = False, depth: int = 0
) -> Subject | None:
    """A list of bodies at a place, followed by what they must do; `ordered`: a word of command stands before it.

    `depth`: how many lists end with a colon before it.
    """
    names = read_bodies(text, position, opens=opens)
    if ordered and not names.names:
        names = read_bodies(text, position, loose=True)  # "Giao phòng Nội vụ ..."
    if not names.names or names.start != position:
        place = read_place(text, folded, position) if position else None
        return Subject(*place) if place else None
    belonging = relative(text, folded, names)
    if belonging is not None:
        return belonging
    if ENCLOSED.match(folded, names.end):
        return None
    names = described(text, folded, doing(text, folded, names))
    if (
        predicate().match(folded, names.end)
        or _by_then(folded, names.end)
        or _at_then(folded, names.end)
        or LINK.match(folded, names.end)
        or CHIEF.match(folded, names.end)
    ):
        return Subject(_told_off(folded, names), names.end)
    linked = _linked(folded, names)
    if linked is not None:
        return linked
    whole = is_whole(fold(names.names[-1]))
    colon = _COLON.match(folded, names.end)
    if colon and _says_part(folded, colon.end(), names, position):
        return Subject(names.names, colon.end())
    listed = subject_at(text, folded, colon.end(), opens=False, depth=depth + 1) if colon and depth < DEEPEST else None
    if listed is not None:
        return listed._replace(names=(*_before_list(names.names), *listed.names))
    if colon and (verb_start().match(folded, colon.end()) or (whole and text[colon.end() : colon.end() + 1].isupper())):
        return Subject(names.names, colon.end())
    if (
        colon
        and not position
        and text[colon.end() : colon.end() + 1].isupper()
        and not read_bodies(text, colon.end()).names
    ):
        return Subject(names.names, colon.end())
    if whole and _WORK.match(text, names.end) and not no_work().match(folded, names.end):
        return Subject(names.names, names.end)
    found = with_work_behind(text, folded, names)
    return found or (Subject(names.names, names.end) if ordered and _GOES_ON.match(folded, names.end) else None)
