"""The workbench on the pages: tasks corrected in place, many at once, split, added, dropped; doubts left, passages taken."""

import re

from tests.browsing import forms_of
from tests.drafting import ONE, app, hoa, ids, many, take
from tests.papers import TEXT

__all__ = ["app", "hoa"]


def test_a_task_is_corrected_in_place_with_every_field(app, hoa):
    take(hoa)
    opened = hoa.get(f"{ONE}?sua=I.1").text
    assert 'value="trước ngày 01 tháng 10 năm 2026"' in opened
    sent = {
        "title": "Rà soát quy chế", "handling": "track", "lead": ["song-thao/so-noi-vu", ""], "partners": [""],
        "due": "14/12/2026", "confirmer": "song-thao/van-phong", "product": "báo cáo", "force": "request", "why": "Theo lãnh đạo",
    }  # fmt: skip
    answer = hoa.send(f"{ONE}?sua=I.1", f"{ONE}/sua", **sent, do="luu")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ONE}?xong=sua&o=I.1#n-I.1")
    page = hoa.get(ONE).text
    for words in (
        "Rà soát quy chế",
        "Sở Nội vụ tỉnh Sông Thao",
        "14/12/2026",
        "báo cáo",
        "đề nghị",
        "Văn phòng Ủy ban",
    ):
        assert words in page, words
    past = hoa.get(f"{ONE}/nhat-ky").text
    rows = past.split("<tbody>")[1].split("</tbody>")[0].count("<tr>")
    assert f"({rows})" in past, "the heading counts what stands below it, the taking in as well"
    assert "Sở Nội vụ tỉnh Sông Thao → Sở Nội vụ tỉnh Sông Thao" in past, "a binding is told by names"
    for words in ("Theo lãnh đạo", "Nguyễn Thị Hoa", "tên nhiệm vụ", "<del>Rà soát quy chế công tác văn thư</del>"):
        assert words in past, words


def test_what_is_typed_wrong_is_shown_again_in_its_form(app, hoa):
    take(hoa)
    for wrong, words in (({"due": "bao giờ cũng được"}, "bao giờ cũng được"), ({"title": " "}, "để trống")):
        answer = hoa.send(f"{ONE}?sua=I.2", f"{ONE}/sua", **({"title": "Tên giữ lại"} | wrong), do="luu")
        assert answer.status_code == 422
        assert words in answer.text
        assert 'aria-label="Sửa I.2"' in answer.text
        told = re.search(r'<span class="field-error"[^>]*>(.*?)</span>', answer.text, re.DOTALL)
        assert "due" not in wrong or "Ghi thời hạn theo một cách thường dùng" in told[1], (
            "with its remedy, at its field"
        )
    assert 'value="Tên giữ lại"' in hoa.send(f"{ONE}?sua=I.2", f"{ONE}/sua", title="Tên giữ lại", due="x y z").text


def test_a_date_is_taken_away_and_a_phrase_is_understood(app, hoa):
    take(hoa)
    hoa.send(f"{ONE}?sua=I.1", f"{ONE}/sua", due="", do="luu")
    hoa.send(f"{ONE}?sua=I.2", f"{ONE}/sua", due="hằng quý", do="luu")
    page = hoa.get(ONE).text
    cards = dict(re.findall(r'<article class="task \w+" id="n-([^"]+)"(.*?)</article>', page, re.DOTALL))
    assert "không xác định thời hạn" in cards["I.1"]
    assert "ngày cuối tháng 3, 6, 9 và 12 hằng năm" in cards["I.2"]


def test_the_field_of_many_at_once_and_the_fields_to_pick_from(app, hoa):
    take(hoa)
    assert many(hoa, do="nhieu", section="II", field="Văn thư").status_code == 303
    page = hoa.get(f"{ONE}?sua=II.1").text
    assert '<datalist id="linh-vuc"><option value="Văn thư"></option></datalist>' in page
    assert re.search(r'id="sua-field" name="field" [^>]*value="Văn thư"[^>]* list=linh-vuc', page)
    assert re.search(r'id="nhieu-field" [^>]* list=linh-vuc', page)


def test_many_at_once_ticked_or_all_of_a_part(app, hoa):
    take(hoa)
    answer = many(hoa, do="nhieu", section="II", handling="report", due="hằng năm", why="Đưa vào báo cáo năm")
    assert answer.status_code == 303
    page = hoa.get(ONE).text
    assert ids(page, "report") == ["I.2", "II.1", "II.2", "III"]
    many(hoa, do="nhieu", tasks=["I.1", "I.2"], owner="song-thao/so-tai-chinh")
    assert hoa.get(ONE).text.count("Sở Tài chính tỉnh Sông Thao") >= 2
    many(hoa, do="gop", tasks=["I.1", "I.2"])
    assert "I.2" not in ids(hoa.get(ONE).text, "track") + ids(hoa.get(ONE).text, "report")
    for wrong, words in (({"do": "nhieu"}, "Chưa chọn nhiệm vụ"), ({"do": "bo", "tasks": "III"}, "Chưa ghi lý do")):
        answer = many(hoa, **wrong)
        assert answer.status_code == 422
        assert words in answer.text
    for _ in range(3):
        assert many(hoa, do="hoan-tac").status_code == 303
    assert ids(hoa.get(ONE).text, "report") == ["I.2", "II.1", "III"]
    assert many(hoa, do="hoan-tac").status_code == 422


