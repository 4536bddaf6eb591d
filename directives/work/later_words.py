"""The day of words in a later paragraph ("Hoàn thành việc công bố ... trong tháng 5/2026"): it was taken for the whole unit."""

from collections.abc import Iterator

from directives.sentences.obligation import Obligation
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.structure.clauses import Clause
from directives.words.work_words import verb_start
from plans.due import OnDate
from plans.plan import How
from plans.problems import Place, Problem, doubt

_OWN = 4
"""Words in front of a day that say more than by when the whole is done ("Hoàn thành trước ngày ...")."""


def of_later_words(clause: Clause, one: Obligation) -> Iterator[Problem]:
    """The doubt of a day that stands in a later paragraph of a task, behind work that this paragraph names."""
    due = one.due
    if not isinstance(due, OnDate) or one.found.get("due") is not How.EXPLICIT:
        return
    for paragraph in clause.paragraphs[1:]:
        span = paragraph.span(0, len(paragraph.text))
        if span[0] <= one.span[0] or span[1] > one.span[1] + 1:
            continue
        text = tight(paragraph.text)
        before = text[: max(text.find(due.text), 0)]
        if len(before.split()) >= _OWN and verb_start().match(fold(text)):
            place = Place(clause=one.clause, field="due", span=span)
            yield doubt("due-of-later-words", place, text=due.text, said=" ".join(before.split()[:8]))
            return
