"""A plan on its way taken away as a file (.xlsx, .yaml) and brought back: all that the file says, or nothing of it.

A file bears a mark of the state that it was taken from: what others corrected since stays, and what both changed is told.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from desk.directories import kept_directory
from desk.drafts.correcting import Hand, replace_plan
from desk.drafts.finding import DraftRefused, find, plan_of
from desk.drafts.history import Entry, entries, plan_before, seen_doubts, touched
from desk.drafts.looking import doubts_left
from desk.drafts.sheets import plan_sheet, read_plan_sheet
from desk.intake import LARGEST
from desk.papers.making import MEDIA
from directives.heads.secrecy import typed_mark
from models.database import Engine, reading
from models.drafts import ChangeRow, DraftRow, draft_changes
from models.files import Kept
from models.settings import Settings
from plans.access import Actor
from plans.files import locate, read_plan, write_plan
from plans.kept_doubts import with_doubts
from plans.merging import Clash, merged
from plans.plan import Plan
from plans.problems import Place, Problem, error, has_errors
from plans.steps import said
from plans.wording import label

YAML = "application/yaml"
MARK = "dondoc:"
"""What the first line of a YAML file says before its mark."""
_MARKED = re.compile(rf"# {MARK} (\S+)")


def draft_file(engine: Engine, actor: Actor, number: int, ending: str) -> Kept:
    """The plan as it stands; raises DraftUnknown, DraftNotYours, DraftRefused for another ending."""
    with reading(engine) as session:
        draft = find(session, actor, number)
        changes = draft_changes(session, number)
        mark = _mark(draft, changes)
    if ending == "xlsx":
        return Kept(f"{draft.slug}.xlsx", MEDIA["xlsx"], plan_sheet(plan_of(draft), mark))
    if ending == "yaml":
        return Kept(f"{draft.slug}.yaml", YAML, f"# {MARK} {mark}\n{_yaml(draft, entries(changes))}".encode())
    raise DraftRefused(error("draft-file-kind", ending=ending))


def _yaml(draft: DraftRow, past: Sequence[Entry]) -> str:
    """The plan with what is doubted still, so that whoever launches the file is asked the same as on the workbench."""
    plan = plan_of(draft)
    left = doubts_left(draft, plan, touched(past), seen_doubts(past))
    return draft.yaml if left is None else write_plan(with_doubts(plan, left))


def bring_back(
    engine: Engine,
    settings: Settings,
    hand: Hand,
    data: bytes,
    name: str,
    why: str | None = None,
    *,
    no_secret: bool = False,
) -> int:
    """What the file changes, kept in one entry of the history; how many fields. Raises DraftRefused with every fault at its cell.

    `no_secret` is the tick of whoever sends it; what the file quotes anew passes the gate of documents.
    """
    if not no_secret:
        raise DraftRefused(error("secrecy-tick-missing", Place(field="no_secret")))
    if len(data) > LARGEST:
        raise DraftRefused(error("too-large", Place(file=name), megabytes=LARGEST // 1_000_000))
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx":
        plan, problems = _from_sheet(engine, settings, hand, data, name)
    elif ending in ("yaml", "yml"):
        plan, problems = _from_yaml(engine, hand, data, name)
    else:
        raise DraftRefused(error("draft-file-kind", Place(file=name), ending=ending))
    if plan is None or has_errors(problems):
        raise DraftRefused(*(one for one in problems if has_errors([one])))
    if not settings.isolated and (secret := _secret(engine, hand, plan, name)):
        raise DraftRefused(*secret)
    return replace_plan(engine, hand, plan, ending, why)


def _from_sheet(
    engine: Engine, settings: Settings, hand: Hand, data: bytes, name: str
) -> tuple[Plan | None, list[Problem]]:
    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        past = entries(draft_changes(session, draft.id))
        directory = kept_directory(engine, session, hand.now)
    today: dt.date = hand.now.astimezone(hand.zone).date()
    home = draft.office or settings.office or None
    brought, problems = read_plan_sheet(data, name, plan_of(draft), directory, today, home, _bases(draft, past))
    return (brought.plan if brought else None), problems


def _from_yaml(engine: Engine, hand: Hand, data: bytes, name: str) -> tuple[Plan | None, list[Problem]]:
    """The plan of the file; what ties the draft to its document and its place in the list stays as it was."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return None, [error("plan-not-utf8", Place(file=name, line=data.count(b"\n", 0, wrong.start) + 1))]
    brought, problems = read_plan(text, name)
    if brought is None:
        return None, problems
    brought = brought.model_copy(update={"doubts": None})  # the workbench has its own
    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        past = entries(draft_changes(session, draft.id))
    own = plan_of(draft)
    tied = {"plan": own.plan, "version": own.version, "source": own.source}
    found = _MARKED.match(text)
    base = _bases(draft, past)(found[1]) if found else own
    if isinstance(base, Problem):
        return None, [base.model_copy(update={"place": Place(file=name, line=1)})]
    plan, clashes = merged(base, own, brought.model_copy(update=tied))
    at = {task.id: number for number, task in enumerate(brought.tasks)}
    return plan, [*problems, *locate(text, [_told(one, at) for one in clashes], name)]


def _secret(engine: Engine, hand: Hand, plan: Plan, name: str) -> list[Problem]:
    """Quotes that bear a mark and are no part of the draft's; all other words have their own gate where they are kept."""
    with reading(engine) as session:
        own = plan_of(find(session, hand.actor, hand.draft))
    known = "\n".join(words for task in own.tasks for words in (task.quote, task.source_quote) if words)
    found = [
        (task, key, mark)
        for task in plan.tasks
        for key, words in (("quote", task.quote), ("source_quote", task.source_quote))
        if words and words not in known and (mark := typed_mark(words))
    ]
    return [
        error("secret-document", Place(file=name, clause=task.clause, field=key), mark=mark)
        for task, key, mark in found
    ]


def _mark(draft: DraftRow, past: Sequence[ChangeRow]) -> str:
    """Which draft, and the last line of its history."""
    return f"{draft.id}:{past[-1].id if past else 0}"


def _bases(draft: DraftRow, past: Sequence[Entry]) -> Callable[[str], Plan | Problem]:
    """The plan as it stood at a mark; without one, as it was taken in: whoever typed a table anew saw no later state of it."""

    @cache
    def behind(later: int) -> Plan:
        return plan_before(plan_of(draft), past[len(past) - later :])

    def base(mark: str) -> Plan | Problem:
        number, _, last = mark.rpartition(":")
        if not mark:
            return behind(len(past))
        if number != str(draft.id) or not (last.isdecimal() and len(last) < 19):
            return error("draft-file-other", draft=draft.id)
        return behind(sum(one.id > int(last) for one in past))

    return base


def _told(one: Clash, at: Mapping[str, int]) -> Problem:
    """A clash in words, at its field in the file."""
    path: tuple[str | int, ...] = (
        (one.field,) if one.task is None else ("tasks", at[one.task], one.field) if one.task in at else ()
    )
    place = Place(field=one.field or None, path=tuple(step for step in path if step != ""))
    if one.task is not None and not one.field:
        code = "sheet-task-gone" if one.now is None else "sheet-task-changed"
        return error(code, place, task=one.task)
    was, now, wanted = (said(one.field, value) for value in (one.was, one.now, one.wanted))
    return error(
        "sheet-clash", place, task=one.task or "–", field=label(f"field.{one.field}"), was=was, now=now, wanted=wanted
    )
