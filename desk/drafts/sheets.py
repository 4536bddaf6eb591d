"""A plan on its way as a workbook (.xlsx), and back: a row a task, each fault at its cell; what is not in the sheet stays as it is."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from desk.drafts.finding import DraftRefused
from desk.drafts.naming import named
from desk.drafts.typed import due_as_typed, read_typed_due
from models.spreadsheets import BadWorkbook, first_sheet
from plans.corrections import Add, Change, Drop, Edit, correct
from plans.directory import Directory
from plans.names import fold_name
from plans.plan import Handling, Plan, Task
from plans.problems import Place, Problem, error, has_errors
from plans.wording import label

COLUMNS: Mapping[str, tuple[str, int]] = {
    # key: heading and width in characters
    "id": ("Mã", 10),
    "drop": ("Bỏ (x)", 7),
    "handling": ("Nhóm xử lý", 22),
    "title": ("Nhiệm vụ", 60),
    "lead": ("Chủ trì", 34),
    "with": ("Phối hợp", 34),
    "due": ("Thời hạn", 24),
    "confirmer": ("Người xác nhận", 26),
    "product": ("Sản phẩm", 24),
    "target": ("Chỉ tiêu", 18),
    "report_to": ("Nơi nhận báo cáo", 24),
    "quote": ("Trích nguyên văn", 80),
    "mark": ("Bản tải về", 12),
}
"""The columns; `quote` is there to be read, `drop` to take a task out. `mark`, hidden, says which state of the plan a row is of."""
MOST = 2000
"""Rows at most."""
LONGEST = 2000
"""Characters of a cell at most."""
_PLAIN = ("title", "product", "target")


Bases = Callable[[str], Plan | Problem]
"""The plan as it stood where a mark was written; a problem where the mark is none of this plan."""


class Brought(NamedTuple):
    """The plan after what a sheet changes, and how many tasks it changes, adds and takes out."""

    plan: Plan
    changed: int
    added: int
    dropped: int


def plan_sheet(plan: Plan, mark: str = "") -> bytes:
    """The workbook's bytes, each row with the mark of this state of the plan; words are written as text, never as formulas, and the
    pile is chosen from a list.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
        head, cell = book.add_format({**base, "bold": True, "bg_color": "#EDEDED"}), book.add_format(base)
        sheet = book.add_worksheet("Nhiệm vụ")
        for at, (heading, width) in enumerate(COLUMNS.values()):
            sheet.set_column(at, at, width, None, {"hidden": True} if heading == COLUMNS["mark"][0] else {})
            sheet.write_string(0, at, heading, head)
        for row, task in enumerate(plan.tasks, start=1):
            for at, words in enumerate([*_cells(task).values(), mark]):
                sheet.write_string(row, at, words, cell)
        pile = list(COLUMNS).index("handling")
        choices = [label(f"handling.{one.value}", "vi") for one in Handling]
        sheet.data_validation(1, pile, len(plan.tasks) + 200, pile, {"validate": "list", "source": choices})
        sheet.freeze_panes(1, 2)
    return out.getvalue()


def read_plan_sheet(
    data: bytes, name: str, plan: Plan, directory: Directory, today: dt.date, home: str | None, bases: Bases
) -> tuple[Brought | None, list[Problem]]:
    """The plan with what the sheet changes of the state that it was taken from; None with every fault at its cell.

    What somebody else changed since, and the sheet did not, stays; what both changed otherwise is a fault.
    """
    rows, problems = _rows(data, name)
    if problems:
        return None, problems
    before = {task.id: task for task in plan.tasks}
    edits: list[Edit] = []
    for number, cells in rows:
        known = before.get(cells["id"])
        place = _Placed(name, number, known.clause if known else None)
        row, wrong = _against(cells, before, bases, place)
        if row is None:
            problems += wrong
            continue
        edit, more = _edit(row, plan, directory, today, home, place)
        wrong += more
        problems += wrong
        edits += [edit] if edit is not None else []
    if has_errors(problems):
        return None, problems
    for edit in edits:
        plan, wrong = correct(plan, edit)
        problems += [one.model_copy(update={"place": Place(file=name, field=one.place.field)}) for one in wrong]
    if has_errors(problems):
        return None, problems
    kinds = [edit.kind for edit in edits]
    return Brought(plan, kinds.count("change"), kinds.count("add"), kinds.count("drop")), problems


