"""A unit's day on a phone of 360 px, on the real server and both databases: received, a signed paper dropped, let out; the dropped line."""

import datetime as dt
import re

import pytest
from sqlalchemy import select

from models.core import table
from models.database import writing
from models.keys import LINKS, key_for
from models.tables import Person, Role, Unit
from notifications.links import Opens, link_token
from tests.browser import axe, fits, picture
from tests.keys import attach, by_keys, press
from tests.reports import photo, report_pdf

pytestmark = pytest.mark.slow


@pytest.fixture
def paper(tmp_path):
    """The unit's report, signed, as a file on the phone."""
    path = tmp_path / "Báo cáo 45-BC-SNV (đã ký số).pdf"
    path.write_bytes(report_pdf())
    return path


@pytest.fixture
def head(site):
    """Somebody is the head of the first department."""
    with writing(site.app.state.engine) as session:
        run, p, u = session.connection().execute, table(Person).c, table(Unit).c
        who = run(select(p.id).where(p.slug == "dung")).scalar()
        session.add(
            Role(person_id=who, role="head", unit_id=run(select(u.id).where(u.slug == "song-thao/so-noi-vu")).scalar())
        )


def looked_at(page, name=""):
    fits(page)
    axe(page)
    if name:
        picture(page, name, phone=True)


def test_received_in_one_tap_and_handed_in_with_a_dropped_paper(visit, paper):
    page = visit("an", phone=True)
    page.goto("/")
    looked_at(page)
    page.get_by_label("Người thụ lý").select_option("binh")
    page.get_by_role("button", name="Tiếp nhận cả 02 nhiệm vụ").tap()
    page.get_by_text("Đã tiếp nhận 02 nhiệm vụ.").wait_for()
    looked_at(page)
    officer = visit("binh", phone=True)
    officer.goto("/")
    officer.get_by_role("link", name="Rà soát vị trí việc làm").tap()
    officer.wait_for_url("**/nhiem-vu/1")
    looked_at(officer, "mot-nhiem-vu-dang-lam")
    officer.get_by_label("Tệp không có nội dung bí mật").check()
    officer.get_by_label("Tệp kết quả").set_input_files(paper)
    officer.locator("#ket-qua .said").wait_for()
    assert officer.get_by_label("Số, ký hiệu văn bản").input_value() == "45/BC-SNV"
    assert officer.get_by_label("Ngày văn bản").input_value() == "25/09/2026"
    assert officer.get_by_label("Người ký").input_value() == "Nguyễn Văn Hòa"
    looked_at(officer, "ket-qua-dien-san")
    officer.get_by_role("button", name="Báo cáo hoàn thành").tap()
    officer.get_by_text("Đã báo cáo hoàn thành.").wait_for()
    looked_at(officer)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_same_by_keys_alone(visit, paper):
    """Enter in a field hands in; it takes no file away."""
    page = by_keys(visit("an"))
    page.goto("/")
    press(page, page.get_by_role("button", name="Tiếp nhận cả 02 nhiệm vụ"))
    page.get_by_text("Đã tiếp nhận 02 nhiệm vụ.").wait_for()
    press(page, page.get_by_role("link", name="Rà soát vị trí việc làm"))
    page.wait_for_url("**/nhiem-vu/1")
    press(page, page.get_by_label("Tệp không có nội dung bí mật"), "Space")
    attach(page, page.get_by_label("Tệp kết quả"), paper)
    page.locator("#ket-qua .said").wait_for()
    press(page, page.get_by_label("Số, ký hiệu văn bản"))
    page.get_by_text("Đã báo cáo hoàn thành.").wait_for()
    assert page.get_by_role("link", name=paper.name).count() == 1


