"""A day behind a label of doing that is called neither the last nor the first: perhaps that of an event."""

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from plans.due import Due, OnDate
from plans.problems import Place, Problem, doubt

_HELD = Shape("labelled", r"(?<!\w){label_times_held}\s*:\s*(?P<day>ngày\s+\d)")


def perhaps_held(text: str, due: Due | None) -> list[Problem]:
    """As in "Thời gian thực hiện: Ngày 05/12/2026": the only day may be the last one, the first one, or that of an event."""
    if not isinstance(due, OnDate) or due.start is not None:
        return []
    found = _HELD.search(folded := fold(text))
    if found is None or not folded.startswith(fold(due.text), found.start("day")):
        return []
    return [doubt("day-perhaps-held", Place(field="due"), text=due.text)]
