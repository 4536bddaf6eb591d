"""To whom the later parts of a sentence report where only its first part says so."""

from collections.abc import Iterable
from itertools import accumulate

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold

_ONE_WORD = 2
"""Syllables behind "báo cáo" that say no more than what kind of report it is: "báo cáo tổng thể kết quả"."""
_AGAIN = Shape("reports", r"{again}(?!\w)")


def receiver_of(name: str | None, leading: set[str]) -> str | None:
    """To whom they report: nobody who alone leads the work; one of several gets what the others report."""
    return None if leading == {fold(name or "")} else name


def to_the_same(parts: Iterable[Obligation]) -> list[Obligation]:
    """The parts of a unit: one that opens with a report to nobody goes where the part before it of the same lead goes.

    As in "báo cáo UBND tỉnh (qua Sở A) vào thứ Sáu hằng tuần; báo cáo tổng thể trước ngày 05/10/2026".
    """
    return list(accumulate(parts, _received))


def _received(before: Obligation, part: Obligation) -> Obligation:
    alone = part.report_to is None and part.via is None and part.lead == before.lead
    if not alone or before.report_to is None or not _AGAIN.match(fold(part.quote)):
        return part
    if not _the_same(before, part):
        return part
    return part._replace(report_to=before.report_to, via=before.via)


def _the_same(before: Obligation, part: Obligation) -> bool:
    """Whether a part reports of nothing that the report before it does not name."""
    quote = fold(part.quote)
    again = _AGAIN.match(quote)
    day = fold(getattr(part.due, "text", None) or "")
    said = quote[again.end() if again else 0 :]
    about = (said.partition(day)[0] if day else said).strip(" ,.;:")
    return len(about.split()) <= _ONE_WORD or about in fold(before.quote)
