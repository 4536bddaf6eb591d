"""Numbers of documents in running text, with their dates; and which of them a document says it carries out."""

import datetime as dt
import re
from collections.abc import Collection
from functools import partial
from typing import NamedTuple

from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from plans.plan import Citation

_PART = r"[A-ZĐ][A-Za-zĐđƯưƠơÔô]*\d{0,2}"
_WORD, _LONG_WORD = r"[A-ZĐ][a-zà-ỹđ]+\b", r"[A-ZĐ][a-zà-ỹđ]{2,}\b"
NUMBER = re.compile(
    rf"(\d(?<![\w/.\-]\d)\d{{0,4}}(?:\.\d{{1,2}})?(?:/\d{{4}})?\s?[/-]\s?{_PART}(?:(?:\s?[-/&]\s?(?!{_LONG_WORD})|\.(?!(?<!-V\.)[IVX]+\b|{_WORD})){_PART})*)(?![\w])"
    r"|\b(?P<standard>(?:TCVN|QCVN)\s*\d+(?:-\d+)?\s*:\s*\d{4}(?:/[A-ZĐ]+)?)"
)
_NO_STANDARD = re.compile(NUMBER.pattern.rsplit(r"|\b", 1)[0] + "(?P<standard>(?!))?")
"""The same of a text without the letters of a standard: it opens with a digit, and is looked for at these alone."""
DAY = r"(?P<d>\d{1,2})(?:/|-|\.|\s+tháng\s+)(?P<m>\d{1,2})(?:/|-|\.|\s+năm\s+)(?P<y>\d{4})"
_shape = partial(Shape, "citations")
_FORM = _shape(r"{forms}\s+(?:\d{1,2}(?:/[^\W\d_]+)?(?:,|\s+và)\s+)*$")
"""The number of a form is no document."""
_DATED = _shape(rf"\s*,?\s*(?:\([^)]{{0,40}}\)\s*)?{{on_day}}\s+{DAY}")
_OF = _shape(rf",?\s+của\s+(?P<whose>[^;:()\d]{{3,80}}?),?\s+{{on_day}}\s+{DAY}")
"""Whose paper it is may stand before its day ("Nghị quyết số 46/NQ-CP của Chính phủ ngày D")."""
_ISSUED_ON = _shape(
    rf"{{on_day}}\s+{DAY},\s(?:[^.;:()]{{3,80}}\s{{issues}}|{{stands_in}})\s+(?:[^\W\d_]+\s+){{1,3}}{{number_word}}\s*:?\s*$"
)
"""As in "Ngày D, X ban hành Quyết định số ...", "Ngày D, tại Thông báo số ...": the day stands before."""
_FIGURE = Printed("citations", r"(?P<own>[-/]{plain_issuers~})\d{1,2}$")
"""The figure of a footnote right behind a number ("140/NQ-CP2")."""
_LETTERS = re.compile("[-/][A-ZĐ]")
_COUNTED = re.compile(r"\d+(?:\.\d+)?[-/](?P<word>[^\W\d_]{2,})")
"""A number beside a word ("3-Chưa đạt")."""
_PERHAPS = re.compile(r"[/\-CА-я](?:(?<=[/-])\s?[A-ZĐ]|(?<=C)VN|(?<=[А-я]))")
"""Without these no number stands in a text; a Cyrillic letter may be taken for another."""
CYRILLIC = re.compile("[А-я]")
LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
_CARRIES = _shape(r"{carries}|{following}\s+{orders}(?!\w)")
"""How a sentence opens that may say what is carried out."""
_GROUNDS = Printed(
    "citations",
    r"(?<=\.)\s+(?=[A-ZĐ])|;\s+(?={carries})|(?<=[" + CAPITALS + r"]{2}|\d{2})\s+(?={carries})",
    str.capitalize,
)
"""Between the grounds of a document: sentences, and behind ";" or a title in capitals what opens with carrying something out."""
_SENTENCES = re.compile(r"[.;]\s+")
_VERB = _shape(r"(?<!\w){carrying_out}[^.;:]{0,70}?$")
_LAW = _shape(r"(?<!\w){keeping}\s+{laws}[^.;:]{0,160}$")
"""A law carried out has no number; what is listed after it has one."""
_UNNUMBERED = _shape(
    r"(?<!\w){carrying_out}\s+(?:{listed}|{guidance})(?!\w)[^.:]{0,400};\s*(?:{listed})(?:\s+{number_word})?\s*$"
)
"""What is carried out first has no number ("Thực hiện Nghị quyết Đại hội ...; Chỉ thị số ...")."""
_GUIDED = _shape(
    r"(?:[;,]|và)\s*(?:{guidance})\s[^.;:]{0,160}\s{stands_in}\s+(?:{listed})?(?:\s+{listed})?\s*:?(?:\s*{number_word})?\s*$"
)
"""Somebody's orders carried out besides, and the paper that they stand in ("..., ý kiến chỉ đạo của Bộ A tại Công văn số ...")."""
_BRACKETED = _shape(r"(?<!\w){carrying_out}\s+{guidance}\s[^.;:()]{0,300}\(\s*(?:{listed})(?:\s+{number_word})?\s*$")
_LISTED = _shape(r"(?:[;,]|và)\s*(?:{listed})?(?:\s+{number_word})?\s*$")
_NAMED_LAW = _shape(r"(?:[;,]|và)\s*{laws}\s[^.;:]{2,160}\s{number_word}\s*$")
"""Another law by its name, in a list of laws that have numbers."""
_ORDERED = _shape(
    r"(?<!\w){following}\s+{orders}\s[^.;:]{3,160}\s{stands_in}\s+(?:{listed})?(?:\s+{listed})?(?:\s*{number_word})?\s*$"
)
"""As in "theo ý kiến chỉ đạo của Chủ tịch ... tại Thông báo số ...": the paper in which orders stand that are followed."""
_GROUNDED = _shape(
    r"{grounded_on}\s[^;]{10,500}?,\s[^;:]{3,120}?\s{issues_plan}\s+{to_carry_out}(?:\s+{plan_goes_on}(?!\w)|\s*[:.]?$)"
)
"""As in "Căn cứ Kế hoạch số 5/KH-UBND, Giám đốc ban hành Kế hoạch thực hiện như sau": what is carried out is what it goes by."""
_BOTH = _shape(r"\s*và\s+(?:\w+\s+){0,3}{number_word}\s+")


