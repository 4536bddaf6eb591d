"""Amending on pages: from the plan's page to its basis, the workbench, before and after, agreed, done, and told in the history."""

import re

from models.database import writing
from models.tables import PlanDraft
from plans.files import read_plan, write_plan
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser, forms_of
from tests.programs import Caller, codes

__all__ = ["app"]

PLAN, AMEND = "/danh-muc/12-ct-ubnd-2026", "/danh-muc/12-ct-ubnd-2026/dieu-chinh"
BASIS = {"basis": "Quyết định 15/QĐ-UBND", "day": "02/09/2026", "reason": "Giãn tiến độ"}
DRAFT, LOOK = "/van-ban/1", "/van-ban/1/dieu-chinh"


def as_(app, slug):
    return Browser(app).enter(slug)


def begun(app):
    hoa = as_(app, "hoa")
    sent = hoa.send(AMEND, AMEND, **BASIS)
    assert (sent.status_code, sent.headers["location"]) == (303, f"{DRAFT}?xong=can-cu")
    return hoa


def test_the_plans_page_leads_there_for_who_may(app):
    assert f'href="{AMEND}"' in as_(app, "hoa").get(PLAN).text
    for slug in ("an", "giam", "admin"):
        assert AMEND not in as_(app, slug).get(PLAN).text
        assert as_(app, slug).get(AMEND).status_code == 403
    assert as_(app, "hoa").get("/danh-muc/khong-co/dieu-chinh").status_code == 404


def test_basis_and_reason_are_asked_for_and_kept_in_the_form(app):
    hoa = as_(app, "hoa")
    wrong = hoa.send(AMEND, AMEND, basis="", day="2/9", reason="Giãn tiến độ")
    assert wrong.status_code == 422
    assert ">Giãn tiến độ</textarea>" in wrong.text
    wrong = hoa.send(AMEND, AMEND, basis="", day="", reason="Giãn tiến độ")
    assert "Chưa ghi căn cứ điều chỉnh" in wrong.text
    assert 'id="basis-error"' in wrong.text
    secret = hoa.send(AMEND, AMEND, basis="TUYỆT MẬT", day="", reason="x")
    assert secret.status_code == 422
    assert 'value="TUYỆT MẬT"' not in secret.text
    assert hoa.get("/van-ban").text.count("Điều chỉnh</span>") == 0


def test_who_opened_the_form_before_another_began_sees_what_stands_and_overwrites_nothing(app):
    dung = as_(app, "dung")
    early = forms_of(dung.get(AMEND).text)[AMEND]
    begun(app)
    late = dung.post(AMEND, early | {"basis": "Công văn 78/UBND", "day": "", "reason": "Khác"})
    assert late.status_code == 409
    assert "Danh mục này đang được điều chỉnh" in late.text
    assert ">Giãn tiến độ</textarea>" in late.text
    assert "Công văn 78/UBND" not in late.text
    shown = dung.get(AMEND).text
    assert 'value="Quyết định 15/QĐ-UBND"' in shown
    assert 'value="02/09/2026"' in shown
    changed = dung.send(AMEND, AMEND, reason="Khác")
    assert (changed.status_code, changed.headers["location"]) == (303, f"{DRAFT}?xong=can-cu")


def test_from_the_plan_to_the_plan(app):
    hoa = begun(app)
    page = hoa.get(DRAFT).text
    assert "Quyết định 15/QĐ-UBND ngày 02/09/2026" in page
    assert "Chưa có nội dung nào khác" in page
    assert "Giao nhiệm vụ</" not in page.split("<main")[1]
    more = hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", do="luu", due="trước ngày 16/10/2026", why="Chờ hướng dẫn")
    assert more.status_code == 303, more.text
    look = hoa.get(LOOK).text
    assert "Ai bị ảnh hưởng" in look
    assert "Sở Nội vụ tỉnh Sông Thao" in look
    assert "trước ngày 16/10/2026" in look
    assert "Chờ hướng dẫn" in look
    assert "Đang điều chỉnh" in hoa.get(PLAN).text
    assert "Điều chỉnh</span>" in hoa.get("/van-ban").text
    assert hoa.send(DRAFT, f"{DRAFT}/buoc/trinh").status_code == 303
    dung = as_(app, "dung")
    assert DRAFT in dung.get("/").text, "what waits for agreement stands on the first page"
    assert dung.send(DRAFT, f"{DRAFT}/buoc/dong-y").status_code == 303
    done = hoa.send(DRAFT, LOOK)
    assert done.status_code == 303
    shown = hoa.get(done.headers["location"]).text
    assert "Đã điều chỉnh danh mục: 01 lượt giao thay đổi." in shown
    past = hoa.get(f"{PLAN}/tien-do").text
    assert "Căn cứ: Quyết định 15/QĐ-UBND ngày 02/09/2026. Lý do: Giãn tiến độ" in " ".join(past.split())
    told = as_(app, "an").get("/nhiem-vu/1").text
    assert "thời hạn: 30/09/2026 → 15/10/2026; Căn cứ Quyết định 15/QĐ-UBND" in told
    assert hoa.get(LOOK).status_code == 200, "what was done can be looked up"


