"""The tasks of a leader's note: each of its sentences may give some."""

import re

from directives.heads.secrecy import typed_mark
from directives.lexicon.shapes import Shape
from directives.notes.sentences import as_given, names_a_body, only_joining, sentences_of
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.strings.kept import uncollected
from directives.structure.outline import read_outline
from directives.times.due_phrases import read_due_cell
from directives.work.obligations import find_obligations
from directives.work.proposals import propose
from directives.work.titles import shorten
from plans.due import Due
from plans.plan import OF_NOTE, Directive, Handling, How, Task
from plans.problems import Place, Problem, doubt

_PASSES_ON = Shape("structure", r"{passes_on}\s+")
_CALLED = Shape("structure", r"{called}\s")
_DEPUTY = Shape("persons", r"{deputies}(?P<name>(?:\s+[^\W\d_]+){0,4})\W*$")
"""A deputy, with a name or without, and no more."""
_NO_WORK = Shape("structure", "{no_work}")
"""How a sentence begins that gives nobody anything to do."""
_PERIOD = Shape("structure", "^{bare_periods}")
"""A period without a word before it that makes it a deadline: it may name a meeting, a plan."""
_PERSON = Shape("structure", r"(?:{hands}\s+)?{called}\s")
"""How a sentence begins that names a person."""
_WATCHES = Shape("structure", r"{watches}(?:(?:\s*,\s*|\s+(?:{names.also}\s+)?){watches})*(?:\s+{watched})?\s*$")
"""All that is said of a person who is to see to the document, and does none of its work."""
_FOLLOWS = Shape("structure", r"{follows}(?:(?:\s*,\s*|\s+(?:{names.also}\s+)?){follows})*(?:\s+{watched})?\s*$")
"""The same of a body, of which checking, directing or an opinion would be work."""
_SHORT_NAME = re.compile(r"(?P<name>[BCDĐGHKLMNPQRSTVX]{2,6}\d?)\s+(?=\w)")
"""Capitals that make no word, as the divisions of an office are called."""
_UNSEEN = "perhaps-no-task"


@uncollected()
def compile_note(text: str, head: Directive) -> tuple[list[Task], list[Problem]]:
    """The tasks that the note gives, in its order, and what is doubtful about them. Quotes are its words; there are no spans.

    Days without a year and periods count from the day in `head`. After a semicolon the one spoken to before is still meant. Who
    only follows the document has no task, and is asked about; so is a sentence that names a body and gives no work that could be
    read. What is wrong with a task names it (`task`).
    """
    tasks: list[Task] = []
    problems: list[Problem] = []
    before: tuple[str, ...] = ()
    for sentence in sentences_of(text):
        person = _PERSON.match(f"{fold(sentence.read)} ") is not None
        if _idle(sentence.read, person):
            continue
        if tasks and (beside := only_joining(sentence.read)):
            tasks = _joined(tasks, beside, sentence.words)
            continue
        found, told = _read(sentence.read, head)
        if (called := _by_short_name(sentence.read, found, head)) is not None:
            found, told = called
        if (person and _nothing_else(found)) or _follows_only(found):
            problems.append(doubt("note-person", Place(field="confirmer"), said=sentence.words.rstrip(" .;")))
            continue
        if not found and names_a_body(sentence.read):
            problems.append(doubt("note-unread", said=sentence.words.rstrip(" .;")))
        before = () if person or sentence.read[:1].isupper() else before
        first = len(tasks) + 1
        for task in found:
            lead = task.lead or before
            new = {"id": f"{OF_NOTE}{len(tasks) + 1}", "lead": lead, "quote": sentence.words}
            tasks.append(task.model_copy(update=new))
            before = lead
        of = {"task": f"{OF_NOTE}{first}"} if found else {}
        problems += [one.model_copy(update={"args": one.args | of}) for one in told if one.code != "lead-unsaid"]
    return tasks, problems


def _joined(tasks: list[Task], beside: tuple[str, ...], words: str) -> list[Task]:
    """As in "Giao Sở A tham mưu, báo cáo trước ngày ...; Sở B phối hợp": who joins in the work of the sentence before."""
    quote = tasks[-1].quote
    leading = {fold(name) for task in tasks for name in (*task.lead, *task.with_) if task.quote == quote}
    new = tuple(name for name in beside if fold(name) not in leading)
    return [
        task.model_copy(update={"with_": (*task.with_, *new), "quote": f"{quote} {words}"})
        if task.quote == quote
        else task
        for task in tasks
    ]


def _idle(words: str, person: bool) -> bool:
    """Whether a sentence gives nobody anything to do: it agrees, files, tells; or only hands the paper to a person."""
    folded = fold(words)
    if passed := _PASSES_ON.match(folded):
        deputy = _DEPUTY.match(folded, passed.end())
        handed = deputy is not None and words[deputy.start("name") : deputy.end("name")].title() in words
        return handed or _CALLED.match(folded, passed.end()) is not None or not names_a_body(words)
    return _NO_WORK.match(folded) is not None or (len(words.split()) < 3 and not person)


def _read(words: str, head: Directive) -> tuple[list[Task], list[Problem]]:
    """A sentence as it stands, else as the order that it means, else as what the one whom it names is to carry out."""
    found, told = _of_sentence(words, head)
    if found and all(task.lead for task in found):
        return found, told
    if order := as_given(words):
        others, of_order = _of_sentence(order, head)
        if others and others[0].lead:
            return others, of_order
    subject = read_subject(order or words) if not found else None
    rest = (order or words)[subject.end :].strip(" .;:,") if subject else ""
    if subject is None or not rest:
        return found, told
    task = Task(
        id=OF_NOTE, title=shorten(rest[:1].upper() + rest[1:]), lead=subject.names, found={"lead": How.EXPLICIT}
    )
    due, unread = read_due_cell(words, head.issued)
    return [_from_note(task, due)], [
        one.model_copy(update={"place": Place(field="due")}) for one in unread if one.code != "due-unread"
    ]


def _by_short_name(words: str, found: list[Task], head: Directive) -> tuple[list[Task], list[Problem]] | None:
    """The same of "PTH tham mưu ...": capitals before words that open with work are whom the office calls so; who, the binding asks."""
    short = _SHORT_NAME.match(words)
    if short is None or not found or any(task.lead for task in found):
        return None
    tasks, told = _of_sentence(words[short.end() :], head)
    if not tasks or any(task.lead for task in tasks) or any(one.code == _UNSEEN for one in told):
        return None
    lead = {"lead": (short["name"],)}
    return [task.model_copy(update={**lead, "found": {**task.found, "lead": How.EXPLICIT}}) for task in tasks], told


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
    due = None if due is not None and due.text and _PERIOD.match(fold(due.text)) else due
    return [_from_note(task, due) for task in tasks], placed


def _from_note(task: Task, due: Due | None) -> Task:
    """A task of the note: followed one by one, since a leader spoke of it."""
    update = {
        "clause": None, "span": None, "part": 1, "inherited_from": None, "handling": Handling.TRACK, "due": task.due or due,
        "why": "Theo ý kiến chỉ đạo", "found": {**task.found, "handling": How.DEFAULT},
    }  # fmt: skip
    return task.model_copy(update=update)
