"""What is asked of those above the issuer ("Kính đề nghị Chính phủ ...", "Kiến nghị Bộ A sửa đổi ..."): a request gives them no work."""

from collections.abc import Iterator

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, meanings
from directives.names.bodies import read_bodies
from directives.sections.addressees import addressees
from directives.sections.sent_to import sent_to
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline
from plans.plan import Directive, How
from plans.problems import Place, Problem, doubt

_RANKED = Shape("ranks", r"(?:{speaks_for}\s+){0,2}(?P<body>{ranks})")
_ASKS = Shape("ranks", r"{asks}\s+(?:{towards}\s+)?")
_PLEADS = Shape("ranks", r"(?<!\w){pleads}")
_HUMBLE = Shape("ranks", r"(?:[^,;.:]{3,80}?\s)?{humble}(?!\s+của)")
_HEADING = Shape("ranks", r"(?:[ivx\d]+[.)]\s+)?{request_headings}(?:\s+{towards}\s.*)?\s*[:.]?\s*$")
_REPORT = Printed("ranks", r"(?m)^[#*\s]*{report_titles}(?=[*\s]*$|\s+[^\W\d_])", str.upper)
PLANS = frozenset({"ke-hoach", "chuong-trinh", "de-an", "nghi-quyet"})
"""Kinds of papers that say what the issuer and those below it are to do, whomever they are sent to."""
_HEAD = 1500
"""Characters in which the title stands."""
_OPENING = 120
"""Characters in which the word stands that asks."""


def addressed(outline: Outline, directive: Directive) -> tuple[tuple[str, ...], str]:
    """The document's addressees and where they were found; a plan sent up for approval charges none of those that it is sent to."""
    names, where = addressees(outline)
    own = _rank(directive.issuer or "")
    up = own and where == "list" and directive.kind in PLANS and all(0 < _rank(name) <= own for name in names)
    return addressees(outline, listed=False) if up else (names, where)


def without_upward_requests(
    outline: Outline, found: list[Obligation], issuer: str | None, problems: list[Problem]
) -> list[Obligation]:
    """The obligations without those that are surely requests to those above; each request is asked about, kept or not."""
    own = _rank(issuer or "")
    requests = [(one, _asked(outline, one, own)) for one in found] if own > 1 else []
    dropped = []
    for one, asked in requests:
        if asked is None:
            continue
        spoken_to = not _reports(outline) and not set(map(fold, asked)).isdisjoint(map(fold, sent_to(outline)))
        sure = _surely(outline, one) and not spoken_to
        if sure:
            dropped.append(one)
            problems[:] = [problem for problem in problems if problem.place.span != one.span]
        code = "request-passed-over" if sure else "request-upwards"
        problems.append(doubt(code, Place(clause=one.clause, span=one.span), names="; ".join(asked) or "-"))
    return [one for one in found if one not in dropped]


def _asked(outline: Outline, one: Obligation, own: int) -> tuple[str, ...] | None:
    """Those above whom a task asks; empty where it names nobody below a heading of requests; None where it is no such request."""
    among = one.clause in _requested(outline)
    if one.inherited_from or not (among or one.asked or _PLEADS.search(fold(one.quote[:_OPENING]))):
        return None
    how, asks = one.found.get("lead"), _ASKS.match(fold(one.quote))
    if how is How.EXPLICIT and (one.asked or among or asks):
        return one.lead if all(0 < _rank(name) < own for name in one.lead) else None
    if how is not How.DEFAULT or asks is None:
        return None
    names = read_bodies(one.quote, asks.end(), loose=True)
    above = bool(names.names) and names.start == asks.end() and all(0 < _rank(name) < own for name in names.names)
    return names.names if above else () if among and not names.names else None


def _surely(outline: Outline, one: Obligation) -> bool:
    """Whether the words, the section or the paper show that it is a request."""
    return (
        one.clause in _requested(outline) or _HUMBLE.match(fold(one.quote[:_OPENING])) is not None or _reports(outline)
    )


def _rank(name: str) -> int:
    """How high a body stands, 1 above all; 0 where it cannot be told."""
    found = _RANKED.match(fold(name))
    return int(meanings("ranks", "ranks")[" ".join(found["body"].split())]) if found else 0


@kept
def _reports(outline: Outline) -> bool:
    """Whether the paper is a report to those above ("BÁO CÁO")."""
    return _REPORT.search(outline.source[:_HEAD]) is not None


@kept
def _requested(outline: Outline) -> frozenset[str]:
    """The paths of all units below headings of requests."""
    return frozenset(_below(outline))


def _below(outline: Outline) -> Iterator[str]:
    heads = {
        index
        for index, clause in enumerate(outline.clauses)
        if len(clause.text) < _OPENING and _HEADING.match(fold(clause.text))
    }
    for index, clause in enumerate(outline.clauses):
        if heads and not heads.isdisjoint(outline.ancestors(index)):
            yield clause.path
