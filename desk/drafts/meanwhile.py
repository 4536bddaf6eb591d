"""That the plan of a draft was put in force from elsewhere, by a command or a program, while it was worked on here."""

import datetime as dt

from models.database import Session
from models.drafts import DraftRow
from models.givers import launch_of
from plans.draft_stages import ON_ITS_WAY
from plans.plan import Plan
from plans.plan_keys import plan_key
from plans.problems import Problem, error

GIVEN = "draft-given-meanwhile"


def given_meanwhile(session: Session, draft: DraftRow, plan: Plan, zone: dt.tzinfo) -> list[Problem]:
    """An error that no answer ends: given from here too, its units would have nothing new, and nobody would learn that."""
    if draft.amends or draft.stage not in ON_ITS_WAY:
        return []
    gave = launch_of(session, plan.plan, plan.as_ or "")
    if gave is None:
        return []
    at = f"{gave.at.astimezone(zone):%H:%M %d/%m/%Y}"
    return [error(GIVEN, plan=plan_key(plan.plan, plan.as_ or ""), at=at, by=gave.by or "-")]
