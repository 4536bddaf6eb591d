"""Units whose place could not be read surely: a number that comes again in its list, one that is missing beside words without any."""

from collections.abc import Iterable, Iterator, Sequence

from directives.sentences.obligation import Obligation
from directives.strings.flow import Flow
from directives.structure.clauses import Clause
from directives.structure.labels import BULLETS, RANKS, Label, order
from directives.structure.outline import Outline
from plans.plan import How
from plans.problems import Place, Problem, doubt

_UNNUMBERED = BULLETS | {"closing", "prose", "article", "part", "annex"}
_WITHOUT = "e"
"""The letter that comes after "d" where an alphabet has no "đ"."""


def misplaced(outline: Outline, found: Iterable[Obligation]) -> Iterator[Problem]:
    """One doubt for each run of units that may belong elsewhere, at the first of them that does not say itself who acts, for all such."""
    open_ = {one.clause for one in found if one.found.get("lead") is not How.EXPLICIT}
    for parent in range(-1, len(outline.clauses)):
        units = outline.below[parent]
        if not units:
            continue
        runs = list(_amid(outline, units))
        for kind in dict.fromkeys(outline.clauses[one].kind for one in units):
            if kind in _UNNUMBERED:
                continue
            listed = [one for one in units if outline.clauses[one].kind == kind]
            runs += [_again(outline, listed), *_lacking(outline, parent, listed)]
        for run in runs:
            if asked := [one for one in run if outline.clauses[one].path in open_]:
                yield _unsure(outline, asked)


def _amid(outline: Outline, units: Sequence[int]) -> Iterator[list[int]]:
    """As in "(1), (2), a), b)" or "1., 2., III." side by side: what stands lower by its kind has lost what is above it."""
    kinds = dict.fromkeys(outline.clauses[one].kind for one in units if outline.clauses[one].kind not in _UNNUMBERED)
    heights = {kind: -1 if kind == "paren" and not at else RANKS[kind] for at, kind in enumerate(kinds)}
    highest = min(heights.values(), default=0)
    low = [one for one in units if heights.get(outline.clauses[one].kind, highest) > highest]
    if low:
        yield [below for one in low for below in _with_below(outline, one)]


def _again(outline: Outline, units: Sequence[int]) -> list[int]:
    """As in "1.a, 1.b, 1.a": what stands from there on has lost the heading above it, unless a line without a number is one.

    A number but the first right behind itself ("V., V.") is only typed twice: no list begins again with it.
    """
    seen, last = set[str](), ""
    for at, one in enumerate(units):
        clause = outline.clauses[one]
        twice = clause.number == last and (_order(clause) or 0) > 1
        if clause.number in seen and clause.led_in is None and not twice:
            return [below for unit in units[at:] for below in _with_below(outline, unit)]
        last = clause.number
        seen.add(last)
    return []


def _lacking(outline: Outline, parent: int, units: Sequence[int]) -> Iterator[list[int]]:
    """As in "1" and "3" with a paragraph between them that bears no number, from that on; one in small letters only goes on."""
    before, place = parent, 0
    for one in units:
        clause = outline.clauses[one]
        number = _order(clause)
        if number is None:
            return
        lacks = number - place > 1 and not (number - place == 2 and clause.number == _WITHOUT)
        between = list(range(max(before, 0), one))
        bare = (at for at, unit in enumerate(between) if any(map(_begins, outline.clauses[unit].paragraphs[1:])))
        first = 0 if before < 0 else next(bare, None)
        if lacks and first is not None:
            yield between[first:]
        before, place = one, number


def _begins(paragraph: Flow) -> bool:
    """Whether a paragraph may begin something, and does not go on with the sentence before it, be the page's number in front."""
    return not paragraph.text.lstrip("0123456789 ")[:1].islower()


def _order(clause: Clause) -> int | None:
    return order(Label(clause.kind, clause.number, 0)) if clause.number else None


def _with_below(outline: Outline, index: int) -> Iterator[int]:
    yield index
    for child in outline.children(index):
        yield from _with_below(outline, child)


def _unsure(outline: Outline, units: Sequence[int]) -> Problem:
    first = outline.clauses[units[0]]
    also = tuple(dict.fromkeys(outline.clauses[one].path for one in units))
    return doubt("place-unsure", Place(clause=first.path, span=first.span, also=also), n=len(units))
