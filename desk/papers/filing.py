"""Papers that are drafted to be signed: kept with their figures, listed, numbered and filed back when they come signed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from desk.papers.making import MEDIA, Kind, Made, Order, make_paper
from desk.papers.urging import LETTER_DAYS
from desk.people import DeedRefused, actor_of, who
from desk.reporting import NotFound, NotYours
from desk.result_doubts import otherwise
from desk.results import ReadResult
from desk.secrecy import gated
from models import snapshots
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.evidence import Facts
from models.files import Kept, keep_file, kept_file
from models.matters import MOST
from models.people import Known
from models.snapshots import Drafted, Refiling, Signed, Urging
from plans.access import Actor, Deed, Matter, sight_of, units_of, watch_of, why_not, writes_for
from plans.problems import DondocError, Problem, Severity, error

LONGEST = 200
"""Characters of a number or a signer's name."""


class FilingRefused(DondocError):
    """The paper cannot be filed back as asked; nothing was written."""


class AlreadyUrged(DondocError):
    """Letters stand that urge some of the same tasks; nothing was drafted. `letters` are those, the latest first."""

    def __init__(self, letters: Sequence[Urging], *problems: Problem) -> None:
        super().__init__(*problems)
        self.letters = letters


class Filing(NamedTuple):
    """What was typed about a signed paper; an empty part is taken from the file, where it can be read there.

    `why` is the reason for filing again what was filed before; `as_typed`: somebody saw that the file says otherwise.
    """

    number: str = ""
    day: dt.date | None = None
    signer: str = ""
    why: str = ""
    as_typed: bool = False


def may_draft(actor: Actor) -> bool:
    """Whether somebody drafts papers at all, of whatever he watches."""
    return not _refusals(actor)


def download_paper(engine: Engine, actor: Actor, order: Order, now: dt.datetime) -> Made:
    """A paper of what somebody may see, kept nowhere; a letter is of `now`, for who drafts letters. Raises DeedRefused."""
    if order.kind is Kind.LETTER and (problems := _refusals(actor)):
        raise DeedRefused(problems[0])
    return make_paper(engine, _to_day(order, now)._replace(sight=watch_of(actor), reader=actor.unit or ""))


def draft_paper(engine: Engine, slug: str, order: Order, now: dt.datetime, *, again: bool = True) -> int:
    """Draft a paper and keep it with its figures: a later look shows these bytes. Its number; raises DeedRefused.

    A letter is of `now` whatever day was looked at: nobody is urged to do what he has done since. Unless `again`, one about
    tasks that a letter to be signed, or signed of late, names already is not drafted: raises AlreadyUrged.
    """
    order = _to_day(order, now)
    with reading(engine) as session:
        actor = actor_of(session, who(session, slug))
    if problems := _refusals(actor):
        raise DeedRefused(problems[0])
    made = make_paper(engine, order._replace(sight=watch_of(actor), reader=actor.unit or ""))
    if order.kind is Kind.LETTER and not again:
        _once(engine, actor, made, order)
    with writing(engine) as session:
        return keep_draft(session, who(session, slug).id, made, order, now)


def keep_draft(session: Session, by: int, made: Made, order: Order, now: dt.datetime, *, mailed: bool = False) -> int:
    """Keep a paper that was made, with its figures, as drafted by a person, or `mailed`: for him, by itself. Its number."""
    scope = {name: value for name, value in order.wanted._asdict().items() if value}
    scope |= {"units": list(order.units)} if order.units else {}
    scope |= {"urged": made.urged} if made.urged else {}
    scope |= {"office": order.office} if order.office else {}
    scope |= {"mailed": True} if mailed else {}
    kept = keep_file(session, made.name, made.media_type, made.content, by, now)
    if made.printed is not None:
        name = f"{made.name.rpartition('.')[0]}.pdf"
        scope |= {snapshots.PRINTED: keep_file(session, name, MEDIA["pdf"], made.printed, by, now)}
    number = snapshots.put_paper(
        session, order.kind.value, made.title, order.moment, scope, made.figures, kept, by, now
    )
    record(session, None if mailed else by, "draft-paper", f"paper:{number}", {"kind": order.kind.value}, now=now)
    return number


