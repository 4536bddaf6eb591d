"""What the digital signatures of a paper say beside its words; where both differ, somebody should look."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

from directives.results.signatures import Signature, read_signatures
from models.database import Engine, Session, reading
from models.evidence import Facts, Proof
from models.files import kept_file, marks_of
from plans.names import fold_name
from plans.problems import Place, Problem, doubt, note
from plans.state import ZONE

EARLY = dt.timedelta(days=7)
"""How long before the day that a paper bears it may have been signed: the clerk dates it afterwards."""
REMEMBERED = 500
"""Files whose signatures are remembered, by what is in them."""
_read: OrderedDict[str, tuple[Signature, ...]] = OrderedDict()
_lock = Lock()


def with_signature(facts: Facts, signatures: Sequence[Signature], zone: dt.tzinfo = ZONE) -> Facts:
    """What the words of a paper say, signer and day filled in from its first signature where they do not."""
    persons = [one for one in signatures if one.person] or [one for one in signatures if one.name]
    if not persons:
        return facts
    at = persons[0].at
    return facts._replace(
        signer=facts.signer or persons[0].name, date=facts.date or (at.astimezone(zone).date() if at else None)
    )


def told_of(signatures: Sequence[Signature], facts: Facts, file: str, zone: dt.tzinfo = ZONE) -> list[Problem]:
    """Each signature in words, then what is doubtful: changed since, unreadable, another signer or day than `facts` say."""
    place = Place(file=file)
    found: list[Problem] = []
    for one in signatures:
        at = f"{one.at.astimezone(zone):%H:%M %d/%m/%Y}" if one.at else "–"
        found.append(
            note("signature-by", place, name=one.name, at=at) if one.name else doubt("signature-unreadable", place)
        )
    return [*found, *_doubts(signatures, facts, place, zone)]


def signed_files(engine: Engine, proofs: Iterable[Proof], zone: dt.tzinfo = ZONE) -> dict[int, list[Problem]]:
    """What is told of the signatures of these files, by file; of each what is said of it where it stands."""
    by = {one.file_id: one for one in proofs if one.file_id is not None and (one.file or "").lower().endswith(".pdf")}
    if not by:
        return {}
    with reading(engine) as session:
        found = signatures_of(session, list(by))
    return {number: told_of(known, by[number].facts, by[number].file or "", zone) for number, known in found.items()}


def signatures_of(session: Session, numbers: Sequence[int]) -> dict[int, tuple[Signature, ...]]:
    """The signatures of kept files; each is read once."""
    found = {}
    for number, mark in marks_of(session, numbers).items():
        with _lock:
            known = _read.get(mark)
        if known is None:
            kept = kept_file(session, number)
            known = read_signatures(kept.content) if kept else ()
            _remember(mark, known)
        found[number] = known
    return found


def _remember(mark: str, signatures: tuple[Signature, ...]) -> None:
    with _lock:
        _read[mark] = signatures
        if len(_read) > REMEMBERED:
            _read.popitem(last=False)


def _doubts(signatures: Sequence[Signature], facts: Facts, place: Place, zone: dt.tzinfo) -> list[Problem]:
    read = [one for one in signatures if one.name]
    found = [doubt("signature-changed", place, name=one.name) for one in read if one.intact is False]
    found += [doubt("signature-unknown", place, name=one.name) for one in read if one.intact is None]
    found += [doubt("signature-ended", place, name=one.name) for one in read if not one.in_force]
    if read and not read[-1].whole:
        found.append(doubt("signature-added-to", place))
    persons = [one.name for one in read if one.person]
    if facts.signer and persons and fold_name(facts.signer) not in {fold_name(name) for name in persons}:
        found.append(doubt("signature-other-signer", place, signer=facts.signer, name=", ".join(persons)))
    days = [one.at.astimezone(zone).date() for one in read if one.at]
    if facts.date and days and not days[0] <= facts.date <= days[-1] + EARLY:
        said = f"{days[0]:%d/%m/%Y}"
        found.append(doubt("signature-other-day", place, day=facts.date.isoformat(), signed=said))
    return found
