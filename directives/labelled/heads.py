"""Labels of a body that stand above work of its own: "1. Đơn vị thực hiện: Công an tỉnh" over "a) Tuần tra ...", "b) Xử lý ..."."""

from directives.labelled.lines import names_in, read_labelled
from directives.sentences.subjects import opens_work
from directives.strings.kept import kept
from directives.structure.outline import Outline

_WHO = ("lead", "with")


@kept
def heads_work(outline: Outline, index: int) -> tuple[str, ...]:
    """The bodies that such a label names; none where the unit is no such label."""
    clause, below = outline.clauses[index], outline.below[index]
    if len(clause.paragraphs) > 1 or not below or ":" not in clause.text:
        return ()
    label = read_labelled(clause.paragraphs[0], index)
    if label is None or label.field not in _WHO or not label.value.text.strip(" .;:"):
        return ()
    works = [child for child in below if read_labelled(outline.clauses[child].paragraphs[0], child) is None]
    if len(works) < len(below) or 2 * sum(opens_work(outline.clauses[child].text) for child in works) < len(below):
        return ()
    return names_in(label.value)
