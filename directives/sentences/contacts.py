"""Lines that only say whom to ring up or write to: "Mọi thông tin xin liên hệ đồng chí A, điện thoại ..."."""

import re
from functools import cache, partial

from directives.lexicon.shapes import Shape, shortest
from directives.words.work_words import verb_start

_shape = partial(Shape, "idle")
_NUMBER = r"\d(?:[\d. ]){6,}\d"
_REACHED = rf"(?:(?<!\w){{contact_means}}|\S@\S|{_NUMBER})"
_OPENS = _shape(
    r"^\W*(?:{contact_opens}(?:[^;:]{0,60}? )?{contacts}"
    rf"|{{contact_heads}}(?: {{contact_more}})?\s*:(?:\s*{{contact_persons}}|[^;]{{0,160}}?{_REACHED}))"
)
"""A line of that kind by its first words ("Thông tin liên hệ: ...", "Mọi thông tin xin liên hệ ...")."""
_TURNS = _shape(
    r"(?<!\w)(?<!số điện thoại )(?<!thông tin )(?<!đầu mối )(?<!địa chỉ )(?P<to>{contacts}(?: {contact_how})*)"
    rf"(?:,? (?P<sure>{{contact_persons}})|(?=[^;]{{0,160}}?{_REACHED}))"
)
"""Whom to turn to: somebody by name, or a body with its number."""
_SURELY = re.compile(rf"\S@\S|{_NUMBER}")
_IS_ONE = _shape(rf"^\W*{{contact_persons}}[^;:]{{0,160}}?{_REACHED}[^;:]{{0,60}} là {{contact_heads}}")
_WORK = _shape(r"(?<!\w){contact_works}|(?<!\w)để (?!{contact_ends})|(?<!\w)trước (?!khi )")
_CASE = _shape(r"^\W*{contact_when}(?!\w)")
_ASIDE = re.compile(r"\([^()]*\)")
_ASKED, _WORD = _shape(r"(?<!\w){contact_asks} $"), re.compile(r"[^\W\d_]+")
_LONGEST = 400
"""Characters of such a line at most."""
_PIECES = re.compile(r",\s*")
_MAY = _shape(r"^\W*(?:(?:{contact_asks}|{contact_about})(?!\w)[ ,]*)*")


@cache
def _signs() -> tuple[str, ...]:
    """What such a line holds: looked for before the rest."""
    return (*shortest("idle", "contacts"), *shortest("idle", "contact_heads"))


def only_contacts(folded: str) -> bool:
    """Whether a sentence only says whom to turn to, by name, number or address; with a day, a report or other work in it it is none."""
    if len(folded) > _LONGEST or not any(map(folded.__contains__, _signs())) or _WORK.search(folded) is not None:
        return False
    if _OPENS.match(folded) is not None or _IS_ONE.match(folded) is not None:
        return True
    found = _TURNS.search(folded)
    if found is None:
        return False
    before = folded[: found.start("to")]
    asked = _CASE.match(before) is not None or _ASKED.search(before) is not None
    return (asked or found["sure"] or _SURELY.search(folded) is not None) and not _holds_work(before)


def _holds_work(before: str) -> bool:
    """Whether work stands before whom to turn to: a verb, but for those of the case in which one asks."""
    pieces = _PIECES.split(_ASIDE.sub("", before))
    case = next((at for at, piece in enumerate(pieces) if _CASE.match(piece) is None), len(pieces))
    rest = [piece[may.end() :] if (may := _MAY.match(piece)) else piece for piece in pieces[case:]]
    return any(verb_start().match(piece, word.start()) for piece in rest for word in _WORD.finditer(piece))
