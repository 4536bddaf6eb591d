"""What a news report only tells: that a paper was issued, what was done, what somebody foresees or says; aims and principles."""

import re
from functools import cache, partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.strings.guarded import Guarded
from directives.words.work_words import verb_start

_shape = partial(Shape, "idle")
_NO_ORDER = r"(?!.*(?<!\w){orders_told} (?!của ))"
_PAPER_OUT = (
    r"^(?:(?:[^;.]{2,120}, )?[^;.]{3,160} {just} |ngày \d[^;.]{4,120} |[^;.]{3,90} ngày \d[\d/.-]+,? (?:{just} )?|{lately},? [^;.,]{3,90} )"
    r"(?:{just} )*{heads.told_issues}(?: {heads.told_issues})? (?:{papers}|{papers_told})(?!\w)"
)
_ISSUED = _shape(f"{_PAPER_OUT}{_NO_ORDER}")
"""As in "Bộ A ngày 21/2 đã có công điện gửi ...": how the paper was issued."""
_FORESEES = _shape(
    rf"^[^;.,:]{{3,90}} {{foresees}},? {{foreseen_what}}(?:,? [^;.]{{2,300}}?)?,? {{may_come}} {_NO_ORDER}"
)
_COUNTED = _shape(rf"^{{foreseen}} [^;.:]{{3,160}} là \d{_NO_ORDER}")
_BEFORE = _shape(r"^{earlier},? [^;.]{3,200} {already} ")
_SAYS = _shape(rf"^(?:[^;.]{{3,120}}, )?(?:{{persons_told}}) [^;.:]{{3,200}} {{says_told}}(?!\w){_NO_ORDER}")
_HEARD = _shape(rf"^{{heard_from}}[^;]{{3,90}}, {_NO_ORDER}")
_PICTURE = _shape(r"(?<!\w){pictures_by}\s?:[^.;:]{0,40}\.?$")
_AIMS = _shape(r"^[^;:]{3,240} {for_aims} |^[^;:.]{3,160} {on_principles}(?: {as_told})?:")
_ORDERS = _shape(r"(?<!\w){orders_told} ")
_DONE = _shape(r"(?:,? (?:{just}|{told_too}))* {already} (?!{orders_told}(?!\w))(?=\S)")
_BESIDES = _shape(r"{summed_up},? ")
_DEMANDS = _shape(r"(?: {told_too}| {already})* {demanded}(?: {must_too})? ")
_GIVES = _shape(r"(?: {told_too}| {already})* {orders_told} ")
_ALREADY = _shape(r"(?:,? {just})*,? {already} {orders_told} ")
_PERSON = re.compile(r"(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*){2,4}(?=\s)")
_MARK = re.compile(r"[,.;:]\s+(?=[A-ZĐ])")
_WORDS = re.compile(r"\w+")
_SAID, _FEWEST = 0.6, 8
"""How much of a lede must stand again below, by three words each; so many such threes it must have at least."""


def narrates(text: str) -> bool:
    """Whether a sentence of a report tells what was or will be, and orders nothing."""
    folded = fold(text).replace("\n", " ")
    return _told().holds(folded) or _done_already(text, folded)


def ordered_in_paper(text: str) -> int:
    """Where the order begins of a paper that was issued ("Sở A ngày D đã có công văn | yêu cầu các xã ..."); 0 where there is none."""
    folded = fold(text)
    found = _ordered().match(folded) if _ORDERS.search(folded) else None
    return found.start("order") if found else 0


def tells_aims(text: str) -> bool:
    """Whether a paragraph tells the aims or principles of a plan ("Thực hiện X nhằm mục đích ..."), and orders no body anything."""
    folded = fold(text)
    if _AIMS.match(folded) is None:
        return False
    return all(read_bodies(text, order.end(), loose=True).start != order.end() for order in _ORDERS.finditer(folded))


def is_picture(text: str) -> bool:
    """Whether a paragraph is what stands below a picture ("... Ảnh: Minh Hà")."""
    return _PICTURE.search(fold(text)) is not None


def demands_of_all(text: str) -> int:
    """Where the work begins that somebody demands of all ("Thủ tướng cũng yêu cầu rà soát ..."): he names nobody; 0 where it does not."""
    folded = fold(text)
    start = found.end() if (found := _BESIDES.match(folded)) else 0
    names = read_bodies(text, start, opens=True)
    if len(names.names) != 1 or names.start != start:
        return 0
    demand = _DEMANDS.match(folded, names.end)
    return demand.end() if demand is not None and verb_start().match(folded, demand.end()) else 0


def orders_somebody(text: str) -> bool:
    """Whether a body demands something of somebody, be it of whom the language does not know ("Cục A đề nghị ai đang làm việc ở B ...")."""
    folded = fold(text)
    if _ORDERS.search(folded) is None:
        return False
    for spot in (0, *(mark.end() for mark in _MARK.finditer(text))):
        names = read_bodies(text, spot, opens=True)
        if len(names.names) == 1 and names.start == spot and _GIVES.match(folded, names.end):
            return True
    return False


def ordered_before(text: str) -> bool:
    """As in "Về việc này, Thủ tướng Trần Văn A đã giao Bộ B, Bộ C xử lý": an order that was given already; perhaps still to be done."""
    folded = fold(text)
    if " đã " not in folded:
        return False
    start = found.end() if (found := _BESIDES.match(folded)) else 0
    names = read_bodies(text, start, opens=True)
    if len(names.names) != 1 or names.start != start:
        return False
    person = _PERSON.match(text, names.end)
    return _ALREADY.match(folded, person.end() if person else names.end) is not None


def demanded_by(text: str, end: int) -> bool:
    """Whether a demand stands right behind a place: whoever is named up to it demands, and does not act."""
    return _DEMANDS.match(fold(text), end) is not None


def said_again(text: str, below: str) -> bool:
    """Whether most of what a lede says stands again below, in its words."""
    own = _threes(text)
    return len(own) >= _FEWEST and len(own & _threes(below)) >= _SAID * len(own)


def _threes(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(fold(text))
    return set(zip(words, words[1:], words[2:], strict=False))


def _done_already(text: str, folded: str) -> bool:
    """As in "Theo đó, Cục A đã phân công cụ thể ...": what a body has done already, and no demand that it made."""
    if " đã " not in folded:
        return False
    start = found.end() if (found := _BESIDES.match(folded)) else 0
    names = read_bodies(text, start, opens=True)
    return len(names.names) == 1 and names.start == start and _DONE.match(folded, names.end) is not None


@cache
def _told() -> Guarded:
    return Guarded(shape.source for shape in (_ISSUED, _FORESEES, _COUNTED, _BEFORE, _SAYS, _HEARD))


@cache
def _ordered() -> Shape:
    """A paper that was issued, and the order in it."""
    return _shape(rf"{_PAPER_OUT}[^;.:]{{0,300}}? (?P<order>{{orders_told}}) ")
