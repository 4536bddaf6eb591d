"""A unit's text into the parts that are tasks of their own: another assignee, or a date or period of its own."""

import datetime as dt
import re
from collections.abc import Callable
from functools import partial

from directives.lexicon import holds, patterns
from directives.lexicon.shapes import Shape
from directives.sentences.acting_behind import is_dated
from directives.sentences.blamed import asked_after_blame
from directives.sentences.contacts import only_an_address
from directives.sentences.cutting import Piece
from directives.sentences.idle import only_agrees
from directives.sentences.law_told import without_law
from directives.sentences.named_again import acts_by_name, named_again, named_with_day
from directives.sentences.partners import joins_only, read_partners
from directives.sentences.passive import only_does
from directives.sentences.subject_words import GIVEN
from directives.sentences.subjects import Subject, read_subject, verb_start
from directives.sentences.unlisted import that_place
from directives.strings.folding import fold
from directives.structure.alike import same_bodies
from directives.structure.back_to_all import goes_back, only_a_day
from directives.structure.begun_together import begun_together
from directives.structure.closing_days import says_when_done
from directives.structure.dated_bodies import told_with
from directives.structure.duties import is_call, is_channel, is_duty, is_none, is_whole_call, liable_alone, only_liable
from directives.structure.enforcers import without_enforcers
from directives.structure.found_first import tells_before_an_order
from directives.structure.own_case import hands_in_its_own, tells_whoever, works_by_own_day, works_in_a_case
from directives.structure.own_times import without_own_times
from directives.structure.part import Part, of_the_unit
from directives.structure.piece_dues import by_period, due_of, of_step
from directives.structure.report_days import with_days_of_reports
from directives.structure.same_day import on_the_same_day
from directives.times.days_off import told_of_day_off
from directives.times.due_phrases import is_time, read_due, times_end
from directives.times.own_months import own_months
from plans.due import Due, OnDate, OnEvent, Periodic, Recurring
from plans.problems import Place, Problem, doubt

_DAYS = ("date", "recurring")
_PART_OF_DAY = 8
"""Letters that may stand before a period ("vào ", "sáng ")."""
_LETTER, _YEAR = re.compile(r"[^\W\d_]"), re.compile(r"\d{4}")


_ROUND = Shape("phases", r"{phase_called}\s+(?:thứ\s+)?(?:\d{1,2}|[iv]+|{obligations.counted})\s")
"""As in "...; đợt 2 trong tháng 10/2027": another round of the work before it."""
_POINTS_BACK = Shape(
    "obligations",
    r"(?:\d{1,3}|{counted}|{subjects.several})\s+(?:{each_whole}|{pointed_kinds})\s+(?:{headings.named_above}|{just_named})\s",
)
"""As in "...; hai sở nêu trên báo cáo ...": work of those named before."""
_said = partial(patterns, "sentences")
"""A list of lexicon/sentences.yaml."""


