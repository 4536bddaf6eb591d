"""Files of a result: one read whole, and those that go out at once with a command, in place of what was given back."""

import datetime as dt
from collections.abc import Sequence
from typing import BinaryIO

from desk.acting import ActRefused
from desk.files import LARGEST
from desk.inside import attach_in
from desk.result_doubts import result_doubts
from desk.results import ReadResult, read_result, result_of, wrong_result
from desk.secrecy import gated
from models.database import Engine, writing
from models.evidence import Facts, drop, given_back
from models.matters import MOST
from plans.problems import Place, Problem, error, note


def read_whole(file: BinaryIO, name: str, *, no_secret: bool, isolated: bool) -> tuple[ReadResult, bytes]:
    """One file with its bytes, of one too large no more than shows it. It is opened only where somebody says that it holds no
    secret. Raises ActRefused.
    """
    if not no_secret:
        raise ActRefused(error("secrecy-tick-missing", Place(field="no_secret")))
    data = file.read(LARGEST + 1)
    read, problems = read_result(data, name, isolated=isolated)
    if read is None:
        raise ActRefused(*problems)
    return read, data


@gated
def attach_going(
    engine: Engine,
    ids: Sequence[int],
    files: Sequence[tuple[ReadResult, bytes]],
    *,
    by: str | None,
    now: dt.datetime,
    zone: dt.tzinfo,
    sure: bool,
) -> list[Problem]:
    """Prepare files for these, or say what is wrong or doubtful (`sure`: that was seen) and keep none.

    What the unit's leader gave back does not go out with them; a note names it. Raises ActRefused.
    """
    result = result_of(next((read.facts for read, _ in files if any(read.facts)), Facts()))
    known = [number for number in ids if 0 < number <= MOST]
    with writing(engine) as session:
        old = given_back(session, known)
        drop(session, [one.id for one in old])
        told = attach_in(session, ids, files, Facts(), by=by, now=now)
        problems = wrong_result(result, "", now.astimezone(zone).date(), [read.file.name for read, _ in files])
        problems += [] if problems or sure else result_doubts(session, known, result, {}, zone)
        if problems:
            raise ActRefused(*problems)
    what = dict.fromkeys(one.file or one.facts.note or one.facts.number or "" for one in old)
    replaced = "; ".join(f"“{one}”" for one in what if one)
    return [*told, *([note("given-back-replaced", what=replaced)] if replaced else [])]
