"""A plan shown as the coordinator sorts it: three piles, each task with its lead, its date and why."""

import datetime as dt
from collections.abc import Mapping, Sequence

from cli.screen import echo, t, tally
from cli.words import lang
from plans.plan import Handling, Plan, Task
from plans.problems import Problem
from plans.retelling import because

TITLE = 88
"""Characters of a title on the screen."""


def show_piles(plan: Plan, problems: Sequence[Problem], days: Mapping[str, dt.date]) -> None:
    """Head of the document, the three piles with their tasks, how many problems; `days` are the days counted, by task."""
    head = plan.directive
    name = " ".join(part for part in (t(f"kind.{head.kind}") if head.kind else "", head.number or "") if part)
    echo(f"{name or plan.plan}" + (f", {day(head.issued)}" if head.issued else ""), style="bold")
    if head.subject or plan.title:
        echo(f"  {head.subject or plan.title}")
    for handling in Handling:
        pile = [task for task in plan.tasks if task.handling is handling]
        echo()
        echo(t("cli.pile", handling=t(f"handling.{handling}"), n=len(pile)), style="bold")
        _show_pile(pile, days)
    echo()
    echo(tally(plan, problems))


def _show_pile(pile: Sequence[Task], days: Mapping[str, dt.date]) -> None:
    """The tasks of a pile; a reason that several in a row share is said once, above them."""
    wide = max((len(task.id) for task in pile), default=0)
    margin, said = " " * (wide + 4), None
    for task in pile:
        if task.handling is not Handling.TRACK and task.why != said and task.why:
            echo(f"  {t('show.why')}: {because(task.why, lang())}")
        said = task.why
        title = task.title if len(task.title) <= TITLE else task.title[: TITLE - 1].rstrip() + "…"
        echo(f"  {task.id:<{wide}}  {title}")
        echo(f"{margin}{t('column.lead')}: {', '.join(task.lead) or '-'}")
        if task.with_:
            echo(f"{margin}{t('column.with')}: {', '.join(task.with_)}")
        if task.due is not None:
            counted = f": {day(days[task.id])}" if task.id in days else ""
            echo(f"{margin}{t('column.due')}: {when(task)}{counted}")


def when(task: Task) -> str:
    """The date of a task in words, with the phrase of the text it comes from."""
    from cli.words import lang
    from plans.explain import explain
    from plans.explain_en import explain_en

    if task.due is None:
        return t("due.none")
    if lang() == "vi":
        return explain(task.due)
    return f"{task.due.text} → {explain_en(task.due)}" if task.due.text else explain_en(task.due)


def day(value: object) -> str:
    """A day as the office writes it."""
    from plans.wording import day as written

    return written(str(value))
