"""Where the name of one body ends: over commas and "và" inside it, past brackets and appositions."""

import re
from functools import cache, partial

from directives.lexicon import words
from directives.lexicon.frames import one_of
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases
from directives.names.inside_names import (
    LONGEST,
    Nouns,
    over_and,
    over_comma,
    over_field,
    purpose_end,
    stops_at,
    whole_so_far,
)
from directives.names.places_in_brackets import names_places
from directives.names.trade_fields import charge_end, trade_list_end
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.strings.sooner import compiled
from directives.words.body_words import SPACE, WORD, begins_name, begun, grammar

_names = partial(Shape, "names")
_SHORT = re.compile(r"(?:T\.?P|TX|TT|[PQHX])\s?\.\s*(?=[" + CAPITALS + r"])", re.IGNORECASE)
"""A level in letters before its place ("UBND TP. Huế", "UBND P. Tân An")."""
_LONGEST_SHORT = 4
"""Signs of one up to its point."""
_RANGE = re.compile(r"từ(?:\s+[" + CAPITALS + r"]\w*){1,4}\s+đến(?:\s+[" + CAPITALS + r"]\w*){1,4}")
_ADDRESS = Printed(
    "names", r"{seat}\s+\d+[\w/-]*,?\s+(?:{streets}\s|[" + CAPITALS + r"][^,;.]{2,40},\s+(?i:{seat_places}))"
)
"""Where a body has its seat, behind its name ("Sở TTTT số 51 đường Trần Phú")."""
_BESIDE = _names(r"{beside}\s+(?=\w)")
"""Another body right beside a whole name, as in the cell of a table."""
_SEVERAL = _names(r"{several}\s")
_BUT = _names(r"\s*{all_but}\s")
"""Whom of a group a bracket leaves out: without it the name would mean them too."""
_GOES_ON = _names("{goes_on}|{level_works}")
_TRADE = _names(
    r"{trades}(?:\s*,\s*|\s+và\s+){second_trades}(?:(?:\s*,\s*|\s+và\s+){third_trades}){0,3}|{service_trades}(?!\s+{serves})"
)
"""What firms and units do for their living: part of the name of a group of them."""
_PAPER, _COUNCIL = _names("{papers_behind}"), _names(r"{councils}\s+{levels}")
_BUILDS = _names(r"{built_trades}(?:(?:\s*,\s*|\s+và\s+){built_too})?\s+(?!{built_for})(?=[^\W\d_])")
"""What firms build, where their work stands right behind it."""
_ALSO = _names("{also}")
_COMMITTEE = _names(r"(?:{committee_parts}\s+)?{committee_heads}")
_SO_OFTEN = _names(r"\d{1,3}\s*{units_of_time}(?!\s*\d{1,2}(?!\d|\s+{units_of_time}))")
_COPIES = _names(r"\d{1,3}\s*(?:\([^()]{1,12}\)\s*)?{copies}(?!\w)")
"""How much of a paper whoever is named gets ("gửi Sở Xây dựng 01 bản")."""
_ON_DAY = _names(
    r"(?:{left_over.half_days}\s+(?:ngày\s+)?|ngày\s+)(?:\d{1,2}\s*(?:[/.-]\s*\d|tháng\s+\d|[,;)]|$|{structure.each}\s|{also}\s+(?:ngày\s+)?\d)|{structure.weekdays})|(?<!\d\s)tháng\s+\d{1,2}(?!\d)"
)
"""A day or month right behind a name ("gửi Ban Giám hiệu | ngày 15/12")."""
_DAY_SIGNS = "nstch"
_BESIDES, _AND = _names(r"-\s+{besides}"), _names(r"{joins}\s+")
_ENDS_NAME = _names(r"{has}|{each_of_them}|{ends_at_several}(?!\s+{own_several})")
_SLASH = re.compile(r"(?<=\w) / (?=[^\W\d_A-ZĐ])")
"""Choices that a source has set apart ("xã / phường / thị trấn")."""


