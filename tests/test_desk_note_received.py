"""A paper from above with our leader's note on it: our part is received, and what the note says is given to whom it names."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.drafts.before import before_giving
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand
from desk.drafts.moving import give, move_draft
from desk.drafts.taking import Paper, take_paper
from desk.extending import Decision, LaterDay, answer_time, ask_time
from desk.people import actor_of, who
from desk.reporting import plan_view, task_list
from models.database import reading, writing
from models.settings import Settings
from models.tables import Unit
from plans.draft_stages import DraftAct
from plans.plan_keys import plan_key
from plans.wanted import Wanted
from tests.apps import app_on
from tests.browsing import Browser
from tests.office import NOW, furnish

SETTINGS = Settings(office="song-thao/van-phong")
HOME = "tinh-song-thao"
FROM_ABOVE = """\
THỦ TƯỚNG CHÍNH PHỦ
-------
Số: 31/CĐ-TTg
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày 28 tháng 8 năm 2026

CÔNG ĐIỆN
Về bảo vệ hồ sơ lưu trữ trong mùa mưa bão

Thủ tướng Chính phủ yêu cầu:

1. Ủy ban nhân dân tỉnh Sông Thao kiểm tra kho lưu trữ, báo cáo trước ngày 15 tháng 10 năm 2026.
2. {other} hướng dẫn việc phục hồi hồ sơ bị ướt trước ngày 30 tháng 9 năm 2026.

Nơi nhận:
- Lưu: VT.
THỦ TƯỚNG

Nguyễn Văn Nam
"""
NOTE = "Giao Sở Nội vụ tham mưu văn bản triển khai trước ngày 20/9."


@pytest.fixture
def office(engine):
    furnish(engine)
    with writing(engine) as session:
        session.exec(select(Unit).where(Unit.slug == "song-thao/so-noi-vu")).one().aliases = ["Sở Nội vụ"]
    return engine


def hand(engine, slug, number):
    with reading(engine) as session:
        actor = actor_of(session, who(session, slug))
    seen = workbench(engine, SETTINGS, actor, number, NOW)
    return Hand(actor, number, seen.draft.version, NOW, SETTINGS.zone)


def taken(engine, note=NOTE, other="Bộ Nội vụ"):
    with reading(engine) as session:
        hoa = actor_of(session, who(session, "hoa"))
    text = FROM_ABOVE.format(other=other)
    paper = Paper(text.encode(), "cd31.txt", "45", NOW.date(), note, as_=HOME, no_secret=True)
    number, problems = take_paper(engine, SETTINGS, hoa, paper, NOW)
    assert not problems
    return number, workbench(engine, SETTINGS, hoa, number, NOW)


def given(engine, number):
    """Proposed, agreed and given; what the lists show then, by unit and task."""
    move_draft(engine, SETTINGS, hand(engine, "hoa", number), DraftAct.PROPOSE)
    move_draft(engine, SETTINGS, hand(engine, "dung", number), DraftAct.AGREE)
    done = give(engine, SETTINGS, hand(engine, "dung", number))
    key = plan_key(done.plan, HOME)
    rows = task_list(engine, NOW, Wanted(plan=key)).rows
    return {(line.unit, line.task, f"{line.due:%d/%m}") for line in rows}, plan_view(engine, key, NOW)


def test_the_note_is_given_and_our_part_is_received(office):
    number, _ = taken(office)
    before = before_giving(office, SETTINGS, hand(office, "hoa", number).actor, number, NOW)
    assert {share.slug: share.assignments for share in before.figures.by_unit} == {HOME: 1, "song-thao/so-noi-vu": 1}
    rows, view = given(office, number)
    assert {(unit, task) for unit, task, _ in rows} == {(HOME, "1"), ("song-thao/so-noi-vu", "bp-1")}
    assert [task.key for task in view.tasks if task.ours] == ["bp-1", "1"]


def test_a_name_that_paper_and_note_share_means_each_its_own(office):
    number, seen = taken(office, other="Sở Nội vụ các tỉnh và Sở Nội vụ")
    (noted,) = [card.task for card in seen.cards if card.task.of_note]
    assert noted.lead == ("Sở Nội vụ tỉnh Sông Thao",)
    rows, _ = given(office, number)
    assert {(unit, task) for unit, task, _ in rows} == {(HOME, "1"), ("song-thao/so-noi-vu", "bp-1")}


def test_a_note_for_nobody_we_know_stops_it(office):
    _, seen = taken(office, note="Giao Sở Lâm nghiệp tham mưu trước ngày 20/9.")
    told = [(one.problem.code, one.task) for card in seen.cards for one in card.told]
    assert ("task-without-unit", "bp-1") in told


def test_the_plans_page_says_who_has_the_notes_work(office):
    number, _ = taken(office)
    _, view = given(office, number)
    by_key = {task.key: task for task in view.tasks}
    assert (by_key["bp-1"].of_note, by_key["bp-1"].lead) == (True, ("Sở Nội vụ",))
    assert by_key["1"].ours
    assert not by_key["1"].of_note


def test_more_time_is_asked_for_what_our_leaders_note_gives(office):
    """Its date is ours; that of the paper itself is of who sent it."""
    number, _ = taken(office)
    given(office, number)
    lines = {line.task: line for line in task_list(office, NOW, Wanted()).rows}
    noted = next(line for key, line in lines.items() if key.startswith("bp-"))
    until = (noted.due + dt.timedelta(days=9)).date()
    ask_time(office, noted.id, LaterDay(until, "Chờ số liệu", "beyond"), by="an", version=None, now=NOW)
    answer_time(office, noted.id, Decision(True), by="dung", version=None, now=NOW)
    (moved,) = (line for line in task_list(office, NOW, Wanted()).rows if line.id == noted.id)
    assert moved.extended_from == noted.due


def test_what_nobody_knows_the_owner_of_stands_apart_and_counts_nowhere(office):
    """The workbench and what is shown before giving count the same: what we would take."""
    number, seen = taken(office, note="", other="Cục Chăn nuôi và Thú y")
    assert [(card.task.id, card.unclear) for card in seen.cards] == [("1", False), ("2", True)]
    before = before_giving(office, SETTINGS, hand(office, "hoa", number).actor, number, NOW)
    assert [task.id for task in before.plan.tasks] == ["1"]
    assert [task.id for task in before.unclear] == ["2"]
    with app_on(office, NOW, lambda _engine: None) as app:
        page = Browser(app).enter("hoa").get(f"/van-ban/{number}").text
        assert "Chưa rõ cơ quan thực hiện (01)" in page
        assert "Theo dõi từng việc (1)" in page
        assert (
            "Chưa rõ cơ quan thực hiện (01)" in Browser(app).enter("hoa").get(f"/van-ban/{number}/truoc-khi-giao").text
        )
        assert "02 nhiệm vụ trong văn bản" in Browser(app).enter("hoa").get("/van-ban").text
