"""Persons in charge, by name or by title: "Bà Nguyễn Thị A - Kế toán: Lập dự toán", "Đồng chí Phó Trưởng phòng: Chuẩn bị ..."."""

import re
from functools import partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.words.work_words import predicate, verb_start

_shape = partial(Shape, "persons")
_COMRADE = _shape(r"(?:các\s+)?{comrade}\s+(?P<who>[^:.;]{3,160}?)\s*:\s+")
_CALLED = _shape(r"{called}\s+(?!{titles})")
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ]\w*\s+){1,4}[A-ZĐÀ-Ỹ]\w*(?=\s*[,(:–—-]|\s)")
_LAST_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ]\w*\s+){1,4}[A-ZĐÀ-Ỹ]\w*(?!\w)")
_TITLE = _shape(r"\s*[,-]\s*(?:{under}\s+)?{heads}\s*")
_ROLE = re.compile(r"\s*[,–—-]?\s*[^:.;]{0,60}:\s+")
"""What a person is, before the colon after which the work is said."""
_ASIDE = _shape(r"\s+-\s+{ranks}")
_TAKES_CHARGE, _CHARGE = _shape(r"{takes_charge}"), _shape(r"\s{takes_charge}(?=\s)")


def named_person(text: str, folded: str, at: int) -> int | None:
    """Where the name of a person that stands at a place ends ("đồng chí Nguyễn Văn A, Phó Giám đốc"); None where none does."""
    called = _CALLED.match(folded, at)
    name = _LAST_NAME.match(text, called.end()) if called else None
    return name.end() if name else None


def read_person(text: str, folded: str, position: int) -> tuple[str, int] | None:
    """As in "Đồng chí Phó Trưởng phòng Kinh tế - Ủy viên: Chuẩn bị ...": a person in charge, by title, before a colon."""
    called = _CALLED.match(folded, position)
    if called is not None and (name := _NAME.match(text, called.end())) is not None:
        end = name.end()
        if (title := _TITLE.match(folded, end)) is not None:
            names = read_bodies(text, title.end(), loose=True)
            end = names.end if names.names and names.start == title.end() else title.end()
            charge = _CHARGE.search(folded, title.end(), end)
            end = charge.start() if charge else end
        said = _ROLE.match(folded, name.end())
        end = said.end() if said and verb_start().match(folded, said.end()) else end
        if _works(folded, end) or (said and end == said.end()):
            return " ".join(text[position : name.end()].split()), end
    found = _COMRADE.match(folded, position)
    if found is None or not (verb_start().match(folded, found.end()) or _TAKES_CHARGE.match(folded, found.end())):
        return None
    aside = _ASIDE.search(folded, found.start("who"), found.end("who"))
    end = aside.start() if aside else found.end("who")
    first = found.start("who") if folded.startswith("các", position) else position
    return " ".join(text[first:end].split()), found.end()


def _works(folded: str, end: int) -> bool:
    return predicate().match(folded, end) is not None or _TAKES_CHARGE.match(folded, end + 1) is not None
