"""Assignment tables: each row is a task, its columns say who, with whom, by when and what comes out."""

import datetime as dt
import re
from collections.abc import Sequence

from directives.labelled.lines import names_in
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.reports import Reports, read_reports
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.structure.outline import Outline
from directives.tables.broken import is_bodies, recover_rows
from directives.tables.columns import assigns, columns_of
from directives.tables.noted import noted_partners, noted_receivers, noted_times
from directives.tables.owners import owners_above, section_of
from directives.tables.programmes import headed, hour_due
from directives.tables.receiver_cells import read_receivers
from directives.tables.role_cells import (
    joined_in_brackets,
    joining_in_work,
    left_over,
    names_of_role,
    roles_of,
    without_asides,
)
from directives.tables.rows import Head, Row, head_of, is_broken, is_head, read_rows
from directives.times.due_phrases import find_dues, read_due, read_due_cell
from directives.times.sheet_days import as_people_write
from directives.words.work_words import verb_start
from plans.due import Due, OnDate, Recurring, Relative
from plans.plan import How
from plans.problems import Place, Problem, doubt

_SECTION = re.compile(r"([IVX]+|[A-H])\.?")
_SECTION_TITLE = re.compile(r"([IVX]+|[A-H])\s*[.)/]\s+[^\W\d_]")
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?")
_INNER = re.compile(r"\s*(\d{1,3})\s*[.)/-]\s+(?=[^\W\d_])")
"""The number of a row that stands in the cell of its work."""
_AS_ABOVE = Shape("unlisted", r'["″”/\s-]*{as_above}["″”/\s.-]*|["″”/]{1,2}')
_PARTS = ("A", "B", "C", "D", "E", "F", "G", "H")
"""Parts of a table, above its sections."""
_SECTIONS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


SHORTEST = 5
"""Characters of a task's cell at least ("Họp dân")."""
LONGEST_ALONE = 160
"""Characters of a task whose row says nothing else, at most: a longer one may hold the cells beside it."""
FEWEST = 3
"""Cells at least of a row whose other cells are merged with those above: work, what comes out, time."""
ROWS_LOOKED_AT = 12
"""Rows of a table whose headings say nothing that are looked at."""
TITLED = 2
"""Cells of a heading row: its number, and its title over all the other columns."""


def table_obligations(outline: Outline, issued: dt.date | None, problems: list[Problem]) -> list[Obligation]:
    """The tasks of all assignment tables; a table without a column of tasks and one of bodies or dates is none."""
    found: list[Obligation] = []
    for prefix, (start, end) in outline.tables:
        rows = read_rows(outline.source, start, end)
        head = head_of(rows) if rows else Head([])
        columns = _without_figures(columns_of(head.headings), rows[head.rows :])
        unsaid = "task" not in columns and {"lead", "due"} <= columns.keys()
        guessed = _wordiest(rows[head.rows :], len(head.headings), columns) if unsaid else None
        if guessed is not None:
            columns["task"] = guessed
        if not assigns(columns):
            if "lead" in columns or _perhaps_assigns(rows, named="task" in columns):
                problems.append(doubt("table-unread", Place(clause=prefix or None, span=rows[0].span)))
            continue
        table = _Table(outline, prefix or section_of(outline, start), columns, issued, problems)
        table.width, table.counted = len(head.headings), "number" in columns and not any(map(_numbered, rows))
        table.begin(start)
        table.above = table.owners = () if prefix else owners_above(outline, start)
        if "number" not in columns and found and found[-1].clause.startswith(f"{table.root}."):
            table.number = int(found[-1].clause.rsplit(".", 1)[1])
        for index in range(head.rows, len(rows)):
            table.read(rows, index)
        if guessed is not None and table.found:
            problems.append(_column_guessed(head.headings[guessed], rows[0], table.found))
        found.extend(table.found)
    return found


