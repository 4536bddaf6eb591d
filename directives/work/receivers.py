"""To whom the later parts of a sentence report where only its first part says so."""

from collections.abc import Iterable
from itertools import accumulate

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.outline import Outline
from directives.times.due_phrases import is_time
from plans.due import Recurring

_ONE_WORD = 2
"""Syllables behind "báo cáo" that say no more than what kind of report it is: "báo cáo tổng thể kết quả"."""
_PERIODS = Shape("deadlines", r"(?<!\w){the_report}\s+{of_period}(?!\w)")
_AGAIN = Shape("reports", r"{again}(?!\w)")


def receiver_of(name: str | None, leading: set[str]) -> str | None:
    """To whom they report: nobody who alone leads the work; one of several gets what the others report."""
    return None if leading == {fold(name or "")} else name


def sent_to_itself(receiver: str, lead: tuple[str, ...], text: str) -> bool:
    """As in "Sở A theo dõi. Nếu có vướng mắc thì phản ánh về Sở A.": the lead was named before, and here only gets what others send."""
    return tuple(map(fold, lead)) == (fold(receiver),) and fold(text).count(fold(receiver)) == 1


def from_above(outline: Outline, index: int, found: list[Obligation]) -> list[Obligation]:
    """As in "gửi báo cáo về Sở A theo các mốc sau:" above "- Báo cáo lần 1: trước ngày ...": whom the lead-in names gets each report."""
    above = outline.clauses[index].parent
    told = outline.clauses[above].paragraphs[-1].text if above >= 0 else ""
    if not told.endswith(":") or (reports := read_reports(told)).report_to is None:
        return found
    return [
        one._replace(report_to=receiver_of(reports.report_to, set(map(fold, one.lead))), via=reports.via)
        if one.report_to is None and one.via is None and _only_reports(one.quote)
        else one
        for one in found
    ]


def _only_reports(quote: str) -> bool:
    """Whether words say no more than that, or when, somebody reports ("Sở A báo cáo trước ngày ...", "Hằng tháng: trước ngày 20")."""
    subject, folded = read_subject(quote), fold(quote)
    start = subject.end if subject is not None and not subject.inside else 0
    behind = len(folded[start:]) - len(folded[start:].lstrip())
    if _AGAIN.match(folded, start + behind):
        return True
    said = quote.rstrip(" .;")
    day = said.partition(":")[2].strip()
    return bool(day) and (is_time(day) or is_time(said))


def to_the_same(parts: Iterable[Obligation]) -> list[Obligation]:
    """The parts of a unit: one that opens with a report to nobody goes where the part before it of the same lead goes.

    As in "báo cáo UBND tỉnh (qua Sở A) vào thứ Sáu hằng tuần; báo cáo tổng thể trước ngày 05/10/2026".
    """
    found = list(accumulate(parts, _received))
    for number in range(len(found) - 2, -1, -1):
        found[number] = _sent_later(found[number], found[number + 1])
    return found


def _sent_later(part: Obligation, behind: Obligation) -> Obligation:
    """As in "báo cáo tháng trước ngày 25 hằng tháng; báo cáo quý trước ngày ... về Sở A": the last of several reports says where all go."""
    alone = part.report_to is None and part.via is None and part.lead == behind.lead
    if not alone or behind.report_to is None or not isinstance(part.due, Recurring):
        return part
    if not isinstance(behind.due, Recurring) or not _PERIODS.match(fold(behind.quote)):
        return part
    return part._replace(report_to=behind.report_to, via=behind.via) if _PERIODS.search(fold(part.quote)) else part


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
    start, end = again.end() if again else 0, quote.find(day) if day else -1
    about = quote[start : end if end >= 0 else len(quote)].strip(
        " ,.;:"
    )  # none: "báo cáo năm trước ngày ..." is all its time
    return len(about.split()) <= _ONE_WORD or about in fold(before.quote)
