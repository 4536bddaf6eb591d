"""What is wrong with an input, as a value: a code, its arguments and a place. The words are in `plans/wording.py`."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Base of every value in the vocabulary: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Severity(StrEnum):
    """How much a problem weighs: an error must be mended, a doubt be looked at, a note only be read."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


class Place(Frozen):
    """Where a problem is. Lines and columns count from 1, spans from 0 in characters, end exclusive.

    `path` leads to it in a plan, ("tasks", 3, "due"): `plans.files.locate` finds the line from it. `also` are clauses besides that
    the same question is about: asked once, it points at each of them.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    span: tuple[int, int] | None = None
    clause: str | None = None
    field: str | None = None
    path: tuple[str | int, ...] = ()
    also: tuple[str, ...] = ()


MUST_ANSWER = frozenset({"overlap", "document-given-before"})
"""Errors that an answer ends, without a change: whoever works on it says that it is to be given all the same."""

MUST_CHOOSE = frozenset({"past-not-given", "ended-not-given", "unknown-not-given", "amend-past", "amend-past-again"})
"""Errors of what would be given to nobody, or be overdue at once: it is given all the same, gets another day, or is left out."""


class Problem(Frozen):
    """One thing wrong or doubtful; `code` names the sentence in the catalogue, `args` fill it."""

    code: str
    severity: Severity = Severity.ERROR
    place: Place = Place()
    args: dict[str, str | int] = Field(default_factory=dict)

    @property
    def weight(self) -> str:
        """What it asks of the reader, by the name of its word: as grave as it is, or an answer."""
        asks = self.severity is Severity.ERROR and self.code in MUST_ANSWER | MUST_CHOOSE
        return "answer" if asks else self.severity.value


class DondocError(Exception):
    """A request that cannot be met. Subclasses are declared by the module that raises them; edges show `problems`."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.code} {dict(p.args)}" for p in problems))
        self.problems = problems


def error(code: str, place: Place | None = None, **args: str | int) -> Problem:
    """A problem that must be mended before anything is done."""
    return Problem(code=code, place=place or Place(), args=args)


def doubt(code: str, place: Place | None = None, **args: str | int) -> Problem:
    """A problem that a person should look at; the work can go on."""
    return Problem(code=code, severity=Severity.DOUBT, place=place or Place(), args=args)


def note(code: str, place: Place | None = None, **args: str | int) -> Problem:
    """Something worth knowing that asks for nothing."""
    return Problem(code=code, severity=Severity.NOTE, place=place or Place(), args=args)


def has_errors(problems: "list[Problem] | tuple[Problem, ...]") -> bool:
    """Whether any of the problems must be mended."""
    return any(p.severity is Severity.ERROR for p in problems)
