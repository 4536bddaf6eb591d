"""A plan file beside its document: what was doubted when the document was read and nobody has answered in the file since."""

import datetime as dt
from typing import TYPE_CHECKING

from desk.drafts.answered import is_answered, task_of
from desk.intake import Intake, bind_in
from plans.check import IMPOSSIBLE, check
from plans.kept_doubts import with_doubts
from plans.plan import Plan
from plans.problems import Problem, Severity
from plans.steps import steps

if TYPE_CHECKING:
    from plans.directory import Directory

HEAD, NO_TASKS, DOUBT = "head-missing", "no-tasks", Severity.DOUBT


def doubted(taken: Intake) -> Plan:
    """The plan of a document just read as its file is written: with what was doubted, but for what any check of the file says itself."""
    plan = taken.bound.plan if taken.bound else taken.plan
    assert plan is not None
    told = set(map(_key, check(plan)))
    found = [one for one in taken.of_reading or () if _key(one) not in told]
    return with_doubts(plan, [(one, task_of(one, plan)) for one in found])


def drafted(taken: Intake) -> list[Problem]:
    """The problems of a document just read with what the check of its plan adds: a first draft has doubts, no errors."""
    if taken.plan is None or taken.is_plan_file:
        return taken.problems
    told = set(map(_key, taken.problems))
    added = (
        one
        for one in check(taken.bound.plan if taken.bound else taken.plan)
        if one.code != IMPOSSIBLE and _key(one) not in told
    )
    return [*taken.problems, *(one.model_copy(update={"severity": _drafted(one.severity)}) for one in added)]


def _drafted(severity: Severity) -> Severity:
    return Severity.DOUBT if severity is Severity.ERROR else severity


def reread(taken: Intake, directory: "Directory | None", today: dt.date, office: str = "") -> list[Problem]:
    """The problems of a plan file as compiling its document counts them: what is left of those, then what the file alone has.

    Those of the document stand at their places there. Of a file whose document is not beside it: its own.
    """
    plan = taken.plan
    if not (taken.is_plan_file and plan and taken.document):
        return drafted(taken)
    from directives.compile import compile_text

    name = plan.source.name if plan.source else taken.name
    compiled = compile_text(taken.document, [], "", name, isolated=True)
    read = bind_in(Intake(name, compiled.plan, list(compiled.problems), compiled.text), directory, today, office)
    first = read.bound.plan if read.bound else compiled.plan
    changed = {(one.task, one.field) for one in steps(plan, first)}
    found = [(one, task_of(one, plan)) for one in drafted(read)]
    left = [
        one
        for one, task in found
        if not (_in_head(one, plan, first) if one.code == HEAD else is_answered(one, task, changed, plan))
    ]
    left = [one for one in left if not (_named(one, plan, first) or (one.code == NO_TASKS and plan.tasks))]
    if taken.of_reading is not None:  # what was taken out of the file was looked at
        kept = set(map(_key, taken.of_reading))
        left = [one for one in left if one not in compiled.problems or one.severity is not DOUBT or _key(one) in kept]
    told = set(map(_key, left)) | {(IMPOSSIBLE, task) for _, task in found}
    return [*(_of(one, name) for one in left), *(one for one in taken.problems if _key(one) not in told)]


def _key(problem: Problem) -> tuple[str, object]:
    """What is the same wherever it is found: what is said, of which task or name."""
    return problem.code, problem.args.get("task") or problem.args.get("name") or problem.place.clause


def _in_head(problem: Problem, plan: Plan, first: Plan) -> bool:
    """Whether what the head lacks was filled in since."""
    field = problem.place.field or ""
    return getattr(plan.directive, field, None) != getattr(first.directive, field, None)


def _named(problem: Problem, plan: Plan, first: Plan) -> bool:
    """Whether what its name means was corrected in the file."""
    name = str(problem.args.get("name", ""))
    return bool(name) and plan.bindings.get(name) != first.bindings.get(name)


def _of(problem: Problem, name: str) -> Problem:
    """The problem with the document as its file: lines and columns are its own."""
    return problem.model_copy(update={"place": problem.place.model_copy(update={"file": name})})
