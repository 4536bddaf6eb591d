"""Days of what is only told: of a forecast ("dự báo đến ngày D có mưa lớn"), of how things stand ("kinh phí còn dư đến hết ngày D"), of
how long they hold ("hợp đồng có thời hạn đến ngày D", "văn bản ban hành từ ngày D đến ngày E"), of figures ("kỳ đối chiếu: quý IV/2026"),
before a day that is over ("hồ sơ nộp trước ngày Luật có hiệu lực (01/8/2024)").
"""

import datetime as dt
import re
from collections.abc import Sequence

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_grammar import Hit
from plans.due import Due, OnDate

_FORECAST = Shape(
    "deadlines",
    r"(?:(?:^|[(;.,:]|(?<!\w){because})\s*(?:{as_by}\s+)?{forecast}(?:\s+của\s[^,;.]{2,60}|\s+{foreseen}(?!\w)[^,;.]{0,80})?\s*,?\s*"
    r"|(?<!\w){as_by}\s+{forecast}[^;.]{0,80},\s+{foreseen}(?!\w)[^,;.]{0,80})$",
)
_STANDS = Shape(
    "deadlines",
    r"(?<!\w)(?:{not_yet}(?:\s+(?!{then_done})[^\s,;.():]+){1,8}|{still_so}(?:\s+(?!{then_done}|{done_then})[^\s,;.():]+){0,6})\s+$",
)
_HOLDS, _PUT_OFF = Shape("deadlines", r"(?<!\w){holds_till}\s+$"), Shape("deadlines", r"(?<!\w){put_off_till}\s+$")
_OF_DATA = Shape(
    "deadlines",
    r"(?<!\w)(?:{data_periods}\s*:\s*|{compares}\s+|{data_told}(?!\w)[^,;.:()]{0,80}\s[-–]\s+)$",
)
_PERIODS = frozenset({"month", "months", "quarter", "quarters", "half", "year", "years"})
"""Readings of whole periods, of which figures may be."""
_BARE = Shape("structure", r"{bare_periods}\s")
_LONG_BEGUN, _WORD = dt.timedelta(days=60), re.compile(r"\w\s+$")
"""How long before the paper a span may have begun, in an earlier year, and still be one to work in."""
_UP_TO, _DONE = Shape("deadlines", "{up_to}"), Shape("deadlines", "{done_then}")
_LONGEST = 180
"""Signs looked at before a day."""


def not_told(text: str, dues: Sequence[tuple[Hit, Due]], issued: dt.date | None) -> list[tuple[Hit, Due]]:
    """The times of a text without such days."""
    return [(hit, due) for hit, due in dues if not (isinstance(due, OnDate) and _is_told(text, hit, due, issued))]


def _is_told(text: str, hit: Hit, due: OnDate, issued: dt.date | None) -> bool:
    before, said = fold(text[max(0, hit.start - _LONGEST) : hit.start]), fold(hit.text)
    if _FORECAST.search(before) or (_HOLDS.search(before) and not _DONE.match(said)):
        return True
    if hit.reading in _PERIODS and _BARE.match(said) and _OF_DATA.search(before):
        return True
    if hit.rule.name == "before-a-named-day" and issued is not None and due.date < issued:
        return True
    if hit.reading == "interval" and _long_begun(due, issued) and _WORD.search(before):
        return True
    return _UP_TO.match(said) is not None and (_STANDS.search(before) or _PUT_OFF.search(before)) is not None


def _long_begun(due: OnDate, issued: dt.date | None) -> bool:
    """Whether a span began in an earlier year, and long before the paper."""
    if due.start is None or issued is None:
        return False
    return due.start.year < issued.year and issued - due.start > _LONG_BEGUN
