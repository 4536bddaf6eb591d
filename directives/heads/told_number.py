"""Which of the numbers that a report names is that of the paper it reports on, and the day of a paper told of without a number."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from directives.lexicon.shapes import Shape
from directives.sentences.citations import Found
from directives.strings.folding import fold

_shape = partial(Shape, "citations")
_PAPER = r"(?:{kinds}|{other_kinds}|{heads.told_letters})(?:\s+{heads.told_urgent})?\s+(?:{number_word}\s*:?\s*)?$"
_OWN = _shape(rf"(?<!\w){_PAPER}")
_ISSUED = _shape(rf"(?<!\w)(?:{{heads.told_issues}}|{{issued_beside}})\s+{_PAPER}|\(\s*{_PAPER}")
"""As in "ban hành Kế hoạch số ...", "(Công văn số ...": told of for its own sake."""
_GOES_BY = _shape(rf"(?<!\w)(?P<by>{{goes_by}})(?:\s+[^\s,.;:()?!]+){{0,5}}\s+{_PAPER}")
_OPENS_BY = _shape("{heads.told_in}")
"""What opens a sentence that says what stands in the paper of the report ("Theo Kế hoạch số ..., các xã ...")."""
_LAW = _shape(r"(?<!\w){laws_named}\s+(?:{number_word}\s*:?\s*)?$")
_BREAK = re.compile(r"[.?!;]\s+(?=[A-ZĐ])")
_BEFORE = 90
"""Characters before a number that tell what it is."""
_DAY_TOLD = _shape(
    r"(?<!\w){on_day}\s+(?P<d>\d{1,2})[/-](?P<m>\d{1,2})(?:[/-](?P<y>\d{4}))?(?!\d),?\s+(?:[^.;:]{3,90}?\s)?"
    r"(?:{heads.told_adverbs}\s+)*{heads.told_issues}(?:\s+{heads.told_issues})?\s+(?:{kinds}|{heads.told_letters})(?!\w)"
)


def own_number(numbers: list[Found], text: str) -> Found | None:
    """The first number that is told of with its kind, and not only as what is gone by ("thực hiện Nghị quyết số ..."), if any."""
    goes_by_until, gone_by = -1, set[str]()  # to the end of this sentence all that is listed is gone by
    for one in numbers:
        before = fold(text[max(0, one.start - _BEFORE) : one.start])
        number = fold(one.citation.number)
        if _ISSUED.search(before):
            return one
        if one.start < goes_by_until or number in gone_by:
            gone_by.add(number)
            continue
        found = _GOES_BY.search(before)
        if (found is not None and not _opens(text, one.start, before, found)) or _LAW.search(before):
            gone_by.add(number)
            goes_by_until = next((end.end() for end in _BREAK.finditer(text, one.end)), len(text))
        elif _OWN.search(before):
            return one
    return None


def _opens(text: str, at: int, before: str, found: re.Match[str]) -> bool:
    """Whether a sentence opens with the words that stand before the paper, and they say what stands in it."""
    start = at - len(before) + found.start("by")
    opened = text[max(start, 0) : start + 1].isupper()
    return opened and _OPENS_BY.match(before, found.start("by")) is not None


def days_told(text: str) -> Iterator[tuple[int, int, int | None]]:
    """Day, month and, where it is said, year on which a paper was issued, as a report tells it."""
    for found in _DAY_TOLD.finditer(fold(text)):
        yield int(found["d"]), int(found["m"]), int(found["y"]) if found["y"] else None


def told_day(text: str, near: dt.timedelta, printed: set[dt.date]) -> dt.date | None:
    """The first of these days; one without a year is that nearest to a day printed in full, if near."""
    for day, month, year in days_told(text):
        years = [year] if year else sorted({one.year + more for one in printed for more in (-1, 0, 1)})
        days = [made for one in years if (made := _day(one, month, day))]
        best = min(days, key=lambda one: min(abs(one - other) for other in printed or {one}), default=None)
        if best and (year or min(abs(best - other) for other in printed) <= near):
            return best
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
