"""Lines that only say whom to ring up or write to: "Mọi thông tin xin liên hệ đồng chí A, điện thoại ..."."""

import re
from functools import cache, partial

from directives.lexicon.shapes import Shape, shortest
from directives.names.bodies import read_bodies
from directives.sentences.acting import actors
from directives.sentences.acting_behind import anything_behind
from directives.strings.folding import fold
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
_ADDRESSED = _shape(
    rf"(?:[^;:.@\d]{{2,120}}\s)?{{sent_at}}\W*(?:{{contact_means}}\W*)?(?:\S+@\S+|https?:\S+|{_NUMBER})[\s.;/]*$"
)
"""As in "các trường tiểu học gửi về địa chỉ: ...": where some are to send what all hand in."""
_SURELY = re.compile(rf"\S@\S|{_NUMBER}")
_IS_ONE = _shape(rf"^\W*{{contact_persons}}[^;:]{{0,160}}?{_REACHED}[^;:]{{0,60}} là {{contact_heads}}")
_WORK = _shape(r"(?<!\w){contact_works}|(?<!\w)để (?!{contact_ends})|(?<!\w)trước (?!khi )")
_CASE = _shape(r"^\W*{contact_when}(?!\w)")
_TOPIC = _shape(r"^\W*{contact_topic}\s")
_GETS = _shape(
    r"\s+{contact_gets}\s+(?:{contact_ends}|{contact_about})(?:(?:,| và| hoặc)\s+(?:{contact_ends}|{contact_about}))*\W*$"
)
"""What whoever turns there gets ("để được hướng dẫn, hỗ trợ")."""
_ASIDE = re.compile(r"\([^()]*\)")
_ASKED, _WORD = _shape(r"(?<!\w){contact_asks} $"), re.compile(r"[^\W\d_]+")
_LONGEST = 400
"""Characters of such a line at most."""
_PIECES = re.compile(r",\s*")
_COLON, _NUMBERS = re.compile(r":\s+"), re.compile(rf"{_NUMBER}\s+")
_MAY = _shape(r"^\W*(?:(?:{contact_asks}|{contact_about})(?!\w)[ ,]*)*")


@cache
def _signs() -> tuple[str, ...]:
    """What such a line holds: looked for before the rest."""
    return (*shortest("idle", "contacts"), *shortest("idle", "contact_heads"))


def only_contacts(text: str) -> bool:
    """Whether a sentence only says whom to turn to, by name, number or address; with a day, a report or other work in it it is none."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text)
    if not any(map(folded.__contains__, _signs())) or _WORK.search(folded) is not None:
        return False
    if _IS_ONE.match(folded) is not None:
        return True
    if (told := _OPENS.match(folded)) is not None:
        return not _acts(text, folded, told.end())
    found = _TURNS.search(folded)
    if found is None:
        return False
    before = folded[: found.start("to")]
    asked = _CASE.match(before) is not None or _ASKED.search(before) is not None
    if not asked and not found["sure"] and _SURELY.search(folded) is None:
        return False
    if (
        asked
        and _TOPIC.match(before) is not None
        and next(actors(text[: len(before)], before, commas=True), None) is None
    ):
        return not _acts(text, folded, found.end())
    return not _holds_work(before) and not _acts(text, folded, found.end())


def only_an_address(text: str) -> bool:
    """Whether a piece of a sentence only says at which address some hand in what the words before it speak of."""
    return ("@" in text or "0" in text or ":" in text) and _ADDRESSED.match(fold(text)) is not None


def _acts(text: str, folded: str, at: int) -> bool:
    """Whether work stands behind whom to turn to, or a body acts behind the colon of a hot line."""
    colon = _COLON.search(folded, 0, at)
    heads = text[colon.end() :] if colon else ""
    if heads and next(actors(heads, fold(heads)), None) is not None:
        return True
    numbers = _NUMBERS.finditer(folded)
    names = read_bodies(text, at + 1)
    at = names.end if names.names and names.start == at + 1 else at
    got = _GETS.search(folded, at)
    return anything_behind(text[: got.start()] if got else text, at) or any(
        verb_start().match(folded, one.end()) for one in numbers
    )


def _holds_work(before: str) -> bool:
    """Whether work stands before whom to turn to: a verb, but for those of the case in which one asks."""
    pieces = _PIECES.split(_ASIDE.sub("", before))
    case = next((at for at, piece in enumerate(pieces) if _CASE.match(piece) is None), len(pieces))
    rest = [piece[may.end() :] if (may := _MAY.match(piece)) else piece for piece in pieces[case:]]
    return any(verb_start().match(piece, word.start()) for piece in rest for word in _WORD.finditer(piece))
