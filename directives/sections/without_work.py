"""Sections that give no work, or only where a sentence names who does it: aims, contents, methods, steps."""

import re
from bisect import bisect_left
from functools import partial
from typing import NamedTuple

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.sections.inventories import inventoried
from directives.sections.roadmaps import on_roadmap, roadmaps
from directives.sections.turned import turns_to_work
from directives.sentences.allowed import opens_rights
from directives.sentences.headings import read_heading
from directives.sentences.subjects import predicate, read_subject, verb_start
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.clauses import Clause
from directives.structure.duties import is_duty
from directives.structure.outline import Outline, is_heading
from directives.structure.quoted_law import leads_in_law
from directives.times.due_phrases import find_dues

_shape = partial(Shape, "headings")
_CONTENTS = _shape(r"{contents}\s+(?P<does>{examines})")
_MADE_OF = _shape(r"(?:{names.several}\s+)?{contents}\s[^.;:]{0,200}\s{made_of}\s*:$")
_MEETS = _shape("{of_meetings}")
_TAKES_PART = _shape("{who_takes_part}")
_HOUR = re.compile(r"\d{1,2}\s?(?:h|g|:)\s?(?:\d{2}(?!\d))?\s*(?:[-–:,]|\s[^\W\d_])")
LONGEST_TITLE = 160
"""Characters of the title of a section at most."""
FEWEST_HOURS = 3
"""Lines of a unit that begin with an hour at least, so that it is the course of a day ("7h30: Đón đại biểu", "8h00: Khai mạc")."""
_HANDS = Shape("headings", r"(?:^|,\s+){hands_out}\s")
_AGENDA, _HELD = _shape(r"^{agenda}\W*$"), _shape(r"(?P<of>{of_meetings})(?!\w)")
_DEMANDED = _shape("{demanded}")
_AIMS_BELOW = _shape(r"(?<!\w){aims_told}\s*:$")
_FORBIDDEN_BELOW = _shape(r"(?<!\w){forbidden} [^.;:]{0,80}(?<!\w){acts}\s*:$")


def _opens_with_hour(one: Flow) -> bool:
    return one.text[:1].isdigit() and _HOUR.match(one.text) is not None


def silent(outline: Outline, index: int) -> bool:
    """Whether a unit stands under a heading that assigns nothing ("Mục đích, yêu cầu"), the nearest that says so counts; or tells the
    course of a day hour by hour.
    """
    own = outline.clauses[index]
    if len(own.paragraphs) >= FEWEST_HOURS and sum(map(_opens_with_hour, own.paragraphs)) >= FEWEST_HOURS:
        return True
    for above in [*([index] if _titled(own) else []), *outline.ancestors(index)]:
        told = _told(outline, above)
        if above != index and (told.allows or _lists_none(outline, above, own.text)):
            return True
        if told.gives_work:
            return False
        if told.gives_none:
            heading = fold(outline.clauses[above].text.strip())
            listed = _TAKES_PART.match(heading) is not None and ": " in own.text  # "Đối với các xã: Lãnh đạo, kế toán"
            if (_MEETS.match(heading) and not listed and names_doer(own.text)) or hands_out(own.text):
                return False
            if above != index and turns_to_work(outline, above):
                return False
            return read_heading(outline.clauses[above].text) is None and not _demands(outline, above)
    return False


def _titled(own: Clause) -> bool:
    """Whether a unit opens with a heading line; that of a section may end with a full stop where nothing below says who does anything."""
    if len(own.paragraphs) < 2 or len(own.text) > LONGEST_TITLE:
        return False
    if len(own.text) < 80 and is_heading(own.text):
        return read_subject(own.text) is None
    section = own.kind == "roman" and read_subject(own.text) is None
    return section and not any(names_doer(paragraph.text) for paragraph in own.paragraphs[1:])


class _Told(NamedTuple):
    """What a heading tells of all below it: that they may do something, have work, or have none."""

    allows: bool
    gives_work: bool = False
    gives_none: bool = False


@kept
def _told(outline: Outline, above: int) -> _Told:
    """The same of a unit; a sentence that gives work itself is no heading ("Căn cứ Kế hoạch này, đề nghị các xã ...")."""
    text = outline.clauses[above].text
    heading = fold(text.strip())
    if (allows := opens_rights(heading)) or _charges(text):
        return _Told(allows)
    gives = patterns("duties", "task_headings").search(heading) is not None
    return _Told(False, gives, not gives and patterns("duties", "no_task_headings").search(heading) is not None)


def _lists_none(outline: Outline, above: int, text: str) -> bool:
    """Whether a unit stands below aims or forbidden acts; a body that reaches an aim has work, and one that acts by a day."""
    told = outline.clauses[above].paragraphs[-1].text
    if not told.endswith(":"):
        return False
    folded = fold(told)
    if _AIMS_BELOW.search(folded) is not None:
        return not names_doer(text)
    return _FORBIDDEN_BELOW.search(folded) is not None and not (names_doer(text) and find_dues(text, None))


def _charges(text: str) -> bool:
    """Whether what stands above a unit is a sentence that gives work, whatever it opens with."""
    return not is_heading(text) and not text.rstrip().endswith(":") and is_duty(text, named=True)


