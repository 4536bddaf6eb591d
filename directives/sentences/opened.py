"""Whether a sentence may open with something before whoever acts: a case, a step, an order, persons. Most do not, told by two words."""

from directives.lexicon.shapes import Openings, phrases
from directives.names.persons import CALLED, COMRADE, LISTED
from directives.sentences.in_front import OPENS_CASE, THEN
from directives.sentences.next_acts import NEXT
from directives.sentences.received import TRANSFERS
from directives.sentences.set_apart import APART
from directives.sentences.steered import STEERS
from directives.sentences.subject_words import (
    BUT_FOR,
    CASE_OF,
    COMRADES,
    DATED,
    NOT_BUT,
    OFTEN,
    ORDER,
    SINCE,
    STEP,
    TELLS,
    THIS_DONE,
    TIME,
)

LABEL_END = 82
"""Characters within which a colon ends a time that stands first ("Tháng 01/2026: ...")."""
OPENINGS = Openings(
    CASE_OF, APART, OPENS_CASE, THEN, STEERS, TRANSFERS, COMRADES, TELLS, THIS_DONE, BUT_FOR, NOT_BUT, STEP, OFTEN, SINCE, DATED, ORDER,
    TIME, LISTED, CALLED, COMRADE, NEXT,
)  # fmt: skip
"""All that `read_subject` looks for at the very beginning of a sentence."""


def opens_before(folded: str) -> bool:
    """Whether it may: what is looked for at the beginning can match there, words before a colon be a time, a case end with "thì", an order
    stand behind a view ("Thủ tướng có ý kiến giao ...").
    """
    label = folded[:LABEL_END]
    views = any(map(label.__contains__, phrases("subjects", "opines")))
    return views or OPENINGS.possible(folded) or ": " in label or " thì " in folded
