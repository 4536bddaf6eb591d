"""Whom a word of command charges, wherever in a sentence it stands: behind a topic, a case, a consent, or those who speak."""

import re

from directives.lexicon.shapes import Shape, endings
from directives.names.bodies import read_bodies
from directives.names.persons import read_person
from directives.sentences.charged import Subject, doing, remiss
from directives.sentences.in_front import read_place
from directives.sentences.subject_at import subject_at
from directives.sentences.subject_words import (
    ABOVE,
    ADVERBIAL,
    AMONG,
    ASKS,
    CONDITION,
    DEMANDS,
    FROM_ABOVE,
    GIVEN,
    ISSUED,
    LINK,
    SPOKEN,
    SPOT,
)
from directives.words.work_words import predicate, verb_start

_COLON = re.compile(r"\s*:\s+(?=\S)")
_POLITE = Shape("subjects", r"\s+{politely}$")
_ENDS = re.compile(r"\s*(?:[.;]|$)")
_HANDS = Shape("subjects", r":\s+(?P<word>{demands})\s+")
_AGREED = Shape(
    "subjects",
    r"(?:{idle.grants}|{idle.agrees}|{idle.consents})[^:;.]{0,200}?(?:,|\svà)\s+(?:{next_steps},?\s+)?(?P<word>{demands})\s+",
)
_LEADERS = Shape("subjects", r"{leaders_above}(?:\s+(?!{issued}(?!\w))[^\s,;:.]+){0,5}\s+(?={idle.demands_or_gives}\s)")
"""As in "Lãnh đạo tỉnh A giao ...": who gives, and no verb."""
_APART_GIVEN = Shape(
    "subjects",
    r"{spoken_apart}\s+(?:{spoken_about}\s+)?(?P<what>[^,;.:()]{2,120}?)"
    r"(?:(?:,\s+(?:{then}\s+)?|\s+{then}\s+)(?P<word>{demands}|{assigns})|\s+{given_again})\s+(?=\S)",
)
_AGREED_TO = Shape(
    "subjects",
    r"(?:{idle.grants}\s+(?:với\s+|về\s+)?{idle.requests}|{idle.agrees}|{idle.consents})(?:\s+[^\s:;.,]+){0,30},\s+(?=\S)",
)
"""As in "Thống nhất chủ trương, Sở A lập dự án ...": what is agreed to, up to whoever acts on it."""


def commands(text: str, folded: str, found: Subject) -> bool:
    """As in "Ban Giám hiệu yêu cầu các đơn vị thông báo ...": whoever demands is not who does, where those named next do it."""
    word = DEMANDS.match(folded, found.end)
    if word is None or ABOVE.match(folded):
        return word is not None
    names = read_bodies(text, word.end(), loose=True)
    if not names.names or names.start != word.end():
        return read_place(text, folded, word.end()) is not None
    return bool(predicate().match(folded, names.end) or AMONG.match(folded, names.end) or remiss(text, folded, names))


def to_another(text: str, folded: str, found: Subject) -> Subject | None:
    """As in "Đối với các xã: đề nghị Sở A hướng dẫn ...": those spoken of demand nothing; whoever it is handed to does it."""
    order = GIVEN.match(folded, len(folded) - len(folded[found.end :].lstrip(" ,"))) if SPOKEN.match(folded) else None
    handed = subject_at(text, folded, order.end(), opens=True, ordered=True) if order else None
    return handed._replace(asked=ASKS.match(order.group().strip()) is not None) if order and handed else None


def whom_they_command(text: str, folded: str, found: Subject) -> Subject | None:
    """As in "Trên cơ sở đó, Ban Chấp hành giao Ban Thường vụ hướng dẫn ...": whom those who demand name next, where these are to act."""
    word = DEMANDS.match(folded, found.end)
    names = read_bodies(text, word.end()) if word else None
    if word is None or names is None or not names.names or names.start != word.end():
        return None
    acts = Subject(names.names, names.end) if predicate().match(folded, names.end) else remiss(text, folded, names)
    return acts._replace(asked=ASKS.match(word.group().strip()) is not None) if acts else None


def handed_to(text: str, folded: str, *, small: bool = False) -> Subject | None:
    """As in "Công tác di dời hệ thống điện: Giao Công ty A rà soát ...": the work behind its topic is handed to the body named there.

    `small`: the sentence surely opens with its topic ("Về ...: ...: giao ..."), so that no capital need follow the colon.
    """
    for colon in _HANDS.finditer(folded):
        topic = ":" not in folded[: colon.start()] and not verb_start().match(folded)
        if small or topic or text[colon.start("word")].isupper():
            found = subject_at(text, folded, colon.end(), opens=True, ordered=True)
            if found is not None:
                return found._replace(asked=ASKS.match(colon["word"]) is not None)
        names = read_bodies(text, colon.end(), opens=True, loose=True)
        if names.names and names.start == colon.end() and _ENDS.match(folded, names.end):
            return Subject(names.names, names.end)  # "Bố trí chợ tạm: giao Sở A và Sở B."
    return None


