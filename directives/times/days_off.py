"""What a sentence behind the day of a task says of it, if that is a day off ("...; nếu trùng ngày nghỉ thì gửi vào ngày sau")."""

from directives.lexicon.shapes import Shape, shortest
from directives.strings.folding import fold
from directives.times.due_grammar import hits_in
from plans.due import Due
from plans.problems import Place, Problem, doubt

_MEETS = Shape("deadlines", r"(?<!\w){on_day_off}\s")
RULE = "day-off-told"
"""The row of the table that reads such words, and the doubt."""


def told_of_day_off(text: str, due: Due | None) -> list[Problem]:
    """The doubt of a piece that goes on with a task that is due by `due`; empty where it says nothing of days off."""
    if due is None or not any(map(text.__contains__, shortest("deadlines", "on_day_off"))):
        return []
    if _MEETS.search(fold(text)) is None:
        return []
    hits = (hit for hit in hits_in(text, cell=False) if hit.rule.name == RULE)
    return [doubt(RULE, Place(field="due"), kept=due.text, text=hit.text) for hit in hits][:1]
