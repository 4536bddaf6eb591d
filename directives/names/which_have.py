"""Which of a group are meant, told amid a list by what they have: "Sở A; Ủy ban nhân dân các xã có rừng; các hội tổ chức ..."."""

import re

from directives.lexicon.shapes import Shape
from directives.words.body_words import begins_name
from directives.words.work_words import firm_start, verb_start

_GROUP = Shape("names", r"(?:^|\s){several}\s")
_HAVE = Shape("names", r"\s+{held_there}(?P<more>(?:\s+(?!và\s)[^\W\d_]+){0,9})")
_WORD = re.compile(r"(?<=\s)[^\W\d_]+")
_NEXT = re.compile(r"\s*[,;]\s+(?:và\s+)?|\s+và\s+")


def which_have(text: str, folded: str, name: str, end: int) -> int:
    """The end of what tells a group apart behind its name, where another body of the list follows; else the name's own end."""
    have = _HAVE.match(folded, end)
    if have is None or _GROUP.search(name) is None:
        return end
    behind = _NEXT.match(folded, have.end())
    if behind is None or begins_name(text, folded, behind.end(), False, False) is None:
        return end
    return end if _works(folded, have.start("more"), have.end()) else have.end()


def _works(folded: str, start: int, end: int) -> bool:
    """As in "UBND các xã có hộ nghèo | rà soát, Sở A tổng hợp": whether work begins there; one verb with nothing behind may end a noun."""
    if firm_start().search(folded, start, end) is not None:
        return True
    verbs = (verb_start().match(folded, one.start()) for one in _WORD.finditer(folded, start, end))
    return any(one is not None and one.end() < end for one in verbs)
