"""Plans of supervision: "NỘI DUNG KIỂM TRA, GIÁM SÁT" above "1. Giám sát việc ...": a unit is one task, its bullets what is looked at."""

import datetime as dt
from collections.abc import Callable

from directives.labelled.groups import time_of
from directives.labelled.lines import Labelled, read_labelled
from directives.lexicon.shapes import Shape
from directives.sections.without_work import names_doer
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import Subject, read_subject
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline
from directives.times.due_phrases import read_due, read_due_cell
from plans.due import Due
from plans.plan import How
from plans.problems import Place, Problem, doubt

_SECTION = Shape(
    "headings",
    r"(?:{names.several}\s+)?(?:{contents}|{methods})(?:[\s,]+(?:và\s+)?(?:{contents}|{methods}))*\s+"
    r"{examines}(?:[\s,-]+(?:và\s+)?{examines})*\W*",
)
_OPENS, _DOES = Shape("headings", r"{examines}[\s,]"), Shape("headings", r"[\s,]*{examines}[\s,]")
_HOW = Shape("headings", r"(?:{names.several}\s+)?{methods}(?:[\s,]+(?:và\s+)?{methods})*\s+{examines}")
_ROLE = Shape("labelled", r"(?:các )?{label_bodies} {label_leads}\s*[,;]")
"""Who leads a meeting, among what is looked at of it: no sentence."""
_FEWEST = 2
"""Units of a section at least that say what is looked at as work."""
_SHOWN = 60
"""Characters of a unit that a question about its time shows."""
_DEPTH = 3
"""Levels below a unit at which its time may stand."""


def examined_work(
    outline: Outline,
    index: int,
    issued: dt.date | None,
    above: Callable[[], tuple[Subject, How]],
    problems: list[Problem],
) -> list[Obligation] | None:
    """The task of a unit of such a section; none where it only lists what is looked at, None where it stands in no such section."""
    if (whole := _whole(outline, index)) is None:
        return None
    said = _said(outline, whole)
    if whole != index:
        text = outline.clauses[index].text
        acts = names_doer(text) and not _doer(text) and _ROLE.match(fold(text)) is None
        return None if acts else []
    if said.get(whole) is None:
        return []
    clause, line = outline.clauses[index], said[whole]
    own = _doer(line.text)
    who, sure = examiner(outline)
    heir = (Subject(who, 0), How.INHERITED if sure else How.DEFAULT) if who else above()
    span = line.span(0, len(line.text))
    if own is None and heir[1] is How.DEFAULT:
        problems.append(doubt("lead-unsaid", Place(clause=clause.path, field="lead", span=span)))
    reports, lead = read_reports(line.text), own.names if own else heir[0].names
    dues = _times(outline, index, issued, problems) or [(read_due(line.text, issued)[0], line)]
    found = []
    for part, (due, told) in enumerate(dues, 1):
        at = span if part == 1 else told.span(0, len(told.text))
        found.append(
            Obligation(
                clause=clause.path, part=part, quote=quoted(outline.source, at), span=at, lead=lead,
                with_=read_partners(line.text), report_to=reports.report_to, via=reports.via, due=due,
                found={"lead": How.EXPLICIT if own else heir[1], "due": How.INHERITED if due else How.DEFAULT},
            )
        )  # fmt: skip
    return found


@kept
def examiner(outline: Outline) -> tuple[tuple[str, ...], bool]:
    """Who looks at others' work, as the first sentence says that tells who does it, and whether no other sentence names somebody else."""
    if not any(_is_section(outline, one) for one in range(len(outline.clauses))):
        return (), False
    texts = (paragraph.text for clause in outline.clauses for paragraph in clause.paragraphs)
    named = [who.names for text in texts if (who := _doer(text)) is not None]
    first = next((names for names in named if len(names) == 1), ())
    words = set(fold(" ".join(first)).split())
    others = (set(fold(" ".join(names)).split()) for names in named)
    return first, all(one <= words or words <= one for one in others)


def under_section(outline: Outline, index: int) -> bool:
    """Whether a unit stands in such a section."""
    return any(_is_section(outline, above) for above in outline.ancestors(index))


@kept
def _is_section(outline: Outline, index: int) -> bool:
    """Whether a unit heads what is looked at, or how, and units below it say so as work, each with more below it."""
    below = outline.below[index]
    folded = fold(outline.clauses[index].text)
    if len(below) < _FEWEST or _SECTION.fullmatch(folded) is None:
        return False
    said = [one for one in below if _OPENS.match(fold(outline.clauses[one].text))]
    deep = any(outline.below[one] or len(outline.clauses[one].paragraphs) > 1 for one in said)
    return deep and (_HOW.match(folded) is not None or 2 * len(said) >= len(below))


