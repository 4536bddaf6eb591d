"""Numbers of sections as OCR reads them ("IH. NHIỆM VỤ", "1V.", "II." twice, "II NHIỆM VỤ"), put right by the order of the sections.

Only for text read by OCR: a paper that prints a number twice keeps it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.strings.capitals import CAPITALS
from directives.structure.clauses import Clause
from directives.structure.labels import roman
from plans.problems import Place, Problem, doubt

LONGEST_HEADING = 200
"""Characters of a heading that is not in capitals, at most."""
_LINE = re.compile(
    rf"(?m)^(?P<n>(?=[1il!]*[IVXHLTYUJ])[IVXHLTYUJ1il!]{{1,5}})(?P<mark>[ \t]?[.,:][ \t]*|[ \t]+)(?P<heading>[{CAPITALS}][^\n]*)"
)
_AGAIN = Printed(
    "heads", rf"(?m)^(?:(?P<letter>[A-H])[.)][ \t]+[{CAPITALS}]|(?:{{annexes}}|{{kinds}}|PHẦN|CHƯƠNG)\b)", str.upper
)
"""Below these lines sections are counted from the first: a capital letter, a title, an annex."""
_QUARTER = re.compile(r"(?<=[Qq]uý )(?P<n>(?=[1l]*I|[1l]V)[I1l]{2,3}|[1l]V)(?=\s?/)")
_OWN = re.compile("[IVX1il!]")
"""What a number is written with, or a stroke of it."""
_ACTING = "TL"
"""Above who signs for another."""
_STROKES = str.maketrans(
    {"H": "II", "U": "II", "L": "I", "T": "I", "J": "I", "1": "I", "i": "I", "l": "I", "!": "I", "Y": "V"}
)
_WRITTEN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_AHEAD = 4
"""Headings ahead that are looked at: one that bears the number of its place says that a doubled one before it is misread."""
CODE = "scan-number-mended"


class _Mended(NamedTuple):
    """A number that was read and the one that is meant, with what stands behind it, at a place."""

    start: int
    end: int
    meant: str
    sure: bool


def with_numbers(text: str, place: Place) -> tuple[str, list[Problem]]:
    """The text with the numbers of its sections and quarters put right, and a doubt at each that was another."""
    found = sorted([*_sections(text), *_quarters(text)])
    pieces, problems, last, length = list[str](), list[Problem](), 0, 0
    for one in found:
        pieces += [text[last : one.start], one.meant]
        length += one.start - last
        if not one.sure:
            span = (length, length + len(one.meant.rstrip()))
            printed = text[one.start : one.end].strip()
            problems.append(
                doubt(CODE, place.model_copy(update={"span": span}), printed=printed, number=one.meant.strip())
            )
        length, last = length + len(one.meant), one.end
    return "".join([*pieces, text[last:]]), problems


def with_clauses(problems: Sequence[Problem], clauses: Sequence[Clause]) -> list[Problem]:
    """The same problems, each doubt about a number with the clause that bears it."""
    if not any(one.code == CODE for one in problems):
        return list(problems)
    return [_in_clause(one, clauses) if one.code == CODE else one for one in problems]


def _in_clause(problem: Problem, clauses: Sequence[Clause]) -> Problem:
    at = problem.place.span[0] if problem.place.span else -1
    around = [clause for clause in clauses if clause.span[0] <= at < clause.span[1]]
    if not around:
        return problem
    return problem.model_copy(update={"place": problem.place.model_copy(update={"clause": around[-1].path})})


def _sections(text: str) -> list[_Mended]:
    found = list[_Mended]()
    lines = sorted([*_LINE.finditer(text), *_anew(text)], key=re.Match.start)
    last, letters = 0, {line.start() for line in lines if line.re is not _LINE}
    for at, line in enumerate(lines):
        if line.start() in letters:
            last = 0
            continue
        ahead = [one["n"] for one in takewhile(lambda one: one.re is _LINE, lines[at + 1 : at + _AHEAD])]
        meant = _meant(line, last, ahead)
        marked = not line["mark"].isspace()
        if meant is None:
            last = roman(line["n"]) or last if marked and line["n"] in _WRITTEN else last
            continue
        last = meant
        if line["n"] != _WRITTEN[meant] or not marked:
            capitals = line["heading"].isupper()
            counted = any(one in ahead for one in _WRITTEN[meant + 1 : meant + 2])
            sure = line["n"] == _WRITTEN[meant] and (marked or capitals or counted)
            number = f"{_WRITTEN[meant]}. "
            found.append(_Mended(line.start(), line.start("heading"), number, sure))
    return found


def _anew(text: str) -> Iterator[re.Match[str]]:
    """The lines below which sections are counted from the first; "H." is one only behind "G."."""
    before = ""
    for line in _AGAIN.finditer(text):
        letter = line["letter"]
        if letter != "H" or before == "G":
            yield line
        before = letter or before


def _meant(line: re.Match[str], last: int, ahead: Sequence[str]) -> int | None:
    """Which number a heading bears; None where it cannot be told or is none."""
    read, heading = line["n"], line["heading"].rstrip()
    capitals, marked = heading.isupper(), not line["mark"].isspace()
    if last + 1 >= len(_WRITTEN) or not (capitals or (len(heading) <= LONGEST_HEADING and heading[-1] not in ".;,")):
        return None
    if not marked and (last == 0 or not (capitals or len(read) > 1)):
        return None  # no number but a word, as far as one can see
    if len(read) > 1 and (read == _ACTING or (_OWN.search(read) is None and not (capitals and marked))):
        return None  # letters alone that no number has shorten words ("TH Nguyễn Trãi", "TL. CHỦ TỊCH")
    expected = _WRITTEN[last + 1]
    if not (marked or capitals) and read == expected and read in ahead[:1]:
        return None  # "Vùng | II Hải quân" above the heading itself
    if read in _WRITTEN:
        counted = any(
            one == _WRITTEN[last + 1 + step] for step, one in enumerate(ahead, 1) if last + 1 + step < len(_WRITTEN)
        )
        doubled = roman(read) == last and (counted or (last > 1 and expected not in ahead[:1]))
        return last + 1 if read == expected or doubled else 1 if read == "I" and marked else None
    strokes = read.translate(_STROKES)
    if _near(strokes, expected):
        return last + 1
    number = roman(strokes) if strokes in _WRITTEN else None
    return number if number and number > last and capitals and marked else None


def _near(strokes: str, expected: str) -> bool:
    """Whether strokes are those of a number, but for one more or less."""
    same = strokes.replace("I", "") == expected.replace("I", "")
    return same and abs(strokes.count("I") - expected.count("I")) <= 1 and not ("V" in expected and strokes == "V")


def _quarters(text: str) -> list[_Mended]:
    """Quarters that are no number: "quý I1/2026"."""
    read = [(one, one["n"].translate(_STROKES)) for one in _QUARTER.finditer(text)]
    return [_Mended(*one.span("n"), number, False) for one, number in read if number != one["n"]]
