"""Whether two lists of bodies are the same, however many of each are spoken of and however a committee is written."""

from directives.lexicon.shapes import Shape, phrases
from directives.strings.folding import fold
from directives.strings.kept import kept

_SEVERAL = Shape("names", r"^(?:{several}|{each_one})\s+")
_COMMITTEE = Shape("heads", "^{committees}")
_OWN_PLACE = Shape("names", r"\s+{own_places}$")
_SHORT = phrases("heads", "committees")[-1]


def same_bodies(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """In any order."""
    return {_plain(name) for name in one} == {_plain(name) for name in other}


@kept
def _plain(name: str) -> str:
    return _OWN_PLACE.sub("", _COMMITTEE.sub(_SHORT, _SEVERAL.sub("", fold(name))))
