"""To whom a document speaks where a unit names nobody: its headings, its opening, its last section."""

import re
from collections import Counter
from functools import partial

from directives.labelled.heads import heads_work
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sections.assigned import assigned_heading
from directives.sections.forms import handed_to
from directives.sections.headed import first_of_all, headed
from directives.sections.opening import opening, parties
from directives.sections.sent_to import sent_to
from directives.sentences.headings import read_heading
from directives.sentences.idle import calls_upon
from directives.sentences.led_in import charge_above, led_in
from directives.sentences.subjects import Subject, read_subject
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.labels import BULLETS
from directives.structure.lost_headings import names_alone
from directives.structure.outline import Outline, is_heading

_shape = partial(Shape, "headings")
UNSURE = ("closing", "headings")
"""Where names are found that often are not all who do the work: whom a notice is sent to "để biết, thực hiện", whom headings name."""
_SECTIONS = ("part", "capital", "roman")
"""Kinds of the units into which a whole document is divided."""
MOST_NAMED = 4
"""Units at least that name the body which a document speaks to."""
_WHOLE = _shape("{whole_papers}")
_ITS_PLAN = _shape(r"{its_plan_before}\s+{its_plan}(?=\s*(?:[,;.:]|{its_plan_after}|$))")
"""The document called by its kind alone."""
_OWN_PLANS, _PLACES = _shape(r"(?<!\w){own_plans}"), _shape("{everywhere}")
_CARRY = _shape(r"(?<!\w){carries_out}")
_GROUPS, _SEVERAL = _shape("{groups}"), _shape(r"(?<!\w)(?:{groups}|{names.several})(?!\w)")
_TOLD_OFF = _shape(r"{common}[^,]*\s{told_off}")
_COMMON = _shape("{common}")
_REST = _shape(r"\s{rest_of}$")
_CONCERNED = _shape(r"\s{concerned}$")
_TO_ALL = _shape(r"{to_all}\s+(?={names.several}\s)")
_CALLS = _shape(r"(?:[^.;:]{0,60}\s)?{calls}\s")
_PEOPLE = _shape("{people_called}")
_TOLD, _KNOW = _shape(r"(?<!\w){told_of}\s+"), _shape(r"(?:\s[^,;.:]{2,60})?\s+{know}")
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_LEADS_ON = re.compile(r"[:;]\s*$")


def heading_lead(outline: Outline, index: int) -> Subject | None:
    """The bodies of the nearest heading or lead-in above a unit that names any."""
    if (subject := _led_by(outline, index) or _charges_beside(outline).get(index)) is not None:
        return subject
    for above in outline.ancestors(index):
        if (subject := _lead_of(outline, above)) is not None:
            return subject
    return _above_the_first(outline) if _in_first_list(outline, index) else None


def lead_below(outline: Outline, index: int) -> Subject | None:
    """The bodies that a unit's own heading or lead-in names for what stands in it, else those above it."""
    return _lead_of(outline, index) or heading_lead(outline, index)


@kept
def _lead_of(outline: Outline, above: int) -> Subject | None:
    """The bodies that a heading or lead-in names, for all that stand below it."""
    clause = outline.clauses[above]
    if named := heads_work(outline, above):
        return Subject(named, 0)
    last = clause.paragraphs[-1].text
    if len(clause.paragraphs) > 1 and last.endswith(":") and (lead_in := led_in(last)):
        return lead_in
    text = clause.text
    unended = text[-1:].isalnum()
    if is_heading(text) or text.rstrip().endswith(":") or unended or names_alone(text.rstrip(" .")):
        subject = led_in(text) if text.rstrip().endswith(":") else read_heading(text)
        subject = led_in(f"{text}:") if subject is None and unended else subject
        subject = subject or assigned_heading(outline, above)
    else:
        subject = speaks_to_all(outline, above) or _charged_above(outline, above) or charge_above(text)
    return subject or _led_by(outline, above)


def _in_first_list(outline: Outline, index: int) -> bool:
    """Whether a unit stands in the list that the paper begins with: no closing paragraph, no section of another level, no annex."""
    top, first = outline.clauses[[index, *outline.ancestors(index)][-1]], outline.clauses[0]
    return top.kind == first.kind and not (top.path.startswith("PL") and not first.path.startswith("PL"))


@kept
def _above_the_first(outline: Outline) -> Subject | None:
    """Whom a line right above the first unit names and no more ("Giám đốc các bệnh viện:"), below the opening of the paper."""
    line = outline.preamble[-1].text.rstrip() if len(outline.preamble) > 1 else ""
    return read_heading(line) if line.endswith(":") and not line.isupper() and names_alone(line) else None


