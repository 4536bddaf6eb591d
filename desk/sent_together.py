"""Results that one act put before the leader of a unit: shown together, let out or given back in one press."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.apart import apart, ids_of
from models.database import Session
from models.evidence import Proof, proofs
from models.inside import sent_together
from models.lines import Line


class Together(NamedTuple):
    """Several that were submitted together: when and by whom, what is said of them all, and files of one of them alone."""

    lines: list[Line]
    at: dt.datetime
    by_name: str | None
    proofs: Sequence[Proof]
    apart: Mapping[int, Sequence[Proof]]


def together_of(session: Session, lines: Sequence[Line]) -> list[Together]:
    """Of what waits for somebody to let it out, what was submitted in one act."""
    if len(lines) < 2:
        return []
    of = {line.id: line for line in lines}
    found: list[Together] = []
    for one in sent_together(session, list(of)):
        held = proofs(session, one.ids, prepared=True)
        lying = apart(session, held, one.ids)
        common = [piece for piece in held.get(one.ids[0], []) if piece.id not in ids_of(lying)]
        found.append(Together([of[number] for number in one.ids], one.at, one.by_name, common, lying))
    return found
