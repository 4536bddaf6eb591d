"""What the retypings are made of: a pattern put in place of another, words for words, one change behind another."""

import re
from collections.abc import Callable

from tests.retyping import Change

ITEM = r"(?m)^(\s*(?:[-+•*]|[a-eđ]\)|\d+\.\d*\.?) +)"
"""The label of a bullet, a point or a number, with its blanks, as the first group."""
BODY = r"(?:Sở|Bộ|Cục|Công an|Văn phòng|Ban|Thanh tra|Kho bạc|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bảo hiểm)"
"""How a name begins."""


def sub(pattern: str, put: str | Callable[[re.Match[str]], str]) -> Change:
    """What the pattern finds, put otherwise."""
    return lambda text: re.sub(pattern, put, text)


def swap(*pairs: tuple[str, str]) -> Change:
    """Words for words, also where a line breaks between them; what was put in is not changed again."""
    into = dict(pairs)
    longest = sorted(into, key=len, reverse=True)
    pattern = re.compile("|".join(r"\s+".join(map(re.escape, words.split())) for words in longest))
    return lambda text: pattern.sub(lambda found: into[" ".join(found[0].split())], text)


def many(*changes: Change) -> Change:
    """One behind the other."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change
