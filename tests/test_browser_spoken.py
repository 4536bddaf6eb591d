"""In a real browser: a supervisor notes a spoken order on a phone in two taps, and giving shows how far it is."""

import threading

import pytest

from desk.drafts.correcting import Hand
from desk.drafts.moving import move_draft
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading
from plans.draft_stages import DraftAct
from plans.files import write_plan
from tests.browser import axe, fits, picture
from tests.office import plan

pytestmark = pytest.mark.slow


@pytest.mark.timeout(300)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_two_taps_on_a_phone(visit):
    page = visit("giam", phone=True)
    page.goto("/")
    axe(page)
    fits(page)
    page.get_by_role("link", name="Ghi chỉ đạo miệng").tap()
    page.wait_for_url("**/chi-dao-mieng")
    page.get_by_label("Nội dung chỉ đạo").fill("Kiểm tra việc niêm yết thủ tục tại trụ sở")
    page.get_by_role("combobox", name="Giao cho cơ quan, đơn vị").fill("an binh")
    page.get_by_role("option", name="Ủy ban nhân dân xã An Bình").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_label("Một tuần").check()
    axe(page)
    fits(page)
    picture(page, "chi-dao-mieng", phone=True)
    page.get_by_role("button", name="Ghi chỉ đạo").tap()
    page.get_by_text("Đã ghi chỉ đạo và trình lãnh đạo").wait_for()
    axe(page)
    fits(page)
    assert "Đã trình, chờ đồng ý" in page.locator("main").text_content()
    page.get_by_label("Nội dung chỉ đạo").fill("Việc khác")
    page.get_by_role("combobox", name="Giao cho cơ quan, đơn vị").fill("Sở Không Có")
    page.get_by_role("button", name="Ghi chỉ đạo").tap()
    page.locator(".field-error").wait_for()
    axe(page)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_an_order_that_was_corrected_and_sent_does_not_come_back(visit):
    page = visit("giam")
    page.goto("/chi-dao-mieng")
    page.get_by_label("Nội dung chỉ đạo").fill("Kiểm tra việc niêm yết thủ tục")
    page.get_by_role("combobox", name="Giao cho cơ quan, đơn vị").fill("Ủy ban nhân dân xã An Bình")
    page.get_by_label("Thời hạn", exact=True).fill("31/11/2026")
    page.get_by_role("button", name="Ghi chỉ đạo").click()
    page.locator("#due.is-invalid").wait_for()
    assert page.get_by_text("Đã khôi phục").count() == 0, "the answer shows what was sent, not what was kept"
    page.get_by_label("Thời hạn", exact=True).fill("11/12/2026")
    page.get_by_role("button", name="Ghi chỉ đạo").click()
    page.get_by_text("Đã ghi chỉ đạo").wait_for()
    assert page.get_by_text("Đã khôi phục").count() == 0
    assert page.get_by_label("Thời hạn", exact=True).input_value() == ""


@pytest.mark.timeout(300)
def another_plan():
    """A plan that looks like none in force: another document, other work."""
    made = plan(plan="moi-2026")
    work = ("Lắp biển báo bến đò", "Sơn lại cầu treo", "Trồng cây ven hồ", "Nạo vét mương", "Thay bóng đèn đường")
    tasks = tuple(
        task.model_copy(update={"title": title, "quote": title}) for task, title in zip(made.tasks, work, strict=True)
    )
    return made.model_copy(
        update={"directive": made.directive.model_copy(update={"number": "99/CT-UBND"}), "tasks": tasks}
    )


def test_giving_shows_how_far_it_is_and_ends_on_the_plans_page(site, visit):
    state = site.app.state
    with reading(state.engine) as session:
        people = {slug: actor_of(session, who(session, slug)) for slug in ("hoa", "dung")}
    paper = Paper(write_plan(another_plan()).encode(), "a.yaml", "124", None, no_secret=True)
    number, _ = take_paper(state.engine, state.settings, people["hoa"], paper, state.now)
    for version, (slug, act) in enumerate((("hoa", DraftAct.PROPOSE), ("dung", DraftAct.AGREE)), start=1):
        hand = Hand(people[slug], number, version, state.now, state.settings.zone)
        move_draft(state.engine, state.settings, hand, act)
    go = threading.Event()
    state.giver._thread.submit(go.wait)
    try:
        page, plain = visit("hoa"), visit("hoa", script=False)
        page.goto(f"/van-ban/{number}")
        page.get_by_text("Giao nhiệm vụ", exact=True).first.click()
        page.locator("form[action$='/buoc/giao'] button").click()
        page.wait_for_url("**/dang-giao")
        bar = page.get_by_role("progressbar")
        bar.wait_for()
        axe(page)
        state.giver._launches[number].progress(1, 3)
        page.get_by_text("Đã ghi 1 trong 3 lượt giao").wait_for()
        axe(page)
        fits(page)
        picture(page, "dang-giao", phone=True)
        plain.goto(f"/van-ban/{number}/dang-giao")
        assert "Đã ghi 1 trong 3 lượt giao" in plain.locator("main").text_content()
    finally:
        go.set()
    page.wait_for_url("**/danh-muc/moi-2026?xong=giao**")
    page.get_by_text("lượt nhiệm vụ.").first.wait_for()
    plain.wait_for_url("**/danh-muc/moi-2026?xong=giao**")
