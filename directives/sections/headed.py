"""The bodies that the headings of a document name, and the one among them that the others are first of all to help."""

import re
from bisect import bisect_left

from directives.labelled.heads import heads_work
from directives.labelled.lines import read_labelled
from directives.lexicon import patterns
from directives.lexicon.shapes import Shape, meanings
from directives.names.bodies import place_called, read_bodies
from directives.sections.assigned import assigned_heading
from directives.sentences.charged import Subject
from directives.sentences.headings import read_heading
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline, is_heading

_LABEL = Shape("headings", r"{label_nouns}\s+{label_roles}")
_JOINS = Shape("partners", r"{joins}(?:(?:\s*,|\s+và)?\s+{well})*\s+{with}\s+")
_SHORT = Shape("headings", r"(?<!\w){short_names}(?=\s)")
NEAR = 12
"""Units before one that are looked at for who does their work."""
FEWEST_GIVEN = 2
"""Headings of bodies in a section that gives out the work at least, so that those elsewhere are left out."""
_COUNTRY = Shape("heads", r"(?<!\w){country}\s*")


def headed(outline: Outline) -> tuple[str, ...]:
    """All bodies that headings name, in order; where a section gives out the work, its headings alone: others may be topics."""
    named = _named(outline)
    given = [one for one in named if _gives_out(outline, one[0])]
    names: dict[str, str] = {}
    for _, group in given if len(given) >= FEWEST_GIVEN else named:
        for name in group:
            names.setdefault(fold(name), name)
    return tuple(names.values())


def _gives_out(outline: Outline, index: int) -> bool:
    """Whether a unit stands in a section that gives out the work ("Tổ chức thực hiện")."""
    above = (fold(outline.clauses[at].text.strip()) for at in outline.ancestors(index))
    return any(patterns("duties", "assigning_headings").search(heading) for heading in above)


def first_of_all(outline: Outline) -> tuple[str, ...]:
    """Whom one heading names where all the others begin with helping them ("Phối hợp chặt chẽ với Ban Thường trực trong việc ...")."""
    named = _named(outline)
    every = {fold(name) for _, names in named for name in names}
    left = [names for index, names in named if not _helps(outline, index, every.difference(map(fold, names)))]
    return left[0] if len(left) == 1 < len(named) else ()


def place_before(outline: Outline, index: int, addressed: tuple[str, ...] = ()) -> tuple[Subject, bool] | None:
    """As in "1. ... Tỉnh cần tập trung ..." before "2. Rà soát ...": the province of an earlier unit, where none between names somebody;
    and whether it is the first of its list, which speaks for the rest.

    Where the paper goes to that very place's authority alone ("... thông báo để UBND tỉnh A biết, thực hiện"), it is called by its name.
    """
    for unit in (index, *outline.ancestors(index)):
        beside = outline.beside(unit)
        at = bisect_left(beside, unit)
        for earlier in reversed(beside[max(0, at - NEAR) : at]):
            for paragraph in outline.clauses[earlier].paragraphs:
                said = read_subject(paragraph.text)
                if said is not None:
                    place = len(said.names) == 1 and place_called(said.names[0], 0) == len(said.names[0])
                    if place and len(addressed) == 1 and f" {fold(said.names[0])} " in f"{fold(addressed[0])} ":
                        said = Subject(addressed, 0)
                    return (said, earlier == beside[0]) if place else None
    return None


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
            and (subject := read_heading(clause.text) or assigned_heading(outline, index)) is not None
        ):
            found.append((index, subject.names))
        elif above and (names := heads_work(outline, index)):
            found.append((index, names))
    return found


def _helps(outline: Outline, index: int, others: set[str]) -> bool:
    """Whether the first that a body is to do is to join with another one."""
    clause = outline.clauses[index]
    own = clause.paragraphs[1:] or outline.clauses[outline.children(index)[0]].paragraphs[:1]
    first = own[0].text if own else ""
    joins = _JOINS.match(fold(first))
    names = read_bodies(first, joins.end(), loose=True).names if joins else ()
    return bool(names) and any(_alike(fold(names[0]), other) for other in others)


def _shortened(called: re.Match[str]) -> str:
    return meanings("headings", "short_names")[" ".join(called.group().split())]


def _alike(one: str, other: str) -> bool:
    """Whether one of two names is the other with something left out ("Ban Thường trực UBMTTQ xã")."""
    first, second = (_COUNTRY.sub("", _SHORT.sub(_shortened, name)).split() for name in (one, other))
    return first == second[: len(first)] or second == first[: len(second)]
