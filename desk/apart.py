"""One result for several assignments, and the files that lie ready for one of them alone: they go out only where that was said."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.database import Session
from models.evidence import Proof
from models.files import marks_of
from models.matters import Stake
from plans.problems import Place, Problem, error

Held = dict[int, list[Proof]]


class Going(NamedTuple):
    """What goes out of what was prepared, by assignment, and the ids of the pieces that stay with theirs."""

    prepared: Held
    left: frozenset[int]


def apart(session: Session, held: Held, ids: Sequence[int]) -> Held:
    """Of what was prepared, the files that not all of these have, told by their bytes; of one assignment alone none."""
    files = {one.file_id for own in held.values() for one in own if one.file_id is not None}
    if len(set(ids)) < 2 or not files:
        return {}
    marks = marks_of(session, files)
    with_files = {number: [one for one in held.get(number, []) if one.file_id is not None] for number in ids}
    common = set.intersection(*({marks[one.file_id or 0] for one in own} for own in with_files.values()))
    found = {
        number: [one for one in own if marks[one.file_id or 0] not in common] for number, own in with_files.items()
    }
    return {number: own for number, own in found.items() if own}


def ids_of(found: Held) -> frozenset[int]:
    """The ids of these pieces."""
    return frozenset(one.id for own in found.values() for one in own)


def going(session: Session, held: Held, ids: Sequence[int], own: bool | None) -> Going:
    """All of it, where the files of one alone go with it (`own`); else without them."""
    left = frozenset[int]() if own else ids_of(apart(session, held, ids))
    return Going({number: [one for one in pieces if one.id not in left] for number, pieces in held.items()}, left)


def unsaid(
    session: Session, held: Held, stakes: Mapping[int, Stake], own: bool | None, *, inside: bool = False
) -> list[Problem]:
    """That nobody said whether the files of one alone go with it; before a unit's own leader (`inside`) they always do."""
    if own or (own is False and not inside):
        return []
    code = "files-apart" if own is None else "files-apart-inside"
    return [
        error(
            code,
            Place(file=f"#{number} ({stakes[number].title})"),
            title=stakes[number].title,
            files=", ".join(one.file or "" for one in pieces),
        )
        for number, pieces in apart(session, held, list(stakes)).items()
    ]
