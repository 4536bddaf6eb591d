"""What of a task stands in the words of a case: "nếu không xong trước ngày D thì ...", "trường hợp đã gửi Sở A, ...": a day by which, or
a body to which, something is told to have happened, no deadline or receiver of the work.
"""

import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape, shortest
from directives.sentences.obligation import Obligation

_OPENS = Shape(
    "left_over", r"(?<!\w)(?:(?P<but>{names.all_but}\s+)?{subjects.conditions}|[^\W\d_]+\s+{sentences.whichever})(?!\w)"
)
_ENDS = Shape("left_over", r"\)|(?P<then>(?<!\w){sentences.then_acts}(?!\w))|,(?!\d)|[;.](?=\s|$)")
_TOLD = Shape("left_over", r"(?<!\w){told_in_case}(?:\s+[^\s,]+){0,4}\s+$")
_PIECE_ENDS = re.compile(r"[;.]\s")


def of_a_case(one: Obligation, text: str, folded: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The doubts at the deadline and the receiver that stand in such words only: code, field, what they tell."""
    if one.inherited_from or not any(map(folded.__contains__, _signs())):
        return
    dated = one.due is not None and one.due.kind != "on-event"
    for field, told in (("due", one.due.text if dated and one.due else None), ("report_to", one.report_to)):
        said = told.split(" ... ")[0].split(", ")[0] if told else ""
        at = text.find(said) if said else -1
        if at >= 0 and text.find(said, at + 1) < 0 and (case := _case_around(folded, at)) is not None:
            yield "of-a-case", field, {"text": said, "case": text[slice(*case)].strip()}


def _signs() -> tuple[str, ...]:
    return shortest("subjects", "conditions") + shortest("sentences", "whichever")


def _case_around(folded: str, at: int) -> tuple[int, int] | None:
    """The words of the case within which a place stands: up to "thì", or to a comma where they tell what was not done, or was already."""
    since = max((mark.end() for mark in _PIECE_ENDS.finditer(folded, 0, at)), default=0)
    for opens in _OPENS.finditer(folded, since, at):
        end = _ENDS.search(folded, opens.end())
        if end is None or end.start() < at:
            if opens["but"] and end is None:
                return opens.start(), len(folded)
            continue
        if opens["but"] or end["then"] or (end.group() == "," and _TOLD.search(folded, opens.end(), at) is not None):
            return opens.start(), end.start()
    return None