def hands_out(text: str) -> bool:
    """Whether a sentence gives work in so many words ("Trên cơ sở ..., giao Sở A lập ..."), be it among aims or criteria."""
    return _HANDS.search(fold(text)) is not None and read_subject(text, strict=True) is not None


def names_doer(text: str) -> bool:
    """Whether a sentence says in front who does what, be it behind a time ("Từ ngày 05/3: Ban A họp với ...")."""
    subject = read_subject(text)
    if subject is None or subject.inside or text.endswith(":"):
        return False
    folded = fold(text)
    return predicate().match(folded, subject.end) is not None or verb_start().match(folded, subject.end + 1) is not None


def steps_out(outline: Outline, index: int) -> bool:
    """As in "- Từ ngày 05/3: Ban A họp với ..." under a time, in a section of when and where: a step that says who takes it."""
    above = outline.ancestors(index)[1:]
    times = any(_MEETS.match(fold(outline.clauses[one].text.strip())) for one in above)
    return times and names_doer(outline.clauses[index].text)


@kept
def _demands(outline: Outline, index: int) -> bool:
    """Whether "Yêu cầu chung" heads what is demanded: it stands beside no aims, and headings below it charge bodies."""
    clause = outline.clauses[index]
    if clause.parent >= 0 or not _DEMANDED.match(fold(clause.text)):
        return False
    beside = (fold(outline.clauses[one].text) for one in outline.beside(index) if one != index)
    if any(patterns("duties", "no_task_headings").search(text) for text in beside):
        return False
    below = [one for child in outline.children(index) for one in (child, *outline.children(child))]
    return any(outline.children(one) and read_heading(outline.clauses[one].text) is not None for one in below)


NEAR = 6
"""Units before and after one that are looked at to see whether they name who does their work."""


def others_named(outline: Outline, index: int) -> bool:
    """Whether units beside this one name who does their work, so that it is odd that this one does not."""
    parent = outline.clauses[index].parent
    beside = outline.below[parent] if parent >= 0 else ()
    at = bisect_left(beside, index)
    near = [other for other in beside[max(0, at - NEAR) : at + NEAR + 1] if other != index]
    return any(read_subject(outline.clauses[other].text) is not None for other in near)


def named_only(outline: Outline, index: int) -> bool:
    """Whether only sentences that name a body are tasks here ("Kinh phí thực hiện", "Phương pháp" where nobody is named)."""
    if _under(outline, index, "named_only_headings") or any(_lists(outline, one) for one in outline.ancestors(index)):
        return True
    if inventoried(outline, index) or on_roadmap(outline, index) or _on_agenda(outline, index):
        return True
    if outline.law and leads_in_law(outline.clauses[index].paragraphs[0].text):
        return True
    return procedural(outline, index) and not others_named(outline, index) and not _does_contents(outline, index)


def _on_agenda(outline: Outline, index: int) -> bool:
    """Whether a unit says what a meeting is about: "1. Nội dung" beside the sections of when, where and for whom it is."""
    top = [index, *outline.ancestors(index)][-1]
    return _AGENDA.match(fold(outline.clauses[top].paragraphs[0].text)) is not None and _convenes(outline)


@kept
def _convenes(outline: Outline) -> bool:
    """Whether sections of their own say when, where and for whom something is held: two of them at least."""
    tops = (clause.text for clause in outline.clauses if clause.parent < 0)
    return len({held.group("of") for text in tops if (held := _HELD.match(fold(text)))}) >= FEWEST_HELD


FEWEST_HELD = 2
"""Sections of when, where and for whom at least that make a paper one that calls together."""


@kept
def _lists(outline: Outline, index: int) -> bool:
    """Whether a unit only says what something is made of ("Những nội dung chủ yếu của kế hoạch gồm:")."""
    return _MADE_OF.match(fold(outline.clauses[index].paragraphs[-1].text)) is not None


def _does_contents(outline: Outline, index: int) -> bool:
    """As in "Giám sát việc ..." under "b) Nội dung giám sát": contents of a phase, said as work."""
    folded = fold(outline.clauses[index].text)
    headings = (fold(outline.clauses[above].text.strip()) for above in outline.ancestors(index))
    said = next((found for heading in headings if (found := _CONTENTS.match(heading))), None)
    return said is not None and folded.startswith(f"{said['does']} ")


def procedural(outline: Outline, index: int) -> bool:
    """Whether a unit stands under a heading of contents, methods or steps ("Nội dung giám sát")."""
    return _under(outline, index, "procedure_headings")


def procedure_section(outline: Outline, index: int) -> int | None:
    """The outermost unit above this one whose heading is of contents, methods or steps."""
    above = reversed(outline.ancestors(index))
    maps = roadmaps(outline)
    return next(
        (one for one in above if one in maps or _heads(outline, one, "procedure_headings") or _lists(outline, one)),
        None,
    )


def _under(outline: Outline, index: int, headings: str) -> bool:
    """Whether a unit stands under a heading of this list that names no body."""
    own = [index] if len(outline.clauses[index].paragraphs) > 1 else []
    return any(_heads(outline, above, headings) for above in [*own, *outline.ancestors(index)])


@kept
def _heads(outline: Outline, index: int, headings: str) -> bool:
    """Whether a unit's own text is a heading of this list that names no body."""
    text = outline.clauses[index].text
    found = is_heading(text) and patterns("duties", headings).search(fold(text.strip()))
    return bool(found) and read_subject(text) is None
