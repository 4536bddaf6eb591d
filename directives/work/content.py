"""Which paragraphs of a unit are work: no lead-in to bullets, no contents, nothing set out in an annex."""

import re
from collections.abc import Iterable

from directives.labelled.lines import labelled_lines, read_labelled
from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sentences.headings import read_heading
from directives.sentences.led_in import charge_above
from directives.sentences.members import is_member, is_person
from directives.sentences.passive import only_does
from directives.sentences.steered import steered_below
from directives.sentences.subjects import opens_work, read_subject
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.duties import is_duty
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline, is_heading
from directives.times.due_phrases import read_due
from plans.due import OnDate, Recurring, Relative

LONGEST_HEADING = 160
"""Characters of a heading that ends with a full stop, at most."""
_EAGER = Shape("structure", r"^(?:{eagerly}\s+)+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE_LONG = 4
"""Blanks in a unit that may say work; fewer stand between the words of a thing."""
_CONTENTS = Shape("structure", r"(?<!\w){contents}[^:;.]{0,40}:$|(?<!\w){before_contents}\s*:$")
"""At the end of a lead-in: what stands below is what one work is about."""
_PURPOSES = Shape("structure", r"(?<!\w)(?:{so_as_to}|{in_it} {makes_clear}(?: {some})?(?: {matters})?(?: sau)?)\s*:$")
_ANNOUNCES = Shape(
    "structure",
    r",? (?:và )?(?:{in_it},? ){0,2}{turns_to}(?: {turned_how})? (?:{some} )?{works_below}[^,;:]{0,30}:$",
)
_REPORT_HOLDS = Shape(
    "structure", r"[.;]\s+{held_by_reports}(?:\s[^.;:]{1,40})?\s(?:{holds_contents}|{comprises})\s*:$"
)
"""As in "... gửi Sở A. Báo cáo gồm các nội dung sau:": what stands below is what the report holds."""
_SUBMITTED_WHOLE = Shape(
    "unlisted",
    r"(?:.{0,120}(?<!\w))?{drafts}\s[^:;.]{0,160}{drafted}\s[^:;.]{0,160}(?<!\w){submitted}\s[^:;.]{3,80}:$",
)
_IS_ONLY = Shape("structure", r"\s+{is_only}\s[^,;]*$")
"""What a body is, said before what it has to do."""
_CASE_DUTY = Shape("structure", r"{case_opens} .{3,700}?, (?:thì )?{case_duties} ")
_ANNEXED = Shape(
    "structure", r"\(?{set_out}[^.;:]{0,60}{set_out_in} (?:các )?{set_out_papers}|\({set_out} {set_out_papers}"
)
_ONLY_ANNEXED = Shape(
    "structure",
    r"[^.;:(]{3,120}\((?:(?:{set_out}|{shows_annex})\s+)?(?:{set_out_in}\s+)?(?:các )?{set_out_papers}[^()]{0,60}\)\W*$",
)
_SET_OUT_THERE = Shape(
    "structure",
    r"^\W*(?:{set_out}|(?:{subjects.several}\s+)?{annexed_works})(?:\s[^.;:]{0,60})?"
    r"\s{set_out_in}\s+(?:các )?{set_out_papers}[^.;:,]{0,60}\W*$",
)
"""A sentence that only says where the work stands."""
_DIGIT = re.compile(r"\d")
_CHARGED_BELOW = Printed("structure", " và {charged_below}")


def forms_only(outline: Outline, index: int) -> bool:
    """As in "Điều 1. Thành lập Tổ công tác ..., gồm:" above its members: an article that does what it says, and gives no work."""
    clause = outline.clauses[index]
    if not patterns("duties", "performs").match(fold(clause.text)) or read_subject(clause.text) is not None:
        return False
    return all(is_person(paragraph.text) for paragraph in rest) if (rest := _all_below(outline, index)) else False


def _all_below(outline: Outline, index: int) -> list[Flow]:
    """All that a unit says behind its first paragraph, with the units below it."""
    below = (
        outline.clauses[child].paragraphs[:1] + tuple(_all_below(outline, child)) for child in outline.children(index)
    )
    return [*outline.clauses[index].paragraphs[1:], *(paragraph for child in below for paragraph in child)]


def opens_nothing(outline: Outline, index: int) -> bool:
    """A bullet that ends with a colon above others of its level, or a unit there that only says that work follows: their lead-in."""
    clause = outline.clauses[index]
    if len(clause.paragraphs) > 1 or not clause.text.endswith(":") or index + 1 >= len(outline.clauses):
        return False
    after = outline.clauses[index + 1]
    beside = after.parent == clause.parent and after.kind == clause.kind
    return beside and (clause.kind in BULLETS or charge_above(clause.text) is not None)


def heads_bodies(outline: Outline, index: int) -> bool:
    """As in "9. Các cơ sở sản xuất và đơn vị dịch vụ." above "9.1. Đối với các cơ sở sản xuất:": a heading, be it with a full stop."""
    clause, children = outline.clauses[index], outline.children(index)
    if len(clause.paragraphs) > 1 or not children or len(clause.text) > LONGEST_HEADING:
        return False
    texts = [(child, outline.clauses[child].text) for child in children]
    return all(is_heading(text) and outline.children(child) and read_heading(text) for child, text in texts)


def in_annex(outline: Outline, index: int) -> bool:
    """Whether an annex table assigns what this unit only names ("Chi tiết tại Phụ lục"), without a body or a date."""
    clause = outline.clauses[index]
    if headed_in_annex(clause.text):
        return True
    said = clause.paragraphs[-1].text if len(clause.paragraphs) < 3 else ""
    if _SET_OUT_THERE.match(fold(said)) and read_subject(said) is None:
        return read_due(said, None)[0] is None
    if clause.parent < 0 or not any(prefix.startswith("PL") for prefix, _ in outline.tables):
        return False
    beside = [outline.clauses[clause.parent], *(outline.clauses[child] for child in outline.beside(index))]
    told = any(_ANNEXED.search(fold(paragraph.text)) for one in beside for paragraph in one.paragraphs)
    text = clause.text
    return told and read_subject(text) is None and read_due(text, None)[0] is None


def headed_in_annex(text: str) -> bool:
    """A heading in capitals with nothing below it but the mention of an annex ("III. NHIỆM VỤ (chi tiết tại Phụ lục)")."""
    return text.partition("(")[0].isupper() and _ONLY_ANNEXED.match(fold(text)) is not None


def governed(outline: Outline, index: int) -> bool:
    """As in "trình Hội đồng nhân dân quyết định:" above "- Mức vốn ...": the verb of the lead-in governs each bullet, a task each."""
    above = outline.clauses[index].parent
    if above < 0 or outline.children(index):
        return False
    text, beside = outline.clauses[above].text, outline.beside(index)
    if (
        len(beside) < 2
        or _comprises(outline.clauses[above].paragraphs[-1].text)
        or _rules_nothing(text)
        or not carried(outline, above, beside)
        or _names_papers(outline, beside)
    ):
        return False
    return all(read_labelled(outline.clauses[one].paragraphs[0], one) is None for one in beside)


@kept
def _rules_nothing(text: str) -> bool:
    """Whether a lead-in is one to contents or to purposes, or is handed up whole: each bullet below asks it."""
    return _CONTENTS.search(fold(text)) is not None or _purposes(text) or _SUBMITTED_WHOLE.match(fold(text)) is not None


@kept
def _purposes(text: str) -> bool:
    return _PURPOSES.search(fold(text)) is not None


@kept
def _comprises(text: str) -> bool:
    return _COMPRISES.search(fold(text)) is not None


@kept
def _tells_punished(text: str) -> bool:
    return _PUNISHED.search(fold(text)) is not None


@kept
def _assigns(heading: str) -> bool:
    return patterns("duties", "assigning_headings").search(fold(heading)) is not None


def lists_contents(outline: Outline, index: int) -> bool:
    """A bullet that names a thing among bullets most of which do: contents of something, not work."""
    clause = outline.clauses[index]
    if clause.parent >= 0 and _comprises(outline.clauses[clause.parent].paragraphs[-1].text):
        return not opens_work(clause.text) or is_person(clause.text)
    if lists_acts(outline, index) or (clause.parent >= 0 and _holds_contents(outline.clauses[clause.parent].text)):
        return True
    if clause.parent < 0 or len(clause.paragraphs) > 1 or opens_work(clause.text):
        return False
    if patterns("sentences", "sent").match(fold(clause.text)):
        return False
    top = outline.clauses[outline.ancestors(index)[-1]].text
    if _assigns(top) and not outline.clauses[clause.parent].text.endswith(":"):
        return False
    if _CASE_DUTY.match(fold(clause.text)) or any(map(opens_work, clause.text.split("; ")[1:])):
        return False
    if (
        clause.text.count(" ") >= _SENTENCE_LONG
        and _charges_below(outline, clause.parent)
        and not is_person(clause.text)
    ):
        return False
    leaves = [
        outline.clauses[child].text
        for child in outline.beside(index)
        if not outline.children(child) and read_labelled(outline.clauses[child].paragraphs[0], child) is None
    ]
    return len(leaves) > 1 and sum(opens_work(text) for text in leaves) < len(leaves) / 2


@kept
def _charges_below(outline: Outline, above: int) -> bool:
    """As in "II. CHỦ RỪNG (...)" or "1. Chỉ đạo Chi cục A:": a heading is a body's name alone, so that what stands below is its work."""
    text = outline.clauses[above].text
    if len(text) > LONGEST_HEADING or not is_heading(text) or len(outline.clauses[above].paragraphs) > 1:
        return False
    body = steered_below(text) or read_heading(text)
    return body is not None and not _IN_BRACKETS.sub("", text[body[1] :]).strip(" :.;")


def lists_acts(outline: Outline, index: int) -> bool:
    """A bullet that names what is punished ("Các hành vi sau đây bị xử phạt:"), and charges nobody."""
    above = outline.clauses[index].parent
    if above < 0 or not _tells_punished(outline.clauses[above].paragraphs[-1].text):
        return False
    return read_subject(outline.clauses[index].text) is None


def content_of(outline: Outline, index: int, children: list[int]) -> list[Flow]:
    """The paragraphs of a unit that may be work: no heading above a text, no lead-in above bullets."""
    content = list(outline.clauses[index].paragraphs)
    if carries(outline, index, children) or _makes_of(outline, index, children):
        return content
    if (whole := _comprising(outline, index, children)) is not None:
        return [whole]
    if (len(content) > 1 or children) and (
        (is_heading(content[0].text) and not _charges_by_a_day(content[0].text))
        or _leads_in(outline, content[0].text, children)
    ):
        content = [*_before_announcement(content[0]), *content[1:]] if children else content[1:]
    return [
        part
        for paragraph in content
        if paragraph.text.strip()
        and not _is_title(paragraph.text)
        and not _is_ground(paragraph, content, children)
        and not is_member(paragraph.text)
        for part in (_before_list(paragraph) if children and paragraph.text.endswith(":") else [paragraph])
    ]


def _charges_by_a_day(heading: str) -> bool:
    """As in "1. Sở A lập danh sách trước ngày 20/12/2026" above bullets: work of its own, though its full stop was left out."""
    subject = read_subject(heading) if ":" not in heading and _DIGIT.search(heading) else None
    due = read_due(heading, None)[0] if subject else None
    at = heading.find(due.text) if isinstance(due, OnDate | Recurring | Relative) else -1
    if subject is None or at < 0 or "(" in heading[:at] or only_does(heading[:at], subject):
        return False
    return bool(heading[subject.end : at].strip(" ,-–"))


def _comprising(outline: Outline, index: int, children: list[int]) -> Flow | None:
    """As in "Nghiên cứu, triển khai các nền tảng ..., như:" below a heading and above things: the work is said there alone."""
    heading, *text = outline.clauses[index].paragraphs
    if len(text) != 1 or not children or not is_heading(heading.text):
        return None
    if not (_comprises(text[0].text) or _SUCH_AS.search(fold(text[0].text))):
        return None
    if not opens_work(text[0].text) or any(
        opens_work(outline.clauses[child].text) or outline.children(child) for child in children
    ):
        return None
    return text[0]


def _makes_of(outline: Outline, index: int, children: list[int]) -> bool:
    """As in "Ban hành quyết định thành lập Đoàn kiểm tra, gồm:" above its members: the work itself, be there other work among them."""
    text = outline.clauses[index].text
    made = _COMPRISES.search(fold(text)) is not None and opens_work(text)
    return made and bool(children) and not opens_work(outline.clauses[children[0]].text)


_GENERAL = Shape("structure", r"(?:[\s,:]|và\s|{general_acts})+{general_works}")
"""To carry out "the tasks": nothing but what the list below says."""
_AIM = Shape("structure", r"^{aim_first} ")
_GROUND = Shape("structure", "{rests_on} (?:các )?{rests_on_papers} ")


def _is_ground(paragraph: Flow, content: list[Flow], children: list[int]) -> bool:
    """As in "Thực hiện Nghị quyết số ..." right above "..., Ủy ban nhân dân tỉnh yêu cầu:": grounds of what the units below carry."""
    leads_in = bool(children) and content[-1].text.endswith(":") and paragraph is not content[-1]
    return leads_in and _GROUND.match(fold(paragraph.text)) is not None and read_due(paragraph.text, None)[0] is None


def _is_title(text: str) -> bool:
    """A line in capitals between paragraphs."""
    return text.isupper() and is_heading(text)


def _before_announcement(paragraph: Flow) -> list[Flow]:
    """As in "X bố trí kinh phí ..., tập trung một số nhiệm vụ sau:": the work of a named body before what only announces its list."""
    folded, subject = fold(paragraph.text), read_subject(paragraph.text)
    announced = _ANNOUNCES.search(folded)
    if announced is None or subject is None or not is_duty(paragraph.text[: announced.start()]):
        return []
    if not patterns("duties", "own_work").match(_EAGER.sub("", folded[subject.end :].lstrip(" ,:"))):
        return []
    return [paragraph.cut(0, announced.start())]


def _before_list(paragraph: Flow) -> list[Flow]:
    """As in "X phải tuân thủ ...; cần chấn chỉnh các nội dung sau:": the work that a lead-in states before its list."""
    cut = max(paragraph.text.rfind("; "), *(one.start() for one in _CHARGED_BELOW.finditer(paragraph.text)), -1)
    before = paragraph.text[:cut]
    if cut <= 40 or not is_duty(before):
        return []
    subject = read_subject(before)
    if (subject is None and _AIM.match(fold(before))) or (subject and _IS_ONLY.match(fold(before), subject.end)):
        return []
    general = (
        _GENERAL.match(fold(before[subject.end :] if subject else before)) if paragraph.text.endswith("sau:") else None
    )
    return [] if general else [paragraph.cut(0, cut)]


@kept
def _holds_contents(text: str) -> bool:
    """As in "Bản tin hằng tháng, tập trung vào các nội dung sau:": what stands below is what a thing holds, no work."""
    return _HOLDS.search(fold(text)) is not None and not opens_work(text)


_HOLDS = Shape("structure", r"(?<!\w){holds_contents}\s*:?$")
_COMPRISES, _SUCH_AS = (
    Shape("structure", r"(?<!\w){comprises}\s*:$"),
    Shape("structure", r"(?<!\w){such_as}\s*:$"),
)
"""At the end of a lead-in: what follows are things."""
_PUNISHED = Shape("structure", r"(?<!\w){acts}[^.;]{0,200}\s{punished}[^.;]*:$")
"""A lead-in to what is forbidden on pain of punishment: acts, not work."""
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐ])")


