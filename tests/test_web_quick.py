"""Quick entry on its page: shown, then given or proposed; what is wrong, what looks like work given before, what a browser keeps."""

import re

import pytest
from sqlalchemy import func, select

from models.core import table
from models.database import reading, writing
from models.tables import TaskLink, Unit
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser, forms_of

__all__ = ["app"]

PAGE = "/nhap-nhanh"


def fill(browser, **more):
    form = forms_of(browser.get(PAGE).text)[PAGE] | {"plain": ""}
    cells = {
        "title": ["Rà soát hồ sơ", "", ""],
        "units": ["Sở Nội vụ tỉnh Sông Thao", "", ""],
        "due": ["14/12/2026", "", ""],
    }
    return browser.post(PAGE, form | cells | {"product": ["Báo cáo", "", ""]} | more)


def pressed(text):
    """What the button that gives says was seen, where there is one."""
    found = re.search(r'<button[^>]* name="seen" value="([^"]*)"', text)
    return found[1] if found else None


def test_looking_twice_gives_nothing(app):
    leader = Browser(app).enter("dung")
    shown = fill(leader)
    again = leader.post(PAGE, forms_of(shown.text)[PAGE] | {"plain": ""})
    assert (again.status_code, pressed(again.text)) == (200, pressed(shown.text))
    assert "Sẽ giao" in again.text
    buttons = re.findall(r"<button[^>]*>", re.search(r"<form[^>]*nhap-nhanh.*?</form>", again.text, re.DOTALL)[0])
    assert "seen" not in buttons[0], "Enter presses the first button: it shows, and does not give"


def test_shown_first_then_given(app):
    leader = Browser(app).enter("dung")
    shown = fill(leader)
    assert shown.status_code == 200
    assert "01 nhiệm vụ, 01 lượt giao" in shown.text
    seen = pressed(shown.text)
    given = fill(leader, seen=seen)
    assert given.status_code == 303
    page = leader.get(given.headers["location"]).text
    assert "Rà soát hồ sơ" in page
    assert "Đã giao 01 lượt nhiệm vụ." in page
    again = fill(leader, seen=seen)
    assert "Đã giao 0" not in leader.get(again.headers["location"]).text, "the same lines again give nothing"
    listed = leader.get("/nhiem-vu?text=Rà+soát+hồ+sơ").text
    (number,) = set(re.findall(r'href="/nhiem-vu/(\d+)', listed))
    for page in (listed, leader.get(f"/nhiem-vu/{number}").text):
        said = " ".join(re.sub("<[^>]+>", " ", page).split())
        assert "14/12/2026" in said
        assert "14/12/2026 (14/12/2026" not in said, "a day that is the words is said once"
        assert "14/12/2026 14/12/2026" not in said


def test_many_units_that_nobody_hears_for_are_folded(app):
    names = [f"Trung tâm Dịch vụ số {n:02}" for n in range(1, 24)]
    with writing(app.state.engine) as session:
        session.add_all(Unit(slug=f"tt-{n}", name=name, kind="centre") for n, name in enumerate(names))
    shown = fill(Browser(app).enter("dung"), units=["; ".join(names[:21]), "", ""]).text
    told = re.search(r'<div class="notice">([^<]*)<details><summary>([^<]*)</summary>([^<]*)</details></div>', shown)
    assert told[1] == f"Chưa có đầu mối nhận tin (21): {'; '.join(names[:20])}"
    assert told.groups()[1:] == ("01 cơ quan, đơn vị khác", names[20])
    few = fill(Browser(app).enter("dung"), units=["; ".join(names[:3]), "", ""]).text
    assert f'<div class="notice">Chưa có đầu mối nhận tin (03): {"; ".join(names[:3])}</div>' in few


def test_many_assignments_are_given_behind_a_page_that_shows_how_far_it_is(app, monkeypatch):
    monkeypatch.setattr("desk.quick.AT_ONCE", 1)
    leader = Browser(app).enter("dung")
    both = ["Sở Nội vụ tỉnh Sông Thao; Sở Tài chính tỉnh Sông Thao", "", ""]
    seen = pressed(fill(leader, units=both).text)
    begun = fill(leader, units=both, seen=seen)
    assert (begun.status_code, begun.headers["location"]) == (303, "/van-ban/1/dang-giao")
    app.state.giver.wait()
    done = leader.get("/van-ban/1/dang-giao")
    assert done.status_code == 303
    assert "Đã giao 02 lượt nhiệm vụ." in leader.get(done.headers["location"]).text
    again = fill(leader, units=both, seen=seen)
    assert again.headers["location"].startswith("/danh-muc/viec-"), "the same lines again change nothing"


