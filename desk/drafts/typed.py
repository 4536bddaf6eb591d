"""Corrections as they are typed on the workbench: words become names, dates and piles, and one edit of the plan."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from desk.directories import kept_directory
from desk.drafts.benching import in_section
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.finding import DraftRefused, find, plan_of
from desk.drafts.moving import look_now
from desk.drafts.naming import named
from desk.drafts.sharing_apart import LEAVES, without_apart
from desk.drafts.starting import starts_asked
from desk.units import unit_today, unknown_unit
from models.database import Engine, reading
from models.fields import spelled
from models.settings import Settings
from plans.corrections import Add, Begin, Change, Edit, Head, Split, TaskField
from plans.directory import Directory
from plans.due import Due, OnDate
from plans.plan import Plan, Task
from plans.problems import Place, Problem, error
from plans.reshaping import short
from plans.wording import label

UNDATED = ("không", "không thời hạn", "không xác định thời hạn", "thường xuyên", "none", "-")
"""What is typed to say that there is no date."""
PASSAGE = "Đoạn văn bản do chuyên viên tổng hợp chọn làm nhiệm vụ"
"""Why a task that the compiler did not take is one."""
Chosen = tuple[dict[str, Any], dict[str, tuple[str, ...]]]
"""Values of fields, and what new names among them are bound to."""


class TypedTask(NamedTuple):
    """The fields of a task as typed; None: not asked, empty: taken away. Names are words, or slugs that were chosen."""

    title: str | None = None
    handling: str | None = None
    lead: tuple[str, ...] | None = None
    with_: tuple[str, ...] | None = None
    due: str | None = None
    confirmer: str | None = None
    product: str | None = None
    target: str | None = None
    report_to: str | None = None
    force: str | None = None
    together: bool | None = None
    field: str | None = None


def change_typed(
    engine: Engine, settings: Settings, hand: Hand, tasks: Collection[str], typed: TypedTask, why: str | None = None
) -> list[Problem]:
    """The typed fields of some tasks, one edit; what is as it was is left alone. Raises DraftRefused and what correcting raises."""
    plan, directory, home = _ground(engine, settings, hand)
    if typed.due is not None and all(
        due_as_typed(task) == typed.due.strip() for task in plan.tasks if task.id in tasks
    ):
        typed = typed._replace(due=None)
    typed = _spelt(engine, plan, typed)
    values, bindings = _values(plan, directory, typed, hand.now.astimezone(settings.zone).date(), home)
    mine = [task for task in plan.tasks if task.id in tasks]
    new = {key: value for key, value in values.items() if any(_held(task, key) != value for task in mine)}
    if len(mine) < len(set(tasks)) or not mine:
        raise DraftRefused(error("nothing-chosen", Place(field="tasks")))
    if why and "handling" in new:
        new["why"] = why
    used = {name: to for name, to in bindings.items() if name in _new_names(new)}
    return correct_draft(engine, hand, Change(tasks=tuple(task.id for task in mine), set=new, bindings=used), why)


def add_typed(
    engine: Engine, settings: Settings, hand: Hand, typed: TypedTask, after: str | None = None, why: str | None = None
) -> list[Problem]:
    """A task more. Raises as `change_typed`."""
    plan, directory, home = _ground(engine, settings, hand)
    typed = _spelt(engine, plan, typed)
    values, bindings = _values(plan, directory, typed, hand.now.astimezone(settings.zone).date(), home)
    edit: Edit = Add(
        set={key: one for key, one in values.items() if key == "title" or one not in (None, "", ())},
        after=after,
        bindings=bindings,
    )
    return correct_draft(engine, hand, edit, why)


def add_passage(engine: Engine, settings: Settings, hand: Hand, key: str) -> None:
    """The passage that a doubt is about becomes a task, with what its words say of owner and date; raises DraftRefused where it is gone."""
    from directives.notes.tasks import compile_note

    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        look = look_now(session, draft, settings, hand.now, kept_directory(engine, session, hand.now))
    span = next((one.problem.place.span for one in look.told if one.key == key and one.task is None), None)
    clause = next((one.problem.place.clause for one in look.told if one.key == key), None)
    quote = draft.text[slice(*span)] if span else ""
    if not quote.strip():
        raise DraftRefused(error("passage-gone"))
    head = look.plan.directive
    tasks, _ = compile_note(
        " ".join(quote.split()), head.model_copy(update={"issued": _from_day(look.plan, draft.created_at.date())})
    )
    found = tasks[0] if tasks else None
    values: dict[TaskField, Any] = {"title": short(found.title if found else quote), "why": PASSAGE}
    if found:
        values |= {"lead": found.lead, "with": found.with_, "due": found.due, "report_to": found.report_to}
    values["handling"] = "track" if found and found.due else "report"
    before = [task.id for task in look.plan.tasks if task.span and span and task.span[0] <= span[0]]
    edit = Add(set=values, after=before[-1] if before else None, quote=quote, span=span, clause=clause)
    correct_draft(engine, hand, edit)


def link_with(engine: Engine, hand: Hand, task: str, same: str) -> list[Problem]:
    """One result answers this task and one in force ("plan:key") too, beside those that it answers already."""
    with reading(engine) as session:
        held = next((one for one in plan_of(find(session, hand.actor, hand.draft)).tasks if one.id == task), None)
    names = tuple(dict.fromkeys((*(held.same_as if held else ()), same)))
    return correct_draft(engine, hand, Change(tasks=(task,), set={"same_as": names}))


def leave_out(engine: Engine, settings: Settings, hand: Hand, task: str) -> list[Problem]:
    """Those with a part of their own, or to whom it is to be sent, are left out of this one.

    Raises DraftRefused where nobody is to be left out, or would be left.
    """
    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        look = look_now(session, draft, settings, hand.now, kept_directory(engine, session, hand.now))
    asked = next((one.problem for one in look.told if one.task == task and one.problem.code in LEAVES), None)
    held = next((one for one in look.plan.tasks if one.id == task), None)
    made = without_apart(asked, held, look.bound) if asked and held else None
    if made is None:
        raise DraftRefused(error("share-apart-gone"))
    return correct_draft(engine, hand, Change(tasks=(task,), set={"lead": made.leads}, bindings=made.bindings))


def start_on(engine: Engine, settings: Settings, hand: Hand, key: str) -> tuple[str, ...]:
    """What a doubt asks about comes from its day on; the tasks. Raises DraftRefused where nothing is asked any more."""
    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        look = look_now(session, draft, settings, hand.now, kept_directory(engine, session, hand.now))
    asked = starts_asked(look.plan, look.told).get(key)
    if asked is None:
        raise DraftRefused(error("start-gone"))
    correct_draft(engine, hand, Begin(tasks=asked.tasks, start=asked.day))
    return asked.tasks


def side_typed(engine: Engine, settings: Settings, hand: Hand, as_: str, why: str | None = None) -> list[Problem]:
    """Whether our office gives the plan (no unit) or a unit receives it, typed or chosen. Raises as `change_typed`."""
    _, directory, _ = _ground(engine, settings, hand)
    name, today = " ".join(as_.split()), hand.now.astimezone(settings.zone).date()
    slug = unit_today(directory, name, today) if name else None
    if name and slug is None:
        raise DraftRefused(unknown_unit(directory, name, today).model_copy(update={"place": Place(field="as")}))
    return correct_draft(engine, hand, Head(set={"perspective": "receive" if slug else "issue", "as": slug}), why)


def split_typed(
    engine: Engine, settings: Settings, hand: Hand, task: str, lines: Sequence[str], why: str | None = None
) -> list[Problem]:
    """One task into several, a line each; where a line says its own date, each has what its line says. Raises as `change_typed`."""
    from directives.times.due_phrases import read_due

    plan, _, _ = _ground(engine, settings, hand)
    pieces = tuple(words for line in lines if (words := " ".join(line.split())))
    day = _from_day(plan, hand.now.astimezone(settings.zone).date())
    dues = tuple(read_due(piece, day)[0] for piece in pieces)
    edit = Split(task=task, pieces=pieces, dues=dues if any(dues) else ())
    return correct_draft(engine, hand, edit, why)


def chosen_tasks(engine: Engine, hand: Hand, ticked: Sequence[str], section: str | None) -> tuple[str, ...]:
    """Ids of what was ticked and of what stands in a part of the document ("*": everything), in the plan's order."""
    with reading(engine) as session:
        plan = plan_of(find(session, hand.actor, hand.draft))
    wanted = {task.id for task in plan.tasks if section and (section == "*" or in_section(task, section))} | set(ticked)
    return tuple(task.id for task in plan.tasks if task.id in wanted)


