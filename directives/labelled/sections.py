"""A section in headed groups: "1. Nội dung" above the work, "2. Cơ quan chủ trì" above who does it all, "3. Thời gian thực hiện: ..."."""

import datetime as dt
from functools import partial
from typing import NamedTuple

from directives.labelled.groups import task_of, time_of
from directives.labelled.lines import labelled_lines, names_in, read_labelled
from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.sentences.subjects import opens_work
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline

_shape = partial(Shape, "labelled")
_ROLE = r"(?:{role_nouns}\s+)?"
_NEXT = rf"(?:\s*(?:,|và|-)\s*{_ROLE}"
_GROUPS = {
    "text": _shape("{work_headed}"),
    "lead": _shape(rf"{_ROLE}{{lead_roles}}{_NEXT}(?:{{lead_roles}}|{{partner_roles}}))*"),
    "with": _shape(rf"{_ROLE}{{partner_roles}}{_NEXT}{{partner_roles}})*"),
}
"""Headings of groups by the field of labelled lines that they stand for."""
LONGEST = 60
"""Characters of the heading of a group, at most."""


class Section(NamedTuple):
    """The pieces of the work of a section, units by index, and who does them all."""

    work: tuple[int, ...]
    lead: tuple[str, ...]
    with_: tuple[str, ...]


@kept
def labelled_sections(outline: Outline) -> dict[int, Section]:
    """The sections of a document whose bodies stand in a group of their own, by the index of the section."""
    groups: dict[int, dict[str, list[int]]] = {}
    for index, clause in enumerate(outline.clauses):
        if clause.parent >= 0 and (field := _group(outline, index)) is not None:
            groups.setdefault(clause.parent, {}).setdefault(field, []).append(index)
    found = {}
    for parent, of in groups.items():
        if len(of.get("lead", ())) != 1 or _gives_work(outline, of["lead"][0]):
            continue  # where several groups of bodies stand side by side it is not said whose work is whose
        work = tuple(piece for group in of.get("text", ()) for piece in outline.children(group))
        lead, partners = _bodies(outline, of["lead"][0])
        if work and lead:
            found[parent] = Section(work, lead, partners)
    return found


def in_section(outline: Outline, index: int) -> bool:
    """Whether a unit belongs to a section that is read as a whole."""
    sections = labelled_sections(outline)
    return bool(sections) and any(above in sections for above in outline.ancestors(index))


def section_obligations(outline: Outline, index: int, issued: dt.date | None) -> list[Obligation]:
    """The tasks of such a section: one for each piece of its work; none where a unit is no such section."""
    section = labelled_sections(outline).get(index)
    if section is None:
        return []
    due = time_of(labelled_lines(outline, index), issued)
    named = {"lead": section.lead, "with": section.with_}
    return [task_of(outline, piece, outline.clauses[piece].paragraphs[0], named, due, issued) for piece in section.work]


def _gives_work(outline: Outline, index: int) -> bool:
    """As in "III. Tổ chức thực hiện" above "1. Sở A" with work of its own: a section of its own, no list of those who do it all."""
    for child in outline.children(index):
        text = outline.clauses[child].text
        labelled = field_of(text) is not None or read_labelled(outline.clauses[child].paragraphs[0], child) is not None
        below = any(opens_work(paragraph.text) for paragraph in outline.clauses[child].paragraphs[1:])
        if not labelled and (outline.children(child) or below or opens_work(text)):
            return True
    return False


def _group(outline: Outline, index: int) -> str | None:
    """The field that a unit's heading stands for, where it is nothing but that and has units or a text below it."""
    clause = outline.clauses[index]
    below = bool(outline.children(index)) or len(clause.paragraphs) > 1
    return field_of(clause.text) if len(clause.text) <= LONGEST and below else None


def field_of(text: str) -> str | None:
    """The field that a heading without a value stands for ("Cơ quan chủ trì" -> lead)."""
    plain = fold(text.strip(" .:"))
    return next((field for field, words in _GROUPS.items() if words.fullmatch(plain)), None)


def _bodies(outline: Outline, index: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who takes part: behind labels, under headings of their own, or all as leads."""
    children = outline.children(index)
    said: dict[str, list[str]] = {"lead": [], "with": []}
    for line in labelled_lines(outline, index):
        if line.field in said and line.value.text.strip():
            said[line.field] += names_in(line.value)
    for child in children:
        if (field := _group(outline, child)) in said:
            said[field] += _named(outline, child)
    return (tuple(said["lead"]), tuple(said["with"])) if any(said.values()) else (_named(outline, index), ())


def _named(outline: Outline, index: int) -> tuple[str, ...]:
    """The bodies that the text and the bullets below a heading name."""
    bullets = [outline.clauses[unit].paragraphs[0] for unit in outline.children(index)]
    texts = [*outline.clauses[index].paragraphs[1:], *bullets]
    return tuple(dict.fromkeys(name for text in texts for name in names_in(text)))
