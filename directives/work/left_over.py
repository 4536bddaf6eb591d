"""What a task's own words hold that went into none of its fields: a body that acts, a partner, a receiver, a time."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.sentences.acting import actors
from directives.sentences.allowed import let_before_order
from directives.sentences.bracketed import led_amid, named_alone, named_apart
from directives.sentences.handed_over import goes_on_name, handed_over
from directives.sentences.named_again import DAY_IS, member_acting
from directives.sentences.obligation import Obligation
from directives.sentences.openings import heard_last
from directives.sentences.passive import whose_perhaps
from directives.sentences.roles_told import acting_behind_role, executing_amid, leading_role, tells_roles
from directives.sentences.subject_words import CASE
from directives.strings.capitals import CAPITALS
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.structure.outline import Outline
from directives.times.due_onward import own_dues
from directives.times.due_phrases import DueFound, find_dues, read_due
from directives.times.left_out_times import leaves_out
from directives.times.own_months import as_often, is_bare
from directives.times.periods_apart import periods_apart
from directives.words.work_words import predicate
from directives.work.days_ahead import ahead_apart, other_day, time_ahead
from directives.work.given_amid import extended_to, given_amid
from directives.work.of_another import of_another
from directives.work.others_acting import acting_unread, others_acting
from directives.work.second_actor import second_actor
from directives.work.times_said import beside_period, later_step, within_span
from plans.due import Due, OnDate, Recurring
from plans.names import fold_name, group_key, without_head
from plans.plan import How
from plans.problems import Place, Problem, doubt

_JOINS = Shape("partners", r"(?<!\w){joins}(?:[\s,]+(?:và\s+)?{well})*[\s,]+{with}\s+(?!{no_partners}(?!\w)|[\W\d_])")
_TELLS = Shape("reports", r"(?<!\w)(?:{told_to}|(?P<register>{registers}))(?=\s)")
_OTHERS_DID = Shape("reports", r"(?<!\w){hands_not}\s+$")
_TO, _NO_HOME = Shape("reports", r"(?<!\w){left_towards}\s+"), Shape("reports", r"{no_home}(?!\w)")
_ONWARD = Shape("reports", r"(?<!\w)(?:{so_that}|{gathers})[^;.]{0,20}$")
"""Whoever got the result passes it on."""
_STARTS = Shape("deadlines", r"(?<!\w){starts}\s+{phases.dated}\s+[^\s,;.]+")
_BACK = Shape("left_over", r"(?<!\w)từ\s+(?:năm|tháng|ngày)\s+[\d/]+\s+{back_in_time}(?!\w)")
"""What came before a time, beside words that repeat: papers of those years, or the work itself."""
_REACH = re.compile(r"[^;.]{0,160}")
"""How far behind "báo cáo" its receiver may stand."""
_SUBMITS, _SUBMITTED = Shape("reports", "{submits}"), Shape("reports", r"(?<!\w){submits}\s+$")
_ASIDE, _SO_THAT = re.compile(r"\s*\([^()]*\)"), Shape("reports", r"\s+{so_that}\s")
_ALSO = re.compile(r"(?:,|\svà)\s+(?=[" + CAPITALS + r"])")
_BY_LEVEL = Shape("subjects", r"(?<!\w){by_level}\s")
_COMMA, _SPOT, _REACH_BEFORE = re.compile(r",\s+"), re.compile(r"(?<![^\s(])(?=[^\W\d_])"), 90
_WITHIN = Shape("left_over", r"(?<!\w)(?:\d{1,2}\s+)?{within}(?!\w)(?:\s[^,;.]{2,60})?")
_SHORT, _DAY = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR"), ";BYMONTHDAY="
_BEFORE = 90
"""Characters before a word of telling that say whose it is."""
_LOOKED_AT = 3
"""Places behind one such word that are looked at."""
_GIVEN_BY = Shape("left_over", r"(?<!\w)được\s(?:[^;.:]{2,90}?(?:,|\svà)\s)?(?P<who>[^;.:,]{2,90}?)\s{given_by}")
_MADE_FOR = Shape("reports", r"(?<!\w)(?:{so_that}|{advised})\s+$")
_BEYOND = Shape("reports", r"\s+{so_that}\s[^;.]*(?<!\w){subjects.beyond_power}(?!\w)[^;.]*$")
"""What is beyond the powers of whoever was told, who tells those above."""
_SORT = Shape("reports", r"\s+{sorts_of_report}(?!\w)")
_ADVISES = Shape("left_over", r"(?<!\w){advises}\s[^;,.:]{3,70}\s(?:và\s+)?$")
_NOT_YET, _BARE = Shape("left_over", r"{before_it}\s+$"), Shape("left_over", "{bare_nouns}")
_WIDELY = Shape("left_over", r"{addressed_widely}(?:\s.*)?")
NEAR = "day-of-issue-or-next"
"""The row of lexicon/time.yaml for the day on which a paper, or a page that tells of it, is written."""
_PIECE = re.compile(r"[;.]\s+(?=[^\W\d_])")
_PASSING = frozenset({"immediate", "periodic"})
"""Words of haste and of repetition stand in many sentences and seldom are the deadline that is missing."""


def left_over(outline: Outline, one: Obligation, issued: dt.date | None) -> Iterator[Problem]:
    """A doubt at each field into which something of the task's words may belong that is in no field; rows have their own check."""
    line = outline.source.rfind("\n", 0, one.span[0]) + 1
    if one.inherited_from or outline.source.startswith("|", line):
        return
    whole = tight(one.quote)
    text = whole.rstrip(" .;")
    folded = fold(text)
    for code, field, said in (
        ("actor-left", "lead", _actor(one, text, folded)),
        ("partner-left", "with", _partner(one, text, folded)),
        ("receiver-left", "report_to", _receiver(one, text, folded)),
        ("receivers-apart", "report_to", _apart(one, folded)),
        (
            "time-left",
            "due",
            _time(one.due, whole, issued) or _others_day(one, text, folded) or _own_later(one, whole, issued),
        ),
    ):
        if said:
            yield doubt(code, Place(clause=one.clause, field=field, span=one.span), said=said)
    for code, field, told in of_another(one, text, folded, issued):
        yield doubt(code, Place(clause=one.clause, field=field, span=one.span), **told)
    if (
        outline.news
        and one.due is not None
        and any(f.rule == NEAR and f.due == one.due for f in find_dues(one.quote, issued))
    ):
        yield doubt("due-of-telling", Place(clause=one.clause, field="due", span=one.span), text=one.due.text)


