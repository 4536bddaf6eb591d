"""Bytes as they arrived become a plan: secrecy gate, size gate, compile or read, bind. Writes and logs nothing."""

import datetime as dt
import hashlib
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from plans.plan import Plan
from plans.problems import Place, Problem, Severity, error, has_errors, note

if TYPE_CHECKING:
    from plans.binding import Bound
    from plans.directory import Directory

LARGEST = 20_000_000
"""Bytes of a document or plan at most."""
AT_LAUNCH = frozenset({"no-issue-date", "jurisdiction-unknown", "task-without-unit"})
"""Errors of binding that stop a launch, and only that."""
PLAN_ENDINGS = (".yaml", ".yml")


class Intake(NamedTuple):
    """What came in: the plan (None where none could be read), its problems, what names bind to.

    A document in which no task was found is still a plan to fill, with the error that says so.
    `text` is what lines and columns of problems count in; `document` what the tasks' spans count in (read_text's output).
    `of_reading` is what was doubted when the document was read: of a plan file what still stands of it, None where it says nothing.
    """

    name: str
    plan: Plan | None
    problems: list[Problem]
    text: str
    bound: "Bound | None" = None
    is_plan_file: bool = False
    document: str = ""
    of_reading: tuple[Problem, ...] | None = None


def take_in(data: bytes, name: str, *, issued: dt.date | None = None, isolated: bool = False) -> Intake:
    """A document or a plan file to an Intake, not yet bound; never raises on any bytes. `issued` overrules the text.

    The marks MẬT, TỐI MẬT, TUYỆT MẬT are looked for first (Law on the protection of state secrets 2025, article 5): of a
    document that bears one nothing but the mark leaves this function, unless the installation is isolated.
    """
    if len(data) > LARGEST:
        return _refused(name, error("too-large", Place(file=name), megabytes=LARGEST // 1_000_000))
    is_plan = PurePath(name).suffix.lower() in PLAN_ENDINGS
    taken = _read_plan(data, name) if is_plan else _compile(data, name, isolated)
    if taken.plan is None or issued is None:
        return taken
    directive = taken.plan.directive.model_copy(update={"issued": issued})
    return taken._replace(plan=taken.plan.model_copy(update={"directive": directive}))


def take_in_file(path: Path, *, issued: dt.date | None = None, isolated: bool = False) -> Intake:
    """A file to an Intake (of one too large no more is read than shows it); a plan with its document, where that lies beside it."""
    taken = take_in(_read(path), path.name, issued=issued, isolated=isolated)
    source = taken.plan.source if taken.is_plan_file and taken.plan else None
    beside = PurePath(source.name).name if source else ""
    if not beside or not path.with_name(beside).is_file():
        return taken
    return _with_document(taken, _read(path.with_name(beside)), isolated)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _with_document(taken: Intake, data: bytes, isolated: bool) -> Intake:
    """A plan file's Intake with the text of its document, if these are that document's bytes; a secret one is refused with it."""
    source = taken.plan.source if taken.plan else None
    if source is None or hashlib.sha256(data).hexdigest() != source.sha256:
        return taken
    from directives.heads.secrecy import secrecy_mark
    from directives.text import read_text

    text, _ = read_text(data, source.name)
    if (mark := secrecy_mark(text)) and not isolated:
        return _refused(taken.name, error("secret-document", Place(file=source.name), mark=mark))
    return taken._replace(document=text)


def bind_in(taken: Intake, directory: "Directory | None", today: dt.date, office: str = "") -> Intake:
    """The Intake with its names bound and what binding found; where there is no registry, a note says so.

    `office` (a slug) tells the jurisdiction of a document that does not.
    """
    if taken.plan is None:
        return taken
    if directory is None:
        return taken._replace(problems=[*taken.problems, note("not-bound-no-registry", Place(file=taken.name))])
    from plans.binding import bind_plan
    from plans.receiver_among import receivers_among
    from plans.settled import told_by_number

    bound, found = bind_plan(taken.plan, directory, taken.plan.directive.issued, today, office or None)
    problems = [*found, *receivers_among(bound)]
    if taken.is_plan_file:
        from plans.files import locate

        problems = locate(taken.text, _once_for_its_leads(problems, taken.plan))
    else:
        problems = [_until_launch(problem) for problem in _once_for_its_leads(problems, taken.plan)]
    settled = told_by_number(taken.problems, bound, found)
    left = None if taken.of_reading is None else tuple(one for one in taken.of_reading if one not in settled)
    kept = [one for one in taken.problems if one not in settled]
    return taken._replace(bound=bound, problems=[*kept, *problems], of_reading=left)


def _until_launch(problem: Problem) -> Problem:
    """What must be settled before a launch is a doubt about a document just read: its plan is a first draft."""
    return problem.model_copy(update={"severity": Severity.DOUBT}) if problem.code in AT_LAUNCH else problem


def _once_for_its_leads(problems: "list[Problem]", plan: "Plan") -> "list[Problem]":
    """Tasks without a unit whose leads are the same are asked about once: one answer settles all; a launch says each."""
    leads = {task.id: task.lead for task in plan.tasks}
    asked: set[tuple[str, ...]] = set()
    kept = []
    for one in problems:
        named = leads.get(str(one.args.get("task")), ()) if one.code == "task-without-unit" else ()
        if not named or named not in asked:
            kept.append(one)
        asked |= {named} if named else set()
    return kept


def _refused(name: str, *problems: Problem) -> Intake:
    return Intake(name, None, list(problems), "")


def _read_plan(data: bytes, name: str) -> Intake:
    from plans.check import check
    from plans.files import locate, read_plan
    from plans.kept_doubts import standing

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        return _refused(name, error("plan-not-utf8", Place(file=name, line=line)))
    plan, problems = read_plan(text, name)
    if plan is None:
        return Intake(name, None, problems, text, is_plan_file=True)
    kept = None if plan.doubts is None else tuple(locate(text, standing(plan)))
    plan = plan.model_copy(update={"doubts": None})
    problems = [*problems, *(kept or ()), *locate(text, check(plan))]
    return Intake(name, plan, problems, text, is_plan_file=True, of_reading=kept)


def _compile(data: bytes, name: str, isolated: bool) -> Intake:
    from directives.compile import compile_text
    from directives.heads.secrecy import secrecy_mark
    from directives.text import read_text

    text, problems = read_text(data, name)
    if (mark := secrecy_mark(text)) and not isolated:
        return _refused(name, error("secret-document", Place(file=name), mark=mark))
    if has_errors(problems):
        return _refused(name, *problems)
    compiled = compile_text(text, problems, hashlib.sha256(data).hexdigest(), name, isolated=isolated)
    return Intake(
        name,
        compiled.plan,
        list(compiled.problems),
        compiled.text,
        document=compiled.text,
        of_reading=tuple(compiled.problems),
    )
