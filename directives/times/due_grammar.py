"""The grammar of phrases of time: the table `lexicon/time.yaml` as regular expressions, and where its rows match a text.

White space in a text may be line breaks; what a match means is said in `due_readings.py`, which of several holds in `due_phrases.py`.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from directives.lexicon import written
from directives.lexicon.shapes import Shape
from directives.strings.begun import Beginnings
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold, place_tones
from directives.strings.needed import Sieve, places
from directives.times.due_periods import NAME_PERIOD, finest_period

CAPTURED = {"n", "d", "m", "year", "date", "dm", "month", "quarter", "q", "clock", "weekday", "unit"}
NEW_SENTENCE = re.compile(r";|[.!?]\s+[" + CAPITALS + r"]|\|")


class Rule(NamedTuple):
    """A row of the table: its regular expression and how it is read."""

    name: str
    expression: str
    reading: str
    rank: int
    shift: int
    cell: bool
    weak: bool
    head: bool


class Hit(NamedTuple):
    """A row that matched: where, its groups (folded), how it is read, its words."""

    rule: Rule
    start: int
    end: int
    parts: dict[str, str | None]
    reading: str
    text: str


def hits_in(text: str, cell: bool, within: tuple[int, int] | None = None) -> tuple[Hit, ...]:
    """Matches of the table in a text (or a part of it), overlaps settled, periods joined to their days."""
    folded = fold_signs(text)
    start, end = within or (0, len(text))
    every = _matches(folded, start, end, cell)
    every.sort(key=lambda rm: (rm[0].rank, rm[1].start() - rm[1].end(), not rm[0].cell, rm[1].start()))
    kept = _apart(every)
    hits = [
        Hit(r, m.start(), m.end(), m.groupdict(), r.reading, joined_words(text[m.start() : m.end()])) for r, m in kept
    ]
    return tuple(_with_periods(text, hits))


def opens_perhaps(text: str) -> bool:
    """Whether a rule for cells may match at the first word of a text, or one of those that begin with any word: a look before all."""
    _, sieve, within, _, _ = _sieve(True)
    folded = fold_signs(text)
    first = _TWO_WORDS.search(folded)
    if first is None:
        return False
    return within.begun[" ".join(first[0].split())] > 0 or sieve.mask(folded) & within.begun.anywhere > 0


def _matches(folded: str, start: int, end: int, cell: bool) -> list[tuple[Rule, re.Match[str]]]:
    """Where each rule matches; a rule is tried only at words with which it can begin."""
    rules, sieve, within, heads, patterns = _sieve(cell)
    every: list[tuple[Rule, re.Match[str]]] = []
    left = sieve.mask(folded[max(start - _LOOKED_BACK, 0) : end])
    opening = _WORDS.search(folded, start, end) if left else None
    first = opening.start() if opening else end
    for at in places(left & within.begun.anywhere):
        if not rules[at].head:
            every += [(rules[at], match) for match in patterns[at].finditer(folded, start, end)]
        elif (match := patterns[at].match(folded, first, end)) is not None:
            every.append((rules[at], match))
    ends: dict[int, int] = {}
    for here, may in _begun_at(folded, first, end, left, within):
        for at in places(may if here == first else may & ~heads):
            if (at not in ends or ends[at] <= here) and (match := patterns[at].match(folded, here, end)) is not None:
                every.append((rules[at], match))
                ends[at] = match.end()
    return every


def _begun_at(folded: str, first: int, end: int, left: int, within: "_Within") -> Iterator[tuple[int, int]]:
    """Where words stand with which rules of those `left` can begin, and which these are, a bit for each."""
    begun, at = within.begun, first
    for size, words in map(within.__getitem__, folded[first:end].split(" ")):
        for place, told in words:
            if not (may := left & told):
                continue
            here = at + place
            several = may & (may - 1) != 0  # the next word tells them apart
            if several and (pair := _PAIR.match(folded, here, end)) is not None:
                may &= begun[" ".join(pair[0].split())]
            if may:
                yield here, may
        at += size


class _Patterns(dict[int, re.Pattern[str]]):
    """The rules by their places, each compiled when it is first tried: of the many a text has few."""

    def __init__(self, expressions: Sequence[str]) -> None:
        super().__init__()
        self._expressions = expressions

    def __missing__(self, at: int) -> re.Pattern[str]:
        self[at] = compiled(self._expressions[at])
        return self[at]


@functools.cache
def compiled(expression: str) -> re.Pattern[str]:
    """A rule's regular expression, compiled once for cells and running text."""
    return re.compile(expression)


