"""What goes to other systems and comes from them, walked in the browser: an address that is told, a register that is taken in."""

import pytest

from tests.browser import axe, picture, tab_to
from tests.test_desk_hooks import other_system
from tests.test_desk_importing import ONE, TWO, a_sheet
from tests.test_web_registers import BAD

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("engine", ["sqlite"], indirect=True)]


@pytest.fixture
def local(site):
    """This machine may be called: the other system stands on it."""
    site.app.state.settings = site.app.state.settings.model_copy(update={"local_addresses": True})


def test_another_system_is_added_tried_and_paused(local, visit):
    page = visit("admin")
    page.goto("/quan-tri/nguoi")
    page.get_by_role("link", name="Báo tin cho phần mềm khác").click()
    axe(page)
    with other_system() as heard:
        page.get_by_label("Địa chỉ").fill("ftp://qlvb.song-thao.example")
        page.get_by_role("button", name="Thêm địa chỉ nhận tin").press("Enter")
        assert page.get_by_role("alert").inner_text().startswith("Địa chỉ nhận tin không đúng")
        page.get_by_label("Địa chỉ").fill(heard.url)
        page.get_by_label("Kết quả bị trả lại").uncheck()
        tab_to(page, page.get_by_role("button", name="Thêm địa chỉ nhận tin")).press("Enter")
        assert page.get_by_label("Khóa ký của địa chỉ số 1").input_value().startswith("whsec_")
        axe(page)
        picture(page, "bao-tin", phone=True)
        page.get_by_role("link", name=heard.url).click()
        page.get_by_role("button", name="Gửi tin thử").click()
        assert page.locator(".said").inner_text() == "Đã gửi tin thử. Trả lời: 204"
        heard.answers = [503]
        page.get_by_role("button", name="Gửi tin thử").click()
        assert page.get_by_role("alert").inner_text() == "Tin thử chưa gửi được: 503"
        axe(page)
        picture(page, "bao-tin-mot-dia-chi", phone=True)
    page.get_by_role("button", name="Tạm dừng").click()
    page.get_by_role("button", name="Tiếp tục báo tin").wait_for()
    page.locator("summary", has_text="Bỏ địa chỉ").click()
    page.get_by_role("button", name="Bỏ địa chỉ").click()
    assert page.locator(".said").inner_text() == "Đã bỏ địa chỉ nhận tin."


def test_a_register_is_looked_at_and_taken_in(visit):
    page = visit("hoa")
    page.goto("/van-ban")
    page.get_by_role("link", name="Nhập sổ văn bản đến").click()
    page.get_by_role("heading", level=1, name="Nhập sổ văn bản đến").wait_for()
    axe(page)
    sheet = {"name": "so-van-ban-den.xlsx", "mimeType": "application/octet-stream", "buffer": a_sheet(ONE, BAD, TWO)}
    page.get_by_label("Tệp sổ (.xlsx, .json)").set_input_files(sheet)
    tab_to(page, page.get_by_label("Văn bản và ý kiến chỉ đạo này không chứa bí mật nhà nước")).press("Space")
    tab_to(page, page.get_by_role("button", name="Xem trước")).press("Enter")
    page.get_by_text("03 dòng").or_(page.get_by_text("3 dòng")).first.wait_for()
    assert page.locator(".field-error").count() == 2
    axe(page)
    picture(page, "so-van-ban-den", phone=True)
    page.get_by_label("Dòng 6").uncheck()
    page.get_by_role("button", name="Đưa các văn bản đã chọn vào").click()
    assert page.locator(".said").inner_text() == "Đã đưa vào 01 văn bản."
    axe(page)
    page.get_by_role("link", name="V/v báo cáo biên chế").click()
    page.get_by_text("Sở Nội vụ tỉnh Sông Thao tham mưu báo cáo").first.wait_for()
