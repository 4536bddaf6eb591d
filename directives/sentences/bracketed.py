"""Whom the brackets behind a piece of work charge with it: "Kiểm tra các trạm y tế xã (Giao Phòng Văn hóa chủ trì)"."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.times.due_phrases import time_end
from directives.words.work_words import predicate

_GIVES = Shape(
    "subjects", r"\(\s*(?:{bracket_gives}\s*:?|(?P<label>{bracket_labels}\s*:)|(?P<by>{bracket_by}))\s+(?=\S)"
)
_OPENS = re.compile(r"\(\s*(?=[A-ZĐ])")
"""A body that only words behind it charge: "(Sở A chủ trì)"."""
_LEADS = Shape("subjects", r",?\s+{bracket_leads}")
_SHUTS, _OVER = re.compile(r"[^()]*\)[\s.;,/]*"), re.compile(r"[\s.;,/]*$")
_CAPITAL = re.compile(r"(?<!\w)(?=[A-ZĐ])")
_APART, _PIECE_OVER = re.compile(r"(?::|\s[-–])\s+(?=[A-ZĐ])"), re.compile(r"\s*(?:[;.]|$|\s[-–]\s)")
_DASH = re.compile(r"\s[-–]\s+(?=[A-ZĐ])")
_LONGEST_TIME, _LONGEST_NAME = 120, 80
_COMMA = re.compile(r",\s+")
_LISTED, _ENDS = re.compile(r"\s*[,;)]"), re.compile(r"\s*\)")


def read_bracketed(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """The bodies that brackets at the end give the work to, and the place behind their names; None where there are none.

    Behind the brackets there may stand a time and no more: "Kiểm tra các bến (Sở A chủ trì) trước ngày 20/4/2026".
    """
    start = folded.rfind("(")
    found = (_GIVES.match(folded, start) or _OPENS.match(text, start)) if start > 0 else None
    if found is None or not _ends(folded, found.end()):
        return None
    names = read_bodies(text, found.end(), loose=True)
    if not names.names or names.start != found.end():
        return None
    charged = _LEADS.match(folded, names.end)
    if charged is None and found.re is not _OPENS and found["by"] is None:
        charged = (_LISTED if found["label"] else _ENDS).match(folded, names.end) or predicate().match(
            folded, names.end
        )
    return (names.names, names.end) if charged else None


def led_amid(text: str, folded: str) -> tuple[str, ...]:
    """Whom brackets before further work say to lead ("Lắp phao (Sở A chủ trì), báo cáo ..."): perhaps that work, perhaps what stands
    before them ("Thực hiện đề án (Sở A chủ trì), báo cáo ...").
    """
    for opened in _OPENS.finditer(text):
        names = read_bodies(text, opened.end(), loose=True)
        if names.names and names.start == opened.end() and _LEADS.match(folded, names.end):
            return names.names
    return ()


def named_alone(text: str, folded: str) -> tuple[str, ...]:
    """Bodies alone in brackets at the end, or before a time: "Kiểm tra bến đò (Sở A) trước ngày 20/4/2026": perhaps it is theirs.

    Not what tells more of a body right before them ("gửi UBND tỉnh (Văn phòng UBND tỉnh)").
    """
    for opened in _OPENS.finditer(text, max(0, text.rfind("("))):
        names = read_bodies(text, opened.end()) if _ends(folded, opened.end()) else NONE
        alone = names.names and names.start == opened.end() and _shut_by(folded, names.end)
        if alone and not _behind_body(text, opened.start()):
            return names.names
    return ()


def named_apart(text: str) -> tuple[str, ...]:
    """Bodies alone behind a colon or a dash, to the end of the piece ("Kiểm tra bến đò - Sở A - trước ngày 20/4/2026"): perhaps theirs."""
    for mark in _APART.finditer(text):
        names = read_bodies(text, mark.end(), loose=True)
        over = _PIECE_OVER.match(text, names.end) or text[: names.end].rstrip().endswith(("-", "–"))
        alone = names.names and names.start == mark.end() and over
        if alone and not _behind_body(text, mark.start()):
            return names.names
    return ()


def led_apart(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """The bodies that lead what stands before a dash ("Kiểm tra bến đò - Sở A chủ trì, phối hợp với Sở B"), and the place behind them."""
    for mark in _DASH.finditer(text):
        names = read_bodies(text, mark.end(), loose=True)
        whole = names.names and names.start == mark.end() and _LEADS.match(folded, names.end)
        if whole and not _behind_body(text, mark.start()):
            return names.names, names.end
    return None


def _shut_by(folded: str, at: int) -> bool:
    """Whether the brackets end behind the names, or behind a time that follows them ("(Sở A, xong trước ngày 20/4/2026)")."""
    comma = _COMMA.match(folded, at)
    timed = time_end(folded[comma.end() : comma.end() + _LONGEST_TIME]) if comma else 0
    return _ENDS.match(folded, comma.end() + timed if comma and timed else at) is not None


def _behind_body(text: str, at: int) -> bool:
    """Whether a body's name ends right before a place."""
    spots = _CAPITAL.finditer(text, max(0, at - _LONGEST_NAME), at)
    return any(
        names.names and names.end >= at - 1
        for one in spots
        if (names := read_bodies(text[:at], one.start(), loose=True))
    )


def _ends(folded: str, at: int) -> bool:
    """Whether nothing but a time stands behind the brackets."""
    shut = _SHUTS.match(folded, at)
    if shut is None or shut.end() == len(folded):
        return shut is not None
    if len(folded) - shut.end() > _LONGEST_TIME:
        return False
    end = time_end(folded[shut.end() :])
    return end > 0 and _OVER.match(folded, shut.end() + end) is not None