class _Within(dict[str, tuple[int, tuple[tuple[int, int], ...]]]):
    """For what stands between two blanks its length with one of them, and where in it words stand with which rules can begin, and which, a
    bit for each; worked out once for each stretch.
    """

    def __init__(self, begun: Beginnings) -> None:
        super().__init__()
        self.begun = begun

    def __missing__(self, stretch: str) -> tuple[int, tuple[tuple[int, int], ...]]:
        words = ((word.start(), self.begun[word[0]]) for word in _WORDS.finditer(stretch))
        told = len(stretch) + 1, tuple((at, bits) for at, bits in words if bits)
        if len(self) > _MOST_STRETCHES:
            self.clear()
        if len(stretch) <= _LONGEST_STRETCH:
            self[stretch] = told
        return told


def _apart(matches: list[tuple[Rule, re.Match[str]]]) -> list[tuple[Rule, re.Match[str]]]:
    """Matches that do not overlap, in order of place: of two that do, the one given first."""
    kept: list[tuple[Rule, re.Match[str]]] = []
    for rule, match in matches:
        at = bisect_left(kept, match.start(), key=lambda rm: rm[1].start())
        clear_before = at == 0 or kept[at - 1][1].end() <= match.start()
        if clear_before and (at == len(kept) or match.end() <= kept[at][1].start()):
            kept.insert(at, (rule, match))
    return kept


def _with_periods(text: str, hits: list[Hit]) -> list[Hit]:
    """One rule for "Hằng năm ... trước ngày 15 tháng 12": the period goes to the days that follow in its sentence."""
    out: list[Hit] = []
    used: set[int] = set()
    last: int | None = None
    for i, hit in enumerate(hits):
        period = last if last is not None and not NEW_SENTENCE.search(text, hits[last].end, hit.start) else None
        last = i if hit.reading in NAME_PERIOD else last
        joined = None if period is None else _joined_to(hits[period], hit)
        if joined is not None and period is not None and hits[period].reading == "each":
            used.add(period)
        if joined is None and i and (day := _day_in_month(text, out[-1], hit)) is not None:
            used.add(i - 1)
            joined = day
        out.append(joined or hit)
    return [hit for i, hit in enumerate(out) if i not in used]


def _day_in_month(text: str, month: Hit, day: Hit) -> Hit | None:
    """As in "trong tháng 01, chậm nhất ngày 20": a day without its month right behind the month that it is of."""
    if day.reading != "bare_day" or month.reading != "month" or month.parts.get("part") or month.rule.shift:
        return None
    said, number = month.parts.get("month") or month.parts.get("m") or "", _DAY.search(day.parts.get("d") or "")
    if not _COMMA.fullmatch(text, month.end, day.start) or not said[:1].isdigit() or number is None:
        return None
    if _MONTH_TOLD.search(fold(text[max(0, month.start - _AROUND) : month.start])):
        return None
    name = "date" if _YEAR.search(said) else "dm"
    rule = day.rule._replace(shift=-1 if day.parts.get("before") else 0)
    end = day.end + ("(" in text[month.end : day.start] and text[day.end : day.end + 1] == ")")
    words = joined_words(text[month.start : end])
    parts: dict[str, str | None] = {name: f"{number[0]}/{said}"}
    return day._replace(rule=rule, start=month.start, end=end, reading="date", parts=parts, text=words)


def _joined_to(period: Hit, day: Hit) -> Hit | None:
    name = NAME_PERIOD[period.reading] or finest_period(period.parts.get("periods") or "")
    text = day.text if NAME_PERIOD[period.reading] else f"{period.text} ... {day.text}"
    before = {"before": "trước"} if day.rule.shift else {}
    if name in ("năm", "nửa năm") and day.rule.name in ("before-day-month", "by-day-month"):
        return day._replace(reading="day_of_year", parts={**day.parts, **before}, text=text)
    if name == "năm" and day.reading == "interval" and day.parts.get("dm") and not _YEAR.search(day.text):
        return day._replace(reading="day_of_year", text=text)
    if day.reading in _OF_MONTHS:
        return _in_months(name, day, text)
    if day.reading != "bare_day":
        return None
    if name == "tháng":
        return day._replace(reading="day_of_month", text=text)
    if name == "quý":
        return day._replace(reading="day_of_quarter", parts={**day.parts, "which": "cuối"}, text=text)
    return None


