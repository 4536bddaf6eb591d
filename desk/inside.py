"""Inside a unit: how far the work is, files for the result, and the optional step for the unit's own leader."""

import datetime as dt
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from desk.acting import ActRefused, Doing, Moved, act, refused
from desk.apart import apart, ids_of, unsaid
from desk.handing_in import keep_result, names, shown
from desk.people import actor_of, who
from desk.reporting import NotFound
from desk.result_doubts import files_say, result_doubts
from desk.results import ReadResult, Result, words_long, wrong_result
from desk.secrecy import gated
from models import evidence, inside
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.evidence import Facts
from models.files import Kept, keep_file, marks_of
from models.matters import MOST, Stake, stakes
from models.overridden import kept_as
from models.people import Known
from plans.access import Deed
from plans.problems import Place, Problem, error, note
from plans.stages import Act, Stage
from plans.state import ZONE

MOST_FILES = 10
"""Files that a result may have at most."""


@gated
def report_progress(
    engine: Engine, number: int, percent: int, words: str, *, by: str | None, version: int | None, now: dt.datetime
) -> None:
    """How far an assignment is, in per cent and words; nothing moves. Raises ActRefused, MoveConflict, MoveRefused."""
    with writing(engine) as session:
        person, stake = _mine(session, by, Deed.PROGRESS, number)
        problems = [] if 0 <= percent <= 100 else [error("percent-wrong")]
        if problems := [*problems, *words_long(words)]:
            raise ActRefused(*problems)
        seen = stake.version if version is None else version
        inside.put_progress(session, number, percent, words or None, by=person.id, now=now, seen_version=seen)
        _log(session, person, inside.PROGRESS, number, now, {"percent": percent, "note": words})


@gated
def attach(
    engine: Engine,
    ids: Sequence[int],
    files: Sequence[tuple[ReadResult, bytes]],
    typed: Facts,
    *,
    by: str | None,
    now: dt.datetime,
) -> list[Problem]:
    """Prepare files as the result of one or several assignments: kept once, shown to nobody but the unit until it is handed in.

    What was `typed` already stays; what the first paper that can be read says fills the rest. A file that is there already is
    not attached again: a note names it.
    """
    with writing(engine) as session:
        return attach_in(session, ids, files, typed, by=by, now=now)


def attach_in(
    session: Session,
    ids: Sequence[int],
    files: Sequence[tuple[ReadResult, bytes]],
    typed: Facts,
    *,
    by: str | None,
    now: dt.datetime,
) -> list[Problem]:
    """The same within a transaction of the caller's."""
    person = who(session, by)
    found = stakes(session, [number for number in ids if 0 < number <= MOST])
    problems = refused(actor_of(session, person), Deed.SUBMIT, ids, found)
    files, again = _new_alone(session, list(found), files)
    if problems := problems or _closed(session, list(found), len(files)):
        raise ActRefused(*problems)
    lying = ids_of(apart(session, evidence.proofs(session, list(found), prepared=True), list(found)))
    proposed = next((read.facts for read, _ in files if any(read.facts)), Facts())
    for read, data in files:
        kept = keep_file(session, read.file.name, read.file.media_type, data, person.id, now)
        evidence.prepare(session, list(found), kept, typed, read.facts, proposed, by=person.id, now=now, apart=lying)
        for number in found:
            _log(session, person, "attach", number, now, {"file": read.file.name})
    return [note("file-again", Place(file=name)) for name in again]


def detach(engine: Engine, ids: Sequence[int], file_id: int, *, by: str | None, now: dt.datetime) -> None:
    """Take a prepared file away again from all of these; what was handed in stays. Raises ActRefused."""
    with writing(engine) as session:
        person = who(session, by)
        found = stakes(session, [number for number in ids if 0 < number <= MOST])
        problems = refused(actor_of(session, person), Deed.SUBMIT, ids, found)
        if problems := problems or _closed(session, list(found), 0):
            raise ActRefused(*problems)
        evidence.drop_file(session, list(found), file_id)
        for number in found:
            _log(session, person, "detach", number, now, {})


