"""Tasks parted and joined: the words of each where the document has them, ids that stay stable."""

import re
from collections.abc import Iterable, Sequence

from plans.due import Due, OnDate
from plans.plan import TITLE_LENGTH, Handling, Task
from plans.problems import Place, Problem, doubt

_STRENGTH = (Handling.TRACK, Handling.REPORT, Handling.INFORM)
_ENDS = " \t\n,;:.-–"


def pieces_of(task: Task, pieces: Sequence[str], taken: Iterable[str]) -> list[Task]:
    """One task for each piece. The first keeps the id; a piece that stands in the quote takes its words and their place."""
    found, used = [], set(taken)
    for number, piece in enumerate(pieces):
        id_ = task.id if number == 0 else unique_id(f"{task.id}~{number + 1}", used)
        used.add(id_)
        found.append(_piece(task, piece, number + 1).model_copy(update={"id": id_}))
    return found


def merged(tasks: Sequence[Task], title: str | None = None) -> tuple[Task, list[Problem]]:
    """Several tasks as the first of them: all their names, the strictest pile, the earliest date (a doubt where they differ)."""
    first = tasks[0]
    lead = _each(name for task in tasks for name in task.lead)
    due, problems = _due(tasks)
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


def _due(tasks: Sequence[Task]) -> tuple[Due | None, list[Problem]]:
    """The one due of several tasks: the earliest day, else the first that is said."""
    dues = [task.due for task in tasks if task.due is not None]
    days = sorted((due for due in dues if isinstance(due, OnDate)), key=lambda due: due.date)
    kept = (days or dues or [None])[0]
    others = _each(due.text or due.kind for due in dues if due != kept)
    if kept is None or not others:
        return kept, []
    place = Place(field="due", clause=tasks[0].clause)
    return kept, [doubt("several-dues", place, kept=kept.text or kept.kind, others="; ".join(others))]


def _hull(tasks: Sequence[Task]) -> tuple[int, int] | None:
    spans = [task.span for task in tasks if task.span]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