def _whole(outline: Outline, index: int) -> int | None:
    """The nearest unit, this one or above it, that says what is looked at as work, inside such a section."""
    above = [index, *outline.ancestors(index)]
    section = next((at for at, unit in enumerate(above) if at and _is_section(outline, unit)), 0)
    return next((unit for unit in above[:section] if _examines(outline.clauses[unit].text)), None)


def _examines(text: str) -> bool:
    """Whether a text opens with the work, or with who does it."""
    return _OPENS.match(fold(text)) is not None or _doer(text) is not None


def _doer(text: str) -> Subject | None:
    """Who does it, where a text opens with that."""
    subject = read_subject(text)
    if subject is None or subject.inside or not subject.end or _DOES.match(fold(text), subject.end) is None:
        return None
    return subject


def _said(outline: Outline, index: int) -> dict[int, Flow]:
    """The words of a unit's task by the unit: its text below its heading, else a bullet alone that leads in the others, else itself."""
    clause = outline.clauses[index]
    bullets = _works(outline, index)
    parent = clause.parent
    if (
        clause.kind in BULLETS
        and parent >= 0
        and _examines(outline.clauses[parent].text)
        and len(_works(outline, parent)) == 1
    ):
        return {}  # the unit above takes it
    if len(clause.paragraphs) > 1:
        return {index: next((one for one in clause.paragraphs[1:] if _examines(one.text)), clause.paragraphs[0])}
    if len(bullets) > 1:
        return {}
    if bullets:
        return {index: outline.clauses[bullets[0]].paragraphs[0]}
    inner = any(_OPENS.match(fold(outline.clauses[one].text)) for one in outline.below[index])
    return {} if inner else {index: clause.paragraphs[0]}


def _works(outline: Outline, index: int) -> list[int]:
    """The bullets of a unit that say work."""
    below = outline.below[index]
    return [one for one in below if outline.clauses[one].kind in BULLETS and _examines(outline.clauses[one].text)]


def _times(
    outline: Outline, index: int, issued: dt.date | None, problems: list[Problem]
) -> list[tuple[Due | None, Flow]]:
    """When a unit's work is done, by the label that stands anywhere below it; each of several rounds with its line."""
    for unit in _below(outline, index, _DEPTH):
        label = read_labelled(outline.clauses[unit].paragraphs[0], unit)
        if label is None or label.field != "due":
            continue
        lines = [outline.clauses[one].paragraphs[0] for one in outline.below[unit]]
        rounds = [(due, line) for line in lines if (due := read_due(line.text, issued)[0]) is not None]
        if label.value.text.strip() or not rounds or len(rounds) < len(lines):
            return [(_labelled_time(outline, index, label, issued, problems), label.line)]
        return [*rounds]
    parent = outline.clauses[index].parent
    if outline.clauses[index].kind not in BULLETS and parent >= 0 and _examines(outline.clauses[parent].text):
        for later in (one for one in outline.beside(index) if one > index):
            if _times(outline, later, issued, []):  # the time at the end of the last may be that of all
                place = Place(clause=outline.clauses[index].path, field="due", span=outline.clauses[index].span)
                problems.append(doubt("due-unread", place, text=outline.clauses[later].text[:_SHOWN]))
                break
    return []


def _labelled_time(
    outline: Outline, index: int, label: Labelled, issued: dt.date | None, problems: list[Problem]
) -> Due | None:
    """What the label says; asked about where it says nothing that can be read."""
    due, told = time_of([label], issued), read_due_cell(label.value.text.strip(), issued)[1]
    if due is None:
        text = label.value.text.strip(" .") or label.line.text.strip(" :")
        clause = outline.clauses[index]
        told = told or [doubt("due-unread", Place(field="due"), text=text)]
        place = Place(clause=clause.path, field="due", span=clause.span)
        problems.extend(one.model_copy(update={"place": place}) for one in told)
    return due


def _below(outline: Outline, index: int, depth: int) -> list[int]:
    """The units below one, so many levels deep, but for those that say work of their own."""
    found: list[int] = []
    for child in outline.below[index] if depth else ():
        if outline.clauses[child].kind in BULLETS or not _OPENS.match(fold(outline.clauses[child].text)):
            found += [child, *_below(outline, child, depth - 1)]
    return found
