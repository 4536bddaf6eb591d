"""Who a sentence or a heading charges with the work."""

import re

from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape, endings
from directives.names.bodies import DEEPEST, read_bodies
from directives.names.body_names import is_whole
from directives.names.persons import read_person, read_persons
from directives.sentences.beside import alone, apart
from directives.sentences.bracketed import read_bracketed
from directives.sentences.charged import Subject, doing, relative, remiss, with_work_behind
from directives.sentences.described import described, read_case
from directives.sentences.in_front import (
    behind_owners,
    beyond_spoken,
    read_amid,
    read_dutiful,
    read_fronted,
    read_place,
    read_spoken_of,
    read_still,
    read_then,
)
from directives.sentences.opened import opens_before
from directives.sentences.openings import (
    after_comma,
    after_time,
    comma_after,
    goes_on_list,
    goes_on_verbs,
    opening,
    said_before,
)
from directives.sentences.passive import read_passive
from directives.sentences.received import read_received, read_transfer
from directives.sentences.requested import answer_at
from directives.sentences.steered import read_steered
from directives.sentences.subject_words import (
    ABOVE,
    ADVERBIAL,
    ADVERBIAL_VERB,
    AMONG,
    ASKS,
    BUT_FOR,
    CASE,
    CHIEF,
    COMRADES,
    CONDITION,
    DEMANDS,
    EACH,
    ENCLOSED,
    FIRMLY,
    FROM_ABOVE,
    GIVEN,
    GIVEN_MATTER,
    ISSUED,
    LINK,
    NOT_BUT,
    OBLIGED,
    ORDER,
    PURPOSE,
    SPOKEN,
    SPOT,
    TELLS,
    TIME,
    TOWARDS,
)
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.words.work_words import no_work, predicate, verb_start

__all__ = ["Subject", "opens_work", "predicate", "read_subject", "verb_start"]

_LETTER, _WORK, _GOES_ON = re.compile(r"[^\W\d_]"), re.compile(r"\s+[^\W\d_]"), re.compile(r"\s+[^\W\d]")
_COLON = re.compile(r"\s*:\s+(?:\(?(?:i|1|a)\)\s+)?")  # with the first mark of a list on the same line
_WITH = Shape("partners", r"{opening_with}\s+")
"""As in "- Với Sở A xây dựng ...": the partner stands before the work."""
_PAPER = Shape("subjects", r"{papers}\s+số\s*:?\s*\d")
"""A paper by its number, though its kind is also a verb ("Chỉ thị số 5/CT-TTg ...")."""
_LABEL = re.compile(r"[^:;.,()]{3,60}:\s+")
_HANDS = Shape("subjects", r":\s+(?P<word>{demands})\s+")
_AGREED = Shape(
    "subjects", r"(?:{idle.grants}|{idle.agrees}|{idle.consents})[^:;.]{0,200}?(?:,|\svà)\s+(?P<word>{demands})\s+"
)
_LONGEST_OPENING = 420  # characters before which the subject behind an opening phrase stands


@kept
def opens_work(text: str) -> bool:
    """Whether a line says what is to be done: it opens with a verb or names who must do it, be it after a case ("Đối với X: ...")."""
    if _LETTER.search(text) is None:
        return False
    folded = fold(text)
    if _PAPER.match(folded):
        return False
    if (answer := answer_at(text)) > 0:
        return opens_work(text[answer:])
    if (tells := TELLS.match(folded)) is not None:
        return opens_work(text[tells.end() :])
    if (with_ := _WITH.match(folded)) is not None:
        names = read_bodies(text, with_.end(), loose=True)
        if names.names and names.start == with_.end() and predicate().match(folded, names.end):
            return True
    case = CASE.match(folded)
    if verb_start().match(folded, after_time(folded)) or (case is not None and verb_start().match(folded, case.end())):
        return True
    return after_comma(folded) or read_subject(text[case.end() if case else 0 :]) is not None


@kept
def read_subject(text: str, *, strict: bool = False) -> Subject | None:
    """The subject of a sentence; None where it names nobody and only says what to do.

    `strict`: the sentence goes on after ";", so that a subject must stand at its very beginning.
    """
    said = _read(text, strict)
    return alone(apart(text, said)) if said else None


