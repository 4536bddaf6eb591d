"""The words of problems and labels in Vietnamese and English, and how a problem is shown: place, underline, remedy.

Sentences are in `words/vi.yaml` and `words/en.yaml`, labels in `words/labels.*.yaml`; they are read when first needed.
A placeholder may name its kind: `{day:date}`, `{hour:hour}` before it, `{month:period}`, `{count:count}`, or a group of labels,
`{stage:stage}`, `{allowed:act}`.
"""

import datetime as dt
import re
import string
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple
from unicodedata import category, east_asian_width

from plans.problems import Place, Problem

Lang = Literal["vi", "en"]
WORDS = Path(__file__).parent / "words"
WIDTH = 100
"""Columns of a source line shown at most; a longer one is cut around the words."""
NAMED = 6
"""Clauses that a question names of all that it is asked about."""


class Rendered(NamedTuple):
    """A problem in words: what is wrong, what to do about it and, where it needs saying, why."""

    says: str
    do: str
    why: str = ""


_CODE = re.compile(r" \[[a-z0-9]+(?:[-/~][a-z0-9]+)*\]")
"""The code of a unit or group behind its name."""
_STOPPED = re.compile(r'\.(["”»])$')
"""The stop of a quoted sentence that ends ours: whoever shows it puts one behind."""


def render(problem: Problem, lang: Lang = "vi", *, page: bool = False, program: bool = False) -> Rendered:
    """The words of a problem. A code without words shows itself and its arguments: nothing is ever swallowed.

    `page`: for who has buttons, not commands: the remedy says what to click where it would else name a command, and no codes
    stand behind names ("Chi cục Kiểm lâm [chi-cuc-kiem-lam]"). `program`: for who sends fields: the remedy names the field to send.
    """
    words = catalogue(lang).get(problem.code)
    if words is None:
        return Rendered(" ".join([problem.code, *(f"{name}={value}" for name, value in problem.args.items())]), "")
    own = words.get("click") if page else words.get("send") if program else None
    fill, remedy = _Filler(lang), own or words.get("do", "")
    said = {**words, "says": _known(words.get("says", ""), problem), "do": _answered(remedy, problem)}
    says, do, why = (fill.vformat(said.get(part, ""), (), _Args(problem.args)) for part in ("says", "do", "why"))
    says = _STOPPED.sub(r"\1", says)
    if also := problem.place.also:
        says += f" ({_asked_of(problem.place.clause, also, lang)})"
    return Rendered(*(_CODE.sub("", one) if page else one for one in (says, do, why)))


def known_code(code: str) -> bool:
    """Whether there are words for it."""
    return code in catalogue("vi")


def _asked_of(own: str | None, also: tuple[str, ...], lang: Lang) -> str:
    """Of which clauses a question is asked at once, the first by name; its own is one of them where it is no section of theirs."""
    section = own is None or all(one.startswith(f"{own}.") for one in also)
    clauses = also if section else tuple(dict.fromkeys((str(own), *also)))
    named = ", ".join(clauses[:NAMED]) + (" …" if len(clauses) > NAMED else "")
    return label("show.also", lang, n=len(clauses), clauses=named)


def _known(sentence: str, problem: Problem) -> str:
    """The sentence without an aside about what is not known ("(cơ quan ban hành: -)")."""
    for name, value in problem.args.items():
        if value == "-":
            sentence = re.sub(rf" \([^()]*\{{{name}\}}[^()]*\)", "", sentence)
    return sentence


def _answered(remedy: str, problem: Problem) -> str:
    """The remedy without a part that would only say that nothing was found ("Gần giống: -"), if anything is left of it."""
    empty = [f"{{{name}}}" for name, value in problem.args.items() if value == "-"]
    parts = re.split(r"(?<=[.;]) ", remedy)
    kept = [part for part in parts if not any(one in part for one in empty)]
    return " ".join(kept).rstrip(".;") if kept and len(kept) < len(parts) else remedy


def label(key: str, lang: Lang = "vi", **args: str | int) -> str:
    """A label that command line, pages and mails share ("stage.draft"); an unknown key shows itself."""
    words = labels(lang).get(key)
    return key if words is None else _Filler(lang).vformat(words, (), _Args(args))


def state_key(state: str, force: str) -> str:
    """The label of an assignment's state: what is only asked for (force request) has no overdue figure, be there a date or none."""
    return f"requested.{state}" if force == "request" and state.endswith("-undated") else f"state.{state}"


def standing_key(state: str, force: str, stage: str) -> str:
    """The same beside its stage: what is not received yet, or handed in, is not "being done", only overdue or in time."""
    waits = stage in ("draft", "review") and state.startswith("open-") and force != "request"
    return f"standing.{state}" if waits else state_key(state, force)


def show(problem: Problem, lines: Sequence[str] | None = None, lang: Lang = "vi", width: int = WIDTH) -> str:
    """A problem as a good compiler shows it; `lines` are those of the file that the place counts in."""
    words, place = render(problem, lang), _with_line(problem.place, lines)
    head = f"{_where(place, lang)}{label(f'severity.{problem.weight}', lang)}: {words.says}"
    gutter = " " * len(str(place.line or ""))
    remedy = [("why", words.why), ("do", words.do)]
    advice = [f"{gutter} = {label(f'show.{name}', lang)}: {said}" for name, said in remedy if said]
    return "\n".join([head, *_excerpt(place, lines, width), *advice])