def _wordiest(rows: Sequence[Row], width: int, columns: dict[str, int]) -> int | None:
    """The column, of those whose heading says nothing, whose cells hold the most words: in a table of who and when it is what."""
    letters: dict[int, int] = {}
    for row in rows:
        for at, cell in enumerate(row.cells[:width]):
            if at not in columns.values():
                letters[at] = letters.get(at, 0) + sum(map(str.isalpha, cell.text))
    most = max(letters, key=letters.__getitem__, default=None)
    return most if most is not None and letters[most] >= SHORTEST * len(rows) else None


def _without_figures(columns: dict[str, int], rows: Sequence[Row]) -> dict[str, int]:
    """The columns without one of bodies whose cells hold figures alone, whatever its heading says."""

    def figures(at: int) -> bool:
        said = [text for row in rows if at < len(row.cells) and (text := row.cells[at].text.strip())]
        return bool(said) and not any(any(map(str.isalpha, text)) for text in said)

    return {name: at for name, at in columns.items() if name not in ("lead", "with") or not figures(at)}


def _column_guessed(heading: str, first: Row, found: Sequence[Obligation]) -> Problem:
    """A doubt at each row of a table whose column of work was told by its cells alone."""
    clauses = tuple(dict.fromkeys(one.clause for one in found))
    return doubt("table-column-guessed", Place(clause=clauses[0], span=first.span, also=clauses[1:]), heading=heading)


