"""A result as it is typed in or read from its paper: number, date, signer, subject, a link; and the line that is kept of it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from desk.files import RESULTS, SafeFile, safe_file
from models.evidence import Facts
from plans.problems import Place, Problem, error, note
from plans.typed_days import typed_day

LONGEST, LONGEST_NUMBER, LONGEST_WORDS = 500, 80, 2000
"""Characters of a field, of a document's number, and of what a unit says in its own words, at most."""
_PAPER = re.compile(r"\d\S*/\S*[^\W\d]\S*?,?\s+ngày\s+(\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{4})")
"""The day behind the number of a paper: 45/BC-SNV ngày 10/12/2026."""


class Result(NamedTuple):
    """What was typed; `link` is the document's address where it can be read."""

    number: str = ""
    date: dt.date | None = None
    subject: str = ""
    link: str = ""
    signer: str = ""


class ReadResult(NamedTuple):
    """A file that may be kept, what its own words and signatures propose for the form, and what is told of its signatures."""

    file: SafeFile
    facts: Facts
    signed: tuple[Problem, ...] = ()


def wrong_result(result: Result, words: str, today: dt.date, files: Sequence[str] = ()) -> list[Problem]:
    """What is wrong about a result; something must be there, a document, a file or a word: an empty hand-in stops no clock.

    A day or a signer alone is no document.
    """
    parts = _plain(result)
    problems = []
    if not (parts.number or parts.subject or parts.link or files or words.strip()):
        problems.append(error("result-missing"))
    if parts.link and not re.fullmatch(r"https?://[^\s<>\"]+", parts.link, re.IGNORECASE):
        problems.append(error("result-link-wrong"))
    if result.date is not None and result.date > today:
        problems.append(error("result-date-ahead", day=result.date.isoformat()))
    problems += words_long(words)
    if max(map(len, (parts.number, parts.subject, parts.link, parts.signer))) > LONGEST:
        problems.append(error("result-too-long", most=LONGEST))
    elif len(parts.number) > LONGEST_NUMBER:
        problems.append(error("result-number-long", most=LONGEST_NUMBER))
    if any(map(_strange, (parts.number, parts.signer))):
        problems.append(error("result-strange"))
    return problems


def line_ahead(line: str, today: dt.date) -> list[Problem]:
    """Of a result said in one line, that the day behind its paper's number is still to come."""
    for found in _PAPER.findall(line):
        day, _ = typed_day(found)
        if day is not None and day > today:
            return [error("result-date-ahead", day=day.isoformat())]
    return []


def words_long(words: str) -> list[Problem]:
    """Words that are longer than a note may be."""
    too_long = len(words) > LONGEST_WORDS
    return [error("words-too-long", most=LONGEST_WORDS, size=len(words))] if too_long else []


def line_of(result: Result, files: Sequence[str] = ()) -> str:
    """The line for the history: "Số 45/BC-SNV ngày 10/12/2026: ...; người ký: ...; https://..."; a file alone by its name."""
    number, date, subject, link, signer = _plain(result)
    dated = f"ngày {date:%d/%m/%Y}" if date else ""
    head = " ".join(part for part in (f"Số {number}" if number else "", dated) if part)
    said = [": ".join(part for part in (head, subject) if part), f"người ký: {signer}" if signer else "", link]
    return "; ".join(part for part in said if part) or ", ".join(files)


def result_of(facts: Facts) -> Result:
    """The same as it was typed."""
    return Result(facts.number or "", facts.date, facts.subject or "", facts.link or "", facts.signer or "")


def facts_of(result: Result, note: str | None) -> Facts:
    """The same as it is kept."""
    number, date, subject, link, signer = _plain(result)
    return Facts(number or None, date, signer or None, subject or None, link or None, (note or "").strip() or None)


def read_result(data: bytes, name: str, *, isolated: bool = False) -> tuple[ReadResult | None, list[Problem]]:
    """A file under a safe name with what its head says, or why it is not taken. Nothing is kept here.

    The marks MẬT, TỐI MẬT, TUYỆT MẬT are looked for before anything else is done with it (Law on the protection of state
    secrets 2025, article 5). What cannot be read is taken all the same: the form is then filled in by hand.
    """
    safe, problems = safe_file(data, name, RESULTS)
    if safe is None:
        return None, problems
    from desk.signing import told_of, with_signature
    from directives.heads.secrecy import secrecy_mark
    from directives.results.result_papers import result_text
    from directives.results.signatures import read_signatures

    text = result_text(data, safe.kind, safe.name)
    if (mark := secrecy_mark(text)) and not isolated:
        return None, [error("secret-document", Place(file=safe.name), mark=mark)]
    words, signatures = _proposed(data, safe, text), read_signatures(data)
    facts = with_signature(words, signatures)
    told = [] if any(facts) else [note("result-not-read", Place(file=safe.name))]
    return ReadResult(safe, facts, tuple(told_of(signatures, words, safe.name))), told


def _proposed(data: bytes, file: SafeFile, text: str) -> Facts:
    if not text:
        return Facts()
    from directives.results.result_papers import read_result_file

    head = read_result_file(data, file.kind, file.name, text)
    number = head.number if head.number and not head.number.startswith("/") else None
    signer = head.signer.name if head.signer else None
    return Facts(number, head.issued, signer, (head.subject or "")[:LONGEST] or None)


def _strange(text: str) -> bool:
    """Whether it holds what no number and no name has: control characters, marks of a web page."""
    return any(one in "<>{}`\\" or unicodedata.category(one)[0] == "C" for one in text)


def _plain(result: Result) -> Result:
    """The same without blanks that say nothing."""
    number, subject, link, signer = (
        " ".join(part.split()) for part in (result.number, result.subject, result.link, result.signer)
    )
    return Result(number, result.date, subject, link, signer)
