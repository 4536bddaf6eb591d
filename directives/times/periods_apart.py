"""Periods of one report with days of their own, one after another: "hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6)"."""

import datetime as dt
import itertools

from directives.lexicon.printed import Printed
from directives.times.due_phrases import DueFound, find_dues, read_due
from directives.times.own_months import has_its_days
from plans.due import Recurring

_BETWEEN = Printed("deadlines", r"(?i)[\s,;)]*(?:(?:và|hoặc)\s+)?(?P<said>{between}(?:\s+{of_period})*)?\s*")
_OF_IT = Printed("deadlines", r"(?i)[\s,(]*(?:{between}\s*)?")
"""Between a bare period and its own day: "hằng quý (trước ngày 20 tháng cuối quý)"."""


def periods_apart(text: str, issued: dt.date | None) -> list[DueFound]:
    """Periods named one after another that no one rule says ("hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6)"); else empty."""
    if len(find_dues(text, issued)) < 2:
        return []
    found = _with_their_days(text, [one for one in find_dues(text, issued) if isinstance(one.due, Recurring)])
    if len({one.due.rrule for one in found if isinstance(one.due, Recurring)}) < 2:
        return []
    due = read_due(text, issued)[0]
    if isinstance(due, Recurring) and "BYSETPOS" not in due.rrule and due.text.count(";") == len(found) - 1:
        return []
    between = [_BETWEEN.fullmatch(text, one.span[1], other.span[0]) for one, other in itertools.pairwise(found)]
    if not all(between):
        return []
    starts = (words.start("said") for words in between if words)
    return [found[0], *(_from(one, at) for one, at in zip(found[1:], starts, strict=True))]


def _from(one: DueFound, at: int) -> DueFound:
    """A period with the words that name its report ("báo cáo quý | trước ngày ...")."""
    return one._replace(span=(at, one.span[1])) if at >= 0 else one


def _with_their_days(text: str, found: list[DueFound]) -> list[DueFound]:
    """The periods, a bare one and the day behind it as one."""
    kept: list[DueFound] = []
    bare: DueFound | None = None
    for one in found:
        if any(has_its_days(one.due, other.due) for other in found):
            bare = one
            continue
        near = (
            bare is not None and has_its_days(bare.due, one.due) and _OF_IT.fullmatch(text[bare.span[1] : one.span[0]])
        )
        kept.append(one._replace(span=(bare.span[0], one.span[1])) if near and bare else one)
    return kept
