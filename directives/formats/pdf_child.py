"""PDFium in a process of its own, with limits on time and memory: a file that breaks it breaks nothing else."""

import json
import resource
import sys
from signal import SIGABRT, SIGILL, SIGKILL, SIGTRAP, SIGXCPU
from typing import Any

from directives.formats.pdf_lines import Run
from directives.formats.pdf_page import RawPage, count_pages, raw_pages
from directives.formats.pdf_rules import Rule
from directives.formats.programs import run_python
from plans.problems import Place, Problem, error

SECONDS = 60
"""How long a PDF may take."""
MEGABYTES = 1_500
"""How much memory a PDF may take."""
_STOPPED = (3, *(-signal for signal in (SIGILL, SIGTRAP, SIGABRT, SIGKILL, SIGXCPU)))
"""How the process ends when time or memory runs out; PDFium itself stops with a trap."""


def pages_apart(data: bytes, place: Place, scanned: bool = False) -> tuple[list[RawPage], list[Problem]]:
    """The pages of a PDF as raw_pages gives them, or why there are none."""
    answer, problems = _ask(data, place, "scanned" if scanned else "pages")
    return [_page(page) for page in answer or []], problems


def count_apart(data: bytes, place: Place) -> tuple[int, list[Problem]]:
    """How many pages a PDF has, or why it is refused."""
    answer, problems = _ask(data, place, "count")
    return answer or 0, problems


def _ask(data: bytes, place: Place, what: str) -> tuple[Any, list[Problem]]:
    code, printed = run_python("directives.formats.pdf_child", [what], data, SECONDS + 5)
    if code is None or code in _STOPPED:
        return None, [error("pdf-too-heavy", place, seconds=SECONDS, megabytes=MEGABYTES)]
    try:
        answer, problems = json.loads(printed)
    except ValueError:
        return None, [error("file-damaged", place)]
    return answer, [Problem.model_validate({**problem, "place": place}) for problem in problems]


def _page(page: list[Any]) -> RawPage:
    runs, rules, pictures = page
    return RawPage([Run(*run) for run in runs], [Rule(*rule) for rule in rules], pictures)


def main() -> int:
    """Read a PDF from standard input and print its pages, or their number, and the problems."""
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        if sys.argv[1] == "count":
            answer, problems = count_pages(data, Place())
        else:
            answer, problems = raw_pages(data, Place(), sys.argv[1] == "scanned")  # type: ignore[assignment]
    except MemoryError:
        return 3
    told = [problem.model_dump(mode="json", include={"code", "severity", "args"}) for problem in problems]
    sys.stdout.write(json.dumps([answer, told]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
