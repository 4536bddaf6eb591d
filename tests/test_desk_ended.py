"""A unit whose work is stopped, by an amendment or by hand, hears of it: on the page of its day and in the next mail; on both databases."""

import datetime as dt

from desk.acting import Doing, act
from desk.adding import record_event
from desk.drafts.amending import amend_now
from desk.drafts.correcting import correct_draft
from desk.seeing import today
from models.database import reading
from models.reminding import open_lines
from plans.corrections import Change, Merge
from plans.stages import Act, Stage
from tests.desks import office
from tests.factories import assignments
from tests.test_desk_draft_amending import LATER, SETTINGS, SLUG, agreed, corrected, hand, person, started

__all__ = ["office"]

AFTER = LATER + dt.timedelta(hours=1)


def stop(engine):
    """Task 4 is taken out; 1.b goes from two departments to one, and the other date of 1.a stays."""
    number = started(engine)
    corrected(engine, number)
    correct_draft(engine, hand(engine, number), Change(tasks=("1.b",), set={"lead": ("Sở Tài chính",)}), "Một đầu mối")
    agreed(engine, number)
    amend_now(engine, SETTINGS, hand(engine, number))


def ended_today(engine, slug, moment=AFTER):
    return [(one.task, one.unit) for one in today(engine, person(engine, slug), moment).ended]


def test_the_page_of_the_day_tells_who_had_it(office):
    assert ended_today(office, "an") == []
    stop(office)
    assert ended_today(office, "an") == [("1.b", "song-thao/so-noi-vu")]
    assert ended_today(office, "hoa") == [], "nobody else's work"
    assert ended_today(office, "an", AFTER + dt.timedelta(days=8)) == []


def test_the_next_mail_has_it_with_the_reason(office):
    stop(office)
    with reading(office) as session:
        lines = open_lines(session, AFTER + dt.timedelta(days=9), LATER - dt.timedelta(days=1))
    told = [one for one in lines if one.stage is Stage.CANCELLED]
    assert len(told) == 3, "1.b of one department, 4 of two communes"
    assert all("Quyết định 15/QĐ-UBND" in one.returned for one in told)


def test_work_that_was_joined_into_another_task_is_not_said_to_be_over(office):
    """1.b goes into 1.a of the same department: its work is asked of it still."""
    number = started(office)
    correct_draft(office, hand(office, number), Merge(tasks=("1.a", "1.b")), "Gộp hai việc")
    agreed(office, number)
    amend_now(office, SETTINGS, hand(office, number))
    assert ended_today(office, "an") == []


def test_one_event_that_is_stopped_is_told_while_another_goes_on(office):
    """The unit was told of the first event, and heard no more of it: the second is other work."""
    for day in (1, 2):
        happened, commune = dt.date(2026, 9, day), ("song-thao/xa-an-binh",)
        record_event(office, SLUG, "3", happened, commune, "hoa", now=LATER, today=LATER.date())
    with reading(office) as session:
        first, *_ = [one for one in assignments(session) if one.occurrence == "event-2026-09-01"]
    assert ended_today(office, "em") == []
    act(office, Doing(Act.CANCEL, "hoa", note="ghi nhầm"), [first.id], now=LATER, zone=SETTINGS.zone)
    assert ended_today(office, "em") == [("3", "song-thao/xa-an-binh")]
    with reading(office) as session:
        lines = open_lines(session, AFTER + dt.timedelta(days=9), LATER - dt.timedelta(days=1))
    assert [one.returned for one in lines if one.id == first.id] == ["ghi nhầm"]
