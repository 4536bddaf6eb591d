"""Who is only guided, behind other work: "Sở A lập đề án; phối hợp, hướng dẫn các xã lập danh sách": no part of the xã in the đề án."""

from collections.abc import Iterator, Sequence

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.obligation import Obligation
from directives.strings.flow import tight
from directives.strings.folding import fold
from plans.problems import Place, Problem, doubt

_GUIDES = Shape(
    "partners", r"(?:[,;.]|\svà)\s+(?:và\s+)?{joins}(?:(?:\s*,|\s+và)?\s+{well})*\s*,\s+{helps_too}\s+(?=\S)"
)
_ONLY_LEADS = Shape("partners", r"\W*(?:{leads_here})?\W*")


def guided_behind(found: Sequence[Obligation]) -> Iterator[Problem]:
    """A doubt at each task whose partners are told so alone, and whose own work stands before them."""
    for one in found:
        text = tight(one.quote) if one.with_ else ""
        folded = fold(text)
        for guides in _GUIDES.finditer(folded):
            names = read_bodies(text, guides.end(), loose=True)
            if names.start != guides.end() or not names.names or names.names[0] not in one.with_:
                continue
            who = read_bodies(text, opens=True)
            if _ONLY_LEADS.fullmatch(folded, who.end if who.names else 0, guides.start()) is None:
                place = Place(clause=one.clause, field="with", span=one.span)
                yield doubt("partner-only-guided", place, name="; ".join(names.names))