def read_parts(
    found: list[Piece], above: tuple[str, ...], issued: dt.date | None, *, strict: bool = False
) -> list[Part]:
    """The parts of a unit's pieces in order. `above` leads where nobody is named; `strict`: only named bodies are charged."""
    parts: list[Part] = []
    found = without_enforcers(found) if found and found[-1].before == "semicolon" else found
    found, blamed = asked_after_blame(without_law(found))
    lead = blamed.names if blamed else above
    silent, called, step = False, None, of_step(found[0].text, issued) if found else (None, [])
    for number, piece in enumerate(found):
        text = piece.text
        opens, begun = piece.before in ("start", "sentence"), bool(parts)
        if begun and piece.before == "semicolon" and liable_alone(text):
            continue
        liable = silent and _after_liability(found[number - 1], piece)
        other = liable and begun and called is not None and not same_bodies(called.names, lead)
        also = other and _said("also_answers").match(fold(text)) is not None
        if other and not also and read_due(text, issued)[0] is None:
            liable = False  # whose it is cannot be known
        if liable or (silent and _given_besides(found[number - 1], piece)):
            silent = False
        elif opens or (not parts and not silent):
            silent = not _charges(piece, number == 0, begun, strict and called is None)
            silent = silent or (not number and not blamed and tells_before_an_order(found))
            called = read_subject(text) if silent else called if not begun else None
        told = is_channel(text) or (not opens and _reports_by(text, fold(text)))
        if silent and (opens or not told):
            continue
        heir = called if (liable and not also) or (silent and told) or (called and opens and not begun) else None
        into = [] if liable and other and not also else parts
        silent, lead = False, heir.names if heir else lead
        for one, due in by_period(piece, issued):
            same = None if due else on_the_same_day(one.text, _before(parts), issued)
            read = (due, []) if due else same or due_of(one, issued)
            read = step if read == (None, []) else read
            taken = _take(into, one, found[number + 1] if number + 1 < len(found) else None, lead, read)
            lead = lead if only_a_day(into) else taken
        parts.extend(into if into is not parts else ())
        _share(parts)
        heir = heir or (blamed if not number else None)
        if heir is not None:
            parts[-1] = parts[-1]._replace(subject=parts[-1].subject or heir)
    several = len(parts) > 1
    return _beside_yearly(begun_together(without_own_times(with_days_of_reports(parts)), issued) if several else parts)


def _before(parts: list[Part]) -> str:
    return " ".join(piece.text for part in parts for piece in part.pieces)


def _share(parts: list[Part]) -> None:
    """Parts of one list of periods report alike: each gets the words of all."""
    first = len(parts) - 1
    while parts[first].pieces[0].before == "period":
        first -= 1
    if first == len(parts) - 1:
        return
    told = "".join(
        f"{'. ' if not at and _opens_with(part) else ' '}{piece.text}"
        for part in parts[first:]
        for at, piece in enumerate(part.pieces)
    ).lstrip(" .")
    parts[first:] = [part._replace(told=told) for part in parts[first:]]


def _opens_with(part: Part) -> bool:
    """Whether a part opens with the body that it names."""
    return part.subject is not None and part.pieces[0].text.startswith(part.subject.names[0])


def _after_liability(before: Piece, piece: Piece) -> bool:
    """As in "Chịu trách nhiệm về ...; tuân thủ thời hạn ...": work after a mere liability of the same sentence."""
    if piece.before != "semicolon" or only_liable(piece.text) or not only_liable(before.text):
        return False
    return verb_start().match(fold(piece.text)) is not None and is_duty(piece.text)


def _given_besides(before: Piece, piece: Piece) -> bool:
    """As in "Đồng ý với ...; giao Sở A rà soát ...": an order to a named body behind words that are no work;
    named work behind consent or who is punished, or with its day.
    """
    if piece.before not in ("semicolon", "and"):
        return False
    if not is_duty(piece.text, named=True) and that_place(piece.text, fold(piece.text)) is None:
        return False
    told = fold(before.text)
    return (
        GIVEN.match(fold(piece.text)) is not None
        or only_agrees(told)
        or is_dated(piece.text)
        or holds("sentences", "punished", told)
    )


def _charges(piece: Piece, first: bool, goes_on: bool, strict: bool) -> bool:
    """Whether this sentence is a duty or goes on with one."""
    text = piece.text
    if strict and not goes_on and _LETTER.search(text) is None:
        return False  # a mere number
    folded = fold(text)
    if is_none(text) or holds("sentences", "states", folded):
        return False
    if strict:
        if is_whole_call(text):
            return False
        goes_on = goes_on and not is_call(folded, None)
        return goes_on or is_duty(text, named=True) or _reports_by(text, folded)
    if not first and not goes_on:
        return is_duty(text)
    return not is_call(folded, read_subject(text))


