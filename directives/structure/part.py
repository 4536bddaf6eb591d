"""A part of a unit that is a task of its own."""

from typing import NamedTuple

from directives.lexicon import patterns
from directives.sentences.charged import Subject
from directives.sentences.cutting import Piece
from directives.sentences.requested import answer_at
from directives.strings.folding import fold
from plans.due import Due, OnEvent
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


_MARKS = {"sentence": ". ", "start": ". ", "semicolon": "; ", "and": ", và ", "comma": ", ", "period": " "}


def sentences_of(part: Part) -> str:
    """The text of a part with its own marks, so that reports in separate pieces stay apart; without a request that it answers."""
    said = "".join(
        (_MARKS[piece.before] if number else "") + piece.text.rstrip(" .;") for number, piece in enumerate(part.pieces)
    )
    return said[answer_at(said) :]


def of_the_unit(text: str, due: Due | None) -> Due | None:
    """When the whole unit is due of which a piece only says what to do in a case: it does not wait for that."""
    waits = isinstance(due, OnEvent) and patterns("sentences", "condition").match(fold(text)) is not None
    return None if waits else due
