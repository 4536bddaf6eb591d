"""Whose work a unit is that names nobody: its own heading, those above it, a labelled line, the bodies that the document addresses."""

from directives.labelled.lines import labelled_lines, names_in
from directives.sections.addressees import heading_lead
from directives.sections.assigned import assigned_heading
from directives.sections.headed import place_before
from directives.sentences.headings import read_heading
from directives.sentences.members import headed_members
from directives.sentences.subjects import Subject
from directives.strings.flow import Flow
from directives.strings.kept import kept
from directives.structure.outline import Outline, is_heading
from directives.work.examined import examiner, under_section
from plans.plan import How


def lead_above(outline: Outline, index: int, addressed: tuple[str, ...], addressed_by: str) -> tuple[Subject, How]:
    """Who does what a unit says; `addressed` by the opening, the closing or the headings, as `addressed_by` says."""
    own = headed(outline, index)
    if own is not None:
        return own, How.INHERITED
    above = heading_lead(outline, index)
    if above is not None:
        return above, How.INHERITED
    if addressed_by == "headings" and (labelled := _labelled_lead(outline, index)):
        return Subject(labelled, 0), How.DEFAULT
    closing = addressed_by == "closing"
    if closing and (place := place_before(outline, index, addressed)) is not None:
        return place[0], How.INHERITED if place[1] else How.DEFAULT
    if (who := examiner(outline)[0]) and under_section(outline, index):
        return Subject(who, 0), How.DEFAULT
    return Subject(addressed, 0), How.INHERITED if addressed_by == "opening" else How.DEFAULT


def _labelled_lead(outline: Outline, index: int) -> tuple[str, ...]:
    """As in "- Đơn vị chủ trì: X" of the unit above or right before: who holds a meeting also reports on it."""
    for above in outline.ancestors(index):
        beside = [one for one in outline.beside(above) if one < above][-1:]
        for unit in (above, *beside):
            if (names := _lead_line(outline, unit)) is not None:
                return names
    return ()


@kept
def _lead_line(outline: Outline, index: int) -> tuple[str, ...] | None:
    """The bodies of the first labelled line of a unit that names its lead; asked by each unit below it."""
    for line in labelled_lines(outline, index):
        if line.field == "lead" and line.value.text.strip():
            return names_in(line.value)
    return None


def headed(outline: Outline, index: int) -> Subject | None:
    """Whom a unit's own heading charges with the text below it ("Điều 6. Trách nhiệm của Sở A")."""
    paragraphs = outline.clauses[index].paragraphs
    own = _own_heading(paragraphs)
    return assigned_heading(outline, index) if own is None and len(paragraphs) > 1 else own


def _own_heading(paragraphs: tuple[Flow, ...]) -> Subject | None:
    """The bodies of a unit's own heading line, where its text follows in another paragraph."""
    if len(paragraphs) < 2:
        return None
    if (members := headed_members(paragraphs[0].text)) is not None:
        return Subject(members.names, members.end)
    return read_heading(paragraphs[0].text) if is_heading(paragraphs[0].text) else None