def test_without_script_the_form_is_filled_in_two_steps(visit, paper):
    page = visit("an", phone=True, script=False)
    page.goto("/nhiem-vu/1")
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    page.get_by_label("Tệp không có nội dung bí mật").check()
    page.get_by_label("Tệp kết quả").set_input_files(paper)
    page.get_by_role("button", name="Báo cáo hoàn thành").click()
    assert page.get_by_label("Số, ký hiệu văn bản").input_value() == "45/BC-SNV"
    page.get_by_role("button", name="Báo cáo hoàn thành").click()
    page.get_by_text("Đã báo cáo hoàn thành.").wait_for()


def test_the_units_leader_lets_it_out(visit, head):
    page = visit("an", phone=True)
    page.goto("/nhiem-vu/1")
    page.get_by_role("button", name="Tiếp nhận", exact=True).tap()
    page.get_by_label("Ghi chú").fill("Đã hoàn thành, kính trình")
    page.get_by_role("button", name="Trình lãnh đạo đơn vị").tap()
    page.get_by_text("Đã trình lãnh đạo đơn vị.").wait_for()
    looked_at(page)
    leader = visit("dung", phone=True)
    leader.goto("/")
    leader.get_by_role("heading", name="Chờ đồng chí duyệt gửi").wait_for()
    leader.get_by_role("link", name="Rà soát vị trí việc làm").first.tap()
    leader.wait_for_url("**/nhiem-vu/1")
    looked_at(leader, "duyet-gui")
    leader.get_by_role("button", name="Duyệt gửi kết quả").tap()
    leader.get_by_text("Đã duyệt gửi kết quả.").wait_for()


