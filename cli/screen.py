"""How things are shown: tables that align and fit the terminal, JSON, and problems on stderr as a good compiler shows them."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import category, normalize

from cli.words import lang
from plans.problems import Problem, Severity
from plans.wording import Lang, label, show

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import Console

    from plans.plan import Plan

NARROW = 14
"""Columns of the terminal that a column of a table needs; with fewer a table becomes a list of records."""
PIPED = 140
"""Columns of a table that does not go to a terminal."""
SHOWN = 3
"""Problems of one kind at one place that are shown; the rest is a number."""
NAMED = 5
"""Names that a line shows; their number stands before them."""
STYLE = {Severity.ERROR: "bold red", Severity.DOUBT: "yellow", Severity.NOTE: "cyan"}


def t(key: str, **args: str | int) -> str:
    """A label in the language of this run."""
    return label(key, lang(), **args)


def due_in(due: "dt.datetime | None", zone: "dt.tzinfo") -> str:
    """Until when, as the pages say it: the last day in time, with the hour where it is not the day's end."""
    from plans.amended import due_words

    return due_words(due, zone, lang())


def console(*, err: bool = False) -> "Console":
    """A console on stdout or stderr; no colours and a fixed width where it is no terminal."""
    import os

    from rich.console import Console

    stream = sys.stderr if err else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS", "").isdigit() else PIPED
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def echo(text: str = "", style: str | None = None) -> None:
    """A line of text on stdout, as it is."""
    console().print(_clean(text), style=style, soft_wrap=True)


def show_problems(
    problems: Iterable[Problem], lines: Sequence[str] | None = None, lang: Lang = "vi", file: str | None = None
) -> None:
    """The problems on stderr, errors last (where the eye is), each with place, words underlined and remedy."""
    out = console(err=True)
    weight = [Severity.NOTE, Severity.DOUBT, Severity.ERROR]
    seen: Counter[tuple[str, object]] = Counter()
    for problem in sorted(problems, key=lambda one: weight.index(one.severity)):
        seen[alike := (problem.code, problem.place.span or problem.place.line)] += 1
        if seen[alike] > SHOWN and alike[1] is not None:
            continue
        head, *rest = show(named(problem, file), lines, lang).split("\n")
        out.print(normalize("NFC", head), style=STYLE[problem.severity], soft_wrap=True)
        for line in rest:
            out.print(normalize("NFC", line), soft_wrap=True)
    if more := sum(count - SHOWN for (_, at), count in seen.items() if at is not None and count > SHOWN):
        out.print(label("cli.more-alike", lang, n=more), soft_wrap=True)


def named(problem: Problem, file: str | None) -> Problem:
    """The problem with the file as it was named on the command line, where it is in that file or does not say."""
    if file is None or problem.place.file not in (None, file.rpartition("/")[2]):
        return problem
    return problem.model_copy(update={"place": problem.place.model_copy(update={"file": file})})


def count_line(problems: Sequence[Problem]) -> str:
    """How many errors and doubts."""
    errors = sum(p.severity is Severity.ERROR for p in problems)
    doubts = sum(p.severity is Severity.DOUBT for p in problems)
    return t("count.problems", errors=errors, doubts=doubts)


def tally(plan: "Plan", problems: Sequence[Problem]) -> str:
    """How many tasks a plan has, and how many problems."""
    return f"{t('cli.tasks', n=len(plan.tasks))}; {count_line(problems)}"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = (), wide: int = -1) -> None:
    """Rows under headings; `right` columns align right, `wide` is the one that may wrap. Narrow: one record under another."""
    out = console()
    if out.width < NARROW * len(headings):
        return _records(out, headings, rows)
    from rich import box
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for at, heading in enumerate(headings):
        drawn.add_column(
            normalize("NFC", heading),
            justify="right" if at in right else "left",
            overflow="fold",
            ratio=None if wide < 0 else (1 if at == wide else None),
        )
    for row in rows:
        drawn.add_row(*map(_clean, row))
    with out.capture() as captured:
        out.print(drawn)
    out.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
    return None


def _records(out: "Console", headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for row in rows:
        for at, (heading, cell) in enumerate(zip(headings, row, strict=True)):
            if cell:
                out.print(_clean(f"{'' if at == 0 else '  '}{heading}: {cell}"), soft_wrap=False)


def _clean(text: str) -> str:
    """Text as a terminal may have it: composed, and no character that commands it or turns the line around."""
    return "".join("\ufffd" if _commands(one) else one for one in normalize("NFC", text))


def _commands(one: str) -> bool:
    return (
        category(one) in ("Cc", "Cs") and one not in "\n\t"
    ) or one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def some(names: Iterable[str]) -> str:
    """The first few of many names in a line."""
    found = list(names)
    return ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")


def as_json(value: object) -> None:
    """A value as JSON on stdout; dates in ISO, letters as they are."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def plain(value: Any) -> Any:  # noqa: ANN401  (any record, any JSON)
    """A value made of what JSON knows."""
    if hasattr(value, "model_dump"):
        return plain(value.model_dump(by_alias=True))
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if hasattr(value, "__dataclass_fields__"):
        return plain({name: getattr(value, name) for name in value.__dataclass_fields__})
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.value if hasattr(value, "value") else value