def _reports_by(text: str, folded: str) -> bool:
    """As in "Định kỳ ngày 20 hằng tháng báo cáo kết quả về ...": a report with its time is a duty though it names nobody."""
    return holds("sentences", "reports_to", folded) and is_duty(text) and read_due(text, None)[0] is not None


def _take(
    parts: list[Part], piece: Piece, after: Piece | None, lead: tuple[str, ...], read: tuple[Due | None, list[Problem]]
) -> tuple[str, ...]:
    """Add a piece, with when it is due and the piece behind it, to the open part, or open another; gives the lead from here on."""
    due, problems = read
    opens = piece.before in ("start", "sentence")
    subject = read_subject(piece.text) if opens else read_subject(piece.text, strict=True)
    if parts and not opens and subject is not None and _only_told_of(fold(piece.text), subject, due):
        subject = None
    if parts and subject is not None and (joins_only(piece.text) or only_an_address(piece.text)):
        subject, opens = None, False
    if parts and subject is not None and _said("condition").match(fold(piece.text)) and _is_function(subject):
        subject = subject if is_channel(piece.text) else None
    if (
        parts
        and isinstance(due, OnEvent)
        and _of_case_alone(piece, due, subject is None or same_bodies(subject.names, lead))
    ):
        due = None
    if parts and subject is None and due is not None:
        subject = _named_again(parts, piece.text, lead)
    if not parts:
        parts.append(Part([piece], subject, due, problems, (), bool(subject and subject.asked)))
        return subject.names if subject else lead
    last = parts[-1]
    if subject and due is None and not last.subject and only_does(piece.text, subject):
        last.pieces.append(piece)
        parts[-1] = last._replace(subject=subject)
        return subject.names
    same = not goes_back(parts, piece.text, due) if subject is None else same_bodies(subject.names, lead)
    if _begins_part(last, piece, due, same, partial(_goes_on, after, lead)) or (
        due is None and same and _past_day(parts, piece)
    ):
        said = "; ".join(one.text for one in last.pieces)
        partners = () if opens else read_partners(said, lead) or last.partners
        keeps = subject or (Subject(lead, 0) if last.subject or any(part.subject for part in parts) else None)
        asked = bool(subject and subject.asked) or (last.asked and subject is None)
        told = told_with(said, piece.text, lead)
        parts.append(Part([piece], keeps, due, problems, partners if same or subject is None else (), asked, told))
    else:
        last.pieces.append(piece)
        last.problems.extend(problems or told_of_day_off(piece.text, last.due))
        parts[-1] = last._replace(due=last.due or of_the_unit(piece.text, due))
        if due is not None and subject is None and _said("closes").match(fold(piece.text)):
            parts[:] = [part._replace(due=part.due or due) for part in parts]  # it closes the whole unit
    return subject.names if subject and not same else lead


def _named_again(parts: list[Part], text: str, lead: tuple[str, ...]) -> Subject | None:
    """Whoever a piece with a day names, though not as one that acts there."""
    before, first = parts[-1].pieces[-1].text, parts[0].subject
    again = named_again(text, lead, before) or acts_by_name(text, before) or named_with_day(text, lead, before)
    if again is None and first is not None and first.names != lead:
        again = named_again(text, first.names, before)
    return Subject(*again) if again else None


def _only_told_of(folded: str, subject: Subject, due: Due | None) -> bool:
    """An aside, what a group of people is doing, or how much falls to each ("...; mỗi cán bộ phụ trách không quá ba bản"): no order."""
    aside = _said("aside").search(folded) or _said("members").match(folded, subject.end)
    return aside is not None or (due is None and _said("one_each").match(folded) is not None)


def _is_condition(text: str) -> bool:
    """A sentence that says what to do in a case goes on with the task before it; one that only tells somebody does not."""
    folded = fold(text)
    return _said("condition").match(folded) is not None and not is_channel(text) and not _said("case").match(folded)


