"""What only stands above a table of work: its heading, and the sentence that sends the reader to it."""

from directives.lexicon.shapes import Shape
from directives.sentences.led_in import only_charges
from directives.sentences.obligation import Obligation
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.structure.outline import is_heading
from plans.problems import Place, Problem, doubt

_TO_ANNEX = Shape(
    "structure",
    r"(?:[\s,]|và\s|{general_acts})+{general_works}[^,;.:]{0,40}?\s{set_out_in} (?:các )?{set_out_papers}[^,;.]*\W*$",
)


def without_headings(
    found: list[Obligation], tabled: list[Obligation], problems: list[Problem]
) -> tuple[list[Obligation], list[Problem]]:
    """The obligations and problems without headings of tables that assign the work, and sentences that only point at an annex of it."""
    roots = {one.clause.rpartition(".")[0] for one in tabled}
    headings = {one.clause for one in found if one.clause in roots and _is_heading(one)}
    problems = [one for one in problems if one.place.clause not in headings]
    kept = [one for one in found if one.clause not in headings]
    if not any(root.startswith("PL") for root in roots):
        return kept, problems
    pointing = [one for one in kept if _points(one)]
    told = [doubt("detailed-in-annex", Place(clause=one.clause, span=one.span)) for one in pointing]
    return [one for one in kept if one not in pointing], [*problems, *told]


def _is_heading(one: Obligation) -> bool:
    """Whether a unit above a table names no time, and is a line without a full stop that names nobody, or says no more than who."""
    if one.due is not None:
        return False
    return only_charges(one.quote.strip()) or (not one.lead and is_heading(one.quote))


def _points(one: Obligation) -> bool:
    """As in "UBND tỉnh giao các sở, ngành thực hiện các nhiệm vụ tại Phụ lục kèm theo"."""
    subject = read_subject(one.quote)
    return one.due is None and _TO_ANNEX.match(fold(one.quote), subject.end if subject else 0) is not None
