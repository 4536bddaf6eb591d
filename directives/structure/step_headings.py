"""Steps and phases that head what is below them: "Bước 1: Chuẩn bị" above bullets is a unit with that number."""

from itertools import pairwise

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.building import is_heading
from directives.structure.labels import Label
from directives.structure.lost_breaks import LABELLED
from directives.structure.paragraphs import Paragraph

_STEP = Shape("structure", r"{step_headings}\s+(?P<number>\d{1,2})\s*[:.]\s+(?=\S)")
_LONGEST_OPENING = 20
"""Characters of a step's own words up to its name, and more."""
LONGEST = 200
"""Characters of such a heading at most."""


def by_steps(source: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, those that head a step with its number as label; one step alone is none."""
    above = (one for one, below in pairwise(paragraphs) if one.label is None and _below(source, below))
    if not any(_headed(source, one) is not None for one in above):
        return paragraphs
    steps = {at: label for at, one in enumerate(paragraphs[:-1]) if (label := _headed(source, one)) is not None}
    if len(steps) < len(("one", "another")):
        return paragraphs
    if any(_numbered_after(label, paragraphs[at + 1].label) for at, label in steps.items()):
        steps = {at: label._replace(kind="arabic") for at, label in steps.items()}
    elif any((below := paragraphs[at + 1].label) and below.kind == "arabic" for at in steps):
        steps = {at: label._replace(kind="step") for at, label in steps.items()}
    return [
        one._replace(label=steps[at], body=one.start + steps[at].length) if at in steps else one
        for at, one in enumerate(paragraphs)
    ]


def _below(source: str, one: Paragraph) -> bool:
    """Whether a paragraph may stand below a step: a bullet, or a line with a label ("Thời gian: ...")."""
    return one.label is not None or LABELLED.match(fold(source[one.start : one.start + LONGEST])) is not None


def _numbered_after(step: Label, below: Label | None) -> bool:
    """Whether what is below a step takes its number up: "1.1." below "Giai đoạn 1"."""
    return below is not None and below.kind == "dotted" and below.number.startswith(f"{step.number}.")


def _headed(source: str, one: Paragraph) -> Label | None:
    """The number of a step, where a paragraph is a heading that says it."""
    if one.label is not None or one.end - one.start > LONGEST:
        return None
    step = _STEP.match(fold(source[one.start : one.start + _LONGEST_OPENING]))
    named = step is not None and is_heading(source[one.start : one.end])
    return Label("ordinal", str(int(step["number"])), step.end()) if step and named else None
