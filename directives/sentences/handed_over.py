"""What is supplied, passed on or handed over, and to whom: "cung cấp số liệu cho Sở A", "chuyển hồ sơ sang Sở B"."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.words.work_words import verb_start

_reports = partial(Shape, "reports")
_HANDS = _reports(r"(?<!\w)(?:(?P<whole>{hands_whole})|{hands_over})(?=\s)")
_OF_OTHERS = _reports(r"(?<!\w){hands_not}\s+$")
_PAPER = _reports(r"(?:\s+(?:{handed_how}|,))*\s+{handed_papers}(?!\w)")
_TO, _ABOUT = (
    _reports(r"\s(?P<to>{handed_towards})\s+(?=\S)"),
    _reports(r"\s*(?:{handed_how}\s+)*{handed_about}\s[^,]*$"),
)
_IN = _reports(r"{handed_in_to}")
_AT_ONCE = _reports(r"(?:\s+{handed_how})*\s+(?:(?P<to>{handed_towards})\s+)?(?=\S)")
_THEN_PAPER = _reports(r"(?:\s+{handed_how})*(?:\s+\d+(?:\s+{paper_counts})?)?\s+{handed_papers}(?!\w)")
_COUNTED = _reports(r"\s+\d+\s+{paper_counts}\s+{handed_papers}(?!\w)")
_PASSES = _reports("{passes}")
_PAST_IT = _reports(r"\s*(?:[,;.)]|$|{so_that}\s|{by_when}\s)")
_MANY, _PEOPLE = _reports(r"{handed_unnamed}\s|[^,;.]*(?<!\w){subjects.several}\s"), _reports("{people}")
_TOLD_ABOUT, _BY_SYSTEM = _reports("{told_about}"), _reports("{systems}")
_SYSTEM = _reports(r"(?<!\w){systems}(?:\s+{systems_of})*\s+$")
_SO_THAT, _SENDS_ON = (
    _reports(r"(?<!\w){so_that}\s+(?=\S)"),
    _reports(r"(?:\s+(?!và\s)[^\s,;.:()]+){0,3}?(?:\s+{gathers}(?:,|\s+và)?)?\s+(?:{sends}|{submits}|{tells})(?!\w)"),
)
_MADE = _reports(r"(?<!\w)(?:{handed_papers}|{drafts})(?!\w)[^.;]*$")
_ALREADY = _reports(r"(?<!\w){handed_papers}(?!\w)[^.;:]*?(?:(?:,|\s+và|,?\s+{then_passed})\s+)+$")
"""As in "lập danh sách người ở trọ, | chuyển Sở A trước ngày D": what is passed on was made before."""
_OFFICES = _reports(r"{handed_offices}(?!\w)")
_LONGEST_NAME, _LONGEST_WORK = 80, 160
_REACH = re.compile(r"[^;.:()]{0,160}")
"""How far behind the word its receiver may stand."""


_ON = "về"


class HandedOver(NamedTuple):
    """Who gets it, where that stands, and whether it is papers or figures: of other things it is only probable."""

    names: Names
    at: int
    papers: bool


def handed_over(text: str, folded: str) -> Iterator[HandedOver]:
    """Those by their own names who are handed something; a whole group or people only get what is spread."""
    for verb in _HANDS.finditer(folded):
        if _OF_OTHERS.search(folded, max(0, verb.start() - 20), verb.start()):
            continue
        once = _AT_ONCE.match(folded, verb.end())
        got = _right_behind(text, folded, verb, once.end()) if once else None
        if got is not None:
            yield got
        if got is not None or (once is not None and once["to"]):
            continue
        paper = _PAPER.match(folded, verb.end())
        if paper is None and verb["whole"] is None:
            continue
        start = paper.end() if paper else verb.end()
        reach = _REACH.match(folded, start)
        for to in _TO.finditer(folded, start, reach.end() if reach else start):
            told = to["to"] == _ON and _ABOUT.match(folded[verb.end() : to.start() + 1])
            if told or goes_on_name(folded, to.start("to"), to.end()):
                continue
            if (names := _named(text, folded, to.end())) is not None:
                yield HandedOver(names, verb.start(), papers=paper is not None)
                break
        else:
            names = _named(text, folded, start + 1) if paper and _PASSES.match(verb.group()) else None
            if names is not None and _PAST_IT.match(folded, names.end):
                yield HandedOver(names, verb.start(), papers=False)  # "chuyển hồ sơ Sở A để ...": or that of Sở A


def _right_behind(text: str, folded: str, verb: re.Match[str], at: int) -> HandedOver | None:
    """As in "chuyển Sở A hồ sơ", "cung cấp cho Sở A số liệu"; what it does with it where no papers follow: "chuyển Sở A thẩm định"."""
    names = _named(text, folded, at)
    if names is None:
        return None
    if (counted := _COUNTED.search(folded, at, names.end + _LONGEST_NAME)) is not None and counted.start() < names.end:
        names = read_bodies(text[: counted.start()], at, loose=True)  # "Sở A 05 bộ hồ sơ"
    if _THEN_PAPER.match(folded, names.end):
        return HandedOver(names, verb.start(), papers=True)
    alone = _PASSES.match(verb.group()) is not None and _PAST_IT.match(folded, names.end) is not None
    if alone and _ALREADY.search(folded, max(0, verb.start() - _LONGEST_WORK), verb.start()):
        return HandedOver(names, verb.start(), papers=True)
    passed = _PASSES.match(verb.group()) is not None and verb_start().match(folded, names.end + 1) is not None
    return HandedOver(names, verb.start(), papers=False) if passed else None


def handed_in(text: str, folded: str, verb: re.Match[str]) -> Names | None:
    """Whoever stands right behind what is handed in ("nộp hồ sơ Sở A")."""
    paper = _THEN_PAPER.match(folded, verb.end()) if _IN.match(verb.group()) else None
    at = paper.end() + 1 if paper else len(text)
    return _named(text, folded, at) if at < len(text) else None


def sent_on_by(text: str, folded: str) -> Names | None:
    """As in "hoàn thành dự thảo để Ủy ban nhân dân tỉnh gửi X", "lập danh sách để Sở A tổng hợp, báo cáo X": A gets it first."""
    for so_that in _SO_THAT.finditer(folded):
        names = _named(text, folded, so_that.end())
        if (
            names
            and len(names.names) == 1
            and _SENDS_ON.match(folded, names.end)
            and _MADE.search(folded, _sentence(folded, so_that.start()), so_that.start())
        ):
            return names
    return None


def _sentence(folded: str, to: int) -> int:
    """Where the sentence, or the piece of one, begins that `to` stands in."""
    return max(folded.rfind(".", 0, to), folded.rfind(";", 0, to)) + 1


def goes_on_name(folded: str, to: int, at: int) -> bool:
    """As in "Cơ sở dữ liệu quốc gia về cán bộ, công chức": what stands between `to` and `at` leads to no receiver but to what it is on."""
    if _TOLD_ABOUT.fullmatch(folded[to:at].strip()) is None:
        return False
    return _PEOPLE.match(folded, at) is not None or _SYSTEM.search(folded, max(0, to - _LONGEST_NAME), to) is not None


def is_system(folded: str, at: int) -> bool:
    """Whether a place names a portal, a programme or a data base, of whomever it is."""
    return _BY_SYSTEM.match(folded, at) is not None


def _named(text: str, folded: str, at: int) -> Names | None:
    """The bodies at a place that are called by their own names, or by what they are for ("cơ quan điều tra")."""
    office = _OFFICES.match(folded, at)
    if not (office or text[at : at + 1].isupper()) or _PEOPLE.match(folded, at):
        return None
    names = read_bodies(text, at, loose=True)
    if office and names.start == at and names.end < office.end():  # "quản lý" is a verb, but no work of this office
        return Names((text[at : office.end()],), at, office.end())
    if not names.names or names.start != at or (not office and _MANY.match(folded[at : names.end])):
        return None
    return names