def given_inside(text: str, folded: str, case: re.Match[str]) -> Subject | None:
    """As in "Đối với dự án chậm, giao các Sở: Tài chính; Xây dựng thẩm định": the colon is that of the list, the case ends at its comma."""
    given = (GIVEN.match(folded, spot.end()) for spot in SPOT.finditer(folded, 0, case.end()))
    word = next(filter(None, given), None)
    found = subject_at(text, folded, word.end(), opens=True, ordered=True) if word else None
    if word is None or found is None or found.end <= case.end():
        return None
    return found._replace(asked=ASKS.match(word[0].strip()) is not None)


def given_behind_places(text: str, folded: str, position: int) -> Subject | None:
    """As in "Đối với các cụm: A và B, giao Ủy ban nhân dân phường C rà soát": what is spoken of stands listed before the order."""
    if verb_start().match(folded, position) or text[position : position + 1].islower():
        return None
    given = next(filter(None, (GIVEN.match(folded, spot.end()) for spot in SPOT.finditer(folded, position))), None)
    found = subject_at(text, folded, given.end(), opens=True, ordered=True) if given else None
    return found._replace(asked=ASKS.match(given.group().strip()) is not None) if given and found else None


def given_apart(text: str, folded: str) -> Subject | None:
    """As in "Riêng bến đò, giao Sở A kiểm tra", "Riêng bến đò giao Sở A.": what is told apart is handed to whoever is named there."""
    given = _APART_GIVEN.match(folded)
    if given is None or f" {given['what']}".endswith(endings("subjects", "hands_over")):
        return None
    names = read_bodies(text, given.end(), loose=True)
    if not names.names or names.start != given.end() or ABOVE.match(folded, names.start):
        return None
    over = _ENDS.match(folded, names.end) is not None
    if not over and predicate().match(folded, names.end) is None:
        return None
    return Subject(names.names, names.end, ASKS.match(given["word"] or "") is not None, inside=over)


def given_on_consent(text: str, folded: str, position: int) -> Subject | None:
    """As in "Đồng ý về chủ trương, giao Sở B hướng dẫn ...": what is agreed to is handed to whoever is named next, or they act on it."""
    given = _AGREED.match(folded, position)
    found = subject_at(text, folded, given.end(), opens=True, ordered=True) if given else None
    if given is None and (then := _AGREED_TO.match(folded, position)) and text[then.end()].isupper():
        acts = subject_at(text, folded, then.end(), opens=True)
        return (
            acts if acts and predicate().match(folded, acts.end) and DEMANDS.match(folded, acts.end) is None else None
        )
    return found._replace(asked=ASKS.match(given["word"]) is not None) if given and found else None


def begins_topic(folded: str, position: int) -> bool:
    """As in "Đối với | đề xuất của xã A, giao Sở B ...": what is spoken of is no work, though its first word is a verb elsewhere."""
    spoken = SPOKEN.match(folded)
    return spoken is not None and spoken.end() == position


def ordered_behind(text: str, folded: str, position: int) -> Subject | None:
    """As in "..., Thủ tướng Chính phủ yêu cầu các Bộ ... thực hiện": the bodies after the word of command."""
    leaders = _LEADERS.match(folded, position)
    works = verb_start().match(folded, position) is not None and not begins_topic(folded, position) and not leaders
    if works and not ADVERBIAL.match(folded, position) and not GIVEN.match(folded):
        return None  # who does the work is to demand it of others
    for found in ISSUED.finditer(folded):
        before = folded[: found.start()].rstrip()
        if CONDITION.match(folded) and "," not in before and " thì " not in before:
            continue
        if f" {before}".endswith(endings("subjects", "not_issued")):
            continue
        giver = f" {before[: polite.start()] if (polite := _POLITE.search(before)) else before}"
        above = giver.endswith(endings("subjects", "gives")) or (leaders and leaders.end() == found.start())
        if FROM_ABOVE.match(found["word"]) and not above:
            continue
        if before.endswith(",") and _acts_before(text, folded, found.start()):
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
                predicate().match(folded, names.end)
                or LINK.match(folded, names.end)
                or AMONG.match(folded, names.end)
                or _set_off(text, folded, names.end)
            )
        ):
            return Subject(names.names, names.end, ASKS.match(found["word"]) is not None)
        late = remiss(text, folded, names) if names.names and names.start == found.end() else None
        if late is not None:
            return late._replace(asked=ASKS.match(found["word"]) is not None)
    return None


def _acts_before(text: str, folded: str, at: int) -> bool:
    """As in "Đối với hộ nghèo, Sở A lập danh sách, yêu cầu Sở B bố trí vốn": behind what is spoken of somebody acts, or is given work."""
    spoken = SPOKEN.match(folded) is not None or CONDITION.match(folded) is not None
    for spot in SPOT.finditer(folded, 0, at - 1):
        order = GIVEN.match(folded, spot.end())
        begins = order.end() if order else spot.end()
        if begins >= at or not (spoken or text[begins].isupper()):
            continue
        names = read_bodies(text, begins)
        if names.names and names.start == begins and names.end < at and predicate().match(folded, names.end):
            return DEMANDS.match(folded, names.end) is None
    return False


def _set_off(text: str, folded: str, at: int) -> bool:
    """As in "..., UBND tỉnh giao Sở A: rà soát ...; cập nhật ...": the work stands behind a colon, in small letters."""
    colon = _COLON.match(text, at)
    return colon is not None and text[colon.end()].islower() and verb_start().match(folded, colon.end()) is not None
