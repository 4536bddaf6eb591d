"""Units that say "thực hiện các nội dung tại Khoản 1": one task for each task of the clause they refer to."""

import re
from functools import cache
from itertools import pairwise

from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation, quoted
from directives.strings.folding import fold
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline
from plans.plan import How
from plans.problems import Place, Problem, doubt

_NUMBER = r"(?:\d+(?:\.\d+)*|[ivx]+(?:\.\w+)*|[a-zđ])(?!\w)"
_LEVEL = r"(?:các\s+)?{levels}"
_REFERS = Shape(
    "references",
    r"(?<!\w){carries_out}(?:[^.;]{0,40}?{contents}[^.;]{0,60}?\s{contents_at}|(?:\s+{well})?)\s+"
    rf"(?P<where>{_LEVEL}\s+{_NUMBER}(?:(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s+đến\s+|\s+)(?:{_LEVEL}\s+)?{_NUMBER})*)"
    r"(?P<after>[^.;]{0,40})",
)
_FOREIGN = Shape(
    "references",
    r"\s*,?\s*(?:{foreign_in}\s+)?(?:điều \d+(?!\d|\s+(?:của\s+)?{papers}\s+này)|{laws}|{papers}(?!\s+này))",
)
_STEP = Shape("references", rf"(?P<join>[,;]|và|đến)?\s*(?:(?:các\s+)?(?P<kind>{{levels}})\s+)?(?P<number>{_NUMBER})")
_LOOKS_ON, _NEVER = Shape("references", r"(?<!\w){looks_on}"), Shape("references", r"(?<!\w){never}\s*$")
"""Before "thực hiện ...": the work is to watch, pay for, plan or report what others do, not to do it."""
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
MOST = 40
"""Numbers that "từ khoản 1 đến khoản 40" may run over."""
MOST_NAMED = 400
"""Clauses that one reference may name."""
MOST_TAKEN = 1_000
"""Tasks that all references of a document may take over together."""


def refers_to(text: str, clause: str) -> list[list[str]]:
    """The clauses of this document whose contents a sentence takes over, for each the paths that it may be meant by."""
    folded = fold(text)
    found = _REFERS.search(folded)
    if found is None or _FOREIGN.match(found.group("after")):
        return []
    before = re.split(r"[.;]\s", folded[: found.start()])[-1]
    if _LOOKS_ON.search(before) or _NEVER.search(before):
        return []
    above = clause.split(".")
    meant = []
    for path in paths_in(found.group("where")):
        candidates = [".".join([*above[:depth], path]) for depth in range(len(above) - 1, -1, -1)]
        meant.append([one for one in candidates if one != clause and not clause.startswith(one + ".")])
    return meant


@cache
def _ranks() -> dict[str, int]:
    """The levels of a text, the innermost first."""
    return {level: rank for rank, level in enumerate(lexicon("references")["levels"]["phrases"])}


def paths_in(where: str) -> list[str]:
    """The clauses named, as in "điểm a, b khoản 2 mục I" -> ["I.2.a", "I.2.b"]; "khoản 1 mục I và khoản 2 mục II" -> ["I.1", "II.2"].

    A level said at the end is that of all: "khoản 1; điểm a khoản 2 mục II" -> ["II.1", "II.2.a"].
    """
    groups: list[dict[int, list[str]]] = [{}]
    rank = highest = -1
    for step in _STEP.finditer(where):
        rank = _ranks()[step.group("kind")] if step.group("kind") else rank
        if rank < highest:
            groups.append({})
            highest = -1
        highest = max(highest, rank)
        numbers = groups[-1].setdefault(rank, [])
        last = step.group("number")
        numbers += _between(numbers[-1], last) if step.group("join") == "đến" and numbers else [last]
    for group, later in reversed(list(pairwise(groups))):
        group |= {
            level: numbers for level, numbers in later.items() if level > max(group)
        }  # "khoản 1; điểm a khoản 2 mục II"
    return [path for group in groups for path in _combined(group)][:MOST_NAMED]


def _combined(group: dict[int, list[str]]) -> list[str]:
    """Every number of the innermost level under every number of the levels around it."""
    paths = [""]
    for rank in sorted(group, reverse=True):
        steps = [_shown(number) for number in group[rank][:MOST_NAMED]]
        paths = [f"{path}.{step}".strip(".") for path in paths for step in steps][:MOST_NAMED]
    return paths


def _shown(number: str) -> str:
    """A number as paths have it: Roman ones in capitals ("mục i.2" -> "I.2")."""
    first, dot, rest = number.partition(".")
    return (first.upper() if re.fullmatch("[ivx]+", first) else first) + dot + rest


def _between(first: str, last: str) -> list[str]:
    """The numbers after the first up to the last; only the last where they cannot be counted."""
    if first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + MOST:
        return [str(number) for number in range(int(first) + 1, int(last) + 1)]
    if len(first) == len(last) == 1 and first in _ALPHABET and last in _ALPHABET:
        return list(_ALPHABET[_ALPHABET.index(first) + 1 : _ALPHABET.index(last) + 1]) or [last]
    return [last]


def inherit(found: list[Obligation], outline: Outline, problems: list[Problem]) -> list[Obligation]:
    """Each reference replaced by one task for each task of the clause that it names."""
    result: list[Obligation] = []
    known = {clause.path for clause in outline.clauses if clause.kind not in BULLETS}
    under, room = _by_clause(found), MOST_TAKEN
    for obligation in found:
        meant = refers_to(obligation.quote, obligation.clause)
        targets = [target for paths in meant if (target := next((path for path in paths if path in known), None))]
        if (many := sum(len(under.get(target, ())) for target in targets)) > room:
            problems.append(doubt("reference-wide", _place(obligation), n=many))
            result.append(obligation)
            continue
        room -= many
        taken = {(one.clause, one.part): one for target in targets for one in under.get(target, [])}
        sources = [
            one for one in taken.values() if one.clause != obligation.clause and not refers_to(one.quote, one.clause)
        ]
        if len(targets) < len(meant) or (meant and not sources):
            missing = [paths[-1] for paths in meant if paths and not any(path in known for path in paths)] or targets
            problems.append(doubt("reference-empty", _place(obligation), target=", ".join(missing)))
        if not sources:
            result.append(obligation)
            continue
        for number, source in enumerate(sources, obligation.part):
            result.append(_taken_over(obligation, source, number, outline.source))
    return result


def _place(obligation: Obligation) -> Place:
    return Place(clause=obligation.clause, span=obligation.span)


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
