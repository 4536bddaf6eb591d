"""Phrases of time in a directive ("trước ngày 15 tháng 12 hằng năm") and the one due of a task's text.

The grammar is the table `lexicon/time.yaml`; this module matches it, `due_readings.py` computes the days.
Text is expected in NFC, as read_text gives it; white space in it may be line breaks.
"""

import datetime as dt
import functools
import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from importlib.resources import files
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.strings.folding import fold, place_tones
from directives.strings.kept import kept
from directives.strings.needed import Beginnings, Sieve, places
from directives.times.due_onward import aside, besides, general_last, own_dues, perhaps_once
from directives.times.due_periods import NAME_PERIOD, finest_period, several_days, yearly_day
from directives.times.due_readings import read_phrase
from directives.times.due_values import Phrase
from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring
from plans.problems import Place, Problem, doubt, note

CAPTURED = {"n", "d", "m", "year", "date", "dm", "month", "quarter", "q", "clock", "weekday", "unit"}
LABEL = Shape(
    "deadlines",
    r"(?s)(?<!\w){labels}(?:\s+\w+){0,4}\s*:\s*(?P<value>(?:\([^()]*\)|.)+?)(?=[;|]|\.(?!\d)|\s[-+]\s(?!\d|{goes_on_with}\s)|$)",
)
_ABOUT_TIME = Shape("deadlines", r"(?<!\w){about_time}")
"""Words that may stand around a time without saying anything else."""
NEW_SENTENCE = re.compile(r";|[.!?]\s+[A-ZĐÀ-Ỹ]|\|")


_BETWEEN = Printed("deadlines", r"(?i)[\s,;)]*(?:(?:và|hoặc)\s+)?(?:{between})?\s*")


class DueFound(NamedTuple):
    """A phrase of time found in a text: what it means, where it stands [start, end), the rule that read it."""

    due: Due
    span: tuple[int, int]
    rule: str


class Told(NamedTuple):
    """A phrase of a cell: the due it states (None: it tells of none), its words, where they stand [start, end)."""

    due: Due | None
    text: str
    span: tuple[int, int]


class Rule(NamedTuple):
    """A row of the table: a compiled pattern and how it is read."""

    name: str
    pattern: re.Pattern[str]
    reading: str
    rank: int
    shift: int
    cell: bool
    weak: bool
    head: bool


class _Hit(NamedTuple):
    rule: Rule
    start: int
    end: int
    parts: dict[str, str | None]
    reading: str
    text: str


@kept
def find_dues(text: str, issued: dt.date | None) -> tuple[DueFound, ...]:
    """All phrases of time in a text, left to right, never overlapping; the longest wins."""
    return tuple(
        DueFound(due, (hit.start, hit.end), hit.rule.name)
        for hit, due in _read(text, issued)
        if due is not None and not isinstance(due, Problem)
    )


def periods_apart(text: str, issued: dt.date | None) -> list[DueFound]:
    """Periods named one after another that no one rule says ("hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6)"); else empty."""
    if len(_read(text, issued)) < 2:
        return []
    found = [one for one in find_dues(text, issued) if isinstance(one.due, Recurring)]
    if len({one.due.rrule for one in found if isinstance(one.due, Recurring)}) < 2:
        return []
    due = read_due(text, issued)[0]
    if isinstance(due, Recurring) and "BYSETPOS" not in due.rrule and due.text.count(";") == len(found) - 1:
        return []
    between = (text[one.span[1] : other.span[0]] for one, other in itertools.pairwise(found))
    return found if all(_BETWEEN.fullmatch(words) for words in between) else []


