"""The script of the pages, on a page made for it: fragments, type-ahead, drafts, pairs, files; and the same without script."""

import pytest
from fastapi import Form, Request, Response

from tests.browser import axe, fits
from web.render import templates

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("engine", ["sqlite"], indirect=True)]
"""What is tried here does not hang on the database."""

TRIAL = """{% extends "page.html" %}{% import "forms.html" as forms with context %}{% import "parts.html" as parts with context %}
{% block content %}{{ parts.header("Trang thử", moment=none) }}{{ forms.said("xac-nhan" if done else "") }}
{% call parts.filters("/thu") %}{{ forms.field("q", "Từ ngữ", q, bare=true) }}{% endcall %}
<div id="danh-sach" data-said="Có {{ q }}"><p>Dòng {{ tu }} của {{ q }}</p>{{ parts.pages("trial", 90, tu, 30, {"q": q}) }}</div>
<form method="post" action="/thu" {{ forms.draft("thu") }}>{{ csrf() }}
{{ forms.words("note", "note", "Ghi chú") }}
{{ forms.suggest("unit", "Cơ quan, đơn vị", "/thu/goi-y", value="a/b", label="Sở A", error=wrong) }}
{{ forms.day("day", "Thời hạn") }}{{ forms.check("sure", "Không chứa bí mật nhà nước") }}
{{ forms.pick("pile", "Cách theo dõi", [("track", "theo dõi từng việc"), ("inform", "phổ biến")]) }}
{{ forms.confirm("Giao nhiệm vụ", "Sẽ tạo 02 lượt giao.", "send") }}</form>
<form method="post" action="/thu/tep" enctype="multipart/form-data">{{ csrf() }}
{{ forms.file("file", "Văn bản kết quả", ".txt", most=1, send="/thu/tep", target="#o") }}<div id="o">{{ read }}</div></form>
<div class="sides"><div class="text" tabindex="0">Văn bản: <mark data-pair="1.a" tabindex="0">rà soát</mark></div>
<ul><li data-pair="1.a" tabindex="0" id="task">Rà soát</li></ul></div>
{% if poll %}<div id="tien-do" data-get="/thu?poll={{ poll + 1 }}" data-every="0.05">{{ poll }}</div>
{% else %}<div id="tien-do">xong</div>{% endif %}
{% endblock %}"""


@pytest.fixture
def trial(site):
    """The page made for the script, on the app that is served; what was posted is in its `seen`."""
    seen = []

    def shown(request, **values):
        known = {"request": request, "zone": None, "here": "", "visitor": None, "menu": (), "lang": "vi"}
        facts = {"q": "", "tu": 0, "done": False, "read": "", "wrong": "", "poll": 0, **values}
        text = templates().from_string(TRIAL).render(known | facts)
        return Response(text, media_type="text/html")

    def page(request: Request, q: str = "", tu: int = 0, xong: bool = False, poll: int = 0):
        return shown(request, q=q, tu=tu, done=xong, poll=poll if poll < 4 else 0)

    def suggestions(q: str = ""):
        units = [{"value": "so-noi-vu", "label": "Sở Nội vụ", "hint": "tỉnh"}, {"value": "so-y-te", "label": "Sở Y tế"}]
        return [one for one in units if q.casefold() in one["label"].casefold()]

    def sent(request: Request, note: str = Form(""), unit: str = Form(""), day: str = Form("")):
        seen.append((note, unit, day))
        if note == "sai":
            return shown(request, wrong="Không có trong danh mục")
        return Response(status_code=303, headers={"Location": "/thu?xong=1"})

    async def read(request: Request):
        async with request.form() as form:
            return shown(request, read=f"{form['file'].filename}: {(await form['file'].read()).decode()}")

    site.app.add_api_route("/thu", page, methods=["GET"], name="trial")
    site.app.add_api_route("/thu", sent, methods=["POST"])
    site.app.add_api_route("/thu/goi-y", suggestions, methods=["GET"])
    site.app.add_api_route("/thu/tep", read, methods=["POST"])
    return seen


def test_everything_on_it_is_for_everybody(trial, visit):
    page = visit(phone=True)
    page.goto("/thu")
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    fits(page)
    axe(page)


def test_a_filter_and_the_pager_replace_only_the_list(trial, visit):
    page = visit()
    page.goto("/thu")
    page.evaluate("document.querySelector('h1').dataset.same = 'yes'")
    page.fill("#q", "thuế")
    page.press("#q", "Enter")
    page.get_by_text("Dòng 0 của thuế").wait_for()
    assert page.locator("#bao").text_content() == "Có thuế"
    page.get_by_role("link", name="Trang sau").click()
    page.get_by_text("Dòng 30 của thuế").wait_for()
    assert "tu=30" in page.url
    assert page.locator("h1[data-same]").count() == 1, "the page was not loaded again"
    page.reload()
    assert page.get_by_text("Dòng 30 của thuế").count() == 1