def _others_day(one: Obligation, text: str, folded: str) -> str:
    """As in "Báo cáo trước ngày A, Sở B là ngày C": a body that has none of the task, with what its day is."""
    for day in DAY_IS.finditer(folded) if one.due is not None else ():
        spots = (spot.end() for spot in _SPOT.finditer(text, max(0, day.start() - _REACH_BEFORE), day.start()))
        for at in spots:
            names = read_bodies(text, at, loose=True)
            if names.names and names.start == at and names.end == day.start():
                if not set(names.names) & set(one.lead):
                    return text[at : day.end()]
                break  # the others begin within this name
    return ""


def _own_later(one: Obligation, text: str, issued: dt.date | None) -> str:
    """As in "Sở A chỉ đạo các trạm báo cáo Sở trước ngày D để báo cáo X trước ngày E": the later day of the lead itself."""
    heads = {fold(name).partition(" ")[0] for name in one.lead}
    dues = find_dues(text, issued) if one.report_to and len(heads) == 1 else ()
    own = own_dues(text, [day.span for day in dues])
    if own == len(dues):
        return ""
    told = fold(one.report_to or "")
    ahead = text[: dues[own].span[0]]
    start = ahead.find(" ", dues[own - 1].span[1] + 1) + 1  # behind "để"
    goes_on = [fold(name) for name in read_bodies(ahead, start, loose=True).names[:1]] or fold(ahead[start:]).split()[
        :1
    ]
    itself = not {told, *goes_on}.isdisjoint(heads | {fold(name) for name in one.lead})
    return " ".join(text[slice(*dues[own].span)].split()) if itself else ""


def _unknown(one: Obligation, names: tuple[str, ...]) -> str:
    """The names, where the task has one of them in no field."""
    told = [names for names in (one.report_to, one.via) if names]
    several = (name for names in told for name in read_bodies(names, loose=True).names)  # "các Bộ: A, B"
    known = " | ".join(fold(name) for name in (*one.lead, *one.with_, *told, *several))
    left = [name for name in names if fold(name) not in known]
    said = [name for listed in told for name in listed.split(", ")] if left else []
    spelt = {key for name in said for key in (fold_name(name), without_head(fold_name(name)))}
    return "; ".join(names) if any(fold_name(name) not in spelt for name in left) else ""