def test_one_result_for_several(visit):
    page = visit("an", phone=True)
    page.goto("/")
    page.get_by_role("button", name="Tiếp nhận cả 02 nhiệm vụ").tap()
    page.locator("summary", has_text="Các nhiệm vụ khác").tap()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Báo cáo chung").tap()
    page.get_by_role("heading", name="Báo cáo một kết quả cho nhiều nhiệm vụ (2)").wait_for()
    page.get_by_label("Số, ký hiệu văn bản").fill("45/BC-SNV")
    looked_at(page, "ket-qua-chung")
    page.get_by_role("button", name="Báo cáo hoàn thành").tap()
    page.get_by_text("Đã báo cáo hoàn thành").wait_for()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_file_that_was_chosen_before_the_tick_waits_for_it(visit):
    """It was sent, refused and gone from the form."""
    page = visit("an", phone=True)
    page.goto("/nhiem-vu/1")
    page.get_by_role("button", name="Tiếp nhận", exact=True).tap()
    sent = []
    page.on("request", lambda one: sent.append(one.url) if one.url.endswith("/tep") else None)
    paper = {"name": "bc.pdf", "mimeType": "application/pdf", "buffer": report_pdf()}
    page.get_by_label("Tệp kết quả").set_input_files(paper)
    page.get_by_text("tệp đã chọn được gửi khi đánh dấu").wait_for()
    looked_at(page, "tep-cho-danh-dau")
    assert sent == []
    page.get_by_label("Tệp không có nội dung bí mật nhà nước", exact=True).check()
    page.locator("#ket-qua .said").wait_for()
    assert page.get_by_label("Số, ký hiệu văn bản").input_value() == "45/BC-SNV"
    assert len(sent) == 1


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_was_typed_outlives_a_dropped_line(visit):
    page = visit("an", phone=True)
    page.goto("/nhiem-vu/1")
    page.get_by_role("button", name="Tiếp nhận", exact=True).tap()
    page.get_by_label("Ghi chú").fill("Đã rà soát 12/12 xã")
    page.context.set_offline(True)
    page.get_by_role("button", name="Báo cáo hoàn thành").tap()
    page.get_by_text("Mất kết nối").first.wait_for()
    page.context.set_offline(False)
    page.goto("/nhiem-vu/1")
    page.get_by_text("Đã khôi phục nội dung").wait_for()
    assert page.get_by_label("Ghi chú").input_value() == "Đã rà soát 12/12 xã"
    page.get_by_role("button", name="Báo cáo hoàn thành").tap()
    page.get_by_text("Đã báo cáo hoàn thành.").wait_for()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_was_typed_outlives_a_line_that_drops_while_a_photo_is_sent(visit):
    page = visit("an", phone=True)
    page.goto("/nhiem-vu/1")
    page.get_by_role("button", name="Tiếp nhận", exact=True).tap()
    page.get_by_label("Ghi chú").fill("Đã rà soát 12/12 xã")
    page.get_by_label("Tệp không có nội dung bí mật nhà nước").check()

    def lost(route):
        assert route.fetch().ok, "the server took it, only its answer was lost"
        route.abort()

    page.route("**/nhiem-vu/1/tep", lost)
    paper = {"name": "bc.pdf", "mimeType": "application/pdf", "buffer": report_pdf()}
    page.get_by_label("Tệp kết quả").set_input_files(paper)
    page.locator("#ket-qua > .notice").wait_for()
    page.unroute("**/nhiem-vu/1/tep")
    page.goto("/nhiem-vu/1")
    page.get_by_text("Đã khôi phục nội dung").wait_for()
    assert page.get_by_label("Ghi chú").input_value() == "Đã rà soát 12/12 xã"
    assert page.get_by_label("Số, ký hiệu văn bản").input_value() == "45/BC-SNV", "what the file says is not emptied"
    page.get_by_label("Tệp kết quả").set_input_files({"name": "x.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.locator("#ket-qua .said").wait_for()
    page.goto("/nhiem-vu/1")
    assert page.get_by_label("Ghi chú").input_value() == "Đã rà soát 12/12 xã", "kept with the file"
    assert page.get_by_text("Đã khôi phục nội dung").count() == 0


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_was_wrong_with_a_file_is_gone_while_the_next_is_read(visit):
    page = visit("an", phone=True)
    page.goto("/nhiem-vu/1")
    page.get_by_role("button", name="Tiếp nhận", exact=True).tap()
    page.get_by_label("Tệp không có nội dung bí mật").check()
    page.get_by_label("Tệp kết quả").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"x"})
    page.locator("#ket-qua .wrong").wait_for()
    page.route("**/nhiem-vu/1/tep", lambda route: held.append(route))
    held = []
    page.get_by_label("Tệp kết quả").set_input_files({"name": "x.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.locator("#ket-qua[aria-busy]").wait_for()
    assert page.locator("#ket-qua .wrong").count() == 0
    while not held:
        page.wait_for_timeout(10)  # it says that it is busy before its request is on the way
    held[0].continue_()
    page.locator("#ket-qua .said").wait_for()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_link_in_a_reminder_shows_and_leads_to_the_login(visit, site):
    with writing(site.app.state.engine) as session:
        key = key_for(session, LINKS, site.app.state.now)
        who = session.connection().execute(select(table(Person).c.id).where(table(Person).c.slug == "an")).scalar()
    until = site.app.state.now + dt.timedelta(days=14)
    page = visit(phone=True)
    page.goto(f"/mo/{link_token(key, Opens(1, who, until))}")
    looked_at(page, "duong-dan-nhac-viec")
    page.get_by_role("button", name="Đăng nhập để xử lý").tap()
    page.wait_for_url("**/dang-nhap?tiep=/nhiem-vu/1")
    page.goto("/mo/khong-dung")
    page.get_by_role("heading", name="Đường dẫn không còn dùng được").wait_for()
    looked_at(page)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_calendar_address_is_made_with_the_keyboard(visit):
    page = visit("an")
    page.goto("/lich")
    looked_at(page)
    page.get_by_role("button", name="Tạo địa chỉ lịch").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Địa chỉ lịch của đồng chí").wait_for()
    address = page.get_by_label("Địa chỉ để sao chép").input_value()
    looked_at(page, "lich-thoi-han")
    path = re.search(r"/lich/.+", address)[0]
    answer = page.context.request.get(path)
    assert answer.text().startswith("BEGIN:VCALENDAR")
