"""Lines that a label opens ("Đơn vị chủ trì: ...", "Thời gian: ..."): each stands apart, be the line above it without an end mark."""

import re

from directives.lexicon.shapes import Shape
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold

_LONGEST = 60
"""Characters of a label with its colon, at most."""
_FIELD = Shape(
    "labelled",
    r"(?:các )?{label_bodies} (?:{label_leads}|{label_joins})[^:.;]{0,30}:|(?:{label_lead_alone}|{label_with_alone})\s*:"
    r"|{label_times}(?: {label_times_of})*\s*:",
)
_SAID_OF = re.compile(r"[" + CAPITALS + r"][^:;.,\d]{2,40}:\s+[" + CAPITALS + r"]")
"""What begins anew behind a day: "Báo cáo đầu năm: ... trước ngày 12/10/2026 / Báo cáo học kỳ I: Báo cáo sơ kết ..."."""


def opens_with_label(line: str, above: str) -> bool:
    """Whether a line begins with the label of a field, or, below a figure, with words that a colon sets apart."""
    if ":" not in line[:_LONGEST] or not line[0].isupper():
        return False
    return _FIELD.match(fold(line[:_LONGEST])) is not None or (above[-1].isdigit() and _SAID_OF.match(line) is not None)