class _Table:
    """The tasks of a table so far, the section and the number reached; lives for one table."""

    def __init__(
        self, outline: Outline, root: str, columns: dict[str, int], issued: dt.date | None, problems: list[Problem]
    ) -> None:
        self.outline, self.root, self.columns, self.issued, self.problems = outline, root, columns, issued, problems
        self.base = root
        self.width, self.counted, self.skipped = 0, False, 0
        self.day: dt.date | None = None
        self.section, self.number, self.part = root, 0, ""
        self.found: list[Obligation] = []
        self.merged: dict[str, Flow] = {}
        self.above: tuple[str, ...] = ()
        self.owners: tuple[str, ...] = ()

    def begin(self, start: int) -> None:
        """Begin with the heading row at `start`: the line above it may number this table and name the day of its rows."""
        above = headed(self.outline.source, start, self.issued)
        if above.number is not None:
            self.root, self.number = f"{self.base}.{above.number}", 0
            self.section, self.part = self.root, ""
        self.day = above.day or (None if above.number else self.day)

    def read(self, rows: list[Row], index: int) -> None:
        """Take in a row: a heading, a task, or another part of the task above where the number cell is merged."""
        row = rows[index]
        if index < self.skipped:
            return
        if is_head(row):
            head = head_of(rows[index:])
            self.columns, self.width, self.skipped = columns_of(head.headings), len(head.headings), index + head.rows
            self.begin(row.span[0])
            return
        opening = row.cells[0].text.strip(" *")
        if opening[:1].isalpha() and "number" in columns_of([opening]):  # heads a table that assigns nothing, as a form
            self.skipped = next((at for at in range(index + 1, len(rows)) if is_head(rows[at])), len(rows))
            return
        if "number" in self.columns and is_broken(self.outline.source, rows[index - 1], row):
            self._gap(rows[index - 1], row)
        texts = [cell.text.strip(" *") for cell in row.cells]
        heading = _SECTION.fullmatch(texts[0])
        named = any(texts[at] for name, at in self.columns.items() if name in ("lead", "with") and at < len(texts))
        titled = len(texts) == TITLED and len(self.columns) > TITLED  # its title goes over all columns
        if heading is not None and len(texts) > 1 and (titled or not named):
            self._open(heading.group(1), texts[1])
            return
        said = [text for text in texts if text]
        if _is_title(row) or _heads_rows(texts, rows[index + 1 :]):
            return
        if len(said) == 1 and (title := _SECTION_TITLE.match(said[0])) is not None:
            self._open(title.group(1), said[0][title.end(1) :])
            return
        if sum(bool(text) for text in texts) < 2 and "number" not in self.columns:
            return
        own = _NUMBER.fullmatch(texts[0])
        numbered = own is not None or (self.counted and not texts[0])
        cells = dict(zip(self._order(row, numbered=numbered), row.cells, strict=False))
        if "task" not in cells or len(cells["task"].text.strip(" *")) < SHORTEST:
            return
        if own is None and "number" not in self.columns and (inner := _INNER.match(cells["task"].text)) is not None:
            own, cells["task"] = inner, cells["task"].cut(inner.end())
        cells = self._repeated(cells)
        if own is not None or "number" not in self.columns or self.counted:
            self._task(cells, own.group(1) if own else str(self.number + 1), rows[index:])
        elif self.found and self.number and not self._goes_on(cells):
            last = self.found[-1]
            cells = {**self.merged, **{key: cell for key, cell in cells.items() if cell.text.strip()}}
            self.found.append(
                _task(self.outline, last.clause, last.part + 1, cells, self.issued, self.problems, self.day)
            )

    def _repeated(self, cells: dict[str, Flow]) -> dict[str, Flow]:
        """The cells of a row, those that but say "as above" as the row above has them."""
        again = [name for name, cell in cells.items() if _AS_ABOVE.fullmatch(fold(cell.text.strip()))]
        if (
            self.columns.get("due") == 0 and not cells["due"].text.strip()
        ):  # a schedule: the day of the row above goes on
            again.append("due")
        return {**cells, **{name: self.merged[name] for name in again if name in self.merged}}

    def _goes_on(self, cells: dict[str, Flow]) -> bool:
        """Whether a row is the rest of the one above it, which a page broke off: words alone, after a semicolon or within a sentence."""
        alone = not any(cell.text.strip() for name, cell in cells.items() if name != "task")
        broken = cells["task"].text.strip()[:1].islower() or self.found[-1].quote.rstrip().endswith((";", ","))
        return alone and broken

    def _open(self, number: str, title: str) -> None:
        """Begin a section of the table; a title that is the name of a body charges it with the rows that name nobody."""
        part = number in _PARTS and (bool(self.part) or self.section == self.root)  # "A" below "I" is no part
        self.part = number if part else self.part
        self.section, self.number = f"{self.root}.{number if part or not self.part else f'{self.part}.{number}'}", 0
        charged = read_heading(title.strip(" .)/-:"))
        self.owners = charged.names if charged else self.above

    def _task(self, cells: dict[str, Flow], number: str, later: list[Row]) -> None:
        first = int(number.split(".", maxsplit=1)[0])
        restarts = "." not in number and first <= self.number
        if restarts:
            self.section = self._lost_section(later)
        path = f"{self.section}.{number}"
        self.number, self.merged = first, cells
        task = _task(self.outline, path, 1, cells, self.issued, self.problems, self.day)
        if restarts:
            self.problems.append(doubt("table-broken", Place(clause=path, span=task.span)))
        if not task.lead:
            task = task._replace(lead=self.owners, found={**task.found, "lead": How.INHERITED})
            if not task.lead:
                self.problems.append(doubt("lead-unsaid", Place(clause=path, field="lead", span=task.span)))
            if _undivided(cells):
                self.problems.append(doubt("row-undivided", Place(clause=path, span=task.span)))
        self.found.append(task)

    def _lost_section(self, later: list[Row]) -> str:
        """The section whose heading row was lost: the one before the next heading, else the one after the last."""
        above, _, last = self.section.rpartition(".")
        if not above or last not in _SECTIONS[:-1]:
            return self.section
        at = _SECTIONS.index(last)
        texts = ([cell.text.strip(" *.") for cell in row.cells] for row in later)
        following = next((text[0] for text in texts if text[0] in _SECTIONS and not any(text[2:])), None)
        if following is not None and _SECTIONS.index(following) > at + 1:
            return f"{above}.{_SECTIONS[_SECTIONS.index(following) - 1]}"
        return f"{above}.{_SECTIONS[at + 1]}"

    def _gap(self, before: Row, row: Row) -> None:
        """The rows between two rows that lost their marks, each a doubt; and the one before, which may have lost cells."""
        gap = (before.span[1], row.span[0])
        clause = f"{self.section}.{self.number}" if self.number else None
        self.problems.append(doubt("table-broken", Place(clause=clause, span=gap)))
        found = recover_rows(self.outline.source, *gap, self.section, self.number, self.issued)
        self.problems.extend(
            doubt("table-broken", Place(clause=one.clause, span=one.span)) for one in found if one.part == 1
        )
        if found:
            self.number = int(found[-1].clause.rsplit(".", 1)[1])
        self.found.extend(found)

    def _order(self, row: Row, *, numbered: bool) -> list[str]:
        """The names of a row's cells in order; a row under a merged number lacks its first cells: the number, or all up to the task."""
        width = max(*self.columns.values(), self.width - 1) + 1
        names = [
            next((name for name, at in self.columns.items() if at == index), f"other{index}") for index in range(width)
        ]
        cells = len(row.cells)
        if numbered or "number" not in self.columns or cells > width:
            return names
        below, right = names[self.columns["number"] + 1 :], names[width - cells :]
        lead = below.index("lead") if "lead" in below else cells
        misplaced = cells >= FEWEST and lead < cells and not is_bodies(row.cells[lead].text)
        return right if misplaced and "task" in right and not is_bodies(row.cells[right.index("task")].text) else below