def _leads_in(outline: Outline, text: str, children: list[int]) -> bool:
    """A sentence without a body or a date above units that carry the work."""
    if any(line.field == "lead" for child in children for line in labelled_lines(outline, child)):
        return True
    if children and charge_above(text) is not None:
        return True
    if not children or read_subject(text) is not None or read_due(text, None)[0] is not None:
        return False
    if text.endswith(";") and opens_work(text):
        return False  # "1. Theo dõi sát mực nước các sông;": work beside that of its bullets, no heading ends so
    if not text.endswith(":") and any(read_subject(later) for later in _SENTENCE.split(text)[1:]):
        return False  # "Tăng cường kiểm tra. Theo đó, mỗi đoàn phải ..." above bullets is work itself
    return sum(opens_work(outline.clauses[child].text) for child in children) >= len(children) / 2


def carries(outline: Outline, index: int, children: list[int]) -> bool:
    """Whether the lead-in is the work and its bullets only list contents ("báo cáo về một số nội dung sau:")."""
    return carried(outline, index, children) and not (children and governed(outline, children[0]))


def carried(outline: Outline, index: int, children: list[int]) -> bool:
    """Whether a lead-in says the work and none of its bullets does."""
    text = outline.clauses[index].text
    if not text.endswith(":") or not opens_work(text) or not children:
        return False
    if _SUBMITTED_WHOLE.match(fold(text)):
        return True
    if _REPORT_HOLDS.search(fold(text)):
        return all(read_subject(outline.clauses[child].text) is None for child in children)
    if _purposes(text):
        return not any(_own_duty(outline.clauses[child].text) for child in children)
    subject = read_subject(text)
    if len(text) < 40 and (subject is None or len(text[subject.end :].strip(" :")) < 10):
        return _names_papers(outline, children, apart=True)
    if subject is None and any(
        outline.children(child) or read_labelled(outline.clauses[child].paragraphs[0], child) for child in children
    ):
        return False
    below = (*children, *(deep for child in children for deep in outline.children(child)))
    return charge_above(text) is None and not any(opens_work(outline.clauses[child].text) for child in below)


_PAPER = Shape(
    "structure", r"(?:(?:{subjects.several}|{paper_firsts})\s+)*{paper_kinds}[^.;]{0,240}?(?:\ssố\s?\d|/|\snăm\s\d)"
)
"""A bullet that names a paper, by its number or year ("- Nghị định số 12/2025/NĐ-CP của Chính phủ ...")."""


def _names_papers(outline: Outline, children: Iterable[int], *, apart: bool = False) -> bool:
    """As below "Quán triệt, thực hiện nghiêm các văn bản:": each bullet is a paper; a day or a body of its own only where `apart`."""
    texts = [outline.clauses[child].text for child in children]
    return all(_PAPER.match(fold(text)) and (apart or not _own_duty(text)) for text in texts)


def _own_duty(text: str) -> bool:
    """Whether a bullet names who does it, or a day."""
    return read_subject(text) is not None or read_due(text, None)[0] is not None
