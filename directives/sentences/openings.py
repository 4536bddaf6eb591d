"""What a sentence opens with before it names anybody: a step, a time, words of command."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.subject_words import (
    ADVERBIAL,
    ASKS,
    BUT_THEN,
    CONDITION,
    DATED,
    LISTED,
    LISTING,
    MAINLY,
    OFTEN,
    OPEN_ENDED,
    ORDER,
    OWNED,
    SINCE,
    STEP,
    TIME,
    WORK_OF,
)
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.times.due_phrases import is_time, times_end
from directives.words.body_words import grammar
from directives.words.work_words import verb_start

_OWN_NAME = re.compile(r"[A-ZĐ]\w*\s+[A-ZĐ]")
_DIGIT, _BLANKS = re.compile(r"\d"), re.compile(r"\s+")
_SENDS = Shape("reports", r"{sends}\s")
"""Behind it stand those who get something, and no body that acts."""
_LEADS = Shape("partners", r"{leads_first}|{joins}")
_THEIR_CASE = Shape("subjects", r"{conditions}\s+(?:(?:{several}|{names.has})\s+)?{reports.people}(?!\w)")
"""As in "Khi học sinh chuyển lớp, chuyển trường, nhà trường ...": what people do, told of a case."""
_NEEDED = Shape("unlisted", r"{when_needed}\s[^,;.:]{3,60}?\s{must}\s+(?=[^\W\d_])")
_SEVERAL = Shape("names", r"{several}\s")
_NOUN = 40
"""Characters of a common noun at most."""
_REGULARLY = Shape("subjects", r"(?<!\w){regularly}\s*$")
_HEARD = Shape("subjects", r"(?<!\w){heard}\s+(?:của\s+)?")
"""What others say of a draft, before their names."""
_COMMA, _AND, _PAIR = re.compile(r",\s+"), re.compile(r"\svà\s"), 2
_LONGEST_TIMES = 160
_LONGEST_VERB = 16
"""Characters of a verb and the blank before it."""


@kept
def after_time(folded: str) -> int:
    """Where the work begins behind a step or a time ("Bước 1: ...", "Tháng 01/2026: ...", "Ngày 20 hằng tháng báo cáo ..."); else 0."""
    if (step := STEP.match(folded)) is not None:
        if (mainly := MAINLY.match(folded, step.end())) is not None:
            return mainly.end()
        return step.end() + after_time(folded[step.end() :])
    if (often := OFTEN.match(folded)) is not None:
        end = times_end(folded[:_LONGEST_TIMES])  # "Mỗi tuần một lần, vào thứ Năm, Sở A ..."
        return _past_comma(folded, end) if end > often.end() else often.end()
    if (since := SINCE.match(folded)) is not None:
        return since.end()
    colon = folded.find(": ", 0, 80)
    if colon > 0 and _DIGIT.search(folded, 0, colon) is not None and is_time(folded[:colon]):
        return colon + 2
    if DATED.match(folded) is None:
        return 0
    if (but := BUT_THEN.match(folded)) is not None:
        return _behind(folded, but.end())
    end = times_end(folded[:_LONGEST_TIMES])
    if end and open_ended(folded, end):
        return 0
    if end and (but := BUT_THEN.match(folded, end)) is not None:
        return _behind(folded, but.end())
    return _past_comma(folded, end) if end and folded[end:].strip(" ,.;") else 0


def _behind(folded: str, at: int) -> int:
    """Past the times at a place, if there are any."""
    return _past_comma(folded, at + times_end(folded[at : at + _LONGEST_TIMES]))


def _past_comma(folded: str, end: int) -> int:
    return len(folded) - len(folded[end:].lstrip(" ,"))


def open_ended(folded: str, end: int) -> bool:
    """Whether a time that ends there goes on with the name behind it ("... kể từ ngày nhận ý kiến của | Sở A"); "hằng ngày" does not."""
    return OPEN_ENDED.search(folded, 0, end) is not None and _REGULARLY.search(folded, 0, end) is None


def opening(folded: str) -> tuple[int, bool]:
    """Past "Giao", "Đề nghị", "Định kỳ hàng năm"; whether it asks."""
    position, asked = after_time(folded), False
    while (order := ORDER.match(folded, position)) or (order := TIME.match(folded, position)):
        asked = asked or ASKS.match(order.group()) is not None
        position = order.end()
    return position, asked


def after_comma(folded: str) -> bool:
    """As in "Từ ngày ..., phối hợp với ...": the work follows what says when and on which grounds."""
    if (needed := _NEEDED.match(folded)) is not None and verb_start().match(folded, needed.end()):
        return True
    if not ADVERBIAL.match(folded):
        return False
    commas = [found.end() for found in _COMMA.finditer(folded, 0, 300)]
    return any(verb_start().match(folded, comma) for comma in commas[:4])


def goes_on_verbs(folded: str, spot: int) -> bool:
    """As in "Nếu thấy cần sửa đổi, bổ sung nội dung, các sở ...": in a case the verb behind a comma goes on with the one before it.

    So do all that people do in it, and the second of two works that one word joins; sending something to somebody or working with
    somebody does not.
    """
    if _SENDS.match(folded, spot):
        return False
    if _THEIR_CASE.match(folded):
        return _LEADS.match(folded, spot) is None
    if (pair := WORK_OF.search(folded, 0, spot)) and verb_start().match(folded, pair.start("first")):
        return _LEADS.search(folded, spot, comma_after(folded, spot)) is None
    if CONDITION.search(folded, 0, spot) is None or _LEADS.match(folded, spot):
        return False
    before = folded[:spot].rstrip(" ,")
    words = [found.end() for found in _BLANKS.finditer(before, max(0, len(before) - _LONGEST_VERB))][-2:]
    return any((verb := verb_start().match(before, at)) is not None and verb.end() == len(before) for at in words)


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


def only_heard(text: str, folded: str, end: int) -> bool:
    """As in "Tiếp thu ý kiến của Sở A, Sở B, hoàn thiện ...": a comma closes the list of those who were heard, and who acts is not said."""
    if not folded.startswith(",", end) or (heard := _HEARD.search(folded, 0, end)) is None:
        return False
    names = read_bodies(text, heard.end(), loose=True)
    return bool(names.names) and names.start == heard.end() and names.end >= end


def closes_row(text: str, folded: str, spot: int, end: int) -> bool:
    """As in "Ngoài việc hỗ trợ doanh nghiệp, hộ kinh doanh, rà soát ...": common nouns in a row that a comma closes do not act."""
    comma = _COMMA.match(folded, end)
    if comma is None or not text[spot].islower() or _SEVERAL.match(folded, spot):
        return False
    if not verb_start().match(folded, comma.end()):
        return False
    before = folded[:spot].rstrip(" ,;")
    return any(noun.end() == len(before) for noun in grammar().nouns.finditer(before, max(0, len(before) - _NOUN)))


def heard_last(text: str, folded: str) -> tuple[str, ...]:
    """As in "Theo góp ý của Sở A, Công an tỉnh, khẩn trương sửa ...": the second of two without "và" between, who may act as well."""
    heard = _HEARD.search(folded)
    names = read_bodies(text, heard.end(), loose=True) if heard else None
    if heard is None or names is None or len(names.names) != _PAIR or names.start != heard.end():
        return ()
    told = folded[names.start : names.end]
    return names.names[-1:] if folded.startswith(",", names.end) and _AND.search(told) is None else ()


def said_before(folded: str, spot: int, name: str) -> bool:
    """As in "phải tham mưu cho UBND tỉnh, Chủ tịch UBND tỉnh ...": the head of the body that stands right before goes on with it."""
    return f" {folded[:spot].rstrip(' ,')}".endswith(f" {fold(name)}")
