"""A unit of the outline, and the units of texts that number nothing: reports and letters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from directives.sentences.subjects import opens_work
from directives.strings.flow import Flow, flow
from directives.structure.labels import Label
from directives.structure.paragraphs import Paragraph
from directives.structure.run_on import inline_items
from directives.structure.zones import is_ground


class Clause(NamedTuple):
    """A unit of the outline. `paragraphs` are its own texts without the label; `parent` is a place in `clauses`, -1 for none; the number
    of a `guessed` one was lost or doubled, that of a `counted` one is nowhere printed.
    `led_in` is a line without a number above it, or above one before it, that charges somebody.
    """

    path: str
    kind: str
    number: str
    span: tuple[int, int]
    paragraphs: tuple[Flow, ...]
    parent: int = -1
    guessed: bool = False
    counted: bool = False
    led_in: Flow | None = None

    @property
    def text(self) -> str:
        """The first paragraph: a heading, a lead-in or the work itself."""
        return self.paragraphs[0].text if self.paragraphs else ""


def prose_units(source: str, paragraphs: list[Paragraph], after: int, end: int) -> list[Clause]:
    """The paragraphs of a text without units, "p1", "p2": from the one that opens with the paper's mark where there is one."""
    kept = [p for p in paragraphs if after <= p.start < end and _tells(source[p.start : p.end])]
    marked = [i for i, p in enumerate(kept) if re.match(r"[A-ZĐ]{2,8}\s+-\s+\S", source[p.start : p.end])]
    titled = not marked and len(kept) > 1 and after == 0 and _TELLS.search(source[kept[0].start : kept[0].end]) is None
    kept = kept[marked[0] if marked else int(titled) :]
    clauses = []
    for number, paragraph in enumerate(kept, 1):
        whole = flow(source, (paragraph.start, paragraph.end))
        clauses.append(Clause(f"p{number}", "prose", str(number), (paragraph.start, paragraph.end), (whole,)))
    return clauses


_TELLS = re.compile(r"[.;:!?…/)][”\"')\]*_]*$")


def _tells(text: str) -> bool:
    """A paragraph of a report: no title, no heading between paragraphs, no mark."""
    return len(text) > 40 and not text.startswith("#") and (len(text) > 150 or _TELLS.search(text) is not None)


SHORTEST = 40
"""Characters of a paragraph that is more than a title or a phrase of courtesy."""


def _says_something(text: str) -> bool:
    """A paragraph of a letter: a long one, or one with its full stop that says what is to be done."""
    return len(text) > SHORTEST or (text.rstrip().endswith((".", ";")) and opens_work(text))


def letter_units(source: str, paragraphs: list[Paragraph], after: int, end: int) -> list[Clause]:
    """The paragraphs of a directive without units, "kết.1", "kết.2": after its opening formula where it has one."""
    kept = [p for p in paragraphs if after <= p.start < end and _says_something(source[p.start : p.end])]
    opened = [i for i, p in enumerate(kept) if source[p.start : p.end].rstrip().endswith(":")]
    while not opened and len(kept) > 1 and is_ground(source[kept[0].start : kept[0].end]):
        kept = kept[1:]
    clauses: list[Clause] = []
    for number, paragraph in enumerate(kept[opened[0] + 1 :] if opened else kept, 1):
        clauses += closing_units(source, paragraph, number, len(clauses))
    return clauses


def closing_units(source: str, paragraph: Paragraph, number: int, own: int) -> Iterator[Clause]:
    """A paragraph "kết.N" at the place `own`, and the items that it numbers within it, "kết.N.a"."""
    span, path = (paragraph.start, paragraph.end), f"kết.{number}"
    body, items = inline_items(flow(source, span))
    yield Clause(path, "closing", str(number), span, (body,))
    yield from items_below(path, own, items)


def items_below(path: str, own: int, items: list[tuple[Label, Flow]]) -> Iterator[Clause]:
    """The items that a unit numbers within its own line as units below it."""
    for label, text in items:
        yield Clause(f"{path}.{label.number}", label.kind, label.number, text.span(0, len(text.text)), (text,), own)
