"""The pieces of text on a PDF page, by where they stand, to lines, columns and paragraphs. Distances in points, y upwards."""

import re
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from directives.formats.blocks import Block, Paragraph, is_stamp
from directives.lexicon.printed import Printed


class Run(NamedTuple):
    """A word on its baseline; a blank at the end of its text says that one follows."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Line(NamedTuple):
    """The runs on one baseline from left to right."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The runs with blanks where there is a gap."""
        found = ""
        for index, run in enumerate(self.runs):
            gap = run.left - self.runs[index - 1].right if index else 0.0
            found += (" " if index and gap > 0.12 * run.size and not found.endswith(" ") else "") + run.text
        return " ".join(found.split())

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return max(run.right for run in self.runs)

    @property
    def base(self) -> float:
        """The height of the baseline."""
        return self.runs[0].base

    @property
    def size(self) -> float:
        """The size of the letters."""
        return max(run.size for run in self.runs)


_NUMBER = re.compile(r"(?i)\W{0,3}(?:trang\s+)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?\W{0,3}|page \d+( of \d+)?")
_SEAL = Printed("heads", r"(?i){signature_labels}\s*:.*|.*\d{2}:\d{2}:\d{2} ?\+07:00")
_TITLE, _STATE = Printed("heads", "^{kinds}", str.upper), Printed("structure", "{letterheads~}")
_ANNEX, _FORM = Printed("heads", "^{annexes}", str.upper), Printed("heads", "^{forms}")
_GUTTER = 7.0
"""The least width of the gutter between two columns: more than a blank, less than what parts a crowded letterhead."""
_NEAR = 3.0
"""Beginnings of lines nearer than this stand below each other."""
_ABOVE = 10_000.0
"""Added to the height of lines that are moved to the next page: they come first there."""
_LABEL = re.compile(r"(?:\w{1,3}|\d+(?:\.\d+)+)\s?[.)](?=\s)|[-+*•]\s")
_RECIPIENTS = Printed("heads", r"\W*{recipients}\W*:?")


def read_lines(runs: list[Run]) -> list[Line]:
    """The lines of a page from the top; runs belong to one line when their baselines are within a third of a letter."""
    slope = _slope(runs)
    if abs(slope) > 0.001:
        runs = [run._replace(base=run.base - slope * run.left) for run in runs]
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (-one.base, one.left)):
        if lines and abs(lines[-1][0].base - run.base) <= 0.33 * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [Line(tuple(sorted(line, key=lambda one: one.left))) for line in lines]


def _slope(runs: list[Run]) -> float:
    """How much the lines of a page that was laid askew on the scanner rise; 0 for a page with few words."""
    rises = [
        (after.base - run.base) / (after.left - run.left)
        for run, after in pairwise(runs)
        if 0 < after.left - run.right < 1.5 * run.size and abs(after.base - run.base) < 0.3 * run.size
    ]
    return median(rises) if len(rises) >= 20 else 0.0


def without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers, lines that most pages repeat, and the print of electronic signatures.

    A mark of secrecy or urgency is kept, however often it is repeated.
    """
    edges: dict[str, int] = {}
    for lines in pages:
        for text in {re.sub(r"\d+", "#", line.text) for line in [*lines[:2], *lines[-2:]]}:
            edges[text] = edges.get(text, 0) + 1
    often = {text for text, times in edges.items() if times >= 3 and times > 0.6 * len(pages)}

    def stays(lines: list[Line], index: int) -> bool:
        text = lines[index].text
        if is_stamp(text):
            return True
        at_edge = index == 0 or index == len(lines) - 1
        near_edge = index < 2 or index >= len(lines) - 2
        return not (
            (at_edge and _NUMBER.fullmatch(text))
            or (near_edge and re.sub(r"\d+", "#", text) in often)
            or _SEAL.fullmatch(text)
        )

    return [[line for index, line in enumerate(lines) if stays(lines, index)] for lines in pages]


def letterhead(lines: list[Line]) -> tuple[list[Block], list[Line]]:
    """The two columns at the head of the first page one after the other, and the lines after them."""
    if not any(_STATE.search(line.text) for line in lines[:6]):
        return [], lines
    end = next((i for i, line in enumerate(lines) if _TITLE.match(line.text)), min(len(lines), 14))
    columns, rest = _columns(lines[:end]) if end else ([], [])
    return columns, [*rest, *lines[end:]]


def closing(lines: list[Line]) -> tuple[list[Line], list[Block], list[Line]]:
    """The lines before the recipients, recipients and signature one after the other, and what follows them."""
    at = _closing_starts(lines)
    if at is None:
        return lines, [], []
    columns, rest = _columns(lines[at:])
    return lines[:at], columns, rest


def closings_whole(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with recipients and signature on one page, where the end of a page cuts them: on the later one."""
    pages = list(pages)
    for index in range(len(pages) - 1):
        at = _closing_starts(pages[index])
        if at is None or not pages[index + 1] or _columns(pages[index][at:])[1]:
            continue
        first = pages[index + 1][0]
        if re.match(r"[-+]\s", first.text) or first.left > pages[index][at].left + 120:
            moved = [
                Line(tuple(run._replace(base=run.base + _ABOVE) for run in line.runs)) for line in pages[index][at:]
            ]
            pages[index], pages[index + 1] = pages[index][:at], [*moved, *pages[index + 1]]
    return pages


