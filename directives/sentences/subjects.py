"""Who a sentence or a heading charges with the work."""

import re

from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape, endings, shortest
from directives.names.bodies import read_bodies
from directives.names.persons import read_person, read_persons
from directives.sentences.beside import alone, apart
from directives.sentences.bracketed import led_apart, read_bracketed
from directives.sentences.charged import Subject
from directives.sentences.commanded import (
    begins_topic,
    commands,
    given_apart,
    given_behind_places,
    given_inside,
    given_on_consent,
    handed_to,
    ordered_behind,
    to_another,
    whom_they_command,
)
from directives.sentences.described import read_case
from directives.sentences.in_front import (
    behind_owners,
    beyond_spoken,
    read_amid,
    read_dutiful,
    read_fronted,
    read_spoken_of,
    read_still,
    read_then,
)
from directives.sentences.left_out import left_out_behind, left_out_row
from directives.sentences.next_acts import acts_next
from directives.sentences.opened import opens_before
from directives.sentences.openings import (
    after_comma,
    after_time,
    closes_row,
    comma_after,
    goes_on_list,
    goes_on_verbs,
    only_heard,
    opening,
    said_before,
)
from directives.sentences.passive import read_passive, read_whose
from directives.sentences.received import read_received, read_transfer
from directives.sentences.requested import answer_at
from directives.sentences.roles_told import tells_roles, with_roles
from directives.sentences.steered import read_steered
from directives.sentences.subject_at import subject_at
from directives.sentences.subject_words import (
    ABOVE,
    ADVERBIAL,
    ADVERBIAL_VERB,
    ASKS,
    BUT_FOR,
    CASE,
    COMRADES,
    DATED,
    EACH,
    FIRMLY,
    GIVEN,
    GIVEN_MATTER,
    LISTED,
    NOT_BUT,
    OBLIGED,
    ORDER,
    PURPOSE,
    SPOT,
    TELLS,
    THIS_DONE,
    TIME,
    TOWARDS,
)
from directives.sentences.unlisted import small_group, that_place
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.words.work_words import predicate, verb_start

__all__ = ["Subject", "opens_work", "predicate", "read_subject", "verb_start"]

