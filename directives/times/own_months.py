"""Months told apart from those of a period: "hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20" is not twice in December."""

import re

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_values import QUARTERS, listed
from plans.due import Due, OnDate, Periodic, Recurring

_ONE = r"(?:\d{1,2}|iv|i{1,3})(?!\w|/|[.-]\d)"
_NAMED = (
    r"(?:các\s+)?(?P<unit>tháng|quý)\s+"
    rf"(?P<which>{_ONE}(?:(?:\s*,\s*|\s+và\s+)(?:(?:tháng|quý)\s+)?{_ONE})*)(?!\s+năm\s+\d)"
)
_OWN = Shape("deadlines", r"(?:{apart}\s+)?(?:{own_reports}\s+)?" + _NAMED)
_BUT = Shape("deadlines", r"\s*(?:[,;(]\s*)?(?<!\w){names.all_but}\s+" + _NAMED + r"\s*[)]?")
_NEXT = Shape("deadlines", r"{next_period}")
_NUMBER, _YEAR = re.compile(r"\d+|(?<!\w)[iv]+(?!\w)"), re.compile(r"(?:19|20)\d\d")
_EVERY = "1,2,3,4,5,6,7,8,9,10,11,12"
_BARE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY;BYDAY=FR|MONTHLY;BYMONTHDAY=-1|YEARLY;BYMONTH=(?:[\d,]+;BYMONTHDAY=-1|12;BYMONTHDAY=31))"
)
_DIGITS, _MONTHS_COUNTED = re.compile(r"\d+"), frozenset({"3", "03", "6", "06", "9", "09"})
"""The rules of periods of which no day is told; numbers that count their months ("6 tháng")."""
_MOST_OWN = 4
"""Months that may be told apart from all the others."""


def own_months(text: str) -> frozenset[int]:
    """The months that a text opens with ("riêng tháng 12 trước ngày 20", "quý IV gửi ..."), of a quarter its last; else none."""
    found = _OWN.match(fold(text))
    return _months_of(found) if found else frozenset()


def behind_own_months(text: str) -> str:
    """What stands behind the months that a text opens with."""
    found = _OWN.match(fold(text))
    return text[found.end() :].lstrip(" ,:") if found else text


def but_months(text: str) -> tuple[str, frozenset[int]]:
    """A typed period without the words that leave months of each year out ("..., trừ tháng 12"), and these months; else as it is."""
    found = _BUT.search(fold(text))
    if found is None:
        return text, frozenset()
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), _months_of(found)


def left_out(said: Due | None, meant: Recurring) -> list[int]:
    """The months that a rule leaves out of the period that its own words say."""
    if not isinstance(said, Recurring):
        return []
    months = _months(said) - _months(meant)
    kept = but_for(said, months)
    return sorted(months) if kept and kept.rrule == meant.rrule else []


def _months_of(found: re.Match[str]) -> frozenset[int]:
    named = _NUMBER.findall(found["which"])
    numbers = [int(one) if one.isdigit() else QUARTERS[one] for one in named]
    months = [3 * one for one in numbers] if found["unit"] == "quý" else numbers
    return frozenset(one for one in months if 1 <= one <= 12)


def each_year(due: Due | None, months: frozenset[int]) -> Recurring | None:
    """The due of those months as it comes each year; None where it is another's, or of one year."""
    if isinstance(due, OnDate) and due.start is None and not _YEAR.search(due.text) and months == {due.date.month}:
        rule = f"FREQ=YEARLY;BYMONTH={due.date.month};BYMONTHDAY={due.date.day}"
        return Recurring(rrule=rule, time=due.time, text=due.text)
    if isinstance(due, Recurring) and _months(due) == months:
        return due
    return None


def but_for(due: Due | None, months: frozenset[int]) -> Recurring | None:
    """A period without those months; None where it has no day of a month, or not these months."""
    every = _months(due) if isinstance(due, Recurring) else frozenset()
    left = sorted(every - months)
    if not isinstance(due, Recurring) or not left or not 0 < len(months) <= _MOST_OWN or not months < every:
        return None
    parts = _parts(due)
    if "BYMONTH" in parts and "BYSETPOS" in parts:
        return None  # which of several days of the year it picks changes with its months
    kept = {name: said for name, said in parts.items() if name not in ("FREQ", "BYMONTH")}
    rule = {"FREQ": parts["FREQ"], "BYMONTH": listed(left)} | kept
    return due.model_copy(update={"rrule": ";".join(f"{name}={said}" for name, said in rule.items())})


def has_its_days(due: Due, other: Due) -> bool:
    """Whether a bare period is that of a day told besides ("hằng quý báo cáo trước ngày 20 tháng cuối quý")."""
    if not isinstance(due, Recurring) or not isinstance(other, Recurring) or due.rrule == other.rrule:
        return False
    if not due.rrule.endswith(";BYMONTHDAY=-1"):
        return False
    after = len(_months(due)) == len(_months(other)) > 1 and _NEXT.search(fold(other.text)) is not None
    return _months(due) == _months(other) or after  # "trước ngày 10 của tháng đầu quý sau"


def is_bare(due: Due | None) -> bool:
    """Whether a due says that work comes again, and on no day: "định kỳ", "hằng tháng", "báo cáo 6 tháng, năm"."""
    if not isinstance(due, Recurring) or due.start is not None or due.time:
        return isinstance(due, Periodic)
    return _BARE.fullmatch(due.rrule) is not None and _MONTHS_COUNTED.issuperset(_DIGITS.findall(due.text))


def as_often(due: Due, *others: Due | None) -> bool:
    """Whether a bare period is that of the days told besides, as often in a year ("6 tháng, năm": 20/6 and 20/01)."""
    told = [one for one in others if isinstance(one, Recurring) and not is_bare(one)]
    if not told or len(told) < len(others) or isinstance(due, Periodic):
        return bool(told) and len(told) == len(others)
    if not isinstance(due, Recurring) or not _months(due):
        return isinstance(due, Recurring) and _parts(due)["FREQ"] == _parts(told[0])["FREQ"]
    return len(_months(due)) == len(frozenset[int]().union(*map(_months, told)))


def _parts(due: Recurring) -> dict[str, str]:
    return dict(part.split("=", 1) for part in due.rrule.split(";"))


def _months(due: Recurring) -> frozenset[int]:
    """The months in which it comes."""
    parts = _parts(due)
    if parts["FREQ"] not in ("MONTHLY", "YEARLY") or "INTERVAL" in parts:
        return frozenset()
    return frozenset(map(int, parts.get("BYMONTH", _EVERY).split(",")))
