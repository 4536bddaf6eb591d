"""Two at one task or at the document's facts: nobody's correction is lost by the other's form coming back."""

import re

import pytest

from plans.files import write_plan
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser, forms_of
from tests.drafting import many
from tests.office import plan
from tests.papers import NOTE, TEXT

__all__ = ["app"]

TAKE, ONE = "/van-ban/moi", "/van-ban/1"
FORM = f"{ONE}?sua=I.1"


@pytest.fixture
def two(app):
    """Whoever corrects first, and the other with the page as it was before."""
    hoa, other = Browser(app).enter("hoa"), Browser(app).enter("dung")
    take(hoa, TEXT.encode(), "Chỉ thị 15.txt", note=NOTE)
    return hoa, other


def take(browser, data, name, **more):
    form = forms_of(browser.get(TAKE).text)[TAKE]
    values = {"the": form["the"][0], "incoming_number": "123", "incoming_date": "01/09/2026", "no_secret": "1"}
    assert browser.post(TAKE, values | more, files=[("document", (name, data))]).status_code == 303


def opened(browser, page=FORM, action=f"{ONE}/sua"):
    return forms_of(browser.get(page).text)[action] | {"handling": "track", "force": "order", "do": "luu"}


def card(browser):
    return re.search(r'<article class="task \w+" id="n-I.1"(.*?)</article>', browser.get(ONE).text, re.DOTALL)[1]


def form_in(answer, action=f"{ONE}/sua"):
    return forms_of(answer.text)[action] | {"handling": "track", "force": "order", "do": "luu"}


def test_only_what_one_changed_is_sent_again(two):
    hoa, other = two
    mine, theirs = opened(other), opened(hoa)
    assert (
        hoa.post(f"{ONE}/sua", theirs | {"lead": "Sở Tài chính tỉnh Sông Thao", "due": "20/12/2026"}).status_code == 303
    )
    answer = other.post(f"{ONE}/sua", mine | {"title": "Tên của người sau"})
    assert answer.status_code == 409
    again = form_in(answer)
    assert again["title"] == ["Tên của người sau"]
    assert [one for one in again["lead"] if one] == ["Sở Tài chính tỉnh Sông Thao"]
    assert again["due"] == ["20/12/2026"]
    for words in ("Thời hạn: trước ngày 01 tháng 10 năm 2026 → 20/12/2026", "Nguyễn Thị Hoa"):
        assert words in answer.text, words
    assert other.post(f"{ONE}/sua", again).status_code == 303
    kept = card(hoa)
    for words in ("Tên của người sau", "Sở Tài chính tỉnh Sông Thao", "20/12/2026"):
        assert words in kept, words


def test_what_both_changed_is_shown_side_by_side(two):
    hoa, other = two
    mine, theirs = opened(other), opened(hoa)
    hoa.post(f"{ONE}/sua", theirs | {"due": "20/12/2026", "product": "Báo cáo"})
    answer = other.post(f"{ONE}/sua", mine | {"due": "21/12/2026"})
    assert answer.status_code == 409
    assert "Thời hạn: đang lưu “20/12/2026”, vừa nhập “21/12/2026”" in answer.text
    again = form_in(answer)
    assert again["due"] == ["21/12/2026"]
    assert again["product"] == ["Báo cáo"]


def test_another_fault_does_not_hide_the_change(two):
    """What cannot be read is refused before the version is looked at: the form that comes back is of the new version all the same."""
    hoa, other = two
    mine, theirs = opened(other), opened(hoa)
    hoa.post(f"{ONE}/sua", theirs | {"product": "Báo cáo", "due": "20/12/2026"})
    answer = other.post(f"{ONE}/sua", mine | {"due": "bao giờ cũng được"})
    assert answer.status_code == 422
    again = form_in(answer)
    assert again["product"] == ["Báo cáo"]
    assert other.post(f"{ONE}/sua", again | {"due": "22/12/2026"}).status_code == 303
    assert "Báo cáo" in card(hoa)


def test_the_facts_of_the_document_are_not_lost_either(two):
    hoa, other = two
    head = f"{ONE}/dau"
    mine, theirs = (opened(one, ONE, head) | {"urgency": "none", "circulation": "open"} for one in (other, hoa))
    assert hoa.post(head, theirs | {"issuer": "UBND tỉnh Sông Thao", "issued": "29/08/2026"}).status_code == 303
    answer = other.post(head, mine | {"doc_number": "77/CT-UBND"})
    assert answer.status_code == 409
    again = form_in(answer, head)
    assert again["issued"] == ["29/08/2026"]
    assert again["doc_number"] == ["77/CT-UBND"]


def test_a_refused_save_adds_no_empty_rows(two):
    hoa, _ = two
    form = opened(hoa)
    before = len(form["lead"]), len(form["partners"])
    for _ in range(3):
        answer = hoa.post(f"{ONE}/sua", form | {"due": "bao giờ cũng được"})
        form = form_in(answer)
        assert (len(form["lead"]), len(form["partners"])) == before


def test_a_unit_that_was_chosen_comes_back_by_its_name(two):
    hoa, _ = two
    answer = hoa.post(f"{ONE}/sua", opened(hoa) | {"lead": "song-thao/so-tai-chinh", "due": "bao giờ cũng được"})
    assert 'value="Sở Tài chính tỉnh Sông Thao"' in answer.text
    assert 'value="song-thao/so-tai-chinh"' not in re.sub(r"data-value=\S+", "", answer.text)


def test_before_and_after_an_edit_the_page_says_that_it_voids_the_agreement(app):
    hoa, leader = Browser(app).enter("hoa"), Browser(app).enter("dung")
    take(hoa, write_plan(plan()).encode(), "a.yaml")
    keys = re.search(r'value="xem:([0-9a-f,]+)">[^V]*Vẫn giao mới cả', hoa.get(ONE).text)[1]
    assert many(hoa, do=f"xem:{keys}").status_code == 303
    for browser, step in ((hoa, "trinh"), (leader, "dong-y")):
        assert browser.send(ONE, f"{ONE}/buoc/{step}").status_code == 303
    assert "Sửa bất kỳ nội dung nào thì ý kiến đồng ý không còn hiệu lực" in hoa.get(ONE).text
    form = opened(hoa, f"{ONE}?sua=1.a")
    assert hoa.post(f"{ONE}/sua", form | {"product": "Báo cáo"}).status_code == 303
    page = hoa.get(ONE).text
    assert "cần lãnh đạo đồng ý lại trước khi giao" in page
    assert "Trần Văn Dũng đã đồng ý lúc" in page
