"""The supervisor's main job in a real browser, by keys alone: overdue, whose turn, the letter, its filing; and the keeper's."""

import datetime as dt

import pytest

from tests.browser import SCREEN, axe, fits, picture
from tests.keys import attach, by_keys, pick, press, write

pytestmark = pytest.mark.slow
LATER = dt.datetime(2026, 10, 9, 8, tzinfo=dt.UTC)


@pytest.mark.timeout(300)
def test_from_what_is_overdue_to_the_letter_filed_back(site, visit, tmp_path):
    site.app.state.now = LATER
    page = by_keys(visit("giam"))
    page.goto("/")
    axe(page)
    picture(page, "lanh-dao-bat-dau", phone=True)
    press(page, page.locator("h2", has_text="Nhiệm vụ quá hạn").get_by_role("link"))
    page.wait_for_url("**/qua-han")
    before = page.locator("h1").text_content()
    press(page, page.get_by_text("Lọc danh sách"))
    pick(page, page.locator("#unit"), "noi vu", "Sở Nội vụ tỉnh Sông Thao")
    press(page, page.get_by_role("button", name="Xem", exact=True))
    page.locator(".asked", has_text="Sở Nội vụ tỉnh Sông Thao").wait_for()
    assert page.locator("h1").text_content() != before
    axe(page)
    picture(page, "loc-danh-sach", phone=True)
    press(page, page.get_by_text("Lưu bộ lọc này").first)
    write(page, page.get_by_label("Tên bộ lọc"), "Nội vụ quá hạn")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Nội vụ quá hạn").wait_for()
    press(page, page.get_by_role("button", name="Dự thảo công văn đôn đốc"))
    page.get_by_text("Đã lập dự thảo và chốt số liệu").wait_for()
    axe(page)
    with page.expect_download() as coming:
        press(page, page.get_by_role("link", name="Tải bản dự thảo"))
    coming.value.save_as(tmp_path / "ky.docx")
    assert coming.value.suggested_filename == "cong-van-don-doc-2026-10-09.docx"
    press(page, page.get_by_label("Tệp không có nội dung bí mật"), "Space")
    attach(page, page.get_by_label("Tệp văn bản đã ký"), tmp_path / "ky.docx")
    write(page, page.get_by_label("Số, ký hiệu văn bản"), "1234/VP-TH")
    write(page, page.get_by_label("Ngày văn bản"), "09/10/2026")
    write(page, page.get_by_label("Người ký"), "Trần Văn Dũng")
    press(page, page.get_by_role("button", name="Lưu văn bản đã ký"))
    page.get_by_text("Đã lưu văn bản đã ký.").wait_for()
    axe(page)
    picture(page, "van-ban-da-lap", phone=True)
    page.goto("/van-ban-da-lap")
    assert "1234/VP-TH" in page.locator("table").text_content()
    axe(page)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_table_of_a_past_day_on_a_phone(site, visit):
    site.app.state.now = LATER
    page = visit("giam", phone=True)
    page.goto("/don-vi")
    page.get_by_text("Lọc danh sách").click()
    page.get_by_label("Số liệu ngày").fill("30/09/2026")
    page.get_by_role("button", name="Xem", exact=True).click()
    page.get_by_text("Số liệu như đã có vào cuối ngày 30/09/2026.").wait_for()
    fits(page)
    axe(page)
    page.get_by_text("Tải về").click()
    fits(page)
    axe(page)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Biểu tổng hợp (.xlsx)").click()
    assert coming.value.suggested_filename == "bieu-tong-hop-2026-09-30.xlsx"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_on_a_phone_units_with_something_overdue_come_first_in_sight(site, visit, script):
    site.app.state.now = LATER
    page = visit("giam", phone=True, script=script)
    page.goto("/don-vi")
    rows, calm = page.locator("tbody tr:not(.calm)"), page.locator("tbody tr.calm")
    assert rows.count()
    assert rows.first.is_visible()
    assert calm.count()
    assert not any(one.is_visible() for one in [*calm.all(), *page.locator("td.zero").all()])
    page.get_by_label("Hiện cả").check()
    assert calm.first.is_visible()
    page.set_viewport_size(SCREEN)
    assert calm.first.is_visible()
    assert page.locator("td.zero").first.is_visible()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("script", [True, False])
def test_the_keeper_adds_somebody_who_can_enter(site, visit, script):
    page = visit("admin", script=script)
    page.goto("/quan-tri/nguoi")
    axe(page) if script else None
    page.get_by_role("link", name="Thêm người dùng").click()
    page.get_by_label("Họ và tên").fill("Trần Thị Mới")
    unit = page.locator("#unit")
    if script:
        unit.press_sequentially("noi vu")
        page.get_by_role("option", name="Sở Nội vụ tỉnh Sông Thao").click()
    else:
        unit.fill("Sở Nội vụ tỉnh Sông Thao")
    page.get_by_label("Vai trò").select_option(label="đầu mối")
    page.get_by_role("button", name="Thêm người dùng").click()
    page.get_by_text("Đầu mối: Sở Nội vụ tỉnh Sông Thao").wait_for()
    if script:
        axe(page)
        picture(page, "quan-tri-nguoi", phone=True)
    page.get_by_role("button", name="Cấp đường dẫn đặt mật khẩu").click()
    assert "/mat-khau/" in page.locator("code").text_content()
    page.goto("/quan-tri/co-quan/song-thao/so-noi-vu")
    if script:
        axe(page)
        picture(page, "quan-tri-co-quan", phone=True)
