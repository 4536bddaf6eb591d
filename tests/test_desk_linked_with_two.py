"""A task that is linked with one in force may be another's work too: that is asked about still, and the second link keeps the first."""

import datetime as dt

from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand
from desk.drafts.typed import link_with
from models.database import reading, writing
from models.drafts import draft_row, new_draft
from plans.files import read_plan, write_plan
from plans.problems import Severity
from tests.desks import office, person
from tests.office import NOW
from tests.test_desk_overlapping import SETTINGS, launched, proposal, second

__all__ = ["office"]

FIRST, THIRD = "12-ct-ubnd-2026:1.a", "77-ubnd-nc:1"


def third(**changes):
    """Work in the words of two plans in force."""
    made = second(**changes)
    return made.model_copy(
        update={"plan": "88-ubnd-nc", "directive": made.directive.model_copy(update={"number": "88/UBND-NC"})}
    )


def asked(problems):
    return {(str(one.args["name"]), one.severity) for one in problems if one.code == "overlap"}


def test_both_are_asked_about_and_the_other_one_still_when_one_is_linked(office):
    launched(office, second(same_as=(FIRST,)))
    assert asked(proposal(office, third()).problems) == {(FIRST, Severity.ERROR), (THIRD, Severity.ERROR)}
    assert asked(proposal(office, third(same_as=(FIRST,))).problems) == {(THIRD, Severity.DOUBT)}
    assert asked(proposal(office, third(same_as=(FIRST, THIRD))).problems) == set()


def test_the_second_press_keeps_the_first(office):
    launched(office, second(same_as=(FIRST,)))
    values = {
        "slug": "88-ubnd-nc", "title": "b", "office": "song-thao/van-phong", "as_unit": "", "yaml": write_plan(third()), "text": "",
        "created_by": 1, "created_at": NOW, "changed_at": NOW,
    }  # fmt: skip
    with writing(office) as session:
        number = new_draft(session, values)
    hoa = person(office, "hoa")
    for name in (FIRST, THIRD, THIRD):
        version = workbench(office, SETTINGS, hoa, number, NOW).draft.version
        link_with(office, Hand(hoa, number, version, NOW + dt.timedelta(minutes=1), SETTINGS.zone), "1", name)
    with reading(office) as session:
        kept, _ = read_plan(draft_row(session, number).yaml, "88-ubnd-nc")
    assert kept.tasks[0].same_as == (FIRST, THIRD)
