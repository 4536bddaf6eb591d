"""What a leader's note on a document comes to: its tasks, and what is doubtful about them."""

from functools import lru_cache

from plans.plan import Directive, Plan, Task
from plans.problems import Problem, note


def read_note(words: str, head: Directive) -> tuple[list[Task], tuple[Problem, ...]]:
    """The tasks of the note and what is to be said of them; days count from when the document came in, else from when it was issued."""
    tasks, problems = _reading(words, _from_day(head).model_dump_json())
    return list(tasks), problems


def told_of_note(words: str, plan: Plan) -> list[Problem]:
    """What is still to be said of the note: of tasks that the plan has, and of a day where none was put in since."""
    tasks, problems = read_note(words, plan.directive)
    held = {task.id: task for task in plan.tasks}
    left = []
    for one in problems:
        task = held.get(str(one.args.get("task")))
        gone = "task" in one.args and (task is None or (one.code == "date-does-not-exist" and task.due is not None))
        left += [] if gone else [one]
    if not tasks and not plan.tasks and not left and words.strip():
        left.append(note("note-no-task", said=" ".join(words.split())[:200]))
    return left


@lru_cache(maxsize=64)
def _reading(words: str, head: str) -> tuple[tuple[Task, ...], tuple[Problem, ...]]:
    from directives.notes.tasks import compile_note

    tasks, problems = compile_note(words, Directive.model_validate_json(head))
    return tuple(tasks), tuple(problems)


def _from_day(head: Directive) -> Directive:
    came = head.incoming.date if head.incoming else None
    return head.model_copy(update={"issued": came or head.issued})
