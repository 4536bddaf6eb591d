"""Doubts of reading that binding settles: what a name means is known, or asked about with better words."""

from collections.abc import Sequence

from plans.binding import Bound
from plans.bound_loosely import counted
from plans.problems import Problem


def told_by_number(doubts: Sequence[Problem], bound: Bound, found: Sequence[Problem]) -> list[Problem]:
    """Doubts of reading whom "UBND 08 phường" means that binding settles: it is the whole group, or its number is asked about."""
    asked = {one.args["name"] for one in found if one.code == "name-counted"}
    return [
        one
        for one in doubts
        if one.code == "lead-refers"
        and counted(name := str(one.args["lead"])) is not None
        and (bound.members.get(name) or name in asked)
    ]
