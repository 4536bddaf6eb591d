"""Days "kể từ ngày ban hành" that may be those of a paper that the work makes known ("công khai kết luận trong 10 ngày kể từ ngày ký")."""

import re
from collections.abc import Iterator

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.strings.flow import tight
from directives.strings.folding import fold
from plans.due import Relative
from plans.problems import Place, Problem, doubt

_MADE_KNOWN = Shape(
    "left_over",
    r"(?<!\w){makes_known}\s+(?:[^\s,;.]+\s+){0,4}?(?P<said>{papers_of_others})(?!\s+{heads.this_paper})",
)
_ENDS = re.compile(r"\s*(?:[^\w\s]|$)")
_BARE = Shape("left_over", r"(?<!\w){bare_issue}$")


def issued_of(one: Obligation) -> Iterator[Problem]:
    """The doubt of days that were counted from when the directive was issued, where another paper stands before them."""
    due = one.due
    if not isinstance(due, Relative) or due.from_ != "issued" or not _BARE.search(fold(due.text)):
        return
    text = tight(one.quote)
    at = text.find(due.text)
    found = _MADE_KNOWN.search(fold(text), 0, max(at, 0))
    if found is not None and _ENDS.match(text, at + len(due.text)):
        place = Place(clause=one.clause, field="due", span=one.span)
        yield doubt("issued-of-what", place, text=due.text, said=text[slice(*found.span("said"))])