def draft_of(session: Session, person: Known, made: Made, order: Order, now: dt.datetime) -> tuple[int, Kept]:
    """The letter that goes to a person by mail, kept as his draft: that day's of this ending that urges the same, or this one."""
    day = now.astimezone(order.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    number = snapshots.same_draft(session, made.figures, day, made.media_type)
    if number is None:
        number = keep_draft(session, person.id, made, order, now, mailed=True)
        return number, Kept(made.name, made.media_type, made.content)
    actor, found = actor_of(session, person), snapshots.paper(session, number)
    if found is not None and not _sees(actor, found):
        snapshots.add_reader(session, number, person.slug)
        record(session, None, "share-paper", f"paper:{number}", {"person": person.slug}, now=now)
    kept = kept_file(session, snapshots.file_of(session, number, signed=False) or 0)
    return number, kept or Kept(made.name, made.media_type, made.content)


def discard_paper(engine: Engine, slug: str, number: int, now: dt.datetime) -> None:
    """Put a draft away that will not be signed; it stays to be looked at. Raises FilingRefused, NotFound, NotYours, DeedRefused."""
    with writing(engine) as session:
        person = who(session, slug)
        found = _paper(session, actor_of(session, person), number, to_file=True)
        if found.filed_at is not None:
            raise FilingRefused(error("paper-signed", number=found.number or "-"))
        if not found.discarded:
            snapshots.discard(session, number, person.slug, now)
            record(session, person.id, "discard-paper", f"paper:{number}", {"kind": found.kind}, now=now)


def paper_list(engine: Engine, actor: Actor, limit: int, offset: int = 0) -> tuple[list[Drafted], int]:
    """The papers that somebody may see: his own, those of the office that he works for, all of them where he sees everything."""
    whose = None if sight_of(actor).everything else actor.slug
    with reading(engine) as session:
        return snapshots.papers(session, whose, limit, offset, writes_for(actor))


def letters_to(engine: Engine, actor: Actor, unit: str, assignment: int | None = None) -> list[Urging]:
    """The letters that urged a unit, or this assignment of its, as far as somebody may know of them: the unit itself of those that
    were signed (id 0: it may not look inside, other units stand there too).
    """
    with reading(engine) as session:
        found = snapshots.letters_to(session, unit, assignment)
    ours = unit in units_of(actor)
    seen = [one if _sees(actor, one) else one._replace(id=0) for one in found]
    return [one for one in seen if one.id or (ours and one.number)]


def paper_view(engine: Engine, actor: Actor, number: int, *, to_file: bool = False) -> Drafted:
    """One paper, to look at or to file back; raises NotFound, NotYours, DeedRefused."""
    with reading(engine) as session:
        return _paper(session, actor, number, to_file)


def paper_refilings(engine: Engine, actor: Actor, number: int) -> list[Refiling]:
    """When the paper was filed again, by whom, why, and what stood there before; the last first. Raises NotFound, NotYours."""
    with reading(engine) as session:
        _paper(session, actor, number)
        return snapshots.refilings(session, number)


def paper_file(engine: Engine, actor: Actor, number: int, *, signed: bool = False, printed: bool = False) -> Kept:
    """The paper as it was drafted, `printed` as the PDF of it, or as it came back signed: the same bytes each time.

    Raises NotFound, NotYours.
    """
    with reading(engine) as session:
        found = _paper(session, actor, number)
        beside = printed and not signed and found.printed
        file_id = snapshots.printed_of(session, number) if beside else snapshots.file_of(session, number, signed=signed)
        kept = kept_file(session, file_id) if file_id is not None else None
    if kept is not None and printed and kept.media_type != MEDIA["pdf"]:
        kept = None
    if kept is None:
        raise NotFound(error("paper-unknown", number=number))
    return kept


def paper_signatures(engine: Engine, actor: Actor, number: int) -> list[Problem]:
    """What is told of the digital signatures of the paper that came back; raises NotFound, NotYours."""
    from desk.signing import signatures_of, told_of

    with reading(engine) as session:
        paper = _paper(session, actor, number)
        file_id = snapshots.file_of(session, number, signed=True)
        known = signatures_of(session, [file_id]).get(file_id, ()) if file_id is not None else ()
    facts = Facts(date=paper.signed_on, signer=paper.signer)
    return told_of(known, facts, paper.signed_file or "")


@gated
def file_back(
    engine: Engine,
    slug: str,
    number: int,
    filing: Filing,
    file: tuple[ReadResult, bytes] | None,
    *,
    today: dt.date,
    now: dt.datetime,
) -> None:
    """Number, day and signer of the signed paper, with its file. Raises FilingRefused, NotFound, NotYours, DeedRefused.

    Where the file or its digital signature says otherwise, that is a doubt, and nothing is filed unless `as_typed`.
    """
    with writing(engine) as session:
        person = who(session, slug)
        actor = actor_of(session, person)
        before, why = _paper(session, actor, number, to_file=True), " ".join(filing.why.split())
        if problems := _unsaid(before, why):
            raise FilingRefused(*problems)
        signed = _signed(filing, file[0] if file else None, today)
        if file and not filing.as_typed and (doubts := _otherwise(signed, file[0])):
            raise FilingRefused(*doubts)
        kept = None
        if file is not None:
            read, data = file
            kept = keep_file(session, read.file.name, read.file.media_type, data, person.id, now)
        snapshots.file_back(session, number, signed, kept, person.id, now)
        details: dict[str, Any] = {
            "number": signed.number,
            "signed_on": signed.day.isoformat(),
            "signer": signed.signer,
        }
        details |= {"why": why, "before": _was(before)} if before.filed_at else {}
        record(session, person.id, "file-paper", f"paper:{number}", details, now=now)


def _to_day(order: Order, now: dt.datetime) -> Order:
    return order._replace(moment=max(order.moment, now)) if order.kind is Kind.LETTER else order


def _once(engine: Engine, actor: Actor, made: Made, order: Order) -> None:
    """Nothing where no letter names one of the tasks; raises AlreadyUrged. What he may not look into is not told."""
    day = order.moment.astimezone(order.zone).date()
    lines = {line["id"] for unit in made.figures["units"] for line in unit["lines"]}
    with reading(engine) as session:
        found = snapshots.letters_about(session, lines, made.urged, day - dt.timedelta(days=LETTER_DAYS))
    if seen := [one for one in found if _sees(actor, one)]:
        raise AlreadyUrged(seen, *(_standing(one, len(lines), order) for one in seen))


def _standing(one: Urging, of: int, order: Order) -> Problem:
    if one.number and one.signed_on:
        return error("letter-sent", number=one.number, day=one.signed_on.isoformat(), n=one.lines, of=of)
    day = one.made_at.astimezone(order.zone).date().isoformat()
    return error("letter-drafted", paper=one.id, day=day, n=one.lines, of=of)


def _refusals(actor: Actor) -> list[Problem]:
    """Empty where some hat of his drafts papers, of whatever field."""
    fields = {grant.field for grant in actor.grants} | {""}
    found = [why_not(actor, Deed.PAPER, Matter(field=field)) for field in sorted(fields)]
    return [] if None in found else [one for one in found if one is not None]


def _paper(session: Session, actor: Actor, number: int, to_file: bool = False) -> Drafted:
    found = snapshots.paper(session, number) if 0 < number <= MOST else None
    if found is None:
        raise NotFound(error("paper-unknown", number=number))
    if not _sees(actor, found):
        raise NotYours(error("not-yours-to-see"))
    if to_file and (problems := _refusals(actor)):
        raise DeedRefused(problems[0])
    return found


def _sees(actor: Actor, paper: Drafted | Urging) -> bool:
    mine = paper.made_by == actor.slug or not writes_for(actor).isdisjoint(paper.offices)
    return mine or actor.slug in paper.readers or sight_of(actor).everything


def _unsaid(before: Drafted, why: str) -> list[Problem]:
    """What was filed is not written over without a word, nor what was put away filed."""
    if before.discarded:
        return [error("paper-discarded")]
    if len(why) > LONGEST:
        return [error("paper-words-long", most=LONGEST)]
    again = before.filed_at is not None and not why
    return [error("paper-why-missing", number=before.number or "-")] if again else []


def _was(before: Drafted) -> dict[str, str | None]:
    day = before.signed_on.isoformat() if before.signed_on else None
    return {"number": before.number, "signed_on": day, "signer": before.signer, "file": before.signed_file}


def _signed(filing: Filing, read: ReadResult | None, today: dt.date) -> Signed:
    """What is known of the signed paper, typed or read; raises FilingRefused with everything that is missing or wrong."""
    facts = read.facts if read else None
    number = " ".join(filing.number.split()) or (facts.number if facts else None) or ""
    day = filing.day or (facts.date if facts else None)
    signer = " ".join(filing.signer.split()) or (facts.signer if facts else None) or ""
    problems = [] if number else [error("paper-number-missing")]
    problems += [] if day else [error("paper-day-missing")]
    problems += [error("paper-day-wrong", day=day.isoformat())] if day and day > today else []
    problems += [error("paper-words-long", most=LONGEST)] if max(len(number), len(signer)) > LONGEST else []
    if problems or day is None:
        raise FilingRefused(*problems)
    return Signed(number, day, signer)


def _otherwise(signed: Signed, read: ReadResult) -> list[Problem]:
    """What the file's own words, or its digital signatures, say otherwise."""
    found = otherwise(signed.number, signed.day, signed.signer, read.facts)
    return [*found, *(one for one in read.signed if one.severity is Severity.DOUBT)]