def _read(text: str, strict: bool) -> Subject | None:
    """The same before those who only join in are told apart."""
    if _LETTER.search(text) is None:
        return None
    folded = fold(text)
    if (answer := answer_at(text)) > 0:
        said = _read(text[answer:], strict)
        return said._replace(end=said.end + answer) if said else None
    if not opens_before(folded):  # as most sentences, which open with whoever acts or with work
        given = read_bracketed(text, folded)
        return (Subject(*given) if given else read_received(text, folded)) or _named(text, folded, 0, strict=strict)
    if (spoken_of := read_spoken_of(text, folded) or read_steered(text, folded) or read_then(text, folded)) is not None:
        return Subject(*spoken_of)
    if (given := read_bracketed(text, folded)) is not None:
        return Subject(*given)
    if (came := read_received(text, folded) or read_transfer(text, folded)) is not None:
        return came
    if (called := COMRADES.match(folded) or TELLS.match(folded)) is not None:
        said = _read(text[called.end() :], strict)
        return said._replace(end=said.end + called.end()) if said else None
    if (others := _but_for(text, folded)) is not None:
        return others
    if (but := NOT_BUT.match(folded)) is not None:
        return _at(text, folded, but.end(), opens=True, ordered=True)
    position, asked = opening(folded)
    if (persons := read_persons(text, folded, position)) is not None:
        return Subject(*persons, asked)
    if (person := read_person(text, folded, position)) is not None:
        return Subject((person[0],), person[1], asked)
    return _named(text, folded, position, strict=strict, asked=asked)


def _named(text: str, folded: str, position: int, *, strict: bool, asked: bool = False) -> Subject | None:
    """Whom a sentence charges behind its opening, which ends at `position`."""
    found = _at(text, folded, position, opens=True, ordered=GIVEN.match(folded) is not None)
    commands = found is not None and not position and _commands(text, folded, found)
    if found is not None and (to_another := _to_another(text, folded, found)) is not None:
        return to_another
    if found is not None and not commands:
        return found._replace(names=beyond_spoken(folded, found.names), asked=asked)
    if (handed := _handed(text, folded)) is not None:
        return handed
    case = CASE.match(folded)
    if case is not None and (listed := _given_inside(text, folded, case)):
        return listed
    if case is not None:
        order = ORDER.match(folded, case.end())
        found = _at(text, folded, order.end() if order else case.end(), opens=True, ordered=order is not None)
        if found is None and order is None:
            grounds = ADVERBIAL.match(folded, case.end())
            behind = _after_adverbial(text, folded, case.end()) if grounds else None
            behind = behind or read_case(text, folded, case.end()) or _handed(text, folded, small=True)
            return behind or _agreed(text, folded, case.end()) or _behind_places(text, folded, case.end())
        if found is not None and order is None and (commanded := _commanded(text, folded, found)) is not None:
            return commanded
        return found._replace(asked=bool(order and ASKS.match(order.group()))) if found else None
    if (agreed := _agreed(text, folded, position)) is not None:
        return agreed
    ordered = _ordered(text, folded, position)
    if ordered is not None:
        return ordered._replace(inside=GIVEN_MATTER.match(folded) is not None)
    if found is not None and (below := _commanded(text, folded, found)) is not None:
        return below
    grounds = ADVERBIAL.match(folded, position) or ADVERBIAL.match(folded)
    behind = _after_adverbial(text, folded, position) if grounds else None
    if behind and strict and not any(GIVEN.match(folded, one.end()) for one in SPOT.finditer(folded, 0, behind.end)):
        behind = None  # "..., giao Sở A lập ..." charges even so
    return behind or _every(text, folded) or (None if position else read_amid(text, folded))


def _commands(text: str, folded: str, found: Subject) -> bool:
    """As in "Ban Giám hiệu yêu cầu các đơn vị thông báo ...": whoever demands is not who does, where those named next do it."""
    word = DEMANDS.match(folded, found.end)
    if word is None or ABOVE.match(folded):
        return word is not None
    names = read_bodies(text, word.end(), loose=True)
    if not names.names or names.start != word.end():
        return read_place(text, folded, word.end()) is not None
    return bool(predicate().match(folded, names.end) or AMONG.match(folded, names.end) or remiss(text, folded, names))


def _to_another(text: str, folded: str, found: Subject) -> Subject | None:
    """As in "Đối với các xã: đề nghị Sở A hướng dẫn ...": those spoken of demand nothing; whoever it is handed to does it."""
    order = GIVEN.match(folded, len(folded) - len(folded[found.end :].lstrip(" ,"))) if SPOKEN.match(folded) else None
    handed = _at(text, folded, order.end(), opens=True, ordered=True) if order else None
    return handed._replace(asked=ASKS.match(order.group().strip()) is not None) if order and handed else None


def _commanded(text: str, folded: str, found: Subject) -> Subject | None:
    """As in "Trên cơ sở đó, Ban Chấp hành giao Ban Thường vụ hướng dẫn ...": whom those who demand name next, where these are to act."""
    word = DEMANDS.match(folded, found.end)
    names = read_bodies(text, word.end()) if word else None
    if word is None or names is None or not names.names or names.start != word.end():
        return None
    acts = Subject(names.names, names.end) if predicate().match(folded, names.end) else remiss(text, folded, names)
    return acts._replace(asked=ASKS.match(word.group().strip()) is not None) if acts else None


