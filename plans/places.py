"""Problems led to their place in a plan file: by path, else by clause and field, else by a field of the whole plan."""

from collections.abc import Iterable

from plans.problems import Problem
from plans.tree import Path, Tree, Value, place


def led(problem: Problem, tree: Tree) -> Problem:
    """The problem with a path: its own, else one made of its clause and field, to the very name that it speaks of."""
    spot = problem.place
    path = spot.path or (_in_task(problem, tree) if spot.clause else _in_head(spot.field, tree))
    return problem.model_copy(update={"place": spot.model_copy(update={"path": path})})


def placed(problem: Problem, tree: Tree, name: str | None) -> Problem:
    """The problem at the line and column that its path leads to, with the clause of the task it is in."""
    path = problem.place.path
    if not path:  # of something that this text does not have
        return problem
    mark = tree.keys.get(path) if problem.code.startswith("unknown-key") else tree.mark(path)
    update: dict[str, object] = {
        "file": problem.place.file or name,
        "clause": problem.place.clause or _clause(path, tree),
        "field": problem.place.field or field_of(path)[1] or None,
    }
    if mark is not None:
        found = place(tree.text, mark)
        update |= {"line": found.line, "column": found.column, "span": found.span}
    return problem.model_copy(update={"place": problem.place.model_copy(update=update)})


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the order of the text, those without a line first."""
    return sorted(problems, key=lambda p: (p.place.line or 0, p.place.column or 0))


def field_of(path: Path) -> tuple[str, str]:
    """A path's last name and the name before it."""
    names = ["", "", *(step for step in path if isinstance(step, str))]
    return names[-2], names[-1]


def _tasks(tree: Tree) -> list[tuple[int, dict[str, Value]]]:
    tasks = tree.value.get("tasks") if isinstance(tree.value, dict) else None
    return [(at, task) for at, task in enumerate(tasks) if isinstance(task, dict)] if isinstance(tasks, list) else []


def _in_task(problem: Problem, tree: Tree) -> Path:
    """The field of the first task of the clause, and in it the name; a task that has the name comes before one that has not."""
    field, named = problem.place.field, problem.args.get("name")
    paths: list[Path] = []
    for at, task in _tasks(tree):
        if task.get("clause") != problem.place.clause:
            continue
        value = task.get(field or "")
        if isinstance(value, list) and named in value:
            return ("tasks", at, field or "", value.index(str(named)))
        paths.append(("tasks", at, field) if field and value is not None else ("tasks", at))
    return paths[0] if paths else ()


def _in_head(field: str | None, tree: Tree) -> Path:
    """A field of the whole plan, "directive.issued", or as much of it as the text has."""
    path: Path = ()
    for step in (field or "").split("."):
        if (*path, step) not in tree.keys:
            break
        path = (*path, step)
    return path


def _clause(path: Path, tree: Tree) -> str | None:
    """The clause of the task that a path leads into."""
    if len(path) < 2 or path[0] != "tasks":
        return None
    clause = next((task.get("clause") for at, task in _tasks(tree) if at == path[1]), None)
    return clause if isinstance(clause, str) else None
