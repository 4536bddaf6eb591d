"""A closing paragraph that goes on with the one before ("Giao Sở A theo dõi ..." / "Định kỳ hằng quý tổng hợp, báo cáo ...")."""

from directives.lexicon.shapes import Shape
from directives.sentences.charged import Subject
from directives.sentences.openings import after_time
from directives.sentences.reports import read_reports
from directives.sentences.subject_words import TIME
from directives.sentences.subjects import opens_work, read_subject
from directives.strings.folding import fold
from directives.structure.duties import is_channel, is_duty
from directives.structure.outline import Outline
from plans.plan import How

_GATHERS = Shape("reports", r"(?<!\w)(?:{so_that}\s+(?:{promptly}\s+)?{gathers}|(?P<own>{gathers}))(?!\w)")
"""What is done by whoever gathers; "để tổng hợp" is done by whoever receives."""


def goes_on_closing(outline: Outline, index: int) -> tuple[Subject, How] | None:
    """Whom the closing paragraph before charges, for one that opens with its period, gathers from others and names nobody.

    What is only reported ("Định kỳ 6 tháng báo cáo về Sở A") is reported by all, to whoever was charged with watching them.
    """
    clause = outline.clauses[index]
    folded = fold(clause.text)
    timed = clause.kind == "closing" and (after_time(folded) or TIME.match(folded) is not None)
    if not timed or not opens_work(clause.text) or is_channel(clause.text) or read_subject(clause.text) is not None:
        return None
    if not any(found["own"] for found in _GATHERS.finditer(folded)):
        return None
    receivers = fold(" ".join(filter(None, read_reports(clause.text))))
    for earlier in reversed(outline.clauses[:index]):
        if earlier.kind != "closing":
            return None
        charged = read_subject(earlier.text) if is_duty(earlier.text, named=True) else None
        if charged is not None and not charged.inside and not is_channel(earlier.text):
            if any(fold(name) in receivers for name in charged.names):
                return None
            return Subject(charged.names, 0, charged.asked), How.INHERITED
    return None