def _at(text: str, folded: str, position: int, *, opens: bool, ordered: bool = False, depth: int = 0) -> Subject | None:
    """A list of bodies at a place, followed by what they must do; `ordered`: a word of command stands before it.

    `depth`: how many lists end with a colon before it.
    """
    names = read_bodies(text, position, opens=opens)
    if ordered and not names.names:
        names = read_bodies(text, position, loose=True)  # "Giao phòng Nội vụ ..."
    if not names.names or names.start != position:
        place = read_place(text, folded, position) if position else None
        return Subject(*place) if place else None
    belonging = relative(text, folded, names)
    if belonging is not None:
        return belonging
    if ENCLOSED.match(folded, names.end):
        return None
    names = described(text, folded, doing(text, folded, names))
    if predicate().match(folded, names.end) or LINK.match(folded, names.end) or CHIEF.match(folded, names.end):
        return Subject(names.names, names.end)
    whole = is_whole(fold(names.names[-1]))
    colon = _COLON.match(folded, names.end)
    listed = _at(text, folded, colon.end(), opens=False, depth=depth + 1) if colon and depth < DEEPEST else None
    if listed is not None:
        return listed
    if colon and (verb_start().match(folded, colon.end()) or (whole and text[colon.end() : colon.end() + 1].isupper())):
        return Subject(names.names, colon.end())
    if (
        colon
        and not position
        and text[colon.end() : colon.end() + 1].isupper()
        and not read_bodies(text, colon.end()).names
    ):
        return Subject(names.names, colon.end())
    if whole and _WORK.match(text, names.end) and not no_work().match(folded, names.end):
        return Subject(names.names, names.end)
    found = with_work_behind(text, folded, names)
    return found or (Subject(names.names, names.end) if ordered and _GOES_ON.match(folded, names.end) else None)


def _but_for(text: str, folded: str) -> Subject | None:
    """As in "Trừ Sở A, các sở, ban, ngành gửi báo cáo": whom it leaves out is said behind the name, which else would mean them too."""
    said = BUT_FOR.match(folded)
    left_out = read_bodies(text, said.start("who"), loose=True) if said else None
    if said is None or left_out is None or not left_out.names or left_out.start != said.start("who"):
        return None
    found = _at(text, folded, said.end(), opens=True)
    who = " ".join(text[said.start("who") : said.end("who")].split())
    but = lexicon("names")["all_but"]["phrases"][0]
    return found._replace(names=(*found.names[:-1], f"{found.names[-1]}, {but} {who}")) if found else None


def _handed(text: str, folded: str, *, small: bool = False) -> Subject | None:
    """As in "Công tác di dời hệ thống điện: Giao Công ty A rà soát ...": the work behind its topic is handed to the body named there.

    `small`: the sentence surely opens with its topic ("Về ...: ...: giao ..."), so that no capital need follow the colon.
    """
    for colon in _HANDS.finditer(folded):
        topic = ":" not in folded[: colon.start()] and not verb_start().match(folded)
        if small or topic or text[colon.start("word")].isupper():
            found = _at(text, folded, colon.end(), opens=True, ordered=True)
            if found is not None:
                return found._replace(asked=ASKS.match(colon["word"]) is not None)
    return None


def _given_inside(text: str, folded: str, case: re.Match[str]) -> Subject | None:
    """As in "Đối với dự án chậm, giao các Sở: Tài chính; Xây dựng thẩm định": the colon is that of the list, the case ends at its comma."""
    given = (GIVEN.match(folded, spot.end()) for spot in SPOT.finditer(folded, 0, case.end()))
    word = next(filter(None, given), None)
    found = _at(text, folded, word.end(), opens=True, ordered=True) if word else None
    if word is None or found is None or found.end <= case.end():
        return None
    return found._replace(asked=ASKS.match(word[0].strip()) is not None)


def _behind_places(text: str, folded: str, position: int) -> Subject | None:
    """As in "Đối với các cụm: A và B, giao Ủy ban nhân dân phường C rà soát": what is spoken of stands listed before the order."""
    if verb_start().match(folded, position) or text[position : position + 1].islower():
        return None
    given = next(filter(None, (GIVEN.match(folded, spot.end()) for spot in SPOT.finditer(folded, position))), None)
    found = _at(text, folded, given.end(), opens=True, ordered=True) if given else None
    return found._replace(asked=ASKS.match(given.group().strip()) is not None) if given and found else None


