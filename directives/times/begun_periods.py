"""The day from which what repeats comes ("hằng tháng, từ tháng 01/2027"), and the span it is of ("hằng tháng trong năm 2027")."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.times.due_grammar import Hit, fold_signs, joined_words, starts
from directives.times.due_values import Phrase, Unreadable, day_of, month_of, numbers_in, quarter_of
from plans.due import Due, OnDate, Recurring
from plans.problems import Place, Problem, doubt

_Read = tuple[Hit, Due]
_BETWEEN = Shape("deadlines", r"(?s)\s*\)?\s*[,(]?\s*(?:{goes_on_to}\s*)?")
_AGAIN = re.compile(r"\s*[,)]?\s*")
_MARKED = Shape("deadlines", r"{begins_marked}")
_NEXT = Shape("deadlines", r"{next_period}")
_UP_TO = Shape("deadlines", r"{up_to}(?!\w)")
_TO = re.compile(r"\s+(?:cho\s+)?")
"""Between a first day and the last that stands right behind it."""
_APART = re.compile(r"[,(]\s*$")
_CLOSED = re.compile(r"\s*(?:[.;)|]|$)")
_NAMES_ON = re.compile(r"\w\s*$")
"""What stands before a span without a comma may be a name that holds it."""
_MORE_WORK = Shape("deadlines", r",\s|(?<!\w){own_again}(?!\w)")
_ENDS = re.compile(r"\s*(?:[,.;:)|]|-|đến\s|$)")
"""What may stand behind a first day that a comma sets off: no words of its own ("hằng tháng, từ ngày D tăng mức thu")."""
_SENTENCE = re.compile(r"[;|]|[.!?]\s")

QUARTER = 3
"""Months."""


class Start(NamedTuple):
    """Words that say from which day on, where they stand, and the day; none where that is over or only the end is named.

    `last` is the day they name as the end; `named` says that such words are mostly part of a name ("giai đoạn 2026-2030").
    """

    start: int
    end: int
    day: dt.date | None
    last: dt.date | None = None
    named: bool = False


def begun(text: str, dues: list[_Read], issued: dt.date | None) -> tuple[list[_Read], list[Problem]]:
    """Periods with the day before which they do not occur; one that may be of something else in the sentence is asked."""
    if not any(due.kind == "recurring" for _, due in dues):
        return dues, []
    out, problems = list(dues), []
    for one in _starts(text, dues, issued):
        if over := issued is not None and one.day is not None and one.day <= issued:
            one = one._replace(day=None)
        at = [n for n, (_, due) in enumerate(out) if isinstance(due, Recurring) and due.start is None]
        near = next((n for n in at if _adjacent(text, one, out[n][0])), None)
        if near is not None:
            same_days = [n for n in at if n != near and _of_one_period(out[n][1], out[near][1])]
            out = [(hit, _from(due, one)) if n in same_days else (hit, due) for n, (hit, due) in enumerate(out)]
            out[near] = _joined(text, one, out[near])
            problems += _next_asked(*out[near])
            out = [pair for pair in out if not _within(pair[0], one)]
            continue
        same = [] if over and one.last is None else [n for n in at if not _SENTENCE.search(text, *_gap(one, out[n][0]))]
        if len(same) == 1 and _of_sentence(text, one) and not _ends_other_work(text, one, out[same[0]][0]):
            out[same[0]] = (out[same[0]][0], _from(out[same[0]][1], one))
            out = [pair for pair in out if not _within(pair[0], one)]
        elif same and one.day is not None and not one.named:
            hit, due = out[same[0]]
            problems.append(doubt("period-begins", _place(hit), text=due.text, start=f"{one.day}"))
        elif same and one.last is not None and not one.named:
            hit, due = out[same[0]]
            problems.append(doubt("several-dues", _place(hit), kept=due.text, others=text[one.start : one.end]))
    return out, problems


def _of_one_period(due: Due, period: Due) -> bool:
    """Whether a day is that of a period told beside it ("Hằng quý, từ quý I/2027, ... trước ngày 20 tháng cuối quý")."""
    rules = [one.rrule.partition(";BYMONTHDAY")[0] for one in (due, period) if isinstance(one, Recurring)]
    return len(rules) == 2 and rules[0] == rules[1]


def _next_asked(hit: Hit, due: Due) -> list[Problem]:
    """What is due in the period after the one it is of: the first day of the first of them may be that of the first period told of."""
    if not isinstance(due, Recurring) or due.start is None or due.start.day != 1:
        return []
    if not _NEXT.search(fold_signs(due.text)):
        return []
    months = due.start.year * 12 + due.start.month - 1 + (QUARTER if due.rrule.startswith("FREQ=YEARLY") else 1)
    after = dt.date(months // 12, months % 12 + 1, 1)
    return [doubt("period-of-next", _place(hit), text=due.text, begins=f"{due.start}", start=f"{after}")]


def starts_in(text: str, issued: dt.date | None) -> Iterator[Start]:
    """Where a text says from which day on, left to right; words that name no day of the calendar say nothing."""
    folded = fold_signs(text)
    sieve, patterns = starts()
    found = [match for at in sieve.possible(folded) for match in patterns[at].finditer(folded)]
    found.sort(key=lambda match: (match.start(), -match.end()))
    last = 0
    for match in found:
        if match.start() < last:
            continue
        phrase = Phrase(match.groupdict(), text[match.start() : match.end()], match.span(), issued)
        try:
            day = _first_day(phrase)
        except (Unreadable, ValueError):
            continue
        last = match.end()
        yield Start(match.start(), match.end(), day, _last_day(phrase), bool(phrase.parts.get("span")))


def _starts(text: str, dues: list[_Read], issued: dt.date | None) -> list[Start]:
    """Those that are no part of a span of time that is read as such, with the end that stands right behind."""

    def spanned(one: Start) -> bool:
        return any(hit.start < one.end and one.start < hit.end and not _within(hit, one) for hit, _ in dues)

    alone = [one for one in starts_in(text, issued) if not spanned(one)]
    ends = [Start(hit.start, hit.end, None, due.date) for hit, due in dues if isinstance(due, OnDate) and not due.start]
    ends = [one for one in ends if _UP_TO.match(fold_signs(text), one.start)]
    ends += [one for one in alone if one.day is None and one.last is not None]
    behind = {one.start: one for one in alone}
    for first in alone:
        end = next((one for one in ends if _TO.fullmatch(text[first.end : one.start])), None)
        if end is not None and first.last is None and _follows(first.day, end.last, issued):
            behind[first.start] = first._replace(end=end.end, last=end.last)
            behind.pop(end.start, None)
    return list(behind.values())


def _follows(first: dt.date | None, last: dt.date | None, issued: dt.date | None) -> bool:
    """Whether a last day is behind a first one, and not over."""
    return first is not None and last is not None and first <= last and (issued is None or last >= issued)


def _within(hit: Hit, one: Start) -> bool:
    """Whether a time stands in the words of a first day alone ("từ tháng 01/2027")."""
    return one.start < hit.start and hit.end <= one.end


def _first_day(p: Phrase) -> dt.date | None:
    """The first day of the day, month, quarter or year that a phrase names; none where it names an end alone."""
    if not p.parts.get("year") and p.parts.get("year_b"):
        return None
    for name, read in (("date", day_of), ("dm", day_of), ("month", month_of), ("quarter", quarter_of)):
        if p.parts.get(name):
            return read(p, name)
    return dt.date(numbers_in(p.parts["year"])[0], 1, 1)


def _last_day(p: Phrase) -> dt.date | None:
    """The last day of the year up to which a phrase goes on ("từ năm 2027 đến năm 2030"), which is not before the first."""
    if not p.parts.get("year_b"):
        return None
    last = numbers_in(p.parts["year_b"])[0]
    first = numbers_in(p.parts["year"])[0] if p.parts.get("year") else last
    return dt.date(last, 12, 31) if first <= last and (p.issued is None or last >= p.issued.year) else None


def _gap(one: Start, hit: Hit) -> tuple[int, int]:
    return (hit.end, one.start) if hit.end <= one.start else (one.end, hit.start)


def _adjacent(text: str, one: Start, hit: Hit) -> bool:
    """Whether nothing that says more stands between a period and its first day, in either order."""
    if hit.end <= one.start:
        between = text[hit.end : one.start]
        own = not _APART.search(between) or _ENDS.match(fold_signs(text), one.end) is not None
        return own and _BETWEEN.fullmatch(fold_signs(between)) is not None
    if one.named and not _of_sentence(text, one):
        return False  # "dự án giai đoạn 2027-2030, hằng quý ..."
    period = hit.text.partition(" ... ")[0] if " ... " in hit.text else None
    if period and joined_words(text[: one.start]).rstrip(" ,(").endswith(period):
        return True  # "Hằng năm, từ năm 2027, ... trước ngày 15/12"
    if period and one.last is not None and _NAMES_ON.search(text[: one.start]):
        return False  # "hằng năm về kế hoạch đầu tư từ 2026 đến 2030 trước ngày 15/11"
    return _AGAIN.fullmatch(text[one.end : hit.start]) is not None


def _of_sentence(text: str, one: Start) -> bool:
    """Whether a first day opens its sentence ("Từ tháng 01/2027, ..."), or closes it on its own (", bắt đầu từ tháng 01/2027.")."""
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, one.start)]
    if not re.search(r"\w", text[ends[-1] if ends else 0 : one.start]):
        return text[one.end : one.end + 1] == ","
    marked = _MARKED.match(fold_signs(text), one.start) is not None
    return marked and _APART.search(text[: one.start]) is not None and _CLOSED.match(text, one.end) is not None


def _ends_other_work(text: str, one: Start, hit: Hit) -> bool:
    """As in "Đến hết năm 2027, Sở A hoàn thành cắm mốc, báo cáo hằng quý": other work stands between an end and the period."""
    if one.day is not None or one.last is None or hit.start < one.end:
        return False
    who = read_bodies(text, one.end + 2, opens=True)
    at = who.end if who.names and who.start == one.end + 2 else one.end + 1
    return _MORE_WORK.search(fold_signs(text[at : hit.start])) is not None


def _joined(text: str, one: Start, read: _Read) -> _Read:
    """A period and its first day as one phrase."""
    hit, due = read
    if " ... " in hit.text:
        return hit, _from(due, one)
    start, last = min(hit.start, one.start), max(hit.end, one.end)
    last += "(" in text[start:last] and text[last : last + 1] == ")"
    words = joined_words(text[start:last])
    return hit._replace(start=start, end=last, text=words), _from(due, one).model_copy(update={"text": words})


def _from(due: Due, one: Start) -> Due:
    """A period from its first day on, up to the last that the same words name."""
    changes: dict[str, object] = {"start": one.day} if one.day is not None else {}
    if one.last is not None and isinstance(due, Recurring) and "UNTIL" not in due.rrule:
        changes["rrule"] = f"{due.rrule};UNTIL={one.last:%Y%m%d}"
    return due.model_copy(update=changes)


def _place(hit: Hit) -> Place:
    return Place(span=(hit.start, hit.end), field="due")
