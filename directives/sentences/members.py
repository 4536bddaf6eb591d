"""Lines that only say who belongs to a body or comes to a meeting: "1. Ông Trần Văn An, Phó Chủ tịch UBND xã - Tổ trưởng;"."""

import re
from functools import cache

from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.sentences.subjects import predicate, read_subject, verb_start
from directives.strings.folding import fold
from directives.words.body_words import grammar

LONGEST = 600
"""Characters of such a line at most."""
LONGEST_CALLED = 60
"""The same of words that call people by what they are ("Các trưởng bản")."""
_ROLE_OF = r"{roles}(?:\s+(?:của\s+)?{role_bodies}[^:.;()]{0,60})?"
_ROLE = Shape("persons", rf"(?:{{several_roles}}\s+)?{_ROLE_OF}\s*(?:\([^()]{{1,40}}\)\s*)?(?::|\s{{made_up_of}})\s*")
"""As in "Tổ trưởng: ông ...", "Các thành viên gồm ..."."""
_AS = Shape("persons", rf"(?:\s*[,:–—(-]\s*|\s+{{made}}\s+){_ROLE_OF}\)?$")
"""As in "..., Phó Chủ tịch UBND xã - Tổ trưởng", "... làm Trưởng ban"."""
_INVITED = Shape("persons", r"(?:[-–+]\s*)?{invited}\s+")
_JOINS = Shape("persons", r"(?:[-–+]\s*)?{invited}\s+{joins_in}[^:.;]{0,60}:\s*")
"""As in "Mời tham gia Đoàn: đại diện Sở A"."""
_CALLED = Shape("persons", r"{called}\s+(?=\S)")
_CHARGE = Shape("persons", r"(?<!\w){takes_charge}")
_PIECES = re.compile(r"[.;]\s+(?=\S)")
_HEAD = re.compile(r"[^:;.,]{3,60}:\s+(?=\S)")


def is_member(text: str) -> bool:
    """Whether a line names persons or offices and what part they have, and nothing to do."""
    return _read(text) is not None


def is_person(text: str) -> bool:
    """Whether a line is of members, or only names a person with a title."""
    return is_member(text) or (_CALLED.match(fold(text)) is not None and _somebody(text.strip().rstrip(" .;,/")))


def headed_members(text: str) -> Names | None:
    """As in "Tổ hậu cần: bà Mai - Tổ trưởng; ông Tiến - Tổ phó": the body whose members a line names."""
    return _read(text) or None


def _read(text: str) -> Names | tuple[()] | None:
    """None where the line is none of members; the body before the colon where it opens with one."""
    if len(text) > LONGEST or not any(map(fold(text).__contains__, _signs())):
        return None
    said = text.strip().rstrip(" .;,/")
    first, *rest = _PIECES.split(said)
    listed = _ROLE.match(fold(first)) is not None
    head = None if listed else _HEAD.match(first)
    if head is not None and not verb_start().match(fold(first)) and all(map(_one, [first[head.end() :], *rest])):
        return Names((first[: head.end()].rstrip(" :"),), 0, head.end())
    return () if _one(first) and all(_one(piece) or (listed and _somebody(piece)) for piece in rest) else None


@cache
def _signs() -> tuple[str, ...]:
    """Words of which one stands in every line of members: looked for before the patterns are tried."""
    every = (*phrases("persons", "roles"), *phrases("persons", "invited"))
    return tuple(one for one in every if not any(other != one and other in one for other in every))


def _one(said: str) -> bool:
    """Whether one piece of a line does."""
    folded = fold(said)
    if (before := _JOINS.match(folded) or _ROLE.match(folded)) is not None:
        return not _works(said[before.end() :])
    as_ = _AS.search(folded)
    if as_ is None or as_.start() == 0:
        return False
    invited = _INVITED.match(folded)
    return _somebody(said[invited.end() if invited else 0 : as_.start()])


def _somebody(text: str) -> bool:
    """Whether it names persons or bodies, or calls people by what they are, and says nothing of what they do."""
    if _CHARGE.search(fold(text)) is not None or (_acts(text) and not _goes_on_with_field(text)):
        return False
    return _names_somebody(text) or (len(text) <= LONGEST_CALLED and verb_start().match(fold(text)) is None)


def _names_somebody(text: str) -> bool:
    """Whether it opens with a person or a body."""
    names = read_bodies(text, 0, opens=True, loose=True)
    return _CALLED.match(fold(text)) is not None or (bool(names.names) and names.start == 0)


def _acts(text: str) -> bool:
    """Whether it says what somebody does."""
    subject = read_subject(text)
    return subject is not None and predicate().match(fold(text), subject.end) is not None


def _goes_on_with_field(text: str) -> bool:
    """As in "Vụ trưởng Vụ Đào tạo, bồi dưỡng cán bộ": behind a title the comma stands inside the field of the body."""
    subject, folded = read_subject(text), fold(text)
    titled = grammar().leader.match(folded, 0) or grammar().office.match(folded, 0)
    return titled is not None and subject is not None and folded[subject.end :].lstrip().startswith(",")


def _works(text: str) -> bool:
    """The same, or it opens with a verb."""
    return _acts(text) or (verb_start().match(fold(text)) is not None and not _names_somebody(text))