@cache
def catalogue(lang: Lang) -> Mapping[str, Mapping[str, str]]:
    """The sentences of every problem code: {code: {says, do, why}}."""
    return _read(f"{lang}.yaml")


@cache
def labels(lang: Lang) -> Mapping[str, str]:
    """The labels by dotted key: {"stage.draft": "Chờ tiếp nhận"}."""
    return {
        f"{group}.{key}": words
        for group, entries in _read(f"labels.{lang}.yaml").items()
        for key, words in entries.items()
    }


def _read(name: str) -> dict[str, dict[str, str]]:
    """A file of words; every scalar is text. The reader is imported here: most commands never need it."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    words: dict[str, dict[str, str]] = yaml.load((WORDS / name).read_text("utf-8"), Loader=loader) or {}
    return words


class _Args(dict[str, str | int]):
    """Arguments of a sentence; a missing one stays visible as its placeholder."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


class _Filler(string.Formatter):
    """Fills placeholders, each after its kind; a value is never itself read as a format."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def format_field(self, value: object, format_spec: str) -> str:
        """The value after its kind: a count, a date, or labels of the group that `format_spec` names."""
        text = str(value)
        if format_spec == "count":
            return self._count(value) if isinstance(value, int) else text
        if format_spec == "date":
            return day(text)
        if format_spec == "period":
            return label(f"show.period-{'day' if len(text) > len('mm/yyyy') else 'month'}", self.lang, value=day(text))
        if format_spec == "hour":
            return label("show.hour-of", self.lang, hour=text) + " " if text else ""
        if format_spec:
            words = [labels(self.lang).get(f"{format_spec}.{one}", one) for one in text.split(", ")]
            return ("; " if any("," in one for one in words) else ", ").join(words)
        return text

    def _count(self, value: int) -> str:
        """03, 131, 2.615 as the office writes it; in English 3, 131, 2,615."""
        if self.lang != "vi":
            return f"{value:,}"
        return f"{value:02d}" if 0 < value < 10 else f"{value:,}".replace(",", ".")


def day(iso: str) -> str:
    """A date as the office writes it in either language, 09/12/2026; other text stays."""
    try:
        return dt.date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return iso


def _with_line(place: Place, lines: Sequence[str] | None) -> Place:
    """The place with the line and column of its span, where it has none of its own."""
    if place.line is not None or place.span is None or not lines:
        return place
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    row = min(max(bisect_right(starts, place.span[0]) - 1, 0), len(lines) - 1)
    return place.model_copy(update={"line": row + 1, "column": place.span[0] - starts[row] + 1})


def _where(place: Place, lang: Lang) -> str:
    """`file:line:column: `, and the clause and field where there is no line to point at."""
    parts = [str(part) for part in (place.file, place.line, place.column if place.line else None) if part is not None]
    where = [":".join(parts)] if parts else []
    if place.line is None:
        named = [("clause", place.clause), ("field", labels(lang).get(f"field.{place.field}", place.field))]
        where += [label(f"show.{name}", lang, value=value) for name, value in named if value]
    return "".join(f"{part}: " for part in where)


def _excerpt(place: Place, lines: Sequence[str] | None, width: int) -> list[str]:
    """The source line and the marks under its words; nothing where the line is not to be had."""
    if not lines or place.line is None or not 1 <= place.line <= len(lines):
        return []
    line = lines[place.line - 1]
    start = min(max((place.column or 1) - 1, 0), len(line))
    shown, start, end = _cut(line, start, _end(line, start, place), width)
    gutter = " " * len(str(place.line))
    marks = " " * _columns(shown[:start]) + "^" * max(_columns(shown[start:end]), 1)
    return [f"{gutter} |", f"{place.line} | {_printable(shown)}", f"{gutter} | {marks}"]


def _end(line: str, start: int, place: Place) -> int:
    """Where the words end: the span's end on this line, else the end of the word."""
    if place.column is None:
        return len(line.rstrip())
    if place.span is not None:
        return min(start + max(place.span[1] - place.span[0], 1), max(len(line), start + 1))
    stop = next((at for at in range(start, len(line)) if line[at] in " \t:,;]}"), len(line))
    return max(stop, start + 1)


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """A line no longer than `width` that holds the words (or their beginning), with dots where it was cut."""
    line = line.rstrip()
    if len(line) <= width:
        return line, start, end
    left = max(min(start - (width - min(end - start, width)) // 2, len(line) - width), 0)
    right = left + width
    head, tail = "…" if left else "", "…" if right < len(line) else ""
    return head + line[left:right] + tail, start - left + len(head), min(end, right) - left + len(head)


def _printable(text: str) -> str:
    return "".join(" " if one == "\t" else "\ufffd" if category(one) in ("Cc", "Cs") else one for one in text)


def _columns(text: str) -> int:
    """Columns that text takes on a terminal: combining marks none, wide letters two."""
    marks = ("Mn", "Me", "Cf")
    return sum(0 if category(one) in marks else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def paper_word(kind: str | None) -> str:
    """What a paper is called before its number, in Vietnamese; a report tells of one whose kind it may not name."""
    return label(f"kind.{kind}", "vi") if kind not in (None, "bai-bao") else "văn bản"