def _of_case_alone(piece: Piece, due: Due, same: bool) -> bool:
    """Whether what waits goes on with the work before it: a case that opens work of the same bodies, or stands amid a sentence."""
    if _is_condition(piece.text):
        return same
    return (same or piece.before in ("start", "sentence")) and _said("in_a_case").match(fold(due.text)) is not None


def _is_function(subject: Subject) -> bool:
    """Bodies called only by their part in the matter ("cơ quan chủ trì"): in a condition they are those charged before it."""
    return all(_said("function").match(fold(name)) for name in subject.names)


def _begins_part(last: Part, piece: Piece, due: Due | None, same: bool, goes_on: Callable[[], bool]) -> bool:
    """The rulings on where a task is split; `goes_on`: whether work of the same body follows."""
    folded = fold(piece.text)
    if is_channel(piece.text) or piece.before == "period":
        return True
    if not same:
        return True
    timed = piece.before == "semicolon" and is_time(piece.text.strip(" ./;"))
    if timed and not works_in_a_case(folded):
        return bool(
            last.due and due and due.kind in _DAYS and last.due != due
        )  # "...; trước ngày 1/10/2026": when what stands before it is due
    works = piece.before in ("start", "sentence") or _is_work(folded) or _with_own_time(folded, due)
    if not (works or works_by_own_day(piece.text, due, last.due)):
        other = last.due and due and last.due != due and due.kind in _DAYS
        return bool(other and _of_another(piece.text, folded, last))
    if due is None or (_said("inner").match(folded) and piece.before != "sentence"):
        return due is None and last.due is not None and piece.before == "sentence" and tells_whoever(piece.text)
    if _closes(piece, folded, last) or says_when_done(piece.text, last.pieces[-1].text):
        return last.due is not None and last.due != due
    if last.due is None and _is_condition(piece.text) and _said("also").search(folded):
        return False
    if piece.before in ("start", "sentence"):
        return True
    if last.due is None and _says_also(piece, folded, last):
        return False
    if last.due is None and _only_reports(folded, due) and not goes_on():
        return piece.before == "semicolon" and hands_in_its_own(piece.text, " ".join(one.text for one in last.pieces))
    return last.due != due


def _goes_on(after: Piece | None, lead: tuple[str, ...]) -> bool:
    """Whether the piece of a sentence behind one that reports is work of the same body; one who works on from there has his own part."""
    if after is None or after.before == "sentence":
        return False
    if _said("revises").match(fold(after.text)) and read_due(after.text, None)[0] is not None:
        return False  # "...; báo cáo Sở A trước ngày X; tiếp thu, hoàn thiện, trình B trước ngày Y": the work before is done by X
    other = read_subject(after.text, strict=after.before not in ("start", "sentence"))
    return other is None or same_bodies(other.names, lead)


_REPORTS = {"date": "reports", "on-event": "reports", "immediate": "reports_at_once"}
"""The list whose words only hand over the result of the work before them, by how they are due."""


def _only_reports(folded: str, due: Due) -> bool:
    """As in "...; báo cáo Sở A trước ngày ...", "...; kết thúc vụ Xuân báo cáo Sở A": a piece that only reports the work before it."""
    said = fold(due.text) if isinstance(due, OnEvent) else ""
    at = len(said) if folded.startswith(said) else 0
    listed = _REPORTS.get(due.kind) if at or not said else None
    return listed is not None and _said(listed).match(folded[at:].lstrip(" ,")) is not None


def _of_another(text: str, folded: str, last: Part) -> bool:
    """Whether words without a verb tell of another place, another thing or months of their own, whose day is not that of the rest."""
    named = _said("elsewhere").match(folded) or _said("finishes").search(folded) or _ROUND.match(folded)
    return named is not None or bool(own_months(text)) or _more_of_them(folded, last)


