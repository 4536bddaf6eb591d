"""Labelled lines ("Cơ quan chủ trì: X", "Thời gian hoàn thành: Z") belong to the unit above them."""

import re
from bisect import bisect_right
from functools import partial
from typing import NamedTuple

from directives.labelled.spoiled import spoiled_label
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.inside_names import is_whole
from directives.names.persons import persons_alone
from directives.sentences.left_out import with_left_out
from directives.sentences.role_works import role_work
from directives.sentences.roles_told import joining_role, leading_role, tells_roles, told_in_words, work_behind_roles
from directives.sentences.subjects import opens_work
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.annexes import LEADS
from directives.structure.outline import Outline
from directives.words.work_words import predicate


class Labelled(NamedTuple):
    """A labelled line: its field (lead, with, due, to, product, text, other), its value and the unit that it is part of."""

    field: str
    value: Flow
    line: Flow
    unit: int


_ENTRIES = re.compile(r"\s*;\s*|(?<=[A-ZĐ&]{2})\s*,\s*(?=[A-ZĐ]{2}|[Cc]ác\s)")
"""Between names that the language does not know: semicolons, and commas after an abbreviation ("VTV, VOV, các địa phương")."""
_shape = partial(Shape, "labelled")
_SET = _shape(r"các\s+(?P<noun>{set_nouns})\s*:\s*(?P<entries>[^.:]+)\.?")
_SET_APART = _shape(r"\s+{set_apart}\s(?!{not_apart})[^;\n]{3,80}$")
"""What sets a group apart from others of its kind, at the end of a cell ("các địa phương được lựa chọn"); in small letters."""
ABOUT = _shape(r"\s+{set_about}\s[^,;\n]{3,80}")
"""What a body is about or where it is, up to the next entry of a cell ("Ủy ban Công tác về người cao tuổi")."""
_ANEW = (
    Printed("labelled", r"\s+(?={begins_anew}(?!\w))", str.capitalize),
    Printed("labelled", r"\s+(?={places_anew}\s+(?i:{subjects.several})\s)", str.upper),
)
_MISREAD_MARK = re.compile(r"\s*[:.]\s+")
"""Between two bodies of a list: what a scan, or a slip, made of a comma or a semicolon."""
_LONGEST_WHOLE = 9
"""Words of a body's whole name, at most."""
_GOES_ON = _shape(r"\s+{aside}\s[^;.]*?(?:\s+và\s+|;\s+)(?=các\s)")
"""Between the bodies of a list, words about the first of them."""
_HAS_ROLE = _shape(r"\s+{label_leads}(?:\s+(?:{role_objects}|{role_papers}))?[\s.;]*")
_ANYBODY = _shape(r"(?:{subjects.several}\s+)?{label_bodies}|{subjects.several}\s+(?:{subjects.kinds_of}|{set_nouns})")
"""A noun that says who is meant only with the part behind it ("Các cơ quan chủ trì"): no body of that kind is left out."""
_BULLET = re.compile(r"(?:^|(?<=[;.:]))\s*[-–•+]\s+")
_RUN_ON = re.compile(r"\s+[-–•+]\s+(?=[A-ZĐ])")
_BESIDES = Shape("names", "{besides}")
"""What a body is besides ("- Cơ quan thường trực"), which is no bullet of its own."""
_MARKS = re.compile(r"[\s*_]*")
"""Blanks, and what makes a label bold on a page of the web."""
_BRACKETS = re.compile(r"\((?P<said>[^():]{3,40}:[^()]{3,300})\)\W*$")
_NEXT_LABEL = re.compile(r"(?:[.,;]|\s[-–])\s+(?=[^\W\d_]|\*)")
_FEWEST_WORKS = 2
"""Labels with work of their own that are that, be there work above them."""
LONGEST_LABEL = 60
"""Characters of a label amid a line at most."""
LONGEST_ENTRY = 60
"""Characters of a name that the language does not know, in a list of bodies."""
_BARE = _shape(r"{bare}\s")
"""Labels of the lead that may stand above bullets which name it."""


