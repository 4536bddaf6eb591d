"""Works that a letter without numbered units counts by letters or numbers within one paragraph: a task each, under its paragraph."""

import pytest

from directives.compile import compile_directive

LETTER = """ỦY BAN NHÂN DÂN
TỈNH THANH LÂM
Số: 41/UBND-NC
V/v trực bến phà
Thanh Lâm, ngày 10 tháng 11 năm 2026

Kính gửi: Các sở, ban, ngành tỉnh; UBND các xã.

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Văn Bình
"""


def told(body):
    """Clause, leads and day of each task."""
    tasks = compile_directive(LETTER.format(body=body).encode(), "cong-van.txt").plan.tasks
    return [(one.clause, "; ".join(one.lead), str(one.due.date) if one.due else "") for one in tasks]


@pytest.mark.parametrize(
    "lead_in",
    [
        "UBND tỉnh yêu cầu:",
        "Để triển khai, UBND tỉnh giao:",
        "Thực hiện chỉ đạo của Chính phủ, UBND tỉnh yêu cầu như sau:",
        "UBND tỉnh có ý kiến chỉ đạo như sau:",
        "Chủ tịch UBND tỉnh giao các cơ quan sau thực hiện:",
        "Yêu cầu các đơn vị thực hiện nghiêm các nội dung trên. Trong đó:",
    ],
)
@pytest.mark.parametrize(
    "marks", [("a)", "b)", "c)"), ("(a)", "(b)", "(c)"), ("1)", "2)", "3)"), ("(i)", "(ii)", "(iii)")]
)
def test_each_names_who_does_it(lead_in, marks):
    first, second, third = marks
    body = (
        f"{lead_in} {first} Sở Xây dựng rà soát bến phà trước ngày 20/11/2026; {second} Sở Tài chính bố trí kinh phí; "
        f"{third} Công an tỉnh tuần tra trước ngày 30/11/2026."
    )
    at = [mark.strip("()") for mark in marks]
    assert told(body) == [
        (f"kết.1.{at[0]}", "Sở Xây dựng", "2026-11-19"),
        (f"kết.1.{at[1]}", "Sở Tài chính", ""),
        (f"kết.1.{at[2]}", "Công an tỉnh", "2026-11-29"),
    ]


@pytest.mark.parametrize(
    ("lead_in", "lead"),
    [
        ("UBND tỉnh yêu cầu các sở, ban, ngành:", "các sở, ban, ngành"),
        ("Để kịp mùa lũ, đề nghị các xã thực hiện một số nội dung sau:", "các xã"),
        ("Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh:", "Sở Xây dựng"),
        ("Sở Xây dựng:", "Sở Xây dựng"),
    ],
)
@pytest.mark.parametrize("stops", [("; ", "; "), (". ", ". "), (", ", ", "), (", ", " và ")])
def test_the_lead_in_names_who_does_all(lead_in, lead, stops):
    first, last = "rà soát bến phà trước ngày 20/11/2026", "báo cáo UBND tỉnh trước ngày 30/11/2026"
    body = f"{lead_in} a) {first}{stops[0]}b) thay phao cứu sinh{stops[1]}c) {last}."
    assert told(body) == [
        ("kết.1.a", lead, "2026-11-19"),
        ("kết.1.b", lead, ""),
        ("kết.1.c", lead, "2026-11-29"),
    ]


def test_a_first_item_that_gives_no_work_leaves_the_others_apart():
    orders = "2. Giao Sở Xây dựng sửa bến phà trước ngày 20/11/2026. 3. Giao Sở Tài chính bố trí kinh phí."
    body = f"Chủ tịch UBND tỉnh có ý kiến như sau: 1. Đồng ý chủ trương. {orders}"
    assert told(body) == [("kết.1.2", "Sở Xây dựng", "2026-11-19"), ("kết.1.3", "Sở Tài chính", "")]


def test_each_paragraph_counts_its_own():
    body = "Giao Sở Xây dựng: a) Rà soát bến phà; b) Thay phao cứu sinh.\nGiao Sở Tài chính: a) Bố trí kinh phí; b) Hướng dẫn chi trả."
    assert [clause for clause, *_ in told(body)] == ["kết.1.a", "kết.1.b", "kết.2.a", "kết.2.b"]


def test_so_do_paragraphs_below_and_behind_numbered_units():
    asks = (
        "Đề nghị các xã: a) rà soát bến phà trước ngày 20/11/2026; b) gửi báo cáo về Sở Xây dựng trước ngày 30/11/2026."
    )
    body = f"1. Về tiến độ:\n{asks}\n2. Sở Tài chính bố trí kinh phí.\n{asks}"
    found = ["1.a", "1.b", "2", "kết.1.a", "kết.1.b"]
    assert [clause for clause, *_ in told(body)] == found