def _led_by(outline: Outline, index: int) -> Subject | None:
    """Whom the line without a number charges that a unit stands below."""
    line = outline.clauses[index].led_in
    return None if line is None else led_in(line.text) or read_heading(line.text)


@kept
def _charges_beside(outline: Outline) -> dict[int, Subject]:
    """Whom a unit charges that only says that work follows, for the units behind it on its own level that name nobody."""
    found: dict[int, Subject] = {}
    open_at: dict[int, tuple[str, Subject]] = {}
    for index, clause in enumerate(outline.clauses):
        kind, charged = open_at.get(clause.parent, ("", None))
        said = charge_above(clause.text) if clause.text.endswith(":") and not outline.below[index] else None
        if said is not None:
            open_at[clause.parent] = (clause.kind, said)
        elif charged is not None and kind == clause.kind and read_subject(clause.text) is None:
            found[index] = charged
        elif charged is not None:
            del open_at[clause.parent]
    return found


@kept
def _charged_above(outline: Outline, index: int) -> Subject | None:
    """Whom a sentence charges that has bullets below it: theirs too, where none of them names somebody."""
    clause = outline.clauses[index]
    beneath = outline.children(index)
    if clause.kind in ("article", *_SECTIONS) or not beneath or outline.clauses[beneath[0]].kind not in BULLETS:
        return None
    subject = read_subject(clause.text)
    nested = (clause.kind, outline.clauses[beneath[0]].kind) == ("dash", "plus")
    if subject is None or subject.inside or (_LEADS_ON.search(fold(clause.text)) and not nested):
        return None
    return None if any(read_subject(outline.clauses[child].text) for child in beneath) else subject


@kept
def speaks_to_all(outline: Outline, index: int) -> Subject | None:
    """The groups that a sentence above units calls on ("Yêu cầu các cấp ủy ... khẩn trương"), the work being theirs."""
    clause = outline.clauses[index]
    children = outline.children(index)
    if len(clause.paragraphs) > 1 or not children or not _TO_ALL.match(fold(clause.text)):
        return None
    if any(read_subject(outline.clauses[child].text) is not None for child in children):
        return None
    return read_subject(clause.text)


def addressees(outline: Outline, *, listed: bool = True) -> tuple[tuple[str, ...], str]:
    """The document's addressees and where they were found: "opening", "list", "last-section", "closing", "headings" or "".

    `listed`: those whom a list above the text names ("Kính gửi: ...") are among them.
    """
    if spoken := handed_to(outline) or parties(outline) or opening(outline):
        return spoken, "opening"
    for names, where in (
        (sent_to(outline) if listed else (), "list"),
        (_charged(outline), "last-section"),
        (_foremost(outline), "last-section"),
        (_charged_last(outline), "last-section"),
        (called := _called(outline), "closing" if _anybody(called) else "last-section"),
        (_told(outline), "closing"),
        (first_of_all(outline), "last-section"),
        (headed(outline), "headings"),
    ):
        if names:
            return names, where
    return (), ""


def _charged(outline: Outline) -> tuple[str, ...]:
    """The bodies that the last section charges with carrying the whole document out."""
    tops = [
        index
        for index, clause in enumerate(outline.clauses)
        if clause.parent == -1 and clause.kind not in ("closing", "annex")
    ]
    if not tops or outline.clauses[tops[-1]].kind not in _SECTIONS:
        return ()
    for index in range(tops[-1], len(outline.clauses)):
        paragraphs = outline.clauses[index].paragraphs
        for paragraph in paragraphs:
            if names := _carriers(paragraph.text, _WHOLE):
                return _with_beside(names, read_heading(paragraphs[0].text) if paragraph != paragraphs[0] else None)
    units = outline.children(tops[-1])
    named = [name for unit in units for name in _carriers(outline.clauses[unit].paragraphs[0].text, _ITS_PLAN)]
    if named:
        return tuple({fold(name): name for name in reversed(named)}.values())[::-1]
    planning = (_carriers(outline.clauses[unit].paragraphs[0].text, _OWN_PLANS) for unit in units)
    planned = (names for names in planning if len(names) > 1 and any(_PLACES.match(fold(one)) for one in names))
    return next(planned, ()) or next(filter(None, (_all_below(outline, unit) for unit in units)), ())


