"""What is put in the report is no assignment: its unit sees it at its periodic report of the plan, or on the plan's page."""

import pytest

from desk.drafts.before import _to_report
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.settings import Settings
from plans.binding import Bound
from plans.files import write_plan
from plans.plan import Handling, Task
from tests.apps import app_on
from tests.browsing import Browser
from tests.drafting import MOMENT
from tests.office import DAY, NOW, furnish, plan

SAID = "Đưa nội dung quản lý hồ sơ vào chương trình công tác"


def with_line():
    line = Task(id="5", title=SAID, clause="5", quote=SAID, lead=("Sở Nội vụ", "Các xã"), handling=Handling.REPORT)
    return plan(tasks=(*plan().tasks, line))


@pytest.fixture
def app(engine):
    with app_on(engine, MOMENT, furnish) as app:
        wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
        settings = Settings(office="song-thao/van-phong")
        taken = take_in(write_plan(with_line()).encode(), "a.yaml")
        launch_plan(app.state.engine, propose(app.state.engine, taken, wish, settings), wish)
        yield app


def test_before_giving_it_is_said_whom_it_is_for_and_in_which_report():
    made = with_line()
    bound = Bound(
        plan=made, members={"Sở Nội vụ": ("so",), "Sở Tài chính": ("tc",), "Các xã": ("a", "b")}, as_of=DAY, day=DAY
    )
    (one,) = _to_report(bound)
    assert (one.task.id, [(report.id, n) for report, n in one.reports], one.without) == ("5", [("1.b", 1)], 2)


def pages(browser):
    """Texts of its first assignments, by title of the task."""
    found = {}
    for number in range(1, 8):
        answer = browser.get(f"/nhiem-vu/{number}")
        if answer.status_code == 200:
            found.setdefault(answer.text.split("<title>")[1].split("<")[0].split(" | ")[0].strip(), answer.text)
    return found


def test_a_unit_with_a_periodic_report_sees_it_there_and_not_on_the_plan(app):
    an = Browser(app).enter("an")
    told = [title for title, text in pages(an).items() if SAID in text]
    assert len(told) == 1
    assert told[0].startswith("Báo cáo kết quả thực hiện")
    assert "Việc của đơn vị không giao thành việc có hạn" not in an.get("/danh-muc/12-ct-ubnd-2026").text
    chi = Browser(app).enter("chi")
    assert not [title for title, text in pages(chi).items() if SAID in text], "it is not theirs"


def test_a_unit_without_one_sees_it_on_the_plan(app):
    em = Browser(app).enter("em")
    assert "Việc của đơn vị không giao thành việc có hạn" in em.get("/danh-muc/12-ct-ubnd-2026").text
    assert not [title for title, text in pages(em).items() if SAID in text]
