"""A result as it is typed in: the number, date and subject of a document, a link; made into the line that is kept."""

import datetime as dt
import re
from typing import NamedTuple

from plans.problems import Problem, error

LONGEST = 500
"""Characters of a field at most."""


class Result(NamedTuple):
    """What was typed; `link` is the document's address where it can be read."""

    number: str = ""
    date: dt.date | None = None
    subject: str = ""
    link: str = ""


def evidence_of(result: Result, note: str, today: dt.date) -> tuple[str, list[Problem]]:
    """The line for the history ("Số 45/BC-SNV ngày 10/12/2026: ...; https://..."), with what is wrong.

    Something must be there, a document or a word: an empty hand-in stops no clock.
    """
    number, subject, link = (" ".join(part.split()) for part in (result.number, result.subject, result.link))
    problems = []
    if not (number or subject or link or note.strip()):
        problems.append(error("result-missing"))
    if link and not re.fullmatch(r"https?://[^\s<>\"]+", link, re.IGNORECASE):
        problems.append(error("result-link-wrong"))
    if result.date is not None and result.date > today:
        problems.append(error("result-date-ahead", day=result.date.isoformat()))
    if max(map(len, (number, subject, link, note))) > LONGEST:
        problems.append(error("result-too-long", most=LONGEST))
    dated = f"ngày {result.date:%d/%m/%Y}" if result.date else ""
    head = " ".join(part for part in (f"Số {number}" if number else "", dated) if part)
    return "; ".join(part for part in (": ".join(p for p in (head, subject) if p), link) if part), problems
