"""The bodies that the headings of a document name, and the one among them that the others are first of all to help."""

import re

from directives.labelled.lines import read_labelled
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.strings.folding import fold
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline, is_heading

_LABEL = Shape("headings", r"{label_nouns}\s+{label_roles}")
_JOINS = Shape("partners", r"{joins}(?:\s+{well})?\s+{with}\s+")
_SHORT = re.compile(r"ubmttq |ủy ban mặt trận tổ quốc ")
_LEFT_OUT = ("việt", "nam")


def headed(outline: Outline) -> tuple[str, ...]:
    """All bodies that headings name, in order."""
    names: dict[str, str] = {}
    for _, group in _named(outline):
        for name in group:
            names.setdefault(fold(name), name)
    return tuple(names.values())


def first_of_all(outline: Outline) -> tuple[str, ...]:
    """Whom one heading names where all the others begin with helping them ("Phối hợp chặt chẽ với Ban Thường trực trong việc ...")."""
    named = _named(outline)
    every = {fold(name) for _, names in named for name in names}
    left = [names for index, names in named if not _helps(outline, index, every.difference(map(fold, names)))]
    return left[0] if len(left) == 1 < len(named) else ()


def _named(outline: Outline) -> list[tuple[int, tuple[str, ...]]]:
    """The headings that name bodies: their places and the names."""
    found = []
    for index, clause in enumerate(outline.clauses):
        above = outline.children(index) or len(clause.paragraphs) > 1
        if (
            above
            and clause.kind not in BULLETS
            and is_heading(clause.text)
            and read_labelled(clause.paragraphs[0], index) is None
            and not _LABEL.match(fold(clause.text))
            and (subject := read_heading(clause.text)) is not None
        ):
            found.append((index, subject.names))
    return found


def _helps(outline: Outline, index: int, others: set[str]) -> bool:
    """Whether the first that a body is to do is to join with another one."""
    clause = outline.clauses[index]
    own = clause.paragraphs[1:] or outline.clauses[outline.children(index)[0]].paragraphs[:1]
    first = own[0].text if own else ""
    joins = _JOINS.match(fold(first))
    names = read_bodies(first, joins.end(), loose=True).names if joins else ()
    return bool(names) and any(_alike(fold(names[0]), other) for other in others)


def _alike(one: str, other: str) -> bool:
    """Whether one of two names is the other with something left out ("Ban Thường trực UBMTTQ xã")."""
    first, second = (
        [word for word in _SHORT.sub("ủy ban mttq ", name).split() if word not in _LEFT_OUT] for name in (one, other)
    )
    return first == second[: len(first)] or second == first[: len(second)]
