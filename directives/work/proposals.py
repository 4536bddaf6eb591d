"""What the compiler proposes for each task, each with its reason: the pile it goes to, order or request, title, product."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from directives.lexicon import holds, patterns
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.obligation import Obligation
from directives.sentences.subjects import read_subject
from directives.strings.capitals import CAPITALS
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.duties import is_channel
from directives.times.due_phrases import find_dues
from directives.work.confirming import confirm
from directives.work.titles import JOINS, OPENING, Titled, entitle, words_of
from plans.due import Immediate, OnEvent, Periodic, Recurring
from plans.plan import Force, Handling, How, Task
from plans.problems import Place, Problem, doubt

_SPACE = re.compile(r"[\s,:]*")
_STOPS = " .;"
_REPEATED = (Recurring, Periodic)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_ARGUMENT = {"each-or-together": "names"}
LONGEST_NAME = 22
"""Words of a body's name beyond which a person should look at it."""
IMPOSSIBLE = ("date-does-not-exist", "hour-does-not-exist", "years-reversed")
"""Errors about a deadline that cannot be as it is printed."""
UNREAD = (*IMPOSSIBLE, "due-unread", "month-missing", "year-missing")
"""Doubts about words that state a deadline, though not which."""
_said = partial(patterns, "proposals")
"""A list of lexicon/proposals.yaml."""
_shape = partial(Shape, "proposals")
_NUMBER = _shape(
    r"\d(?<!\d\d)\d{0,11}(?:(?:[.,]\d{1,12})?\s*%|\s*-\s*\d{1,12}\s+{counted_between~}|\s+{counted~})"
    r"(?:\s+[^,;.]{0,50})?"
)
"""A number to reach; its first digit stands first and alone, so that a text is searched for digits."""
_AT_LEAST = _shape(r"(?:{at_least}\s+|\s*)$")
_MAKES = _shape(
    r"(?:{before_making}\s+|,\s*)*{making}(?:\s*(?:,|{made_with}))*:?\s+(?P<product>{products})(?!\s+{partners.joins})"
)
"""A sentence whose work is to make a paper."""
_RUNS_ON = _shape(r"(?:^|\s)(?:(?i:{no_noun})(?=\s)|(?P<noun>{run_on})(?:\s(?!{ties}\s)[a-zà-ỹđ]+){4,}\s)")
_WHOLE = _shape(r"\s+(?!{whole})[^\W\d_" + CAPITALS + r"]")
_EACH_ONE = Shape("obligations", r"(?:^|[:,.;]\s+){each_of}\s+(?:{each_whole}|{each_kinds})(?!\w)")


@kept
def runs_on(name: str) -> bool:
    """Whether a common noun has many small words after it that tie nothing to it: a verb was not known, or letters were misread."""
    return any(found["noun"] for found in _RUNS_ON.finditer(f"{name} "))


def propose(
    found: Sequence[Obligation], issuer: str | None, told: Sequence[Problem] = ()
) -> tuple[list[Task], str | None, list[Problem]]:
    """Tasks with every default and its reason, the confirmer for the plan, and the questions that remain.

    `told`: what was doubtful so far; work with a deadline that could not be read is followed like work with one.
    """
    unread: dict[str | None, list[Problem]] = defaultdict(list)
    for one in told:
        if one.code in UNREAD and one.place.span:
            unread[one.place.clause].append(one)
    periodic = any(isinstance(one.due, _REPEATED) and one.report_to for one in found)
    seen: dict[str, int] = {}
    tasks: list[Task] = []
    problems: list[Problem] = []
    above: Titled | None = None
    for obligation in found:
        above = entitle(obligation, above)
        task = _task(obligation, issuer, periodic, _id(obligation, seen), above.title)
        if task.due is None and obligation.clause in unread:
            task = _with_unread(task, obligation.span, unread[obligation.clause])
        tasks.append(task)
        problems.extend(_questions(task))
    tasks, confirmer, open_ = confirm(tasks, found)
    return tasks, confirmer, [*problems, *open_]


