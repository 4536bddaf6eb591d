"""Options and arguments that several commands share, and the readers of their values."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from cli.words import lang, say

EARLIEST, LATEST = 1945, 2200
"""Years that are taken for a year; another is a slip of the finger."""


def read_date(text: str) -> dt.date:
    """A day as 2026-12-09 or as 09/12/2026; anything else, or a day that does not exist, is a wrong usage."""
    if isinstance(text, dt.date):
        return text
    iso, ours = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text), re.fullmatch(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})", text)
    parts = iso.groups() if iso else ours.groups()[::-1] if ours else None
    try:
        if parts is None:
            raise ValueError(text)
        return _sensible(dt.date(*map(int, parts)))
    except ValueError:
        raise typer.BadParameter(_with_hour(text) or _bad_date(text)) from None


def _with_hour(text: str) -> str:
    """Of a day that is written with an hour where a day alone is meant, that it is; empty of anything else."""
    if not re.search(r"\d\s*(?::|h|g|giờ)", text, re.IGNORECASE):
        return ""
    if lang() == "en":
        return f"“{text}” has an hour; here it is a day alone, as 09/12/2026"
    return f"“{text}” có giờ; ở đây chỉ ghi ngày, ví dụ 09/12/2026"


def _sensible(day: dt.date) -> dt.date:
    """The day, if an office can mean it: reckoning with the first or last years that there are runs out of them."""
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(day)
    return day


def _bad_date(text: str) -> str:
    if lang() == "en":
        return f"“{text}” is no day of {EARLIEST}-{LATEST}; write it as 09/12/2026 or 2026-12-09"
    return f"“{text}” không phải là một ngày có thật (từ năm {EARLIEST} đến năm {LATEST}); viết dạng 09/12/2026 hoặc 2026-12-09"


def read_moment(text: str) -> dt.datetime | dt.date:
    """A day (its end), or a day with an hour, 17:00 09/12/2026 or 2026-12-09T07:30, in the office's time zone."""
    from plans.typed_days import parted_hour

    if isinstance(text, dt.date):
        return text
    day, hour = parted_hour(text)
    if hour is not None:
        return dt.datetime.combine(read_date(day.lower().removeprefix("ngày ")), hour)
    if not re.search(r"[T ]", text):
        return read_date(text)
    try:
        moment = dt.datetime.fromisoformat(text)
        _sensible(moment.date())
        return moment
    except ValueError:
        raise typer.BadParameter(_bad_date(text)) from None


def read_due_words(text: str) -> str:
    """A deadline in words, or a day with an hour; where it has none but a day, a day that there is, as `read_date` takes it."""
    return text if ":" in text or any(one.isalpha() for one in text) else f"{read_date(text):%d/%m/%Y}"


def day_option(flag: str, vi: str, en: str) -> typer.models.OptionInfo:
    """An option that takes a day."""
    option: typer.models.OptionInfo = typer.Option(flag, help=say(vi, en), parser=read_date, metavar="DATE")
    return option


def words_option(flag: str, metavar: str, vi: str, en: str) -> typer.models.OptionInfo:
    """An option that takes words: a name, a slug, what is looked for."""
    option: typer.models.OptionInfo = typer.Option(flag, help=say(vi, en), metavar=metavar)
    return option


@contextmanager
def by_option(**options: str) -> Iterator[None]:
    """What is wrong with a field is said of the option that fills it: of `--due`, not of what programs call it."""
    from plans.problems import DondocError

    try:
        yield
    except DondocError as refused:
        refused.problems = tuple(
            one.model_copy(
                update={
                    "place": one.place.model_copy(update={"field": options.get(one.place.field or "", one.place.field)})
                }
            )
            for one in refused.problems
        )
        raise


Json = Annotated[bool, typer.Option("--json", help=say("In dạng JSON", "Print JSON"))]
Today = Annotated[dt.date | None, day_option("--today", "Coi ngày này là hôm nay", "Take this day as today")]
By = Annotated[str | None, words_option("--by", "PERSON", "Người thực hiện (mã)", "Who does it (slug)")]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes",
        help=say("Thực hiện; không có thì chỉ cho xem trước", "Do it; without it what would be done is only shown"),
    ),
]
Force = Annotated[bool, typer.Option("--force", help=say("Bỏ qua chốt an toàn", "Pass the safety catch"))]
