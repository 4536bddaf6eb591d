"""Bodies called by their number or their kind alone ("hai sở nêu trên", "các đơn vị này", "Sở này"): those named before, or a doubt."""

import re
from collections.abc import Iterable, Iterator, Sequence

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.sentences.set_apart import named_ones
from directives.strings.capitals import CAPITALS
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.times.due_values import NUMBERS
from directives.words.work_words import predicate
from directives.work.referred import calls_above
from plans.plan import How
from plans.problems import Place, Problem, doubt

_CALLED = (
    r"\s*(?:{subjects.next_steps}(?:\s*,)?\s+)?(?:(?:{subjects.demands}|{subjects.assigns})\s+)?"
    r"(?P<who>(?:(?:{all_of}\s+)?(?:{heads.committees}\s+)?(?:(?P<count>(?:\d{1,3}/)?\d{1,3}|{counted})\s+|(?P<several>{subjects.several})\s+))?"
    r"(?:(?P<whole>{each_whole})|(?P<kind>{pointed_kinds}))(?P<above>\s+(?:{headings.named_above}|{just_named}))?)(?=\s)"
)
_CALLED_FIRST = Shape("obligations", "(?P<mark>)" + _CALLED)
_CALLED_LATER = Shape("obligations", "(?P<mark>[.;,])" + _CALLED)
_NAMED = re.compile(r"(?<!\w)(?=[" + CAPITALS + r"])")
_BEGINS = Shape("obligations", r"(?<!\w)(?:{subjects.several}|{pointed_kinds})\s")
_GROUP = Shape("obligations", r"(?<!\w){subjects.several}\s")
_UNSAID = ("lead-unsaid", "addressees-assumed")
Names = tuple[str, ...]


def pointed_at(found: Iterable[Obligation], problems: list[Problem], *, addressed: bool) -> list[Obligation]:
    """The obligations, those whose sentence only points at bodies led by them; where it is not clear which, as printed and with a doubt.

    `addressed`: the paper says to whom it goes, whom "các cơ quan nêu trên" may mean as well as those named before.
    """
    told: list[Obligation] = []
    for one in found:
        text = tight(one.quote)
        folded = fold(text)
        for called in _called(folded):
            if not (called["above"] or called["count"]) or one.inherited_from or not _points(folded, called):
                continue
            before = [one._replace(quote=text[: called.start()])] if called["mark"] else told[-1:]
            named = _meant(called, before) or (() if called["mark"] else _all_before(called, one, told))
            printed = text[called.start("who") : called.end("who")]
            if (calls_above(printed) and (addressed or not named)) or _ends_a_lead(printed, called, one):
                continue  # they may be those to whom the paper goes
            if not called["mark"]:
                problems[:] = [
                    asked
                    for asked in problems
                    if not (named and asked.code in _UNSAID and asked.place.span == one.span)
                ]
                lead = named or (printed,)
                one = one._replace(
                    lead=lead, with_=tuple(name for name in one.with_ if name not in lead),
                    found={**one.found, "lead": How.EXPLICIT},
                )  # fmt: skip
            if not named or set(named) != set(one.lead):
                place = Place(clause=one.clause, field="lead", span=one.span)
                problems.append(doubt("lead-refers", place, lead=printed))
        told.append(one)
    return told


def points_back(folded: str) -> bool:
    """Whether a sentence opens with bodies that it only points at ("Các đơn vị này ...")."""
    called = _CALLED_FIRST.match(folded)
    return called is not None and called["above"] is not None


def _called(folded: str) -> Iterator[re.Match[str]]:
    """Each place where a sentence, or a piece of it, opens with a number or a kind of bodies."""
    if (first := _CALLED_FIRST.match(folded)) is not None:
        yield first
    yield from _CALLED_LATER.pattern.finditer(folded, first.end() if first else 0)


def _ends_a_lead(printed: str, called: re.Match[str], one: Obligation) -> bool:
    """Whether it is the end of a list that calls some together ("các cơ quan, đơn vị nêu trên")."""
    return called["mark"] == "," and any(fold(name).endswith(f", {fold(printed)}") for name in one.lead)


def _points(folded: str, called: re.Match[str]) -> bool:
    """Whether it stands before work, and says which are meant: by "nêu trên", "này", or by their number at the beginning of a sentence."""
    number = called["count"] is not None and called["mark"] != ","
    return (called["above"] is not None or number) and predicate().match(folded, called.end("who")) is not None


def _meant(called: re.Match[str], before: Sequence[Obligation]) -> Names:
    """Those of whom alone kind and number agree: the leads before, these and their partners, or the others named there."""
    if not before:
        return ()
    (one,) = before
    others = tuple(name for name in _named(one.quote) if not _among(name, (*one.lead, *one.with_)))
    sets = {
        frozenset(map(fold, kept)): kept
        for names in (one.lead, (*one.lead, *one.with_), others)
        if _agrees(called, kept := tuple(name for name in names if _of_kind(name, called["kind"])))
    }
    return next(iter(sets.values())) if len(sets) == 1 else ()


def _all_before(called: re.Match[str], one: Obligation, told: Sequence[Obligation]) -> Names:
    """As in "Sở A rà soát; Sở B thẩm định. Hai sở nêu trên báo cáo ...": those who lead the parts of the unit before it, where they agree
    and nobody else of that kind is named there.
    """
    parts = [part for part in told if part.clause == one.clause]
    leads = tuple({fold(name): name for part in parts for name in part.lead if _of_kind(name, called["kind"])}.values())
    named = (name for part in parts for name in (*part.with_, *_named(part.quote)))
    others = (name for name in named if _of_kind(name, called["kind"]))
    return leads if _agrees(called, leads) and all(_among(name, leads) for name in others) else ()


def _agrees(called: re.Match[str], names: Names) -> bool:
    """Whether so many are named: a number, several, or one."""
    if called["count"] is not None:
        count = called["count"].split()[-1].rpartition("/")[2]  # "9/9 phường" are nine
        return len(names) == (int(count) if count.isdigit() else NUMBERS[count])
    return len(names) > 1 or any(map(_GROUP.search, map(fold, names))) if called["several"] else len(names) == 1


def _of_kind(name: str, kind: str | None) -> bool:
    """Whether a body is a sở, a xã ..., where only such are spoken of."""
    return kind is None or re.search(rf"(?<!\w){re.escape(kind)}(?!\w)", fold(name)) is not None


def _among(name: str, names: Names) -> bool:
    return any(fold(name) in fold(other) or fold(other) in fold(name) for other in names)


def _named(text: str) -> Iterator[str]:
    """All bodies that a text names, communes by their own names too."""
    folded, read = fold(text), 0
    for at in sorted({one.start() for one in (*_NAMED.finditer(text), *_BEGINS.finditer(folded))}):
        found = named_ones(text, at) if at >= read else None
        if found is not None:
            yield from found[0]
            read = found[1]
