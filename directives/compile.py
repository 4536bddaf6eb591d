"""A directive's bytes to a plan and its problems: the whole pipeline on one screen."""

import datetime as dt
import hashlib
import re
import unicodedata
from bisect import bisect_right
from pathlib import PurePath
from typing import NamedTuple

from directives.coverage.passed_over import passed_over
from directives.coverage.pieces import cover
from directives.heads.head import read_head
from directives.heads.references import with_references
from directives.heads.secrecy import secrecy_mark
from directives.limits import too_finely_cut
from directives.reliability import read_unsurely
from directives.strings.kept import uncollected
from directives.structure.outline import read_outline
from directives.structure.scanned_sections import with_clauses
from directives.structure.scanned_tables import with_rows
from directives.text import read_text
from directives.work.first_times import first_times
from directives.work.obligations import find_obligations
from directives.work.proposals import propose
from directives.work.said_once import said_once
from plans.binding import bind_plan
from plans.directory import Directory
from plans.plan import Directive, Plan, Source
from plans.problems import Place, Problem, error, has_errors

_LINE_END = re.compile("\n")


class Compiled(NamedTuple):
    """A plan, what is wrong or doubtful about it, and the text that its spans count in."""

    plan: Plan
    problems: list[Problem]
    text: str


def compile_directive(
    data: bytes, name: str, directory: Directory | None = None, today: dt.date | None = None, *, isolated: bool = False
) -> Compiled:
    """Compile a document; any input gives a plan, be it empty with errors. Never raises.

    A document marked secret gives no text and no word of its content, unless the installation is `isolated`.
    Names are bound if a directory and a day are known.
    """
    text, problems = read_text(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    return compile_text(text, problems, sha256, name, directory, today, isolated=isolated)


def compile_text(
    text: str,
    reading: list[Problem],
    sha256: str,
    name: str,
    directory: Directory | None = None,
    today: dt.date | None = None,
    *,
    isolated: bool = False,
) -> Compiled:
    """The same from what `read_text` gave, for those who have read the document already: OCR takes minutes."""
    with uncollected():
        return _compiled(text, reading, sha256, name, directory, today, isolated=isolated)


def _compiled(
    text: str,
    reading: list[Problem],
    sha256: str,
    name: str,
    directory: Directory | None,
    today: dt.date | None,
    *,
    isolated: bool,
) -> Compiled:
    if has_errors(reading):
        return Compiled(_empty(name, sha256), reading, "")
    if (mark := secrecy_mark(text)) is not None and not isolated:
        return Compiled(_empty(name, sha256), [error("secret-document", Place(file=name), mark=mark)], "")
    if (refused := too_finely_cut(text)) is not None:
        return Compiled(_empty(name, sha256), located([refused], text, name), "")
    outline = read_outline(text)
    directive, head_problems = read_head(outline, name)
    obligations, doubts = find_obligations(outline, directive)
    tasks, confirmer, questions = propose(obligations, directive.issuer, doubts)
    tasks = with_references(tasks, directive)
    problems = said_once(
        [
            *with_rows(with_clauses(reading, outline.clauses), tasks),
            *head_problems,
            *doubts,
            *questions,
            *passed_over(outline, tasks),
        ]
    )
    problems += first_times(tasks, directive)
    problems = [*read_unsurely(tasks, problems, name), *problems]
    if not tasks:
        problems.append(error("no-tasks", Place(file=name)))
    plan = Plan(
        plan=slug(directive, name), title=directive.subject, directive=directive, confirmer=confirmer, tasks=tuple(tasks),
        source=Source(name=name, sha256=sha256, characters=len(text)),
    )  # fmt: skip
    cover(outline, plan, problems)
    day = directive.issued or today
    if directory is not None and day is not None:
        bound, told = bind_plan(plan, directory, directive.issued, today or day)
        plan, problems = bound.plan, [*problems, *told]
    return Compiled(plan, located(problems, text, name), text)


def slug(directive: Directive, name: str) -> str:
    """The plan's name: from the document's number and year, else from the file's name."""
    wanted = PurePath(name).stem
    if directive.number and directive.number[0].isdigit():
        year = (
            str(directive.issued.year)
            if directive.issued and str(directive.issued.year) not in directive.number
            else ""
        )
        wanted = f"{directive.number} {year}"
    plain = unicodedata.normalize("NFD", wanted.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    return "-".join(words)[:80].strip("-") or "van-ban"


def located(problems: list[Problem], text: str, name: str) -> list[Problem]:
    """The same problems with file, line and column (from 1) where a span is known; each once."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))] if problems else [0]
    found: dict[str, Problem] = {}
    for problem in problems:
        place = problem.place.model_copy(update={"file": name, **_line(problem.place, starts)})
        placed = problem.model_copy(update={"place": place})
        found.setdefault(placed.model_dump_json(), placed)
    return list(found.values())


def _line(place: Place, starts: list[int]) -> dict[str, int]:
    if place.span is None:
        return {}
    line = bisect_right(starts, place.span[0])
    return {"line": line, "column": place.span[0] - starts[line - 1] + 1}


def _empty(name: str, sha256: str) -> Plan:
    return Plan(plan=slug(Directive(), name), source=Source(name=name, sha256=sha256, characters=0))
