"""Other documents that a task's text points to ("theo Kế hoạch số ... ngày ..."): links, where clauses of the same document expand."""

import datetime as dt
from collections.abc import Mapping, Sequence

from directives.sentences.citations import cited
from plans.plan import Directive, Task


def with_references(tasks: Sequence[Task], directive: Directive) -> list[Task]:
    """The tasks, each with the numbered documents that its words name, once each, this document left out.

    A date that the text gives only elsewhere is taken from there.
    """
    dates = {citation.number: citation.date for citation in directive.cites}
    return [_referring(task, directive.number, dates) for task in tasks]


def _referring(task: Task, own: str | None, dates: Mapping[str, dt.date | None]) -> Task:
    found = cited(f"{task.quote}\n{task.source_quote or ''}", own)
    dated = tuple(one if one.date else one.model_copy(update={"date": dates.get(one.number)}) for one in found)
    return task.model_copy(update={"refers_to": dated}) if dated else task