def _in_months(name: str, day: Hit, text: str) -> Hit | None:
    """As in "Hằng năm, Sở A kiểm tra trong tháng 4 và tháng 10": months or quarters of each year, of which none is printed."""
    said = fold_signs(day.text)
    found = _MONTHS.search(said) if name in ("năm", "nửa năm", "quý") else None
    if found is None or _SPANNED.search(said):
        return None
    if name != "năm" and not _SEVERAL.search(found["which"]):
        return None
    if found["unit"] == "quý":
        return day._replace(reading="quarters_of_year", parts={"quarters": found["which"]}, text=text)
    if found["part"]:
        return day._replace(reading="months_of_year", parts={"m": found["which"], "part": found["part"]}, text=text)
    return day._replace(reading="named_months", parts={"months": found["which"]}, text=text)


def fold_signs(text: str) -> str:
    """Lower case, one placement of tone marks, plain dashes; every character keeps its place."""
    if not any(map(text.__contains__, _OTHER_SIGNS)):
        return fold(text)
    plain = text.replace("–", "-").replace("—", "-").replace("‑", "-").replace("\u00a0", " ")
    low = plain.lower()
    if len(low) != len(plain):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)
    return place_tones(low)


_YEAR, _DAY, _COMMA = re.compile(r"\d{4}"), re.compile(r"\d{1,2}"), re.compile(r"\s*[,(]\s*")
_MONTH_TOLD, _AROUND = Shape("deadlines", r"(?<!\w){of_a_month}(?:\s+[^\W\d_]+){0,5}\s+$"), 60
"""As in "báo cáo kết quả trong tháng 11, trước ngày 05": a day that may be of the month behind the one that is told of."""
_OF_MONTHS = ("month", "months", "quarter", "quarters")
_MONTHS = re.compile(
    r"^(?:[^\W\d_]+\s+)*?(?:(?P<part>đầu|giữa)\s+)?(?:các\s+)?(?P<unit>tháng|quý)\s+(?P<which>(?:\d{1,2}|[iv]{1,3})(?:(?:\s*,|\s+và)*\s+(?:(?:tháng|quý)\s+)?(?:\d{1,2}|[iv]{1,3}))*)$"
)
"""Months or quarters without a year, with which the words of a time end."""
_SPANNED, _SEVERAL = re.compile(r"(?<!\w)(?:đến|tới|trước)(?!\w)"), re.compile(r"[,\s]")
_OTHER_SIGNS = ("‑", "−", "\u00a0")
"""Those that are not folded as they are elsewhere."""
_WORDS, _PAIR, _TWO_WORDS = re.compile(r"\w+"), re.compile(r"\w+\s+\w+"), re.compile(r"\w+(?:\s+\w+)?")
_START = r"(?<!\w)"
_LOOKED_BACK = 16
"""Signs before a text that a rule may look at, and more ("hạn |", ": |")."""
_MOST_STRETCHES, _LONGEST_STRETCH = 20_000, 40


def joined_words(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())


@functools.cache
def starts() -> tuple[Sieve, _Patterns]:
    """How a text says from which day on something comes again, and which of these a text can hold."""
    data = written("time")
    expressions = [_filled(pattern, data["blocks"]) for pattern in data["starts"]["patterns"]]
    return Sieve(expressions), _Patterns(expressions)


@functools.cache
def table() -> tuple[Rule, ...]:
    """The grammar, read once."""
    data = written("time")
    return tuple(
        Rule(
            name=row["rule"],
            expression=_filled(pattern, data["blocks"]),
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
def _sieve(cell: bool) -> tuple[list[Rule], Sieve, _Within, int, _Patterns]:
    """The rules for cells or for running text, which a text can hold, which its words can begin, which stand first, their patterns."""
    rules = [rule for rule in table() if cell or not rule.cell]
    expressions = [rule.expression for rule in rules]
    heads = sum(1 << at for at, rule in enumerate(rules) if rule.head)
    return rules, Sieve(expressions), _Within(Beginnings(expressions)), heads, _Patterns(expressions)


def _filled(pattern: str, blocks: dict[str, str]) -> str:
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
    return rf"{_START}(?:{spaced})(?!\w)"