_LABELS = {
    "lead": LEADS,
    "with": _shape(r"(?:(?:các )?{label_bodies} {label_joins}[^:.;]{0,30}|{label_with_alone}(?:\s+{tells_role})?)\s*:"),
    "other": _shape(r"(?:{label_others}(?: {label_others_of})?|{label_times} {label_starts})\s*:"),
    "due": _shape(
        r"{label_times}(?: {label_times_of})*(?:\s*:|\s+{label_when})|{label_terms}(?: [^\s:;,.]+){1,3}\s*:"
        r"|{label_time_and_place}(?: [^\s:;,.]+){0,2}\s*:"
    ),
    "product": _shape(r"{label_products}(?: {label_products_of})?\s*:"),
    "text": _shape(r"{label_works}(?: {label_works_of})?\s*:"),
}
"""The labels by the field that stands behind them."""
_WITHOUT_COLON = (("due", _LABELS["due"]),)
"""Of these the one behind which a colon may be missing."""
_OF_BODIES = {"lead": _shape(r"{label_who}\s*:\s*"), "to": _shape(r"{label_receivers}\s*:\s*")}
"""Labels that are ones only where bodies and nothing else stand behind them ("Thực hiện: Sở A")."""
_IN_SENTENCES = {"lead": leading_role, "with": joining_role}
"""The same without a colon ("Cơ quan chủ trì là Sở A")."""
_LED = _shape(
    r"\s*(?P<lead>[^():;]+?)\s*(?:\({role_leads}\)|(?<=\s){role_leads})\s*(?:[,;.]|$)\s*(?:và\s+)?(?!{role_joins})"
    r"(?P<with>.*?)\s*(?:\(?{role_joins}\)?)?[\s.;]*$"
)
"""Of bodies behind one label the first leads."""
_NO_MORE = re.compile(r"\s*(?:\([^()]*\))?\W*$")


def read_labelled(line: Flow, index: int) -> Labelled | None:
    """The field and the value of a labelled line; None for any other line."""
    found = _label(line.text)
    if found is None:
        return None
    field, start = found
    value = line.cut(start)
    bare = field == "due" or (field == "lead" and _BARE.match(fold(line.text)) is not None)
    return Labelled(field, value, line, index) if bare or value.text.strip() else None


def is_bare_label(text: str, field: str) -> bool:
    """Whether a line is nothing but the label of a field ("Nhiệm vụ:")."""
    found = _label(text)
    return found is not None and found[0] == field and not text[found[1] :].strip()


@kept
def _label(text: str) -> tuple[str, int] | None:
    """The field that a line's label names and where its value begins; units ask for it again and again."""
    start = _MARKS.match(text).end()  # type: ignore[union-attr]
    folded = fold(text[start:])
    colon_in = ":" in folded
    for field, shape in _LABELS.items() if colon_in else _WITHOUT_COLON:
        found = shape.match(folded)
        if found is not None:
            if field in _IN_SENTENCES and work_behind_roles(text[start:]):
                return None
            colon = text.find(":", start, start + found.end())
            return field, _MARKS.match(text, colon + 1).end() if colon >= 0 else start  # type: ignore[union-attr]
    for field, shape in _OF_BODIES.items() if colon_in else ():
        if (found := shape.match(folded)) is not None:
            names = read_bodies(text, start + found.end())
            if names.names and names.start == start + found.end() and _ends(text, names.end):
                return field, names.start
    if tells_roles(folded) if not colon_in else told_in_words(folded):
        for field, role in _IN_SENTENCES.items():
            told = role(text[start:], folded)
            if told is not None and not told.start and _ends(text, start + told.end):
                return field, start + told.at
    return spoiled_label(text, start) if colon_in else None


def _ends(text: str, at: int) -> bool:
    """Whether a label's value is over: nothing follows but another label."""
    following = _NEXT_LABEL.match(text, at)
    return _NO_MORE.match(text, at) is not None or (
        following is not None and _label(text[following.end() : following.end() + LONGEST_LABEL]) is not None
    )


def labelled_lines(outline: Outline, index: int) -> list[Labelled]:
    """The labelled lines of a unit: among its own paragraphs after the first, and its children."""
    return list(_labelled(outline, index))


@kept
def _labelled(outline: Outline, index: int) -> tuple[Labelled, ...]:
    """The same, kept for all below a unit and beside it, who ask for them too."""
    paragraphs = outline.clauses[index].paragraphs
    beside = _in_brackets(paragraphs[:1]) or _behind_work(paragraphs[:1])
    own = [line for paragraph in (*beside, *paragraphs[1:]) for line in _several(paragraph, index)]
    below = [
        line for child in outline.children(index) for line in _several(outline.clauses[child].paragraphs[0], child)
    ]
    if any(line.field == "lead" for line in below) and works_by_role(outline, index):
        below = []
    return (*own, *below, *_numbered_on(outline, index))


