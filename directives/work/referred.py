"""Whom a paper calls "quý cơ quan", "các đồng chí", "các đơn vị nêu trên": those whom it is addressed to."""

from collections.abc import Iterable

from directives.lexicon.shapes import Shape
from directives.sections.sent_to import sent_to
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.structure.outline import Outline
from plans.plan import How
from plans.problems import Place, Problem, doubt

_POLITE = Shape("headings", r"(?:{names.several}\s+)?{politely_called}(?:\s*,\s*{called_generally})*$")
_SPOKEN_TO = Shape("persons", r"{addressed}$")
_ABOVE = Shape(
    "headings",
    r"{names.several}\s+{called_generally}(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?{called_generally})*\s+{named_above}$",
)


def referred(outline: Outline, found: Iterable[Obligation], problems: list[Problem]) -> list[Obligation]:
    """The same, those who are only spoken to called by their names; a doubt where the paper does not say to whom it goes."""
    named = sent_to(outline)
    done: list[Obligation] = []
    for one in found:
        mended = _named(one, named, bool(done))
        if any(calls_above(name) for name in mended.lead):
            place = Place(clause=one.clause, field="lead", span=one.span)
            problems.append(doubt("lead-refers", place, lead="; ".join(mended.lead)))
        done.append(mended)
    return done


def _named(one: Obligation, named: tuple[str, ...], others: bool) -> Obligation:
    """`others`: work was given before, so that "nêu trên" may mean those to whom it was."""
    if not named:
        return one
    lead, with_ = (_each(names, named, others) for names in (one.lead, one.with_))
    to = named[0] if one.report_to and len(named) == 1 and _spoken_to(one.report_to) else one.report_to
    if (lead, with_, to) == (one.lead, one.with_, one.report_to):
        return one
    known = {fold(name) for name in lead}
    found = {**one.found, "lead": How.INHERITED} if lead != one.lead else one.found
    return one._replace(
        lead=lead, with_=tuple(name for name in with_ if fold(name) not in known), report_to=to, found=found
    )


def _each(names: tuple[str, ...], named: tuple[str, ...], others: bool) -> tuple[str, ...]:
    """The names, those that only speak to somebody put by the addressees."""
    if not any(map(calls_above, names)):
        return names
    told = [other for name in names for other in (named if _means(name, others) else (name,))]
    return tuple({fold(name): name for name in reversed(told)}.values())[::-1]


def _means(name: str, others: bool) -> bool:
    return _spoken_to(name) or (calls_above(name) and not others)


def _spoken_to(name: str) -> bool:
    folded = fold(name)
    return _POLITE.match(folded) is not None or _SPOKEN_TO.match(folded) is not None


def calls_above(name: str) -> bool:
    """Whether a name only speaks to those to whom the paper goes, or calls those named above."""
    return _spoken_to(name) or _ABOVE.match(fold(name)) is not None