def test_a_lead_in_with_a_comma_in_its_courtesy_charges_all():
    body = (
        "Đề nghị các sở, ngành quan tâm, phối hợp: (1) Rà soát bến phà trước ngày 20/11/2026; (2) Thay phao cứu sinh."
    )
    assert told(body) == [("kết.1.1", "các sở, ngành", "2026-11-19"), ("kết.1.2", "các sở, ngành", "")]


def test_behind_work_of_the_lead_in_a_day_of_its_own_is_a_part():
    body = "Đề nghị các xã rà soát bến phà và thực hiện: a) lập danh sách trước ngày 20/11/2026; b) gửi Sở Xây dựng trước ngày 25/11/2026."
    assert told(body) == [("kết.1", "các xã", "2026-11-19"), ("kết.1", "các xã", "2026-11-24")]


@pytest.mark.parametrize(
    "opening",
    [
        "Để kịp mùa lũ, UBND tỉnh yêu cầu các xã thực hiện một số nội dung sau:",
        "Thực hiện Công điện số 12/CĐ-BXD ngày 05/11/2026 của Bộ Xây dựng, UBND tỉnh yêu cầu các xã:",
    ],
)
def test_paragraphs_without_marks_below_an_announcement_are_work(opening):
    body = f"{opening}\nRà soát toàn bộ bến phà, hoàn thành trước ngày 20/11/2026.\nThay phao cứu sinh.\nHồ sơ bến phà gồm đơn và bản vẽ."
    assert told(body) == [("kết.1", "các xã", "2026-11-19"), ("kết.2", "các xã", "")]


def test_below_what_is_only_told_they_are_none():
    assert (
        told("UBND tỉnh thông báo kết quả như sau:\nĐã có 20 xã báo cáo.\nCòn 05 xã chưa gửi báo cáo về bến phà.") == []
    )


@pytest.mark.parametrize(
    "body",
    [
        "Trước ngày 20/11/2026, yêu cầu các xã báo cáo theo các nội dung: a) Tổ chức trực; b) Kiểm tra bến phà; c) Xử lý vi phạm.",
        "Yêu cầu các xã rà soát bến phà, gồm: a) bến ngang; b) bến dọc; c) bến tạm trước ngày 20/11/2026.",
        "Yêu cầu các xã rà soát bến phà nêu tại điểm a), b) khoản 2 Điều 5 Quy chế bến bãi trước ngày 20/11/2026.",
    ],
)
def test_things_counted_are_one_task(body):
    assert told(body) == [("kết.1", "các xã", "2026-11-19")]


def test_works_behind_a_colon_without_marks_are_whose_order_names_them():
    body = (
        "Thực hiện chỉ đạo của Bộ Xây dựng, UBND tỉnh giao Sở Xây dựng: rà soát bến phà trước ngày 20/11/2026; "
        "thay phao cứu sinh trước ngày 30/11/2026; giao Sở Tài chính bố trí kinh phí."
    )
    assert told(body) == [
        ("kết.1", "Sở Xây dựng", "2026-11-19"),
        ("kết.1", "Sở Xây dựng", "2026-11-29"),
        ("kết.1", "Sở Tài chính", ""),
    ]


@pytest.mark.parametrize(
    ("first", "then", "last"),
    [
        ("- Các sở, ban, ngành tỉnh;\n", "- UBND các xã;\n", "- Công an tỉnh."),
        ("- Các sở, ban, ngành tỉnh,\n", "- UBND các xã,\n", "- Công an tỉnh.\n- Căn cứ Luật Đất đai;"),
        ("+ Các sở, ban, ngành tỉnh\n", "+ UBND các xã\n", "+ Công an tỉnh"),
        ("• Các sở, ban, ngành tỉnh\n", "• UBND các xã\n", "• Công an tỉnh"),
        ("Các sở, ban, ngành tỉnh;\n", "          UBND các xã;\n", "          Công an tỉnh."),
        (
            "Các đồng chí:\n- Giám đốc các sở, ban, ngành tỉnh;\n",
            "- Chủ tịch UBND các xã;\n",
            "- Giám đốc Công an tỉnh.",
        ),
        ("- Chủ tịch UBND tỉnh (để báo cáo);\n- Các sở, ban, ngành tỉnh;\n", "- UBND các xã;\n", "- Công an tỉnh."),
    ],
)
def test_the_first_addressee_may_stand_beside_the_words_that_open_their_list(first, then, last):
    letter = LETTER.replace("Các sở, ban, ngành tỉnh; UBND các xã.", f"{first}{then}{last}")
    text = letter.format(body="Sở Xây dựng đề nghị như sau:\n\n1. Rà soát các bến đò.")
    lead = compile_directive(text.encode(), "cong-van.txt").plan.tasks[0].lead
    assert list(map(str.lower, lead)) == ["các sở, ban, ngành tỉnh", "ubnd các xã", "công an tỉnh"]
