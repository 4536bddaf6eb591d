"""A document that was given before: each way to give it again waits for an answer."""

import re

from tests.browsing import Browser
from tests.drafting import ONE, app, hoa, many, take
from tests.test_web_drafts import NAMES, bind_all, given_by

__all__ = ["app", "hoa"]
TWO = "/van-ban/2"


def test_it_is_proposed_only_when_what_looks_like_it_is_answered(app, hoa):
    take(hoa)
    bind_all(hoa)
    many(hoa, do="bo", tasks="I.3", why="Không còn Sở này")
    hoa.send(ONE, f"{ONE}/buoc/trinh")
    assert Browser(app).enter("dung").send(ONE, f"{ONE}/buoc/dong-y").status_code == 303
    assert given_by(app, hoa).status_code == 303
    take(hoa)
    for name, slug in NAMES.items():
        many(hoa, page=TWO, do=f"gan:{slug}:{name}")
    many(hoa, page=TWO, do="bo", tasks="I.3", why="Không còn Sở này")
    page = hoa.get(TWO).text
    assert "Trả lời trước khi trình" in page
    before = hoa.get(f"{TWO}/truoc-khi-giao").text
    assert ("Phải trả lời" in page, "Phải trả lời" in before, "Lỗi phải sửa" in page + before) == (True, True, False)
    assert re.search(r'<button class="btn btn-primary" disabled>.{0,99}Trình duyệt', page, re.DOTALL)
    refused = hoa.send(TWO, f"{TWO}/buoc/trinh")
    assert refused.status_code == 422
    assert "đã được giao" in refused.text
    keys = re.search(r'value="xem:([0-9a-f,]+)">[^V]*Vẫn giao mới cả', page)[1]
    assert many(hoa, page=TWO, do=f"xem:{keys}").status_code == 303
    assert "Trả lời trước khi trình" not in hoa.get(TWO).text
    assert hoa.send(TWO, f"{TWO}/buoc/trinh").status_code == 303