def _with_unread(task: Task, span: tuple[int, int], told: Sequence[Problem]) -> Task:
    """The task followed, where its own words state a deadline; that no such day or hour exists goes with it."""
    codes = {one.code for one in told if one.place.span and span[0] <= one.place.span[0] < span[1]}
    if not codes:
        return task
    why = "Có thời hạn nhưng chưa đọc được: xem văn bản, ghi thời hạn"
    found = {**task.found, "due": How.IMPOSSIBLE} if codes & set(IMPOSSIBLE) else task.found
    return task.model_copy(update={"handling": Handling.TRACK, "why": why, "found": found})


def _id(obligation: Obligation, seen: dict[str, int]) -> str:
    """The clause, "-2" for its second part, "<1.đ" where it takes over another clause; "~2" makes a second one unique.

    `seen` holds the ids given, and for each the number to try first when it is wanted again.
    """
    if obligation.inherited_from:
        wanted = f"{obligation.clause}<{obligation.inherited_from}"
    else:
        wanted = obligation.clause if obligation.part == 1 else f"{obligation.clause}-{obligation.part}"
    wanted = wanted[:70]
    unique, number = wanted, seen.get(wanted, 2)
    while unique in seen:
        unique, number = f"{wanted}~{number}", number + 1
    seen[wanted] = number
    seen.setdefault(unique, 2)
    return unique


def _task(one: Obligation, issuer: str | None, periodic: bool, id_: str, title: str) -> Task:
    text = words_of(one)
    product = one.product or _product(text)
    target = _target(text)
    handling, why = _handling(one, product, target, periodic)
    found = {field: how for field, how in one.found.items() if getattr(one, "with_" if field == "with" else field)}
    return Task.model_validate({
        "id": id_, "title": title, "clause": one.clause, "part": one.part, "quote": one.quote, "span": one.span,
        "lead": one.lead, "with": one.with_, "report_to": one.report_to, "via": one.via, "due": one.due,
        "inherited_from": one.inherited_from, "source_quote": one.source_quote, "product": product, "target": target,
        "handling": handling, "why": why, "force": _force(one, issuer), "found": {**found, "handling": How.DEFAULT},
    })  # fmt: skip


def _product(text: str) -> str | None:
    """A paper that must come out of it, where making it is the work itself."""
    folded = fold(text)
    subject = read_subject(text)
    start = subject.end if subject else 0
    position = _SPACE.match(folded, start).end()  # type: ignore[union-attr]
    opened = OPENING.match(folded[position:])
    position += opened.end() if opened else 0
    if opened is not None and JOINS.search(fold(opened.group())):
        names = read_bodies(text.rstrip(_STOPS), position, loose=True)
        position = _SPACE.match(folded, names.end).end() if names.names and names.start == position else position  # type: ignore[union-attr]
    found = _MAKES.match(folded, position)
    return text[found.start("product") : found.end("product")].lower() if found else None


def _target(text: str) -> str | None:
    """A number to reach ("1 - 2 mô hình trong năm", "tối thiểu 90%"); a share of nothing ("Chlorine 70%") is none."""
    folded, before = fold(text), 0
    for found in _NUMBER.finditer(folded):
        start = _AT_LEAST.search(folded, before, found.start()).start()  # type: ignore[union-attr]
        words, before = " ".join(text[start : found.end()].split()), found.end()
        if text[found.end() : found.end() + 1].isalpha():  # the pattern's length cut a word
            words = words.rpartition(" ")[0]
        if not _SHARE.fullmatch(words):
            return words[:120]
    return None


