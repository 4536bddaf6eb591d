"""What was answered where a line of a quick entry looks like work given before: one result for both, or given all the same."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desk.quick_paste import QuickLine
from plans.problems import Problem, Severity

LINK, SKIP, CREATE = "link", "skip", "create"
"""The answers: one result closes both; the line is not given; it is given all the same."""


class GivenBefore(NamedTuple):
    """A problem that is to be answered, and the three answers."""

    problem: Problem
    link: str
    skip: str
    create: str


def answer(choice: str, line: QuickLine, name: str = "") -> str:
    """An answer as a form sends it back. It holds for these words: another line, or this one changed, is asked again."""
    words = "|".join(" ".join(cell.split()) for cell in (line.title, line.units))
    return f"{choice}:{hashlib.sha256(words.encode()).hexdigest()[:10]}|{name}"


def without_skipped(lines: Iterable[QuickLine], answers: Sequence[str]) -> list[QuickLine]:
    """The lines that are to be given."""
    return [one for one in lines if answer(SKIP, one) not in answers]


def linked_with(line: QuickLine, answers: Iterable[str]) -> tuple[str, ...]:
    """The tasks in force ("plan:key") that the line is said to be the same as."""
    start = answer(LINK, line)
    return tuple(dict.fromkeys(one.removeprefix(start) for one in answers if one.startswith(start) and one != start))


def asked(problems: Iterable[Problem], lines: Sequence[QuickLine]) -> list[GivenBefore]:
    """Which of the problems are to be answered. Tasks are called by the number of their line."""
    open_ = [one for one in problems if one.code == "overlap" and one.severity is Severity.ERROR]
    return [
        GivenBefore(one, answer(LINK, line, str(one.args["name"])), answer(SKIP, line), answer(CREATE, line, str(one.args["name"])))
        for one in open_
        for line in [lines[int(one.args["task"]) - 1]]
    ]  # fmt: skip


def unanswered(problems: Sequence[Problem], lines: Sequence[QuickLine], answers: Sequence[str]) -> list[Problem]:
    """The problems without those that were answered with CREATE."""
    done = [one.problem for one in asked(problems, lines) if one.create in answers]
    return [one for one in problems if one not in done]
