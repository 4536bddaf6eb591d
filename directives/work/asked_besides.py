"""What is asked about the tasks of a paper side by side, beyond what each of them guessed by itself."""

from collections.abc import Iterator, Sequence

from directives.sentences.obligation import Obligation
from directives.structure.outline import Outline
from directives.work.exempted import exempted
from directives.work.guided_behind import guided_behind
from directives.work.parts_behind import parts_behind
from plans.problems import Problem


def asked_besides(outline: Outline, found: Sequence[Obligation]) -> Iterator[Problem]:
    """These doubts, each kind in the order of the tasks."""
    yield from parts_behind(found)
    yield from exempted(outline, found)
    yield from guided_behind(found)
