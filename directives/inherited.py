"""Units that say "thực hiện các nội dung tại Khoản 1": one task for each task of the clause they refer to."""

import re

from directives.obligation import Obligation, quoted
from directives.outline import Outline
from directives.text import fold
from plans.plan import How
from plans.problems import Place, Problem, doubt

_REFERS = re.compile(
    r"thực hiện[^.;]{0,40}?(?:nội dung|nhiệm vụ|công việc|giải pháp|quy định|yêu cầu)[^.;]{0,30}?(?:tại|ở|theo|nêu tại|quy định tại)\s+"
    r"(?P<where>(?:(?:điểm|khoản|mục|phần)\s+[\w.]+[,\s]*(?:và\s+)?)+)(?P<after>[^.;]{0,40})"
)
_FOREIGN = re.compile(
    r"\s*,?\s*(?:điều \d|luật|nghị định|thông tư|nghị quyết số|quyết định số|công điện số|chỉ thị số|kế hoạch số|văn bản số)"
)
_STEP = re.compile(r"(điểm|khoản|mục|phần)\s+([\w.]+)")


def refers_to(text: str, clause: str) -> list[str]:
    """The paths of this document's clauses whose contents a sentence takes over; its own number is never one."""
    found = _REFERS.search(fold(text))
    if found is None or _FOREIGN.match(found.group("after")):
        return []
    steps = [(kind, number.strip(".,")) for kind, number in _STEP.findall(found.group("where"))]
    path = ".".join(number.upper() if re.fullmatch("[ivx]+", number) else number for _, number in reversed(steps))
    above = clause.split(".")
    candidates = [".".join([*above[:depth], path]) for depth in range(len(above) - 1, -1, -1)]
    return [candidate for candidate in candidates if candidate != clause and not clause.startswith(candidate + ".")]


def inherit(found: list[Obligation], outline: Outline, problems: list[Problem]) -> list[Obligation]:
    """Each reference replaced by one task for each task of the clause that it names."""
    result: list[Obligation] = []
    paths = {clause.path for clause in outline.clauses}
    under = _by_clause(found)
    for obligation in found:
        target = next((path for path in refers_to(obligation.quote, obligation.clause) if path in paths), None)
        sources = under.get(target or "", [])
        sources = list({(one.clause, one.part): one for one in reversed(sources)}.values())[::-1]
        sources = [one for one in sources if not refers_to(one.quote, one.clause)]
        if target is None or not sources:
            if target is not None:
                problems.append(
                    doubt("reference-empty", Place(clause=obligation.clause, span=obligation.span), target=target)
                )
            result.append(obligation)
            continue
        for number, source in enumerate(sources, obligation.part):
            result.append(_taken_over(obligation, source, number, outline.source))
    return result


def _by_clause(found: list[Obligation]) -> dict[str, list[Obligation]]:
    """The obligations of each clause and of all below it, in order."""
    under: dict[str, list[Obligation]] = {}
    for one in found:
        steps = one.clause.split(".")
        for depth in range(1, len(steps) + 1):
            under.setdefault(".".join(steps[:depth]), []).append(one)
    return under


def _taken_over(obligation: Obligation, source: Obligation, number: int, text: str) -> Obligation:
    """The source's work with this unit's lead."""
    return obligation._replace(
        part=number, inherited_from=source.clause, source_quote=quoted(text, source.span),
        with_=source.with_, report_to=source.report_to, via=source.via, due=source.due or obligation.due, product=source.product,
        found={**obligation.found, "due": How.INHERITED, "with": How.INHERITED},
    )  # fmt: skip
