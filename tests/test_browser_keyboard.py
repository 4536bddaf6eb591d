"""The frame and the oldest pages by keyboard alone."""

import pytest

from desk.logins import accept_link, first_link, make_link
from tests.browser import axe, fits, picture, tab_to
from tests.keys import by_keys, press, write

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("engine", ["sqlite"], indirect=True)]
"""What is tried here does not hang on the database."""
GOOD = "trăng lên đỉnh núi"


def with_password(app, slug):
    secret = make_link(app.state.engine, app.state.settings, slug, app.state.now).rpartition("/")[2]
    accept_link(app.state.engine, app.state.settings, secret, (GOOD, GOOD), app.state.now)


def test_log_in_receive_and_log_out(site, visit):
    with_password(site.app, "an")
    page = visit()
    page.goto("/dang-nhap")
    tab_to(page, page.get_by_label("Tên đăng nhập"))
    page.keyboard.type("an")
    page.keyboard.press("Tab")
    page.keyboard.type(GOOD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    tab_to(page, page.get_by_role("button", name="Tiếp nhận cả 02 nhiệm vụ"))
    page.keyboard.press("Enter")
    page.get_by_text("Đã tiếp nhận 02 nhiệm vụ.").wait_for()
    tab_to(page, page.get_by_role("button", name="Đăng xuất"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/dang-nhap*")


def test_the_first_admin_and_another_password(site, visit):
    page = by_keys(visit(phone=True))
    page.goto(first_link(site.app.state.engine, site.app.state.settings, site.app.state.now))
    axe(page)
    fits(page)
    picture(page, "quan-tri-dau-tien", phone=True)
    for label, words in (
        ("Họ và tên", "Lê Quản"),
        ("Cơ quan, đơn vị", "Văn phòng Ủy ban nhân dân tỉnh Sông Thao"),
        ("Tên đăng nhập", "le-quan"),
    ):
        write(page, page.get_by_label(label), words)
    for again in ("khác hẳn câu trên", GOOD):
        write(page, page.get_by_label("Mật khẩu mới", exact=True), GOOD)
        write(page, page.get_by_label("Nhập lại mật khẩu mới"), again)
        press(page, page.get_by_role("button", name="Lưu mật khẩu"))
        if again != GOOD:
            page.get_by_role("alert").wait_for()
            assert page.get_by_label("Họ và tên").input_value() == "Lê Quản", "what was typed is kept"
            axe(page)
    page.wait_for_url("**/")
    assert page.get_by_role("link", name="Lê Quản").is_visible()


def test_the_menu_of_a_phone_opens_by_key(visit):
    page = visit("hoa", phone=True)
    page.goto("/")
    tab_to(page, page.locator(".narrow-menu summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".narrow-menu a", has_text="Quá hạn"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/qua-han")
    assert page.locator(".narrow-menu a[aria-current=page]").text_content().strip() == "Quá hạn"


def test_what_is_in_focus_is_seen(visit):
    page = visit("hoa")
    page.goto("/")
    for one in (page.get_by_role("link", name="Quá hạn").first, page.get_by_role("button", name="Đăng xuất")):
        tab_to(page, one)
        assert one.evaluate("one => getComputedStyle(one).outlineWidth") == "3px"