def end_of_name(text: str, folded: str, start: int, position: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the name that began at `start` ends, and the brackets to leave out of it."""
    cuts: list[tuple[int, int]] = []
    committee, nouns = _COMMITTEE.match(folded, start) is not None, Nouns(folded, start)
    while True:
        at = position + 1 if folded[position : position + 1] == " " else position
        if folded[at : at + 1].isspace():
            at = SPACE.match(folded, at).end()  # type: ignore[union-attr]
        if folded[at : at + 1] == "(":
            close = folded.find(")", at)
            if close < 0:
                return position, cuts
            if not _BUT.match(folded, at + 1) and not names_places(text, folded, start, at):
                cuts.append((position, close + 1))
            position = close + 1
            continue
        step = purpose_end(folded, at) if committee and at - start <= LONGEST else None
        step = step or _step(text, folded, nouns, start, position, at)
        if step is None:
            return position, cuts
        if step < 0:
            cuts.append((position, -step))
            step = -step
        position = step


def _step(text: str, folded: str, nouns: Nouns, start: int, position: int, at: int) -> int | None:
    """The end of the next piece of the name; negative where the piece is left out; None where the name ends."""
    sign = text[at : at + 1]
    if sign == "t" and (between := _RANGE.match(text, at)) is not None:
        return between.end()
    if sign in _DAY_SIGNS and (_ADDRESS.match(text, at) or (position > start and _ON_DAY.match(folded, at))):
        return None
    short = _SHORT.match(text, at) if at > start and "." in text[at : at + _LONGEST_SHORT] else None
    if short is not None and begins_name(text, folded, short.end(), False, False) is None:
        return short.end()
    word = begun(folded, at)
    if word is None:
        return _unlisted(text, folded, nouns, start, position, at)
    may, upper = word.lists, sign.isupper()
    if "compound" in may and (longer := over_field(text, folded, start, at)) is not None:
        return longer
    if "trade_fields" in may and (field := trade_list_end(text, folded, start, position, at)) is not None:
        return field
    if "charged_about" in may and (field := charge_end(folded, start, position, at)) is not None:
        return field
    if word.kept and (kept := word.kept(folded, at)) is not None:
        return None if _says_function(text, start, at, kept) else kept.end()
    if upper and position > start and word.adverb and word.adverb(folded, at):
        return None
    paper = upper and "papers" in may and _PAPER.match(folded, at) is not None
    if paper and (whole_so_far(folded, start, position) or _COUNCIL.fullmatch(folded, start, position)):
        return None  # "Ủy ban nhân dân tỉnh | Đề án ..."
    trade = _TRADE.match(folded, at) if "trades" in may else None
    if trade is not None and folded.endswith(phrases("names", "traders"), start, position):
        return trade.end()
    built = _BUILDS.match(folded, at) if "trades" in may else None
    if (
        built is not None
        and grammar().stop.match(folded, built.end())
        and folded.endswith(phrases("names", "traders"), start, position)
    ):
        return built.end() - 1
    if word.stop and (stop := word.stop(folded, at)) is not None:
        if stops_at(stop, folded, start, position, upper):
            return None
        if upper and position > start:  # a verb in capitals that belongs to the name does so whole
            return stop.end()
    if "also" in may and _ALSO.match(folded, at):
        return over_and(text, folded, nouns, start, at)
    ends = _ENDS_NAME.match(folded, at) if "ends" in may else None
    if ends is not None and not _goes_on_to_several(text, folded, start, position, at):
        return None
    if "beside" in may and _is_beside(text, folded, at) and whole_so_far(folded, start, position):
        return None
    return _word(text, folded, start, position, at)


def _goes_on_to_several(text: str, folded: str, start: int, position: int, at: int) -> bool:
    """Whether "các ..." belongs to the name before it: what it rules ("cơ quan chủ quản các dự án"), where its people are."""
    if folded.endswith(phrases("names", "rules_several"), start, position):
        return True
    people = folded.endswith(phrases("names", "people_of"), start, position)
    return people and begins_name(text, folded, at, False, True) is not None


def _says_function(text: str, start: int, at: int, kept: re.Match[str]) -> bool:
    """Whether what could tell a group apart ("các cơ quan có chức năng") says what one body is for ("Sở Xây dựng có chức năng ...")."""
    if kept.group() not in phrases("names", "has_function") or _SEVERAL.match(text.lower(), start):
        return False
    name = text[start:at].rstrip()
    own = name.partition(" ")[2]
    return own != own.lower() and not name.isupper() and not name.lower().endswith(phrases("names", "functional"))


def _unlisted(text: str, folded: str, nouns: Nouns, start: int, position: int, at: int) -> int | None:
    """The same where a sign or a word stands that opens no entry of any list."""
    sign = folded[at : at + 1]
    if sign.isdigit() and (
        _SO_OFTEN.match(folded, at)
        or (_COPIES.match(folded, at) and not folded.endswith(phrases("names", "numbered_ones"), start, position))
    ):
        return None
    if sign == ",":
        return over_comma(text, folded, nouns, start, at)
    if sign == "-" and _BESIDES.match(folded, at):
        return -_apposition(text, folded, at)
    return _word(text, folded, start, position, at)


def _word(text: str, folded: str, start: int, position: int, at: int) -> int | None:
    """The end of any word; None where the name is whole and small letters follow that do not go on with it."""
    if text[at : at + 1].islower():
        if whole_so_far(folded, start, position) and not _GOES_ON.match(folded, at):
            return None
        if folded.endswith(phrases("names", "concerned"), start, position) and _works().match(folded, at):
            return None
    word = WORD.match(text, at)
    return word.end() if word else None


@cache
def _works() -> re.Pattern[str]:
    """Work in words that names of bodies hold too ("Ban điều hành"): it ends those that are whole with "liên quan"."""
    return compiled(one_of(words("duties", "openers")))


def _is_beside(text: str, folded: str, at: int) -> bool:
    """Whether another name in capitals begins here ("Sở Nội vụ")."""
    found = _BESIDE.match(folded, at) if text[at].isupper() else None
    return found is not None and text[found.end()].isupper()


def _apposition(text: str, folded: str, at: int) -> int:
    """The end of "- Cơ quan thường trực ...": at the next comma, full stop, verb or "và" before another body, behind the body whose part
    it says.
    """
    position = at + 1
    while position < len(folded) and folded[position] not in ",;.:":
        if folded[position] == " " and position > at + 2:
            head = begins_name(text, folded, position + 1, False, True)
            if head is not None:
                position = end_of_name(text, folded, position + 1, head)[0]
                continue
            stop = grammar().stop.match(folded, position + 1)
            joined = _AND.match(folded, position + 1)
            if joined is not None and begins_name(text, folded, joined.end(), False, True) is not None:
                break  # "- Trưởng ban và Sở Tài chính"
            word = folded[at:position].split()[-1]
            if stop is not None and f"{word} {stop.group().split()[0]}" not in phrases("names", "halves"):
                break
        position += 1
    return position


def without_besides(names: str) -> str:
    """Names in one line without what one of them is besides, behind a dash ("Phó Thủ tướng - Trưởng Ban Chỉ đạo, Bộ Y tế")."""
    folded, at, last, kept = fold(names), names.find(" - "), 0, list[str]()
    while at >= 0:
        behind = at
        if _BESIDES.match(folded, at + 1):
            behind = _apposition(names, folded, at + 1)
            kept.append(names[last:at])
            last = behind
        at = names.find(" - ", behind + 1)
    return "".join([*kept, names[last:]])


def clean_name(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """The name without brackets and appositions, white space joined."""
    pieces, position = [], start
    for cut_start, cut_end in cuts:
        if cut_start < end:
            pieces.append(text[position:cut_start])
            position = cut_end
    pieces.append(text[position:end])
    joined = " ".join((" ".join(pieces) if cuts else pieces[0]).split())
    if " / " in joined:
        joined = _SLASH.sub("/", joined)
    return untailed(joined.strip(" ,;:-…"))


@kept
def untailed(name: str) -> str:
    """A name on one line without what was taken along of the words that follow ("Sở Y tế | và các")."""
    rest, _, last = name.rpartition(" ")
    taken = rest[-1:].isalnum() and fold(last) in phrases("names", "left_along")
    return untailed(rest) if taken else name