def test_an_order_spoken_to_many_is_given_the_same_way(app, monkeypatch):
    monkeypatch.setattr("desk.quick.AT_ONCE", 1)
    leader, page = Browser(app).enter("dung"), "/chi-dao-mieng"
    words = {"words": "Rà soát", "units": "Sở Nội vụ tỉnh Sông Thao; Sở Tài chính tỉnh Sông Thao", "due": "14/12/2026"}
    begun = leader.send(page, page, **words)
    assert (begun.status_code, begun.headers["location"]) == (303, "/van-ban/1/dang-giao")
    app.state.giver.wait()
    assert leader.get("/van-ban/1/dang-giao").headers["location"].startswith("/danh-muc/viec-")


def test_other_lines_than_those_shown_are_shown_again(app):
    leader = Browser(app).enter("dung")
    seen = pressed(fill(leader).text)
    other = fill(leader, seen=seen, title=["Việc khác", "", ""])
    assert other.status_code == 200
    assert "Sẽ giao" in other.text


def test_a_coordinator_proposes_to_the_leader(app):
    coordinator = Browser(app).enter("hoa")
    shown = fill(coordinator)
    assert "Trình lãnh đạo duyệt giao" in shown.text
    sent = fill(coordinator, seen=pressed(shown.text))
    assert sent.status_code == 303
    assert "/van-ban/" in sent.headers["location"]
    assert "Rà soát hồ sơ" in coordinator.get(sent.headers["location"]).text


def test_what_is_wrong_stands_beside_its_field(app):
    leader = Browser(app).enter("dung")
    wrong = fill(leader, units=["Sở Không Có", "", ""])
    assert wrong.status_code == 422
    assert "Không rõ &#34;Sở Không Có&#34; là cơ quan nào" in wrong.text


def test_columns_that_are_not_used_are_said_although_something_else_is_wrong(app):
    pasted = "STT\tNhiệm vụ\tĐơn vị\tGhi chú\n1\tRà soát\tSNV\tgấp"
    wrong = fill(
        Browser(app).enter("dung"),
        title=["", "", ""],
        units=["", "", ""],
        due=["", "", ""],
        product=[""] * 3,
        pasted=pasted,
    )
    assert wrong.status_code == 422
    for words in ("có cột chưa dùng đến: Ghi chú", "gần giống: Sở Nội vụ tỉnh Sông Thao"):
        assert words in wrong.text, words


def test_a_link_fills_the_form_in(app):
    page = Browser(app).enter("hoa").get(f"{PAGE}?units=song-thao/so-noi-vu&title=Báo+cáo+ngay").text
    assert 'value="Báo cáo ngay"' in page
    assert 'value="song-thao/so-noi-vu"' in page


def test_units_have_no_quick_entry(app):
    assert Browser(app).enter("an").get(PAGE).status_code == 403


@pytest.mark.parametrize(("choice", "given"), [("link", 1), ("create", 1), ("skip", 0)])
def test_work_given_before_is_asked_about_and_the_answer_holds(app, choice, given):
    leader = Browser(app).enter("dung")
    same = {"title": ["Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã", "", ""]}
    asked = fill(leader, **same)
    assert asked.status_code == 422
    assert pressed(asked.text) is None
    answer = next(one for one in re.findall(r'<option value="([^"]+)"', asked.text) if one.startswith(choice))
    shown = fill(leader, **same, answer=[answer])
    assert shown.status_code == 200
    assert ("Sẽ giao" in shown.text) is bool(given)
    if given:
        form = forms_of(shown.text)[PAGE]
        done = fill(leader, **same, answer=form["answer"], seen=pressed(shown.text))
        assert done.status_code == 303
    with reading(app.state.engine) as session:
        links = session.connection().execute(select(func.count()).select_from(table(TaskLink))).scalar_one()
    assert links == (choice == "link")


def test_an_answer_is_about_its_words_alone(app):
    leader = Browser(app).enter("dung")
    asked = fill(leader, title=["Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã", "", ""])
    answer = re.search(r'<option value="(create[^"]+)"', asked.text)[1]
    other = {"title": ["Rà soát vị trí việc làm tại cơ quan chuyên môn cấp xã", "", ""]}
    assert fill(leader, **other, answer=[answer]).status_code == 422


@pytest.mark.parametrize(
    ("units", "said", "cache", "status"),
    [
        ("Sở Nội vụ tỉnh Sông Thao", "", "private, no-cache", 200),
        ("Sở Không Có", "", "private, no-cache", 200),
        ("Sở Nội vụ tỉnh Sông Thao", "MẬT: nội dung", "no-store", 422),
    ],
)
def test_only_a_browser_without_script_may_keep_what_was_typed_and_nothing_secret(app, units, said, cache, status):
    leader = Browser(app).enter("dung")
    answer = fill(leader, units=[units, "", ""], said=said, plain="1")
    assert (answer.headers["Cache-Control"], answer.status_code) == (cache, status)
    assert fill(leader, units=[units, "", ""], said=said).headers["Cache-Control"] == "no-store"
