"""Each doubt once at its place: not again in the same words, nor by another check in words that one already said."""

from collections.abc import Iterable

from plans.problems import Place, Problem

SAID_BY = {"time-left": ("said", "several-dues", "others")}
"""A doubt whose words (an argument) another doubt of the same field has already, in which argument."""


def said_once(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems in order, without those that say of one clause, field and words what another says."""
    problems = list(problems)
    saying = {code for _, code, _ in SAID_BY.values()}
    others: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        if one.code in saying:
            others.setdefault(_spot(one), []).append(one)
    found: dict[tuple[object, ...], list[Problem]] = {}
    kept: list[Problem] = []
    for one in problems:
        alike = found.setdefault((one.place.clause, one.place.field, one.code, str(one.args)), [])
        again = one.place.clause and any(_overlap(other.place, one.place) for other in alike)
        if not again and not (one.code in SAID_BY and any(_says(other, one) for other in others.get(_spot(one), ()))):
            kept.append(one)
            alike.append(one)
    return kept


def _spot(one: Problem) -> tuple[object, ...]:
    return one.place.clause, one.place.field


def _says(other: Problem, one: Problem) -> bool:
    """Whether another problem of the same clause and field has the words of this one."""
    own, code, words = SAID_BY.get(one.code, ("", "", ""))
    if other.code != code or not _overlap(other.place, one.place):
        return False
    return str(one.args[own]) in str(other.args[words])


def _overlap(one: Place, other: Place) -> bool:
    """Whether two places of one clause share words; one that is not known may be the whole clause."""
    return not one.span or not other.span or (one.span[0] < other.span[1] and other.span[0] < one.span[1])
