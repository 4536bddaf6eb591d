"""What the labelled lines of a unit mean for it: its work said under a label, or a unit that is nothing but a label."""

import re
from itertools import pairwise

from directives.labelled.heads import heads_work
from directives.labelled.lines import Labelled, labelled_lines, read_labelled, works_itself
from directives.labelled.tasks import charged_whole
from directives.sections.without_work import names_doer
from directives.sentences.acting_behind import is_dated
from directives.sentences.roles_told import tells_roles
from directives.sentences.subjects import opens_work, read_subject
from directives.strings.flow import Flow
from directives.strings.kept import kept
from directives.structure.outline import Outline

Fields = tuple[tuple[str | None, ...], ...]
"""For each unit and each of its paragraphs the field that its label names, if it has one."""
_SEMICOLON = re.compile(r"[;.]\s+")
ASSIGNS = ("lead", "with", "due")
"""Fields of labelled lines that say who does a unit's work or by when."""


def heads_labels(outline: Outline, index: int, label: Labelled) -> bool:
    """As in "1.1. Nội dung: ..." above "- Đơn vị chủ trì: ...": the work with its own labelled lines; or work that a label itself names."""
    if label.field == "lead" and works_itself(outline, index):
        return True
    return label.field == "text" and any(line.field == "lead" for line in labelled_lines(outline, index))


def takes_labels(outline: Outline, index: int, lines: list[Labelled]) -> bool:
    """Whether labelled lines say who does a unit's work; a time alone does not where bullets beside it are the work."""
    fields = {line.field for line in lines}
    if fields & {"lead", "with"} or (fields >= {"text", "due"} and charged_whole(outline, index) is not None):
        return True
    if not opens_work(outline.clauses[index].text):
        return False
    labelled = {line.unit for line in lines}
    return not any(
        child not in labelled and (outline.children(child) or opens_work(outline.clauses[child].text))
        for child in outline.children(index)
    )


def said_under_label(outline: Outline, index: int, lines: list[Labelled]) -> Flow | None:
    """As in "2. Tuyên truyền" above "- Nội dung: Tuyên truyền ...", "- Hình thức: ...": the work, said under a label of its own."""
    labelled = {line.unit for line in lines}
    if len(lines) < 2 or not labelled.issuperset(outline.children(index)):
        return None
    said = next((line.value for line in lines if line.field == "text"), None)
    at = len(said.text) - len(said.text.lstrip()) if said else 0
    return said.cut(at) if said is not None and opens_work(said.text[at:]) else None


def said_beside_time(outline: Outline, index: int, lines: list[Labelled]) -> list[Flow]:
    """As in "2. Tập huấn" above "Sở A mời ..." and "Thời gian: Tháng 5": the paragraphs that say who does it, no other label among them."""
    if outline.children(index) or {line.field for line in lines} != {"due"}:
        return []
    first, *rest = outline.clauses[index].paragraphs
    said = [paragraph for paragraph in rest if read_labelled(paragraph, index) is None]
    if not any(names_doer(paragraph.text) for paragraph in said):
        return []
    return [first, *said] if read_subject(first.text) is not None else said


def done_under_label(outline: Outline, index: int, label: Labelled) -> Flow | None:
    """As in "1. Nội dung: Ban A phối hợp với Ban B họp dân ...": the work, where it says who does it and no label beside it does."""
    above = outline.clauses[index].parent
    if (
        label.field == "lead" and above < 0
    ):  # "Đơn vị thực hiện: Công ty A hoàn trả mặt đường ...": a sentence, no mere name
        at = len(label.value.text) - len(label.value.text.lstrip())
        names_work = not tells_roles(label.value.text) and names_doer(label.value.text[at:])
        return label.value.cut(at) if names_work else None
    if label.field == "other" and (behind := _dated_behind(label.value)) is not None:
        return behind
    if label.field != "text" or (above >= 0 and _is_taken(outline, above)):
        return None
    at = len(label.value.text) - len(label.value.text.lstrip())
    return label.value.cut(at) if names_doer(label.value.text[at:]) else None


def _dated_behind(value: Flow) -> Flow | None:
    """As in "Đối tượng: người lao động; Sở A hoàn thành trước ngày ...": a body with work and its day behind what the label says."""
    marks = (mark.end() for mark in _SEMICOLON.finditer(value.text))
    return next((value.cut(at) for at in marks if is_dated(value.text[at:])), None)


@kept
def _is_taken(outline: Outline, index: int) -> bool:
    """Whether labels of a unit say who does its work, or one of them says the whole of it; asked by each of these."""
    lines = labelled_lines(outline, index)
    return any(one.field == "lead" for one in lines) or said_under_label(outline, index, lines) is not None


def fields_of(outline: Outline) -> Fields:
    """The fields of all labelled lines, read once for a document: units ask for those of their neighbours."""
    return tuple(
        tuple(line.field if (line := _label_of(outline, index, one)) else None for one in clause.paragraphs)
        for index, clause in enumerate(outline.clauses)
    )


def _label_of(outline: Outline, index: int, line: Flow) -> Labelled | None:
    """The label of a line, if it says nothing of its own."""
    label = read_labelled(line, index)
    return None if label and label.field == "lead" and works_itself(outline, index) else label


def is_labels(outline: Outline, index: int, fields: Fields) -> bool:
    """Whether a unit stands under a label ("Thời gian thực hiện: + ...") that its parent's tasks take up."""
    if any(heads_work(outline, above) for above in outline.ancestors(index)[:1]):
        return False
    branch = pairwise([index, *outline.ancestors(index)])
    return any(fields[above][0] or _is_labelled(outline, above, child, fields) for child, above in branch)


def _is_labelled(outline: Outline, index: int, child: int, fields: Fields) -> bool:
    """Whether labelled lines, its own and those near a child, say who does a unit's work and leave its bullets to be it."""
    beside = ((one, fields[one][0]) for one in outline.beside(child) if fields[one][0] is not None)
    found = {*fields[index][1:], *[field for one, field in beside if not heads_work(outline, one)]}
    return "lead" in found and "text" not in found
