"""The time that a heading, a lead-in or a labelled line above units gives to the work below it."""

import datetime as dt
import re
from functools import partial

from directives.labelled.lines import labelled_lines
from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.sentences.headings import read_heading, says_time
from directives.sentences.subjects import opens_work
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.closing_days import closing_day
from directives.structure.outline import Outline, is_heading
from directives.times.due_phrases import is_time, read_due, read_due_cell, time_end
from plans.due import Due, OnDate, Recurring

_shape = partial(Shape, "phases")
_OPEN_END = _shape(r"{since}\s\D{0,8}\d.*\s{until}\s(?!{dated})[^\W\d]")
"""From a day until something that has no day."""
_PHASE = _shape(r"(?:các )?{phase_called}(?: thứ)? (?:\d{1,2}|[ivx]+|{subjects.ordinals})(?!\w)\s*[-:.,(]?\s*")
_WORK = _shape(r"{work_called}(?:\s+{to_be_done})*\s+(?={by_then}(?!\w))")
"""All the work below, called by a common word, before the time it has ("Các việc hoàn thành trước ngày ...")."""
_CARRIED = Shape("structure", r"{work_of_all}\s[^;:.]{3,240}?\s(?:{all_must}\s+)?(?:sẽ\s+)?được\s+{all_carried}\s")
_CONTENTS = _shape(r",?\s{including}\s{contents}[^:.;]{0,40}$")
_AIM, _SENTENCE = _shape(r"{aims}(?!\w)"), re.compile(r"[.!;]\s+(?=[" + CAPITALS + r"])")
_BRACKETS = re.compile(r"\(([^()]{4,80})\)")
_YEARS = re.compile(r"\D*(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\D*")


def phase_due(outline: Outline, index: int, issued: dt.date | None) -> Due | None:
    """The day that the nearest unit above, or a unit's own heading, sets for its work; or the period that it is ("Hằng tháng")."""
    clause = outline.clauses[index]
    if len(clause.paragraphs) > 1 and is_heading(clause.text) and (own := heading_due(clause.text, issued)) is not None:
        return own
    if (said := closing_day(outline, index, issued)) is not None:
        return said
    for above in outline.ancestors(index):
        told = outline.clauses[above].paragraphs[-1].text
        due = heading_due(told, issued) or _carried_due(told, issued) or _label_due(outline, above, issued)
        if due is not None:
            told_often = isinstance(due, Recurring) and is_time(told.rstrip(" :."))
            return due if told_often or isinstance(due, OnDate) else None
    return None


@kept
def heading_due(text: str, issued: dt.date | None) -> Due | None:
    """As in "Đợt 1: từ ngày ... đến ngày ...", "Bước 2. Thẩm định (tháng 3/2026)", or a lead-in that states a day; else None."""
    if not is_heading(text) or len(text) > 240:
        return None
    folded = fold(text)
    if patterns("unlisted", "time_left").search(folded):
        return None
    phase = _PHASE.match(folded)
    heading = text.rstrip(" :")
    contents = _CONTENTS.search(fold(heading))
    heading = heading[: contents.start()] if contents else heading
    work = _WORK.match(folded)
    found = [heading[work.end() :]] if work else []
    found += _beside_body(heading)
    found += [*_BRACKETS.findall(heading), heading.partition(":")[2], heading[phase.end() :] if phase else heading]
    for words in filter(str.strip, found):
        if _OPEN_END.match(fold(words.strip())):
            return None
        if is_time(words) and (phase is not None or not _YEARS.fullmatch(words)):
            return read_due_cell(words, issued)[0]
    return _lead_in_due(text, issued) if text.endswith(":") and opens_work(text) else None


def _lead_in_due(text: str, issued: dt.date | None) -> Due | None:
    """The day that a lead-in states; that of an aim told in front ("Mục tiêu là đến hết năm 2026 ...") is not the work's."""
    asked = _SENTENCE.split(text)[-1] if _AIM.match(fold(text)) else text
    return None if _AIM.match(fold(asked)) else read_due(asked, issued)[0]


@kept
def _carried_due(text: str, issued: dt.date | None) -> Due | None:
    """As in "Việc kiểm tra được thực hiện từ ngày ... đến ngày ..., cụ thể như sau:": when what stands below is carried out."""
    if not text.endswith(":") or _CARRIED.match(fold(text)) is None:
        return None
    due, unsure = read_due(text, issued)
    return due if isinstance(due, OnDate) and not unsure else None


def _beside_body(heading: str) -> list[str]:
    """The time in front of the only body of a heading, or behind it ("Trong tháng 5/2026, Sở A", "Sở A - hoàn thành trước ...")."""
    end = time_end(heading)
    if end and heading[end : end + 2] == ", ":
        return [heading[:end]] if read_heading(heading[end + 2 :]) is not None else []
    named = read_heading(heading)
    return [heading[named.end :].strip(" ,-–()")] if named is not None and says_time(heading[named.end :]) else []


@kept
def _label_due(outline: Outline, above: int, issued: dt.date | None) -> Due | None:
    """As in "- Thời gian: từ ngày ... đến ngày ..." beside the bullets of work of the same unit."""
    lines = [line for line in labelled_lines(outline, above) if line.field == "due" and line.value.text.strip()]
    return read_due_cell(lines[0].value.text, issued)[0] if len(lines) == 1 else None
