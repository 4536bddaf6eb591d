"""Tasks of a new plan that look like ones in force: the same document's, or close words for a unit that has both."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from plans.names import fold_name
from plans.plan import Handling, Plan, Task
from plans.problems import MUST_ANSWER, Place, Problem, Severity, doubt, error
from plans.report_lines import CONFIRMATION

CLOSE = 82
"""Likeness of the words (0 to 100, rapidfuzz's ratio of the folded titles) from which two tasks look alike ..."""
SAME_DOCUMENT = 70
"""... and the same where the document that both come from, or carry out, has one number."""
LONGEST, SHORTEST = 240, 20
"""Characters of folded words that are compared at most, and what must be left of them without day and receiver."""
SHOWN = 2
"""Tasks in force that are shown for one task at most, the closest first."""


def _any(*names: str) -> str:
    """A pattern of one of these words, as they are folded."""
    return f"(?:{'|'.join(map(fold_name, names))})"


_BEFORE = _any("trước", "chậm nhất", "muộn nhất", "đến hết", "hết", "trong", "vào", "là")
_BY_WHEN = re.compile(
    rf"(?: {_any('xong', 'hoàn thành', 'thời hạn', 'hạn', 'gửi')})*(?: {_BEFORE})+"
    rf"(?: {_any('ngày', 'tháng', 'quý')} (?:\d{{1,2}}|[ivx]+)| \d{{1,2}} \d{{1,2}} \d{{4}})"
    rf"(?:(?: {_any('tháng', 'năm')})? \d{{1,4}}){{0,2}}(?= )"
    rf"| {_any('trước', 'chậm nhất', 'muộn nhất')}(?: {_any('ngày', 'tháng')})? $"
)
"""By when, in folded words: "trước ngày 15/12/2026", "xong trong tháng 10"; or what a title cut short left of it."""
_BODY = (
    rf"(?:{_any('chủ tịch', 'văn phòng')} )?{_any('ủy ban nhân dân', 'thủ tướng chính phủ', 'văn phòng chính phủ')}"
    rf"(?: {_any('tỉnh', 'thành phố')})?(?= |$)"
)
_SENT = rf" {_any('báo cáo', 'gửi', 'trình')}(?: {_any('kết quả')})?"
_TO = rf" {_any('về', 'cho')} {_BODY}"
_RECEIVER = re.compile(rf"(?:{_SENT})+(?:{_TO}| {_BODY}) *$|(?P<verb>{_SENT}) {_BODY}|{_TO}")
"""To whom it is reported, in folded words: "báo cáo UBND tỉnh", "gửi về Ủy ban nhân dân thành phố"; at the end with its verb."""


class TaskInForce(NamedTuple):
    """A task that is followed now: its id in the database, how its plan is named, its number, its key there, its words.

    `ours`: it was given to the unit that now receives, by somebody else: whoever leads it besides is not asked about.
    """

    id: int
    plan: str
    number: str | None
    key: str
    title: str
    quote: str
    ours: bool = False

    @property
    def name(self) -> str:
        """How a plan refers to it: "plan:key"."""
        return f"{self.plan}:{self.key}"


class Overlap(NamedTuple):
    """A task of the new plan, one in force that it looks like, and how much (0 to 100)."""

    task: str
    other: TaskInForce
    score: float


def alike(plan: Plan, in_force: Sequence[TaskInForce]) -> list[Overlap]:
    """Followed tasks of the plan whose words are close to those of one in force. Whose work it is, `overlaps` asks."""
    followed = [task for task in plan.tasks if task.handling is Handling.TRACK]
    mine = [task for task in followed if task.id != CONFIRMATION]  # each plan has its own, in the same words
    numbers = {plan.directive.number, *plan.directive.implements} - {None}
    words = [_words(one.title, one.quote) for one in in_force] if mine else []
    found: list[Overlap] = []
    for task in mine:
        own = _words(task.title, task.quote)
        for _, score, at in process.extract(own, words, scorer=fuzz.ratio, score_cutoff=SAME_DOCUMENT, limit=50):
            if (score >= CLOSE or in_force[at].number in numbers) and in_force[at].name not in task.same_as:
                found.append(Overlap(task.id, in_force[at], score))
    return found


def overlaps(
    plan: Plan, members: Mapping[str, Collection[str]], close: Iterable[Overlap], leading: Mapping[int, Collection[str]]
) -> tuple[Overlap, ...]:
    """Those of `close` where one unit leads both; `leading` are slugs of units by the id of the task in force."""
    units = {task.id: {slug for name in task.lead for slug in members.get(name, ())} for task in plan.tasks}
    shared = [one for one in close if not units[one.task].isdisjoint(leading.get(one.other.id, ()))]
    ranked = sorted(shared, key=lambda one: -one.score)
    kept = {task.id: [one for one in ranked if one.task == task.id][:SHOWN] for task in plan.tasks}
    return tuple(one for several in kept.values() for one in several)


def overlap_problems(plan: Plan, found: Iterable[Overlap]) -> list[Problem]:
    """An error for each until it is answered: whether it is the same work, which one result would close. Of a task that is linked
    already, a doubt: it may be this one's work too.
    """
    clauses, answered = {task.id: task.clause for task in plan.tasks}, {task.id for task in plan.tasks if task.same_as}
    return [
        (doubt if one.task in answered else error)(
            "overlap", Place(clause=clauses[one.task], field="same_as"), task=one.task, other=one.other.title,
            plan=one.other.number or "-", name=one.other.name,
        )
        for one in found
    ]  # fmt: skip


def all_the_same(problems: Iterable[Problem]) -> list[Problem]:
    """The problems where somebody said that it is to be given all the same: what had to be answered is a doubt."""
    said = {"severity": Severity.DOUBT}
    return [one.model_copy(update=said) if one.code in MUST_ANSWER else one for one in problems]


def linked(task: Task) -> tuple[tuple[str, str], ...]:
    """The tasks in force that this one is said to be the same as, as (plan, key)."""
    return tuple((plan, key) for plan, _, key in (name.partition(":") for name in task.same_as))


def _words(title: str, quote: str) -> str:
    """What a task says, folded, without by when and to whom it is reported: its title, or the words of the text where that is short."""
    longer = quote if len(title) < 30 <= len(quote) else title
    whole = fold_name(longer)[:LONGEST]
    kept = " ".join(_RECEIVER.sub(r"\g<verb>", _BY_WHEN.sub("", f" {whole} ")).split())
    return kept if len(kept) >= SHORTEST else whole
