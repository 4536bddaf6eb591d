"""A part of a unit that is a task of its own."""

from typing import NamedTuple

from directives.sentences.charged import Subject
from directives.sentences.cutting import Piece
from plans.due import Due
from plans.problems import Problem


class Part(NamedTuple):
    """One task's pieces, its own subject if it names one, its due, and the partners it keeps from its sentence.

    `told` is the sentence that says to whom several periods report, where they are parts of their own.
    """

    pieces: list[Piece]
    subject: Subject | None
    due: Due | None
    problems: list[Problem]
    partners: tuple[str, ...]
    asked: bool
    told: str = ""
