"""Persons in charge, by name or by title: "Bà Nguyễn Thị A - Kế toán: Lập dự toán", "Đồng chí Phó Trưởng phòng: Chuẩn bị ..."."""

import re
from functools import partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.words.work_words import predicate, verb_start

_shape = partial(Shape, "persons")
COMRADE = _shape(r"(?:các\s+)?{comrade}\s+(?P<who>[^:.;]{3,160}?)\s*:\s+")
CALLED = _shape(r"{called}\s+(?!{titles})")
_NAME = re.compile(r"(?:[" + CAPITALS + r"]\w*\s+){0,4}[" + CAPITALS + r"]\w*(?=\s*[,(:–—-]|\s)")
_LAST_NAME = re.compile(r"(?:[" + CAPITALS + r"]\w*\s+){0,4}[" + CAPITALS + r"]\w*(?!\w)")
_TITLE = _shape(r"\s*[,-]\s*(?:{under}\s+)?{heads}\s*")
_NEXT = _shape(r"(?:\s*,|\s+và)\s+{called}\s+(?!{titles})")
LISTED = _shape(r"các\s+{called}\s+(?!{titles})")
_COMMA = _shape(r"(?:\s*,|\s+và)\s+(?!{titles})")
_FULL_NAME = re.compile(r"(?:[" + CAPITALS + r"]\w*\s+){1,4}[" + CAPITALS + r"]\w*(?=\s*[,(:–—-]|\s)")
_ADDRESSED = _shape(r"{addressed}(?=\s)")
_COLON = re.compile(r"\s*:\s")
_WORD = re.compile(r"\s+(?=[^\W\d_])")
_LONGEST_TITLE = 60
"""Characters of the title behind a name, up to the work, at most."""
_ROLE = re.compile(r"\s*[,–—-]?\s*[^:.;]{0,60}:\s+")
"""What a person is, before the colon after which the work is said."""
_PART, _PART_TOLD = _shape(r"\s*[,–-]\s*{roles},(?=\s)"), _shape(r"{roles},(?=\s)")
"""As in "Ông A - Thành viên, kiểm tra ...", "Ông A: Thành viên, kiểm tra ...": the part of a person, before the work."""
_BRACKET = re.compile(r"\s*\([^()]{1,60}\)")
_ASIDE = _shape(r"\s+-\s+{ranks}")
_TAKES_CHARGE, _CHARGE = _shape(r"{takes_charge}"), _shape(r"\s{takes_charge}(?=\s)")


def named_person(text: str, folded: str, at: int) -> int | None:
    """Where the name of a person that stands at a place ends ("đồng chí Nguyễn Văn A, Phó Giám đốc"); None where none does."""
    called = CALLED.match(folded, at)
    name = _LAST_NAME.match(text, called.end()) if called else None
    return name.end() if name else None


def read_addressed(text: str, folded: str, position: int) -> tuple[tuple[str, ...], int] | None:
    """As in "Tỉnh ủy yêu cầu các đồng chí báo cáo ...": those to whom the paper speaks, before what they are to do."""
    found = _ADDRESSED.match(folded, position)
    if found is None or not predicate().match(folded, found.end()):
        return None
    return (text[position : found.end()],), found.end()


def read_persons(text: str, folded: str, position: int) -> tuple[tuple[str, ...], int] | None:
    """As in "Ông A và bà B rà soát ...", "Các đồng chí A, B chuẩn bị ...": several persons by their names, before their work."""
    listed = LISTED.match(folded, position)
    first = listed or CALLED.match(folded, position)
    name = (_FULL_NAME if listed else _NAME).match(text, first.end()) if first else None
    if name is None:
        return None
    names = [text[first.end() if listed else position : name.end()]]  # type: ignore[union-attr]
    while (
        after := _NEXT.match(folded, name.end()) or (_COMMA.match(folded, name.end()) if listed else None)
    ) is not None:
        start = after.end()
        following = (_FULL_NAME if listed else _NAME).match(text, start)
        if following is None:
            break
        opens = start if listed else name.end() + len(re.match(r"\W*(?:và\s+)?", text[name.end() :]).group())  # type: ignore[union-attr]
        names, name = [*names, text[opens : following.end()]], following
    if len(names) < 2 or not (_works(folded, name.end()) or _COLON.match(folded, name.end())):
        return None
    return tuple(" ".join(one.split()) for one in names), name.end()


def persons_alone(text: str) -> tuple[str, ...]:
    """Several persons where a label or a cell holds nothing else ("Ông Nam, bà Hoa"); empty where it does."""
    said = f"{text.strip(' .;')}: "
    found = read_persons(said, fold(said), 0)
    return found[0] if found is not None and found[1] == len(said) - 2 else ()


def read_person(text: str, folded: str, position: int) -> tuple[str, int] | None:
    """As in "Đồng chí Phó Trưởng phòng Kinh tế - Ủy viên: Chuẩn bị ...": a person in charge, by title, before a colon."""
    called = CALLED.match(folded, position)
    if called is not None and (name := _NAME.match(text, called.end())) is not None:
        end = name.end()
        if (title := _TITLE.match(folded, end)) is not None:
            names = read_bodies(text, title.end(), loose=True)
            end = names.end if names.names and names.start == title.end() else title.end()
            charge = _CHARGE.search(folded, title.end(), end)
            end = charge.start() if charge else end
            end = end if _works(folded, end) else _title_end(text, folded, title.end())
        said = _ROLE.match(folded, name.end())
        end = said.end() if said and verb_start().match(folded, said.end()) else end
        if (works := _behind_part(folded, name.end(), said)) is not None:
            end = works
        if _works(folded, end) or (said and end == said.end()):
            return " ".join(text[position : name.end()].split()), end
    found = COMRADE.match(folded, position)
    if found is None or not (verb_start().match(folded, found.end()) or _TAKES_CHARGE.match(folded, found.end())):
        return None
    aside = _ASIDE.search(folded, found.start("who"), found.end("who"))
    end = aside.start() if aside else found.end("who")
    first = found.start("who") if folded.startswith("các", position) else position
    return " ".join(text[first:end].split()), found.end()


def _behind_part(folded: str, name: int, said: re.Match[str] | None) -> int | None:
    """Where the work begins behind a bracket or the part of a person whose name ends there; None where neither stands before work."""
    parts = (
        _BRACKET.match(folded, name),
        _PART.match(folded, name),
        _PART_TOLD.match(folded, said.end()) if said else None,
    )
    return next((part.end() for part in parts if part and _works(folded, part.end())), None)


def _title_end(text: str, folded: str, start: int) -> int:
    """Where a title ends whose body the language does not know ("Phó Giám đốc Sở chỉ đạo ..."): before the first word of work."""
    for space in _WORD.finditer(text, start - 1, start + _LONGEST_TITLE):
        if text[space.end()].islower() and predicate().match(folded, space.start()):
            return space.start()
    return start


def _works(folded: str, end: int) -> bool:
    return predicate().match(folded, end) is not None or _TAKES_CHARGE.match(folded, end + 1) is not None