def _agreed(text: str, folded: str, position: int) -> Subject | None:
    """As in "Đồng ý về chủ trương, giao Sở B hướng dẫn ...": what is agreed to is handed to the body named behind it."""
    given = _AGREED.match(folded, position)
    found = _at(text, folded, given.end(), opens=True, ordered=True) if given else None
    return found._replace(asked=ASKS.match(given["word"]) is not None) if given and found else None


def _ordered(text: str, folded: str, position: int) -> Subject | None:
    """As in "..., Thủ tướng Chính phủ yêu cầu các Bộ ... thực hiện": the bodies after the word of command."""
    if verb_start().match(folded, position) and not ADVERBIAL.match(folded, position) and not GIVEN.match(folded):
        return None  # who does the work is to demand it of others
    for found in ISSUED.finditer(folded):
        before = folded[: found.start()].rstrip()
        if CONDITION.match(folded) and "," not in before and " thì " not in before:
            continue
        if f" {before}".endswith(endings("subjects", "not_issued")):
            continue
        if FROM_ABOVE.match(found["word"]) and not f" {before}".endswith(endings("subjects", "gives")):
            continue
        names = read_bodies(text, found.end(), loose=True)
        if names.start != found.end() and (place := read_place(text, folded, found.end())) is not None:
            return Subject(*place, asked=ASKS.match(found["word"]) is not None)
        if person := read_person(text, folded, found.end()):
            return Subject((person[0],), person[1], ASKS.match(found["word"]) is not None)
        if names.names and names.start == found.end():
            names = doing(text, folded, names)
        if (
            names.names
            and names.start == found.end()
            and (
                predicate().match(folded, names.end) or LINK.match(folded, names.end) or AMONG.match(folded, names.end)
            )
        ):
            return Subject(names.names, names.end, ASKS.match(found["word"]) is not None)
        late = remiss(text, folded, names) if names.names and names.start == found.end() else None
        if late is not None:
            return late._replace(asked=ASKS.match(found["word"]) is not None)
    return None


def _after_adverbial(text: str, folded: str, position: int) -> Subject | None:
    """The first body after a comma that closes "Căn cứ ...", "Trong quá trình ..."."""
    verb = verb_start().match(folded, position) is not None and not ADVERBIAL_VERB.match(folded, position)
    spots = [found.end() for found in SPOT.finditer(folded, 0, position + _LONGEST_OPENING)]
    purpose = PURPOSE.match(folded) is not None
    for spot in spots[:8]:
        if spot <= position:
            continue
        time = TIME.match(folded, spot)
        given = GIVEN.match(folded, spot)
        if given and (handed := _at(text, folded, given.end(), opens=True)) is not None and not verb:
            return handed._replace(asked=ASKS.match(given.group().strip()) is not None)
        found = _at(text, folded, time.end() if time else spot, opens=True)
        if found is None and verb_start().match(folded, spot) and not verb and not ADVERBIAL.match(folded, spot):
            if purpose and not TOWARDS.search(folded, spot, comma_after(folded, spot)):
                continue
            if goes_on_verbs(folded, spot):
                continue
            return None
        found = found or read_still(text, folded, spot)
        if found is None or goes_on_list(text, folded, spot) or said_before(folded, spot, found.names[0]):
            continue
        found = behind_owners(folded, spot, found)
        if (commanded := _commanded(text, folded, found)) is not None:
            return commanded
        firm = FIRMLY.match(folded, found.end)
        if not verb or firm:
            return found
    return None


def _labelled(text: str, folded: str) -> Subject | None:
    """As in "Báo cáo tháng: Sở A tổng hợp ...": whoever does it stands behind the name of the work."""
    label = _LABEL.match(folded)
    if label is None or read_bodies(text, opens=True).names or not text[label.end() : label.end() + 1].isupper():
        return None
    if ADVERBIAL.match(folded, label.end()):  # "Khen thưởng: Căn cứ kết quả, Sở A ..."
        return _after_adverbial(text, folded, label.end())
    names = read_bodies(text, label.end(), opens=True)
    if not names.names or names.start != label.end() or not predicate().match(folded, names.end):
        return None
    return Subject(names.names, names.end)


def _every(text: str, folded: str) -> Subject | None:
    """As in "Bảo đảm tối thiểu mỗi cơ quan nhà nước phải ...": a subject after its verb; or one in front."""
    if (labelled := _labelled(text, folded)) is not None:
        return labelled
    if (said := read_fronted(text, folded) or read_dutiful(text, folded)) is not None:
        return Subject(*said)
    if (by := read_passive(text, folded)) is not None:
        return by
    found = EACH.match(folded)
    if found is None:
        return None
    names = read_bodies(text, found.end())
    if names.names and OBLIGED.match(folded, names.end):
        return Subject(names.names, names.end, inside=True)
    return None