@gated
def submit(
    engine: Engine,
    ids: Sequence[int],
    result: Result | None,
    words: str,
    *,
    by: str | None,
    versions: Sequence[int] = (),
    now: dt.datetime,
    today: dt.date,
    zone: dt.tzinfo = ZONE,
    as_typed: bool = False,
    own_files: bool | None = None,
) -> None:
    """Results wait for the unit's leader to let them out, all or none; the clock runs on. `as_typed`: what is doubtful was seen.

    `own_files`: one result for several goes with the files that lie ready for one of them alone.
    Raises ActRefused, InsideRefused, MoveConflict.
    """
    said = files_say(engine, ids) if result is not None else {}
    with writing(engine) as session:
        person = who(session, by)
        found = stakes(session, [number for number in ids if 0 < number <= MOST])
        if problems := refused(actor_of(session, person), Deed.SUBMIT, ids, found):
            raise ActRefused(*problems)
        held = evidence.proofs(session, list(found), prepared=True)
        if problems := unsaid(session, held, found, own_files, inside=True):
            raise ActRefused(*problems)
        seen = dict(zip(ids, versions or [found[number].version for number in ids], strict=True))
        for number, stake in found.items():
            prepared = held.get(number, [])
            one = shown(result, words or None, None, prepared)
            problems = wrong_result(one.result or Result(), one.note or "", today, names(prepared))
            doubts = result_doubts(session, [number], one.result, said, zone) if one.result and not problems else []
            if problems := [*problems, *([] if as_typed else doubts), *_headless(session, stake)]:
                raise ActRefused(*problems)
            inside.put_inside(session, number, words or None, by=person.id, now=now, seen_version=seen[number])
            keep_result(session, number, one, prepared, by=person.id, now=now)
            if not prepared and not any(one.result or ()):
                evidence.put_proofs(session, [number], None, Facts(note=words), by=person.id, now=now)
            told = {"note": words, "evidence": one.line or "", "doubts": kept_as(doubts)}
            _log(session, person, inside.SUBMIT, number, now, told)


@gated
def let_out(
    engine: Engine,
    ids: Sequence[int],
    words: str,
    *,
    by: str | None,
    versions: Sequence[int],
    now: dt.datetime,
    zone: dt.tzinfo,
) -> list[Moved]:
    """The unit's leader lets results out: handed in, in his name, at this moment. All of them or none."""
    with reading(engine) as session:
        found = stakes(session, [number for number in ids if 0 < number <= MOST])
        problems = refused(actor_of(session, who(session, by)), Deed.LET_OUT, ids, found)
        standing = inside.insides(session, list(found))
        problems += [error("inside-not", assignment=number) for number in found if standing[number].since is None]
    if problems := [*problems, *words_long(words)]:
        raise ActRefused(*problems)
    seen = versions or [found[number].version for number in ids]
    doing = Doing(Act.HAND_IN, by, words or None, own_files=True)
    return act(engine, doing, ids, now=now, zone=zone, versions=seen)


@gated
def give_back(
    engine: Engine, number: int, words: str, *, by: str | None, version: int | None, now: dt.datetime
) -> None:
    """The unit's leader gives a result back to its officer with a word; who submitted it may withdraw it without one.

    Where its leader is gone anybody who works on it may.
    """
    give_back_all(engine, [number], words, by=by, versions=[] if version is None else [version], now=now)


@gated
def give_back_all(
    engine: Engine, ids: Sequence[int], words: str, *, by: str | None, versions: Sequence[int] = (), now: dt.datetime
) -> None:
    """The same for several, all of them or none; each is given back or withdrawn as it would be alone."""
    seen = dict(zip(ids, versions, strict=True)) if versions else {}
    with writing(engine) as session:
        for number in dict.fromkeys(ids):
            _give_back(session, number, words, by=by, version=seen.get(number), now=now)


