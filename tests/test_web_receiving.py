"""Much to receive on one day: three documents stand open, each says whose turn it is and what is due today; one press receives all."""

import datetime as dt
import re

from sqlalchemy import select

from models.core import table
from models.database import reading
from models.tables import Assignment
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser, forms_of

__all__ = ["app"]

ORDERS = "/chi-dao-mieng"
WORDS = (
    "Kiểm tra trụ sở dôi dư", "Tổng hợp số liệu biên chế", "Đề xuất bố trí nhà ở công vụ", "Sắp xếp hồ sơ lưu trữ",
    "Lập danh sách dự hội nghị tập huấn",
)  # fmt: skip


def burdened(app, orders):
    """Spoken orders to the first department, each a document of its own, the first one for today."""
    leader = Browser(app).enter("dung")
    form = {name: held[0] for name, held in forms_of(leader.get(ORDERS).text)[ORDERS].items() if name != "soon"}
    for n in range(orders):
        typed = {
            "words": WORDS[n],
            "units": "Sở Nội vụ tỉnh Sông Thao",
            "due": f"{28 + n % 3}/09/2026",
        }
        assert leader.post(ORDERS, form | typed).status_code == 303
    return Browser(app).enter("an")


def test_three_documents_are_open_and_the_others_folded(app):
    page = burdened(app, 5).get("/").text
    shown, _, folded = page.partition("Xem thêm 03 văn bản chờ tiếp nhận")
    assert (shown.count('<section class="group">'), folded.count('<section class="group">')) == (3, 3)
    marks = re.findall(r'<select[^>]* id="(officer-[^"]+)"', page)
    assert len(set(marks)) == len(marks) == 6
    assert "Xem thêm" not in Browser(app).enter("chi").get("/").text


def test_each_says_whose_turn_it_is_and_what_is_due_today(app):
    an = burdened(app, 2)
    cards = re.findall(r'<section class="group">.*?</section>', an.get("/").text, re.DOTALL)
    assert all("Đang chờ: " in card for card in cards)
    (today,) = [card for card in cards if "Đến hạn hôm nay" in card]
    assert WORDS[0] in today
    app.state.now += dt.timedelta(days=1)
    page = Browser(app).enter("an").get("/").text
    cards = re.findall(r'<section class="group">.*?</section>', page, re.DOTALL)
    late, today = (next(card for card in cards if words in card) for words in WORDS[:2])
    assert ("Quá hạn 01 ngày" in late, "Đến hạn hôm nay" in late, "Đến hạn hôm nay" in today) == (True, False, True)


def test_one_press_receives_all_of_them(app):
    an = burdened(app, 2)
    page = an.get("/").text
    (form,) = re.findall(r'<form class="[^"]*every" .*?</form>', page, re.DOTALL)
    assert "Tiếp nhận tất cả 04 nhiệm vụ" in form
    ((address, fields),) = forms_of(form).items()
    assert an.post(address, fields).headers["location"] == "/?xong=tiep-nhan&n=4"
    a = table(Assignment)
    with reading(app.state.engine) as session:
        stages = session.connection().execute(select(a.c.stage).where(a.c.id.not_in([3]))).scalars().all()
    assert stages.count("execute") == 4
    assert "every" not in an.get("/").text.partition("<main")[2]


def test_of_one_document_there_is_only_its_own_button(app):
    assert "Tiếp nhận tất cả" not in Browser(app).enter("an").get("/").text
