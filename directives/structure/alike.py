"""Whether two lists of bodies are the same, however many of each are spoken of and however a committee is written."""

import re

from directives.strings.folding import fold
from directives.strings.kept import kept


def same_bodies(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """In any order."""
    return {_plain(name) for name in one} == {_plain(name) for name in other}


@kept
def _plain(name: str) -> str:
    return re.sub(
        r"^(?:các|những|mỗi) |^ubnd", lambda found: "ủy ban nhân dân" if found.group() == "ubnd" else "", fold(name)
    ).removesuffix(" tỉnh")