def _actor(one: Obligation, text: str, folded: str) -> str:
    """Bodies before a verb of duty in a task whose lead stands elsewhere or was assumed."""
    if one.found.get("lead") is How.EXPLICIT:
        said = _second(one, text, folded) or _member(one, text) or _called_leading(one, text, folded)
        return said or others_acting(text, folded, partial(_unknown, one)) or _unknown(one, let_before_order(text))
    for names in actors(text, folded):
        if _only_named(folded, names):
            continue
        if (said := _unknown(one, names)) and not all(_of_the_lead(one, name) for name in names):
            return said
    amid = (led_amid(text, folded) or named_alone(text, folded)) if "(" in text else ()
    amid = amid or executing_amid(text, folded) or _set_apart(text, folded)
    amid = amid or (extended_to(text, folded) if folded.startswith(phrases("left_over", "extends")) else ())
    return _member(one, text) or _unknown(
        one,
        amid
        or whose_perhaps(text, folded)
        or let_before_order(text)
        or heard_last(text, folded)
        or given_amid(text, folded),
    )


def _set_apart(text: str, folded: str) -> tuple[str, ...]:
    """Bodies alone behind a colon or a dash, not those to work with; others whose work no rule reads."""
    marked = (": " in text or "- " in text) and _JOINS.search(folded) is None
    return (named_apart(text) if marked else ()) or acting_unread(text, folded)


def _called_leading(one: Obligation, text: str, folded: str) -> str:
    """As in "Sở A kiểm tra bến; đơn vị đầu mối là Sở B": whoever is called the leading body, where another acts."""
    role = leading_role(text, folded) if tells_roles(text) else None
    return _unknown(one, role.names) or _unknown(one, acting_behind_role(text, folded)) if role else ""


def _member(one: Obligation, text: str) -> str:
    """As in "Sở A rà soát kho; xã B gia cố đê": a commune by its name opens a piece of its own, and others lead."""
    for mark in _PIECE.finditer(text):
        named = member_acting(text[mark.end() :], text[: mark.start()])
        if named is not None and (said := _unknown(one, named)):
            return said
    return ""


def _only_named(folded: str, names: tuple[str, ...]) -> bool:
    """As in "các nhiệm vụ được trung ương, Ủy ban nhân dân tỉnh giao": who gave the work."""
    return any(fold(names[-1]).endswith(given["who"]) for given in _GIVEN_BY.finditer(folded))


def _of_the_lead(one: Obligation, name: str) -> bool:
    """As "(Chủ tịch) Ủy ban nhân dân cấp tỉnh" where "Ủy ban nhân dân các tỉnh ..." leads: the same by their level."""
    said = fold_name(name)
    whose = group_key(without_head(said) or said)
    return _BY_LEVEL.search(fold(name)) is not None and any(
        f"{group_key(fold_name(lead))} ".startswith(f"{whose} ") for lead in one.lead
    )


def _second(one: Obligation, text: str, folded: str) -> str:
    """As in "Sở A lập dự toán, Sở B thẩm định trước ngày ...": another body that acts in the same sentence."""

    def new(names: tuple[str, ...]) -> str:
        return "; ".join(names) if _unknown(one, tuple(map(_headless, names))) else ""

    return second_actor(text, folded, one.lead, new)


def _headless(name: str) -> str:
    """The body behind its head ("Giám đốc Sở A"), folded; any other name as it is."""
    return without_head(fold(name)) or name


def _partner(one: Obligation, text: str, folded: str) -> str:
    """What stands behind "phối hợp với" in a task without partners, or goes on with the list of them, be its name unknown."""
    for found in _JOINS.finditer(folded):
        names = read_bodies(text, found.end(), loose=True)
        if names.names and names.start == found.end() and one.with_:
            further = _ALSO.match(text, names.end)
            if further and not predicate().match(folded, further.end()):
                return _words(text, further.end())
        elif not names.names and not folded.startswith(tuple(map(fold, one.with_)), found.end()):
            return _words(text, found.end())
    return ""


def _words(text: str, at: int) -> str:
    return text[at:].split(",")[0][:60].strip(" .;")


