"""The pages of a PDF, asked of PDFium in a process of its own (pdf_child.py): a file that breaks it breaks nothing else."""

import json
from signal import SIGABRT, SIGILL, SIGKILL, SIGTRAP, SIGXCPU
from typing import Any

from directives.formats.apart import MEGABYTES, SECONDS, run_python
from directives.formats.pdf_lines import Run
from directives.formats.pdf_page import RawPage
from directives.formats.pdf_rules import Rule
from plans.problems import Place, Problem, error

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
        answer, refused = json.loads(printed)
    except ValueError:
        return None, [error("file-damaged", place)]
    return answer, [error(code, place, **told) for code, told in refused]


def _page(page: list[Any]) -> RawPage:
    runs, rules, pictures = page
    return RawPage([Run(*run) for run in runs], [Rule(*rule) for rule in rules], pictures)
