"""What somebody asked for, said before its answer ("Về đề nghị Sở A hỗ trợ giống: Sở B bố trí ..."): the answer alone gives work."""

import re

from directives.lexicon.shapes import Shape
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold

_REQUEST = Shape("subjects", r"{about}\s+(?:{names.several}\s+)?{requests_told}\s[^:]{3,600}")
_ANSWER = re.compile(r"\s*:\s+(?=[“\"(]?[^\W\d_])")
_CAPITAL = re.compile(r":\s+(?=[" + CAPITALS + r"])")
LONGEST = 900
"""Characters of a request at most."""


def answer_at(text: str) -> int:
    """Where the answer to a request begins; 0 for a text that opens with none."""
    if ": " not in text[:LONGEST]:
        return 0
    request = _REQUEST.match(fold(text[:LONGEST]))
    answer = _ANSWER.match(text, request.end()) if request else None
    if answer is None:
        return 0
    capital = _CAPITAL.search(text, answer.start(), LONGEST)
    return capital.end() if capital else answer.end()
