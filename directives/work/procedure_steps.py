"""Steps of administrative procedures that a paper publishes ("Bước 2: Công chức kiểm tra hồ sơ trong 01 giờ"): they hold for each case."""

from collections.abc import Iterable, Iterator

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.structure.outline import Outline
from plans.due import OnDate, Recurring
from plans.problems import Place, Problem, doubt

_HEADS, _REFORM = Shape("headings", r"{procedures_head}(?!\w)"), Shape("headings", r"{procedures_head}\s+{reform_of}")
_STEP = Shape("headings", r"{case_steps}\s+\d{1,2}\s*[:.]\s")
_NAMED = Shape("headings", r"(?<!\w){procedures_named}(?!\w)")
_FEWEST, _OPENING = 2, 20


def procedure_steps(outline: Outline, found: Iterable[Obligation]) -> Iterator[Problem]:
    """One doubt for all tasks without a day of their own that stand below a procedure, in a paper that speaks of such."""
    if _NAMED.search(outline.source.lower()) is None:
        return
    places = {clause.path: index for index, clause in enumerate(outline.clauses)}
    steps = [one for one in found if not isinstance(one.due, (OnDate, Recurring)) and _is_step(outline, places, one)]
    if len(steps) >= _FEWEST:
        paths = tuple(dict.fromkeys(one.clause for one in steps))
        yield doubt("procedure-perhaps", Place(clause=paths[0], span=steps[0].span, also=paths[1:]), n=len(steps))


def _is_step(outline: Outline, places: dict[str, int], one: Obligation) -> bool:
    """Whether its words are numbered as a step, or a heading above it names a procedure."""
    index = places.get(one.clause)
    if index is None:
        return False
    said, own = fold(one.quote), fold(outline.clauses[index].text)
    if _STEP.match(said) or (_heads(own) and not said.startswith(own[:_OPENING])):
        return True
    return any(_heads(fold(outline.clauses[at].text)) for at in outline.ancestors(index))


def _heads(folded: str) -> bool:
    """Whether a heading names a procedure, and not their reform ("Thủ tục hành chính")."""
    return _HEADS.match(folded) is not None and _REFORM.match(folded) is None