def read_typed_due(text: str, from_day: dt.date) -> Due | None:
    """A date as it is typed, "14/12/2026", "trước ngày 15/12", "hằng quý", "không"; raises DraftRefused for what is not read whole."""
    from directives.times.whole_dues import read_whole_due

    words = " ".join(text.split())
    if not words or words.casefold() in UNDATED:
        return None
    due, problems = read_whole_due(words, from_day)
    if problems:
        raise DraftRefused(*problems)
    return due


def due_as_typed(task: Task) -> str:
    """The words that `read_typed_due` reads the task's date from."""
    from directives.times.whole_dues import months_unsaid

    if task.due is None:
        return ""
    if months := months_unsaid(task.due):
        return label("due.but-months", "vi", words=task.due.text, months=", ".join(map(str, months)))
    if task.due.text or not isinstance(task.due, OnDate):
        return task.due.text
    return f"{task.due.date:%d/%m/%Y} {task.due.time or ''}".rstrip()


def _ground(engine: Engine, settings: Settings, hand: Hand) -> tuple[Plan, Directory, str | None]:
    with reading(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        return plan_of(draft), kept_directory(engine, session, hand.now), draft.office or settings.office or None


def _spelt(engine: Engine, plan: Plan, typed: TypedTask) -> TypedTask:
    """With its field of work in the spelling in use; what the plan has already is left as it is."""
    if not typed.field or any(task.field == typed.field for task in plan.tasks):
        return typed
    with reading(engine) as session:
        return typed._replace(field=spelled(session.connection(), typed.field))


def _values(plan: Plan, directory: Directory, typed: TypedTask, today: dt.date, home: str | None) -> Chosen:
    """The fields that were typed, as the plan file has them."""
    printed = {
        name for task in plan.tasks for name in (*task.lead, *task.with_, task.confirmer, task.report_to) if name
    }
    values: dict[str, Any] = {}
    bindings: dict[str, tuple[str, ...]] = {}
    for key, several in (("lead", typed.lead), ("with", typed.with_)):
        if several is not None:
            values[key], bound = named(directory, several, today, home, printed)
            bindings |= bound
    for key, one in (("confirmer", typed.confirmer), ("report_to", typed.report_to)):
        if one is not None:
            names, bound = named(directory, [one], today, home, printed)
            values[key] = names[0] if names else None
            bindings |= bound
    if typed.due is not None:
        values["due"] = read_typed_due(typed.due, _from_day(plan, today))
    plain: Mapping[str, object] = {
        "title": typed.title, "handling": typed.handling, "product": typed.product,
        "target": typed.target, "force": typed.force, "together": typed.together, "field": typed.field,
    }  # fmt: skip
    return values | {key: value for key, value in plain.items() if value is not None}, bindings


def _from_day(plan: Plan, today: dt.date) -> dt.date:
    """The day from which a date without its year counts: when the document was issued or came in, else today."""
    incoming = plan.directive.incoming
    return plan.directive.issued or (incoming.date if incoming else None) or today


def _held(task: Task, key: str) -> object:
    """What a task has in a field, as it would be typed."""
    held = getattr(task, "with_" if key == "with" else key)
    return "" if held is None and key not in ("due", "confirmer", "report_to") else held


def _new_names(values: Mapping[str, Any]) -> set[str]:
    return {name for key in ("lead", "with") for name in values.get(key, ())} | {
        values[key] for key in ("confirmer", "report_to") if values.get(key)
    }
