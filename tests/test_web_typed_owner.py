"""A typed owner that is in no list stops the proposing, on the page too."""

import re

from tests.drafting import ONE, app, hoa, many, take
from tests.test_web_drafts import bind_all

__all__ = ["app", "hoa"]


def test_an_owner_that_nobody_knows_is_an_error_on_the_page(app, hoa):
    take(hoa)
    bind_all(hoa)
    many(hoa, do="bo", tasks="I.3", why="Không còn Sở này")
    assert "Không còn lỗi phải sửa" in hoa.get(ONE).text
    sent = {"task": "I.1", "title": "Rà soát quy chế", "handling": "track", "do": "luu"}
    saved = hoa.send(
        f"{ONE}?sua=I.1", f"{ONE}/sua", **sent, lead=["Sở Nội vụ", "soo khong co"], due="05/12/2026", confirmer=""
    )
    assert saved.status_code == 303, saved.text
    page = hoa.get(ONE).text
    assert "soo khong co&#34; không có trong danh mục cơ quan" in page
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 422


def test_it_is_said_once_with_its_remedy(app, hoa):
    take(hoa)
    bind_all(hoa)
    many(hoa, do="bo", tasks="I.3", why="Không còn Sở này")
    sent = {"task": "I.1", "title": "Rà soát quy chế", "handling": "track", "do": "luu"}
    hoa.send(f"{ONE}?sua=I.1", f"{ONE}/sua", **sent, lead=["soo khong co"], due="05/12/2026", confirmer="")
    page = hoa.get(ONE).text
    told = [one for one in re.findall(r'<li class="told .*?</li>', page, re.DOTALL) if "#n-I.1" in one]
    (once,) = [one for one in told if "told error" in one]
    assert "không có trong danh mục cơ quan" in once
    assert "Chọn cơ quan trong danh sách gợi ý" in once
    assert not [one for one in told if "Chưa gắn được" in one]
