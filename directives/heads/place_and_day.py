"""Where and when a document is issued, as its head says ("Hà Nội, ngày 26 tháng 11 năm 2021")."""

import datetime as dt
import re
from itertools import takewhile

from directives.lexicon.printed import Printed
from directives.sentences.citations import DAY, read_day
from directives.strings.capitals import CAPITALS
from directives.structure.outline import Outline

_DATE = re.compile(
    rf"(?m)^\W*(?P<place>[{CAPITALS}][^\d,;:\n]*(?:\n[a-zà-ỹđ][^\d,;:\n]{{1,40}})?),\s*ngày\s+(?:{DAY}|[\s.…\d]*tháng|\w{{1,2}}\s+tháng)"
)
_APART = re.compile(r"((?:ngày|tháng)\s+)([0-3])\s(\d)(?=\s+(?:tháng|năm))")
"""Digits of a day or month that a source has set apart ("tháng 0 6")."""
_GLUED = re.compile(r"\b([Nn]gày|tháng|năm)(?=\d)")
"""No blank before the figures ("ngày 24 tháng11")."""
_HOUR = r",\s*(?:[^\W\d_]{2,4}\s+){0,2}\d{1,2}\s?[gh:][\w\s:’']{0,12},?"
_NO_COMMA = re.compile(
    rf"(?m)^[ \t]*(?P<place>[{CAPITALS}][^\W\d_]*(?:\.?\s(?:-\s)?[{CAPITALS}][^\W\d_]*){{0,5}})(?:\s|{_HOUR})\s*ngày\s+{DAY}\W*$"
)
"""The place and the day without the comma, or with the hour between ("Huế, hồi 15 giờ 30 phút ngày ...")."""
_TAIL = 700
"""Characters at the end of a text in which the place and the day may stand, where its head has none."""
_NO_PLACE = Printed("heads", r"\d|--|{no_place}|:|^{no_place_starts}")


_MARKS = str.maketrans({"*": "", "_": " ", "#": " ", "|": "\n"})
_BESIDE_NUMBER = re.compile(r"(?m)^(\W*S[ốôo6ó]\s*:[ \t]*[^\s/]*[ \t]?/[ \t]?\S+)[ \t]+(?=\w)")
"""The number before the place on one line, as in two columns, be it apart from its letters ("Số: 73 /UBND-KT      Huế, ngày ...")."""
_BESIDE_SUBJECT = re.compile(r"(?m)^([ \t]*[^\W\d_].*\S)[ \t]{3,}(?=[" + CAPITALS + r"][^\d,;:\n]{1,40},\s*ngày\s)")
"""A line of the subject before the place, as in two columns ("sau sắp xếp      Huế, ngày ...")."""


def place_and_date(source: str, head_end: int, title: tuple[str, int, int] | None) -> tuple[str | None, dt.date | None]:
    """The place of issue and its day, above the title or at the end; None where the text has none."""
    zone = _BESIDE_NUMBER.sub(r"\1\n", source[: max(head_end, 1)])
    zone = _BESIDE_SUBJECT.sub(r"\1\n", zone) if "   " in zone else zone
    zone = zone.translate(_MARKS)
    zone = _GLUED.sub(r"\1 ", _APART.sub(r"\1\2\3", zone))
    if not title:
        zone = zone[:1500]
    found = _DATE.search(zone) or _NO_COMMA.search(zone) or _DATE.search(source[-_TAIL:])
    if found is None:
        return None, None
    own = _own_line(found.group("place"))
    words = own.split()
    capitals = len(list(takewhile(str.isupper, words)))
    if _NO_PLACE.search(own):  # a subject stands before it on the line
        words = list(reversed(list(takewhile(lambda word: word[:1].isupper(), reversed(words)))))
        capitals = len(list(takewhile(str.isupper, words)))
    place = " ".join(words[capitals if 1 < capitals < len(words) else 0 :])  # a cell ran the motto together with it
    above = found.string[: found.end("place") - len(own)]
    before = above.rstrip().rsplit("\n", 1)[-1].strip() if above[len(above.rstrip()) :].count("\n") == 1 else ""
    if before[:1].isupper() and not before.isupper() and not _NO_PLACE.search(before):
        place = f"{before} {place}"
    return place, read_day(found) if found.group("d") else None


def _own_line(place: str) -> str:
    """The place without the line above it that was taken along: where both begin with capitals they are two ("... Hạnh phúc / Đồi Chè")."""
    own = place.rpartition("\n")[2]
    return own if own.strip()[:1].isupper() else place


_BLANK_DAY = re.compile(r"(?m),\s*ngày(?:[\s.…_]*| [A-Z]\w )tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>20\d\d)")


def month_of_issue(outline: Outline) -> dt.date | None:
    """The first day of the month where the head leaves the day blank ("ngày ... tháng 8 năm 2026"): days without a year follow it."""
    found = _BLANK_DAY.search(outline.source[: max(outline.head[1], 1)].replace("|", "\n"))
    return dt.date(int(found["y"]), int(found["m"]), 1) if found and 1 <= int(found["m"]) <= 12 else None
