"""Persons in charge, by name or by title: "Bà Nguyễn Thị A - Kế toán: Lập dự toán", "Đồng chí Phó Trưởng phòng: Chuẩn bị ..."."""

import re

from directives.bodies import read_bodies
from directives.work_words import predicate, verb_start

_COMRADE = re.compile(r"(?:các\s+)?đồng chí\s+(?P<who>[^:.;]{3,160}?)\s*:\s+")
_PERSON = re.compile(
    r"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s+(?!Trưởng|Phó|Chủ tịch|Bí thư|Giám đốc|Bộ trưởng|Chánh|Tổng|Ủy viên|Thủ|Thường|Viện|Cục|Vụ|Chi)"
    r"(?:[A-ZĐÀ-Ỹ]\w*\s+){1,4}[A-ZĐÀ-Ỹ]\w*(?=\s*[,(–—-]|\s)"
)
_TITLE = re.compile(r"\s*[,–—-]\s*(?:(?:phó |ủy viên |thành viên )?(?:chủ tịch|trưởng|giám đốc|bí thư|chánh)\s*)")
_ROLE = re.compile(r"\s*[,–—-]?\s*[^:.;]{0,60}:\s+")
"""What a person is, before the colon after which the work is said."""
_ASIDE = re.compile(r"\s+-\s+(?:phó |trưởng |tổ trưởng|ủy viên|thành viên)")


def read_person(text: str, folded: str, position: int) -> tuple[str, int] | None:
    """As in "Đồng chí Phó Trưởng phòng Kinh tế - Ủy viên: Chuẩn bị ...": a person in charge, by title, before a colon."""
    if (called := _PERSON.match(text, position)) is not None:
        end = called.end()
        if (title := _TITLE.match(folded, end)) is not None:
            names = read_bodies(text, title.end(), loose=True)
            end = names.end if names.names and names.start == title.end() else title.end()
        said = _ROLE.match(folded, called.end())
        end = said.end() if said and verb_start().match(folded, said.end()) else end
        if predicate().match(folded, end) or (said and end == said.end()):
            return " ".join(called.group().split()), end
    found = _COMRADE.match(folded, position)
    if found is None or not (verb_start().match(folded, found.end()) or folded.startswith("phụ trách", found.end())):
        return None
    aside = _ASIDE.search(folded, found.start("who"), found.end("who"))
    end = aside.start() if aside else found.end("who")
    first = found.start("who") if folded.startswith("các", position) else position
    return " ".join(text[first:end].split()), found.end()
