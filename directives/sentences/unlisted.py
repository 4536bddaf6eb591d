"""Whoever a sentence charges though the language knows the name in part or not at all: a list that goes on, a noun that must act."""

import re
from typing import NamedTuple

from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.sentences.told_work import work_within
from directives.strings.folding import fold
from directives.words.work_words import predicate, verb_start

_MUST = Shape("unlisted", r"(?P<who>[^\W\d_][^;:.()]{2,90}?)\s+(?:{too}\s+)?{must}\s+(?=[^\W\d_])")
_CHAIRS = Shape("unlisted", r"(?P<who>[^\W\d_][^;:.()\d]{2,80}?)\s+{partners.leads_first}(?:,\s+|\s+)(?=[^\W\d_])")
_NO_NAME = Shape("unlisted", r"(?<!\w){no_name_within}(?!\w)")
"""What stands in no name of who is in charge: another is, or it is a thing that somebody chairs."""
_COMRADES, _CARED = Shape("unlisted", r"{comrades_all}\s+(?=\S)"), Shape("unlisted", r"\s+{cared_for}\s+")
_FIRST, _ABOVE_ALL = Shape("unlisted", r"{first_of_all},?\s+"), Shape("subjects", r",\s+{above_all}\s.*$")
_ENTRY = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+")
_ASKED, _NOUN = Shape("unlisted", r"{asked}\s+"), "(?:[Cc]ác )?{places}"
_CAPITAL = "[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
_NAME = rf"{_CAPITAL}[^\W\d_]*(?: {_CAPITAL}[^\W\d_]*){{0,3}}"
_NAMED_PLACES = Printed("unlisted", rf"{_NOUN} {_NAME}(?:(?:, | và |, và )(?:{_NOUN} )?{_NAME})*(?=\s)")
_OWN_PLACE = Printed("unlisted", r"{own_place}(?=\s)", str.capitalize)
"""The place that a document speaks to, by its level alone: "Thành phố khẩn trương rà soát ..."."""
_THAT_PLACE = Shape("unlisted", r"{own_place}(?=\s)")
_NEXT_PLACE = Printed("unlisted", rf"(?:, | và |, và )(?={_NOUN} )")
_SEVERAL = Shape("unlisted", r"(?<!\w){names.several}\s")
_STRETCH = re.compile(r"[^;.:]{0,140}")
_LABEL, _DIGIT = re.compile(r"\s*:\s+"), re.compile(r"\d")
_WORD = re.compile(r"[^\s,;:.()]+")
_BY_FUNCTION = Shape("subjects", r"\s+{by_function}")
_WHICH_HAS = Shape("unlisted", r"\s+{which_has}\s")
_ASKED_BEHIND, _IN_CASE = Shape("unlisted", r",\s+(?={asked}\s)"), Shape("subjects", r"(?<!\w){conditions}\s")
_LONGEST_CASE = 200
"""Characters of a case up to the order behind it."""
_CALLS = Shape("unlisted", r"{all_of_them}\s|(?:{left_over.each_of_many}\s+)?{who_may_be_asked}(?!\w)")
_SMALL = Shape(
    "unlisted",
    r"(?!{no_small_group}(?!\w))(?P<who>{small_alone}(?=\s*:)|{small_group}(?P<rest>(?:\s+[^\W\d_]+){0,6}(?:\s+\d{1,2}[a-z]?\d?)?))\s*:\s+(?=[^\W\d_])",
)
_SERVES, _TOLD_OF = (
    Shape("unlisted", r"\s*(?:{group_serves}|{staff_trades}|{names.several})(?!\w)"),
    Shape("unlisted", r"{told_of_group}(?!\w)"),
)
_LONGEST_LABEL = 70
LONGEST_ENTRY = 60
"""Characters of a name in such a list."""


class Unlisted(NamedTuple):
    """The names as printed, and where what they must do begins; whether the language knows them all."""

    names: tuple[str, ...]
    end: int
    known: bool = False


_OFTEN = Shape("subjects", r"\s+{regularly}\s*$")
"""How often, between the name and the work."""


def read_unlisted(text: str, folded: str) -> Unlisted | None:
    """The subject of a sentence that opens with it: "Các bệnh viện, trạm y tế rà soát ...", "Tiểu thương phải niêm yết ..."."""
    if not text[:1].isupper():
        return None
    if (small := small_group(text, folded)) is not None:
        return small
    asked = _ASKED.match(folded)
    start = asked.end() if asked else 0
    known = read_bodies(text, start, opens=True)
    opens = bool(known.names) and known.start == start and not known.personal
    return (
        (_listed(text, folded, known) if opens else None)
        or _places(text, folded)
        or _must(text, folded)
        or (None if opens else _chairs(text, folded, start) or _comrades(text, folded))
        or (_apart(text, folded, known) if opens else None)
        or (_whoever(text, folded, start) if asked and not opens else _asked_in_a_case(text, folded))
    )


