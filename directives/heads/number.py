"""The number of a document as its head prints it, and the kind that its letters name."""

import re

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import meanings
from directives.sentences.citations import NUMBER
from directives.strings.folding import fold

_NUMBER_LINE = re.compile(
    r"(?:(?:S|(?m:^)\W*s)[ốôo6ó]\s*:?|(?m:^)\W*S[ỐÔO]\s*:)\s*(\d\S*\s?/\s?[A-ZĐ]+\s?-\s*\n\s*[A-ZĐ]{2,}[\w&]*|\S+\s?/\s?\S+(?:\s?[-–]\s?[A-ZĐ]{2,}[\w&]*(?![\w,]))?|\d+\s*-\s*[A-ZĐ]\S*/\S+)"
)
_GAZETTE = re.compile(r"(?i)\d+/ngày")
"""The line at the top of each page of the gazette ("CÔNG BÁO/Số 12/Ngày 02-06-2026")."""
_IN_FIGURES, _DAY_ALONE = re.compile(r"[OolI]*\d"), re.compile(r"\d+/\d+(/\d+)?")
_BLANK_NUMBER = re.compile(r"(?m)^.{0,60}?Số\s*:?[ \t.…_]*(/\s?[A-ZĐ][^\s,;]*)")
_FIGURES, _TAKEN_FOR = re.compile(r"(?=[OolI]*\d)[\dOolI]+(?=/)"), str.maketrans("OolI", "0011")
_ADDRESSED = Printed("heads", "{addressed}")
_OTHER = Printed("heads", r"\d+(?:/\d{4})?\s?[/-]{other_marks~}(?![A-Za-zĐ])", str.upper)
_GROUNDS = Printed("structure", r"(?i)[ \t\W]*{letter_grounds}\s")
_MARK = Printed("heads", "[/-]({number_marks~})(?![A-Za-z])", str.upper)


def read_number(source: str, head_end: int, title: tuple[str, int, int] | None) -> str | None:
    """As printed, be its digits left blank ("/KH-UBND"); for a page of the web as its heading has it."""
    zone = source[: head_end + (0 if head_end > 40 else 200)]
    addressed = _ADDRESSED.search(zone)
    for found in _NUMBER_LINE.finditer(zone):
        if _runs_on(zone, found) or (addressed and found.start() > addressed.start() and ":" not in found.group()):
            continue
        token = "".join(found.group(1).split()).strip("*_.;,…")
        if _IN_FIGURES.match(token) and not _GAZETTE.match(token) and not _DAY_ALONE.fullmatch(token):
            return token
    if blank := _BLANK_NUMBER.search(zone):
        return "".join(blank.group(1).split())
    if title is not None:
        own = re.compile(rf"(?i:(?<!theo ){re.escape(title[0])}\s+(?:số\s+)?)({NUMBER.pattern})")
        named = (one for one in own.finditer(source, 0, title[1]) if not _in_grounds(source, one.start()))
        return next(("".join(one.group(1).split()) for one in named), None)
    return None


def _in_grounds(source: str, at: int) -> bool:
    """Whether the line there opens with what a paper is based upon: the number is another paper's."""
    return _GROUNDS.match(source, source.rfind("\n", 0, at) + 1) is not None


def is_blank(number: str | None) -> bool:
    """A number whose figures are not written in yet ("/KH-UBND"): its letters still name the kind of the paper."""
    return number is not None and number.startswith("/")


def with_figures(number: str | None) -> str | None:
    """The number with figures where a scan took them for letters ("1O2/KH-UBND", "l5/QĐ-SYT"); its mark stays."""
    figures = _FIGURES.match(number or "")
    return f"{figures.group().translate(_TAKEN_FOR)}{(number or '')[figures.end() :]}" if figures else number


def _runs_on(zone: str, found: re.Match[str]) -> bool:
    """Whether the word "số" in small letters goes on with the line above it ("... Nghị định / số 5/2026/NĐ-CP")."""
    word = found.group().lstrip()
    above = zone[: found.start() + len(found.group()) - len(word)].rstrip()
    return word.startswith("s") and ":" not in word and above[-1:].islower()


def other_marked(number: str | None) -> bool:
    """Whether the letters of the number name a paper that is none of the kinds ("5/2026/TT-BYT")."""
    return _OTHER.match((number or "").upper()) is not None


def marked_kind(number: str | None) -> str | None:
    """The kind that the letters of the number name ("19/CĐ-TTg"); None where they name none."""
    found = _MARK.search((number or "").upper())
    return meanings("heads", "number_marks")[fold(found.group(1))] if found else None


def kind_of_number(number: str | None) -> str:
    """The same for a text without a title; else a letter, the commonest kind."""
    return marked_kind(number) or "cong-van"
