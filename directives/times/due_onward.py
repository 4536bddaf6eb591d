"""Days that are not those of the whole task: of whoever passes its result on ("gửi X trước ngày A để tổng hợp, báo cáo Y trước ngày B"),
of one body or period alone ("riêng xã X trước ngày B").
"""

import re
from collections.abc import Sequence

from directives.lexicon.shapes import Shape, endings, shortest
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from plans.due import Due

_ONWARD = Shape("deadlines", r"(?<!\w){so_that}\s+(?:[^\s;.,]+\s+){0,6}?{gathered}(?!\w)")
_SO_THAT = Shape("deadlines", r"(?<!\w){so_that}(?!\w)")
_OPENS_SO = Shape("deadlines", r"\W*{so_that}(?!\w)")
_SO_HELD = Shape(
    "deadlines",
    r"(?<!\w){so_that}\s(?:[^;.,:()]{0,120}\s)?{held_then}(?:\s+(?!{not_held}(?!\w))[^\s;.,:()]+){0,12}\s+$",
)
"""What the work is for is held, carried out or used then."""
_SO_DONE = Shape(
    "deadlines", r"(?<!\w){so_that}(?!\s+{lasting_aims}(?!\w))(?:\s+(?!{not_held}(?!\w))[^\s;.,:()]+){1,12}\s+$"
)
_LASTS = Shape("deadlines", r"{within_period}\s")
"""A time within which something goes on, that does not say by when it is done."""
_CLOSES = Shape("deadlines", r"{closes_work}(?!\w)")
_GOES_ON = re.compile(r"\s*,\s*\w")
_OTHER_WORK = Shape("deadlines", r",\s+(?!{passes_on}(?!\w))|(?<!\w){and_then}\s+{own_again}(?!\w)")
_AND_ON = Shape("deadlines", r"(?<!\w){and_then}\s+{passes_on}(?!\w)")
_SENT = Shape("reports", r"(?<!\w){sends}(?!\w)")
_GATHERS = Shape("deadlines", r"\s+{gathered}(?!\w)")
_SENDS = Shape("reports", r"(?<!\w){sends}\s+(?:{how_sent}\s+)?")
_APART = Shape("deadlines", r"(?<!\w){apart}(?!\w)")
_AGAIN = Shape("deadlines", r"(?<!\w){comes_again}")
_NEXT_MONTH, _EACH_MONTH = Shape("deadlines", r"{next_month}$"), Shape("deadlines", r"(?<!\w){each_month}")
_MONTH_NAMED = re.compile(r"\s+\d")
"""Behind words that are said of each month, which one of them it is ("kết quả tháng 12")."""
_YEARS_REPORT = Shape(
    "deadlines", r"{years_report}\s+(?:{latest}\s+|trước\s+|ngày\s+){1,3}\d{1,2}\s*(?:/|\s+tháng\s+)\s*\d{1,2}"
)
"""As in "gửi báo cáo tổng kết năm trước ngày 10/12": the report of a year, and no word that it comes again."""
_AT_TIMES = Shape("deadlines", r"{at_times}(?!\w)")
_THEN_AGAIN = Shape("deadlines", r"\s*[,;]?\s*(?:{and_then}\s+)?{then_again}(?!\w)")
_ONLY_AND = Shape("deadlines", r"\s*,?\s*{and_then}\s+")
_AND = Shape("deadlines", r"(?<!\w){and_then}(?!\w)")
_REPORTED = Shape("reports", r"(?P<joined>,|,(?:\s+[^\W\d_]+){1,8}|\s\w+\s\w+|\s\w+)\s+{tells}(?:\s+[^\W\d]+){0,3}\s+$")
_DONE_AGAIN = Shape("deadlines", r"(?:\s+[^\W\d]+){0,2}?\s*(?:,|và)\s+{done_again}(?:,?\s+[^\W\d]+){0,3}\s*$")
_REPORTED_SO = Shape("reports", r"\s*(?:[.,;)]|$|{how_sent}\s)")
_SHARE = Shape(
    "deadlines",
    r"\s*[,;)]*\s*(?:{and_then}\s+)?(?P<said>(?:(?!100\s?%)\d{1,3}(?:[.,]\d+)?\s?%|{the_rest})(?:\s+[^\s,;.]+){0,6}?\s+{rest_when}\s[^,;.]{2,60})",
)
_DAY = r"(?:[^\W\d]+\s+){0,2}(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?!\d)(?:/\d{4})?"
_MORE_DAYS = re.compile(rf"\s*,\s*(?P<said>{_DAY}(?:(?:\s*,\s*|\s+và\s+){_DAY})*)(?!\s*\w)")
"""As in "trước ngày 01/4, 01/7 và 01/10": days that go on with a day."""
_MORE_HOURS = Shape(
    "deadlines",
    r"\s*,\s+(?P<said>(?:{at_hour}|{latest})\s+(?:{at_hour}\s+)?\d{1,2}\s*(?:{structure.hours~}|:)\s*(?:\d\d)?)(?!\d)",
)
_ENDS = (";", ". ", ".\n")


