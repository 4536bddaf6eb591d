"""The head of a paper that shows a result (report, letter, plan, decision): what a form can fill in by itself."""

import re

from directives.head import read_head
from directives.outline import read_outline
from plans.plan import Directive

OTHER_TITLES = "BÁO CÁO|TỜ TRÌNH|BIÊN BẢN|PHIẾU TRÌNH|GIẤY XÁC NHẬN"
"""Kinds of papers that give no tasks, so that the compiler knows no such title."""
_TITLE = re.compile(rf"(?m)^([#*\s]*)({OTHER_TITLES})(?=[*\s]*$|\s+[^\W\d_])")
_HEAD = 3000
"""Characters in which a title is looked for."""


def read_result_paper(text: str) -> Directive:
    """Number, date, signer and subject of a paper, each empty where it was not found.

    A report is read as a plan is: the head of both has the same form (Decree 30/2020/NĐ-CP, appendix I).
    """
    head, rest = text[:_HEAD], text[_HEAD:]
    as_plan = _TITLE.sub(lambda found: f"{found.group(1)}KẾ HOẠCH", head, count=1)
    return read_head(read_outline(as_plan + rest), "")[0]
