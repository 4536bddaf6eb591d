"""What is doubtful about a result: a day before its task was given, a file that says otherwise; and a paper that came in late."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from desk.apart import going
from desk.calendars import office_calendar
from desk.results import Result, read_result, result_of
from models.database import Engine, Session, reading
from models.evidence import Facts, Proof, proofs, sent_before
from models.files import Kept, kept_file
from models.matters import MOST, begun_of, moments_of, titles_of
from models.overridden import overridden
from models.unit_codes import Beside, Named, beside
from notifications.phrases import short_name
from plans.names import fold_name
from plans.problems import Problem, doubt

Said = Mapping[int, Facts]
"""What the files of assignments say, by assignment."""
FEW = 3
"""Files of a result whose words are looked at."""
KEPT = {
    "result-date-early": "kept-date-early", "result-date-early-of": "kept-date-early", "result-number-unsaid": "kept-number-unsaid",
    "paper-other-number": "kept-other-number", "paper-other-day": "kept-other-day", "paper-other-signer": "kept-other-signer",
    "paper-of-other": "kept-of-other", "result-sent-before": "kept-sent-before",
}  # fmt: skip
"""How a doubt is told to whoever looks at a result that went out in spite of it."""
GAP = 2
"""Working days from the day of a paper to its hand-in that are nothing to look at."""


def files_say(engine: Engine, ids: Iterable[int], own: bool | None = True) -> Said:
    """Of each of these assignments, what the first of its prepared files that can be read says. Read apart from any writing.

    `own`: also the files that lie ready for one of them alone.
    """
    ids = [one for one in ids if 0 < one <= MOST]
    with reading(engine) as session:
        found = going(session, proofs(session, ids, prepared=True), ids, own).prepared
        few = {number: [one.file_id for one in held if one.file_id is not None][:FEW] for number, held in found.items()}
        kept = {file: kept_file(session, file) for file in {file for files in few.values() for file in files}}
    read = cache(lambda file: _says(kept[file]))
    return {number: facts for number, files in few.items() if (facts := next(filter(any, map(read, files)), None))}


def _says(file: Kept | None) -> Facts:
    if file is None:
        return Facts()
    read, _ = read_result(file.content, file.name, isolated=True)  # it was looked at for secrecy before it was kept
    return read.facts if read is not None else Facts()


def result_doubts(session: Session, ids: Sequence[int], result: Result, said: Said, zone: dt.tzinfo) -> list[Problem]:
    """What somebody should look at before this goes out as the result of these; what a file says is told of its task alone."""
    found = [doubt("result-sent-before", file=name) for name in dict.fromkeys(sent_before(session, ids).values())]
    day, begun = result.date, begun_of(session, ids, zone)
    early = [number for number in ids if day is not None and number in begun and day < begun[number]]
    if day is not None and early:
        said_of = day.isoformat(), max(begun[number] for number in early).isoformat()
        found.append(_early(*said_of, titles_of(session, early) if len(ids) > 1 else ()))
    for number in ids:
        told = otherwise(result.number, result.date, result.signer, said.get(number, Facts()))
        found += [one for one in told if one not in found]
    if result.number.strip():
        for near in beside(session, ids).values():
            whose = issuer_beside(result.number, near)
            told = [doubt("paper-of-other", number=result.number.strip(), unit=whose)] if whose else []
            found += [one for one in told if one not in found]
    return found


def kept_of(
    session: Session, ids: Sequence[int], result: Result, said: Said, zone: dt.tzinfo
) -> dict[int, list[Problem]]:
    """Of one result for several that goes out in spite of its doubts, those of each: what one has is no note at the others."""
    return {number: result_doubts(session, [number], result, said, zone) for number in ids}


def kept_of_prepared(
    session: Session, held: Mapping[int, Sequence[Proof]], zone: dt.tzinfo
) -> dict[int, list[Problem]]:
    """The same of what was prepared and goes out as it is, by assignment."""
    said = {number: result_of(own[0].facts) for number, own in held.items() if own}
    return {number: result_doubts(session, [number], result, {}, zone) for number, result in said.items()}


def _early(day: str, before: str, titles: Sequence[str]) -> Problem:
    """Of one result for several it names the tasks that it is about."""
    if not titles:
        return doubt("result-date-early", day=day, before=before)
    return doubt("result-date-early-of", day=day, before=before, titles=_named(titles))


def _named(titles: Sequence[str]) -> str:
    shown = "; ".join(f"“{one}”" for one in titles[:FEW])
    return shown if len(titles) <= FEW else f"{shown} … ({len(titles)})"


def otherwise(number: str, day: dt.date | None, signer: str, said: Facts) -> list[Problem]:
    """Where what was typed and what a file says are not the same; an empty number that the file has is doubted, too."""
    found = []
    if said.number and not number.strip():
        found.append(doubt("result-number-unsaid", read=said.number))
    elif said.number and plain_number(said.number) != plain_number(number):
        found.append(doubt("paper-other-number", typed=number, read=said.number))
    if said.date and day and said.date != day:
        found.append(doubt("paper-other-day", typed=day.isoformat(), read=said.date.isoformat()))
    if said.signer and signer.strip() and fold_name(said.signer) != fold_name(signer):
        found.append(doubt("paper-other-signer", typed=signer, read=said.signer))
    return found


def issuer_beside(number: str, near: Beside) -> str:
    """The unit beside this one whose abbreviation the number bears ("812/BC-STC"); empty where it bears one's own, or nobody's."""
    said = {_letters(part) for part in re.split(r"[/\-–]", number)}
    if said & _codes(near.own):
        return ""
    return next((one.name for one in near.others if said & _codes(one)), "")


def _codes(unit: Named) -> set[str]:
    """Abbreviations of three letters or more: shorter ones are kinds of papers too."""
    called = (short_name(unit.name), *unit.aliases)
    return {code for one in called if one.isupper() and " " not in one and len(code := _letters(one)) >= 3}


def _letters(words: str) -> str:
    return "".join(one for one in words.upper().replace("Đ", "D") if one.isalpha())


def plain_number(number: str) -> str:
    """A number without what is written differently and means the same."""
    return "".join(number.casefold().split()).lstrip("0").replace("đ", "d")


def of_proofs(
    session: Session, shown: Iterable[Proof], today: dt.date, zone: dt.tzinfo
) -> Mapping[int, Sequence[Problem]]:
    """What is doubtful about pieces of evidence, by their ids: sent late, or kept as typed though something spoke against it."""
    shown = list(shown)
    found = {number: [one] for number, one in _came_late(session, shown, today, zone).items()}
    firsts: dict[tuple[int, int | None], int] = {}
    for one in shown:
        firsts.setdefault((one.assignment_id, one.change_id), one.id)
    for key, doubts in overridden(session, {number for number, _ in firsts}).items() if firsts else ():
        if key in firsts:
            told = [doubt(said, **one["args"]) for one in doubts if (said := KEPT.get(one["code"]))]
            found.setdefault(firsts[key], []).extend(told)
    return found


def _came_late(session: Session, shown: Iterable[Proof], today: dt.date, zone: dt.tzinfo) -> Mapping[int, Problem]:
    """Pieces of evidence whose paper is older than its hand-in by more than GAP working days, by their ids."""
    dated = [one for one in shown if one.change_id is not None and one.facts.date is not None]
    if not dated:
        return {}
    calendar, at = office_calendar(session, today), moments_of(session, {one.change_id or 0 for one in dated})
    found = {}
    for one in dated:
        day, sent = one.facts.date, at.get(one.change_id or 0, one.at).astimezone(zone).date()
        days = calendar.working_days_between(day, sent) if day else 0
        if day and days > GAP:
            found[one.id] = doubt("result-sent-late", day=day.isoformat(), days=days, most=GAP)
    return found