def own_dues(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many of the times that stand in a text, at `spans`, are of the task itself; those behind are the receiver's."""
    for at in range(1, len(spans)):
        between = fold(text[spans[at - 1][1] : spans[at][0]])
        if not any(end in between for end in _ENDS) and (
            _ONWARD.search(between) or _for_that(between) or _by_receiver(text, spans, at)
        ):
            return at
    return len(spans)


def perhaps_own(text: str, first: tuple[int, int], later: tuple[int, int]) -> bool:
    """Whether a later day, behind "để", may still be a second one of the task: nothing is sent, nobody else named to go on with it."""
    between = fold(text[first[1] : later[0]])
    if _ONWARD.search(between) or (purpose := _SO_THAT.search(between)) is None:
        return False
    start = first[1] + purpose.end()
    named = read_bodies(text, start, loose=True)
    if named.names and named.start <= start + 1:
        return False
    return _SENT.search(fold(text[:start])) is None or _AND_ON.search(between, purpose.end()) is not None


def of_purpose(text: str, day: tuple[int, int]) -> bool:
    """As in "Để kịp trình ... trước ngày B, các sở gửi hồ sơ", "trình đề án để triển khai trong năm 2027": the only day is of what the
    work is for.
    """
    folded = fold(text)
    if _SO_HELD.search(folded[: day[0]]) and not _CLOSES.match(folded, day[0]):
        return True
    if _LASTS.match(folded, day[0]) and _SO_DONE.search(folded[: day[0]]):
        return True
    opening = _OPENS_SO.match(folded)
    return opening is not None and "," not in text[opening.end() : day[0]] and _GOES_ON.match(text, day[1]) is not None


def more_behind(text: str, end: int) -> str:
    """As in "giải ngân 70% trước ngày D, 30% sau khi nghiệm thu", "trước ngày A, B và C", "trước 12h00 ngày D, chậm nhất 16h00 ký":
    the rest of the work and when it is done, more days, another hour, right behind a day.
    """
    if (days := _MORE_DAYS.match(text, end) or _MORE_HOURS.match(fold(text), end)) is not None:
        return text[slice(*days.span("said"))]
    some = "%" in text[:end] or any(map(text[end:].__contains__, shortest("deadlines", "the_rest")))
    found = _SHARE.match(fold(text[end:])) if some else None
    return text[end + found.start("said") : end + found.end("said")] if found else ""


def _for_that(between: str) -> bool:
    """As in "hoàn thành trước ngày A để kịp trình ... trước ngày B": what it is for has a day of its own."""
    purpose = _SO_THAT.search(between)
    return purpose is not None and _OTHER_WORK.search(between, purpose.end()) is None


def aside(text: str, start: int) -> bool:
    """Whether a time limit stands deep in brackets, behind other words: it is of what these tell."""
    opened = text.rfind("(", 0, start)
    return opened >= 0 and ")" not in text[opened:start] and start - opened > 25


def besides(text: str, period: tuple[int, int], day: tuple[int, int]) -> bool:
    """As in "trước ngày 15/5 và tại các báo cáo định kỳ hằng tuần": a period of work of its own beside a day, "và" between them."""
    if _reported_again(text, period, day) or _again_behind(text, day[1], period[0]):
        return True
    if _AT_TIMES.match(fold(text[slice(*period)])) is None:
        return False
    between = fold(text[min(period[1], day[1]) : max(period[0], day[0])])
    return _AND.search(between) is not None and not any(end in between for end in _ENDS)


def joined_by_and(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """As in "trước ngày 15/12/2026 và trước Tết 10 ngày": nothing but "và" stands between two times, in either order."""
    first, second = sorted((one, other))
    return _ONLY_AND.fullmatch(fold(text[first[1] : second[0]])) is not None


def _again_behind(text: str, start: int, end: int) -> bool:
    """As in "lần đầu trước ngày 10/12, sau đó báo cáo hằng tuần", "trước ngày 20/3 và hằng quý": a period behind the first day."""
    if start > end or any(mark in (between := fold(text[start:end])) for mark in _ENDS[1:]):
        return False
    return _THEN_AGAIN.match(between) is not None or _ONLY_AND.fullmatch(between) is not None


def _reported_again(text: str, period: tuple[int, int], day: tuple[int, int]) -> bool:
    """As in "hoàn thành trước ngày 30/6/2027, báo cáo hằng quý", "lập sổ trước ngày 30/6, cập nhật hằng tháng": what comes again, and
    the day of the work.
    """
    if day[1] > period[0]:
        return False
    told = _REPORTED.search(between := fold(text[day[1] : period[0]]))
    joined = told is not None and (
        told["joined"].startswith(",") or told["joined"].endswith(endings("deadlines", "and_then"))
    )
    return (
        (joined or _DONE_AGAIN.match(between) is not None)
        and not any(end in between for end in _ENDS)
        and _REPORTED_SO.match(fold(text), period[1]) is not None
    )


def perhaps_once(text: str, due: Due, rule: str) -> str:
    """The doubt of a day "of next year", "of next month" that was read as coming again though nothing says that the work does."""
    if due.kind != "recurring":
        return ""
    if rule in ("day-of-next-year", "two-days-of-year"):
        return "yearly-or-once" if _AGAIN.search(fold(text)) is None else ""
    folded = fold(text)
    if fold(text.strip(" .;")) == fold(due.text):
        return ""  # a cell, or what somebody typed
    if rule == "day-of-year" and _YEARS_REPORT.fullmatch(said := fold(due.text)):
        return "yearly-or-once" if _AGAIN.search(folded.replace(said, " ")) is None else ""
    if rule != "day-of-month" or _NEXT_MONTH.search(said := fold(due.text)) is None:
        return ""
    months = list(_EACH_MONTH.finditer(folded))
    if any(_MONTH_NAMED.match(folded, one.end()) for one in months):  # beside which "của tháng sau" says nothing
        rest = folded.replace(said, " ")
        months = [one for one in _EACH_MONTH.finditer(rest) if _MONTH_NAMED.match(rest, one.end()) is None]
    return "" if months else "monthly-or-once"


def general_last(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the times that stand in a text, at `spans`: those of one body or period alone before those of the whole task."""
    before = [spans[0][0], *(end for _, end in spans[:-1])] if spans else []
    alone = [at > 0 and _APART.search(fold(text[start : spans[at][1]])) is not None for at, start in enumerate(before)]
    return sorted(range(len(spans)), key=lambda at: not alone[at])


def _by_receiver(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    """As in "..., Sở A tổng hợp, trình ... trước ngày B": a body named before the first time gathers what it gets."""
    if _sent_on(text, spans[at - 1][1], spans[at][0]):
        return True
    comma = text.find(", ", spans[at - 1][1], spans[at][0])
    if comma < 0:
        return False
    names = read_bodies(text, comma + 2)
    if not names.names or names.start != comma + 2 or _GATHERS.match(fold(text), names.end) is None:
        return False
    return fold(text[names.start : names.end]) in fold(text[: spans[at - 1][0]])


def _sent_on(text: str, start: int, end: int) -> bool:
    """As in "trước ngày A gửi Sở X tổng hợp, báo cáo ... trước ngày B": whoever gets it gathers it, and has the later day."""
    folded = fold(text)
    for sent in _SENDS.finditer(folded, start, end):
        names = read_bodies(text, sent.end(), loose=True)
        if names.names and names.start == sent.end() and names.end <= end and _GATHERS.match(folded, names.end):
            return True
    return False