@kept
def works_by_role(outline: Outline, index: int) -> tuple[int, ...]:
    """As in "- Đơn vị chủ trì lập đề án: Sở A" above "- Đơn vị chủ trì thẩm định đề án: Sở B": the units below one, each its own work."""
    below = outline.children(index)
    if len(below) < _FEWEST_WORKS and not outline.clauses[index].text.endswith(":"):
        return ()
    return tuple(below) if all(role_work(outline.clauses[child].text) for child in below) else ()


def works_itself(outline: Outline, index: int) -> bool:
    """Whether a unit is work named beside the part of whoever leads it, and no label of a unit above."""
    above = outline.clauses[index].parent
    if role_work(outline.clauses[index].text) is None:
        return False
    return above < 0 or index in works_by_role(outline, above)


def _numbered_on(outline: Outline, index: int) -> list[Labelled]:
    """The fields of a form numbered one after another: "1. Tên nhiệm vụ: ...", "2. Cơ quan chủ trì: ...", "3. Thời hạn: ..."."""
    clause = outline.clauses[index]
    if clause.parent >= 0 or outline.children(index):
        return []
    first = read_labelled(clause.paragraphs[0], index)
    if first is None or first.field != "text" or any(line.field == "lead" for line in _several(first.line, index)):
        return []
    found: list[Labelled] = []
    beside = outline.beside(index)
    for unit in beside[bisect_right(beside, index) :]:
        lines = _several(outline.clauses[unit].paragraphs[0], unit) if not works_itself(outline, unit) else []
        if not lines or any(line.field == "text" for line in lines):
            break
        found += lines
    return found