def _numbered(row: Row) -> bool:
    """Whether the first cell of a row holds its number."""
    return _NUMBER.fullmatch(row.cells[0].text.strip(" *")) is not None


def _perhaps_assigns(rows: list[Row], *, named: bool) -> bool:
    """Whether at least two rows hold work (`named`: a heading says so) and, in one cell, bodies alone, which no heading says."""
    bodies = [row for row in rows[:ROWS_LOOKED_AT] if len(row.cells) >= FEWEST and any(map(_says_bodies, row.cells))]
    return sum(named or any(_says_work(cell) for cell in row.cells) for row in bodies) > 1


def _says_bodies(cell: Flow) -> bool:
    text = cell.text.strip(" .;")
    names = read_bodies(text, opens=True)
    return bool(names.names) and names.end >= len(text)


def _says_work(cell: Flow) -> bool:
    text = cell.text.strip()
    return len(text) >= SHORTEST and verb_start().match(fold(text)) is not None


def _is_title(row: Row) -> bool:
    """Whether a row is but a title in bold or in capitals, without a number."""
    said = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    bold = len(said) == 1 and (said[0].isupper() or (said[0].startswith("**") and said[0].endswith("**")))
    return bold and not _SECTION_TITLE.match(said[0].strip(" *"))


def _heads_rows(texts: list[str], later: list[Row]) -> bool:
    """Whether a numbered row says but what the rows below it are about: they are numbered under it, and it names nobody and no time."""
    own = _NUMBER.fullmatch(texts[0])
    if own is None or sum(map(bool, texts)) > TITLED or not later:
        return False
    return later[0].cells[0].text.strip(" *").startswith(f"{own.group(1)}.1")