class Found(NamedTuple):
    """A number in a text: as cited, and [start, end) of the number."""

    citation: Citation
    start: int
    end: int


def find_numbers(text: str) -> list[Found]:
    """Every document number in a running line, in order, with the date printed beside it."""
    if _PERHAPS.search(text) is None:
        return []
    text = text.translate(LOOKALIKES) if CYRILLIC.search(text) else text
    found: list[Found] = []
    for match in (NUMBER if "CVN" in text else _NO_STANDARD).finditer(text):
        number = ("" if match.group(1) else " ").join(match.group().split()).replace(" :", ":").replace(": ", ":")
        if _LETTERS.search(number) is None and not match.group("standard"):
            continue
        number = number[: figure.end("own")] if (figure := _FIGURE.search(number)) else number
        folded = fold(text)
        if _FORM.search(folded, max(0, match.start() - 30), match.start()):
            continue
        if (counted := _COUNTED.fullmatch(number)) and counted["word"][1:].islower():
            continue
        day = read_day(_DATED.match(folded, match.end())) or _behind_issuer(text, folded, match.end())
        day = day or read_day(_ISSUED_ON.search(folded[max(0, match.start() - 160) : match.start()]))
        found.append(Found(Citation(number=number, date=day), match.start(), match.end()))
    return _shared_dates(text, found)


def _behind_issuer(text: str, folded: str, end: int) -> dt.date | None:
    """The day behind the name of whoever issued the paper whose number ends at `end`."""
    if (of := _OF.match(folded, end)) is None:
        return None
    whose = text[slice(*of.span("whose"))]
    names = read_bodies(whose, opens=True, loose=True)
    return read_day(of) if names.names and names.start == 0 and names.end == len(whose) else None


def _shared_dates(text: str, found: list[Found]) -> list[Found]:
    """As in "Quyết định số A và Quyết định số B ngày D" dates both; a law's number does not."""
    dated = list(found)
    for index in range(len(found) - 2, -1, -1):
        one, after = dated[index], dated[index + 1]
        between = text[one.end : after.start]
        if one.citation.date is None and after.citation.date and _BOTH.fullmatch(fold(between)):
            dated[index] = one._replace(citation=Citation(number=one.citation.number, date=after.citation.date))
    return dated


