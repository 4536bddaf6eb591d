"""In which unit a table of the body stands, and whom that unit charges with the rows that name nobody."""

from directives.sections.addressees import lead_below
from directives.structure.outline import Outline


def section_of(outline: Outline, start: int) -> str:
    """The path of the unit in which a table of the body stands."""
    at = _unit(outline, start)
    return outline.clauses[at].path if at >= 0 else "PL"


def owners_above(outline: Outline, start: int) -> tuple[str, ...]:
    """As in "1. Sở A" above a table without a column of bodies: whom the unit of a table, or one above it, names."""
    at = _unit(outline, start)
    named = lead_below(outline, at) if at >= 0 else None
    return named.names if named is not None else ()


def _unit(outline: Outline, start: int) -> int:
    above = [at for at, clause in enumerate(outline.clauses) if clause.span[0] <= start and clause.kind != "closing"]
    return above[-1] if above else -1
