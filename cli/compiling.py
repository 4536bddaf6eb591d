"""`compile`, `check`, `schema`: a document becomes a plan, a plan is checked."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.options import Force, Json
from cli.words import lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.intake import Intake
    from plans.problems import Problem

PANEL = say("Văn bản và danh mục", "Documents and plans")
Document = Annotated[Path, typer.Argument(metavar="DOC", help=say("Tệp văn bản", "The document"))]
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help=say("Tệp danh mục (YAML)", "The plan (YAML)"))]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|-",
        help=say("Nơi ghi danh mục; “-” là in ra", "Where the plan goes; “-” prints it"),
    ),
]
ProblemsFile = Annotated[
    Path | None,
    typer.Option("--problems", metavar="FILE", help=say("Ghi các điểm cần xem lại (JSON)", "Write the doubts (JSON)")),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help=say("In căn cứ của từng thời hạn, từng cơ quan chủ trì", "Print where each date and each lead comes from"),
    ),
]
Map = Annotated[
    bool,
    typer.Option("--map", help=say("In văn bản, đánh dấu các nhiệm vụ", "Print the document with its tasks marked")),
]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    add("compile", help=say("Trích nhiệm vụ từ văn bản", "Compile a document into a plan"), rich_help_panel=PANEL)(
        compile_
    )
    add("check", help=say("Kiểm tra danh mục nhiệm vụ", "Check a plan"), rich_help_panel=PANEL)(check)
    add("schema", help=say("In JSON Schema của danh mục", "Print the JSON Schema of a plan"), rich_help_panel=PANEL)(
        schema
    )


def compile_(
    doc: Document,
    output: Output = None,
    problems: ProblemsFile = None,
    force: Force = False,
    explain: Explain = False,
    map_: Map = False,
    json_: Json = False,
) -> int:
    """Compile a document: the plan into a file or on stdout, its problems on stderr, a summary in three piles.

    `explain` and `map_` show how the plan follows from the text; a plan is written then only where `output` names its file,
    before anything is shown: it stands also where whoever reads stops reading.
    """
    from cli.screen import show_problems
    from desk.rereading import drafted
    from plans.problems import has_errors

    if json_ and not (explain or map_):
        raise typer.BadParameter(say("--json đi cùng --explain hoặc --map", "--json goes with --explain or --map"))
    if explain and map_:
        raise typer.BadParameter(say("Chỉ chọn một: --explain hoặc --map", "Choose one: --explain or --map"))
    if output == "-" and (explain or map_):
        mixed = "--output - không đi cùng --explain, --map: cả hai cùng in ra; ghi tên một tệp"
        raise typer.BadParameter(say(mixed, "--output - does not go with --explain, --map: both print; name a file"))
    taken = read_and_bind(doc)
    if problems is not None:
        _write(problems, _json(taken.problems))
    if explain or map_:
        try:
            kept = output is None or _keep(taken, output, force=force)
        finally:
            shown = _show_reading(taken, doc, explain=explain, json=json_)
        _say_kept(taken, output if kept else None, aside=json_)
        return shown if kept else 1
    taken = taken._replace(problems=drafted(taken))
    show_problems(taken.problems, taken.text.split("\n") if taken.text else None, lang(), str(doc))
    if taken.plan is None:
        return 1
    kept = _give(taken, doc, output, force=force)
    return 1 if not kept or has_errors(taken.problems) else 0


def _show_reading(taken: "Intake", doc: Path, *, explain: bool, json: bool) -> int:
    """How the plan follows from the text; errors on stderr."""
    from cli.explaining import show_explained, show_map
    from cli.screen import show_problems
    from plans.problems import Severity, has_errors

    errors = [problem for problem in taken.problems if problem.severity is Severity.ERROR]
    show_problems(errors, taken.text.split("\n") if taken.text else None, lang(), str(doc))
    shown = show_explained(taken, json=json) if explain else show_map(taken, json=json)
    return 1 if has_errors(taken.problems) else shown


def check(plan: PlanFile, json_: Json = False) -> int:
    """Check a plan (or what a document compiles to) and show every problem with its place.

    Beside its document a plan has the doubts of reading that nobody has answered in it: as many as compiling counted.
    It is 1 where a launch would be refused, also for what is still a doubt about a document just read.
    """
    from cli.ground import here
    from cli.screen import count_line, echo, show_problems, t
    from desk.rereading import reread
    from plans.problems import has_errors

    taken = read_and_bind(plan)
    ground = here()
    problems = reread(taken, ground.directory(), ground.today, ground.settings.office)
    if json_:
        sys.stdout.write(_json(problems))
    else:
        of_document = [one for one in problems if one not in taken.problems]
        own = [one for one in problems if one in taken.problems]
        show_problems(of_document, taken.document.split("\n"), lang())
        show_problems(own, taken.text.split("\n") if taken.text else None, lang(), str(plan))
        tasks = len(taken.plan.tasks) if taken.plan else 0
        echo(f"{plan}: {t('cli.tasks', n=tasks)}, {count_line(problems)}")
        if stops := sum(has_errors([one]) for one in taken.problems) if not has_errors(problems) else 0:
            echo(t("cli.check-stops", n=stops))
    return 1 if has_errors(taken.problems) or taken.plan is None else 0


def schema() -> int:
    """Print the JSON Schema of a plan, for editors."""
    from cli.screen import as_json
    from plans.schema import json_schema

    as_json(json_schema())
    return 0


def read_in(path: Path, issued: dt.date | None = None) -> "Intake":
    """Take a file in, as this installation may."""
    from cli.ground import here
    from desk.intake import take_in_file

    return take_in_file(path, issued=issued, isolated=here().settings.isolated)


def read_and_bind(path: Path) -> "Intake":
    """Take a file in and bind its names, where there is a registry; where neither a head nor a task was read there is no plan."""
    from cli.ground import here
    from desk.intake import bind_in

    taken, ground = read_in(path), here()
    if taken.plan and not (
        taken.is_plan_file or taken.plan.tasks or taken.plan.directive.number or taken.plan.directive.issuer
    ):
        taken = taken._replace(plan=None)
    return bind_in(taken, ground.directory() if taken.plan else None, ground.today, ground.settings.office)


def _give(taken: "Intake", doc: Path, output: str | None, *, force: bool) -> bool:
    """The plan to where it belongs; raises where that would overwrite a plan that somebody may have edited."""
    from cli.explaining import calendar_of
    from cli.ground import here
    from cli.piles import show_piles
    from desk.counted import counted_days

    assert taken.plan is not None
    if output == "-":
        sys.stdout.write(_text(taken))
        return True
    target = output or f"{doc.stem}.plan.yaml"
    try:
        kept = _keep(taken, target, force=force)
    finally:
        days = counted_days(taken.plan, calendar_of(here(), taken.plan.directive.issued))
        show_piles(taken.plan, taken.problems, days)
    _say_written(target)
    return kept


def _text(taken: "Intake") -> str:
    from desk.rereading import doubted
    from plans.files import write_plan

    return taken.text if taken.is_plan_file else write_plan(doubted(taken))


def _keep(taken: "Intake", output: str, *, force: bool) -> bool:
    """The plan in its file; false where there is none."""
    from plans.problems import DondocError, Place, error

    if taken.plan is None:
        return False
    target, text = Path(output), _text(taken)
    if target.is_file() and target.read_text("utf-8", errors="replace") != text and not force:
        raise DondocError(error("plan-exists", Place(file=str(target))))
    _write(target, text)
    return True


def _say_kept(taken: "Intake", output: str | None, *, aside: bool) -> None:
    """Below what was shown: how many tasks and doubts, as without it, and where the plan was written; `aside` on stderr."""
    from cli.screen import tally
    from desk.rereading import drafted

    if taken.plan is not None:
        typer.echo(tally(taken.plan, drafted(taken)), err=aside)
    if output is not None:
        _say_written(output, aside=aside)


def _say_written(output: str, *, aside: bool = False) -> None:
    from cli.screen import t

    typer.echo(t("cli.plan-written", file=output), err=aside)


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    import os

    if target.exists() and not target.is_file():  # a device, or a folder, which refuses
        target.write_text(text, encoding="utf-8")
        return
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, target)
    except OSError as failure:
        part.unlink(missing_ok=True)
        failure.filename = str(target)
        raise


def _json(problems: "Sequence[Problem]") -> str:
    """The doubts and errors as score.py reads them, an entry for each clause: clause, field, code, severity, line, column, says, do."""
    import json

    from plans.problems import Severity

    told = (one for one in problems if one.severity is not Severity.NOTE)
    shown = [_entry(one, clause) for one in told for clause in (one.place.clause, *one.place.also)]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _entry(problem: "Problem", clause: str | None) -> dict[str, Any]:
    """A problem at one of the clauses that it points at."""
    from plans.wording import render

    words, place = render(problem, lang()), problem.place
    return {
        "clause": clause,
        "field": place.field,
        "code": problem.code,
        "severity": problem.severity.value,
        "line": place.line,
        "column": place.column,
        "says": words.says,
        "do": words.do,
    }
