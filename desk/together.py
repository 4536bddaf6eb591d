"""One result for several assignments: what was chosen, and what is prepared for all of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.acting import ActRefused, refused
from desk.along import along
from desk.apart import apart
from models.database import Engine, reading
from models.evidence import Facts, Proof, proofs
from models.inside import has_head, insides
from models.lines import Change, Line
from models.matters import MOST, stakes
from models.queries import assignments
from models.returns import last_returns
from plans.access import Actor, Deed, Matter, may, units_of


class Chosen(NamedTuple):
    """Several assignments of one's units: their lines, files prepared for all of them, what is said of the result so far.

    `apart`: files that lie ready for one of them alone. `returned`: why those came back that did.
    `steps`: hand-in (none of them must pass the unit's leader), submit (every unit has one). `along`: for which others it goes out.
    """

    lines: list[Line]
    files: list[Proof]
    facts: Facts
    steps: frozenset[str]
    returned: Mapping[int, Change]
    apart: Mapping[int, Sequence[Proof]]
    along: Sequence[Line] = ()


def choose(engine: Engine, actor: Actor, ids: Sequence[int], moment: dt.datetime) -> Chosen:
    """What was chosen, for who works on all of it; raises ActRefused."""
    wanted = [number for number in dict.fromkeys(ids) if 0 < number <= MOST]
    with reading(engine) as session:
        found = stakes(session, wanted)
        if problems := refused(actor, Deed.SUBMIT, list(dict.fromkeys(ids)), found):
            raise ActRefused(*problems)
        held, standing = proofs(session, wanted, prepared=True), insides(session, wanted)
        heads = {unit: has_head(session, unit) for unit in {one.unit for one in found.values()}}
        lines = assignments(session, wanted, moment)
        goes = along(session, wanted, moment, units_of(actor))
        back = last_returns(session, [one.id for one in lines])
        lying = apart(session, held, wanted)
        going = [[one for one in held.get(number, []) if one not in lying.get(number, ())] for number in wanted]
    first = next((own for own in going if own), [])
    own = {unit: may(actor, Deed.LET_OUT, Matter(unit=unit)) for unit in heads}
    steps = {"hand-in": all(own[found[n].unit] or not standing[n].must for n in wanted), "submit": all(heads.values())}
    return Chosen(
        lines,
        [one for one in first if one.file_id is not None],
        first[0].facts if first else Facts(),
        frozenset(name for name, there in steps.items() if there),
        back,
        lying,
        list({one.id: one for each in goes.values() for one in each.goes}.values()),
    )