_LETTER, _COMMA = re.compile(r"[^\W\d_]"), re.compile(r"\s*,\s+")
_WITH = Shape("partners", r"{opening_with}\s+")
"""As in "- Với Sở A xây dựng ...": the partner stands before the work."""
_HELPERS = Shape("partners", "{helpers}")
_PAPER = Shape("subjects", r"{papers}\s+số\s*:?\s*\d")
"""A paper by its number, though its kind is also a verb ("Chỉ thị số 5/CT-TTg ...")."""
_BEYOND = Shape("subjects", r"(?<!\w){beyond_power}(?!\w)")
_LABEL = re.compile(r"[^:;.()]{3,90}(?:\([^():;]{2,60}\)\s*)?:\s+")
_DOES_IT = Shape("subjects", r"\s+{bracket_leads}\W*$")
"""All that is said of who does the work told before ("Lắp máy bơm: Sở A thực hiện.")."""
_LISTS = Shape("subjects", r"(?<!\w){opens_list}(?:\s+{of_them}\s[^:;.()]{2,60})?\s*:")
_GONE = Shape(
    "subjects",
    r"(?:{gone_opens}|{in_time}\s+\d{1,3})\s(?![^,;.:]{0,60}(?<!\w){not_gone},)(?:[^,;.:]{0,60}\s)?{gone_ends},",
)
"""A stretch of time that has passed, before what was done in it."""
_VIEW = Shape("subjects", r"{about_this},?\s+[^:;.,]{3,90}?\s{views}(?!\w)[^:;.]{0,40}:\s")
"""As in "Về việc này, Ủy ban nhân dân tỉnh có ý kiến như sau: ...": who speaks is not charged."""
_SPEAKS = Shape(
    "subjects",
    r"(?:[^:;.,]{3,30},\s+)?[^:;.,]{3,90}?\s{views}(?!\w)"
    r"(?:[^:;.,]{0,40}{structure.as_follows}|(?:\s(?!{told_what}(?!\w))[^:;.,\s]+){0,8}):\s+(?=[^\W\d_])",
)
_ORDERS_SO = Shape(
    "subjects", r"(?![^:;.,]*\s{idle.already}\s)(?P<who>[^:;.,]{3,90}?)\s{opines}\s+(?P<order>{opines_order})\s+(?=\S)"
)
_STEERS_OWN = Shape("subjects", "{opines_steers}")
"""As in "Thủ tướng có ý kiến chỉ đạo | Bộ A rà soát ..."."""
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
    if tells_roles(text):
        said = with_roles(text, said)
    if said and not said.inside and any(map(text.__contains__, shortest("names", "all_but"))):
        said = said._replace(names=left_out_behind(text, said.names, said.end))
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
        return (Subject(*given, inside=True) if given else read_received(text, folded)) or _named(
            text, folded, 0, strict=strict
        )
    if (spoken_of := read_spoken_of(text, folded) or read_steered(text, folded) or read_then(text, folded)) is not None:
        return Subject(*spoken_of)
    if (given := read_bracketed(text, folded)) is not None:
        return Subject(*given, inside=True)
    if (came := read_received(text, folded) or read_transfer(text, folded)) is not None:
        return came
    if (behind := acts_next(text, folded)) is not None:
        return behind
    if (called := COMRADES.match(folded) or TELLS.match(folded) or THIS_DONE.match(folded)) is not None:
        said = _read(text[called.end() :], strict)
        if said or not THIS_DONE.match(folded):
            return said._replace(end=said.end + called.end()) if said else None
    if (others := _but_for(text, folded) or _behind_view(text, folded)) is not None:
        return others
    if (but := NOT_BUT.match(folded)) is not None:
        return subject_at(text, folded, but.end(), opens=True, ordered=True)
    position, asked = opening(folded)
    position = 0 if position and _VIEW.match(folded) else position  # whoever is charged stands behind the colon
    if (persons := read_persons(text, folded, position)) is not None:
        return Subject(*persons, asked)
    if (person := read_person(text, folded, position)) is not None:
        return Subject((person[0],), person[1], asked)
    return _named(text, folded, position, strict=strict, asked=asked)


def _behind_view(text: str, folded: str) -> Subject | None:
    """As in "Bộ A có ý kiến như sau: Sở B rà soát ...": whoever speaks is not charged, where somebody is named behind the colon."""
    order = _ORDERS_SO.match(folded)
    above = order is not None and f" {order['who']}".endswith(endings("subjects", "gives"))
    if order is not None and (above or not _STEERS_OWN.fullmatch(order["order"])):
        return subject_at(text, folded, order.end(), opens=True, ordered=True)
    view = _SPEAKS.match(folded) if ": " in text else None
    said = _read(text[view.end() :], strict=False) if view else None
    return said._replace(end=said.end + view.end()) if view and said else None


def _begins(folded: str, position: int) -> bool:
    """Whether nothing but "Ngoài ra," and the like stands before a place."""
    return not position or (folded[:position].rstrip()[-1:] == "," and GIVEN.match(folded) is None)


