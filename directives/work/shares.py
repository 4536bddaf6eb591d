"""Parts of one work with a day each for some of a group: whether the others' part holds them too."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.named_again import named_again, opens_again
from directives.sentences.obligation import Obligation
from directives.sentences.set_apart import APART, kind_of, set_apart
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.dated_bodies import only_their_day
from directives.work.apart_group import joins_alone, rest_of_group
from directives.work.named_above import points_back
from plans.due import Recurring
from plans.names import fold_name
from plans.problems import Place, Problem, doubt

_EACH_GIVES = Shape("left_over", r"{obligations.each_of}\s[^;,.:]{2,60}?\s{gives_so_many}\s+(?:{at_least}\s+)?\d")
_NO_WORK = Shape("subjects", r"\s(?:{no_work}|{deadlines.only_gets})(?!\w)")
_COMMA, _ABOVE = re.compile(r",\s+"), Shape("left_over", r"{above_all}(?!\w)")


def shares(found: Sequence[Obligation]) -> Iterator[Problem]:
    """As in "Các xã gửi trước ngày A, riêng xã B trước ngày C": the first part may hold whoever has the second, or be done to them."""
    group, asked = found[0] if found else None, set[int]()
    for one, other in pairwise(found):
        group = group if group and group.clause == one.clause else one
        if one.clause != other.clause or not one.lead:
            continue
        if other.due is not None and _apart_unread(one, other):
            place = Place(clause=other.clause, field="lead", span=other.span)
            yield doubt("apart-unread", place, lead="; ".join(other.lead))
        if other.due is not None and other.lead == one.lead and _for_each(one, other):
            yield doubt("each-or-whole", Place(clause=other.clause, field="lead", span=other.span), lead=one.lead[0])
        if other.due is not None and other.lead != one.lead and joins_alone(other):
            place = Place(clause=other.clause, field="lead", span=other.span)
            yield doubt("lead-only-joins", place, lead="; ".join(other.lead))
        if other.due is not None and _perhaps_receives(one, other):
            place = Place(clause=other.clause, field="lead", span=other.span)
            yield doubt("lead-or-receiver", place, lead="; ".join(other.lead))
        apart = set_apart(other.quote)
        if other.due is not None and rest_of_group(other, group):
            one = group
            if id(group) in asked:
                continue
        elif other.due is None or (one.due is None and (apart is None or not other.quote[:1].islower())):
            continue
        elif apart is None and named_again(other.quote, one.lead, one.quote) is None:
            if group is one or group.due is None or named_again(other.quote, group.lead, one.quote) is None:
                continue
            one = group  # the third and further of them: "Các xã ... . Xã A ... . Xã B ..."
        asked.add(id(one))
        place = Place(clause=one.clause, field="lead", span=one.span)
        yield doubt("share-apart", place, lead="; ".join(one.lead), apart="; ".join(other.lead))


def _for_each(one: Obligation, other: Obligation) -> bool:
    """As in "Mỗi xã cử 02 người; tổ chức tập huấn trước ngày D": what each gives so many of, and work that nobody is named for."""
    each = _EACH_GIVES.match(fold(one.quote))
    return each is not None and read_subject(other.quote, strict=True) is None


def _opens_with_another(other: Obligation, folded: str) -> bool:
    """As in "Các thôn rà soát hộ nghèo. Hội Phụ nữ vào các hộ trước ngày D": a body by its name, behind it words that no rule knows."""
    names = read_bodies(other.quote, opens=True) if other.quote[:1].isupper() else None
    if (
        names is None
        or not names.names
        or names.start
        or set(map(fold_name, names.names)) & set(map(fold_name, other.lead))
    ):
        return False
    if folded[names.end : names.end + 1] != " " or points_back(folded):
        return False
    return _NO_WORK.match(folded, names.end) is None


def _perhaps_receives(one: Obligation, other: Obligation) -> bool:
    """As in "Các xã gửi Sở A trước ngày B, Sở C trước ngày D": a body of the receiver's kind, or above all, with nothing but a day."""
    if not one.report_to or other.lead == one.lead or not other.lead:
        return False
    alike = kind_of(other.lead[0]) == kind_of(one.report_to) or _ABOVE.match(fold(other.lead[0])) is not None
    return alike and only_their_day(other.quote)


def _apart_unread(one: Obligation, other: Obligation) -> bool:
    """Whether a part that tells a place, a thing or a time of the period apart was left to the lead of the part before it."""
    if one.lead != other.lead or set_apart(other.quote) is not None:
        return False
    folded = fold(other.quote)
    if opens_again(other.quote):
        return not any(folded.startswith(fold(name)) for name in other.lead)
    if (apart := APART.match(folded)) is None:
        return _opens_with_another(other, folded)
    if isinstance(one.due, Recurring) and not isinstance(other.due, Recurring):
        return True
    comma = _COMMA.search(other.quote, apart.end())
    names = read_bodies(other.quote, comma.end()) if comma else None
    return (
        comma is not None and names is not None and names.start == comma.end() and names.names not in ((), other.lead)
    )
