"""To whom the opening of a document speaks: "Thủ tướng Chính phủ yêu cầu các Bộ, ... :", "Sở A và Hội B thống nhất ...:"."""

import re
from functools import partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.sections.sent_to import sent_to
from directives.sentences.described import described
from directives.sentences.led_in import OPENS
from directives.sentences.narrated import said_again
from directives.sentences.subjects import read_subject
from directives.strings.capitals import CAPITALS
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.structure.outline import Outline

_shape = partial(Shape, "headings")
_AGREE, _CLAUSE = _shape(r"\s+{agree_together}(?!\w)"), re.compile(r"(?:^|[,;.]\s+)(?=\S)")
_GROUPS, _COMMON = _shape("{groups}"), _shape("{common}")
_GUIDES = _shape(r"(?<!\w){guides}\s+(?=\S)")
_ASKS_TOO = _shape(r"(?<!\w){asks_besides}\s*:?\s+(?=\S)")
_JOINED = _shape(r"\s*(?:\([^()]*\)\s*)?(?:[,;]\s*(?:{orders_joined}\s+)?|(?<=\s){orders_joined}\s+)")
"""Between the bodies of one order and the next order."""
_ONLY_JOINS = _shape(r"\s*,?\s+{joins_only}(?!\w)")
_ISSUER = re.compile(r"(?:^|[,;.]\s+)(?=[A-ZĐ])")
_ENDED = re.compile(r"[^;:]*\.\s+(?=[" + CAPITALS + r"])")
_BESIDE_NAME = re.compile(r"\s*(?:\([^()]{1,80}\)\s*)?")
_TOLD_THERE = _shape(r"(?<!\w){told_there}\s+{asks}\s*:?\s+(?=\S)|^{told_in}\s[^:]*$")
"""A command that another paper gave, of which this one tells; a paragraph that opens with that paper."""


def parties(outline: Outline) -> tuple[str, ...]:
    """The two bodies and more that issue a paper together, as in "Sở A và Hội B thống nhất ký kết Chương trình ... như sau:"."""
    for paragraph in reversed(outline.preamble):
        folded = fold(paragraph.text)
        if not folded.endswith(":") or _AGREE.search(folded) is None:
            continue
        for spot in _CLAUSE.finditer(folded):
            names = read_bodies(paragraph.text, spot.end(), opens=True)
            if (
                len(names.names) > 1
                and names.start == spot.end()
                and _AGREE.match(folded, names.end)
                and OPENS.search(folded, names.end) is None
            ):
                return names.names
    return ()


def opening(outline: Outline) -> tuple[str, ...]:
    """As in "Thủ tướng Chính phủ yêu cầu các Bộ, ... :"; common names alone are none where a list of addressees stands above."""
    for paragraph in _told(outline) if outline.news else reversed(outline.preamble):
        folded = fold(paragraph.text)
        told = {found.end() for found in _TOLD_THERE.finditer(folded)}
        for match in reversed(list(OPENS.finditer(folded))):
            names = read_bodies(paragraph.text, match.end(), loose=True)
            if names.names and names.start == match.end():
                begins = match.start() == 0 or folded.endswith(". ", 0, match.start())
                alone = begins and not folded.endswith(":")  # "Giao Sở A ..." gives one its own work
                if match.end() in told or len(folded) in told or _before_all(paragraph.text, names.end):
                    continue
                asked = _all_asked(paragraph.text, folded, match, described(paragraph.text, folded, names))
                common = len(asked) == 1 and _COMMON.match(fold(asked[0]))
                if common and paragraph.text.endswith(":") and sent_to(outline):
                    return ()  # the list of addressees says who they are
                if (common or (alone and len(asked) == 1)) and sent_to(outline):
                    continue
                return asked
    if guided := _guided(outline):
        return guided
    for clause in outline.clauses if outline.news or (outline.clauses and outline.clauses[0].kind == "prose") else ():
        subject = read_subject(clause.text)
        if subject is not None and len(subject.names) > 1:
            return subject.names if _GROUPS.match(fold(" ".join(subject.names))) else ()
    return ()


def _before_all(text: str, end: int) -> bool:
    """As in "Yêu cầu các chủ đầu tư kiểm điểm. Ủy ban nhân dân xã đề nghị ...:": an order that is work of its own, behind which the issuer
    speaks again to all.
    """
    closed = _ENDED.match(text, end) if text.endswith(":") else None
    speaker = read_bodies(text, closed.end(), opens=True, loose=True) if closed else None
    return closed is not None and speaker is not None and bool(speaker.names) and speaker.start == closed.end()


def _told(outline: Outline) -> tuple[Flow, ...]:
    """The paragraphs of a report without a lede that is said again below."""
    top, below = outline.preamble[:_TOP], " ".join(one.text for one in outline.preamble[_TOP : _TOP + _BELOW])
    return (*(one for one in top if not said_again(one.text, below)), *outline.preamble[_TOP:])


_TOP, _BELOW = 3, 40
"""Paragraphs at the top of a report, its title among them, and those looked through below, at most."""


def _all_asked(text: str, folded: str, order: re.Match[str], last: Names) -> tuple[str, ...]:
    """As in "yêu cầu các sở, ...; đề nghị Hội A ... thực hiện:": the bodies of the last order of an opening, and of those joined to it.

    Whom the very last of several only asks to join in or to attend is left out.
    """
    asked, start, end, latest = last.names, order.start(), last.end, last.names
    orders = [(one, read_bodies(text, one.end(), loose=True)) for one in _ASKS_TOO.finditer(folded)]
    named = [(one, names) for one, names in orders if names.names and names.start == one.end()]
    for one, names in reversed(named):
        if one.end() < start and _JOINED.fullmatch(folded, names.end, start):
            asked, start = (*names.names, *asked), one.start()
    for one, names in named:
        if one.start() > end and _JOINED.fullmatch(folded, end, one.start()):
            asked, end, latest = (*asked, *names.names), names.end, names.names
    others = asked[: -len(latest)]
    return others if others and _ONLY_JOINS.match(folded, end) else asked


def _guided(outline: Outline) -> tuple[str, ...]:
    """As in "..., Bộ A hướng dẫn các cơ sở đào tạo kết nối dữ liệu như sau:": whom the issuer tells how to do what stands below.

    Common names say less than a list of addressees does.
    """
    text = outline.preamble[-1].text if outline.preamble else ""
    if not text.endswith(":"):
        return ()
    folded = fold(text)
    for told in reversed(list(_GUIDES.finditer(folded))):
        names = read_bodies(text, told.end(), loose=True)
        if not names.names or names.start != told.end() or not _speaks(text, told.start()):
            continue
        said = described(text, folded, names).names
        vague = any(_COMMON.match(fold(name)) for name in said)
        return () if vague and sent_to(outline) else said if _GROUPS.match(fold(said[0])) else ()
    return ()


def _speaks(text: str, end: int) -> bool:
    """Whether a body stands right before a place, behind a comma or at the beginning: whoever speaks there."""
    start = max((spot.end() for spot in _ISSUER.finditer(text, 0, end)), default=-1)
    issuer = read_bodies(text, start, opens=True, loose=True) if start >= 0 else None
    if issuer is None or not issuer.names or issuer.start != start:
        return False
    return _BESIDE_NAME.fullmatch(text, issuer.end, end) is not None