def _handling(one: Obligation, product: str | None, target: str | None, periodic: bool) -> tuple[Handling, str]:
    """Which of the three piles, and why (USERS.md, rule 1)."""
    if one.due is not None:
        if isinstance(one.due, OnEvent) and is_channel(one.quote) and not _dated(one.quote):
            return Handling.INFORM, "Nơi phản ánh khó khăn, vướng mắc: phổ biến để các cơ quan biết"
        if isinstance(one.due, OnEvent):
            return Handling.TRACK, f"Việc phát sinh theo sự việc (“{one.due.text}”): mở nhiệm vụ khi có sự việc"
        if isinstance(one.due, _REPEATED):
            return Handling.TRACK, f"Việc định kỳ: “{one.due.text}”"
        if isinstance(one.due, Immediate):
            return Handling.TRACK, "Văn bản yêu cầu thực hiện ngay"
        return Handling.TRACK, f"Có thời hạn: “{one.due.text}”"
    if product is not None:
        return Handling.TRACK, f"Phải có sản phẩm: {product}"
    if target is not None:
        return Handling.TRACK, f"Có chỉ tiêu phải đạt: {target}"
    if one.lead and all(_said("people").match(fold(name)) for name in one.lead):
        return Handling.INFORM, "Yêu cầu chung đối với cá nhân, không có thời hạn: phổ biến, quán triệt"
    where = "đưa vào báo cáo định kỳ của kế hoạch" if periodic else "xác nhận mỗi năm một lần"
    return Handling.REPORT, f"Việc thường xuyên, không nêu thời hạn: {where}"


def _dated(text: str) -> bool:
    """Whether a day is named, by which difficulties are told."""
    return any(due.due.kind in ("date", "recurring") for due in find_dues(tight(text), None))


@kept
def _is_asked(name: str) -> bool:
    """Whether a folded name is of a body that the State asks."""
    return holds("duties", "request_bodies", name)


def _force(one: Obligation, issuer: str | None) -> Force:
    """The State gives to its own bodies and asks others (USERS.md, rule 6); a Party body asks only where it says so."""
    names = [fold(name.replace("&", " & ")) for name in one.lead]  # "HĐND&UBND" is an office of both
    others = bool(names) and all(map(_is_asked, names))
    if one.asked and names and not any(_said("state").search(name) for name in names):
        return Force.REQUEST
    return Force.REQUEST if others and not _said("party").search(fold(issuer or "")) else Force.ORDER


def goes_on(quote: str, name: str) -> bool:
    """Whether words follow a name in the text that may belong to it; a cell of a table holds the name alone."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}", quote)
    return any(_WHOLE.match(quote, one.end()) for one in found)


@kept
def _odd(name: str) -> tuple[str, bool]:
    """What is odd about a name ("" for nothing), and whether it is so whatever follows it."""
    if len(name.rpartition(", ")[2].split()) > LONGEST_NAME or runs_on(name):
        return "name-long", True
    bare = _said("cut_short").search(fold(name)) is not None
    return ("name-bare", bare) if bare or _said("unnamed").match(fold(name)) else ("", True)


def _named(names: Sequence[str]) -> bool:
    """Whether all of them are names and none is a group."""
    return not any(_said("group").match(fold(name)) for name in names)


def _questions(task: Task) -> list[Problem]:
    """What a person should look at: a named pair of leads, and names so long that a sentence may hide in them."""
    asked: list[tuple[str, str, str]] = []
    if (
        task.handling is Handling.TRACK
        and len(task.lead) == 2
        and (task.product or task.report_to)
        and _named(task.lead)
        and _EACH_ONE.search(quote := fold(task.quote)) is None
        and _said("own_share").search(quote) is None
    ):
        asked.append(("each-or-together", "together", " · ".join(task.lead)))
    for field, names in (("lead", task.lead), ("with", task.with_), ("report_to", (task.report_to or "",))):
        for name in names:
            code, always = _odd(name)
            if code and (always or goes_on(task.quote, name)):
                asked.append((code, field, name))
    return [
        doubt(code, Place(clause=task.clause, span=task.span, field=field), **{_ARGUMENT.get(code, "name"): words})
        for code, field, words in asked
    ]