def _receiver(one: Obligation, text: str, folded: str) -> str:
    """Bodies that are told something and stand in no field."""
    for verb in _TELLS.finditer(folded):
        if one.report_to and _ONWARD.search(folded, max(0, verb.start() - 40), verb.start()):
            continue
        if one.report_to and (_submits_on(one.report_to, folded, verb) or _sent_by(one.report_to, folded, verb)):
            continue
        before = folded[max(0, verb.start() - _BEFORE) : verb.start()]
        if _SORT.match(text, verb.end()) or _tells_above(one.report_to, folded[: verb.start()]):
            continue
        if _NOT_YET.search(before) or _ADVISES.search(before) or (verb["register"] and _OTHERS_DID.search(before)):
            continue
        reach = _REACH.match(folded, verb.end())
        end = reach.end() if reach else verb.end()
        spots = [verb.end() + 1, *_towards(folded, verb.end(), end)]
        for spot in spots[:_LOOKED_AT]:
            names = read_bodies(text, spot, loose=True)
            if not names.names or names.start != spot or _no_receiver(one, names.names):
                continue
            if said := _unknown(one, names.names):
                return said
    if one.report_to:
        return ""
    handed = (got.names.names for got in handed_over(text, folded) if not got.papers)
    return next((said for names in handed if (said := _unknown(one, names))), "")


def _towards(folded: str, start: int, end: int) -> Iterator[int]:
    """Where a receiver may stand behind a word that leads to it."""
    for to in _TO.finditer(folded, start, end):
        if not goes_on_name(folded, to.start(), to.end()) and not _NO_HOME.match(folded, to.end()):
            yield to.end()


def _no_receiver(one: Obligation, names: tuple[str, ...]) -> bool:
    """As in "trình Thủ tướng Đề án ...", whose receiver is known; a noun alone ("ngành"); all the people ("cán bộ, đảng viên")."""
    known = fold(one.report_to or "")
    if len(names) == 1 and (_BARE.fullmatch(fold(names[0])) or (known and fold(names[0]).startswith(f"{known} "))):
        return True
    return all(_WIDELY.fullmatch(fold(name)) is not None for name in names)


def _submits_on(receiver: str, folded: str, verb: re.Match[str]) -> bool:
    """As in "báo cáo Sở A (xem xét hoặc) trình cấp có thẩm quyền": whoever got it submits it, in the same piece of the sentence."""
    at = folded.find(fold(receiver))
    if at < 0 or at > verb.start() or not _SUBMITS.match(verb.group()):
        return False
    between = folded[at : verb.start()]
    if between.endswith(", ") and _passed_by(folded, at + len(receiver)):
        return False
    return not any(mark in between for mark in ("; ", ". ")) and not _SUBMITTED.search(folded, 0, at)


def _passed_by(folded: str, end: int) -> bool:
    """As in "báo cáo Sở A theo tiến độ chung, trình B ...": A does nothing with it, so that B is told beside A."""
    end = one.end() if (one := _ASIDE.match(folded, end)) else end
    if folded.startswith(",", end):
        return True
    return predicate().match(folded, end) is None and _SO_THAT.match(folded, end) is None


def _tells_above(receiver: str | None, before: str) -> bool:
    """As in "báo cáo Sở A để giải quyết, trường hợp vượt thẩm quyền báo cáo X": Sở A tells X."""
    told, at, behind = before.rpartition(fold(receiver)) if receiver else ("", "", "")
    return bool(told and at) and _BEYOND.match(behind) is not None


def _sent_by(receiver: str, folded: str, verb: re.Match[str]) -> bool:
    """As in "hoàn thành dự thảo để Ủy ban nhân dân tỉnh gửi X", where the committee is the receiver, and advised before;
    "trình Bộ trưởng báo cáo X", where the minister is.
    """
    before = folded[: verb.start()].rstrip()
    if not before.endswith(fold(receiver)):
        return False
    ahead = before.removesuffix(fold(receiver))
    return (_MADE_FOR.search(ahead) or _SUBMITTED.search(ahead)) is not None


def _apart(one: Obligation, folded: str) -> str:
    """Receivers that stand in different sentences, or on two sides of ";": two pieces of work perhaps, each with its own."""
    if one.report_to is None or ", " not in one.report_to:
        return ""
    spots = [folded.find(fold(name)) for name in _COMMA.split(one.report_to)]
    known = sorted(spot for spot in spots if spot >= 0)
    between = folded[known[0] : known[-1]] if known else ""
    return one.report_to if any(mark in between for mark in ("; ", ". ")) else ""


