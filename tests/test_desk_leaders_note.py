"""What is wrong or doubtful about a leader's note is told on the bench, and no longer once it was answered."""

import datetime as dt
from unicodedata import normalize

import pytest

from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.taking import Paper, take_paper
from desk.drafts.typed import TypedTask, change_typed
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from plans.corrections import Drop
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.drafting import take
from tests.office import NOW, furnish
from tests.papers import TEXT

__all__ = ["app"]

SETTINGS = Settings(office="song-thao/van-phong")
NO_DAY = "Giao Sở Nội vụ tham mưu báo cáo trước ngày 31/11/2026."
FOLLOWS = "Giao Sở Nội vụ báo cáo UBND tỉnh trước ngày 15/12/2026; đồng chí Dũng theo dõi, đôn đốc"


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def taken(engine, note, text=TEXT, **fields):
    with reading(engine) as session:
        hoa = actor_of(session, who(session, "hoa"))
    paper = Paper(text.encode(), "ct15.txt", "123", NOW.date(), note, no_secret=True, **fields)
    number, problems = take_paper(engine, SETTINGS, hoa, paper, NOW)
    assert not problems
    seen = workbench(engine, SETTINGS, hoa, number, NOW)
    return seen, Hand(hoa, number, seen.draft.version, NOW, SETTINGS.zone)


def told(engine, hand):
    seen = workbench(engine, SETTINGS, hand.actor, hand.draft, NOW)
    every = [*seen.told, *(one for card in seen.cards for one in card.told)]
    return {(one.problem.code, one.task) for one in every}


def of_note(seen):
    return [card.task for card in seen.cards if card.task.id.startswith("bp-")]


def test_a_day_that_does_not_exist_is_an_error_of_its_task(office):
    _, hand = taken(office, NO_DAY)
    assert ("date-does-not-exist", "bp-1") in told(office, hand)
    change_typed(office, SETTINGS, hand, ["bp-1"], TypedTask(due="30/11/2026"))
    assert ("date-does-not-exist", "bp-1") not in told(office, hand)


def test_it_goes_with_its_task_and_where_the_form_gave_a_day(office):
    _, hand = taken(office, NO_DAY)
    correct_draft(office, hand, Drop(tasks=("bp-1",)), "Ghi nhầm")
    assert not {code for code, _ in told(office, hand)} & {"date-does-not-exist"}
    seen, hand = taken(office, NO_DAY, due=dt.date(2026, 11, 30))
    assert of_note(seen)[0].due.date == dt.date(2026, 11, 30)
    assert not {code for code, _ in told(office, hand)} & {"date-does-not-exist"}


def test_who_only_follows_gets_no_task_and_is_asked_about(office):
    seen, hand = taken(office, FOLLOWS)
    assert [(one.id, one.lead) for one in of_note(seen)] == [("bp-1", ("Sở Nội vụ",))]
    assert ("note-person", None) in told(office, hand)


def test_a_note_beside_no_text_that_gives_nothing_says_so(office):
    nothing = "Kính gửi các cơ quan, chúc mừng năm mới."
    for note, code in (("Đ/c Dũng", "note-person"), ("Đồng ý", "note-no-task")):
        _, hand = taken(office, note, nothing)
        assert (code, None) in told(office, hand), note


def test_a_task_without_a_lead_is_one_error_by_its_words(app):
    """Once, not again for its empty list of units; the page calls it by the note."""
    hoa = Browser(app).enter("hoa")
    link = take(hoa, note="Rà soát quy chế trước 20/12; báo cáo trước 25/12").headers["location"]
    page = hoa.get(link).text + hoa.get(f"{link.partition('?')[0]}/truoc-khi-giao").text
    assert page.count("Nhiệm vụ &#34;bút phê, ý 1&#34; cần theo dõi nhưng chưa có cơ quan chủ trì") >= 1
    assert "bp-1&#34;" not in page
    engine = app.state.engine
    with reading(engine) as session:
        actor = actor_of(session, who(session, "hoa"))
    seen = workbench(engine, app.state.settings, actor, 1, app.state.now)
    codes = [one.problem.code for card in seen.cards if card.task.id == "bp-1" for one in card.told]
    assert ("lead-missing" in codes, "task-without-unit" in codes) == (True, False)


def test_a_note_whose_letters_are_apart_reads_like_one_whose_are_not(office):
    seen, _ = taken(office, normalize("NFD", "Giao Sở Nội vụ tham mưu báo cáo trước ngày 15/12/2026."))
    assert [(task.lead, str(task.due.date)) for task in of_note(seen)] == [(("Sở Nội vụ",), "2026-12-14")]