class _Row(NamedTuple):
    """A row's cells beside its task as it is now (None: a new one), and what it changes of the state that it was taken from."""

    task: Task | None
    new: dict[str, str]
    dropped: bool


class _Placed(NamedTuple):
    """A row of a file, whose cells are places; `clause` is its task's."""

    file: str
    row: int
    clause: str | None = None

    def at(self, key: str) -> Place:
        column = list(COLUMNS).index(key) + 1
        return Place(file=self.file, line=self.row, column=column, clause=self.clause, field=key)


def _cells(task: Task) -> dict[str, str]:
    """A task's cells, in the order of the columns."""
    return {
        "id": task.id, "drop": "", "handling": label(f"handling.{task.handling.value}", "vi"), "title": task.title,
        "lead": "; ".join(task.lead), "with": "; ".join(task.with_), "due": due_as_typed(task),
        "confirmer": task.confirmer or "", "product": task.product or "", "target": task.target or "",
        "report_to": task.report_to or "", "quote": task.quote,
    }  # fmt: skip


def _rows(data: bytes, name: str) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """Rows below the headings, with their number in the sheet, cells by key."""
    try:
        sheet = first_sheet(data, hours=True)
    except BadWorkbook:
        return [], [error("sheet-unread", Place(file=name))]
    known = {fold_name(heading): key for key, (heading, _) in COLUMNS.items()}
    top = next((at for at, row in enumerate(sheet[:10]) if sum(fold_name(cell) in known for cell in row) >= 3), None)
    if top is None:
        headings = ", ".join(heading for heading, _ in COLUMNS.values())
        return [], [error("sheet-headings", Place(file=name), headings=headings)]
    keys = [known.get(fold_name(cell)) for cell in sheet[top]]
    if missing := [COLUMNS[key][0] for key in ("id", "title") if key not in keys]:
        return [], [error("sheet-headings", Place(file=name, line=top + 1), headings=", ".join(missing))]
    rows = []
    for number, row in enumerate(sheet[top + 1 :], start=top + 2):
        cells = {key: " ".join(cell.split()) for key, cell in zip(keys, row, strict=False) if key}
        if any(cells.values()):
            rows.append((number, cells))
    if len(rows) > MOST:
        return [], [error("sheet-rows", Place(file=name), most=MOST)]
    long = [
        error("too-long", _Placed(name, number).at(key), field=COLUMNS[key][0], size=len(words), limit=LONGEST)
        for number, cells in rows
        for key, words in cells.items()
        if key != "quote" and len(words) > LONGEST
    ]
    return rows, long


def _against(
    cells: Mapping[str, str], before: Mapping[str, Task], bases: Bases, place: _Placed
) -> tuple[_Row | None, list[Problem]]:
    """What a row changes, looked at from the state that it was taken from; None where it changes nothing."""
    state = bases(cells.get("mark", ""))
    if isinstance(state, Problem):
        return None, [state.model_copy(update={"place": place.at("mark")})]
    key = cells["id"]
    now, base = before.get(key), next((task for task in state.tasks if task.id == key), before.get(key))
    if key and base is None:
        return None, [error("task-unknown", place.at("id"), task=key)]
    was, held = (
        {name: " ".join(words.split()) for name, words in _cells(one).items()} if one else {} for one in (base, now)
    )
    typed = {name: words for name, words in cells.items() if name not in ("id", "drop", "quote", "mark")}
    new = {name: words for name, words in typed.items() if words != was.get(name, "")}
    dropped = bool(cells.get("drop", ""))
    if key and now is None:
        return None, [error("sheet-task-gone", place.at("id"), task=key)] if new and not dropped else []
    if dropped and held != was:
        return None, [error("sheet-task-changed", place.at("drop"), task=key)]
    clashes = [
        _clash(name, key, was, held, words, place)
        for name, words in new.items()
        if base is not None and held.get(name, "") not in (was.get(name, ""), words)
    ]
    left = {name: words for name, words in new.items() if words != held.get(name, "")}
    return (_Row(now, left, dropped), clashes) if not clashes and (left or dropped) else (None, clashes)