def _in_brackets(paragraphs: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The words of brackets at the end of the work: "(Chủ trì: X; phối hợp: Y)"."""
    found = _BRACKETS.search(paragraphs[0].text) if paragraphs else None
    return (paragraphs[0].cut(*found.span("said")),) if found else ()


def _behind_work(paragraphs: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The labels behind the sentence of the work, up to the end of the line: "Phát tờ rơi. Chủ trì: X; thời gian: tháng 5."."""
    text = paragraphs[0].text if paragraphs else ""
    for at in _NEXT_LABEL.finditer(text) if ":" in text else ():
        found = _label(text[at.end() : at.end() + LONGEST_LABEL])
        if found is not None and found[0] in ("lead", "with"):
            rest = text[at.end() :].rstrip(" .;")
            pieces = _NEXT_LABEL.split(rest)
            return (paragraphs[0].cut(at.end()),) if all(_label(one) or _goes_on_list(one) for one in pieces) else ()
    return ()


def before_labels(paragraph: Flow) -> Flow:
    """The work alone, without the labels behind it."""
    behind = _behind_work((paragraph,))
    return paragraph.cut(0, len(paragraph.text) - len(behind[0].text)) if behind else paragraph


def _goes_on_list(text: str) -> bool:
    """As in "Phối hợp: Sở A, | Trường Đại học B": what goes on behind a comma is a name, not work."""
    return len(text) <= LONGEST_ENTRY and not opens_work(text)


def _several(line: Flow, index: int) -> list[Labelled]:
    """The labels of a line, each with its value up to the next: "Chủ trì: X; Phối hợp: Y"."""
    first = read_labelled(line, index)
    if first is None:
        return []
    own = len(line.text) - len(first.value.text)
    starts = [
        at.end()
        for at in _NEXT_LABEL.finditer(line.text, own)
        if _label(line.text[at.end() : at.end() + LONGEST_LABEL])
    ]
    pieces = [line.cut(start, end) for start, end in zip([0, *starts], [*starts, len(line.text)], strict=True)]
    found = [read_labelled(_trimmed(piece), index) for piece in pieces] if starts else [first]
    return [role for one in found if one is not None for role in _by_role(one)]


def says_time_or_work(line: Flow) -> bool:
    """Whether another label of a line says when or what ("Đơn vị chủ trì: X. Thời hạn: 20/12. Nội dung: ...")."""
    return any(one.field in ("due", "text") for one in _several(line, 0))


def _by_role(line: Labelled) -> list[Labelled]:
    """As in "Thành phần: Sở A (chủ trì), Sở B, Sở C", "Thực hiện: Sở A (chủ trì), Sở B (phối hợp)": who leads, and the others with it."""
    told = _LED.match(fold(line.value.text)) if line.field in ("lead", "other") else None
    if told is None:
        return [line]
    others = read_bodies(line.value.text, told.start("with"), opens=True, loose=True)
    if told["with"] and (not others.names or predicate().match(fold(line.value.text[: told.end("with")]), others.end)):
        return [line]
    return [
        line._replace(field=field, value=line.value.cut(*told.span(field))) for field in ("lead", "with") if told[field]
    ]


def _trimmed(piece: Flow) -> Flow:
    """Without the mark before the next label."""
    return piece.cut(0, len(piece.text.rstrip(" .,;-–")))


def _beside(rest: str) -> tuple[str, ...]:
    """What a list of bodies holds after those that the language knows ("CA phường, BCH QS"): each entry as printed."""
    entries = re.match(r"\s*[,;+]\s*(?P<entries>.+)$", rest, re.DOTALL)
    found: list[str] = []
    for entry in re.split(r"\s*[,;+]\s*", entries["entries"].strip(" .;")) if entries else ():
        if not entry[:1].isupper() or len(entry) > LONGEST_ENTRY or opens_work(entry):
            break
        found += read_bodies(entry, opens=True, loose=True).names or (entry,)
    return tuple(found)


def names_in(value: Flow) -> tuple[str, ...]:
    """The bodies of a label's value or a table's cell, be they bullets of it."""
    mark = _BULLET.match(value.text)
    bullets = [one for one in _bullets(value.text) if one.strip(" .;")] if mark else []
    if bullets:
        return tuple(dict.fromkeys(name for one in bullets for name in _named(one.strip())))
    return _named(value.text.strip())


def _bullets(text: str) -> list[str]:
    """The bullets of a cell, be they on one line without a mark between them ("- Sở A - Sở B")."""
    found: list[str] = []
    for one in _BULLET.split(text):
        start = 0
        for at in _RUN_ON.finditer(one):
            names = read_bodies(one, at.end())
            if names.names and names.start == at.end() and not _BESIDES.match(fold(one), at.end()):
                found.append(one[start : at.start()])
                start = at.end()
        found.append(one[start:])
    return found


def _set(text: str) -> tuple[str, ...]:
    """As in "Các Cục: Di sản văn hóa; Xuất bản, In và Phát hành. Vụ A": the noun of a set stands before each of its entries."""
    found = _SET.match(fold(text))
    if found is None or ";" not in found["entries"]:
        return ()
    noun = found["noun"].capitalize()
    listed = text[found.start("entries") : found.end("entries")].split(";")
    entries = [" ".join(entry.split()) for entry in listed if entry.strip()]
    if any(read_bodies(entry, opens=True).names for entry in entries):
        return ()
    rest = text[found.end() :].strip(" .;")
    return (*(f"{noun} {entry}" for entry in entries), *(_named(rest) if rest else ()))


def _all_names(text: str, at: int) -> bool:
    """Whether bodies and nothing else stand from this place on."""
    names = read_bodies(text, at, opens=True, loose=True)
    return bool(names.names) and names.start == at and not text[names.end :].strip(' .;,:|"”_')


def _named(text: str) -> tuple[str, ...]:
    for anew in (found for shape in _ANEW for found in shape.finditer(text)):
        before = fold(text[: anew.start()]).split()
        if any(is_whole(" ".join(before[-count:])) for count in range(2, _LONGEST_WHOLE)):
            return (*_named(text[: anew.start()]), *_named(text[anew.end() :]))
    if listed := _set(text):
        return listed
    first = read_bodies(text, opens=True, loose=True)
    first = with_left_out(text, fold(text), first) if not first.start else first
    names = first.names
    if len(names) == 1 and _HAS_ROLE.fullmatch(fold(text[first.end :])) and _ANYBODY.fullmatch(fold(names[0])):
        return (text.strip(" .;"),)
    if names and (more := _GOES_ON.match(text, first.end)) is not None:
        names += read_bodies(text, more.end(), loose=True).names
    elif names and (set_apart := _SET_APART.match(text, first.end)) is not None:
        return (*names[:-1], f"{names[-1]}{set_apart.group().rstrip(' .')}")
    elif names and (about := ABOUT.match(text, first.end)) is not None:
        others = text[about.end() :].strip(" ,;.")
        return (*names[:-1], f"{names[-1]}{about.group().rstrip(' .')}", *(_named(others) if others else ()))
    elif names and (mark := _MISREAD_MARK.match(text, first.end)) is not None and _all_names(text, mark.end()):
        names += _named(text[mark.end() :])
    elif names:
        names += _beside(text[first.end :])
    return names or persons_alone(text) or tuple(part for part in _ENTRIES.split(text.strip(" .;")) if part)
