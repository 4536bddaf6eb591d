"""What a sentence opens with before it names anybody: a step, a time, words of command."""

import re

from directives.sentences.subject_words import ASKS, DATED, LISTED, LISTING, ORDER, OWNED, SINCE, STEP, TIME
from directives.strings.kept import kept
from directives.times.due_phrases import is_time, time_end

_OWN_NAME = re.compile(r"[A-ZĐ]\w*\s+[A-ZĐ]")
_DIGIT = re.compile(r"\d")


@kept
def after_time(folded: str) -> int:
    """Where the work begins behind a step or a time ("Bước 1: ...", "Tháng 01/2026: ...", "Ngày 20 hằng tháng báo cáo ..."); else 0."""
    if (step := STEP.match(folded)) is not None:
        return step.end()
    if (since := SINCE.match(folded)) is not None:
        return since.end()
    colon = folded.find(": ", 0, 80)
    if colon > 0 and _DIGIT.search(folded, 0, colon) is not None and is_time(folded[:colon]):
        return colon + 2
    if DATED.match(folded) is None:
        return 0
    end = time_end(folded[:120])
    return end + len(folded[end:]) - len(folded[end:].lstrip(" ,")) if end else 0


def opening(folded: str) -> tuple[int, bool]:
    """Past "Giao", "Đề nghị", "Định kỳ hàng năm"; whether it asks."""
    position, asked = after_time(folded), False
    while (order := ORDER.match(folded, position)) or (order := TIME.match(folded, position)):
        asked = asked or ASKS.match(order.group()) is not None
        position = order.end()
    return position, asked


def comma_after(folded: str, spot: int) -> int:
    """The end of the words before the next comma."""
    end = folded.find(",", spot)
    return end if end >= 0 else len(folded)


def goes_on_list(text: str, folded: str, spot: int) -> bool:
    """Whether a noun goes on with a list ("các cơ quan, đơn vị ...", "văn bản của Chính phủ, bộ, ngành và tỉnh").

    A body by its own name that acts does not: "Trên cơ sở đề nghị của Sở A, Sở B bố trí ...".
    """
    before = folded[:spot]
    if _OWN_NAME.match(text, spot) and not LISTING.search(before):
        return False
    return LISTED.match(folded, spot) is not None and (OWNED.search(before) or LISTING.search(before)) is not None