def small_group(text: str, folded: str) -> Unlisted | None:
    """As in "Tổ cấp dưỡng: nấu ăn", "Giáo viên dạy bồi dưỡng: soạn bài": people or a small group before a colon, and what they do."""
    label = _SMALL.match(folded) if text[:1].isupper() and folded.find(":", 0, _LONGEST_LABEL) > 0 else None
    if label is None or (label["rest"] == "" and " " not in label["who"]) or _NO_NAME.search(label["rest"] or ""):
        return None
    works = verb_start().match(folded, label.end()) is not None
    if not works and (_TOLD_OF.match(folded, label.end()) or read_bodies(text, label.end(), opens=True).names):
        return None
    known = read_bodies(text, opens=True)
    if known.names and known.end < label.end("who") and not _SERVES.match(folded, known.end):
        return None
    return Unlisted((" ".join(text[: label.end("who")].split()),), label.end(), known=works)


def _whoever(text: str, folded: str, start: int) -> Unlisted | None:
    """As in "Đề nghị bà con ngư dân đưa tàu vào bờ ...": people or places between the order and the first work of it are who is asked."""
    work = 0 if predicate().match(folded, start) else work_within(folded, start, start, start + LONGEST_ENTRY)
    who = text[start:work]
    if not work or folded[work] == "," or _NO_NAME.search(folded, start, work):
        return None
    entries = tuple(" ".join(entry.split()) for entry in _ENTRY.split(who))
    whole = _DIGIT.search(who) is None and all(map(_may_be_asked, entries))
    return Unlisted(entries, work) if whole else None


def _may_be_asked(entry: str) -> bool:
    """Whether words of two or more call people or places, by a noun, "các" or a capital: a verb or a manner is nobody."""
    if " " not in entry or patterns("unlisted", "things").match(fold(entry)):
        return False
    return _CALLS.match(fold(entry)) is not None or any(word[0].isupper() for word in entry.split())


def _asked_in_a_case(text: str, folded: str) -> Unlisted | None:
    """As in "Nếu có vướng mắc, đề nghị các bộ phận nhanh chóng báo cáo ...": who is asked behind the case."""
    found = _ASKED_BEHIND.search(folded, 0, _LONGEST_CASE) if ", " in folded else None
    if found is None or verb_start().match(folded) or _IN_CASE.search(folded, 0, found.start()) is None:
        return None
    at = found.end()
    told = read_unlisted(text[at].upper() + text[at + 1 :], folded[at:])
    return told._replace(end=at + told.end) if told else None