def _give_back(
    session: Session, number: int, words: str, *, by: str | None, version: int | None, now: dt.datetime
) -> None:
    person, stake = _mine(session, by, Deed.SUBMIT, number)
    standing = inside.insides(session, [number])[number]
    withdrawn = standing.by == person.slug or not inside.has_head(session, stake.unit)
    if not withdrawn:
        _mine(session, by, Deed.LET_OUT, number)
    missing = [] if words or withdrawn else [error("note-missing", act=inside.GIVE_BACK)]
    if problems := [*missing, *words_long(words)]:
        raise ActRefused(*problems)
    what = inside.WITHDRAW if withdrawn else inside.GIVE_BACK
    seen = stake.version if version is None else version
    inside.take_back(session, number, what, words or None, by=person.id, now=now, seen_version=seen)
    _log(session, person, what, number, now, {"note": words})


def proof_file(engine: Engine, number: int, proof_id: int, *, ours: bool) -> Kept:
    """The file of a piece of evidence of an assignment that somebody may see; what has not gone out only for the unit (`ours`).

    Raises NotFound.
    """
    with reading(engine) as session:
        found = evidence.proof(session, proof_id) if 0 < proof_id <= MOST else None
        if found is None or found.assignment_id != number or found.file_id is None:
            raise NotFound(error("proof-unknown"))
        kept = evidence.proof_file(session, found.file_id) if found.change_id is not None or ours else None
        if kept is None:
            raise NotFound(error("proof-unknown"))
        return kept


def _mine(session: Session, by: str | None, deed: Deed, number: int) -> tuple[Known, Stake]:
    """Who acts and on what, where he may; raises ActRefused."""
    person = who(session, by)
    found = stakes(session, [number] if 0 < number <= MOST else [])
    if problems := refused(actor_of(session, person), deed, [number], found):
        raise ActRefused(*problems)
    return person, found[number]


def _closed(session: Session, ids: Sequence[int], more: int) -> list[Problem]:
    """Why nothing can be prepared for these: it is not being worked on, waits for the leader, or has files enough."""
    standing, stages = inside.insides(session, ids), inside.stages_of(session, ids)
    held = evidence.proofs(session, ids, prepared=True)
    found: list[Problem] = []
    for number in ids:
        if stages[number] != Stage.EXECUTE:
            found.append(error("result-not-now", assignment=number, stage=stages[number]))
        elif standing[number].since is not None:
            found.append(error("inside-waiting", assignment=number))
        elif more and len(names(held.get(number, []))) + more > MOST_FILES:
            found.append(error("files-enough", most=MOST_FILES))
    return found


def _new_alone(
    session: Session, ids: Sequence[int], files: Sequence[tuple[ReadResult, bytes]]
) -> tuple[list[tuple[ReadResult, bytes]], list[str]]:
    """The files whose bytes are not prepared for all of these already, each once; the names of the others."""
    held = evidence.proofs(session, ids, prepared=True) if files else {}
    marks = marks_of(session, {one.file_id for own in held.values() for one in own if one.file_id is not None})
    kept = [{marks[one.file_id] for one in held.get(number, []) if one.file_id is not None} for number in ids]
    seen, new, again = set.intersection(*kept) if kept else set[str](), list[tuple[ReadResult, bytes]](), list[str]()
    for read, data in files:
        mark = sha256(data).hexdigest()
        if mark in seen:
            again.append(read.file.name)
        else:
            seen.add(mark)
            new.append((read, data))
    return new, again


def _headless(session: Session, stake: Stake) -> list[Problem]:
    """Nobody of the unit could let it out."""
    return [] if inside.has_head(session, stake.unit) else [error("head-missing-in-unit", unit=stake.unit_name)]


def _log(session: Session, person: Known, what: str, number: int, now: dt.datetime, details: Mapping[str, Any]) -> None:
    said = {name: value for name, value in details.items() if value not in ("", [])}
    record(session, person.id, what, f"assignment:{number}", said, now=now)