def _more_of_them(folded: str, last: Part) -> bool:
    """As in "dời 27 vị trí đường dây trong quý III; các vị trí cao thế trong quý IV": others of what the words before speak of."""
    several = _said("several_more").match(folded)
    noun = folded[several.end() :].split()[:2] if several else []
    return bool(noun) and f" {' '.join(noun)} " in fold(last.pieces[-1].text)


def _closes(piece: Piece, folded: str, last: Part) -> bool:
    """Whether a piece says when the work before it is done; "...; hoàn thành cấp phát áo phao trước ngày ..." finishes another."""
    closes = _said("closes").match(folded)
    return closes is not None and not (piece.before == "semicolon" and _of_other_work(folded, closes.end(), last))


def _says_also(piece: Piece, folded: str, last: Part) -> bool:
    """Whether a piece ends with when all is done; "...; lắp tủ, hoàn thành việc lắp đặt trước ngày ..." finishes its own work alone."""
    also = _said("also").search(folded)
    return also is not None and not (piece.before == "semicolon" and _of_other_work(folded, also.end(), last))


def _of_other_work(folded: str, end: int, last: Part) -> bool:
    """Whether what is said to be finished is a work that nobody was told of before: "hoàn thành (việc) cấp phát ..."."""
    named = _said("work_named").match(folded, end + 1)
    verb = verb_start().match(folded, named.end() + 1 if named else end + 1)
    return verb is not None and not any(_tells_of(verb.group(), one.text) for one in last.pieces)


def _tells_of(work: str, text: str) -> bool:
    """Whether a text speaks of a work, be it as its first words; not of a body that is called so ("Bộ Xây dựng")."""
    folded, at = fold(text), -1
    while (at := folded.find(work, at + 1)) >= 0:
        if not at or text[at].islower():
            return True
    return False


def _with_own_time(folded: str, due: Due | None) -> bool:
    """A piece that says when first, again and again, or in which case, and behind that what is to be done.

    As in "theo dõi; thứ Sáu hằng tuần báo cáo Sở A", "kiểm tra; nơi nào thiếu thì khắc phục trong 10 ngày kể từ ngày lập biên bản".
    """
    if isinstance(due, Recurring | Periodic):
        said = fold(due.text)
        at = folded.find(said, 0, len(said) + _PART_OF_DAY)
        rest = folded[at + len(said) :].lstrip(" ,") if at >= 0 else ""
        return (
            verb_start().match(rest) is not None or verb_start().match(rest[times_end(rest) :].lstrip(" ,")) is not None
        )
    return due is not None and due.kind in ("date", "relative", "immediate") and works_in_a_case(folded)


def _past_day(parts: list[Part], piece: Piece) -> bool:
    """As in "rà soát; lập danh mục trong năm 2026; hướng dẫn các xã": the day of a piece amid others is not that of the next."""
    last = parts[-1]
    amid = (
        len(parts) > 1
        and isinstance(last.due, OnDate | Recurring)
        and last.pieces[0].before == piece.before == "semicolon"
    )
    return amid and verb_start().match(folded := fold(piece.text)) is not None and not _said("reports").match(folded)


def _is_work(folded: str) -> bool:
    """A piece that says what to do, and does not only go on listing."""
    return bool(
        verb_start().match(folded)
        or _said("case").match(folded)
        or _said("closes").match(folded)
        or _said("work_opens").match(folded)
        or _said("matter_done").match(folded)
        or _POINTS_BACK.match(folded)
    )


def _beside_yearly(parts: list[Part]) -> list[Part]:
    """A day without a year beside a part that comes again and again may do so too: "Báo cáo năm: A gửi trước 15/12; B gửi trước 20/12"."""
    if not any(isinstance(part.due, Recurring) for part in parts):
        return parts
    return [
        part._replace(problems=[*part.problems, doubt("once-or-yearly", Place(field="due"), text=part.due.text)])
        if isinstance(part.due, OnDate) and _YEAR.search(part.due.text) is None
        else part
        for part in parts
    ]