def read_due(text: str, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The one due that a task's text states; None is continuous or unstated. Places hold spans in `text`."""
    for label in LABEL.finditer(_fold(text)) if ":" in text else ():
        due, problems = _choose(text[: label.end("value")], issued, _read(text, issued, True, label.span("value")))
        if due or problems or _says_nothing(text, label.span("value")):
            return due, problems
    colon = text.find(": ", 0, 80)
    if colon > 0 and is_time(text[:colon]):
        return read_due_cell(text[:colon], issued)
    return _choose(text, issued, _read(text, issued))


def read_due_cell(text: str, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The due of a table cell, of a labelled line ("Thời gian hoàn thành: ...") or of what somebody typed."""
    text = unicodedata.normalize("NFC", text)
    read = _read(text, issued, True)
    due, problems = _choose(text, issued, read)
    if due is None and not problems and not read and re.search(r"\w", text):
        problems = [doubt("due-unread", Place(span=(0, len(text)), field="due"), text=_joined(text))]
    return due, problems


def told_in(text: str, issued: dt.date | None) -> list[Told]:
    """Every phrase that `read_due_cell` goes by, left to right; what asks for a doubt is left out."""
    read = [(hit, due) for hit, due in _read(text, issued, True) if hit.reading not in ("bare_day", "unsure")]
    return [Told(d, hit.text, (hit.start, hit.end)) for hit, d in read if not isinstance(d, Problem)]


def is_time(text: str) -> bool:
    """Whether words say a time and nothing else ("từ ngày 01/12 đến ngày 15/12/2025", "Dự kiến quý I/2026")."""
    text = unicodedata.normalize("NFC", text)
    hits = [hit for hit in _hits(text, cell=True) if hit.reading not in ("nothing", "bare_day", "unsure")]
    rest = text
    for hit in reversed(hits):
        rest = rest[: hit.start] + rest[hit.end :]
    return bool(hits) and not re.search(r"\w", _ABOUT_TIME.sub("", _fold(rest)))


def time_end(text: str) -> int:
    """Where a phrase of time ends that a text opens with; 0 where it opens with none."""
    first = next(iter(_hits(text, cell=False)), None)
    return first.end if first is not None and first.start == 0 and first.reading not in ("nothing", "event") else 0


def _says_nothing(text: str, span: tuple[int, int]) -> bool:
    return any(hit.reading == "nothing" for hit in _hits(text, True, span))


_Read = tuple[_Hit, Due]
_STRONG = ("date", "recurring", "relative")


def _choose(
    text: str, issued: dt.date | None, read: Sequence[tuple[_Hit, Due | Problem | None]]
) -> tuple[Due | None, list[Problem]]:
    """The rulings: a day beats a period, a period beats "ngay", "ngay" beats "định kỳ"; an event only where it leads."""
    wrong = [due for _, due in read if isinstance(due, Problem)]
    dues = [
        (hit, due)
        for hit, due in read
        if due is not None and not isinstance(due, Problem) and not (due.kind == "relative" and aside(text, hit.start))
    ]
    strong: list[_Read] = [(hit, due) for hit, due in dues if due.kind in _STRONG and not hit.rule.weak]
    weak = [(hit, due) for hit, due in dues if hit.rule.weak]
    strong = strong[: own_dues(text, [(hit.start, hit.end) for hit, _ in strong])]
    if strong:
        if len(strong) > 1:
            strong = [strong[at] for at in general_last(text, [(hit.start, hit.end) for hit, _ in strong])]
        hit, (due, problems) = strong[-1][0], _one_of(_merged(strong) if len(strong) > 1 else strong, issued)
        if perhaps_once(text, due, hit.rule.name):
            problems = [*problems, doubt("yearly-or-once", _place(hit), text=hit.text)]
        if left := [h for h, _ in weak if besides(text, (h.start, h.end), (hit.start, hit.end))]:
            problems = [*problems, doubt("several-dues", _place(hit), kept=hit.text, others=left[0].text)]
        return due, wrong + problems
    if wrong:
        return None, wrong
    leading = [(h, d) for h, d in dues if isinstance(d, OnEvent) and not re.search(r"\w", text[: h.start])]
    for group in (
        sorted(weak, key=lambda pair: isinstance(pair[1], OnDate)),
        leading,
        [pair for pair in dues if isinstance(pair[1], Immediate)],
        [pair for pair in dues if isinstance(pair[1], Periodic)],
        [pair for pair in dues if isinstance(pair[1], OnEvent)],
    ):
        if group:
            hit, due = group[0]
            return due, _doubts(hit, due) + _passed_over(group)
    codes = {"bare_day": "month-missing", "unsure": "due-unread"}
    return None, [doubt(codes[hit.reading], _place(hit), text=hit.text) for hit, _ in read if hit.reading in codes]


def _one_of(strong: list[_Read], issued: dt.date | None) -> tuple[Due, list[Problem]]:
    """The last of several days: a directive closes a unit with its date; a doubt says what was passed over."""
    hit, due = strong[-1]
    problems = _doubts(hit, due)
    others = {
        h.text for h, d in strong[:-1] if d.model_copy(update={"text": ""}) != due.model_copy(update={"text": ""})
    }
    if others:
        problems.append(doubt("several-dues", _place(hit), kept=hit.text, others="; ".join(sorted(others))))
    if isinstance(due, OnDate) and issued and due.date < issued:
        problems.append(doubt("due-before-issue", _place(hit), text=hit.text, issued=issued.isoformat()))
    return due, problems


def _passed_over(group: Sequence[tuple[_Hit, Due]]) -> list[Problem]:
    """As in "trong cuối năm 2025 và đầu năm 2026": one of two spans of time was taken."""
    hit, due = group[0]
    others = {h.text for h, d in group[1:] if isinstance(due, OnDate) and isinstance(d, OnDate) and d.date != due.date}
    if not others:
        return []
    return [doubt("several-dues", _place(hit), kept=hit.text, others="; ".join(sorted(others)))]


def _doubts(hit: _Hit, due: Due) -> list[Problem]:
    if isinstance(due, Periodic):
        return [note("period-missing", _place(hit), text=hit.text)]  # read rightly: the text says no more
    if hit.reading == "within":
        return [doubt("anchor-missing", _place(hit), text=hit.text)]
    return []


def _merged(strong: list[_Read]) -> list[_Read]:
    """Several days of the year in one text are one rule ("6 tháng (trước ngày 15/6), năm (trước ngày 15/12)")."""
    yearly = [(hit, due) for hit, due in strong if hit.reading == "day_of_year" and isinstance(due, Recurring)]
    if len({due.rrule for _, due in yearly}) < 2:
        return strong
    days = [yearly_day(h.parts, "dm", bool(h.parts.get("before")), (h.start, h.end)) for h, _ in yearly]
    if any(day < 0 for _, day in days):
        return strong
    text = "; ".join(hit.text for hit, _ in yearly)
    rest = [pair for pair in strong if pair not in yearly]
    return [*rest, (yearly[-1][0], Recurring(rrule=several_days(days), text=text))]


@kept
def _read(
    text: str, issued: dt.date | None, cell: bool = False, within: tuple[int, int] | None = None
) -> tuple[tuple[_Hit, Due | Problem | None], ...]:
    """Each phrase and what it means; asked more than once of a task."""
    return tuple(
        (hit, read_phrase(hit.reading, Phrase(hit.parts, hit.text, (hit.start, hit.end), issued, hit.rule.shift)))
        for hit in _hits(text, cell, within)
    )


def _place(hit: _Hit) -> Place:
    return Place(span=(hit.start, hit.end), field="due")


def _hits(text: str, cell: bool, within: tuple[int, int] | None = None) -> tuple[_Hit, ...]:
    """Matches of the table in a text (or a part of it), overlaps settled, periods joined to their days."""
    folded = _fold(text)
    start, end = within or (0, len(text))
    every = _matches(folded, start, end, cell)
    every.sort(key=lambda rm: (rm[0].rank, rm[1].start() - rm[1].end(), not rm[0].cell, rm[1].start()))
    kept = _apart(every)
    hits = [_Hit(r, m.start(), m.end(), m.groupdict(), r.reading, _joined(text[m.start() : m.end()])) for r, m in kept]
    return tuple(_with_periods(text, hits))


def _matches(folded: str, start: int, end: int, cell: bool) -> list[tuple[Rule, re.Match[str]]]:
    """Where each rule matches; a rule is tried only at words with which it can begin."""
    rules, sieve, begun, heads = _sieve(cell)
    every: list[tuple[Rule, re.Match[str]]] = []
    left = sieve.mask(folded[max(start - _LOOKED_BACK, 0) : end])
    opening = _WORDS.search(folded, start, end) if left else None
    first = opening.start() if opening else end
    for at in places(left & begun.anywhere):
        if not rules[at].head:
            every += [(rules[at], match) for match in rules[at].pattern.finditer(folded, start, end)]
        elif (match := rules[at].pattern.match(folded, first, end)) is not None:
            every.append((rules[at], match))
    ends: dict[int, int] = {}
    for word in _WORDS.finditer(folded, first, end):
        if not (may := left & begun[word[0]]):
            continue
        several = may & (may - 1) != 0  # the next word tells them apart
        if several and (pair := _PAIR.match(folded, word.start(), end)) is not None:
            may &= begun[" ".join(pair[0].split())]
        here = word.start()
        for at in places(may if here == first else may & ~heads):
            if ends.get(at, 0) <= here and (match := rules[at].pattern.match(folded, here, end)) is not None:
                every.append((rules[at], match))
                ends[at] = match.end()
    return every


def _apart(matches: list[tuple[Rule, re.Match[str]]]) -> list[tuple[Rule, re.Match[str]]]:
    """Matches that do not overlap, in order of place: of two that do, the one given first."""
    kept: list[tuple[Rule, re.Match[str]]] = []
    for rule, match in matches:
        at = bisect_left(kept, match.start(), key=lambda rm: rm[1].start())
        clear_before = at == 0 or kept[at - 1][1].end() <= match.start()
        if clear_before and (at == len(kept) or match.end() <= kept[at][1].start()):
            kept.insert(at, (rule, match))
    return kept


def _with_periods(text: str, hits: list[_Hit]) -> list[_Hit]:
    """One rule for "Hằng năm ... trước ngày 15 tháng 12": the period goes to the days that follow in its sentence."""
    out: list[_Hit] = []
    used: set[int] = set()
    last: int | None = None
    for i, hit in enumerate(hits):
        period = last if last is not None and not NEW_SENTENCE.search(text, hits[last].end, hit.start) else None
        last = i if hit.reading in NAME_PERIOD else last
        joined = None if period is None else _joined_to(hits[period], hit)
        if joined is not None and period is not None and hits[period].reading == "each":
            used.add(period)
        out.append(joined or hit)
    return [hit for i, hit in enumerate(out) if i not in used]


def _joined_to(period: _Hit, day: _Hit) -> _Hit | None:
    name = NAME_PERIOD[period.reading] or finest_period(period.parts.get("periods") or "")
    text = day.text if NAME_PERIOD[period.reading] else f"{period.text} ... {day.text}"
    before = {"before": "trước"} if day.rule.shift else {}
    if name in ("năm", "nửa năm") and day.rule.name in ("before-day-month", "by-day-month"):
        return day._replace(reading="day_of_year", parts={**day.parts, **before}, text=text)
    if day.reading != "bare_day":
        return None
    if name == "tháng":
        return day._replace(reading="day_of_month", text=text)
    if name == "quý":
        return day._replace(reading="day_of_quarter", parts={**day.parts, "which": "cuối"}, text=text)
    return None


def _fold(text: str) -> str:
    """Lower case, one placement of tone marks, plain dashes; every character keeps its place."""
    if _OTHER_SIGNS.search(text) is None:
        return fold(text)
    plain = text.replace("–", "-").replace("—", "-").replace("‑", "-").replace("\u00a0", " ")
    low = plain.lower()
    if len(low) != len(plain):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)
    return place_tones(low)


_OTHER_SIGNS = re.compile("[–—‑−\u00a0]")
_WORDS, _PAIR = re.compile(r"\w+"), re.compile(r"\w+\s+\w+")
_START = r"(?<!\w)"
_LOOKED_BACK = 16
"""Signs before a text that a rule may look at, and more ("hạn |", ": |")."""


def _joined(text: str) -> str:
    return " ".join(text.split())


@functools.cache
def table() -> tuple[Rule, ...]:
    """The grammar, read once."""
    from ruamel.yaml import YAML  # slow to import: only whoever compiles pays

    data = YAML(typ="safe").load(files("directives").joinpath("lexicon/time.yaml").read_text("utf-8"))
    return tuple(
        Rule(
            name=row["rule"],
            pattern=_compiled(pattern, data["blocks"]),
            reading=row["reading"],
            rank=row.get("rank", 1),
            shift=row.get("shift", 0),
            cell=row.get("cell", False),
            weak=row.get("weak", False),
            head=row.get("head", False),
        )
        for row in data["rules"]
        for pattern in row["patterns"]
    )


@functools.cache
def _sieve(cell: bool) -> tuple[list[Rule], Sieve, Beginnings, int]:
    """The rules for cells or for running text, which a text can hold, which each word can begin, which stand first alone."""
    rules = [rule for rule in table() if cell or not rule.cell]
    expressions = [rule.pattern.pattern for rule in rules]
    heads = sum(1 << at for at, rule in enumerate(rules) if rule.head)
    return rules, Sieve(expressions), Beginnings(expressions), heads


def _compiled(pattern: str, blocks: dict[str, str]) -> re.Pattern[str]:
    """A pattern of the table as a regular expression: blocks put in, a space for any white space, ~ for none or some."""

    def block(m: re.Match[str]) -> str:
        name, again = m[1], m[2] or ""
        inside_named = pattern.rfind("(?P<", 0, m.start()) > pattern.rfind(")", 0, m.start())
        if name in CAPTURED and not inside_named:
            return f"(?P<{name}{again}>{blocks[name]})"
        return f"(?:{blocks[name]})"

    filled = re.sub(r"\{([a-z]+)(_[a-z])?\}", block, pattern)
    behind = re.sub(r"\(\?<[!=][^)]*\)", lambda m: m[0].replace(" ", r"\s"), filled)
    spaced = behind.replace(" ", r"\s+").replace("~", r"\s*")
    return re.compile(rf"{_START}(?:{spaced})(?!\w)")
