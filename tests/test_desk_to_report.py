"""What is put in the report is no assignment: its unit sees it at its periodic report of the plan, or confirms it once a year."""

import pytest

from desk.drafts.before import _to_report
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.settings import Settings
from plans.binding import Bound
from plans.files import write_plan
from plans.plan import Handling, Task
from plans.yearly import with_confirmation
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
    (one,) = _to_report(with_confirmation(bound))
    assert (one.task.id, [(report.id, n) for report, n in one.reports]) == ("5", [("1.b", 1), ("xn-hang-nam", 2)])


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


def test_a_unit_without_one_confirms_it_once_a_year(app):
    em = Browser(app).enter("em")
    told = {title: text for title, text in pages(em).items() if SAID in text}
    assert [title.removesuffix(" – Đôn Đốc") for title in told] == [
        "Xác nhận hằng năm các việc thường xuyên theo Chỉ thị số 12/CT-UBND"
    ]
    text = told.popitem()[1]
    assert "ngày 21/12 hằng năm" in text
    assert "văn bản không nêu ngày này, đề xuất khi giao" in text
    assert "văn bản không nêu: danh mục không giao báo cáo định kỳ cho đơn vị" in text
    assert "Việc của đơn vị không giao thành việc có hạn" not in em.get("/danh-muc/12-ct-ubnd-2026").text


def test_the_plans_page_says_where_a_line_goes_in_place_of_a_date_that_nobody_is_to_meet(app):
    hoa = Browser(app).enter("hoa")
    text = hoa.get("/danh-muc/12-ct-ubnd-2026").text
    assert "không có hạn riêng; nêu ở báo cáo định kỳ (1.b) hoặc xác nhận hằng năm" in text
    assert "để biết, không có hạn" in text


def test_a_line_of_one_unit_names_its_place_alone_and_one_of_nobody_says_so(engine):
    lines = (
        Task(id="5", title=SAID, clause="5", quote=SAID, lead=("Sở Nội vụ",), handling=Handling.REPORT),
        Task(id="6", title="Giữ gìn vệ sinh", clause="6", quote="Giữ", lead=("Các xã",), handling=Handling.REPORT),
        Task(
            id="7",
            title="Tự bảo vệ",
            clause="7",
            quote="Tự",
            lead=("Các chủ rừng",),
            handling=Handling.REPORT,
            span=(3, 9),
        ),
    )
    made = plan(tasks=(*plan().tasks, *lines))
    made = made.model_copy(update={"bindings": {**made.bindings, "Các chủ rừng": ()}})
    with app_on(engine, MOMENT, furnish) as app:
        wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
        taken = take_in(write_plan(made).encode(), "a.yaml")
        proposal = propose(app.state.engine, taken, wish, Settings(office="song-thao/van-phong"))
        (told,) = [one for one in proposal.problems if one.code == "line-without-unit"]
        written = taken.text.split("\n")[told.place.line - 1]
        assert (told.args["task"], written.strip()) == ("7", "lead: [Các chủ rừng]"), "where the plan says so"
        launch_plan(app.state.engine, proposal, wish)
        text = Browser(app).enter("hoa").get("/danh-muc/12-ct-ubnd-2026").text
    assert text.count("nêu ở báo cáo định kỳ (1.b)<") == 1
    assert text.count("nêu ở xác nhận hằng năm<") == 1
    assert text.count("chưa có đơn vị nào nhận<") == 1