def _due(cells: dict[str, Flow], issued: dt.date | None, day: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The due of a row's cell, hours alone those of the table's day; where it says none, that of the work or of those who do it."""
    times = (cells[name].text.strip() for name in ("due", "besides") if name in cells)
    text = next(filter(None, times), "")
    if (at_hour := hour_due(text, day)) is not None:
        return at_hour, []
    if text:
        return read_due_cell(as_people_write(text), issued)
    said = (read_due(cells[name].text, issued) for name in ("task", "lead") if name in cells)
    return next((one for one in said if isinstance(one[0], _DAYS)), (None, []))


_DAYS = (OnDate, Recurring, Relative)
"""What the words of a row's work or leads tell of time where its column of time is empty or none."""


def _other_time(cells: dict[str, Flow], due: Due | None, issued: dt.date | None) -> list[Problem]:
    """A doubt where a column beside that of the deadline says another day of the same work ("Trình", "Hoàn thành"), or the product does."""
    text = cells["besides"].text.strip() if "besides" in cells else ""
    other = read_due_cell(as_people_write(text), issued)[0] if text else None
    if other is None and due is not None and "product" in cells and "/" in cells["product"].text:
        other = next((one.due for one in find_dues(cells["product"].text, issued)), None)
    if not isinstance(other, OnDate) or other.date == getattr(due, "date", None):
        return []
    return [doubt("several-dues", Place(field="due"), kept=due.text if due else "", others=other.text)]


def _columns(header: Row) -> dict[str, int]:
    """Which column holds what, by the words of the heading row."""
    return columns_of([cell.text for cell in header.cells])


def _names(cells: dict[str, Flow], column: str, *, role: bool) -> tuple[str, ...]:
    """The bodies of a cell, none of figures alone; `role`: of what a cell says of one role."""
    cell = cells.get(column)
    if cell is None or not any(map(str.isalpha, cell.text)):
        return ()
    return names_of_role(cell) if role else names_in(without_asides(cell))


def _reports(cells: dict[str, Flow]) -> Reports:
    """To whom a row's result goes: whom its column of receivers names, else who its work, its time or its product says."""
    receivers = cells.get("report")
    if receivers is not None and (named := read_receivers(receivers.text)).report_to:
        return named
    texts = (*(cells[name].text for name in ("task", "due", "product") if name in cells), *noted_receivers(cells))
    return next((one for one in map(read_reports, texts) if one.report_to), read_reports(""))


def _undivided(cells: dict[str, Flow]) -> bool:
    """Whether all that a row says stands in the cell of its task: who, with whom and by when are somewhere in it."""
    others = (cell.text.strip() for name, cell in cells.items() if name not in ("task", "number"))
    return len(cells["task"].text) > LONGEST_ALONE and not any(others)


def _task(
    outline: Outline,
    path: str,
    part: int,
    cells: dict[str, Flow],
    issued: dt.date | None,
    problems: list[Problem],
    day: dt.date | None = None,
) -> Obligation:
    task = cells["task"]
    span = task.span(0, len(task.text))
    due, wrong = _due(cells, issued, day)
    wrong = wrong or _other_time(cells, due, issued) or noted_times(cells, due, issued)
    problems.extend(
        problem.model_copy(update={"place": Place(clause=path, field="due", span=span)}) for problem in wrong
    )
    lead, joins = roles_of(cells["lead"]) if "lead" in cells else (None, None)
    beside = joined_in_brackets(cells["lead"]) if "lead" in cells and joins is None else ()
    cells = {**cells, **{name: cell for name, cell in (("lead", lead), ("with", joins)) if cell is not None}}
    reports = _reports(cells)
    if "lead" not in cells and "due" in cells and (charged := read_bodies(cells["due"].text, opens=True)).start == 0:
        cells["lead"] = cells["due"].cut(0, charged.end)  # one column says who and by when
    named = {
        "lead": _names(cells, "lead", role=lead is not None),
        "with": tuple(dict.fromkeys((*beside, *_names(cells, "with", role=joins is not None)))),
    }
    named["with"] = named["with"] or joining_in_work(task.text, named["lead"]) or noted_partners(cells)
    problems.extend(
        doubt("cell-not-whole", Place(clause=path, field=field, span=span), name=left)
        for field, names in named.items()
        if field in cells and names and (left := left_over(cells[field].text, names))
    )
    return Obligation(
        clause=path, part=part, quote=quoted(outline.source, span), span=span, lead=named["lead"], with_=named["with"],
        report_to=reports.report_to, via=reports.via, due=due,
        product=cells["product"].text.strip() or None if "product" in cells else None,
        found={"lead": How.EXPLICIT, "due": How.EXPLICIT if due else How.DEFAULT},
    )  # fmt: skip
