"""Days of what is only told: of a forecast ("dự báo đến ngày D có mưa lớn"), of how things stand ("kinh phí còn dư đến hết ngày D")."""

from collections.abc import Sequence

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_grammar import Hit
from plans.due import Due, OnDate

_FORECAST = Shape(
    "deadlines",
    r"(?:(?:^|[(;.,:]|(?<!\w){because})\s*(?:{as_by}\s+)?{forecast}(?:\s+của\s[^,;.]{2,60}|\s+{foreseen}(?!\w)[^,;.]{0,80})?\s*,?\s*"
    r"|(?<!\w){as_by}\s+{forecast}[^;.]{0,80},\s+{foreseen}(?!\w)[^,;.]{0,80})$",
)
_STANDS = Shape("deadlines", r"(?<!\w){still_so}(?:\s+(?!{then_done}(?!\w))[^\s,;.():]+){1,8}\s+$")
_UP_TO = Shape("deadlines", "{up_to}")
_LONGEST = 180
"""Signs looked at before a day."""


def not_told(text: str, dues: Sequence[tuple[Hit, Due]]) -> list[tuple[Hit, Due]]:
    """The times of a text without such days."""
    return [pair for pair in dues if not (isinstance(pair[1], OnDate) and _is_told(text, pair[0]))]


def _is_told(text: str, hit: Hit) -> bool:
    before = fold(text[max(0, hit.start - _LONGEST) : hit.start])
    if _FORECAST.search(before):
        return True
    return _UP_TO.match(fold(hit.text)) is not None and _STANDS.search(before) is not None
