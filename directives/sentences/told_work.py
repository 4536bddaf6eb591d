"""Where the work begins behind words that tell which of a group are meant: "Các xã có rừng | tuần tra ..."."""

import re

from directives.lexicon.shapes import Shape
from directives.words.work_words import verb_start

_NOT_YET, _TOLD = Shape("unlisted", r"(?<!\w){not_yet}$"), Shape("unlisted", r"(?<!\w){told_already}$")
_NO_SALE = Shape("unlisted", r"{no_sale}(?!\w)")
_BLANK = re.compile(r",?\s+")


def work_within(folded: str, told: int, start: int, stop: int) -> int:
    """Where the blank stands before the first verb that is work, between two places; 0 where there is none.

    `told`: where the words that tell apart begin, `start` where the first of them ends.
    """
    for word in _BLANK.finditer(folded, start, stop):
        before, verb = folded[start : word.start()], verb_start().match(folded, word.end())
        if verb is None or not before.strip() or _NO_SALE.match(folded, word.end()):
            continue
        if _NOT_YET.search(before) and not _TOLD.search(folded, told, word.start()):
            continue
        if len(before.split()) > 1 or " " in verb.group().strip():  # "có rừng tuần tra", but "có học sinh bán trú"
            return word.start()
    return 0
