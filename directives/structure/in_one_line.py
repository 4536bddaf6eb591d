"""Where the next item of a list stands that was typed behind the one before it ("a) Rà soát ...; b) Báo cáo ...; c) Tổng hợp ...")."""

import re

from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.duties import is_duty
from directives.structure.labels import Label, read_label
from directives.structure.paragraphs import Paragraph, awaits_number

_RUN = re.compile(r"[ \t\xa0]\(?(?:(?:\d{1,2}\.)*[b2]\s?[.)/]+|(?:\d{1,2}\.)+2)\s+[" + CAPITALS + r"]")
"""The second item of a list, not at the edge of a page."""
_PERHAPS = re.compile(r"[b2](?:\s?[.)/]+)?\s+[" + CAPITALS + r"]")
_LONGEST_NUMBER = 40
"""Characters before such an item's last one, at most."""
_PRINTED = {
    "letter": r"\(?{}\s?[.)/]",
    "paren": r"\({}\)",
    "arabic": r"{}\s?[.)/]",
    "dotted": r"{}\.?",
}
"""How numbers of each kind stand before an item."""
_ENDED = re.compile(r"(?:[.;:!?…/][”\"')\]]*|[.;][”\"')\]]*\s+và|,\s+và|,)$")
"""What an item ends with."""
_OPENED = re.compile(r"[:.;]$")
"""What stands before the first item of a list on its line."""
_SENTENCE = re.compile(r"[.;]\s")
_FIRST = re.compile(r"\s(?=\(?a\s?[.)]\s+[" + CAPITALS + r"])")
_BEHIND_NUMBER = (")", ".", "/", " ")
_VIETNAMESE, _LATIN = "abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz"


def holds_lists_in_one_line(source: str) -> bool:
    """The cheap sign that items of a list stand behind each other somewhere in a text."""
    return any(
        _RUN.search(source, max(found.start() - _LONGEST_NUMBER, 0), found.end()) is not None
        for found in _PERHAPS.finditer(source)
    )


def next_item(source: str, paragraph: Paragraph, last: dict[str, Label], following: dict[str, Label]) -> int | None:
    """Where within a paragraph the next item of a list that is open stands, or the first of one that begins and goes on there."""
    own = paragraph.label
    lists = last if own is None or own.kind in last else {**last, own.kind: own}
    text = source[paragraph.body : paragraph.end]
    found = [_behind(text, 0, label, following.get(kind)) for kind, label in lists.items()]
    if own is not None and own.kind != "letter":
        found.append(_first(text, following.get("letter"), _FIRST))
    if own is not None and own.kind in ("arabic", "dotted") and f"{own.number}.1" in text:
        found.append(_first(text, following.get("dotted"), _first_below(own.number)))
    at = min((one for one in found if one is not None), default=None)
    return None if at is None else paragraph.body + at


@kept
def _first_below(number: str) -> re.Pattern[str]:
    """The first unit below this one ("4.1" below "4.")."""
    return re.compile(rf"\s(?={re.escape(number)}\.1\.?\s+[{CAPITALS}])")


def _first(text: str, below: Label | None, first: re.Pattern[str]) -> int | None:
    """Where the first of a list stands behind a heading or a sentence, the second after it in the same paragraph."""
    for found in first.finditer(text):
        at, before = found.end(), text[: found.start()].strip()
        label = read_label(text[at : at + 16])
        if label is not None and _OPENED.search(before) and not _in_quotes(before) and not _says_work(before):
            return at if _behind(text, at + label.length, label, below) is not None else None
    return None


def _behind(text: str, start: int, label: Label, below: Label | None) -> int | None:
    """Where the number after a label stands behind the end of an item and before a capital letter, if the list lacks it below."""
    numbers = _next(label.number)
    if label.kind not in _PRINTED or not numbers or (below is not None and below.number in numbers):
        return None
    if not any(f"{one}{sign}" in text for one in numbers for sign in _BEHIND_NUMBER):
        return None
    number = _PRINTED[label.kind].format(f"(?:{'|'.join(map(re.escape, numbers))})")
    for found in re.finditer(rf"\s(?={number}\s+[{CAPITALS}“\"])", text[start:]):
        before = text[start : start + found.start()].rstrip()
        if _ends(before, label.kind) and not _in_quotes(before):
            return start + found.end() if _one(before, label) is None else None
    return None


def _says_work(lead_in: str) -> bool:
    """Whether a sentence of work stands before the one that leads in, which would give none above units of its own."""
    sentence = _SENTENCE.search(lead_in) if lead_in.endswith(":") else None
    return sentence is not None and is_duty(lead_in[: sentence.start() + 1])


def _ends(before: str, kind: str) -> bool:
    """Whether an item ends here; before a letter its end mark may be missing, where the words do not refer to that."""
    if _ENDED.search(before):
        return True
    return kind == "letter" and before[-1:].isalnum() and not awaits_number(fold(before))


def _one(before: str, label: Label) -> re.Match[str] | None:
    """The first item of another list that is numbered alike, which goes on below ("c) Nộp hồ sơ gồm: a) Đơn; b) ...; d) ...")."""
    above = label.number.rpartition(".")[0]
    first = (f"{above}.1" if above else "1") if label.number[-1].isdigit() else "a"
    return re.search(rf"\s{_PRINTED[label.kind].format(re.escape(first))}\s+[{CAPITALS}]", before)


def _next(number: str) -> tuple[str, ...]:
    """What may come after a number: the next of its digits, or of the letters with and without đ."""
    above, _, own = number.rpartition(".")
    if own.isdigit():
        return (f"{above}.{int(own) + 1}" if above else str(int(own) + 1),)
    rows = [row[row.index(own) + 1 :][:1] for row in (_VIETNAMESE, _LATIN) if own in row]
    return tuple(dict.fromkeys(one for one in rows if one))


def _in_quotes(text: str) -> bool:
    """Whether a quotation is still open."""
    return text.count("“") > text.count("”")
