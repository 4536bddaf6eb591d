"""A leader's note on an incoming document (bút phê): each of its sentences may give a task."""

import re

from directives.heads.secrecy import typed_mark
from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.outline import read_outline
from directives.times.due_phrases import read_due_cell
from directives.work.obligations import find_obligations
from directives.work.proposals import propose
from plans.plan import Directive, Handling, How, Task
from plans.problems import Place, Problem

NOTE = "bp-"
"""How the ids of a note's tasks begin."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ])|\n+|(?<=;)\s+")
_LABEL = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–+•])\s*")
_NO_WORK = Shape("structure", "{no_work}")
"""How a sentence begins that gives nobody anything to do."""


def compile_note(text: str, head: Directive) -> tuple[list[Task], list[Problem]]:
    """The tasks that the note gives, in its order, and what is doubtful about them. Quotes are its words; there are no spans.

    Days without a year and periods count from the day in `head`. After a semicolon the one spoken to before is still meant.
    """
    tasks: list[Task] = []
    problems: list[Problem] = []
    before: tuple[str, ...] = ()
    for part in _SENTENCE.split(text):
        sentence = _LABEL.sub("", part).strip()
        if len(sentence.split()) < 3 or _NO_WORK.match(fold(sentence)):
            continue
        found, told = _of_sentence(sentence, head)
        before = () if sentence[:1].isupper() else before
        for task in found:
            lead = task.lead or before
            tasks.append(task.model_copy(update={"id": f"{NOTE}{len(tasks) + 1}", "lead": lead, "quote": sentence}))
            before = lead
        problems += [one for one in told if one.code != "lead-unsaid"]
    return tasks, problems


def note_mark(text: str) -> str | None:
    """The mark of secrecy that a note bears, if it does."""
    return typed_mark(text)


def _of_sentence(sentence: str, head: Directive) -> tuple[list[Task], list[Problem]]:
    """One sentence as if it were the only unit of a document."""
    words = sentence[:1].upper() + sentence[1:].rstrip(" ;.")
    found, problems = find_obligations(read_outline(f"1. {words}."), head)
    tasks, _, questions = propose(found, head.issuer)
    placed = [one.model_copy(update={"place": Place(field=one.place.field)}) for one in (*problems, *questions)]
    return [_from_note(task, sentence, head) for task in tasks], placed


def _from_note(task: Task, sentence: str, head: Directive) -> Task:
    """A task of the note: followed one by one, since a leader spoke of it; its day also where it is said shortly ("trước 20/12")."""
    due = task.due or read_due_cell(sentence, head.issued)[0]
    update = {
        "clause": None, "span": None, "part": 1, "inherited_from": None, "handling": Handling.TRACK, "due": due,
        "why": "Theo ý kiến chỉ đạo", "found": {**task.found, "handling": How.DEFAULT},
    }  # fmt: skip
    return task.model_copy(update=update)