def _time(due: Due | None, text: str, issued: dt.date | None) -> str:
    """A deadline in the task's words that is not its own, where it has none or a looser one."""
    own = fold(getattr(due, "text", None) or "")
    if due is not None and due.kind == "recurring" and (bound := _bound(due, text) or beside_period(text, due)):
        return bound
    topic = CASE.match(fold(text))
    dues = [one for one in find_dues(text, issued) if topic is None or one.span[0] >= topic.end()]
    for found in dues[: own_dues(text, [one.span for one in dues])]:
        said = " ".join(text[slice(*found.span)].split())
        apart = fold(said) not in own and (not own or own not in fold(said)) and not _same(found.due, due)
        apart = apart and not _dayless(found, due, text) and not _listed(found, due, text, issued)
        in_a_case = found.due.kind == "on-event" and patterns("sentences", "in_a_case").match(fold(found.due.text))
        if (
            apart
            and not in_a_case
            and found.due.kind not in _PASSING
            and (due is None or due.kind in _PASSING or found.due.kind == due.kind)
        ):
            return "" if _asked_about(said, due, text, issued) else said
    ahead = _ahead(due, text, issued) if issued is not None else ""
    return "" if ahead and _asked_about(ahead, due, text, issued) else ahead


def _ahead(due: Due | None, text: str, issued: dt.date) -> str:
    """A time to come that no rule reads: any, where the task has no day; beside its day that of another part of the work."""
    if isinstance(due, OnDate):
        others = (piece for piece in _PIECE.split(text) if due.text not in piece)
        ahead = next((said for piece in others if (said := ahead_apart(piece, issued, due.date))), "")
        return ahead or within_span(text, due) or later_step(text, due) or other_day(text, issued, due)
    return time_ahead(text, issued) if due is None or due.kind in _PASSING else ""


def _listed(found: DueFound, due: Due | None, text: str, issued: dt.date | None) -> bool:
    """Whether both are of the periods that stand one after another before the work: each has a task."""
    if due is None or due.kind != "recurring" or found.due.kind != "recurring":
        return False
    listed = [one.due for one in periods_apart(text, issued)]
    return found.due in listed and any(one.text == due.text or _same(one, due) for one in listed)


def _asked_about(said: str, due: Due | None, text: str, issued: dt.date | None) -> bool:
    """Whether a doubt of the deadline itself tells of these words already."""
    read, problems = read_due(text, issued)
    return read == due and any(said in str(one.args.get("text", one.args.get("others", ""))) for one in problems)


def _bound(due: Recurring, text: str) -> str:
    """When what is done again and again begins, or the time within which it is done each day, where the rule says neither."""
    folded = fold(text)
    begins = (_STARTS.search(folded) or _BACK.search(folded)) if due.start is None else None
    found = begins or (_WITHIN.search(folded) if due.rrule in _SHORT and due.start is None else None)
    if found and not begins and folded.endswith(phrases("subjects", "even_on"), 0, found.start() - 1):
        return ""  # "hằng ngày, kể cả trong ngày nghỉ"
    return text[found.start() : found.end()].strip() if found else ""


def _dayless(found: DueFound, due: Due | None, text: str) -> bool:
    """As in "Định kỳ hằng quý ... trước ngày 20 của tháng cuối quý": the period of the day that the task has."""
    if not isinstance(found.due, Recurring) or not isinstance(due, Recurring):
        return False
    if is_bare(found.due) and as_often(found.due, due):
        return True
    (months, _, day), own = found.due.rrule.partition(_DAY), due.rrule.partition(_DAY)[0]
    at = max(text.find(words, found.span[1]) for words in due.text.split(" ... "))
    if leaves_out(due.text):  # "hằng quý, trừ quý IV, ..."
        months, own = months.rstrip("0123456789,"), own.rstrip("0123456789,")
    return at > 0 and months == own and day in ("-1", "31") and not _PIECE.search(text, found.span[1], at)


def _same(one: Due, other: Due | None) -> bool:
    """Whether two deadlines are one in other words ("hằng năm", "một lần/năm")."""
    return other is not None and one.model_dump(exclude={"text"}) == other.model_dump(exclude={"text"})