def read_day(found: re.Match[str] | None) -> dt.date | None:
    """The date of a match of DAY; None where the day does not exist."""
    if found is None:
        return None
    try:
        return dt.date(int(found.group("y")), int(found.group("m")), int(found.group("d")))
    except ValueError:
        return None


_BEHIND_DASH = re.compile(r"\s?[–-].*")


def cited(text: str, own: str | None) -> tuple[Citation, ...]:
    """Every numbered document named, once each, its own number left out; the first printed date wins."""
    seen: dict[str, Citation] = {}
    for found in find_numbers(text):
        citation, key = found.citation, fold(found.citation.number)
        if own is not None and _is_own(key, fold(own)):
            continue
        known = seen.get(key)
        if known is None:
            seen[key] = citation
        elif (known.date is None and citation.date) or (known.number.isupper() and not citation.number.isupper()):
            seen[key] = Citation(number=_better(known.number, citation.number), date=known.date or citation.date)
    short = _cut_short(seen)
    return tuple(citation for key, citation in seen.items() if key not in short)


def _is_own(number: str, own: str) -> bool:
    """Whether a number is that of the paper itself, be it with more behind a dash there."""
    return own == number or (own.startswith(number) and _BEHIND_DASH.fullmatch(own, len(number)) is not None)


def _cut_short(keys: Collection[str]) -> set[str]:
    """Numbers that are the beginning of another that the text prints whole ("102/2025/NQLT" of "102/2025/NQLT/UBTVQH15-CP")."""
    if len(keys) < 2:
        return set()
    slash, dash = ({key[:at] for key in keys for at, sign in enumerate(key) if sign == mark} for mark in "/-")
    return {key for key in keys if key in slash or (key.count("/") > 1 and key in dash)}


def _better(one: str, other: str) -> str:
    """The spelling that keeps its small letters: titles print everything in capitals."""
    return other if one.isupper() and not other.isupper() else one


LONGEST_BEFORE = 1_000
"""Characters before a number in which it stands that its paper is carried out; none of the shapes above is as long."""


def carried_out(paragraphs: list[str]) -> list[str]:
    """Numbers of the documents that these paragraphs say are carried out ("Thực hiện Quyết định số ...")."""
    found: list[str] = []
    for paragraph in (part for whole in paragraphs for part in _GROUNDS.split(whole)):
        folded = fold(paragraph)
        if _CARRIES.match(folded) is None:
            found += _only(paragraph) if _GROUNDED.match(folded) is not None else ()
            continue
        last = None
        for number in find_numbers(paragraph):
            near = max(last or 0, number.start - LONGEST_BEFORE)
            before = folded[near : number.start]
            if _first_carried(before) if last is None else _also_carried(before):
                last = number.end
                found.append(number.citation.number)
    return list(dict.fromkeys(found))


def _only(paragraph: str) -> list[str]:
    """The one paper that a plan goes by; of several it is not known which it carries out."""
    numbers = [one.citation.number for one in find_numbers(paragraph)]
    return numbers if len(numbers) == 1 else []


def _first_carried(before: str) -> bool:
    """Whether the paper whose number follows is the first that the sentence carries out."""
    listed = _LAW.search(before) is not None and _LISTED.search(before) is not None
    return listed or any(one.search(before) is not None for one in (_VERB, _UNNUMBERED, _BRACKETED, _ORDERED))


def _also_carried(between: str) -> bool:
    """Whether the next number is carried out as the one before it."""
    return any(one.search(between) is not None for one in (_LISTED, _GUIDED, _NAMED_LAW))


def perhaps_carried(paragraphs: list[str], carried: list[str]) -> list[str]:
    """Numbers in a sentence that opens with carrying something out, which were not taken as carried out."""
    taken = {fold(number) for number in carried}
    found: list[str] = []
    for sentence in (part for whole in paragraphs for part in _SENTENCES.split(whole)):
        if patterns("unlisted", "carries").match(fold(sentence)):
            found += [one.citation.number for one in find_numbers(sentence) if fold(one.citation.number) not in taken]
    return list(dict.fromkeys(found))
