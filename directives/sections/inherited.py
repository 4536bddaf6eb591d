"""Units that say "thực hiện các nội dung tại Khoản 1": one task for each task of the clause they refer to."""

import re
from functools import cache
from itertools import pairwise

from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation, quoted
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.structure.duties import is_duty
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline
from plans.due import Due
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
_PIECES = re.compile(r";\s+|\.\s+(?=[" + CAPITALS + r"])")
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
        before, behind = _besides(obligation, outline.source)
        said = {one.due.text for one in (before, behind) if one is not None and one.due is not None}
        general = obligation.due if obligation.due is not None and obligation.due.text not in said else None
        if general is not None and (other := _other_day(sources, general)) is not None:
            problems.append(doubt("several-dues", _place(obligation, "due"), kept=other, others=general.text))
        taken_over = [_taken_over(obligation, source, general, outline.source) for source in sources]
        every = [one for one in (before, *taken_over, behind) if one is not None]
        result += [one._replace(part=number) for number, one in enumerate(every, obligation.part)]
    return result


def _place(obligation: Obligation, field: str | None = None) -> Place:
    return Place(clause=obligation.clause, field=field, span=obligation.span)


def _other_day(sources: list[Obligation], due: Due) -> str | None:
    """The words of another time that work taken over has of its own, beside that of whoever takes it over."""
    return next((one.due.text for one in sources if one.due is not None and one.due != due), None)


def _by_clause(found: list[Obligation]) -> dict[str, list[Obligation]]:
    """The obligations of each clause and of all below it, in order."""
    under: dict[str, list[Obligation]] = {}
    for one in found:
        steps = one.clause.split(".")
        for depth in range(1, len(steps) + 1):
            under.setdefault(".".join(steps[:depth]), []).append(one)
    return under


def _besides(obligation: Obligation, text: str) -> tuple[Obligation | None, Obligation | None]:
    """The work that a unit is given before and behind its reference ("thực hiện các nội dung tại khoản 1; tuyên truyền ...")."""
    start = obligation.span[0]
    said = text[slice(*obligation.span)]
    found = _REFERS.search(fold(said))
    if found is None:
        return None, None
    cuts = [cut.span() for cut in _PIECES.finditer(said)]
    first = next((cut[0] for cut in reversed(cuts) if cut[1] <= found.start()), 0)
    last = next((cut[1] for cut in cuts if cut[0] >= found.end("where")), len(said))
    return _own(obligation, text, (start, start + first)), _own(obligation, text, (start + last, obligation.span[1]))


def _own(obligation: Obligation, text: str, span: tuple[int, int]) -> Obligation | None:
    """A piece of a unit as a task of its own, with what it says itself of partners, receivers and time; None where it gives no work."""
    said = text[slice(*span)].rstrip("; \n")
    span = (span[0], span[0] + len(said))
    if not any(map(is_duty, _PIECES.split(said))):
        return None
    words = f" {fold(' '.join(said.split()))} "

    def says(name: str | None) -> bool:
        return name is not None and all(fold(part) in words for part in name.split(" ... "))

    return obligation._replace(
        quote=quoted(text, span), span=span, with_=tuple(filter(says, obligation.with_)),
        report_to=obligation.report_to if says(obligation.report_to) else None,
        via=obligation.via if says(obligation.via) else None,
        due=obligation.due if obligation.due is not None and says(obligation.due.text) else None,
    )  # fmt: skip


def _taken_over(obligation: Obligation, source: Obligation, due: Due | None, text: str) -> Obligation:
    """The source's work with this unit's lead; `due`: the unit's own, for work without a time; its partners, where the source has none."""
    joined = () if source.with_ else _joined(obligation, text)
    found = {**obligation.found, "due": How.INHERITED, **({} if joined else {"with": How.INHERITED})}
    return obligation._replace(
        inherited_from=source.clause, source_quote=quoted(text, source.span),
        with_=source.with_ or joined, report_to=source.report_to, via=source.via, due=source.due or due, product=source.product,
        found=found,
    )  # fmt: skip


def _joined(obligation: Obligation, text: str) -> tuple[str, ...]:
    """With whom a unit does what stands elsewhere: partners in front of the reference ("phối hợp với các sở thực hiện khoản 1")."""
    said = fold(text[slice(*obligation.span)])
    found = _REFERS.search(said)
    front = " ".join(said[: found.start("where")].split()) if found else ""
    return tuple(name for name in obligation.with_ if fold(name) in front)
