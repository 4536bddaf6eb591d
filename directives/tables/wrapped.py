"""A row whose cells run over several lines with nothing between them, cut into its columns where each reads best as what it holds."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.structure.paragraphs import awaits_number
from directives.tables.broken import is_bodies
from directives.times.due_phrases import is_time, read_due_cell

MOST_LINES, MOST_SPAN = 64, 140
"""Lines of one row at most whose cells are told apart, and over which one runs."""
LONGEST_NAMES = 300
"""Characters of a cell that may list bodies or say a time."""
SHORT_TIME, LONGEST_TIME, LONGEST_LASTING = 20, 90, 180
_APART = re.compile(r"\s{2,}|\t")
_SENTENCE, _AND = re.compile(r"(?<=[.;])\s+(?=[^\W\d_])"), re.compile(r"(?:và|Và)\s")
_FIRST = re.compile(r"[^\W_]")
_DANGLES = Shape("structure", r"(?<!\w)(?:{dangles}|{reports.submits})$|,$")
_TITLE = Shape("structure", r"(?<!\w){titles_without_body}$")
_NO_VERB = Shape("reports", r"(?<!\w){no_reports}$")
"""What no cell ends with: words that go on, "trình" before to whom, but not "công trình"."""
_EMPTY = {"lead": 1.5, "with": 0.6, "due": 1.0, "product": 0.7, "other": 0.3}
"""What an empty cell costs; a row without its task is none."""
_UNLIKE = 3.0
"""What it costs that a cell does not read as what its column holds."""
_TORN = 3.0
"""What it costs that a cell begins or ends in the middle of words."""
_MARGIN = 0.3
"""By how much the best cut must be better than one with other bodies or another time."""
_LISTED = re.compile(r"[,;]$| và$")
_LOOSE = 3
"""How much more it costs where names stand one below the other without a comma between them."""
_LASTING = Shape("structure", r"{lasting}")
"""Work that never ends, be it that the cell says among what it is done."""
_NEVER = 99.0
_MORE = 1.0
"""What it costs that a cell says more than a time."""
_INNER = 0.4
"""What each line within a cell costs that could begin one."""


class Wrapped(NamedTuple):
    """The cells of such a row, the line behind it, and lines of the page that stood within it."""

    cells: list[str]
    end: int
    asides: tuple[str, ...]


def wrapped_row(
    lines: Sequence[str],
    at: int,
    first: str,
    columns: Sequence[str],
    head: tuple[str, ...],
    begins: Callable[[int], bool],
    *,
    tell: bool,
) -> Wrapped | None:
    """The row that goes on from a line, behind its `first` words, to where another `begins`, or to a blank line; None where its lines do
    not go on with one another. Where its cells cannot be told apart, or are not to be (`tell`), all of it stands in that of the task.

    A page may end within the row: what stands between a blank line and the `head` printed again is of the page. Where the page ends
    behind the time in the last column, each cell goes on behind the head, so that they cannot be told apart.
    """
    body, asides = [first] if first else list[str](), list[str]()
    blank, held, index, torn = -1, 0, at, 0
    stop = min(at + MOST_SPAN, len(lines))
    while index < stop and not begins(index):
        text = lines[index].strip()
        if head and text == head[0] and (behind := _behind_head(lines, index, head)):
            if blank >= 0:
                body, asides = body[:held], [*asides, *body[held:]]
            blank, index, torn = -1, behind, len(body)
            continue
        if text:
            body.append(text)
        elif blank < 0:
            blank, held = index, len(body)
        index += 1
    if blank < 0 and index == stop < len(lines):
        return None
    told = partial(_told, columns=columns, tell=tell)
    if blank >= 0 and index < stop and not torn:  # perhaps blank lines between its cells
        if (cells := told(body)) is not None:
            return Wrapped(cells, index, tuple(asides))
        if "due" in columns and any(map(_says_when, body[held:])) and not any(map(_says_when, body[:held])):
            blank = -1  # the row goes on to its time
    said = body if blank < 0 else body[:held]
    parts = _parts(said)
    if len(parts) <= len(columns) or not any(part[:1].islower() or _dangles(fold(part)) for part in parts):
        return None
    torn_apart = 0 < torn < len(said) and columns[-1] == "due" and is_time(fold(body[torn - 1]))
    whole = ["" if column != "task" else " ".join(parts) for column in columns]
    cells = None if torn_apart else told(said)
    return Wrapped(cells or whole, index if blank < 0 else blank, tuple(asides))


def _told(lines: Sequence[str], columns: Sequence[str], *, tell: bool) -> list[str] | None:
    """The cells of these lines where they can be told apart, and are to be."""
    parts = _parts(lines)
    return cells_of(parts, columns) if tell and len(parts) <= MOST_LINES else None


def _parts(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in _APART.split(line) if part]


def _behind_head(lines: Sequence[str], at: int, head: tuple[str, ...]) -> int:
    """The line behind the head printed again; 0 where it is not."""
    seen = 0
    while at < len(lines) and seen < len(head) and lines[at].strip() in ("", head[seen]):
        seen += bool(lines[at].strip())
        at += 1
    return at if seen == len(head) else 0


def cells_of(body: Sequence[str], columns: Sequence[str]) -> list[str] | None:
    """The cells of a row, one for each column; None where some would not read as what its column holds, or who does it is not clear.

    Each cell is lines in a row: the cuts are those of the least cost over all columns.
    """
    costs: dict[tuple[str, int, int], float] = {}
    least, bounds = _cut(body, columns, costs)
    if least >= _UNLIKE:
        return None
    for name in ("lead", "with", "due"):
        if name in columns:
            at = columns.index(name)
            other, _ = _cut(body, columns, costs, but=(at, *bounds[at : at + 2]))
            if other < least + _MARGIN:
                return None
    cells = [" ".join(body[start:end]) for start, end in pairwise(bounds)]
    return None if _misplaced(dict(zip(columns, cells, strict=False)), cells) else cells


def _misplaced(named: dict[str, str], cells: Sequence[str]) -> bool:
    """Whether names of bodies stand where none belong: at the end of the work, or before what fills the cell behind empty ones."""
    last = _SENTENCE.split(named.get("task", ""))[-1]
    if named.get("lead") and last != named.get("task") and is_bodies(last):
        return True
    behind = (
        next((cell for before, cell in pairwise(cells) if not before and cell), "")
        if not named.get("with", "-")
        else ""
    )
    names = read_bodies(behind, opens=True) if behind else None
    if names is not None and names.names and not names.start:
        return True
    return any(_AND.match(cell) for cell in cells)


def _cut(
    body: Sequence[str],
    columns: Sequence[str],
    costs: dict[tuple[str, int, int], float],
    but: tuple[int, ...] = (),
) -> tuple[float, tuple[int, ...]]:
    """The least cost of a row and where its cells begin and end; `but`: a column and a cell that it is not to have."""
    count = len(body)
    ends = [*(index for index in range(1, count) if _begins(body[index])), count]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for at, column in enumerate(columns):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, cuts) in best.items():
            for end in (start, *(end for end in ends if end > start)):
                if (at, start, end) == but:
                    continue
                kind = ("lead" if column == "with" else column, start, end)
                if kind not in costs:
                    costs[kind] = _cost(body, *kind)
                total = spent + (_EMPTY.get(column, _NEVER) if start == end else costs[kind])
                if end not in after or total < after[end][0]:
                    after[end] = (total, (*cuts, end))
        best = after
    return best.get(count, (_NEVER, ()))


def _cost(body: Sequence[str], column: str, start: int, end: int) -> float:
    """What it costs that these lines are the cell of a column."""
    if start == end:
        return 0.0
    text = " ".join(body[start:end])
    torn = 0.0 if _begins(text) and not _dangles(fold(body[end - 1])) else _TORN
    inner = _INNER * sum(_begins(line) for line in body[start + 1 : end])
    if column == "lead":
        inner *= 1 if all(_LISTED.search(line) for line in body[start : end - 1] if line) else _LOOSE
        fits = len(text) <= LONGEST_NAMES and is_bodies(text)
    elif column == "due":
        return torn + inner + _when(text)
    else:
        fits = len(text) > LONGEST_NAMES or not is_bodies(text)
    return torn + inner + (0.0 if fits else _MORE / 2 if column == "other" else _UNLIKE)


def _when(text: str) -> float:
    """What it costs that a cell says by when, be it that the work never ends ("Thường xuyên") or follows another plan."""
    if len(text) > LONGEST_TIME:
        lasting = len(text) <= LONGEST_LASTING and _LASTING.match(fold(text)) is not None
        return _MORE / 2 if lasting else _UNLIKE
    due, problems = read_due_cell(text, None)
    if due is None:
        return _UNLIKE if problems else 0.0 if len(text) <= SHORT_TIME else _MORE / 2
    return 0.0 if is_time(fold(text)) else _MORE


def _says_when(line: str) -> bool:
    return len(line) <= LONGEST_TIME and (is_time(fold(line)) or read_due_cell(line, None)[0] is not None)


def _dangles(folded: str) -> bool:
    """Whether the words of a cell's last line go on."""
    goes_on = _DANGLES.search(folded) is not None and _NO_VERB.search(folded) is None
    return goes_on or awaits_number(folded) or _TITLE.search(folded) is not None


def _begins(line: str) -> bool:
    """Whether a cell may begin with this line: a capital or a digit is its first sign."""
    first = _FIRST.search(line)
    return first is not None and not first.group().islower()
