"""Parts of a unit of which one is a time of the other's period: "hằng tháng trước ngày 25; riêng tháng 12 trước ngày 20"."""

from directives.lexicon.shapes import phrases
from directives.sentences.subjects import verb_start
from directives.strings.folding import fold
from directives.structure.alike import same_bodies
from directives.structure.part import Part
from directives.times.own_months import behind_own_months, but_for, each_year, own_months
from plans.due import Due, OnDate, Recurring
from plans.problems import Place, doubt


def without_own_times(parts: list[Part]) -> list[Part]:
    """The parts, each period without the months that a part behind it has a day of its own for; asked where that cannot be told."""
    for number, part in enumerate(parts):
        months = own_months(part.pieces[0].text) if number and part.due is not None else frozenset()
        at = next((at for at in range(number - 1, -1, -1) if _comes_again(parts[at])), None) if months else None
        if at is None or not _of_the_same(parts[at], part) or _of_other_work(parts[at], part):
            continue
        one, yearly = parts[at], each_year(part.due, months)
        if yearly is not None and (left := but_for(one.due, months)) is not None:
            parts[at] = one._replace(due=left)
            parts[number] = part._replace(due=yearly)
        else:
            asked = doubt("several-dues", Place(field="due"), kept=_text(one.due), others=_text(part.due))
            parts[at] = one._replace(problems=[*one.problems, asked])
    return parts


def _comes_again(part: Part) -> bool:
    return isinstance(part.due, Recurring)


def _of_the_same(one: Part, other: Part) -> bool:
    """Whether the same bodies do both."""
    return other.subject is None or one.subject is None or same_bodies(other.subject.names, one.subject.names)


def _of_other_work(one: Part, other: Part) -> bool:
    """As in "Hằng tháng báo cáo ...; tháng 12 tổ chức hội nghị ...": work that is no report and of which the period does not speak."""
    said = fold(behind_own_months(other.pieces[0].text))
    verb = verb_start().match(said)
    if verb is None or any(map(said.__contains__, (*phrases("reports", "tells"), *phrases("reports", "sends")))):
        return False
    return not any(verb.group() in fold(piece.text) for piece in one.pieces)


def _text(due: Due | None) -> str:
    return due.text if isinstance(due, Recurring | OnDate) else ""
