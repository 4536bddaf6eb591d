"""How a list is narrowed: the same parts for every list, table, paper and file."""

from typing import Annotated

from fastapi import Depends, Query

from plans.wanted import Wanted
from web.api.deps import Filter


def wanted(
    unit: Annotated[Filter, Query(description="A unit's slug, or a name that means exactly one.")] = "",
    below: Annotated[bool, Query(description="With everything under that unit.")] = False,
    field: Annotated[Filter, Query(description="A field; - for tasks without one.")] = "",
    plan: Annotated[Filter, Query(description="A plan's slug.")] = "",
    task: Annotated[Filter, Query(description="A task's key within the plan.")] = "",
    urgency: Annotated[Filter, Query(description="none, khan, thuong-khan or hoa-toc.")] = "",
    state: Annotated[
        Filter,
        Query(
            description="One of the six states (done-on-time, open-overdue, ...), soon, sent, missing, unheard, or a stage (draft, ...)."
        ),
    ] = "",
    text: Annotated[Filter, Query(description="Words of the title, the document or the unit, marks or none.")] = "",
    partner: Annotated[Filter, Query(description="A unit that takes part in what others lead.")] = "",
    section: Annotated[Filter, Query(description="The first step of the clause; - for tasks without one.")] = "",
    month: Annotated[Filter, Query(description="The month of the date, 2026-12; - for undated ones.")] = "",
    occurrence: Annotated[Filter, Query(description="Which time of a recurring task: its own date.")] = "",
) -> Wanted:
    """What is asked for."""
    return Wanted(
        unit or None, below, field or None, plan or None, task or None, urgency or None, state or None, text,
        partner or None, section or None, month or None, occurrence or None,
    )  # fmt: skip


Narrowing = Annotated[Wanted, Depends(wanted)]
