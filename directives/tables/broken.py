"""Rows of an assignment table that lost their `|`: the cells stand one below the other, column by column."""

import datetime as dt
import re

from directives.labelled.lines import ABOUT, names_in
from directives.names.bodies import read_bodies
from directives.sentences.obligation import Obligation, quoted
from directives.strings.flow import Flow, flow
from directives.structure.printed_lines import Line, read_lines
from directives.times.due_phrases import read_due_cell
from plans.due import Due
from plans.plan import How

_LETTERS, _MARK = re.compile(r"\s*[,;]\s*[A-ZĐ]{2,9}(?=\s*(?:[,;]|$))"), re.compile(r"\s*[,;]\s*(?:và\s+)?")
"""A body called by letters alone, behind others; what stands between two."""


def recover_rows(
    source: str, start: int, end: int, section: str, last: int, issued: dt.date | None
) -> list[Obligation]:
    """The rows numbered after `last` between two places of the source; a row whose cells are not clear is left out."""
    found: list[Obligation] = []
    block: list[Line] = []
    number = 0
    for line in [*read_lines(source, start, end), Line("I", end, end, True)]:
        if re.fullmatch(r"[IVX]+", line.text) or line.text.strip(".") == str(last + 1):
            if number:
                found.extend(_row(source, f"{section}.{number}", block, issued))
            block, number = [], 0
            if not line.text[0].isdigit():
                break
            number = last = last + 1
        else:
            block.append(line)
    return found


def _row(source: str, path: str, lines: list[Line], issued: dt.date | None) -> list[Obligation]:
    """The tasks of one row: its texts, then as many leads and, below them, as many partners, then the time."""
    cells = _cells(source, lines)
    first = next((index for index, cell in enumerate(cells) if is_bodies(cell.text)), len(cells))
    after = next((index for index in range(first, len(cells)) if not is_bodies(cells[index].text)), len(cells))
    tasks, bodies = cells[:first], cells[first:after]
    if not tasks or len(bodies) not in (len(tasks), 2 * len(tasks)):
        return []
    due = _due(cells[after].text, issued) if after < len(cells) else None
    found = []
    for part, task in enumerate(tasks, 1):
        span = task.span(0, len(task.text))
        partners = names_in(bodies[len(tasks) + part - 1]) if len(bodies) > len(tasks) else ()
        found.append(Obligation(
            clause=path, part=part, quote=quoted(source, span), span=span, lead=names_in(bodies[part - 1]), with_=partners, due=due,
            found={"lead": How.EXPLICIT, "due": How.EXPLICIT if due else How.DEFAULT},
        ))  # fmt: skip
    return found


def _due(text: str, issued: dt.date | None) -> Due | None:
    return read_due_cell(text, issued)[0] if len(text) < 60 else None


def _cells(source: str, lines: list[Line]) -> list[Flow]:
    """Wrapped lines joined into cells."""
    spans: list[tuple[int, int]] = []
    before = ""
    for line in lines:
        goes_on = (
            bool(spans)
            and not line.blank_before
            and not re.search(r"[.;:]$", before)
            and _due(before, None) is None
            and (line.text[0].islower() or not (is_bodies(before) or is_bodies(line.text)))
        )
        spans = [*spans[:-1], (spans[-1][0], line.end)] if goes_on else [*spans, (line.start, line.end)]
        before = line.text
    return [flow(source, span) for span in spans]


def is_bodies(text: str) -> bool:
    """Whether a cell holds nothing but names of bodies, be it with what one is about ("Ủy ban Công tác về người cao tuổi, VTV")."""
    plain = text.strip(" .;-")
    names = read_bodies(plain, opens=True, loose=True)
    if not names.names or names.start:
        return bool(names.names) and names.end >= len(plain)
    end = names.end
    while end < len(plain):
        more = ABOUT.match(plain, end) or _LETTERS.match(plain, end)
        if more is None:
            return False
        end = more.end()
        behind = _MARK.match(plain, end)
        names = read_bodies(plain, behind.end(), opens=True, loose=True) if behind else names
        end = names.end if behind and names.names and names.start == behind.end() else end
    return True