def _all_below(outline: Outline, unit: int) -> tuple[str, ...]:
    """As in "1. Các sở và Ủy ban nhân dân các xã:" above "a) ... xây dựng kế hoạch cụ thể, tổ chức triển khai thực hiện"."""
    heading = read_heading(outline.clauses[unit].text)
    names = heading.names if heading else ()
    if len(names) < 2 or not _GROUPS.match(fold(" ".join(names))) or not any(_PLACES.match(fold(one)) for one in names):
        return ()
    below = (fold(outline.clauses[child].text) for child in outline.children(unit))
    return (
        names if any(_CARRY.search(text) and (_OWN_PLANS.search(text) or _WHOLE.search(text)) for text in below) else ()
    )


def _with_beside(names: tuple[str, ...], heading: Subject | None) -> tuple[str, ...]:
    """The bodies of the heading above the sentence that charges `names`, where it names them and others beside."""
    above = heading.names if heading else ()
    return above if {fold(name) for name in names} <= {fold(name) for name in above} else names


def _carriers(text: str, whole: Shape) -> tuple[str, ...]:
    """The groups that a sentence charges with carrying out the `whole`."""
    folded = fold(text)
    subject = read_subject(text) if whole.search(folded) and _CARRY.search(folded) else None
    names = tuple(name for name in subject.names if not _REST.search(fold(name))) if subject else ()
    if not names or not _GROUPS.match(fold(" ".join(names))) or _TOLD_OFF.match(fold(names[0])):
        return ()
    return names


def _charged_last(outline: Outline) -> tuple[str, ...]:
    """The groups that the last of units without sections charges with the whole ("13. Các bộ, ... căn cứ Chỉ thị này ... thực hiện")."""
    tops = [clause for clause in outline.clauses if clause.parent == -1 and clause.kind != "closing"]
    last = tops[-1] if tops and all(clause.kind == "arabic" for clause in tops) else None
    names = _carriers(last.paragraphs[0].text, _WHOLE) if last else ()
    return names if len(names) > 1 else ()


def _foremost(outline: Outline) -> tuple[str, ...]:
    """The one body that the last section charges with the whole, where it is also the one that most units name."""
    tops = [index for index, clause in enumerate(outline.clauses) if clause.parent == -1 and clause.kind in _SECTIONS]
    first = next(iter(outline.children(tops[-1])), None) if tops else None
    if first is None:
        return ()
    text = outline.clauses[first].paragraphs[0].text
    subject = read_subject(text) if _WHOLE.search(fold(text)) and _CARRY.search(fold(text)) else None
    if subject is None or len(subject.names) > 1:
        return ()
    named = Counter(
        fold(said.names[0]) for one in outline.clauses if (said := read_subject(one.text)) and len(said.names) == 1
    )
    most, count = named.most_common(1)[0] if named else ("", 0)
    return subject.names if count >= MOST_NAMED and most == fold(subject.names[0]) else ()


def _called(outline: Outline) -> tuple[str, ...]:
    """The groups that the closing call asks to carry it out ("Đề nghị các sở, ngành thực hiện ...", "...; các sở nghiêm túc thực hiện")."""
    for clause in outline.clauses:
        if clause.kind != "closing":
            continue
        for sentence in _SENTENCES.split(clause.text):
            subject = read_subject(sentence)
            if subject is None or not (_CALLS.match(folded := fold(sentence)) or calls_upon(folded[subject.end :])):
                continue
            if _GROUPS.match(fold(" ".join(subject.names))) or people(subject.names):
                return subject.names
    return ()


def _anybody(names: tuple[str, ...]) -> bool:
    """Whether a call names but one group that may be anybody ("các đơn vị"): headings often say who they are."""
    return len(names) == 1 and _COMMON.fullmatch(fold(names[0])) is not None


def one_body(names: tuple[str, ...]) -> bool:
    """Whether these are one body called by its name, and neither a group nor people."""
    return len(names) == 1 and not (_SEVERAL.search(fold(names[0])) or _COMMON.match(fold(names[0])) or people(names))


def people(names: tuple[str, ...]) -> bool:
    """Whether it is people that are called and no bodies ("đảng ủy viên, người đứng đầu các cơ quan"): seldom all do all of it."""
    return any(_PEOPLE.match(fold(name)) for name in names)


def _told(outline: Outline) -> tuple[str, ...]:
    """Those whom the closing of a notice of conclusions names ("... thông báo để các Bộ, cơ quan liên quan biết, thực hiện").

    Where it calls some by name and beside them whoever is concerned, the work that names nobody is of the former.
    """
    for clause in outline.clauses:
        told = _TOLD.search(fold(clause.text)) if clause.kind == "closing" else None
        names = read_bodies(clause.text, told.end(), loose=True) if told else None
        if told and names and names.start == told.end() and _KNOW.match(fold(clause.text), names.end):
            return tuple(name for name in names.names if not _CONCERNED.search(fold(name))) or names.names
    return ()
