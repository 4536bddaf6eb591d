"""One of a group that has a part of its own is left out of the group's by a press; the name says so wherever it stands."""

import pytest

from models.database import writing
from models.tables import UnitGroup
from plans.files import read_plan
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser, forms_of
from tests.drafting import ONE, hoa, many, take
from tests.papers import plan_paper
from tests.programs import Caller

__all__ = ["app", "hoa"]
TEXT = plan_paper(
    "16/KH-UBND",
    "Về việc sơ tán dân vùng bãi sông",
    "Ủy ban nhân dân các xã, phường sơ tán dân vùng bãi xong trước ngày 20/10/2026, riêng UBND xã An Bình trước ngày 05/10/2026.",
    "Sở Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.",
)
GROUP = "Ủy ban nhân dân các xã, phường"
BUT = f"{GROUP} (trừ UBND xã An Bình)"
PRESS = "Bỏ UBND xã An Bình khỏi phần này"
APART = "có thời hạn riêng ở phần sau"


@pytest.fixture
def communes(app):
    with writing(app.state.engine) as session:
        session.add(
            UnitGroup(slug="cap-xa", name="Ủy ban nhân dân cấp xã", aliases=[GROUP], rule={"province": ["commune"]})
        )


@pytest.fixture
def taken(communes, hoa):
    assert take(hoa, TEXT.encode(), "Kế hoạch 16.txt", note="").status_code == 303


def test_a_press_leaves_out_who_has_a_part_of_his_own(app, hoa, taken):
    page = hoa.get(ONE).text
    assert APART in page
    assert f"{GROUP} <span" in page
    assert "02 cơ quan" in page
    assert many(hoa, do="bo-khoi:1").headers["location"].startswith(f"{ONE}?xong=sua")
    page = hoa.get(ONE).text
    assert APART not in page
    assert PRESS not in page
    assert f'{BUT} <span class="small">→ Ủy ban nhân dân xã Tân Lập</span>' in page
    log = hoa.get(f"{ONE}/nhat-ky").text
    assert f"{BUT} → Ủy ban nhân dân cấp xã, trừ Ủy ban nhân dân xã An Bình" in log
    assert many(hoa, do="bo-khoi:1").status_code == 422, "nobody is left to be left out"


def test_it_stays_so_in_the_file_and_once_it_is_given(app, hoa, taken):
    many(hoa, do="bo-khoi:1")
    file = hoa.get(f"{ONE}/tai-ve.yaml").text
    plan, problems = read_plan(file, "a.yaml")
    assert plan.bindings[BUT] == ("cap-xa", "-song-thao/xa-an-binh"), problems
    for who, step in (("hoa", "trinh"), ("dung", "dong-y"), ("dung", "giao")):
        sent = Browser(app).enter(who).send(ONE, f"{ONE}/buoc/{step}")
        assert sent.status_code == 303, sent.text
    app.state.giver.wait()
    page = Browser(app).enter("dung").get(f"/danh-muc/{plan.plan}").text
    assert BUT in page
    listed = Caller(app, "dung").read("/assignments")["items"]
    given = sorted((one["task"], one["unit"]) for one in listed if one["plan"] == plan.plan)
    assert given == [("1", "song-thao/xa-tan-lap"), ("1-2", "song-thao/xa-an-binh")]


def test_the_same_units_by_another_name_do_not_end_the_doubt(hoa, taken):
    sent = {"task": "1", "title": "Sơ tán dân", "handling": "track", "do": "luu", "due": "19/10/2026"}
    hoa.send(f"{ONE}?sua=1", f"{ONE}/sua", **sent, lead=["cap-xa"])
    page = hoa.get(ONE).text
    assert APART in page
    assert PRESS in page
    hoa.send(f"{ONE}?sua=1", f"{ONE}/sua", **sent, lead=["UBND các xã, phường, trừ UBND xã An Bình"])
    page = hoa.get(ONE).text
    assert APART not in page
    assert "→ Ủy ban nhân dân xã Tân Lập" in page
    assert "không có trong danh mục" not in page


def test_a_typed_name_that_leaves_out_nobody_known_says_so(hoa, taken):
    sent = {"task": "1", "title": "Sơ tán dân", "handling": "track", "do": "luu", "due": "19/10/2026"}
    hoa.send(f"{ONE}?sua=1", f"{ONE}/sua", **sent, lead=["UBND các xã, phường, trừ xã Không Có"])
    page = hoa.get(ONE).text
    assert "trừ ra &#34;xã Không Có&#34;, mà không rõ đó là cơ quan, đơn vị nào" in page


def test_quick_entry_leaves_out_too(app, communes):
    dung = Browser(app).enter("dung")
    form = forms_of(dung.get("/nhap-nhanh").text)["/nhap-nhanh"] | {"plain": ""}
    cells = {
        "title": ["Rà soát hồ sơ", "", ""],
        "units": ["UBND các xã, phường, trừ UBND xã An Bình", "", ""],
        "due": ["14/12/2026", "", ""],
    }
    assert "01 nhiệm vụ, 01 lượt giao" in dung.post("/nhap-nhanh", form | cells).text
