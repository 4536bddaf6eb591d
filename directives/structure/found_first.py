"""What a unit tells before it orders: "Hiện nay khối lượng mới đạt 61%. Yêu cầu Sở A ..."."""

from directives.lexicon import holds, patterns
from directives.sentences.cutting import Piece
from directives.sentences.reports import read_reports
from directives.sentences.subjects import opens_work
from directives.strings.folding import fold
from directives.structure.duties import is_channel, is_duty
from directives.times.due_phrases import read_due


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
    if read_reports(first.text).report_to is not None:
        return False  # "Kết quả kiểm tra gửi Sở A."
    ordered = next((text for text in sentences if is_duty(text)), "")
    return bool(ordered) and is_duty(ordered, named=True)
