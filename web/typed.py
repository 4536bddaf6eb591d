"""What was typed into the fields of a form, as values; what cannot be read is refused with its words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from desk.acting import ActRefused
from desk.results import Result
from desk.secrecy import marked
from plans.problems import Problem, error
from plans.typed_days import coming_day, typed_day
from web.auth import FormWrong

PASTED = 200_000
"""Characters of a field that a form may send: what is too long is then shown again with its words, not lost."""


def day_typed(text: str) -> dt.date | None:
    """A day as people type it, or as a browser sends it (plans.typed_days); raises ActRefused."""
    day, problems = typed_day(text)
    if problems:
        raise ActRefused(*problems)
    return day


def day_ahead(text: str, today: dt.date) -> dt.date | None:
    """The same of a day that lies ahead, which needs no year (plans.typed_days); raises ActRefused."""
    day, problems = coming_day(text, today)
    if problems:
        raise ActRefused(*problems)
    return day


def day_or_none(text: str) -> dt.date | None:
    """The same; None for what is no day."""
    try:
        return day_typed(text)
    except ActRefused:
        return None


def words_typed(text: str) -> str:
    """Several lines of text with the line ends and the whole letters that we keep."""
    return normalize("NFC", text.replace("\r\n", "\n")).strip()


def shown_again(typed: Mapping[str, str], problems: Sequence[Problem]) -> dict[str, str]:
    """What a form holds when it comes back: what was typed, without the fields whose words are secret."""
    secret = any(one.code == "secret-document" for one in problems)
    return {name: "" if secret and marked(text) else text for name, text in typed.items()}


def result_typed(typed: Mapping[str, str]) -> Result:
    """The fields of a result; raises ActRefused."""
    day = day_typed(typed["doc_date"])
    return Result(typed["doc_number"], day, typed["subject"], typed["link"], typed["signer"])


def percent_typed(text: str) -> int:
    """60, 60%, 60 %; raises ActRefused."""
    plain = text.strip().removesuffix("%").strip()
    if not (plain.isdecimal() and len(plain) < 4):
        raise ActRefused(error("percent-wrong"))
    return int(plain)


def pair_typed(line: str) -> tuple[int, int]:
    """An assignment with the version that was shown: number:version; raises FormWrong."""
    number, _, version = line.partition(":")
    if not (number.isdecimal() and version.isdecimal() and len(number) < 19 and len(version) < 19):
        raise FormWrong(error("form-wrong"))
    return int(number), int(version)
