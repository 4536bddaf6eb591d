"""The coordinator and the leader in a real browser: from a paper to work given, by keyboard; on both databases."""

import datetime as dt
import re

import pytest

from tests.browser import axe, fits, picture
from tests.papers import NOTE, TEXT

pytestmark = pytest.mark.slow
ONE = "/van-ban/1"


def take(page, script=True):
    page.goto("/van-ban/moi")
    if script:  # axe is a script itself
        axe(page)
    picture(page, "dua-van-ban-vao", phone=True)
    page.set_input_files("#document", {"name": "Chỉ thị 15.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
    page.fill("#incoming_number", "123")
    page.fill("#incoming_date", "01/09/2026")
    page.fill("#note", NOTE)
    page.check("#no_secret")
    page.get_by_role("button", name="Trích nhiệm vụ").click()
    page.wait_for_url("**/van-ban/*?xong=van-ban")


def test_from_a_paper_to_work_given(visit, site):
    site.app.state.now = dt.datetime(2026, 9, 1, 3, tzinfo=dt.UTC)
    page = visit("hoa")
    take(page)
    axe(page)
    picture(page, "ban-lam-viec", phone=True)
    page.evaluate("document.querySelector('.tools').scrollIntoView()")
    picture(page, "ban-lam-viec-hai-ben")
    assert page.locator("#p-track").inner_text() == "Theo dõi từng việc (4)"

    # a click on the words finds the task, and one on the task its words
    page.locator("mark", has_text="Sở Lâm nghiệp").click(position={"x": 150, "y": 8})
    assert page.locator("article.paired").get_attribute("data-pair") == "I.3"
    page.locator("#n-II\\.2 dl").click()
    assert page.locator("mark.paired").inner_text().startswith("II.2")

    # by keyboard: the form opens with the first field, type-ahead, Enter saves, and the focus is back at the task
    page.locator("#s-I\\.1").focus()
    page.keyboard.press("Enter")
    page.locator("#sua-title").wait_for()
    assert page.evaluate("document.activeElement.id") == "sua-title"
    axe(page)
    picture(page, "sua-nhiem-vu")
    lead = page.locator("#sua-lead-1")
    lead.fill("so noi")
    page.locator("#sua-lead-1-list li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert lead.input_value() == "Sở Nội vụ tỉnh Sông Thao"
    page.locator("#sua-due").fill("14/12/2026")
    page.keyboard.press("Enter")
    page.locator("#s-I\\.1").wait_for()
    assert page.evaluate("document.activeElement.id") == "s-I.1"

    # one press binds a name everywhere, one moves a task to another pile, many at once
    page.locator("#n-I\\.2").get_by_role("button", name="Sở Tài chính tỉnh Sông Thao").click()
    page.locator(".said", has_text="Đã gắn").wait_for()
    page.locator("#n-I\\.3").get_by_role("button", name=re.compile("phổ biến")).click()
    page.locator("#p-inform", has_text="(1)").wait_for()
    page.get_by_text("Sửa nhiều nhiệm vụ cùng lúc").click()
    page.select_option("#nhieu-section", "II")
    page.select_option("#nhieu-handling", "report")
    axe(page)
    page.get_by_role("button", name="Áp dụng").click()
    page.locator("#p-report", has_text="(4)").wait_for()
    page.get_by_role("button", name=re.compile("Hoàn tác")).click()
    page.locator("#p-report", has_text="(3)").wait_for()
    page.locator("#s-bp-1").click()
    page.locator("#sua-lead-1").fill("Sở Nội vụ tỉnh Sông Thao")
    page.locator("#sua-title").press("Enter")
    page.locator("#n-bp-1", has_text="Sở Nội vụ tỉnh Sông Thao").wait_for()

    # keys on a task: the pile, and on to the next
    page.locator("#s-I\\.1").focus()
    page.keyboard.press("2")
    page.locator("#p-report", has_text="(4)").wait_for()
    assert page.evaluate("document.activeElement.id") == "s-II.2"
    page.keyboard.press("x")
    assert page.locator("#n-II\\.2 input[name=tasks]").is_checked()
    assert "đã đánh dấu 1 nhiệm vụ" in page.locator(".many summary").inner_text()
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.id") == "nhieu-handling"
    page.locator("#nhieu-why").fill("Gộp báo cáo quý")
    page.select_option("#nhieu-handling", "report")
    page.locator("#nhieu-why").press("Enter")
    page.locator("#p-report", has_text="(5)").wait_for()
    page.get_by_role("button", name=re.compile("Hoàn tác")).click()
    page.locator("#p-report", has_text="(4)").wait_for()

    page.get_by_role("button", name="Trình duyệt danh mục").click()
    page.locator(".said", has_text="Đã trình").wait_for()
    page.get_by_role("link", name="Nhật ký thao tác").click()
    axe(page)
    picture(page, "nhat-ky-van-ban")

    leader = visit("dung")
    leader.goto("/van-ban")
    axe(leader)
    picture(leader, "van-ban-dang-xu-ly", phone=True)
    leader.get_by_role("link", name=re.compile("quản lý hồ sơ")).click()
    leader.get_by_role("button", name="Đồng ý danh mục").click()
    leader.locator(".said", has_text="Đã đồng ý").wait_for()

    page.goto(ONE)
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    axe(page)
    page.get_by_role("button", name=re.compile("Thực hiện: Giao nhiệm vụ")).click()
    page.wait_for_url("**/danh-muc/15-ct-ubnd-2026?xong=giao*")
    axe(page)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_without_script_and_on_a_phone(visit):
    page = visit("hoa", phone=True, script=False)
    take(page, script=False)
    page.locator("#s-I\\.2").click()
    page.fill("#sua-due", "hằng quý")
    page.fill("#sua-lead-1", "Sở Tài chính tỉnh Sông Thao")
    page.get_by_role("button", name="Lưu").click()
    assert "ngày cuối tháng 3, 6, 9 và 12" in page.locator("#n-I\\.2").inner_text()
    page.locator("#n-I\\.2").get_by_role("button", name=re.compile("phổ biến")).click()
    assert page.locator("#p-inform").inner_text().endswith("(1)")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_workbench_fits_a_phone(visit):
    page = visit("hoa", phone=True)
    take(page)
    for link in (
        ONE,
        f"{ONE}?sua=I.1",
        f"{ONE}?sua=them",
        f"{ONE}?sua=van-ban",
        f"{ONE}/nhat-ky",
        "/van-ban",
        "/van-ban/moi",
    ):
        page.goto(link)
        fits(page)
        axe(page)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_tap_on_a_task_shows_its_words_where_the_document_is_out_of_sight(visit):
    page = visit("hoa", phone=True)
    take(page)
    task, words = page.locator("#n-II\\.2"), page.locator("#n-II\\.2 blockquote").first
    task.locator("dl").tap()
    words.wait_for()
    top, height = words.bounding_box()["y"], page.viewport_size["height"]
    assert 0 <= top < height, "the words are in sight, and so is the task"
    assert 0 <= task.locator("h3").bounding_box()["y"] < height
    axe(page)
    picture(page, "nguyen-van-tai-cho")
    words.tap()
    assert words.is_visible(), "reading on puts nothing away"
    task.get_by_role("link", name="Đến vị trí trong văn bản").last.tap()
    mark = page.locator("mark:has(#v-II\\.2)")
    assert 0 <= mark.bounding_box()["y"] < height
    mark.locator(".ref").tap()
    assert 0 <= task.locator("h3").bounding_box()["y"] < height
    task.locator("dl").tap()
    assert not words.is_visible()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_document_and_piles_are_seen_without_scrolling(visit):
    page = visit("hoa")
    take(page)
    for width, height in ((1280, 800), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(ONE)
        for part in (".sides > .text", ".pile h2"):
            assert page.locator(part).first.bounding_box()["y"] < 0.7 * height