def test_nobody_carries_it_out_unagreed_or_as_it_was_not_seen(app):
    hoa = begun(app)
    hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", do="luu", due="trước ngày 16/10/2026", why="Chờ hướng dẫn")
    token = {"the": hoa.get(DRAFT).text.split('name="the" value="')[1].split('"')[0]}
    assert hoa.post(LOOK, token | {"version": "2"}).status_code == 409
    assert hoa.post(LOOK, token | {"version": "3"}).status_code == 409


def test_the_amending_paper_is_for_who_sees_the_plan(app):
    from tests.documents import as_pdf

    hoa, paper = as_(app, "hoa"), as_pdf()
    form = hoa.get(AMEND).text
    token = {"the": form.split('name="the" value="')[1].split('"')[0]}
    files = [("paper", ("qd 15.pdf", paper))]
    refused = hoa.post(AMEND, token | BASIS, files=files)
    assert refused.status_code == 422
    assert hoa.post(AMEND, token | BASIS | {"no_secret": "1"}, files=files).status_code == 303
    hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", do="luu", due="trước ngày 16/10/2026", why="Chờ")
    hoa.send(DRAFT, f"{DRAFT}/buoc/trinh")
    as_(app, "dung").send(DRAFT, f"{DRAFT}/buoc/dong-y")
    hoa.send(DRAFT, LOOK)
    link = f"{PLAN}/dieu-chinh/1/can-cu"
    assert f'href="{link}"' in hoa.get(f"{PLAN}/tien-do").text
    assert as_(app, "an").get(link).content == paper
    assert as_(app, "vien").get(link).status_code == 403
    assert as_(app, "an").get(f"{PLAN}/dieu-chinh/9/can-cu").status_code == 404


def test_a_long_list_shows_who_joins_and_not_all_of_it(app):
    hoa = begun(app)
    with writing(app.state.engine) as session:
        draft = session.get(PlanDraft, 1)
        held, _ = read_plan(draft.yaml, "a.yaml")
        more = (*held.bindings["Các xã"], "song-thao/so-noi-vu")
        draft.yaml = write_plan(held.model_copy(update={"bindings": {**held.bindings, "Các xã": more}}))
    told = " ".join(re.sub(r"<[^>]+>", "", hoa.get(LOOK).text).split())
    assert "Các xã: 02 → 03 cơ quan, đơn vị; thêm: Sở Nội vụ tỉnh Sông Thao" in told
    assert "Các xã →" not in told


def test_just_begun_it_hints_that_nothing_is_changed_and_is_not_proposed(app):
    page = begun(app).get(DRAFT).text
    assert "Lỗi phải sửa" not in page
    assert "Chưa có nội dung nào khác với danh mục đang giao" in page
    assert re.search(r'<button class="btn btn-primary" disabled>.{0,99}Trình duyệt', page, re.DOTALL)
    hoa = Caller(app, "hoa")
    seen = hoa.read("/drafts/1")
    (told,) = [one for one in seen["problems"] if one["code"] == "amend-nothing"]
    assert told["severity"] == "note"
    hoa.post("/drafts/1/doubts", {"version": seen["version"], "keys": [told["key"]]})
    assert codes(hoa.post("/drafts/1/acts", {"version": seen["version"], "act": "propose"}), 422) == ["amend-nothing"]


def test_a_change_without_a_reason_is_told_beside_its_field(app):
    hoa = begun(app)
    page = hoa.get(f"{DRAFT}?sua=1.a").text
    assert re.search(r'id="sua-why"[^>]*required', page)
    assert "nhom:report:" not in page, "a pile is changed in the form, which asks why"
    unsaid = hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", due="15/10/2026", why=" ")
    assert unsaid.status_code == 422
    assert re.search(r'id="sua-why-error"><i [^>]*></i> Chưa ghi lý do của thay đổi này', unsaid.text)
    assert 'value="15/10/2026"' in unsaid.text
    many = hoa.send(DRAFT, f"{DRAFT}/nhieu", do="nhieu", tasks="1.a", due="15/10/2026")
    assert (many.status_code, "Chưa ghi lý do của thay đổi này" in many.text) == (422, True)
    said = hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", due="15/10/2026", why="Chờ hướng dẫn")
    assert said.status_code == 303
    assert "Chờ hướng dẫn" in hoa.get(f"{DRAFT}/nhat-ky").text
    assert "Chờ hướng dẫn" in hoa.get(LOOK).text


def test_what_would_be_given_of_an_amendment_is_what_it_changes(app):
    """The page said 422 and to change the plan's code."""
    hoa = begun(app)
    to = hoa.get(f"{DRAFT}/truoc-khi-giao")
    assert (to.status_code, to.headers["location"]) == (303, LOOK)
    assert codes(Caller(app, "hoa").get("/drafts/1/before"), 422) == ["draft-gives-nothing"]
