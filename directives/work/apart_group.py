"""Groups and people told apart before a body that acts ("Riêng các trường, Sở A cấp thuốc"): they are spoken of, or act as well."""

import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape, shortest
from directives.sentences.obligation import Obligation
from directives.sentences.set_apart import ONLY, acts_first, kind_of, spoken_of_first
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.words.work_words import predicate
from plans.problems import Place, Problem, doubt

_LEFT_OUT = Shape("names", r"(?<!\w){all_but}\s+")
_JOINS = Shape("partners", r"\s+{only_joins}(?!\w)")
_NO_MORE = Shape("partners", r"\s+{only_joins}[\s.,;]*")
_REST = Shape("headings", r"{subjects.several}\s+\S.*\s{rest_of}")
_GROUP = Shape("subjects", r"(?<!\w){several}\s")
_COMMA, _FEWEST = re.compile(r",\s+"), 2


def left_out_last(one: Obligation) -> Iterator[Problem]:
    """As in "Các sở, trừ Sở A, Công an tỉnh kiểm tra ...": the last of those left out, of another kind, stands right before the work."""
    for name in one.lead:
        if not any(map(name.__contains__, shortest("names", "all_but"))):
            continue
        but = _LEFT_OUT.search(fold(name))
        row = _COMMA.split(name[but.end() :]) if but else []
        if len(row) < _FEWEST or kind_of(row[0]) == kind_of(row[-1]):
            continue
        text, printed = " ".join(one.quote.split()), " ".join(name.split())
        end = text.find(printed) + len(printed)
        if end >= len(printed) and text[end : end + 1] == " " and predicate().match(fold(text), end):
            yield doubt("actor-left", Place(clause=one.clause, field="lead", span=one.span), said=row[-1])


def joins_alone(one: Obligation) -> bool:
    """As in "...; Sở B phối hợp trước ngày D": whoever has a day of its own does no more than join in."""
    text = tight(one.quote)
    rest = text.removeprefix(text[: text.find(one.lead[-1]) + len(one.lead[-1])]) if one.lead else ""
    if one.due is None or _JOINS.match(fold(rest)) is None:
        return False
    return _NO_MORE.fullmatch(fold(rest.replace(tight(one.due.text), ""))) is not None


def rest_of_group(one: Obligation, group: Obligation) -> bool:
    """As in "các xã còn lại trước ngày D" behind the work of all of them: the group's part may hold these."""
    if len(one.lead) != 1 or one.clause != group.clause or _REST.fullmatch(fold(one.lead[0])) is None:
        return False
    return one is not group and any(_GROUP.search(fold(name)) for name in group.lead)


def told_wholly(name: str) -> bool:
    """Whether a name is known to end where it does: those left over, or a place by its own name."""
    words = name.split()
    return _REST.fullmatch(fold(name)) is not None or (len(words) > 1 and words[1][:1].isupper())


def apart_group(one: Obligation) -> Iterator[Problem]:
    """The doubt of a task that opens with such groups, whose lead is the body behind them."""
    if ONLY.match(fold(one.quote)) is None:
        return
    if (people := acts_first(one.quote)) and not any(fold(name) in fold(people) for name in one.lead):
        yield doubt("actor-left", Place(clause=one.clause, field="lead", span=one.span), said=people)
        return
    told = spoken_of_first(one.quote)
    if told is not None and told[1] in one.lead:
        place = Place(clause=one.clause, field="lead", span=one.span)
        yield doubt("actor-left", place, said="; ".join(told[0]))
