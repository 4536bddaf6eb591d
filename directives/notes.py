"""A leader's note on an incoming document (bút phê): each of its sentences may give a task."""

import re

from directives.heads.secrecy import typed_mark
from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.outline import read_outline
from directives.times.due_phrases import read_due_cell
from directives.work.obligations import find_obligations
from directives.work.proposals import propose
from plans.due import Due
from plans.plan import OF_NOTE, Directive, Handling, How, Task
from plans.problems import Place, Problem, doubt

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ])|\n+|(?<=;)\s+")
_LABEL = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–+•])\s*")
_NO_WORK = Shape("structure", "{no_work}")
"""How a sentence begins that gives nobody anything to do."""


_PERSON = Shape("structure", r"(?:{hands}\s+)?{called}\s")
"""How a sentence begins that names a person."""
_WATCHES = Shape("structure", r"{watches}(?:(?:\s*,\s*|\s+(?:{names.also}\s+)?){watches})*(?:\s+{watched})?\s*$")
"""All that is said of a person who is to see to the document, and does none of its work."""
_FOLLOWS = Shape("structure", r"{follows}(?:(?:\s*,\s*|\s+(?:{names.also}\s+)?){follows})*(?:\s+{watched})?\s*$")
"""The same of a body, of which checking, directing or an opinion would be work."""


def compile_note(text: str, head: Directive) -> tuple[list[Task], list[Problem]]:
    """The tasks that the note gives, in its order, and what is doubtful about them. Quotes are its words; there are no spans.

    Days without a year and periods count from the day in `head`. After a semicolon the one spoken to before is still meant. Who
    only follows the document has no task, and is asked about. What is wrong with a task names it (`task`).
    """
    tasks: list[Task] = []
    problems: list[Problem] = []
    before: tuple[str, ...] = ()
    for part in _SENTENCE.split(text):
        sentence = _LABEL.sub("", part).strip()
        person = _PERSON.match(f"{fold(sentence)} ") is not None
        if _NO_WORK.match(fold(sentence)) or (len(sentence.split()) < 3 and not person):
            continue
        found, told = _of_sentence(sentence, head)
        if (person and _nothing_else(found)) or _follows_only(found):
            problems.append(doubt("note-person", Place(field="confirmer"), said=sentence.rstrip(" .;")))
            continue
        before = () if person or sentence[:1].isupper() else before
        first = len(tasks) + 1
        for task in found:
            lead = task.lead or before
            tasks.append(task.model_copy(update={"id": f"{OF_NOTE}{len(tasks) + 1}", "lead": lead, "quote": sentence}))
            before = lead
        of = {"task": f"{OF_NOTE}{first}"} if found else {}
        problems += [one.model_copy(update={"args": one.args | of}) for one in told if one.code != "lead-unsaid"]
    return tasks, problems


def _nothing_else(found: list[Task]) -> bool:
    """Whether the words about a person give no work: none was found, or he is to see to the document and no more."""
    return all(
        one.due is None and (_WATCHES if one.lead else _PERSON).match(f"{fold(one.title)} ") is not None
        for one in found
    )


def _follows_only(found: list[Task]) -> bool:
    """Whether a body is to follow the document and no more: it may confirm results, and does none of its work."""
    return bool(found) and all(one.due is None and _FOLLOWS.match(f"{fold(one.title)} ") is not None for one in found)


def note_mark(text: str) -> str | None:
    """The mark of secrecy that a note bears, if it does."""
    return typed_mark(text)


def _of_sentence(sentence: str, head: Directive) -> tuple[list[Task], list[Problem]]:
    """One sentence as if it were the only unit of a document; its day also where it is said shortly ("trước 20/12")."""
    words = sentence[:1].upper() + sentence[1:].rstrip(" ;.")
    found, problems = find_obligations(read_outline(f"1. {words}."), head)
    tasks, _, questions = propose(found, head.issuer)
    due, unread = read_due_cell(sentence, head.issued)
    told = [*problems, *questions]
    if tasks and not any(one.place.field == "due" for one in told):
        told += [one for one in unread if one.code != "due-unread"]
    placed = [one.model_copy(update={"place": Place(field=one.place.field)}) for one in told]
    return [_from_note(task, due) for task in tasks], placed


def _from_note(task: Task, due: Due | None) -> Task:
    """A task of the note: followed one by one, since a leader spoke of it."""
    update = {
        "clause": None, "span": None, "part": 1, "inherited_from": None, "handling": Handling.TRACK, "due": task.due or due,
        "why": "Theo ý kiến chỉ đạo", "found": {**task.found, "handling": How.DEFAULT},
    }  # fmt: skip
    return task.model_copy(update=update)