def _closing_starts(lines: list[Line]) -> int | None:
    """The first line of recipients and signature: the signature may begin higher than the recipients."""
    at = next((i for i, line in enumerate(lines) if _RECIPIENTS.match(line.text)), None)
    left = lines[at].left if at is not None else 0.0
    while at and lines[at - 1].left > left + 120 and lines[at - 1].text.isupper():
        at -= 1
    return at


def _columns(lines: list[Line]) -> tuple[list[Block], list[Line]]:
    """The lines that a gutter parts, left column first, and the lines after them: those where no gutter is left."""
    gutter, taken = None, 0
    clear = (min(line.left for line in lines), max(line.right for line in lines))
    free = [clear]
    for count, line in enumerate(lines, 1):
        for run in line.runs:
            free = [piece for one in free for piece in uncovered(one, run)]
        widest = max(free, key=lambda one: one[1] - one[0], default=(0.0, 0.0))
        if widest[1] - widest[0] < _GUTTER or (count > 1 and (_ANNEX.match(line.text) or _FORM.match(line.text))):
            break
        if _both_sides(lines[:count], widest):
            gutter, taken = (widest[0] + widest[1]) / 2, count
    if gutter is None:
        return [], lines
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines[:taken]:
        for side, beyond in enumerate((False, True)):
            runs = tuple(run for run in line.runs if (run.left > gutter) == beyond)
            sides[side].extend([Line(runs)] if runs else [])
    blocks: list[Block] = [Paragraph(text, tight=True) for side in sides for text in _hanging(side)]
    return blocks, lines[taken:]


def uncovered(free: tuple[float, float], run: Run) -> list[tuple[float, float]]:
    """What of a stretch of the page's width a word leaves free."""
    pieces = [(free[0], min(free[1], run.left)), (max(free[0], run.right), free[1])]
    return [(low, high) for low, high in pieces if high > low]


def _both_sides(lines: list[Line], gutter: tuple[float, float]) -> bool:
    """Whether there is text on both sides of a gutter."""
    runs = [run for line in lines for run in line.runs]
    return any(run.right <= gutter[0] for run in runs) and any(run.left >= gutter[1] for run in runs)


def _hanging(lines: list[Line]) -> list[str]:
    """The lines of a column, a recipient that goes on in the next line joined with it."""
    found: list[str] = []
    for line in lines:
        if (
            found
            and (line.text[:1].islower() or re.fullmatch(r"\d{4}", line.text))
            and not re.search(r"[.;:]$", found[-1])
        ):
            found[-1] += f" {line.text}"
        else:
            found.append(line.text)
    return found


def paragraphs(lines: list[Line], width: tuple[float, float] | None = None) -> list[Paragraph]:
    """Lines joined where the place of their ends is sure: the line before is full, this one not indented nor set apart."""
    if not lines:
        return []
    left, right = width or (min(line.left for line in lines), max(line.right for line in lines))
    steps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 3 * a.size]
    step = median(steps) if steps else 0.0
    found: list[Paragraph] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        centred = _centred(line, left, right)
        if (
            before is not None
            and found
            and _goes_on(before, line, left, right, step)
            and not (centred and found[-1].tight)
        ):
            found[-1] = Paragraph(joined_text(found[-1].text, line.text), found[-1].tight)
        else:
            found.append(Paragraph(line.text, centred))
    return found


def joined_text(first: str, rest: str) -> str:
    """Two lines of a sentence as one; a dash that ends a line in the middle of a number or a name stays in it."""
    return f"{first}{rest}" if re.search(r"\w-$", first) and rest[:1].isalnum() else f"{first} {rest}"


def margins(lines: list[Line]) -> tuple[float, float] | None:
    """The left and right edge of the running text, if at least three lines end at the right one."""
    if not lines:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return (left, right) if sum(right - line.right < 3 for line in lines) >= 3 else None


def _centred(line: Line, left: float, right: float) -> bool:
    """Set in from both sides by the same amount."""
    inset, outset = line.left - left, right - line.right
    return inset > 2.5 * line.size and abs(inset - outset) < 1.5 * line.size


def crosses_pages(last: Line, first: Line, width: tuple[float, float]) -> bool:
    """Whether the first line of a page goes on with the sentence that the last line of the page before breaks off."""
    broken = not re.search(r"[.;:!?/”\"]$", last.text) and not _LABEL.match(first.text)
    return broken and (first.text[:1].islower() or _goes_on(last, first, *width, step=0.0))


def _goes_on(before: Line, line: Line, left: float, right: float, step: float) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    letters = max(len(line.text), 1)
    first = len(line.text.split()[0]) * (line.right - line.left) / letters if line.text else 0.0
    full = before.right + first + 0.2 * line.size > right - 0.5 * line.size
    indented = line.left > left + 0.9 * line.size and line.left > before.left - 0.5 * line.size
    labelled = _LABEL.match(line.text) is not None
    hanging = indented and abs(line.left - before.left) < 2 and line.text[:1].islower() and not labelled
    item = indented and _LABEL.match(before.text) is not None and _below_words(before, line) and not labelled
    apart = step > 0 and not 0 < before.base - line.base < 1.3 * step + 1
    over = labelled and re.search(r"[.:;]$", before.text) is not None
    return full and (not indented or hanging or item) and not apart and not over and abs(before.size - line.size) < 2.5


def _below_words(before: Line, line: Line) -> bool:
    """Whether a line begins below the first word behind the label of the one before it, as in a list with hanging labels."""
    return any(abs(line.left - run.left) < _NEAR for run in before.runs[1:3])