def test_type_ahead_by_keyboard(trial, visit):
    page = visit()
    page.goto("/thu")
    box = page.get_by_role("combobox", name="Cơ quan, đơn vị")
    assert box.input_value() == "Sở A"
    box.fill("sở")
    page.get_by_role("option").first.wait_for()
    axe(page)
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "unit-list-1"
    box.press("Enter")
    assert box.input_value() == "Sở Y tế"
    assert box.get_attribute("aria-expanded") == "false"
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    page.wait_for_url("**/thu?xong=1")
    assert trial[-1][1] == "so-y-te"


def test_enter_sends_nothing_while_suggestions_are_on_their_way(trial, visit):
    page, held = visit(), []
    page.goto("/thu")
    page.route("**/thu/goi-y*", lambda route: held.append(route))
    box = page.get_by_role("combobox", name="Cơ quan, đơn vị")
    with page.expect_request("**/thu/goi-y*"):
        box.fill("sở y")
        box.press("Enter")
    box.press("Enter")
    held[0].continue_()
    page.get_by_role("option", name="Sở Y tế").wait_for()
    assert trial == []
    box.press("ArrowDown")
    box.press("Enter")
    box.press("Enter")
    page.wait_for_url("**/thu?xong=1")
    assert trial[-1][1] == "so-y-te"


def test_words_typed_are_sent_where_nothing_was_chosen(trial, visit):
    page = visit()
    page.goto("/thu")
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    page.wait_for_url("**/thu?xong=1")
    assert trial[-1][1] == "a/b", "what stood there is still the value"
    page.fill("#unit", "Sở nào đó")
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    page.wait_for_load_state()
    assert trial[-1][1] == "Sở nào đó"


def test_a_draft_is_kept_until_it_was_sent(trial, visit):
    page = visit()
    page.goto("/thu")
    page.locator("#note").press_sequentially("Đang viết dở")
    page.check("#sure")
    page.context.set_offline(True)
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    page.get_by_text("Mất kết nối").wait_for()
    page.context.set_offline(False)
    page.goto("/thu")
    page.get_by_text("Đã khôi phục").wait_for()
    assert page.input_value("#note") == "Đang viết dở"
    assert page.is_checked("#sure")
    page.locator("#note").fill("sai")
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    page.get_by_text("Không có trong danh mục").wait_for()
    page.goto("/thu")
    assert page.input_value("#note") == "sai", "what was refused is not lost"
    page.locator("#note").fill("đúng")
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    page.wait_for_url("**/thu?xong=1")
    page.goto("/thu")
    assert page.input_value("#note") == ""
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_can_be_put_away(trial, visit):
    page = visit()
    page.goto("/thu")
    page.fill("#note", "x")
    page.reload()
    page.get_by_role("button", name="Bỏ nội dung này").click()
    assert page.input_value("#note") == ""
    assert page.evaluate("localStorage.length") == 0


def test_drafts_are_gone_with_their_owner(visit):
    page = visit("an")
    page.goto("/nhiem-vu/1")
    page.evaluate("localStorage.setItem('draft:an:x', '{}')")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap*")
    assert page.evaluate("localStorage.length") == 0


def test_a_pair_finds_the_other(trial, visit):
    page = visit()
    page.goto("/thu")
    page.locator("mark").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "task"
    assert page.locator(".paired").count() == 2


def test_a_file_fills_the_form_and_a_large_one_is_said(trial, visit):
    page = visit()
    page.goto("/thu")
    page.set_input_files("#file", {"name": "kết quả.txt", "mimeType": "text/plain", "buffer": "số 45".encode()})
    page.get_by_text("kết quả.txt: số 45").wait_for()
    page.set_input_files("#file", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x" * 1_100_000})
    page.get_by_text("Tệp lớn hơn mức 1 MB. Quét lại").wait_for()


def test_progress_is_fetched_until_it_is_over(trial, visit):
    page = visit()
    page.goto("/thu?poll=1")
    page.locator("#tien-do", has_text="xong").wait_for()


def test_without_script_all_of_it_works(trial, visit):
    page = visit(script=False)
    page.goto("/thu")
    page.fill("#q", "thuế")
    page.press("#q", "Enter")
    page.get_by_role("link", name="Trang sau").click()
    assert page.get_by_text("Dòng 30 của thuế").count() == 1
    page.fill("#note", "không có script")
    page.fill("#unit", "Sở Nội vụ")
    page.locator("summary", has_text="Giao nhiệm vụ").click()
    page.get_by_role("button", name="Thực hiện").click()
    assert trial == [("không có script", "Sở Nội vụ", "")]


def test_what_is_typed_is_counted_before_it_is_cut(trial, visit):
    page = visit()
    page.goto("/thu")
    counted = page.locator("#note + span")
    page.fill("#note", "x" * 300)
    assert counted.inner_text() == ""
    page.fill("#note", "x" * 450)
    assert counted.inner_text() == "450/500 ký tự"
    page.fill("#note", "x" * 500)
    assert "field-error" in counted.get_attribute("class")
