"""Patterns of phrases for text as it is printed: capitals count, tone marks may stand where they once were written."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape

_TONE = re.compile(r"[òóỏõọ][ae]|[ùúủũụ]y", re.IGNORECASE)


class Printed(Shape):
    """As a Shape, for printed text: each phrase with the capitals it has in the list, or all in capitals with `str.upper`."""

    def __init__(self, name: str, template: str, case: Callable[[str], str] = str) -> None:
        super().__init__(name, template)
        self._case = case

    def _filled(self, found: re.Match[str]) -> str:
        return _TONE.sub(_either, super()._filled(found))

    def _phrases(self, name: str, part: str) -> Iterable[str]:
        every = {self._case(phrase) for phrase in lexicon(name)[part]["phrases"]}
        return sorted(every, key=lambda one: (-len(one), one))


def _either(found: re.Match[str]) -> str:
    """Two vowels with their tone mark on the first, as today, or on the second."""
    vowels = found.group()
    first = unicodedata.normalize("NFD", vowels[0])
    return f"(?:{vowels}|{first[0]}{unicodedata.normalize('NFC', vowels[1] + first[1])})"