def that_place(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Bộ A cấp vốn; tỉnh bố trí vốn đối ứng": behind ";" the place that the paper speaks of, by its level alone, before its work."""
    found = _THAT_PLACE.match(folded)
    return ((text[: found.end()],), found.end()) if found and predicate().match(folded, found.end()) else None


def _apart(text: str, folded: str, group: Names) -> Unlisted | None:
    """A group with words that tell which of it are meant, up to a verb: "Các xã có rừng tuần tra ..."."""
    if not _SEVERAL.search(fold(group.names[-1])):
        return None
    told = patterns("unlisted", "told_apart").match(folded, group.end + 1)
    if told is None:
        return None
    stretch = _STRETCH.match(folded, told.end())
    work = work_within(folded, told.start(), told.end(), stretch.end() if stretch else told.end())
    if not work:
        return None
    often = _OFTEN.search(folded, told.end(), work)
    last = " ".join(f"{group.names[-1]} {text[group.end : often.start() if often else work]}".split())
    return Unlisted((*group.names[:-1], last), work)


def of_a_group(name: str) -> bool:
    """As in "các xã có rừng": a group that the language knows, with what those have who are meant; any name that it knows wholly."""
    known = read_bodies(name, opens=True)
    if not known.names or known.start:
        return False
    return known.end == len(name) or bool(
        _WHICH_HAS.match(fold(name), known.end) and _SEVERAL.search(fold(known.names[-1]))
    )


def _places(text: str, folded: str) -> Unlisted | None:
    """Provinces, towns and communes called by their names alone, or by their level: "Thành phố A và các tỉnh B, C đẩy nhanh ..."."""
    found = _NAMED_PLACES.match(text) or _OWN_PLACE.match(text)
    if found is None or predicate().match(folded, found.end()) is None:
        return None
    names = [" ".join(name.split()) for name in _NEXT_PLACE.split(found.group())]
    return Unlisted(tuple(names), found.end(), known=True)


def _must(text: str, folded: str) -> Unlisted | None:
    """A noun that is no thing, before what it must do."""
    if not any(map(folded.__contains__, phrases("unlisted", "must"))):
        return None
    first = _FIRST.match(folded)
    start = first.end() if first else 0
    found = _MUST.match(folded, start)
    if found is None or patterns("unlisted", "things").match(found["who"]) or verb_start().match(folded, start):
        return None
    if re.search(r"\d|,$| thì ", found["who"]):
        return None  # a time, a figure; words before a comma are a case
    if patterns("unlisted", "states").match(folded, found.end()) or not verb_start().match(folded, found.end()):
        return None
    end = start + len(_ABOVE_ALL.sub("", found["who"]))
    known = read_bodies(text, start, opens=True)
    meanwhile = patterns("unlisted", "meanwhile").match(folded, known.end) if known.names else None
    if known.names and known.start == start and (known.end == end or meanwhile):
        return Unlisted(known.names, found.end("who"), known=True)
    entries = [" ".join(entry.split()) for entry in _ENTRY.split(text[start:end])]
    if (
        known.names
        and known.start == start
        and text[known.end : end].strip()
        and not _ENTRY.search(text, known.end, end)
    ):
        entries = [*known.names[:-1], " ".join(f"{known.names[-1]} {text[known.end : end]}".split())]
    short = all(entry and len(entry) <= LONGEST_ENTRY for entry in entries)
    return Unlisted(tuple(entries), found.end("who")) if short else None


def _chairs(text: str, folded: str, start: int) -> Unlisted | None:
    """As in "Đội văn nghệ trường chủ trì, phối hợp với Sở A ...": whoever it is that is in charge."""
    found = _CHAIRS.match(folded, start) if phrases("partners", "leads_first")[0] in folded else None
    if found is None or patterns("unlisted", "things").match(found["who"]) or verb_start().match(folded, start):
        return None
    who = found["who"]
    if "," in who or " " not in who or len(who) > LONGEST_ENTRY or _NO_NAME.search(who):
        return None
    if not verb_start().match(folded, found.end()) or any(
        _works(text, folded, start + one.start()) for one in _WORD.finditer(who)
    ):
        return None
    return Unlisted((" ".join(text[start : found.end("who")].split()),), found.end("who"))


def _comrades(text: str, folded: str) -> Unlisted | None:
    """As in "Các đồng chí Ủy viên Ban Thường vụ theo địa bàn được phân công kiểm tra ...": officers by their posts."""
    called = _COMRADES.match(folded)
    names = read_bodies(text, called.end(), loose=True) if called else None
    if called is None or names is None or not names.names or names.start != called.end():
        return None
    if predicate().match(folded, names.end):
        return Unlisted(names.names, names.end, known=True)
    cared = _CARED.match(folded, names.end)
    stretch = _STRETCH.match(folded, cared.end()) if cared else None
    work = work_within(folded, names.end, cared.end(), stretch.end()) if cared and stretch else 0
    return Unlisted(names.names, work, known=True) if work else None


def _works(text: str, folded: str, at: int) -> bool:
    """Whether a verb in small letters begins there, which no name holds."""
    return text[at].islower() and verb_start().match(folded, at) is not None


def _listed(text: str, folded: str, known: Names) -> Unlisted | None:
    """A list that opens with known names and goes on with others up to a verb."""
    names, position = list(known.names), known.end
    while (separator := _ENTRY.match(folded, position)) is not None:
        end, last = _entry_end(text, folded, separator.end())
        more = read_bodies(text, separator.end(), loose=True)
        begun = bool(more.names) and more.start == separator.end()
        if begun and (label := _LABEL.match(folded, more.end)) is not None:
            return Unlisted((*names, *more.names), label.end()) if verb_start().match(folded, label.end()) else None
        if begun and last and more.end > end:  # a verb that is part of a name ("các chủ đầu tư")
            names.extend(more.names)
            position = more.end
            if predicate().match(folded, position):
                return Unlisted(tuple(names), position)
            continue
        entry = " ".join(text[separator.end() : end].split())
        if not entry or len(entry) > LONGEST_ENTRY or patterns("unlisted", "asides").match(folded, separator.end()):
            return None
        names.append(entry)
        position = end
        if last:
            return Unlisted(tuple(names), end)
    return None


def _entry_end(text: str, folded: str, start: int) -> tuple[int, bool]:
    """Where an entry ends, and whether a verb follows its two words or more, or its capitals ("ACV"); (start, False) for no word."""
    end = start
    while (word := _WORD.match(folded, end + (folded[end : end + 1] == " "))) is not None:
        words = len(folded[start:end].split())
        if words > 1 and _BY_FUNCTION.match(folded, end):
            return end, True
        short = words == 1 and len(text[start:end]) > 1 and text[start:end].isupper()
        if (words != 1 or short) and verb_start().match(folded, word.start()) is not None:
            return end, words > 0
        if word.group() == "và":
            break
        end = word.end()
        if end - start > LONGEST_ENTRY or folded[end : end + 1] != " ":
            break
    return end, False