def _clash(
    name: str, task: str, was: Mapping[str, str], held: Mapping[str, str], wanted: str, place: _Placed
) -> Problem:
    """A cell that somebody else changed to something else."""
    told = {"was": was.get(name) or "–", "now": held.get(name) or "–", "wanted": wanted or "–"}
    return error("sheet-clash", place.at(name), task=task, field=COLUMNS[name][0], **told)


def _edit(
    row: _Row,
    plan: Plan,
    directory: Directory,
    today: dt.date,
    home: str | None,
    place: _Placed,
) -> tuple[Edit | None, list[Problem]]:
    """What one row asks for."""
    task, new = row.task, row.new
    if row.dropped:
        return (Drop(tasks=(task.id,)) if task else None), []
    values: dict[str, Any] = {key: new[key] for key in _PLAIN if key in new}
    problems: list[Problem] = []
    if "handling" in new:
        values["handling"], wrong = _pile(new["handling"], place)
        problems += wrong
    if "due" in new:
        issued = plan.directive.issued or (plan.directive.incoming.date if plan.directive.incoming else None)
        try:
            values["due"] = read_typed_due(_day(new["due"]), issued or today)
        except DraftRefused as refused:
            problems += [one.model_copy(update={"place": place.at("due")}) for one in refused.problems]
    names, bindings = _named(new, plan, directory, today, home)
    values |= names
    if task is None and not values.get("title"):
        problems.append(error("title-empty", place.at("title")))
    if problems:
        return None, problems
    if task is None:
        return Add(set={key: one for key, one in values.items() if one not in (None, "", ())}, bindings=bindings), []
    return Change(tasks=(task.id,), set=values, bindings=bindings), []


def _named(
    new: Mapping[str, str], plan: Plan, directory: Directory, today: dt.date, home: str | None
) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    printed = {
        name for task in plan.tasks for name in (*task.lead, *task.with_, task.confirmer, task.report_to) if name
    }
    values: dict[str, Any] = {}
    bindings: dict[str, tuple[str, ...]] = {}
    for key in ("lead", "with", "confirmer", "report_to"):
        if key in new:
            parts = [new[key]] if key in ("confirmer", "report_to") else _parted(new[key])
            names, bound = named(directory, parts, today, home, printed)
            values[key] = names if key in ("lead", "with") else (names[0] if names else None)
            bindings |= bound
    return values, bindings


def _parted(cell: str) -> Sequence[str]:
    return [one.strip() for one in cell.split(";") if one.strip()]


def _pile(words: str, place: _Placed) -> tuple[str | None, list[Problem]]:
    known = {fold_name(label(f"handling.{one.value}", "vi")): one.value for one in Handling}
    known |= {one.value: one.value for one in Handling}
    found = known.get(fold_name(words)) or known.get(words)
    if found:
        return found, []
    told = "; ".join(label(f"handling.{one.value}", "vi") for one in Handling)
    return None, [error("unknown-value", place.at("handling"), value=words, field="Nhóm xử lý", allowed=told)]


def _day(words: str) -> str:
    """A day as a sheet keeps it (2026-12-14), as it is typed; anything else as it stands."""
    try:
        return f"{dt.date.fromisoformat(words):%d/%m/%Y}"
    except ValueError:
        return words
