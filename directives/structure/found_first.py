"""What a unit tells before it orders: "Hiện nay khối lượng mới đạt 61%. Yêu cầu Sở A ..."."""

import re

from directives.lexicon import holds, patterns
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.cutting import Piece
from directives.sentences.reports import read_reports
from directives.sentences.subjects import opens_work
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.structure.duties import is_channel, is_duty
from directives.times.due_phrases import read_due
from directives.words.work_words import predicate

_NAMED, _SEVERAL = re.compile(r"(?<!\w)(?=[" + CAPITALS + r"])"), Shape("subjects", r"(?<!\w)(?={several}\s)")


def tells_before_an_order(found: list[Piece]) -> bool:
    """Whether the first sentence tells a state and obliges nobody, and the next that says work charges a body by name."""
    first, *others = found
    if not others or not holds("sentences", "tells_state", folded := fold(first.text)):
        return False
    sentences = [piece.text for piece in others if piece.before == "sentence"]
    if not sentences or opens_work(first.text) or is_channel(first.text):
        return False
    if patterns("unlisted", "obliges").search(folded) or read_due(first.text, None)[0] is not None:
        return False
    if read_reports(first.text).report_to is not None or _somebody_acts(first.text, folded):
        return False  # "Kết quả kiểm tra gửi Sở A.", "Tiến độ do Sở A theo dõi."
    ordered = next((text for text in sentences if is_duty(text)), "")
    return bool(ordered) and is_duty(ordered, named=True)


def _somebody_acts(text: str, folded: str) -> bool:
    """Whether work begins right behind a body or a group, wherever it stands; what they have done or not done is a state."""
    for at in sorted({one.start() for one in (*_NAMED.finditer(text, 1), *_SEVERAL.finditer(folded))}):
        names = read_bodies(text, at, loose=True)
        if names.names and names.start == at and predicate().match(folded, names.end) is not None:
            return True
    return False