def test_what_was_typed_for_many_or_for_the_document_is_kept_where_it_is_wrong(app, hoa):
    take(hoa)
    answer = many(hoa, do="nhieu", tasks=["I.1", "II.1"], due="bao giờ cũng được", why="Thử", handling="report")
    assert answer.status_code == 422
    assert re.search(r'<details class="acts many" open>', answer.text)
    assert answer.text.count('name="tasks" value="I.1" checked') == 1
    for words in (
        'value="bao giờ cũng được"',
        'aria-invalid="true"',
        'value="Thử"',
        '<option value="report" selected>',
    ):
        assert words in answer.text, words
    answer = hoa.send(ONE, f"{ONE}/dau", doc_number="77/CT", issued="32/01/2026")
    assert answer.status_code == 422
    for words in ('value="77/CT"', 'value="32/01/2026"'):
        assert words in answer.text, words


def test_one_press_moves_a_task_to_another_pile(app, hoa):
    take(hoa)
    answer = many(hoa, do="nhom:inform:II.1")
    assert answer.headers["location"] == f"{ONE}?xong=sua&o=II.1#n-II.1"
    assert ids(hoa.get(ONE).text, "inform") == ["II.1"]
    assert many(hoa, do="nhom:xx:II.1").status_code == 422
    assert many(hoa, do="nhom:inform:nothing").status_code == 422


def test_split_add_drop_and_the_facts_of_the_document(app, hoa):
    take(hoa)
    form = forms_of(hoa.get(f"{ONE}?sua=I.1").text)[f"{ONE}/sua"]
    pieces = "rà soát quy chế công tác văn thư\ntrình UBND tỉnh"
    assert hoa.post(f"{ONE}/sua", form | {"do": "tach", "pieces": pieces}).status_code == 303
    page = hoa.get(ONE).text
    assert ids(page, "track")[1:3] == ["I.1", "I.1~2"]
    form = forms_of(hoa.get(f"{ONE}?sua=II.2").text)[f"{ONE}/sua"]
    hoa.post(f"{ONE}/sua", form | {"do": "tach", "pieces": "số hóa hồ sơ đang lưu trữ\nhằng quý báo cáo kết quả"})
    cards = dict(re.findall(r'<article class="task \w+" id="n-([^"]+)"(.*?)</article>', hoa.get(ONE).text, re.DOTALL))
    assert "không xác định thời hạn" in cards["II.2"], "each line has the date that it says"
    assert "ngày cuối tháng 3, 6, 9 và 12" in cards["II.2_7E2"]
    answer = hoa.send(
        f"{ONE}?sua=them",
        f"{ONE}/them",
        title="Việc thêm",
        lead=["Sở Nội vụ tỉnh Sông Thao"],
        after="I.2",
        due="30/9/2026",
    )
    assert answer.status_code == 303
    assert "bs-1" in ids(hoa.get(ONE).text, "track")
    assert hoa.send(f"{ONE}?sua=them", f"{ONE}/them", title="").status_code == 422
    assert hoa.send(f"{ONE}?sua=bs-1", f"{ONE}/sua", do="bo").status_code == 422
    assert hoa.send(f"{ONE}?sua=bs-1", f"{ONE}/sua", do="bo", why="Nhập nhầm").status_code == 303
    answer = hoa.send(
        ONE, f"{ONE}/dau", doc_number="16/CT-UBND", issued="29/08/2026", confirmer="Sở Nội vụ tỉnh Sông Thao"
    )
    assert answer.status_code == 303
    page = hoa.get(ONE).text
    assert "16/CT-UBND" in page
    assert "29/08/2026" in page
    assert hoa.send(ONE, f"{ONE}/dau", issued="99/99/2026").status_code == 422


def test_a_doubt_is_left_as_it_is(app, hoa):
    take(hoa)
    page = hoa.get(ONE).text
    key = re.search(r'value="xem:([0-9a-f]+)"', page)[1]
    assert many(hoa, do=f"xem:{key}").status_code == 303
    assert f"xem:{key}" not in hoa.get(ONE).text
    keys = re.findall(r'value="xem:([0-9a-f]{12})"', hoa.get(ONE).text)
    assert many(hoa, do=f"xem:{','.join(keys)}").status_code == 303
    assert "Điểm cần xác nhận (" not in hoa.get(ONE).text


def test_a_document_read_unsurely_is_said_so_outside_the_folded_doubts(app, hoa):
    take(hoa)
    assert "phải hỏi ở" not in hoa.get(ONE).text
    vague = "KẾ HOẠCH\nGiữ sạch bến cá năm 2026\n\n1. Việc soi đèn trước ngày 20/12/2026.\n2. Tiếng ồn ban đêm tại các bến cá.\n"
    page = hoa.get(take(hoa, data=vague.encode()).headers["location"]).text
    assert page.index("phải hỏi ở 2 chỗ") < page.index("Điểm cần xác nhận (")
    assert page.count("phải hỏi ở 2 chỗ") == 2  # and once for whoever hears the page, on its button


def test_a_passage_that_was_not_taken_is_made_a_task(app, hoa):
    odd = TEXT.replace("III. TỔ", "IV. TỔ").replace(
        "Nơi nhận:",
        "V. KINH PHÍ\n1. Hằng năm, căn cứ nhu cầu của từng cơ quan, lập dự toán gửi Sở Tài chính tổng hợp.\n\nNơi nhận:",
    )
    take(hoa, data=odd.encode())
    page = hoa.get(ONE).text
    key = re.search(r'value="lay:([0-9a-f]+)"', page.split("Có thể là nhiệm vụ (")[1])[1]
    assert f'href="#d-{key}"' in page
    assert f'id="d-{key}"' in page
    assert many(hoa, do=f"lay:{key}").headers["location"] == f"{ONE}?xong=them"
    assert "bs-1" in ids(hoa.get(ONE).text, "track")
    assert many(hoa, do=f"lay:{key}").status_code == 422