def _named(text: str, folded: str, position: int, *, strict: bool, asked: bool = False) -> Subject | None:
    """Whom a sentence charges behind its opening, which ends at `position`."""
    if not position and (small := small_group(text, folded)) is not None:
        return Subject(small.names, small.end)
    found = subject_at(text, folded, position, opens=True, ordered=GIVEN.match(folded) is not None)
    speaks = found is not None and _begins(folded, position) and commands(text, folded, found)
    speaking = found if speaks else None
    if found is not None and (another := to_another(text, folded, found)) is not None:
        return another
    if found is not None and not speaks:
        return found._replace(names=beyond_spoken(folded, found.names), asked=asked)
    if (handed := handed_to(text, folded) or given_apart(text, folded)) is not None:
        return handed
    case = None if speaks and position else CASE.match(folded)
    if case is not None and (listed := given_inside(text, folded, case)):
        return listed
    if case is not None:
        order = ORDER.match(folded, case.end())
        found = subject_at(text, folded, order.end() if order else case.end(), opens=True, ordered=order is not None)
        if found is None and order is None:
            grounds = ADVERBIAL.match(folded, case.end())
            behind = _after_adverbial(text, folded, case.end()) if grounds else None
            behind = behind or read_case(text, folded, case.end()) or handed_to(text, folded, small=True)
            return behind or given_on_consent(text, folded, case.end()) or given_behind_places(text, folded, case.end())
        if found is not None and order is None and (commanded := whom_they_command(text, folded, found)) is not None:
            return commanded
        return found._replace(asked=bool(order and ASKS.match(order.group()))) if found else None
    if (agreed := given_on_consent(text, folded, position)) is not None:
        return agreed
    ordered = ordered_behind(text, folded, position)
    if ordered is not None:
        return ordered._replace(inside=GIVEN_MATTER.match(folded) is not None)
    if found is not None and (below := whom_they_command(text, folded, found)) is not None:
        return below
    grounds = ADVERBIAL.match(folded, position) or ADVERBIAL.match(folded)
    behind = _after_adverbial(text, folded, position) if grounds and not _joined_by_all(text, folded) else None
    given = behind and any(GIVEN.match(folded, one.end()) for one in SPOT.finditer(folded, 0, behind.end))
    if behind and strict and not given and _BEYOND.search(folded, 0, behind.end) is None:
        behind = None  # "..., giao Sở A lập ..." charges even so, and "trường hợp vượt thẩm quyền, Sở A báo cáo"
    found = behind or _every(text, folded) or (None if position else read_amid(text, folded))
    if found is None and strict and (place := that_place(text, folded)) is not None:
        return Subject(*place)
    if found is None and speaking is not None and not ABOVE.match(folded):
        return speaking._replace(
            asked=asked
        )  # "Sở A giao cán bộ theo dõi ...": to set its own people to work is its work
    return found


def _joined_by_all(text: str, folded: str) -> bool:
    """As in "Cùng với dân quân, lực lượng A tuần tra ...": helpers up to the work, all of whom join in."""
    if (with_ := _WITH.match(folded)) is None:
        return False
    names = read_bodies(text, with_.end(), loose=True)
    whole = len(names.names) > 1 and names.start == with_.end() and predicate().match(folded, names.end)
    return bool(whole and names.names[-1][0].islower() and _HELPERS.match(names.names[-1]))


def _but_for(text: str, folded: str) -> Subject | None:
    """As in "Trừ Sở A, các sở, ban, ngành gửi báo cáo": whom it leaves out is said behind the name, which else would mean them too."""
    said = BUT_FOR.match(folded)
    row = left_out_row(text, folded, said.start("who")) if said else None
    comma = _COMMA.match(folded, row[1]) if row else None
    if said is None or comma is None:
        return None
    found = subject_at(text, folded, comma.end(), opens=True)
    who = " ".join(text[said.start("who") : comma.start()].split())
    but = lexicon("names")["all_but"]["phrases"][0]
    return found._replace(names=(*found.names[:-1], f"{found.names[-1]}, {but} {who}")) if found else None


