"""Around giving, in a real browser: quick entry, before giving, the plan's progress, and what is given on inside."""

import pytest

from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading, writing
from models.tables import Unit
from plans.files import write_plan
from tests.browser import axe, fits, picture
from tests.office import plan

pytestmark = pytest.mark.slow


@pytest.mark.timeout(300)
def test_quick_entry_is_shown_and_then_given(visit):
    page = visit("dung")
    page.goto("/nhap-nhanh")
    page.get_by_label("Nhiệm vụ", exact=True).first.fill("Báo cáo kết quả rà soát")
    page.get_by_label("Cơ quan, đơn vị chủ trì").first.fill("Sở Nội vụ tỉnh Sông Thao")
    page.get_by_label("Thời hạn").first.fill("trước ngày 15/12/2026")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("Sẽ giao").wait_for()
    axe(page)
    fits(page)
    picture(page, "nhap-nhanh", phone=True)
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    page.wait_for_url("**/danh-muc/viec-*")
    assert "Báo cáo kết quả rà soát" in page.locator("main").text_content()
    page.go_back()
    page.get_by_role("button", name="Xem trước").wait_for()
    assert page.get_by_role("button", name="Giao nhiệm vụ").count() == 0, (
        "nothing is given twice without being shown anew"
    )


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_back_in_quick_entry_loses_nothing_without_script(visit):
    page = visit("dung", script=False)
    page.goto("/nhap-nhanh")
    typed = {
        "#title-1": "Báo cáo kết quả rà soát",
        "#units-1": "Sở Nội vụ tỉnh Sông Thao",
        "#due-1": "15/12/2026",
        "#product-1": "Báo cáo",
        "#said": "Ý kiến tại giao ban",
    }
    for field, words in typed.items():
        page.fill(field, words)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("Sẽ giao").wait_for()
    page.go_back()
    assert {field: page.input_value(field) for field in typed} == typed
    page.go_forward()
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    page.wait_for_url("**/danh-muc/viec-*")
    page.go_back()
    assert {field: page.input_value(field) for field in typed} == typed
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    page.wait_for_url("**/danh-muc/viec-*")
    page.goto("/nhiem-vu?text=kết+quả+rà+soát")
    assert page.locator("#danh-sach tbody tr").count() == 1, "nothing is given twice"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_was_sent_by_quick_entry_does_not_come_back_as_a_draft(visit):
    page = visit("hoa")
    page.goto("/nhap-nhanh")
    page.get_by_label("Nhiệm vụ", exact=True).first.fill("Báo cáo kết quả rà soát")
    page.get_by_label("Cơ quan, đơn vị chủ trì").first.fill("Sở Nội vụ tỉnh Sông Thao")
    page.get_by_label("Thời hạn").first.fill("trước ngày 15/12/2026")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Trình lãnh đạo").wait_for()
    page.get_by_label("Thời hạn").first.fill("trước ngày 16/12/2026")
    page.goto("/nhap-nhanh")
    page.get_by_text("Đã khôi phục").wait_for()
    assert page.get_by_label("Thời hạn").first.input_value() == "trước ngày 16/12/2026", "what was not sent is kept"
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Trình lãnh đạo").click()
    page.wait_for_url("**/van-ban/*xong=trinh*")
    page.goto("/nhap-nhanh")
    assert page.get_by_text("Đã khôi phục").count() == 0
    assert page.get_by_label("Nhiệm vụ", exact=True).first.input_value() == ""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_pasted_table_that_comes_back_is_seen(visit):
    page = visit("hoa")
    page.goto("/nhap-nhanh")
    assert not page.get_by_label("Các dòng dán vào").is_visible()
    page.get_by_text("Dán từ bảng tính", exact=True).click()
    page.get_by_label("Các dòng dán vào").fill("Rà soát hồ sơ\tSở Không Có\t15/12/2026")
    page.get_by_role("button", name="Xem trước").click()
    page.locator("[aria-invalid=true]").first.wait_for()
    page.goto("/nhap-nhanh")
    page.get_by_text("Đã khôi phục").wait_for()
    assert page.get_by_label("Các dòng dán vào").is_visible(), "it would be given unseen with what is typed"
    assert "Sở Không Có" in page.get_by_label("Các dòng dán vào").input_value()


@pytest.mark.timeout(300)
def test_before_giving_and_the_plans_progress(site, visit):
    engine, settings = site.app.state.engine, site.app.state.settings
    with reading(engine) as session:
        hoa = actor_of(session, who(session, "hoa"))
    paper = Paper(write_plan(plan(plan="moi-2026")).encode(), "a.yaml", "124", None, no_secret=True)
    number, problems = take_paper(engine, settings, hoa, paper, site.app.state.now)
    assert not problems
    page = visit("hoa")
    page.goto(f"/van-ban/{number}")
    page.get_by_role("link", name="Trước khi giao").click()
    page.get_by_role("heading", name="Theo cơ quan, đơn vị").wait_for()
    axe(page)
    fits(page)
    picture(page, "truoc-khi-giao", phone=True)
    page.goto("/danh-muc/12-ct-ubnd-2026")
    page.get_by_role("link", name="Tiến độ, lịch sử").click()
    page.get_by_role("heading", name="Theo phần của văn bản").wait_for()
    axe(page)
    fits(page)
    picture(page, "tien-do-danh-muc", phone=True)


@pytest.mark.timeout(300)
def test_given_on_inside(site, visit):
    from sqlmodel import select

    with writing(site.app.state.engine) as session:
        mine = session.exec(select(Unit).where(Unit.slug == "song-thao/so-noi-vu")).one()
        session.add(Unit(slug="song-thao/phong", name="Phòng Tổ chức", kind="division", parent_id=mine.id))
    page = visit("an")
    page.goto("/nhiem-vu/1")
    page.get_by_text("Phân công tiếp cho phòng, ban").click()
    page.get_by_role("combobox", name="Đơn vị 1").fill("phong to chuc")
    page.get_by_role("option", name="Phòng Tổ chức").click()
    page.get_by_label("Hạn nội bộ").first.fill("29/09/2026")
    page.get_by_role("button", name="Phân công tiếp").click()
    page.get_by_role("heading", name="Đã phân công tiếp trong cơ quan").wait_for()
    axe(page)
    fits(page)
    picture(page, "phan-cong-tiep", phone=True)
