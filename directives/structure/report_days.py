"""The day of a periodic report, told in a sentence of its own: "báo cáo hằng quý. Báo cáo gửi trước ngày 20 tháng cuối quý"."""

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.alike import same_bodies
from directives.structure.part import Part
from directives.times.due_phrases import find_dues, is_time
from directives.times.own_months import as_often, is_bare

_OF_REPORT = Shape("deadlines", r"{the_report}(?:\s+{of_period})*(?:\s+{is_sent}(?:\s+[^,;.:\d]{3,60})?)?[\s:,(]*")
_REPORTS = Shape("deadlines", r"(?<!\w){reported}(?!\w)")
_FIRSTS, _BEGINS = ("sentence", "start"), ("sentence", "start", "semicolon")
_SAID = "period-missing"


def with_days_of_reports(parts: list[Part]) -> list[Part]:
    """The parts, a report that only names its period and the sentence behind it that tells its days as one: nobody reports twice."""
    found = list(parts)
    for number in range(len(found) - 1, 0, -1):
        last, behind = found[number - 1], found[number:]
        if last.due is None or not is_bare(last.due) or behind[0].pieces[0].before not in _BEGINS:
            continue
        days = [part.due for part in _of_the_report(last, behind)]
        if not as_often(last.due, *days) or _REPORTS.search(fold(last.pieces[-1].text)) is None:
            continue
        first, *rest = behind[: len(days)]
        asked = [one for one in last.problems if one.code != _SAID]
        told = " ".join(piece.text for part in (last, first, *rest) for piece in part.pieces)
        whole = last._replace(pieces=[*last.pieces, *first.pieces], due=first.due, problems=asked + first.problems)
        found[number - 1 : number + len(days)] = [whole, *(part._replace(told=told) for part in rest)]
    return found


def _of_the_report(last: Part, behind: list[Part]) -> list[Part]:
    """The parts right behind a report that only tell its days."""
    found: list[Part] = []
    for number, part in enumerate(behind):
        goes_on = not number or part.pieces[0].before not in _FIRSTS
        text = part.pieces[0].text
        if not goes_on or len(part.pieces) > 1 or not _same(last, part):
            break
        if not _tells_days(text) and not (number and is_time(text.strip(" .;/"))):
            break
        found.append(part)
    return found


def _same(one: Part, other: Part) -> bool:
    """Whether the same bodies do both."""
    return other.subject is None or (one.subject is not None and same_bodies(one.subject.names, other.subject.names))


def _tells_days(text: str) -> bool:
    """Whether words only say when "the report" is sent, and to whom."""
    said, dues = _OF_REPORT.match(fold(text)), find_dues(text, None)
    return said is not None and bool(dues) and dues[0].span[0] <= said.end()
