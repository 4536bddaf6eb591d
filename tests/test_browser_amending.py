"""A coordinator amends a plan in force, and open work of a unit that ended is handed over: in a real browser, by what is on the pages."""

import datetime as dt

import pytest
from sqlmodel import select

from models.database import writing
from models.tables import Succession, Unit
from tests.browser import axe, fits, picture

pytestmark = pytest.mark.slow
PLAN = "/danh-muc/12-ct-ubnd-2026"


@pytest.mark.timeout(300)
def test_a_plan_in_force_is_amended(visit):
    page = visit("hoa")
    page.goto(PLAN)
    page.get_by_role("link", name="Điều chỉnh").click()
    page.get_by_label("Căn cứ", exact=True).fill("Quyết định 15/QĐ-UBND")
    page.get_by_label("Ngày văn bản").fill("02/09/2026")
    page.get_by_label("Lý do").fill("Giãn tiến độ theo đề nghị của Sở Nội vụ")
    axe(page)
    fits(page)
    picture(page, "dieu-chinh", phone=True)
    page.get_by_role("button", name="Bắt đầu điều chỉnh").click()
    page.wait_for_url("**/van-ban/*")
    draft = page.url.partition("?")[0]
    page.goto(f"{draft}?sua=1.a")
    page.get_by_label("Thời hạn", exact=True).last.fill("trước ngày 16/10/2026")
    page.locator("#sua-why").fill("Chờ hướng dẫn của Bộ Nội vụ")
    page.locator("article.open").get_by_role("button", name="Lưu").click()
    page.get_by_text("Đã lưu").first.wait_for()
    page.get_by_text("ngày 15/10/2026").first.wait_for()
    axe(page)
    fits(page)
    page.get_by_role("link", name="Xem trước - sau").click()
    page.get_by_role("heading", name="Ai bị ảnh hưởng").wait_for()
    page.get_by_text("thời hạn: 30/09/2026 → 15/10/2026").wait_for()
    axe(page)
    fits(page)
    picture(page, "truoc-sau", phone=True)
    page.goto(draft)
    page.get_by_role("button", name="Trình duyệt danh mục").click()
    page.get_by_text("Đã trình").first.wait_for()
    leader = visit("dung")
    leader.goto(draft)
    leader.get_by_role("button", name="Đồng ý danh mục").click()
    leader.get_by_text("Đã đồng ý").first.wait_for()
    page.goto(draft)
    page.locator("summary", has_text="Thực hiện điều chỉnh").click()
    page.get_by_role("button", name="Thực hiện điều chỉnh").click()
    page.wait_for_url(f"**{PLAN}?xong=dieu-chinh*")
    page.get_by_text("Đã điều chỉnh danh mục: 01 lượt giao thay đổi.").wait_for()
    page.goto(f"{PLAN}/tien-do")
    assert "Quyết định 15/QĐ-UBND ngày 02/09/2026" in page.locator("main").text_content()


@pytest.mark.timeout(300)
def test_open_work_of_a_unit_that_ended_is_handed_over(site, visit):
    home, heir = "song-thao/so-noi-vu", "song-thao/so-tai-chinh"
    with writing(site.app.state.engine) as session:
        units = {one.slug: one for one in session.exec(select(Unit))}
        units[home].valid_to = dt.date(2026, 9, 20)
        session.add(Succession(unit_id=units[home].id, successor_id=units[heir].id, on=dt.date(2026, 9, 21)))
    page = visit("hoa")
    page.goto(f"/don-vi/{home}")
    page.get_by_role("link", name="Chuyển giao, bàn giao").click()
    page.get_by_role("link", name="Cả cơ quan, đơn vị").click()
    page.get_by_label("Sở Tài chính tỉnh Sông Thao (từ ngày").check()
    page.get_by_label("Lý do, căn cứ").fill("Sắp xếp tổ chức bộ máy")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("Sẽ chuyển 01 nhiệm vụ").wait_for()
    axe(page)
    fits(page)
    picture(page, "chuyen-giao", phone=True)
    page.get_by_role("button", name="Trình lãnh đạo").click()
    page.get_by_text("Đã trình lãnh đạo đề nghị chuyển giao 02 nhiệm vụ").wait_for()
    page = visit("dung")
    page.goto("/")
    page.get_by_role("link", name="Sở Nội vụ tỉnh Sông Thao → Sở Tài chính").click()
    axe(page)
    page.get_by_role("button", name="Đồng ý, chuyển giao").click()
    page.get_by_text("Đã chuyển giao 02 nhiệm vụ.").wait_for()
    axe(page)
    page.get_by_role("link", name="Đã chuyển cơ quan khác").click()
    page.get_by_text("Rà soát vị trí việc làm").first.wait_for()
    axe(page)
    fits(page)


@pytest.mark.timeout(300)
def test_a_plan_is_closed_and_opened_again(visit):
    page = visit("hoa")
    page.goto(PLAN)
    page.get_by_role("link", name="Kết thúc theo dõi").click()
    page.get_by_label("Căn cứ", exact=True).fill("Công văn số 90/UBND-NC")
    page.get_by_role("textbox", name="Lý do").fill("Đã có văn bản thay thế")
    page.get_by_label("Dừng theo dõi tất cả").check()
    axe(page)
    fits(page)
    picture(page, "ket-thuc-danh-muc", phone=True)
    page.get_by_role("button", name="Kết thúc theo dõi").click()
    page.get_by_text("Đã kết thúc theo dõi từ ngày").wait_for()
    axe(page)
    fits(page)
    page.get_by_role("link", name="Mở lại danh mục").click()
    page.get_by_label("Căn cứ", exact=True).fill("Ý kiến Chánh Văn phòng")
    page.get_by_role("textbox", name="Lý do").fill("Chưa có văn bản thay thế")
    axe(page)
    page.get_by_role("button", name="Mở lại danh mục").click()
    page.get_by_text("Đã mở lại danh mục").wait_for()
