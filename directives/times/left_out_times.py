"""Months and other times that words leave out of a period ("hằng tháng, trừ tháng 12, ... trước ngày 25"); asked where none can be."""

import re
from collections.abc import Callable, Sequence

from directives.lexicon.shapes import Shape, shortest
from directives.strings.folding import fold
from directives.times.due_grammar import Hit, joined_words
from directives.times.own_months import but_for, own_months
from plans.due import Due, Recurring
from plans.problems import Place, Problem, doubt

_Read = tuple[Hit, Due | Problem | None]
_Chosen = tuple[Due | None, list[Problem]]
_LEFT_OUT = Shape(
    "deadlines",
    r"[\s,(]\s*(?P<said>(?:{names.all_but}|{not_told_in})\s+(?P<what>(?:các\s+)?(?:{subjects.time_units}|{structure.weekdays})(?!\w)[^,;.():]{0,40}))",
)
_CLOSED, _ENDED = re.compile(r"\s*(?:[,.;)]|$)"), re.compile(r"\s*(?:[.;)]|$)")
_LISTED = re.compile(r"(?:\s*(?:,|\bvà\b)\s*(?:và\s+)?(?:(?:tháng|quý)\s+)?(?:\d{1,2}|[iv]+)(?=\s*(?:[,.;)]|$|và\s)))+")
"""Further months or quarters, up to a mark."""
_SENTENCE = re.compile(r";|[.!?]\s")


def leaves_out(text: str) -> bool:
    """Whether words that may leave out a time stand in a text: a cheap sign."""
    return any(map(text.__contains__, (*shortest("names", "all_but"), *shortest("deadlines", "not_told_in"))))


def without_left_out(text: str, read: Sequence[_Read], choose: Callable[[Sequence[_Read]], _Chosen]) -> _Chosen:
    """What is chosen of the times of a text, without what its words leave out of a period; the doubt of what no rule can leave out."""
    if not any(isinstance(due, Recurring) for _, due in read) or not leaves_out(text):
        return choose(read)
    folded = fold(text)
    spans = [(found.start("said"), _end(folded, found)) for found in _LEFT_OUT.finditer(folded)]
    told = [(hit, due) for hit, due in read if not any(start <= hit.start and hit.end <= end for start, end in spans)]
    if not any(isinstance(due, Recurring) for _, due in told):
        return choose(read)
    due, problems = choose(told)
    periods = tuple(fold(joined_words(hit.text)) for hit, one in told if isinstance(one, Recurring))
    for span in spans:
        due, asked = _without(text, folded, due, span, periods)
        problems = [*problems, *asked]
    return due, problems


def _end(folded: str, found: re.Match[str]) -> int:
    """Where what is left out ends, with further months behind a comma."""
    more = _LISTED.match(folded, found.end("said"))
    return more.end() if more else found.end("said")


def _without(text: str, folded: str, due: Due | None, span: tuple[int, int], periods: tuple[str, ...]) -> _Chosen:
    """The due without what is left out there; `periods`: the words of what comes again in the text."""
    start, end = span
    said = joined_words(text[start:end])
    if not isinstance(due, Recurring) or fold(said) in fold(due.text):
        return due, []
    halves = [fold(half) for half in due.text.split(" ... ")]
    at = folded.find(halves[0].split()[0])
    if at < 0 or _SENTENCE.search(folded, min(at, start), max(at, start)):
        return due, []
    before = " ".join(folded[:start].rstrip(" ,(").split())
    beside = before.endswith((*halves, *periods)) and _CLOSED.match(folded, end) is not None
    if beside or _ENDED.match(folded, end):
        left = but_for(due, _months(folded, due, span))
        if left is not None:
            return left.model_copy(update={"text": _told(text, due, span)}), []
    return due, [doubt("several-dues", Place(field="due", span=span), kept=due.text, others=said)]


def _told(text: str, due: Recurring, span: tuple[int, int]) -> str:
    """The words of a period with what they leave out, as they stand."""
    start, end = span
    before = joined_words(text[:start]).rstrip(" ,(")
    for half in reversed(due.text.split(" ... ")):
        if before.endswith(half):
            end += "(" in text[len(text[:start].rstrip(" ,(\n")) : start] and text[end : end + 1] == ")"
            return due.text.replace(half, half + joined_words(text[:end])[len(before) :])
    said = joined_words(text[start:end])
    behind = joined_words(text[:start]).find(due.text) >= 0
    return f"{due.text} ... {said}" if behind else f"{said} ... {due.text}"


def _months(folded: str, due: Recurring, span: tuple[int, int]) -> frozenset[int]:
    """The months that are left out; a quarter is left out only of what comes once in each."""
    start, end = span
    unit = re.search(r"(?:các\s+)?(?:tháng|quý)\s", folded[start:end])
    months = own_months(folded[start + unit.start() : end]) if unit else frozenset()
    quarter = unit is not None and "quý" in unit.group()
    return frozenset() if quarter and "BYMONTH=3,6,9,12;" not in due.rrule else months
