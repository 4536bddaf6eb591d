"""Leads that are perhaps things that get done ("Nhà máy A hoàn thành trước ngày D"), and receivers with work of their own by a day."""

import datetime as dt
import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.times.due_onward import own_dues
from directives.times.due_phrases import find_dues, is_time
from directives.words.work_words import predicate
from plans.problems import Place, Problem, doubt

_BUILT = Shape("left_over", r"(?:{subjects.several}\s+)?{built_things}(?!\w)")
_DONE = Shape("left_over", r"\s+(?:{unlisted.must}\s+)?{gets_done}(?:(?:\s*,|\s+và)\s+{gets_done})*(?!\w)")
_SO_THAT = Shape("reports", r"(?<!\w){so_that}\s+(?=\S)")
_MARK = re.compile(r"[;.]\s")


def told_besides(one: Obligation, issued: dt.date | None) -> Iterator[Problem]:
    """A doubt at the lead for either."""
    quote = " ".join(one.quote.split())
    place = Place(clause=one.clause, field="lead", span=one.span)
    if _gets_done(one, quote):
        yield doubt("lead-unsaid", place)
    elif one.report_to and one.due and (body := _works_on(quote, issued)) and not set(body) & set(one.lead):
        yield doubt("actor-left", place, said="; ".join(body))


def _gets_done(one: Obligation, quote: str) -> bool:
    """As in "Bệnh viện dã chiến số 1 hoàn thành trước ngày D": no more is said of it than by when it is done."""
    folded, name = fold(quote), fold(one.lead[0]) if len(one.lead) == 1 else ""
    if not name or not folded.startswith(name) or _BUILT.match(name) is None:
        return False
    done = _DONE.match(folded, len(name))
    rest = quote[done.end() :].strip(" .;,") if done else "-"
    return not rest or is_time(rest)


def _works_on(quote: str, issued: dt.date | None) -> tuple[str, ...]:
    """As in "gửi Sở A trước ngày D để Sở A tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày E": who has the later day, by its name."""
    if "để " not in quote:
        return ()
    dues = find_dues(quote, issued)
    own = own_dues(quote, [day.span for day in dues])
    if own == len(dues):
        return ()
    folded = fold(quote)
    for so_that in _SO_THAT.finditer(folded, dues[own - 1].span[1], dues[own].span[0]):
        names = read_bodies(quote, so_that.end(), loose=True)
        acts = names.names and names.start == so_that.end() and predicate().match(folded, names.end)
        if acts and quote[names.start].isupper() and _MARK.search(folded, names.end, dues[own].span[0]) is None:
            return names.names
    return ()
