"""When a piece of a unit's text is due, and where it is cut because several times or bodies with days of their own stand in it."""

import datetime as dt
import re
from functools import partial

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.sentences.cutting import Piece, piece_of
from directives.sentences.subject_words import CONDITION
from directives.sentences.subjects import read_subject, verb_start
from directives.strings.folding import fold
from directives.structure.dated_bodies import Share, bodies_apart
from directives.structure.duties import is_channel
from directives.times.due_hours import days_apart, hours_apart
from directives.times.due_phrases import DueFound, find_dues, is_time, read_due, read_due_cell
from directives.times.own_months import but_for, each_year, own_months
from directives.times.periods_apart import periods_apart
from plans.due import Due, OnEvent, Recurring, Relative
from plans.problems import Place, Problem, doubt

_said = partial(patterns, "sentences")
"""A list of lexicon/sentences.yaml."""
FEWEST_COMMAS = 2
"""Commas, each before a work, in front of "khi có yêu cầu" that make it a word about the last of several works."""
_DAYS = ("date", "recurring")
_COMMA = re.compile(r",\s+")
_TIME_LAST = re.compile(r"\(([^()]{4,60})\)[.;/…]*$")
_APART = Shape("deadlines", r"{apart}\s")
_YEARS_NAMED = Shape("sentences", r"(?<!\w){named_by_years}(?: [^\s,;.()]+){0,5} \($")


_STEP = Shape("subjects", r"{steps}\s+(?:\d{1,2}|{ordinals})\s*\((?P<time>[^()]{4,60})\)\s*[:.]\s")
_STEP_WITHIN = 110
"""Characters of the number, the name and the time of a step."""


def of_step(text: str, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """As in "Bước 1 (10/11 - 15/11): Sở A ...; Sở B ...": the time of a step is that of each of its works without their own."""
    head = text[:_STEP_WITHIN]
    found = _STEP.match(fold(head)) if "(" in head else None
    time = head[slice(*found.span("time"))] if found else ""
    return read_due_cell(time, issued) if time and is_time(time) else (None, [])


def by_period(piece: Piece, issued: dt.date | None) -> list[tuple[Piece, Due | None]]:
    """A piece cut at each of several periods and bodies with days of their own, with what is due on such a day; whole for each of several
    hours or days of one list, for its work is done at each.
    """
    text = piece.text
    if listed := hours_apart(text, issued) or days_apart(text, issued):
        return [
            (piece_of(piece.flow, "period" if number else piece.before), one.due) for number, one in enumerate(listed)
        ]
    found = _started(text, periods_apart(text, issued), issued)
    if found and _work_behind(piece, found):
        if _APART.match(fold(text), found[1].span[0]):
            return _of_own_months(piece, found) or [(piece, None)]
        return [
            (piece_of(piece.flow, "period" if number else piece.before), one.due) for number, one in enumerate(found)
        ]
    given = any(isinstance(one.due, Recurring) and one.due.start for one in found)
    shares = [Share(one.span[0], one.due if given else None) for one in found][1:] or bodies_apart(text, issued)
    if not shares:
        return [(piece, None)]
    ends = [*(len(text[: one.start].rstrip(" ,;(").removesuffix(" và")) for one in shares), len(text)]
    begun = [(piece.before, 0, found[0].due if given else None)]
    begun += [("comma" if one.acts else "period", one.start, one.due) for one in shares]
    return [
        (piece_of(piece.flow.cut(start, end), before), due)
        for (before, start, due), end in zip(begun, ends, strict=True)
    ]


def _of_own_months(piece: Piece, found: list[DueFound]) -> list[tuple[Piece, Due | None]]:
    """As in "Hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20, Sở A báo cáo": the period without those months, and these."""
    months = own_months(piece.text[found[1].span[0] :])
    left, own = but_for(found[0].due, months), each_year(found[1].due, months)
    if left is None or own is None or len(found) > 2:
        return []
    return [(piece, left), (piece_of(piece.flow, "period"), own)]


def _work_behind(piece: Piece, found: list[DueFound]) -> bool:
    """As in "Hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6), Sở A báo cáo": who acts, or what goes on, stands behind."""
    if not is_time(piece.text[: found[1].span[0]].rstrip(" ,;")):
        return False
    subject = None if piece.before == "semicolon" else read_subject(piece.text)
    return piece.before == "semicolon" or (subject is not None and subject.end > found[-1].span[1])


def _started(text: str, found: list[DueFound], issued: dt.date | None) -> list[DueFound]:
    """Periods named one after another: the first day that stands before or behind them is of each."""
    if not found:
        return found
    whole = (read_due(text[: found[1].span[0]], issued)[0], read_due(text[found[-1].span[0] :], issued)[0])
    start = next((one.start for one in whole if isinstance(one, Recurring) and one.start), None)
    return [one._replace(due=one.due.model_copy(update={"start": start})) for one in found] if start else found


def due_of(piece: Piece, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The due of a piece; a condition is one only where the whole work is to tell somebody."""
    folded = fold(piece.text)
    if is_channel(piece.text) or _said("case").match(folded):
        found = next((one for name in ("difficulty", "obstacles") if (one := _said(name).search(folded))), None)
        event, found = found, found or re.search(r"^[^,]*", folded)
        text = " ".join(piece.text[found.start() : found.end()].split()) if found else ""
        if _said("difficulty").search(folded) is None and isinstance(due := read_due(piece.text, issued)[0], Relative):
            return due, []  # "Khi xảy ra cháy, báo cáo trong vòng 24 giờ kể từ khi xảy ra"
        past = found.end() if found and (event or found.end() < len(folded)) else 0
        return OnEvent(text=text), _days_besides(piece.text, past, text, issued)
    due, problems = read_due(piece.text, issued)
    if problems and CONDITION.match(folded):  # "Khi phát hiện ..., báo cáo trong vòng 24 giờ": from when it happens
        problems = [one for one in problems if one.code != "anchor-missing"]
    if isinstance(due, OnEvent) and _last_of_many(folded):
        due = None
    last = _TIME_LAST.search(piece.text) if due is None else None
    if last is not None and _said("condition").match(fold(last.group(1))):
        return due, problems
    if last is not None and is_time(last.group(1)) and not _YEARS_NAMED.search(folded[: last.start(1)]):
        return read_due_cell(last.group(1), issued)
    return due, problems


def _days_besides(text: str, start: int, event: str, issued: dt.date | None) -> list[Problem]:
    """As in "nếu có vướng mắc, gửi văn bản về Sở A trước ngày 30 hằng tháng": what waits for an event has a day as well."""
    days = [one for one in find_dues(text, issued) if one.span[0] >= start and one.due.kind in _DAYS]
    if not days or not any(map(str.isdigit, days[-1].due.text)):
        return []
    said = "; ".join(" ".join(one.due.text.split()) for one in days)
    place = Place(field="due", span=days[0].span)
    return [doubt("several-dues", place, kept=event, others=said)]


def _last_of_many(folded: str) -> bool:
    """As in "rà soát kịch bản, bố trí lực lượng, hỗ trợ địa phương khi có yêu cầu": the last work of several waits for a demand."""
    found = _said("on_demand").search(folded)
    since = max(folded.rfind(";", 0, found.start()), folded.rfind(".", 0, found.start())) if found else 0
    commas = _COMMA.finditer(folded, since + 1, found.start()) if found else ()
    return sum(verb_start().match(folded, comma.end()) is not None for comma in commas) >= FEWEST_COMMAS
