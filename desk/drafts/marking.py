"""A document's text cut into pieces, each with the tasks whose words it holds: what the page marks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from plans.plan import Task

SHORT = 40
"""Tasks that one piece is marked with at most."""


class Mark(NamedTuple):
    """A piece of text, the tasks that it belongs to (the closest first), those that begin with it, and keys of problems that do."""

    text: str
    tasks: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def marks(
    text: str, note: str, tasks: Sequence[Task], points: Mapping[int, tuple[str, ...]] = MappingProxyType({})
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The document and the leader's note, whole, in pieces; `points` are places of the document that something is said about."""
    of_text = [(task.span, task.id) for task in tasks if task.span is not None and task.span[1] <= len(text)]
    of_note = [(span, task.id) for task in tasks if task.span is None and (span := _found(note, task.quote))]
    return _cut(text, of_text, points), _cut(note, of_note, {})


def _found(text: str, quote: str) -> tuple[int, int] | None:
    """Where words stand in a text, whatever white space is between them."""
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words and text else None
    return found.span() if found else None


def _cut(
    text: str, spans: Iterable[tuple[tuple[int, int], str]], points: Mapping[int, tuple[str, ...]]
) -> tuple[Mark, ...]:
    """The text cut where a task's words begin or end. One sweep: the tasks that are open are kept, not looked for."""
    starts: dict[int, list[tuple[int, str]]] = {}
    ends: dict[int, list[str]] = {}
    for (start, end), task in spans:
        if 0 <= start < end:
            starts.setdefault(start, []).append((end - start, task))
            ends.setdefault(end, []).append(task)
    cuts = sorted({0, len(text), *starts, *ends, *(at for at in points if 0 <= at < len(text))})
    open_: dict[str, int] = {}
    found: list[Mark] = []
    for at, to in pairwise(cuts):
        for task in ends.get(at, ()):
            open_.pop(task, None)
        begun = sorted(starts.get(at, ()))
        open_ |= {task: length for length, task in begun}
        close = sorted(open_, key=lambda task: open_[task])[:SHORT]
        found.append(Mark(text[at:to], tuple(close), tuple(task for _, task in begun), points.get(at, ())))
    return tuple(found)
