"""Steps and phases that head what is below them: "Bước 1: Chuẩn bị" above bullets is a unit with that number."""

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.building import is_heading
from directives.structure.labels import Label
from directives.structure.paragraphs import Paragraph

_STEP = Shape("structure", r"{step_headings}\s+(?P<number>\d{1,2})\s*[:.]\s+(?=\S)")
_LONGEST_OPENING = 20
"""Characters of a step's own words up to its name, and more."""
LONGEST = 200
"""Characters of such a heading at most."""


def by_steps(source: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, those that head a step with its number as label; one step alone is none."""
    steps: dict[int, Label] = {}
    for at, one in enumerate(paragraphs[:-1]):
        if one.label is not None or one.end - one.start > LONGEST:
            continue
        step = _STEP.match(fold(source[one.start : one.start + _LONGEST_OPENING]))
        if step is not None and is_heading(source[one.start : one.end]):
            steps[at] = Label("ordinal", str(int(step["number"])), step.end())
    headed = [at for at in steps if paragraphs[at + 1].label is not None]
    if len(steps) < len(("one", "another")) or not headed:
        return paragraphs
    return [
        one._replace(label=steps[at], body=one.start + steps[at].length) if at in steps else one
        for at, one in enumerate(paragraphs)
    ]
