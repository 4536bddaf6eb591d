"""A lead to which something is done or given ("Các hộ cần được tổ chức thành nhóm"): whoever does it may be another."""

from collections.abc import Iterator

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.strings.flow import tight
from directives.strings.folding import fold
from plans.problems import Place, Problem, doubt

_ACTED_ON = Shape("left_over", r"\s+(?:{must_be}\s+)?{acted_on}\s+(?!{made_to_act}(?!\w))(?P<how>[^\W\d_]+)")


def acted_on(one: Obligation) -> Iterator[Problem]:
    """A doubt at the lead where the words right behind the last of its names say what is done to it."""
    folded = fold(tight(one.quote))
    at = folded.find(last := fold(one.lead[-1])) if one.lead else -1
    if at >= 0 and _ACTED_ON.match(folded, at + len(last)) is not None:
        yield doubt("lead-acted-on", Place(clause=one.clause, field="lead", span=one.span), lead="; ".join(one.lead))
