"""Spans that say how long something lasts ("cho học sinh nghỉ học từ ngày A đến ngày B"): no time by which it must be brought about."""

import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.strings.flow import tight
from directives.strings.folding import fold
from plans.due import OnDate
from plans.problems import Place, Problem, doubt

_LASTS = Shape("deadlines", r"(?<!\w)(?P<amid>{while_it_lasts}\s)?(?P<what>{lasting})(?!\w)[^;.]*$")
_DECIDED = Shape("deadlines", r"(?<!\w)(?P<what>{brought_about})(?!\w)[^;.]*$")
_WORDS_SAID = re.compile(r"\S+(?:\s+\S+){0,5}")


def lasting(one: Obligation) -> Iterator[Problem]:
    """The doubt of a span whose last day was taken for the deadline, though it is the span of what is decided, told or stopped."""
    due = one.due
    if not isinstance(due, OnDate) or due.start is None:
        return
    text = tight(one.quote)
    before = fold(text[: max(text.find(due.text), 0)])
    sentence = max(before.rfind(";"), before.rfind(".")) + 1
    found = _DECIDED.search(before, sentence) or _LASTS.search(before, sentence)
    if found is None or found.groupdict().get("amid"):
        return  # "trực trong dịp nghỉ Tết từ ngày A đến ngày B": the work lasts as long
    said = _WORDS_SAID.match(text, found.start("what"), len(before))
    if said is not None:
        place = Place(clause=one.clause, field="due", span=one.span)
        yield doubt("span-lasts", place, text=due.text, said=said.group().rstrip(" ,"), start=due.start.isoformat())
