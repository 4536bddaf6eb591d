"""Tasks parted and joined: the words of each where the document has them, ids that stay stable."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence

from plans.due import Due, OnDate
from plans.explain import explain, written
from plans.plan import TITLE_LENGTH, Handling, Task
from plans.problems import Place, Problem, doubt

_STRENGTH = (Handling.TRACK, Handling.REPORT, Handling.INFORM)
_ENDS = " \t\n,;:.-–"
NAMED = 3
"""Owners that are named with the date that was theirs."""
SEVERAL_DUES = "merged-dues"
"""That tasks of different dates, or of a date and none, were joined; its arguments say whose each was."""
DayOf = Callable[[Due], dt.date | None]
"""The one day that a due comes to, where it comes to one."""


def pieces_of(task: Task, pieces: Sequence[str], taken: Iterable[str]) -> list[Task]:
    """One task for each piece. The first keeps the id; a piece that stands in the quote takes its words and their place."""
    found, used = [], set(taken)
    for number, piece in enumerate(pieces):
        id_ = task.id if number == 0 else unique_id(f"{task.id}~{number + 1}", used)
        used.add(id_)
        found.append(_piece(task, piece, number + 1).model_copy(update={"id": id_}))
    return found


def fixed_day(due: Due) -> dt.date | None:
    """The day of a due that says one itself."""
    return due.date if isinstance(due, OnDate) else None


def merged(tasks: Sequence[Task], title: str | None = None, day_of: DayOf = fixed_day) -> tuple[Task, list[Problem]]:
    """Several tasks as the first of them: all their names, the strictest pile, the earliest day (a doubt where they differ)."""
    first = tasks[0]
    lead = _each(name for task in tasks for name in task.lead)
    due, problems = _due(tasks, day_of)
    update = {
        "title": short(title) if title and title.strip() else first.title,
        "quote": "\n".join(_each(task.quote for task in tasks if task.quote)),
        "span": _hull(tasks),
        "lead": lead,
        "with_": tuple(name for name in _each(name for task in tasks for name in task.with_) if name not in lead),
        "product": "; ".join(_each(task.product for task in tasks if task.product)) or None,
        "target": "; ".join(_each(task.target for task in tasks if task.target)) or None,
        "due": due,
        "handling": min((task.handling for task in tasks), key=_STRENGTH.index),
        "give_past": _given_past(tasks, due, day_of),
    }
    return first.model_copy(update=update), problems


def unique_id(wanted: str, taken: Iterable[str]) -> str:
    """The id, or the next free one: "bs-1", "bs-2"; "2.b~2", "2.b~3"."""
    taken = set(taken)
    stem, number = re.sub(r"\d+$", "", wanted[:70]), int((re.search(r"\d+$", wanted) or ["1"])[0])
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def short(text: str) -> str:
    """Words as a title: on one line, a capital in front, cut between words where they are too many."""
    text = " ".join(text.split()).strip(_ENDS)
    text = text[:1].upper() + text[1:]
    if len(text) <= TITLE_LENGTH:
        return text or "…"
    return text[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(_ENDS)[: TITLE_LENGTH - 1] + "…"


def parted(quote: str) -> list[str]:
    """Where a quote falls into pieces by itself: at semicolons and ends of sentences. What a person starts from."""
    found = [piece.strip(_ENDS) for piece in re.split(r";\s+|\n+|(?<=[^\W\d_]{2})\.\s+(?=[A-ZĐÀ-Ỹ])", quote)]
    return [piece for piece in found if len(piece) > 3]


def _piece(task: Task, piece: str, part: int) -> Task:
    update = {"title": short(piece), "part": task.part + part - 1}
    words = re.compile(r"\s+".join(re.escape(word) for word in piece.split()))
    place = words.search(task.quote)
    if place is None:
        return task.model_copy(update=update)
    update["quote"] = place.group()
    if task.span is not None and len(task.quote) == task.span[1] - task.span[0]:
        update["span"] = (task.span[0] + place.start(), task.span[0] + place.end())
    return task.model_copy(update=update)


def _due(tasks: Sequence[Task], day_of: DayOf) -> tuple[Due | None, list[Problem]]:
    """The one due of several tasks: the earliest day, else the first that is said."""
    dues = [task.due for task in tasks if task.due is not None]
    days = {due: day for due in dues if (day := day_of(due)) is not None}
    kept = min(days, key=lambda due: days[due]) if days else next(iter(dues), None)
    if len({_comes_to(task.due, day_of) for task in tasks}) < 2:
        return kept, []
    first, each = tasks[0], "; ".join(_dated(task, day_of) for task in tasks)
    told = {"task": first.id, "each": each, "kept": _said(kept, day_of)}
    return kept, [doubt(SEVERAL_DUES, Place(field="due", clause=first.clause), **told)]


def _given_past(tasks: Sequence[Task], due: Due | None, day_of: DayOf) -> bool | dt.date:
    """That they are given though their day has passed, where each says so; in the words of those whose day is kept: a day, where one
    of them names it.
    """
    if not all(task.give_past for task in tasks):
        return False
    said = [one.give_past for one in tasks if _comes_to(one.due, day_of) == _comes_to(due, day_of)]
    return next((day for day in said if isinstance(day, dt.date)), True)


def _comes_to(due: Due | None, day_of: DayOf) -> object:
    """What tells one due from another: the day (and hour), else all but the words."""
    if due is None:
        return None
    day = day_of(due)
    return (day, getattr(due, "time", None)) if day else due.model_copy(update={"text": ""})


def _dated(task: Task, day_of: DayOf) -> str:
    """A task's date with its clause and whose it is: "I.2 (Sở Tài chính): ngày 10/01/2027"."""
    more = len(task.lead) - NAMED
    names = "; ".join(task.lead[:NAMED]) + (f" (+{more})" if more > 0 else "")
    named = f"{task.clause or short(task.title)} ({names})" if names else task.clause or short(task.title)
    return f"{named}: {_said(task.due, day_of)}"


def _said(due: Due | None, day_of: DayOf) -> str:
    """The words of a due, with the day that they come to where they do not say it."""
    day, words = (day_of(due) if due is not None else None), explain(due)
    return f"{words} = {written(day)}" if day and written(day) not in words else words


def _hull(tasks: Sequence[Task]) -> tuple[int, int] | None:
    spans = [task.span for task in tasks if task.span]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