def _after_adverbial(text: str, folded: str, position: int) -> Subject | None:
    """The first body after a comma that closes "Căn cứ ...", "Trong quá trình ..."; not of what was done until now."""
    verb = verb_start().match(folded, position) is not None and not ADVERBIAL_VERB.match(folded, position)
    verb = verb and not begins_topic(folded, position)
    spots = [found.end() for found in SPOT.finditer(folded, 0, position + _LONGEST_OPENING)]
    purpose, work = PURPOSE.match(folded) is not None, 0
    for spot in spots[:8]:
        if spot <= position:
            continue
        behind = _past_time(folded, spot)
        given = GIVEN.match(folded, spot)
        if given and (handed := subject_at(text, folded, given.end(), opens=True)) is not None and not verb:
            return handed._replace(asked=ASKS.match(given.group().strip()) is not None)
        found = subject_at(text, folded, behind, opens=True)
        if found is None and verb_start().match(folded, spot) and not verb and not ADVERBIAL.match(folded, spot):
            aim = purpose and not TOWARDS.search(folded, spot, comma_after(folded, spot))
            if not aim and not goes_on_verbs(folded, spot):
                return None
            work = work or spot
            continue
        found = found or read_still(text, folded, spot)
        if found is not None and work and text[spot].islower() and LISTED.match(folded, spot):
            return None  # "..., chỉ đạo các phòng, đơn vị trực thuộc ...": whom the work is done to
        if found is None or goes_on_list(text, folded, spot) or said_before(folded, spot, found.names[0]):
            continue
        if only_heard(text, folded, found.end) or closes_row(text, folded, spot, found.end):
            continue
        found = behind_owners(folded, spot, found)
        if (commanded := whom_they_command(text, folded, found)) is not None:
            return commanded
        firm = FIRMLY.match(folded, found.end)
        if firm or not (verb or _GONE.match(folded) or _GONE.match(folded, position)):
            return found
    return None


def _past_time(folded: str, spot: int) -> int:
    """As in "Căn cứ kết quả kiểm tra, | trước ngày D | Sở A ...": behind a second opening, the time by which it is done."""
    if DATED.match(folded, spot) and (behind := after_time(folded[spot:])):
        return spot + behind
    while (time := TIME.match(folded, spot)) is not None:
        spot = time.end()
    return spot


def _labelled(text: str, folded: str) -> Subject | None:
    """As in "Báo cáo tháng: Sở A tổng hợp ...": whoever does it stands behind the name of the work."""
    label = _LABEL.match(folded)
    if label is None or read_bodies(text, opens=True).names or _LISTS.search(folded, 0, label.end()):
        return None
    if (given := GIVEN.match(folded, label.end())) is not None:  # "Khen thưởng: giao Sở A ..."
        found = subject_at(text, folded, given.end(), opens=True, ordered=True)
        return found._replace(inside=_DOES_IT.match(folded, found.end) is not None) if found else None
    if (persons := read_persons(text, folded, label.end())) is not None:
        return Subject(*persons)
    if (person := read_person(text, folded, label.end())) is not None:
        return Subject((person[0],), person[1], inside=_DOES_IT.match(folded, person[1]) is not None)
    if not text[label.end() : label.end() + 1].isupper():
        return None
    if ADVERBIAL.match(folded, label.end()):  # "Khen thưởng: Căn cứ kết quả, Sở A ..."
        return _after_adverbial(text, folded, label.end())
    names = read_bodies(text, label.end(), opens=True)
    if not names.names or names.start != label.end() or not predicate().match(folded, names.end):
        return None
    return Subject(names.names, names.end, inside=_DOES_IT.match(folded, names.end) is not None)


def _every(text: str, folded: str) -> Subject | None:
    """As in "Bảo đảm tối thiểu mỗi cơ quan nhà nước phải ...": a subject after its verb; or one in front."""
    if (labelled := _labelled(text, folded)) is not None:
        return labelled
    if (led := led_apart(text, folded)) is not None:
        return Subject(*led, inside=True)
    if (said := read_fronted(text, folded) or read_dutiful(text, folded)) is not None:
        return Subject(*said)
    if (by := read_passive(text, folded) or read_whose(text, folded)) is not None:
        return by
    found = EACH.match(folded)
    if found is None:
        return None
    names = read_bodies(text, found.end())
    if names.names and OBLIGED.match(folded, names.end):
        return Subject(names.names, names.end, inside=True)
    return None
