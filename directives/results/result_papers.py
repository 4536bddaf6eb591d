"""A paper that shows a result (report, letter, plan, decision): its text, and what its head fills into a form."""

import re
import unicodedata

from directives.heads.head import read_head
from directives.lexicon.printed import Printed
from directives.strings.folding import fold
from directives.strings.kept import uncollected
from directives.structure.outline import read_outline
from directives.text import read_text
from plans.plan import Directive
from plans.problems import Place

_TITLE = Printed("heads", r"(?m)^([#*\s]*)({other_titles~})(?=[*\s]*$|\s+[^\W\d_])", str.upper)
"""Kinds of papers that give no tasks, so that the compiler knows no such title."""
_STATE = Printed("structure", r"(?m)^.*{letterheads~}.*$")
_DAY = re.compile(r"(?m)^.*ngày[\s\d.…]+tháng[\s\d.…]+năm.*$")
_NUMBER = re.compile(r"(?m)^\W*Số\s*:")
_ADDRESSED = Printed("heads", r"\s+{addressed~}\s*:.*$")
"""Whom a letter is for, on the line behind its subject."""
_HEAD = 3000
"""Characters in which a title is looked for."""


def result_text(data: bytes, kind: str, name: str) -> str:
    """The text of a paper while somebody waits for its form, what was stamped onto a PDF with it.

    Of a PDF the first two pages and the last are read. Empty where it cannot be read, and for pictures of many pages (TIFF).
    """
    if kind == "tiff":
        return ""
    return _pdf_text(data, Place(file=name)) if kind == "pdf" else read_text(data, name)[0]


def read_result_file(data: bytes, kind: str, name: str, text: str) -> Directive:
    """The head of a paper whose `result_text` is known; a signature in the midst of a long PDF is looked for in all of it."""
    head = read_result_paper(text)
    if kind != "pdf" or head.signer is not None:
        return head
    from directives.formats.pdf import read_pdf

    whole, _ = read_pdf(data, Place(file=name))
    return head.model_copy(update={"signer": read_result_paper(unicodedata.normalize("NFC", whole)).signer})


@uncollected()
def read_result_paper(text: str) -> Directive:
    """Number, date, signer and subject of a paper, each empty where it was not found.

    A report is read as a plan is: the head of both has the same form (Decree 30/2020/NĐ-CP, appendix I).
    """
    head, rest = _right_side_first(text[:_HEAD]), text[_HEAD:]
    as_plan = _TITLE.sub(lambda found: f"{found.group(1)}KẾ HOẠCH", head, count=1)
    found = read_head(read_outline(as_plan + rest), "")[0]
    subject = _ADDRESSED.sub("", found.subject or "")
    return found.model_copy(update={"subject": None if _in_letterhead(subject, head) else subject or None})


def _right_side_first(head: str) -> str:
    """The head with its right side (the name of the state, the day) above the title: a title at the left margin is read before it."""
    state, title = _STATE.search(head), _TITLE.search(head)
    if (
        state is None
        or title is None
        or title.start() > state.start()
        or (day := _DAY.search(head, state.end())) is None
    ):
        return head
    before, between = head[: title.start()], head[title.start() : state.start()]
    return f"{before}{head[state.start() : day.end()]}\n\n{between}{head[day.end() :]}"


def _in_letterhead(subject: str, head: str) -> bool:
    """Whether it is only what stands above a title: the name of the state or a part of it, its motto, the issuing bodies."""
    state, number, title = (shape.search(head) for shape in (_STATE, _NUMBER, _TITLE))
    day = _DAY.search(head, state.end()) if state else None
    above = head[: min(one.start() for one in (number, title) if one)] if number else ""
    beside = head[state.start() : day.start() if day else state.end()] if state else ""
    return any(f" {_words(subject)} " in f" {_words(part)} " for part in (above, beside))


def _words(text: str) -> str:
    return " ".join(fold(text).split())


def _pdf_text(data: bytes, place: Place) -> str:
    from directives.formats.pdf import read_pdf
    from directives.formats.pdf_cut import ends_of
    from directives.formats.scan import can_read_scans, read_scan

    short = ends_of(data)
    text, problems = read_pdf(short or data, place)
    if not text and short and any(one.code == "pdf-without-text" for one in problems) and can_read_scans():
        text, _ = read_scan(short, place, "pdf")
    return unicodedata.normalize("NFC", text)
